"""Personal data is refused wherever text can stand, in sources and in what is published."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.cache import Cache
from plugins.checks.checking import Inspector
from plugins.privacy.gate import personal_data
from plugins.privacy.uitzonderingen import NOTHING, Soort
from plugins.source.phone_numbers import Register
from plugins.source.records import RuleContext
from plugins.source.sources import read_sources
from tests.conftest import THOROUGH, TODAY
from tests.privacy.published import OUTPUT, html
from tests.privacy.samples import landlines, samples

NUMBER = 200 if THOROUGH else 8
LEAST = 0.99

FILES: dict[str, tuple[str, str]] = {
    "title of a page": ("content/pages/{}.md", "---\nTitle: {}\nDate: 2026-01-01\n---\nTekst\n"),
    "body of a page": ("content/nieuws/{}.md", "---\nTitle: Titel\n---\n\nHier staat {} in de tekst.\n"),
    "alt text": ("content/pages/{}.md", "---\nTitle: Titel\n---\n\n![Een foto van {}](/beelden/foto.png)\n"),
    "comment in front matter": ("content/pages/{}.md", "---\n# {}\nTitle: Titel\n---\n\nTekst\n"),
    "value in YAML": ("data/begrippen/{}.yaml", 'naam: Voorbeeld\nuitleg: "{}"\n'),
    "long value in YAML": ("data/begrippen/{}.yaml", "uitleg: >-\n  Een lange tekst\n  met {} erin.\n"),
    "comment in YAML": ("data/bronnen/{}.yaml", "titel: Voorbeeld # {}\n"),
    "title of a chart": ("data/cijferreeksen/{}.yaml", "titel: Meldingen van {}\n"),
    "label in a chart": ("data/cijferreeksen/{}.yaml", "kolommen:\n  - naam: a\n    label: '{}'\n"),
    "cell of a CSV": ("data/cijferreeksen/{}.csv", "jaar,a,toelichting\n2020,1,{}\n"),
    "text in an SVG": ("content/beelden/{}.svg", "<svg><title>Tekening</title><text>{}</text></svg>"),
}
"""Where text can stand in a source: the name of its file, and the file."""


@pytest.mark.thorough
@pytest.mark.parametrize("soort", Soort)
@pytest.mark.parametrize("place", FILES)
def test_personal_data_is_refused_in_every_place_of_a_source(place: str, soort: Soort, tmp_path: Path):
    name, text = FILES[place]
    planted = samples(soort, NUMBER)
    for index, value in enumerate(planted):
        path = tmp_path / name.format(f"voorbeeld-{index}")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.replace("{}", value), encoding="utf-8")
    refused = {problem.path for problem in gate(tmp_path) if soort.label in problem.message}
    missed = [
        value for index, value in enumerate(planted) if name.format(f"voorbeeld-{index}") not in refused
    ]
    assert len(missed) <= NUMBER * (1 - LEAST), missed


@pytest.mark.thorough
@pytest.mark.parametrize("soort", Soort)
def test_personal_data_is_refused_in_the_name_of_a_file(soort: Soort, tmp_path: Path):
    missed = []
    for index, value in enumerate(samples(soort, NUMBER)):
        path = (
            tmp_path
            / str(index)
            / "content"
            / "nieuws"
            / f"2026-01-01-{value.replace(' ', '-').replace('/', '-')}.md"
        )
        path.parent.mkdir(parents=True)
        path.write_text("Tekst\n", encoding="utf-8")
        if not any(soort.label in problem.message for problem in gate(tmp_path / str(index))):
            missed.append(path.name)
    assert len(missed) <= NUMBER * (1 - LEAST), missed


COMMENTS: dict[str, tuple[str, str]] = {
    "comment in YAML": ("data/bronnen/{}.yaml", "titel: Voorbeeld # bel {}\n"),
    "line of comment in YAML": ("data/bronnen/{}.yaml", "# {}, na tienen\ntitel: Voorbeeld\n"),
    "comment in front matter": ("content/pages/{}.md", "---\n# {}\nTitle: Titel\n---\n\nTekst\n"),
}


@pytest.mark.thorough
@pytest.mark.parametrize("place", COMMENTS)
def test_telephone_numbers_of_houses_are_refused_in_comments(place: str, tmp_path: Path):
    name, text = COMMENTS[place]
    planted = landlines(NUMBER)
    for index, value in enumerate(planted):
        path = tmp_path / name.format(f"voorbeeld-{index}")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.replace("{}", value), encoding="utf-8")
    refused = {problem.path for problem in gate(tmp_path) if "het telefoonnummer" in problem.message}
    missed = [
        value for index, value in enumerate(planted) if name.format(f"voorbeeld-{index}") not in refused
    ]
    assert len(missed) <= NUMBER * (1 - LEAST), missed


@pytest.mark.thorough
@pytest.mark.parametrize(
    "name", ["data/bronnen/bel-{}.yaml", "content/nieuws/2026-01-01-{}.md", "content/documenten/{}.pdf"]
)
def test_telephone_numbers_of_houses_are_refused_in_names_of_files(name: str, tmp_path: Path):
    missed = []
    for index, value in enumerate(landlines(NUMBER)):
        path = tmp_path / str(index) / name.format(value.replace(" ", "-"))
        path.parent.mkdir(parents=True)
        path.write_bytes(b"")
        if not any("het telefoonnummer" in problem.message for problem in gate(tmp_path / str(index))):
            missed.append(path.name)
    assert len(missed) <= NUMBER * (1 - LEAST), missed


@pytest.mark.thorough
@pytest.mark.parametrize("soort", Soort)
@pytest.mark.parametrize("place", OUTPUT)
def test_personal_data_is_refused_in_every_place_of_what_is_published(place: str, soort: Soort):
    name, made = OUTPUT[place]
    inspector = Inspector(Register(frozenset()), Cache(), NOTHING)
    missed = []
    for value in samples(soort, NUMBER):
        data = made(value)
        found = inspector.page(name, data).wrong if name.endswith(".html") else inspector.file(name, data)
        if not any(soort.label in message for message in found):
            missed.append(value)
    assert len(missed) <= NUMBER * (1 - LEAST), missed


@pytest.mark.thorough
@pytest.mark.parametrize("soort", Soort)
def test_personal_data_is_refused_in_the_address_of_a_page(soort: Soort):
    inspector = Inspector(Register(frozenset()), Cache(), NOTHING)
    missed = []
    for value in samples(soort, NUMBER):
        name = f"nieuws/{value.replace(' ', '-').replace('/', '-')}/index.html"
        if not any(soort.label in message for message in inspector.page(name, html("niets")).wrong):
            missed.append(name)
    assert len(missed) <= NUMBER * (1 - LEAST), missed


def gate(root: Path) -> list:
    return list(
        personal_data(read_sources(root), RuleContext(TODAY, records={"uitzonderingen": {}}), NOTHING)
    )
