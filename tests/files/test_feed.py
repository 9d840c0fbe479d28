"""Atom feeds in the terms of RFC 4287, read back by a program that knows nothing of this site."""

from __future__ import annotations

from datetime import date
from xml.etree import ElementTree

import feedparser
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.files.subscriptions import NO_ADDRESS, Entry, Feed, atom

ATOM = "{http://www.w3.org/2005/Atom}"
SITE = "https://voorbeeld.example"


def encoded_once(words: str) -> bool:
    """Whether feedparser leaves words as they are: what could be UTF-8 that was encoded twice it mends."""
    try:
        return words == words.encode("latin-1").decode()
    except UnicodeError:
        return True


WORDS = st.text(
    st.characters(exclude_categories=("Cc", "Cs", "Co", "Cn"), exclude_characters="\u2028\u2029"),
    min_size=1,
    max_size=80,
).filter(lambda words: words.strip() and encoded_once(words))
DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 31))


@st.composite
def feeds(draw: st.DrawFn) -> Feed:
    """A feed of some entries with any words in them."""
    entries = [
        Entry(f"/nieuws/{number}/", draw(WORDS), draw(DAYS), draw(WORDS))
        for number in range(draw(st.integers(0, 4)))
    ]
    return Feed("/nieuws/atom.xml", "/nieuws/", draw(WORDS), draw(WORDS), entries)


@settings(max_examples=100, deadline=None)
@given(feeds(), st.sampled_from([SITE, ""]))
def test_a_feed_is_valid_atom_and_says_what_it_was_made_of(feed: Feed, site: str):
    read = feedparser.parse(atom(feed, site), sanitize_html=False, resolve_relative_uris=False)
    assert (read.bozo, read.version) == (False, "atom10")
    assert [entry.title.split() for entry in read.entries] == [entry.title.split() for entry in feed.entries]
    assert [entry.link for entry in read.entries] == [site + entry.address for entry in feed.entries]
    assert [entry.updated for entry in read.entries] == [
        f"{entry.day.isoformat()}T00:00:00+00:00" for entry in feed.entries
    ]


@settings(max_examples=50, deadline=None)
@given(feeds())
def test_a_feed_and_each_of_its_entries_have_all_that_rfc_4287_requires_once(feed: Feed):
    root = ElementTree.fromstring(atom(feed, SITE))
    assert root.tag == f"{ATOM}feed"
    for element in (root, *root.findall(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):  # 4.1.1 and 4.1.2
            (found,) = element.findall(f"{ATOM}{name}")
            assert (found.text or "").strip()
    (author,) = root.findall(f"{ATOM}author")
    assert author.findtext(f"{ATOM}name")
    identities = [found.text for found in root.iter(f"{ATOM}id")]
    assert len(identities) == len(set(identities))
    links = {(link.get("rel"), link.get("href")) for link in root.findall(f"{ATOM}link")}
    assert links == {("alternate", f"{SITE}/nieuws/"), ("self", f"{SITE}/nieuws/atom.xml")}
    assert all(link.get("href", "").startswith(f"{SITE}/") for link in root.iter(f"{ATOM}link"))


@pytest.mark.parametrize(("site", "says"), [(SITE, None), ("", NO_ADDRESS)])
def test_a_feed_without_a_public_address_says_so_and_has_the_same_identities(site: str, says: str | None):
    feed = Feed(
        "/nieuws/atom.xml", "/nieuws/", "Nieuws", "Redactie", [Entry("/a/", "A", date(2026, 1, 2), "B")]
    )
    root = ElementTree.fromstring(atom(feed, site))
    assert root.findtext(f"{ATOM}subtitle") == says
    assert [found.text for found in root.iter(f"{ATOM}id")] == [
        found.text for found in ElementTree.fromstring(atom(feed, "https://elders.example")).iter(f"{ATOM}id")
    ]
