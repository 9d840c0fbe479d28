"""The strict YAML reader: what it gives, and every way in which YAML guesses, refused at its place."""

from __future__ import annotations

import time
from datetime import date
from decimal import Decimal

import pytest

from plugins.source.yaml_reader import read_mapping


def messages(text: str | bytes) -> list[str]:
    data = text.encode() if isinstance(text, str) else text
    document, problems = read_mapping("a.yaml", data)
    assert (document is None) == bool(problems)
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
    assert document.key_place(("g", "h")) == (7, 5)


def test_a_byte_order_mark_and_windows_line_ends_are_accepted():
    assert messages(b"\xef\xbb\xbfa: 1\r\nb: 2\r\n") == []


REFUSED = [
    ("a: 1\na: 2\n", "a.yaml:2:1: 'a' staat er twee keer: ook op regel 1; verwijder er een"),
    ("a: no\n", "a.yaml:1:4: YAML leest no als waar of onwaar; zet aanhalingstekens: 'no'"),
    ("a: On\n", "a.yaml:1:4: YAML leest On als waar of onwaar; zet aanhalingstekens: 'On'"),
    ("a: y\n", "a.yaml:1:4: YAML leest y als waar of onwaar; zet aanhalingstekens: 'y'"),
    (
        "a: 9:00\n",
        "a.yaml:1:4: YAML leest 9:00 als een ander getal dan er staat; zet aanhalingstekens: '9:00'",
    ),
    (
        "a: 0800\n",
        "a.yaml:1:4: YAML leest 0800 als een ander getal dan er staat; zet aanhalingstekens: '0800'",
    ),
    (
        "a: 0x1F\n",
        "a.yaml:1:4: YAML leest 0x1F als een ander getal dan er staat; zet aanhalingstekens: '0x1F'",
    ),
    (
        "a: 1_000\n",
        "a.yaml:1:4: YAML leest 1_000 als een ander getal dan er staat; zet aanhalingstekens: '1_000'",
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
    ("a: 1e3\n", "a.yaml:1:4: YAML leest 1e3 als een ander getal dan er staat; zet aanhalingstekens: '1e3'"),
    (
        "a: 2026-02-31\n",
        "a.yaml:1:4: 2026-02-31 bestaat niet in de kalender; schrijf jaar-maand-dag, zoals 2026-02-01",
    ),
    (
        "a: 31-02-2026\n",
        "a.yaml:1:4: '31-02-2026' is geen datum in de vorm jaar-maand-dag; schrijf bijvoorbeeld 2026-02-01",
    ),
    (
        "a: 2026-2-1\n",
        "a.yaml:1:4: '2026-2-1' is geen datum in de vorm jaar-maand-dag; schrijf bijvoorbeeld 2026-02-01",
    ),
    (
        "a: " + "9" * 5000,
        "a.yaml:1:4: een getal van meer dan 15 tekens; zet aanhalingstekens als het tekst is",
    ),
    ("a:\n", "a.yaml:1:3: hier ontbreekt een waarde; vul haar in of verwijder de sleutel"),
    ("a: ~\n", "a.yaml:1:4: hier ontbreekt een waarde; vul haar in of verwijder de sleutel"),
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
    ("a: 'open\nb: 1\n", "a.yaml:3:1: een aanhalingsteken wordt geopend maar niet gesloten; sluit het"),
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


def test_all_values_that_are_refused_are_listed_at_once():
    assert len(messages("a: no\nb: 0800\nc: 2026-02-31\n")) == 3


@pytest.mark.parametrize("text", ["[" * 1_000, "[" * 100_000, "a: " + "[" * 100_000, "a: " + "{a: " * 50_000])
def test_deep_nesting_is_refused_quickly(text: str):
    start = time.perf_counter()
    assert messages(text)
    assert time.perf_counter() - start < 2


def test_eleven_levels_are_too_deep_and_ten_are_not():
    assert messages("a: " + "[" * 9 + "1" + "]" * 9) == []
    assert messages("a: " + "[" * 10 + "1" + "]" * 10) == [
        "a.yaml:1:13: dieper dan 10 niveaus genest; maak het vlakker"
    ]


def test_a_file_over_a_megabyte_is_refused_before_it_is_parsed():
    assert messages(b"a: b\n" * 250_000) == [
        "a.yaml: het bestand is 1.250.000 bytes; 1.000.000 is het meeste. Splits het"
    ]
