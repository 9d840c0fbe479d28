"""The pages about reporting in other languages: the same pages, the same numbers, and a sign where a translation lags behind."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from plugins.languages.language import REPORTING
from tests.conftest import ROOT, build
from tests.made_up_language import CODE, NAMES, said, write_language
from tests.projects import Change, copy_of_the_project, replace

MADE_UP = f"content/talen/{CODE}"
ENGLISH = {
    "keuzehulp": "find-a-route",
    "begin": "start",
    "alles": "all",
    "signalen": "signs",
    "veilig": "safely",
}


@pytest.fixture(scope="module")
def spoken(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output of the real sources with one language more."""
    root = copy_of_the_project(tmp_path_factory.mktemp("languages") / "project")
    write_language(root)
    done = build(root, root / "output")
    assert done.returncode == 0, done.stdout + done.stderr
    assert [
        line for line in done.stdout.splitlines() if "let op" in line and "gepubliceerd.json" not in line
    ] == []
    return root / "output"


def in_language(dutch: str, start: str, names: dict[str, str]) -> str:
    return start + "/".join(names.get(part, part) for part in dutch.removeprefix("melden/").split("/"))


def dutch_pages(output: Path) -> list[str]:
    found = sorted(
        path.parent.relative_to(output).as_posix() + "/" for path in (output / "melden").rglob("index.html")
    )
    assert len(found) > 40
    return found


def tree(output: Path, address: str) -> LexborHTMLParser:
    return LexborHTMLParser((output / address / "index.html").read_bytes())


@pytest.mark.parametrize(
    ("code", "start", "names", "direction"),
    [(CODE, "xq/q/", NAMES, "rtl"), ("en", "en/report/", ENGLISH, "ltr")],
)
def test_every_page_about_reporting_exists_in_every_language_with_the_same_numbers(
    code: str, start: str, names: dict[str, str], direction: str, spoken: Path
):
    for dutch in dutch_pages(spoken):
        own, other = tree(spoken, dutch), tree(spoken, in_language(dutch, start, names))
        html = other.css_first("html")
        assert (html.attributes["lang"], html.attributes["dir"]) == (code, direction)
        assert numbers(own) == numbers(other), dutch
        parts = "main h1, main table tr, main ul.keuzes li, main .kaart"
        assert len(own.css(parts)) == len(other.css(parts)), dutch


def numbers(page: LexborHTMLParser) -> set[tuple[str, str]]:
    return {
        (node.attributes["href"] or "", re.sub(r"\D", "", node.text()))
        for node in page.css("main a[href^='tel:']")
    }


def test_pages_name_each_other_in_every_language(spoken: Path):
    for dutch in dutch_pages(spoken):
        addresses = {
            "nl": dutch,
            "en": in_language(dutch, "en/report/", ENGLISH),
            CODE: in_language(dutch, "xq/q/", NAMES),
        }
        for code, address in addresses.items():
            page = tree(spoken, address)
            found = {
                node.attributes["hreflang"]: node.attributes["href"]
                for node in page.css("link[rel='alternate'][hreflang]")
            }
            there = {other: resolved(address, href or "") for other, href in found.items()}
            assert there == addresses, address
            shown = {node.attributes["hreflang"] for node in page.css(".talen a")}
            assert shown == set(addresses) - {code}


def resolved(address: str, href: str) -> str:
    parts = address.rstrip("/").split("/")
    for part in href.rstrip("/").split("/"):
        parts = parts[:-1] if part == ".." else parts if part in (".", "") else [*parts, part]
    return "/".join(parts) + "/"


def test_no_dutch_word_is_left_where_the_language_speaks(spoken: Path):
    """The made-up language has no Latin letter: what is left of those is a name, an address, or marked as Dutch."""
    left: dict[str, str] = {}
    for path in sorted((spoken / CODE).rglob("index.html")):
        page = LexborHTMLParser(path.read_bytes())
        for node in page.css("main [lang='nl'], main a[rel~='external'], main time"):
            node.remove()
        for node in page.css("main, nav, .verlaat, .spring"):
            for word in re.findall(
                r"[A-Za-z]{2,}", re.sub(r"https?:\S+|\b[a-z-]+\.nl\b", "", node.text(separator=" "))
            ):
                left.setdefault(word, path.relative_to(spoken).as_posix())
    assert set(left) <= {"English", "Nederlands", "PDF", "kB"}, left


