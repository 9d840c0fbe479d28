"""The CSS in a page: what the page uses is there, selectors that ask for the value of an attribute too."""

from __future__ import annotations

import re
from pathlib import Path

from plugins.cache import Cache
from plugins.site.styles import PLACEHOLDER, styled
from tests.conftest import ROOT

ATTRIBUTE = re.compile(r'\[([a-z-]+)[~^|*$]?="?([^"\]]*)"?\]')


def test_no_selector_of_an_attribute_is_lost_from_a_page_that_uses_all_there_is(tmp_path: Path):
    written = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "theme").glob("[ct]*/**/*.css"))
    words = " ".join(sorted(set(re.findall(r"[A-Za-z][\w-]*", written))))
    elements = "".join(f"<{name}>" for name in sorted(set(re.findall(r"\b[a-z][a-z0-9]*\b", written))))
    page = f'{PLACEHOLDER}<div class="{words}">{elements}</div>'
    (made,) = styled([page], ROOT / "theme", Cache(tmp_path))
    wanted = set(ATTRIBUTE.findall(written))
    assert wanted
    assert set(ATTRIBUTE.findall(made.replace("\\:", ":"))) >= wanted
