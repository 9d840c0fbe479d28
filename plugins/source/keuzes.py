"""Every closed list, once: what editors type, what readers see, and what it means."""

from __future__ import annotations

from plugins.source.record import Keuze, Status

__all__ = ["Status"]  # the list that every kind of record shares stands beside the others


class Stand(Keuze):
    """The state of delivery of a part of a recommendation, in the order of the published rule (least advanced first)."""

    NIET_OPENBAAR_GEVONDEN = (
        "niet_openbaar_gevonden",
        "Niet openbaar gevonden",
        "In openbare bronnen is niet gevonden hoe het hiermee staat. Dat betekent niet dat er niets is gebeurd.",
    )
    NIET_GESTART = "niet_gestart", "Niet gestart", "Een openbare bron zegt dat hiermee nog niet is begonnen."
    WACHT_OP_BESLUIT = (
        "wacht_op_besluit",
        "Wacht op besluit",
        "Er is eerst een besluit nodig, bijvoorbeeld over geld in de begroting.",
    )
    IN_VOORBEREIDING = (
        "in_voorbereiding",
        "In voorbereiding",
        "Een openbare bron zegt dat de voorbereiding is begonnen.",
    )
    IN_UITVOERING = "in_uitvoering", "In uitvoering", "Een openbare bron zegt dat de uitvoering loopt."
    WORDT_NIET_UITGEVOERD = (
        "wordt_niet_uitgevoerd",
        "Wordt niet uitgevoerd",
        "Het college of de raad heeft besloten dit niet te doen.",
    )
    ANDERE_MAATREGEL = (
        "andere_maatregel",
        "Andere maatregel",
        "Er is iets anders gedaan dat volgens de bron in de plaats komt van wat werd aanbevolen.",
    )
    UITGEVOERD = "uitgevoerd", "Uitgevoerd", "Een openbare bron laat zien dat dit is gedaan."

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

    ONDERSCHRIJFT = "onderschrijft", "onderschrijft", "Het college is het ermee eens."
    HERKENT = "herkent", "herkent", "Het college ziet dat dit nodig is."
    ONDERSTEUNT = "ondersteunt", "ondersteunt", "Het college steunt de aanbeveling."
    VOORZIET_GRAAG_IN = (
        "voorziet_graag_in",
        "voorziet graag in",
        "Het college wil hieraan meewerken; de raad beslist.",
    )


class Gericht(Keuze):
    """To whom a recommendation is addressed."""

    COLLEGE = "college", "het college", "Het dagelijks bestuur van de gemeente: burgemeester en wethouders."
    RAAD = "raad", "de gemeenteraad", "De gekozen volksvertegenwoordiging van de gemeente."