def test_posters_are_drawn_where_the_letters_are_there(spoken: Path):
    assert (spoken / "en/report/meldlijn-m/affiche.pdf").is_file()
    assert not list((spoken / CODE).rglob("*.pdf"))


def test_figures_are_written_as_the_language_writes_them(spoken: Path):
    assert "32,007" in (spoken / "en/report/index.html").read_text(encoding="utf-8")
    assert "32٬007" in (spoken / "xq/q/index.html").read_text(encoding="utf-8")


def test_a_text_that_changed_is_flagged_to_the_editor_and_to_the_reader(tmp_path: Path):
    root = copy_of_the_project(tmp_path)
    replace("data/meldroutes/politie.yaml", "samenvatting: ", "samenvatting: Nieuw. ")(root)
    replace("content/pages/melden/veilig.md", "## Wat deze site", "## Nieuw: wat deze site")(root)
    done = build(root, root / "output")
    assert done.returncode == 0, done.stdout
    assert re.search(
        r"content/talen/en/meldroutes/politie\.yaml:1:15: let op: de Nederlandse tekst is veranderd sinds deze vertaling; werk haar bij en zet vertaald_van op '[0-9a-f]{10}'",
        done.stdout,
    )
    assert re.search(
        r"content/talen/en/veilig\.md:6:15: let op: de Nederlandse tekst is veranderd", done.stdout
    )
    for address in ("en/report/politie", "en/report/safely"):
        assert "has changed since this translation" in (root / "output" / address / "index.html").read_text(
            encoding="utf-8"
        )
    assert "has changed since this translation" not in (root / "output/en/report/tci/index.html").read_text(
        encoding="utf-8"
    )


EN = "content/talen/en"
MISTAKES: list[tuple[str, Change, str]] = [
    (
        "an address that is a letter of the finder",
        replace(f"{EN}/taal.yaml", "begin: start", "begin: b"),
        f"{EN}/taal.yaml:7:10: 'b' is al een ander deel van de adressen; kies een ander woord van twee of meer letters",
    ),
    (
        "an address that is a route",
        replace(f"{EN}/taal.yaml", "veilig: safely", "veilig: politie"),
        "'politie' is al een ander deel van de adressen",
    ),
    (
        "an address twice",
        replace(f"{EN}/taal.yaml", "veilig: safely", "veilig: signs"),
        "'signs' is al een ander deel van de adressen",
    ),
    (
        "an address of the Dutch pages",
        replace(f"{EN}/taal.yaml", "adres: en/report", "adres: melden"),
        f"{EN}/taal.yaml:4:8: begin het adres met de code van de taal, zoals 'en/melden'",
    ),
    (
        "a text that is missing",
        replace(f"{EN}/meldroutes/politie.yaml", "  voor_wie: Everyone.\n", ""),
        f"{EN}/meldroutes/politie.yaml:3:3: de vertaling van 'voor_wie' ontbreekt; voeg haar toe",
    ),
    (
        "a text too much",
        replace(f"{EN}/meldroutes/politie.yaml", "  voor_wie:", "  kosten: Free.\n  voor_wie:"),
        f"{EN}/meldroutes/politie.yaml:5:11: 'kosten' is in het Nederlands niet ingevuld; verwijder de vertaling",
    ),
    (
        "an empty text",
        replace(f"{EN}/meldroutes/politie.yaml", "voor_wie: Everyone.", 'voor_wie: ""'),
        f"{EN}/meldroutes/politie.yaml:5:13: hier hoort de vertaalde tekst",
    ),
    (
        "a line of a list that is missing",
        replace(f"{EN}/meldroutes/politie.yaml", "    - Nuisance.\n", ""),
        f"{EN}/meldroutes/politie.yaml:7:5: in het Nederlands staan hier 4 regels; vertaal ze alle 4, in dezelfde volgorde",
    ),
    (
        "a number that is copied",
        replace(f"{EN}/meldroutes/politie.yaml", "  voor_wie:", '  telefoon: "0900-8844"\n  voor_wie:'),
        f"{EN}/meldroutes/politie.yaml:5:13: 'telefoon' is in het Nederlands niet ingevuld; verwijder de vertaling",
    ),
    (
        "a number with a wrong digit",
        replace(f"{EN}/meldroutes/politie.yaml", "voor_wie: Everyone.", "voor_wie: Everyone, on 0900-8845."),
        "het nummer '0900-8845' staat niet in het register",
    ),
    (
        "a record without translation",
        lambda root: (root / f"{EN}/meldroutes/politie.yaml").unlink(),
        f"{EN}/meldroutes/politie.yaml: deze vertaling ontbreekt; vertaal de teksten van data/meldroutes/politie.yaml",
    ),
    (
        "a page without translation",
        lambda root: (root / f"{EN}/veilig.md").unlink(),
        f"{EN}/veilig.md: deze tekst ontbreekt; vertaal content/pages/melden/veilig.md en zet vertaald_van op '",
    ),
    (
        "a word without translation",
        replace(f"{EN}/taal.yaml", "'Naar de inhoud'", "'Naar inhoud'"),
        "'Naar de inhoud' heeft geen vertaling; voeg toe: 'Naar de inhoud': …",
    ),
    (
        "a translation of nothing",
        lambda root: (root / f"{EN}/meldroutes/politie.yaml").rename(root / f"{EN}/meldroutes/politi.yaml"),
        f"{EN}/meldroutes/politi.yaml: hierbij hoort geen bestand in data/meldroutes; verwijder deze vertaling",
    ),
    (
        "a language without its file",
        lambda root: (root / f"{EN}/taal.yaml").unlink(),
        f"{EN}/taal.yaml: dit bestand ontbreekt; een taal begint met taal.yaml, zie docs/redactie.md",
    ),
    (
        "a folder that is no language",
        lambda root: (root / EN).rename(root / "content/talen/Engels"),
        "content/talen/Engels: de naam van deze map is de code van een taal, zoals 'en'",
    ),
    (
        "a text that is no page about reporting",
        lambda root: (root / f"{EN}/veilig.md").rename(root / f"{EN}/safe.md"),
        f"{EN}/safe.md: hierbij hoort geen Nederlandse tekst",
    ),
]


