"""Atom feeds (RFC 4287), without a clock: the same entries give the same bytes."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple
from xml.etree import ElementTree

_NAMESPACE = uuid.UUID("6f7a3f5e-6f0f-5d0c-9f0e-2b7c1a4d8e90")
"""Names the ids of entries; it never changes, so that a feed reader knows an entry again at any public address."""


class Entry(NamedTuple):
    """One entry: its address from the root of the site, which is also its identity, and what it says in plain words."""

    adres: str
    titel: str
    datum: date
    tekst: str


class Feed(NamedTuple):
    """A feed: its own address, the address of the page it belongs to, and its entries, the newest first."""

    adres: str
    pagina: str
    titel: str
    uitgever: str
    entries: Sequence[Entry]


def atom(feed: Feed, site: str) -> str:
    """The feed as XML; `site` is the public address without a slash at the end, empty when it is not known yet.

    Without a public address links are written from the root of the site, and ids are names that do not depend on it.
    """
    root = ElementTree.Element("feed", {"xmlns": "http://www.w3.org/2005/Atom", "xml:lang": "nl"})
    _text(root, "title", feed.titel)
    _text(root, "id", _id(feed.adres))
    _text(root, "updated", _moment(max((entry.datum for entry in feed.entries), default=date(1970, 1, 1))))
    _link(root, "self", site + feed.adres, "application/atom+xml")
    _link(root, "alternate", site + feed.pagina, "text/html")
    _text(ElementTree.SubElement(root, "author"), "name", feed.uitgever)
    for entry in feed.entries:
        node = ElementTree.SubElement(root, "entry")
        _text(node, "title", entry.titel)
        _text(node, "id", _id(entry.adres))
        _text(node, "updated", _moment(entry.datum))
        _link(node, "alternate", site + entry.adres, "text/html")
        _text(node, "summary", entry.tekst)
    ElementTree.indent(root, "")
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ElementTree.tostring(root, encoding="unicode") + "\n"


def _text(parent: ElementTree.Element, tag: str, text: str) -> None:
    ElementTree.SubElement(parent, tag).text = text


def _link(parent: ElementTree.Element, rel: str, href: str, kind: str) -> None:
    ElementTree.SubElement(parent, "link", {"rel": rel, "href": href, "type": kind})


def _id(address: str) -> str:
    return uuid.uuid5(_NAMESPACE, address).urn


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
