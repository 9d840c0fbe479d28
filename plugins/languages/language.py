"""A language of the pages about reporting.

How it writes, and the records with its texts. Dutch is one of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Annotated, Literal, TypeVar, cast

from pydantic import Field, StringConstraints

from plugins.source.dates import MONTHS, ONGEDATEERD, Datering, as_datering
from plugins.source.record import Part, Record, Sleutel, Tekst, fields_of
from plugins.source.records import Records
from plugins.tables.value import Value, format_digits

DUTCH = "nl"
REPORTING = "/melden/"
"""The part of the site that exists in other languages too."""

R = TypeVar("R", bound=Record)

TRANSLATED = ("melden", "aangifte", "beroepen", "keuzehulp", "signalen", "veilig")
"""The texts that every language has, by the last part of their Dutch address."""

Adres = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+(/[a-z0-9-]+)*$", max_length=40)]


class Delen(Part):
    """What the parts of the addresses are called."""

    keuzehulp: Sleutel
    """De keuzehulp."""
    begin: Sleutel
    """De eerste vraag van de keuzehulp."""
    alles: Sleutel
    """De keuzehulp op één pagina."""
    signalen: Sleutel
    """De signalen."""
    veilig: Sleutel
    """Veilig melden."""
    aangifte: Sleutel
    """Het verschil tussen melden en aangifte doen."""
    beroepen: Sleutel
    """De routes voor beroepen."""


class TaalBestand(Part):
    """The file `taal.yaml` in the folder of a language."""

    naam: Tekst
    """De naam van de taal in de taal zelf."""
    naam_nederlands: Tekst
    """De naam van de taal in het Nederlands."""
    site_naam: Tekst | None = None
    """De naam van deze site in de taal; weglaten om de Nederlandse te laten staan."""
    richting: Literal["ltr", "rtl"] = "ltr"
    """De schrijfrichting: ltr van links naar rechts, rtl van rechts naar links."""
    adres: Adres
    """Het begin van de adressen, zoals 'en/report'."""
    delen: Delen
    """Hoe de delen van de adressen in deze taal heten."""
    maanden: Annotated[tuple[Tekst, ...], Field(min_length=12, max_length=12)]
    """De twaalf maanden."""
    datum: Tekst
    """Hoe een datum wordt geschreven, met {dag}, {maand} en {jaar}."""
    duizendteken: str = Field(min_length=1, max_length=1)
    """Het teken tussen duizendtallen."""
    decimaalteken: str = Field(min_length=1, max_length=1)
    """Het teken voor decimalen."""
    woorden: dict[str, Tekst]
    """Elk Nederlands woord of zin van de sjablonen, met de vertaling."""


_DUTCH = TaalBestand.model_construct(  # our own, so nothing has to be checked
    naam="Nederlands",
    naam_nederlands="Nederlands",
    adres=REPORTING.strip("/"),
    delen=Delen.model_construct(None, **{name: name for name in Delen.model_fields}),
    maanden=MONTHS,
    datum="{dag} {maand} {jaar}",
    duizendteken=".",
    decimaalteken=",",
    woorden={},
)


@dataclass(frozen=True)
class Language:
    """A language with its words and the records in it.

    `verouderd` are those whose Dutch texts have changed since.
    """

    code: str
    bestand: TaalBestand
    kinds: Mapping[str, Mapping[str, Record]]
    verouderd: frozenset[tuple[str, str]] = field(default_factory=frozenset)

    @property
    def foreign(self) -> Language | None:
        """The language itself when it is another than Dutch; else None."""
        return None if self.bestand is _DUTCH else self

    def of(self, kind: type[R]) -> Mapping[str, R]:
        """The records of a kind in this language, by id."""
        return cast("Mapping[str, R]", self.kinds[kind.folder])

    def with_only(self, records: Records) -> Language:
        """The language with those of its records that are among `records`."""
        kinds = {
            folder: {name: record for name, record in own.items() if name in records.folder(folder)}
            for folder, own in self.kinds.items()
        }
        return replace(self, kinds=kinds)

    def is_stale(self, record: Record) -> bool:
        """Whether the Dutch texts of a record have changed since they were translated."""
        return (record.folder, record.id) in self.verouderd

    def says(self, dutch: str) -> str:
        """A word or sentence of the templates in this language."""
        return dutch if self.foreign is None else self.bestand.woorden[dutch]

    def datum(self, day: date | Datering) -> str:
        """A date as this language writes it, as precise as it is known."""
        known = as_datering(day)
        if not known.jaar:
            return self.says(ONGEDATEERD)
        month = self.bestand.maanden[known.maand - 1] if known.maand else ""
        if not known.dag:
            return f"{month} {known.jaar}".strip()
        return self.bestand.datum.format(dag=known.dag, maand=month, jaar=known.jaar)

    def getal(self, value: Value, decimalen: int = 0) -> str:
        """A published value as this language writes it."""
        number = format_digits(value, decimalen).translate(
            str.maketrans(".,", self.bestand.duizendteken + self.bestand.decimaalteken)
        )
        qualifier = "ongeveer" if value.approximate else "minstens" if value.at_least else None
        return f"{self.says(qualifier)} {number}" if qualifier else number

    def adres(self, dutch: str) -> str:
        """The address in this language of a page about reporting; any other address stays what it is."""
        if not dutch.startswith(REPORTING):
            return dutch
        names = fields_of(self.bestand.delen)
        rest = dutch.removeprefix(REPORTING).split("/")
        return f"/{self.bestand.adres}/" + "/".join(names.get(part, part) for part in rest)


def dutch_and(languages: Iterable[Language], records: Records) -> tuple[Language, ...]:
    """Dutch, with the records as they are, and then every other language."""
    return (Language(DUTCH, _DUTCH, records.kinds), *languages)
