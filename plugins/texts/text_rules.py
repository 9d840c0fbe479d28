"""What may stand in the text of a page; each rule is a generator of problems, its docstring is the rule.

The rules look at the page as a browser would read it, so that nothing gets past them by being typed in
another way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from plugins.aanpak.begrip import Begrip
from plugins.brieven.brief import Brief
from plugins.source.document import HIDDEN
from plugins.source.phone_numbers import undeclared
from plugins.source.problem import Problem, shown
from plugins.texts.directives import check_name, parse_directive, split_directive
from plugins.texts.figures import contradictions
from plugins.texts.link_rules import links_lead_somewhere, pictures_say_what_they_show
from plugins.texts.markup import DIRECTIVES, ON_ITS_OWN_LINE
from plugins.texts.read_text import SLOT, Finder, Known, ReadText, TextRule, pieces

_ENTITY = re.compile(r"&(?:#\w+|\w+);")
_RAW_HTML = re.compile(r"<[a-zA-Z/!?]")
_ATTRIBUTES = re.compile(
    r"\{:[^}\n]*\}|\{\s*[.#][\w-]+[^}\n]*\}|\{\s*[a-z][\w-]*\s*=[^{}\n]*\}|\{[^{}\n]*\b(?:on\w+|style|class|id|href|src)\s*=[^}\n]*\}",
    re.IGNORECASE,
)

NOT_DECLARED = (
    "het nummer {} staat niet in het register (data/meldroutes); verbeter het, of schrijf [[meldroute: …]] of"
    " [[cijfer: …]]"
)


def markdown_is_understood(text: ReadText, known: Known) -> Iterator[Problem]:
    """All that looks like markup is markup, and means one thing."""
    finder = Finder(text)
    refused = {text.file.text.first_line + line for line, _, _ in text.rendered.refused}
    places: set[tuple[int, int]] = set()
    for line, column, message in text.rendered.refused:
        if (line, column) in places:
            continue  # one mistake is said once
        places.add((line, column))
        yield Problem(text.path, text.file.text.first_line + line, column, message)
    for typed, message in text.rendered.leftovers:
        problem = finder.problem(message, *typed)
        if problem.line not in refused:
            yield problem


def directives_name_something(text: ReadText, known: Known) -> Iterator[Problem]:
    """A directive is well formed and names a record that exists and is public."""
    finder = Finder(text)
    seen: set[str] = set()
    for slot in text.rendered.slots:
        place = finder.place(f"[[{slot.inner}]]")
        try:
            kind, words, _ = split_directive(slot.inner, slot.alone)
            if not known.complete(DIRECTIVES[kind]):
                check_name(kind, words[0], known.names(DIRECTIVES[kind]))
            # Of a file with a fault only the name is known; a letter says which paragraphs a source has.
            if (DIRECTIVES[kind], words[0]) in known.unread or (
                kind == "bron" and not known.complete(Brief.folder)
            ):
                continue
            directive = parse_directive(slot.inner, known.records, slot.alone)
            if directive.kind in ON_ITS_OWN_LINE:
                if directive.adres in seen:
                    message = f"[[{slot.inner}]] staat al eerder in deze tekst; verwijder er een"
                    yield Problem(text.path, *place, message)
                seen.add(directive.adres)
            in_any_language = kind == "meldroute" or (kind == "cijfer" and directive.value is not None)
            if text.file.taal is not None and not in_any_language:
                message = (
                    "in een vertaling kunnen alleen [[meldroute: …]] en [[cijfer: reeks jaar]] staan; schrijf"
                    " het uit"
                )
                yield Problem(text.path, *place, message)
        except ValueError as error:
            yield Problem(text.path, *place, str(error))


def directives_stand_in_running_text(text: ReadText, known: Known) -> Iterator[Problem]:
    """A directive stands in running text: not in a heading, in a link or in the words of a picture."""
    finder = Finder(text)
    for node in text.tree.css("a, caption, h1, h2, h3, h4, h5, h6, img"):
        slot = SLOT.search(node.html or "")
        if slot:
            yield finder.problem(
                "een opdracht tussen [[ en ]] hoort niet in een kop, een link of een beschrijving; zet haar"
                " in een gewone zin",
                f"[[{text.rendered.slots[int(slot[1])].inner}]]",
            )


def no_raw_html(text: ReadText, known: Known) -> Iterator[Problem]:
    """Text is Markdown only: HTML, comments and lists of attributes are refused, never stripped."""
    finder = Finder(text)
    for words in text.words():
        for match in _RAW_HTML.finditer(words):
            yield finder.problem(
                "HTML en commentaar (< … >) mogen niet in een tekst; gebruik Markdown, of zet de code"
                " tussen `",
                words[match.start() :].split("\n")[0][:20],
                match[0],
                "&lt;",
            )
        for match in _ATTRIBUTES.finditer(words):
            yield finder.problem(
                "een lijst met kenmerken ({: … }) mag niet; verwijder haar", match[0], match[0][:4]
            )


def nothing_is_invisible(text: ReadText, known: Known) -> Iterator[Problem]:
    """A character that nobody can see is not typed by its name either.

    Those typed as they are the reader refuses.
    """
    finder, words = Finder(text), "".join(text.words())
    for typed in _ENTITY.findall(text.file.text.body):
        if HIDDEN.search(unescape(typed)) and unescape(typed) in words:
            yield finder.problem(f"{typed} is een teken dat niemand ziet; verwijder het", typed)


def headings_go_down_one_step(text: ReadText, known: Known) -> Iterator[Problem]:
    """The title is the only first heading.

    Below it the levels go down one step at a time, and each says something.
    """
    finder = Finder(text)
    level = 1
    for node in text.headings:
        words = node.text().strip()
        new = int(str(node.tag)[1])
        place = finder.place(
            *(f"{'#' * new}{space}{piece}" for piece in pieces(words) for space in (" ", "")), f"{'#' * new}"
        )
        if not words:
            yield Problem(text.path, *place, "deze kop is leeg; vul haar in of verwijder de regel")
        if new == 1:
            message = "de titel van de pagina is al de eerste kop; begin in de tekst met '## '"
            yield Problem(text.path, *place, message)
        elif new > level + 1:
            message = f"een kop van niveau {new} onder een kop van niveau {level}"
            yield Problem(text.path, *place, f"{message}; gebruik '{'#' * (level + 1)} '")
        level = new


def tables_have_a_header(text: ReadText, known: Known) -> Iterator[Problem]:
    """A table has a caption and starts with a row of column names in which no cell is empty."""
    finder = Finder(text)
    for table in text.tree.css("table"):
        cells = [cell.text().strip() for cell in table.css("th")]
        first = next(filter(None, cells), "")
        place = finder.place(f"| {first} |", f"|{first}|", f"{first} |", "|")
        if not all(cells):
            yield Problem(text.path, *place, "elke kolom van een tabel heeft een naam; vul de lege cel in")
        caption = table.css_first("caption")
        if caption is None or not caption.text().strip():
            message = (
                "deze tabel heeft geen bijschrift; zet direct boven de tabel een regel 'Tabel: wat erin"
                " staat'"
            )
            yield Problem(text.path, *place, message)


def abbreviations_agree(text: ReadText, known: Known) -> Iterator[Problem]:
    """An abbreviation has a meaning, and where `data/begrippen` explains it, the same one."""
    for name, meaning, line in text.rendered.abbreviations:
        place = text.file.text.first_line + line, 1
        if not meaning:
            yield Problem(text.path, *place, f"zet achter '*[{name}]:' wat de afkorting betekent")
        for begrip in known.records.of(Begrip).values():
            full = begrip.volledige_naam
            if name.casefold() in (begrip.id, begrip.naam.casefold()) and meaning != full:
                remedy = f"schrijf '*[{name}]: {full}', of " if full else ""
                message = f"{shown(name)} staat in data/begrippen; {remedy}gebruik"
                message += f" [[begrip: {begrip.id}]] in de zin"
                yield Problem(text.path, *place, message)


def typed_figures_agree(text: ReadText, known: Known) -> Iterator[Problem]:
    """A number typed in one sentence with a series is a number of that series, or is taken from it."""
    finder = Finder(text)
    for block in text.tree.css("p, li, td"):
        if len(block.css("p, li, td")) > 1:
            continue  # a list item that holds paragraphs is looked at paragraph by paragraph
        html, slots = block.html or "", text.rendered.slots
        for number in contradictions(html, slots, known.records, known.unread):
            message = (
                f"{shown(number)} staat in een zin over een cijferreeks, maar is geen cijfer uit die"
                " reeks; gebruik [[cijfer: …]] of verbeter het getal"
            )
            yield finder.problem(message, number)


def numbers_are_declared(text: ReadText, known: Known) -> Iterator[Problem]:
    """A telephone number in a text is one of the register, digit by digit."""
    if known.register is None:
        return
    finder, front = Finder(text), text.file.voorwerk
    about_reporting = "/melden/" in text.file.address
    for key, value in (("Title", front.title), ("Summary", front.summary)):
        for number in undeclared(value, known.register, about_reporting):
            yield text.file.text.document.problem((key,), NOT_DECLARED.format(shown(number)))
    for block in text.tree.css("p, li, dd, dt, td, th, caption, h1, h2, h3, h4, h5, h6"):
        if len(block.css("p, li, td, th")) <= 1:
            for number in undeclared(block.text(), known.register, about_reporting):
                message = NOT_DECLARED.format(shown(number))
                # It may have been typed with other digits or spaces: at least its line is found.
                yield finder.problem(message, number, *pieces(block.text()))


TEXT_RULES: tuple[TextRule, ...] = (
    markdown_is_understood,
    directives_name_something,
    directives_stand_in_running_text,
    no_raw_html,
    nothing_is_invisible,
    headings_go_down_one_step,
    links_lead_somewhere,
    pictures_say_what_they_show,
    tables_have_a_header,
    abbreviations_agree,
    typed_figures_agree,
    numbers_are_declared,
)
