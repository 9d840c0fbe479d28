"""Every figure of the real site is what its source file says, in every place."""

from __future__ import annotations

from pathlib import Path

from tests.figures_in_site import disagreements, sources, woven
from tests.inhoud.conftest import newest_day
from tests.projects import ROOT


def in_english(words: str) -> str:
    return words.translate(str.maketrans(",.", ".,")).replace("ongeveer", "about")


def test_every_figure_is_what_its_source_file_says(real_site: Path):
    known, texts = sources(ROOT), list(woven(ROOT, newest_day()))
    assert {text.taal for text in texts} == {None, "en"}
    assert disagreements(real_site, known, texts, in_english) == []
