"""The files with which another municipality starts.

Its own facts, what is national, and pages that tell no story yet.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from string import Template
from typing import Any

from plugins.melden.meldroute import Meldroute
from plugins.new_municipality.national import Name, National, leave_unused_sources, national, place_names
from plugins.preventie.programma import Programma
from plugins.records.yaml_text import read_document
from plugins.records.yaml_values import as_yaml
from plugins.site.collection import KINDS
from plugins.source.document import Document
from plugins.source.record import slug
from plugins.source.yaml_reader import read_text
from plugins.texts.markup import DIRECTIVES

BEGIN = Path(__file__).parent / "begin"
"""What every start has: pages in `pages/`, files at the top of a project in `project/`, and the report."""
LATER = "Nog in te vullen"
_LATER_ADDRESS = "https://nog-in-te-vullen.example"
_DIRECTIVE = re.compile(r"\[\[\s*(\w+)\s*:\s*([\w-]+)")
_TEXTS = ("pages", "nieuws")
_OLD_WORDS = (
    "pijlers, antwoordwoorden en vergadersoorten zijn van de gemeente waar dit vandaan komt;"
    " vervang ze door uw eigen woorden."
)


@dataclass(frozen=True)
class Answers:
    """What was asked about the new municipality; what is empty has still to be filled in."""

    naam: str
    website: str = ""
    telefoon: str = ""
    bezoekadres: tuple[str, ...] = ()
    postadres: tuple[str, ...] = ()


@dataclass
class Start:
    """The text of every file by its path in the new project, and what did not go along, with the reason."""

    files: dict[str, str] = field(default_factory=dict)
    left_out: dict[str, str] = field(default_factory=dict)
    changed: dict[str, list[str]] = field(default_factory=dict)
    """What was left out of a file that goes along."""
    old_name: re.Pattern[str] = re.compile("$^")

    def in_words(self, why: str) -> str:
        """A reason for who reads it in the new project, where the old municipality is not named."""
        return "noemt de gemeente waar dit vandaan komt" if self.old_name.search(why) else why


def start(root: Path, answers: Answers, today: date, refused: Mapping[str, str]) -> Start:
    """Everything for a new municipality, made of the project at `root`.

    `refused` are files that may not go along, and why.
    """
    documents = {
        (kind.folder, path.stem): read_document(path.name, path.read_text(encoding="utf-8-sig"))
        for kind in KINDS
        for path in sorted((root / "data" / kind.folder).glob("*.yaml"))
    }
    gemeente = read_document(
        "gemeente.yaml", (root / "data" / "gemeente.yaml").read_text(encoding="utf-8-sig")
    ).value
    place = place_names(gemeente["naam"], gemeente.get("eigen_woorden", ()))
    route = f"gemeente-{slug(answers.naam)}"
    renamed = {(Meldroute.folder, gemeente["meldroute"]): route}
    texts = dict(_texts(root))
    kept = national(documents, place, renamed, {_name(path): why for path, why in refused.items()})
    staying = {name: refused.get(name) or _why_not(name, text, place, kept) for name, text in texts.items()}
    leave_unused_sources(kept, (text for name, text in texts.items() if not staying[name]))
    result = Start(old_name=place_names(gemeente["naam"], ()))
    _add_records(result, root, documents, kept)
    searches = [own for folder, own in kept.values if folder == "zoekacties"]
    result.files.update(_own_records(answers, gemeente, kept, today))
    values = {
        "naam": answers.naam,
        "vandaag": today.isoformat(),
        "zoekactie": max(searches, default=""),
        "meldroute": route,
        "programmabronnen": ", ".join(_sources_of(Programma.folder, kept)) or route,
        "bron": route,
    }
    for path in sorted((BEGIN / "pages").rglob("*.md")):
        name = f"content/pages/{path.relative_to(BEGIN / 'pages').as_posix()}"
        result.files[name] = Template(path.read_text(encoding="utf-8")).substitute(values)
    for name, text in texts.items():
        if name in result.files:
            continue
        if staying[name]:
            result.left_out[name] = staying[name]
        else:
            result.files[name] = text
    for path in sorted((BEGIN / "project").iterdir()):
        name = path.name.replace("dot.", ".").removesuffix(".txt")
        result.files[name] = Template(path.read_text(encoding="utf-8")).safe_substitute(values)
    result.files["docs/overgenomen.md"] = _report(result, answers)
    return result


def _sources_of(kind: str, kept: National) -> list[str]:
    """The main sources of the records of a kind, each once."""
    named = (
        source for (folder, _), value in kept.values.items() if folder == kind for source in value["bronnen"]
    )
    return [*dict.fromkeys(next(iter(source)) if isinstance(source, dict) else source for source in named)]


def _name(path: str) -> Name:
    """The record that stands in a file: `data/bronnen/x.yaml` is of `bronnen` and has the id `x`."""
    folder, _, own = path.removeprefix("data/").removesuffix(".yaml").partition("/")
    return folder, own


def _texts(root: Path) -> Iterator[tuple[str, str]]:
    """Every Dutch page and news item, by its path."""
    for folder in _TEXTS:
        for path in sorted((root / "content" / folder).rglob("*.md")):
            yield path.relative_to(root).as_posix(), path.read_text(encoding="utf-8-sig")


def _why_not(name: str, text: str, place: re.Pattern[str], kept: National) -> str:
    """Why a text stays behind; empty when it names neither the place nor anything that stays behind."""
    if match := place.search(text):
        return f"noemt '{match[0]}'"
    given, _ = read_text(name, text.encode())
    if given is None:
        return "is niet te lezen"
    front = given.document.value
    named = [("zoekacties", own) for own in front.get("zoekacties", ())]
    for source in front.get("bronnen", ()):
        named.append(("bronnen", next(iter(source)) if isinstance(source, dict) else source))
    named += [(DIRECTIVES.get(kind, ""), own) for kind, own in _DIRECTIVE.findall(given.body)]
    return next(
        (f"noemt {own}, dat niet meegaat" for folder, own in named if (folder, own) not in kept.values), ""
    )


def _add_records(result: Start, root: Path, documents: Mapping[Name, Document], kept: National) -> None:
    """The files of the records that go along, as they were typed where nothing was left out."""
    for (folder, own), why in kept.left_out.items():
        result.left_out[f"data/{folder}/{own}.yaml"] = why
    for (folder, own), value in kept.values.items():
        name, path = f"data/{folder}/{own}.yaml", root / "data" / folder / f"{own}.yaml"
        if folder == Programma.folder:
            value = {**value, "niet_uitgezocht": ["Of dit programma er in deze gemeente is."]}
        changed = value != documents[folder, own].value
        result.files[name] = as_yaml(value) if changed else path.read_text(encoding="utf-8-sig")
        if kept.changed.get((folder, own)):
            result.changed[name] = kept.changed[folder, own]
        rows = path.with_suffix(".csv")
        if rows.is_file():
            result.files[name.replace(".yaml", ".csv")] = rows.read_text(encoding="utf-8-sig")


def _own_records(
    answers: Answers, old: Mapping[str, Any], kept: National, today: date
) -> Iterator[tuple[str, str]]:
    """The files about the new municipality itself: its facts, its route, and its own site as their source."""
    own = f"gemeente-{slug(answers.naam)}"
    series = old.get("voorpagina_cijferreeks")
    yield (
        "data/gemeente.yaml",
        f"# Vul in wat '{LATER}' heet; zolang dat er staat, weigert 'make publish'.\n# {_OLD_WORDS}\n"
        + as_yaml(
            {
                **old,
                "naam": answers.naam,
                "site_naam": f"Zicht op ondermijning in {answers.naam}",
                "site_omschrijving": (
                    f"Waar u in {answers.naam} ondermijning meldt, wat de gemeente ertegen doet en wat er van"
                    " aanbevelingen terechtkomt."
                ),
                "officieel": False,
                "meldroute": own,
                "voorpagina_cijferreeks": series if ("cijferreeksen", series) in kept.values else None,
                "website": answers.website or _LATER_ADDRESS,
                "bezoekadres": answers.bezoekadres or (LATER,),
                "postadres": answers.postadres or (LATER,),
                "eigen_woorden": None,
                "bronnen": [own],
            }
        ),
    )
    yield (
        f"data/bronnen/{own}.yaml",
        as_yaml(
            {
                "titel": f"Site van de gemeente {answers.naam}",
                "uitgever": f"Gemeente {answers.naam}",
                "datum": "ongedateerd",
                "url": answers.website or None,
                "soort": "webpagina",
                "herkomst": "uitgever",
                "opmerking": None if answers.website else f"{LATER}: het adres.",
            }
        ),
    )
    yield (
        f"data/meldroutes/{own}.yaml",
        as_yaml(
            {
                "naam": f"Gemeente {answers.naam}",
                "soort": "gemeente",
                "volgorde": 5,
                "samenvatting": "U wilt iets bij de gemeente melden en er is geen haast.",
                "voor_wie": f"Inwoners en ondernemers van {answers.naam}.",
                "waarvoor": ["Iets dat u bij de gemeente wilt melden of vragen."],
                "waarvoor_niet": ["Direct gevaar. Bel dan het alarmnummer."],
                "telefoon": answers.telefoon or None,
                "url": answers.website or _LATER_ADDRESS,
                "anoniem": "onbekend",
                "anoniem_toelichting": "Of u hier anoniem kunt melden, is nog niet uitgezocht.",
                "wat_gebeurt_er": ["Wat er daarna gebeurt, is nog niet uitgezocht."],
                "bronnen": [own],
                "gecontroleerd": {"hoe": "alleen_genoemd", "op": today, "van": "ongedateerd"},
            }
        ),
    )


def _report(result: Start, answers: Answers) -> str:
    """What went along and what did not, for the editors of the new municipality."""
    staying = (each for each in sorted(result.left_out.items()) if not result.old_name.search(each[0]))
    still = sorted(name for name, text in result.files.items() if result.old_name.search(text))
    return Template((BEGIN / "overgenomen.md").read_text(encoding="utf-8")).substitute(
        naam=answers.naam,
        nakijken=_items((name, _fields(messages)) for name, messages in sorted(result.changed.items())),
        oude_woorden=_OLD_WORDS,
        niet_meegegaan=_items((name, result.in_words(why)) for name, why in staying),
        noemt_nog=_items((name, "") for name in still) or "Niets.",
    )


def _fields(messages: Iterable[str]) -> str:
    """The fields from which something was left out, each once."""
    return ", ".join(dict.fromkeys(what.partition(":")[0] for what in messages))


def _items(pairs: Iterable[tuple[str, str]]) -> str:
    """A list in Markdown: files, each with what is said of it."""
    return "\n".join(f"- `{name}`{': ' if why else ''}{why}" for name, why in pairs)
