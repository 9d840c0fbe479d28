"""A site is put in place as a whole: nothing of an earlier site is left, and a run that is killed loses nothing."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest

from plugins.publish import swap
from plugins.publish.swap import (
    FINISHED,
    MARKER,
    NotOurs,
    alone,
    check_ours,
    exchange,
    is_ours,
    new_directory,
    put_in_place,
    recover,
    remove_new,
    roll_back,
)


def site(output: Path, keep: bool = True, **files: str) -> None:
    """Make a site of some files and put it in place, as a build does; in a name `_` stands for a folder."""
    fill(new_directory(output), files)
    put_in_place(output, keep)


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


class Killed(BaseException):
    """Stops a run as a kill would: nothing that catches errors sees it."""


class Steps:
    """Counts what is asked of the disk, and stops before a step by its number."""

    def __init__(self) -> None:
        self.last, self.number = -1, 0
        sys.addaudithook(self._step)  # it cannot be taken away, so it does nothing while `last` is negative

    def _step(self, event: str, _: object) -> None:
        if self.last >= 0 and event in (
            "open",
            "os.rename",
            "ctypes.dlsym",
            "os.remove",
            "os.rmdir",
            "os.mkdir",
            "shutil.rmtree",
        ):
            self.number += 1
            if self.number > self.last:
                raise Killed

    def killed(self, run: Callable[[], object], step: int) -> bool:
        """Whether a run was stopped before this step; it was not when it had fewer."""
        self.last, self.number = step, 0
        try:
            run()
        except Killed:
            return True
        finally:
            self.last = -1
        return False


STEPS = Steps()


def killed_everywhere(
    output: Path, run: Callable[[], object], number: int, keep: bool = True
) -> Iterator[tuple[int, dict[str, str]]]:
    """Each step before which a run can be killed, with what stands in public after that; of so many sites before it."""
    for step in count():
        shutil.rmtree(output.parent, ignore_errors=True)
        for each in range(1, number + 1):
            site(output, keep=keep, index=f"{each}", a_b=f"{each}", a_c=f"{each}")
        if not STEPS.killed(run, step):
            return
        yield step, standing(output)


def whole(number: int) -> dict[str, str]:
    return dict.fromkeys(("a/b", "a/c", "index"), f"{number}")


@pytest.fixture(params=[True, False], ids=["at once", "by renames"])
def at_once(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> bool:
    """Whether directories change places at once, as Linux can; elsewhere by renames."""
    if not request.param:
        monkeypatch.setattr(swap, "exchange", lambda one, other: False)
        return False
    for name in ("een", "twee"):
        (tmp_path / name).mkdir()
    return exchange(tmp_path / "een", tmp_path / "twee")


def test_two_directories_change_places_or_nothing_happens(tmp_path: Path):
    one, other = tmp_path / "een", tmp_path / "twee"
    for path in (one, other):
        path.mkdir()
        (path / path.name).touch()
    done = exchange(one, other)
    assert done is (sys.platform == "linux")
    assert [path.name for path in one.iterdir()] == ["twee" if done else "een"]
    assert not exchange(one, tmp_path / "is-er-niet")
    assert one.is_dir()


@pytest.mark.parametrize("keep", [True, False])
def test_a_run_that_is_killed_before_any_step_leaves_the_old_site_or_the_new_one(
    output: Path, keep: bool, at_once: bool
):
    def run() -> None:
        recover(output)
        site(output, keep=keep, index="4", a_b="4", a_c="4")

    steps = 0
    for _, public in killed_everywhere(output, run, 3, keep):
        steps += 1
        between = () if at_once else ({},)
        assert public in (whole(3), whole(4), *between), "for a moment nothing between two renames"
        recover(output)
        assert standing(output) in (whole(3), whole(4))
        assert is_ours(output)
        site(output, keep=True, index="5", a_b="5", a_c="5")
        assert standing(output) == whole(5)
        roll_back(output)
        assert standing(output) in (whole(3), whole(4)), "never half of a site"
        assert {path.name for path in output.parent.iterdir()} == {"output", ".output.vorige"}
    assert steps > 15


def test_a_way_back_that_is_killed_before_any_step_leaves_a_whole_site(output: Path, at_once: bool):
    for _, public in killed_everywhere(output, lambda: roll_back(output), 2):
        assert public in (whole(1), whole(2), *(() if at_once else ({},)))
        recover(output)
        assert standing(output) in (whole(1), whole(2))


def test_a_site_of_which_a_file_is_held_open_stays_where_it_is(output: Path, monkeypatch: pytest.MonkeyPatch):
    site(output, a="old")
    fill(new_directory(output), {"a": "new"})
    rename = Path.rename
    monkeypatch.setattr(swap, "exchange", lambda *_: False)  # as on Windows

    def held(path: Path, target: Path) -> Path:
        if ".nieuw" in path.name:
            raise PermissionError(13, "in gebruik", str(path))
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", held)
    with pytest.raises(PermissionError):
        put_in_place(output)
    assert standing(output) == {"a": "old"}


def test_a_build_that_fails_leaves_nothing_behind(output: Path):
    site(output, index="1")
    (new_directory(output) / "half").write_text("x", encoding="utf-8")
    remove_new(output)
    assert standing(output) == {"index": "1"}
    assert [path.name for path in output.parent.iterdir()] == ["output"]


@pytest.mark.parametrize("word", ["nieuw", "oud", "vorige"])
def test_what_somebody_else_put_where_sites_are_kept_stays(output: Path, word: str):
    theirs = output.with_name(f".output.{word}")
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
