"""Rules for series of figures."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.cijfers.cijferreeks import TOTAAL, Cijferreeks
from plugins.cijfers.keuzes import Grafieksoort
from plugins.source.problem import Problem, near_or_choose
from plugins.source.records import Rule, RuleContext
from plugins.tables.table import years_out_of_order


def rows_fit_their_columns(context: RuleContext) -> Iterator[Problem]:
    """A row has exactly one value for every declared column, the years rise by one, and a gap is written as `onbekend`."""
    for record in context.all(Cijferreeks):
        known = record.sleutels
        for index, rij in enumerate(record.rijen):
            for key in rij.waarden:
                if key not in known:
                    yield context.document(record).key_problem(
                        ("rijen", index, key), f"onbekende kolom '{key}'{near_or_choose(key, known)}"
                    )
            for key in known:
                if key not in rij.waarden:
                    yield context.problem(
                        record,
                        ("rijen", index),
                        f"de waarde voor '{key}' ontbreekt; vul een getal, ~getal, '>=getal' of onbekend in",
                    )
        for index, message in years_out_of_order(rij.jaar for rij in record.rijen):
            yield context.problem(record, ("rijen", index, "jaar"), message)


def columns_are_unique(context: RuleContext) -> Iterator[Problem]:
    """No two columns share a name, and none takes the name of a fixed key."""
    for record in context.all(Cijferreeks):
        seen = {"jaar", "bronnen", "noot", "bevestigd", TOTAAL}
        for index, kolom in enumerate(record.kolommen):
            if kolom.id in seen:
                yield context.problem(
                    record, ("kolommen", index, "id"), f"'{kolom.id}' is al in gebruik; kies een andere naam"
                )
            seen.add(kolom.id)


def remarks_lie_inside(context: RuleContext) -> Iterator[Problem]:
    """A break or an annotation is about a year that the series has."""
    for record in context.all(Cijferreeks):
        years = [rij.jaar for rij in record.rijen]
        said = {
            "breuken": [breuk.jaar for breuk in record.breuken],
            "annotaties": [annotatie.jaar for annotatie in record.annotaties],
        }
        for key, wanted in said.items():
            for index, year in enumerate(wanted):
                if year not in years:
                    yield context.problem(
                        record,
                        (key, index, "jaar"),
                        f"{year} is geen jaar van deze reeks; kies een jaar van {years[0]} tot en met {years[-1]}",
                    )


def targets_can_be_drawn(context: RuleContext) -> Iterator[Problem]:
    """A target is a known value above zero, for one of the columns or for all."""
    for record in context.all(Cijferreeks):
        known = [kolom.id for kolom in record.kolommen]
        for index, streefwaarde in enumerate(record.streefwaarden):
            waarde = streefwaarde.waarde
            if not waarde.number or waarde.approximate or waarde.at_least:
                yield context.problem(
                    record,
                    ("streefwaarden", index, "waarde"),
                    "hier hoort een getal groter dan nul, zonder '~' of '>='",
                )
            if streefwaarde.kolom is not None and streefwaarde.kolom not in known:
                yield context.problem(
                    record,
                    ("streefwaarden", index, "kolom"),
                    f"onbekende kolom '{streefwaarde.kolom}'{near_or_choose(streefwaarde.kolom, known)}",
                )


def stacks_are_bars(context: RuleContext) -> Iterator[Problem]:
    """Only bars of two or more columns can be stacked."""
    for record in context.all(Cijferreeks):
        if record.gestapeld and (record.grafiek is not Grafieksoort.STAAF or len(record.kolommen) < 2):
            yield context.problem(
                record,
                ("gestapeld",),
                "alleen staven van twee of meer kolommen kunnen gestapeld zijn; verwijder deze regel of pas 'grafiek' of 'kolommen' aan",
            )


RULES: tuple[Rule, ...] = (
    rows_fit_their_columns,
    columns_are_unique,
    remarks_lie_inside,
    targets_can_be_drawn,
    stacks_are_bars,
)
