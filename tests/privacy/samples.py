"""Personal data of nobody: valid by their checksums, recognisably made up where that can be, the same in every run."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping

from stdnum.iso7064 import mod_97_10
from stdnum.nl import bsn

from plugins.privacy.uitzonderingen import Soort

_LETTERS = "BDFGHJKLNPRSTVXZ"
_CODES = "XX-99-99 99-99-XX 99-XX-99 XX-99-XX XX-XX-99 99-XX-XX 99-XXX-9 9-XXX-99 XX-999-X X-999-XX XXX-99-X X-99-XXX 9-XX-999 999-XX-9"


def a_bsn(chance: random.Random) -> str:
    number = ""
    while not bsn.is_valid(number):  # numbers that begin so are for tests
        number = f"9999{chance.randrange(100_000):05}"
    if chance.random() < 0.1:
        return f"BSN {chance.choice(['.', ' ', '-']).join(number)}"
    between = chance.choice(["", "", ".", " "])
    cuts = chance.choice([(3, 6), (4, 6), (4, 7)])
    groups = (number[: cuts[0]], number[cuts[0] : cuts[1]], number[cuts[1] :])
    return between.join(groups)


def a_mobile_number(chance: random.Random) -> str:
    start = chance.choice(
        ["06-", "06 ", "06", "(06) ", "+31 6 ", "+316", "0031 6-", "+31 (0)6-", "o6-", "O6 "]
    )
    digits = f"0000{chance.randrange(10_000):04}"
    if chance.random() < 0.1:
        words = "nul een twee drie vier vijf zes zeven acht negen".split()
        return " ".join(words[int(digit)] for digit in f"06{digits}")
    return start + chance.choice(
        [digits, " ".join(digits[at : at + 2] for at in range(0, 8, 2)), f"{digits[:4]}-{digits[4:]}"]
    )


def an_iban(chance: random.Random) -> str:
    country, account = chance.choice([("NL", "TEST"), ("NL", "FAKE"), ("DE", "00000000")])
    account += f"{chance.randrange(10**10):010}"
    check = mod_97_10.calc_check_digits(account + country)
    number = f"{country}{check}{account}"
    return chance.choice([number, " ".join(number[at : at + 4] for at in range(0, len(number), 4))])


def a_number_plate(chance: random.Random) -> str:
    signs = {"X": _LETTERS, "9": "0123456789", "-": "-"}
    plate = "".join(chance.choice(signs[sign]) for sign in chance.choice(_CODES.split()))
    return f"kenteken {plate.replace('-', ' ')}" if chance.random() < 0.1 else plate


def a_mail_address(chance: random.Random) -> str:
    name = f"{chance.choice(['jan', 'fatima', 'j.de.voorbeeld', 'k-test'])}{chance.randrange(100)}"
    at, dot = chance.choice(
        [
            ("@", "."),
            ("@", "."),
            (" (at) ", " punt "),
            ("[at]", "."),
            (" at ", " punt "),
            (" apenstaartje ", " punt "),
            (" apestaartje ", " punt "),
        ]
    )
    return f"{name}{at}voorbeeld{chance.randrange(10)}{dot}{chance.choice(['nl', 'com', 'invalid'])}"


def a_home_address(chance: random.Random) -> str:
    street = chance.choice(
        [
            "Voorbeeldstraat",
            "Testlaan",
            "Nergensweg",
            "Verzonnenplein",
            "Nietgracht",
            "Testkade",
            "Voorbeeldsingel",
            "Schijndijk",
            "Fictiehof",
            "Testsingel",
            "Droompad",
        ]
    )
    number = f"{chance.randrange(1, 400)}{chance.choice(['', '', 'a', ' bis', '-2'])}"
    postcode = f"{chance.randrange(2100, 9999)}{chance.choice(['', ' '])}{chance.choice(_LETTERS[:12])}{chance.choice('BDGHKLNP')}"
    return chance.choice(
        [
            f"{street} {number}",
            f"{street} {number}, {postcode} Nergenshuizen",
            f"{postcode} {number}",
            f"de {street} nummer {number}",
        ]
    )


def a_birth_date(chance: random.Random) -> str:
    day, month, year = chance.randrange(1, 29), chance.randrange(1, 13), chance.randrange(1901, 2012)
    names = [
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
    date = chance.choice(
        [
            f"{day}-{month}-{year}",
            f"{day:02}/{month:02}/{year}",
            f"{year}-{month:02}-{day:02}",
            f"{day} {names[month - 1]} {year}",
            f"twaalf {names[month - 1]} {year}",
            f"{day} {names[month - 1]} negentiennegentig",
        ]
    )
    word = chance.choice(["geboren op", "geboren te Nergenshuizen op", "geboortedatum:", "geb.", "Geboren:"])
    return chance.choice([f"{word} {date}", f"{word} {date}", f"op {date} geboren"])


def a_name(chance: random.Random) -> str:
    word = chance.choice(
        [
            "de heer",
            "De heer",
            "mevrouw",
            "dhr.",
            "mevr.",
            "verdachte",
            "slachtoffer",
            "melder",
            "de hoofdverdachte",
            "getuige",
        ]
    )
    first = chance.choice(["Jan", "Fatima", "Anne-Marie", "Zoë", "Özgür", "J.", "A.B."])
    last = chance.choice(
        ["de Vries", "van der Voorbeeld", "Testma", "el Verzonnen", "Fictie-Jansen", "Ørnek"]
    )
    return f"{word} {first} {last}"


MADE: Mapping[Soort, Callable[[random.Random], str]] = {
    Soort.BSN: a_bsn,
    Soort.MOBIEL: a_mobile_number,
    Soort.IBAN: an_iban,
    Soort.KENTEKEN: a_number_plate,
    Soort.EMAIL: a_mail_address,
    Soort.ADRES: a_home_address,
    Soort.GEBOORTEDATUM: a_birth_date,
    Soort.NAAM: a_name,
}
"""How a sample of each kind is made."""


def samples(soort: Soort, number: int) -> list[str]:
    """So many samples of a kind."""
    chance = random.Random(f"{soort} {number}")
    return [MADE[soort](chance) for _ in range(number)]


def landlines(number: int) -> list[str]:
    """So many telephone numbers of houses in Amersfoort that nobody has, some with letters that look like digits."""
    chance = random.Random(f"vast {number}")
    return [_landline(chance) for _ in range(number)]


def _landline(chance: random.Random) -> str:
    digits = f"0000{chance.randrange(1_000):03}"
    grouped = chance.choice(
        [digits, f"{digits[:3]} {digits[3:5]} {digits[5:]}", f"{digits[:3]} {digits[3:]}"]
    )
    plain = chance.choice(["033-", "033 ", "(033) ", "+31 33 ", "033"]) + grouped
    return (
        plain.replace("0", chance.choice(["O", "o"]), 1)
        if chance.random() < 0.3 and plain[0] == "0"
        else plain
    )
