"""Everything that editors write, as it was read: records, texts and pictures."""

from __future__ import annotations

from typing import NamedTuple

from plugins.languages.taal import Taal
from plugins.source.records import Records
from plugins.texts.asset_file import AssetFile
from plugins.texts.read_text import ReadText


class Sources(NamedTuple):
    """All that becomes the site, without a single problem that stops the build."""

    records: Records
    texts: tuple[ReadText, ...]
    assets: tuple[AssetFile, ...]
    talen: tuple[Taal, ...]
    waiting: tuple[str, ...]
    """The paths of the sources that are not public yet."""
