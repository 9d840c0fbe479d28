"""What every form needs: the project, what is said of it, the templates, and the one way to write a file."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterable
from http import HTTPStatus
from pathlib import Path
from typing import Any, NamedTuple

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from plugins.forms.controls import Control, Soort, folders_in
from plugins.forms.files import ALL, FORMS, Kind, Source, form_address, names_of, open_file
from plugins.records.yaml_text import write_file
from plugins.site.collection import MODELS
from plugins.source.problem import Problem, stops

_HERE = Path(__file__).parent / "templates"


class Reply(NamedTuple):
    """What a browser gets: a page, or another address to go to."""

    status: HTTPStatus
    html: str = ""
    location: str = ""


class Desk:
    """The project, and what the preview knows of it.

    `problems` gives all problems of the sources, `tried` those that there would be with other bytes in one
    file; `saved` calls what it is given, and waits until the sources were read again.
    """

    def __init__(
        self,
        root: Path,
        problems: Callable[[], Iterable[Problem]],
        tried: Callable[[str, bytes], Iterable[Problem]],
        saved: Callable[[Callable[[], None]], None],
        css: Callable[[], str],
    ) -> None:
        self.root, self._problems, self._tried = root, problems, tried
        self._saved, self._css = saved, css
        self._writing = threading.Lock()
        self._templates = Environment(
            loader=FileSystemLoader(_HERE),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._templates.globals.update(soorten=Soort, top=FORMS, dag=_is_day)
        self._templates.filters["formulier"] = form_address

    def problems_of(self, path: str) -> list[Problem]:
        """What is said of a file now."""
        return [problem for problem in self._problems() if problem.path == path]

    def others(self, path: str) -> list[Problem]:
        """What stops the site in other files."""
        return [problem for problem in self._problems() if problem.path != path and stops([problem])]

    def tried(self, source: Source, text: str) -> tuple[list[Problem], list[Problem]]:
        """What would be said of a file with another text, and what would then stop the site in others."""
        now = {(problem.path, problem.message) for problem in self._problems()}
        problems = sorted(self._tried(source.path, source.as_bytes(text)))
        caused = [each for each in problems if stops([each]) and (each.path, each.message) not in now]
        return (
            [each for each in problems if each.path == source.path],
            [each for each in caused if each.path != source.path],
        )

    def options(self, controls: Iterable[Control]) -> dict[str, list[tuple[str, str]]]:
        """The names that can be filled in, by the folder they stand in."""
        folders = dict.fromkeys(folders_in(controls))
        return {folder: names_of(self.root, ALL[folder]) for folder in folders if folder in MODELS}

    def write(self, kind: Kind, name: str, source: Source, text: str) -> bool:
        """Write a file that is still as it was when the form was opened; whether it was.

        Raises NotEdited when it cannot be written.
        """
        with self._writing:
            now = open_file(self.root, kind, name, new=not source.mark)
            if now is None or now.mark != source.mark:
                return False
            self._saved(lambda: write_file(self.root, source.path, source.as_bytes(text)))
            return True

    def page(self, template: str, status: HTTPStatus = HTTPStatus.OK, **shown: Any) -> Reply:
        """A page of a template."""
        html = self._templates.get_template(template).render(css=self._css(), **shown)
        return Reply(status, html)


def _is_day(value: str) -> bool:
    """Whether a browser can show a value as a day; it would hide another one."""
    return not value or re.fullmatch(r"(19|20|21)[0-9]{2}-[0-9]{2}-[0-9]{2}", value) is not None
