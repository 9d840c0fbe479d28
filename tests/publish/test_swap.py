"""Two directories take turns: nothing of an earlier site is left, and a run that is killed loses nothing."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from plugins.publish.swap import (
    MARKER,
    NotOurs,
    beside,
    check_ours,
    is_ours,
    make_room,
    put_in_place,
    recover,
    spare,
    sweep,
)


def site(output: Path, **files: str) -> None:
    """Make a site of some files and put it in place, as a build does; in a name `_` stands for a folder."""
    make_room(output)
    new = spare(output)
    for name, text in files.items():
        path = new / name.replace("_", "/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    sweep(new)
    put_in_place(output)


def standing(output: Path) -> dict[str, str]:
    return {
        path.relative_to(output).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(output.rglob("*"))
        if path.is_file() and path.name != MARKER
    }


@pytest.fixture
def output(tmp_path: Path) -> Path:
    return tmp_path / "ergens" / "output"


def test_every_site_holds_what_was_written_for_it_and_nothing_else(output: Path):
    sites = [
        {"index": "1", "a_b_c": "diep"},
        {"index": "2", "nieuw": "x"},
        {"index": "3"},
        {"index": "4", "a_b_c": "weer"},
    ]
    for files in sites:
        site(output, **files)
        assert standing(output) == {name.replace("_", "/"): text for name, text in files.items()}
        assert is_ours(output)


def test_folders_that_became_empty_are_gone(output: Path):
    site(output, index="1", a_b_c="diep")
    site(output, index="2")
    site(output, index="3")
    assert sorted(path.name for path in output.iterdir()) == [MARKER, "index"]


def test_the_two_directories_are_written_over(output: Path):
    site(output, index="1")
    inode = (output / "index").stat().st_ino
    site(output, index="2")
    site(output, index="3")
    assert (output / "index").stat().st_ino == inode
    assert sorted(path.name for path in output.parent.iterdir()) == [beside(output, "reserve").name, "output"]


def test_what_is_linked_to_from_elsewhere_does_not_change_there(output: Path, tmp_path: Path):
    site(output, index="1", a="blijft")
    kept = tmp_path / "bewaard"
    os.link(output / "a", kept)
    site(output, index="2", a="anders")
    site(output, index="3", a="weer anders")
    assert kept.read_text(encoding="utf-8") == "blijft"
    assert standing(output)["a"] == "weer anders"


def test_a_link_in_the_spare_directory_is_removed_and_not_followed(output: Path, tmp_path: Path):
    elsewhere = tmp_path / "elders"
    elsewhere.mkdir()
    (elsewhere / "van-een-ander").write_text("x", encoding="utf-8")
    site(output, index="1")
    site(output, index="2")
    beside(output, "reserve").joinpath("map").symlink_to(elsewhere)
    beside(output, "reserve").joinpath("bestand").symlink_to(elsewhere / "van-een-ander")
    site(output, index="3")
    assert standing(output) == {"index": "3"}
    assert (elsewhere / "van-een-ander").stat().st_mtime > 1e9


def test_a_run_that_is_killed_between_the_renames_leaves_the_old_site_or_the_new_one(output: Path):
    site(output, index="1")
    site(output, index="2")
    output.rename(beside(output, "oud"))
    recover(output)
    assert standing(output) == {"index": "2"}

    output.rename(beside(output, "oud"))
    beside(output, "reserve").rename(output)
    recover(output)
    assert standing(output) == {"index": "1"}
    assert not beside(output, "oud").exists()
    site(output, index="3")
    assert standing(output) == {"index": "3"}


def test_what_somebody_else_put_where_the_next_site_is_made_stays(output: Path, tmp_path: Path):
    theirs = beside(output, "reserve")
    theirs.mkdir(parents=True)
    (theirs / "van-mij").write_text("x", encoding="utf-8")
    with pytest.raises(NotOurs, match="niet door deze generator gemaakt"):
        make_room(output)
    assert (theirs / "van-mij").stat().st_mtime > 1e9

    theirs.rename(tmp_path / "elders")
    theirs.symlink_to(tmp_path / "elders")
    site(output, index="1")
    assert standing(output) == {"index": "1"}
    assert (tmp_path / "elders" / "van-mij").read_text(encoding="utf-8") == "x"


def test_a_run_that_is_killed_while_it_writes_can_be_followed_by_another(output: Path):
    make_room(output)
    (spare(output) / "half").write_text("x", encoding="utf-8")
    site(output, index="1")
    assert standing(output) == {"index": "1"}


def test_a_directory_of_somebody_else_is_not_replaced(output: Path):
    output.mkdir(parents=True)
    check_ours(output)
    (output / "van-mij").write_text("x", encoding="utf-8")
    with pytest.raises(NotOurs, match="niet door deze generator gemaakt"):
        check_ours(output)
