"""The base of every record, frozen and closed, and the fields that several kinds share."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from datetime import date
from enum import StrEnum, auto
from typing import Annotated, Any, ClassVar, NamedTuple, Protocol
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainValidator,
    Strict,
    StringConstraints,
    WithJsonSchema,
)

from plugins.source.dates import ONGEDATEERD, Datering, parse_datering
from plugins.source.problem import shown

_MARKUP = re.compile(
    r"\*\*|~~|\]\(|\[\^|`|&(?:\w+|#\w+);|<(?=[a-zA-Z/!])"
    r"|(?<!\w)([*_])(?=[^\W_])[^*_\n]*(?<=[\w.,!?])\1(?!\w)|^[-*+•#]+ |^\|"
)
"""What would be shown as it stands: nothing makes bold, links or letters of it outside the text of a page."""
_LINES = re.compile(r"\n[ \t]*\n|\n[ \t]*(?:(?:[-*+•–]|#+|\d{1,3}[.)])[ \t]|\|)")
"""A blank line or the mark of a list, heading or table: a page shows the text as one paragraph."""


def without_directives(text: str) -> str:
    """Accept a text for readers: one without directives and markup.

    Its name is also the mark by which texts are known. Raises ValueError with a Dutch remedy.
    """
    if "[[" in text:
        raise ValueError(
            "een opdracht tussen [[ en ]] werkt alleen in de tekst van een pagina; schrijf hier "
            "gewone woorden"
        )
    if match := _MARKUP.search(text):
        raise ValueError(
            f"opmaak ({shown(match[0])}) werkt alleen in de tekst van een pagina; schrijf hier gewone woorden"
        )
    if _LINES.search(text):
        raise ValueError(
            "deze tekst wordt één alinea: een lege regel of een lijst verdwijnt; schrijf haar zonder"
        )
    if text.endswith(","):
        raise ValueError("deze tekst eindigt met een komma; haal haar weg")
    return text


Tekst = Annotated[
    str,
    StringConstraints(min_length=1, strip_whitespace=True, max_length=5_000),
    AfterValidator(without_directives),
]
Teksten = tuple[Tekst, ...]
Beheerder = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True, max_length=80)]
"""Who looks after something, as a role; it is no text for readers, and so nobody translates it."""
Datum = Annotated[date, Strict(), Field(ge=date(1900, 1, 1), le=date(2199, 12, 31))]
Getal = Annotated[int, Strict()]
JaNee = Annotated[bool, Strict()]
Adres = Annotated[str, StringConstraints(pattern=r"^/([a-z0-9-]+/)+$", max_length=200)]
"""The address of a page, from the root of the site."""
Zoekwoord = Annotated[str, StringConstraints(pattern=r"^[a-zà-ÿ0-9]+([ '-][a-zà-ÿ0-9]+)*$", max_length=40)]
Zoekwoorden = tuple[Zoekwoord, ...]
"""Words that people type and that the texts of a page do not use.

No text for readers, so never translated.
"""
Sleutel = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]


def slug(name: str) -> str:
    """A name as it stands in addresses and names of files: `'s-Gravenhage` is `s-gravenhage`.

    One without any letter or digit that is in ASCII is `naamloos`.
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.casefold()).strip("-") or "naamloos"


class Part(BaseModel):
    """A part of a record: frozen, and without room for unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", protected_namespaces=(), defer_build=True)

    vroeger: ClassVar[Mapping[str, str]] = {}
    """Keys that this part had in an earlier version, each with the clause that says what to write now."""


def fields_of(part: BaseModel) -> dict[str, Any]:
    """The fields of a part and their values, one level deep.

    Pydantic's own way first makes a serializer for all its parts.
    """
    return {name: getattr(part, name) for name in type(part).model_fields}


class Keuze(StrEnum):
    """A closed list: each choice has a value that editors type, a label and a published meaning.

    `auto()` as the value is the name of the choice in lower case.
    """

    label: str
    betekenis: str

    def __new__(cls, value: str, label: str, betekenis: str) -> Keuze:
        """Make a choice from its value, label and meaning."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        member.betekenis = betekenis
        return member

    @classmethod
    def vroeger(cls) -> Mapping[str, str]:
        """Values that this list had in an earlier version, each with what to write now."""
        return {}


class Status(Keuze):
    """Whether something may be seen by the public."""

    GEPUBLICEERD = auto(), "gepubliceerd", "Staat op de site."
    CONCEPT = auto(), "concept", "Staat nergens op de site, alleen in het voorbeeld."


class MayWait(Protocol):
    """Something that may have to wait before the public sees it."""

    @property
    def status(self) -> Status:
        """Whether it is a concept."""

    @property
    def publiceren_op(self) -> date | None:
        """The day on which it may be seen, when that is not at once."""


def is_public(item: MayWait, today: date) -> bool:
    """Whether the public may see this on that day."""
    return item.status is Status.GEPUBLICEERD and (item.publiceren_op is None or item.publiceren_op <= today)


