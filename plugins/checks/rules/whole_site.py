"""What only shows in the site as a whole: titles, links, and the way to every page."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.checks.site import NOT_FOUND, Site
from plugins.source.problem import Problem, did_you_mean

REGISTER = "zoeken/"
"""The page that lists every page.

Nobody comes to a page by reading the whole alphabet: from here only its own pages are followed.
"""


def titles_are_unique(site: Site) -> Iterator[Problem]:
    """No two pages have the same title."""
    titles: dict[str, str] = {}
    for page in site:
        if page.title and page.title in titles:
            yield page.problem(
                f"dezelfde titel als {titles[page.title]}: '{page.title}'; geef elke pagina een eigen titel"
            )
        titles.setdefault(page.title, page.path)


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


def every_page_can_be_reached(site: Site) -> Iterator[Problem]:
    """Every page can be reached by links from the home page, and shows the way back as a breadcrumb.

    To what stands at an address of before, for old links from elsewhere, and to a list that is empty nothing
    leads.
    """
    seen: set[str] = set()
    ahead = ["index.html"] if "index.html" in site.pages else []
    while ahead:
        path = ahead.pop()
        if path in seen:
            continue
        seen.add(path)
        page = site.pages[path]
        linked = {link.file for link in page.links if link.file in site.pages}
        ahead.extend(
            file for file in linked - seen if not path.startswith(REGISTER) or file.startswith(REGISTER)
        )
    for page in site:
        if page.path in ("index.html", NOT_FOUND):
            continue
        if page.path not in seen and not page.noindex:
            yield page.problem(
                "vanaf de beginpagina leidt geen enkele link hierheen; zet er een op een overzicht"
            )
        if not page.crumbs:
            yield page.problem("het kruimelpad ontbreekt; laat zien waar deze pagina hoort")
