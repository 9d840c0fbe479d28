"""Rules for recommendations."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.records.aanbeveling import Aanbeveling
from plugins.records.bron import Bron
from plugins.records.found import Found
from plugins.records.keuzes import Stand, Vervuld
from plugins.source.problem import Problem
from plugins.source.yaml_reader import Path


def steps_in_order(found: Found) -> Iterator[Problem]:
    """The verloop of a part goes from old to new and never into the future."""
    for record in found.all(Aanbeveling):
        for number, onderdeel in enumerate(record.onderdelen):
            previous = None
            for index, stap in enumerate(onderdeel.verloop):
                path = ("onderdelen", number, "verloop", index, "datum")
                if previous and stap.datum < previous:
                    yield found.problem(record, path, f"{stap.datum} staat na {previous}; zet de stappen op volgorde, de oudste eerst")
                if stap.datum > found.today:
                    yield found.problem(record, path, f"{stap.datum} ligt in de toekomst; een stap beschrijft wat al gold")
                previous = stap.datum


def parts_have_own_ids(found: Found) -> Iterator[Problem]:
    """Within a recommendation every part has its own id."""
    for record in found.all(Aanbeveling):
        seen: set[str] = set()
        for number, onderdeel in enumerate(record.onderdelen):
            if onderdeel.id in seen:
                yield found.problem(record, ("onderdelen", number, "id"), f"'{onderdeel.id}' is al de naam van een ander onderdeel; kies een andere")
            seen.add(onderdeel.id)


def numbers_are_unique(found: Found) -> Iterator[Problem]:
    """Within one study every recommendation has its own number."""
    seen: dict[tuple[str, int], str] = {}
    for record in found.all(Aanbeveling):
        key = (record.onderzoek, record.nummer)
        if key in seen:
            yield found.problem(record, ("nummer",), f"nummer {record.nummer} is al gebruikt in {seen[key]}; kies een ander nummer")
        seen.setdefault(key, record.bestand)


def done_is_proved(found: Found) -> Iterator[Problem]:
    """`uitgevoerd` needs a source that everybody can open, and a judge other than a search of our own."""
    for record in found.all(Aanbeveling):
        for number, onderdeel in enumerate(record.onderdelen):
            for index, stap in enumerate(onderdeel.verloop):
                if stap.stand is not Stand.UITGEVOERD:
                    continue
                bronnen = [found.records["bronnen"].get(name) for name in stap.bronnen]
                if not any(isinstance(bron, Bron) and bron.url for bron in bronnen):
                    yield found.problem(record, ("onderdelen", number, "verloop", index, "bronnen"), "'uitgevoerd' vraagt een bron met een openbaar adres (url); voeg die toe of kies een andere stand")


def promises_move_forward(found: Found) -> Iterator[Problem]:
    """A promised date lies after the promise, and every later date after the one before."""
    for record in found.all(Aanbeveling):
        for number, onderdeel in enumerate(record.onderdelen):
            for index, toezegging in enumerate(onderdeel.toezeggingen):
                path: Path = ("onderdelen", number, "toezeggingen", index)
                if toezegging.gedaan_op > found.today:
                    yield found.problem(record, (*path, "gedaan_op"), f"{toezegging.gedaan_op} ligt in de toekomst; vul de dag van de toezegging in")
                if toezegging.datum and toezegging.datum < toezegging.gedaan_op:
                    yield found.problem(record, (*path, "datum"), f"{toezegging.datum} ligt voor de toezegging zelf ({toezegging.gedaan_op}); controleer beide datums")
                if toezegging.verschoven and not toezegging.datum:
                    yield found.problem(record, (*path, "verschoven"), "een datum die niet is toegezegd kan niet verschuiven; vul eerst 'datum' in")
                previous = toezegging.datum
                for later, verschuiving in enumerate(toezegging.verschoven):
                    if previous and verschuiving.naar <= previous:
                        yield found.problem(record, (*path, "verschoven", later, "naar"), f"{verschuiving.naar} is niet later dan {previous}; zet de nieuwe datums op volgorde")
                    previous = verschuiving.naar


def met_conditions_have_a_date(found: Found) -> Iterator[Problem]:
    """A condition that is met says since when, and one that is not known to be met gives no date."""
    for record in found.all(Aanbeveling):
        for index, voorwaarde in enumerate(record.voorwaarden):
            if voorwaarde.vervuld is Vervuld.JA and voorwaarde.datum is None:
                yield found.problem(record, ("voorwaarden", index), "deze voorwaarde is vervuld; voeg 'datum' toe")
            if voorwaarde.vervuld is not Vervuld.JA and voorwaarde.datum is not None:
                yield found.problem(record, ("voorwaarden", index, "datum"), "deze voorwaarde is niet vervuld; verwijder 'datum'")
