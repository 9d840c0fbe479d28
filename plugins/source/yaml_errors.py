"""What the YAML parser cannot read, as a Dutch sentence with a remedy, where an editor has to look."""

from __future__ import annotations

import re
from typing import Any

import yaml

from plugins.source.scalars import between_quotes

BACKSLASH = (
    "een \\ heeft tussen dubbele aanhalingstekens een bijzondere betekenis; gebruik enkele aanhalingstekens"
)
COMMENTED = (
    "na ' #' leest YAML de rest niet mee; zet de hele tekst tussen aanhalingstekens, "
    "of zet het commentaar op een eigen regel"
)
_COLON = "hier staat een dubbele punt met een spatie in de tekst; zet de hele tekst tussen aanhalingstekens"
_WORDING = {
    "mapping values are not allowed": _COLON,
    "found a tab": "een tab mag niet; spring in met spaties",
    "unknown escape": BACKSLASH,
    "could not find expected ':'": (
        "hier ontbreekt een dubbele punt met een spatie na de sleutel; schrijf 'sleutel: waarde', of"
        " spring in als dit bij de tekst erboven hoort"
    ),
    "expected ',' or": "een lijst of groep tussen haken is niet goed gesloten; controleer komma's en haken",
    "did not find expected key": (
        "de inspringing klopt hier niet, of een aanhalingsteken staat midden in de tekst; "
        "lijn uit met de regel erboven"
    ),
    "did not find expected '-'": (
        "de inspringing klopt hier niet; lijn de regel uit met de sleutel of het streepje erboven"
    ),
    "block sequence entries are not allowed": (
        "een streepje mag hier niet staan; zet de tekst tussen aanhalingstekens, "
        "of zet de lijst op een nieuwe regel onder de sleutel"
    ),
    "did not find expected node content": (
        "hier ontbreekt een waarde; vul haar in, of verwijder een komma te veel"
    ),
    "while scanning a block scalar": (
        "achter | of > staat op die regel niets; zet de tekst tussen aanhalingstekens, of begin de tekst op"
        " de volgende regel en spring haar in"
    ),
    "expected <document start>": (
        "één bestand is één geheel: verwijder '...', '---' en alles wat daarna een nieuw geheel begint"
    ),
    "while scanning an alias": (
        "een * aan het begin heeft in YAML een andere betekenis; zet de tekst tussen aanhalingstekens"
    ),
    "found undefined tag": "een uitroepteken (label) mag niet; zet de tekst tussen aanhalingstekens",
}
_APOSTROPHE = re.compile(r"'(?:s|t|n|k|m|r|ns) ")
_APOSTROPHE_FIRST = (
    "een ' aan het begin opent een tekst tussen aanhalingstekens; zet dubbele aanhalingstekens om de hele"
    " tekst"
)
_FIXED_SPACE = "hier staat een vaste spatie uit een tekstverwerker; vervang haar door een gewone spatie"
_DASH = "zet een spatie achter het streepje van de lijst: '- '"
_OPEN_QUOTE = "een aanhalingsteken wordt hier geopend maar niet gesloten; sluit het"
_LATE_QUOTE = (
    "een aanhalingsteken wordt hier geopend en pas op regel {} gesloten; "
    "sluit het eerder, en verdubbel een ' midden in de tekst: ''"
)
_EARLY_QUOTE = (
    "na het sluitende aanhalingsteken gaat de tekst verder; zet aanhalingstekens om de hele tekst, "
    "en verdubbel een ' midden in de tekst: ''"
)
_OPEN_BRACKET = "een lijst of groep wordt hier geopend maar niet gesloten; sluit haar met ] of }"
_TOO_FAR_IN = (
    "deze regel springt verder in dan de regel erboven en wordt daarmee een deel van diens tekst; "
    "lijn de sleutels onder elkaar uit"
)
MORE_THAN = re.compile(r"(?<=[:,\[-] )>=? ?[0-9]+([.,][0-9]+)*[^\s,}\]]*( [^#,}\]]+)?|(?<=[\[,])>=? ?[0-9]+")
"""A value that begins with 'more than' a number: for YAML that sign begins a text on further lines."""
_CUT_VALUE = re.compile(r"(?<=[:,\[{]) +#")
_NUMBER_AND_KEY = re.compile(r": ['\"]?[~>=]*(?:[0-9.]+|onbekend)['\"]? (\w+)\Z")
AFTER_BRACKET = "na de haak gaat de tekst verder; zet de hele tekst tussen aanhalingstekens"
_UNREADABLE = "dit is geen leesbare YAML; controleer inspringing, aanhalingstekens en dubbele punten"


def between_quotes_instead(text: str) -> str:
    """The remedy for a text that begins with 'more than': for YAML that sign begins something else."""
    typed = between_quotes(text.strip())
    if text.startswith(">="):
        return f"zet een ondergrens tussen aanhalingstekens: {typed}"
    bound = between_quotes(f">={text.strip('> ')}")
    if re.fullmatch(r"> ?[0-9]+", text.strip()):
        return f"een > begint in YAML iets anders; schrijf {bound} als de bron 'meer dan' zegt"
    return f"een > begint in YAML iets anders; zet de tekst tussen aanhalingstekens: {typed}"


