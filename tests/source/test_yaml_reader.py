"""The strict YAML reader: what it gives, and every way in which YAML guesses, refused at its place."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.source.yaml_reader import read_mapping
from tests.effort import takes_at_most


def messages(text: str | bytes) -> list[str]:
    data = text.encode() if isinstance(text, str) else text
    document, problems = read_mapping("a.yaml", data)
    assert (document is not None and document.good) == (not problems)
    return [str(problem) for problem in problems]


def test_text_numbers_dates_lists_and_mappings_come_out_as_typed():
    document, problems = read_mapping(
        "a.yaml", b"a: tekst\nb: 12\nc: 4.50\nd: true\ne: 2023-06-02\nf: [x, 'no']\ng: {h: \"9:00\"}\n"
    )
    assert problems == []
    assert document is not None
    assert document.value == {
        "a": "tekst",
        "b": 12,
        "c": Decimal("4.50"),
        "d": True,
        "e": date(2023, 6, 2),
        "f": ["x", "no"],
        "g": {"h": "9:00"},
    }
    assert document.place(("f", 1)) == (6, 8)
    assert document.keys[("g", "h")] == (7, 5)


def test_a_byte_order_mark_and_windows_line_ends_are_accepted():
    assert messages(b"\xef\xbb\xbfa: 1\r\nb: 2\r\n") == []


REFUSED = [
    ("a: 1\na: 2\n", "a.yaml:2:1: 'a' staat er twee keer: ook op regel 1; verwijder er een"),
    (
        "a: no\n",
        "a.yaml:1:4: YAML leest no als waar of onwaar; schrijf false, of zet aanhalingstekens als het tekst is: 'no'",
    ),
    (
        "a: On\n",
        "a.yaml:1:4: YAML leest On als waar of onwaar; schrijf true, of zet aanhalingstekens als het tekst is: 'On'",
    ),
    (
        "a: y\n",
        "a.yaml:1:4: YAML leest y als waar of onwaar; schrijf true, of zet aanhalingstekens als het tekst is: 'y'",
    ),
    (
        "a: 9:00\n",
        "a.yaml:1:4: YAML leest 9:00 als een ander getal dan er staat; zet aanhalingstekens: '9:00'",
    ),
    (
        "a: 0800\n",
        "a.yaml:1:4: YAML leest 0800 als een ander getal dan er staat; schrijf 800, of zet aanhalingstekens als het tekst is: '0800'",
    ),
    (
        "a: 0x1F\n",
        "a.yaml:1:4: YAML leest 0x1F als een ander getal dan er staat; zet aanhalingstekens: '0x1F'",
    ),
    (
        "a: 1_000\n",
        "a.yaml:1:4: YAML leest 1_000 als een ander getal dan er staat; schrijf 1000, of zet aanhalingstekens als het tekst is: '1_000'",
    ),
    (
        "a: +31332867000\n",
        "a.yaml:1:4: YAML leest +31332867000 als een ander getal dan er staat; zet aanhalingstekens: '+31332867000'",
    ),
    (
        "a: .nan\n",
        "a.yaml:1:4: YAML leest .nan als een ander getal dan er staat; zet aanhalingstekens: '.nan'",
    ),
    (
        "a: -.inf\n",
        "a.yaml:1:4: YAML leest -.inf als een ander getal dan er staat; zet aanhalingstekens: '-.inf'",
    ),
    (
        "a: 1e3\n",
        "a.yaml:1:4: YAML leest 1e3 als een ander getal dan er staat; schrijf 1000, of zet aanhalingstekens als het tekst is: '1e3'",
    ),
    (
        "a: 2026-02-31\n",
        "a.yaml:1:4: 2026-02-31 bestaat niet in de kalender; schrijf jaar-maand-dag, zoals 2026-02-01",
    ),
    (
        "a: 31-02-2026\n",
        "a.yaml:1:4: '31-02-2026' is geen datum in de vorm jaar-maand-dag; schrijf bijvoorbeeld 2026-02-01",
    ),
    ("a: 2026-2-1\n", "a.yaml:1:4: '2026-2-1' is geen datum in de vorm jaar-maand-dag; schrijf 2026-02-01"),
    (
        "a: " + "9" * 5000,
        "a.yaml:1:4: een getal van meer dan 15 tekens; zet aanhalingstekens als het tekst is",
    ),
    (
        "a:\n",
        "a.yaml:1:3: hier ontbreekt een waarde; vul haar in, of laat de sleutel of regel weg als die niet verplicht is",
    ),
    (
        "a: ~\n",
        "a.yaml:1:4: hier ontbreekt een waarde; vul haar in, of laat de sleutel of regel weg als die niet verplicht is",
    ),
    (
        "a: &x 1\nb: *x\n",
        "a.yaml:1:4: een & (anker) mag niet; typ de waarde uit of zet de tekst tussen aanhalingstekens",
    ),
    (
        "b: *x\n",
        "a.yaml:1:4: een * (verwijzing binnen YAML) mag niet; typ de waarde uit of zet de tekst tussen aanhalingstekens",
    ),
    ("<<: {a: 1}\n", "a.yaml:1:1: << (samenvoegen) mag niet; typ de waarden uit"),
    (
        "a: !!python/object/apply:os.system [id]\n",
        "a.yaml:1:4: een ! (label) mag niet; zet de tekst tussen aanhalingstekens",
    ),
    ("a: !!binary aGk=\n", "a.yaml:1:4: een ! (label) mag niet; zet de tekst tussen aanhalingstekens"),
    (
        "a: tekst # rest\n",
        "a.yaml:1:4: na ' #' leest YAML de rest niet mee; zet de hele tekst tussen aanhalingstekens, of zet het commentaar op een eigen regel",
    ),
    (
        "a: Aanbeveling 3: toezicht\n",
        "a.yaml:1:17: hier staat een dubbele punt met een spatie in de tekst; zet de hele tekst tussen aanhalingstekens",
    ),
    ("a:\n\tb: 1\n", "a.yaml:2:1: een tab mag niet; spring in met spaties"),
    ("a: 'open\nb: 1\n", "a.yaml:1:4: een aanhalingsteken wordt hier geopend maar niet gesloten; sluit het"),
    (
        "a: 'open\nb: 'x'\nc: 1\n",
        "a.yaml:1:4: een aanhalingsteken wordt hier geopend en pas op regel 2 gesloten; sluit het eerder, en verdubbel een ' midden in de tekst: ''",
    ),
    (
        "a: 'De auto's'\nb: 1\n",
        "a.yaml:1:4: na het sluitende aanhalingsteken gaat de tekst verder; zet aanhalingstekens om de hele tekst, en verdubbel een ' midden in de tekst: ''",
    ),
    (
        "a: {b: 1\nc: 2\n",
        "a.yaml:1:4: een lijst of groep wordt hier geopend maar niet gesloten; sluit haar met ] of }",
    ),
    (
        "a: x\n b: 2\n",
        "a.yaml:2:2: deze regel springt verder in dan de regel erboven en wordt daarmee een deel van diens tekst; lijn de sleutels onder elkaar uit",
    ),
    ("a: {b: 48,5}\n", "a.yaml:1:8: een komma begint hier een nieuwe sleutel; schrijf 48.5"),
    ("a: {b: 1,5, c: 2}\n", "a.yaml:1:8: een komma begint hier een nieuwe sleutel; schrijf 1.5"),
    ("a: {b: ~12,5}\n", "a.yaml:1:8: een komma begint hier een nieuwe sleutel; schrijf ~12.5"),
    (
        "a: {b: 12,345}\n",
        "a.yaml:1:8: een komma begint hier een nieuwe sleutel; schrijf 12345 als dit een geheel getal is, of 12.345 als het decimalen heeft",
    ),
    (
        "a: {b: Eerst dit, toen 's avonds, klaar, c: 1}\n",
        "a.yaml:1:8: een komma begint hier een nieuwe sleutel; zet de tekst tussen aanhalingstekens: 'Eerst dit, toen ''s avonds, klaar'",
    ),
    (
        "a: [ruim 10,5 procent, b]\n",
        "a.yaml:1:5: een komma begint hier een nieuw onderdeel van de lijst; zet de tekst tussen aanhalingstekens: 'ruim 10,5 procent'",
    ),
    ("a: 1-6-2023\n", "a.yaml:1:4: '1-6-2023' is geen datum in de vorm jaar-maand-dag; schrijf 2023-06-01"),
    ("", "a.yaml:1:1: hier staat niets; vul de sleutels in of verwijder het bestand"),
    (
        "- a\n- b\n",
        "a.yaml:1:1: hier horen sleutels met waarden te staan ('sleutel: waarde'), geen lijst of losse tekst",
    ),
    (
        "tekst\n",
        "a.yaml:1:1: hier horen sleutels met waarden te staan ('sleutel: waarde'), geen lijst of losse tekst",
    ),
    (
        "a: 1\n---\nb: 2\n",
        "a.yaml:2:1: één bestand is één geheel: verwijder '---', '%' en alles wat daarna een nieuw geheel begint",
    ),
    ("a: \u202etekst\n", "a.yaml:1:4: onzichtbaar teken U+202E; verwijder het"),
    ("a: te\u200bkst\n", "a.yaml:1:6: onzichtbaar teken U+200B; verwijder het"),
    ("a: te\x07kst\n", "a.yaml:1:6: onzichtbaar teken U+0007; verwijder het"),
    (b"a: caf\xe9\n", "a.yaml:1:1: dit is geen UTF-8; sla het bestand op als UTF-8"),
    ("a: tekst\n".encode("utf-16"), "a.yaml:1:1: dit is geen UTF-8; sla het bestand op als UTF-8"),
    ("? [a, b]\n: 1\n", "a.yaml:1:3: een sleutel is één woord, geen lijst of groep"),
]


@pytest.mark.parametrize(("text", "expected"), REFUSED)
def test_what_yaml_would_guess_is_refused_at_its_place(text: str | bytes, expected: str):
    assert messages(text)[0] == expected


def test_what_is_refused_does_not_hide_what_comes_after_it():
    text = "a: no\nb: 2026-02-31\nc: {d: 1,5, e: &x 1}\nf: 1\nf: 2\ng: 'open\n"
    assert [message.split(":")[1] for message in messages(text)] == ["1", "2", "3", "3", "5", "6"]


def test_of_a_file_that_cannot_be_read_to_its_end_the_beginning_is_known():
    document, _ = read_mapping("a.yaml", b'a: 1\nb: [1, 2]\nc: "open\nd: 2\n')
    assert document is not None
    assert (document.value["a"], document.complete) == (1, False)


ODD = st.one_of(
    st.from_regex(r"[-+]?[0-9]{1,6}([._:,][0-9]{1,4})?([eE][-+]?[0-9])?", fullmatch=True),
    st.from_regex(r"(0[xob])?[0-9]{1,6}_?[0-9]{0,3}\.?", fullmatch=True),
    st.from_regex(r"[0-9]{1,4}[-/][0-9]{1,2}[-/][0-9]{1,4}", fullmatch=True),
    st.sampled_from(["no", "Yes", "off", "y", "True", ".inf", ".NaN", "1.", ".5", "+316", "<<", "="]),
    st.lists(st.sampled_from(["Eerst dit", "toen 's avonds", "wat", "12", "5"]), min_size=2, max_size=4).map(
        ", ".join
    ),
)
REMEDY = re.compile(
    r"(?:schrijf|of|bijvoorbeeld|zoals) ((?:~|>=)?-?[0-9][0-9.-]*|true|false)(?=[ ,;]|$)|: ('(?:[^']|'')*')$|zoals ([0-9-]+)$"
)


@settings(max_examples=300, deadline=None)
@given(ODD)
def test_every_remedy_is_accepted_when_it_is_followed(value: str):
    for form in ("a: {}\n", "a: {{b: {}, c: 1}}\n"):
        for problem in messages(form.format(value)):
            remedies = [found for group in REMEDY.findall(problem) for found in group if found]
            assert remedies, problem
            for remedy in remedies:
                assert messages(form.format(remedy)) == [], (problem, remedy)


@pytest.mark.parametrize("text", ["[" * 1_000, "[" * 100_000, "a: " + "[" * 100_000, "a: " + "{a: " * 50_000])
def test_deep_nesting_is_refused_quickly(text: str):
    with takes_at_most(10):
        assert messages(text)


def test_eleven_levels_are_too_deep_and_ten_are_not():
    assert messages("a: " + "[" * 9 + "1" + "]" * 9) == []
    assert messages("a: " + "[" * 10 + "1" + "]" * 10) == [
        "a.yaml:1:13: dieper dan 10 niveaus genest; maak het vlakker"
    ]


def test_a_file_over_a_megabyte_is_refused_before_it_is_parsed():
    assert messages(b"a: b\n" * 250_000) == [
        "a.yaml: het bestand is 1.250.000 bytes; 1.000.000 is het meeste. Splits het"
    ]


@pytest.mark.parametrize("text", ["a: *b c\n", "a: *b: c\n", "a: *b 'c'\n", "a: [*b c]\n", "a: {x: *b y}\n"])
def test_an_alias_with_more_behind_it_is_refused_once(text: str):
    words = (
        "een * (verwijzing binnen YAML) mag niet; typ de waarde uit of zet de tekst tussen aanhalingstekens"
    )
    assert messages(text) == [f"a.yaml:1:{text.index('*') + 1}: {words}"]


def test_a_mistake_on_a_later_line_than_an_alias_is_said_too():
    alias, other = messages("a: *b\nc: [d\n")
    assert alias.startswith("a.yaml:1:4: een * ")
    assert (
        other == "a.yaml:2:4: een lijst of groep wordt hier geopend maar niet gesloten; sluit haar met ] of }"
    )
