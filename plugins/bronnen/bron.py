"""A source: everything the site says names at least one."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from plugins.source.fields import DateringField, Url
from plugins.source.keuzes import BronSoort, Herkomst
from plugins.source.record import Record, Tekst


class Bron(Record):
    """A document that says something, with its address and date."""

    folder: ClassVar = "bronnen"
    noun: ClassVar = "bron"
    address: ClassVar = "/bronnen/{}/"

    titel: Tekst = Field(
        description="De titel van het stuk, of een korte omschrijving als het geen titel heeft."
    )
    uitgever: Tekst = Field(description="Wie het stuk uitgaf.")
    datum: DateringField = Field(
        description="De datum van het stuk: 2023-06-02, 2023-06, 2023 of ongedateerd."
    )
    url: Url | None = Field(
        None, description="Het adres van het stuk; weglaten als het niet op internet staat."
    )
    soort: BronSoort = Field(description="Wat voor stuk het is.")
    herkomst: Herkomst = Field(description="Hoe dicht de bron bij het feit staat.")
    opmerking: Tekst | None = Field(
        None,
        description="Wat een lezer over deze bron moet weten, bijvoorbeeld dat alleen het begin te lezen was.",
    )
