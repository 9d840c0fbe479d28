"""The Markdown files of `content/`: where they stand, their front matter, which address they get."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import NamedTuple

from pydantic import Field

from plugins.bronnen.zoekactie import Zoekacties
from plugins.cache import Latest
from plugins.pages.view import view_of
from plugins.source.dates import wrong_day_in_name
from plugins.source.making import make
from plugins.source.problem import Ernst, Problem, near_or_choose
from plugins.source.record import (
    Adres,
    Beheerder,
    Datum,
    Getal,
    Part,
    Sleutel,
    Status,
    Tekst,
    Verwijzingen,
    Zoekwoorden,
    is_public,
)
from plugins.source.sources import SourceFile, Sources
from plugins.source.yaml_reader import Text, read_text
from plugins.texts.asset_file import FOLDERS as ASSET_FOLDERS

TALEN = "talen"
FOLDERS = {"pages": (".md",), "nieuws": (".md",), TALEN: (".md", ".yaml")}
"""The folders below `content/` with texts, and the types that each may hold."""
OF_FACTS = ("/aanbevelingen/", "/aanpak/", "/cijfers/", "/melden/", "/preventie/")
"""Where the pages stand that tell of facts; the others tell of the site itself."""
MAX_BODY = 40_000
MAX_BLOCK = 20_000
MAX_BLOCKS = 2_000
MAX_HEADINGS = 200
_HEADING = re.compile(r"(?m)^ {0,3}#{1,6}")
_BLOCK = re.compile(r"[^\n]*\S[^\n]*(?:\n[^\n]*\S[^\n]*)*")
_PART = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\Z")


class Voorwerk(Part):
    """The front matter of a page: Pelican's keys keep their names, ours are Dutch."""

    title: Tekst = Field(alias="Title", max_length=120)
    """De titel van de pagina."""
    date: Datum = Field(alias="Date")
    """De dag waarop de pagina het laatst is bijgewerkt; bij nieuws de dag van de gebeurtenis."""
    summary: Tekst = Field(alias="Summary", max_length=300)
    """Een of twee zinnen voor lijsten en zoekmachines."""
    zoekwoorden: Zoekwoorden = ()
    """Woorden waarmee mensen dit zoeken en die er niet staan, in kleine letters."""
    bronnen: Verwijzingen = ()
    """De bronnen van de pagina."""
    zoekacties: Zoekacties = ()
    """De zoekacties waarop rust dat iets niet openbaar is gevonden."""
    template: Sleutel = Field("page", alias="Template")
    """Het sjabloon; weglaten voor een gewone pagina."""
    volgorde: Getal = Field(99, ge=1, le=99)
    """De plaats van de kaart op de pagina erboven; weglaten voor achteraan."""
    geplaatst: Datum | None = None
    """Bij nieuws: de dag waarop het bericht op de site kwam."""
    vertaald_van: str | None = None
    """Bij een vertaling: de vingerafdruk van de Nederlandse tekst; 'make check' noemt haar."""
    beheerder: Beheerder | None = None
    """Wie de pagina bijhoudt, als rol, zoals 'communicatie'; staat nergens op de site, wel in 'make zorg'."""
    status: Status = Status.GEPUBLICEERD
    """Of de pagina openbaar is; een concept staat nergens op de site."""
    publiceren_op: Datum | None = None
    """De dag waarop de pagina openbaar wordt; tot die dag staat zij nergens op de site."""
    aliassen: tuple[Adres, ...] = ()
    """Adressen waarop de pagina eerder stond; wie daar komt, wordt hierheen gestuurd."""


class TextFile(NamedTuple):
    """A Markdown file that was read and whose front matter holds."""

    path: str
    address: str
    text: Text
    voorwerk: Voorwerk
    verouderd: bool = False
    """Whether this is a translation of a Dutch text that has changed since."""

    @property
    def template(self) -> str:
        """The template of the page; a news item always has its own."""
        return "article" if self.is_article else self.voorwerk.template

    @property
    def day(self) -> date:
        """The day that the page shows: that of a news item.

        Of another page, never before the day it became public.
        """
        front = self.voorwerk
        return front.date if self.is_article else max(front.date, front.publiceren_op or front.date)

    @property
    def geplaatst(self) -> date | None:
        """The day on which a news item came on the site."""
        days = [day for day in (self.voorwerk.geplaatst, self.voorwerk.publiceren_op) if day is not None]
        return max(days) if self.is_article and days else None

    def is_public(self, today: date) -> bool:
        """Whether the public may see the page on that day."""
        return is_public(self.voorwerk, today)

    @property
    def taal(self) -> str | None:
        """The code of the language of a translated text; None for a Dutch one."""
        parts = self.path.split("/")
        return parts[2] if parts[1] == TALEN and len(parts) == 4 else None

    @property
    def is_article(self) -> bool:
        """Whether this is a news item."""
        return self.path.startswith("content/nieuws/")


def read_texts(sources: Sources) -> tuple[list[TextFile], list[Problem]]:
    """Read the texts of `content/`; returns what could be read and everything that is wrong."""
    texts: list[TextFile] = []
    problems = list(sources.outside("content"))
    for file in sources.below("content"):
        text, wrong = _READ.get(file.path, file, partial(_read, file))
        problems += wrong
        if text is not None:
            texts.append(text)
    problems += _addresses_are_unique(texts)
    return texts, problems


