"""The whole site as it was read: the one object that views, exports, charts and checks are made from."""

from __future__ import annotations

from dataclasses import dataclass

from plugins.languages.language import Language
from plugins.pages.page import Page
from plugins.privacy.uitzonderingen import Declared
from plugins.source.phone_numbers import Register
from plugins.source.problem import Problem
from plugins.source.published import NOTHING, Published
from plugins.source.records import Records
from plugins.source.sources import Sources
from plugins.texts.asset_file import AssetFile
from plugins.texts.read_text import ReadText


@dataclass(frozen=True)
class Site:
    """All that editors wrote, read and checked, without a single problem that stops the build."""

    sources: Sources
    """The bytes of which all the rest was made."""
    records: Records
    texts: tuple[ReadText, ...]
    pages: tuple[Page, ...]
    """The catalogue: every page by address, without the files that it offers."""
    assets: tuple[AssetFile, ...]
    languages: tuple[Language, ...]
    register: Register
    """Every telephone number that may stand on the site."""
    declared: Declared
    """What may stand on the site though it looks like personal data."""
    waiting: tuple[str, ...]
    """The paths of the sources that are not public yet."""
    warnings: tuple[Problem, ...]
    """What asks for attention without stopping the build."""
    published: Published = NOTHING
    """What an earlier site published."""
