"""Posters to hang up: a page of A4 for every route and every branche.

In every language that the fonts of the poster have.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

from plugins.bronnen.bron import Bron
from plugins.cache import Cache
from plugins.files.file import File
from plugins.files.pdf import draw_pdf
from plugins.gemeente.gemeente import Gemeente
from plugins.languages.language import Language, dutch_and
from plugins.melden.meldroute import Anoniem, Meldroute, emergency, number_is_old
from plugins.melden.register import number_mark, number_note
from plugins.melden.signalen import Signalen
from plugins.source.records import Records

TEMPLATE = "poster.typ"
MOST_ROUTES = 3
"""So many routes fit on the poster of a branche, the best first."""
LONGEST_ADDRESS = 34
"""A longer address is not typed over by anyone; the page has it as a link."""
_LAST_LETTER = "\u052f"
"""The fonts of the poster have Latin, Greek and Cyrillic letters: everything up to here, and common marks."""
_MARKS = ("\u2000", "\u20cf")


def poster_files(
    records: Records, talen: Iterable[Language], siteurl: str, theme: Path, kept: Cache
) -> Iterator[File]:
    """Every poster as PDF; with a `siteurl` its QR code leads to the page.

    Else it dials, or leads to the site of the route. Where there is nothing to call or to scan, there is no
    poster.
    """
    for language in dutch_and(talen, records):
        for record in _carriers(language, records):
            page = language.adres(record.adres)
            data = poster_data(record, records, language, f"{siteurl}{page}" if siteurl else "")
            if data["qr"] and _can_be_drawn(data):
                yield File(
                    f"{page}affiche.pdf",
                    draw_poster(data, theme, kept),
                    f"{language.says('Affiche op A4')} (PDF)",
                    page,
                )


def poster_data(
    record: Meldroute | Signalen, records: Records, language: Language, url: str
) -> dict[str, Any]:
    """All that the template needs for one poster, in one language."""
    if isinstance(record, Signalen):
        named = (language.of(Meldroute)[name] for name in record.meldroutes)
        routes = _reachable(route for route in named if not _is_old(route, records))
        bronnen = [bron for fact in record.signalen for bron, _ in fact.bronnen]
        summary, listed, anonymous = record.voor_wie, [fact.tekst for fact in record.signalen], ""
    else:
        routes, bronnen = [record], [bron for bron, _ in record.bronnen]
        summary, listed, anonymous = record.samenvatting, [*record.waarvoor], record.anoniem_toelichting
    dialled = next((tel for route in routes for _, tel in route.nummers), "")
    site = next((route.url for route in routes if route.url), "")
    urgent = emergency(language.of(Meldroute).values())
    urgent = None if urgent and urgent.id == record.id else urgent
    return {
        "titel": record.naam,
        "branche": isinstance(record, Signalen),
        "inleiding": summary,
        "lijst": listed,
        "anoniem": anonymous,
        "routes": [_route(route, language) for route in routes],
        "gevaar": urgent.telefoon if urgent else "",
        "gevaar_merk": number_mark(urgent, language.says) if urgent else "",
        "qr": url or dialled or site,
        "qr_naar": "pagina" if url else "nummer" if dialled else "site",
        "url": url,
        "voet": {
            "site": records.one(Gemeente).site_naam,
            "officieel": records.one(Gemeente).officieel,
            "nummers": _checked([*routes, *([urgent] if urgent else [])], language),
            "bronnen": "; ".join(dict.fromkeys(records.of(Bron)[name].uitgever for name in bronnen)),
        },
        "taal": language.code,
        "woorden": dict(language.bestand.woorden),
    }


def draw_poster(data: dict[str, Any], theme: Path, kept: Cache) -> bytes:
    """The poster with this data; raises PdfFailed."""
    return draw_pdf(TEMPLATE, data, theme, kept, _with_code, ("typst", "segno"))


def _with_code(data: dict[str, Any]) -> dict[str, Any]:
    """The same data with a QR code as SVG in place of what it says, with the margin that a camera needs."""
    import segno

    code, svg = segno.make(data["qr"], error="m", micro=False), BytesIO()
    code.save(svg, kind="svg", border=4, xmldecl=False, svgns=True)
    return {**data, "qr": svg.getvalue().decode()}


def _carriers(language: Language, records: Records) -> Iterator[Meldroute | Signalen]:
    """What has a poster: every branche, and every route but those whose number is too old to hang up."""
    yield from (route for route in language.of(Meldroute).values() if not _is_old(route, records))
    yield from language.of(Signalen).values()


def _is_old(route: Meldroute, records: Records) -> bool:
    """Whether the number comes from something too old to hang up."""
    return number_is_old(route, records.one(Gemeente), records.today)


def _reachable(routes: Iterable[Meldroute]) -> list[Meldroute]:
    """The routes that can be reached from a sheet of paper; all of them when none can."""
    given = list(routes)
    reachable = [route for route in given if route.telefoon or _short_address(route)]
    return (reachable or given)[:MOST_ROUTES]


def _short_address(route: Meldroute) -> str:
    """The address as people would type it; empty when nobody would."""
    url = (route.url or "").removeprefix("https://").removeprefix("www.").rstrip("/")
    return url if len(url) <= LONGEST_ADDRESS else ""


def _route(route: Meldroute, language: Language) -> dict[str, str]:
    return {
        "naam": route.naam,
        "nummer": route.telefoon or "",
        "url": _short_address(route),
        "merk": number_mark(route, language.says) if route.telefoon else "",
        "anoniem": language.says(route.anoniem.label) if route.anoniem is not Anoniem.ONBEKEND else "",
    }


def _checked(routes: Iterable[Meldroute], language: Language) -> list[str]:
    """How the numbers on a poster were checked, those of which the same can be said together."""
    numbers: dict[str, dict[str, None]] = {}
    for route in routes:
        if route.telefoon:
            numbers.setdefault(number_note(route, language.says, language.datum), {})[route.telefoon] = None
    return [f"{', '.join(of)}: {said[:1].lower()}{said[1:]}" for said, of in numbers.items()]


def _can_be_drawn(data: dict[str, Any]) -> bool:
    letters = set(
        f"{data['titel']}{data['inleiding']}{''.join(data['lijst'])}{''.join(data['woorden'].values())}"
    )
    return all(letter <= _LAST_LETTER or _MARKS[0] <= letter <= _MARKS[1] for letter in letters)
