"""What the annotations of a model say.

The models inside it, its closed lists, and the records it refers to.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from enum import EnumMeta
from functools import cache
from typing import Any, NamedTuple, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from plugins.source.dates import Datering
from plugins.source.record import Keuze, Past, Reference, Verwijzing, parse_verwijzing
from plugins.source.source_file import Keys


def model_in(annotation: Any) -> type[BaseModel] | None:
    """The model inside an annotation such as `tuple[Onderdeel, ...] | None`."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for part in get_args(annotation):
        model = model_in(part)
        if model is not None:
            return model
    return None


def parts_of(model: type[BaseModel]) -> tuple[type[BaseModel], ...]:
    """Every model inside this one, each once, in the order in which an editor meets them."""
    models: dict[type[BaseModel], None] = {}
    ahead = [model]
    while ahead:
        inside = [part for info in ahead.pop(0).model_fields.values() if (part := model_in(info.annotation))]
        ahead += [part for part in inside if part not in models]
        models.update(dict.fromkeys(inside))
    return tuple(models)


def choices_in(annotation: Any) -> type[Keuze] | None:
    """The closed list inside an annotation, if there is one."""
    if isinstance(annotation, EnumMeta) and issubclass(annotation, Keuze):
        return annotation
    return next((choices for part in get_args(annotation) if (choices := choices_in(part))), None)


def is_list(annotation: Any) -> bool:
    """Whether an annotation such as `tuple[Onderdeel, ...] | None` holds a list."""
    return get_origin(annotation) is tuple or any(map(is_list, get_args(annotation)))


def reference_in(info: FieldInfo) -> str | None:
    """The folder whose ids a field holds, if it holds any."""
    return _reference((info.annotation, *info.metadata))


def _reference(parts: tuple[Any, ...]) -> str | None:
    for part in parts:
        if isinstance(part, Reference):
            return part.folder
        folder = _reference((*get_args(part), *getattr(part, "__metadata__", ())))
        if folder:
            return folder
    return None


class Named(NamedTuple):
    """One reference: where it stands, the folder and id it names, and paragraphs where it can name those."""

    path: Keys
    folder: str
    id: str
    alineas: tuple[int, ...] | None = None


def references(model: type[BaseModel], value: Any, path: Keys = ()) -> Iterator[Named]:
    """Every reference in a record, or in the mapping it is made of.

    What is no reference there is passed over.
    """
    for name, folder, part in _fields(model):
        held = value.get(name) if isinstance(value, dict) else getattr(value, name)
        several = isinstance(held, (tuple, list))
        items: tuple[Any, ...] = tuple(held) if isinstance(held, (tuple, list)) else (held,)
        for index, item in enumerate(items):
            here = (*path, name, index) if several else (*path, name)
            if folder:
                yield from _named(here, folder, item)
            elif part and isinstance(item, (BaseModel, dict)):
                yield from references(part, item, here)


def _named(path: Keys, folder: str, item: Any) -> Iterator[Named]:
    """What one item names: an id, or a source with paragraphs, read or as it was typed."""
    if isinstance(item, Verwijzing):
        yield Named(path, folder, item.bron, item.alineas)
    elif isinstance(item, str):
        yield Named(path, folder, item)
    elif isinstance(item, dict):
        with suppress(ValueError):
            yield Named(path, folder, *parse_verwijzing(item))


@cache
def _fields(model: type[BaseModel]) -> tuple[tuple[str, str | None, type[BaseModel] | None], ...]:
    """The fields that hold references, with their folder, and those that hold parts, with their model."""
    fields = (
        (name, reference_in(field), model_in(field.annotation)) for name, field in model.model_fields.items()
    )
    return tuple((name, folder, part) for name, folder, part in fields if folder or part)


def past_dates(
    model: type[BaseModel], value: BaseModel, path: Keys = ()
) -> Iterator[tuple[Keys, date | Datering]]:
    """Every date of a record that tells of something that has happened, with its place."""
    for name, past, part in _dated_fields(model):
        held = getattr(value, name)
        if past and held is not None:
            yield (*path, name), held
        elif part is not None:
            for index, item in enumerate(held if isinstance(held, tuple) else (held,)):
                here = (*path, name, index) if isinstance(held, tuple) else (*path, name)
                if isinstance(item, BaseModel):
                    yield from past_dates(part, item, here)


@cache
def _dated_fields(model: type[BaseModel]) -> tuple[tuple[str, bool, type[BaseModel] | None], ...]:
    """The fields that hold a date of the past, and those that hold parts, with their model."""
    fields = (
        (name, _is_past((field.annotation, *field.metadata)), model_in(field.annotation))
        for name, field in model.model_fields.items()
    )
    return tuple((name, past, part) for name, past, part in fields if past or part)


def _is_past(parts: tuple[Any, ...]) -> bool:
    return any(
        isinstance(part, Past) or _is_past((*get_args(part), *getattr(part, "__metadata__", ())))
        for part in parts
    )
