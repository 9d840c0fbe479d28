"""The controls of a form, made of a model: a label, hint, choices and pattern for each field."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any, Literal, NamedTuple, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from plugins.source.annotations import choices_in, model_in, reference_in
from plugins.source.dates import Datering
from plugins.source.making import FILLED_IN, FORMS, SHARED
from plugins.source.record import Keuze, Record, Verwijzing, without_directives
from plugins.source.schema import descriptions_of
from plugins.tables.value import Value


class Soort(StrEnum):
    """How a value is filled in."""

    TEKST = "tekst"
    WOORD = "woord"
    KEUZE = "keuze"
    JA_NEE = "ja_nee"
    GETAL = "getal"
    DATUM = "datum"
    LOS = "los"
    """A value that is typed without quotes and is no plain number or day: `2023-06`, `~16400`."""
    NAAM = "naam"
    """The name of another file."""
    BRON = "bron"
    """The name of a source, with numbers of paragraphs."""
    REGELS = "regels"
    """Several short words, one on each line."""
    DEEL = "deel"
    """A group of fields."""


PLAIN = (Soort.JA_NEE, Soort.GETAL, Soort.DATUM, Soort.LOS)
"""Typed without quotes."""


class Choice(NamedTuple):
    """One value of a closed list."""

    value: str
    label: str
    betekenis: str = ""


class Control(NamedTuple):
    """What an editor fills in for one field."""

    key: str
    soort: Soort
    label: str
    hint: str
    verplicht: bool
    meer: bool = False
    """Whether there can be several, each in a row of its own."""
    lijst: bool = False
    """Whether these rows are a list in the file; if not, there is none or one."""
    plain: bool = False
    choices: tuple[Choice, ...] = ()
    folder: str = ""
    part: type[BaseModel] | None = None
    pattern: str = ""


def controls_of(model: type[BaseModel], columns: Iterable[str] = ()) -> tuple[Control, ...]:
    """A control for each field that may be typed, those of every kind last.

    `columns` are the keys of a row of figures.
    """
    controls = _controls(model)
    if model.model_config.get("extra") != "allow":
        return controls
    extra = (Control(key, Soort.LOS, key, _CELL, True, plain=True) for key in columns)
    return (*controls[:1], *extra, *controls[1:])


_IN_A_FORM = (
    ("true als", "Ja als"),
    ("Bij false", "Bij nee"),
    (", tussen aanhalingstekens: ',' of ';'", ""),
    (", tussen aanhalingstekens", ""),
    ("weglaten", "leeg laten"),
    ("Laat\n'rijen' dan weg", "Laat 'rijen' dan leeg"),
)
"""What is typed in a file, and what is said of it where it is filled in."""
_CELL = "Een getal, ~getal voor ongeveer, >=getal voor minstens, of onbekend."


@cache
def _controls(model: type[BaseModel]) -> tuple[Control, ...]:
    hidden = FILLED_IN if issubclass(model, Record) else ()
    names = [name for name in model.model_fields if name not in hidden]
    return tuple(
        _control(model, name, model.model_fields[name])
        for name in sorted(names, key=lambda name: name in SHARED)
    )


def _control(model: type[BaseModel], name: str, info: FieldInfo) -> Control:
    many, base, told = _unwrapped(info)
    key, part, folder = info.alias or name, model_in(info.annotation), reference_in(info) or ""
    patterns = (getattr(each, "pattern", None) for each in told)
    pattern = next(map(str, filter(None, patterns)), "")
    choices = _choices(info.annotation, base)
    soort = _soort(base, told, part, folder, choices)
    if many and soort in (Soort.WOORD, Soort.GETAL):
        soort, many = Soort.REGELS, False
    plain = (
        soort in PLAIN
        or base in (int, date)
        or (get_origin(base) is Literal and isinstance(get_args(base)[0], int))
    )
    rows = many or (soort is Soort.DEEL and not info.is_required())
    return Control(
        key,
        soort,
        key.replace("_", " ").capitalize(),
        " ".join(_hint(model, name, info, told, pattern, soort, many)),
        info.is_required(),
        rows,
        many,
        plain,
        choices,
        folder,
        part,
        pattern,
    )


def _unwrapped(info: FieldInfo) -> tuple[bool, Any, list[Any]]:
    """Whether there can be several values, what one is, and what was said of it."""
    many, told, annotation = False, [*info.metadata], info.annotation
    while True:
        metadata = getattr(annotation, "__metadata__", None)
        inside = [each for each in get_args(annotation) if each not in (type(None), ...)]
        if metadata is not None:
            told += [*metadata, *(each for held in metadata for each in getattr(held, "metadata", ()))]
            annotation = inside[0]
        elif get_origin(annotation) is Literal or not inside:
            return many, annotation, told
        else:
            many = many or get_origin(annotation) is tuple
            annotation = inside[0]


def _soort(base: Any, told: list[Any], part: Any, folder: str, choices: tuple[Choice, ...]) -> Soort:
    if part is not None:
        return Soort.DEEL
    if base is Verwijzing:
        return Soort.BRON
    if folder:
        return Soort.NAAM
    if base is bool:
        return Soort.JA_NEE
    if choices:
        return Soort.KEUZE
    if base is int:
        return Soort.GETAL
    if base is date:
        return Soort.DATUM
    if base in (Datering, Value):
        return Soort.LOS
    text = any(getattr(each, "func", None) is without_directives for each in told)
    return Soort.TEKST if text else Soort.WOORD


def _choices(annotation: Any, base: Any) -> tuple[Choice, ...]:
    if base is bool:
        return Choice("true", "ja"), Choice("false", "nee")
    if get_origin(base) is Literal:
        return tuple(Choice(str(each), str(each)) for each in get_args(base))
    listed: type[Keuze] | None = choices_in(annotation)
    return tuple(Choice(each.value, each.label, each.betekenis) for each in listed or ())


def _hint(
    model: type[BaseModel],
    name: str,
    info: FieldInfo,
    told: list[Any],
    pattern: str,
    soort: Soort,
    many: bool,
) -> Iterator[str]:
    hint = descriptions_of(model)[name]
    for typed, filled_in in _IN_A_FORM:
        hint = hint.replace(typed, filled_in)
    yield hint
    rows = next((most for each in info.metadata if many and (most := getattr(each, "max_length", None))), 0)
    longest = min(
        (most for each in told if (most := getattr(each, "max_length", None)) and most != rows), default=0
    )
    if rows:
        yield f"Hoogstens {rows}."
    if 0 < longest < 5_000:
        yield f"Hoogstens {longest} tekens."
    if pattern:
        form = FORMS.get(pattern, "gebruik kleine letters, cijfers en koppeltekens")
        yield f"{form[0].upper()}{form[1:]}."
    if soort is Soort.REGELS:
        yield "Eén op elke regel."
    if info.default not in (None, (), False) and not info.is_required():
        default = getattr(info.default, "label", info.default)
        yield f"Zonder invullen: {default}."
