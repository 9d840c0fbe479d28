"""E-mail addresses, in every form in which people write them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plugins.privacy.patterns import Span, any_of, says

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


def mail_addresses(text: str) -> Iterator[Span]:
    """No e-mail address: with its sign, with spaces around it, or written out in words."""
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
