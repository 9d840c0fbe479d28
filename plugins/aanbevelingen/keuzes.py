"""The closed lists of a recommendation: what editors type, what readers see, and what it means."""

from __future__ import annotations

from enum import auto

from plugins.source.record import Keuze


class Stand(Keuze):
    """The state of delivery of a part, in the order of the published rule: the least advanced first."""

    NIET_OPENBAAR_GEVONDEN = (
        auto(),
        "Niet openbaar gevonden",
        "In openbare bronnen is niet gevonden hoe het hiermee staat. "
        "Dat betekent niet dat er niets is gebeurd.",
    )
    NIET_GESTART = auto(), "Niet gestart", "Een openbare bron zegt dat hiermee nog niet is begonnen."
    WACHT_OP_BESLUIT = (
        auto(),
        "Wacht op besluit",
        "Er is eerst een besluit nodig, bijvoorbeeld over geld in de begroting.",
    )
    IN_VOORBEREIDING = auto(), "In voorbereiding", "Een openbare bron zegt dat de voorbereiding is begonnen."
    IN_UITVOERING = auto(), "In uitvoering", "Een openbare bron zegt dat de uitvoering loopt."
    WORDT_NIET_UITGEVOERD = (
        auto(),
        "Wordt niet uitgevoerd",
        "Het college of de raad heeft besloten dit niet te doen.",
    )
    ANDERE_MAATREGEL = (
        auto(),
        "Andere maatregel",
        "Er is iets anders gedaan dat volgens de bron in de plaats komt van wat werd aanbevolen.",
    )
    UITGEVOERD = auto(), "Uitgevoerd", "Een openbare bron laat zien dat dit is gedaan."

    @property
    def rang(self) -> int:
        """The place in the published order; the whole is as far as its least advanced part."""
        return _RANG[self]

    @property
    def afgerond(self) -> bool:
        """Whether nothing more is expected."""
        return self in (Stand.WORDT_NIET_UITGEVOERD, Stand.ANDERE_MAATREGEL, Stand.UITGEVOERD)


_RANG = {stand: place for place, stand in enumerate(Stand)}


class Reactiewoord(Keuze):
    """The word with which the college answered a recommendation."""

    ONDERSCHRIJFT = auto(), "onderschrijft", "Het college is het ermee eens."
    HERKENT = auto(), "herkent", "Het college ziet dat dit nodig is."
    ONDERSTEUNT = auto(), "ondersteunt", "Het college steunt de aanbeveling."
    VOORZIET_GRAAG_IN = auto(), "voorziet graag in", "Het college wil hieraan meewerken; de raad beslist."


class Gericht(Keuze):
    """To whom a recommendation is addressed."""

    COLLEGE = auto(), "het college", "Het dagelijks bestuur van de gemeente: burgemeester en wethouders."
    RAAD = auto(), "de gemeenteraad", "De gekozen volksvertegenwoordiging van de gemeente."


class Beoordelaar(Keuze):
    """Who says that a part stands where it stands."""

    COLLEGE = (
        auto(),
        "het college (eigen opgave)",
        "Het college zegt dit zelf. Niemand anders heeft het vastgesteld.",
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
    NIET_OPENBAAR_GEVONDEN = (
        auto(),
        "niet openbaar gevonden",
        "In openbare bronnen is niet gevonden of aan de voorwaarde is voldaan.",
    )


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
    """The steps of the money for a recommendation, apart from its state of delivery."""

    GEVRAAGD = auto(), "Gevraagd", "Iemand heeft gezegd hoeveel geld of hoeveel mensen er nodig zijn."
    AF_TE_WEGEN = auto(), "Af te wegen", "Het college zegt dat het in de begroting moet worden afgewogen."
    TOEGEKEND = auto(), "Toegekend", "De raad heeft er geld voor vrijgemaakt."
    FUNCTIE_INGEVULD = auto(), "Functie ingevuld", "Er werkt iemand in de functie."


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
