"""What the preview answers at each address: pages with a bar, mistakes as a page, the last good version."""

from __future__ import annotations

import mimetypes
import threading
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from plugins.cache import Cache, content_hash
from plugins.care.care import Care, care_calendar
from plugins.forms.desk import Desk
from plugins.forms.files import form_address
from plugins.forms.forms import Forms
from plugins.pages.page import NOT_FOUND
from plugins.preview.own_pages import FIRST, editor_link, handbook_page, handbook_picture, shown_problems
from plugins.preview.server import EVENTS, Answer
from plugins.preview.version import PROBLEMS_JSON, Rendering, Version, failure
from plugins.site.components import INDEX, Showroom
from plugins.site.site import ORDER
from plugins.site.styles import StylesFailed, whole_sheet
from plugins.site.theme import theme_of
from plugins.source.dates import dutch_date, today_in_amsterdam
from plugins.source.problem import Problem, count_problems, counted, did_you_mean, stops

CARE = "/_redactie/"
"""What needs care."""
HANDBOOK = "/_handboek/"
"""The handbook for editors."""
COMPONENTS = "/_componenten/"
"""Every component of the theme in all its states."""
GOOD = "/_laatste-goede"
"""Below it stands the last version that could be shown.

Links in pages are relative, so they stay below it.
"""
OWN = "/_voorbeeld"
READ_WITHIN = 10.0
"""Seconds within which the sources are read after a form was saved."""
_HERE = Path(__file__).parent / "templates"
_HTML = "text/html; charset=utf-8"
_END = "</body>"
_NOT_THERE = Answer(404, "text/plain; charset=utf-8", b"Dit bestaat niet.")


