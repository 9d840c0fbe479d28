"""What tells of a person: a rule for each kind, which says where such a thing stands in a text.

The text is one as a person reads it (`as_read` in `reading.py`). All forms of a kind are in its file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from plugins.privacy.births import birth_dates
from plugins.privacy.bsn import bsn_numbers
from plugins.privacy.home_addresses import home_addresses
from plugins.privacy.iban import iban_numbers
from plugins.privacy.mail_addresses import mail_addresses
from plugins.privacy.mobile_numbers import mobile_numbers
from plugins.privacy.names import names_of_people
from plugins.privacy.number_plates import number_plates
from plugins.privacy.patterns import Span
from plugins.privacy.uitzonderingen import Soort

RULES: Mapping[Soort, Callable[[str], Iterator[Span]]] = {
    Soort.BSN: bsn_numbers,
    Soort.MOBIEL: mobile_numbers,
    Soort.IBAN: iban_numbers,
    Soort.KENTEKEN: number_plates,
    Soort.EMAIL: mail_addresses,
    Soort.ADRES: home_addresses,
    Soort.GEBOORTEDATUM: birth_dates,
    Soort.NAAM: names_of_people,
}
"""Which rule looks for what; one that sees a place in two forms tells it twice."""
