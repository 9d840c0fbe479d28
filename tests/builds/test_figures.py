"""Every figure of the made-up site is what was typed, in every place; and a figure that differs in one place is seen."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.figures_in_site import Reeks, Woven, disagreements, sources, woven
from tests.made_up_language import figure
from tests.projects import TODAY, VOORBEELD


@pytest.fixture(scope="module")
def known() -> dict[str, Reeks]:
    """What was typed in the made-up series."""
    return sources(VOORBEELD)


@pytest.fixture(scope="module")
def texts(built_project: Path) -> list[Woven]:
    """The figures that stand in the texts."""
    return list(woven(built_project, TODAY))


@pytest.fixture(scope="module")
def copied(built_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the site in which a figure can be changed."""
    return shutil.copytree(built_site, tmp_path_factory.mktemp("figures") / "site")


def test_every_figure_is_what_its_source_file_says(
    built_site: Path, known: dict[str, Reeks], texts: list[Woven]
):
    assert {text.taal for text in texts} == {None, "xq"}
    assert disagreements(built_site, known, texts, figure) == []


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("cijfers/voorbeeldmeldingen.csv", "24201", "24210"),
        ("cijfers/voorbeeldmeldingen.json", "24201", "24210"),
        ("cijfers/voorbeeldmeldingen.svg", "2023: 24.201", "2023: 24.210"),
        ("cijfers/voorbeeldmeldingen/index.html", '<td class="getal">24.201', '<td class="getal">24.210'),
        ("cijfers/voorbeeldmeldingen/index.html", ">24.201</tspan>", ">24.210</tspan>"),
        ("melden/index.html", ">32.007</a>", ">32.070</a>"),
        ("cijfers/voorbeeldadviezen/index.html", "onbekend</td>", "0</td>"),
    ],
)
def test_a_figure_that_differs_in_one_place_is_seen(
    copied: Path, known: dict[str, Reeks], texts: list[Woven], name: str, old: str, new: str
):
    good = (copied / name).read_text(encoding="utf-8")
    assert old in good
    try:
        (copied / name).write_text(good.replace(old, new, 1), encoding="utf-8")
        assert len(disagreements(copied, known, texts, figure)) == 1
    finally:
        (copied / name).write_text(good, encoding="utf-8")
