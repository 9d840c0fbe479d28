"""Names of people after a title or a role: without those nothing tells a name from another word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from plugins.privacy.patterns import GAP, Span, any_of, says

_LETTERS = [chr(code) for code in (*range(0xC0, 0x530), *range(0x1E00, 0x1F00)) if chr(code).isalpha()]
_UPPER = "[A-Z" + "".join(letter for letter in _LETTERS if letter.isupper()) + "]"
_LOWER = "[a-z'’" + "".join(letter for letter in _LETTERS if letter.islower()) + "]"
"""Letters with marks and those of Greek and Cyrillic too."""

_TITLES = r"heer dhr mevrouw mevr mw mej meneer mijnheer hr\. fam\. familie"
_ROLES = (
    "verdachte slachtoffer melder meldster aangever aangeefster getuige dader tipgever tipgeefster"
    " klokkenluider betrokkene veroordeelde arrestant gedetineerde buurman buurvrouw"
)
_SAID = (*_TITLES.replace("\\", "").split(), *_ROLES.split())
_TITLE = rf"(?i:(?:de )?{any_of(_TITLES)}\.?)"
_ROLE = rf"(?i:(?:hoofd|mede|kroon|oog|ex-|oud-)?{any_of(_ROLES)})"
_ROLES_OF_SEVERAL = (
    r"(?i:(?:hoofd|mede)?(?:verdachten|slachtoffers|melders|getuigen|daders|aangevers|veroordeelden))"
)
_DEGREES = r"(?:(?i:drs|dr|mr|ir|ing|prof|ds|bc|msc)\.? ){0,3}"
_PARTICLES = "van de den der het 't ten ter te von el al ben bin la le"
_PARTICLE = rf"(?:{any_of(_PARTICLES)}[ -]|v\. ?d\. ?|v\. )"
_WORD = rf"(?:IJ|{_UPPER}){_LOWER}+(?:{_UPPER}{_LOWER}+)?(?:-(?:{_PARTICLE}{{0,2}}){_UPPER}{_LOWER}+)*"
_INITIALS = rf"(?:(?:{_UPPER}[a-zJ]?\. ?){{1,6}})"
_SURNAME = rf"{_PARTICLE}{{0,3}}{_WORD}"
_IN_CAPITALS = rf"(?:(?:{_UPPER}\.? ){{0,4}}(?!(?:EN|OF|VOORZITTER)\b){_UPPER}{{3,}})"
_NAMED = (
    r"(?: (?:is|was|heet|heette|genaamd|genoemd|met de naam)|,|:| =| [-–—])?(?: |\n)\(?"
    r"(?:(?:de|een) )?(?:\d\d-jarige )?"
)
"""What can stand between a role and a name of two words."""

_NO_NAME = any_of(
    "Meld Bel Slachtoffer Nederland Politie Justitie Anoniem Openbaar Officier Gemeente College Raad"
    " Rekenkamer Belastingdienst Stichting Vereniging Huis Wet Situatie Persone Persoon Transactie Geld"
    " Jehova Omstandighe Activiteit Partij Organisatie Onderneming Bedrij Krijg Blijf"
)
_SMALL_WORDS = any_of(
    "Die Dat Wie Wat Als Er Een Op Bij Met Voor Na Niet Kan Mag Moet Wil Heeft Geen Deze Ook"
)
"""How words begin that stand after a role and are no name."""
_PLACES = any_of(
    "Amsterdam Rotterdam Haag Utrecht Eindhoven Groningen Tilburg Almere Breda Nijmegen Arnhem Haarlem"
    " Zwolle Leeuwarden Maastricht Middelburg Assen Lelystad Drenthe Flevoland Friesland Gelderland Limburg"
    " Overijssel Zeeland Europa Midden Noord Oost Zuid West Brabant Holland Apeldoorn Deventer"
    " Enschede Hengelo Emmen Hoogeveen Meppel Zaandam Zaanstad Haarlemmermeer Hilversum Amstelveen Purmerend"
    " Alkmaar Heerhugowaard Hoorn Schiedam Vlaardingen Delft Leiden Zoetermeer Gouda Dordrecht Zwijndrecht"
    " Gorinchem Rijswijk Westland Roosendaal Helmond Oss Veghel Waalwijk Venlo Roermond Sittard Heerlen"
    " Kerkrade Goes Terneuzen Vlissingen Drachten Heerenveen Sneek Delfzijl Winschoten Stadskanaal Veendam"
    " Harderwijk Ermelo Putten Nijkerk Nijkerkerveen Hoevelaken Barneveld Voorthuizen Ede Veenendaal"
    " Wageningen Rhenen Doetinchem Zutphen Winterswijk Tiel Culemborg Woudenberg Scherpenzeel Renswoude"
    " Leusden Soest Soesterberg Baarn Bunschoten Spakenburg Eemnes Zeist Bilthoven Maarssen Stichtse"
    " Nieuwegein IJsselstein Woerden Vianen Oudewater Montfoort Lopik Houten Bunnik Doorn Driebergen"
)
"""Provinces, cities, and places in the middle of the country; another place can be a surname."""
_NO_NAME_AFTER_ROLE = rf"(?!{_NO_NAME}|(?:{_SMALL_WORDS}|{_PLACES})\b)"

_NO_NAME_ALONE = rf"{_NO_NAME_AFTER_ROLE}(?!(?:De|Van|Het|In|Den|Der|Ten|Ter)\b)"

_FIRST_NAMES = any_of(
    "jan piet kees henk willem johan johannes cornelis gerrit hendrik pieter peter hans theo"
    " frans marcel erik mark rob bas tim tom daan sem lucas finn noah mohamed mohammed ahmed ali"
    " youssef mehmet mustafa maria anna johanna wilhelmina cornelia elisabeth petra ingrid monique"
    " linda sandra fatima aisha emma sanne lisa eva sophie julia karin marieke anneke truus"
)
"""Common first names: without capitals, or with nothing else, nothing else tells a name from a word."""

_NAME_OF_FILE = re.compile(
    rf"(?<![^\W_])(?:(?:dhr|mevrouw|mevr|de heer|meneer) (?:[a-z] )*{_PARTICLE}{{0,3}}[^\W\d_]{{2,}}"
    rf"|{_ROLE} (?:(?:[a-tv-z] )+{_PARTICLE}{{0,3}}[^\W\d_]{{2,}}|{_FIRST_NAMES}\b[a-z ]*))",
    re.IGNORECASE,
)


@cache
def _aged() -> re.Pattern[str]:
    """A name after an age."""
    return re.compile(rf"-jarige {_WORD} (?:{_SURNAME}|{_UPPER}\.)")


@cache
def _named() -> re.Pattern[str]:
    """A name after a title or a role; made when a text first asks for it, which takes 60 ms."""
    return re.compile(
        rf"(?<![^\W_])(?=[a-hA-HkKmMoOsStTvV])(?:{_TITLE}(?:{GAP}|: ?){_DEGREES}"
        rf"(?:{_INITIALS}?{_SURNAME}(?: {_SURNAME}){{0,3}}|{_IN_CAPITALS}|{_UPPER} {_WORD})"
        rf"|{_ROLE}(?:{GAP}|: ?| ?\(|{_NAMED})"
        rf"(?:{_INITIALS}(?:\({_WORD}\) )?{_SURNAME}"
        rf"|{_NO_NAME_AFTER_ROLE}{_WORD} (?:{_SURNAME}(?: {_SURNAME}){{0,2}}|{_PARTICLE}{{0,3}}{_UPPER}\.))"
        rf"|{_ROLE} ?[;|\t] ?\"?(?:{_INITIALS}{_SURNAME}|{_NO_NAME_AFTER_ROLE}{_WORD} {_SURNAME})"
        rf"|{_ROLE}{GAP}{_NO_NAME_ALONE}{_UPPER}{_LOWER}{{2,}}(?! ?[:=])"
        rf"|{_ROLE}{GAP}(?i:{_FIRST_NAMES}) (?i:{_SURNAME})"
        rf"|{_ROLES_OF_SEVERAL}{GAP}(?i:(?={_FIRST_NAMES}\b)){_WORD} {_SURNAME})"
    )


@cache
def _under_role() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The head of a column of people, and a whole cell that is a name."""
    head = re.compile(rf"(?i:naam )?(?i:van )?(?i:de |het )?{_ROLE}(?i: ?naam)?")
    return head, re.compile(
        rf"{_INITIALS}{_SURNAME}|{_NO_NAME_AFTER_ROLE}{_WORD} {_SURNAME}(?: {_SURNAME}){{0,2}}"
    )


