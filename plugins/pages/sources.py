"""Everything that editors write, as it was read: records, texts and pictures."""

from __future__ import annotations

from typing import NamedTuple

from plugins.pages.asset_file import AssetFile
from plugins.pages.read_text import ReadText
from plugins.records.collection import Records
from plugins.records.taal import Taal


class Sources(NamedTuple):
    """All that becomes the site, without a single problem that stops the build."""

    records: Records
    texts: tuple[ReadText, ...]
    assets: tuple[AssetFile, ...]
    talen: tuple[Taal, ...]
    waiting: tuple[str, ...]
    """The paths of the sources that are not public yet."""
