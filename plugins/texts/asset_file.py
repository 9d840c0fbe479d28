"""Pictures and documents beside the texts: what they say they are, no larger than needed, and silent about their maker."""

from __future__ import annotations

import re
import struct
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from plugins.source.problem import Problem, near_or_choose
from plugins.source.source_file import read_bytes

MAX_PICTURE = 300_000
MAX_DOCUMENT = 5_000_000
FOLDERS = {"beelden": (".png", ".jpg", ".svg"), "documenten": (".pdf",)}
"""The folders under `content/` whose files are published as they are, and the types each may hold."""

_SVG_ELEMENTS = frozenset(
    [
        "svg",
        "g",
        "path",
        "rect",
        "circle",
        "ellipse",
        "line",
        "polyline",
        "polygon",
        "text",
        "tspan",
        "title",
        "desc",
        "defs",
        "clippath",
        "lineargradient",
        "radialgradient",
        "stop",
        "use",
        "symbol",
    ]
)
_SVG_TAG = re.compile(rb"<\s*([a-zA-Z][\w:.-]*)")
_SVG_ACTIVE = re.compile(
    rb"\bon[a-z]+\s*=|javascript:|data:|<!|<\?(?!xml )|&#|href\s*=\s*[\"'](?!#)|url\(\s*[\"']?(?!#)|\bstyle\s*=",
    re.IGNORECASE,
)
_PDF_ACTIVE = re.compile(
    rb"/(JavaScript|JS|Launch|EmbeddedFiles?|RichMedia|AcroForm|OpenAction|AA|SubmitForm|ImportData)\b"
)
_PDF_MAKER = re.compile(rb"/(Author|Creator)\s*[(<](?!\s*[)>])|<dc:creator>|<pdf:Author>")
_PNG_SILENT = frozenset(
    [
        b"IHDR",
        b"PLTE",
        b"IDAT",
        b"IEND",
        b"tRNS",
        b"gAMA",
        b"cHRM",
        b"sRGB",
        b"pHYs",
        b"sBIT",
        b"bKGD",
        b"hIST",
    ]
)


class AssetFile(NamedTuple):
    """A file that is published as it is, at the address of its path."""

    path: str
    address: str
    data: bytes


def read_assets(root: Path) -> tuple[list[AssetFile], list[Problem]]:
    """Read the pictures and documents of `root/content`; returns the good ones and everything that is wrong."""
    assets, problems = [], []
    for folder in FOLDERS:
        for path in sorted((root / "content" / folder).rglob("*")):
            name = path.relative_to(root).as_posix()
            if path.is_dir() and not path.is_symlink():
                continue
            data, wrong = read_bytes(path, name, MAX_DOCUMENT if folder == "documenten" else MAX_PICTURE)
            if data is not None:
                wrong = [
                    Problem(name, 0, 0, message) for message in _wrong(path.suffix, data, FOLDERS[folder])
                ]
            problems += wrong
            if data is not None and not wrong:
                assets.append(AssetFile(name, "/" + name.removeprefix("content/"), data))
    return assets, problems


def _wrong(suffix: str, data: bytes, allowed: tuple[str, ...]) -> Iterator[str]:
    """Everything that is wrong with one file."""
    if suffix not in allowed:
        yield f"een bestand van het type '{suffix}' hoort hier niet{near_or_choose(suffix, allowed)}"
        return
    if not data:
        yield "dit bestand is leeg; verwijder het of zet het goede bestand neer"
        return
    yield from _RULES[suffix](data)


def _png(data: bytes) -> Iterator[str]:
    """A PNG file with nothing in it but the picture."""
    if not data.startswith(b"\x89PNG\r\n\x1a\n"):
        yield "dit is geen PNG-bestand; sla het beeld opnieuw op"
        return
    place = 8
    while place + 8 <= len(data):
        length, kind = struct.unpack(">I4s", data[place : place + 8])
        if kind not in _PNG_SILENT:
            yield f"dit beeld draagt gegevens over de maker of het toestel mee ({kind.decode('ascii', 'replace')}); sla het op zonder metagegevens"
            return
        place += 12 + length
        if kind == b"IEND":
            break
    if place != len(data):
        yield "dit PNG-bestand is niet heel; sla het beeld opnieuw op"


def _jpg(data: bytes) -> Iterator[str]:
    """A JPEG file without a place, a device or a maker in it."""
    if not data.startswith(b"\xff\xd8\xff"):
        yield "dit is geen JPEG-bestand; sla het beeld opnieuw op"
        return
    place = 2
    while place + 4 <= len(data) and data[place] == 0xFF:
        marker, length = data[place + 1], struct.unpack(">H", data[place + 2 : place + 4])[0]
        if marker == 0xDA:  # from here on the picture itself
            return
        if marker in (0xE1, 0xED, 0xFE):  # Exif and XMP, IPTC, comment
            yield "dit beeld draagt gegevens mee over plaats, toestel of maker; sla het op zonder metagegevens (Exif, IPTC, XMP)"
            return
        place += 2 + length
    yield "dit JPEG-bestand is niet heel; sla het beeld opnieuw op"


def _svg(data: bytes) -> Iterator[str]:
    """A drawing without script, style, foreign addresses or metadata."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        yield "dit is geen UTF-8; sla de tekening op als UTF-8"
        return
    unknown = {
        found.group(1).decode("ascii", "replace").casefold() for found in _SVG_TAG.finditer(data)
    } - _SVG_ELEMENTS
    if "<svg" not in text:
        yield "dit is geen SVG-tekening; sla haar opnieuw op"
    elif unknown:
        yield f"de tekening bevat <{min(unknown)}>; sla haar op als gewone SVG, zonder stijl, script en metagegevens"
    elif active := _SVG_ACTIVE.search(data):
        yield f"de tekening bevat {active[0].decode('ascii', 'replace').strip()!r}; sla haar op als gewone SVG, zonder stijl, script en verwijzingen"


def _pdf(data: bytes) -> Iterator[str]:
    """A document without the name of its maker and without anything that acts."""
    if not data.startswith(b"%PDF-") or b"%%EOF" not in data[-2_000:]:
        yield "dit is geen heel PDF-bestand; sla het document opnieuw op"
        return
    if active := _PDF_ACTIVE.search(data):
        yield f"dit document bevat iets dat uit zichzelf werkt (/{active[1].decode()}); sla het op als gewone PDF"
    if b"/ObjStm" in data or b"/Encrypt" in data:
        yield "van dit document is niet te zien wie de maker is; sla het op als PDF 1.4 zonder beveiliging"
    elif _PDF_MAKER.search(data):
        yield "dit document noemt een maker; verwijder de eigenschappen van het document voordat u het plaatst"


_RULES: dict[str, Callable[[bytes], Iterator[str]]] = {".png": _png, ".jpg": _jpg, ".svg": _svg, ".pdf": _pdf}
