"""JSON Schema of a kind of record, in Dutch, for editors with a YAML language server.

And the table of its fields.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any, Literal

from pydantic import BaseModel

from plugins.source.annotations import FILLED_IN, parts_of, velden

DIALECT = "http://json-schema.org/draft-07/schema#"
"""The dialect that YAML language servers know best."""


def json_schema(model: type[BaseModel], title: str, names: str = "") -> dict[str, Any]:
    """The JSON Schema of what may be typed in a file of this kind, with Dutch titles and descriptions.

    Where the id of a record goes, it proposes those of the schema `names` that has them by folder, and
    refuses no other.
    """
    made = _dutch_schema(model, "validation", names)
    definitions = made.pop("$defs", {})
    made["title"] = title
    for name in FILLED_IN:
        made["properties"].pop(name, None)
    made["required"] = [name for name in made.get("required", []) if name not in FILLED_IN]
    schema = {"$schema": DIALECT, **made}
    if definitions:
        schema["definitions"] = definitions
    moved: dict[str, Any] = _moved(schema)
    return moved


def published_schema(
    model: type[BaseModel], hidden: Collection[str], more: Mapping[str, Any]
) -> dict[str, Any]:
    """The JSON Schema of a record as it is published: without the fields `hidden`, with `more` properties."""
    made = _dutch_schema(model, "serialization")
    shown = {name: told for name, told in made["properties"].items() if name not in hidden}
    made["properties"] = {**shown, **more}
    made["required"] = list(made["properties"])
    return made


def _dutch_schema(
    model: type[BaseModel], mode: Literal["validation", "serialization"], names: str = ""
) -> dict[str, Any]:
    """The schema that pydantic makes of a model, with what an editor reads in it and in its definitions."""
    made = model.model_json_schema(by_alias=True, mode=mode)
    models = {part.__name__: part for part in parts_of(model)}
    for name, definition in made.get("$defs", {}).items():
        _in_dutch(definition, models.get(name), names)
    _in_dutch(made, model, names)
    return made


def _in_dutch(definition: dict[str, Any], model: type[BaseModel] | None, names: str) -> None:
    """Replace what was written for programmers by what an editor reads."""
    definition.pop("description", None)
    definition.pop("title", None)
    if model is None:
        return
    for veld in velden(model):
        described = definition.get("properties", {}).get(veld.key)
        if described is None:
            continue
        described["title"] = veld.label
        described["description"] = veld.description + (
            f" De naam van een bestand in data/{veld.folder}, zonder .yaml." if veld.folder else ""
        )
        definition["properties"][veld.key] = described = dict(sorted(described.items()))
        if veld.folder and names:
            _propose(described, f"{names}#/definitions/{veld.folder}")
        if veld.choices is not None:
            described["markdownDescription"] = described["description"] + "".join(
                f"\n- `{choice.value}`: {choice.betekenis}" for choice in veld.choices
            )
        if described.get("default", 0) is None:
            del described["default"]


def _propose(described: dict[str, Any], reference: str) -> None:
    """Put the choices of a reference before what a field, or an item of it, may be."""
    held = described.get("items", described)
    options = held.pop("anyOf", None) or [{"type": held.pop("type", "string")}]
    held["anyOf"] = [{"$ref": reference}, *options]


def _moved(schema: Any) -> Any:
    """The schema with its references where draft-07 has them, without the null that only means "left out"."""
    if isinstance(schema, dict):
        options = schema.get("anyOf")
        if isinstance(options, list) and {"type": "null"} in options:
            rest = [option for option in options if option != {"type": "null"}]
            schema = {
                **{key: value for key, value in schema.items() if key != "anyOf"},
                **(rest[0] if len(rest) == 1 else {"anyOf": rest}),
            }
        if "$ref" in schema and len(schema) > 1:  # draft-07 ignores what stands beside a reference
            schema = {
                **{key: value for key, value in schema.items() if key != "$ref"},
                "allOf": [{"$ref": schema["$ref"]}],
            }
        return {
            key: value.replace("#/$defs/", "#/definitions/") if key == "$ref" else _moved(value)
            for key, value in schema.items()
        }
    return [_moved(item) for item in schema] if isinstance(schema, list) else schema


def field_rows(model: type[BaseModel]) -> Iterator[tuple[str, str, str]]:
    """For the handbook: the name of each field that may be typed, whether it must be, and what goes in."""
    for veld in velden(model):
        text = veld.description
        if veld.choices is not None:
            text += f" Kies uit: {', '.join(f'`{choice.value}`' for choice in veld.choices)}."
        if veld.folder:
            text += f" Verwijst naar `data/{veld.folder}`."
        yield veld.key, "ja" if veld.required else "nee", text
