"""What a template shows of a form: its fields with their values and what is wrong with them, rows in rows."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from pydantic import BaseModel

from plugins.forms.controls import Control, Soort, controls_of
from plugins.forms.filled_in import ITEM, Row, State
from plugins.source.annotations import parts_of, velden


class RowView(NamedTuple):
    """One row of several."""

    name: str
    origin: str
    title: str
    fields: tuple[FieldView, ...]
    open: bool


class FieldView(NamedTuple):
    """One field of a form."""

    control: Control
    name: str
    value: str
    errors: Sequence[str]
    rows: tuple[RowView, ...] = ()
    fields: tuple[FieldView, ...] = ()
    shown: bool = True
    """Whether the form can change what the file holds."""
    wrong: bool = False
    """Whether something is wrong with it or with what it holds."""
    focus: bool = False

    @property
    def id(self) -> str:
        """Its id in the page."""
        return f"veld-{self.name.replace('.', '-')}"


class Views:
    """Makes what is shown of what is filled in."""

    def __init__(
        self, errors: Mapping[str, Sequence[str]], columns: Sequence[str], opened: Collection[str], focus: str
    ) -> None:
        self._errors, self._columns, self._opened, self._focus = errors, columns, opened, focus

    def part(
        self, model: type[BaseModel], state: Mapping[str, State], prefix: str = ""
    ) -> tuple[FieldView, ...]:
        """The fields of a model."""
        return tuple(
            self._field(control, state.get(control.key, _empty(control)), f"{prefix}{control.key}")
            for control in controls_of(model, self._columns)
        )

    def _field(self, control: Control, state: State, name: str) -> FieldView:
        errors = self._errors.get(name, ())
        view = FieldView(control, name, "", errors, focus=name == self._focus)
        if state is None:
            return view._replace(shown=False, wrong=bool(errors))
        if isinstance(state, list):
            rows = tuple(
                self._row(control, row, f"{name}.{number}", number) for number, row in enumerate(state)
            )
            inside = any(field.wrong for row in rows for field in row.fields)
            return view._replace(rows=rows, wrong=bool(errors) or inside)
        if isinstance(state, dict) and control.part is not None:
            fields = self.part(control.part, state, f"{name}.")
            return view._replace(fields=fields, wrong=bool(errors) or any(field.wrong for field in fields))
        if isinstance(state, dict):
            return view._replace(fields=self._source(control, state, name), wrong=bool(errors))
        return view._replace(value=state, wrong=bool(errors))

    def _row(self, control: Control, row: Row, name: str, number: int) -> RowView:
        fields: tuple[FieldView, ...]
        held = row.state if isinstance(row.state, dict) else {}
        if control.part is not None:
            fields = self.part(control.part, held, f"{name}.")
        elif control.soort is Soort.BRON:
            fields = self._source(control, held, name)
        else:
            alone = control._replace(meer=False, label=f"{control.label} {number + 1}", hint="")
            fields = (self._field(alone, row.state if isinstance(row.state, str) else "", f"{name}.{ITEM}"),)
        if name == self._focus:
            fields = (fields[0]._replace(focus=True), *fields[1:])
        errors = self._errors.get(name, ())
        if errors:
            fields = (fields[0]._replace(errors=(*fields[0].errors, *errors), wrong=True), *fields[1:])
        origin = "" if row.origin is None else str(row.origin)
        opened = row.origin is None or name in self._opened or any(field.wrong for field in fields)
        return RowView(name, origin, _title(fields), fields, opened)

    def _source(self, control: Control, state: Mapping[str, State], name: str) -> tuple[FieldView, ...]:
        parts = (
            control._replace(key="bron", soort=Soort.NAAM, label="Bron", hint="", meer=False),
            control._replace(
                key="alineas", soort=Soort.WOORD, label="Alinea's", hint="", meer=False, verplicht=False
            ),
        )
        return tuple(self._field(part, state.get(part.key, ""), f"{name}.{part.key}") for part in parts)


def _empty(control: Control) -> State:
    """What a field holds that nothing was filled in for."""
    return [] if control.meer else {} if control.soort in (Soort.DEEL, Soort.BRON) else ""


def _title(fields: Sequence[FieldView]) -> str:
    """By what a row is recognised: the first two single values in it."""
    values = [_label(field) for field in fields if field.value and field.control.soort is not Soort.REGELS]
    title = " · ".join(values[:2])
    return f"{title[:90]}…" if len(title) > 90 else title


def _label(field: FieldView) -> str:
    return next(
        (choice.label for choice in field.control.choices if choice.value == field.value), field.value
    )


def errors_in_order(fields: Sequence[FieldView]) -> Iterator[tuple[str, str, str]]:
    """The id, label and sentence of everything that is wrong, in the order of the form."""
    for field in fields:
        yield from ((field.id, field.control.label, error) for error in field.errors)
        yield from errors_in_order(field.fields)
        for row in field.rows:
            yield from errors_in_order(row.fields)


def folders_in(model: type[BaseModel]) -> tuple[str, ...]:
    """The folders whose names are filled in somewhere in a form."""
    models = (model, *parts_of(model))
    return tuple(dict.fromkeys(veld.folder for part in models for veld in velden(part) if veld.folder))
