"""What the annotations of a model say.

The models inside it, its closed lists, and the records it refers to.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from enum import EnumMeta
from functools import cache
from typing import Any, NamedTuple, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from plugins.source.dates import Datering, parse_datering
from plugins.source.document import Keys
from plugins.source.record import Keuze, Past, Reference, Verwijzing, parse_verwijzing


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


def marks_in(info: FieldInfo) -> Iterator[Any]:
    """All that was declared of a field besides its type, at any depth, as in `tuple[VerledenDatum, ...]`."""
    ahead = [info.annotation, *info.metadata]
    while ahead:
        part = ahead.pop(0)
        yield part
        ahead += [*get_args(part), *getattr(part, "__metadata__", ())]


def reference_in(info: FieldInfo) -> str | None:
    """The folder whose ids a field holds, if it holds any."""
    return next((mark.folder for mark in marks_in(info) if isinstance(mark, Reference)), None)


def parts_in(value: Any, path: Keys = ()) -> Iterator[tuple[Keys, BaseModel]]:
    """A record and every part of it, however deep, with its place."""
    if isinstance(value, BaseModel):
        yield path, value
        for field in _fields(type(value)):
            if field.part is not None:
                yield from parts_in(getattr(value, field.name), (*path, field.name))
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from parts_in(item, (*path, index))


class Named(NamedTuple):
    """One reference: where it stands, the folder and id it names, and paragraphs where it can name those."""

    path: Keys
    folder: str
    id: str
    alineas: tuple[int, ...] | None = None


def references(model: type[BaseModel], value: Any) -> Iterator[Named]:
    """Every reference in a record, or in the mapping it is made of.

    What is no reference there is passed over.
    """
    for path, field, item in _marked(model, value):
        if field.folder and isinstance(item, Verwijzing):
            yield Named(path, field.folder, item.bron, item.alineas)
        elif field.folder and isinstance(item, str):
            yield Named(path, field.folder, item)
        elif field.folder and isinstance(item, dict):
            with suppress(ValueError):
                yield Named(path, field.folder, *parse_verwijzing(item))


def past_dates(model: type[BaseModel], record: BaseModel) -> Iterator[tuple[Keys, Datering]]:
    """Every date of a record that tells of something that has happened, with its place."""
    for path, field, item in _marked(model, record):
        if field.past and item is not None:
            yield path, parse_datering(item)


class _Field(NamedTuple):
    """What a field was marked with: the folder it names records of, a date of the past; or its part."""

    name: str
    folder: str | None
    past: bool
    part: type[BaseModel] | None


@cache
def _fields(model: type[BaseModel]) -> tuple[_Field, ...]:
    """The fields of a model that have a mark or a part."""
    fields = (
        _Field(
            name,
            reference_in(info),
            any(isinstance(mark, Past) for mark in marks_in(info)),
            model_in(info.annotation),
        )
        for name, info in model.model_fields.items()
    )
    return tuple(field for field in fields if field.folder or field.past or field.part)


def _marked(model: type[BaseModel], value: Any, path: Keys = ()) -> Iterator[tuple[Keys, _Field, Any]]:
    """Every value of a field with a mark, of a list each item; in a record or the mapping it is made of."""
    for field in _fields(model):
        held: Any = value.get(field.name) if isinstance(value, dict) else getattr(value, field.name)
        several = isinstance(held, (tuple, list))
        for index, item in enumerate(held if several else (held,)):
            here = (*path, field.name, index) if several else (*path, field.name)
            if field.part is None:
                yield here, field, item
            elif isinstance(item, (BaseModel, dict)):
                yield from _marked(field.part, item, here)
