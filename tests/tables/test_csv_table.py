"""The strict CSV reader: what it gives, and everything that a spreadsheet or an editor may put in a file, refused at its place."""

from __future__ import annotations

import random

import pytest

from plugins.tables.csv_table import CsvForm, CsvRow, read_csv
from plugins.tables.value import Value, as_typed

FORM = CsvForm(("a", "b"))


def typed(row: CsvRow) -> dict[str, object]:
    return {key: as_typed(value) if isinstance(value, Value) else value for key, value in row.values.items()}


def messages(data: str | bytes, form: CsvForm = FORM) -> list[str]:
    rows, problems = read_csv("a.csv", data.encode() if isinstance(data, str) else data, form)
    assert (rows is None) == bool(problems)
    return [str(problem) for problem in problems]


def test_rows_come_out_with_the_place_of_every_cell():
    rows, problems = read_csv(
        "a.csv",
        b'jaar,a,b,bronnen,noot\n2019,16900,~16400,,"Anders geteld, zie ""bron"""\n2020,onbekend,0,mma rijk,\n',
        FORM,
    )
    assert problems == []
    assert rows is not None
    assert [typed(row) for row in rows] == [
        {"jaar": 2019, "a": "16900", "b": "~16400", "noot": 'Anders geteld, zie "bron"'},
        {"jaar": 2020, "a": "onbekend", "b": "0", "bronnen": ["mma", "rijk"]},
    ]
    assert [row.line for row in rows] == [2, 3]
    assert rows[0].places == {"jaar": (2, 1), "a": (2, 6), "b": (2, 12), "noot": (2, 20)}
    assert rows[1].places["bronnen"] == (3, 17)


@pytest.mark.parametrize(
    "data",
    [
        b"\xef\xbb\xbfjaar,a,b\n2019,1,2\n",
        b"jaar,a,b\r\n2019,1,2\r\n",
        b"jaar,a,b\n2019,1,2",
        b'"jaar","a","b"\n"2019","1","2"\n',
        b"jaar,a,b,noot\n2019,1,2,\n",
        b"jaar,a,b,bronnen\n2019,1,2,\n",
    ],
    ids=[
        "byte order mark",
        "windows line ends",
        "no last line end",
        "quotes around everything",
        "noot only",
        "bronnen only",
    ],
)
def test_the_forms_that_spreadsheets_save_are_accepted(data: bytes):
    rows, problems = read_csv("a.csv", data, FORM)
    assert problems == []
    assert rows is not None
    assert typed(rows[0]) == {"jaar": 2019, "a": "1", "b": "2"}


@pytest.mark.parametrize(
    ("form", "cell", "value"),
    [
        (CsvForm(("a",), ";", "komma", 1), "12,5", "12.5"),
        (CsvForm(("a",), ",", "komma", 1), '"12,5"', "12.5"),
        (CsvForm(("a",), ";", "komma", 1), "~12,5", "~12.5"),
        (CsvForm(("a",), ";", "komma", 1), ">=12,5", ">=12.5"),
        (CsvForm(("a",), ","), ">=1200", ">=1200"),
        (CsvForm(("a",), ",", "punt", 2), "12.50", "12.50"),
        (CsvForm(("a",), ",", "punt", 3), "1.234", "1.234"),
        (CsvForm(("a",), ",", "punt", 1), "12", "12"),
        (CsvForm(("a",), ","), "999999999999999", "999999999999999"),
    ],
)
def test_numbers_are_read_by_the_declared_form_and_are_values_for_the_rest_of_the_site(
    form: CsvForm, cell: str, value: str
):
    rows, problems = read_csv(
        "a.csv", f"jaar{form.scheidingsteken}a\n2019{form.scheidingsteken}{cell}\n".encode(), form
    )
    assert problems == []
    assert rows is not None
    assert typed(rows[0])["a"] == value


