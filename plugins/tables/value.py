"""A published value: a number, an approximate number, a lower bound or unknown; how it is typed and shown."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from plugins.source.problem import did_you_mean

UNKNOWN = "onbekend"
APPROXIMATE = "~"
AT_LEAST = ">="
DECIMAALTEKENS = {"punt": ".", "komma": ","}
MAX_DIGITS = 15
MAX_DECIMALEN = 3

_EXAMPLES = "een getal zoals 1234, '~1200' voor ongeveer, '>=1200' voor minstens, of 'onbekend'"
_WHOLE = re.compile(r"(0|[1-9][0-9]*)\Z")
_WITH_SIGN = re.compile(r"(0|[1-9][0-9]*)([.,])([0-9]+)\Z")
_IN_THOUSANDS = re.compile(r"([0-9]{1,3}(?:([.,\s])[0-9]{3})(?:\2[0-9]{3})*)(?:[.,]([0-9]+))?")
_BLANK_AFTER_QUALIFIER = re.compile(r"(?<=\A~) |(?<=\A>=) ")
_NO_ZERO = re.compile(r"[.,]([0-9]{1,3})")
_REMEDIES = {
    r"[0-9]+([_'’][0-9]+)+": "schrijf alle cijfers achter elkaar",
    r"[0-9]+[.,]": "achter het decimaalteken staat niets; haal het weg, of vul de decimalen aan",
    r"\([0-9.,]+\)": "een rekenblad zet een negatief getal tussen haakjes; een aantal is nul of meer",
    r"(≈|±|(?i:ca\.?|circa|ongeveer|plm\.?) ) ?[0-9.,]+": (
        "schrijf '~' direct voor het getal als de bron 'ongeveer' zegt"
    ),
    r"[0-9.,]+ ?(?i:miljoen|mln\.?|miljard|mld\.?|duizend|k|m)": (
        "schrijf het getal helemaal uit, alleen in cijfers"
    ),
    r"[0-9]{1,4}[-/][0-9]{1,2}[-/][0-9]{1,4}|(?i:[0-9]{1,2}-[a-z]{3}\.?|[a-z]{3}\.?-[0-9]{2})": (
        "een rekenblad maakte hier een datum van; typ het getal, en zet de cellen eerst op 'Tekst'"
    ),
    r"[0-9.,]+ ?([-–—/]|tot|à|a) ?[0-9.,]+": "dit zijn twee getallen; schrijf er een, of 'onbekend'",
    r"(?i:geen|nihil|nul)": "dit is geen getal; schrijf 0 als de bron nul zegt, en anders 'onbekend'",
    r"0[0-9]+([.,][0-9]+)?": "een getal begint niet met een nul; haal de nullen vooraan weg",
    r"\+[0-9.,]+": "haal het plusteken weg",
    r"[-−–][0-9.,]+": "dit is negatief; een aantal is nul of meer",
    r"[0-9.,]+[eE][-+]?[0-9]+": "schrijf het getal helemaal uit, zonder e",
    r"(?i:[-+]?(nan|inf|infinity|#.*|n[./]? ?[ab]\.?|n\.? ?v\.? ?t\.?|[-–—]+|\.+|[?x*]{1,3}|null|none))": (
        "dit is geen getal; schrijf 'onbekend' als het cijfer niet openbaar is"
    ),
    r"(>|≥|=>|> ?=) ?[0-9].*": "schrijf '>=' direct voor het getal als de bron 'minstens' zegt",
    r"[<>≤≥].*": "dit is geen getal; schrijf het aantal zelf, of 'onbekend'",
    r"€ ?[0-9.,]+|[0-9.,]+ ?([%‰€*]|(?i:[a-z]+)\.?)": (
        "schrijf alleen het getal; de eenheid staat bij de reeks"
    ),
    r"~\s.*": "haal de spatie na ~ weg",
    r"=.*": "dit is een formule; schrijf de uitkomst",
}
"""What a cell may look like that is no number, and what to do about it; the first that fits is said."""


@dataclass(frozen=True)
class Value:
    """One cell of a table; `number` is None where the value is not publicly known.

    An `approximate` number may be more or less; `at_least` says that the source gives a lower bound. Never
    both.
    """

    number: Decimal | None
    approximate: bool = False
    at_least: bool = False

    @property
    def known(self) -> bool:
        """Whether there is a number to show."""
        return self.number is not None

    @property
    def exact(self) -> bool:
        """Whether the number is neither approximate nor a lower bound."""
        return self.known and not self.approximate and not self.at_least

    @property
    def soort(self) -> str:
        """How firm it is: `exact`, `ongeveer`, `minstens` or `onbekend`."""
        if self.number is None:
            return UNKNOWN
        return "ongeveer" if self.approximate else "minstens" if self.at_least else "exact"

    @property
    def amount(self) -> Decimal:
        """Its number, nil where that is not known: for sums and heights."""
        return self.number or Decimal(0)

    @property
    def decimalen(self) -> int:
        """The number of decimals it was typed with."""
        exponent = self.number.as_tuple().exponent if self.number is not None else 0
        return max(0, -exponent) if isinstance(exponent, int) else 0


def as_typed(value: Value) -> str:
    """A value as an editor would type it: `16900`, `54.3`, `~16400`, `>=16400` or `onbekend`."""
    if value.number is None:
        return UNKNOWN
    return f"{APPROXIMATE if value.approximate else AT_LEAST if value.at_least else ''}{value.number}"


def parse_value(given: object) -> Value:
    """What was typed in YAML as a value; raises ValueError with a Dutch remedy for anything else."""
    if isinstance(given, Value):
        return given
    if isinstance(given, bool) or not isinstance(given, (int, Decimal, str)):
        raise ValueError("hier hoort een getal, '~getal', '>=getal' of 'onbekend'")
    if isinstance(given, str):
        return parse_text(_BLANK_AFTER_QUALIFIER.sub("", given.strip()))
    if given < 0:
        raise ValueError(f"{given} is negatief; een aantal is nul of meer")
    return Value(Decimal(given))


def parse_text(
    text: str, decimaalteken: str = "punt", decimalen: int = MAX_DECIMALEN, whole: bool = False
) -> Value:
    """A number, `~number`, `>=number` or `onbekend`; raises ValueError with the Dutch remedy.

    With `whole` decimals cannot be allowed either: what is counted is whole.
    """
    if not text:
        raise ValueError(
            "de cel is leeg; vul een getal in, '~getal' voor ongeveer, '>=getal' voor minstens, of 'onbekend'"
        )
    if text.strip() != text:
        raise ValueError(f"spaties voor of achter '{shortened(text.strip())}'; haal ze weg")
    if text == UNKNOWN:
        return Value(None)
    qualifier = next((sign for sign in (APPROXIMATE, AT_LEAST) if text.startswith(sign)), "")
    digits = text.removeprefix(qualifier)
    if not _WHOLE.match(digits) and not _WITH_SIGN.match(digits):
        raise ValueError(f"'{shortened(text)}': {_remedy(text, digits, decimaalteken)}")
    if len(digits) > MAX_DIGITS:
        raise ValueError(f"een getal van meer dan {MAX_DIGITS} tekens; controleer het")
    if match := _WITH_SIGN.match(digits):
        _check_decimals(text, match[2], match[3], decimaalteken, decimalen, whole)
    number = Decimal(digits.replace(",", "."))
    return Value(number, approximate=qualifier == APPROXIMATE, at_least=qualifier == AT_LEAST)


def format_number(number: Decimal, decimalen: int = 0) -> str:
    """A number with a dot for thousands and a comma for decimals: `32.007`, `54,3`."""
    rounded = number.quantize(Decimal(1).scaleb(-decimalen), rounding=ROUND_HALF_UP)
    return f"{rounded:,.{decimalen}f}".translate(str.maketrans(",.", ".,"))


def format_digits(value: Value, decimalen: int = 0) -> str:
    """The number of a known value with the decimals it was typed with, up to `decimalen`."""
    return format_number(value.amount, min(decimalen, value.decimalen))


def format_value(value: Value, decimalen: int = 0) -> str:
    """A published value in words: `32.007`, `ongeveer 16.400`, `minstens 16.400` or `onbekend`."""
    if not value.known:
        return UNKNOWN
    digits = format_digits(value, decimalen)
    return digits if value.exact else f"{value.soort} {digits}"


def shortened(text: str) -> str:
    """A text short enough for a message, with the spaces as they are: one of those may be what is wrong."""
    return f"{text[:40]}…" if len(text) > 40 else text


def _check_decimals(
    typed: str, sign: str, decimals: str, decimaalteken: str, decimalen: int, whole: bool
) -> None:
    """Raise ValueError for decimals with another sign than was declared, or for too many."""
    used, count = "punt" if sign == "." else "komma", len(decimals)
    if decimalen and used == decimaalteken and count <= decimalen:
        return
    joined, instead = typed.replace(sign, ""), typed.replace(sign, DECIMAALTEKENS[decimaalteken])
    if _IN_THOUSANDS.fullmatch(typed.lstrip("~>=")) and typed.lstrip("~>=")[0] != "0":
        wrong = f"'{typed}': een {used} is geen duizendteken hier; schrijf {joined}"
        if decimalen >= count:
            raise ValueError(f"{wrong} als dit een geheel getal is, of {instead} als het decimalen heeft")
        if decimalen:
            raise ValueError(f"{wrong} als dit een geheel getal is, en rond anders af")
        raise ValueError(wrong)
    if count > MAX_DECIMALEN:
        raise ValueError(
            f"'{typed}' heeft {count} cijfers achter de {used}; rond af op hoogstens {MAX_DECIMALEN}"
        )
    declare = f"zet 'decimalen: {count}' bij de reeks"
    if not decimalen:
        wrong = f"'{typed}' is geen heel getal, en deze reeks heeft geen decimalen"
        raise ValueError(f"{wrong}; schrijf een heel getal{'' if whole else f', of {declare}'}")
    if used != decimaalteken and count > decimalen:
        raise ValueError(
            f"'{typed}' heeft {count} cijfers achter een {used}, en hier hoort een {decimaalteken}"
            f" met hoogstens {decimalen}; rond af, of schrijf {instead} en {declare}"
        )
    if used != decimaalteken:
        raise ValueError(
            f"'{typed}' heeft een {used}, maar het decimaalteken is hier een {decimaalteken}; "
            f"schrijf {instead}"
        )
    raise ValueError(
        f"'{typed}' heeft {count} cijfers achter de {used}, en deze reeks heeft er hoogstens {decimalen}; "
        f"rond af, of {declare}"
    )


def _remedy(text: str, digits: str, decimaalteken: str) -> str:
    if thousands := _IN_THOUSANDS.fullmatch(digits):
        sign = "spatie" if thousands[2].isspace() else "punt" if thousands[2] == "." else "komma"
        decimals = f"{DECIMAALTEKENS[decimaalteken]}{thousands[3]}" if thousands[3] else ""
        typed = text.removesuffix(digits) + re.sub(r"\D", "", thousands[1]) + decimals
        return f"een {sign} is geen duizendteken hier; schrijf {typed}"
    if match := _NO_ZERO.fullmatch(digits):
        return f"schrijf {text.removesuffix(digits)}0{DECIMAALTEKENS[decimaalteken]}{match[1]}"
    for pattern, remedy in _REMEDIES.items():
        if re.fullmatch(pattern, text) or re.fullmatch(pattern, digits):
            return remedy
    if any(character.isnumeric() and not character.isascii() for character in text):
        return "dit zijn geen gewone cijfers; typ het getal met 0 tot en met 9"
    return f"dit is geen getal{did_you_mean(text, [UNKNOWN]) or f'; schrijf {_EXAMPLES}'}"