class Record(Part):
    """One file of data; `id` is the name of the file and `bestand` its path, for messages."""

    folder: ClassVar[str]
    """The folder under `data/`: the plural of the kind."""
    noun: ClassVar[str]
    """The kind as a Dutch noun, for messages: "aanbeveling"."""
    address: ClassVar[str] = ""
    """The public address of a record, with `{}` for its id; empty when it has no page and no place on one."""
    translated: ClassVar[bool] = False
    """Whether every language has the texts of these records."""

    plaatselijk: ClassVar[frozenset[str]] = frozenset()
    """Fields that say something of this municipality alone, and so do not go along to that of another."""

    id: Sleutel
    """De naam van het bestand zonder .yaml; nooit zelf te typen."""
    bestand: str = Field(repr=False)
    """Het pad van het bestand; nooit zelf te typen."""
    beheerder: Beheerder | None = Field(None, repr=False)
    """Wie dit bijhoudt, als rol, zoals 'communicatie'; staat nergens op de site, wel in 'make zorg'."""
    status: Status = Field(Status.GEPUBLICEERD, repr=False)
    """Of dit openbaar is; een concept staat nergens op de site."""
    publiceren_op: Datum | None = Field(None, repr=False)
    """De dag waarop dit openbaar wordt; tot die dag staat het nergens op de site."""
    aliassen: tuple[Adres, ...] = Field((), repr=False)
    """Adressen waarop dit eerder stond; wie daar komt, wordt hierheen gestuurd."""

    @property
    def adres(self) -> str:
        """The public address, from the root of the site; it never changes while the file keeps its name."""
        return self.address.format(self.id)

    @property
    def order(self) -> tuple[object, ...]:
        """The place among the records of its kind, as readers see them.

        By `volgorde` where editors type one, else by name, unless the kind says otherwise.
        """
        return (getattr(self, "volgorde", None) or str(getattr(self, "naam", "")).casefold(), self.id)


class Reference(NamedTuple):
    """Marks a field whose text is the id of a record in the named folder."""

    folder: str


BronId = Annotated[str, Reference("bronnen")]
CijferreeksId = Annotated[str, Reference("cijferreeksen")]
MeldrouteId = Annotated[str, Reference("meldroutes")]


class Verwijzing(NamedTuple):
    """A source, with the numbers of the paragraphs that say it when its paragraphs are numbered."""

    bron: str
    alineas: tuple[int, ...] = ()

    def __str__(self) -> str:
        """The reference in one word, for files: `brief-2023-06-02` or `brief-2023-06-02:14,15`."""
        return f"{self.bron}:{','.join(map(str, self.alineas))}" if self.alineas else self.bron


_VERWIJZING = (
    "schrijf de naam van een bron, of '{naam: [1, 2]}' met de nummers van alinea's, de laagste eerst"
)


def parse_verwijzing(given: object) -> Verwijzing:
    """Read the id of a source, or a mapping of that id to numbers of paragraphs.

    Raises ValueError with a Dutch remedy.
    """
    if isinstance(given, Verwijzing):
        return given
    if isinstance(given, str) and given:
        return Verwijzing(given)
    if isinstance(given, dict) and len(given) == 1:
        ((bron, numbers),) = given.items()
        numbered = isinstance(numbers, list) and all(type(number) is int and number > 0 for number in numbers)
        if numbered and numbers and numbers == sorted(set(numbers)):
            return Verwijzing(bron, tuple(numbers))
    raise ValueError(f"dit verwijst niet naar een bron; {_VERWIJZING}")


_ALINEAS = {"type": "array", "minItems": 1, "items": {"type": "integer", "minimum": 1}}
_SHAPES = [
    {"type": "string"},
    {"type": "object", "minProperties": 1, "maxProperties": 1, "additionalProperties": _ALINEAS},
]
VerwijzingField = Annotated[
    Verwijzing,
    PlainValidator(parse_verwijzing),
    Reference("bronnen"),
    WithJsonSchema({"anyOf": _SHAPES, "examples": ["ivp-2023-2026", {"brief-2023-06-02": [14, 15]}]}),
]
Verwijzingen = tuple[VerwijzingField, ...]
Bronnen = Annotated[Verwijzingen, Field(min_length=1)]

_URL = re.compile(r"https://[a-z0-9.-]+\.[a-z]{2,}(/[^\s<>\"]*)?\Z", re.IGNORECASE)


def check_url(url: str) -> str:
    """Accept an https address; raises ValueError with a Dutch remedy."""
    if not _URL.match(url):
        raise ValueError(f"{shown(url)} is geen volledig adres; schrijf https://… zonder spaties")
    return url


def site_of(url: str | None) -> str:
    """The name of the site that an address leads to, as people say it; empty when there is none."""
    return (urlsplit(url).hostname or "").removeprefix("www.") if url else ""


Dateringen = WithJsonSchema(
    {"type": ["string", "integer"], "examples": ["2023-06-02", "2023-06", 2023, ONGEDATEERD]}
)
DateringField = Annotated[Datering, BeforeValidator(parse_datering), Dateringen]


class Past:
    """Marks a field whose date tells of something that has happened, so that it cannot lie in the future."""


VerledenDatum = Annotated[Datum, Past()]
VerledenDatering = Annotated[DateringField, Past()]
Url = Annotated[str, AfterValidator(check_url)]


class Feit(Part):
    """A fact in one or a few sentences, with the sources that say it."""

    tekst: Tekst
    """Het feit in een of enkele zinnen."""
    bronnen: Bronnen
    """De bronnen die dit zeggen (namen uit data/bronnen)."""


class GedateerdFeit(Feit):
    """A fact with the date at which it happened or was reported."""

    datum: VerledenDatering
    """Wanneer: 2023-06-02, 2023-06, 2023 of ongedateerd."""
