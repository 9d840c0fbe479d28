"""Sheets: the theme's CSS, bundled and purged by Node for what a page uses, and kept by what went into it."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path

_ELEMENT = re.compile(r"<([a-z][a-z0-9]*)")
_CLASSES = re.compile(r'class="([^"]*)"')
_ATTRIBUTES = "href lang open aria-current role scope data-k hidden dir html body main svg"
Tokens = frozenset[str]
PLACEHOLDER = "<style></style>"


class SheetsFailed(Exception):
    """The sheets could not be made; the message says why and what to do."""


def tokens_of(html: str) -> Tokens:
    """Every element and class that a page uses: all that a selector of the theme asks for."""
    return frozenset(_ELEMENT.findall(html)).union(*(names.split() for names in set(_CLASSES.findall(html))))


class Sheets:
    """The CSS for the pages of one build; pages that use the same things share a sheet, and only what the cache lacks is made."""

    def __init__(self, theme: Path, cache: Path) -> None:
        self._theme, self._cache = theme, cache
        self._base = _fingerprint(theme)
        self._ready: dict[Tokens, str] = {}

    def styled(self, html: str) -> str | None:
        """A page with its CSS where it has an empty style element; None when that CSS is still to be made."""
        if PLACEHOLDER not in html:
            return html
        tokens = tokens_of(html)
        if tokens not in self._ready:
            file = self._file(tokens)
            if not file.is_file():
                return None
            self._ready[tokens] = file.read_text(encoding="utf-8")
        return html.replace(PLACEHOLDER, f"<style>{self._ready[tokens]}</style>", 1)

    def make(self, pages: Iterable[str]) -> None:
        """Make what the cache lacks for these pages, in one go."""
        needed = {tokens_of(html) for html in pages}
        missing = {
            file.stem: _text(tokens) for tokens in needed if not (file := self._file(tokens)).is_file()
        }
        if missing:
            self._cache.mkdir(parents=True, exist_ok=True)
            for name, css in _run_node(missing, self._theme).items():
                _write(self._cache / f"{name}.css", css)

    def _file(self, tokens: Tokens) -> Path:
        return (
            self._cache / f"{hashlib.sha256(f'{self._base} {_text(tokens)}'.encode()).hexdigest()[:24]}.css"
        )


def _text(tokens: Tokens) -> str:
    """Everything that a selector may ask for, in a fixed order."""
    return " ".join(sorted(tokens | set(_ATTRIBUTES.split())))


def _fingerprint(theme: Path) -> str:
    """A hash of everything besides the tokens that decides what the CSS is."""
    parts = [theme / "build.mjs", theme / "package-lock.json", *sorted((theme / "css").glob("*.css"))]
    return hashlib.sha256(b"\0".join(path.read_bytes() for path in parts)).hexdigest()


def _run_node(sheets: Mapping[str, str], theme: Path) -> dict[str, str]:
    node = shutil.which("node")
    if node is None or not (theme / "node_modules").is_dir():
        raise SheetsFailed("het thema is niet geïnstalleerd; voer 'make site' uit, dat haalt alles op")
    done = subprocess.run(  # noqa: S603 - our own script
        [node, "build.mjs"],
        cwd=theme,
        input=json.dumps({"sheets": sheets}),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise SheetsFailed(f"de opmaak kon niet worden gemaakt (theme/build.mjs): {done.stderr.strip()}")
    css: dict[str, str] = json.loads(done.stdout)
    return css


def _write(path: Path, text: str) -> None:
    """Write whole or not at all: two builds may share the cache."""
    beside = path.with_suffix(f".{os.getpid()}")
    beside.write_text(text, encoding="utf-8")
    os.replace(beside, path)
