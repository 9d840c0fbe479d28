"""The municipality and the standing of this site, in `data/gemeente.yaml`, and a rule for its lists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import ClassVar

from pydantic import Field

from plugins.source.document import Keys
from plugins.source.problem import Problem, near_or_choose, shown
from plugins.source.record import (
    Adres,
    Bronnen,
    CijferreeksId,
    Getal,
    JaNee,
    Keuze,
    MeldrouteId,
    Part,
    Record,
    Sleutel,
    Tekst,
    Teksten,
    Url,
    site_of,
)
from plugins.source.records import RuleContext


class Menupunt(Part):
    """One line of a menu."""

    titel: Tekst = Field(max_length=24)
    """Wat er in het menu staat."""
    adres: Adres
    """Waar het naartoe gaat."""


class Pijler(Part):
    """A line of the approach to prevention."""

    id: Sleutel
    """Korte naam in kleine letters, zoals programma's haar noemen."""
    naam: Tekst
    """De naam op de site."""
    betekenis: Tekst
    """Wat eronder valt, in een zin."""


class Woord(Part):
    """A word from a closed list of the municipality, with what it means."""

    woord: Tekst = Field(max_length=40)
    """Het woord, zoals het op de site staat."""
    betekenis: Tekst
    """Wat het betekent, in een zin."""


class Land(Keuze):
    """A country, of which the telephone numbers are."""

    NL = "NL", "Nederland", "Nummers zoals 0800-7000, 14 033 en 112."
    BE = "BE", "België", "Nummers zoals 0800 12 345, 1712 en 101."


class Gemeente(Record):
    """Facts about the municipality that stand on every page."""

    folder: ClassVar = ""
    noun: ClassVar = "gemeente"
    vroeger: ClassVar[Mapping[str, str]] = {
        "feiten_tot": "verwijder deze regel; de dag van de laatste zoekactie in data/zoekacties geldt nu"
    }

    naam: Tekst
    """De naam van de gemeente, zonder 'gemeente' ervoor."""
    site_naam: Tekst
    """De naam van deze site."""
    site_omschrijving: Tekst
    """Waar de site over gaat, in een zin."""
    officieel: JaNee
    """true zodra de gemeente de site als eigen site heeft aangenomen."""
    meldroute: MeldrouteId
    """De meldroute met het algemene nummer van de gemeente."""
    voorpagina_cijferreeks: CijferreeksId | None = None
    """De cijferreeks op de voorpagina; weglaten als daar geen grafiek staat."""
    website: Url
    """De site van de gemeente."""
    bezoekadres: Teksten = Field(min_length=1)
    """Het bezoekadres, regel voor regel."""
    postadres: Teksten = Field(min_length=1)
    """Het postadres, regel voor regel."""
    verlaat_url: Url
    """De neutrale pagina waar 'Verlaat deze pagina' naartoe gaat."""
    controletermijn_maanden: Getal = Field(ge=1, le=60)
    """Na hoeveel maanden een nummer opnieuw moet worden gecontroleerd. Na die tijd volgt een waarschuwing, na
    twee keer die tijd wordt de site niet meer gebouwd."""
    brontermijn_maanden: Getal = Field(ge=1, le=240)
    """Na hoeveel maanden de bron van een nummer te oud is om de route eerst te noemen of op te hangen."""
    land: Land = Land.NL
    """Het land waarin de nummers van de meldroutes worden gebeld."""
    eigen_woorden: Teksten = ()
    """Woorden die naast de naam alleen over deze gemeente of streek gaan.

    Wat zo'n woord noemt, gaat niet mee naar de site van een andere gemeente.
    """
    hoofdmenu: tuple[Menupunt, ...] = Field(min_length=1)
    """Het menu boven aan elke pagina, van links naar rechts."""
    voetmenu: tuple[Menupunt, ...] = Field(min_length=1)
    """Het menu onder aan elke pagina."""
    pijlers: tuple[Pijler, ...] = ()
    """De lijnen van de preventie, in de volgorde van de pagina."""
    antwoordwoorden: tuple[Woord, ...] = ()
    """De woorden waarmee het college een aanbeveling beantwoordde, zoals 'onderschrijft'."""
    vergadersoorten: tuple[Woord, ...] = ()
    """De soorten vergaderingen van de raad, zoals 'raadsvergadering'."""
    bronnen: Bronnen
    """De bronnen."""

    @property
    def site(self) -> str:
        """The name of the site of the municipality, as people say it."""
        return site_of(self.website)


def words_not_listed(
    context: RuleContext, key: str, field: str, used: Iterable[tuple[Record, Keys, str]]
) -> Iterator[Problem]:
    """Every word that records use is a `field` in the list `key` of the municipality.

    `used` gives where each word stands. A word that is missing is said once, and all words at once where
    there is no list.
    """
    places: dict[str, list[tuple[Record, Keys]]] = {}
    for record, path, word in used:
        places.setdefault(word, []).append((record, path))
    for gemeente in context.all(Gemeente):
        known = [getattr(item, field) for item in getattr(gemeente, key)]
        if places and not known:
            words = ", ".join(map(shown, places))
            message = f"'{key}' is leeg of ontbreekt, en in data/ staat {words}; zet elk daarvan bij '{key}'"
            yield context.problem(gemeente, (key,), f"{message}, met zijn betekenis")
            return
        for word, uses in places.items():
            if word not in known:
                record, path = uses[0]
                others = f" (ook in {len(uses) - 1} andere)" if len(uses) > 1 else ""
                choice = near_or_choose(word, known)
                message = f"{shown(word)} staat niet bij '{key}' in {gemeente.bestand}{others}{choice}"
                yield context.problem(record, path, f"{message}, of zet het daar met zijn betekenis bij")
