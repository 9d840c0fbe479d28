"""A new file of a kind of record, with every field explained by the docstring of the model."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from textwrap import wrap

from pydantic import BaseModel

from plugins.records.yaml_values import typed
from plugins.source.annotations import SHARED, Veld, velden
from plugins.source.record import Record
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
    for veld in velden(kind):
        if veld.required and veld.part is None:
            yield veld.key, _explained(veld)


def _draft() -> list[str]:
    return [
        (
            "# Een concept staat nergens op de site, alleen in het voorbeeld. Is het klaar, haal dan deze"
            " regels weg."
        ),
        "status: concept",
    ]


def _lines(model: type[BaseModel], answers: Mapping[str, str], indent: str) -> Iterator[str]:
    for veld in velden(model):
        if not indent and veld.name in SHARED:
            continue
        explained = wrap(_explained(veld), _WIDTH, break_long_words=False, break_on_hyphens=False)
        yield from (f"{indent}# {line}" for line in explained)
        if veld.key in answers:
            yield f"{indent}{veld.key}: {_typed(veld, answers[veld.key])}"
        elif veld.part is not None and veld.required:
            yield f"{indent}{veld.key}:"
            inside = list(_lines(veld.part, {}, f"{indent}  "))
            yield from _as_item(inside, indent) if veld.several else inside
        else:
            mark = "" if veld.required else "# "
            yield f"{indent}{mark}{veld.key}: {'[]' if veld.several else ''}".rstrip()


def _as_item(inside: list[str], indent: str) -> Iterator[str]:
    """The lines of a mapping as the first item of a list: its comments, and a dash before its first key."""
    dashed = False
    for line in inside:
        if not dashed and not line.lstrip().startswith("#"):
            dashed = True
            yield f"{indent}  - {line.strip()}"
        else:
            yield f"  {line}" if dashed else line


def _explained(veld: Veld) -> str:
    explanation = veld.description
    if veld.choices is not None:
        meanings = (f"{choice.value} ({choice.betekenis})" for choice in veld.choices)
        explanation += " Kies uit: " + "; ".join(meanings)
    if veld.folder:
        explanation += f" Namen uit data/{veld.folder}."
    return f"{explanation} {'Verplicht.' if veld.required else 'Mag ontbreken.'}"


def _typed(veld: Veld, answer: str) -> str:
    """An answer as it is typed in the file; a list of names is answered with commas."""
    if veld.several:
        return f"[{', '.join(typed(part.strip()) for part in answer.split(','))}]"
    return typed(answer) if veld.base is str else answer