class Beoordelaar(Keuze):
    """Who says that a part stands where it stands."""

    COLLEGE = (
        "college",
        "het college (eigen opgave)",
        "Het college zegt dit zelf. Niemand anders heeft het vastgesteld.",
    )
    RAAD = "raad", "de gemeenteraad", "De gemeenteraad heeft dit vastgesteld."
    REKENKAMER = (
        "rekenkamer",
        "de rekenkamer (onafhankelijk)",
        "De rekenkamer heeft dit onafhankelijk vastgesteld.",
    )
    REDACTIE = (
        "redactie",
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

    JA = "ja", "vervuld", "Een openbare bron laat zien dat aan de voorwaarde is voldaan."
    NEE = "nee", "niet vervuld", "Een openbare bron laat zien dat niet aan de voorwaarde is voldaan."
    NIET_OPENBAAR_GEVONDEN = (
        "niet_openbaar_gevonden",
        "niet openbaar gevonden",
        "In openbare bronnen is niet gevonden of aan de voorwaarde is voldaan.",
    )


class Hindernis(Keuze):
    """What stands in the way of a part of a recommendation."""

    BEGROTING = "begroting", "Geld", "Er is een besluit over geld nodig, meestal in de begroting."
    CAPACITEIT = "capaciteit", "Mensen", "Er zijn volgens de bron te weinig mensen of uren."
    WET = "wet", "De wet", "Wetten of uitspraken van rechters maken het moeilijk of veranderen nog."
    REGIO = "regio", "De regio", "Het hangt af van afspraken in de regio of het land."
    PRIVACY = "privacy", "Privacy", "Er is eerst een onderzoek naar de privacy nodig."
    ANDER_BESLUIT = (
        "ander_besluit",
        "Een ander besluit",
        "Er is een besluit van de raad of het college nodig dat niet over geld gaat.",
    )


class Trede(Keuze):
    """The steps of the money for a recommendation, apart from its state of delivery."""

    GEVRAAGD = "gevraagd", "Gevraagd", "Iemand heeft gezegd hoeveel geld of hoeveel mensen er nodig zijn."
    AF_TE_WEGEN = (
        "af_te_wegen",
        "Af te wegen",
        "Het college zegt dat het in de begroting moet worden afgewogen.",
    )
    TOEGEKEND = "toegekend", "Toegekend", "De raad heeft er geld voor vrijgemaakt."
    FUNCTIE_INGEVULD = "functie_ingevuld", "Functie ingevuld", "Er werkt iemand in de functie."


class StukSoort(Keuze):
    """What kind of council document belongs to a recommendation."""

    MOTIE = "motie", "motie", "Een uitspraak van de raad die het college iets vraagt."
    BEANTWOORDING = "beantwoording", "antwoord op een motie", "Het antwoord van het college op een motie."
    TOEZEGGING = "toezegging", "toezegging", "Iets dat het college aan de raad heeft beloofd."
    COLLEGEBERICHT = "collegebericht", "collegebericht", "Een bericht van het college aan de raad."
    RAADSINFORMATIEBRIEF = (
        "raadsinformatiebrief",
        "raadsinformatiebrief",
        "Een brief van het college waarmee de raad wordt geïnformeerd.",
    )
    BEGROTING = "begroting", "begroting", "Een begroting, voorjaarsnota of jaarrekening."
    PLAN = "plan", "plan of beleid", "Een plan of beleidsregel van de gemeente."
    VERGADERING = "vergadering", "vergadering", "Een vergadering waarin het aan de orde was."


class BronSoort(Keuze):
    """What kind of document a source is."""

    BRIEF = "brief", "brief", "Een brief van een bestuur."
    RAPPORT = "rapport", "rapport", "Een onderzoeksrapport of de aankondiging daarvan door de maker."
    BESLUIT = "besluit", "besluit of regeling", "Een besluit, plan of regeling zoals officieel bekendgemaakt."
    KAMERSTUK = "kamerstuk", "Kamerstuk", "Een stuk van de Tweede Kamer of een minister aan de Kamer."
    JAARVERSLAG = "jaarverslag", "jaarverslag", "Een jaarverslag of jaarstukken."
    BEGROTING = "begroting", "begroting", "Een begroting of Miljoenennota."
    WEBPAGINA = "webpagina", "webpagina", "Een pagina van de organisatie waar het over gaat."
    ARTIKEL = "artikel", "vakartikel", "Een artikel in een vakblad."
    NIEUWSBERICHT = "nieuwsbericht", "nieuwsbericht", "Een bericht in een nieuwsmedium of een persbericht."
    ZOEKACTIE = "zoekactie", "zoekactie", "Wat de redactie zelf heeft gezocht en niet gevonden."


class Herkomst(Keuze):
    """How close a source stands to the fact."""

    UITGEVER = "uitgever", "van de uitgever zelf", "De organisatie om wie het gaat, zegt dit zelf."
    NIEUWSMEDIUM = (
        "nieuwsmedium",
        "via een nieuws- of vakmedium",
        "Een nieuws- of vakmedium geeft de cijfers of feiten van de uitgever weer.",
    )
    REDACTIE = "redactie", "eigen zoekactie", "De redactie heeft dit zelf nagegaan."


class RouteSoort(Keuze):
    """What kind of reporting route it is, most urgent first."""

    SPOED = "spoed", "Spoed", "Er is nu gevaar."
    POLITIE = "politie", "Politie", "U meldt bij de politie, met uw naam."
    ANONIEM = "anoniem", "Anoniem", "Niemand weet wie u bent."
    VERTROUWELIJK = "vertrouwelijk", "Vertrouwelijk", "Een kleine kring weet wie u bent en houdt dat geheim."
    GEMEENTE = "gemeente", "Gemeente", "U meldt bij de gemeente."
    ZORG = "zorg", "Zorg", "Het gaat om zorg of zorggeld."
    ADVIES = "advies", "Advies", "U wilt eerst met iemand praten."
    BEROEP = (
        "beroep",
        "Voor beroepen",
        "Een route voor beroepen die bij wet moeten melden, of voor organisaties onderling.",
    )


class Anoniem(Keuze):
    """What becomes known about the person who reports."""

    JA = "ja", "Anoniem", "Volgens de organisatie wordt niet bekend wie u bent."
    AFGESCHERMD = "afgeschermd", "Afgeschermd", "Alleen een kleine kring weet wie u bent."
    NEE = "nee", "Met uw naam", "Men kan vragen wie u bent."
    ONBEKEND = (
        "onbekend",
        "Niet openbaar gevonden",
        "In openbare bronnen is niet gevonden wat over u bekend wordt.",
    )


class Gecontroleerd(Keuze):
    """How a telephone number or address was checked."""

    LEVEND = (
        "levend",
        "met de pagina van de organisatie zelf",
        "Vergeleken met de pagina zoals die op die dag op internet stond.",
    )
    ARCHIEF = (
        "archief",
        "met een bewaarde kopie van de bron",
        "Vergeleken met een bewaarde kopie; nog niet met de pagina op internet.",
    )


class Grafieksoort(Keuze):
    """How a series of figures is drawn."""

    LIJN = "lijn", "lijn", "Een lijn door de jaren; een ontbrekend jaar is een onderbreking."
    STAAF = "staaf", "staaf", "Een staaf per jaar."


class Totaal(Keuze):
    """What is done with the total of the columns of a series."""

    GEEN = "geen", "geen", "De rijen hebben geen totaal."
    TONEN = "tonen", "tonen", "Elke rij heeft een totaal en dat staat op de site."
    WEGLATEN = (
        "weglaten",
        "weglaten",
        "Elke rij heeft een totaal. Het wordt nagerekend, maar staat niet op de site.",
    )


class Licentie(Keuze):
    """Under which licence a table may be reused."""

    CC0 = "cc0-1.0", "CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/deed.nl"


class Pijler(Keuze):
    """Which line of the approach a programme belongs to."""

    JEUGD = "jeugd", "Jeugdaanpak", "Jongeren weghouden bij drugs en criminaliteit."
    PERSOON = (
        "persoonsgericht",
        "Persoonsgerichte aanpak",
        "Een aanpak rond één persoon, met zorg en veiligheid samen.",
    )
    WEERBAARHEID = "weerbaarheid", "Weerbaarheid", "Inwoners en ondernemers sterker maken tegen criminelen."


class VergaderingSoort(Keuze):
    """What kind of meeting it was."""

    RAAD = "raadsvergadering", "raadsvergadering", "Een vergadering waarin de gemeenteraad besluit."
    RONDE = "ronde", "ronde", "Een vergadering waarin raadsleden bespreken en voorbereiden."
