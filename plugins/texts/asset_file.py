"""Pictures and documents beside the texts: what they say they are, small, silent about their maker."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from io import BytesIO
from typing import NamedTuple

from PIL import Image, UnidentifiedImageError
from selectolax.lexbor import LexborHTMLParser

from plugins.cache import Cache
from plugins.privacy.reading import said_by_pdf
from plugins.source.phone_numbers import Register, undeclared
from plugins.source.problem import Problem, near_or_choose, shown
from plugins.source.sources import MOST, Sources

MAX_PICTURE = 300_000
MAX_DOCUMENT = MOST
FOLDERS = {"beelden": (".png", ".jpg", ".svg"), "documenten": (".pdf",)}
"""The folders under `content/` whose files are published as they are, and the types each may hold."""

_SVG_ELEMENTS = frozenset(
    "svg g path rect circle ellipse line polyline polygon text tspan title desc defs clippath"
    " lineargradient radialgradient stop use symbol".split()
)
_SVG_TAG = re.compile(r"<\s*([a-zA-Z][\w:.-]*)")
_SVG_ACTIVE = re.compile(
    r"\bon[a-z]+\s*=|javascript:|data:|<!|<\?(?!xml"
    r" )|&#|href\s*=\s*[\"'](?!#)|url\(\s*[\"']?(?!#)|\bstyle\s*=",
    re.IGNORECASE,
)
_SVG_BOX = re.compile(r"\s*0[\s,]+0[\s,]+(\d+)(?:\.\d+)?[\s,]+(\d+)(?:\.\d+)?\s*\Z")
_PDF_ACTIVE = re.compile(
    rb"/(JavaScript|JS|Launch|EmbeddedFiles?|RichMedia|AcroForm|OpenAction|AA|SubmitForm|ImportData)\b"
)
_PDF_MAKER = re.compile(rb"/(Author|Creator)\s*[(<](?!\s*[)>])|<dc:creator>|<pdf:Author>")
_PNG_SILENT = frozenset(b"IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB pHYs sBIT bKGD hIST".split())
_JPEG_LOUD = frozenset(("exif", "xmp", "comment", "photoshop", "adobe_xmp"))


class AssetFile(NamedTuple):
    """A file that is published as it is, at the address of its path."""

    path: str
    address: str
    data: bytes
    size: tuple[int, int] | None = None
    """Width and height of a picture in pixels."""
    words: str = ""
    """What a reader of a document reads."""


def read_assets(sources: Sources, cache: Cache) -> tuple[list[AssetFile], list[Problem]]:
    """Read the pictures and documents of `content/`; returns the good ones and everything that is wrong.

    The words of documents are kept in the cache.
    """
    assets, problems = [], []
    for folder, suffixes in FOLDERS.items():
        for file in sources.below(f"content/{folder}"):
            if file.is_folder:
                continue
            name = file.path
            data, unreadable = file.read(MAX_DOCUMENT if folder == "documenten" else MAX_PICTURE)
            problems += unreadable
            if data is None:
                continue
            asset = AssetFile(name, "/" + name.removeprefix("content/"), data)
            try:
                if file.suffix not in suffixes:
                    kind = f"een bestand van het type '{file.suffix}' hoort hier niet"
                    raise ValueError(f"{kind}{near_or_choose(file.suffix, suffixes)}")
                if not data:
                    raise ValueError("dit bestand is leeg; verwijder het of zet het goede bestand neer")
                good = _READERS[file.suffix](asset)
                assets.append(good._replace(words=_words(good, cache)) if file.suffix == ".pdf" else good)
            except ValueError as error:
                problems.append(Problem(name, 0, 0, str(error)))
    return assets, problems


def numbers_in_documents(assets: Iterable[AssetFile], register: Register) -> Iterator[Problem]:
    """A telephone number in a document is one of the register."""
    for asset in assets:
        for number in undeclared(asset.words, register):
            message = (
                f"in dit document staat het nummer {shown(number)}, dat niet in het register"
                " (data/meldroutes) staat; verbeter het document"
            )
            yield Problem(asset.path, 0, 0, message)


def _opened(asset: AssetFile, kind: str) -> Image.Image:
    """A picture that was decoded to its last pixel.

    Raises ValueError with a remedy when it is no whole one of its kind.
    """
    try:
        with Image.open(BytesIO(asset.data), formats=[kind]) as picture:
            picture.load()
            return picture
    except UnidentifiedImageError:
        raise ValueError(f"dit is geen {kind}-bestand; sla het beeld opnieuw op") from None
    except (OSError, SyntaxError, Image.DecompressionBombError):
        raise ValueError(f"dit {kind}-bestand is niet heel; sla het beeld opnieuw op") from None


def _png(asset: AssetFile) -> AssetFile:
    """A PNG file with nothing in it but the picture."""
    place, data = 8, asset.data
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        # Pillow skips chunks that it does not know, and those are what is looked for.
        while place + 8 <= len(data):
            length, kind = int.from_bytes(data[place : place + 4], "big"), data[place + 4 : place + 8]
            if kind not in _PNG_SILENT:
                raise ValueError(
                    "dit beeld draagt gegevens over de maker of het toestel mee"
                    f" ({kind.decode('ascii', 'replace')}); sla het op zonder metagegevens"
                )
            place += 12 + length
            if kind == b"IEND":
                break
        if place != len(data):
            raise ValueError("dit PNG-bestand is niet heel; sla het beeld opnieuw op")
    return asset._replace(size=_opened(asset, "PNG").size)


def _jpg(asset: AssetFile) -> AssetFile:
    """A JPEG file without a place, a device or a maker in it."""
    loud = any(mark in asset.data for mark in (b"Exif\0", b"http://ns.adobe.com/xap/"))
    picture = None if loud else _opened(asset, "JPEG")
    if picture is None or _JPEG_LOUD & {str(key) for key in picture.info} or picture.getexif():
        raise ValueError(
            "dit beeld draagt gegevens mee over plaats, toestel of maker; sla het op zonder metagegevens"
            " (Exif, IPTC, XMP)"
        )
    return asset._replace(size=picture.size)


def _svg(asset: AssetFile) -> AssetFile:
    """A drawing without script, style, foreign addresses or metadata."""
    try:
        text = asset.data.decode("utf-8")
    except UnicodeDecodeError:
        raise ValueError("dit is geen UTF-8; sla de tekening op als UTF-8") from None
    unknown = {name.casefold() for name in _SVG_TAG.findall(text)} - _SVG_ELEMENTS
    if "<svg" not in text:
        raise ValueError("dit is geen SVG-tekening; sla haar opnieuw op")
    if unknown:
        raise ValueError(
            f"de tekening bevat <{min(unknown)}>; sla haar op als gewone SVG, zonder stijl, script en"
            " metagegevens"
        )
    if active := _SVG_ACTIVE.search(text):
        raise ValueError(
            f"de tekening bevat {active[0].strip()!r}; sla haar op als gewone SVG, zonder stijl, script en"
            " verwijzingen"
        )
    drawing = LexborHTMLParser(text).css_first("svg")
    box = _SVG_BOX.match(str((drawing.attributes if drawing else {}).get("viewBox") or ""))
    return asset._replace(size=(int(box[1]), int(box[2])) if box else None)


def _pdf(asset: AssetFile) -> AssetFile:
    """A whole document, without the name of its maker and without anything that acts."""
    data = asset.data
    if not data.startswith(b"%PDF-") or b"%%EOF" not in data[-2_000:]:
        raise ValueError("dit is geen heel PDF-bestand; sla het document opnieuw op")
    if active := _PDF_ACTIVE.search(data):
        raise ValueError(
            f"dit document bevat iets dat uit zichzelf werkt (/{active[1].decode()}); sla het op als"
            " gewone PDF"
        )
    if b"/ObjStm" in data or b"/Encrypt" in data:
        raise ValueError(
            "van dit document is niet te zien wie de maker is; sla het op als PDF 1.4 zonder beveiliging"
        )
    if _PDF_MAKER.search(data):
        raise ValueError(
            "dit document noemt een maker; verwijder de eigenschappen van het document voordat u het plaatst"
        )
    return asset


def _words(document: AssetFile, cache: Cache) -> str:
    """What a reader of a document reads; raises ValueError with a remedy when nobody can."""
    try:
        return said_by_pdf(document.data, cache)
    except Exception:  # whatever pypdf throws at a damaged file
        raise ValueError("dit document is niet te lezen; sla het opnieuw op als PDF") from None


_READERS: dict[str, Callable[[AssetFile], AssetFile]] = {
    ".png": _png,
    ".jpg": _jpg,
    ".svg": _svg,
    ".pdf": _pdf,
}
