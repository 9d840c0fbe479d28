"""The pages of the forms: every kind of file, the files of a kind, and the form of each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from http import HTTPStatus
from urllib.parse import quote

from plugins.forms.desk import Desk, Reply
from plugins.forms.files import ALL, FORMS, Kind, is_name, names_of, open_file
from plugins.forms.one_form import Form
from plugins.records.yaml_values import NotEdited

ON_A_PAGE = 100
"""So many files are listed at once."""


class Forms:
    """Answers every address below `FORMS`."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def answer(self, address: str, query: Mapping[str, str], sent: Sequence[tuple[str, str]] | None) -> Reply:
        """A page for an address below `FORMS`; `sent` are the fields of a form that was sent."""
        if not address:
            kinds = [(kind, len(names_of(self._desk.root, kind))) for kind in ALL.values()]
            return self._desk.page(
                "begin.html", kinds=[each for each in kinds if each[1] or not each[0].single]
            )
        kind_name, _, name = address.partition("/")
        kind = ALL.get(kind_name)
        if kind is None:
            return self._missing(f"'{kind_name}' is geen soort gegevens.")
        if not name and kind.single:
            return Reply(HTTPStatus.SEE_OTHER, location=f"{FORMS}{kind.name}/{kind.single}")
        if not name:
            return self._list(kind, query) if sent is None else self._begin(kind, dict(sent))
        try:
            source = open_file(self._desk.root, kind, name, new="nieuw" in query)
            if source is None:
                return self._missing(f"Er is geen {kind.folder}/{name}{kind.suffix}.")
            form = Form(self._desk, kind, name, source, "nieuw" in query)
            return form.opened("opgeslagen" in query) if sent is None else form.sent(sent)
        except NotEdited as refused:
            return self._desk.page(
                "niet.html", HTTPStatus.CONFLICT, kind=kind, name=name, messages=str(refused).split("\n")
            )

    def _list(self, kind: Kind, query: Mapping[str, str], wrong: str = "", typed: str = "") -> Reply:
        """The files of a kind by name, those that hold what was searched for."""
        words = query.get("zoek", "").strip()
        files = [
            each for each in names_of(self._desk.root, kind) if words.casefold() in " ".join(each).casefold()
        ]
        pages = max(1, -(-len(files) // ON_A_PAGE))
        asked = query.get("blad", "1")
        number = min(max(int(asked), 1), pages) if asked.isdecimal() and len(asked) < 6 else 1
        shown = files[(number - 1) * ON_A_PAGE : number * ON_A_PAGE]
        status = HTTPStatus.UNPROCESSABLE_ENTITY if wrong else HTTPStatus.OK
        return self._desk.page(
            "lijst.html",
            status,
            kind=kind,
            shown=shown,
            count=len(files),
            words=words,
            number=number,
            pages=pages,
            per_page=ON_A_PAGE,
            wrong=wrong,
            typed=typed,
        )

    def _begin(self, kind: Kind, sent: Mapping[str, str]) -> Reply:
        """Lead to the form of a new file, when it may have that name."""
        name = sent.get("naam", "").strip()
        wrong = ""
        if not is_name(kind, name):
            wrong = "gebruik kleine letters, cijfers en koppeltekens, zoals 'nieuwe-naam'"
        elif (self._desk.root / kind.folder / f"{name}{kind.suffix}").exists():
            wrong = f"'{name}' bestaat al; kies een andere naam"
        elif not (self._desk.root / kind.folder / name).parent.is_dir():
            wrong = f"de map {kind.folder}/{name.rpartition('/')[0]} bestaat niet; kies een map die er is"
        if wrong:
            return self._list(kind, {}, wrong, name)
        return Reply(HTTPStatus.SEE_OTHER, location=f"{FORMS}{kind.name}/{quote(name)}?nieuw=1")

    def _missing(self, message: str) -> Reply:
        return self._desk.page("niet.html", HTTPStatus.NOT_FOUND, kind=None, name="", messages=[message])
