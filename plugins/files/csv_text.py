"""CSV as RFC 4180 writes it and as a Dutch Excel opens it, with nothing that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable
from decimal import Decimal

from plugins.tables.csv_table import FORMULA_STARTS

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
