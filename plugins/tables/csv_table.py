"""A strict CSV of figures: a declared form, every cell with its place, every mistake at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from plugins.source.problem import Problem, near_or_choose
from plugins.tables.csv_cells import DECIMAALTEKENS, NumberForm, read_number, read_text, read_year
from plugins.tables.csv_lines import SCHEIDINGSTEKENS, CsvLine, read_lines

JAAR, BRONNEN, NOOT = "jaar", "bronnen", "noot"


@dataclass(frozen=True)
class CsvForm:
    """What is declared about a file: its columns of numbers in order, its separator, its decimal sign and its number of decimals."""

    columns: tuple[str, ...]
    scheidingsteken: str = ","
    decimaalteken: str = "punt"
    decimalen: int = 0

    def __post_init__(self) -> None:
        if self.scheidingsteken not in SCHEIDINGSTEKENS:
            raise ValueError(f"onbekend scheidingsteken '{self.scheidingsteken}'; kies , of ;")
        if self.decimaalteken not in DECIMAALTEKENS:
            raise ValueError(f"onbekend decimaalteken '{self.decimaalteken}'; kies punt of komma")


@dataclass(frozen=True)
class CsvRow:
    """One row as an editor would have typed it in YAML: `jaar`, a number, `~number`, `>=number` or `onbekend` for every column, and where filled in `bronnen` and `noot`.

    `places` gives line and column for each of these keys.
    """

    line: int
    values: dict[str, Any] = field(default_factory=dict)
    places: dict[str, tuple[int, int]] = field(default_factory=dict)


def read_csv(path: str, data: bytes, form: CsvForm) -> tuple[tuple[CsvRow, ...] | None, list[Problem]]:
    """Read the rows of a CSV; None as soon as there is a problem. The order of the years is for the rule of all rows to judge."""
    lines, problems = read_lines(path, data, form.scheidingsteken)
    if problems:
        return None, problems
    problems = list(_other_separator(path, lines[0], form)) or list(_header(path, lines[0], form))
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
    return (None, problems) if problems else (tuple(rows), [])


def _other_separator(path: str, header: CsvLine, form: CsvForm) -> Iterator[Problem]:
    """A file that is separated by something else than was declared has one cell in its header."""
    others = [
        sign for sign in (*SCHEIDINGSTEKENS, "\t") if sign != form.scheidingsteken and sign in header[0].text
    ]
    if len(header) == 1 and others:
        found = "een tab" if others[0] == "\t" else f"'{others[0]}'"
        remedy = f"geef scheidingsteken '{others[0]}' op, of sla" if others[0] in SCHEIDINGSTEKENS else "sla"
        yield Problem(
            path,
            1,
            1,
            f"de kolommen zijn gescheiden door {found}, maar opgegeven is '{form.scheidingsteken}'; {remedy} het bestand op met '{form.scheidingsteken}'",
        )


def _header(path: str, header: CsvLine, form: CsvForm) -> Iterator[Problem]:
    """The header has `jaar`, then the declared columns in their order, then `bronnen` and `noot` or one of them or neither."""
    required, known = (JAAR, *form.columns), (JAAR, *form.columns, BRONNEN, NOOT)
    wanted = (
        f"de kopregel is: {form.scheidingsteken.join(required)}, met daarachter eventueel {BRONNEN} en {NOOT}"
    )
    names = [cell.text for cell in header]
    fine = True
    for index, cell in enumerate(header):
        if cell.text in names[:index]:
            fine = False
            yield Problem(
                path, cell.line, cell.column, f"kolom '{cell.text}' staat er twee keer; verwijder er een"
            )
        elif cell.text not in known:
            fine = False
            yield Problem(
                path,
                cell.line,
                cell.column,
                f"onbekende kolom '{cell.text}'{near_or_choose(cell.text, known)}",
            )
    for name in required:
        if name not in names:
            fine = False
            yield Problem(path, 1, 1, f"kolom '{name}' ontbreekt; {wanted}")
    if fine and names != [name for name in known if name in names]:
        yield Problem(path, 1, 1, f"de kolommen staan niet in de opgegeven volgorde; {wanted}")


def _fill(path: str, row: CsvRow, line: CsvLine, keys: list[str], form: CsvForm) -> Iterator[Problem]:
    """Put the cells of one line in the row; a cell that does not fit is a problem that names line and column."""
    if not any(cell.text for cell in line):
        yield Problem(path, row.line, 1, f"regel {row.line} heeft alleen lege cellen; verwijder haar")
        return
    if len(line) != len(keys):
        quote = (
            '. Zet een getal met een komma tussen aanhalingstekens: "12,5"'
            if len(line) > len(keys) and form.scheidingsteken == ","
            else ""
        )
        yield Problem(
            path,
            row.line,
            1,
            f"regel {row.line} heeft {len(line)} cellen en de kopregel {len(keys)}; zet op elke regel evenveel cellen als kolommen{quote}",
        )
        return
    for key, cell in zip(keys, line, strict=True):
        if not cell.text and key in (BRONNEN, NOOT):
            continue
        try:
            row.values[key] = _reader(key, form)(cell.text)
        except ValueError as error:
            yield Problem(path, cell.line, cell.column, f"regel {cell.line}, kolom '{key}': {error}")
        row.places[key] = (cell.line, cell.column)


def _reader(key: str, form: CsvForm) -> Callable[[str], Any]:
    if key == JAAR:
        return read_year
    if key == NOOT:
        return read_text
    if key == BRONNEN:
        return lambda text: read_text(text).split()
    return lambda text: read_number(text, NumberForm(form.decimaalteken, form.decimalen))