@pytest.mark.parametrize(
    ("mistake", "expected"), [pytest.param(change, expected, id=name) for name, change, expected in MISTAKES]
)
def test_a_mistake_in_a_language_is_refused_at_its_place(mistake: Change, expected: str, tmp_path: Path):
    root = copy_of_the_project(tmp_path)
    mistake(root)
    done = build(root, root / "output")
    assert done.returncode == 1, done.stdout
    assert expected in done.stdout
    assert "Traceback" not in done.stdout + done.stderr
    assert not (root / "output").exists()


def test_a_route_that_waits_needs_no_translation_until_its_day(tmp_path: Path):
    root = copy_of_the_project(tmp_path)
    text = (ROOT / "data/meldroutes/politie.yaml").read_text(encoding="utf-8")
    (root / "data/meldroutes/wacht.yaml").write_text(
        text.replace("naam: Politie", "naam: Politie wacht", 1) + "status: concept\n", encoding="utf-8"
    )
    assert build(root, root / "output").returncode == 0
    (root / f"{EN}/meldroutes/wacht.yaml").write_text(
        (root / f"{EN}/meldroutes/politie.yaml").read_text(encoding="utf-8"), encoding="utf-8"
    )
    assert build(root, root / "output").returncode == 0


def test_the_reporting_pages_are_the_only_ones_in_other_languages(spoken: Path):
    assert REPORTING == "/melden/"
    for start in ("en/report", "xq/q"):
        count = len(list((spoken / start).rglob("index.html")))
        assert count == len(dutch_pages(spoken))


def test_numbers_are_not_turned_round_where_one_reads_from_right_to_left(spoken: Path):
    pages = [LexborHTMLParser(path.read_bytes()) for path in (spoken / CODE).rglob("index.html")]
    links = [link for page in pages for link in page.css("a[href^='tel:']")]
    assert len(links) > 50
    assert all(link.css_first("bdi[dir='ltr']") is not None for link in links)


def test_the_language_says_what_it_was_given(spoken: Path):
    assert said("Verlaat deze pagina") in (spoken / "xq/q/index.html").read_text(encoding="utf-8")
