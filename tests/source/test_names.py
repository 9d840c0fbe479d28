"""Names as they stand in addresses and names of files."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from plugins.source.record import Sleutel, slug


def test_a_name_in_an_address_has_no_capitals_accents_or_signs():
    names = ("'s-Gravenhage", "Súdwest-Fryslân", "J. de Vries  (wethouder)", "安")
    assert [slug(name) for name in names] == [
        "s-gravenhage",
        "sudwest-fryslan",
        "j-de-vries-wethouder",
        "naamloos",
    ]


@given(name=st.text(max_size=20))
def test_every_name_can_be_the_name_of_a_record(name: str):
    TypeAdapter(Sleutel).validate_python(slug(name))
