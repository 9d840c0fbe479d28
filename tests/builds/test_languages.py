"""The pages about reporting in another language: the same pages, the same numbers, and a sign where a translation lags behind."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import yaml
from selectolax.lexbor import LexborHTMLParser

from plugins.languages.language import REPORTING
from tests.made_up_language import CODE, NAMES, said
from tests.projects import build, built, remove, replace
from tests.reading import followed, tree

START = "xq/q"


def in_language(dutch: str) -> str:
    """The address in the made-up language of a page about reporting."""
    return "/".join((START, *(NAMES.get(part, part) for part in dutch.split("/")[1:])))


def dutch_pages(site: Path) -> list[str]:
    """The addresses of the Dutch pages about reporting."""
    folder = site / REPORTING.strip("/")
    addresses = (path.parent.relative_to(site).as_posix() for path in folder.rglob("index.html"))
    return sorted(addresses)


def numbers(page: LexborHTMLParser) -> set[tuple[str, str]]:
    """What every link to a telephone number dials, and the digits that it shows."""
    links = page.css("main a[href^='tel:']")
    return {(link.attributes["href"] or "", re.sub(r"\D", "", link.text())) for link in links}


def test_every_page_about_reporting_exists_in_the_language_with_the_same_numbers(built_site: Path):
    for dutch in dutch_pages(built_site):
        own, other = tree(built_site, dutch), tree(built_site, in_language(dutch))
        html = other.css_first("html")
        assert (html.attributes["lang"], html.attributes["dir"]) == (CODE, "rtl")
        assert numbers(own) == numbers(other), dutch
        parts = "main h1, main table tr, main ul.keuzes li, main .kaart"
        assert len(own.css(parts)) == len(other.css(parts)), dutch


def test_pages_name_each_other(built_site: Path):
    for dutch in dutch_pages(built_site):
        addresses = {"nl": dutch, CODE: in_language(dutch)}
        for code, address in addresses.items():
            page = tree(built_site, address)
            links = page.css("link[rel='alternate'][hreflang]")
            found = {
                link.attributes["hreflang"]: followed(address, link.attributes["href"]) for link in links
            }
            assert found == addresses, address
            shown = {link.attributes["hreflang"] for link in page.css(".talen a")}
            assert shown == set(addresses) - {code}


def test_no_dutch_word_is_left_where_the_language_speaks(built_site: Path):
    """The made-up language has no Latin letter: what is left of those is a name, an address, or marked as Dutch."""
    left: dict[str, str] = {}
    for path in sorted((built_site / CODE).rglob("index.html")):
        page = LexborHTMLParser(path.read_bytes())
        for node in page.css("main [lang='nl'], .voet [lang='nl'], main a[rel~='external'], main time"):
            node.remove()
        for node in page.css("main, nav, .verlaat, .spring"):
            for word in re.findall(
                r"[A-Za-z]{2,}", re.sub(r"https?:\S+|[\w.]+\.example\S*", "", node.text(separator=" "))
            ):
                left.setdefault(word, path.relative_to(built_site).as_posix())
    assert set(left) <= {"Nederlands", "PDF", "kB"}, left


def test_a_poster_is_not_drawn_where_its_letters_are_missing(built_site: Path):
    assert (built_site / "melden/voorbeeldlijn/affiche.pdf").is_file()
    assert not list((built_site / CODE).rglob("*.pdf"))


def test_figures_are_written_as_the_language_writes_them(built_site: Path):
    assert "32.007" in (built_site / "melden/index.html").read_text(encoding="utf-8")
    assert "32٬007" in (built_site / START / "index.html").read_text(encoding="utf-8")


def test_the_reporting_pages_are_the_only_ones_in_the_language(built_site: Path):
    addresses = {
        path.parent.relative_to(built_site).as_posix() for path in (built_site / CODE).rglob("index.html")
    }
    assert addresses == {in_language(dutch) for dutch in dutch_pages(built_site)}


def test_numbers_are_not_turned_round_where_one_reads_from_right_to_left(built_site: Path):
    pages = [LexborHTMLParser(path.read_bytes()) for path in (built_site / CODE).rglob("index.html")]
    links = [link for page in pages for link in page.css("a[href^='tel:']")]
    assert len(links) > len(pages)
    assert [link.text() for link in links if link.css_first("bdi[dir='ltr']") is None] == []


def test_the_language_says_what_it_was_given(built_site: Path):
    assert said("Verlaat deze pagina") in (built_site / START / "index.html").read_text(encoding="utf-8")


def test_a_text_that_changed_is_flagged_to_the_editor_and_to_the_reader(own_project: Path):
    replace("data/meldroutes/voorbeeldpolitie.yaml", "samenvatting: ", "samenvatting: Nieuw. ")(own_project)
    replace("content/pages/melden/veilig.md", "## Wat deze site", "## Nieuw: wat deze site")(own_project)
    done = build(own_project)
    assert done.returncode == 0, done.stdout
    flagged = (
        "let op: de Nederlandse tekst is veranderd sinds deze vertaling; werk haar bij en zet vertaald_van op"
    )
    for place in ("meldroutes/voorbeeldpolitie.yaml:1:15", "veilig.md:5:15"):
        assert re.search(
            rf"^content/talen/xq/{re.escape(place)}: {flagged} '[0-9a-f]{{10}}'$",
            done.stdout,
            re.MULTILINE | re.I,
        )
    output = own_project / "output" / START
    changed = said("Een deel van deze pagina is nog niet of niet opnieuw vertaald")
    for address, is_so in (("voorbeeldpolitie", True), ("vv", True), ("voorbeeldlijn", False)):
        assert (changed in (output / address / "index.html").read_text(encoding="utf-8")) == is_so, address


def test_what_has_no_translation_yet_is_there_in_dutch_and_says_so(own_project: Path):
    remove("content/talen/xq/meldroutes/voorbeeldpolitie.yaml")(own_project)
    remove("content/talen/xq/veilig.md")(own_project)
    done = build(own_project)
    assert done.returncode == 0, done.stdout
    assert "voorbeeldpolitie.yaml: let op: deze vertaling ontbreekt, dus staat er Nederlands; " in done.stdout
    assert (
        "veilig.md: let op: deze tekst ontbreekt, dus leiden links naar de Nederlandse pagina; "
        in done.stdout
    )
    output = own_project / "output" / START
    page = (output / "voorbeeldpolitie" / "index.html").read_text(encoding="utf-8")
    assert said("Een deel van deze pagina is nog niet of niet opnieuw vertaald") in page
    route = yaml.safe_load(
        (own_project / "data/meldroutes/voorbeeldpolitie.yaml").read_text(encoding="utf-8")
    )
    for text in (route["samenvatting"], route["voor_wie"], *route["waarvoor"]):
        assert (
            page.count(f'<span lang="nl">{text}</span>') == len(re.findall(rf">{re.escape(text)}<", page)) > 0
        )
    assert f'<h1><span lang="nl">{route["naam"]}</span></h1>' in page
    assert not re.search(r'="[^"]*<span|<title>[^<]*<span', page), (
        "in an attribute and in the title no tag can stand"
    )
    assert not (output / "vv").exists()
    start = (output / "index.html").read_text(encoding="utf-8")
    assert "melden/veilig/" in start


def test_a_route_that_waits_needs_no_translation_but_may_have_one(built_site: Path, own_project: Path):
    assert not (own_project / "content/talen/xq/meldroutes/kanariepost.yaml").exists()
    assert (built_site / START).is_dir()
    folder = own_project / "content/talen/xq/meldroutes"
    shutil.copy(folder / "voorbeeldbezoek.yaml", folder / "kanariepost.yaml")
    assert not (built(own_project) / START / "kanariepost").exists()
