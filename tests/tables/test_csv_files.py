"""The strict CSV reader: whole files that a spreadsheet or an editor may save, refused at their place."""

from __future__ import annotations

import random

import pytest

from plugins.tables.csv_table import CsvForm, read_csv
from plugins.tables.value import Value
from tests.tables.reading_csv import FORM, messages

HEADER = "de kopregel is: jaar,a,b, met daarachter eventueel bronnen en noot"
FILES = [
    (
        "jaar,a,b\n2019,1,2\n".encode("utf-16"),
        "a.csv:1:1: dit is UTF-16 (in Excel: 'Unicode-tekst'); sla het bestand op als 'CSV UTF-8'",
    ),
    (
        "jaar,a,b\n2019,1,2\n".encode("utf-16-be"),
        "a.csv:1:1: hier staat een NUL-teken; dit is geen tekst of UTF-16. Sla het bestand op als 'CSV UTF-8'",
    ),
    (
        b"jaar,a,b\n2019,1\x00,2\n",
        "a.csv:2:1: hier staat een NUL-teken; dit is geen tekst of UTF-16. Sla het bestand op als 'CSV UTF-8'",
    ),
    (b"jaar,a,b,noot\n2019,1,2,caf\xe9\n", "a.csv:2:1: dit is geen UTF-8; sla het bestand op als UTF-8"),
    ("jaar,a,b\n2019,1\u200b,2\n", "a.csv:2:7: onzichtbaar teken U+200B; verwijder het"),
    ("jaar,a,b,noot\n2019,1,2,\u202etekst\n", "a.csv:2:10: onzichtbaar teken U+202E; verwijder het"),
    ("jaar,a,b\n2019,1\x07,2\n", "a.csv:2:7: onzichtbaar teken U+0007; verwijder het"),
    (
        "",
        "a.csv:1:1: hier staat niets; zet op de eerste regel de namen van de kolommen en daaronder een regel per jaar",
    ),
    (
        "\n\n",
        "a.csv:1:1: hier staat niets; zet op de eerste regel de namen van de kolommen en daaronder een regel per jaar",
    ),
    ("jaar,a,b\n", "a.csv:1:1: onder de kopregel staan geen rijen; zet een regel per jaar neer"),
    (
        'jaar,a,b,noot\n2019,1,2,"open\n2020,1,2,\n',
        "a.csv:2:10: een aanhalingsteken wordt geopend maar niet op dezelfde regel gesloten; sluit het",
    ),
    (
        'jaar,a,b,noot\n2019,1,2,"over\ntwee regels"\n',
        "a.csv:2:10: een aanhalingsteken wordt geopend maar niet op dezelfde regel gesloten; sluit het",
    ),
    (
        'jaar,a,b,noot\n2019,1,2,"tekst" meer\n',
        'a.csv:2:17: na het sluitende aanhalingsteken staat nog tekst; schrijf "" voor een aanhalingsteken binnen de tekst',
    ),
    (
        'jaar,a,b,noot\n2019,1,2,de "straat"\n',
        'a.csv:2:13: een aanhalingsteken midden in een cel; zet de hele cel tussen aanhalingstekens en schrijf "" voor een aanhalingsteken erin',
    ),
    ("jaar,a,b\n\n2019,1,2\n", "a.csv:2:1: lege regel; verwijder haar"),
    ("jaar,a,b\n2019,1,2\n\n", "a.csv:3:1: lege regel; verwijder haar"),
    ("jaar,a,b\n2019,1,2\n,,\n", "a.csv:3:1: regel 3 heeft alleen lege cellen; verwijder haar"),
    (
        "jaar,a,b\r2019,1,2\n",
        "a.csv:1:9: een regeleinde van een oude Mac (CR); sla het bestand op met gewone regeleinden",
    ),
    (
        "jaar,a,b\n2019,1\n",
        "a.csv:2:1: regel 2 heeft 2 cellen en de kopregel 3; zet op elke regel evenveel cellen als kolommen",
    ),
    (
        "jaar,a,b\n2019,1,2,3\n",
        'a.csv:2:1: regel 2 heeft 4 cellen en de kopregel 3; zet op elke regel evenveel cellen als kolommen. Zet een getal met een komma tussen aanhalingstekens: "12,5"',
    ),
    (
        "jaar;a;b\n2019;1;2\n",
        "a.csv:1:1: de kolommen zijn gescheiden door ';', maar opgegeven is ','; geef scheidingsteken ';' op, of sla het bestand op met ','",
    ),
    (
        "jaar\ta\tb\n2019\t1\t2\n",
        "a.csv:1:1: de kolommen zijn gescheiden door een tab, maar opgegeven is ','; sla het bestand op met ','",
    ),
    ("jaar,a,b,c\n2019,1,2,3\n", "a.csv:1:10: onbekende kolom 'c'. Kies uit: jaar, a, b, bronnen, noot"),
    (
        "jaar,a,b,bronen\n2019,1,2,\n",
        "a.csv:1:10: onbekende kolom 'bronen'; bedoelde u 'bronnen'? Kies uit: jaar, a, b, bronnen, noot",
    ),
    ("jaar,a,b,a\n2019,1,2,3\n", "a.csv:1:10: kolom 'a' staat er twee keer; verwijder er een"),
    ("jaar,a\n2019,1\n", f"a.csv:1:1: kolom 'b' ontbreekt; {HEADER}"),
    ("a,b\n1,2\n", f"a.csv:1:1: kolom 'jaar' ontbreekt; {HEADER}"),
    ("jaar,b,a\n2019,1,2\n", f"a.csv:1:1: de kolommen staan niet in de opgegeven volgorde; {HEADER}"),
    (
        "jaar,a,b,noot,bronnen\n2019,1,2,,\n",
        f"a.csv:1:1: de kolommen staan niet in de opgegeven volgorde; {HEADER}",
    ),
    ("jaar,noot,a,b\n2019,,1,2\n", f"a.csv:1:1: de kolommen staan niet in de opgegeven volgorde; {HEADER}"),
    (
        "jaar,a,b\n2019" + "," * 900_000 + "\n",
        "a.csv:2:105: meer dan 100 cellen op een regel; controleer of ',' het scheidingsteken is",
    ),
    (
        b"jaar,a,b\n" + b"2019,1,2\n" * 201,
        "a.csv: het bestand heeft 201 rijen; 200 is het meeste. Splits het",
    ),
    (b"x" * 1_000_001, "a.csv: het bestand is 1.000.001 bytes; 1.000.000 is het meeste. Splits het"),
]


