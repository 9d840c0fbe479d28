"""Rules for what figures give away, and for figures that changed after they were published."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.cijfers.cijferreeks import Cijferreeks
from plugins.disclosure import TableUnderAttack, attack_tables
from plugins.source.problem import Ernst, Problem
from plugins.source.records import Rule, RuleContext
from plugins.tables.value import as_typed

MOST = 100
"""A value that is this many times the year before is a typing error more often than news."""


def tables_give_nothing_away(context: RuleContext) -> Iterator[Problem]:
    """No count of our own follows from the published tables together, and none is shown to be small."""
    complete = [record for record in context.all(Cijferreeks) if record.volledig]
    if all(record.afronden_op is None for record in complete):
        return
    records = {record.id: record for record in complete}
    for leak in attack_tables(
        [TableUnderAttack(record.id, record.tabel, record.afronden_op, record.telling) for record in complete]
    ):
        record = records[leak.id]
        row = next(index for index, rij in enumerate(record.rijen) if rij.jaar == leak.label)
        yield context.problem(record, ("rijen", row, leak.column), leak.sentence)


def parts_have_a_whole(context: RuleContext) -> Iterator[Problem]:
    """A column that is a part of another names a column of the same series that is not a part itself."""
    for record in context.all(Cijferreeks):
        wholes = [kolom.id for kolom in record.kolommen if kolom.deel_van is None]
        for index, kolom in enumerate(record.kolommen):
            if kolom.deel_van is not None and kolom.deel_van not in wholes:
                yield context.problem(
                    record,
                    ("kolommen", index, "deel_van"),
                    f"'{kolom.deel_van}' is geen hele kolom van deze reeks; kies uit: {', '.join(wholes)}",
                )


def jumps_are_confirmed(context: RuleContext) -> Iterator[Problem]:
    """A value that is a hundred times the year before, or a hundredth of it, was looked at again."""
    for record in context.all(Cijferreeks):
        for key in record.sleutels:
            for index, (before, after) in enumerate(zip(record.rijen, record.rijen[1:], strict=False), 1):
                old, new = (
                    rij.waarden[key].number if key in rij.waarden else None for rij in (before, after)
                )
                if old and new and not after.bevestigd and not 1 / MOST < new / old < MOST:
                    words = f"{as_typed(after.waarden[key])} is honderd keer meer of minder dan het jaar ervoor; kijk het na en zet dan 'bevestigd: true' bij deze rij"
                    yield context.problem(record, ("rijen", index, key), words, Ernst.WAARSCHUWING)


def corrections_fit(context: RuleContext) -> Iterator[Problem]:
    """A correction is about a value that is there, was made on a day that has been, and the last one gives the value of now."""
    for record in context.all(Cijferreeks):
        latest: dict[tuple[int, str], int] = {}
        for index, correctie in enumerate(record.correcties):
            latest[correctie.jaar, correctie.kolom] = index
            if correctie.datum > context.today:
                yield context.problem(
                    record,
                    ("correcties", index, "datum"),
                    f"{correctie.datum} ligt in de toekomst; vul de dag van de correctie in",
                )
            if index and correctie.datum < record.correcties[index - 1].datum:
                yield context.problem(
                    record,
                    ("correcties", index, "datum"),
                    f"{correctie.datum} staat na {record.correcties[index - 1].datum}; zet de oudste correctie eerst",
                )
        for (jaar, kolom), index in latest.items():
            now = next((rij.waarden.get(kolom) for rij in record.rijen if rij.jaar == jaar), None)
            if now is None:
                yield context.problem(
                    record,
                    ("correcties", index),
                    f"de reeks heeft geen '{kolom}' van {jaar}; verbeter jaar of kolom",
                )
            elif now != (last := record.correcties[index].nieuw):
                yield context.problem(
                    record,
                    ("correcties", index, "nieuw"),
                    f"de laatste correctie zegt {as_typed(last)}, maar in de rij staat {as_typed(now)}; maak die gelijk",
                )


def changes_are_explained(context: RuleContext) -> Iterator[Problem]:
    """A value that the public saw changes only with a correction that names the old value and the new one."""
    for record in context.all(Cijferreeks):
        seen = context.published.cijferreeksen.get(record.id, {})
        explained = {
            (correctie.jaar, correctie.kolom, as_typed(correctie.oud)) for correctie in record.correcties
        }
        rows = {str(rij.jaar): (index, rij) for index, rij in enumerate(record.rijen)}
        for year, values in seen.items():
            for key, old in values.items():
                index, rij = rows.get(year, (None, None))
                new = as_typed(rij.waarden[key]) if rij is not None and key in rij.waarden else None
                if new == old or old == "onbekend" or (int(year), key, old) in explained:
                    continue
                became = f"is nu {new}" if new is not None else "staat er niet meer"
                path = ("rijen",) if index is None else ("rijen", index, key)
                yield context.problem(
                    record,
                    path,
                    f"op de site stond voor {year} {old}, en dat {became}; voeg een correctie toe met datum, jaar, kolom, oud, nieuw en reden",
                )


def series_stay(context: RuleContext) -> Iterator[Problem]:
    """A series that the public saw does not vanish without a word."""
    for name in context.published.cijferreeksen:
        if name not in context.ids[Cijferreeks.folder]:
            yield Problem(
                f"data/cijferreeksen/{name}.yaml",
                0,
                0,
                "deze reeks stond op de site en is er niet meer; anderen kunnen ernaar verwijzen. Zet haar terug",
                Ernst.WAARSCHUWING,
            )


RULES: tuple[Rule, ...] = (
    parts_have_a_whole,
    tables_give_nothing_away,
    jumps_are_confirmed,
    corrections_fit,
    changes_are_explained,
    series_stay,
)
