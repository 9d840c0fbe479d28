"""Addresses of homes, in every form in which people write them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plugins.privacy.numbers_in_words import ONES, TEENS, TENS
from plugins.privacy.patterns import GAP, YEAR, Span, any_of, says, without_addresses

_ENDINGS = any_of(
    "straat laan weg plein gracht kade singel dijk hof steeg pad park plantsoen dreef markt wal"
    " baan ring erf boulevard allee poort brink kamp akker werf burg heuvel meent eng"
)
_ALONE = any_of("Laan Plein Weg Markt Brink Dijk Kade Singel Hof Dam")
_APART = any_of("Straat Laan Weg Plein Gracht Kade Singel Dijk Hof Pad Park Dreef Baan")
_SMALL = any_of("straat laan plein gracht singel plantsoen steeg kade dreef")
_NO_HOUSES = any_of(
    "januari februari maart april mei juni juli augustus september oktober november december"
    " procent keer maal jaar maanden weken dagen uur euro mensen personen bewoners inwoners panden"
    " woningen meldingen bedrijven meter km kilometer bezoekers kramen winkels huizen kantoren bruggen"
    " controles overtredingen fase verdieping kwartaal helft ronde editie jarig hectare"
)
"""What makes a number after a street a date or a count."""
_NUMBER_WORD = r"(?:n[ro]\.? ?|nummer |huisnummer |# ?)?"
_NUMBER = (
    rf",?(?: {{1,2}}|(?<=\.)){_NUMBER_WORD}(?!{YEAR}\b)(?:[1-9]|[lI](?=\d))\d{{0,3}}"
    rf"(?: ?(?:[a-zA-Z]|bis|hs|[IV]{{2,3}})(?!\w))?"
    rf"(?:[-/]\d{{1,4}})?(?![\w%]|[.,]\d)(?! ?{_NO_HOUSES}\b| van de \d)"
)
_CAPITAL = r"[A-Z][\w'’-]+"
_STREET = re.compile(
    rf"\b(?:{_CAPITAL}(?: [A-Z][\w'’.-]+)?{_ENDINGS}(?:-(?:Noord|Oost|Zuid|West))?"
    rf"|{_ALONE}(?:{GAP}(?:van|de|den|der|het|op|bij|aan|'t|{_CAPITAL})){{0,5}}"
    rf"|{_CAPITAL}{GAP}{_APART}|[a-z]{{3,}}{_SMALL}|[A-Z]{{3,}}{_SMALL.upper()}|[A-Z][\w-]{{3,}}(?:str|ln|pln)\.?){_NUMBER}"
)
_NUMBER_FIRST = re.compile(
    rf"\bnummer [1-9]\d{{0,3}}[a-z]? (?:in|aan|op|van) (?:de |het )?{_CAPITAL}{_SMALL}\b"
)
_NUMBER_IN_WORDS = any_of(rf"{ONES} {TEENS} (?:\w+(?:en|ën))?{any_of(TENS)}")
_STREET_IN_WORDS = re.compile(
    rf"\b{_CAPITAL}{_ENDINGS},? {_NUMBER_WORD}{_NUMBER_IN_WORDS}(?: ?[a-z])?"
    rf"(?= ?(?:[.,;)|\r\n\"'<]|\Z| (?:te|in) [A-Z]))"
)
_OF_LAND = re.compile(r"\b(?:\w*kavel|perceel|sectie|kadastra)\w*:? (?:n(?:umme)?r\.?:? )?\Z", re.IGNORECASE)
"""What makes four digits and two letters a piece of land."""
_SMALL_WORDS = any_of("en of op in te af de is om we ze je al er nu zo na wo mm cm km kg ha mb kb gb")
_POSTCODE = (
    rf"(?<![\w-])(?!{YEAR}[.-])[1-9]\d{{3}}(?:[ .-]?(?!SA|SD|SS)[A-Z]{{2}}|(?!sa|sd|ss)[a-z]{{2}}"
    rf"| (?!sa|sd|ss|{_SMALL_WORDS})[a-z]{{2}}(?= \d))"
    r"(?![\w])"
)
_WITH_POSTCODE = re.compile(
    rf"(?<![\w.,€-])(?<!ostbus )(?<!ntwoordnummer )(?!{YEAR}\D)[1-9]\d{{0,3}}"
    rf"(?: ?[a-zA-Z]{{1,2}})?[\s,;(|-]{{1,8}}{_POSTCODE}"
    rf"|{_POSTCODE}[ .,:-]{{0,3}}{_NUMBER_WORD}(?!{YEAR}\D)[1-9]\d{{0,3}}(?![\d%]|[.,/]\d)"
)
_IN_CELLS = re.compile(
    rf"(?:\b{_CAPITAL}{_ENDINGS}|{_POSTCODE})\"? ?[;|\t] ?\"?(?:huisn\w* ?)?"
    rf"[1-9]\d{{0,3}}(?: ?[a-zA-Z])?(?!\w)"
)
"""In a table that says which column has the numbers of houses."""
_YEAR_AND_WORD = re.compile(rf"{YEAR} {any_of('EN OF OP IN TE AF DE EU NL VN OM IS ISO')}\b")


def home_addresses(text: str) -> Iterator[Span]:
    """No street and no postcode with the number of a house: in figures or words, on one line or in cells."""
    text = without_addresses(text)
    streets = [match.span() for match in _STREET.finditer(text)]
    yield from streets
    yield from (match.span() for match in _NUMBER_FIRST.finditer(text))
    yield from (match.span() for match in _STREET_IN_WORDS.finditer(text))
    if says(text, "huisn", "huis nr", "housen"):
        yield from (match.span() for match in _IN_CELLS.finditer(text))
    for match in _WITH_POSTCODE.finditer(text):
        told = any(start <= match.start() < end for start, end in streets)
        told = told or _OF_LAND.search(text, max(0, match.start() - 30), match.start()) is not None
        if not told and not _YEAR_AND_WORD.search(match[0]):
            yield match.span()
