"""Reading the finished site as a visitor sees it."""

from __future__ import annotations

import re
from pathlib import Path
from posixpath import join, normpath

from selectolax.lexbor import LexborHTMLParser


def text_of(path: Path) -> str:
    """The words of the main part of a page, on one line."""
    html = path.read_text(encoding="utf-8")
    return " ".join(re.sub(r"<[^>]+>", " ", html[html.index("<main") : html.index("</main>")]).split())


def tree(site: Path, address: str) -> LexborHTMLParser:
    """The page at an address such as `melden/veilig`."""
    return LexborHTMLParser((site / address.strip("/") / "index.html").read_bytes())


def followed(address: str, href: str | None) -> str:
    """The address, without slashes around it, that a relative link on a page leads to."""
    return normpath(join(address.strip("/"), href or "")).strip("/")


def standings(site: Path, day: str) -> list[tuple[str, ...]]:
    """The rows of the overview on an earlier day: the recommendation, where it stood then and where it stands now."""
    rows = tree(site, f"aanbevelingen/stand-op/{day}").css("main table tbody tr")
    return [tuple(" ".join(cell.text().split()) for cell in row.css("th, td")) for row in rows]
