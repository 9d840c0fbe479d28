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
from plugins.source.rules import DAY_IN_NAME
from plugins.source.sources import SourceFile, Sources
from plugins.source.yaml_reader import Text, read_text
from plugins.texts.asset_file import FOLDERS as ASSET_FOLDERS

FOLDERS = ("pages", "nieuws", "talen")
TALEN = "talen"
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
    text, problems = _made(file.path, data)
    return text, [*problems, *(_front_matter_fits(text) if text is not None else ())]


def _made(name: str, data: bytes) -> tuple[TextFile | None, list[Problem]]:
    text, problems = read_text(name, data)
    if text is None:
        return None, problems
    voorwerk, refused = make(Voorwerk, text.document)
    problems += refused
    if text.document.concept:  # a draft stops nothing
        problems = [problem._replace(ernst=Ernst.WAARSCHUWING) for problem in problems]
    return (None if voorwerk is None else TextFile(name, address_of(name), text, voorwerk)), problems


def _addresses_are_unique(texts: list[TextFile]) -> Iterator[Problem]:
    """No two files become the same page."""
    seen: dict[str, str] = {}
    for text in texts:
        if text.address in seen:
            yield Problem(
                text.path,
                0,
                0,
                f"{text.address} is al het adres van {seen[text.address]}; geef een van beide een andere"
                " naam",
            )
        seen.setdefault(text.address, text.path)


def address_of(name: str) -> str:
    """The address of the page that a Dutch text or news item at this path becomes."""
    parts = name.removesuffix(".md").split("/")[1:]
    if parts[0] == "pages":
        parts = parts[1:]
    return "/" if parts == ["index"] else f"/{'/'.join(parts)}/"


def _misplaced(file: SourceFile) -> Iterator[Problem]:
    """Only Markdown files and folders with a plain name stand under `content/`: none is skipped."""
    name, parts = file.path, file.path.split("/")[1:]
    if file.is_link:
        yield Problem(
            name, 0, 0, "een koppeling naar een ander bestand mag niet; zet het bestand zelf hier neer"
        )
    elif parts[0] not in (*FOLDERS, *ASSET_FOLDERS):
        yield Problem(
            name, 0, 0, f"dit hoort niet in content/{near_or_choose(parts[0], (*FOLDERS, *ASSET_FOLDERS))}"
        )
    elif (
        not file.is_folder
        and parts[0] in FOLDERS
        and file.suffix != ".md"
        and not (parts[0] == TALEN and file.suffix == ".yaml")
    ):
        yield Problem(
            name,
            0,
            0,
            f"een bestand van het type '{file.suffix or file.name}' wordt niet gepubliceerd; schrijf de"
            " pagina als .md of verwijder het bestand",
        )
    elif not _PART.match(file.name if file.is_folder else file.stem):
        yield Problem(
            name, 0, 0, "deze naam wordt een adres; gebruik kleine letters, cijfers en koppeltekens"
        )


def _front_matter_fits(text: TextFile) -> Iterator[Problem]:
    """A news item says when it was placed and a page does not.

    Each names a source where it tells of facts.
    """
    document = text.text.document
    if text.is_article and text.voorwerk.geplaatst is None:
        yield Problem(
            text.path,
            *document.place(()),
            "'geplaatst' ontbreekt; vul de dag in waarop het bericht op de site kwam",
        )
    if text.is_article and not text.voorwerk.bronnen:
        yield Problem(
            text.path, *document.place(()), "'bronnen' ontbreekt; een nieuwsbericht noemt minstens één bron"
        )
    if (
        text.address.startswith(OF_FACTS)
        and text.taal is None
        and text.template in ("page", "hub")
        and not text.voorwerk.bronnen
    ):
        yield Problem(
            text.path,
            *document.place(()),
            "'bronnen' ontbreekt; een pagina over dit onderwerp noemt minstens één bron",
        )
    named = DAY_IN_NAME.search(text.path)
    days = {str(text.voorwerk.date), str(text.voorwerk.geplaatst)}
    if text.is_article and named and named[0] not in days:
        message = (
            f"de naam van dit bestand zegt {named[0]}, en hier staat {text.voorwerk.date}; welke van de twee"
            " klopt?"
        )
        yield Problem(text.path, *document.place(("Date",)), message, Ernst.WAARSCHUWING)
    if not text.is_article and text.voorwerk.geplaatst is not None:
        yield Problem(
            text.path,
            *document.key_place(("geplaatst",)),
            "'geplaatst' hoort alleen bij nieuws; verwijder deze regel",
        )


def over_the_limits(text: TextFile) -> Iterator[Problem]:
    """A text and each of its paragraphs is of a size that a reader, and Markdown, can follow."""
    body, first = text.text.body, text.text.first_line
    blocks = list(_BLOCK.finditer(body)) if len(body) <= MAX_BODY else []
    if len(body) > MAX_BODY:
        too_much = f"de tekst is {len(body)} tekens lang; {MAX_BODY} is het meeste. Splits de pagina"
    elif len(_HEADING.findall(body)) > MAX_HEADINGS:
        too_much = f"de tekst heeft meer dan {MAX_HEADINGS} koppen. Splits de pagina"
    elif len(blocks) > MAX_BLOCKS:
        too_much = f"de tekst heeft {len(blocks)} alinea's; {MAX_BLOCKS} is het meeste. Splits de pagina"
    else:
        for block in blocks:
            if len(block[0]) > MAX_BLOCK:
                line = first + body.count("\n", 0, block.start())
                yield Problem(
                    text.path, line, 1, f"deze alinea is langer dan {MAX_BLOCK} tekens; zet er witregels in"
                )
        return
    yield Problem(text.path, first, 1, too_much)
