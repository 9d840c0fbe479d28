"""The closed lists of a recommendation: what editors type, what readers see, and what it means."""

from __future__ import annotations

from collections.abc import Mapping
from enum import auto

from plugins.source.record import Keuze


class Stand(Keuze):
    """The last known state of delivery of a part, on the ground of a document. The last two are outcomes."""

    ONBEKEND = auto(), "Onbekend", "Er is geen openbaar stuk bekend dat zegt hoe het hiermee staat."
    NIET_GESTART = auto(), "Niet gestart", "Een openbaar stuk zegt dat hiermee nog niet is begonnen."
    IN_VOORBEREIDING = (
        auto(),
        "In voorbereiding",
        (
            "Een openbaar stuk zegt dat de voorbereiding is begonnen, of dat er een plan is dat nog moet"
            " worden uitgewerkt."
        ),
    )
    WACHT_OP_BESLUIT = (
        auto(),
        "Wacht op besluit",
        (
            "Een openbaar stuk zegt dat er eerst een besluit nodig is, bijvoorbeeld dat het in de begroting"
            " moet worden afgewogen."
        ),
    )
    IN_UITVOERING = (
        auto(),
        "In uitvoering",
        "Een openbaar stuk zegt dat met de uitvoering is begonnen, of dat zij loopt.",
    )
    UITGEVOERD = auto(), "Uitgevoerd", "Een openbaar stuk laat zien dat dit is gedaan."
    ANDERE_MAATREGEL = (
        auto(),
        "Andere maatregel",
        "Er is iets anders gedaan dat volgens het stuk in de plaats komt van wat werd aanbevolen.",
    )
    WORDT_NIET_UITGEVOERD = (
        auto(),
        "Wordt niet uitgevoerd",
        "Het college of de raad heeft besloten dit niet te doen.",
    )

    @property
    def plaats(self) -> int:
        """The place in the list, from 0."""
        return tuple(Stand).index(self)

    @property
    def uitkomst(self) -> bool:
        """Whether this is an outcome that is not delivery, and so no rung on the way to it."""
        return self in (Stand.ANDERE_MAATREGEL, Stand.WORDT_NIET_UITGEVOERD)

    @property
    def afgerond(self) -> bool:
        """Whether nothing more is expected."""
        return self is Stand.UITGEVOERD or self.uitkomst

    @property
    def groep(self) -> Standgroep:
        """What this state means at one look."""
        return _GROEPEN[self]

    @classmethod
    def vroeger(cls) -> Mapping[str, str]:
        """What was a state before."""
        return {
            "niet_openbaar_gevonden": (
                "dat is geen stand meer: verwijder deze stap en zet bij het onderdeel "
                "'gezocht' met de zoekactie die zocht"
            )
        }


class Standgroep(Keuze):
    """The states at one look, the furthest first, in the words of the states themselves."""

    KLAAR = auto(), "Afgesloten", "Uitgevoerd, anders opgelost of afgewezen."
    LOOPT = auto(), "In uitvoering", "In uitvoering, volgens het laatste stuk."
    VOORBEREIDING = auto(), "In voorbereiding", "In voorbereiding, volgens het laatste stuk."
    WACHT = auto(), "Wacht", "Niet gestart, of er is eerst een besluit nodig."
    ONBEKEND = auto(), "Onbekend", "Er is geen openbaar stuk bekend dat zegt hoe het hiermee staat."


_GROEPEN = {
    Stand.ONBEKEND: Standgroep.ONBEKEND,
    Stand.NIET_GESTART: Standgroep.WACHT,
    Stand.IN_VOORBEREIDING: Standgroep.VOORBEREIDING,
    Stand.WACHT_OP_BESLUIT: Standgroep.WACHT,
    Stand.IN_UITVOERING: Standgroep.LOOPT,
    Stand.UITGEVOERD: Standgroep.KLAAR,
    Stand.ANDERE_MAATREGEL: Standgroep.KLAAR,
    Stand.WORDT_NIET_UITGEVOERD: Standgroep.KLAAR,
}


class Gericht(Keuze):
    """To whom a recommendation is addressed."""

    COLLEGE = auto(), "het college", "Het dagelijks bestuur van de gemeente: burgemeester en wethouders."
    RAAD = auto(), "de gemeenteraad", "De gekozen volksvertegenwoordiging van de gemeente."


