"""Rules for series of figures."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plugins.cijfers.cijferreeks import MOST, Cijferreeks
from plugins.cijfers.delen import Annotatie, Breuk, Cel, Grafieksoort, Jaarcel, Kolom, Rij, Streefwaarde
from plugins.source.document import Keys
from plugins.source.problem import Problem, near_or_choose, nearest
from plugins.source.records import Placed, Rule, RuleContext, parts, repeated
from plugins.tables.table import TOTAAL, years_out_of_order
from plugins.tables.value import MAX_DECIMALEN, Value, as_typed

MOST_LINES = 10
"""So many lines with the same mistake are named."""


def rows_fit_their_columns(context: RuleContext) -> Iterator[Problem]:
    """A row has one value for every declared column."""
    for record, path, rij in parts(context.all(Cijferreeks), Rij):
        known = record.sleutels
        unknown = [key for key in rij.waarden if key not in known]
        for key in unknown:
            message = f"onbekende kolom '{key}'{near_or_choose(key, known)}"
            if key == TOTAAL:
                message = (
                    "de kolom 'totaal' hoort bij een reeks met 'totaal: tonen'; zet dat in dit bestand,"
                    " of verwijder haar"
                )
            yield context.document(record).key_problem((*path, key), message)
        meant = {nearest(key, known) for key in unknown}
        for key in known:
            if key not in rij.waarden and key not in meant:  # of a typing error that is said
                remedy = "vul een getal, ~getal, '>=getal' of onbekend in"
                yield context.problem(record, path, f"de waarde voor '{key}' ontbreekt; {remedy}")


def years_rise_by_one(context: RuleContext) -> Iterator[Problem]:
    """The years rise by one, for a gap is `onbekend`, and have begun, so no year is typed wrong by ten."""
    for record in context.all(Cijferreeks):
        for index, message in years_out_of_order(rij.jaar for rij in record.rijen):
            yield context.problem(record, ("rijen", index, "jaar"), message)
    for record, path, rij in parts(context.all(Cijferreeks), Rij):
        if rij.jaar > context.today.year:
            message = f"{rij.jaar} ligt in de toekomst; vul een jaar in dat is begonnen"
            yield context.problem(record, (*path, "jaar"), message)


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


def cell_notes_fit(context: RuleContext) -> Iterator[Problem]:
    """What is said of one cell is said once, and says something."""

    def cell(placed: Placed[Cijferreeks, Cel]) -> tuple[str, int, str]:
        record, path, cel = placed
        year = cel.jaar if isinstance(cel, Jaarcel) else record.rijen[int(path[1])].jaar
        return record.id, year, cel.kolom

    cells = [*parts(context.all(Cijferreeks), Cel)]
    for (record, path, cel), _ in repeated(cells, cell):
        message = f"'{cel.kolom}' staat al eerder in deze rij; zet alles over die kolom bij elkaar"
        yield context.problem(record, (*path, "kolom"), message)
    for record, path, cel in cells:
        if not cel.bronnen and cel.noot is None:
            yield context.problem(record, path, "hier staat niets bij; voeg 'noot' of 'bronnen' toe")
    for record in context.all(Cijferreeks):
        if record.cellen and record.csv is None:
            message = "dit hoort bij de rij zelf; zet 'cellen' in de rij van dat jaar, zonder 'jaar'"
            yield context.document(record).key_problem(("cellen",), message)


def years_are_of_the_series(context: RuleContext) -> Iterator[Problem]:
    """What is said of a year is about a year that the series has."""
    kinds: tuple[type[Jaarcel | Breuk | Annotatie], ...] = (Jaarcel, Breuk, Annotatie)
    for kind in kinds:
        for record, path, part in parts(context.all(Cijferreeks), kind):
            if wrong := no_year_of(record, part.jaar):
                yield context.problem(record, (*path, "jaar"), wrong)


def no_year_of(record: Cijferreeks, year: int) -> str:
    """What is wrong with a year that the series does not have; empty when it has it."""
    years = [rij.jaar for rij in record.rijen]
    if year in years:
        return ""
    return f"{year} is geen jaar van deze reeks; kies een jaar van {years[0]} tot en met {years[-1]}"


def columns_are_of_the_series(context: RuleContext) -> Iterator[Problem]:
    """What is said of a column is about a column that the series has; a target is not about the total."""
    kinds: tuple[type[Cel | Streefwaarde], ...] = (Cel, Streefwaarde)
    for kind in kinds:
        for record, path, part in parts(context.all(Cijferreeks), kind):
            targets = [kolom.id for kolom in record.kolommen]
            known = targets if isinstance(part, Streefwaarde) else record.sleutels
            if part.kolom is not None and part.kolom not in known:
                message = f"onbekende kolom '{part.kolom}'{near_or_choose(part.kolom, known)}"
                yield context.problem(record, (*path, "kolom"), message)


def columns_are_unique(context: RuleContext) -> Iterator[Problem]:
    """No two columns share a name, and none takes the name of a fixed key."""
    columns = [*parts(context.all(Cijferreeks), Kolom)]
    taken = [column for column, _ in repeated(columns, lambda each: (each.record.id, each.part.id))]
    fixed = [column for column in columns if column.part.id in (*Rij.model_fields, TOTAAL)]
    for record, path, kolom in dict.fromkeys([*taken, *fixed]):
        message = f"'{kolom.id}' is al in gebruik; kies een andere naam"
        yield context.problem(record, (*path, "id"), message)


def parts_have_a_whole(context: RuleContext) -> Iterator[Problem]:
    """A column that is a part of another names a column of the same series that is not a part itself."""
    for record, path, kolom in parts(context.all(Cijferreeks), Kolom):
        wholes = [each.id for each in record.kolommen if each.deel_van is None]
        if kolom.deel_van not in (None, *wholes):
            choose = f"kies uit: {', '.join(wholes)}"
            message = f"'{kolom.deel_van}' is geen hele kolom van deze reeks; {choose}"
            yield context.problem(record, (*path, "deel_van"), message)


def figures_fit_on_a_page(context: RuleContext) -> Iterator[Problem]:
    """A series has no more figures than its page can carry to a phone at once."""
    for record in context.all(Cijferreeks):
        if record.aantal > MOST:
            message = (
                f"deze reeks heeft {record.aantal} cijfers; {MOST} is het meeste voor één pagina. Maak er"
                " twee reeksen van, elk met een deel van de jaren of van de kolommen"
            )
            yield context.problem(record, ("rijen",), message)


def targets_can_be_drawn(context: RuleContext) -> Iterator[Problem]:
    """A target is a known value above zero."""
    for record, path, doel in parts(context.all(Cijferreeks), Streefwaarde):
        if not doel.waarde.exact or not doel.waarde.number:
            message = "hier hoort een getal groter dan nul, zonder '~' of '>='"
            yield context.problem(record, (*path, "waarde"), message)


def stacks_are_bars(context: RuleContext) -> Iterator[Problem]:
    """Only bars of two or more columns can be stacked."""
    for record in context.all(Cijferreeks):
        if record.gestapeld and (record.grafiek is not Grafieksoort.STAAF or len(record.kolommen) < 2):
            message = "alleen staven van twee of meer kolommen kunnen gestapeld zijn"
            remedy = "verwijder deze regel of pas 'grafiek' of 'kolommen' aan"
            yield context.problem(record, ("gestapeld",), f"{message}; {remedy}")


RULES: tuple[Rule, ...] = (
    rows_fit_their_columns,
    years_rise_by_one,
    values_have_their_decimals,
    cell_notes_fit,
    years_are_of_the_series,
    columns_are_of_the_series,
    columns_are_unique,
    parts_have_a_whole,
    figures_fit_on_a_page,
    targets_can_be_drawn,
    stacks_are_bars,
)
