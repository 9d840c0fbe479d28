"""Numbers of bank accounts, in every form in which people write them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from stdnum import iban

from plugins.privacy.patterns import DIGIT_LIKE, LETTERS_TO_DIGITS, WORD_START, Span

_SHORTEST = 15
_NUMBER = re.compile(r"\d(?:(?<=[A-Za-z]{2}.)|(?<=[A-Za-z]{2}[ .-].))\d(?:[ .-]?[A-Za-z0-9]){11,30}")
"""All but the letters of the country, for a pattern that begins with a digit is looked for much faster."""
_COUNTRY = re.compile(rf"{WORD_START}[A-Za-z]{{2}}[ .-]?\Z")

_BETWEEN = "[ ./_-]{0,3}"
_DUTCH = re.compile(
    rf"N ?L(?:{_BETWEEN}{DIGIT_LIKE}){{2}}(?:{_BETWEEN}[A-Z]){{4}}(?:{_BETWEEN}{DIGIT_LIKE}){{10}}(?![^\W_])",
    re.IGNORECASE,
)


def iban_numbers(text: str) -> Iterator[Span]:
    """No number of a bank account: a country, its length, and mod 97.

    A Dutch one also with signs between its letters, or with letters for its digits.
    """
    for match in _NUMBER.finditer(text):
        country = _COUNTRY.search(text[max(0, match.start() - 8) : match.start()])
        if country is None:
            continue
        start = match.start() - len(country[0])
        for end in range(match.end(), start + _SHORTEST - 1, -1):
            whole = not text[end : end + 1].isalnum()
            if whole and _is_valid(text[start:end].replace(".", "")):
                yield start, end
                break
    for match in _DUTCH.finditer(text):
        signs = re.sub(r"[^A-Za-z\d]", "", match[0])
        check, bank, account = signs[2:4], signs[4:8], signs[8:]
        if _is_valid(f"NL{check.translate(LETTERS_TO_DIGITS)}{bank}{account.translate(LETTERS_TO_DIGITS)}"):
            yield match.span()


def _is_valid(number: str) -> bool:
    return iban.is_valid(number, check_country=False)