_READ = Latest[tuple[TextFile | None, list[Problem]]]()


def _read(file: SourceFile) -> tuple[TextFile | None, list[Problem]]:
    """The text of a file, if it is to hold one, and everything that is wrong with the file by itself."""
    misplaced = list(_misplaced(file))
    if misplaced or file.is_folder or file.path.split("/")[1] in ASSET_FOLDERS or file.suffix == ".yaml":
        return None, misplaced
    data, unreadable = file.read()
    if data is None:
        return None, unreadable
    text, problems = read_text(file.path, data)
    if text is None:
        return None, problems
    voorwerk, refused = make(Voorwerk, text.document)
    problems += refused
    if text.document.concept:  # a draft stops nothing
        problems = [problem._replace(ernst=Ernst.WAARSCHUWING) for problem in problems]
    if voorwerk is None:
        return None, problems
    made = TextFile(file.path, address_of(file.path), text, voorwerk)
    return made, [*problems, *_front_matter_fits(made)]


def _addresses_are_unique(texts: list[TextFile]) -> Iterator[Problem]:
    """No two files become the same page."""
    seen: dict[str, str] = {}
    for text in texts:
        other = seen.setdefault(text.address, text.path)
        if other != text.path:
            message = f"{text.address} is al het adres van {other}; geef een van beide een andere naam"
            yield Problem(text.path, 0, 0, message)


def address_of(name: str) -> str:
    """The address of the page that a Dutch text or news item at this path becomes."""
    parts = name.removesuffix(".md").split("/")[1:]
    if parts[0] == "pages":
        parts = parts[1:]
    return "/" if parts == ["index"] else f"/{'/'.join(parts)}/"


def _misplaced(file: SourceFile) -> Iterator[Problem]:
    """Only Markdown files and folders with a plain name stand under `content/`: none is skipped."""
    folder, top = file.path.split("/")[1], (*FOLDERS, *ASSET_FOLDERS)
    message = ""
    if file.is_link:
        message = "een koppeling naar een ander bestand mag niet; zet het bestand zelf hier neer"
    elif folder not in top:
        message = f"dit hoort niet in content/{near_or_choose(folder, top)}"
    elif not file.is_folder and folder in FOLDERS and file.suffix not in FOLDERS[folder]:
        message = (
            f"een bestand van het type '{file.suffix or file.name}' wordt niet gepubliceerd; schrijf de"
            " pagina als .md of verwijder het bestand"
        )
    elif not _PART.match(file.name if file.is_folder else file.stem):
        message = "deze naam wordt een adres; gebruik kleine letters, cijfers en koppeltekens"
    if message:
        yield Problem(file.path, 0, 0, message)


def _front_matter_fits(text: TextFile) -> Iterator[Problem]:
    """A news item says when it was placed and a page does not.

    Each names a source where it tells of facts.
    """
    document, front = text.text.document, text.voorwerk
    if text.is_article:
        if front.geplaatst is None:
            message = "'geplaatst' ontbreekt; vul de dag in waarop het bericht op de site kwam"
            yield document.problem((), message)
        if not front.bronnen:
            yield document.problem((), "'bronnen' ontbreekt; een nieuwsbericht noemt minstens één bron")
        if message := wrong_day_in_name(text.path, str(front.date), str(front.geplaatst)):
            yield document.problem(("Date",), message, Ernst.WAARSCHUWING)
        return
    of_facts = text.address.startswith(OF_FACTS) and text.taal is None
    if of_facts and view_of(text.template).facts_in_text and not front.bronnen:
        message = "'bronnen' ontbreekt; een pagina over dit onderwerp noemt minstens één bron"
        yield document.problem((), message)
    if front.geplaatst is not None:
        message = "'geplaatst' hoort alleen bij nieuws; verwijder deze regel"
        yield document.key_problem(("geplaatst",), message)


def over_the_limits(text: TextFile) -> Iterator[Problem]:
    """A text and each of its paragraphs is of a size that a reader, and Markdown, can follow."""
    body, first = text.text.body, text.text.first_line
    if len(body) > MAX_BODY:  # nothing more is looked for in it
        too_much = f"de tekst is {len(body)} tekens lang; {MAX_BODY} is het meeste. Splits de pagina"
        yield Problem(text.path, first, 1, too_much)
        return
    blocks = list(_BLOCK.finditer(body))
    if len(_HEADING.findall(body)) > MAX_HEADINGS:
        too_much = f"de tekst heeft meer dan {MAX_HEADINGS} koppen. Splits de pagina"
        yield Problem(text.path, first, 1, too_much)
    elif len(blocks) > MAX_BLOCKS:
        too_much = f"de tekst heeft {len(blocks)} alinea's; {MAX_BLOCKS} is het meeste. Splits de pagina"
        yield Problem(text.path, first, 1, too_much)
    else:
        for block in blocks:
            if len(block[0]) > MAX_BLOCK:
                line = first + body.count("\n", 0, block.start())
                too_long = f"deze alinea is langer dan {MAX_BLOCK} tekens; zet er witregels in"
                yield Problem(text.path, line, 1, too_long)
