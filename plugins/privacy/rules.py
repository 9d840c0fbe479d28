"""What tells of a person, a rule each: where it stands in a text that is read as a person would."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from plugins.privacy import disguised, numbers
from plugins.privacy.births import birth_dates
from plugins.privacy.names import names_of_people
from plugins.privacy.numbers import GAP, ONES, TEENS, TENS, Span, any_of, says, without_addresses
from plugins.privacy.uitzonderingen import Soort

Rule = Callable[[str], Iterator[Span]]

_MAIL = re.compile(
    r"(?:(?<![\w.+-])[\w.+-]{1,64}|(?<=\"))@(?:[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}|\[[\d.:a-f]+\])", re.IGNORECASE
)
_TOP = any_of("nl com org net eu be de info invalid test example")
_AT_APART = re.compile(rf"@(?:[ \n]?[\w-]{{2,}} ?[.,] ?{_TOP}\b|(?: [\w.-]){{3,}}(?!\w))", re.IGNORECASE)
_BEFORE_AT = re.compile(r"[\w.+-]{1,64} ?\Z")
_AT_WORDS = "at a apenstaartje apestaartje apenstaart @ at-sign"
_AT = (
    rf"(?:[([{{<]{any_of(_AT_WORDS)}[)\]}}>]"
    r"|[ _-](?:apenstaartje|apestaartje|apenstaart|at-sign)[ _-]|_at_)"
)
_DOT = r"(?:\.| ?[([{<](?:punt|dot|\.)[)\]}>] ?|[ _-](?:punt|dot)[ _-])"
_SPOKEN_DOT = "(?: punt | dot )"
_PROVIDERS = any_of("gmail hotmail outlook live icloud ziggo kpnmail yahoo proton protonmail")
_MAIL_IN_WORDS = re.compile(
    rf"(?<![\w.+-])[\w.+-]{{1,64}}?(?: ?{_AT} ?[\w-]+?(?:{_DOT}[\w-]+)*?{_DOT}[a-z]{{2,}}"
    rf"|(?: at |@)[\w-]+(?:(?:\.|{_SPOKEN_DOT})[\w-]+)*{_SPOKEN_DOT}[a-z]{{2,}}"
    rf"| bij [\w-]+{_SPOKEN_DOT}{_TOP}\b| op {_PROVIDERS}{_SPOKEN_DOT}{_TOP}\b| at {_PROVIDERS}\b)",
    re.IGNORECASE,
)
_AT_SAID = "apenstaart apestaart _at_ at-sign (at [at {at <at (a) [a] (@ [@".split()
_MAIL_NAMED = re.compile(
    rf"\b(?:e-?mail\w*|mail(?:en|adres)?)\b[^\n.@]{{0,15}}? ([\w.+-]{{1,64}} at [\w-]+\.{_TOP})\b",
    re.IGNORECASE,
)

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
_YEAR = r"(?:19|20)\d\d"
_NUMBER_WORD = r"(?:n[ro]\.? ?|nummer |huisnummer |# ?)?"
_NUMBER = (
    rf",?(?: {{1,2}}|(?<=\.)){_NUMBER_WORD}(?!{_YEAR}\b)(?:[1-9]|[lI](?=\d))\d{{0,3}}"
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
    rf"(?<![\w-])(?!{_YEAR}[.-])[1-9]\d{{3}}(?:[ .-]?(?!SA|SD|SS)[A-Z]{{2}}|(?!sa|sd|ss)[a-z]{{2}}"
    rf"| (?!sa|sd|ss|{_SMALL_WORDS})[a-z]{{2}}(?= \d))"
    r"(?![\w])"
)
_WITH_POSTCODE = re.compile(
    rf"(?<![\w.,€-])(?<!ostbus )(?<!ntwoordnummer )(?!{_YEAR}\D)[1-9]\d{{0,3}}"
    rf"(?: ?[a-zA-Z]{{1,2}})?[\s,;(|-]{{1,8}}{_POSTCODE}"
    rf"|{_POSTCODE}[ .,:-]{{0,3}}{_NUMBER_WORD}(?!{_YEAR}\D)[1-9]\d{{0,3}}(?![\d%]|[.,/]\d)"
)
_IN_CELLS = re.compile(
    rf"(?:\b{_CAPITAL}{_ENDINGS}|{_POSTCODE})\"? ?[;|\t] ?\"?(?:huisn\w* ?)?"
    rf"[1-9]\d{{0,3}}(?: ?[a-zA-Z])?(?!\w)"
)
"""In a table that says which column has the numbers of houses."""
_YEAR_AND_WORD = re.compile(rf"{_YEAR} {any_of('EN OF OP IN TE AF DE EU NL VN OM IS ISO')}\b")


def mail_addresses(text: str) -> Iterator[Span]:
    """No e-mail address, nor one that is written out in words."""
    if "@" in text:
        told = [match.span() for match in _MAIL.finditer(text)]
        yield from told
        for match in _AT_APART.finditer(text):
            before = _BEFORE_AT.search(text, max(0, match.start() - 65), match.start())
            if before and not any(start <= match.start() < end for start, end in told):
                yield before.start(), match.end()
    if says(text, *_AT_SAID) or says(text, " punt ", " dot ") or (" at " in text and says(text, "mail")):
        yield from (match.span() for match in _MAIL_IN_WORDS.finditer(text))
        yield from (match.span(1) for match in _MAIL_NAMED.finditer(text))


def home_addresses(text: str) -> Iterator[Span]:
    """No street with the number of a house, and no postcode with one."""
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


def _each(*rules: Rule) -> Rule:
    """One rule for several, each place told once."""
    return lambda text: iter(dict.fromkeys(span for rule in rules for span in rule(text)))


RULES: Mapping[Soort, Rule] = {
    Soort.BSN: _each(numbers.bsn_numbers, disguised.bsn_numbers),
    Soort.MOBIEL: _each(numbers.mobile_numbers, disguised.mobile_numbers),
    Soort.IBAN: _each(numbers.iban_numbers, disguised.iban_numbers),
    Soort.KENTEKEN: _each(numbers.number_plates, disguised.number_plates),
    Soort.EMAIL: mail_addresses,
    Soort.ADRES: home_addresses,
    Soort.GEBOORTEDATUM: birth_dates,
    Soort.NAAM: names_of_people,
}
"""What is looked for in every text, by what it is."""
