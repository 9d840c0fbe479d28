"""Who does what is said of a CSV ends with a good file: each remedy is followed, one message after the other."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.source.problem import Problem
from plugins.tables.csv_lines import SCHEIDINGSTEKENS
from plugins.tables.csv_table import CsvForm, read_csv
from plugins.tables.value import Value
from tests.conftest import THOROUGH
from tests.tables.reading_csv import FORM
from tests.tables.test_csv_files import FILES
from tests.tables.test_csv_table import CELLS

Saved = tuple[bytes, CsvForm]
"""The bytes of a file and what is declared of it: what an editor can change."""


def in_utf8(data: bytes) -> bytes:
    """The file saved again as 'CSV UTF-8'."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16").encode()
    if b"\0" in data:
        return data.replace(b"\0", b"")
    return data.decode("latin-1").encode()


def cell_at(line: str, column: int, separator: str) -> tuple[int, int]:
    """Where the cell that begins at a column ends."""
    if line[column : column + 1] == '"':
        return column, line.index('"', column + 1) + 1 if '"' in line[column + 1 :] else len(line)
    end = line.find(separator, column)
    return column, len(line) if end < 0 else end


def without_cell(line: str, number: int, separator: str) -> str:
    """A line without one of its cells; between quotes a separator is part of its cell."""
    if '"' not in line:
        return separator.join(part for index, part in enumerate(line.split(separator)) if index != number)
    cells = [
        cell for index, cell in enumerate(next(csv.reader([line], delimiter=separator))) if index != number
    ]
    return separator.join(f'"{cell}"' if separator in cell else cell for cell in cells)


def typed(message: str, cell: str) -> str:
    """What an editor types instead of a cell, who reads the message."""
    if found := re.search(r"schrijf ([~>=]*[0-9]+(?:[.,][0-9]+)?)(?:$|,| \(| als)", message):
        return found[1]
    bare = cell.strip('"').strip()
    steps: dict[str, Callable[[], str]] = {
        "schrijf een heel getal": lambda: re.split("[.,]", bare)[0],
        "haal het weg, of vul": lambda: bare.rstrip(".,"),
        "tussen haakjes": lambda: re.sub("[^0-9]", "", bare),
        "schrijf '~' direct": lambda: "~" + re.sub(r"[^0-9]", "", bare),
        "alleen in cijfers": lambda: "5000000",
        "typ het getal, en zet": lambda: "12",
        "schrijf er een, of": lambda: re.split(r"[^0-9.,]", bare)[0],
        "schrijf 0 als de bron": lambda: "0",
        "rond af": lambda: re.split("[.,]", bare)[0],
        "haal ze weg": lambda: re.sub(r"\s+", " ", bare),
        "schrijf alle cijfers achter elkaar": lambda: re.sub(r"\D", "", bare),
        "typ het getal met 0 tot en met 9": lambda: "12",
        "haal het plusteken weg": lambda: bare.lstrip("+"),
        "een aantal is nul of meer": lambda: re.sub("^[-−–]", "", bare),
        "schrijf het getal helemaal uit": lambda: "1000",
        "schrijf 'onbekend' als": lambda: "onbekend",
        "schrijf '>=' direct": lambda: ">=" + re.sub(r"\D", "", bare),
        "schrijf het aantal zelf, of 'onbekend'": lambda: "onbekend",
        "haal de nullen vooraan weg": lambda: bare.lstrip("0") or "0",
        "schrijf alleen het getal": lambda: re.sub(r"[^0-9]", "", bare),
        "haal de spatie na ~ weg": lambda: bare.replace(" ", ""),
        "schrijf de uitkomst": lambda: "2",
        "bedoelde u 'onbekend'?": lambda: "onbekend",
        "controleer het": lambda: "999",
        "of 'onbekend'": lambda: "onbekend",
        "hoogstens 1": lambda: bare[:-1],
        "vier cijfers, zoals 2024": lambda: "2024",
        "begin met een letter of een cijfer": lambda: "tekst",
    }
    for words, step in steps.items():
        if words in message:
            return step()
    raise AssertionError(f"nobody knows how to follow: {message}")


