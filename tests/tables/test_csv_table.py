"""The strict CSV reader: what it gives, and every cell that it refuses with a remedy of its own."""

from __future__ import annotations

import pytest

from plugins.tables.csv_table import CsvForm, read_csv
from tests.tables.reading_csv import FORM, messages, typed


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
ABOUT = "schrijf '~' direct voor het getal als de bron 'ongeveer' zegt"
IN_FULL = "schrijf het getal helemaal uit, alleen in cijfers"
A_DATE = "een rekenblad maakte hier een datum van; typ het getal, en zet de cellen eerst op 'Tekst'"
TWO = "dit zijn twee getallen; schrijf er een, of 'onbekend'"
NIL = "dit is geen getal; schrijf 0 als de bron nul zegt, en anders 'onbekend'"
ALONE = "schrijf alleen het getal; de eenheid staat bij de reeks"
CELLS = [
    ("1.234", "'1.234': een punt is geen duizendteken hier; schrijf 1234"),
    ("~1.234", "'~1.234': een punt is geen duizendteken hier; schrijf ~1234"),
    ("1.234.567", "'1.234.567': een punt is geen duizendteken hier; schrijf 1234567"),
    ('"1.234,5"', "'1.234,5': een punt is geen duizendteken hier; schrijf 1234.5"),
    ('"1,234"', "'1,234': een komma is geen duizendteken hier; schrijf 1234"),
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
    (">=1.234", "'>=1.234': een punt is geen duizendteken hier; schrijf >=1234"),
    ("<5", "'<5': dit is geen getal; schrijf het aantal zelf, of 'onbekend'"),
    ("0012", "'0012': een getal begint niet met een nul; haal de nullen vooraan weg"),
    ("00", "'00': een getal begint niet met een nul; haal de nullen vooraan weg"),
    ("12%", "'12%': schrijf alleen het getal; de eenheid staat bij de reeks"),
    ("€ 12", "'€ 12': schrijf alleen het getal; de eenheid staat bij de reeks"),
    ("12*", "'12*': schrijf alleen het getal; de eenheid staat bij de reeks"),
    ("~ 1200", "'~ 1200': haal de spatie na ~ weg"),
    ("=1+1", "'=1+1': dit is een formule; schrijf de uitkomst"),
    (
        "0.125",
        "'0.125' is geen heel getal, en deze reeks heeft geen decimalen; schrijf een heel getal, of zet 'decimalen: 3' bij de reeks",
    ),
    (
        "12345.678",
        "'12345.678' is geen heel getal, en deze reeks heeft geen decimalen; schrijf een heel getal, of zet 'decimalen: 3' bij de reeks",
    ),
    ("1.2345", "'1.2345' heeft 4 cijfers achter de punt; rond af op hoogstens 3"),
    (".5", "'.5': schrijf 0.5"),
    ('"~,5"', "'~,5': schrijf ~0.5"),
    ("5.", "'5.': achter het decimaalteken staat niets; haal het weg, of vul de decimalen aan"),
    ("(5)", "'(5)': een rekenblad zet een negatief getal tussen haakjes; een aantal is nul of meer"),
    ("ca. 5", f"'ca. 5': {ABOUT}"),
    ("≈5", f"'≈5': {ABOUT}"),
    ("Circa 1200", f"'Circa 1200': {ABOUT}"),
    ("5 miljoen", f"'5 miljoen': {IN_FULL}"),
    ('"1,2 mln."', f"'1,2 mln.': {IN_FULL}"),
    ("1-2-2026", f"'1-2-2026': {A_DATE}"),
    ("feb-26", f"'feb-26': {A_DATE}"),
    ("1-feb", f"'1-feb': {A_DATE}"),
    ("2026-02-01", f"'2026-02-01': {A_DATE}"),
    ("5-10", f"'5-10': {TWO}"),
    ("5 à 10", f"'5 à 10': {TWO}"),
    ("1/2", f"'1/2': {TWO}"),
    ("nihil", f"'nihil': {NIL}"),
    ("geen", f"'geen': {NIL}"),
    ("n.v.t.", f"'n.v.t.': {NO_NUMBER}"),
    ("n.b.", f"'n.b.': {NO_NUMBER}"),
    ("–", f"'–': {NO_NUMBER}"),
    ("x", f"'x': {NO_NUMBER}"),
    ("?", f"'?': {NO_NUMBER}"),
    ("5 procent", f"'5 procent': {ALONE}"),
    ("5 %", f"'5 %': {ALONE}"),
    ("5p", f"'5p': {ALONE}"),
    (
        "y y",
        "'y y': dit is geen getal; schrijf een getal zoals 1234, '~1200' voor ongeveer, '>=1200' voor minstens, of 'onbekend'",
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
        (
            CsvForm(("a",), ";", "komma", 1),
            "1.234",
            "'1.234': een punt is geen duizendteken hier; schrijf 1234 als dit een geheel getal is, en rond anders af",
        ),
        (
            CsvForm(("a",), ";", "komma", 3),
            "1.234",
            "'1.234': een punt is geen duizendteken hier; schrijf 1234 als dit een geheel getal is, of 1,234 als het decimalen heeft",
        ),
        (
            CsvForm(("a",), ";", "punt", 1),
            "12.55",
            "'12.55' heeft 2 cijfers achter de punt, en deze reeks heeft er hoogstens 1; rond af, of zet 'decimalen: 2' bij de reeks",
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
