"""Disclosure control: rounding of counts, and the attack that proves that published tables give none away."""

from plugins.disclosure.rounding import AFRONDINGSNOTEN, round_table, round_value, sums_that_fail
from plugins.disclosure.tables import Leak, TableUnderAttack, attack_tables

__all__ = [
    "AFRONDINGSNOTEN",
    "Leak",
    "TableUnderAttack",
    "attack_tables",
    "round_table",
    "round_value",
    "sums_that_fail",
]
