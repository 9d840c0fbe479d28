"""What every page of the real site weighs, with room for the address that it gets where it is published."""

from __future__ import annotations

from pathlib import Path

from plugins.checks.rules.pages import MAX_BYTES
from plugins.checks.site import weigh

OF_THE_ADDRESS = 350
"""So many bytes at most the address of a site adds to a page: held in `tests/opendata/test_weight.py`."""


def weights_of(site: Path) -> dict[str, int]:
    """The weight of every page in bytes, compressed."""
    return {path.relative_to(site).as_posix(): weigh(path.read_bytes(), 9) for path in site.rglob("*.html")}


def test_every_page_has_room_for_the_address_of_the_site(real_site: Path):
    most = MAX_BYTES - OF_THE_ADDRESS
    assert {page: weight for page, weight in weights_of(real_site).items() if weight > most} == {}
