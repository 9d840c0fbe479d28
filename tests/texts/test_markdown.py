"""Markdown as editors type it: it comes out as meant, or is refused with a remedy."""

from __future__ import annotations

import pytest

from plugins.texts.rendering import MarkdownRenderer


@pytest.mark.parametrize(
    ("typed", "html"),
    [
        ("- Vast\n  - IJs\n- Gas", "<ul><li>Vast<ul><li>IJs</li></ul></li><li>Gas</li></ul>"),
        ("Stappen:\n- eerste\n- tweede", "<p>Stappen:</p><ul><li>eerste</li><li>tweede</li></ul>"),
        ("5*3*2", "<p>5*3*2</p>"),
        ("Eerste\\\nTweede", "<p>Eerste<br>Tweede</p>"),
        ("Term\n: uitleg", "<dl><dt>Term</dt><dd>uitleg</dd></dl>"),
        ("1. een\n\n   uitleg\n2. twee", "<ol><li><p>een</p><p>uitleg</p></li><li><p>twee</p></li></ol>"),
    ],
)
def test_what_is_common_works(typed: str, html: str):
    rendered = MarkdownRenderer().render(typed)
    assert rendered.html.replace("\n", "") == html
    assert (rendered.refused, rendered.leftovers) == ((), ())
