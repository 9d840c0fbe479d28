"""What every template can ask for: links, dates and words as seen from the page being rendered."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cached_property
from importlib.metadata import version
from pathlib import Path
from types import SimpleNamespace
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from jinja2 import Environment
from markupsafe import Markup, escape

from plugins.aanbevelingen.bewijs import stilte
from plugins.aanbevelingen.history_pages import peildag_address, per_maand, sinds_address
from plugins.aanbevelingen.in_woorden import aanduiding, jaren, looptijd, over_tijd, stiltezinnen, termijn
from plugins.aanbevelingen.overzicht import per_onderzoek, per_standgroep, stand_address, telling
from plugins.brieven.brief import Brief, letters_by_source
from plugins.bronnen.bron import Bron, alineas_in_words
from plugins.bronnen.pages import per_letter
from plugins.bronnen.zoekactie import laatste_zoekactie, uitslag
from plugins.charts.charts import Charts
from plugins.charts.descriptions import chart_title
from plugins.cijfers.exports import chart_request
from plugins.files.file import dutch_size
from plugins.gemeente.gemeente import Gemeente, Menupunt
from plugins.melden.meldroute import Meldroute
from plugins.melden.pages import MELDMENU
from plugins.melden.register import number_mark, number_note
from plugins.opendata.datasets import citation, series_dataset
from plugins.opendata.schema_org import page_data
from plugins.pages.page import Bronvermelding, Page, relative
from plugins.site.cards import THEME_COLOURS, card_address, sections_of
from plugins.source.dates import Datering, dutch_date, in_days, in_years
from plugins.source.problem import counted
from plugins.source.record import parse_verwijzing
from plugins.source.records import Records
from plugins.tables.value import format_value

_IMPORTED = re.compile(r"""@import "\.\./node_modules/((?:@[^/"]+/)?[^/"]+)/""")


class CurrentPage:
    """The page that is being rendered, for what templates say and link to.

    Set `page` before each rendering.
    """

    def __init__(self, site: str = "") -> None:
        self.site = site
        """The public address without a slash at the end; empty when it is not known."""
        self.base = urlsplit(site).path
        """The folder of the site on its server, such as `/map`; empty for the root."""
        self.addresses: frozenset[str] = frozenset()
        """The addresses of all pages, to know which exist in another language."""

    @property
    def page(self) -> Page:
        """The page itself."""
        return self._page

    @page.setter
    def page(self, page: Page) -> None:
        self._page = page
        self._named = {named.bron.id: named for named in page.bronnen}

    def note(self, bron: Bron, alineas: tuple[int, ...] = ()) -> int:
        """The number of a source in the list of the page, which then also names these paragraphs of it.

        A source that is not in the list yet is added at the end.
        """
        numbers = self._named[bron.id].alineas if bron.id in self._named else ()
        self._named[bron.id] = Bronvermelding(bron, tuple(sorted({*numbers, *alineas})))
        return list(self._named).index(bron.id) + 1

    def named_sources(self) -> tuple[Bronvermelding, ...]:
        """The sources of the page and, once the text is rendered, all others that a note of it leads to."""
        return tuple(self._named.values())

    def link(self, address: str) -> str:
        """An address of this site as seen from this page.

        In another language that of the same page there, if it exists.
        """
        taal = self.page.taal
        if taal is not None:
            path, separator, fragment = address.partition("#")
            there = taal.adres(path)
            address = there + separator + fragment if there in self.addresses else address
        return relative(self.page.address, address, self.base)

    def relative(self, address: str) -> str:
        """An address of this site as seen from this page, in whatever language it is."""
        return relative(self.page.address, address, self.base)

    def t(self, dutch: str) -> str:
        """A word or sentence of a template in the language of the page."""
        return self.page.taal.says(dutch) if self.page.taal else dutch

    def datum(self, day: date | Datering) -> str:
        """A date in the language of the page."""
        return self.page.taal.datum(day) if self.page.taal else dutch_date(day)

    def grootte(self, count: int) -> str:
        """A number of bytes in words, with the decimal mark of the language of the page."""
        size = dutch_size(count)
        return size.replace(",", self.page.taal.bestand.decimaalteken) if self.page.taal else size

    def nederlands(self) -> Markup:
        """Attributes for a link to what is in Dutch; none on a page that is in Dutch itself."""
        return Markup(' lang="nl" hreflang="nl"') if self.page.taal else Markup("")

    def nummer(self, written: str) -> Markup:
        """A telephone number as people read it, held together where a page is read from right to left."""
        turned = self.page.taal is not None and self.page.taal.bestand.richting == "rtl"
        return Markup('<bdi dir="ltr">{}</bdi>').format(written) if turned else escape(written)

    def number_note(self, route: Meldroute) -> str:
        """How a number was checked and where to see for oneself, in the page's language."""
        return number_note(route, self.t, self.datum)

    def number_mark(self, route: Meldroute) -> str:
        """How a number was checked in a few words, in the page's language."""
        return number_mark(route, self.t)


