"""The controls of a form, made of a model: a label, hint, choices and pattern for each field."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import Literal, NamedTuple, get_args, get_origin

from pydantic import BaseModel

from plugins.source.annotations import Veld, velden
from plugins.source.dates import Datering
from plugins.source.making import FORMS
from plugins.source.record import Verwijzing, without_directives
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
    pattern: str = ""
    inside: tuple[Control, ...] = ()
    """The controls of a group, or of a source and its paragraphs."""


@lru_cache(maxsize=100)
def controls_of(model: type[BaseModel], columns: tuple[str, ...] = ()) -> tuple[Control, ...]:
    """A control for each field that may be typed, with those in it; those of every kind last.

    `columns` are the keys of a row of figures.
    """
    controls = tuple(_control(veld, columns) for veld in velden(model))
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


def folders_in(controls: Iterable[Control]) -> Iterator[str]:
    """The folders whose names are filled in somewhere in a form."""
    for control in controls:
        if control.folder:
            yield control.folder
        yield from folders_in(control.inside)


def _control(veld: Veld, columns: tuple[str, ...]) -> Control:
    choices = _choices(veld)
    soort, several = _soort(veld, bool(choices)), veld.several
    if several and soort in (Soort.WOORD, Soort.GETAL):
        soort, several = Soort.REGELS, False
    pattern = next((str(each) for mark in veld.marks if (each := getattr(mark, "pattern", None))), "")
    numbers = get_origin(veld.base) is Literal and isinstance(get_args(veld.base)[0], int)
    return Control(
        veld.key,
        soort,
        veld.label,
        " ".join(_hint(veld, pattern, soort, several)),
        veld.required,
        several or (soort is Soort.DEEL and not veld.required),
        several,
        soort in PLAIN or veld.base in (int, date) or numbers,
        choices,
        veld.folder,
        pattern,
        _inside(veld, soort, columns),
    )


def _inside(veld: Veld, soort: Soort, columns: tuple[str, ...]) -> tuple[Control, ...]:
    if soort is Soort.BRON:
        return (
            Control("bron", Soort.NAAM, "Bron", "", veld.required, folder=veld.folder),
            Control("alineas", Soort.WOORD, "Alinea's", "", False),
        )
    return controls_of(veld.part, columns) if veld.part else ()


def _soort(veld: Veld, chosen: bool) -> Soort:
    if veld.part is not None:
        return Soort.DEEL
    if veld.base is Verwijzing:
        return Soort.BRON
    if veld.folder:
        return Soort.NAAM
    if veld.base is bool:
        return Soort.JA_NEE
    if chosen:
        return Soort.KEUZE
    if veld.base is int:
        return Soort.GETAL
    if veld.base is date:
        return Soort.DATUM
    if veld.base in (Datering, Value):
        return Soort.LOS
    text = any(getattr(mark, "func", None) is without_directives for mark in veld.marks)
    return Soort.TEKST if text else Soort.WOORD


def _choices(veld: Veld) -> tuple[Choice, ...]:
    if veld.base is bool:
        return Choice("true", "ja"), Choice("false", "nee")
    if get_origin(veld.base) is Literal:
        return tuple(Choice(str(each), str(each)) for each in get_args(veld.base))
    return tuple(Choice(each.value, each.label, each.betekenis) for each in veld.choices or ())


def _hint(veld: Veld, pattern: str, soort: Soort, several: bool) -> Iterator[str]:
    hint = veld.description
    for typed, filled_in in _IN_A_FORM:
        hint = hint.replace(typed, filled_in)
    yield hint
    limits = [most for mark in veld.marks if (most := getattr(mark, "max_length", None))]
    rows = next(
        (most for mark in veld.info.metadata if several and (most := getattr(mark, "max_length", 0))), 0
    )
    if rows:
        yield f"Hoogstens {rows}."
    longest = min((most for most in limits if most != rows), default=0)
    if 0 < longest < 5_000:
        yield f"Hoogstens {longest} tekens."
    if pattern:
        form = FORMS.get(pattern, "gebruik kleine letters, cijfers en koppeltekens")
        yield f"{form[0].upper()}{form[1:]}."
    if soort is Soort.REGELS:
        yield "Eén op elke regel."
    if veld.info.default not in (None, (), False) and not veld.required:
        default = getattr(veld.info.default, "label", veld.info.default)
        yield f"Zonder invullen: {default}."
