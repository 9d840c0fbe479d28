"""Each rule for the finished site, against a page that is good and one that is not."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from plugins.cache import Cache
from plugins.checks import checking
from plugins.checks.checking import check_site
from plugins.checks.rules import PAGE_RULES, SITE_RULES
from plugins.checks.site import Site
from plugins.source.phone_numbers import Register
from plugins.source.problem import Problem

GOOD = """<!doctype html><html lang="nl"><head><title>{title}</title><meta name="description" content="Voorbeeld"><style>a{{}}</style></head>
<body><nav class="kruimels" aria-label="Kruimelpad"><a href="/">Home</a></nav><main data-feiten><h1>Kop</h1><h2>Onder</h2><p>Bel <a href="tel:08000000">0800-0000</a>. <small data-controle="live">Gecontroleerd op 1 januari 2020, op de site zelf.</small></p>
<p><time datetime="2020-01-01">1 januari 2020</time> <a href="/bronnen/b/">Bron</a></p><p id="b">B</p>{more}<p><a href="/een/">Een</a></p></main></body></html>"""
NUMBERS = Register(frozenset(["tel:08000000"]))


def site(folder: Path, more: str = "", change: tuple[str, str] = ("", "")) -> list[str]:
    for name, title in (
        ("index.html", "Voorbeeld"),
        ("een/index.html", "Een"),
        ("bronnen/b/index.html", "Bronnen"),
    ):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(GOOD.format(title=title, more=""), encoding="utf-8")
    page = GOOD.format(title="Een", more=more)
    assert change[0] in page
    (folder / "een" / "index.html").write_text(
        page.replace(*change, 1) if change[0] else page, encoding="utf-8"
    )
    return [str(problem) for problem in check_site(folder, NUMBERS)[1]]


def test_a_good_site_has_no_problems(tmp_path: Path):
    assert site(tmp_path) == []


def test_what_is_no_file_is_no_part_of_the_site(tmp_path: Path):
    (tmp_path / "gebroken.html").symlink_to(tmp_path / "nergens")
    os.mkfifo(tmp_path / "buis.html")
    (tmp_path / "map.html").mkdir()
    assert site(tmp_path) == []


BAD = [
    ("<h4>Sprong</h4>", "een kop van niveau 4 onder een kop van niveau 2; maak er niveau 3 van"),
    ("<h1>Nog een</h1>", "2 koppen van niveau 1; een pagina heeft er precies één"),
    ('<a href="/weg/">x</a>', "link naar '/weg/' leidt nergens heen"),
    ('<a href="#weg">x</a>', "link naar '#weg': '#weg' staat niet op een/index.html"),
    ("<p id='b'></p>", "id 'b' staat er 2 keer; maak elke id uniek"),
    ("<script>1</script>", "<script> mag niet op een pagina staan; verwijder het"),
    ("<link rel='manifest' href='/een/'>", "<link> mag niet op een pagina staan; verwijder het"),
    ('<a href="/een/" ping="/x">x</a>', "kenmerk 'ping' op <a> mag niet op een pagina staan; verwijder het"),
    (
        '<img src="data:image/png;base64,x" alt="x">',
        "een beeld staat als 'data:' in de pagina zelf; zet het als bestand op deze site",
    ),
    (
        '<svg role="img"><title>x</title><use href="https://elders.invalid/a.svg#b"/></svg>',
        "'https://elders.invalid/a.svg#b' komt van een derde partij; zet het bestand op deze site",
    ),
    ("<form></form>", "<form> mag niet op een pagina staan; verwijder het"),
    ('<script src="zoeken.js" defer></script>', "<script> mag niet op een pagina staan; verwijder het"),
    (
        '<form role="search" action="//elders.invalid/../zoeken/"></form>',
        "<form> mag niet op een pagina staan; verwijder het",
    ),
    ('<form role="search" action="/een/"></form>', "<form> mag niet op een pagina staan; verwijder het"),
    (
        '<form role="search" action="/zoeken/" method="post"></form>',
        "<form> mag niet op een pagina staan; verwijder het",
    ),
    (
        '<form role="search" action="/zoeken/"><input type="email"></form>',
        "<input> mag niet op een pagina staan; verwijder het",
    ),
    ('<button type="button">x</button>', "<button> mag niet op een pagina staan; verwijder het"),
    (
        '<a class="verlaat" href="https://nu.nl/" rel="noreferrer">x</a><form role="search" action="/zoeken/"></form>',
        "<form> mag niet op een pagina staan; verwijder het",
    ),
    ("<iframe></iframe>", "<iframe> mag niet op een pagina staan; verwijder het"),
    ('<p style="color:red">x</p>', "kenmerk 'style' op <p> mag niet op een pagina staan; verwijder het"),
    ('<p onclick="x">x</p>', "kenmerk 'onclick' mag niet op een pagina staan; verwijder het"),
    (
        '<img src="https://elders.invalid/x.png" alt="x">',
        "'https://elders.invalid/x.png' komt van een derde partij; zet het bestand op deze site",
    ),
    (
        '<a href="https://elders.invalid/">x</a>',
        "link naar 'https://elders.invalid/' zonder rel=noreferrer; voeg dat toe",
    ),
    (
        '<a href="javascript:x">x</a>',
        "link naar 'javascript:x' mag niet; gebruik https, tel of een adres van deze site",
    ),
    ("<p>Bel 0800-0001</p>", "het nummer '0800-0001' staat niet in het register (data/meldroutes)"),
    ("<p>Bel 06-00 00 00 00</p>", "het nummer '06-00 00 00 00' staat niet in het register (data/meldroutes)"),
    (
        "<p>Bel +31 33 000 00 00</p>",
        "het nummer '+31 33 000 00 00' staat niet in het register (data/meldroutes)",
    ),
    ('<a href="tel:08000001">0800-0000</a>', "'tel:08000001' staat niet in het register (data/meldroutes)"),
    (
        '<a href="tel:08000000">0800-0009</a>',
        "de tekst '0800-0009' en de link 'tel:08000000' zijn niet hetzelfde nummer",
    ),
    ("<table><tr><th scope='col'>x</th></tr></table>", "een tabel heeft geen bijschrift; voeg het toe"),
    (
        "<table><caption>x</caption><tr><th>x</th></tr></table>",
        "een kop in een tabel heeft geen scope; voeg die toe",
    ),
    ('<img src="/een/index.html">', "de afbeelding '/een/index.html' heeft geen beschrijving; vul alt in"),
    (
        "<svg></svg>",
        "een tekening heeft geen naam; geef haar role=img en een titel, of verberg haar met aria-hidden",
    ),
    ("<p>[[ naam ]]</p>", "'[[' is een overblijfsel van de bouw; herstel de tekst of het sjabloon"),
]


@pytest.mark.parametrize(("more", "expected"), BAD)
def test_what_may_not_stand_on_a_page_is_found(tmp_path: Path, more: str, expected: str):
    assert any(expected in problem for problem in site(tmp_path, more))


CHANGES = [
    ((' lang="nl"', ""), "de taal ontbreekt; zet lang op het element html"),
    (("<title>Een</title>", "<title>Voorbeeld</title>"), "geef elke pagina een eigen titel"),
    (('content="Voorbeeld"', 'content=""'), "de samenvatting ontbreekt; vul Summary in"),
    (('<nav class="kruimels"', "<nav"), "het kruimelpad ontbreekt; laat zien waar deze pagina hoort"),
    (
        ('<time datetime="2020-01-01">1 januari 2020</time>', ""),
        "de datum ontbreekt; laat zien wanneer de pagina is bijgewerkt",
    ),
    (('<a href="/bronnen/b/">Bron</a>', ""), "deze pagina noemt feiten maar geen bron; voeg 'bronnen' toe"),
    (("<style>a{}</style>", "<style></style>"), "de opmaak ontbreekt; bouw de site opnieuw met 'make site'"),
    (
        ("<style>a{}</style>", "<style>@import 'x'</style>"),
        "de opmaak haalt iets van elders; zet het in het thema zelf",
    ),
]


@pytest.mark.parametrize(("change", "expected"), CHANGES)
def test_what_a_page_lacks_is_found(tmp_path: Path, change: tuple[str, str], expected: str):
    assert any(expected in problem for problem in site(tmp_path, change=change))


def test_a_page_that_no_link_leads_to_is_found(tmp_path: Path):
    site(tmp_path)
    (tmp_path / "los").mkdir()
    (tmp_path / "los" / "index.html").write_text(GOOD.format(title="Los", more=""), encoding="utf-8")
    assert [str(problem) for problem in check_site(tmp_path, NUMBERS)[1]] == [
        "los/index.html: vanaf de beginpagina leidt geen enkele link hierheen; zet er een op een overzicht"
    ]


def test_a_page_that_is_too_heavy_is_found(tmp_path: Path):
    import random

    heavy = "".join(random.Random(1).choices("abcdefghijklmnopqrstuvwxyz ", k=40_000))
    assert any("de pagina weegt" in problem for problem in site(tmp_path, f"<p>{heavy}</p>"))


KEPT = "een script bewaart hier niets, haalt niets op en verstuurt niets"


@pytest.mark.parametrize(
    ("name", "script", "expected"),
    [
        ("een/x.js", "1", "dit script hoort niet op de site; verwijder het"),
        ("zoeken/meer.mjs", "1", "dit script hoort niet op de site; verwijder het"),
        ("zoeken/zoeken.js", "localStorage.q = 1", f"het zoekscript gebruikt 'localStorage'; {KEPT}"),
        ("zoeken/zoeken.js", "fetch('/x')", f"het zoekscript gebruikt 'fetch'; {KEPT}"),
        ("zoeken/zoeken.js", "new Image().src = q", f"het zoekscript gebruikt 'src'; {KEPT}"),
        ("zoeken/zoeken.js", "a = 'https://x'", f"het zoekscript gebruikt 'https:'; {KEPT}"),
        ("zoeken/zoeken.js", "element.append(field.value);\n", ""),
        ("zoeken/zoekindex.js", 'zoekindex={"a":"cookie"};\n', ""),
        (
            "zoeken/zoekindex.js",
            'zoekindex={"a":1};alert({});\n',
            "de zoekindex is meer dan gegevens; bouw de site opnieuw met 'make site'",
        ),
    ],
)
def test_a_script_is_one_of_the_search_page_and_keeps_and_sends_nothing(
    tmp_path: Path, name: str, script: str, expected: str
):
    path = tmp_path / name
    path.parent.mkdir()
    path.write_text(script, encoding="utf-8")
    assert site(tmp_path) == ([f"{name}: {expected}"] if expected else [])


def test_every_rule_file_is_in_the_list():
    folder = Path(__file__).resolve().parents[2] / "plugins" / "checks" / "rules"
    assert {rule.__module__.rpartition(".")[2] for rule in (*PAGE_RULES, *SITE_RULES)} == {
        path.stem for path in folder.glob("*.py")
    } - {"__init__"}


def test_a_page_is_looked_at_once_and_again_when_it_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    cache = Cache(tmp_path / "cache")

    def check(register: Register = NUMBERS) -> tuple[Site, list[Problem]]:
        return check_site(tmp_path / "site", register, cache)

    site(tmp_path / "site")
    first = check()
    with monkeypatch.context() as patched:
        patched.setattr(checking, "Page", lambda *_: pytest.fail("this was looked at already"))
        assert check() == first
    page = tmp_path / "site" / "een" / "index.html"
    page.write_text(page.read_text().replace("0800-0000", "0800-0001"))
    assert any("0800-0001" in str(problem) for problem in check()[1])
    assert any("0800-0000" in str(problem) for problem in check(Register(frozenset()))[1]), (
        "another register is another question"
    )
