"""What is generated from the models for editors: a JSON Schema per kind, and the tables of all fields."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from pydantic import BaseModel

from plugins.site.collection import ALL_KINDS, KINDS
from plugins.source.annotations import model_in, parts_of
from plugins.source.record import Record
from plugins.source.schema import field_rows, json_schema
from plugins.texts.text_file import Voorwerk

FIELDS = "docs/velden.md"
_HEAD = """# De velden van elk bestand

Gemaakt met `make schema` uit de modellen; verander dit bestand niet zelf. Hoe u ermee werkt, staat in [redactie.md](redactie.md).
"""


def write_reference(root: Path) -> list[str]:
    """Write every generated file that is not as it should be; returns their paths."""
    changed = {
        name: text
        for name, text in reference_files().items()
        if not (root / name).is_file() or (root / name).read_text(encoding="utf-8") != text
    }
    for name, text in changed.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    return list(changed)


def reference_files() -> Mapping[str, str]:
    """Every generated file with its text."""
    files = {
        f"schemas/{name}.json": _json(json_schema(kind, _title(kind))) for name, kind in _kinds().items()
    }
    folders = {f"./schemas/{name}.json": [_files(kind)] for name, kind in _kinds().items()}
    files[".vscode/settings.json"] = _json(
        {"yaml.schemas": folders, "files.associations": {"*.yaml": "yaml"}}
    )
    files[".vscode/extensions.json"] = _json({"recommendations": ["redhat.vscode-yaml"]})
    files[FIELDS] = "\n".join([_HEAD, *_tables()])
    return files


def _kinds() -> dict[str, type[Record]]:
    kinds: tuple[type[Record], ...] = ALL_KINDS
    return {kind.folder or "gemeente": kind for kind in kinds}


def _title(kind: type[Record]) -> str:
    return kind.noun.capitalize()


def _files(kind: type[Record]) -> str:
    return f"data/{kind.folder}/*.yaml" if kind in KINDS else f"data/{kind.folder or 'gemeente'}.yaml"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _tables() -> Iterator[str]:
    for kind in _kinds().values():
        yield from _table(f"## {_title(kind)}", f"Bestanden: `{_files(kind)}`", kind)
        for part in parts_of(kind):
            keys = [f"`{info}`" for info in _keys_of(kind, part)]
            yield from _table(f"### In {' en '.join(keys)}", f"Bij {kind.noun}.", part)
    yield from _table(
        "## Voorwerk van een pagina",
        "Tussen de twee regels `---` bovenaan elk bestand in `content/`.",
        Voorwerk,
    )


def _keys_of(kind: type[BaseModel], part: type[BaseModel]) -> Iterator[str]:
    """The keys under which a part stands in a kind or in its parts."""
    seen = {
        info.alias or name: None
        for model in (kind, *parts_of(kind))
        for name, info in model.model_fields.items()
        if model_in(info.annotation) is part
    }
    return iter(seen)


def _table(title: str, where: str, model: type[BaseModel]) -> Iterator[str]:
    yield from (title, "", where, "", "| sleutel | verplicht | wat u invult |", "|---|---|---|")
    yield from (
        f"| `{key}` | {needed} | {text.replace('|', '&#124;')} |" for key, needed, text in field_rows(model)
    )
    yield ""
