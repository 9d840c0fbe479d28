"""Files that are published, each with a value where text can stand in it."""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable
from html import escape
from io import BytesIO
from zipfile import ZipFile

from PIL import Image
from PIL.PngImagePlugin import PngInfo
from pypdf import PdfWriter


def html(value: str) -> bytes:
    return f"<html><body><p>Dit is <b>{escape(value)}</b>, zeggen zij.</p></body></html>".encode()


def attribute(value: str) -> bytes:
    return f'<html><body><img src="a.png" alt="Foto: {escape(value)}"></body></html>'.encode()


def comment(value: str) -> bytes:
    return f"<html><body><!-- {escape(value)} --><p>Tekst</p></body></html>".encode()


def entities(value: str) -> bytes:
    letters = "".join(f"&#{ord(letter)};" if letter.isalnum() else letter for letter in value)
    return f"<html><body><p>Dit is {letters}.</p></body></html>".encode()


def csv(value: str) -> bytes:
    return f"jaar;wie\r\n2020;{value}\r\n".encode()


def in_json(value: str) -> bytes:
    return json.dumps({"titel": "Voorbeeld", "waarden": [{"label": value}]}).encode()


def svg(value: str) -> bytes:
    return f'<svg xmlns="http://www.w3.org/2000/svg"><desc>Tekening</desc><text x="1" y="2">{escape(value)}</text></svg>'.encode()


def feed(value: str) -> bytes:
    return f"<feed><entry><content type='html'>{escape(f'<p>Dit is <em>{escape(value)}</em>.</p>')}</content></entry></feed>".encode()


def calendar(value: str) -> bytes:
    line = f"DESCRIPTION:In deze vergadering van de raad gaat het vooral en bovenal over {value}"
    return f"BEGIN:VCALENDAR\r\n{line[:75]}\r\n {line[75:]}\r\nEND:VCALENDAR\r\n".encode()


def pdf(value: str) -> bytes:
    return pdf_of(f"Dit is {value} in een document", "")


def pdf_title(value: str) -> bytes:
    return pdf_of("Tekst", value)


def pdf_author(value: str) -> bytes:
    return pdf_of("Tekst", value, "Author")


def pdf_xmp(value: str) -> bytes:
    data = (
        f"<x:xmpmeta xmlns:x='adobe:ns:meta/'><dc:creator>{escape(value)}</dc:creator></x:xmpmeta>".encode()
    )
    writer, made = PdfWriter(BytesIO(pdf_of("Tekst", ""))), BytesIO()
    writer.xmp_metadata = data
    writer.write(made)
    return made.getvalue()


def pdf_of(text: str, title: str, told_as: str = "Title") -> bytes:
    """A document of one line, made by hand."""
    text, title = (said.replace("\\", "").replace("(", r"\(").replace(")", r"\)") for said in (text, title))
    drawn = zlib.compress(f"BT /F1 12 Tf 10 100 Td ({text}) Tj ET".encode("latin-1"))
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 200] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(drawn), drawn),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        f"<< /{told_as} ({title}) >>".encode("latin-1"),
    ]
    data, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = b"trailer << /Size 7 /Root 1 0 R /Info 6 0 R >>\nstartxref\n%d\n%%%%EOF\n" % len(data)
    return data + b"xref\n0 7\n0000000000 65535 f \n" + table + trailer


def png_text(value: str) -> bytes:
    info, data = PngInfo(), BytesIO()
    info.add_itxt("Comment", value)
    Image.new("1", (1, 1)).save(data, "PNG", pnginfo=info)
    return data.getvalue()


def jpg_of_a_camera(value: str) -> bytes:
    picture, data = Image.new("L", (1, 1)), BytesIO()
    exif = picture.getexif()
    exif.get_ifd(0x8769)[0x9286] = f"ASCII\0\0\0{value}".encode()
    picture.save(data, "JPEG", exif=exif)
    return data.getvalue()


def turtle(value: str) -> bytes:
    return f'<#a> dct:title "Voorbeeld"@nl ; dct:description "Van {value}, zeggen zij."@nl .\n'.encode()


def datapackage(value: str) -> bytes:
    field = {"name": "a", "type": "string", "description": f"Zie {value}."}
    return json.dumps({"resources": [{"name": "a", "schema": {"fields": [field]}}]}).encode()


def specification(value: str) -> bytes:
    return json.dumps({"title": {"text": [f"Meldingen van {value}", "per jaar"]}, "data": {}}).encode()


def journal(value: str) -> bytes:
    change = {"soort": "pagina", "wat": value, "oud": "", "nieuw": "aanwezig"}
    return json.dumps({"publicaties": [{"dag": "2026-01-01", "wijzigingen": [change]}]}).encode()


def search_index(value: str) -> bytes:
    pages = [{"titel": "Voorbeeld", "samenvatting": f"Over {value}."}]
    return f"zoekindex={json.dumps({'paginas': pages, 'woorden': {}})};\n".encode()


def zipped(value: str) -> bytes:
    data = BytesIO()
    with ZipFile(data, "w") as packed:
        packed.writestr("open-data/a.csv", f"jaar,wie\r\n2020,{value}\r\n")
    return data.getvalue()


OUTPUT: dict[str, tuple[str, Callable[[str], bytes]]] = {
    "text of a page": ("index.html", html),
    "attribute": ("index.html", attribute),
    "comment in HTML": ("index.html", comment),
    "entities": ("index.html", entities),
    "CSV": ("a.csv", csv),
    "JSON": ("a.json", in_json),
    "SVG": ("a.svg", svg),
    "feed": ("feed.xml", feed),
    "calendar": ("a.ics", calendar),
    "PDF": ("a.pdf", pdf),
    "title of a PDF": ("a.pdf", pdf_title),
    "author of a PDF": ("a.pdf", pdf_author),
    "XMP of a PDF": ("a.pdf", pdf_xmp),
    "text in a PNG": ("a.png", png_text),
    "comment of a camera": ("a.jpg", jpg_of_a_camera),
    "catalogue in Turtle": ("open-data/catalogus.ttl", turtle),
    "catalogue in JSON-LD": ("open-data/catalogus.jsonld", in_json),
    "data package": ("open-data/datapackage.json", datapackage),
    "specification of a chart": ("cijfers/a.vl.json", specification),
    "journal": ("open-data/gepubliceerd.json", journal),
    "index for searching": ("zoeken/zoekindex.js", search_index),
    "zip": ("open-data/alles.zip", zipped),
    "text file": (".well-known/security.txt", lambda value: f"Contact: {value}\n".encode()),
    "sitemap": ("sitemap.xml", lambda value: f"<urlset><!-- {escape(value)} --></urlset>".encode()),
}
"""Where text can stand in what is published: the name of a file, and how it is made."""
