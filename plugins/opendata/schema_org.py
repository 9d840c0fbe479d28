"""What a page tells search engines by schema.org: data that no browser runs."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

from markupsafe import Markup

from plugins.cijfers.exports import reeks_address
from plugins.cijfers.pages import CijferreeksView
from plugins.gemeente.gemeente import Gemeente
from plugins.melden.meldroute import Meldroute, RouteSoort
from plugins.melden.pages import MeldrouteView
from plugins.pages.page import NOT_FOUND, Page
from plugins.source.records import Records

Link = Callable[[str], str]
"""An address from the root of the site as the page links to it."""

_GOVERNMENT = frozenset((RouteSoort.SPOED, RouteSoort.POLITIE, RouteSoort.GEMEENTE))
"""Routes that are a service of the government; of other kinds it is not noted who offers them."""


def page_data(page: Page, records: Records, link: Link) -> Markup:
    """The data of a Dutch page for `<script type="application/ld+json">`; empty when it has none."""
    things = [] if page.taal or page.weg or page.address == NOT_FOUND else [*_things(page, records, link)]
    if not things:
        return Markup("")
    data = {"@context": "https://schema.org", "@graph": things}
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c").replace("&", "\\u0026"))  # noqa: S704 - no text can end the element


def _things(page: Page, records: Records, link: Link) -> Iterator[dict[str, Any]]:
    """What is on a page: a route to report by, a series, whom to reach.

    Breadcrumbs below a part of the site.
    """
    # Of the other pages about reporting nothing: they tell their readers that they hold no script.
    if isinstance(page.view, MeldrouteView):
        yield from _service(page.view.route)
    elif len(page.kruimels) > 1 and not page.is_about_reporting:
        yield _breadcrumbs(page, link)
    if isinstance(page.view, CijferreeksView):
        yield _dataset(page.view, link)
    if page.address == "/contact/":
        yield _organization(records)


def _breadcrumbs(page: Page, link: Link) -> dict[str, Any]:
    steps = [*page.kruimels, (page.title, page.address)]
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": number, "name": name, "item": link(address)}
            for number, (name, address) in enumerate(steps, 1)
        ],
    }


def _dataset(view: CijferreeksView, link: Link) -> dict[str, Any]:
    reeks = view.reeks
    first, last = reeks.tabel.period
    files = (("csv", "text/csv"), ("json", "application/json"))
    return {
        "@type": "Dataset",
        "name": reeks.onderwerp,
        "description": reeks.omschrijving,
        "license": reeks.licentie.betekenis,
        "dateModified": reeks.bijgewerkt.isoformat(),
        "temporalCoverage": f"{first}/{last}",
        "spatialCoverage": reeks.gebied,
        "variableMeasured": reeks.eenheid,
        "distribution": [
            {
                "@type": "DataDownload",
                "encodingFormat": kind,
                "contentUrl": link(reeks_address(reeks, ending)),
            }
            for ending, kind in files
        ],
    }


def _service(route: Meldroute) -> Iterator[dict[str, Any]]:
    """A route to report by, and the questions that it answers."""
    reached = {"telephone": route.telefoon, "url": route.url}
    contact = {name: value for name, value in reached.items() if value}
    service: dict[str, Any] = {
        "@type": "GovernmentService" if route.soort in _GOVERNMENT else "Service",
        "name": route.naam,
        "description": route.samenvatting,
    }
    if contact:
        point = {"@type": "ContactPoint", **contact}
        service["availableChannel"] = {"@type": "ServiceChannel", "servicePhone": point}
    yield service
    for vraag in route.vragen:
        answer = {"@type": "Answer", "text": vraag.antwoord}
        yield {"@type": "Question", "name": vraag.vraag, "acceptedAnswer": answer}


def _organization(records: Records) -> dict[str, Any]:
    gemeente = records.one(Gemeente)
    route = records.of(Meldroute)[gemeente.meldroute]
    contact = {"@type": "ContactPoint", "telephone": route.telefoon, "url": gemeente.website}
    return {
        "@type": "GovernmentOrganization",
        "name": f"Gemeente {gemeente.naam}",
        "url": gemeente.website,
        "contactPoint": contact,
    }