def template_globals(
    records: Records, current: CurrentPage, charts: Charts, theme: Path
) -> Mapping[str, Any]:
    """The names that templates use, the same for every page."""
    bronnen, letters = records.of(Bron), letters_by_source(records.of(Brief).values())
    routes, gemeente = records.of(Meldroute).values(), records.one(Gemeente)
    sections = sections_of(gemeente)
    return {
        "link": current.link,
        "meegeleverd": shipped_parts(theme),
        "deelbeeld": lambda page: card_address(page, sections),
        "themakleuren": THEME_COLOURS,
        "relatief": current.relative,
        "t": current.t,
        "datum": current.datum,
        "grootte": current.grootte,
        "nederlands": current.nederlands,
        "gegevens": lambda: page_data(current.page, records, current.relative),
        "dataset": lambda reeks: series_dataset(reeks, records),
        "citaat": lambda dataset: citation(dataset, records.one(Gemeente).site_naam, current.site),
        "nummer": current.nummer,
        "meldmenu": MELDMENU,
        "hoofdmenu": _menu(gemeente.hoofdmenu),
        "voetmenu": _menu(gemeente.voetmenu),
        "records": SimpleNamespace(
            **{folder: kind for folder, kind in records.kinds.items() if folder},
            gemeente=gemeente,
            today=records.today,
        ),
        "in_taal": lambda folder: (current.page.taal or records).kinds[folder],
        "bron": bronnen.__getitem__,
        "bronnen": lambda names: tuple(bronnen[name] for name in names),
        "verwijzingen": lambda named: [
            (bronnen[bron], alineas) for bron, alineas in map(parse_verwijzing, named)
        ],
        "alineas_in_woorden": alineas_in_words,
        "noot": current.note,
        "genoemde_bronnen": current.named_sources,
        "brief_van": lambda bron: letters.get(bron.id),
        "eerste_route": lambda soort: next((route for route in routes if route.soort == soort), None),
        "adres": lambda record: record.adres,
        "aanduiding": lambda item, lower=False: aanduiding(item, records, lower),
        "telling": telling,
        "per_onderzoek": lambda items: per_onderzoek(items, records),
        "per_standgroep": per_standgroep,
        "stand_adres": stand_address,
        "peildag_adres": peildag_address,
        "sinds_adres": sinds_address,
        "per_maand": per_maand,
        "plain": str,  # a text without its mark of another language, for where no tag can stand
        "per_letter": per_letter,
        "dagen": in_days,
        "geteld": counted,
        "verstreken": in_years,
        "nummer_noot": current.number_note,
        "nummer_merk": current.number_mark,
        "uitslag": lambda gezocht: uitslag(gezocht, records),
        "laatste_zoekactie": lambda: laatste_zoekactie(records),
        "stilte_van": lambda aanbeveling, onderdeel: stilte(aanbeveling, onderdeel, records),
        "stiltezinnen": stiltezinnen,
        "over_tijd": over_tijd,
        "termijn": lambda aanbeveling, toezegging: termijn(aanbeveling, toezegging, records),
        "jaren": lambda toezegging: jaren(toezegging, records),
        "looptijd": lambda stuk: looptijd(stuk, records.today),
        "getal": format_value,
        "grafiek": lambda reeks, width: Markup(charts.svg(reeks.id, width)),  # noqa: S704 - our own drawing
        "tijdbeeld_tekening": lambda beeld, width: Markup(charts.timeline(beeld.tekening, width)),  # noqa: S704 - our own drawing
        "grafiek_delen": lambda reeks: [(naam, Markup(deel)) for naam, deel in charts.panels(reeks.id)],  # noqa: S704 - our own drawing
        "grafiek_woorden": lambda reeks: charts.words(reeks.id),
        "grafiek_titel": lambda reeks: chart_title(chart_request(reeks)),
    }


class Component:
    """A macro of the theme for every template, read from the file of its name when it is first called.

    An import in each template costs a tenth of a build: Jinja then compares all names that templates know.
    """

    def __init__(self, environment: Environment, name: str) -> None:
        self._environment, self._name = environment, name

    @cached_property
    def _macro(self) -> Callable[..., str]:
        module = self._environment.get_template(f"components/{self._name}.html").module
        macro: Callable[..., str] = getattr(module, self._name)
        return macro

    def __call__(self, *shown: Any, **named: Any) -> str:
        """The HTML of what the template hands over."""
        return self._macro(*shown, **named)


def components(environment: Environment, theme: Path) -> Mapping[str, Component]:
    """Every component of the theme by its name."""
    files = sorted((theme / "templates" / "components").glob("*.html"))
    return {file.stem: Component(environment, file.stem) for file in files}


def _menu(lines: Iterable[Menupunt]) -> tuple[tuple[str, str], ...]:
    """A menu as pairs of a title and an address."""
    return tuple((line.titel, line.adres) for line in lines)


class Part(NamedTuple):
    """A part made by others that reaches a visitor: what and where it is, its version and licence (SPDX)."""

    name: str
    where: str
    version: str
    licence: str


def shipped_parts(theme: Path) -> tuple[Part, ...]:
    """Every part of others: npm packages whose CSS the theme imports, and what is drawn or written with."""
    locked = json.loads((theme / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    sheets = (path.read_text(encoding="utf-8") for path in sorted((theme / "css").glob("*.css")))
    names = sorted({name for sheet in sheets for name in _IMPORTED.findall(sheet)})
    packages = ((name, locked[f"node_modules/{name}"]) for name in names)
    return (
        *(
            Part(name, "opmaak van elke pagina", package["version"], package["license"])
            for name, package in packages
        ),
        Part(
            "Snowball, dutch_porter",
            "het script van de zoekpagina",
            version("snowballstemmer"),
            "BSD-3-Clause",
        ),
        Part("Source Sans 3", "letters in pdf's", "", "OFL-1.1"),
        Part("Liberation Sans", "letters in beelden van grafieken", "", "OFL-1.1"),
    )
