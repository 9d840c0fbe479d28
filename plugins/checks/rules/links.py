"""Links within the site."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.checks.site import Site
from plugins.source.problem import Problem, did_you_mean


def links_lead_somewhere(site: Site) -> Iterator[Problem]:
    """Every link within the site leads to a file that exists, and every fragment to an id on its page."""
    ids = {path: frozenset(page.ids) for path, page in site.pages.items()}
    for page in site:
        for href, file, fragment in (*page.links, *page.others):
            if not href or file not in site.files:
                yield page.problem(f"link naar '{href}' leidt nergens heen{did_you_mean(file, site.files)}")
            elif fragment and file in ids and fragment not in ids[file]:
                yield page.problem(
                    f"link naar '{href}': '#{fragment}' staat niet op"
                    f" {file}{did_you_mean(fragment, ids[file])}"
                )
