"""The picture that is shown where an address is shared, the icons, and the manifest."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from pathlib import Path

from jinja2 import Template

from plugins.cache import Cache, code_hash
from plugins.charts.elements import wrap
from plugins.files.file import File, json_text
from plugins.gemeente.gemeente import Gemeente
from plugins.languages.language import REPORTING
from plugins.pages.page import Page
from plugins.source.records import Records

FOLDER = "/deelbeelden/"
NEUTRAL = f"{FOLDER}neutraal.png"
"""For pages about reporting: it names the municipality and nothing else."""
MANIFEST = "/manifest.json"
ICONS = (180, 192, 512)
"""In pixels: for iPhones, and the two that a manifest has to name."""
THEME_COLOURS = {"light": "#ffffff", "dark": "#1b2320"}
"""The ground of the header in `theme/css/brand.css`, for what a browser draws around a page."""
_WIDTH, _SIZES, _LINES = 1250, (76, 64, 54, 46, 40), 3
"""The width in the widest font.

In the one that draws, a line is a fifth shorter and stays within the picture.
"""

_COLOURS = 64
_CHARTS = Path(__file__).parents[1] / "charts"


def sections_of(gemeente: Gemeente) -> Mapping[str, str]:
    """The sections that have a picture: the title of each by its address, as the main menu names them."""
    return {line.adres: line.titel for line in gemeente.hoofdmenu if line.adres != REPORTING}


def card_address(page: Page, sections: Container[str]) -> str:
    """The address of the picture of a page, which is that of its section when it has none of its own."""
    if page.is_about_reporting:
        return NEUTRAL
    parts = page.address.strip("/").split("/")
    if page.view.has_own_picture:
        return f"{FOLDER}{'-'.join(parts)}.png"
    return f"{FOLDER}{parts[0] if f'/{parts[0]}/' in sections else 'site'}.png"


def card_files(pages: Iterable[Page], records: Records, template: Template, cache: Cache) -> Iterator[File]:
    """The pictures, 1200 by 630: for each section, recommendation and series, and a neutral one."""
    gemeente = records.one(Gemeente)
    sections = sections_of(gemeente)
    drawn = {NEUTRAL: template.render(titel=(), naam=gemeente.naam)}
    for page in pages:
        if page.address == "/" or page.address in sections or page.view.has_own_picture:
            size, lines = _fitted(page.kop or page.title)
            above = sections.get(f"/{page.address.split('/')[1]}/", gemeente.naam)
            context = {"boven": above, "titel": lines, "grootte": size, "naam": gemeente.site_naam}
            drawn[card_address(page, sections)] = template.render(**context)
    for address, svg in drawn.items():
        yield File(address, _png(svg, 1, cache), "Beeld bij een gedeelde pagina")


def icon_files(records: Records, theme: Path, cache: Cache) -> Iterator[File]:
    """The icon of the site as PNG, and the manifest that names it."""
    svg = (theme / "static" / "favicon.svg").read_text(encoding="utf-8")
    for size in ICONS:
        yield File(f"/icoon-{size}.png", _png(svg, size / 32, cache), "Icoon")
    gemeente = records.one(Gemeente)
    manifest = {
        "name": gemeente.site_naam,
        "short_name": gemeente.naam,
        "lang": "nl",
        "start_url": "./",
        "display": "browser",
        "theme_color": THEME_COLOURS["light"],
        "background_color": THEME_COLOURS["light"],
        "icons": [
            {"src": f"icoon-{size}.png", "sizes": f"{size}x{size}", "type": "image/png"} for size in ICONS[1:]
        ],
    }
    yield File(MANIFEST, json_text(manifest).encode(), "Manifest")


def _fitted(title: str) -> tuple[int, list[str]]:
    """The largest size of letters at which a title takes at most three lines, and those lines."""
    for size in _SIZES:
        lines = wrap(title, _WIDTH, size, bold=True)
        if len(lines) <= _LINES:
            break
    return size, lines[:_LINES] if len(lines) <= _LINES else [*lines[: _LINES - 1], f"{lines[_LINES - 1]} …"]


def _png(svg: str, scale: float, cache: Cache) -> bytes:
    """A drawing as PNG of few colours."""

    def draw() -> bytes:
        from plugins.charts.png import png  # slow to load, and what was drawn is kept

        return png(svg, scale, _COLOURS)

    painter = [Path(__file__), _CHARTS / "png.py", _CHARTS / "theme.py"]
    code = code_hash(painter, ("vl-convert-python", "pillow"))
    return cache.get("cards", [code, svg, str(scale)], draw, ".png")
