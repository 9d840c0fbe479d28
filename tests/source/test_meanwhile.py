"""Work in another process: the same result, and the same error, as when it is done here."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from plugins.source import meanwhile
from plugins.source.meanwhile import MOST_TURNS, WORTH_IT, Meanwhile, for_each


def test_the_result_comes_from_another_process():
    assert Meanwhile(os.getpid).result() != os.getpid()


def test_a_large_result_comes_whole():
    assert Meanwhile(lambda: "é" * 5_000_000).result() == "é" * 5_000_000


def test_an_error_is_raised_here():
    with pytest.raises(ZeroDivisionError):
        Meanwhile(lambda: 1 / 0).result()


def test_a_result_that_cannot_be_handed_over_is_made_here():
    made = Meanwhile(lambda: lambda: 3).result()
    assert made() == 3


def test_a_process_that_is_killed_is_done_again_here(tmp_path: Path):
    here = os.getpid()

    def work() -> str:
        if os.getpid() != here:
            (tmp_path / "begonnen").touch()
            os.kill(os.getpid(), 9)
        return "gedaan"

    assert Meanwhile(work).result() == "gedaan"
    assert (tmp_path / "begonnen").exists()


def test_without_a_second_core_it_is_done_when_it_is_asked_for(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(meanwhile.os, "cpu_count", lambda: 1)
    done: list[int] = []
    other = Meanwhile(lambda: done.append(os.getpid()))
    assert not done
    other.result()
    assert done == [os.getpid()]


@pytest.mark.parametrize(
    "count", [0, 1, WORTH_IT - 1, WORTH_IT, WORTH_IT + 1, 2 * MOST_TURNS, 2 * MOST_TURNS + 1]
)
def test_every_item_is_done_once_and_the_results_keep_their_order(tmp_path: Path, count: int):
    log = tmp_path / "log"
    log.touch()

    def work(item: int) -> tuple[int, int]:
        time.sleep(0.001 if count <= 2 * WORTH_IT else 0)
        with log.open("ab", buffering=0) as file:
            file.write(f"{item}\n".encode())
        return item, os.getpid()

    done = for_each(range(count), work)
    assert [item for item, _ in done] == list(range(count))
    assert sorted(map(int, log.read_text().split())) == list(range(count))
    if count <= 2 * WORTH_IT:
        assert len({process for _, process in done}) == min(count, 1 + (count >= WORTH_IT))


def test_the_one_that_is_ready_first_takes_more():
    here = os.getpid()

    def work(_: int) -> bool:
        time.sleep(0.001 if os.getpid() == here else 0.05)
        return os.getpid() == here

    assert sum(for_each(range(WORTH_IT), work)) > WORTH_IT / 2


def test_what_a_process_took_before_it_was_killed_is_done_here():
    here = os.getpid()

    def work(item: int) -> int:
        time.sleep(0.001)
        if os.getpid() != here and item < WORTH_IT - 5:
            os.kill(os.getpid(), 9)
        return item

    assert for_each(range(WORTH_IT), work) == list(range(WORTH_IT))


def test_when_it_fails_here_the_other_stops_too(tmp_path: Path):
    here = os.getpid()

    def work(_: int) -> None:
        if os.getpid() == here:
            time.sleep(0.05)
            raise ZeroDivisionError
        time.sleep(0.01)
        with (tmp_path / "log").open("ab") as file:
            file.write(b".")

    with pytest.raises(ZeroDivisionError):
        for_each(range(WORTH_IT), work)
    assert (tmp_path / "log").stat().st_size < WORTH_IT / 2


@pytest.mark.parametrize("bad", [0, WORTH_IT - 1])
def test_an_item_that_fails_in_either_process_fails_here(bad: int):
    with pytest.raises(ZeroDivisionError):
        for_each(range(WORTH_IT), lambda item: 1 // (item - bad))
