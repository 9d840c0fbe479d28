"""The examples on /open-data/ do what the page says, on the files that stand beside it."""

from __future__ import annotations

import csv
import io
import re
import shutil
import subprocess
import sys
from html import unescape
from pathlib import Path

import pytest

from tests.opendata.test_open_data import package_of


def example(site: Path, name: str) -> str:
    """The code of an example as a reader copies it."""
    page = (site / "open-data/index.html").read_text(encoding="utf-8")
    code = re.search(rf'<code id="{name}">(.*?)</code>', page, re.DOTALL)
    assert code
    return unescape(code[1])


def in_excel(path: Path) -> list[list[str]]:
    """The cells that a Dutch Excel makes of a file: the mark says UTF-8, a semicolon ends a cell."""
    data = path.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))


@pytest.fixture
def running(public_site: Path) -> str:
    """How many steps say that something is being carried out."""
    text = (public_site / "open-data/stappen.csv").read_text(encoding="utf-8")
    count = sum(step["stand"] == "in_uitvoering" for step in csv.DictReader(io.StringIO(text, newline="")))
    assert count
    return str(count)


def test_the_example_in_python_counts(public_site: Path, running: str):
    done = subprocess.run(
        [sys.executable, "-c", example(public_site, "python")],
        cwd=public_site / "open-data",
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == running


def test_the_example_in_r_counts(public_site: Path, running: str):
    code, r = example(public_site, "r"), shutil.which("Rscript")
    assert r, "Rscript is not on the path; install it: environment.py names Debian's package"
    done = subprocess.run(
        [r, "-e", code], cwd=public_site / "open-data", capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["[1]", running]


def test_the_example_in_excel_counts(public_site: Path, running: str):
    formula = re.fullmatch(r'=AANTAL\.ALS\(([A-Z]):\1;"(.*)"\)', example(public_site, "excel"))
    assert formula
    rows = in_excel(public_site / "open-data/stappen.excel.csv")
    column = ord(formula[1]) - ord("A")
    assert rows[0][column] == "stand"
    assert str(sum(row[column] == formula[2] for row in rows)) == running


def test_excel_reads_the_same_table_as_other_programs(public_site: Path):
    for resource in package_of(public_site)["resources"]:
        path = public_site / resource["path"]
        text = path.read_text(encoding="utf-8")
        other = list(csv.reader(io.StringIO(text, newline="")))
        numbers = [field["type"] == "number" for field in resource["schema"]["fields"]]
        expected = [
            [cell.replace(".", ",") if number else cell for cell, number in zip(row, numbers, strict=True)]
            for row in other
        ]
        assert in_excel(path.with_suffix(".excel.csv")) == expected, resource["name"]
