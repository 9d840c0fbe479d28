"""Files are written where an earlier site stands: what is there already is left alone, and is known to belong to the new site."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from plugins.files.put import Putting, put
from plugins.styles.plugin import StylingWriter


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A file of an earlier site, as a build finds it."""
    path = tmp_path / "pagina" / "index.html"
    path.parent.mkdir()
    path.write_bytes(b"zoals het was")
    os.utime(path, (946_728_000, 946_728_000))
    return path


def test_what_is_there_already_is_only_marked(old: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(Path, "write_bytes", lambda *_: pytest.fail("this need not be written"))
    put(old, b"zoals het was")
    assert old.read_bytes() == b"zoals het was"
    assert old.stat().st_mtime > 1e9


@pytest.mark.parametrize("data", [b"", b"zoals het wa", b"zoals het was!", b"zoals het Was", b"x" * 100_000])
def test_anything_else_is_written(old: Path, data: bytes):
    put(old, data)
    assert old.read_bytes() == data
    assert old.stat().st_mtime > 1e9


def test_a_file_that_is_not_there_is_made_with_its_folders(tmp_path: Path):
    put(tmp_path / "a" / "b" / "c.txt", b"nieuw")
    put(tmp_path / "a" / "b" / "leeg.txt", b"")
    assert (tmp_path / "a" / "b" / "c.txt").read_bytes() == b"nieuw"
    assert (tmp_path / "a" / "b" / "leeg.txt").read_bytes() == b""


def test_what_cannot_be_written_is_an_error(old: Path):
    with pytest.raises(OSError):
        put(old.parent, b"een map")
    with pytest.raises(OSError):
        put(old / "onder-een-bestand", b"x")


def test_a_text_is_put_as_it_is_once_it_is_complete(old: Path):
    with Putting(old) as file:
        file.write("één\n")
        assert old.read_bytes() == b"zoals het was"
        file.write("twee\r\n")
    assert old.read_bytes() == "één\ntwee\r\n".encode()
    file.close()


class Template:
    """Renders to one word."""

    def render(self, _: object) -> str:
        return "<p>woord</p>"


class Sheets:
    """Needs no style."""

    def styled(self, html: str) -> str:
        return html


def test_pelican_still_refuses_to_write_one_page_twice(tmp_path: Path):
    writer = StylingWriter(
        str(tmp_path), {"SHEETS": Sheets(), "PAGINATED_TEMPLATES": {}, "RELATIVE_URLS": False}
    )
    writer.write_file("a/index.html", Template(), {})
    assert (tmp_path / "a" / "index.html").read_text() == "<p>woord</p>"
    with pytest.raises(RuntimeError, match="Failed to overwrite"):
        writer.write_file("a/index.html", Template(), {})
