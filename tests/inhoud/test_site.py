"""The real site: every address that was promised is there, and a stranger finds nothing wrong with it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.inhoud.conftest import newest_day
from tests.projects import ROOT, problems_of
from tests.reading import followed, tree
from tests.source.test_schemas import misfits

SITE_MAP = (
    "melden", "melden/veilig", "melden/keuzehulp", "melden/keuzehulp/begin", "melden/keuzehulp/alles",
    "melden/meldlijn-m", "melden/signalen", "melden/signalen/horeca", "aanpak", "preventie", "preventie/ipta",
    "preventie/rio", "preventie/oko", "preventie/jit", "preventie/pga", "preventie/jongerenwerk",
    "preventie/kernteams-jeugd", "aanbevelingen", "aanbevelingen/stand/uitgevoerd", "aanbevelingen/standen",
    "aanbevelingen/wijzigingen", "aanbevelingen/vergadering/2023-07-04", "cijfers", "cijfers/mma-meldingen",
    "nieuws", "begrippen", "bronnen", "zoeken", "open-data", "over", "privacy", "toegankelijkheid", "colofon",
    "contact", "controleer-het-zelf", "en/report", "en/report/find-a-route", "en/report/safely",
)  # fmt: skip


def test_every_address_of_the_site_map_is_there(real_site: Path):
    addresses = [f"{address}/index.html" for address in SITE_MAP]
    wanted = ["index.html", "404.html", "nieuws/atom.xml", "en/report/meldlijn-m/affiche.pdf", *addresses]
    assert [name for name in wanted if not (real_site / name).is_file()] == []


def test_nothing_is_wrong_with_the_real_content():
    nothing_published_yet = "data/gepubliceerd.json: let op: dit bestand is er niet"
    found = problems_of(ROOT, newest_day())
    assert [problem for problem in found if not problem.startswith(nothing_published_yet)] == []


def test_every_real_data_file_fits_its_schema():
    assert misfits(ROOT) == {}


SITUATIONS = {
    "danger now": (["Ja, er is nu gevaar"], "tel:112"),
    "a drugs lab in a garage box": (
        ["Nee, er is nu geen gevaar", "Drugs, een drugslab", "Nee, niemand mag weten wie ik ben"],
        "tel:08007000",
    ),
    "extortion of an entrepreneur": (
        ["Nee, er is nu geen gevaar", "Iemand perst mij af", "Ik ben ondernemer en wil eerst advies"],
        "tel:09008844",  # the only number of the Vertrouwenslijn that is known is too old to be dialled
    ),
    "fraud with care": (
        ["Nee, er is nu geen gevaar", "Fraude met zorg", "Ik vermoed fraude en wil het melden"],
        "tel:08007000",
    ),
    "a young person being drawn in": (
        [
            "Nee, er is nu geen gevaar",
            "Een jongere wordt de misdaad in getrokken",
            "Met iemand van de gemeente",
        ],
        "tel:14033",
    ),
    "human trafficking": (
        [
            "Nee, er is nu geen gevaar",
            "Iemand wordt gedwongen of uitgebuit",
            "Dwang of uitbuiting op een andere manier",
        ],
        "tel:09008844",
    ),
}


@pytest.mark.parametrize("situation", SITUATIONS)
def test_the_finder_leads_a_worried_person_to_the_right_number_first(situation: str, real_site: Path):
    answers, number = SITUATIONS[situation]
    address = "melden/keuzehulp/begin"
    for answer in answers:
        links = [
            link
            for link in tree(real_site, address).css("main ul.keuzes a")
            if link.text().strip().startswith(answer)
        ]
        assert len(links) == 1, (address, answer)
        address = followed(address, links[0].attributes["href"])
    first = tree(real_site, address).css_first("main .kaart a.bel")
    assert first.attributes["href"] == number


def test_how_a_number_was_checked_is_a_mark_among_routes_and_a_sentence_on_the_page_of_a_route(
    real_site: Path,
):
    among, alone = (tree(real_site, address).body.text() for address in ("melden", "melden/meldlijn-m"))
    assert among.count("kijk op meldmisdaadanoniem.nl of het nog klopt") == 0
    assert "Bel 0800-2800200 uit een kopie van 2015: hoe dit nummer is gecontroleerd" in among
    assert among.count("Dan is het niet vergeleken met de site zelf. Kijk daar of het nog klopt.") == 1
    assert alone.count("kijk op meldmisdaadanoniem.nl of het nog klopt") == 1


def test_the_page_of_a_route_has_its_number_before_its_contents(real_site: Path):
    first = tree(real_site, "melden/politie").css_first("main .bel, main .inhoud")
    assert first.attributes["href"] == "tel:09008844"


def test_a_page_about_the_approach_is_short():
    """At most 400 words, the names of sources left out."""
    long = {}
    for path in sorted((ROOT / "content" / "pages" / "aanpak").glob("*.md")):
        body = path.read_text(encoding="utf-8").split("---", 2)[2]
        words = len(re.sub(r"\(\[\[bron:.*?\]\]\)", "", body).split())
        if words > 400:
            long[path.name] = words
    assert long == {}
