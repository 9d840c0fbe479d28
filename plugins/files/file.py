"""A file for reuse: where it stands, the page that offers it, and the CSV and JSON that are written in it.

CSV as RFC 4180 has it and as a Dutch Excel opens it, with nothing that a spreadsheet would run; JSON to be
read by people and compared line by line, without what indenting everything costs.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from plugins.pages.page import Download
from plugins.source.dates import Datering
from plugins.source.record import Part, Record, Verwijzing, fields_of
from plugins.tables.csv_table import FORMULA_STARTS
from plugins.tables.value import Value, as_typed


class File(NamedTuple):
    """A file at an address from the root of the site.

    `page` is the address of the page that offers it, if one does.
    """

    address: str
    data: bytes
    label: str
    page: str = ""


def downloads_by_page(files: Iterable[File]) -> dict[str, list[Download]]:
    """What every page offers, by its address, in the order in which the files were made."""
    offered: dict[str, list[Download]] = {}
    for file in files:
        offered.setdefault(file.page, []).append(Download(file.label, file.address, len(file.data)))
    return offered


def dutch_size(count: int) -> str:
    """A number of bytes in words: `940 bytes`, `1,4 kB`, `2,3 MB`."""
    if count < 1_000:
        return f"{count} bytes"
    if count < 1_000_000:
        return f"{count / 1_000:.1f} kB".replace(".", ",")
    return f"{count / 1_000_000:.1f} MB".replace(".", ",")


_NUMBER = re.compile(r"[-+][0-9]+([.,][0-9]+)?\Z|\+[0-9]+( [0-9]+)+\Z")
"""A number with a sign, or a telephone number from abroad in groups: no spreadsheet can work that out."""


def csv_text(header: tuple[str, ...], rows: Iterable[tuple[object, ...]]) -> str:
    """A header and rows as CSV, with commas, a point for decimals and CRLF."""
    return _written(header, rows, ",", ".")


def excel_csv(header: tuple[str, ...], rows: Iterable[tuple[object, ...]]) -> bytes:
    """The same for a Dutch Excel: semicolons, a comma for decimals, and the mark by which it knows UTF-8."""
    return b"\xef\xbb\xbf" + _written(header, rows, ";", ",").encode()


def harmless(text: str) -> str:
    """A text with an apostrophe before it where a spreadsheet would run it; a number stays."""
    return f"'{text}" if text.startswith(FORMULA_STARTS) and not _NUMBER.match(text) else text


def _written(
    header: tuple[str, ...], rows: Iterable[tuple[object, ...]], separator: str, decimal: str
) -> str:
    text = io.StringIO()
    writer = csv.writer(text, delimiter=separator, lineterminator="\r\n")
    for row in (header, *rows):
        writer.writerow(_cell(value, decimal) for value in row)
    return text.getvalue()


def _cell(value: object, decimal: str) -> object:
    if isinstance(value, Decimal):
        return str(value).replace(".", decimal)
    return harmless(value) if isinstance(value, str) else value


ABOUT_THE_FILE = frozenset(Record.model_fields)
"""Fields of a record that are about the file of an editor, not about what it tells.

They are not published.
"""


def json_text(given: dict[str, Any] | list[Any]) -> str:
    """The JSON of a mapping or list: a line for everything in it, and for everything in what that holds."""
    encode = json.JSONEncoder(ensure_ascii=False).encode

    def lines(value: Any, inner: Callable[[Any], str], indent: str) -> str:
        if not value or not isinstance(value, (dict, list)):
            return encode(value)
        parts: Iterable[str] = (
            (f"{encode(key)}: {inner(item)}" for key, item in value.items())
            if isinstance(value, dict)
            else map(inner, value)
        )
        start, end = "{}" if isinstance(value, dict) else "[]"
        return f"{start}\n{indent} " + f",\n{indent} ".join(parts) + f"\n{indent}{end}"

    inner = (lambda value: lines(value, encode, " ")) if isinstance(given, dict) else encode
    return lines(given, inner, "") + "\n"


def json_value(value: object) -> object:
    """A value of a record as JSON holds it.

    A date is as precise as it is known: `2023-06-02`, `2023-06`, `2023` or `ongedateerd`. A figure is a text,
    as an editor types it.
    """
    if isinstance(value, Part):
        return {name: json_value(inner) for name, inner in fields_of(value).items()}
    if isinstance(value, Verwijzing):
        return str(value)
    if isinstance(value, tuple):
        return [json_value(inner) for inner in value]
    if isinstance(value, Datering):
        return value.iso
    if isinstance(value, Value):
        return as_typed(value)
    return value.isoformat() if isinstance(value, date) else value


def json_record(record: Record, more: Mapping[str, object] | None = None) -> dict[str, object]:
    """A record as JSON holds it: its id and address, `more`, and every field but ABOUT_THE_FILE."""
    fields = {
        name: json_value(value) for name, value in fields_of(record).items() if name not in ABOUT_THE_FILE
    }
    return {"id": record.id, "adres": record.adres, **(more or {}), **fields}
