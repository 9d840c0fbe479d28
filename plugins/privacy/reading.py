"""Text as a person reads it: entities, escapes and invisible signs undone, every digit an ordinary one."""

from __future__ import annotations

import re
from html import unescape
from importlib.metadata import version
from io import BytesIO
from itertools import chain

from plugins.cache import Cache
from plugins.source.phone_numbers import plain

_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})|\\x([0-9a-fA-F]{2})|%([2-7][0-9a-fA-F])")
_SPACE = re.compile(r"\\[nrt]")
# Signs of Markdown, and marks that are drawn over a letter and do not change what it is.
_UNSEEN = dict.fromkeys(
    [*map(ord, "*`\\"), *range(0x300, 0x370), *range(0xFE00, 0xFE10), *range(0x20D0, 0x2100)]
)
# Capitals of Greek and Cyrillic and a full stop that look like Latin ones: nobody sees the difference.
_SEEN = _UNSEEN | str.maketrans("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧАВЕКМНОРСТХІЅЈ。", "ABEZHIKMNOPTYXABEKMHOPCTXISJ.")
_COMMENT = re.compile(r"<!--(.*?)-->", re.DOTALL)
_STYLE = re.compile(r"<style>.*?</style>", re.DOTALL)
_TAG = re.compile(
    r"<(/?)([a-zA-Z][\w:-]*)((?:\s+[\w:.-]+(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'>]+))?)*)\s*/?>"
)
_ATTRIBUTE = re.compile(r"([\w:.-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
_DRAWN = frozenset(
    "d points transform viewbox x y x1 x2 y1 y2 cx cy r rx ry dx dy width height class id style".split()
)
"""Attributes that hold coordinates of a drawing or a name of the theme, and nothing that is read."""
_INLINE = frozenset(
    "a abbr b bdi cite code dfn em i kbd mark q s small span strong sub sup time tspan u var wbr".split()
)
_DAY = re.compile(r"\A\d{4}-\d\d-\d\d-")
_NAME_SIGNS = re.compile(r"[-_/.]+")


def as_read(text: str) -> str:
    """The text as a reader sees it, with as many lines as it has."""
    if "&" in text:
        # Twice, for what a page shows as an entity is read as one too.
        text = "\n".join(unescape(unescape(line)).replace("\n", " ") for line in text.split("\n"))
    if "\\" in text:
        text = _SPACE.sub(" ", text)
    if "\\" in text or "%" in text:
        text = _ESCAPE.sub(lambda match: chr(int(match[1] or match[2] or match[3], 16)), text)
    return (text if text.isascii() else plain(text)).translate(_SEEN)


def typed_column(line: str, column: int) -> int:
    """Where in a line as it was typed that begins which is at `column` of it as it is read; both from 0."""
    rest = as_read(line)[column:]
    return next((start for start in range(len(line), -1, -1) if as_read(line[start:]) == rest), 0)


def readable_name(path: str) -> str:
    """The name of a file as it is, without the day it begins with, and with spaces for the signs in it."""
    return "\n\n".join([path, _DAY.sub("", path.rpartition("/")[2]), _NAME_SIGNS.sub(" ", path)])


def said_by_csv(text: str) -> str:
    """A table with one sign between its cells, so that no comma joins two numbers; as long as it was.

    Where semicolons part the cells a comma stands before decimals.
    """
    return text if ";" in text.partition("\n")[0] else text.replace(",", ";")


def decoded(data: bytes) -> str:
    """Bytes as text, whatever their coding; other rules refuse what is not UTF-8."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def said_by_markup(markup: str) -> str:
    """What HTML, SVG or XML says: its text, attributes and comments, with a blank line between blocks."""
    attributes: list[str] = []

    def tag(match: re.Match[str]) -> str:
        for name, *values in _ATTRIBUTE.findall(match[3]):
            if name.lower() not in _DRAWN:
                attributes.append("".join(values))
        return "" if match[2].lower() in _INLINE else "\n\n"

    def comment(match: re.Match[str]) -> str:
        attributes.append(match[1])
        return ""

    text = _TAG.sub(tag, _COMMENT.sub(comment, _STYLE.sub("", markup)))
    return "\n\n".join([text, *dict.fromkeys(attributes)])


def said_by_picture(data: bytes) -> str:
    """The texts, Exif and comments in a picture. Raises an error of Pillow for a damaged one."""
    from PIL import Image  # slow to load, and few files are pictures

    with Image.open(BytesIO(data)) as picture:
        exif = picture.getexif()
        parts = (exif.get_ifd(part).values() for part in (0x8769, 0x8825))  # of the camera, of the place
        values = [*picture.info.values(), *exif.values(), *chain(*parts)]
    return "\n\n".join(_said(value) for value in values)


def _said(value: object) -> str:
    """What a value in a picture says; a camera begins a comment of bytes with the name of their coding."""
    if not isinstance(value, bytes):
        return str(value)
    wide = value.startswith(b"UNICODE\0")
    return decoded(value[8:].replace(b"\0", b"") if wide else value.replace(b"\0", b" "))


def said_by_pdf(data: bytes, cache: Cache) -> str:
    """The words of a document and what it says of itself, read once and then kept.

    Raises an error of pypdf for a damaged one.
    """

    def read() -> bytes:
        from pypdf import PdfReader  # slow to load, and what was read is kept
        from pypdf.generic import NullObject, StreamObject

        reader = PdfReader(BytesIO(data))
        metadata = [str(value) for value in (reader.metadata or {}).values()]
        xmp = reader.root_object.get("/Metadata", NullObject()).get_object()
        if isinstance(xmp, StreamObject):
            metadata.append(said_by_markup(decoded(xmp.get_data())))
        return "\n".join([*metadata, *(page.extract_text() for page in reader.pages)]).encode()

    return cache.get("pdf-text", [version("pypdf"), "XMP", data], read, ".txt").decode()


def is_text(path: str) -> bool:
    """Whether the bytes of a file are text that can be read as it is."""
    return not path.endswith((".png", ".jpg", ".pdf"))
