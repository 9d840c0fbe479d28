"""What tells of a person, a rule each: where it stands in a text that is read as a person would."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache

from stdnum import iban
from stdnum.nl import bsn

from plugins.privacy.soort import Soort

Span = tuple[int, int]
"""Where something begins and ends in a text."""
Rule = Callable[[str], Iterator[Span]]


def _any(words: str) -> str:
    """A pattern for one of these words."""
    return f"(?:{'|'.join(words.split())})"


_ANNOUNCED = ("bsn", "nr", "tel", "oon", "iel", "mmer", "iban")
_LOOSE = f"(?:(?<![^\\W_])|{'|'.join(f'(?i:(?<={word}))' for word in _ANNOUNCED)})"
"""The start of a word, or the end of one that announces a number."""
_AFTER = f"(?:(?<![^\\W_].)|{'|'.join(f'(?i:(?<={word}.))' for word in _ANNOUNCED)})"
"""The same, said of the sign before; a pattern that begins with a digit is looked for much faster."""
_GAP = r"(?: {1,2}|[ \r]?\n[ \t>#-]*(?!\n))"
"""Between two words of a sentence, that may go on at the next line."""
_URL = re.compile(r"(?:https?|urn):[^\s\"'<>\\)]*")

_NINE_DIGITS = re.compile(
    rf"\d{_AFTER}(?<!\d[-/.,].)(?:\d{{8}}|\d\d([ .-])\d{{3}}\1\d{{3}}|\d{{3}}([ .-])\d\d\2\d{{3}}"
    r"|\d{3}([ .-])\d{3}\3\d\d)(?![^\W_]|[-/.,]\d)"
)
_AMOUNT_BEFORE = re.compile(r"(?:€|\$|\beuro?|\bf) ?\Z", re.IGNORECASE)
_COUNTED = (
    "euro dollar miljoen miljard kilo kg gram liter ton m2 meter km keer stuks inwoners mensen"
    " personen bezoekers huishoudens woningen bedrijven meldingen transacties euro's eur kwh uur voertuigen bezoeken berichten"
)
_AMOUNTS = re.compile(
    rf"\b{_any('bedrag omzet kosten budget begroting subsidie baten lasten uitgaven opbrengst aantal totaal som winst')}"
    r"(?:en)?\b[^\n]{0,60}\Z",
    re.IGNORECASE,
)
"""A word that makes nine digits in three groups of three, as large numbers are written, an amount."""
_SAYS_BSN = re.compile(r"\b(?:bsn|burgerservice\w*|sofi\w*|rsin)\b", re.IGNORECASE)
_LARGE_NUMBER = re.compile(r"\d{3}[ .]\d{3}[ .]\d{3}")
_AMOUNT_AFTER = re.compile(rf" ?(?:€|{_any(_COUNTED)}\b)", re.IGNORECASE)
_BSN_IN_ADDRESS = re.compile(
    r"(?:bsn|burgerservicenummer|sofi(?:nummer)?)\W{0,3}(\d{9})(?!\d)", re.IGNORECASE
)

_DIGIT = "[0-9OIlSB|оοΟО]"
_SIX = re.compile(rf"6(?=(\)?(?:[ .\-/_()]{{0,2}}{_DIGIT}){{8}})(?![^\W_]))", re.IGNORECASE)
_BEFORE_SIX = re.compile(
    rf"(?:{_LOOSE}|(?<=\())(?:\(?[0oоοΟО]\)?-?"
    r"|\(?(?:\+|00)[ .-]?31\)?[ .\-/]{0,2}(?:\(?0\)?)?[ .\-/]{0,2})\Z",
    re.IGNORECASE,
)
_MOST_BEFORE_SIX = 20
_ONLY_DATES = re.compile(r"0\d[-/.]\d\d?[-/.](?:19|20)\d\d")
_REAL_DIGITS = 7
"""So many of the ten digits of a mobile number are digits; the others may be letters that look like them."""

_IBAN = re.compile(r"\d(?:(?<=[A-Za-z]{2}.)|(?<=[A-Za-z]{2}[ .-].))\d(?:[ .-]?[A-Za-z0-9]){11,30}")
_COUNTRY = re.compile(rf"{_LOOSE}[A-Za-z]{{2}}[ .-]?\Z")

_CODES = (
    "XX-99-99 99-99-XX 99-XX-99 XX-99-XX XX-XX-99 99-XX-XX 99-XXX-9 9-XXX-99 XX-999-X X-999-XX"
    " XXX-99-X X-99-XXX 9-XX-999 999-XX-9"
)


def _plates(letter: str, between: str) -> str:
    """The side codes of Dutch number plates as a pattern, with these letters and this between the groups."""
    return _any(_CODES).replace("-", between).replace("9", r"\d").replace("X", letter)


_PLATE = re.compile(
    rf"(?<![\w-])(?:{_plates('[A-Z]', '-')}|{_plates('[a-z]', '-')})(?![\w-])"
    rf"|(?<![^\W_]){_plates('[b-df-hj-np-tvwxz]', '-')}(?![^\W_])"
)
_MIDDLE_GROUP = re.compile(r"-(?=[A-Za-z0-9]{2,3}-)")
_PLATE_NAMED = re.compile(
    rf"\b{_any('kenteken kentekenplaat kentekennummer nummerplaat')}(?:{_GAP}{_any('is van met nummer')}\b)*"
    rf"[ :-]{{1,3}}({_plates('[A-Z]', '[ -]?')})(?![^\W_])",
    re.IGNORECASE,
)

_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}", re.IGNORECASE)
_AT = r"(?:[([{<](?:at|a|apenstaartje|@)[)\]}>]| apenstaartje )"
_DOT = r"(?:\.| ?[([{](?:punt|dot|\.)[)\]}] ?| punt | dot )"
_SPOKEN_DOT = "(?: punt | dot )"
_MAIL_IN_WORDS = re.compile(
    rf"(?<![\w.+-])[\w.+-]{{1,64}}(?: ?{_AT} ?[\w-]+(?:{_DOT}[\w-]+)*{_DOT}"
    rf"|(?: at |@)[\w-]+(?:(?:\.|{_SPOKEN_DOT})[\w-]+)*{_SPOKEN_DOT})[a-z]{{2,}}",
    re.IGNORECASE,
)

_ENDINGS = _any(
    "straat laan weg plein gracht kade singel dijk hof steeg pad park plantsoen dreef markt wal"
    " baan ring erf boulevard allee poort brink kamp akker werf burg heuvel meent eng"
)
_ALONE = _any("Laan Plein Weg Markt Brink Dijk Kade Singel Hof Dam")
_APART = _any("Straat Laan Weg Plein Gracht Kade Singel Dijk Hof Pad Park Dreef Baan")
_SMALL = _any("straat laan plein gracht singel plantsoen steeg kade dreef")
_NO_HOUSES = _any(
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
    rf"|{_ALONE}(?:{_GAP}(?:van|de|den|der|het|op|bij|aan|'t|{_CAPITAL})){{0,5}}"
    rf"|{_CAPITAL}{_GAP}{_APART}|[a-z]{{3,}}{_SMALL}){_NUMBER}"
)
_POSTCODE = r"(?<![\w-])[1-9]\d{3}(?: ?(?!SA|SD|SS)[A-Z]{2}|(?!sa|sd|ss)[a-z]{2})(?![\w])"
_WITH_POSTCODE = re.compile(
    rf"(?<![\w.,€-])(?<!ostbus )(?!{_YEAR}\D)[1-9]\d{{0,3}}(?: ?[a-zA-Z]{{1,2}})?[\s,;(|-]{{1,8}}{_POSTCODE}"
    rf"|{_POSTCODE}[ ,:-]{{0,3}}{_NUMBER_WORD}(?!{_YEAR}\D)[1-9]\d{{0,3}}(?![\d%]|[.,/]\d)"
)
_YEAR_AND_WORD = re.compile(rf"{_YEAR} {_any('EN OF OP IN TE AF DE EU NL VN OM IS ISO')}\b")

_MONTH = rf"{_any('jan feb mrt maart apr mei jun jul aug sep okt oct nov dec')}[a-z]*"
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
_TITLE = rf"(?i:(?:de )?{_any(_TITLES)}\.?)"
_ROLE = rf"(?i:(?:hoofd)?{_any(_ROLES)})"
_PARTICLE = r"(?:(?:van|de|den|der|het|'t|ten|ter|te|von|el|al|ben|bin|la|le)[ -])"
_WORD = r"[A-Z][a-zß-öø-ÿ'’]+(?:-[A-Z][a-zß-öø-ÿ'’]+)*"
_INITIALS = r"(?:(?:[A-Z][a-z]?\. ?){1,6})"
_SURNAME = rf"{_PARTICLE}{{0,3}}{_WORD}"
_NO_NAME = _any("Meld Bel Slachtoffer Nederland Politie Justitie Anoniem")
_NAME = re.compile(
    rf"(?<![^\W_])(?:{_TITLE}(?:{_GAP}|: ?){_INITIALS}?{_SURNAME}(?: {_SURNAME}){{0,3}}"
    rf"|{_ROLE}(?:{_GAP}|: ?| ?\()"
    rf"(?:{_INITIALS}{_SURNAME}|(?!{_NO_NAME}){_WORD} {_SURNAME}(?: {_SURNAME}){{0,2}})"
    rf"|{_ROLE}{_GAP}(?!{_NO_NAME})[A-Z][a-zß-öø-ÿ]{{2,}}(?! ?[:=]))"
)
_FIRST_NAMES = _any(
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


def bsn_numbers(text: str) -> Iterator[Span]:
    """No burgerservicenummer: nine digits, in groups or not, that pass the elfproef and are no amount."""
    for found in _NINE_DIGITS.finditer(without_addresses(text)):
        amount = _AMOUNT_BEFORE.search(text, max(0, found.start() - 6), found.start())
        if amount or _AMOUNT_AFTER.match(text, found.end()) or not bsn.is_valid(found[0]):
            continue
        before = text[max(0, found.start() - 80) : found.start()]
        counted = (
            _LARGE_NUMBER.fullmatch(found[0]) and _AMOUNTS.search(before) and not _SAYS_BSN.search(before)
        )
        if not counted:
            yield found.span()
    for found in _BSN_IN_ADDRESS.finditer(text):
        if bsn.is_valid(found[1]):
            yield found.span(1)


def mobile_numbers(text: str) -> Iterator[Span]:
    """No mobile number, whatever stands between its digits, nor one with letters that look like digits."""
    for found in _SIX.finditer(text):
        before = _BEFORE_SIX.search(text[max(0, found.start() - _MOST_BEFORE_SIX) : found.start()])
        if before is None:
            continue
        start = found.start() - len(before[0])
        number = text[start : found.end(1)]
        after_digit = text[max(0, start - 2) : start - 1].isdigit() and text[start - 1] in "-/."
        in_groups = not re.search(r"\d{8}\Z", number)
        if (after_digit and in_groups) or _ONLY_DATES.match(number):
            continue
        if sum(map(str.isdigit, number)) >= _REAL_DIGITS:
            yield start, found.end(1)


def iban_numbers(text: str) -> Iterator[Span]:
    """No number of a bank account: a country, its length, and mod 97."""
    for found in _IBAN.finditer(text):
        country = _COUNTRY.search(text[max(0, found.start() - 8) : found.start()])
        if country is None:
            continue
        start = found.start() - len(country[0])
        for end in range(found.end(), start + 14, -1):
            whole = not text[end : end + 1].isalnum()
            if whole and iban.is_valid(text[start:end].replace(".", ""), check_country=False):
                yield start, end
                break


def number_plates(text: str) -> Iterator[Span]:
    """No number plate of a vehicle: a Dutch form with hyphens, or without them after the word itself."""
    text = without_addresses(text)
    for middle in _MIDDLE_GROUP.finditer(text):
        for start in range(max(0, middle.start() - 3), middle.start()):
            found = _PLATE.match(text, start)
            if found:
                yield found.span()
                break
    if _says(text, "kenteken", "nummerplaat"):
        for found in _PLATE_NAMED.finditer(text):
            yield found.span(1)


def mail_addresses(text: str) -> Iterator[Span]:
    """No e-mail address, nor one that is written out in words."""
    if "@" in text:
        for found in _MAIL.finditer(text):
            yield found.span()
    if _says(text, " at ", "apenstaart", "(at", "[at", "{at", "<at", "(a)", "[a]", "@"):
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
    if _says(text, *_BIRTH_WORDS):
        for found in _BORN.finditer(without_addresses(text)):
            yield found.span()


def names_of_people(text: str) -> Iterator[Span]:
    """No name of a person after a title or a role such as verdachte, slachtoffer or melder."""
    if _says(text, *_TITLES.split(), *_ROLES.split()):
        for found in _NAME.finditer(text):
            yield found.span()


def names_in_file_names(text: str) -> Iterator[Span]:
    """No name of a person after a title or role in the name of a file, where there are no capitals."""
    for found in _NAME_OF_FILE.finditer(text):
        yield found.span()


def _says(text: str, *words: str) -> bool:
    """Whether one of these words, in small letters, stands in a text: quick, and seldom so."""
    small = text.lower()
    return any(word in small for word in words)


@lru_cache(maxsize=2)
def without_addresses(text: str) -> str:
    """The text with spaces for the addresses of pages elsewhere, whose numbers are nobody's."""
    return _URL.sub(lambda found: " " * len(found[0]), text)


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
