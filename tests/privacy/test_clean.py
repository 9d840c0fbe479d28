"""Plain Dutch full of numbers passes."""

from __future__ import annotations

import random

from plugins.privacy.gate import findings
from plugins.privacy.reading import as_read

WORDS = 18_000
"""So many words without a false alarm are asked for."""
_MONTHS = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
]

SENTENCES = """
De gemeenteraad stelde op {day} {month} {year} het uitvoeringsplan vast, met {vote} stemmen voor en {few} tegen.
In {year} kwamen er {thousands} meldingen binnen, {percent} procent meer dan in het jaar daarvoor.
Het budget is € {millions}, waarvan € {thousands} voor toezicht en {percent} miljoen euro voor handhaving.
Het college antwoordde op {iso} op de vragen van de raad; zie bladzijde {page}-{next} van het rapport.
De Afdeling deed uitspraak op {date} (ECLI:NL:RVS:{year}:{many}), overweging {few}.{few}.
De beleidsregel staat in het Gemeenteblad {year}, nr. {big}, en in de Staatscourant {year}, {big}.
Volgens artikel {few}:{vote} van de Algemene plaatselijke verordening mag de burgemeester een pand sluiten.
Zie Kamerstukken II {year}/{short}, 29 {vote}, nr. {vote}, p. {page}.
Een onderzoek bij {vote} bedrijven aan de Amsterdamseweg en de Stationsstraat leverde {few} overtredingen op.
Het wijkteam hield tussen {year} en {year} in totaal {vote} controles in de binnenstad, op de markt en langs de snelweg.
Wie anoniem wil melden, belt 0800-7000. Bij spoed belt u 112, anders 0900-8844 of 14 033.
De melder hoort binnen {vote} dagen wat er met de melding is gebeurd. Een slachtoffer krijgt hulp, een verdachte een advocaat.
De stad telt {thousands} inwoners in {vote} wijken; het land telt {millions} inwoners en {millions} woningen.
Op het bedrijventerrein staan {vote} panden leeg. In de Kerkstraat {year} en het Stadspark werd niets gevonden.
Het rapport heeft ISBN 978-90-{short}-{big}-{few} en kost € {vote},50.
De projectleider, de burgemeester, mevrouw of meneer: iedereen mag vragen stellen tijdens de bijeenkomst van {hour}.{minute} uur.
De politie nam {thousands} kilo in beslag, ter waarde van {millions} euro, verdeeld over {vote} partijen.
De norm EN 301 549 van {year} telt {vote} eisen, versie {few}.{few}.{few}, en geldt vanaf {date}.
Zaaknummer {year}-{big}, kenmerk {vote}/{big}/{short}, ingekomen op {date}.
Het document met de vingerafdruk {hash} staat op https://voorbeeld.invalid/artikel/{nine}/pagina-{page}.
Tussen {iso} en {iso} werd {few},{short} keer zo veel gemeld als in de periode {year}-{year}.
In de tabel staan {vote} {page} {many} en {thousands}; de kolom van {year} telt op tot {thousands}.
De regio Midden-Nederland omvat 39 gemeenten, waaronder Amersfoort, Soest, Leusden en Bunschoten.
Het plan is geboren uit overleg met bewoners. In {year} kwam er een vervolg met {vote} maatregelen.
De Wet Bibob (Stb. {year}, {vote}) en de Wgs (Stb. {year}, {vote}) gelden naast de AVG (EU) {year}/{vote}.
Van de {thousands} adviezen gingen er {vote} over horeca, {vote} over vastgoed en {few} over vergunningen.
Postbus {many}, {postcode} Amersfoort is het postadres van een dienst; een huisnummer hoort daar niet bij.
De commissie vergaderde {few} keer, van {day} {month} tot {day} {month} {year}, steeds om {hour}:{minute} uur.
""".strip().splitlines()


def numbers(chance: random.Random) -> dict[str, object]:
    """A number of every kind that such a text holds."""
    day, month, year = chance.randrange(1, 29), chance.randrange(1, 13), chance.randrange(1990, 2031)
    page = chance.randrange(2, 300)
    return {
        "day": day,
        "month": _MONTHS[month - 1],
        "year": year,
        "iso": f"{year}-{month:02}-{day:02}",
        "date": chance.choice(
            [f"{day}-{month}-{year}", f"{day:02}-{month:02}-{year}", f"{day:02}/{month:02}/{year}"]
        ),
        "few": chance.randrange(1, 10),
        "vote": chance.randrange(10, 100),
        "page": page,
        "next": page + chance.randrange(1, 9),
        "many": chance.randrange(1000, 10_000),
        "big": chance.randrange(10_000, 1_000_000),
        "short": f"{chance.randrange(10, 100)}",
        "percent": f"{chance.randrange(1, 99)},{chance.randrange(10)}",
        "thousands": f"{chance.randrange(1_000, 1_000_000):,}".replace(",", chance.choice([".", " "])),
        "millions": f"{chance.randrange(1_000_000, 1_000_000_000):,}".replace(",", chance.choice([".", " "])),
        "nine": chance.randrange(100_000_000, 1_000_000_000),
        "hash": f"{chance.getrandbits(256):064x}",
        "hour": chance.randrange(8, 23),
        "minute": f"{chance.randrange(60):02}",
        "postcode": f"{chance.randrange(2100, 9999)} {chance.choice(['EA', 'LM', 'BB'])}",
    }


def test_plain_dutch_full_of_numbers_gives_no_alarm():
    chance, words, alarms = random.Random(18_000), 0, []
    while words < WORDS:
        sentence = chance.choice(SENTENCES).format(**numbers(chance))
        words += len(sentence.split())
        alarms += [(finding.soort, finding.value, sentence) for finding in findings(as_read(sentence))]
    assert alarms == []
