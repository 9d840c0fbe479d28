"""The parts of a series of figures: closed lists, columns, rows, remarks at single years, corrections."""

from __future__ import annotations

from enum import auto
from typing import Annotated, Literal

from pydantic import BeforeValidator, ConfigDict, Field, StringConstraints, WithJsonSchema

from plugins.bronnen.zoekactie import Gezocht
from plugins.source.record import BronId, Datum, Getal, JaNee, Keuze, Part, Tekst
from plugins.tables.value import Value, parse_value

Kort = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True, max_length=60)]
"""A text that has to fit inside a chart."""
KOLOMNAAM = r"^[a-z][a-z0-9_]*$"
Kolomnaam = Annotated[str, StringConstraints(pattern=KOLOMNAAM, max_length=40)]
Waarde = Annotated[
    Value,
    BeforeValidator(parse_value),
    WithJsonSchema(
        {"type": ["number", "string"], "description": "Een getal, ~getal, '>=getal' of onbekend."}
    ),
]


class Grafieksoort(Keuze):
    """How a series of figures is drawn."""

    LIJN = auto(), "lijn", "Een lijn door de jaren; een ontbrekend jaar is een onderbreking."
    STAAF = auto(), "staaf", "Een staaf per jaar."


class Totaal(Keuze):
    """What is done with the total of the columns of a series."""

    GEEN = auto(), "geen", "De rijen hebben geen totaal."
    TONEN = auto(), "tonen", "Elke rij heeft een totaal en dat staat op de site."
    WEGLATEN = (
        auto(),
        "weglaten",
        "Elke rij heeft een totaal. Het wordt nagerekend, maar staat niet op de site.",
    )


class Licentie(Keuze):
    """Under which licence a table may be reused."""

    CC0 = "cc0-1.0", "CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/deed.nl"


class Kolom(Part):
    """A column of numbers."""

    id: Kolomnaam
    """Korte naam in kleine letters; dezelfde als in de rijen en in de download."""
    naam: Kort
    """De naam voor lezers."""
    deel_van: Kolomnaam | None = None
    """De kolom waarvan dit een deel is ('waarvan'); zo'n kolom telt niet mee in het totaal."""


class Cel(Part):
    """What is particular to one cell of a row."""

    kolom: Kolomnaam
    """De kolom van dit cijfer."""
    bronnen: tuple[BronId, ...] = ()
    """De bronnen van dit cijfer, als die afwijken van de bronnen van de rij."""
    noot: Tekst | None = None
    """Een opmerking bij dit cijfer alleen."""


class Jaarcel(Cel):
    """What is particular to one cell of a row that stands in a CSV."""

    jaar: Getal = Field(ge=1900, le=2100)
    """Het jaar van de rij."""


class Rij(Part):
    """A year with one value for each column, under the name of the column."""

    model_config = ConfigDict(frozen=True, extra="allow", protected_namespaces=(), defer_build=True)
    __pydantic_extra__: dict[str, Waarde]

    jaar: Getal = Field(ge=1900, le=2100)
    """Het jaar."""
    bronnen: tuple[BronId, ...] = ()
    """De bronnen van deze rij, als die afwijken van de bronnen van de reeks."""
    noot: Tekst | None = None
    """Een opmerking bij deze rij."""
    cellen: tuple[Cel, ...] = ()
    """Bronnen en opmerkingen die bij één cijfer van deze rij horen."""
    bevestigd: JaNee = False
    """true als is nagekeken dat een sprong van honderd keer of meer klopt."""

    @property
    def waarden(self) -> dict[str, Value]:
        """The values by the name of their column, as typed."""
        return self.__pydantic_extra__


class Breuk(Part):
    """A year from which the figures are counted in another way; before and after cannot be compared."""

    jaar: Getal = Field(ge=1900, le=2100)
    """Het eerste jaar van de nieuwe telling."""
    tekst: Tekst
    """Wat er veranderde."""


class Annotatie(Part):
    """A short remark at a year, written in the chart."""

    jaar: Getal = Field(ge=1900, le=2100)
    """Het jaar waarbij de opmerking hoort."""
    tekst: Kort
    """Wat er toen was, in enkele woorden: 'corona'."""


class Streefwaarde(Part):
    """A value that was aimed for, drawn as a line across the chart."""

    waarde: Waarde
    """De waarde waarnaar werd gestreefd."""
    tekst: Kort
    """Wiens streven het is, in enkele woorden: 'Streven van de gemeente'."""
    kolom: Kolomnaam | None = None
    """De kolom waarvoor de waarde geldt; weglaten als ze voor alle kolommen geldt."""


class Lokaal(Part):
    """The figure about the municipality that a reader of this series misses."""

    cijfer: Tekst
    """Welk cijfer over de gemeente zelf ontbreekt: 'Het aantal meldingen over de gemeente'."""
    gezocht: tuple[Gezocht, ...] = ()
    """De zoekacties die naar dit cijfer hebben gezocht. Zonder zoekactie staat er 'nog niet uitgezocht'."""
    vraag_aan: Tekst
    """Aan wie een lezer het kan vragen, in een zin: wie dit telt, en wie erover gaat."""


class CsvVorm(Part):
    """How the CSV beside the file is written: its rows stand in `<name>.csv`."""

    scheidingsteken: Literal[",", ";"] = ","
    """Het teken tussen de kolommen, tussen aanhalingstekens: ',' of ';'."""
    decimaalteken: Literal["punt", "komma"] = "punt"
    """Het teken voor de decimalen: punt of komma."""
    bevestigd: tuple[Getal, ...] = ()
    """De jaren waarvan is nagekeken dat een sprong van honderd keer of meer klopt."""


class Correctie(Part):
    """A published value that was wrong and was replaced."""

    datum: Datum
    """De dag van de correctie."""
    jaar: Getal = Field(ge=1900, le=2100)
    """Het jaar van de rij."""
    kolom: Kolomnaam
    """De kolom."""
    oud: Waarde
    """De waarde die er stond, zoals zij op de site stond."""
    nieuw: Waarde
    """De waarde die ervoor in de plaats kwam, zoals zij op de site staat."""
    reden: Tekst
    """Waarom: wat er mis was en wie dat zegt."""

    @property
    def anker(self) -> str:
        """The fragment of the correction in the address of its series."""
        return f"correctie-{self.datum}-{self.jaar}-{self.kolom}"
