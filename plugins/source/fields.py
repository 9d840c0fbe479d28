"""Fields that several kinds of record share."""

from __future__ import annotations

import re
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema

from plugins.source.dates import ONGEDATEERD, Datering, parse_datering
from plugins.source.problem import shown
from plugins.source.record import Part, Reference, Tekst

BronId = Annotated[str, Reference("bronnen")]
MeldrouteId = Annotated[str, Reference("meldroutes")]
Bronnen = Annotated[tuple[BronId, ...], Field(min_length=1)]

_URL = re.compile(r"https://[a-z0-9.-]+\.[a-z]{2,}(/[^\s<>\"]*)?\Z", re.IGNORECASE)
_TELEFOON = re.compile(
    r"112|0[0-9]{2,3}-?[0-9 ]{4,9}|\([0-9]{3}\) [0-9 ]{7,10}|14 ?0[0-9]{2,3}|\+[0-9]{2} [0-9 ]{8,14}"
)


def check_url(url: str) -> str:
    """Accept an https address; raises ValueError with a Dutch remedy."""
    if not _URL.match(url):
        raise ValueError(f"{shown(url)} is geen volledig adres; schrijf https://… zonder spaties")
    return url


def check_telefoon(number: str) -> str:
    """Accept a telephone number as people read it; raises ValueError with a Dutch remedy."""
    if not _TELEFOON.fullmatch(number):
        raise ValueError(
            f"{shown(number)} is geen telefoonnummer zoals mensen het lezen; schrijf bijvoorbeeld '0800-7000' of '14 033'"
        )
    return number


def site_of(url: str | None) -> str:
    """The name of the site that an address leads to, as people say it; empty when there is none."""
    return (urlsplit(url).hostname or "").removeprefix("www.") if url else ""


def tel_address(number: str) -> str:
    """The address a telephone dials for a number as people read it: `tel:08007000`."""
    return "tel:" + re.sub(r"[^0-9+]", "", number)


Dateringen = WithJsonSchema(
    {"type": ["string", "integer"], "examples": ["2023-06-02", "2023-06", 2023, ONGEDATEERD]}
)
DateringField = Annotated[Datering, BeforeValidator(parse_datering), Dateringen]
Url = Annotated[str, AfterValidator(check_url)]
Telefoon = Annotated[str, AfterValidator(check_telefoon)]


class Feit(Part):
    """A fact in one or a few sentences, with the sources that say it."""

    tekst: Tekst
    """Het feit in een of enkele zinnen."""
    bronnen: Bronnen
    """De bronnen die dit zeggen (namen uit data/bronnen)."""


class GedateerdFeit(Feit):
    """A fact with the date at which it happened or was reported."""

    datum: DateringField
    """Wanneer: 2023-06-02, 2023-06, 2023 of ongedateerd."""