def explain(error: yaml.YAMLError, lines: list[str], last: Any, first_line: int) -> tuple[int, int, str]:
    """Line, column and sentence for what the parser says of `lines`; the first has number `first_line`.

    `last` is the last scalar event before the error, if there was one.
    """
    line, column, message = _explain(error, lines, last, first_line)
    return line + first_line, column + 1, message


def _explain(error: yaml.YAMLError, lines: list[str], last: Any, first_line: int) -> tuple[int, int, str]:
    mark, opened = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    context, problem = str(getattr(error, "context", "")), str(getattr(error, "problem", error))
    if mark is None:
        return 0, 0, _UNREADABLE
    if "while scanning a quoted scalar" in context and opened is not None and "unknown escape" not in problem:
        apostrophe = (
            _APOSTROPHE.match(lines[opened.line][opened.column :]) if opened.line < len(lines) else None
        )
        return opened.line, opened.column, _APOSTROPHE_FIRST if apostrophe else _OPEN_QUOTE
    if "could not find expected ':'" in problem and opened is not None:
        mark = opened
    source = lines[mark.line] if mark.line < len(lines) else ""
    if "\u00a0" in source[: mark.column + 1] or re.search(r"[:-]\u00a0", source):
        return mark.line, source.index("\u00a0"), _FIXED_SPACE
    bound = MORE_THAN.search(source)
    if bound and bound.start() - 1 <= mark.column <= bound.end():
        return mark.line, bound.start(), between_quotes_instead(bound[0])
    if "\t" in source[: len(source) - len(source.lstrip())]:
        return mark.line, mark.column, "een tab mag niet; spring in met spaties"
    if last is not None and last.end_mark.line == mark.line:  # what went wrong began in the text before it
        first, several = last.start_mark, last.start_mark.line < mark.line
        if getattr(last, "style", None) in ("'", '"'):  # an alias has none
            if source[last.end_mark.column :].strip() in (",", ";"):
                return mark.line, last.end_mark.column, "haal het teken achter het aanhalingsteken weg"
            words = _LATE_QUOTE.format(mark.line + first_line) if several else _EARLY_QUOTE
            if several and _APOSTROPHE.match(lines[first.line][first.column :]):
                words = _APOSTROPHE_FIRST
            return first.line, first.column, words
        if several and "mapping values" in problem:
            return mark.line, len(source) - len(source.lstrip()), _TOO_FAR_IN
    one_line = opened is not None and opened.line == mark.line
    if "expected ',' or" in problem and one_line and source[mark.column : mark.column + 1] == ":":
        key = re.search(r"[^,{]*\Z", source[: mark.column])
        if key and ";" in key[0]:
            at = mark.column - len(key[0]) + key[0].index(";")
            return mark.line, at, "zet tussen twee sleutels een komma in plaats van een puntkomma"
        if key and (number := _NUMBER_AND_KEY.search(key[0])):
            at = mark.column - len(number[1])
            return mark.line, at, f"voor '{number[1]}' ontbreekt een komma; schrijf ', {number[1]}: '"
        return mark.line, mark.column, _COLON
    if "expected ',' or" in problem and opened is not None and opened.line < mark.line:
        if comment := re.search(r" #.*[\]}]", lines[opened.line]):
            return opened.line, comment.start() + 1, COMMENTED
        return opened.line, opened.column, _OPEN_BRACKET
    if "could not find expected ':'" in problem and source.lstrip().startswith("-"):
        return mark.line, len(source) - len(source.lstrip()), _DASH
    if "while scanning an alias" in context and (star := re.match(r" *(?:- )?(?=\* )", source)):
        return mark.line, star.end(), "een punt van een lijst begint met '- '"
    before = source[: mark.column].rstrip()
    if "did not find expected key" in problem and before.endswith(("]", "}")) and "- " not in before:
        start = before.find(": ") + 2
        return mark.line, start, AFTER_BRACKET
    if cut := mark.line and "node content" in problem and _CUT_VALUE.search(lines[mark.line - 1]):
        return mark.line - 1, cut.end() - 1, COMMENTED
    return mark.line, mark.column, _begins(source[mark.column :].strip(), f"{context} {problem}")


def _begins(rest: str, said: str) -> str:
    """What the parser `said` of the rest of a line at which it could not go on, in Dutch."""
    if rest.startswith("? "):
        return "een ? mag hier niet beginnen; zet de tekst tussen aanhalingstekens"
    if rest in ("-", "?"):
        return f"een los '{rest}' mag hier niet; zet het tussen aanhalingstekens: '{rest}'"
    if match := re.match(r",([0-9]+)", rest):
        return f"een getal begint niet met een komma; schrijf 0.{match[1]}"
    if "cannot start any token" in said:
        if rest[:1] in ("", "\t"):
            return "een tab mag niet; spring in met spaties"
        return f"dit teken ({rest[0]}) mag hier niet staan; zet de tekst tussen aanhalingstekens"
    return next((dutch for english, dutch in _WORDING.items() if english in said), _UNREADABLE)
