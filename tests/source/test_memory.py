"""What is remembered: the same as what is worked out, once, and nothing when it cannot be read."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from plugins.source.memory import Memory, made_by


class Work:
    """Counts how often it is done."""

    def __init__(self) -> None:
        self.done = 0

    def __call__(self) -> str:
        self.done += 1
        return f"gedaan {self.done}"


def remembers(path: Path, maker: str, *made_of: bytes) -> bool:
    memory = Memory(path, maker)
    return memory.knows(memory.key(*made_of))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A memory that holds one thing."""
    path = tmp_path / "cache" / "m.pickle"
    memory = Memory(path, "maker")
    assert memory.recall(memory.key(b"een"), Work()) == "gedaan 1"
    memory.write()
    return path


def test_the_same_is_worked_out_once(path: Path):
    work = Work()
    memory = Memory(path, "maker")
    assert memory.recall(memory.key(b"een"), work) == "gedaan 1"
    assert memory.recall(memory.key(b"een"), work) == "gedaan 1"
    assert work.done == 0


@pytest.mark.parametrize(
    ("maker", "made_of"),
    [("maker", (b"twee",)), ("another maker", (b"een",)), ("maker", (b"een", b"")), ("maker", (b"e", b"en"))],
)
def test_anything_else_is_another_thing(path: Path, maker: str, made_of: tuple[bytes, ...]):
    assert remembers(path, "maker", b"een")
    assert not remembers(path, maker, *made_of)


def test_what_nobody_asked_for_is_forgotten(path: Path):
    memory = Memory(path, "maker")
    memory.recall(memory.key(b"twee"), Work())
    memory.write()
    assert remembers(path, "maker", b"twee")
    assert not remembers(path, "maker", b"een")


def test_what_may_not_be_kept_is_worked_out_each_time(path: Path):
    memory, work = Memory(path, "maker"), Work()
    for number in (1, 2):
        assert memory.recall(memory.key(b"geheim"), work, lambda _: False) == f"gedaan {number}"
    memory.write()
    assert not remembers(path, "maker", b"geheim")


@pytest.mark.parametrize(
    "held",
    [b"", b"kapot", pickle.dumps([1, 2]), pickle.dumps({b"x": b"y"})[:-3], b"cgeen.module\nGeenDing\n."],
)
def test_a_file_that_cannot_be_read_is_a_file_that_is_not_there(path: Path, held: bytes):
    path.write_bytes(held)
    memory = Memory(path, "maker")
    assert memory.recall(memory.key(b"een"), Work()) == "gedaan 1"
    memory.write()
    assert remembers(path, "maker", b"een")


def test_one_thing_that_cannot_be_read_back_is_worked_out_again(path: Path):
    memory = Memory(path, "maker")
    path.write_bytes(pickle.dumps({memory.key(b"een"): b"kapot", memory.key(b"twee"): 2}))
    memory = Memory(path, "maker")
    assert memory.recall(memory.key(b"een"), Work()) == "gedaan 1"
    assert memory.recall(memory.key(b"twee"), Work()) == "gedaan 1"


def test_a_memory_without_a_file_remembers_nothing():
    memory, work = Memory(), Work()
    assert [memory.recall(memory.key(b"een"), work) for _ in range(2)] == ["gedaan 1", "gedaan 2"]
    memory.write()


def test_other_code_or_another_version_is_another_maker(tmp_path: Path):
    folder, file = tmp_path / "kamer", tmp_path / "los.py"
    folder.mkdir()
    (folder / "a.py").write_text("1")
    file.write_text("2")
    first = made_by((folder, file), ("yaml", "pyyaml"))
    assert first == made_by((folder, file), ("yaml", "pyyaml"))
    assert first != made_by((folder, file))
    (folder / "a.py").write_text("3")
    assert first != made_by((folder, file), ("yaml", "pyyaml"))
