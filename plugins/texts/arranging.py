"""The lines of a text before Python-Markdown reads them: arranged as editors mean them, or refused.

Lists, quotes, code, headings and tables are found as CommonMark finds them, and written again in the one way
that Python-Markdown reads everywhere alike. What has no one obvious meaning is refused with its place and a
remedy.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from plugins.texts.containers import Block, Container
from plugins.texts.lines import (
    ABBREVIATION,
    CAPTION_LINE,
    CODE,
    FENCE,
    HEADING,
    ITEM,
    MORE_THAN,
    NAMED,
    NOTE,
    PIPES,
    QUOTE,
    RULE,
    SEPARATOR,
    UNDERLINE,
    Line,
    Refusal,
    begins_block,
    begins_table,
    behind,
    cells_of,
    lines_held,
    lines_quoted,
    next_filled,
    stands_alone,
    with_spaces,
    wrong_number,
    wrong_row,
)
from plugins.texts.markup import ALONE, CAPTION, RUN, UNDERLINED
from plugins.texts.running_text import RunningText

MAX_DEPTH = 4


class Arranger:
    """Arranges the lines of one body.

    `keep_code` gets the text of a block of code, `keep_directive` a directive on a line of its own; both
    return what stands for it in the lines.
    """

    def __init__(self, keep_code: Callable[[str], str], keep_directive: Callable[[str], str]) -> None:
        self.keep_code, self.keep_directive = keep_code, keep_directive
        self.refused: list[Refusal] = []
        self.abbreviations: list[tuple[str, str, int]] = []
        self._text = RunningText(self.refused)
        self._refuse = self._text.refuse
        self._notes: set[str] = set()
        self._kinds: tuple[Callable[[Container], Block | None], ...] = (
            self._blank,
            self._code,
            self._underline,
            self._rule,
            self._heading,
            self._quote,
            self._list,
            self._named_inside,
            self._note,
            self._abbreviation,
            self._table,
            self._caption,
            self._directive,
            self._paragraph,
        )

    def arrange(self, body: str) -> list[str]:
        """The lines for Python-Markdown; what was wrong stands in `refused`."""
        lines = [Line(number, with_spaces(text)) for number, text in enumerate(body.split("\n"))]
        return self._blocks(lines, 0)

    def _blocks(self, lines: list[Line], depth: int, is_item: bool = False) -> list[str]:
        """The lines of one container; each block in it is of the first kind that its first line can begin."""
        if depth > MAX_DEPTH:
            self._refuse(lines[0], "dit is te diep; maak de lijst of het citaat vlakker")
            return []
        here = Container(lines, depth, is_item)
        while here.place < len(lines):
            blocks = (kind(here) for kind in self._kinds)
            here.write(next(block for block in blocks if block))
        return here.written

    def _blank(self, here: Container) -> Block | None:
        """A blank line."""
        return Block([""], here.place + 1, joined=True) if here.line.blank else None

    def _code(self, here: Container) -> Block | None:
        """Code between fences."""
        fence = FENCE.match(here.line.text)
        if not fence:
            return None
        closing = re.compile(rf" *{re.escape(fence[2][0])}{{{len(fence[2])},}} *\Z")
        inside = here.place + 1
        end = next((n for n in range(inside, len(here.lines)) if closing.match(here.lines[n].text)), None)
        if end is None:
            close = f"dit blok code is niet gesloten; zet er een regel met {fence[2]} onder"
            self._refuse(here.line, close if len(fence[2]) < 10 else RUN)
            return Block(["", ""], inside)
        code = (line.text[min(line.indent, len(fence[1])) :] for line in here.lines[inside:end])
        return Block([self.keep_code("\n".join(code)), ""], end + 1)

    def _underline(self, here: Container) -> Block | None:
        """A line below text that would make a heading of it, which is refused."""
        if not (here.below_text and UNDERLINE.match(here.line.text)):
            return None
        self._refuse(here.line, UNDERLINED)
        return Block([], here.place + 1)

    def _rule(self, here: Container) -> Block | None:
        """A line across the page."""
        if not RULE.match(here.line.text):
            return None
        if here.is_item:
            self._refuse(
                here.line, "een streep kan niet in een lijst; zet er een witregel boven, zonder inspringen"
            )
        return Block(["---", ""], here.place + 1)

    def _heading(self, here: Container) -> Block | None:
        """A heading, which stands in the page itself."""
        heading = HEADING.match(here.line.text)
        if not heading:
            return None
        if here.depth:
            self._refuse(here.line, "een kop kan niet in een lijst, citaat of noot; begin de regel met #")
        return Block([self._text.in_heading(here.line, heading), ""], here.place + 1)

    def _quote(self, here: Container) -> Block | None:
        """A quote, whose first line is not meant as `more than`."""
        if not QUOTE.match(here.line.text):
            return None
        more = MORE_THAN.match(here.line.text)
        if more and (more[0][-1] != ">" or here.below_text or here.at_marker):
            self._refuse(
                here.line, "een > aan het begin van een regel wordt een citaat; schrijf 'meer dan', of \\>"
            )
        inner, after = lines_quoted(here.lines, here.place)
        quoted = "\n".join(self._blocks(inner, here.depth + 1)).rstrip("\n").split("\n")
        return Block([f"> {text}" if text else ">" for text in quoted], after)

    def _list(self, here: Container) -> Block | None:
        """A list; below text, as in CommonMark, only one that begins with 1 and has words."""
        item = ITEM.match(here.line.text)
        if not item or (here.below_text and (item[3] not in (None, "1") or not item[5])):
            return None
        if here.at_marker:
            self._refuse(
                here.line, "een lijst in een lijst begint op een eigen regel; spring twee spaties in"
            )
        items, after = self._items(here.lines, here.place, here.depth)
        joined = here.is_item and here.below_text and "" not in here.written
        return Block(items, after, joined=joined)

    def _named_inside(self, here: Container) -> Block | None:
        """What explains a note, an abbreviation or an address inside another block, which is refused."""
        if not (here.depth and NAMED.match(here.line.text)):
            return None
        self._refuse(
            here.line, "zet de uitleg van een noot, afkorting of adres zonder inspringen op een eigen regel"
        )
        return Block([], here.place + 1)

    def _note(self, here: Container) -> Block | None:
        """The text of a note."""
        note = NOTE.match(here.line.text)
        if not note:
            return None
        name = note[3]
        if name in self._notes:
            self._refuse(here.line, f"noot [^{name}] staat er twee keer; geef elke noot een eigen naam")
        self._notes.add(name)
        inner, after = lines_held(here.lines, here.place, len(note[1]), 4, note.start(5))
        before = len(self.refused)
        new = self._blocks(inner, here.depth + 1)
        if not any(new):
            self._refuse(here.line, f"noot [^{name}] is leeg; zet de tekst achter de dubbele punt")
        # Python-Markdown stops at a note without a paragraph, and what is refused may be none.
        return Block(behind(note[2], new if len(self.refused) == before else ["…"]), after)

    def _abbreviation(self, here: Container) -> Block | None:
        """An abbreviation with its meaning, on one line."""
        short = ABBREVIATION.match(here.line.text)
        if not short:
            return None
        self.abbreviations.append((short[1].strip(), short[2].strip(), here.line.number))
        after = here.place + 1
        if after < len(here.lines) and not here.lines[after].blank and not begins_block(here.lines, after):
            self._refuse(here.lines[after], "een afkorting met haar betekenis staat op één regel")
        return Block([here.line.text.lstrip(), ""], after)

    def _table(self, here: Container) -> Block | None:
        """A table; every row has as many cells as the head."""
        if not begins_table(here.lines, here.place):
            return None
        lines, place = here.lines, here.place
        head = len(cells_of(here.line.text))
        rows: list[str] = []
        while (
            place < len(lines)
            and not lines[place].blank
            and (len(rows) < 2 or "|" in lines[place].text or not begins_block(lines, place))
        ):
            line = lines[place]
            cells = [CODE.sub(lambda code: code[0].replace("\\|", "|"), cell) for cell in cells_of(line.text)]
            again = len(rows) > 1 and SEPARATOR.match(line.text) is not None
            if wrong := wrong_row(len(cells), head, line.text, again):
                self._refuse(line, wrong)
            rows.append(f"| {' | '.join(cells)} |" if self._text.checked(line) else "")
            place += 1
        if len(rows) < 3:
            self._refuse(lines[place - 1], "deze tabel heeft geen rijen; vul ze aan of verwijder de tabel")
        return Block([*rows, ""], place)

    def _caption(self, here: Container) -> Block | None:
        """The caption of the table right below it."""
        caption = CAPTION_LINE.match(here.line.text)
        if not caption:
            return None
        after = here.place + 1
        # That a table has no head is said at the table.
        headless = after < len(here.lines) and PIPES.match(here.lines[after].text)
        if not headless and not begins_table(here.lines, after):
            self._refuse(
                here.line, "direct onder een regel 'Tabel: …' hoort een tabel met een kop, zonder witregel"
            )
        return Block([CAPTION + caption[1], ""], after)

    def _directive(self, here: Container) -> Block | None:
        """A directive on a line of its own, in the page itself."""
        alone = None if here.depth else ALONE.match(here.line.text)
        if not alone or not stands_alone(here.lines, here.place):
            return None
        return Block([self.keep_directive(alone[1]), ""], here.place + 1)

    def _paragraph(self, here: Container) -> Block:
        """A line of a paragraph, which every other line is."""
        text = self._text.in_paragraph(here.line, here.below_text)
        return Block([text], here.place + 1, joined=here.below_text, is_text=True)

    def _items(self, lines: list[Line], place: int, depth: int) -> tuple[list[str], int]:
        """The lines of all items of one list, and the place after it."""
        if lines[place].indent >= 4:
            self._refuse(lines[place], "dit punt springt te ver in; gebruik twee of vier spaties per niveau")
        base, ordered = lines[place].indent, lines[place].text.lstrip()[0].isdigit()
        new: list[str] = []
        numbers: list[int] = []
        loose = False
        while place < len(lines):
            after = next_filled(lines, place)
            item = ITEM.match(lines[after].text) if after < len(lines) else None
            if not item or (item[3] is not None) != ordered or RULE.match(lines[after].text):
                break
            new += [""] * (after > place or loose)
            line = lines[after]
            if ordered:
                numbers.append(int(item[3]))
            self._check_item(line, item, base, numbers, nested=depth > 0)
            offset = item.start(5) if len(item[4]) <= 4 else item.end(2) + 1
            inner, place = lines_held(lines, after, line.indent, offset, item.start(5))
            hung = behind(f"{item[3]}." if ordered else "-", self._blocks(inner, depth + 1, is_item=True))
            new += hung
            loose = loose or "" in hung
        return new, place

    def _check_item(
        self, line: Line, item: re.Match[str], base: int, numbers: list[int], nested: bool
    ) -> None:
        """Refuse what is wrong with the first line of an item; `numbers` are those of its list up to it."""
        if line.indent == base + 1:
            self._refuse(line, "dit punt springt één spatie in; zet het gelijk, of spring twee spaties in")
        if item[2] == "+" and re.match(r"~?[\d€]", item[5]):
            self._refuse(line, "een + aan het begin van een regel wordt een lijst; schrijf \\+, of '- '")
        if not item[5]:
            self._refuse(line, "dit punt is leeg; vul het in of verwijder de regel")
        if numbers and (wrong := wrong_number(numbers, line.text, nested)):
            self._refuse(line, wrong)
