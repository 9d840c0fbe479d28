"""The kinds of personal data that are refused."""

from __future__ import annotations

from enum import auto

from plugins.source.record import Keuze


class Soort(Keuze):
    """What tells of a person."""

    BSN = auto(), "een burgerservicenummer (BSN)", "Negen cijfers die de elfproef doorstaan; ook een RSIN."
    MOBIEL = auto(), "een mobiel telefoonnummer", "Een 06-nummer dat niet bij een meldroute hoort."
    IBAN = auto(), "een rekeningnummer (IBAN)", "Een bankrekening waarvan het controlegetal klopt."
    KENTEKEN = auto(), "een kenteken", "Een van de veertien vormen van Nederlandse kentekens."
    EMAIL = auto(), "een e-mailadres", "Een e-mailadres, ook als het in woorden is uitgeschreven."
    ADRES = auto(), "een adres met huisnummer", "Een straat of postcode met een huisnummer."
    GEBOORTEDATUM = auto(), "een geboortedatum", "Een datum bij een woord als 'geboren'."
    NAAM = auto(), "een naam van een persoon", "Een naam na een woord als 'mevrouw', 'verdachte' of 'melder'."