TOGETHER = "schrijf alle cijfers achter elkaar"
NO_NUMBER = "dit is geen getal; schrijf 'onbekend' als het cijfer niet openbaar is"
CELLS = [
    ("1.234", "'1.234': punt is geen duizendteken hier; schrijf 1234"),
    ("~1.234", "'1.234': punt is geen duizendteken hier; schrijf 1234"),
    ("1.234.567", "'1.234.567': een punt is geen duizendteken hier; schrijf 1234567"),
    ('"1.234,5"', "'1.234,5': een punt is geen duizendteken hier; schrijf 1234.5"),
    ('"1,234"', "'1,234': komma is geen duizendteken hier; schrijf 1234"),
    (
        '"12,5"',
        "'12,5' is geen heel getal, en deze reeks heeft geen decimalen; schrijf een heel getal, of zet 'decimalen: 1' bij de reeks",
    ),
    (
        "12.5",
        "'12.5' is geen heel getal, en deze reeks heeft geen decimalen; schrijf een heel getal, of zet 'decimalen: 1' bij de reeks",
    ),
    ("1 234", "'1 234': een spatie is geen duizendteken hier; schrijf 1234"),
    ("1\u00a0234", "'1\u00a0234': een spatie is geen duizendteken hier; schrijf 1234"),
    ("1\u202f234", "'1\u202f234': een spatie is geen duizendteken hier; schrijf 1234"),
    ("1_000", f"'1_000': {TOGETHER}"),
    ("1'000", f"'1'000': {TOGETHER}"),
    ("１２", "'１２': dit zijn geen gewone cijfers; typ het getal met 0 tot en met 9"),
    ("١٢", "'١٢': dit zijn geen gewone cijfers; typ het getal met 0 tot en met 9"),
    ("½", "'½': dit zijn geen gewone cijfers; typ het getal met 0 tot en met 9"),
    ("+5", "'+5': haal het plusteken weg"),
    ("-3", "'-3': dit is negatief; een aantal is nul of meer"),
    ("−3", "'−3': dit is negatief; een aantal is nul of meer"),
    ("1e3", "'1e3': schrijf het getal helemaal uit, zonder e"),
    ("1.5E+06", "'1.5E+06': schrijf het getal helemaal uit, zonder e"),
    ("NaN", f"'NaN': {NO_NUMBER}"),
    ("inf", f"'inf': {NO_NUMBER}"),
    ("-inf", f"'-inf': {NO_NUMBER}"),
    ("#N/B", f"'#N/B': {NO_NUMBER}"),
    ("#DIV/0!", f"'#DIV/0!': {NO_NUMBER}"),
    ("-", f"'-': {NO_NUMBER}"),
    (".", f"'.': {NO_NUMBER}"),
    ("null", f"'null': {NO_NUMBER}"),
    ("≥5", "'≥5': schrijf '>=' direct voor het getal als de bron 'minstens' zegt"),
    ("> 5", "'> 5': schrijf '>=' direct voor het getal als de bron 'minstens' zegt"),
    (">=1.234", "'1.234': punt is geen duizendteken hier; schrijf 1234"),
    ("<5", "'<5': dit is geen getal; schrijf het aantal zelf, of 'onbekend'"),
    ("0012", "'0012': een getal begint niet met een nul; haal de nullen vooraan weg"),
    ("00", "'00': een getal begint niet met een nul; haal de nullen vooraan weg"),
    ("12%", "'12%': schrijf alleen het getal; de eenheid staat bij de reeks"),
    ("€ 12", "'€ 12': schrijf alleen het getal; de eenheid staat bij de reeks"),
    ("12*", "'12*': schrijf alleen het getal; de eenheid staat bij de reeks"),
    ("~ 1200", "'~ 1200': haal de spatie na ~ weg"),
    ("=1+1", "'=1+1': dit is een formule; schrijf de uitkomst"),
    (
        "x",
        "'x': dit is geen getal; schrijf een getal zoals 1234, '~1200' voor ongeveer, '>=1200' voor minstens, of 'onbekend'",
    ),
    (
        "~",
        "'~': dit is geen getal; schrijf een getal zoals 1234, '~1200' voor ongeveer, '>=1200' voor minstens, of 'onbekend'",
    ),
    ("~onbekend", "'~onbekend': dit is geen getal; bedoelde u 'onbekend'?"),
    ("Onbekend", "'Onbekend': dit is geen getal; bedoelde u 'onbekend'?"),
    ("onbekent", "'onbekent': dit is geen getal; bedoelde u 'onbekend'?"),
    ("", "de cel is leeg; vul een getal in, '~getal' voor ongeveer, '>=getal' voor minstens, of 'onbekend'"),
    (" 12", "spaties voor of achter '12'; haal ze weg"),
    ("12\u00a0", "spaties voor of achter '12'; haal ze weg"),
    ("12\t", "spaties voor of achter '12'; haal ze weg"),
    ("9" * 16, "een getal van meer dan 15 tekens; controleer het"),
    ("9" * 5000, "een getal van meer dan 15 tekens; controleer het"),
    (
        "y" * 100,
        f"'{'y' * 40}…': dit is geen getal; schrijf een getal zoals 1234, '~1200' voor ongeveer, '>=1200' voor minstens, of 'onbekend'",
    ),
]


