"""Each rule against what it has to refuse and what it has to let pass."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.privacy.gate import findings
from plugins.privacy.reading import as_read
from plugins.privacy.uitzonderingen import Soort

REFUSED: dict[Soort, list[str]] = {
    Soort.BSN: [
        "Het gaat om 111222333.",
        "BSN: 111.222.333",
        "bsn111222333",
        "111 222 333",
        "het bsn bij dit bedrag is 111.222.333",
        "111222333 is het totaal",
        "1112.22.333",
        "1112 22 333",
        "1112-223-33",
        "nummer_111222333",
        "111​222​333",
        "1112&shy;22333",
        "１１１２２２３３３",
        "١١١٢٢٢٣٣٣",
        "111**222**333",
        "&#49;11222333",
        r'"\x31\u0031\u0031222333"',
        "https://voorbeeld.invalid/?bsn=111222333",
    ],
    Soort.MOBIEL: [
        "06-12345678",
        "(06) 12 34 56 78",
        "+31 (0)6-12345678",
        "0031 6 12345678",
        "+31612345678",
        "06&shy;12345678",
        "06\u00a012\u201134\u201156\u201178",
        "tel:0612345678",
        "O6-12345678",
        "o6 1234 5678",
        "06-1234S678",
        "06/12345678",
        "2026 0612345678",
        "06.12.34.56.78",
    ],
    Soort.IBAN: [
        "NL91ABNA0417164300",
        "NL91 ABNA 0417 1643 00",
        "nl91abna0417164300",
        "op NL91ABNA0417164300 van",
        "IBAN:DE89370400440532013000.",
        "NL91-ABNA-0417-1643-00",
    ],
    Soort.KENTEKEN: [
        "de auto AB-12-CD",
        "12-ABC-3",
        "G-123-BB",
        "kenteken AB12CD",
        "met kenteken: ab 12 cd",
        "12-bb-34",
    ],
    Soort.EMAIL: [
        "jan.jansen@gmail.com",
        "naam (at) voorbeeld punt nl",
        "naam[at]voorbeeld.nl",
        "naam at voorbeeld punt nl",
        "naam apenstaartje voorbeeld punt nl",
        "naam@voorbeeld punt nl",
        "mailto:jan%40voorbeeld.nl",
        "jan&#64;voorbeeld.nl",
        "jan＠voorbeeld.nl",
        "naam (apenstaartje) voorbeeld (punt) nl",
    ],
    Soort.ADRES: [
        "Voorbeeldstraat 12",
        "Stationsstraat 12, 3811 LM",
        "de Nieuwe Voorbeeldweg 3a",
        "Laan van Nergens 112",
        "Voorbeeldlaan nr. 5",
        "3811LM 12",
        "12 3811 LM Amersfoort",
        "bezoek: Voorbeeldhof 4-6",
        "de voorbeeldstraat 12",
        "postcode 3811 LM, huisnummer 12",
        "Park Voorbeeldzicht 2, 3811 LM",
    ],
    Soort.GEBOORTEDATUM: [
        "geboren op 2 juni 1985",
        "geboortedatum: 02-06-1985",
        "geb. 2/6/85",
        "geboortedatum\n1985-06-02",
        "op 2 juni 1985 te Nergens geboren",
        "born on 2 June 1985",
        "Geboren te Nergenshuizen, 2 juni\u00a01985",
    ],
    Soort.NAAM: [
        "verdachte Jan de Vries",
        "de heer De Voorbeeld",
        "mevrouw A. van der Voorbeeld",
        "dhr. J. Voorbeeld",
        "De melder, slachtoffer Fatima Voorbeeld",
        "melder: Jan Voorbeeld",
        "de hoofdverdachte A.B. Voorbeeld",
        "slachtoffer Jan",
        "mevrouw\n  Voorbeeld",
    ],
}

PASSES = [
    "123456789 is geen burgerservicenummer",
    "tijdstip 1766150400",
    "€ 1.234.567",
    "€ 111.222.333",
    "111.222.333 euro en 111 222 333 inwoners",
    "0,111222333 en 1.111222333",
    "de omzet was 111.222.333 in 2024, en het budget 111 222 333",
    "| Begroting 2025 | 111.222.333 | 111.222.333 |",
    "een totaal van 111.222.333 en 111.222.333 euro's",
    "sha256:a111222333bcdef0111222333aa",
    "urn:uuid:111222333-1112-4223-8333-111222333444",
    "https://voorbeeld.invalid/artikel/111222333",
    "ISBN 978-90-12345-67-8",
    "van 06-12-2023 tot 06-12-2024 en 2023-06-12 2024-06-02",
    "blz. 106-112 en 1060-1061",
    "op 2023-06-02 en 2-6-2023",
    "0800-7000, 0900-8844, 14 033, 112 en 088 123 45 67",
    "ECLI:NL:RVS:2019:1234",
    "artikel 2:17 van de APV, Stcrt. 2025, 31991",
    "Kamerstukken II 2023/24, 29 911, nr. 252",
    "CVDR659374/1 en stb-2011-345",
    "in de jaren 2019-2020 en 2021-2022",
    "1-formatie-en-bibob en 2-jaarlijkse-uitvoeringsplannen",
    "EN 301 549, versie 3.2.1, uit 2021 EN 301 549",
    "Postbus 4000, 3800 EA Amersfoort",
    "op de markt 12 kramen, en in de straat 3 panden",
    "de Kerkstraat 12 meldingen en de Stationsweg 30 procent",
    "het plan voor de Voorbeeldlaan 2026",
    "de Amsterdamseweg in Amersfoort",
    "het plan dat is geboren uit overleg. Op 2 juni 2023 kwam de brief",
    "een verdachte, een slachtoffer of een melder blijft anoniem",
    "De melder krijgt bericht. De verdachte niet. Mevrouw of heer?",
    "verdachten Nederlanders en slachtoffers Europeanen",
    "Slachtofferhulp Nederland helpt een slachtoffer. Bel 112.",
    "look at this. It is at politie.nl",
    "UID:vergadering-2023-07-04@zicht-op-ondermijning",
    "@media print en @import",
    "NL91ABNA0417164301",
    "XX-123-4567 en A-1-B",
    "12,5 procent, 1 234 567 inwoners en 6 12 34 56",
]


HERE = Path(__file__).parent


def lines(name: str) -> list[str]:
    """The lines of a file of sentences, with ⏎ where one goes on at the next line.

    They are of nobody: nothing in them is of a person that lives.
    """
    return [line.replace("⏎", "\n") for line in (HERE / name).read_text(encoding="utf-8").splitlines()]


def kinds(text: str) -> set[str]:
    return {finding.soort.value for finding in findings(as_read(text))}


def test_hundreds_of_other_spellings_are_seen():
    told = [line.split(": ", 1) for line in lines("refused.txt")]
    assert len(told) >= 480
    assert [f"{soort}: {text}" for soort, text in told if soort not in kinds(text)] == []


def test_hundreds_of_plain_sentences_pass():
    assert len(lines("passes.txt")) >= 460
    assert [(line, kinds(line)) for line in lines("passes.txt") if kinds(line)] == []


@pytest.mark.parametrize(
    ("soort", "text"), [(soort, text) for soort, texts in REFUSED.items() for text in texts]
)
def test_what_tells_of_a_person_is_seen_however_it_is_written(soort: Soort, text: str):
    assert soort in {finding.soort for finding in findings(as_read(text))}


@pytest.mark.parametrize("text", PASSES)
def test_what_tells_of_nobody_passes(text: str):
    assert [(finding.soort, finding.value) for finding in findings(as_read(text))] == []
