"""What is said of promises, silence and plans on the day of the build, in pages and documents alike."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from plugins.aanbevelingen.aanbeveling import Aanbeveling, Onderzoek, Stuk
from plugins.aanbevelingen.bewijs import Stilte
from plugins.aanbevelingen.onderdeel import Toezegging
from plugins.bronnen.zoekactie import Gezocht, Uitslag, Zoekactie, uitslag
from plugins.source.dates import dutch_date, in_days, in_years
from plugins.source.record import Verwijzing
from plugins.source.records import Records

GEEN_DATUM = "Geen datum toegezegd."
NIEUWSTE, GEEN_STUK = "nieuwste stuk of feit", "geen openbaar stuk met een datum"


def over_tijd(days: int) -> str:
    """By how much something is late: `12 dagen over tijd`; empty when it is not."""
    return f"{in_days(days)} over tijd" if days else ""


class Stiltezinnen(NamedTuple):
    """How old the evidence is, in words; each is empty where there is nothing to say."""

    stil: str
    """Since when nothing newer was found: `al 10 maanden stil`, `al ten minste 2 jaar stil`."""
    uitleg: str
    """What that means; it names the day of the search, never that of the build."""
    nieuwste: str
    """Of when the newest document is, or that there is none; no full stop at the end."""
    van_college: str
    """Of when the newest document of the college itself is."""


def stiltezinnen(stilte: Stilte) -> Stiltezinnen:
    """What pages and documents say of the age of the evidence."""
    newest, college = stilte.nieuwste, stilte.van_college
    silent, means = "", ""
    if stilte.tot is None:
        means = "Hiernaar is nog niet gezocht; daarom staat er niet hoe lang het stil is."
    elif not stilte.afgerond:
        means = (
            f"Tot en met {dutch_date(stilte.tot)}, de dag van de laatste zoekactie, is geen nieuwer stuk"
            " gevonden."
        )
    if stilte.dagen and stilte.tot and newest and newest.datum.latest:
        least = "" if newest.datum.day else "ten minste "
        silent = f"al {least}{in_years(newest.datum.latest, stilte.tot)} stil"
    return Stiltezinnen(
        silent,
        means,
        f"{NIEUWSTE.capitalize()}: {dutch_date(newest.datum)}" if newest else f"Er is {GEEN_STUK}",
        f"Laatste stuk van het college zelf: {dutch_date(college.datum)}." if college else "",
    )


def wat_is_gezocht(stilte: Stilte, site_naam: str) -> str:
    """Until when the editors of this site looked for an answer in vain, and where they did not look."""
    if stilte.zoekactie is None:
        return "Naar dit onderdeel is door de redactie van deze site nog niet gezocht."
    left = stilte.zoekactie.niet_gezocht
    return (
        f"De redactie van {site_naam} zocht tot en met {dutch_date(stilte.zoekactie.datum)} in openbare"
        " bronnen en vond geen stuk dat dit beantwoordt."
        + (f" Niet gezocht is in: {'; '.join(left)}." if left else "")
    )


class Termijn(NamedTuple):
    """When a promise is due, in sentences.

    By how much it is late, in words, and what was found, unless it was kept.
    """

    zinnen: str
    over_tijd: str
    uitslag: Uitslag | None


class Jaarvak(NamedTuple):
    """One year of what comes back every year: found in these sources, or what is known instead."""

    jaar: int
    bronnen: tuple[Verwijzing, ...]
    gezocht: tuple[Gezocht, ...]
    uitslag: Uitslag | None

    @property
    def in_woorden(self) -> str:
        """What is known of the year: `Gevonden`, `Niet openbaar gevonden`."""
        return self.uitslag.in_woorden if self.uitslag else "Gevonden"


def termijn(aanbeveling: Aanbeveling, toezegging: Toezegging, records: Records) -> Termijn:
    """Until when something was promised, every move of that date, and whether it was kept."""
    words = list(_due(aanbeveling, toezegging))
    if toezegging.nagekomen_op:
        return Termijn(" ".join([*words, f"Nagekomen op {dutch_date(toezegging.nagekomen_op)}."]), "", None)
    late = over_tijd(aanbeveling.dagen_over_tijd(toezegging, records.today))
    outcome = None if toezegging.jaarlijks else uitslag(toezegging.gezocht, records)
    return Termijn(" ".join(words), late, outcome)


def _due(aanbeveling: Aanbeveling, toezegging: Toezegging) -> Iterator[str]:
    """When a promise is due, a sentence at a time."""
    if toezegging.datum:
        yield f"Eerst toegezegd voor {dutch_date(toezegging.datum)}."
        for move in toezegging.verschoven:
            yield f"Op {dutch_date(move.gemeld_op)} gemeld: {dutch_date(move.naar)}."
    elif toezegging.vervalt_na:
        since = aanbeveling.aan_de_orde_sinds(toezegging)
        term = aanbeveling.termijn(toezegging)
        if since:
            yield (
                f"De voorwaarde daarvoor is vervuld op {dutch_date(since)}. Sinds die dag is de toezegging"
                " aan de orde."
            )
        elif toezegging.nagekomen_op is None:
            yield "De voorwaarde daarvoor is voor zover bekend nog niet vervuld."
        if term:
            yield f"De termijn liep tot en met {dutch_date(term)}."
    elif toezegging.nagekomen_op is None and toezegging.jaarlijks is None:
        yield GEEN_DATUM


def jaren(toezegging: Toezegging, records: Records) -> tuple[Jaarvak, ...]:
    """Every year so far of what comes back every year, found or not found or not looked for.

    A search says something only of the years that had begun on its last day.
    """
    if toezegging.jaarlijks is None:
        return ()
    first, last = toezegging.jaarlijks.van, toezegging.jaarlijks.tot or records.today.year
    sources = {item.jaar: item.bronnen for item in toezegging.jaarlijks.gevonden}
    searches, years = records.of(Zoekactie), []
    for jaar in range(first, last + 1):
        found = sources.get(jaar, ())
        looked = tuple(item for item in toezegging.gezocht if searches[item.zoekactie].datum.year >= jaar)
        years.append(Jaarvak(jaar, found, looked, None if found else uitslag(looked, records)))
    return tuple(years)


def looptijd(stuk: Stuk, today: date) -> str:
    """How long a plan still runs: `loopt tot en met 2026, nog 34 dagen`.

    Empty when no source says until when.
    """
    last = stuk.loopt_tot.latest if stuk.loopt_tot else None
    if last is None or stuk.loopt_tot is None:
        return ""
    until = dutch_date(stuk.loopt_tot)
    if today > last:
        return f"liep tot en met {until}, {in_years(last, today)} geleden"
    left = (last - today).days
    return f"loopt tot en met {until}, {'vandaag voor het laatst' if left == 0 else 'nog ' + in_days(left)}"


def aanduiding(item: Aanbeveling, records: Records, lower: bool = False) -> str:
    """What a recommendation is called among all others: its number, with its study where there are several.

    `lower` is for in a sentence: `aanbeveling 1 (Investeren en regisseren)`.
    """
    name = item.aanduiding.lower() if lower else item.aanduiding
    return f"{name}{uit_onderzoek(item, records)}"


def uit_onderzoek(item: Aanbeveling, records: Records) -> str:
    """The study of a recommendation between brackets, after a space; empty when there is only one study."""
    studies = records.of(Onderzoek)
    return f" ({studies[item.onderzoek].titel})" if len(studies) > 1 else ""
