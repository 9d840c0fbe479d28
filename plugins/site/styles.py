"""The least CSS each page needs, inside the page: bundled and purged by Node for what the page uses."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path

from plugins.cache import Cache, content_hash

PLACEHOLDER = "<style></style>"
"""Where a template leaves room for the CSS of its page."""

KIND = "css"
_ELEMENT = re.compile(r"<([a-z][a-z0-9]*)")
_CLASSES = re.compile(r'class="([^"]*)"')
_ATTRIBUTES = frozenset((
    *("href", "rel", "lang", "open", "aria-current", "role", "scope", "data-k", "hidden", "dir"),
    *("aria-pressed", "html", "body", "main", "svg"),
))  # fmt: skip
"""What a selector may ask for besides classes and the elements of the page."""

Tokens = frozenset[str]
"""Every element and class that a page uses: all that a selector of the theme asks for."""


class StylesFailed(Exception):
    """The CSS could not be made; the message says why and what to do."""


def styled(pages: Iterable[str], theme: Path, cache: Cache) -> list[str]:
    """The pages with their CSS in them.

    What the cache lacks is made in one run of Node. Raises StylesFailed.
    """
    given = list(pages)
    used = [_tokens(html) if PLACEHOLDER in html else None for html in given]
    sheets = _sheets({tokens for tokens in used if tokens is not None}, theme, cache)
    return [
        html if tokens is None else html.replace(PLACEHOLDER, f"<style>{sheets[tokens]}</style>", 1)
        for html, tokens in zip(given, used, strict=True)
    ]


def styled_for_preview(html: str, theme: Path, cache: Cache) -> str:
    """A page with its own CSS when that was made before, else with that of the theme: it looks the same."""
    if PLACEHOLDER not in html:
        return html
    kept = cache.read(KIND, content_hash([_base(theme), _text(_tokens(html))]), ".css")
    css = whole_sheet(theme, cache) if kept is None else kept.decode()
    return html.replace(PLACEHOLDER, f"<style>{css}</style>", 1)


def whole_sheet(theme: Path, cache: Cache) -> str:
    """All CSS of the theme; raises StylesFailed."""
    everything = "*"
    key = content_hash([_base(theme), everything])
    return cache.get(KIND, [key], lambda: _run_node({key: everything}, theme)[key].encode(), ".css").decode()


def _base(theme: Path) -> str:
    """A hash of all that CSS is made of besides the page."""
    parts = [theme / "build.mjs", theme / "package-lock.json", *sorted((theme / "css").glob("*.css"))]
    parts += sorted((theme / "templates" / "components").glob("*.css"))
    return content_hash(path.read_bytes() for path in parts)


def _tokens(html: str) -> Tokens:
    return frozenset(_ELEMENT.findall(html)).union(*(names.split() for names in set(_CLASSES.findall(html))))


def _sheets(wanted: Iterable[Tokens], theme: Path, cache: Cache) -> Mapping[Tokens, str]:
    """The CSS for each set of tokens; pages that use the same things share a sheet."""
    base = _base(theme)
    keys = {tokens: content_hash([base, _text(tokens)]) for tokens in wanted}
    kept = {tokens: cache.read(KIND, key, ".css") for tokens, key in keys.items()}
    missing = {keys[tokens]: _text(tokens) for tokens, css in kept.items() if css is None}
    made = _run_node(missing, theme) if missing else {}
    for key, css in made.items():
        cache.write(KIND, key, css.encode(), ".css")
    return {tokens: made[keys[tokens]] if css is None else css.decode() for tokens, css in kept.items()}


def _text(tokens: Tokens) -> str:
    """Everything that a selector may ask for, in a fixed order."""
    return " ".join(sorted(tokens | _ATTRIBUTES))


def _run_node(sheets: Mapping[str, str], theme: Path) -> dict[str, str]:
    """The CSS for each text of tokens, by the key it was given under."""
    node = shutil.which("node")
    if node is None or not (theme / "node_modules").is_dir():
        raise StylesFailed("het thema is niet geïnstalleerd; voer 'make site' uit, dat haalt alles op")
    request = json.dumps({"sheets": sheets})
    done = subprocess.run(  # noqa: S603 - our own script
        [node, "build.mjs"], cwd=theme, input=request, capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        raise StylesFailed(f"de opmaak kon niet worden gemaakt (theme/build.mjs): {done.stderr.strip()}")
    css: dict[str, str] = json.loads(done.stdout)
    return css
