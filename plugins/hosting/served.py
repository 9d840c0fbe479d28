"""The one table of headers, caching and redirects, applied to the files of a finished site."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

HEADERS: Mapping[str, str] = {
    "Strict-Transport-Security": "max-age=31536000",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), browsing-topics=()",
}
"""What every answer carries.

HSTS holds for this name alone: whether it may hold for names below is up to their owner.
"""

POLICY = (
    "default-src 'none'; img-src 'self'; manifest-src 'self'; base-uri 'none'; frame-ancestors 'none'; {}"
)
"""The Content-Security-Policy, but for what a page itself needs.

What it would block is refused in every build, by `plugins/checks/rules/safety.py`.
"""
POLICY_NAME = "Content-Security-Policy"

OWN = "form-action {}; script-src {}; style-src {}"
"""What differs by page: whether it has a form or a script of this site, and hashes of its styles."""
NOTHING_OWN = OWN.format("'none'", "'none'", "'none'")

REPORTING = "/melden/"
"""Whoever reads here, or below the same in another language, must leave no trace.

Browsers keep no copy, and servers write no line in their log.
"""
_LEAVE = '<a class="verlaat"'
"""What every page about reporting has, in whatever language: a way to leave at once."""
_OF_A_LANGUAGE = re.compile(r"/[a-z]{2,3}/")
"""What may be the folder of another language: an earlier address in it was about reporting."""
CACHED, NOT_KEPT = "no-cache", "no-store"
"""No name has a hash in it, so a browser asks each time whether its copy is still good.

Of a page about reporting it keeps none.
"""

TYPES: Mapping[str, str] = {
    "csv": "text/csv",
    "ics": "text/calendar",
    "jsonld": "application/ld+json",
    "ttl": "text/turtle",
}
"""Kinds of files that servers do not all know."""

REDIRECTS: Mapping[str, str] = {"/favicon.ico": "/favicon.svg", "/security.txt": "/.well-known/security.txt"}
"""Addresses that programs ask for by habit, and where that stands."""

ADDRESSES = "open-data/adressen.json"
"""Where the site says what became of its earlier addresses: `verhuisd`, to where, and `vervallen`."""

_FOR_SERVERS = re.compile(r"_headers$|_redirects$|\.(?!well-known/)")
"""Files in the tree that are for no visitor; the mark of a build that is under way stands there too."""

_STYLE = re.compile(r"<style[^>]*>(.*?)</style>", re.DOTALL)


@dataclass(frozen=True)
class Served:
    """A site at its public address: its files by path, with what the policy allows each page by OWN."""

    address: str
    files: tuple[str, ...]
    allowed: Mapping[str, str]
    moved: Mapping[str, str] = field(default_factory=dict)
    """Where earlier addresses lead to."""
    gone: tuple[str, ...] = ()
    """The earlier addresses that are gone for good; a page there says why."""
    untraced: tuple[str, ...] = (REPORTING,)
    """The folders of pages about reporting, from the root of the site."""

    @property
    def redirects(self) -> Mapping[str, str]:
        """Every address, from the root of the site, at which something else is shown."""
        return {**REDIRECTS, **self.moved}

    @property
    def host(self) -> str:
        """The name of the server."""
        return urlsplit(self.address).netloc

    @property
    def base(self) -> str:
        """The folder of the site on that server, such as `/map`; empty for the root."""
        return urlsplit(self.address).path.rstrip("/")

    @property
    def reporting(self) -> tuple[str, ...]:
        """The folders of pages about reporting on that server."""
        return tuple(self.base + folder for folder in self.untraced)

    @property
    def pages_by_policy(self) -> Mapping[str, list[str]]:
        """The pages by what the policy allows them, in a fixed order."""
        pages: dict[str, list[str]] = {allowed: [] for allowed in sorted(set(self.allowed.values()))}
        for page, allowed in self.allowed.items():
            pages[allowed].append(page)
        return pages

    def headers(self, file: str) -> dict[str, str]:
        """Every header that belongs to a file, named by its path from the root of the site."""
        kept = NOT_KEPT if f"/{file}".startswith(self.untraced) else CACHED
        policy = POLICY.format(self.allowed.get(file, NOTHING_OWN))
        return {**HEADERS, POLICY_NAME: policy, "Cache-Control": kept}


def read_served(root: Path, address: str) -> Served:
    """What is served of the finished site below `root` at a public address.

    Files for servers are left out.
    """
    files = sorted(path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file())
    files = [file for file in files if not _FOR_SERVERS.match(file) and not file.endswith((".br", ".gz"))]
    pages = {file: (root / file).read_text("utf-8") for file in files if file.endswith(".html")}
    allowed = {file: allowed_on(html) for file, html in pages.items()}
    there = root / ADDRESSES
    told = json.loads(there.read_text("utf-8")) if there.is_file() else {"verhuisd": {}, "vervallen": {}}
    untraced = _folders_of_reporting(pages, [*told["verhuisd"], *told["vervallen"]])
    return Served(address, tuple(files), allowed, told["verhuisd"], tuple(told["vervallen"]), untraced)


def _folders_of_reporting(pages: Mapping[str, str], earlier: Iterable[str]) -> tuple[str, ...]:
    """The folders that hold the pages about reporting, the Dutch one first; none lies in another."""
    addresses = [f"/{file.removesuffix('index.html')}" for file, html in pages.items() if _LEAVE in html]
    addresses += [match[0] for match in map(_OF_A_LANGUAGE.match, earlier) if match]
    folders = [REPORTING]
    for address in sorted(addresses, key=lambda address: (address.count("/"), address)):
        if not address.startswith(tuple(folders)):
            folders.append(address)
    return tuple(folders)


def allowed_on(html: str) -> str:
    """What the policy has to allow on a page, no more than what is in it.

    Nothing may be fetched or sent by a script.
    """
    digests = (hashlib.sha256(style.encode()).digest() for style in dict.fromkeys(_STYLE.findall(html)))
    styles = " ".join(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)
    own = ("'self'" if part in html else "'none'" for part in ("<form", "<script src="))
    return OWN.format(*own, styles or "'none'")
