"""A site is put in place as a whole: nothing of an earlier site is left, and a run that is killed loses nothing."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from plugins.publish.swap import (
    FINISHED,
    MARKER,
    NotOurs,
    alone,
    check_ours,
    is_ours,
    new_directory,
    put_in_place,
    recover,
    remove_new,
    roll_back,
)


def site(output: Path, **files: str) -> None:
    """Make a site of some files and put it in place, as a build does; in a name `_` stands for a folder."""
    fill(new_directory(output), files)
    put_in_place(output, keep=True)


def fill(new: Path, files: dict[str, str]) -> None:
    """Write the files of a site, with those that every finished site has."""
    for name, text in {**dict.fromkeys(FINISHED, ""), **files}.items():
        path = new / (name if name in FINISHED else name.replace("_", "/"))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def standing(output: Path) -> dict[str, str]:
    return {
        path.relative_to(output).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(output.rglob("*"))
        if path.is_file() and path.relative_to(output).as_posix() not in FINISHED
    }


@pytest.fixture
def output(tmp_path: Path) -> Path:
    return tmp_path / "ergens" / "output"


def test_every_site_holds_what_was_written_for_it_and_nothing_else(output: Path):
    for files in ({"index": "1", "a_b_c": "diep"}, {"index": "2", "nieuw": "x"}, {"index": "3"}):
        site(output, **files)
        assert standing(output) == {name.replace("_", "/"): text for name, text in files.items()}
        assert is_ours(output)
        assert not (output / MARKER).exists(), "nothing of our own bookkeeping is published"
        assert {path.name for path in output.parent.iterdir()} <= {"output", ".output.vorige"}


def test_what_is_linked_to_from_elsewhere_does_not_change_there(output: Path, tmp_path: Path):
    site(output, index="1", a="blijft")
    kept = tmp_path / "bewaard"
    os.link(output / "a", kept)
    site(output, index="2", a="anders")
    assert kept.read_text(encoding="utf-8") == "blijft"
    assert standing(output)["a"] == "anders"


def test_a_link_in_an_old_site_is_removed_and_not_followed(output: Path, tmp_path: Path):
    elsewhere = tmp_path / "elders"
    elsewhere.mkdir()
    (elsewhere / "van-een-ander").write_text("x", encoding="utf-8")
    site(output, index="1")
    (output / "map").symlink_to(elsewhere)
    site(output, index="2")
    assert standing(output) == {"index": "2"}
    assert (elsewhere / "van-een-ander").read_text(encoding="utf-8") == "x"


@pytest.mark.parametrize("moment", ["writing", "after the first rename", "after the second rename"])
def test_a_run_that_is_killed_leaves_the_old_site_or_the_new_one(output: Path, moment: str):
    site(output, index="1")
    new = new_directory(output)
    fill(new, {"index": "2"})
    old = output.with_name(".output.oud")
    if moment != "writing":
        output.rename(old)
    if moment == "after the second rename":
        (new / MARKER).unlink()
        new.rename(output)
    recover(output)
    assert standing(output) == {"index": "2" if moment == "after the second rename" else "1"}
    assert {path.name for path in output.parent.iterdir()} == {"output"}
    site(output, index="3")
    assert standing(output) == {"index": "3"}


def test_a_build_that_fails_leaves_nothing_behind(output: Path):
    site(output, index="1")
    (new_directory(output) / "half").write_text("x", encoding="utf-8")
    remove_new(output)
    assert standing(output) == {"index": "1"}
    assert [path.name for path in output.parent.iterdir()] == ["output"]


def test_what_somebody_else_put_where_the_next_site_is_made_stays(output: Path):
    theirs = output.with_name(".output.nieuw")
    theirs.mkdir(parents=True)
    (theirs / "van-mij").write_text("x", encoding="utf-8")
    recover(output)
    with pytest.raises(NotOurs, match="niet door deze generator gemaakt"):
        new_directory(output)
    assert (theirs / "van-mij").read_text(encoding="utf-8") == "x"


def test_a_directory_or_link_of_somebody_else_is_not_replaced(output: Path, tmp_path: Path):
    output.mkdir(parents=True)
    check_ours(output)
    (output / "van-mij").write_text("x", encoding="utf-8")
    with pytest.raises(NotOurs) as refused:
        check_ours(output)
    assert str(refused.value) == (
        "output/ is niet door deze generator gemaakt en wordt niet vervangen; "
        "verplaats die map of kies een andere"
    )
    link = tmp_path / "koppeling"
    link.symlink_to(output)
    with pytest.raises(NotOurs, match="niet door deze generator gemaakt"):
        check_ours(link)


def test_two_builds_of_one_site_do_not_run_at_once(output: Path, tmp_path: Path):
    with alone(output, tmp_path / "cache"):
        with (
            pytest.raises(NotOurs, match="er loopt al een andere bouw van deze site; wacht tot die klaar is"),
            alone(output, tmp_path / "cache"),
        ):
            pass
        with alone(output.with_name("ander"), tmp_path / "cache"):
            pass
    with alone(output, tmp_path / "cache"):
        pass


def test_the_site_before_comes_back_and_the_other_way_round(output: Path):
    site(output, index="1")
    with pytest.raises(NotOurs) as refused:
        roll_back(output)
    assert str(refused.value) == (
        "er is geen vorige site om terug te zetten naast output/; die is er pas na een tweede 'make publish'"
    )
    site(output, index="2")
    site(output, index="3")
    roll_back(output)
    assert standing(output) == {"index": "2"}
    roll_back(output)
    assert standing(output) == {"index": "3"}
    assert {path.name for path in output.parent.iterdir()} == {"output", ".output.vorige"}


def test_a_build_that_is_not_published_keeps_no_earlier_site(output: Path):
    for number in "12":
        fill(new_directory(output), {"index": number})
        put_in_place(output)
    assert [path.name for path in output.parent.iterdir()] == ["output"]
