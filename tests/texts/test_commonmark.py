"""The published examples of CommonMark and tables of GFM: read alike, refused, or different in a way the handbook lists."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from markdown_it import MarkdownIt
from selectolax.lexbor import LexborHTMLParser, LexborNode

from tests.conftest import ROOT
from tests.texts.cases_of import html_of, problems_of

SPEC = ROOT / "tests" / "node_modules" / "commonmark-spec" / "spec.txt"
_EXAMPLE = re.compile(r"^(`{32}) example\n(.*?)^\.\n.*?^\1$", re.DOTALL | re.MULTILINE)
_ADDED = re.compile(
    r'<span class="(?:uit )?verborgen">[^<]*</span>|<caption>.*?</caption>|</?section[^>]*>', re.DOTALL
)
_ATTRIBUTES = ("href", "src", "alt", "title", "start")

DIFFERENT = {
    "Een adres zonder haken is een link.": {608, 611},
    "Een blok code mag inspringen; zijn sluitregel ook.": {134, 137},
    "Een lijst met verschillende tekens is één lijst.": {301, 302},
    "Een punt van een lijst mag ruimer of minder inspringen.": {7, 257, 276, 297},
    "Een rekenteken tussen cijfers is geen nadruk.": {356},
    "Een uitleg van een adres mag direct onder een zin staan.": {213},
    "Nadruk mag tegen een aanhalingsteken aan staan.": {352, 380},
    "Twee citaten met een witregel ertussen zijn één citaat.": {242},
    "Vet in cursief is cursief in vet.": {416, 467},
    "Een adres houdt zijn letters en tekens zoals getypt.": {32, 33, 206},
}
"""What comes out in another way than in CommonMark and is as good; by the numbers of the examples of version 0.31.2."""

REFUSED = {
    "Code door vier spaties, een kop door een streep eronder.": r"vier spaties aan het begin|een streep onder een regel|deze regel springt te ver in",
    "HTML, een beeld of link met opmaak in de beschrijving.": r"HTML en commentaar|een beschrijving van een beeld heeft geen opmaak|een link in een link",
    "Een kop, streep of lijst op de eerste regel van een punt.": r"een kop kan niet in|een streep kan niet in|een lijst in een lijst begint op|zet de uitleg van een noot",
    "Een tekst tussen tekens die alleen leestekens bevat.": r"nadruk zonder woord",
    "Opmaak of code die niet wordt gesloten of door elkaar loopt.": r"niet wordt geopend of gesloten|blok code is niet gesloten|een ` die niets|loopt door elkaar|midden in een woord|opmaak in een los adres|zo veel tekens|een adres tussen < en >",
    "Een link zonder woorden, naar mail, of naar iets dat er niet is.": r"een link begint met https|zegt niet waar de link|is geen volledig adres|is geen adres;|deze link heeft geen tekst|is geen kop op deze pagina|is niet beveiligd|geen hele link|een link is \[tekst",
    "Een beeld van een andere site, of zonder beschrijving.": r"is geen bestand in content/beelden|beschrijf tussen \[",
    "Een adres met een naam over twee regels, twee keer of ongebruikt.": r"een adres met een naam staat op één regel|staat er twee keer|komt niet op de pagina|haal de spatie weg tussen",
    "Een \\ aan het eind van een alinea of kop.": r"aan het eind van deze alinea",
    "Een kop van niveau 1, een lege kop, een kop die een niveau overslaat.": r"de titel van de pagina is al|deze kop is leeg|een kop van niveau|een kop is '",
    "Een leeg punt, een punt dat één spatie of te ver inspringt.": r"dit punt is leeg|dit punt springt",
    "Een lijst die niet bij 1 begint of midden in een zin staat.": r"begint hier een lijst|een genummerde lijst in een lijst|wordt een lijst|begint niet met een nul|is dit een lijst|deze regel begint als",
    "Een tab of vaste spatie in een regel, een teken dat niemand ziet.": r"staat een tab|vaste spatie|teken dat niemand ziet",
    "Twee haken om een woord: dat is hier een opdracht.": r"is geen opdracht",
    "Opmaak van andere programma's, zoals drie plusjes.": r"opmaak van een ander programma",
}
"""What CommonMark allows and is refused here, each with the messages that say so."""

TABLES = [
    "| a | b |\n|---|---|\n| 1 | 2 |",
    "a | b\n--- | ---\n1 | 2",
    "| a | b |\n|:--|--:|\n| *1* | `2` |",
    "| a \\| b |\n|---|\n| 1 |",
    "| a |\n|---|\n| 1 |\n\ntekst",
    "tekst\n\n| a |\n|---|\n| 1 |",
    "| a | b |\n|---|---|\n| 1 |",
    "| a | b |\n|---|---|\n| 1 | 2 | 3 |",
    "| a | b |\n|---|\n| 1 | 2 |",
    "| a | b |\n|---|---|\n| 1 | 2 |\ntekst",
    "| a | b |\n|---|---|\n| 1 | 2 |\n> citaat",
]


def examples() -> list[str]:
    """Every example of the specification, in its order."""
    return [found[2].replace("→", "\t") for found in _EXAMPLE.finditer(SPEC.read_text(encoding="utf-8"))]


def tree(html: str) -> str:
    """HTML without paragraphs, layout and what this site adds, so that what a reader gets can be compared."""

    def walk(node: LexborNode) -> Iterator[str]:
        for child in node.iter(include_text=True):
            if child.tag == "-text":
                yield re.sub(r"\s+", "", child.text_content or "")
            elif child.tag == "p":
                yield from walk(child)
            else:
                shown = {name: child.attributes.get(name) for name in _ATTRIBUTES if name in child.attributes}
                yield f"<{child.tag}{shown or ''}>"
                yield from walk(child)
                yield f"</{child.tag}>"

    body = LexborHTMLParser(f"<body>{_ADDED.sub('', html)}</body>").body
    return "".join(walk(body)) if body else ""


def differs(body: str, reader: MarkdownIt) -> bool:
    """Whether a text that is not refused comes out in another way than another reader of Markdown gives."""
    return not problems_of(body) and tree(html_of(body)) != tree(reader.render(body))


def test_an_example_of_commonmark_comes_out_alike_or_is_refused_but_for_what_the_handbook_lists():
    reader = MarkdownIt("commonmark")
    listed = set().union(*DIFFERENT.values())
    assert {number for number, body in enumerate(examples(), 1) if differs(body, reader)} == listed


def test_the_handbook_lists_every_kind_of_difference():
    handbook = (ROOT / "docs" / "redactie.md").read_text(encoding="utf-8")
    assert [kind for kind in DIFFERENT if f"| {kind.rstrip('.')} | werkt |" not in handbook] == []
    assert [kind for kind in REFUSED if f"| {kind.rstrip('.')} | geweigerd |" not in handbook] == []


def test_whatever_is_refused_of_an_example_is_of_a_kind_that_the_handbook_lists():
    said = {message for body in examples() for message in problems_of(body)}
    kinds = {kind: re.compile(pattern) for kind, pattern in REFUSED.items()}
    assert [message for message in said if not any(kind.search(message) for kind in kinds.values())] == []
    assert [kind for kind, pattern in kinds.items() if not any(map(pattern.search, said))] == []


def test_most_examples_of_what_editors_use_are_read_and_not_refused():
    read = [not problems_of(body) for body in examples()]
    assert sum(read) >= 238


@pytest.mark.parametrize("table", TABLES)
def test_a_table_comes_out_as_on_other_sites_or_is_refused(table: str):
    body = f"## Cijfers\n\n{table}"
    assert not differs(body, MarkdownIt("commonmark").enable("table"))
