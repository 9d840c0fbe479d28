"""Rules for all pages before one is rendered: what the finished site would refuse, at its source."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from plugins.gemeente.gemeente import Gemeente
from plugins.pages.page import NOT_FOUND, HubView, Page, above
from plugins.pages.view import PageView, TextView
from plugins.site.lasting import aliases_are_free, lost_addresses, what_became_of
from plugins.site.site import Site
from plugins.site.theme import Theme
from plugins.source.problem import Problem, did_you_mean, shown
from plugins.texts.read_text import Finder, Known, pieces


def page_problems(site: Site, theme: Theme, known: Known, whole: bool = True) -> list[Problem]:
    """Everything that is wrong with the pages that these sources make with the templates of `theme`.

    Unless the site is `whole`, a source with a fault may hold the link or the address that is missing.
    """
    pages = {page.address: page for page in site.pages}
    places = Places(site, theme)
    gemeente = site.records.one(Gemeente)
    in_menus = {line.adres for line in (*gemeente.hoofdmenu, *gemeente.voetmenu)}
    problems = [
        *_titles_are_unique(site, pages),
        *_fragments_lead_somewhere(site, pages, places, whole),
        *_headings_have_places_of_their_own(site, pages, places),
        *_templates_and_menus_find_their_pages({*pages}, theme, gemeente, known),
        *aliases_are_free(site, pages),
    ]
    if not whole:
        return problems
    return [
        *problems,
        *lost_addresses(site, what_became_of(site, (name for name, page in pages.items() if not page.weg))),
        *_every_text_can_be_reached(
            site, {*(link.what for link in theme.links), *in_menus, *_on_cards(pages)}
        ),
    ]


def _titles_are_unique(site: Site, pages: dict[str, Page]) -> Iterator[Problem]:
    """No two pages of one language and one part of the site have the same title."""
    texts = {text.path: text.file.text.document for text in site.texts}
    seen: dict[tuple[str, str, bool], Page] = {}
    for page in pages.values():
        key = page.title, page.taal.code if page.taal else "", page.is_about_reporting
        other = seen.setdefault(key, page)
        if other is not page and page.is_first and page.origin:
            place = f" ({other.origin})" if other.origin else ""
            message = (
                f"{shown(page.title)} is al de titel van {other.address}{place}; geef een van beide een"
                " andere titel"
            )
            document = texts.get(page.origin)
            yield document.problem(("Title",), message) if document else Problem(page.origin, 0, 0, message)


def _templates_and_menus_find_their_pages(
    pages: set[str], theme: Theme, gemeente: Gemeente, known: Known
) -> Iterator[Problem]:
    """Every page that a template or a menu leads to is there."""
    asked = [
        (address, f"{theme.folder.name}/{path}:{number} verwijst ernaar.", "pas die verwijzing aan")
        for address, path, number, _ in theme.links
    ]
    asked += [
        (line.adres, f"het menu van {gemeente.bestand} leidt ernaartoe.", "haal haar uit het menu")
        for line in (*gemeente.hoofdmenu, *gemeente.voetmenu)
    ]
    for address, why, remedy in asked:
        if address not in pages and not known.may_exist(address):
            message = f"deze pagina ontbreekt; {why} Zet haar terug of {remedy}"
            yield Problem(f"content/pages{address.rstrip('/')}.md", 0, 0, message)


def _fragments_lead_somewhere(
    site: Site, pages: dict[str, Page], places: Places, whole: bool
) -> Iterator[Problem]:
    """A link to a place on another page leads to a heading or part that is there."""
    for text in site.texts:
        finder = Finder(text)
        for target in text.links:
            address, _, fragment = target.partition("#")
            page = pages.get(address)
            if page is None or not fragment:
                continue
            if not (whole or isinstance(page.view, PageView | TextView)):
                continue  # its places follow from records, of which one may have a fault
            there = places.on(page)
            if fragment not in there:
                choice = (
                    did_you_mean(fragment, there)
                    or "; verwijder het deel vanaf #, of noem een kop van die pagina"
                )
                yield finder.problem(f"'#{fragment}' staat niet op {address}{choice}", f"]({target}", target)


def _headings_have_places_of_their_own(
    site: Site, pages: dict[str, Page], places: Places
) -> Iterator[Problem]:
    """No heading of a text gets the place that the page has by itself."""
    for text in site.texts:
        taken = places.own(pages[text.file.address])
        finder = Finder(text)
        for node in () if taken.isdisjoint(text.places) else text.headings:
            place, words = str(node.attributes["id"]), node.text().strip()
            if place in taken:
                message = f"een ander deel van deze pagina heet al '#{place}'; geef deze kop een andere naam"
                yield finder.problem(message, *pieces(words))


class Places:
    """The places on the pages of a site that a link may name."""

    def __init__(self, site: Site, theme: Theme) -> None:
        self._theme = theme
        self._texts = {text.file.address: text for text in site.texts}

    def on(self, page: Page) -> set[str]:
        """Every place on a page: its own, and those of its text."""
        text = self._texts.get(page.address)
        return self.own(page) | (text.places if text is not None else frozenset())

    def own(self, page: Page) -> set[str]:
        """The places on a page that its template gives it, and its records."""
        return {"inhoud", *self._theme.places[page.template], *page.view.places} - {""}


def _on_cards(pages: dict[str, Page]) -> Iterator[str]:
    """The addresses to which a card on top of a part of the site leads."""
    for page in pages.values():
        if isinstance(page.view, HubView):
            yield from (kaart.adres for groep in page.view.groepen for kaart in groep.kaarten)


def _every_text_can_be_reached(site: Site, linked: set[str]) -> Iterator[Problem]:
    """To every page of an editor leads a link of a text, a template or the menu."""
    files = [text.file for text in site.texts if text.file.taal is None]
    pages = {file.address: file.path for file in files}
    linked = {"/", NOT_FOUND, *linked}
    linked.update(target.partition("#")[0] for text in site.texts for target in text.links)
    menus = site.records.one(Gemeente).bestand
    for file in files:
        # A preview shows what is not public yet too, and nothing has to lead there.
        if file.is_public(site.records.today) and not file.is_article and file.address not in linked:
            message = (
                f"geen enkele link leidt naar {file.address}; zet er een in {_above(file.address, pages)}, of"
                f" zet de pagina in een menu in {menus}: {{titel: …, adres: {file.address}}}"
            )
            yield Problem(file.path, 0, 0, message)


def _above(address: str, texts: Mapping[str, str]) -> str:
    """The file of the nearest page above an address; that of the home page when there is none in between."""
    return next((texts[each] for each in above(address) if each in texts), "content/pages/index.md")