class Preview:
    """The version that the sources make now, and the last one that could be shown."""

    def __init__(self, root: Path, today: date | None, read_at: str) -> None:
        self.root, self._today = root, today
        self._number, self._changed = 0, threading.Condition()
        self._reading = threading.Lock()  # what was read before is kept, for one reading at a time
        self.good: Version | None = None
        self._templates = Environment(
            loader=FileSystemLoader(_HERE), autoescape=True, undefined=StrictUndefined, trim_blocks=True
        )
        self._templates.filters.update(datum=dutch_date, formulier=form_address)
        self._templates.globals["geteld"] = counted
        desk = Desk(root, lambda: self.current.problems, self._tried, self._saved, self._sheet)
        self._forms = Forms(desk)
        self.read(read_at)

    @property
    def today(self) -> date:
        """The day for which the site is shown."""
        return self._today or today_in_amsterdam()

    def read(self, read_at: str) -> None:
        """Read the sources again, and tell the pages that are open; `read_at` is the time of day."""
        files = self.good.rendering.files if self.good and self.good.rendering else ()
        with self._reading:
            self.current = Version(self.root, self.today, read_at, files)
        if self.current.rendering is not None:
            self.good = self.current
        self._tell()

    def checked(self, version: Version, output: bytes, at: str) -> None:
        """Take over what a build of the whole site said of a version, unless there is a newer one."""
        if version is self.current:
            try:
                problems = PROBLEMS_JSON.validate_json(output)
            except ValueError:
                problems = [Problem("de hele site", 0, 0, "de bouw is afgebroken; sla nog eens op")]
            version.checked([each for each in problems if each not in version.problems], at)
            self._tell()

    def summary(self) -> str:
        """What the terminal says of the current version."""
        return f"{self.current.read_at} {count_problems(self.current.problems)}"

    def wait(self, number: int, seconds: float) -> int:
        """Wait until the version is another than `number`, at most so long; the number of the version."""
        with self._changed:
            self._changed.wait_for(lambda: self._number != number, seconds)
            return self._number

    def form(self, address: str, query: dict[str, str], sent: list[tuple[str, str]] | None) -> Answer:
        """A form, or what becomes of one that was sent."""
        reply = self._forms.answer(address, query, sent)
        policy = "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'"
        return Answer(reply.status, _HTML, reply.html.encode(), reply.location, policy=policy)

    def _tried(self, path: str, data: bytes) -> list[Problem]:
        """Every problem that there would be with these bytes in one file."""
        with self._reading:
            return self.current.tried(path, data)

    def _saved(self, write: Callable[[], None]) -> None:
        """Write a file, and wait until the sources were read again."""
        before = self.current
        write()
        with self._changed:
            self._changed.wait_for(lambda: self.current is not before, READ_WITHIN)

    def answer(self, address: str) -> Answer:
        """What stands at an address now."""
        if address.startswith(f"{OWN}/"):
            return self._own(address.removeprefix(f"{OWN}/"))
        if address.startswith(COMPONENTS):
            return self._component(address.removeprefix(COMPONENTS) or INDEX)
        if address.startswith(HANDBOOK):
            return self._handbook(address.removeprefix(HANDBOOK))
        version, asked, prefix = self.current, address, ""
        if address.startswith(f"{GOOD}/"):
            asked = address.removeprefix(GOOD)
            if version.rendering is not None or self.good is None:
                return _redirect(asked)
            version, prefix = self.good, GOOD
        rendering = version.rendering
        if rendering is None:
            return self._mistakes(version.problems, asked)
        if asked.startswith(CARE):
            return self._care(version.care(), asked.removeprefix(CARE))
        data = rendering.data(asked)
        if data is not None:
            return Answer(200, _kind(asked), data)
        if asked not in rendering.pages and f"{asked.removesuffix('index.html')}/" in rendering.pages:
            return _redirect(f"{prefix}{asked}/")
        if asked.endswith("/index.html"):
            return _redirect(prefix + asked.removesuffix("index.html"))
        return self._page(version, rendering, asked)

    def _page(self, version: Version, rendering: Rendering, address: str) -> Answer:
        """A page with its bar; for an address that does not exist, the page that says so."""
        known = address in rendering.pages
        near = "" if known else did_you_mean(address, rendering.pages)
        shown = address if known else NOT_FOUND
        try:
            html = rendering.html(shown)
        except Exception as error:  # a template or a chart that cannot be drawn
            return self._mistakes([*version.problems, failure(error)], address)
        origin = rendering.pages[shown].origin if known else ""
        bar = self._render(
            "balk.html",
            version=version,
            current=self.current,
            near=near,
            known=known,
            origin=origin,
            editor=editor_link(self.root / origin, 0, 0) if origin else "",
            warnings=[*shown_problems(self.root, version.problems)],
            found=[*shown_problems(self.root, version.found)],
            stopped=stops(version.found),
            waiting=rendering.site.waiting,
            labels=rendering.waiting(),
            good=GOOD,
            care=CARE,
            handbook=HANDBOOK,
        )
        return self._open_page(200 if known else 404, html, bar)

    def _mistakes(self, problems: Iterable[Problem], address: str) -> Answer:
        """Every problem as a page, with the lines themselves."""
        listed = sorted(set(problems), key=lambda problem: (not stops([problem]), problem))
        body = self._render(
            "fouten.html",
            problems=[*shown_problems(self.root, listed)],
            count=count_problems(listed),
            good=f"{GOOD}{address}" if self.good else "",
            good_at=self.good.read_at if self.good else "",
            handbook=f"{HANDBOOK}{FIRST}#zo-leest-u-een-melding",
            css=self._sheet(),
        )
        return self._open_page(500, body)

    def _care(self, tasks: list[Care], name: str) -> Answer:
        """What needs care as a page, or as a calendar: `agenda.ics` for all, `<owner>.ics` for one."""
        owners = sorted({each.beheerder for each in tasks})
        if name == "":
            files = {each.bestand: editor_link(self.root / each.bestand, 0, 0) for each in tasks}
            body = self._render(
                "redactie.html",
                tasks=tasks,
                owners=owners,
                files=files,
                volgorde=ORDER,
                today=self.today,
                css=self._sheet(),
            )
            return self._open_page(200, body)
        owner = name.removesuffix(".ics")
        if name != "agenda.ics" and owner not in owners:
            return Answer(404, "text/plain; charset=utf-8", b"Deze agenda bestaat niet.")
        mine = [each for each in tasks if name == "agenda.ics" or each.beheerder == owner]
        return Answer(200, "text/calendar; charset=utf-8", care_calendar(mine))

    def _handbook(self, name: str) -> Answer:
        """A page or a picture of the handbook, also while there are mistakes."""
        if not name:
            return _redirect(HANDBOOK + FIRST)
        picture = handbook_picture(self.root, name)
        if picture is not None:
            return Answer(200, "image/png", picture)
        shown = handbook_page(self.root, name)
        if shown is None:
            return _NOT_THERE
        body = self._render("handboek.html", shown=shown, care=CARE, css=self._sheet())
        return Answer(200, _HTML, body.encode())

    def _open_page(self, status: int, html: str, bar: str = "") -> Answer:
        """A page that asks for itself again when it would be another, and shows the bar of now."""
        mark = content_hash([html, str(status)])
        followed = self._render("volgt.html", bar=bar, mark=mark, own=OWN, events=EVENTS)
        page = html.replace(_END, followed + _END, 1)
        return Answer(status, _HTML, page.encode(), mark=mark, bar=bar)

    def _sheet(self) -> str:
        try:
            return whole_sheet(theme_of(self.root), Cache(self.root / ".cache"))
        except (StylesFailed, OSError):
            return ""  # what is wrong with the theme may be what this page has to tell

    def _component(self, name: str) -> Answer:
        """A component of the theme in one of its states, or the page of all.

        The mistake when it cannot be drawn.
        """
        showroom = Showroom(theme_of(self.root), Cache(self.root / ".cache"))
        try:
            return Answer(200, _HTML, showroom.page(name).encode())
        except KeyError:
            return _NOT_THERE
        except Exception as error:  # a template that cannot be drawn
            return self._mistakes([failure(error)], COMPONENTS)

    def _own(self, name: str) -> Answer:
        path = _HERE / name
        if name not in ("voorbeeld.js", "voorbeeld.css"):
            return _NOT_THERE
        return Answer(200, _kind(name), path.read_bytes())

    def _render(self, template: str, **shown: Any) -> str:
        return self._templates.get_template(template).render(shown)

    def _tell(self) -> None:
        with self._changed:
            self._number += 1
            self._changed.notify_all()


def _kind(address: str) -> str:
    kind = mimetypes.guess_type(address)[0] or "application/octet-stream"
    text = kind.startswith("text/") or kind.endswith(("javascript", "json", "xml"))
    return f"{kind}; charset=utf-8" if text else kind


def _redirect(address: str) -> Answer:
    here = f"/{address.lstrip('/')}"  # two would lead to another site
    return Answer(302, "text/plain; charset=utf-8", b"", quote(here), mark=here)
