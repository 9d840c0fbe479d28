"""What every template can say and ask for: links, dates and words as seen from the page that is being rendered."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from markupsafe import Markup, escape

from plugins.aanbevelingen.overzicht import stand_address
from plugins.aanbevelingen.pages import peildag_address
from plugins.bronnen.bron import Bron, alineas_in_words
from plugins.charts.texts import chart_title
from plugins.files.sizes import dutch_size
from plugins.gemeente.gemeente import Gemeente
from plugins.melden.pages import MELDMENU
from plugins.pages.page import Page, relative
from plugins.site.catalogue import HOOFDMENU, VOETMENU
from plugins.source.dates import Datering, dutch_date, in_days
from plugins.source.record import parse_verwijzing
from plugins.source.records import Records
from plugins.tables.notation import format_value

if TYPE_CHECKING:
    from plugins.charts.draw_all import Charts


class Here:
    """The page that is being rendered, for what templates say and link to; one object, so that components are made once."""

    page: Page

    def __init__(self, addresses: frozenset[str] = frozenset()) -> None:
        self.addresses = addresses

    def link(self, address: str) -> str:
        """An address of this site as seen from here; in another language the page in that language, where there is one."""
        return relative(self.page.address, self._in_language(address))

    def relative(self, address: str) -> str:
        """An address of this site as seen from here, in whatever language it is."""
        return relative(self.page.address, address)

    def t(self, dutch: str) -> str:
        """A word or sentence of a template in the language of the page."""
        return self.page.taal.woord(dutch) if self.page.taal else dutch

    def datum(self, day: date | Datering) -> str:
        """A date in the language of the page."""
        return self.page.taal.datum(day) if self.page.taal else dutch_date(day)

    def grootte(self, count: int) -> str:
        """A number of bytes in words, with the decimal mark of the language of the page."""
        words = dutch_size(count)
        return words.replace(",", self.page.taal.bestand.decimaalteken) if self.page.taal else words

    def nederlands(self) -> Markup:
        """Attributes for a link to what is in Dutch; none on a page that is in Dutch itself."""
        return Markup(' lang="nl" hreflang="nl"') if self.page.taal else Markup("")

    def nummer(self, written: str) -> Markup:
        """A telephone number as people read it; where the page is read from right to left, held together so that its parts are not turned round."""
        turned = self.page.taal is not None and self.page.taal.bestand.richting == "rtl"
        return Markup('<bdi dir="ltr">{}</bdi>').format(written) if turned else escape(written)

    def _in_language(self, address: str) -> str:
        if self.page.taal is None:
            return address
        path, separator, fragment = address.partition("#")
        there = self.page.taal.adres(path)
        return there + separator + fragment if there in self.addresses else address


def words_for_templates(records: Records, here: Here, charts: Charts) -> Mapping[str, Any]:
    """The names that templates use, the same for every page."""
    return {
        "link": here.link,
        "relatief": here.relative,
        "t": here.t,
        "datum": here.datum,
        "grootte": here.grootte,
        "nederlands": here.nederlands,
        "nummer": here.nummer,
        "meldmenu": MELDMENU,
        "hoofdmenu": HOOFDMENU,
        "voetmenu": VOETMENU,
        "records": SimpleNamespace(
            **{folder: kind for folder, kind in records.kinds.items() if folder},
            gemeente=records.one(Gemeente),
            today=records.today,
        ),
        "bron": records.of(Bron).__getitem__,
        "bronnen": lambda names: tuple(records.of(Bron)[name] for name in names),
        "verwijzingen": lambda named: [
            (records.of(Bron)[bron], alineas) for bron, alineas in map(parse_verwijzing, named)
        ],
        "alineas_in_woorden": alineas_in_words,
        "adres": lambda record: record.adres,
        "stand_adres": stand_address,
        "peildag_adres": peildag_address,
        "dagen": in_days,
        "getal": format_value,
        "grafiek": lambda reeks, width: Markup(charts.svg(reeks.id, width)),  # noqa: S704 - our own drawing
        "grafiek_woorden": lambda reeks: charts.words(reeks.id),
        "grafiek_titel": chart_title,
    }
