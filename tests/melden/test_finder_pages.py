"""Every way through the route finder, as it stands in the finished pages: from the first question to the routes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from plugins.melden.keuzehulp import MOST_QUESTIONS, Vraag, stappen
from plugins.melden.meldroute import Meldroute
from plugins.site.load_records import load_records
from plugins.source.records import Records
from tests.projects import TODAY, VOORBEELD
from tests.reading import followed, tree

STARTS = {"nl": ("melden/keuzehulp/begin", "melden"), "xq": ("xq/q/kk/bb", "xq/q")}


@pytest.fixture(scope="module")
def records() -> Records:
    found, problems = load_records(VOORBEELD, TODAY)
    assert found is not None, problems
    return found


def ways(
    site: Path, address: str, so_far: tuple[tuple[str, str], ...] = ()
) -> Iterator[tuple[tuple[tuple[str, str], ...], LexborHTMLParser]]:
    """Every way from a step on: the questions with their answers, and the page at its end. What every step must have is asserted on the way."""
    page = tree(site, address)
    assert page.css_first(".meldbalk a[href='tel:112']") is not None, f"{address}: no emergency number"
    said = [item.text() for item in page.css("main section ol li")]
    assert [
        (question in text and answer in text) for text, (question, answer) in zip(said, so_far, strict=True)
    ] == [True] * len(so_far), address
    assert page.css("main details a[href*='bronnen/']"), f"{address}: no source"
    choices = page.css("main ul.keuzes a")
    assert len(so_far) <= MOST_QUESTIONS
    if not choices:
        yield so_far, page
        return
    question = page.css_first("h1").text().strip()
    assert question not in [asked for asked, _ in so_far], f"{address}: asked twice"
    for choice in choices:
        yield from ways(
            site, followed(address, choice.attributes["href"]), (*so_far, (question, choice.text().strip()))
        )


@pytest.mark.parametrize("language", STARTS)
def test_every_way_ends_in_routes_and_every_route_is_at_an_end(
    language: str, built_site: Path, records: Records
):
    start, folder = STARTS[language]
    found = list(ways(built_site, start))
    assert len(found) == sum(stap.vraag is None for stap in stappen(records.of(Vraag)))
    reached = set()
    for way, page in found:
        assert 1 <= len(way) <= MOST_QUESTIONS
        cards = page.css("main .kaart")
        assert cards, f"{way}: no route"
        for card in cards:
            route = followed("x", card.css_first("h2 a").attributes["href"]).rpartition("/")[2]
            reached.add(route)
            numbers = {link.attributes["href"] for link in card.css("a[href^='tel:']")}
            assert numbers == {tel for _, tel in records.of(Meldroute)[route].nummers[:1]}
    assert reached == set(records.of(Meldroute))
    assert (built_site / folder / "index.html").is_file()


@pytest.mark.parametrize("language", STARTS)
def test_every_step_has_an_address_of_its_own_and_a_way_back(
    language: str, built_site: Path, records: Records
):
    start, _ = STARTS[language]
    seen: dict[str, str] = {}
    waiting = [(start, followed(start, ".."))]
    while waiting:
        address, before = waiting.pop()
        assert address not in seen, address
        seen[address] = before
        page = tree(built_site, address)
        back = page.css("main > p a, main p a")
        assert any(followed(address, link.attributes["href"]) == before for link in back), (
            f"{address}: no way back to {before}"
        )
        waiting += [
            (followed(address, link.attributes["href"]), address) for link in page.css("main ul.keuzes a")
        ]
    assert len(seen) == len(list(stappen(records.of(Vraag))))


def test_the_whole_finder_stands_on_one_page(built_site: Path):
    page = tree(built_site, "melden/keuzehulp/alles")
    text = page.css_first("main").text()
    for way, _ in ways(built_site, STARTS["nl"][0]):
        for question, answer in way:
            assert question in text
            assert answer in text
