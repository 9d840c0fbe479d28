"""A site is built again when it would become another, and only then."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.publish.fingerprint import MadeOf
from plugins.publish.swap import FINISHED
from plugins.source.published import MANIFEST
from tests.projects import Change, remove, write

BASELINE = "data/gepubliceerd.json"


@pytest.fixture
def unchanged(tmp_path: Path) -> Callable[..., bool]:
    """Whether the site that was made of a small project is still the one that would be made."""
    for name in ("content/a.md", "data/b.yaml", "theme/c.html", "pelicanconf.py"):
        write(name, name)(tmp_path)
    write(BASELINE, "eerst")(tmp_path)
    for name in FINISHED:
        write(f"output/{name}", "nu")(tmp_path)

    def made_of(chosen: str) -> MadeOf:
        return MadeOf.now(tmp_path, tmp_path / BASELINE, chosen)

    made_of("vandaag").remember(tmp_path / "output", tmp_path / ".cache")

    def after(change: Change = lambda _: None, chosen: str = "vandaag") -> bool:
        change(tmp_path)
        return made_of(chosen).stands_in(tmp_path / "output", tmp_path / ".cache")

    return after


def test_nothing_changed(unchanged: Callable[..., bool]):
    assert unchanged()


@pytest.mark.parametrize(
    "change",
    [
        write("content/a.md", "anders"),
        write("content/nieuw.md", ""),
        remove("data/b.yaml"),
        write("pelicanconf.py", "anders"),
        write(BASELINE, "van een ander"),
        remove(BASELINE),
        write("output/404.html", "een andere site"),
        remove("output"),
        lambda root: [write(path, "stuk")(root) for path in (root / ".cache").rglob("*.txt")],
    ],
)
def test_another_source_another_baseline_or_another_site_is_a_reason_to_build(
    unchanged: Callable[..., bool], change: Change
):
    assert not unchanged(change)


def test_another_day_or_another_way_is_a_reason_to_build(unchanged: Callable[..., bool]):
    assert not unchanged(chosen="morgen")


def test_what_publishing_leaves_behind_is_no_reason_to_build(unchanged: Callable[..., bool]):
    assert MANIFEST in FINISHED
    assert unchanged(write(BASELINE, "nu"))
    assert not unchanged(write(BASELINE, "later"))


def test_what_tools_leave_between_the_sources_is_no_reason_to_build(unchanged: Callable[..., bool]):
    assert unchanged(write("theme/node_modules/x/y.css", ""))
    assert unchanged(write("content/__pycache__/a.pyc", ""))
