"""The form of one file: opened, filled in, judged, and saved when that is wanted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from difflib import unified_diff
from http import HTTPStatus
from types import MappingProxyType
from typing import Any, NamedTuple
from urllib.parse import quote

from plugins.forms.controls import Control, controls_of
from plugins.forms.desk import Desk, Reply
from plugins.forms.files import FORMS, Kind, Source, title_in
from plugins.forms.filled_in import Row, State, columns_in, columns_sent, state_of, state_sent, values_of
from plugins.forms.said import TEXT, by_field, hidden_in, judged
from plugins.forms.views import Views, errors_in_order
from plugins.records.yaml_text import with_values
from plugins.records.yaml_values import NotEdited, read_values
from plugins.source.problem import Problem, stops
from plugins.source.record import Record
from plugins.texts.text_file import address_of


class Entered(NamedTuple):
    """What was filled in."""

    columns: tuple[str, ...]
    """The keys of a row of figures."""
    controls: tuple[Control, ...]
    state: dict[str, State]
    body: str
    mark: str
    """That of the file for which it was filled in."""


class Form:
    """The form of one file."""

    def __init__(self, desk: Desk, kind: Kind, name: str, source: Source, new: bool) -> None:
        self._desk, self._kind, self._name, self._source, self._new = desk, kind, name, source, new
        self._old = read_values(source.values) if source.values.strip() else {}

    def opened(self, just_saved: bool) -> Reply:
        """The form with what the file holds, and with what is said of it now."""
        source, columns = self._source, columns_in(self._old)
        controls = controls_of(self._kind.model, columns)
        state = state_of(controls, self._old)
        problems = self._desk.problems_of(source.path) if source.mark else []
        names = values_of(controls, state, self._old).names
        errors = by_field(judged(self._kind, source, source.text), source.text, problems, names)
        return self._shown(
            Entered(columns, controls, state, source.body, source.mark),
            errors,
            "Hier klopt iets niet" if stops(problems) else "Let op",
            just_saved=just_saved,
        )

    def sent(self, sent: Sequence[tuple[str, str]]) -> Reply:
        """Add, remove or move a row, show what would change, or save it."""
        fields = dict(sent)
        columns = columns_sent(fields)
        controls = controls_of(self._kind.model, columns)
        entered = Entered(
            columns,
            controls,
            state_sent(controls, fields, self._old),
            fields.get(TEXT, "").replace("\r\n", "\n"),
            fields.get("_merk", ""),
        )
        action, _, where = fields.get("_doe", "bekijk").partition(":")
        if action in _ROW_ACTIONS:
            return self._shown(entered, focus=_ROW_ACTIONS[action](entered.state, where))
        if action == "terug":
            return self._shown(entered)
        wrong = dict(hidden_in(sent))
        if entered.mark != self._source.mark:
            wrong[""] = _CHANGED
        if wrong:
            return self._refused(entered, {name: [message] for name, message in wrong.items()})
        return self._judged(entered, sent, save_it=action == "opslaan")

    def _judged(self, entered: Entered, sent: Sequence[tuple[str, str]], save_it: bool) -> Reply:
        """What would change, or the form again when that cannot be; saved when that is asked for."""
        filled = values_of(entered.controls, entered.state, self._old)
        try:
            values = with_values(self._source.values, filled.values, filled.origins)
        except NotEdited as refused:
            return self._refused(entered, {"": [str(refused)]})
        text = self._source.with_parts(values, entered.body if self._kind.is_text else None)
        alone = judged(self._kind, self._source, text)
        if stops(alone.problems) and not (alone.document is not None and alone.document.concept):
            return self._refused(entered, by_field(alone, text, alone.problems, filled.names))
        problems, elsewhere = self._desk.tried(self._source, text)
        errors = by_field(alone, text, problems, filled.names)
        already = {problem.message for problem in self._desk.problems_of(self._source.path)}
        if stops(each for each in problems if each.message not in already):
            return self._refused(entered, errors)
        if text == self._source.text and self._source.mark:
            return self._shown(entered, errors, "Let op", unchanged=True)
        if not save_it:
            messages = dict.fromkeys(each.message for each in (*problems, *alone.problems))
            return self._difference(text, sent, [*messages], elsewhere)
        try:
            written = self._desk.write(self._kind, self._name, self._source, text)
        except NotEdited as refused:
            return self._refused(entered, {"": [str(refused)]})
        if not written:
            return self._refused(entered, {"": [_CHANGED]})
        address = f"{FORMS}{self._kind.name}/{quote(self._name)}?opgeslagen=1"
        return Reply(HTTPStatus.SEE_OTHER, location=address)

    def _refused(self, entered: Entered, errors: Mapping[str, list[str]]) -> Reply:
        reply = self._shown(entered, errors, "Dit is nog niet goed")
        return reply._replace(status=HTTPStatus.UNPROCESSABLE_ENTITY)

    def _shown(
        self,
        entered: Entered,
        errors: Mapping[str, list[str]] = MappingProxyType({}),
        heading: str = "",
        *,
        focus: str = "",
        just_saved: bool = False,
        unchanged: bool = False,
    ) -> Reply:
        """The form with what was filled in, and what is wrong at its fields; `focus` is where to go on."""
        fields = Views(errors, focus).fields(entered.controls, entered.state)
        listed = [
            *errors_in_order(fields),
            *((f"veld-{TEXT}", "Tekst", message) for message in errors.get(TEXT, ())),
        ]
        return self._desk.page(
            "formulier.html",
            kind=self._kind,
            name=self._name,
            title=title_in(self._source.text) or self._name,
            new=self._new,
            path=self._source.path,
            fields=fields,
            body=entered.body if self._kind.is_text else None,
            body_field=TEXT,
            heading=heading,
            errors=listed,
            body_errors=errors.get(TEXT, ()),
            general=errors.get("", ()),
            others=self._desk.others(self._source.path) if just_saved else [],
            options=self._desk.options(entered.controls),
            columns=" ".join(entered.columns),
            mark=entered.mark,
            just_saved=just_saved,
            unchanged=unchanged,
            shown_at=self._address(),
        )

    def _difference(
        self,
        text: str,
        sent: Sequence[tuple[str, str]],
        messages: Sequence[str],
        elsewhere: Sequence[Problem],
    ) -> Reply:
        """What would change, line by line, with everything that was filled in to send again.

        `elsewhere` are the mistakes that the change would make in other files.
        """
        lines = [
            *unified_diff(
                self._source.text.splitlines() if self._source.mark else [],
                text.splitlines(),
                lineterm="",
                n=2,
            )
        ][2:]
        kept = [(name, value) for name, value in sent if name != "_doe"]
        return self._desk.page(
            "verschil.html",
            kind=self._kind,
            name=self._name,
            new=self._new,
            path=self._source.path,
            lines=lines,
            kept=kept,
            messages=messages,
            elsewhere=elsewhere,
        )

    def _address(self) -> str:
        """Where the preview shows what the file holds; empty when that is on no page of its own."""
        if self._kind.is_text:
            return address_of(self._source.path) if self._kind.name != "vertalingen" else ""
        model = self._kind.model
        return model.address.format(self._name) if issubclass(model, Record) else ""


_CHANGED = (
    "Het bestand is intussen veranderd, door iemand anders of in een tekstverwerker. Er is niets opgeslagen. "
    "Kopieer wat u typte, open het formulier opnieuw en vul het daar in."
)


def _rows_at(state: Mapping[str, State], where: str) -> list[Row] | None:
    """The rows of the field with this name."""
    held: Any = state
    for part in where.split("."):
        if isinstance(held, list):
            held = held[int(part)].state if part.isdecimal() and int(part) < len(held) else None
        else:
            held = held.get(part) if isinstance(held, dict) else None
    return held if isinstance(held, list) else None


def _with_row(state: Mapping[str, State], where: str) -> str:
    """Add an empty row; the name of its first field."""
    rows = _rows_at(state, where)
    if rows is None:
        return ""
    rows.append(Row(None, {}))
    return f"{where}.{len(rows) - 1}"


def _without_row(state: Mapping[str, State], where: str) -> str:
    """Remove a row; the name of the field that had it."""
    field, _, number = where.rpartition(".")
    rows = _rows_at(state, field)
    if rows is not None and number.isdecimal() and int(number) < len(rows):
        del rows[int(number)]
    return field


def _with_row_up(state: Mapping[str, State], where: str) -> str:
    """Let a row and the one above it change places; the name that the row then has."""
    field, _, number = where.rpartition(".")
    rows = _rows_at(state, field)
    if rows is None or not number.isdecimal() or not 0 < int(number) < len(rows):
        return ""
    rows.insert(int(number) - 1, rows.pop(int(number)))
    return f"{field}.{int(number) - 1}"


_ROW_ACTIONS = {"erbij": _with_row, "weg": _without_row, "omhoog": _with_row_up}
"""What the buttons of rows do to what was filled in; each gives the name of the field to go on with."""
