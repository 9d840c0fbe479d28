"""JSON Schema of a kind of record, in Dutch, for editors with a YAML language server.

And the table of its fields.
"""

from __future__ import annotations

import ast
import inspect
import sys
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from itertools import pairwise
from typing import Any

from pydantic import BaseModel

from plugins.source.annotations import choices_in, parts_of, reference_in
from plugins.source.making import FILLED_IN, SHARED
from plugins.source.record import Record

DIALECT = "http://json-schema.org/draft-07/schema#"
"""The dialect that YAML language servers know best."""


def json_schema(model: type[BaseModel], title: str, names: str = "") -> dict[str, Any]:
    """The JSON Schema of what may be typed in a file of this kind, with Dutch titles and descriptions.

    Where the id of a record goes, it proposes those of the schema `names` that has them by folder, and
    refuses no other.
    """
    made = model.model_json_schema(by_alias=True, mode="validation")
    models = {part.__name__: part for part in (model, *parts_of(model))}
    definitions = made.pop("$defs", {})
    for name, definition in definitions.items():
        _in_dutch(definition, models.get(name), names)
    _in_dutch(made, model, names)
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
    made = model.model_json_schema(by_alias=True, mode="serialization")
    models = {part.__name__: part for part in (model, *parts_of(model))}
    for name, definition in made.get("$defs", {}).items():
        _in_dutch(definition, models.get(name))
    _in_dutch(made, model)
    shown = {name: told for name, told in made["properties"].items() if name not in hidden}
    made["properties"] = {**shown, **more}
    made["required"] = list(made["properties"])
    return made


def _in_dutch(definition: dict[str, Any], model: type[BaseModel] | None, names: str = "") -> None:
    """Replace what was written for programmers by what an editor reads."""
    definition.pop("description", None)
    definition.pop("title", None)
    if model is None:
        return
    for name, info in model.model_fields.items():
        described = definition.get("properties", {}).get(info.alias or name)
        if described is None:
            continue
        folder = reference_in(info)
        described["title"] = (info.alias or name).replace("_", " ").capitalize()
        described["description"] = descriptions_of(model)[name] + (
            f" De naam van een bestand in data/{folder}, zonder .yaml." if folder else ""
        )
        definition["properties"][info.alias or name] = described = dict(sorted(described.items()))
        if folder and names:
            _propose(described, f"{names}#/definitions/{folder}")
        choices = choices_in(info.annotation)
        if choices is not None:
            described["markdownDescription"] = described["description"] + "".join(
                f"\n- `{choice.value}`: {choice.betekenis}" for choice in choices
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


@cache
def descriptions_of(model: type[BaseModel]) -> Mapping[str, str]:
    """What each field holds: the docstring below it in the model or in one that it builds on, on one line.

    Pydantic can read them too, but would do so for every model at every start.
    """
    descriptions = dict.fromkeys(model.model_fields, "")
    for each in reversed(
        [base for base in model.__mro__ if issubclass(base, BaseModel) and base is not BaseModel]
    ):
        for field, below in pairwise(_classes(each.__module__)[each.__name__].body):
            match field, below:
                case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=str(doc))):
                    descriptions[name] = " ".join(doc.split())
    return descriptions


@cache
def _classes(module: str) -> Mapping[str, ast.ClassDef]:
    """The classes of a module as written: parsing it once is faster than `inspect` for each class."""
    parsed = ast.parse(inspect.getsource(sys.modules[module]))
    return {each.name: each for each in parsed.body if isinstance(each, ast.ClassDef)}


def field_rows(model: type[BaseModel]) -> Iterator[tuple[str, str, str]]:
    """For the handbook: the name of each field that may be typed, whether it must be, and what goes in."""
    shown = [name for name in model.model_fields if not (issubclass(model, Record) and name in FILLED_IN)]
    for name in sorted(shown, key=lambda name: name in SHARED):
        info = model.model_fields[name]
        choices = choices_in(info.annotation)
        folder = reference_in(info)
        text = descriptions_of(model)[name]
        if choices is not None:
            text += f" Kies uit: {', '.join(f'`{choice.value}`' for choice in choices)}."
        if folder:
            text += f" Verwijst naar `data/{folder}`."
        yield info.alias or name, "ja" if info.is_required() else "nee", text
