"""Disclosure control: rounding of counts, and the attack that proves that published tables give none away."""
