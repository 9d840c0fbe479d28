"""What the address of a site adds to the weight of its pages: it stands in the head of each, and in its data."""

from __future__ import annotations

from pathlib import Path

from tests.inhoud.test_weight import OF_THE_ADDRESS, weights_of
from tests.projects import PUBLIC_ADDRESS


def test_a_long_address_adds_no_more_to_a_page_than_is_reckoned_with(public_site: Path, built_site: Path):
    assert len(PUBLIC_ADDRESS) > 80
    without, weights = weights_of(built_site), weights_of(public_site)
    more = {page: weights[page] - weight for page, weight in without.items()}
    assert max(more.values()) > 100
    assert {page: bytes_more for page, bytes_more in more.items() if bytes_more > OF_THE_ADDRESS} == {}