@pytest.mark.parametrize(("cell", "message"), CELLS)
def test_a_cell_that_is_no_plain_number_is_refused_with_its_own_remedy(cell: str, message: str):
    assert messages(f"jaar,a,b\n2019,1,{cell}\n") == [f"a.csv:2:8: regel 2, kolom 'b': {message}"]


@pytest.mark.parametrize(
    ("form", "cell", "message"),
    [
        (
            CsvForm(("a",), ";", "punt", 1),
            "12,5",
            "'12,5' heeft een komma, maar het decimaalteken is hier een punt; schrijf 12.5",
        ),
        (
            CsvForm(("a",), ";", "komma", 1),
            "12.5",
            "'12.5' heeft een punt, maar het decimaalteken is hier een komma; schrijf 12,5",
        ),
        (CsvForm(("a",), ";", "komma", 1), "1.234", "'1.234': punt is geen duizendteken hier; schrijf 1234"),
        (CsvForm(("a",), ";", "komma", 3), "1.234", "'1.234': punt is geen duizendteken hier; schrijf 1234"),
        (
            CsvForm(("a",), ";", "punt", 1),
            "12.55",
            "'12.55' heeft 2 cijfers achter de punt; deze reeks heeft er hoogstens 1",
        ),
        (
            CsvForm(("a",), ";", "komma", 1),
            "1234567890123,45",
            "een getal van meer dan 15 tekens; controleer het",
        ),
    ],
)
def test_a_decimal_in_another_form_than_was_declared_is_refused(form: CsvForm, cell: str, message: str):
    assert messages(f"jaar;a\n2019;{cell}\n", form) == [f"a.csv:2:6: regel 2, kolom 'a': {message}"]


@pytest.mark.parametrize(
    ("year", "message"),
    [("19", "'19' is geen jaar; schrijf vier cijfers, zoals 2024"), ("2019*", "'2019*' is geen jaar; schrijf vier cijfers, zoals 2024"), ("", "het jaar ontbreekt; schrijf vier cijfers, zoals 2024"),
     ("２０１９", "'２０１９' is geen jaar; schrijf vier cijfers, zoals 2024"), ("2019.0", "'2019.0' is geen jaar; schrijf vier cijfers, zoals 2024")],
)  # fmt: skip
def test_a_year_is_four_digits(year: str, message: str):
    assert messages(f"jaar,a,b\n{year},1,2\n") == [f"a.csv:2:1: regel 2, kolom 'jaar': {message}"]


@pytest.mark.parametrize("text", ["=1+1", "+31", "-3", "@SUM(A1)", "＝1"])
def test_a_note_that_a_spreadsheet_would_run_is_refused(text: str):
    assert messages(f"jaar,a,b,noot\n2019,1,2,{text}\n") == [
        f"a.csv:2:10: regel 2, kolom 'noot': een rekenblad leest '{text}' als formule; begin met een letter of een cijfer"
    ]


@pytest.mark.parametrize("text", ["\t=1+1", "\ttekst"])
def test_a_note_that_starts_with_a_tab_is_refused(text: str):
    assert messages(f"jaar,a,b,noot\n2019,1,2,{text}\n") == [
        f"a.csv:2:10: regel 2, kolom 'noot': een rekenblad leest '{text}' als formule; begin met een letter of een cijfer"
    ]


@pytest.mark.parametrize("text", [" tekst", "tekst ", "een\ttab"])
def test_blanks_around_a_note_and_tabs_in_it_are_refused(text: str):
    assert messages(f"jaar,a,b,bronnen,noot\n2019,1,2,,{text}\n") == [
        "a.csv:2:11: regel 2, kolom 'noot': spaties voor of achter de tekst, of een tab erin; haal ze weg"
    ]


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