def _names_in_columns(text: str) -> Iterator[Span]:
    """A name of two words or with initials in a column of a table that is headed by a role."""
    head, name = _under_role()
    start, columns = 0, frozenset[int]()
    for line in text.splitlines(keepends=True):
        cells = line.split(";" if ";" in line else "|")
        begin = start
        for index, cell in enumerate(cells):
            content = cell.strip(' \t\r\n"')
            if index in columns and name.fullmatch(content):
                at = begin + cell.index(content)
                yield at, at + len(content)
            begin += len(cell) + 1
        if len(cells) == 1:
            columns = frozenset()
        elif not columns:
            columns = frozenset(i for i, cell in enumerate(cells) if head.fullmatch(cell.strip(' \t\r\n"')))
        start += len(line)


def names_of_people(text: str) -> Iterator[Span]:
    """No name of a person after a title, an age, or a role such as verdachte, slachtoffer or melder."""
    if "-jarige" in text:
        yield from (match.span() for match in _aged().finditer(text))
    if says(text, *_SAID):
        yield from (match.span() for match in _named().finditer(text))
        if ";" in text or "|" in text:
            yield from _names_in_columns(text)


def names_in_file_names(text: str) -> Iterator[Span]:
    """No name of a person after a title or role in the name of a file, where there are no capitals."""
    for match in _NAME_OF_FILE.finditer(text):
        yield match.span()
