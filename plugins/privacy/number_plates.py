"""Number plates of vehicles, in every form in which people write them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plugins.privacy.patterns import GAP, Span, any_of, says, without_addresses

_CODES = (
    "XX-99-99 99-99-XX 99-XX-99 XX-99-XX XX-XX-99 99-XX-XX 99-XXX-9 9-XXX-99 XX-999-X X-999-XX"
    " XXX-99-X X-99-XXX 9-XX-999 999-XX-9"
)
"""The fourteen side codes of Dutch plates: 9 is a digit, X a letter."""


def _plates(letter: str, between: str) -> str:
    """The side codes as a pattern, with these letters and this between the groups."""
    return any_of(_CODES).replace("-", between).replace("9", r"\d").replace("X", letter)


_WITH_HYPHENS = re.compile(
    rf"(?<![\w-])(?:{_plates('[A-Z]', '-')}|{_plates('[a-z]', '-')})(?![\w-])"
    rf"|(?<![^\W_]){_plates('[b-df-hj-np-tvwxz]', '-')}(?![^\W_])"
)
_MIDDLE_GROUP = re.compile(r"-(?=[A-Za-z0-9]{2,3}-)")
_SPACED = re.compile(rf"(?<![\w-])(?<!- ){_plates('[B-DF-HJ-NP-TV-XZ]', ' - ')}(?!\w| ?-)")
_SPACED_GROUP = re.compile(r" - [A-Z\d]{1,3} - ")

_NAMED = re.compile(
    rf"\b{any_of('kenteken kentekenplaat kentekennummer nummerplaat')}"
    rf"(?:{GAP}{any_of('is van met nummer')}\b)*"
    rf"[ :-]{{1,3}}({_plates('[A-Z]', '[ -]?')})(?![^\W_])",
    re.IGNORECASE,
)
_PLATE_WORDS = "kenteken nummerplaat nummerbord"
_CAR_WORDS = "auto wagen voertuig busje bestelbus scooter bromfiets motor aanhanger"
_ANNOUNCES = re.compile(rf"\b(?:(?P<plate>{any_of(_PLATE_WORDS)})|{any_of(_CAR_WORDS)})[a-z]*", re.IGNORECASE)
_NEAR = 40
"""So many signs after the word that announces it a number plate may begin."""
_GLUED = re.compile(rf"(?<![^\W_])(?!\d{{4}})(?:{_plates('[A-Z]', '')})(?![^\W_])")
_GROUPS = re.compile(
    r"(?<![^\W_])([A-Z]{1,3}|\d{1,3})( ?[./_·•:-] ?| )([A-Z]{1,3}|\d{1,3})\2([A-Z]{1,3}|\d{1,3})(?![^\W_])"
)


def number_plates(text: str) -> Iterator[Span]:
    """No number plate of a vehicle: a Dutch form with hyphens, or near a word for a plate or a vehicle.

    There other signs may stand between its groups, and near a word for a plate nothing at all.
    """
    text_alone = without_addresses(text)
    yield from _with_hyphens(text_alone)
    if says(text, "kenteken", "nummerplaat"):
        yield from (match.span(1) for match in _NAMED.finditer(text_alone))
    if _SPACED_GROUP.search(text):
        yield from (match.span() for match in _SPACED.finditer(text))
    if says(text, *_PLATE_WORDS.split(), *_CAR_WORDS.split()):
        yield from _announced(text)


def _with_hyphens(text: str) -> Iterator[Span]:
    """Looked for from its middle group on, which few words have."""
    for middle in _MIDDLE_GROUP.finditer(text):
        for start in range(max(0, middle.start() - 3), middle.start()):
            match = _WITH_HYPHENS.match(text, start)
            if match:
                yield match.span()
                break


def _announced(text: str) -> Iterator[Span]:
    """On the line of a word for a plate or a vehicle, behind it."""
    for word in _ANNOUNCES.finditer(text):
        near = text[word.end() : word.end() + _NEAR].partition("\n")[0]
        glued = _GLUED.search(near) if word["plate"] else None
        groups = next((match for match in _GROUPS.finditer(near) if _is_plate(match.group(1, 3, 4))), None)
        for match in filter(None, (glued, groups)):
            yield word.end() + match.start(), word.end() + match.end()


def _is_plate(groups: tuple[str, ...]) -> bool:
    """Whether these three groups are those of a Dutch number plate."""
    return "-".join(re.sub("[A-Z]", "X", re.sub(r"\d", "9", group)) for group in groups) in _CODES.split()
