"""The components of the theme with the examples that stand beside them, as pages for who works on the theme.

Never public.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

import yaml
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from plugins.aanbevelingen.keuzes import Stand
from plugins.aanbevelingen.overzicht import alle, overzichten, regels
from plugins.aanbevelingen.tijdbeeld import tijdbeeld_van
from plugins.aanbevelingen.verloop import documenten, wijzigingen_van
from plugins.cache import Cache
from plugins.charts.charts import Charts
from plugins.cijfers.cijferreeks import Cijferreeks
from plugins.cijfers.exports import chart_request
from plugins.pages.page import Page, parts_of
from plugins.pages.view import PageView
from plugins.site.load_records import load_records
from plugins.site.styles import styled
from plugins.site.template_globals import CurrentPage, components, template_globals
from plugins.source.problem import SourcesRefused
from plugins.source.records import Records

DAY = date(2026, 11, 23)
"""The day for which the example records were written."""
INDEX = "index.html"


class Example(NamedTuple):
    """One state of a component: the template that calls it, and what then has to be seen."""

    component: str
    name: str
    call: str
    shows: tuple[str, ...]
    """Pieces of what it shows; empty when it shows nothing."""
    number: int

    @property
    def file(self) -> str:
        """The name of its page."""
        return f"{self.component}-{self.number}.html"


def examples(theme: Path) -> list[Example]:
    """Every example of every component, in the order of their names."""
    made = []
    for file in sorted((theme / "templates" / "components").glob("*.yaml")):
        for number, each in enumerate(yaml.safe_load(file.read_text(encoding="utf-8")), 1):
            made.append(Example(file.stem, each["naam"], each["aanroep"], tuple(each["toont"]), number))
    return made


class Showroom:
    """Draws examples from a folder of records, by default the made-up ones of the theme."""

    def __init__(self, theme: Path, cache: Cache, records: Path | None = None) -> None:
        self._theme, self._cache = theme, cache
        self._folder = records or theme / "examples"

    @cached_property
    def records(self) -> Records:
        """The records that examples name; raises SourcesRefused when they are not good."""
        records, problems = load_records(self._folder, DAY)
        if records is None:
            raise SourcesRefused(problems)
        return records

    @cached_property
    def _environment(self) -> Environment:
        """What real pages give a component, and the few things that their views would."""
        records, here = self.records, CurrentPage()
        here.page = Page("/voorbeeld/", "Voorbeeld", "Een voorbeeld.", DAY, PageView())
        charts = Charts(map(chart_request, records.of(Cijferreeks).values()), self._cache)
        environment = Environment(
            loader=FileSystemLoader([self._theme / "templates", self._theme / "examples"]),
            autoescape=True,
            undefined=StrictUndefined,
        )
        environment.globals.update(components(environment, self._theme))
        environment.globals.update(template_globals(records, here, charts, self._theme))
        environment.globals.update(
            parts_of=parts_of,
            alle=lambda _: alle(records),
            overzichten=lambda _: overzichten(records),
            wijzigingen_van=wijzigingen_van,
            stappen_van=lambda item: [change for change in wijzigingen_van(item) if change.stap],
            documenten_van=documenten,
            tijdbeeld_van=lambda item: tijdbeeld_van(item, records),
            regels=lambda overzicht: regels(overzicht, records),
            standen=tuple(Stand),
        )
        return environment

    def drawn(self, template: str) -> str:
        """What a template shows."""
        return self._environment.from_string(template).render()

    def page(self, name: str) -> str:
        """One page by its file name: that of an example, or the one that shows them all.

        Raises KeyError for another name.
        """
        return styled([self._unstyled(name)], self._theme, self._cache)[0]

    def pages(self) -> Mapping[str, str]:
        """A page for each example that shows something, and one that shows them all, by file name."""
        names = [INDEX, *self._shown]
        drawn = styled(map(self._unstyled, names), self._theme, self._cache)
        return dict(zip(names, drawn, strict=True))

    @cached_property
    def _shown(self) -> Mapping[str, Example]:
        return {example.file: example for example in examples(self._theme) if example.shows}

    def _unstyled(self, name: str) -> str:
        if name == INDEX:
            groups = [
                (component, list(of_it))
                for component, of_it in groupby(examples(self._theme), lambda each: each.component)
            ]
            return self._environment.get_template("components.html").render(groups=groups)
        example = self._shown[name]
        shown = Markup(self.drawn(example.call))  # noqa: S704
        return self._environment.get_template("example.html").render(example=example, shown=shown)
