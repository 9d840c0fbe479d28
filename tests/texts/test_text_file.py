"""The front matter of a text: which days a page shows."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from plugins.source.sources import read_sources
from plugins.texts.text_file import read_texts

HEAD = "---\nTitle: Los\nDate: 2026-01-01\nSummary: Los.\n{}---\n\nTekst.\n"


@pytest.mark.parametrize(
    ("name", "more", "shown", "placed"),
    [
        ("pages/los.md", "", date(2026, 1, 1), None),
        ("pages/los.md", "publiceren_op: 2026-03-01\n", date(2026, 3, 1), None),
        ("pages/los.md", "publiceren_op: 2025-03-01\n", date(2026, 1, 1), None),
        (
            "nieuws/los.md",
            "geplaatst: 2026-02-01\nbronnen: [brief-2023-06-02]\n",
            date(2026, 1, 1),
            date(2026, 2, 1),
        ),
        (
            "nieuws/los.md",
            "geplaatst: 2026-02-01\nbronnen: [brief-2023-06-02]\npubliceren_op: 2026-03-01\n",
            date(2026, 1, 1),
            date(2026, 3, 1),
        ),
    ],
)
def test_a_page_shows_no_day_before_it_became_public(
    tmp_path: Path, name: str, more: str, shown: date, placed: date | None
):
    path = tmp_path / "content" / name
    path.parent.mkdir(parents=True)
    path.write_text(HEAD.format(more), encoding="utf-8")
    texts, problems = read_texts(read_sources(tmp_path))
    assert problems == []
    assert [(text.day, text.geplaatst) for text in texts] == [(shown, placed)]
