"""What a template shows of a form: its fields with their values and what is wrong with them, rows in rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from plugins.forms.controls import Control, Soort
from plugins.forms.filled_in import ITEM, Row, State


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
    errors: Sequence[str]
    value: str = ""
    rows: tuple[RowView, ...] = ()
    fields: tuple[FieldView, ...] = ()
    shown: bool = True
    """Whether the form can change what the file holds."""
    focus: bool = False

    @property
    def id(self) -> str:
        """Its id in the page."""
        return f"veld-{self.name.replace('.', '-')}"

    @property
    def wrong(self) -> bool:
        """Whether something is wrong with it or with what it holds."""
        inside = (*self.fields, *(field for row in self.rows for field in row.fields))
        return bool(self.errors) or any(field.wrong for field in inside)


class Views:
    """Makes what is shown of what is filled in; `focus` is the name of the field or row to go on with."""

    def __init__(self, errors: Mapping[str, Sequence[str]], focus: str) -> None:
        self._errors, self._focus = errors, focus

    def fields(
        self, controls: Iterable[Control], state: Mapping[str, State], prefix: str = ""
    ) -> tuple[FieldView, ...]:
        """The fields of a form or of a group."""
        return tuple(
            self._field(control, state.get(control.key, ""), f"{prefix}{control.key}") for control in controls
        )

    def _field(self, control: Control, state: State, name: str) -> FieldView:
        view = FieldView(control, name, self._errors.get(name, ()), focus=name == self._focus)
        if state is None:
            return view._replace(shown=False)
        if control.meer:
            rows = enumerate(state if isinstance(state, list) else ())
            return view._replace(
                rows=tuple(self._row(control, row, f"{name}.{number}", number) for number, row in rows)
            )
        if control.inside:
            return view._replace(fields=self._group(control, state, name))
        return view._replace(value=str(state))

    def _group(self, control: Control, state: State, name: str) -> tuple[FieldView, ...]:
        return self.fields(control.inside, state if isinstance(state, dict) else {}, f"{name}.")

    def _row(self, control: Control, row: Row, name: str, number: int) -> RowView:
        if control.inside:
            first, *others = self._group(control, row.state, name)
        else:
            alone = control._replace(meer=False, label=f"{control.label} {number + 1}", hint="")
            first, *others = (self._field(alone, row.state or "", f"{name}.{ITEM}"),)
        errors = (*first.errors, *self._errors.get(name, ()))
        fields = (first._replace(errors=errors, focus=first.focus or name == self._focus), *others)
        origin = "" if row.origin is None else str(row.origin)
        on_the_way = f"{self._focus}.".startswith(f"{name}.")
        opened = row.origin is None or on_the_way or any(field.wrong for field in fields)
        return RowView(name, origin, _title(fields), fields, opened)


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
