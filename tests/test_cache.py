"""Bytes are made once, kept whole, and forgotten when nobody asks for them."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.cache import KEPT_DAYS, Cache, Latest, code_hash, content_hash, write_if_changed, write_whole


def test_what_was_made_is_made_once(tmp_path: Path):
    made: list[int] = []

    def make() -> bytes:
        made.append(1)
        return b"drawn"

    cache = Cache(tmp_path)
    assert [cache.get("charts", ["a", b"b"], make) for _ in range(3)] == [b"drawn"] * 3
    assert Cache(tmp_path).get("charts", ["a", b"b"], make) == b"drawn"
    assert len(made) == 1


def test_other_ingredients_and_other_kinds_are_made_anew(tmp_path: Path):
    cache = Cache(tmp_path)
    assert cache.get("charts", ["ab", "c"], lambda: b"1") == b"1"
    assert cache.get("charts", ["a", "bc"], lambda: b"2") == b"2"
    assert cache.get("css", ["ab", "c"], lambda: b"3") == b"3"


def test_without_a_folder_nothing_is_kept():
    made = iter((b"1", b"2"))
    assert [Cache().get("charts", ["a"], lambda: next(made)) for _ in range(2)] == [b"1", b"2"]


def test_what_fails_is_not_kept(tmp_path: Path):
    def fail() -> bytes:
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        Cache(tmp_path).get("charts", ["a"], fail)
    assert Cache(tmp_path).get("charts", ["a"], lambda: b"1") == b"1"


def test_what_was_made_is_forgotten_after_a_month_and_nothing_else_in_the_folder(tmp_path: Path):
    cache = Cache(tmp_path)
    other = tmp_path / "python" / "note.txt"
    write_whole(other, b"of another")
    cache.get("charts", ["a"], lambda: b"1")
    (file,) = (tmp_path / "charts").iterdir()
    cache.sweep(now=file.stat().st_mtime + (KEPT_DAYS - 1) * 86_400)
    assert file.exists()
    cache.sweep(now=file.stat().st_mtime + (KEPT_DAYS + 1) * 86_400)
    assert not file.exists()
    assert other.exists()
    Cache().sweep()


def test_the_cache_is_swept_once_a_day(tmp_path: Path):
    cache = Cache(tmp_path)
    cache.get("charts", ["a"], lambda: b"1")
    (file,) = (tmp_path / "charts").iterdir()
    old = file.stat().st_mtime + (KEPT_DAYS - 0.5) * 86_400
    cache.sweep(now=old)
    cache.sweep(now=old + 0.9 * 86_400)
    assert file.exists()
    cache.sweep(now=old + 1.1 * 86_400)
    assert not file.exists()


def test_a_file_is_written_whole_and_only_when_it_differs(tmp_path: Path):
    path = tmp_path / "deep" / "page.html"
    assert write_if_changed(path, b"one")
    assert not write_if_changed(path, b"one")
    assert write_if_changed(path, b"two")
    assert path.read_bytes() == b"two"
    assert [file.name for file in path.parent.iterdir()] == ["page.html"]


def test_a_write_that_fails_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    path = tmp_path / "page.html"
    write_whole(path, b"old")

    def full(self: Path, data: bytes) -> int:
        with open(self, "wb") as file:
            file.write(data[:1])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OSError, match="No space"):
        write_whole(path, b"new")
    assert path.read_bytes() == b"old"
    assert [file.name for file in tmp_path.iterdir()] == ["page.html"]


def test_hashes_tell_parts_code_and_versions_apart(tmp_path: Path):
    (tmp_path / "a.py").write_text("one")
    before = code_hash([tmp_path], ["pytest"])
    assert before == code_hash([tmp_path], ["pytest"]) != code_hash([tmp_path])
    (tmp_path / "a.py").write_text("two")
    assert code_hash([tmp_path], ["pytest"]) != before
    assert len(content_hash(["a"])) == 40


def test_what_was_made_last_is_made_again_only_of_other_ingredients():
    latest, made = Latest[str](), []

    def make() -> str:
        made.append("made")
        return f"text {len(made)}"

    assert [latest.get("a", (b"1", 1), make), latest.get("a", (b"1", 1), make)] == ["text 1", "text 1"]
    assert [latest.get("b", (b"1", 1), make), latest.get("a", (b"2", 1), make)] == ["text 2", "text 3"]
    assert latest.get("a", (b"1", 1), make) == "text 4", "only the last one is kept"


def test_an_equal_value_is_the_one_that_was_given_before():
    latest = Latest[list[int]]()
    first, equal, other = [1], [1], [2]
    assert latest.same("numbers", first) is first
    assert latest.same("numbers", equal) is first
    assert latest.same("numbers", other) is other
