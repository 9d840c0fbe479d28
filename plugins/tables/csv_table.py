"""A strict CSV of figures: a declared form, every cell with its place, every mistake at once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from plugins.source.problem import Problem, counted, near_or_choose, nearest
from plugins.tables.csv_lines import CsvLine, read_lines
from plugins.tables.value import parse_text, shortened

JAAR, BRONNEN, NOOT = "jaar", "bronnen", "noot"

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""How a cell starts that a spreadsheet may run."""

_YEAR = re.compile(r"[1-9][0-9]{3}\Z")


_OF_THE_FORM = re.compile(r"deze reeks heeft geen decimalen|maar het decimaalteken is hier een \w+")
"""What is said of a cell and may as well be mended once, in the form that the series declares."""


@dataclass(frozen=True)
class CsvForm:
    """What is declared of a file: its columns of numbers, its separator, decimal sign and decimals."""

    columns: tuple[str, ...]
    scheidingsteken: str = ","
    decimaalteken: str = "punt"
    decimalen: int = 0
    whole: bool = False
    """Whether the numbers are counts, which cannot have decimals."""


@dataclass(frozen=True)
class CsvRow:
    """One row: `jaar`, a value for every column, where filled in `bronnen` and `noot`; with their places."""

    line: int
    values: dict[str, Any] = field(default_factory=dict)
    places: dict[str, tuple[int, int]] = field(default_factory=dict)


def read_csv(path: str, data: bytes, form: CsvForm) -> tuple[tuple[CsvRow, ...] | None, list[Problem]]:
    """The rows of a CSV; None as soon as there is a problem. The order of the years is not looked at."""
    lines, problems = read_lines(path, data, form.scheidingsteken)
    if problems:
        return None, problems
    if above := list(_above_the_header(path, lines)):
        return None, above
    problems = list(_header(path, lines[0], form))
    if not problems and len(lines) == 1:
        problems = [Problem(path, 1, 1, "onder de kopregel staan geen rijen; zet een regel per jaar neer")]
    if problems:
        return None, problems
    keys = [cell.text for cell in lines[0]]
    rows = []
    for line in lines[1:]:
        row = CsvRow(line[0].line)
        problems += _fill(path, row, line, keys, form)
        rows.append(row)
    return (None, _once(problems)) if problems else (tuple(rows), [])


def _once(problems: Iterable[Problem]) -> list[Problem]:
    """Cells that are wrong for one reason in the form of the file, said once with the other lines."""
    alike: dict[str, list[Problem]] = {}
    for index, problem in enumerate(problems):
        form = _OF_THE_FORM.search(problem.message)
        alike.setdefault(form[0] if form else str(index), []).append(problem)
    folded = []
    for first, *others in alike.values():
        lines = ", ".join(dict.fromkeys(str(other.line) for other in others))
        also = f" (zo ook {len(others)} andere, op regel {lines})" if others else ""
        folded.append(first._replace(message=f"{first.message}{also}"))
    return folded


def read_text(text: str) -> str:
    """The text in a cell; raises ValueError for what a spreadsheet would run and for blanks nobody sees."""
    if text.startswith(FORMULA_STARTS):
        raise ValueError(
            f"een rekenblad leest '{shortened(text)}' als formule; begin met een letter of een cijfer"
        )
    if text.strip() != text or "\t" in text:
        raise ValueError("spaties voor of achter de tekst, of een tab erin; haal ze weg")
    return text


def _above_the_header(path: str, lines: list[CsvLine]) -> Iterator[Problem]:
    """The header is the first line: a title above the table belongs in the file of the series."""
    heads = [line[0].line for line in lines if line[0].text.strip().casefold() == JAAR]
    if heads and heads[0] > 1:
        message = f"de kopregel staat op regel {heads[0]}; verwijder wat erboven staat"
        yield Problem(path, 1, 1, message)


