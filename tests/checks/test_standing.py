"""What the finished site says of silence, searches and checked numbers is true of the page it stands on."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest

from plugins.checks.rules.standing import (
    checks_say_how,
    nothing_is_newer_than_the_silence,
    numbers_say_how_they_were_checked,
    searches_are_no_changes,
    what_was_not_found_was_searched,
)
from plugins.checks.site import Page
from plugins.source.phone_numbers import Register

Rule = Callable[[Page], Iterable[str]]
NOTE = '<span class="bronregel"><a href="#bron-b">1</a></span>'
LISTED = '<ol><li id="bron-b">Brief, Gemeente (<time datetime="{}">toen</time>)</li></ol>'
SILENT = '<span data-stil-sinds="2023-12-31">Al ten minste 2 jaar en 10 maanden stil</span>'
SEARCH = '<a href="../over/zoekacties/2026-11/#analist">gezocht tot en met 23 november 2026</a>'
KEPT = '<small data-controle="bewaarde_kopie">Uit een bewaarde kopie van 3 maart 2015.</small>'
LIVE = '<small data-controle="live">Gecontroleerd op 3 maart 2026, op de site zelf.</small>'
CALL = '<a href="tel:08000000">0800-0000</a>'


def found(rule: Rule, main: str) -> list[str]:
    html = f'<html lang="nl"><body><main>{main}</main></body></html>'
    return list(rule(Page("een/index.html", html.encode(), Register(frozenset(["tel:08000000"])))))


@pytest.mark.parametrize(
    "main",
    [
        f"<section>{SILENT}{NOTE}</section>{LISTED.format('2023')}",
        f"<section>{SILENT}{NOTE}</section>{LISTED.format('2023-06-02')}",
        f"<section>{SILENT}</section><section>{NOTE}</section>{LISTED.format('2025-12-24')}",
        f"<table><tr><td>{SILENT}</td></tr><tr><td>{NOTE}</td></tr></table>{LISTED.format('2025-12-24')}",
        f'<section>{SILENT}<ol class="tijdlijn"><li><time datetime="2023-06-02">2 juni</time></li></ol></section>',
    ],
)
def test_a_silence_with_nothing_newer_in_its_section_or_row_is_good(main: str):
    assert found(nothing_is_newer_than_the_silence, main) == []


@pytest.mark.parametrize(
    ("main", "newest"),
    [
        (f"<section>{SILENT}{NOTE}</section>{LISTED.format('2025-12-24')}", "2025-12-24"),
        (f"<section>{SILENT}{NOTE}</section>{LISTED.format('2025-12')}", "2025-12-01"),
        (f"<section>{SILENT}{NOTE}</section>{LISTED.format('2024')}", "2024-01-01"),
        (f"<p>{SILENT}</p><section>{NOTE}</section>{LISTED.format('2024-06-02')}", "2024-06-02"),
        (
            f'<section>{SILENT}<ol class="tijdlijn"><li><time datetime="2024-06-02">x</time></li></ol></section>',
            "2024-06-02",
        ),
    ],
)
def test_a_document_that_is_newer_than_the_silence_is_refused(main: str, newest: str):
    assert found(nothing_is_newer_than_the_silence, main) == [
        f"hier staat dat het stil is sinds 2023-12-31, maar er staat ook een stuk van {newest}; "
        "geef dat stuk de juiste 'onderdelen'"
    ]


def test_a_search_among_the_changes_is_refused():
    good = f"<ol data-wijzigingen><li>Een stap</li></ol>{SEARCH}"
    assert found(searches_are_no_changes, good) == []
    refused = ["bij de wijzigingen staat een zoekactie; een zoekactie is geen wijziging, verwijder haar daar"]
    assert found(searches_are_no_changes, f"<ol data-wijzigingen><li>{SEARCH}</li></ol>") == refused
    unknown = '<ol data-wijzigingen><li><span data-uitgezocht="nog_niet_uitgezocht">x</span></li></ol>'
    assert found(searches_are_no_changes, unknown) == refused


@pytest.mark.parametrize(
    "box", ['<div class="nood"><span data-controle="bewaarde_kopie">{}</span></div>', "<p>{}" + KEPT + "</p>"]
)
def test_a_number_stands_with_how_it_was_checked(box: str):
    assert found(numbers_say_how_they_were_checked, box.format(CALL)) == []


@pytest.mark.parametrize(
    "bare",
    [f"<p>{CALL}</p><p>{KEPT}</p>", f'<div class="nood">{CALL}</div>', f'<div class="meldbalk">{CALL}</div>'],
)
def test_a_bare_number_is_refused_in_the_box_and_the_bar_for_danger_too(bare: str):
    assert found(numbers_say_how_they_were_checked, bare) == [
        "bij 'tel:08000000' staat niet hoe het is gecontroleerd; laat het thema het tonen met theme/templates/components/telefoonnummer.html"
    ]


def test_who_says_checked_says_how():
    assert found(checks_say_how, f"<p>{CALL} {LIVE}</p>") == []
    refused = [
        "hier staat 'gecontroleerd op' zonder hoe; laat die woorden weg, want hoe en wanneer een nummer is "
        "gecontroleerd staat al bij zijn route"
    ]
    assert found(checks_say_how, f"<p>{CALL} {LIVE}</p><p>Gecontroleerd op 1 mei 2026.</p>") == refused
    assert found(checks_say_how, "<p>Checked on 1 May 2026.</p>") == refused


@pytest.mark.parametrize(
    "main",
    [
        f"<p>De uitkomst is niet openbaar gevonden. {SEARCH}</p>",
        "<dl><dt>Niet openbaar gevonden</dt><dd>Gezocht.</dd></dl>",
        "<p>Nog niet uitgezocht</p>",
    ],
)
def test_what_was_not_found_names_its_search_or_explains_the_words(main: str):
    assert found(what_was_not_found_was_searched, main) == []


@pytest.mark.parametrize(
    "words",
    [
        "Niet openbaar gevonden.",
        "Na 2020 is geen cijfer openbaar gevonden.",
        "No number; not found in public sources.",
        "No figure was found in public sources.",
    ],
)
def test_what_was_not_found_by_nobody_is_refused(words: str):
    assert found(what_was_not_found_was_searched, f"<p>{words}</p>") == [
        "hier staat 'niet openbaar gevonden' zonder zoekactie die ernaar zocht; noem haar bij 'zoekacties' of "
        "'gezocht', of schrijf 'nog niet uitgezocht'"
    ]
    bare = f'<p><span data-uitgezocht="niet_openbaar_gevonden">{words}</span> {SEARCH}</p>'
    assert found(what_was_not_found_was_searched, bare) == [
        "hier staat 'niet openbaar gevonden' zonder link naar de zoekactie; laat het thema het tonen met theme/templates/components/uitgezocht.html"
    ]
