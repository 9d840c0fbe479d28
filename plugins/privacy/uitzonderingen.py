"""The kinds of personal data, and what may stand on the site though it looks like one.

Those are exact values, each with a last day.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import auto
from functools import cached_property
from typing import ClassVar

from plugins.source.problem import Ernst, Problem
from plugins.source.record import BronId, Datum, Keuze, Part, Record, Tekst
from plugins.source.records import Rule, RuleContext, parts

FILE = "data/uitzonderingen.yaml"
SOON = timedelta(days=30)
"""So long before its last day an exception asks for attention."""
LONGEST = timedelta(days=366)
"""So far ahead its last day may be: somebody looks at every exception once a year."""
_LARGE = 10_000_000
"""From here on figures are of the size of a burgerservicenummer."""
_WORD = re.compile(r"[^\W_]+")


class Soort(Keuze):
    """What tells of a person."""

    BSN = auto(), "een burgerservicenummer (BSN)", "Negen cijfers die de elfproef doorstaan; ook een RSIN."
    MOBIEL = auto(), "een mobiel telefoonnummer", "Een 06-nummer dat niet bij een meldroute hoort."
    IBAN = auto(), "een rekeningnummer (IBAN)", "Een bankrekening waarvan het controlegetal klopt."
    KENTEKEN = auto(), "een kenteken", "Een van de veertien vormen van Nederlandse kentekens."
    EMAIL = auto(), "een e-mailadres", "Een e-mailadres, ook als het in woorden is uitgeschreven."
    ADRES = auto(), "een adres met huisnummer", "Een straat of postcode met een huisnummer."
    GEBOORTEDATUM = auto(), "een geboortedatum", "Een datum bij een woord als 'geboren'."
    NAAM = auto(), "een naam van een persoon", "Een naam na een woord als 'mevrouw', 'verdachte' of 'melder'."


class Uitzondering(Part):
    """One value that may stand in sources and on the site, until a day."""

    waarde: Tekst
    """Wat er precies mag staan, zoals het er staat."""
    soort: Soort
    """Waarvoor de controle het aanziet."""
    reden: Tekst
    """Waarom het openbaar mag zijn."""
    bron: BronId
    """De bron waaruit blijkt dat het openbaar is."""
    geldt_tot: Datum
    """De laatste dag waarop dit mag, hoogstens een jaar vooruit; daarna wordt de site niet meer gebouwd."""


class Uitzonderingen(Record):
    """Every exception: one file, `data/uitzonderingen.yaml`, that need not be there."""

    folder: ClassVar = "uitzonderingen"
    noun: ClassVar = "uitzonderingen"

    uitzonderingen: tuple[Uitzondering, ...]
    """De uitzonderingen; schrijf [] als er geen zijn."""


@dataclass(frozen=True)
class Declared:
    """What was declared to be public: exact values as people write them, each of one kind."""

    values: tuple[tuple[Soort, str], ...] = ()
    unknown: frozenset[Soort] = frozenset()
    """Kinds of which nobody can tell what was declared, because a file with a fault may declare it."""

    @cached_property
    def words(self) -> Mapping[Soort, tuple[tuple[str, ...], ...]]:
        """The words of each value, without capitals and signs, by kind."""
        return {
            kind: tuple(words_of(value) for soort, value in self.values if soort is kind) for kind in Soort
        }

    def holds(self, soort: Soort, value: str) -> bool:
        """Whether a value is one that was declared for this kind, or whole words of one in their order.

        The municipality behind the word for a role is no person: `verdachten Voorbeeldstad`.
        """
        wanted, declared = words_of(value), self.words[soort]
        place = soort is Soort.NAAM and wanted[1:] in declared
        return soort in self.unknown or place or any(_within(wanted, words) for words in declared)


NOTHING = Declared()


def declared_by(
    exceptions: Iterable[Uitzondering],
    addresses: Iterable[Iterable[str]] = (),
    numbers: Iterable[str] = (),
    columns: Iterable[Iterable[int]] = (),
    places: Iterable[str] = (),
) -> Declared:
    """All that may stand on the site.

    Exceptions, addresses line for line, telephone numbers, figures column by column, and names of places.
    """
    values = {(exception.soort, exception.waarde) for exception in exceptions}
    values |= {(Soort.ADRES, " ".join(lines)) for lines in addresses}
    values |= {(Soort.MOBIEL, number) for number in numbers}
    values |= {(Soort.NAAM, place) for place in places}
    values |= {(Soort.BSN, str(figure)) for column in columns for figure in large_figures(column)}
    return Declared(tuple(sorted(values)))


def large_figures(column: Iterable[int]) -> list[int]:
    """The figures of a column that pass the elfproef by chance: its other large ones, more in number, fail.

    One in eleven numbers passes. One among small figures, or one with nothing to hold it against, is told.
    """
    large = [figure for figure in column if figure >= _LARGE]
    if not large:
        return []
    from stdnum.nl import bsn  # few columns have figures of this size

    passing = [figure for figure in large if bsn.is_valid(str(figure))]
    return passing if len(passing) * 2 < len(large) else []


def words_of(value: str) -> tuple[str, ...]:
    """The words and numbers of a value as they are compared: without capitals and signs."""
    return tuple(_WORD.findall(value.casefold()))


def _within(wanted: tuple[str, ...], words: tuple[str, ...]) -> bool:
    size = len(wanted)
    return "".join(wanted) == "".join(words) or any(
        words[start : start + size] == wanted for start in range(len(words) - size + 1)
    )


def exceptions_are_in_time(context: RuleContext) -> Iterator[Problem]:
    """An exception has not expired, warns before it does, and lasts about a year at most."""
    for record, path, exception in parts(context.all(Uitzonderingen), Uitzondering):
        last, ernst = exception.geldt_tot, Ernst.FOUT
        if last < context.today:
            message = (
                f"deze uitzondering gold tot en met {last}; haal de waarde van de site en verwijder de "
                "uitzondering, of kijk of de reden nog klopt en vul een nieuwe dag in"
            )
        elif last > context.today + LONGEST:
            message = f"{last} ligt te ver weg; vul een dag in van hoogstens een jaar vooruit"
        elif last < context.today + SOON:
            ernst = Ernst.WAARSCHUWING
            message = f"deze uitzondering geldt nog tot en met {last}; kijk of zij nog nodig is"
        else:
            continue
        yield context.problem(record, (*path, "geldt_tot"), message, ernst)


RULES: tuple[Rule, ...] = (exceptions_are_in_time,)
