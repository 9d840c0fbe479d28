"""The whole site as it was read: the one object that views, exports, charts and checks are made from."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from plugins.gemeente.gemeente import Gemeente
from plugins.languages.language import Language
from plugins.pages.page import Page
from plugins.privacy.uitzonderingen import Declared
from plugins.site.collection import address
from plugins.source.phone_numbers import Register
from plugins.source.problem import Problem
from plugins.source.published import NOTHING, Published
from plugins.source.records import Records
from plugins.source.sources import Sources
from plugins.texts.asset_file import AssetFile
from plugins.texts.read_text import ReadText

ORDER = (
    "Lezers worden niet geteld: de volgorde is hoe vaak de menu's en teksten van de site ernaar verwijzen."
)
"""What stands with a list that is in the order of `links_to`."""


@dataclass(frozen=True)
class Written:
    """What editors wrote, with or without the pages that are made of it."""

    records: Records
    texts: tuple[ReadText, ...]
    languages: tuple[Language, ...]
    """Every language but Dutch."""


@dataclass(frozen=True)
class Site(Written):
    """All that editors wrote, read and checked, without a single problem that stops the build."""

    sources: Sources
    """The bytes of which all the rest was made."""
    pages: tuple[Page, ...]
    """The catalogue: every page by address, without the files that it offers."""
    assets: tuple[AssetFile, ...]
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


def links_to(written: Written) -> Counter[str]:
    """How many links of menus and Dutch texts lead to each address; a line of a menu stands on every text."""
    texts = [text for text in written.texts if text.file.taal is None]
    links = Counter(named for text in texts for named in _addresses_in(text))
    gemeente = written.records.one(Gemeente)
    for line in (*gemeente.hoofdmenu, *gemeente.voetmenu):
        links[line.adres] += len(texts)
    return links


def _addresses_in(text: ReadText) -> set[str]:
    """The addresses to which a text leads, by a link or a directive."""
    named = {target.partition("#")[0] for target in text.links}
    return named | {address(*record) for record in text.named}
