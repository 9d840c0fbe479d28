"""A value as it is typed and shown; and for everything else a remedy that works when it is followed."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from plugins.tables.value import Value, as_typed, format_value, parse_text, parse_value


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        (32007, "32.007"),
        ("~16400", "ongeveer 16.400"),
        (">=16400", "minstens 16.400"),
        ("onbekend", "onbekend"),
        (Decimal("54.3"), "54,3"),
        (Decimal("48.0"), "48,0"),
        (48, "48"),
        (Decimal("48.55"), "48,6"),
        (">=8.1", "minstens 8,1"),
    ],
)
def test_a_value_is_shown_with_the_decimals_it_was_typed_with_up_to_those_of_its_series(
    typed: object, shown: str
):
    assert format_value(parse_value(typed), 1) == shown
    assert as_typed(parse_value(typed)) == str(typed)


@pytest.mark.parametrize("typed", ["~ 16400", " ~16400 ", ">= 16400", "16918"])
def test_a_blank_after_the_sign_and_quotes_around_a_number_are_accepted_in_yaml(typed: str):
    assert parse_value(typed).number in (16400, 16918)


@pytest.mark.parametrize(
    ("given", "message"),
    [
        (True, "hier hoort een getal, '~getal', '>=getal' of 'onbekend'"),
        (None, "hier hoort een getal, '~getal', '>=getal' of 'onbekend'"),
        ([1], "hier hoort een getal, '~getal', '>=getal' of 'onbekend'"),
        (-3, "-3 is negatief; een aantal is nul of meer"),
        ("016918", "'016918': een getal begint niet met een nul; haal de nullen vooraan weg"),
        ("48,5", "'48,5' heeft een komma, maar het decimaalteken is hier een punt; schrijf 48.5"),
        ("16.918.000", "'16.918.000': een punt is geen duizendteken hier; schrijf 16918000"),
        ("~>=5", "'~>=5': schrijf '>=' direct voor het getal als de bron 'minstens' zegt"),
        ("meer dan 5", "'meer dan 5': dit is geen getal; schrijf een getal zoals 1234, '~1200' voor ongeveer, '>=1200' voor minstens, of 'onbekend'"),
    ],
)  # fmt: skip
def test_what_is_no_value_is_refused_with_what_to_type_instead(given: object, message: str):
    with pytest.raises(ValueError) as refused:
        parse_value(given)
    assert str(refused.value) == message


def follow(typed: str, message: str) -> str:
    """What an editor has typed after doing what the message says, in the first way it names."""
    if found := re.search(r"(?:;|:) schrijf ([~>=]*[0-9][0-9.,]*)(?:$| als)", message):
        return found[1]
    for said, instead in (
        ("; rond af, of schrijf", lambda: re.sub(r"([.,]).*", lambda sign: f"{sign[1]}5", typed)),
        ("schrijf alle cijfers achter elkaar", lambda: re.sub(r"[^0-9~>=]", "", typed)),
        ("haal de nullen vooraan weg", lambda: re.sub(r"^([~>=]*)0+(?=[0-9])", r"\1", typed)),
        ("haal het plusteken weg", lambda: typed.replace("+", "")),
        ("haal de spatie na ~ weg", lambda: re.sub(r"~\s+", "~", typed)),
        ("haal ze weg", typed.strip),
        ("schrijf het getal helemaal uit, zonder e", lambda: f"{Decimal(re.sub(r'[~>=]', '', typed)):f}"),
        ("schrijf alleen het getal", lambda: re.sub(r"[^0-9.,~>=]", "", typed)),
        ("schrijf '>=' direct voor het getal", lambda: ">=" + re.sub(r"[^0-9.,]", "", typed)),
        ("dit is negatief; een aantal is nul of meer", lambda: re.sub(r"[-−–]", "", typed)),
        ("typ het getal met 0 tot en met 9", lambda: "12"),
        ("schrijf een heel getal", lambda: re.sub(r"[.,].*", "", typed)),
        ("haal het weg, of vul de decimalen aan", lambda: re.sub(r"[.,]$", "", typed)),
        ("rond af", lambda: re.sub(r"[.,].*", "", typed)),
        ("schrijf er een", lambda: re.split(r"[-/]", typed)[0]),
        ("schrijf 0 als de bron nul zegt", lambda: "0"),
        ("deze reeks heeft er hoogstens", lambda: re.sub(r"([.,]).*", lambda sign: f"{sign[1]}5", typed)),
        ("controleer het", lambda: "123"),
        ("schrijf de uitkomst", lambda: "2"),
    ):
        if said in message:
            return instead()
    assert "'onbekend'" in message, message
    return "onbekend"


DIGITS = st.integers(0, 10**7).map(str)
MISTAKES = st.one_of(
    st.integers(10**3, 10**8).map(lambda number: f"{number:,}"),
    st.integers(10**3, 10**8).map(lambda number: f"{number:,}".replace(",", ".")),
    st.integers(10**3, 10**8).map(lambda number: f"{number:,}".replace(",", " ")),
    st.integers(10**3, 10**8).map(lambda number: f"{number:,}".replace(",", "\u00a0")),
    st.integers(10**3, 10**8).map(lambda number: f"{number:_}"),
    st.builds("{}{}{}".format, DIGITS, st.sampled_from(".,"), DIGITS),
    st.builds("{}{}".format, st.sampled_from(["0", "00", "+", "-", "−", "≥", ">", "=", "€ ", " "]), DIGITS),
    st.builds("{}{}".format, DIGITS, st.sampled_from(["%", " %", "*", "e3", "E2", " ", "\t", "½", "x"])),
    st.sampled_from(
        ["NaN", "", "-", ".", "n/a", "Onbekend", "geen", "<5", "#N/B", "１２", "null", "~", ">="]
    ),
)


@given(
    st.sampled_from(["", "~", ">=", "~ "]), MISTAKES, st.sampled_from(["punt", "komma"]), st.integers(0, 3)
)
def test_every_remedy_of_the_reader_works_when_it_is_followed(
    qualifier: str, typed: str, decimaalteken: str, decimalen: int
):
    text = f"{qualifier}{typed}"
    for _ in range(4):  # a text can be wrong in more than one way; each remedy takes one away
        try:
            value = parse_text(text, decimaalteken, decimalen)
        except ValueError as error:
            followed = follow(text, str(error))
            assert followed != text, f"{error} leads nowhere"
            text = followed
        else:
            assert value.decimalen <= decimalen
            return
    raise AssertionError(f"{qualifier}{typed} ends as {text}")


@given(st.integers(0, 10**14), st.sampled_from(["~", ">=", ""]))
def test_a_thousands_mark_is_never_read_as_a_decimal_mark(number: int, qualifier: str):
    assume(number >= 1000)
    grouped = f"{number:,}".replace(",", ".")
    if grouped.count(".") > 1 or len(grouped) > 15:
        with pytest.raises(ValueError):
            parse_text(f"{qualifier}{grouped}")
    else:
        with pytest.raises(ValueError) as refused:
            parse_text(f"{qualifier}{grouped}", "punt", 2)
        assert str(refused.value) == (
            f"'{qualifier}{grouped}': een punt is geen duizendteken hier; schrijf {qualifier}{number} als dit een"
            " geheel getal is, en rond anders af"
        )


@given(st.decimals(0, 10**9, places=3, allow_nan=False), st.sampled_from(["~", ">=", ""]))
def test_what_was_typed_is_typed_again_the_same(number: Decimal, qualifier: str):
    assert as_typed(parse_text(f"{qualifier}{number}")) == f"{qualifier}{number}"


def test_exact_values_are_neither_approximate_nor_a_bound_nor_unknown():
    values = (
        Value(Decimal(1)),
        Value(Decimal(1), approximate=True),
        Value(Decimal(1), at_least=True),
        Value(None),
    )
    assert [value.exact for value in values] == [True, False, False, False]
