"""What is shown of a page where its address is shared, the icons and the manifest."""

from __future__ import annotations

import json
import re
from pathlib import Path

from PIL import Image
from selectolax.lexbor import LexborHTMLParser

from plugins.site.cards import THEME_COLOURS, _fitted
from tests.projects import PUBLIC_ADDRESS, ROOT


def said(page: Path) -> dict[str, str]:
    """What a page says of itself where it is shared."""
    tree = LexborHTMLParser(page.read_bytes())
    metas = {
        node.attributes.get("property"): node.attributes.get("content") or ""
        for node in tree.css("meta[property]")
    }
    links = {node.attributes.get("rel"): node.attributes.get("href") or "" for node in tree.css("head link")}
    return {str(key): value for key, value in metas.items()} | {"canonical": links.get("canonical", "")}


def pages(site: Path) -> list[Path]:
    return [
        path
        for path in site.rglob("index.html")
        if 'content="noindex"' not in path.read_text(encoding="utf-8")
    ]


def test_every_page_names_its_one_address_and_a_picture_that_is_there(public_site: Path):
    for path in pages(public_site):
        own = said(path)
        address = f"{PUBLIC_ADDRESS}/{path.relative_to(public_site).as_posix().removesuffix('index.html')}"
        assert (own["canonical"], own["og:url"]) == (address, address)
        assert own["og:title"]
        picture = public_site / own["og:image"].removeprefix(f"{PUBLIC_ADDRESS}/")
        with Image.open(picture) as opened:
            assert opened.size == (1200, 630), picture
        assert picture.stat().st_size < 40_000


def test_a_page_names_itself_in_other_languages_by_whole_addresses(public_site: Path):
    for path in sorted((public_site / "melden").rglob("index.html")):
        links = LexborHTMLParser(path.read_bytes()).css("link[rel='alternate'][hreflang]")
        assert len(links) == 2
        for link in links:
            found = str(link.attributes["href"])
            assert (public_site / found.removeprefix(f"{PUBLIC_ADDRESS}/") / "index.html").is_file(), found
            assert found.startswith(f"{PUBLIC_ADDRESS}/")


def test_a_page_about_reporting_gives_nothing_away(public_site: Path):
    reporting = [path for path in pages(public_site) if 'class="verlaat"' in path.read_text(encoding="utf-8")]
    assert len(reporting) > 20
    for path in reporting:
        own = said(path)
        assert own["og:image"] == f"{PUBLIC_ADDRESS}/deelbeelden/neutraal.png"
        assert own["og:description"] == own["og:image:alt"] == "Verzonnen"
        assert 'rel="manifest"' not in path.read_text(encoding="utf-8")


def test_sections_recommendations_and_series_have_pictures_of_their_own(public_site: Path):
    names = {path.stem for path in (public_site / "deelbeelden").iterdir()}
    assert {"site", "neutraal", "aanpak", "preventie", "aanbevelingen", "cijfers", "nieuws"} < names
    for folder in ("aanbevelingen", "cijfers"):
        for path in (public_site / folder).glob("*/index.html"):
            if re.search('data-sjabloon="(aanbeveling|cijferreeks)"', path.read_text(encoding="utf-8")):
                assert (
                    said(path)["og:image"] == f"{PUBLIC_ADDRESS}/deelbeelden/{folder}-{path.parent.name}.png"
                )
    assert len({path.read_bytes() for path in (public_site / "deelbeelden").iterdir()}) == len(names)


def test_without_a_public_address_nothing_is_said_that_needs_one(built_site: Path):
    assert {key for path in pages(built_site) for key, value in said(path).items() if value} == set()
    assert not (built_site / "deelbeelden").exists()


def test_the_icons_have_the_sizes_that_the_manifest_gives(built_site: Path):
    manifest = json.loads((built_site / "manifest.json").read_text(encoding="utf-8"))
    for icon in manifest["icons"]:
        with Image.open(built_site / icon["src"]) as opened:
            assert f"{opened.width}x{opened.height}" == icon["sizes"]
    with Image.open(built_site / "icoon-180.png") as opened:
        assert opened.size == (180, 180)
    home = (built_site / "index.html").read_text(encoding="utf-8")
    assert '<link rel="manifest" href="manifest.json">' in home


def test_the_colours_around_a_page_are_those_of_its_header():
    brand = (ROOT / "theme" / "css" / "brand.css").read_text(encoding="utf-8")
    assert re.findall(r"--basis-color-default-bg-default: (#\w+);", brand) == [*THEME_COLOURS.values()]


def test_a_long_title_stays_within_the_picture():
    assert _fitted("Kort") == (76, ["Kort"])
    size, lines = _fitted("lange woorden over van alles en nog wat " * 20)
    assert size == 40
    assert len(lines) == 3
    assert lines[-1].endswith(" …")
