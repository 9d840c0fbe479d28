"""A poster for every route and every branche: one sheet, the number as declared, a QR code that a telephone can read."""

from __future__ import annotations

import re
from datetime import date
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp
from pypdf import PdfReader

from plugins.cache import Cache
from plugins.files.pdf import PdfFailed
from plugins.languages.language import dutch_and
from plugins.melden.posters import draw_poster, poster_data, poster_files
from plugins.site.load_records import load_records
from plugins.source.records import Records
from tests.projects import ROOT, VOORBEELD
from tests.records import GOOD as GOOD_FOLDER
from tests.records import TODAY

THEME = ROOT / "theme"


def the_records(folder: Path, day: date) -> Records:
    records, problems = load_records(folder, day)
    assert records is not None, problems
    return records


MADE_UP = the_records(VOORBEELD, TODAY)
GOOD = the_records(GOOD_FOLDER, TODAY)
TOO_OLD = "voorbeeldverleden"
"""The route of which only an old source is known."""
UNREACHABLE = {"voorbeeldbezoek"}
"""The routes with nothing to call and nothing to scan."""
NAMES = [
    *sorted(set(MADE_UP.folder("meldroutes")) - {TOO_OLD} - UNREACHABLE),
    *(f"signalen/{name}" for name in MADE_UP.folder("signalen")),
]


def picture(pdf: bytes):
    return pypdfium2.PdfDocument(pdf)[0].render(scale=2).to_pil()


@pytest.mark.parametrize("name", NAMES)
def test_a_poster_is_one_tagged_sheet_with_the_declared_number_and_a_code_that_dials_it_or_leads_to_the_site(
    name: str, built_site: Path
):
    data = (built_site / "melden" / name / "affiche.pdf").read_bytes()
    reader = PdfReader(BytesIO(data))
    assert len(reader.pages) == 1
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert b"pdfuaid:part" in data
    page = reader.pages[0]
    assert (round(page.mediabox.width), round(page.mediabox.height)) == (595, 842)
    text = " ".join(page.extract_text().split())
    routes = (
        [MADE_UP.folder("meldroutes")[name]]
        if name in MADE_UP.folder("meldroutes")
        else [
            MADE_UP.folder("meldroutes")[route]
            for route in MADE_UP.folder("signalen")[name.partition("/")[2]].meldroutes
        ]
    )
    routes = [route for route in routes if route.id != TOO_OLD]
    numbers = [number for route in routes for number in (route.telefoon,) if number]
    assert all(number in text for number in numbers[:3])
    assert "112" in text
    shown = {*numbers[:3], "112"} if name != "alarmnummer-112" else {"112"}
    checked = re.findall(r"([\d +,-]+): (?:uit een|gecontroleerd op) ", text)
    assert {number.strip() for numbers in checked for number in numbers.split(",")} == shown
    image = picture(data)
    found = [code.text for code in zxingcpp.read_barcodes(image)]
    numbers_to_dial = [tel for route in routes for _, tel in route.nummers]
    assert found == (numbers_to_dial or [route.url for route in routes if route.url])[:1]
    black_and_white = image.convert("1", dither=0)
    assert [code.text for code in zxingcpp.read_barcodes(black_and_white.convert("L"))] == found


def test_a_route_with_nothing_to_call_or_to_scan_has_no_poster_until_the_site_has_an_address(
    built_site: Path, tmp_path: Path
):
    drawn = {
        file.address
        for file in poster_files(MADE_UP, (), "https://voorbeeld.invalid", THEME, Cache(tmp_path))
    }
    for name in UNREACHABLE:
        assert not (built_site / "melden" / name / "affiche.pdf").exists()
        assert f"/melden/{name}/affiche.pdf" in drawn


def test_the_letters_of_a_poster_are_sans_and_in_the_file(built_site: Path):
    data = (built_site / "melden" / "voorbeeldlijn" / "affiche.pdf").read_bytes()
    fonts = PdfReader(BytesIO(data)).pages[0]["/Resources"]["/Font"].values()
    assert {font.get_object()["/BaseFont"].partition("+")[2] for font in fonts} == {
        "SourceSans3-Bold",
        "SourceSans3-Regular",
    }


def test_a_number_of_a_source_that_is_too_old_is_not_hung_up(built_site: Path):
    assert not (built_site / "melden" / TOO_OLD / "affiche.pdf").exists()
    winkels = (built_site / "melden" / "signalen" / "voorbeeldwinkels" / "affiche.pdf").read_bytes()
    assert "0800-1111" not in PdfReader(BytesIO(winkels)).pages[0].extract_text()


def test_a_poster_has_no_colours_to_lose(built_site: Path):
    image = picture((built_site / "melden" / "signalen" / "voorbeeldwinkels" / "affiche.pdf").read_bytes())
    assert all(min(colour) == max(colour) for _, colour in image.convert("RGB").getcolors(100_000))


def test_with_an_address_the_code_leads_to_the_page(tmp_path: Path):
    files = {
        file.address: file
        for file in poster_files(GOOD, (), "https://voorbeeld.invalid", THEME, Cache(tmp_path))
    }
    assert set(files) == {
        f"/melden/{name}/affiche.pdf"
        for name in (
            "voorbeeld-route",
            "voorbeeld-spoed",
            "voorbeeld-site",
            "voorbeeld-bezoek",
            "signalen/voorbeeld-branche",
        )
    }
    for address, file in files.items():
        page = address.removesuffix("affiche.pdf")
        assert file.page == page
        assert [code.text for code in zxingcpp.read_barcodes(picture(file.data))] == [
            f"https://voorbeeld.invalid{page}"
        ]


def test_the_same_poster_is_drawn_once(tmp_path: Path):
    first = [file.data for file in poster_files(GOOD, (), "", THEME, Cache(tmp_path))]
    kept = {path: path.stat().st_mtime_ns for path in tmp_path.iterdir()}
    assert [file.data for file in poster_files(GOOD, (), "", THEME, Cache(tmp_path))] == first
    assert {path: path.stat().st_mtime_ns for path in tmp_path.iterdir()} == kept


@pytest.mark.parametrize(("count", "fits"), [(1, True), (12, True), (200, False)])
def test_a_long_list_is_made_smaller_and_one_that_does_not_fit_is_refused(
    count: int, fits: bool, tmp_path: Path
):
    data = poster_data(GOOD.folder("signalen")["voorbeeld-branche"], GOOD, dutch_and((), GOOD)[0], "")
    data["lijst"] = [
        "Een voorbeeld van een signaal dat over meer dan een regel loopt, want zo zijn zij in het echt ook geschreven."
    ] * count
    if fits:
        assert len(PdfReader(BytesIO(draw_poster(data, THEME, Cache(tmp_path)))).pages) == 1
    else:
        with pytest.raises(PdfFailed, match="te veel op deze affiche"):
            draw_poster(data, THEME, Cache(tmp_path))


def test_markup_in_a_record_is_text_on_the_poster(tmp_path: Path):
    data = poster_data(GOOD.folder("signalen")["voorbeeld-branche"], GOOD, dutch_and((), GOOD)[0], "")
    data |= {
        "titel": '#panic("x") *vet* $1$',
        "inleiding": '#image("/etc/hostname")',
        "lijst": ["<script>1</script>"],
    }
    text = PdfReader(BytesIO(draw_poster(data, THEME, Cache(tmp_path)))).pages[0].extract_text()
    assert '#panic("x") *vet* $1$' in text
    assert "<script>1</script>" in text
