"""What a file that is no page says to its reader, by its kind."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from html import unescape
from io import BytesIO
from zipfile import ZipFile

from plugins.privacy.reading import said_by_csv, said_by_markup, said_by_picture

FIGURES = "waarde"
"""The column of a table that holds its figures."""
MANIFEST_FIGURES = "cijferreeksen"

SEARCH_INDEX = re.compile(r"zoekindex=(\{.*\});\n", re.DOTALL)
"""The index for searching: a script of data alone."""


def _from_markup(data: bytes) -> str:
    return unescape(said_by_markup(unescape(said_by_markup(data.decode()))))  # a feed holds HTML as text


def _from_json(data: bytes) -> str:
    """What a JSON file says; a number in it is a figure, and never one to call."""
    given = json.loads(data, parse_int=_figure, parse_float=_figure)
    if isinstance(given, dict):
        given.pop(MANIFEST_FIGURES, None)  # of what was published: figures as they were typed, in quotes
    return json.dumps(given, ensure_ascii=False, separators=(",\n", ": ")).replace("\\n", "\n")


def _from_csv(data: bytes) -> str:
    """What a table says; a number in its column of figures is never one to call."""
    head, *rows = said_by_csv(data.decode()).split("\n")
    names = head.strip("\ufeff\r").split(";")
    if FIGURES in names:
        before = names.index(FIGURES)
        cell = re.compile(rf"((?:[^;\"]*;){{{before}}})(\d+)(?=;)")
        rows = [cell.sub(lambda match: match[1] + _figure(match[2]), row, count=1) for row in rows]
    return "\n".join([head, *rows])


def _figure(digits: str) -> str:
    """A figure as a reader sees it on a page: with a point between thousands."""
    whole, point, decimals = digits.partition(".")
    return (
        f"{int(whole):,}".replace(",", ".") + ("," if point else "") + decimals
        if whole.isdecimal()
        else digits
    )


def _from_calendar(data: bytes) -> str:
    return data.decode().replace("\r\n ", "")


def _from_script(data: bytes) -> str:
    """What a script says.

    Of the index for searching what it shows, as its packed places and weights are no words. Each word to look
    for was read where it was typed, or on the page where it stands.
    """
    packed = SEARCH_INDEX.fullmatch(data.decode())
    try:
        return _from_json(json.dumps(json.loads(packed[1])["paginas"]).encode()) if packed else data.decode()
    except (json.JSONDecodeError, KeyError):  # a rule says that it is more than data
        return data.decode()


def _from_zip(data: bytes) -> str:
    """What the files in a zip say, and their names; one that is no text stands beside it too."""
    with ZipFile(BytesIO(data)) as packed:
        names = [name for name in packed.namelist() if not name.endswith(".zip")]
        read = ((name, READERS.get(name.rpartition(".")[2])) for name in names)
        contents = [reader(packed.read(name)) for name, reader in read if reader]
        return "\n\n".join([*names, packed.comment.decode("utf-8", "replace"), *contents])


READERS: Mapping[str, Callable[[bytes], str]] = {
    "svg": _from_markup,
    "xml": _from_markup,
    "json": _from_json,
    "jsonld": _from_json,
    "ttl": bytes.decode,
    "ics": _from_calendar,
    "csv": _from_csv,
    "txt": bytes.decode,
    "js": _from_script,
    "png": said_by_picture,
    "jpg": said_by_picture,
    "zip": _from_zip,
}
"""How a file says what it says, by its ending; PDF apart, as it takes a cache."""
