"""The file that tells where to report a weakness says what was given, and warns before it ends."""

from __future__ import annotations

from datetime import date

import pytest
import sectxt

from plugins.hosting.security_txt import security_problems, security_txt

ADDRESS = "https://ondermijning.voorbeeld.nl"
TODAY = date(2026, 11, 27)
CONTACT = {"contact": "https://www.voorbeeld.nl/lek-melden", "verloopt": "2027-06-30"}


def test_security_txt_says_what_was_given_and_is_absent_without_a_contact():
    assert security_txt({**CONTACT, "beleid": "https://www.voorbeeld.nl/beleid"}, ADDRESS) == (
        "Contact: https://www.voorbeeld.nl/lek-melden\nExpires: 2027-06-30T00:00:00Z\n"
        "Policy: https://www.voorbeeld.nl/beleid\nPreferred-Languages: nl, en\n"
        "Canonical: https://ondermijning.voorbeeld.nl/.well-known/security.txt\n"
    )
    assert security_txt({}, ADDRESS) == ""
    assert security_txt(CONTACT, f"{ADDRESS}/map") == ""


RENEW = "controleer het contact en kies een nieuwe dag bij 'verloopt', hooguit een jaar vooruit"
FORM = '{"contact": "https://… of mailto:…", "verloopt": "2027-06-30"}'


@pytest.mark.parametrize(
    ("given", "address", "expected"),
    [
        (CONTACT, ADDRESS, []),
        ({"contact": "mailto:lek@voorbeeld.nl", "verloopt": "2026-12-28"}, ADDRESS, []),
        (
            {**CONTACT, "verloopt": "2026-12-27"},
            ADDRESS,
            [(f"security.txt verloopt op 2026-12-27; {RENEW}", False)],
        ),
        (
            {**CONTACT, "verloopt": "2026-11-27"},
            ADDRESS,
            [(f"security.txt is verlopen op 2026-11-27; {RENEW}", True)],
        ),
        (
            {**CONTACT, "verloopt": "2028-01-01"},
            ADDRESS,
            [(f"security.txt verloopt pas op 2028-01-01, meer dan een jaar vooruit; {RENEW}", True)],
        ),
        (
            {**CONTACT, "verloopt": "30 juni"},
            ADDRESS,
            [("'30 juni' is geen dag; schrijf de dag waarop security.txt verloopt als 2027-06-30", True)],
        ),
        (
            {**CONTACT, "contact": "lek@voorbeeld.nl"},
            ADDRESS,
            [("'lek@voorbeeld.nl' is geen contact; schrijf een adres met https:// of mailto:", True)],
        ),
        (
            {"contact": "x"},
            ADDRESS,
            [
                (
                    f"dit is geen contact voor security.txt; schrijf {FORM}, of {{}} als er nog geen contact is",
                    True,
                )
            ],
        ),
        (
            {},
            ADDRESS,
            [
                (
                    "er is geen contact voor meldingen van kwetsbaarheden, dus er komt geen security.txt; "
                    f"schrijf {FORM}, want die is voor gemeenten verplicht",
                    False,
                )
            ],
        ),
        (
            CONTACT,
            f"{ADDRESS}/map",
            [
                (
                    "deze site staat in een map, en security.txt hoort in de hoofdmap van ondermijning.voorbeeld.nl; "
                    "daar moet de beheerder haar zelf zetten",
                    False,
                )
            ],
        ),
    ],
)
def test_security_txt_warns_a_month_before_its_end_and_refuses_after(
    given: dict[str, str], address: str, expected: list[tuple[str, bool]]
):
    assert list(security_problems(given, address, TODAY)) == expected


@pytest.mark.parametrize("more", [{}, {"beleid": "https://www.voorbeeld.nl/beleid"}])
def test_sectxt_has_no_faults_in_security_txt(more: dict[str, str]):
    text = security_txt({**CONTACT, **more}, ADDRESS)
    assert text
    read = sectxt.Parser(text.encode())
    assert read.errors == []
    assert read.is_valid()
    assert [advice["code"] for advice in read.recommendations] == [
        "not_signed"
    ]  # a key is the municipality's
    assert not sectxt.Parser(text.replace("Expires", "Verloopt").encode()).is_valid()
