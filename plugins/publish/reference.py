"""What is generated from the models for editors: a JSON Schema per kind, and the tables of all fields."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from itertools import count
from pathlib import Path

from pydantic import BaseModel

from plugins.cache import write_if_changed
from plugins.site.collection import ALL_KINDS, KINDS, file_of
from plugins.source.annotations import parts_of, velden
from plugins.source.record import Record
from plugins.source.schema import field_rows, json_schema
from plugins.texts.text_file import Voorwerk

NAMES = ".vscode/namen.json"
"""The names of the records that are there, which the schemas point to for completion.

No other name is refused there.
"""
_KINDS = {file_of(kind): kind for kind in ALL_KINDS}
_NEWS = ("Title", "Date", "geplaatst", "Summary", "bronnen")
FIELDS = "docs/velden.md"
_HEAD = """# De velden van elk bestand

Gemaakt met `make schema` uit de modellen; verander dit bestand niet zelf. Hoe u ermee werkt, staat in
[redactie.md](redactie.md).
"""


def write_reference(root: Path) -> list[str]:
    """Write every generated file that is not as it should be; returns their paths."""
    files = {**reference_files(), NAMES: _names(root)}
    return [name for name, text in files.items() if write_if_changed(root / name, text.encode())]


def write_names(root: Path) -> None:
    """Let the schemas propose the names of the records that are there now."""
    write_if_changed(root / NAMES, _names(root).encode())


def reference_files() -> Mapping[str, str]:
    """Every generated file with its text."""
    files = {
        f"schemas/{name}.json": _json(json_schema(kind, _title(kind), f"../{NAMES}"))
        for name, kind in _KINDS.items()
    }
    folders = {f"./schemas/{name}.json": [_files(kind)] for name, kind in _KINDS.items()}
    files[".vscode/settings.json"] = _json(
        {"yaml.schemas": folders, "files.associations": {"*.yaml": "yaml"}}
    )
    files["schemas/voorwerk.json"] = _json(json_schema(Voorwerk, "Voorwerk van een pagina", f"../{NAMES}"))
    files[".vscode/site.code-snippets"] = _json(_snippets())
    files[".vscode/extensions.json"] = _json({"recommendations": ["redhat.vscode-yaml"]})
    files[FIELDS] = "\n".join([_HEAD, *_tables()])
    return files


def _names(root: Path) -> str:
    """The ids in every folder of `data/`, as a schema to choose from."""
    ids = {
        kind.folder: sorted(path.stem for path in (root / "data" / kind.folder).glob("*.yaml"))
        for kind in KINDS
    }
    return _json({"definitions": {folder: {"enum": names or [""]} for folder, names in ids.items()}})


def _snippets() -> Mapping[str, Mapping[str, object]]:
    """A new record of each kind, a page and a news item, as VS Code fills them in: `nieuw-` and the kind."""
    made = {
        f"Nieuw: {kind.noun}": {
            "scope": "yaml",
            "prefix": f"nieuw-{kind.noun}",
            "description": f"Wat verplicht is in {_files(kind)}",
            "body": [*_stops(kind)],
        }
        for kind in KINDS
    }
    for noun, keys in (("pagina", ("Title", "Date", "Summary")), ("nieuwsbericht", _NEWS)):
        made[f"Nieuw: {noun}"] = {
            "scope": "markdown",
            "prefix": f"nieuw-{noun}",
            "description": f"Het voorwerk van een {noun}",
            "body": ["---", *_stops(Voorwerk, keys), "---", "", "$0"],
        }
    return made


def _stops(
    model: type[BaseModel], keys: tuple[str, ...] = (), places: Iterator[int] | None = None
) -> Iterator[str]:
    """A line for each required field, or each of these keys, with a place to fill in or choose."""
    places = places or count(1)
    for veld in velden(model):
        key, several = veld.key, veld.several
        if key not in keys if keys else not veld.required:
            continue
        if key in ("Date", "geplaatst"):
            yield f"{key}: $CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE"
        elif veld.choices is not None:
            yield f"{key}: ${{{next(places)}|{','.join(choice.value for choice in veld.choices)}|}}"
        elif veld.part is not None:
            yield f"{key}:"
            for number, line in enumerate(_stops(veld.part, (), places)):
                yield f"  {'- ' if several and not number else '  ' if several else ''}{line}"
        else:
            yield f"{key}: {'[' if several else ''}${next(places)}{']' if several else ''}"


def _title(kind: type[Record]) -> str:
    return kind.noun.capitalize()


def _files(kind: type[Record]) -> str:
    return f"data/{kind.folder}/*.yaml" if kind in KINDS else f"data/{file_of(kind)}.yaml"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _tables() -> Iterator[str]:
    for kind in ALL_KINDS:
        yield from _table(f"## {_title(kind)}", f"Bestanden: `{_files(kind)}`", kind)
        for part in parts_of(kind):
            keys = [f"`{info}`" for info in _keys_of(kind, part)]
            yield from _table(f"### In {' en '.join(keys)}", f"Bij {kind.noun}.", part)
    yield from _table(
        "## Voorwerk van een pagina",
        "Tussen de twee regels `---` bovenaan elk bestand in `content/`.",
        Voorwerk,
    )


def _keys_of(kind: type[BaseModel], part: type[BaseModel]) -> list[str]:
    """The keys under which a part stands in a kind or in its parts, each once."""
    keys = (veld.key for model in (kind, *parts_of(kind)) for veld in velden(model) if veld.part is part)
    return [*dict.fromkeys(keys)]


def _table(title: str, where: str, model: type[BaseModel]) -> Iterator[str]:
    yield from (title, "", where, "", "| sleutel | verplicht | wat u invult |", "|---|---|---|")
    yield from (
        f"| `{key}` | {needed} | {text.replace('|', '&#124;')} |" for key, needed, text in field_rows(model)
    )
    yield ""
