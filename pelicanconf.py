"""Settings of the site for Pelican; what is not here keeps Pelican's default."""

from pathlib import Path

from jinja2 import FileSystemBytecodeCache, StrictUndefined

ROOT = Path(__file__).parent

SITENAME = "Zicht op ondermijning"  # the name that readers see stands in data/gemeente.yaml
SITEURL = ""
TIMEZONE = "Europe/Amsterdam"
DEFAULT_LANG = "nl"

PATH = str(ROOT / "content")
OUTPUT_PATH = str(ROOT / "output")
CACHE_PATH = str(ROOT / ".cache")
THEME = str((ROOT / "theme").resolve())  # a theme that several projects link to is compiled once
THEME_STATIC_PATHS = ["static"]
THEME_STATIC_DIR = "."
PLUGINS = ["plugins.site.plugin"]
COMPILED = ROOT / ".cache" / "templates"
COMPILED.mkdir(parents=True, exist_ok=True)
JINJA_ENVIRONMENT = {
    "bytecode_cache": FileSystemBytecodeCache(
        str(COMPILED)
    ),  # compiling templates takes longer than filling them
    "autoescape": True,
    "undefined": StrictUndefined,
    "trim_blocks": True,
    "lstrip_blocks": True,
}

# One generator of ours writes every page: Pelican's would log a page it cannot read, skip it and exit 0.
ARTICLE_PATHS: list[str] = []
PAGE_PATHS: list[str] = []
STATIC_PATHS: list[str] = []
DIRECT_TEMPLATES: list[str] = []
CATEGORY_SAVE_AS = TAG_SAVE_AS = AUTHOR_SAVE_AS = ""
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
