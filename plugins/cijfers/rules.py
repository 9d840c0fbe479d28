"""Rules for series of figures."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plugins.cijfers.cijferreeks import MOST, TOTAAL, Cijferreeks
from plugins.cijfers.delen import Cel, Grafieksoort, Rij
from plugins.source.document import Keys
from plugins.source.problem import Problem, near_or_choose, nearest
from plugins.source.records import Rule, RuleContext
from plugins.tables.table import years_out_of_order
from plugins.tables.value import MAX_DECIMALEN, Value, as_typed

MOST_LINES = 10
"""So many lines with the same mistake are named."""


def rows_fit_their_columns(context: RuleContext) -> Iterator[Problem]:
    """A row has one value for every declared column, the years rise by one, and a gap is `onbekend`."""
    for record in context.all(Cijferreeks):
        known = record.sleutels
        for index, rij in enumerate(record.rijen):
            for key in rij.waarden:
                if key not in known:
                    message = (
                        "de kolom 'totaal' hoort bij een reeks met 'totaal: tonen'; zet dat in dit bestand,"
                        " of verwijder haar"
                        if key == TOTAAL
                        else f"onbekende kolom '{key}'{near_or_choose(key, known)}"
                    )
                    yield context.document(record).key_problem(("rijen", index, key), message)
            meant = {nearest(key, known) for key in rij.waarden if key not in known}
            for key in known:
                if key not in rij.waarden and key not in meant:  # of a typing error that is said
                    message = (
                        f"de waarde voor '{key}' ontbreekt; vul een getal, ~getal, '>=getal' of onbekend in"
                    )
                    yield context.problem(record, ("rijen", index), message)
        for index, message in years_out_of_order(rij.jaar for rij in record.rijen):
            yield context.problem(record, ("rijen", index, "jaar"), message)


def years_have_come(context: RuleContext) -> Iterator[Problem]:
    """A series tells of years that have begun, so no year is typed wrong by ten."""
    for record in context.all(Cijferreeks):
        for index, rij in enumerate(record.rijen):
            if rij.jaar > context.today.year:
                message = f"{rij.jaar} ligt in de toekomst; vul een jaar in dat is begonnen"
                yield context.problem(record, ("rijen", index, "jaar"), message)


def values_have_their_decimals(context: RuleContext) -> Iterator[Problem]:
    """No value has more decimals than its series, so no point for thousands is read as one for decimals."""
    for record in context.all(Cijferreeks):
        values: dict[Keys, Value] = {}
        for index, rij in enumerate(record.rijen):
            values |= {("rijen", index, key): value for key, value in rij.waarden.items()}
        for index, doel in enumerate(record.streefwaarden):
            values["streefwaarden", index, "waarde"] = doel.waarde
        for index, correctie in enumerate(record.correcties):
            values["correcties", index, "oud"] = correctie.oud
            values["correcties", index, "nieuw"] = correctie.nieuw
        alike: dict[int, list[Keys]] = {}
        for path, value in values.items():
            if value.decimalen > record.decimalen:
                alike.setdefault(value.decimalen, []).append(path)
        for paths in alike.values():  # what is wrong for one reason is said once
            lines = [str(context.document(record).place(path)[0]) for path in paths[1:]]
            shown = ", ".join(dict.fromkeys(lines[:MOST_LINES])) + (", …" if len(lines) > MOST_LINES else "")
            also = f" (zo ook {len(lines)} andere, op regel {shown})" if lines else ""
            message = _too_many_decimals(values[paths[0]], record)
            yield context.problem(record, paths[0], f"{message}{also}")


def cell_notes_fit(context: RuleContext) -> Iterator[Problem]:
    """What is said of one cell names a year and a column of the series, once, and says something."""
    for record in context.all(Cijferreeks):
        seen: set[tuple[int, str]] = set()
        for path, year, cel in _cells(record):
            if wrong := no_year_of(record, year):
                yield context.problem(record, (*path, "jaar"), wrong)
            if cel.kolom not in record.sleutels:
                message = f"onbekende kolom '{cel.kolom}'{near_or_choose(cel.kolom, record.sleutels)}"
                yield context.problem(record, (*path, "kolom"), message)
            if (year, cel.kolom) in seen:
                message = f"'{cel.kolom}' staat al eerder in deze rij; zet alles over die kolom bij elkaar"
                yield context.problem(record, (*path, "kolom"), message)
            seen.add((year, cel.kolom))
            if not cel.bronnen and cel.noot is None:
                yield context.problem(record, path, "hier staat niets bij; voeg 'noot' of 'bronnen' toe")
        if record.cellen and record.csv is None:
            message = "dit hoort bij de rij zelf; zet 'cellen' in de rij van dat jaar, zonder 'jaar'"
            yield context.document(record).key_problem(("cellen",), message)


def no_year_of(record: Cijferreeks, year: int) -> str:
    """What is wrong with a year that the series does not have; empty when it has it."""
    years = [rij.jaar for rij in record.rijen]
    if year in years:
        return ""
    return f"{year} is geen jaar van deze reeks; kies een jaar van {years[0]} tot en met {years[-1]}"


def _cells(record: Cijferreeks) -> Iterator[tuple[Keys, int, Cel]]:
    """What is said of single cells, with its place and its year."""
    for index, rij in enumerate(record.rijen):
        for at, cel in enumerate(rij.cellen):
            yield ("rijen", index, "cellen", at), rij.jaar, cel
    for at, jaarcel in enumerate(record.cellen):
        yield ("cellen", at), jaarcel.jaar, jaarcel


def figures_fit_on_a_page(context: RuleContext) -> Iterator[Problem]:
    """A series has no more figures than its page can carry to a phone at once."""
    for record in context.all(Cijferreeks):
        if record.aantal > MOST:
            message = (
                f"deze reeks heeft {record.aantal} cijfers; {MOST} is het meeste voor één pagina. Maak er"
                " twee reeksen van, elk met een deel van de jaren of van de kolommen"
            )
            yield context.problem(record, ("rijen",), message)


def columns_are_unique(context: RuleContext) -> Iterator[Problem]:
    """No two columns share a name, and none takes the name of a fixed key."""
    for record in context.all(Cijferreeks):
        seen = {*Rij.model_fields, TOTAAL}
        for index, kolom in enumerate(record.kolommen):
            if kolom.id in seen:
                message = f"'{kolom.id}' is al in gebruik; kies een andere naam"
                yield context.problem(record, ("kolommen", index, "id"), message)
            seen.add(kolom.id)


def remarks_lie_inside(context: RuleContext) -> Iterator[Problem]:
    """A break or an annotation is about a year that the series has."""
    for record in context.all(Cijferreeks):
        for key in ("breuken", "annotaties"):
            for index, remark in enumerate(getattr(record, key)):
                if wrong := no_year_of(record, remark.jaar):
                    yield context.problem(record, (key, index, "jaar"), wrong)


def targets_can_be_drawn(context: RuleContext) -> Iterator[Problem]:
    """A target is a known value above zero, for one of the columns or for all."""
    for record in context.all(Cijferreeks):
        known = [kolom.id for kolom in record.kolommen]
        for index, doel in enumerate(record.streefwaarden):
            if not doel.waarde.exact or not doel.waarde.number:
                message = "hier hoort een getal groter dan nul, zonder '~' of '>='"
                yield context.problem(record, ("streefwaarden", index, "waarde"), message)
            if doel.kolom is not None and doel.kolom not in known:
                message = f"onbekende kolom '{doel.kolom}'{near_or_choose(doel.kolom, known)}"
                yield context.problem(record, ("streefwaarden", index, "kolom"), message)


def stacks_are_bars(context: RuleContext) -> Iterator[Problem]:
    """Only bars of two or more columns can be stacked."""
    for record in context.all(Cijferreeks):
        if record.gestapeld and (record.grafiek is not Grafieksoort.STAAF or len(record.kolommen) < 2):
            message = "alleen staven van twee of meer kolommen kunnen gestapeld zijn"
            remedy = "verwijder deze regel of pas 'grafiek' of 'kolommen' aan"
            yield context.problem(record, ("gestapeld",), f"{message}; {remedy}")


def _too_many_decimals(value: Value, record: Cijferreeks) -> str:
    """What is wrong with a value, and each way in which it may have been meant."""
    typed, count = as_typed(value), value.decimalen
    allowed = f"hoogstens {record.decimalen}" if record.decimalen else "hele getallen"
    figures = "cijfers" if count > 1 else "cijfer"
    wrong = f"{typed} heeft {count} {figures} achter de punt, en deze reeks heeft {allowed}"
    if not record.bron_openbaar:
        return f"{wrong}; schrijf een heel getal"
    if count > MAX_DECIMALEN:
        return f"{wrong}; schrijf hoogstens {MAX_DECIMALEN} cijfers achter de punt"
    declare = f"zet 'decimalen: {count}' in dit bestand"
    if count < 3 or not re.fullmatch(r"[~>=]*[1-9][0-9]{0,2}\.[0-9]{3}", typed):
        return f"{wrong}; {declare}, of schrijf het getal zoals de andere"
    whole = typed.replace(".", "")
    return f"{wrong}; is de punt een duizendteken, schrijf dan {whole}, en anders: {declare}"


RULES: tuple[Rule, ...] = (
    rows_fit_their_columns,
    years_have_come,
    values_have_their_decimals,
    cell_notes_fit,
    figures_fit_on_a_page,
    columns_are_unique,
    remarks_lie_inside,
    targets_can_be_drawn,
    stacks_are_bars,
)
