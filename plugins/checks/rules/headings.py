"""Headings."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from plugins.checks.site import Page


def one_heading_no_jumps(page: Page) -> Iterator[str]:
    """A page has one first heading, and below it the levels go down one step at a time."""
    levels = [int(node.tag[1]) for node in page.tree.css("h1, h2, h3, h4, h5, h6") if node.tag]
    if levels.count(1) != 1:
        yield f"{levels.count(1)} koppen van niveau 1; een pagina heeft er precies één"
    for above, below in pairwise(levels):
        if below > above + 1:
            yield (
                f"een kop van niveau {below} onder een kop van niveau {above}; maak er niveau {above + 1} van"
            )