@pytest.mark.parametrize(("data", "message"), FILES, ids=range(len(FILES)))
def test_a_file_that_cannot_be_read_as_it_was_meant_is_refused_at_its_place(data: str | bytes, message: str):
    assert messages(data) == [message]


def test_a_file_with_commas_that_was_declared_with_semicolons_says_so():
    assert messages("jaar,a,b\n2019,1,2\n", CsvForm(("a", "b"), ";")) == [
        "a.csv:1:1: de kolommen zijn gescheiden door ',', maar opgegeven is ';'; geef scheidingsteken ',' op, of sla het bestand op met ';'"
    ]


def test_a_header_with_blanks_or_capitals_is_near_the_right_one():
    assert messages("Jaar,a, b\n2019,1,2\n") == [
        "a.csv:1:1: onbekende kolom 'Jaar'; bedoelde u 'jaar'? Kies uit: jaar, a, b, bronnen, noot",
        "a.csv:1:8: onbekende kolom ' b'; bedoelde u 'b'? Kies uit: jaar, a, b, bronnen, noot",
    ]


def test_two_hundred_rows_are_read():
    assert messages("jaar,a,b\n" + "2019,1,2\n" * 200) == []


def test_every_wrong_cell_is_listed_at_once():
    assert len(messages("jaar,a,b,noot\n19,x,1.234,=1\n2019,1\n2020,-1,2,\n")) == 6


def test_mutations_of_a_good_file_end_in_rows_or_in_a_refusal_with_a_place():
    good = b'jaar,a,b,bronnen,noot\r\n2019,16900,~16400,mma,"Anders, ""zo"""\r\n2020,onbekend,0,mma rijk,\r\n'
    chance = random.Random(20230602)
    for _ in range(2000):
        data = bytearray(good)
        for _ in range(chance.randint(1, 3)):
            place = chance.randrange(len(data))
            data[place : place + chance.randint(0, 2)] = bytes(
                chance.choice(b'",;\r\n\t\x00\xff 01a~.=-\xc2\xa0') for _ in range(chance.randint(0, 2))
            )
        rows, problems = read_csv("a.csv", bytes(data), FORM)
        assert (rows is None) == bool(problems)
        for row in rows or ():
            assert all(isinstance(row.values[key], Value) for key in ("a", "b"))