def followed(saved: Saved, problem: Problem) -> Saved:
    """The file, or what is declared of it, after doing what a message says."""
    data, form = saved
    message, separator = problem.message, form.scheidingsteken
    if "UTF-" in message:
        return in_utf8(data), form
    text = data.decode("utf-8-sig")
    if found := re.search(r"geef scheidingsteken '(.)' op", message):
        return data, replace(form, scheidingsteken=found[1])
    if found := re.search(r"gescheiden door een tab.* op met '(.)'", message):
        return text.replace("\t", found[1]).encode(), form
    if "hier staat niets" in message:
        return f"{separator.join(('jaar', *form.columns))}\n".encode(), form
    lines = text.split("\n")
    at, column = max(problem.line - 1, 0), max(problem.column - 1, 0)
    line = lines[at]
    if "het meeste. Splits het" in message:
        lines = lines[:3] if len(lines) > 3 else [separator.join(("jaar", *form.columns))]
    elif "onzichtbaar teken" in message:
        lines[at] = line[:column] + line[column + 1 :]
    elif "oude Mac" in message:
        lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    elif "regel per jaar neer" in message:
        lines[at + 1 :] = [separator.join(("2020", *("1" for _ in form.columns)))]
    elif "staan niet in de opgegeven volgorde" in message or (
        "kopregel is" in message and "ontbreekt" in message
    ):
        names = line.strip('"').split(separator)
        notes = [name for name in ("bronnen", "noot") if name in names]
        lines[at] = separator.join(("jaar", *form.columns, *notes))
        lines[at + 1 :] = [separator.join(("2020", *("1" for _ in form.columns), *("" for _ in notes)))]
    elif "verwijder haar" in message or "verwijder de regel" in message:
        del lines[at]
    elif found := re.search(r"onbekende kolom '.*'; bedoelde u '(\w+)'\?", message):
        start, end = cell_at(line, column, separator)
        lines[at] = line[:start] + found[1] + line[end:]
    elif "onbekende kolom" in message or "verwijder er een" in message or "verwijder het laatste" in message:
        number = line[:column].count(separator)
        lines = [without_cell(each, number, separator) for each in lines]
    elif "evenveel cellen als kolommen" in message:
        names, cells = (next(csv.reader([each], delimiter=separator)) for each in (lines[0], line))
        cells = (cells + ["1"] * len(names))[: len(names)]
        lines[at] = separator.join(f'"{cell}"' if separator in cell else cell for cell in cells)
    elif "op dezelfde regel gesloten" in message:
        lines[at:] = [
            line + '"',
            *([] if at + 1 == len(lines) or "," not in lines[at + 1] else lines[at + 1 :]),
        ]
    elif "na het sluitende aanhalingsteken" in message or "aanhalingsteken midden in een cel" in message:
        start = line.rfind(separator, 0, column) + 1
        if "midden" not in message:
            start = line.rfind(f'{separator}"', 0, column) + 1
        cell = line[start:].strip('"').replace('""', '"').replace('"', '""')
        lines[at] = f'{line[:start]}"{cell}"'
    elif "is het scheidingsteken is" in message or "cellen op een regel" in message:
        lines[at] = separator.join(("2020", *("1" for _ in form.columns)))
    else:
        start, end = cell_at(line, column, separator)
        new = typed(message, line[start:end])
        new = f'"{new}"' if separator in new else new
        lines[at] = line[:start] + new + line[end:]
    return "\n".join(lines).encode(), form


def seen_of(saved: Saved) -> list[str]:
    """Every message that an editor meets who does what is said, until all is well."""
    seen: list[str] = []
    for _ in range(40):
        rows, problems = read_csv("a.csv", *saved)
        if not problems:
            assert rows, saved
            return seen
        seen.append(problems[0].message)
        saved = followed(saved, problems[0])
    raise AssertionError((saved, seen))


@pytest.mark.parametrize("data", [data for data, _ in FILES], ids=range(len(FILES)))
def test_who_does_what_is_said_of_a_file_ends_with_a_good_file(data: str | bytes):
    seen_of((data.encode() if isinstance(data, str) else data, FORM))


@pytest.mark.parametrize("cell", [cell for cell, _ in CELLS])
def test_who_does_what_is_said_of_a_cell_ends_with_a_good_file(cell: str):
    assert len(seen_of((f"jaar,a,b\n2019,1,{cell}\n".encode(), FORM))) <= 2


NUMBER = st.one_of(
    st.integers(0, 10**9).map(str),
    st.integers(0, 10**9).map(lambda number: f"{number:,}".replace(",", ".")),
    st.integers(0, 10**9).map(lambda number: f"{number:,}".replace(",", " ")),
    st.decimals(0, 10**6, places=1).map(str),
    st.decimals(0, 10**6, places=2).map(lambda number: str(number).replace(".", ",")),
    st.sampled_from(
        ["onbekend", "Onbekend", "~1200", "~ 12", ">=5", "> 5", "12%", "€ 5", "+5", "", "007", "1e3"]
    ),
)


@st.composite
def damaged(draw: st.DrawFn) -> Saved:
    """A CSV as somebody may save it: another delimiter, sign, order, encoding, ragged, doubled or empty rows."""
    columns = tuple(draw(st.lists(st.sampled_from("abcd"), min_size=1, max_size=3, unique=True)))
    separator, used = draw(st.sampled_from([*SCHEIDINGSTEKENS])), draw(st.sampled_from([",", ";", "\t"]))
    form = CsvForm(columns, separator, draw(st.sampled_from(["punt", "komma"])), draw(st.integers(0, 3)))
    head = ["jaar", *columns]
    if draw(st.booleans()):
        head = (
            draw(st.permutations(head))
            if draw(st.booleans())
            else [*head, draw(st.sampled_from(["noot", "e", "Noot"]))]
        )
    rows = [head]
    for year in range(2020, 2020 + draw(st.integers(0, 4))):
        row = [str(year), *(draw(NUMBER) for _ in columns)]
        row += [""] * (len(head) - len(row))
        rows += [row] * draw(st.sampled_from([1, 1, 1, 2]))
        if draw(st.integers(0, 5)) == 0:
            rows[-1] = row[:-1] if draw(st.booleans()) else [*row, "1"]
        if draw(st.integers(0, 7)) == 0:
            rows.append([])
    lines = [used.join(f'"{cell}"' if used in cell else cell for cell in row) for row in rows]
    end = draw(st.sampled_from(["\n", "\r\n"]))
    return end.join([*lines, ""]).encode(
        draw(st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252"]))
    ), form


@settings(max_examples=2_000 if THOROUGH else 100, deadline=None)
@given(damaged())
def test_who_does_what_is_said_of_any_csv_ends_with_a_good_file(saved: Saved):
    seen_of(saved)


def test_a_good_file_is_read_whatever_the_editor_did():
    rows, _ = read_csv("a.csv", b"jaar;a;b\r\n2019;1;~2,5\r\n", CsvForm(("a", "b"), ";", "komma", 1))
    assert rows is not None
    assert isinstance(rows[0].values["b"], Value)
