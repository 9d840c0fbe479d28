"""What the annotations of a model say: its fields as an editor meets them, and what a record refers to."""

from __future__ import annotations

import ast
import inspect
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from enum import EnumMeta
from functools import cache, cached_property
from itertools import pairwise
from typing import Any, Literal, NamedTuple, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from plugins.source.dates import Datering, parse_datering
from plugins.source.document import Keys
from plugins.source.record import Keuze, Past, Record, Reference, Verwijzing, fields_of, parse_verwijzing

FILLED_IN = ("id", "bestand")
"""Fields of a record that follow from the file itself and may not be typed in it."""

SHARED = tuple(name for name in Record.model_fields if name not in FILLED_IN)
"""Fields that every kind of record has; they are listed after those of the kind itself."""


@dataclass(frozen=True, eq=False)
class Veld:
    """A field of a model, as somebody who fills it in meets it."""

    model: type[BaseModel]
    name: str
    info: FieldInfo

    @property
    def key(self) -> str:
        """The key as it is typed."""
        return self.info.alias or self.name

    @property
    def label(self) -> str:
        """The key as a heading: `Gericht aan`."""
        return self.key.replace("_", " ").capitalize()

    @property
    def description(self) -> str:
        """What goes in, by the docstring below the field."""
        return descriptions_of(self.model)[self.name]

    @property
    def required(self) -> bool:
        """Whether it has to be typed."""
        return self.info.is_required()

    @cached_property
    def several(self) -> bool:
        """Whether it holds a list."""
        return _is_list(self.info.annotation)

    @cached_property
    def part(self) -> type[BaseModel] | None:
        """The model of the group it holds, or of each group in its list."""
        return model_in(self.info.annotation)

    @cached_property
    def choices(self) -> type[Keuze] | None:
        """The closed list it takes its values from."""
        return _choices_in(self.info.annotation)

    @cached_property
    def marks(self) -> tuple[Any, ...]:
        """All that was declared of it besides its type, at any depth, as in `tuple[VerledenDatum, ...]`."""
        return tuple(_marks_in(self.info))

    @cached_property
    def folder(self) -> str:
        """The folder whose ids it holds; empty when it holds none."""
        return next((mark.folder for mark in self.marks if isinstance(mark, Reference)), "")

    @cached_property
    def base(self) -> Any:
        """The type of one value, or the Literal of its values."""
        annotation = self.info.annotation
        while inside := [each for each in get_args(annotation) if each not in (type(None), ...)]:
            if get_origin(annotation) is Literal:
                break
            annotation = inside[0]
        return annotation


@cache
def velden(model: type[BaseModel]) -> tuple[Veld, ...]:
    """The fields of a model that may be typed, those of every kind of record last."""
    names = list(model.model_fields)
    if issubclass(model, Record):
        names = [*(name for name in names if name not in Record.model_fields), *SHARED]
    return tuple(Veld(model, name, model.model_fields[name]) for name in names)


def model_in(annotation: Any) -> type[BaseModel] | None:
    """The model inside an annotation such as `tuple[Onderdeel, ...] | None`."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((model for part in get_args(annotation) if (model := model_in(part))), None)


def _choices_in(annotation: Any) -> type[Keuze] | None:
    if isinstance(annotation, EnumMeta) and issubclass(annotation, Keuze):
        return annotation
    return next((choices for part in get_args(annotation) if (choices := _choices_in(part))), None)


def _is_list(annotation: Any) -> bool:
    return get_origin(annotation) is tuple or any(map(_is_list, get_args(annotation)))


def _marks_in(info: FieldInfo) -> Iterator[Any]:
    ahead = [info.annotation, *info.metadata]
    while ahead:
        part = ahead.pop(0)
        yield part
        ahead += [*get_args(part), *getattr(part, "__metadata__", ())]
        if isinstance(part, FieldInfo):
            ahead += part.metadata


def parts_of(model: type[BaseModel]) -> tuple[type[BaseModel], ...]:
    """Every model inside this one, each once, in the order in which an editor meets them."""
    models: dict[type[BaseModel], None] = {}
    ahead = [model]
    while ahead:
        inside = [veld.part for veld in velden(ahead.pop(0)) if veld.part]
        ahead += [part for part in inside if part not in models]
        models.update(dict.fromkeys(inside))
    return tuple(models)


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


def parts_in(value: Any, path: Keys = ()) -> Iterator[tuple[Keys, BaseModel]]:
    """A record and every part of it, however deep, with its place."""
    if isinstance(value, BaseModel):
        yield path, value
        for veld in _with_marks(type(value)):
            if veld.part is not None:
                yield from parts_in(getattr(value, veld.name), (*path, veld.name))
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from parts_in(item, (*path, index))


class Typed(NamedTuple):
    """A text, with its place and the part and field that hold it."""

    part: BaseModel
    field: str
    path: Keys
    text: str


def texts_in(record: BaseModel) -> Iterator[Typed]:
    """Every text that was typed in a record, however deep."""
    for path, part in parts_in(record):
        for name, value in fields_of(part).items():
            if not (isinstance(part, Record) and name in FILLED_IN):
                for where, text in _texts(value, (*path, name)):
                    yield Typed(part, name, where, text)


def _texts(value: Any, path: Keys) -> Iterator[tuple[Keys, str]]:
    """Every text in the value of a field, with its place."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _texts(item, (*path, index))


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
    for path, veld, item in _marked(model, value):
        if veld.folder and isinstance(item, Verwijzing):
            yield Named(path, veld.folder, item.bron, item.alineas)
        elif veld.folder and isinstance(item, str):
            yield Named(path, veld.folder, item)
        elif veld.folder and isinstance(item, dict):
            with suppress(ValueError):
                yield Named(path, veld.folder, *parse_verwijzing(item))


def past_dates(model: type[BaseModel], record: BaseModel) -> Iterator[tuple[Keys, Datering]]:
    """Every date of a record that tells of something that has happened, with its place."""
    for path, veld, item in _marked(model, record):
        if item is not None and _is_past(veld):
            yield path, parse_datering(item)


def _is_past(veld: Veld) -> bool:
    return any(isinstance(mark, Past) for mark in veld.marks)


@cache
def _with_marks(model: type[BaseModel]) -> tuple[Veld, ...]:
    """The fields of a model that hold a reference, a date of the past, or a part that may have those."""
    return tuple(veld for veld in velden(model) if veld.folder or veld.part or _is_past(veld))


def _marked(model: type[BaseModel], value: Any, path: Keys = ()) -> Iterator[tuple[Keys, Veld, Any]]:
    """Every value of a field with a mark, of a list each item; in a record or the mapping it is made of."""
    for veld in _with_marks(model):
        held: Any = value.get(veld.name) if isinstance(value, dict) else getattr(value, veld.name)
        several = isinstance(held, (tuple, list))
        for index, item in enumerate(held if several else (held,)):
            here = (*path, veld.name, index) if several else (*path, veld.name)
            if veld.part is None:
                yield here, veld, item
            elif isinstance(item, (BaseModel, dict)):
                yield from _marked(veld.part, item, here)
