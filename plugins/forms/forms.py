"""The forms: a list of each kind of file, a form of each file, what would change, and saving it."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from difflib import unified_diff
from http import HTTPStatus
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from plugins.forms.controls import Soort
from plugins.forms.files import (
    ALL,
    FORMS,
    Kind,
    Source,
    form_address,
    is_name,
    names_of,
    open_file,
    save,
    title_in,
)
from plugins.forms.filled_in import Filled, Row, State, columns_in, state_of, state_sent, values_of
from plugins.forms.said import TEXT, by_field, hidden_in, judged
from plugins.forms.views import Views, errors_in_order, folders_in
from plugins.forms.yaml_text import read_values, with_values
from plugins.records.editing import NotEdited
from plugins.site.collection import MODELS
from plugins.source.problem import Problem, stops
from plugins.source.record import Record
from plugins.texts.text_file import address_of

ON_A_PAGE = 100
"""So many files are listed at once."""
_HERE = Path(__file__).parent / "templates"


class Reply(NamedTuple):
    """What a browser gets: a page, or another address to go to."""

    status: HTTPStatus
    html: str = ""
    location: str = ""


class Forms:
    """Answers every address below `FORMS`.

    `problems` gives all problems of the sources; `saved` calls what it is given and waits until they were read again.
    """

    def __init__(
        self,
        root: Path,
        problems: Callable[[], Iterable[Problem]],
        saved: Callable[[Callable[[], None]], None],
        css: Callable[[], str],
    ) -> None:
        self._root, self._problems, self._saved, self._css = root, problems, saved, css
        self._writing = threading.Lock()
        self._templates = Environment(
            loader=FileSystemLoader(_HERE),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._templates.globals.update(soorten=Soort, top=FORMS, per_page=ON_A_PAGE, dag=_is_day)
        self._templates.filters["formulier"] = form_address

    def answer(self, address: str, query: Mapping[str, str], sent: Sequence[tuple[str, str]] | None) -> Reply:
        """A page for an address below `FORMS`; `sent` are the fields of a form that was sent."""
        if not address:
            kinds = [(kind, sum(1 for _ in names_of(self._root, kind))) for kind in ALL.values()]
            return self.page("begin.html", kinds=[each for each in kinds if each[1] or not each[0].single])
        kind_name, _, name = address.partition("/")
        kind = ALL.get(kind_name)
        if kind is None:
            return self._missing(f"'{kind_name}' is geen soort gegevens.")
        if not name and kind.single:
            return Reply(HTTPStatus.SEE_OTHER, location=f"{FORMS}{kind.name}/{kind.single}")
        if not name:
            return self._list(kind, query) if sent is None else self._begin(kind, dict(sent))
        try:
            source = open_file(self._root, kind, name, new="nieuw" in query)
        except NotEdited as refused:
            return self.page(
                "niet.html", HTTPStatus.CONFLICT, kind=kind, name=name, said=str(refused).split("\n")
            )
        if source is None:
            return self._missing(f"Er is geen {kind.folder}/{name}{kind.suffix}.")
        try:
            form = _Form(self, kind, name, source, "nieuw" in query)
            return form.opened("opgeslagen" in query) if sent is None else form.sent(sent)
        except NotEdited as refused:
            return self.page(
                "niet.html", HTTPStatus.CONFLICT, kind=kind, name=name, said=str(refused).split("\n")
            )

    def _list(self, kind: Kind, query: Mapping[str, str], wrong: str = "", typed: str = "") -> Reply:
        """The files of a kind by name, those that hold what was searched for."""
        words = query.get("zoek", "").strip()
        found = [each for each in names_of(self._root, kind) if words.casefold() in " ".join(each).casefold()]
        pages = max(1, -(-len(found) // ON_A_PAGE))
        number = min(max(int(query.get("blad", "1")) if query.get("blad", "1").isdecimal() else 1, 1), pages)
        shown = found[(number - 1) * ON_A_PAGE : number * ON_A_PAGE]
        status = HTTPStatus.UNPROCESSABLE_ENTITY if wrong else HTTPStatus.OK
        return self.page(
            "lijst.html", status, kind=kind, shown=shown, count=len(found), words=words, number=number, pages=pages, wrong=wrong, typed=typed
        )  # fmt: skip

    def _begin(self, kind: Kind, sent: Mapping[str, str]) -> Reply:
        """Lead to the form of a new file, when it may have that name."""
        name = sent.get("naam", "").strip()
        wrong = ""
        if not is_name(kind, name):
            wrong = "gebruik kleine letters, cijfers en koppeltekens, zoals 'nieuwe-naam'"
        elif (self._root / kind.folder / f"{name}{kind.suffix}").exists():
            wrong = f"'{name}' bestaat al; kies een andere naam"
        elif not (self._root / kind.folder / name).parent.is_dir():
            wrong = f"de map {kind.folder}/{name.rpartition('/')[0]} bestaat niet; kies een map die er is"
        if wrong:
            return self._list(kind, {}, wrong, name)
        return Reply(HTTPStatus.SEE_OTHER, location=f"{FORMS}{kind.name}/{quote(name)}?nieuw=1")

    def problems_of(self, path: str) -> list[Problem]:
        """What is said of a file now."""
        return [problem for problem in self._problems() if problem.path == path]

    def others(self, path: str) -> list[Problem]:
        """What stops the site in other files."""
        return [problem for problem in self._problems() if problem.path != path and stops([problem])]

    def options(self, kind: Kind) -> dict[str, list[tuple[str, str]]]:
        """The names that can be filled in, by the folder they stand in."""
        return {
            folder: [*names_of(self._root, ALL[folder])]
            for folder in folders_in(kind.model)
            if folder in MODELS
        }

    def write(self, kind: Kind, name: str, source: Source, text: str) -> bool:
        """Write a file that is still as it was when the form was opened; whether it was."""
        with self._writing:
            now = open_file(self._root, kind, name, new=not source.mark)
            if now is None or now.mark != source.mark:
                return False
            self._saved(lambda: save(self._root, source, text))
            return True

    def page(self, template: str, status: HTTPStatus = HTTPStatus.OK, **shown: Any) -> Reply:
        """A page of a template."""
        html = self._templates.get_template(template).render(css=self._css(), **shown)
        return Reply(status, html)

    def _missing(self, said: str) -> Reply:
        return self.page("niet.html", HTTPStatus.NOT_FOUND, kind=None, name="", said=[said])


class Entered(NamedTuple):
    """What was filled in."""

    state: dict[str, State]
    columns: tuple[str, ...]
    body: str
    mark: str
    """That of the file for which it was filled in."""


class _Form:
    """The form of one file."""

    def __init__(self, forms: Forms, kind: Kind, name: str, source: Source, new: bool) -> None:
        self._forms, self._kind, self._name, self._source, self._new = forms, kind, name, source, new
        self._old = read_values(source.values) if source.values.strip() else {}

    def opened(self, just_saved: bool) -> Reply:
        """The form with what the file holds, and with what is said of it now."""
        source, model = self._source, self._kind.model
        entered = Entered(state_of(model, self._old), columns_in(model, self._old), source.body, source.mark)
        said = self._forms.problems_of(source.path) if source.mark else []
        errors = self._at_fields(source.text, said, values_of(model, entered.state, self._old))
        return self._shown(
            entered, errors, "Hier klopt iets niet" if stops(said) else "Let op", just_saved=just_saved
        )

    def sent(self, sent: Sequence[tuple[str, str]]) -> Reply:
        """Add or remove a row, show what would change, or save it."""
        fields = dict(sent)
        entered = Entered(
            state_sent(self._kind.model, fields),
            tuple(fields.get("_kolommen", "").split()),
            fields.get(TEXT, "").replace("\r\n", "\n"),
            fields.get("_merk", ""),
        )
        action, _, where = fields.get("_doe", "bekijk").partition(":")
        if action == "erbij":
            return self._shown(entered, focus=_with_row(entered.state, where))
        if action == "weg":
            return self._shown(entered, focus=_without_row(entered.state, where))
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
        filled = values_of(self._kind.model, entered.state, self._old)
        values = with_values(self._source.values, filled.values, filled.origins)
        text = self._source.with_parts(values, entered.body if self._kind.is_text else None)
        document, problems = judged(self._kind, self._source, text)
        if stops(problems) and not (document is not None and document.concept):
            return self._refused(entered, self._at_fields(text, problems, filled))
        if text == self._source.text and self._source.mark:
            return self._shown(entered, self._at_fields(text, problems, filled), "Let op", unchanged=True)
        if not save_it:
            return self._difference(text, sent, problems)
        if not self._forms.write(self._kind, self._name, self._source, text):
            return self._refused(entered, {"": [_CHANGED]})
        address = f"{FORMS}{self._kind.name}/{quote(self._name)}?opgeslagen=1"
        return Reply(HTTPStatus.SEE_OTHER, location=address)

    def _refused(self, entered: Entered, errors: Mapping[str, list[str]]) -> Reply:
        reply = self._shown(entered, errors, "Dit is nog niet goed")
        return reply._replace(status=HTTPStatus.UNPROCESSABLE_ENTITY)

    def _at_fields(self, text: str, problems: Iterable[Problem], filled: Filled) -> dict[str, list[str]]:
        """What is said of a text, by the name of the field that it is about."""
        document, _ = judged(self._kind, self._source, text)
        body_line = _body_line(text) if self._kind.is_text else 0
        found: dict[str, list[str]] = {}
        for name, problem in by_field(document, problems, filled.names, body_line):
            found.setdefault(name, []).append(problem.message)
        return found

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
        """The form with what was filled in, and what is wrong at its fields; `focus` is the field to go on with."""
        opened = {focus.rsplit(".", number)[0] for number in range(focus.count(".") + 1)}
        fields = Views(errors, entered.columns, opened, focus).part(self._kind.model, entered.state)
        listed = [
            *errors_in_order(fields),
            *((f"veld-{TEXT}", "Tekst", said) for said in errors.get(TEXT, ())),
        ]
        return self._forms.page(
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
            others=self._forms.others(self._source.path) if just_saved else [],
            options=self._forms.options(self._kind),
            columns=" ".join(entered.columns),
            mark=entered.mark,
            just_saved=just_saved,
            unchanged=unchanged,
            shown_at=self._address(),
        )

    def _difference(self, text: str, sent: Sequence[tuple[str, str]], problems: Sequence[Problem]) -> Reply:
        """What would change, line by line, with everything that was filled in to send again."""
        lines = [
            *unified_diff(
                self._source.text.splitlines() if self._source.mark else [],
                text.splitlines(),
                lineterm="",
                n=2,
            )
        ][2:]
        kept = [(name, value) for name, value in sent if name != "_doe"]
        return self._forms.page(
            "verschil.html", kind=self._kind, name=self._name, new=self._new, path=self._source.path, lines=lines, kept=kept, problems=problems
        )  # fmt: skip

    def _address(self) -> str:
        """Where the preview shows what the file holds; empty when that is on no page of its own."""
        if self._kind.is_text:
            return address_of(self._source.path) if self._kind.name != "vertalingen" else ""
        model = self._kind.model
        return model.address.format(self._name) if issubclass(model, Record) else ""


def _is_day(value: str) -> bool:
    """Whether a browser can show a value as a day; it would hide another one."""
    return not value or re.fullmatch(r"(19|20|21)[0-9]{2}-[0-9]{2}-[0-9]{2}", value) is not None


_CHANGED = (
    "Het bestand is intussen veranderd, door iemand anders of in een tekstverwerker. Er is niets opgeslagen. "
    "Kopieer wat u typte, open het formulier opnieuw en vul het daar in."
)


def _body_line(text: str) -> int:
    """The line on which the text of a page begins, below the second line of three dashes."""
    lines = text.split("\n")
    fences = [number for number, line in enumerate(lines, 1) if line.rstrip() == "---"]
    return fences[1] + 1 if len(fences) > 1 else 0


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
