"""Pictures and documents: good ones are read with their size and words, the others refused."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfWriter

from plugins.cache import Cache
from plugins.source.phone_numbers import Register
from plugins.source.sources import read_sources
from plugins.texts.asset_file import AssetFile, numbers_in_documents, read_assets

SVG = (
    "<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 30 20'><title>T</title></svg>"
)


def picture(kind: str, **options: object) -> bytes:
    """A picture of three by two pixels."""
    data = BytesIO()
    Image.new("RGB", (3, 2), "white").save(data, kind, **options)  # type: ignore[arg-type]  # what a format takes
    return data.getvalue()


def document() -> bytes:
    """A document of one empty page."""
    writer, data = PdfWriter(), BytesIO()
    writer.add_blank_page(100, 100)
    writer.write(data)
    return data.getvalue()


def read(root: Path, name: str, data: bytes) -> tuple[list[AssetFile], list[str]]:
    """What is read of a folder that holds one file, and what is wrong with it."""
    path = root / "content" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    assets, problems = read_assets(read_sources(root), Cache())
    return assets, [str(problem) for problem in problems]


@pytest.mark.parametrize(
    ("name", "data", "size"),
    [
        ("beelden/foto.png", picture("PNG"), (3, 2)),
        ("beelden/foto.jpg", picture("JPEG"), (3, 2)),
        ("beelden/t.svg", SVG.encode(), (30, 20)),
        ("beelden/zonder-maat.svg", SVG.replace(" viewBox='0 0 30 20'", "").encode(), None),
        ("documenten/brief.pdf", document(), None),
    ],
)
def test_a_good_file_is_read_with_its_size(
    tmp_path: Path, name: str, data: bytes, size: tuple[int, int] | None
):
    assets, problems = read(tmp_path, name, data)
    assert problems == []
    assert [(asset.address, asset.size) for asset in assets] == [(f"/{name}", size)]


LOUD = "dit beeld draagt gegevens mee over plaats, toestel of maker; sla het op zonder metagegevens (Exif, IPTC, XMP)"


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("beelden/foto.jpg", picture("JPEG", comment=b"van mij"), LOUD),
        ("beelden/foto.jpg", picture("JPEG", exif=b"Exif\0\0MM\0*\0\0\0\x08\0\0\0\0\0\0"), LOUD),
        ("beelden/foto.jpg", picture("PNG"), "dit is geen JPEG-bestand; sla het beeld opnieuw op"),
        (
            "beelden/foto.jpg",
            picture("JPEG")[:-40],
            "dit JPEG-bestand is niet heel; sla het beeld opnieuw op",
        ),
        ("beelden/foto.png", picture("PNG")[:-20], "dit PNG-bestand is niet heel; sla het beeld opnieuw op"),
        ("beelden/foto.png", b"", "dit bestand is leeg; verwijder het of zet het goede bestand neer"),
        (
            "beelden/t.svg",
            SVG.replace("T<", "\xe9<").encode("latin-1"),
            "dit is geen UTF-8; sla de tekening op als UTF-8",
        ),
        ("beelden/t.svg", b"<p>Tekst</p>", "dit is geen SVG-tekening; sla haar opnieuw op"),
        (
            "documenten/brief.pdf",
            document()[:-10],
            "dit is geen heel PDF-bestand; sla het document opnieuw op",
        ),
        (
            "documenten/brief.pdf",
            b"%PDF-1.7\n/ObjStm\n%%EOF\n",
            "van dit document is niet te zien wie de maker is; sla het op als PDF 1.4 zonder beveiliging",
        ),
        (
            "documenten/brief.pdf",
            b"%PDF-1.4\nniets\n%%EOF\n",
            "dit document is niet te lezen; sla het opnieuw op als PDF",
        ),
    ],
)
def test_a_bad_file_is_refused_with_a_remedy(tmp_path: Path, name: str, data: bytes, message: str):
    assert read(tmp_path, name, data) == ([], [f"content/{name}: {message}"])


def test_a_number_in_a_document_is_one_of_the_register():
    asset = AssetFile("content/documenten/brief.pdf", "/documenten/brief.pdf", b"", None, "Bel 0800-7001 nu.")
    assert [
        str(problem) for problem in numbers_in_documents([asset], Register(frozenset({"tel:08007000"})))
    ] == [
        "content/documenten/brief.pdf: in dit document staat het nummer '0800-7001', dat niet in het register"
        " (data/meldroutes) staat; verbeter het document"
    ]
