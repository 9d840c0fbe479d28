"""Rules that span fields or records: a file per kind, each rule a small generator of problems whose docstring is the rule."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from plugins.aanbevelingen import rules as aanbevelingen
from plugins.aanpak import rules as tijdlijnen
from plugins.brieven import rules as brieven
from plugins.bronnen import rules as bronnen
from plugins.cijfers import disclosure_rules as openbaarheid
from plugins.cijfers import rules as cijferreeksen
from plugins.gemeente import rules as gemeente
from plugins.melden import finder_rules as keuzehulp
from plugins.melden import number_rules as nummers
from plugins.melden import route_rules as meldroutes
from plugins.source.problem import Problem
from plugins.source.records import RuleContext

RULES: tuple[Callable[[RuleContext], Iterable[Problem]], ...] = (
    aanbevelingen.steps_in_order,
    aanbevelingen.parts_have_own_ids,
    aanbevelingen.numbers_are_unique,
    aanbevelingen.done_is_proved,
    aanbevelingen.promises_keep_their_dates,
    aanbevelingen.met_conditions_have_a_date,
    aanbevelingen.documents_in_order,
    aanbevelingen.corrections_of_steps_fit,
    aanbevelingen.history_is_only_added_to,
    cijferreeksen.rows_fit_their_columns,
    cijferreeksen.columns_are_unique,
    cijferreeksen.remarks_lie_inside,
    cijferreeksen.targets_can_be_drawn,
    cijferreeksen.stacks_are_bars,
    openbaarheid.parts_have_a_whole,
    openbaarheid.tables_give_nothing_away,
    openbaarheid.jumps_are_confirmed,
    openbaarheid.corrections_fit,
    openbaarheid.changes_are_explained,
    openbaarheid.series_stay,
    tijdlijnen.events_in_order,
    bronnen.addresses_are_unique,
    brieven.paragraphs_are_counted,
    brieven.a_source_is_one_letter,
    brieven.paragraphs_exist,
    brieven.unseen_documents_prove_nothing,
    meldroutes.checks_lie_in_the_past,
    meldroutes.checks_do_not_expire,
    meldroutes.numbers_belong_to_one_route,
    meldroutes.numbers_change_with_a_check,
    nummers.numbers_are_declared,
    keuzehulp.answers_lead_somewhere,
    keuzehulp.letters_are_unique,
    keuzehulp.ways_are_short,
    keuzehulp.every_route_can_be_found,
    keuzehulp.one_question_is_quick,
    gemeente.start_day_is_past,
)
"""Every rule, in the order in which a reader would check them."""
