"""Settings of the site for Pelican; what is not here keeps Pelican's default."""

from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent

SITENAME = "Zicht op ondermijning in Amersfoort"
SITEURL = ""
TIMEZONE = "Europe/Amsterdam"
DEFAULT_LANG = "nl"

PATH = str(ROOT / "content")
OUTPUT_PATH = str(ROOT / "output")
CACHE_PATH = str(ROOT / ".cache")
THEME = str(ROOT / "theme")
THEME_STATIC_PATHS = ["static"]
THEME_STATIC_DIR = "."

PLUGINS = ["plugins.charts.plugin", "plugins.exports.plugin", "plugins.site.plugin", "plugins.styles.plugin"]

READ = None
"""What gives all sources, read and checked for a day; the builder fills it in, and Pelican's own command reads them for today."""

DOCUMENTS = True
"""Whether dossiers and posters are drawn as PDF; False only to measure a build without them."""

# Our own generator writes every page by one road; Pelican's would log a broken page, skip it and exit 0.
ARTICLE_PATHS: list[str] = []
PAGE_PATHS: list[str] = []
STATIC_PATHS: list[str] = []
DIRECT_TEMPLATES: list[str] = []
CATEGORY_SAVE_AS = TAG_SAVE_AS = AUTHOR_SAVE_AS = ""
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None


def _jinja() -> dict[str, Any]:
    from jinja2 import FileSystemBytecodeCache, StrictUndefined

    templates = ROOT / ".cache" / "templates"
    templates.mkdir(parents=True, exist_ok=True)
    return {
        "autoescape": True,
        "undefined": StrictUndefined,
        "trim_blocks": True,
        "lstrip_blocks": True,
        "auto_reload": False,  # no template changes during a build
        "cache_size": -1,  # and all are used again and again
        "bytecode_cache": FileSystemBytecodeCache(str(templates)),
    }


JINJA_ENVIRONMENT = _jinja()
