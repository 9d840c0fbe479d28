"""Lines of words: what may not stand in them is refused, with its place and a remedy."""

from __future__ import annotations

import re

from plugins.texts.lines import (
    BARS,
    BRACKET,
    DEFINITION,
    ITEM,
    PIPES,
    SEPARATOR,
    Line,
    Refusal,
    begins_block,
    without_code,
)
from plugins.texts.markup import NO_HEADING, REFUSED, RUN

MAX_OPEN_BRACKETS = 8


class RunningText:
    """Looks at the lines of paragraphs, headings and tables in the order in which they stand.

    It adds to `refused`, and knows of the paragraph so far what decides on its next line.
    """

    def __init__(self, refused: list[Refusal]) -> None:
        self.refused = refused
        self._open = self._links = 0  # brackets of the paragraph that are not closed yet
        self._piped = False  # whether the line of text above looks like a row of a table

    def refuse(self, line: Line, message: str, column: int | None = None) -> None:
        """Refuse a line, at a column of what is left of it, from 0; else at its first sign."""
        start = line.indent if column is None else column
        self.refused.append(Refusal(line.number, line.cut + start + 1, message))

    def in_paragraph(self, line: Line, below_text: bool) -> str:
        """A line of a paragraph, without its indent; `below_text` when it carries on the line above."""
        if line.indent >= 4 and not below_text:
            self.refuse(
                line,
                "vier spaties aan het begin van een regel maken er code van; haal ze weg, of zet code tussen"
                " regels met ```",
            )
        elif line.indent >= 4 and begins_block([line.without(line.indent)], 0):
            self.refuse(line, "deze regel springt te ver in; haal de spaties aan het begin weg")
        piped = bool(PIPES.match(line.text) or BARS.match(line.text))
        if piped and not (self._piped and (below_text or SEPARATOR.match(line.text))):
            self.refuse(
                line, "deze tabel heeft geen kop; zet onder de rij met namen een regel zoals |---|---|"
            )
        self._piped = piped
        if piped:
            return ""  # Python-Markdown may find another table in it
        if DEFINITION.match(line.text) and not below_text:
            self.refuse(
                line, "een uitleg met ': ' hoort direct onder de regel met het begrip, zonder witregel"
            )
        if (item := ITEM.match(line.text)) and below_text and len(item[3] or "") < 4:
            marker = f"{item[2][:-1]}\\{item[2][-1]}"
            self.refuse(
                line, f"begint hier een lijst, zet er dan een witregel boven; anders schrijft u '{marker}'"
            )
        return self.checked(line, joined=below_text).lstrip(" ")

    def in_heading(self, line: Line, heading: re.Match[str]) -> str:
        """A heading without the signs that close it; a # at its end that is text has a backslash."""
        words = self.checked(line.without(max(heading.start(2), 0))) if heading[2] else ""
        words = re.sub(r"(?:^|[ \t]+)#+[ \t]*\Z", "", words).strip()
        return f"{heading[1]} " + re.sub(r"(?<!\\)#(?=#*\Z)", r"\\#", words)

    def checked(self, line: Line, joined: bool = False) -> str:
        """The text of a line that holds nothing refused outside code.

        `joined` when it carries on the line above.
        """
        if not joined:
            self._open = self._links = 0
        plain = without_code(line.text)
        for pattern, message in REFUSED.items():
            if match := pattern.search(plain):
                self.refuse(line, message, match.start() + len(match[0]) - len(match[0].lstrip()))
                if message in (RUN, NO_HEADING):
                    return ""  # Python-Markdown would nest as many elements, or make it a heading
                break
        for match in BRACKET.finditer(plain):
            self._open += (match[0] == "[") - (match[0][0] == "]" and self._open > 0)
            self._links += (match[0] == "](") - (match[0] == ")" and self._links > 0)
            if max(self._open, self._links) > MAX_OPEN_BRACKETS:
                message = "hier staan haken die niet worden gesloten; een link is [tekst](adres)"
                self.refuse(line, message, match.start())
                return ""  # Python-Markdown would try the square of their number
        return line.text
