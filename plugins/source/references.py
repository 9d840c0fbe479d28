"""References from one record to another: found by walking along a model, also in a file that has other problems."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, get_args

from pydantic import BaseModel

from plugins.source.document import Path
from plugins.source.record import Reference
from plugins.source.wording import model_in


def references(model: type[BaseModel], value: Any, path: Path = ()) -> Iterator[tuple[Path, str, str]]:
    """Every reference in a record or in the mapping it is made of: where it stands, the folder, and the id it names."""
    for name, folder, part in _fields(model):
        found = value.get(name) if isinstance(value, dict) else getattr(value, name)
        several = isinstance(found, (tuple, list))
        items: tuple[Any, ...] = tuple(found) if isinstance(found, (tuple, list)) else (found,)
        for index, item in enumerate(items):
            here = (*path, name, index) if several else (*path, name)
            if folder and isinstance(item, str):
                yield here, folder, item
            elif part and isinstance(item, (BaseModel, dict)):
                yield from references(part, item, here)


@cache
def _fields(model: type[BaseModel]) -> tuple[tuple[str, str | None, type[BaseModel] | None], ...]:
    """The fields that hold references, with their folder, and those that hold parts, with their model."""
    found = (
        (name, _folder(field.annotation, field.metadata), model_in(field.annotation))
        for name, field in model.model_fields.items()
    )
    return tuple((name, folder, part) for name, folder, part in found if folder or part)


def _folder(annotation: Any, metadata: list[Any] | None = None) -> str | None:
    marks: tuple[Any, ...] = tuple(metadata or getattr(annotation, "__metadata__", None) or ())
    for mark in marks:
        if isinstance(mark, Reference):
            return mark.folder
    return next((folder for part in get_args(annotation) if (folder := _folder(part))), None)
