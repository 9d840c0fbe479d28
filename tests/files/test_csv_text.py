"""CSV for programs and for a Dutch Excel: what was typed comes out, and nothing that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.bronnen.bron import Bron
from plugins.cijfers.cijferreeks import Cijferreeks
from plugins.cijfers.exports import HEADER, csv_rows, reeks_csv, reeks_json
from plugins.files.file import csv_text, excel_csv, harmless
from plugins.source.document import Document
from plugins.source.making import make
from plugins.source.records import Records
from plugins.tables.value import as_typed
from tests.conftest import TODAY


def as_dutch_excel(data: bytes) -> list[list[str]]:
    """The cells as a Dutch Excel has them after a double click: UTF-8 by its mark, columns by semicolons."""
    assert data.startswith(b"\xef\xbb\xbf"), "without the mark it would read é as Ã©"
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))


@pytest.mark.parametrize(
    "text", ["=1+1", "+31-88", "-x", "@SUM(A1)", "\t=1", "\r=1", "＝1", "-1-1", "=-1", "+"]
)
def test_a_cell_that_a_spreadsheet_would_run_gets_an_apostrophe(text: str):
    assert harmless(text) == f"'{text}"
    assert next(csv.reader(io.StringIO(csv_text((text,), []), newline=""))) == [f"'{text}"]
    assert as_dutch_excel(excel_csv((text,), [])) == [[f"'{text}"]]


@pytest.mark.parametrize("text", ["-3", "-12,5", "+4.5", "+31 343 57 88 44", "a=b", "1-2", "", "'=1"])
def test_signed_numbers_and_other_texts_stay_as_they_are(text: str):
    assert harmless(text) == text


def test_excel_gets_decimal_commas_and_texts_with_separators_whole():
    rows = [(2020, Decimal("1234.5"), None, 'één; twee, drie "vier"')]
    assert as_dutch_excel(excel_csv(("a", "b", "c", "d"), rows)) == [
        ["a", "b", "c", "d"],
        ["2020", "1234,5", "", 'één; twee, drie "vier"'],
    ]
    assert csv_text(("a", "b", "c"), [(2020, Decimal("1234.5"), None)]) == "a,b,c\r\n2020,1234.5,\r\n"


NUMBERS = st.decimals(0, 10**9, places=3, allow_nan=False).map(lambda number: number.normalize() + 0)
TYPED = st.one_of(
    st.just("onbekend"),
    st.integers(0, 10**12),
    st.integers(0, 10**9).map(Decimal),
    NUMBERS.map(lambda number: Decimal(f"{number:f}")),
    NUMBERS.map(lambda number: f"~{number:f}"),
    NUMBERS.map(lambda number: f">={number:f}"),
)
KINDS = {"~": "ongeveer", ">": "minstens", "o": "onbekend"}


SOURCE, _ = make(
    Bron,
    Document(
        "bron.yaml",
        {"titel": "B", "uitgever": "U", "datum": "2020", "soort": "jaarverslag", "herkomst": "uitgever"},
    ),
)


def series(values: list[object]) -> Cijferreeks:
    typed = {
        "titel": "T", "onderwerp": "O", "omschrijving": "O", "eenheid": "e", "decimalen": 3, "gebied": "G", "definitie": "D", "kanttekening": "K", "bron_openbaar": True, "bronnen": ["bron"],
        "licentie": "cc0-1.0", "bijgewerkt": TODAY, "grafiek": "lijn", "kolommen": [{"id": "a", "naam": "A"}], "rijen": [{"jaar": 1990 + index, "a": value} for index, value in enumerate(values)],
    }  # fmt: skip
    record, problems = make(Cijferreeks, Document("a.yaml", typed))
    assert record is not None, problems
    return record


@given(st.lists(TYPED, min_size=1, max_size=20))
def test_numbers_reach_csv_excel_and_json_as_they_were_typed(values: list[object]):
    reeks = series(values)
    expected = [
        ("" if value == "onbekend" else str(value).lstrip("~>="), KINDS.get(str(value)[0], "exact"))
        for value in values
    ]
    plain = list(csv.DictReader(io.StringIO(reeks_csv(reeks), newline="")))
    assert [(row["waarde"], row["soort"]) for row in plain] == expected
    excel = as_dutch_excel(excel_csv(HEADER, csv_rows(reeks)))[1:]
    assert [(row[2].replace(",", "."), row[3]) for row in excel] == expected
    records = Records({"bronnen": {"bron": SOURCE}}, TODAY)
    cells = [row["a"] for row in json.loads(reeks_json(reeks, records), parse_float=Decimal)["rijen"]]
    assert [(cell["waarde"], cell["soort"]) for cell in cells] == [
        (Decimal(number) if number else None, kind) for number, kind in expected
    ]
    assert [as_typed(value) for _, _, value in reeks.tabel.cells()] == [str(value) for value in values]
