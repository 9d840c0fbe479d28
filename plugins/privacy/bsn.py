"""Burgerservicenummers that pass the elfproef, in every form in which people write them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from stdnum.nl import bsn

from plugins.privacy.numbers_in_words import spelt_numbers
from plugins.privacy.patterns import (
    DIGIT_LIKE,
    LETTERS_TO_DIGITS,
    SIGN_AT_WORD_START,
    Span,
    any_of,
    says,
    without_addresses,
)

_DIGITS = 9
_NINE_DIGITS = re.compile(
    rf"\d{SIGN_AT_WORD_START}(?<!\d[-/.,].)(?:\d{{8}}|\d\d([ .-])\d{{3}}\1\d{{3}}|\d{{3}}([ .-])\d\d\2\d{{3}}"
    r"|\d{3}([ .-])\d{3}\3\d\d)(?![^\W_]|[-/.,]\d)"
)
_NAME = re.compile(r"\b(?:bsn|burgerservice\w*|sofi\w*|rsin)\b", re.IGNORECASE)

_AMOUNT_BEFORE = re.compile(r"(?:€|\$|\beuro?|\bf) ?\Z", re.IGNORECASE)
_COUNTED = (
    "euro dollar miljoen miljard kilo kg gram liter ton m2 meter km keer stuks inwoners mensen personen"
    " bezoekers huishoudens woningen bedrijven meldingen transacties euro's eur kwh uur voertuigen bezoeken"
    " berichten"
)
_AMOUNT_AFTER = re.compile(rf" ?(?:€|{any_of(_COUNTED)}\b)", re.IGNORECASE)
_OF_AMOUNTS = (
    "bedrag omzet kosten budget begroting subsidie baten lasten uitgaven opbrengst aantal totaal som winst"
)
_AMOUNTS = re.compile(rf"\b{any_of(_OF_AMOUNTS)}(?:en)?\b[^\n]{{0,60}}\Z", re.IGNORECASE)
"""A word that makes nine digits in three groups of three, as large numbers are written, an amount."""
_LARGE_NUMBER = re.compile(r"\d{3}[ .]\d{3}[ .]\d{3}")

_ONE_BY_ONE = re.compile(
    r"(?<![\w.,-])(?<!\d )\d(?: \d){8}(?! ?\d)(?=[^\n]{0,40}\b(?:nummer|nr)\b)"
    r"|\b(?:nummer|nr)\b[^\n\d]{0,20}(?P<behind>(?<![\w.,-])\d(?: \d){8}(?! ?\d))",
    re.IGNORECASE,
)

_CALLED = "(?:bsn|burgerservice|sofi)(?:nummer)?"
_APART = rf"(?:{DIGIT_LIKE}(?:[ ./_,:-]{{0,2}}|[ ./-]?\n)){{7,8}}{DIGIT_LIKE}"
"""Eight too, for a spreadsheet leaves out the zero in front."""
_NAMED = re.compile(
    rf"{_CALLED}\W{{0,4}}(?:{any_of('is nr nummer luidt van met')}\b\W{{0,3}}){{0,3}}({_APART})(?![^\W_])"
    rf"|(?<![\w.,-])({_APART})\W{{1,3}}(?:{any_of('is als het mijn zijn haar een')} ){{0,3}}{_CALLED}",
    re.IGNORECASE,
)

_VAT = re.compile(r"\bNL[ .]?(\d{4}[ .]?\d\d[ .]?\d{3})[ .]?B[ .]?\d\d(?![^\W_])", re.IGNORECASE)
"""The number for VAT of a person with a firm held the burgerservicenummer until 2020."""


def bsn_numbers(text: str) -> Iterator[Span]:
    """No burgerservicenummer: in figures, in words, digit by digit, in a number for VAT, or by its name.

    By its name it may have any signs between its digits, letters for them, and lack the zero in front. An
    amount or a count is none.
    """
    yield from _in_digits(text)
    for number in spelt_numbers(text):
        if number.no_count and len(number.digits) == _DIGITS and bsn.is_valid(number.digits):
            yield number.span
    yield from (match.span(1) for match in _VAT.finditer(text) if bsn.is_valid(match[1].replace(" ", ".")))
    if says(text, "nummer", "nr"):
        for match in _ONE_BY_ONE.finditer(text):
            group = "behind" if match["behind"] else 0
            if bsn.is_valid(match[group]):
                yield match.span(group)
    if says(text, "bsn", "burgerservice", "sofi"):
        for match in _NAMED.finditer(text):
            group = match.lastindex or 0
            if bsn.is_valid(re.sub(r"\D", "", match[group].translate(LETTERS_TO_DIGITS))):
                yield match.span(group)


def _in_digits(text: str) -> Iterator[Span]:
    """Nine digits, in groups or not, that are no amount."""
    for match in _NINE_DIGITS.finditer(without_addresses(text)):
        amount = _AMOUNT_BEFORE.search(text, max(0, match.start() - 6), match.start())
        if amount or _AMOUNT_AFTER.match(text, match.end()) or not bsn.is_valid(match[0]):
            continue
        before = text[max(0, match.start() - 80) : match.start()]
        if not (_LARGE_NUMBER.fullmatch(match[0]) and _AMOUNTS.search(before) and not _NAME.search(before)):
            yield match.span()
