"""Rules that span fields or records: each is a small generator of problems, its docstring is the rule."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, cast

from plugins.records.aanbeveling import Aanbeveling
from plugins.records.bron import Bron
from plugins.records.cijferreeks import Cijferreeks
from plugins.records.keuzehulp import Vraag
from plugins.records.keuzes import Grafieksoort, Stand, Vervuld
from plugins.records.meldroute import Meldroute
from plugins.records.tijdlijn import Tijdlijn
from plugins.source.problem import Problem, near_or_choose
from plugins.source.record import Record
from plugins.source.yaml_reader import Path

if TYPE_CHECKING:
    from plugins.records.loading import Found

Rule = Callable[["Found"], Iterable[Problem]]


def _at(found: Found, record: Record, path: Path, message: str) -> Problem:
    return Problem(record.bestand, *found.document(record).place(path), message)


def _all(found: Found, kind: type[Record]) -> Iterable[Record]:
    return found.records[kind.folder].values()


def steps_in_order(found: Found) -> Iterator[Problem]:
    """The verloop of a part goes from old to new and never into the future."""
    for record in cast(Iterable[Aanbeveling], _all(found, Aanbeveling)):
        for number, onderdeel in enumerate(record.onderdelen):
            previous = None
            for index, stap in enumerate(onderdeel.verloop):
                path = ("onderdelen", number, "verloop", index, "datum")
                if previous and stap.datum < previous:
                    yield _at(found, record, path, f"{stap.datum} staat na {previous}; zet de stappen op volgorde, de oudste eerst")
                if stap.datum > found.today:
                    yield _at(found, record, path, f"{stap.datum} ligt in de toekomst; een stap beschrijft wat al gold")
                previous = stap.datum


def parts_have_own_ids(found: Found) -> Iterator[Problem]:
    """Within a recommendation every part has its own id."""
    for record in cast(Iterable[Aanbeveling], _all(found, Aanbeveling)):
        seen: set[str] = set()
        for number, onderdeel in enumerate(record.onderdelen):
            if onderdeel.id in seen:
                yield _at(found, record, ("onderdelen", number, "id"), f"'{onderdeel.id}' is al de naam van een ander onderdeel; kies een andere")
            seen.add(onderdeel.id)


def numbers_are_unique(found: Found) -> Iterator[Problem]:
    """Within one study every recommendation has its own number."""
    seen: dict[tuple[str, int], str] = {}
    for record in cast(Iterable[Aanbeveling], _all(found, Aanbeveling)):
        key = (record.onderzoek, record.nummer)
        if key in seen:
            yield _at(found, record, ("nummer",), f"nummer {record.nummer} is al gebruikt in {seen[key]}; kies een ander nummer")
        seen.setdefault(key, record.bestand)


def done_is_proved(found: Found) -> Iterator[Problem]:
    """`uitgevoerd` needs a source that everybody can open, and a judge other than a search of our own."""
    for record in cast(Iterable[Aanbeveling], _all(found, Aanbeveling)):
        for number, onderdeel in enumerate(record.onderdelen):
            for index, stap in enumerate(onderdeel.verloop):
                if stap.stand is not Stand.UITGEVOERD:
                    continue
                bronnen = [found.records["bronnen"].get(name) for name in stap.bronnen]
                if not any(isinstance(bron, Bron) and bron.url for bron in bronnen):
                    yield _at(found, record, ("onderdelen", number, "verloop", index, "bronnen"), "'uitgevoerd' vraagt een bron met een openbaar adres (url); voeg die toe of kies een andere stand")


def promises_move_forward(found: Found) -> Iterator[Problem]:
    """A promised date lies after the promise, and every later date after the one before."""
    for record in cast(Iterable[Aanbeveling], _all(found, Aanbeveling)):
        for number, onderdeel in enumerate(record.onderdelen):
            for index, toezegging in enumerate(onderdeel.toezeggingen):
                path: Path = ("onderdelen", number, "toezeggingen", index)
                if toezegging.gedaan_op > found.today:
                    yield _at(found, record, (*path, "gedaan_op"), f"{toezegging.gedaan_op} ligt in de toekomst; vul de dag van de toezegging in")
                if toezegging.datum and toezegging.datum < toezegging.gedaan_op:
                    yield _at(found, record, (*path, "datum"), f"{toezegging.datum} ligt voor de toezegging zelf ({toezegging.gedaan_op}); controleer beide datums")
                if toezegging.verschoven and not toezegging.datum:
                    yield _at(found, record, (*path, "verschoven"), "een datum die niet is toegezegd kan niet verschuiven; vul eerst 'datum' in")
                previous = toezegging.datum
                for later, verschuiving in enumerate(toezegging.verschoven):
                    if previous and verschuiving.naar <= previous:
                        yield _at(found, record, (*path, "verschoven", later, "naar"), f"{verschuiving.naar} is niet later dan {previous}; zet de nieuwe datums op volgorde")
                    previous = verschuiving.naar


def met_conditions_have_a_date(found: Found) -> Iterator[Problem]:
    """A condition that is met says since when, and one that is not known to be met gives no date."""
    for record in cast(Iterable[Aanbeveling], _all(found, Aanbeveling)):
        for index, voorwaarde in enumerate(record.voorwaarden):
            if voorwaarde.vervuld is Vervuld.JA and voorwaarde.datum is None:
                yield _at(found, record, ("voorwaarden", index), "deze voorwaarde is vervuld; voeg 'datum' toe")
            if voorwaarde.vervuld is not Vervuld.JA and voorwaarde.datum is not None:
                yield _at(found, record, ("voorwaarden", index, "datum"), "deze voorwaarde is niet vervuld; verwijder 'datum'")


def rows_fit_their_columns(found: Found) -> Iterator[Problem]:
    """A row has exactly one value for every declared column, the years rise by one, and a gap is written as `onbekend`."""
    for record in cast(Iterable[Cijferreeks], _all(found, Cijferreeks)):
        known = [kolom.id for kolom in record.kolommen]
        previous: int | None = None
        for index, rij in enumerate(record.rijen):
            for key in rij.waarden:
                if key not in known:
                    place = found.document(record).key_place(("rijen", index, key))
                    yield Problem(record.bestand, *place, f"onbekende kolom '{key}'{near_or_choose(key, known)}")
            for key in known:
                if key not in rij.waarden:
                    yield _at(found, record, ("rijen", index), f"de waarde voor '{key}' ontbreekt; vul een getal, ~getal of onbekend in")
            if previous is not None and rij.jaar <= previous:
                yield _at(found, record, ("rijen", index, "jaar"), f"{rij.jaar} komt na {previous}; zet elk jaar één keer neer, het oudste eerst")
            elif previous is not None and rij.jaar > previous + 1:
                yield _at(found, record, ("rijen", index, "jaar"), f"{previous + 1} ontbreekt; voeg een rij toe met 'onbekend' als het cijfer niet openbaar is")
            previous = rij.jaar


def columns_are_unique(found: Found) -> Iterator[Problem]:
    """No two columns share a name, and none takes the name of a fixed key."""
    for record in cast(Iterable[Cijferreeks], _all(found, Cijferreeks)):
        seen = {"jaar", "bronnen", "noot"}
        for index, kolom in enumerate(record.kolommen):
            if kolom.id in seen:
                yield _at(found, record, ("kolommen", index, "id"), f"'{kolom.id}' is al in gebruik; kies een andere naam")
            seen.add(kolom.id)


def remarks_lie_inside(found: Found) -> Iterator[Problem]:
    """A break or an annotation is about a year that the series has."""
    for record in cast(Iterable[Cijferreeks], _all(found, Cijferreeks)):
        years = [rij.jaar for rij in record.rijen]
        for key, remarks in (("breuken", record.breuken), ("annotaties", record.annotaties)):
            for index, remark in enumerate(remarks):
                if remark.jaar not in years:
                    yield _at(found, record, (key, index, "jaar"), f"{remark.jaar} is geen jaar van deze reeks; kies een jaar van {years[0]} tot en met {years[-1]}")


def targets_can_be_drawn(found: Found) -> Iterator[Problem]:
    """A target is a known value above zero, for one of the columns or for all."""
    for record in cast(Iterable[Cijferreeks], _all(found, Cijferreeks)):
        known = [kolom.id for kolom in record.kolommen]
        for index, streefwaarde in enumerate(record.streefwaarden):
            if not streefwaarde.waarde.number or streefwaarde.waarde.approximate:
                yield _at(found, record, ("streefwaarden", index, "waarde"), "hier hoort een getal groter dan nul, zonder '~'")
            if streefwaarde.kolom is not None and streefwaarde.kolom not in known:
                yield _at(found, record, ("streefwaarden", index, "kolom"), f"onbekende kolom '{streefwaarde.kolom}'{near_or_choose(streefwaarde.kolom, known)}")


def stacks_are_bars(found: Found) -> Iterator[Problem]:
    """Only bars of two or more columns can be stacked."""
    for record in cast(Iterable[Cijferreeks], _all(found, Cijferreeks)):
        if record.gestapeld and (record.grafiek is not Grafieksoort.STAAF or len(record.kolommen) < 2):
            yield _at(found, record, ("gestapeld",), "alleen staven van twee of meer kolommen kunnen gestapeld zijn; verwijder deze regel of pas 'grafiek' of 'kolommen' aan")


def events_in_order(found: Found) -> Iterator[Problem]:
    """A timeline goes from old to new."""
    for record in cast(Iterable[Tijdlijn], _all(found, Tijdlijn)):
        previous = None
        for index, gebeurtenis in enumerate(record.gebeurtenissen):
            if not gebeurtenis.datum.jaar:
                yield _at(found, record, ("gebeurtenissen", index, "datum"), "een gebeurtenis zonder datum kan niet op een tijdlijn; geef minstens het jaar")
            elif previous and gebeurtenis.datum.jaar < previous.jaar:
                yield _at(found, record, ("gebeurtenissen", index, "datum"), f"{gebeurtenis.datum.iso} staat na {previous.iso}; zet de oudste eerst")
            previous = gebeurtenis.datum


def addresses_are_unique(found: Found) -> Iterator[Problem]:
    """One document is one source: no two sources have the same address."""
    seen: dict[str, str] = {}
    for record in cast(Iterable[Bron], _all(found, Bron)):
        if record.url is None:
            continue
        key = record.url.rstrip("/").casefold()
        if key in seen:
            yield _at(found, record, ("url",), f"dit adres staat al in {seen[key]}; gebruik die bron en verwijder deze")
        seen.setdefault(key, record.bestand)


def checks_lie_in_the_past(found: Found) -> Iterator[Problem]:
    """A route was checked on a day that has been."""
    for record in cast(Iterable[Meldroute], _all(found, Meldroute)):
        if record.gecontroleerd_op > found.today:
            yield _at(found, record, ("gecontroleerd_op",), f"{record.gecontroleerd_op} ligt in de toekomst; vul de dag van de controle in")


def answers_lead_somewhere(found: Found) -> Iterator[Problem]:
    """Every answer leads to a next question or to routes, and no question leads back to itself."""
    questions = {record.id: record for record in cast(Iterable[Vraag], _all(found, Vraag))}
    for record in questions.values():
        for index, antwoord in enumerate(record.antwoorden):
            if bool(antwoord.naar) == bool(antwoord.meldroutes):
                yield _at(found, record, ("antwoorden", index), "een antwoord leidt naar een volgende vraag ('naar') of naar meldroutes, niet naar allebei of geen van beide")
    starts = [record for record in questions.values() if record.begin]
    if questions and len(starts) != 1:
        for record in starts[1:]:
            yield _at(found, record, ("begin",), f"er is al een eerste vraag: {starts[0].bestand}; verwijder 'begin' hier")
        if not starts:
            first = min(questions.values(), key=lambda record: record.id)
            yield _at(found, first, (), "geen enkele vraag heeft 'begin: true'; zet dat bij de eerste vraag")
    for record in starts[:1]:
        yield from _walk(found, questions, record, ())


def _walk(found: Found, questions: dict[str, Vraag], vraag: Vraag, before: tuple[str, ...]) -> Iterator[Problem]:
    if vraag.id in before:
        last = questions[before[-1]]
        yield _at(found, last, ("antwoorden",), f"deze antwoorden leiden terug naar '{vraag.id}'; een bezoeker komt zo nooit bij een route")
        return
    for antwoord in vraag.antwoorden:
        if antwoord.naar in questions:
            yield from _walk(found, questions, questions[antwoord.naar], (*before, vraag.id))


def start_day_is_past(found: Found) -> Iterator[Problem]:
    """The day up to which public sources were searched is not in the future."""
    for record in found.records[""].values():
        day = record.feiten_tot  # type: ignore[attr-defined]  # the only record here is the Gemeente
        if day > found.today:
            yield _at(found, record, ("feiten_tot",), f"{day} ligt in de toekomst; vul de dag van de laatste zoekactie in")


RULES: tuple[Rule, ...] = (
    steps_in_order,
    parts_have_own_ids,
    numbers_are_unique,
    done_is_proved,
    promises_move_forward,
    met_conditions_have_a_date,
    rows_fit_their_columns,
    columns_are_unique,
    remarks_lie_inside,
    targets_can_be_drawn,
    stacks_are_bars,
    events_in_order,
    addresses_are_unique,
    checks_lie_in_the_past,
    answers_lead_somewhere,
    start_day_is_past,
)
"""Every rule, in the order in which a reader would check them."""