class Beoordelaar(Keuze):
    """Who says that a part stands where it stands."""

    COLLEGE = (
        auto(),
        "het college (eigen opgave)",
        "Het college zegt dit zelf. Of een ander het heeft vastgesteld, is hier niet bekend.",
    )
    RAAD = auto(), "de gemeenteraad", "De gemeenteraad heeft dit vastgesteld."
    REKENKAMER = auto(), "de rekenkamer (onafhankelijk)", "De rekenkamer heeft dit onafhankelijk vastgesteld."
    REDACTIE = (
        auto(),
        "de redactie van deze site",
        "De redactie leidt dit af uit openbare bronnen, die erbij staan.",
    )

    @property
    def eigen_opgave(self) -> bool:
        """Whether the one who judges is the one who has to deliver."""
        return self is Beoordelaar.COLLEGE

    @property
    def onafhankelijk(self) -> bool:
        """Whether somebody judged who does not have to deliver and does not keep this site."""
        return self in (Beoordelaar.RAAD, Beoordelaar.REKENKAMER)


class Vervuld(Keuze):
    """Whether a condition has been met."""

    JA = auto(), "vervuld", "Een openbare bron laat zien dat aan de voorwaarde is voldaan."
    NEE = auto(), "niet vervuld", "Een openbare bron laat zien dat niet aan de voorwaarde is voldaan."
    ONBEKEND = auto(), "onbekend", "Er is geen openbaar stuk bekend dat zegt of aan de voorwaarde is voldaan."

    @classmethod
    def vroeger(cls) -> Mapping[str, str]:
        """What was a choice before."""
        return {
            "niet_openbaar_gevonden": (
                "schrijf nu 'onbekend', en zet bij de voorwaarde 'gezocht' met de zoekactie die zocht"
            )
        }


class Hindernis(Keuze):
    """What stands in the way of a part of a recommendation."""

    BEGROTING = auto(), "Geld", "Er is een besluit over geld nodig, meestal in de begroting."
    CAPACITEIT = auto(), "Mensen", "Er zijn volgens de bron te weinig mensen of uren."
    WET = auto(), "De wet", "Wetten of uitspraken van rechters maken het moeilijk of veranderen nog."
    REGIO = auto(), "De regio", "Het hangt af van afspraken in de regio of het land."
    PRIVACY = auto(), "Privacy", "Er is eerst een onderzoek naar de privacy nodig."
    ANDER_BESLUIT = (
        auto(),
        "Een ander besluit",
        "Er is een besluit van de raad of het college nodig dat niet over geld gaat.",
    )


class Trede(Keuze):
    """The ladder of the money for a recommendation, apart from its state of delivery."""

    GEVRAAGD = auto(), "Gevraagd", "Iemand heeft gezegd hoeveel geld of hoeveel mensen er nodig zijn."
    AF_TE_WEGEN = auto(), "Af te wegen", "Het college zegt dat het in de begroting moet worden afgewogen."
    TOEGEKEND = auto(), "Toegekend", "De raad heeft er geld voor vrijgemaakt."
    BESTEED = (
        auto(),
        "Besteed",
        "Een openbaar stuk zegt dat het geld is uitgegeven of dat iemand het werk doet.",
    )

    @classmethod
    def vroeger(cls) -> Mapping[str, str]:
        """What was a step before."""
        return {"functie_ingevuld": "schrijf nu 'besteed'"}


class Aanbevelingsfeit(Keuze):
    """What may be missing of a recommendation as a whole, and can be looked for."""

    PORTEFEUILLEHOUDER = auto(), "portefeuillehouder", "Wie in het college hierover gaat."
    GEVRAAGD = auto(), "gevraagd geld", "Wat er is gevraagd."
    AF_TE_WEGEN = auto(), "afgewogen geld", "Wat er is afgewogen."
    TOEGEKEND = auto(), "toegekend geld", "Wat er is toegekend."
    BESTEED = auto(), "besteed geld", "Wat er is besteed."


class Vraagsoort(Keuze):
    """How the open point of a part can be asked about."""

    SCHRIFTELIJKE_VRAAG = (
        auto(),
        "schriftelijke vraag",
        "Een vraag van een raadslid aan het college, die het college schriftelijk beantwoordt.",
    )
    WOO_VERZOEK = (
        auto(),
        "Woo-verzoek",
        "Een verzoek om stukken volgens de Wet open overheid; iedereen kan het doen.",
    )


class StukSoort(Keuze):
    """What kind of council document belongs to a recommendation."""

    MOTIE = auto(), "motie", "Een uitspraak van de raad die het college iets vraagt."
    BEANTWOORDING = auto(), "antwoord op een motie", "Het antwoord van het college op een motie."
    TOEZEGGING = auto(), "toezegging", "Iets dat het college aan de raad heeft beloofd."
    COLLEGEBERICHT = auto(), "collegebericht", "Een bericht van het college aan de raad."
    RAADSINFORMATIEBRIEF = (
        auto(),
        "raadsinformatiebrief",
        "Een brief van het college waarmee de raad wordt geïnformeerd.",
    )
    BEGROTING = auto(), "begroting", "Een begroting, voorjaarsnota of jaarrekening."
    PLAN = auto(), "plan of beleid", "Een plan of beleidsregel van de gemeente."
    VERGADERING = auto(), "vergadering", "Een vergadering waarin het aan de orde was."
