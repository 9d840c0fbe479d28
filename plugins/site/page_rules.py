"""Rules for the pages as a whole, before one is rendered: what would be refused in the finished site is found here, at its source."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from plugins.aanbevelingen.aanbeveling import Aanbeveling
from plugins.aanpak.begrip import Begrip
from plugins.brieven.brief import Brief
from plugins.pages.hub import HubView
from plugins.pages.page import NOT_FOUND, Page
from plugins.site.catalogue import HOOFDMENU, VOETMENU
from plugins.site.lasting import aliases_are_free, lost_addresses, what_became_of
from plugins.site.site import Site
from plugins.source.problem import Problem, did_you_mean, shown
from plugins.texts.read_text import Finder

_LINK = re.compile(r"\blink\(\s*[\"'](/(?:[a-z0-9-]+/)*)[\"']")
_ID = re.compile(r'\bid="([\w-]+)"')


def page_problems(site: Site, theme: Path) -> list[Problem]:
    """Everything that is wrong with the pages that these sources make with the templates of `theme`."""
    pages = {page.address: page for page in site.pages}
    wanted = _links_of(theme)
    return [
        *_titles_are_unique(pages),
        *_theme_finds_its_pages(pages, wanted),
        *_fragments_lead_somewhere(site, pages, theme),
        *aliases_are_free(site, pages),
        *lost_addresses(site, what_became_of(site, (name for name, page in pages.items() if not page.weg))),
        *_every_text_can_be_reached(site, {*(address for address, _, _ in wanted), *_on_cards(pages)}),
    ]


def _titles_are_unique(pages: dict[str, Page]) -> Iterator[Problem]:
    """No two pages of one language and one part of the site have the same title."""
    seen: dict[tuple[str, str, bool], Page] = {}
    for page in pages.values():
        key = page.title, page.taal.code if page.taal else "", page.address.startswith("/melden/")
        other = seen.setdefault(key, page)
        if other is not page and page.is_first and page.origin:
            place = f" ({other.origin})" if other.origin else ""
            yield Problem(
                page.origin,
                0,
                0,
                f"{shown(page.title)} is al de titel van {other.address}{place}; geef een van beide een andere titel",
            )


def _links_of(theme: Path) -> list[tuple[str, str, int]]:
    """Every address that the templates and menus link to by themselves, with the file and line that do."""
    found = [(address, "plugins/site/catalogue.py", 0) for _, address in (*HOOFDMENU, *VOETMENU)]
    for path in sorted((theme / "templates").rglob("*.html")):
        name = f"{theme.name}/{path.relative_to(theme).as_posix()}"
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            found += [(link[1], name, number) for link in _LINK.finditer(line)]
    return found


def _theme_finds_its_pages(pages: dict[str, Page], wanted: list[tuple[str, str, int]]) -> Iterator[Problem]:
    """Every page that a template or menu links to is there."""
    for address, name, number in wanted:
        if address not in pages:
            where = f"{name}:{number}" if number else "het menu"
            yield Problem(
                f"content/pages{address.rstrip('/')}.md",
                0,
                0,
                f"deze pagina ontbreekt; {where} verwijst ernaar. Zet haar terug of pas die verwijzing aan",
            )


def _fragments_lead_somewhere(site: Site, pages: dict[str, Page], theme: Path) -> Iterator[Problem]:
    """A link to a place on another page leads to a heading or part that is there."""
    texts = {text.file.address: text for text in site.texts}
    for text in site.texts:
        finder = Finder(text)
        for node in text.tree.css("a[href*='#']"):
            target = str(node.attributes["href"])
            address, _, fragment = target.partition("#")
            page = pages.get(address)
            if page is None or not fragment:
                continue
            template = theme / "templates" / f"{page.template}.html"
            ids = {"inhoud", *_ID.findall(template.read_text(encoding="utf-8")), *_ids_of_records(site, page)}
            if address in texts:
                ids |= {str(node.attributes["id"]) for node in texts[address].tree.css("[id]")}
            if fragment not in ids:
                choice = (
                    did_you_mean(fragment, ids)
                    or "; verwijder het deel vanaf #, of noem een kop van die pagina"
                )
                yield finder.problem(f"'#{fragment}' staat niet op {address}{choice}", f"]({target}", target)


def _ids_of_records(site: Site, page: Page) -> set[str]:
    """The places on a page that follow from records."""
    match page.template:
        case "begrippen":
            return set(site.records.of(Begrip))
        case "aanbeveling":
            found = (one for one in site.records.of(Aanbeveling).values() if one.adres == page.address)
            return {onderdeel.id for one in found for onderdeel in one.onderdelen}
        case "brief":
            letters = (one for one in site.records.of(Brief).values() if one.adres == page.address)
            return {alinea.anker for one in letters for alinea in one.alineas}
    return set()


def _on_cards(pages: dict[str, Page]) -> Iterator[str]:
    """The addresses to which a card on top of a part of the site leads."""
    for page in pages.values():
        if isinstance(page.view, HubView):
            yield from (kaart.adres for groep in page.view.groepen for kaart in groep.kaarten)


def _every_text_can_be_reached(site: Site, linked: set[str]) -> Iterator[Problem]:
    """To every page of an editor leads a link of a text, a template or the menu."""
    for text in site.texts:
        linked |= {str(node.attributes["href"]).partition("#")[0] for node in text.tree.css("a[href]")}
    for text in site.texts:
        file = text.file
        if not file.is_article and file.taal is None and file.address not in linked | {"/", NOT_FOUND}:
            yield Problem(
                file.path,
                0,
                0,
                f"geen enkele link leidt naar {file.address}; zet er een in een tekst, bijvoorbeeld op een overzicht",
            )
