"""What tells of a person, a rule each: where it stands in a text that is read as a person would."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from plugins.privacy.numbers import (
    GAP,
    Span,
    any_of,
    bsn_numbers,
    iban_numbers,
    mobile_numbers,
    number_plates,
    says,
    without_addresses,
)
from plugins.privacy.soort import Soort

Rule = Callable[[str], Iterator[Span]]

_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}", re.IGNORECASE)
_AT = r"(?:[([{<](?:at|a|apenstaartje|@)[)\]}>]| apenstaartje )"
_DOT = r"(?:\.| ?[([{](?:punt|dot|\.)[)\]}] ?| punt | dot )"
_SPOKEN_DOT = "(?: punt | dot )"
_MAIL_IN_WORDS = re.compile(
    rf"(?<![\w.+-])[\w.+-]{{1,64}}(?: ?{_AT} ?[\w-]+(?:{_DOT}[\w-]+)*{_DOT}"
    rf"|(?: at |@)[\w-]+(?:(?:\.|{_SPOKEN_DOT})[\w-]+)*{_SPOKEN_DOT})[a-z]{{2,}}",
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
    " woningen meldingen bedrijven meter km kilometer"
)
"""What makes a number after a street a date or a count."""
_YEAR = r"(?:19|20)\d\d"
_NUMBER_WORD = r"(?:nr\.? ?|nummer |huisnummer )?"
_NUMBER = (
    rf",? {_NUMBER_WORD}(?!{_YEAR}\b)[1-9]\d{{0,3}}(?: ?(?:[a-zA-Z]|bis|hs|[IV]{{2,3}})(?!\w))?"
    rf"(?:[-/]\d{{1,4}})?(?![\w%]|[.,]\d)(?! ?{_NO_HOUSES}\b)"
)
_CAPITAL = r"[A-Z][\w'’-]+"
_STREET = re.compile(
    rf"\b(?:{_CAPITAL}(?: [A-Z][\w'’.-]+)?{_ENDINGS}"
    rf"|{_ALONE}(?:{GAP}(?:van|de|den|der|het|op|bij|aan|'t|{_CAPITAL})){{0,5}}"
    rf"|{_CAPITAL}{GAP}{_APART}|[a-z]{{3,}}{_SMALL}){_NUMBER}"
)
_POSTCODE = r"(?<![\w-])[1-9]\d{3}(?: ?(?!SA|SD|SS)[A-Z]{2}|(?!sa|sd|ss)[a-z]{2})(?![\w])"
_WITH_POSTCODE = re.compile(
    rf"(?<![\w.,€-])(?<!ostbus )(?!{_YEAR}\D)[1-9]\d{{0,3}}(?: ?[a-zA-Z]{{1,2}})?[\s,;(|-]{{1,8}}{_POSTCODE}"
    rf"|{_POSTCODE}[ ,:-]{{0,3}}{_NUMBER_WORD}(?!{_YEAR}\D)[1-9]\d{{0,3}}(?![\d%]|[.,/]\d)"
)
_YEAR_AND_WORD = re.compile(rf"{_YEAR} {any_of('EN OF OP IN TE AF DE EU NL VN OM IS ISO')}\b")

_MONTH = rf"{any_of('jan feb mrt maart apr mei jun jul aug sep okt oct nov dec')}[a-z]*"
_DATE = (
    rf"(?:\d{{1,2}}[-/. ]{{1,2}}\d{{1,2}}[-/. ]{{1,2}}(?:{_YEAR}|\d\d)|{_YEAR}[-/. ]\d{{1,2}}[-/. ]\d{{1,2}}"
    rf"|\d{{1,2}}(?:e|ste|de|st|nd|rd|th)?[ -]{_MONTH}\.?[ -]{_YEAR})(?!\d)"
)
_BIRTH = (
    r"(?:geboren|geboorte[ _-]?(?:datum|dag|data)|geb\.?(?:[ _-]?datum)?|gebdat|born"
    r"|date of birth|birth ?date|dob)"
)
_BIRTH_WORDS = ("geboren", "geboorte", "geb.", "geb ", "geb:", "geb_", "gebdat", "born", "birth", "dob")
_NEAR = r"(?:(?!\. [A-Z])[^\n\d]|\n(?!\s*\n)){0,40}?"
_BORN = re.compile(
    rf"(?<![^\W_]){_BIRTH}(?![^\W_]){_NEAR}(?<!\d){_DATE}|(?<!\d){_DATE}[^\n\d.;]{{0,20}}\b(?:geboren|born)\b",
    re.IGNORECASE,
)

_TITLES = "heer dhr mevrouw mevr mw mej meneer mijnheer"
_ROLES = (
    "verdachte slachtoffer melder meldster aangever aangeefster getuige dader tipgever"
    " klokkenluider betrokkene"
)
_TITLE = rf"(?i:(?:de )?{any_of(_TITLES)}\.?)"
_ROLE = rf"(?i:(?:hoofd)?{any_of(_ROLES)})"
_PARTICLE = r"(?:(?:van|de|den|der|het|'t|ten|ter|te|von|el|al|ben|bin|la|le)[ -])"
_WORD = r"[A-Z][a-zß-öø-ÿ'’]+(?:-[A-Z][a-zß-öø-ÿ'’]+)*"
_INITIALS = r"(?:(?:[A-Z][a-z]?\. ?){1,6})"
_SURNAME = rf"{_PARTICLE}{{0,3}}{_WORD}"
_NO_NAME = any_of("Meld Bel Slachtoffer Nederland Politie Justitie Anoniem")
_NAME = re.compile(
    rf"(?<![^\W_])(?:{_TITLE}(?:{GAP}|: ?){_INITIALS}?{_SURNAME}(?: {_SURNAME}){{0,3}}"
    rf"|{_ROLE}(?:{GAP}|: ?| ?\()"
    rf"(?:{_INITIALS}{_SURNAME}|(?!{_NO_NAME}){_WORD} {_SURNAME}(?: {_SURNAME}){{0,2}})"
    rf"|{_ROLE}{GAP}(?!{_NO_NAME})[A-Z][a-zß-öø-ÿ]{{2,}}(?! ?[:=]))"
)
_FIRST_NAMES = any_of(
    "jan piet kees henk willem johan johannes cornelis gerrit hendrik pieter peter hans theo"
    " frans marcel erik mark rob bas tim tom daan sem lucas finn noah mohamed mohammed ahmed ali"
    " youssef mehmet mustafa maria anna johanna wilhelmina cornelia elisabeth petra ingrid monique"
    " linda sandra fatima aisha emma sanne lisa eva sophie julia karin marieke anneke truus"
)
"""Common first names: without capitals nothing else tells a name from a word."""
_NAME_OF_FILE = re.compile(
    rf"(?<![^\W_])(?:(?:dhr|mevrouw|mevr|de heer|meneer) (?:[a-z] )*{_PARTICLE}{{0,3}}[a-z]{{2,}}"
    rf"|{_ROLE} (?:(?:[a-tv-z] )+{_PARTICLE}{{0,3}}[a-z]{{2,}}|{_FIRST_NAMES}\b[a-z ]*))",
    re.IGNORECASE,
)


def mail_addresses(text: str) -> Iterator[Span]:
    """No e-mail address, nor one that is written out in words."""
    if "@" in text:
        for found in _MAIL.finditer(text):
            yield found.span()
    if says(text, " at ", "apenstaart", "(at", "[at", "{at", "<at", "(a)", "[a]", "@"):
        for found in _MAIL_IN_WORDS.finditer(text):
            yield found.span()


def home_addresses(text: str) -> Iterator[Span]:
    """No street with the number of a house, and no postcode with one."""
    text = without_addresses(text)
    streets = [found.span() for found in _STREET.finditer(text)]
    yield from streets
    for found in _WITH_POSTCODE.finditer(text):
        told = any(start <= found.start() < end for start, end in streets)
        if not told and not _YEAR_AND_WORD.search(found[0]):
            yield found.span()


def birth_dates(text: str) -> Iterator[Span]:
    """No date of birth: a date within forty characters of a word that says so."""
    if says(text, *_BIRTH_WORDS):
        for found in _BORN.finditer(without_addresses(text)):
            yield found.span()


def names_of_people(text: str) -> Iterator[Span]:
    """No name of a person after a title or a role such as verdachte, slachtoffer or melder."""
    if says(text, *_TITLES.split(), *_ROLES.split()):
        for found in _NAME.finditer(text):
            yield found.span()


def names_in_file_names(text: str) -> Iterator[Span]:
    """No name of a person after a title or role in the name of a file, where there are no capitals."""
    for found in _NAME_OF_FILE.finditer(text):
        yield found.span()


RULES: Mapping[Soort, Rule] = {
    Soort.BSN: bsn_numbers,
    Soort.MOBIEL: mobile_numbers,
    Soort.IBAN: iban_numbers,
    Soort.KENTEKEN: number_plates,
    Soort.EMAIL: mail_addresses,
    Soort.ADRES: home_addresses,
    Soort.GEBOORTEDATUM: birth_dates,
    Soort.NAAM: names_of_people,
}
"""What is looked for in every text, by what it is."""
