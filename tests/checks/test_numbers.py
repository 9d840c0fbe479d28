"""No digit of a telephone number can go wrong unseen, wherever on the site it stands."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from plugins.checks.rules.numbers import (
    numbers_are_declared,
    numbers_in_files_are_declared,
    numbers_stand_with_their_route,
)
from plugins.checks.site import Other, Page, files_below
from plugins.melden.meldroute import Meldroute
from plugins.melden.register import register_of
from plugins.site.load import load_site
from plugins.source.phone_numbers import (
    LANDEN,
    Register,
    check_telefoon,
    is_phone_number,
    tel_address,
    undeclared,
)
from tests.conftest import THOROUGH
from tests.made_up_language import CODE
from tests.projects import ROOT, TODAY, VOORBEELD

REGISTER = Register(
    frozenset(["tel:112", "tel:08007000", "tel:14099", "tel:+31700000000", "tel:0880000000"]),
    (("Voorbeeldroute", frozenset(["tel:08007000"])), ("Andere route", frozenset(["tel:0880000000"]))),
)


@cache
def made_up_register() -> Register:
    sources, problems = load_site(VOORBEELD, ROOT / "theme", TODAY)
    assert sources is not None, problems
    return register_of(sources.records.of(Meldroute).values(), sources.languages)


@cache
def notations() -> re.Pattern[str]:
    """Every way in which a declared number stands on the site: as people read it, and as a telephone dials it."""
    sources, _ = load_site(VOORBEELD, ROOT / "theme", TODAY)
    assert sources is not None
    written = {
        nummer for route in sources.records.of(Meldroute).values() for nummer, _ in route.nummers
    } | made_up_register().numbers
    return re.compile("|".join(re.escape(number) for number in sorted(written, key=len, reverse=True)))


def places(text: str) -> Iterator[re.Match[str]]:
    """Where a declared number stands in a file, but for addresses of other sites, styles and drawings."""
    hidden = [
        found.span()
        for found in re.finditer(
            r"https?:[^\s\"<]*|<style>.*?</style>|<(?:svg|path|rect|circle|text|line|g)\b[^>]*>|datetime=\"[^\"]*\"|data-uitkomst=\"(?:bestanden|paginas|regels)\">\d+|(?:id|class)=\"[^\"]*\"",
            text,
            re.DOTALL,
        )
    ]
    for found in notations().finditer(text):
        before, after = text[: found.start()][-1:], text[found.end() :][:1]
        if (
            not before.isdigit()
            and not after.isdigit()
            and before not in ".-,"
            and not any(start <= found.start() < end for start, end in hidden)
        ):
            yield found


def with_another_digit(found: re.Match[str], text: str) -> Iterator[str]:
    """The file with each digit of one number changed into each of the nine others."""
    for offset, letter in enumerate(found[0]):
        for other in "0123456789" if letter.isdigit() else "":
            if other != letter:
                at = found.start() + offset
                yield text[:at] + other + text[at + 1 :]


@pytest.mark.thorough
def test_a_page_on_which_any_digit_of_any_number_is_wrong_is_refused(built_site: Path):
    seen: set[str] = set()
    survivors, tried = [], 0
    for name, path in files_below(built_site).items():
        if not name.endswith(".html") or name.startswith(f"{CODE}/"):
            continue  # nobody knows the word for calling in a language that is made up
        # What the check itself writes, from the addresses that are dialled, is nobody's to mistype.
        text = re.sub(r'(data-uitkomst="nummers">)[^<]*', r"\1", path.read_text(encoding="utf-8"))
        reporting = 'class="verlaat"' in text
        for found in places(text):
            context = f"{reporting}{text[found.start() - 60 : found.end() + 30]}"
            if context in seen:
                continue
            seen.add(context)
            if len(seen) % 4 and not THOROUGH:
                continue  # a release tries all, every run one in four
            for mutant in with_another_digit(found, text):
                tried += 1
                if not any(numbers_are_declared(Page(name, mutant.encode(), made_up_register()))):
                    survivors.append((name, found[0], mutant[found.start() - 30 : found.end() + 10]))
    assert survivors == []
    assert tried > (2_000 if THOROUGH else 500)


def test_a_file_in_which_any_digit_of_any_number_is_wrong_is_refused(built_site: Path):
    """A file of each kind that is no page, made to carry every number."""
    said = [number for number in notations().pattern.replace("\\", "").split("|") if number != "112"] + [
        "Bel 112"
    ]
    lines = [f"Bel {number}." for number in said]
    carriers = {
        "a.json": json.dumps({"tekst": lines}, ensure_ascii=True),
        "a.csv": "\n".join(lines),
        "a.txt": "\n".join(lines),
        "a.ics": "\r\n".join(f"DESCRIPTION:{line[:6]}\r\n {line[6:]}" for line in lines),
        "a.svg": "<svg>" + "".join(f"<text>{line}</text>" for line in lines) + "</svg>",
        "atom.xml": "<feed>" + "".join(f"<title>{line}</title>" for line in lines) + "</feed>",
    }
    for name, text in carriers.items():
        assert not any(numbers_in_files_are_declared(Other(name, text.encode(), made_up_register()))), name
        for found in re.finditer(r"\+?\d[\d -]{2,}\d", text):
            for mutant in with_another_digit(found, text):
                assert any(numbers_in_files_are_declared(Other(name, mutant.encode(), made_up_register()))), (
                    mutant[found.start() : found.end()]
                )


FOREIGN = [
    "Bel 0800-7001.",
    "Op 033-0000123, na tienen.",
    "Bel 0800 70 01.",
    "Bel 0800.7001.",
    "Bel (0800) 7001.",
    "Bel 0800 \u2013 7001.",
    "Bel 0800\u200b-7001.",
    "Bel 0800\u00ad7001.",
    "Bel \uff10\uff18\uff10\uff10-7001.",
    "Bel \u0660\u0668\u0660\u0660-\u0667\u0660\u0660\u0661.",
    "0800-700",
    "0800-70000",
    "033-000 00 00",
    "(033) 000 00 00",
    "06 00 00 00 00",
    "06-00000000",
    "+31 33 000 00 00",
    "+31 (0)33 000 00 00",
    "0031 33 0000000",
    "+32 2 000 00 00",
    "14 098",
    "116 000",
    "Bel 113.",
    "116112 meldingen",
    "Bel dan 1850.",
    "Call 911.",
    "tel. 0900",
    "Bel O8OO-5152 voor hulp.",
    "Bel 08OO 7000.",
    "Bel bij gevaar 1l2.",
]


@pytest.mark.parametrize("text", FOREIGN)
def test_a_number_that_nobody_declared_is_found_in_any_notation(text: str):
    assert list(undeclared(text, REGISTER)) != []


NO_NUMBERS = [
    "Bel 112 of 0800-7000.",
    "Bel 0800 7000, of vanuit het buitenland +31 70 000 00 00 of +31 (0)70 000 00 00.",
    "Op 01-02-2023, 1-2-2023 en 2023-02-01 waren het er 2016-2022 en 12.345.",
    "Kamerstuk 28 684, nr. 714, artikel 5.1.2, ISBN 978-90-00-00000-0.",
    "Bel dan 24 uur per dag, in 2023 of 2024.",
    "Van 110 naar 113 meldingen.",
    "14.098 meldingen",
    "116.112 meldingen, en € 116112 of 116112,50 euro",
    "2023-06-02T10:00:00+02:00",
    "De B en S 12 van 2O, BSO 12 en IBO 8",
]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Er waren 116.112 meldingen.", []),
        ("Het kostte € 116112 of 116112,50 euro.", []),
        ("Bel 116.112 voor hulp.", ["116.112"]),
        ("Bel 116 112 voor hulp.", ["116 112"]),
        ("116112", ["116112"]),
    ],
)
def test_a_figure_near_a_declared_number_is_one_when_it_is_written_as_one(text: str, found: list[str]):
    assert list(undeclared(text, Register(frozenset(["tel:116111"])))) == found


@pytest.mark.parametrize("text", NO_NUMBERS)
def test_a_figure_a_day_and_a_declared_number_are_left_alone(text: str):
    assert list(undeclared(text, REGISTER)) == []


@pytest.mark.parametrize("number", ["088 123 45 67", "06-12345678", "+31334695111", "144", "112", "14 033", "0900-8844", "(033) 469 51 11", "033-4695111", "0031 33 469 51 11", "+31 (0)33 469 51 11", "116 111", "+32 2 000 00 00", "1712"])  # fmt: skip
def test_a_number_is_accepted_whatever_its_spacing(number: str):
    assert check_telefoon(number) == number
    assert tel_address(number).removeprefix("tel:") == re.sub(r"[^0-9+]", "", number.replace("(0)", ""))


@pytest.mark.parametrize(
    "number, lands",
    [("1712", "BE"), ("101", "BE, NL"), ("112", "BE, NL"), ("14 033", "NL"), ("0800 12 345", "BE"), ("02 793 00 00", "BE"), ("0800-7000", "NL"), ("1234", "BE"), ("0343-12345", "BE"), ("0800-70000", "BE"), ("+31 33 469 51 11", "BE, NL")],
)  # fmt: skip
def test_a_number_is_dialled_in_its_country(number: str, lands: str):
    assert ", ".join(land for land in sorted(LANDEN) if is_phone_number(number, land)) == lands


@pytest.mark.parametrize("number", ["016918", "12345", "0343-1234", "088-123456789", "0800-70000000", "bel ons", "14 03", "112 113", "O8OO-5152", ""])  # fmt: skip
def test_what_nobody_can_dial_is_refused(number: str):
    with pytest.raises(
        ValueError,
        match="is geen telefoonnummer zoals mensen het lezen; schrijf bijvoorbeeld '0800-7000' of '14 033'",
    ):
        check_telefoon(number)


def test_where_people_report_three_digits_close_to_the_emergency_number_are_taken_for_it():
    assert list(undeclared("De politie noemt ook 113.", REGISTER)) == []
    assert list(undeclared("De politie noemt ook 113.", REGISTER, about_reporting=True)) == ["113"]


def test_of_several_numbers_each_is_told_once_in_the_order_of_the_text():
    text = "Zie 06 11311311. Bel bij gevaar! 113, of bel 033 000 00 00 en nog eens 113."
    assert list(undeclared(text, REGISTER, about_reporting=True)) == ["06 11311311", "113", "033 000 00 00"]


def test_the_search_index_is_read_for_what_it_shows_and_not_for_its_packed_places():
    packed = {"paginas": [["/voorbeeld/", "Voorbeeld", "Bel 0800-9999."]], "plekken": "102|113 0800-9998"}
    index = Other("zoeken/zoekindex.js", f"zoekindex={json.dumps(packed)};\n".encode(), REGISTER)
    assert "Bel 0800-9999." in index.text
    assert len(list(numbers_in_files_are_declared(index))) == 1
    code = Other("zoeken/zoeken.js", b"const nummer = '0800-9998';", REGISTER)
    assert len(list(numbers_in_files_are_declared(code))) == 1


BESIDE = [
    ("<p>Voorbeeldroute: 088-00 000 00.</p>", "naast 'Voorbeeldroute' staat 088-00 000 00"),
    ("<p>Bel Voorbeeldroute (<a href='tel:112'>112</a>).</p>", "naast 'Voorbeeldroute' staat 112"),
    (
        "<table><tr><th scope='row'>Voorbeeldroute</th><td>Iets</td><td><a href='tel:0880000000'>088-00 000 00</a></td></tr></table>",
        "bij 'Voorbeeldroute' staat 'tel:0880000000'",
    ),
    (
        "<div class='kaart'><h3>Andere route</h3><p>Kort.</p><a class='bel' href='tel:112'>Bel 112</a></div>",
        "bij 'Andere route' staat 'tel:112'",
    ),
]


@pytest.mark.parametrize(("html", "expected"), BESIDE)
def test_beside_the_name_of_a_route_stands_only_its_own_number(html: str, expected: str):
    found = list(
        numbers_stand_with_their_route(
            Page("a.html", f"<body><main><h1>Kop</h1>{html}</main></body>".encode(), REGISTER)
        )
    )
    assert any(problem.startswith(expected) for problem in found), found


def test_the_page_of_a_route_dials_only_that_route_and_the_emergency_number():
    page = "<body><main><h1>Voorbeeldroute</h1><p><a class='bel' href='tel:{}'>x</a></p><div class='nood'><a class='bel' href='tel:112'>Bel 112</a></div></main></body>"
    assert not list(
        numbers_stand_with_their_route(Page("a.html", page.format("08007000").encode(), REGISTER))
    )
    assert list(
        numbers_stand_with_their_route(Page("a.html", page.format("0880000000").encode(), REGISTER))
    ) == ["bij 'Voorbeeldroute' staat 'tel:0880000000', en dat is niet het nummer van deze route"]


def test_a_route_may_send_people_on_in_a_sentence():
    page = (
        "<body><main><h1>Kop</h1><p>Voorbeeldroute is geen alarmnummer. Bel bij gevaar 112.</p></main></body>"
    )
    assert not list(numbers_stand_with_their_route(Page("a.html", page.encode(), REGISTER)))
