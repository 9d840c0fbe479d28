"""Rules for the finished site: each a generator whose docstring is the rule.

A rule for a page or another file sees one and yields sentences; a rule for the site sees what is kept of all
pages and yields problems.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from plugins.checks.rules.numbers import (
    numbers_are_declared,
    numbers_in_files_are_declared,
    numbers_stand_with_their_route,
)
from plugins.checks.rules.pages import (
    facts_name_sources,
    one_heading_no_jumps,
    pages_are_light,
    pages_say_who_they_are,
    tables_can_be_read_aloud,
)
from plugins.checks.rules.safety import (
    files_tell_of_nobody,
    nothing_active_nothing_foreign,
    nothing_leaks,
    pages_tell_of_nobody,
    scripts_keep_and_send_nothing,
)
from plugins.checks.rules.standing import (
    checks_say_how,
    nothing_is_newer_than_the_silence,
    numbers_say_how_they_were_checked,
    searches_are_no_changes,
    what_was_not_found_was_searched,
)
from plugins.checks.rules.whole_site import every_page_can_be_reached, links_lead_somewhere, titles_are_unique
from plugins.checks.site import Other, Page, Site
from plugins.source.problem import Problem

PAGE_RULES: tuple[Callable[[Page], Iterable[str]], ...] = (
    pages_say_who_they_are,
    one_heading_no_jumps,
    nothing_active_nothing_foreign,
    facts_name_sources,
    numbers_are_declared,
    numbers_stand_with_their_route,
    tables_can_be_read_aloud,
    nothing_is_newer_than_the_silence,
    searches_are_no_changes,
    numbers_say_how_they_were_checked,
    checks_say_how,
    what_was_not_found_was_searched,
    nothing_leaks,
    pages_tell_of_nobody,
    pages_are_light,
)
FILE_RULES: tuple[Callable[[Other], Iterable[str]], ...] = (
    scripts_keep_and_send_nothing,
    numbers_in_files_are_declared,
    files_tell_of_nobody,
)
SITE_RULES: tuple[Callable[[Site], Iterable[Problem]], ...] = (
    titles_are_unique,
    links_lead_somewhere,
    every_page_can_be_reached,
)
