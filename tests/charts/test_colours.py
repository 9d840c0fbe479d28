"""The colours of charts: enough contrast on every ground, light and dark, and the same in the style sheet as in files."""

from __future__ import annotations

import re

import pytest

from plugins.charts.theme import AXIS, COLUMN_COLOURS, FILLS, GRID, GROUND, SOFT, STROKES, TEXT
from tests.conftest import ROOT

CHART = (ROOT / "theme" / "css" / "chart.css").read_text(encoding="utf-8")
BRAND = (ROOT / "theme" / "css" / "brand.css").read_text(encoding="utf-8")
COLUMNS = [f"--g-{number}" for number in range(1, 7)]
GROUNDS = ["--basis-color-default-bg-default", "--basis-color-default-bg-document"]


def declared(css: str, scheme: str) -> dict[str, str]:
    """The custom properties that hold in a colour scheme."""
    dark = re.compile(r"@media \(prefers-color-scheme: dark\) \{(.*?\})\s*\}", re.DOTALL)
    light = re.sub(r"@media[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}", "", css)
    found = dict(re.findall(r"(--[a-z0-9-]+):\s*([^;]+);", light))
    if scheme == "dark":
        for part in dark.findall(css):
            found.update(re.findall(r"(--[a-z0-9-]+):\s*([^;]+);", part))
    return found


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_columns_and_their_names_stand_out_from_every_ground(scheme: str):
    chart, brand = declared(CHART, scheme), declared(BRAND, scheme)
    assert set(COLUMNS) <= set(chart)
    for ground in GROUNDS:
        for column in COLUMNS:
            # 3:1 is asked of marks; names and figures are written in the same colours, and text needs 4.5:1.
            assert contrast(chart[column], brand[ground]) >= 4.5, (scheme, column, ground)
        for text in ("--basis-color-default-color-document", "--basis-color-default-color-subtle"):
            assert contrast(brand[text], brand[ground]) >= 4.5, (scheme, text, ground)
        assert contrast(brand["--basis-color-default-border-default"], brand[ground]) >= 3, (
            scheme,
            "axis",
            ground,
        )


def test_files_have_the_colours_of_a_light_page():
    chart, brand = declared(CHART, "light"), declared(BRAND, "light")
    assert [chart[column] for column in COLUMNS] == list(COLUMN_COLOURS)
    assert (brand["--basis-color-default-color-document"], brand["--basis-color-default-color-subtle"]) == (
        TEXT,
        SOFT,
    )
    assert (
        brand["--basis-color-default-border-default"],
        brand["--basis-color-default-border-subtle"],
        brand["--basis-color-default-bg-default"],
    ) == (AXIS, GRID, GROUND)


def test_the_style_sheet_knows_every_class_that_a_drawing_may_have():
    for kind, classes in (("fill", FILLS), ("stroke", STROKES)):
        for name in classes.values():
            assert re.search(rf"svg \.{name} \{{ {kind}: [^}}]+\}}", CHART), name


def test_print_and_forced_colours_have_colours_of_their_own():
    for media in ("print", "(forced-colors: active)"):
        block = CHART[CHART.index(f"@media {media}") :]
        assert [
            column
            for column in [*COLUMNS, "--g-0"]
            if f"{column}:" not in block[: block.index("\n@media") if "\n@media" in block[1:] else len(block)]
        ] == []