def _header(path: str, header: CsvLine, form: CsvForm) -> Iterator[Problem]:
    """The header has `jaar`, the declared columns in order, then `bronnen` and `noot` where wanted."""
    required, known = (JAAR, *form.columns), (JAAR, *form.columns, BRONNEN, NOOT)
    example = form.scheidingsteken.join(required)
    expected = f"de kopregel is: {example}, met daarachter eventueel {BRONNEN} en {NOOT}"
    names = [cell.text for cell in header]
    wrong = [name for name in required if name not in names]
    meant = {nearest(cell.text, known) for cell in header if cell.text not in known}
    for index, cell in enumerate(header):
        if not cell.text and "" in names[:index]:
            continue  # that is said of the first
        if cell.text in names[:index]:
            message = f"kolom '{cell.text}' staat er twee keer; verwijder er een"
        elif not cell.text:
            message = (
                f"deze kolom heeft geen naam; geef haar een naam, of verwijder '{form.scheidingsteken}' op"
                " elke regel"
            )
        elif cell.text not in known:
            message = f"onbekende kolom '{cell.text}'{near_or_choose(cell.text, known)}"
        else:
            continue
        wrong.append(cell.text)
        yield Problem(path, cell.line, cell.column, message)
    for name in required:
        if name not in names and name not in meant:
            yield Problem(path, 1, 1, f"kolom '{name}' ontbreekt; {expected}")
    if not wrong and names != [name for name in known if name in names]:
        yield Problem(path, 1, 1, f"de kolommen staan niet in de opgegeven volgorde; {expected}")


def _fill(path: str, row: CsvRow, line: CsvLine, keys: list[str], form: CsvForm) -> Iterator[Problem]:
    """Put the cells of one line in the row; a cell that does not fit is a problem with its place."""
    if not any(cell.text for cell in line):
        yield Problem(path, row.line, 1, f"regel {row.line} heeft alleen lege cellen; verwijder haar")
        return
    if len(line) != len(keys):
        quoted = ""
        if len(line) > len(keys):
            what = 'een getal met een komma tussen aanhalingstekens: "12,5"'
            text = "een tekst met een puntkomma tussen aanhalingstekens"
            quoted = f". Zet {what if form.scheidingsteken == ',' else text}"
        yield Problem(
            path,
            row.line,
            1,
            f"regel {row.line} heeft {counted(len(line), 'cel', 'cellen')} en de kopregel"
            f" {len(keys)}; zet op elke regel evenveel cellen als kolommen" + quoted,
        )
        return
    if line[0].text and not any(cell.text for cell in line[1:]) and not _YEAR.match(line[0].text):
        message = f"regel {row.line} heeft geen jaar en geen cijfers; verwijder haar, of zet haar in 'noot'"
        yield Problem(path, row.line, 1, message)
        return
    for key, cell in zip(keys, line, strict=True):
        if not cell.text and key in (BRONNEN, NOOT):
            continue
        try:
            row.values[key] = _read(key, cell.text, form)
        except ValueError as error:
            yield Problem(path, cell.line, cell.column, f"regel {cell.line}, kolom '{key}': {error}")
        row.places[key] = (cell.line, cell.column)


def _read(key: str, text: str, form: CsvForm) -> Any:
    """A year, a value, a text or a list of sources, by the name of the column."""
    if key == JAAR:
        return _year(text)
    if key in (BRONNEN, NOOT):
        return read_text(text).split() if key == BRONNEN else read_text(text)
    return parse_text(text, form.decimaalteken, form.decimalen, form.whole)


def _year(text: str) -> int:
    if not _YEAR.match(text):
        wrong = f"'{shortened(text)}' is geen jaar" if text else "het jaar ontbreekt"
        remove = ", of verwijder deze regel" if text.isalpha() else ""
        raise ValueError(f"{wrong}; schrijf vier cijfers, zoals 2024{remove}")
    return int(text)
