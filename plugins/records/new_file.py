"""A new file of a kind of record, with every field explained by the docstring of the model."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from textwrap import wrap
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from plugins.records.yaml_style import typed
from plugins.source.annotations import choices_in, is_list, model_in, reference_in
from plugins.source.making import FILLED_IN, SHARED
from plugins.source.record import Record
from plugins.source.schema import descriptions_of
from plugins.source.yaml_reader import FENCE
from plugins.texts.text_file import Voorwerk

_WIDTH = 101
"""The longest line of an explanation, without its mark of a comment."""


def new_file(kind: type[Record], answers: Mapping[str, str]) -> str:
    """The text of a new draft: what was answered is filled in, the rest is to be filled in or removed."""
    head = [f"# {kind.noun.capitalize()}. Vul in wat verplicht is; wat mag ontbreken, staat achter een #."]
    return "\n".join([*head, *_lines(kind, answers, ""), *_draft(), ""])


def new_text() -> str:
    """The text of a new page or news item that is a draft, with every key of its front matter explained."""
    return "\n".join([FENCE, *_lines(Voorwerk, {}, ""), *_draft(), FENCE, "", ""])


def asked(kind: type[Record]) -> Iterator[tuple[str, str]]:
    """Every field to ask for: its key and what goes in; parts are filled in later."""
    for name, info in kind.model_fields.items():
        if name not in (*FILLED_IN, *SHARED) and info.is_required() and model_in(info.annotation) is None:
            yield info.alias or name, _explained(kind, name, info)


def _draft() -> list[str]:
    return [
        (
            "# Een concept staat nergens op de site, alleen in het voorbeeld. Is het klaar, haal dan deze"
            " regels weg."
        ),
        "status: concept",
    ]


def _lines(model: type[BaseModel], answers: Mapping[str, str], indent: str) -> Iterator[str]:
    for name, info in model.model_fields.items():
        if not indent and name in (*FILLED_IN, *SHARED):
            continue
        key, needed = info.alias or name, info.is_required()
        explained = wrap(
            _explained(model, name, info), _WIDTH, break_long_words=False, break_on_hyphens=False
        )
        yield from (f"{indent}# {line}" for line in explained)
        part = model_in(info.annotation)
        mark = "" if needed else "# "
        if key in answers:
            yield f"{indent}{key}: {_typed(info, answers[key])}"
        elif part is not None and needed:
            yield f"{indent}{key}:"
            inside = list(_lines(part, {}, f"{indent}  "))
            yield from _as_item(inside, indent) if is_list(info.annotation) else inside
        else:
            yield f"{indent}{mark}{key}: {'[]' if is_list(info.annotation) else ''}".rstrip()


def _as_item(inside: list[str], indent: str) -> Iterator[str]:
    """The lines of a mapping as the first item of a list: its comments, and a dash before its first key."""
    dashed = False
    for line in inside:
        if not dashed and not line.lstrip().startswith("#"):
            dashed = True
            yield f"{indent}  - {line.strip()}"
        else:
            yield f"  {line}" if dashed else line


def _explained(model: type[BaseModel], name: str, info: FieldInfo) -> str:
    explanation = descriptions_of(model)[name]
    choices, folder = choices_in(info.annotation), reference_in(info)
    if choices is not None:
        explanation += " Kies uit: " + "; ".join(f"{choice.value} ({choice.betekenis})" for choice in choices)
    if folder:
        explanation += f" Namen uit data/{folder}."
    return f"{explanation} {'Verplicht.' if info.is_required() else 'Mag ontbreken.'}"


def _typed(info: FieldInfo, answer: str) -> str:
    """An answer as it is typed in the file; a list of names is answered with commas."""
    if is_list(info.annotation):
        return f"[{', '.join(typed(part.strip()) for part in answer.split(','))}]"
    return typed(answer) if _is_text(info.annotation) else answer


def _is_text(annotation: Any) -> bool:
    return annotation is str or any(_is_text(part) for part in getattr(annotation, "__args__", ()))
