"""References from one record to another: found by walking a record along its model."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, get_args

from pydantic import BaseModel

from plugins.source.record import Reference
from plugins.source.yaml_reader import Path


def references(record: BaseModel, path: Path = ()) -> Iterator[tuple[Path, str, str]]:
    """Every reference in a record: where it stands, the folder it points into, and the id it names."""
    for name, folder in _fields(type(record)):
        value = getattr(record, name)
        for index, item in enumerate(value if isinstance(value, tuple) else (value,)):
            here = (*path, name, index) if isinstance(value, tuple) else (*path, name)
            if folder and isinstance(item, str):
                yield here, folder, item
            elif isinstance(item, BaseModel):
                yield from references(item, here)


@cache
def _fields(model: type[BaseModel]) -> tuple[tuple[str, str | None], ...]:
    """The fields of a model that hold references (with their folder) or parts (with None)."""
    return tuple(
        (name, folder)
        for name, field in model.model_fields.items()
        for folder in [_folder(field.annotation, field.metadata)]
        if folder or _holds_part(field.annotation)
    )


def _folder(annotation: Any, metadata: list[Any] | None = None) -> str | None:
    for mark in metadata or getattr(annotation, "__metadata__", ()):
        if isinstance(mark, Reference):
            return mark.folder
    return next((folder for part in get_args(annotation) if (folder := _folder(part))), None)


def _holds_part(annotation: Any) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return True
    return any(_holds_part(part) for part in get_args(annotation))
