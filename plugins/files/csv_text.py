"""CSV as RFC 4180 writes it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable


def csv_text(header: tuple[str, ...], rows: Iterable[tuple[object, ...]]) -> str:
    """A header and rows as CSV, with commas and CRLF."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows(rows)
    return text.getvalue()
