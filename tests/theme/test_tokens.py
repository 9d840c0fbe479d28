"""The look is one file of tokens: another municipality replaces it, and its colours are judged as ours are."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.conftest import ROOT

OURS = ROOT / "theme/css/brand.css"
OTHER = ROOT / "tests/theme/another_municipality.css"
COLOUR = "--basis-color-"
GROUNDS = ("default-bg-document", "default-bg-default", "default-bg-subtle")
READ = (
    *(
        ("default-color-document", ground)
        for ground in (*GROUNDS, "accent-1-bg-subtle", "negative-bg-subtle")
    ),
    *(("default-color-subtle", ground) for ground in GROUNDS),
    *(
        ("action-1-color-default", ground)
        for ground in (*GROUNDS, "action-1-bg-subtle", "accent-1-bg-subtle")
    ),
    *(("action-1-color-hover", ground) for ground in (*GROUNDS, "accent-1-bg-subtle", "negative-bg-subtle")),
    ("action-1-inverse-color-default", "action-1-inverse-bg-default"),
    ("action-1-inverse-color-default", "action-1-inverse-bg-hover"),
    ("negative-inverse-color-default", "negative-inverse-bg-default"),
    ("negative-color-default", "negative-bg-subtle"),
)
"""Text and its ground: at least 4.5 : 1."""
SEEN = tuple(
    (f"{name}-border-default", ground)
    for name in ("default", "action-1", "accent-1")
    for ground in ("default-bg-document", "default-bg-default")
)
"""What has to be seen and its ground: at least 3 : 1."""


def tokens(path: Path) -> dict[str, dict[str, str]]:
    """The tokens of a file in light and in dark."""
    light, dark = path.read_text(encoding="utf-8").split("@media (prefers-color-scheme: dark)")
    found = [dict(re.findall(r"(--[\w-]+):\s*([^;]+);", part)) for part in (light, dark)]
    return {"light": found[0], "dark": {**found[0], **found[1]}}


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, by WCAG 2."""

    def luminance(colour: str) -> float:
        parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
        linear = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_black_on_white_is_21_to_1():
    assert round(contrast("#000000", "#ffffff"), 2) == 21
    assert round(contrast("#777777", "#ffffff"), 2) == 4.48


@pytest.mark.parametrize("path", [OURS, OTHER], ids=["ours", "another municipality"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_and_every_border_can_be_seen(path: Path, scheme: str):
    given = tokens(path)[scheme]
    least = [*((pair, 4.5) for pair in READ), *((pair, 3.0) for pair in SEEN)]
    measured = {
        f"{front} on {ground}": round(contrast(given[COLOUR + front], given[COLOUR + ground]), 2)
        for (front, ground), wanted in least
        if contrast(given[COLOUR + front], given[COLOUR + ground]) < wanted
    }
    assert measured == {}
    ground = given[f"{COLOUR}default-bg-document"]
    rings = (given["--basis-focus-outline-color"], given["--basis-focus-background-color"])
    assert max(contrast(ring, ground) for ring in rings) >= 3


@pytest.mark.parametrize("path", [OURS, OTHER], ids=["ours", "another municipality"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_link_under_the_pointer_has_a_colour_of_the_scheme(path: Path, scheme: str):
    given = tokens(path)[scheme]
    for state in ("hover", "active"):
        assert given[f"--nl-link-{state}-color"] == "var(--basis-color-action-1-color-hover)"


def test_the_two_files_give_the_same_tokens_and_our_css_asks_for_no_others():
    ours, other = tokens(OURS), tokens(OTHER)
    assert set(ours["light"]) == set(other["light"])
    theme = ROOT / "theme"
    sheets = [theme / "css" / name for name in ("layout.css", "widths.css", "chart.css")]
    sheets += (theme / "templates" / "components").glob("*.css")
    asked = {
        name for sheet in sheets for name in re.findall(r"var\((--(?:basis|nl)-[\w-]+)", sheet.read_text())
    }
    assert asked - set(ours["light"]) == set()
