"""The lines of a text before Python-Markdown reads them: arranged as editors mean them, or refused.

Lists, quotes, code, headings and tables are found as CommonMark finds them, and written again in the one way
that Python-Markdown reads everywhere alike. What has no one obvious meaning is refused with its place and a
remedy.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from plugins.texts.lines import (
    ABBREVIATION,
    BARS,
    BRACKET,
    CAPTION_LINE,
    CODE,
    DEFINITION,
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
    without_code,
    wrong_number,
    wrong_row,
)
from plugins.texts.markup import ALONE, CAPTION, NO_HEADING, REFUSED, RUN, UNDERLINED

MAX_DEPTH = 4
MAX_OPEN_BRACKETS = 8


class Arranger:
    """Arranges the lines of one body.

    `keep_code` gets the text of a block of code, `keep_directive` a directive on a line of its own; both
    return what stands for it in the lines.
    """

    def __init__(self, keep_code: Callable[[str], str], keep_directive: Callable[[str], str]) -> None:
        self.keep_code, self.keep_directive = keep_code, keep_directive
        self.refused: list[Refusal] = []
        self.abbreviations: list[tuple[str, str, int]] = []
        self._open = self._links = 0  # brackets of the paragraph that are not closed yet
        self._piped = False  # whether the line of text above looks like a row of a table
        self._notes: set[str] = set()

    def arrange(self, body: str) -> list[str]:
        """The lines for Python-Markdown; what was wrong stands in `refused`."""
        lines = [Line(number, with_spaces(text)) for number, text in enumerate(body.split("\n"))]
        return self._blocks(lines, 0)

    def _refuse(self, line: Line, message: str, column: int | None = None) -> None:
        start = line.indent if column is None else column
        self.refused.append(Refusal(line.number, line.cut + start + 1, message))

    def _blocks(self, lines: list[Line], depth: int, item: bool = False) -> list[str]:
        """The lines of one container: the page, a quote, a note, or an `item` of a list."""
        if depth > MAX_DEPTH:
            self._refuse(lines[0], "dit is te diep; maak de lijst of het citaat vlakker")
            return []
        out: list[str] = []
        place, below_text = 0, False  # whether running text stands right above

        def emit(*new: str, joined: bool = False, text: bool = False) -> None:
            nonlocal below_text
            if out and out[-1] and not joined:
                out.append("")
            out.extend(new)
            below_text = text

        while place < len(lines):
            line, start = lines[place], place
            place += 1
            is_item = ITEM.match(line.text)
            if line.blank:
                out.append("")
                below_text = False
            elif fence := FENCE.match(line.text):
                code, place = self._code(lines, start, fence)
                emit(code, "")
            elif below_text and UNDERLINE.match(line.text):
                self._refuse(line, UNDERLINED)
            elif RULE.match(line.text):
                if item:
                    self._refuse(
                        line, "een streep kan niet in een lijst; zet er een witregel boven, zonder inspringen"
                    )
                emit("---", "")
            elif heading := HEADING.match(line.text):
                if depth:
                    self._refuse(line, "een kop kan niet in een lijst, citaat of noot; begin de regel met #")
                emit(self._heading(line, heading), "")
            elif QUOTE.match(line.text):
                more = MORE_THAN.match(line.text)
                if more and (more[0][-1] != ">" or below_text or (item and start == 0)):
                    self._refuse(
                        line, "een > aan het begin van een regel wordt een citaat; schrijf 'meer dan', of \\>"
                    )
                inner, place = lines_quoted(lines, start)
                quoted = "\n".join(self._blocks(inner, depth + 1)).rstrip("\n").split("\n")
                emit(*(f"> {text}" if text else ">" for text in quoted))
            elif is_item and not (below_text and (is_item[3] not in (None, "1") or not is_item[5])):
                if item and start == 0:
                    self._refuse(
                        line, "een lijst in een lijst begint op een eigen regel; spring twee spaties in"
                    )
                new, place = self._list(lines, start, depth)
                emit(*new, joined=item and below_text and "" not in out)
            elif depth and NAMED.match(line.text):
                self._refuse(
                    line,
                    "zet de uitleg van een noot, afkorting of adres zonder inspringen op een eigen regel",
                )
            elif note := NOTE.match(line.text):
                new, place = self._note(lines, start, note, depth)
                emit(*new)
            elif short := ABBREVIATION.match(line.text):
                self.abbreviations.append((short[1].strip(), short[2].strip(), line.number))
                if place < len(lines) and not lines[place].blank and not begins_block(lines, place):
                    self._refuse(lines[place], "een afkorting met haar betekenis staat op één regel")
                emit(line.text.lstrip(), "")
            elif begins_table(lines, start):
                new, place = self._table(lines, start)
                emit(*new, "")
            elif caption := CAPTION_LINE.match(line.text):
                if not begins_table(lines, place) and not any(
                    PIPES.match(below.text) for below in lines[place : place + 1]
                ):  # of a table without a head that is said below
                    self._refuse(
                        line, "direct onder een regel 'Tabel: …' hoort een tabel met een kop, zonder witregel"
                    )
                emit(CAPTION + caption[1], "")
            elif not depth and (alone := ALONE.match(line.text)) and stands_alone(lines, start):
                emit(self.keep_directive(alone[1]), "")
            else:
                emit(self._text(line, below_text), joined=below_text, text=True)
        return out

    def _heading(self, line: Line, heading: re.Match[str]) -> str:
        """A heading without the signs that close it; a # at its end that is text has a backslash."""
        words = self._check_line(line.without(max(heading.start(2), 0))) if heading[2] else ""
        words = re.sub(r"(?:^|[ \t]+)#+[ \t]*\Z", "", words).strip()
        return f"{heading[1]} " + re.sub(r"(?<!\\)#(?=#*\Z)", r"\\#", words)

    def _note(self, lines: list[Line], place: int, note: re.Match[str], depth: int) -> tuple[list[str], int]:
        """The lines of a note, and the place after it."""
        name = note[3]
        if name in self._notes:
            self._refuse(lines[place], f"noot [^{name}] staat er twee keer; geef elke noot een eigen naam")
        self._notes.add(name)
        inner, after = lines_held(lines, place, len(note[1]), 4, note.start(5))
        before = len(self.refused)
        new = self._blocks(inner, depth + 1)
        if not any(new):
            self._refuse(lines[place], f"noot [^{name}] is leeg; zet de tekst achter de dubbele punt")
        # Python-Markdown stops at a note without a paragraph, and what is refused may be none.
        return behind(note[2], new if len(self.refused) == before else ["…"]), after

    def _text(self, line: Line, below_text: bool) -> str:
        """A line of running text, without its indent."""
        if line.indent >= 4 and not below_text:
            self._refuse(
                line,
                "vier spaties aan het begin van een regel maken er code van; haal ze weg, of zet code tussen"
                " regels met ```",
            )
        elif line.indent >= 4 and begins_block([line.without(line.indent)], 0):
            self._refuse(line, "deze regel springt te ver in; haal de spaties aan het begin weg")
        piped = bool(PIPES.match(line.text) or BARS.match(line.text))
        if piped and not (self._piped and (below_text or SEPARATOR.match(line.text))):
            self._refuse(
                line, "deze tabel heeft geen kop; zet onder de rij met namen een regel zoals |---|---|"
            )
        self._piped = piped
        if piped:
            return ""  # Python-Markdown may find another table in it
        if DEFINITION.match(line.text) and not below_text:
            self._refuse(
                line, "een uitleg met ': ' hoort direct onder de regel met het begrip, zonder witregel"
            )
        if (item := ITEM.match(line.text)) and below_text and len(item[3] or "") < 4:
            marker = f"{item[2][:-1]}\\{item[2][-1]}"
            self._refuse(
                line, f"begint hier een lijst, zet er dan een witregel boven; anders schrijft u '{marker}'"
            )
        return self._check_line(line, joined=below_text).lstrip(" ")

    def _check_line(self, line: Line, joined: bool = False) -> str:
        """The text of a line that holds nothing refused outside code.

        `joined` when it carries on the line above.
        """
        if not joined:
            self._open = self._links = 0
        plain = without_code(line.text)
        for pattern, message in REFUSED.items():
            if match := pattern.search(plain):
                self._refuse(line, message, match.start() + len(match[0]) - len(match[0].lstrip()))
                if message in (RUN, NO_HEADING):
                    return ""  # Python-Markdown would nest as many elements, or make it a heading
                break
        for match in BRACKET.finditer(plain):
            self._open += (match[0] == "[") - (match[0][0] == "]" and self._open > 0)
            self._links += (match[0] == "](") - (match[0] == ")" and self._links > 0)
            if max(self._open, self._links) > MAX_OPEN_BRACKETS:
                message = "hier staan haken die niet worden gesloten; een link is [tekst](adres)"
                self._refuse(line, message, match.start())
                return ""  # Python-Markdown would try the square of their number
        return line.text

    def _list(self, lines: list[Line], place: int, depth: int) -> tuple[list[str], int]:
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
            if line.indent == base + 1:
                self._refuse(
                    line, "dit punt springt één spatie in; zet het gelijk, of spring twee spaties in"
                )
            if item[2] == "+" and re.match(r"~?[\d€]", item[5]):
                self._refuse(line, "een + aan het begin van een regel wordt een lijst; schrijf \\+, of '- '")
            if not item[5]:
                self._refuse(line, "dit punt is leeg; vul het in of verwijder de regel")
            if ordered:
                numbers.append(int(item[3]))
                if wrong := wrong_number(numbers, line.text, nested=depth > 0):
                    self._refuse(line, wrong)
            inner, place = lines_held(
                lines,
                after,
                line.indent,
                item.start(5) if len(item[4]) <= 4 else item.end(2) + 1,
                item.start(5),
            )
            hung = behind(f"{item[3]}." if ordered else "-", self._blocks(inner, depth + 1, item=True))
            new += hung
            loose = loose or "" in hung
        return new, place

    def _code(self, lines: list[Line], place: int, fence: re.Match[str]) -> tuple[str, int]:
        """What stands for a block of code between fences, and the place after it."""
        closing = re.compile(rf" *{re.escape(fence[2][0])}{{{len(fence[2])},}} *\Z")
        end = next((n for n in range(place + 1, len(lines)) if closing.match(lines[n].text)), None)
        if end is None:
            close = f"dit blok code is niet gesloten; zet er een regel met {fence[2]} onder"
            self._refuse(lines[place], close if len(fence[2]) < 10 else RUN)
            return "", place + 1
        code = (line.text[min(line.indent, len(fence[1])) :] for line in lines[place + 1 : end])
        return self.keep_code("\n".join(code)), end + 1

    def _table(self, lines: list[Line], place: int) -> tuple[list[str], int]:
        """The lines of a table, and the place after it; every row has as many cells as the head."""
        head = len(cells_of(lines[place].text))
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
            rows.append(f"| {' | '.join(cells)} |" if self._check_line(line) else "")
            place += 1
        if len(rows) < 3:
            self._refuse(lines[place - 1], "deze tabel heeft geen rijen; vul ze aan of verwijder de tabel")
        return rows, place
