"""Markdown to HTML with one instance for the whole site; nothing in it depends on the records.

Directives become slots: tokens of two private characters, which no source may hold, around a number. The
generator puts the HTML of the theme in their place. Links stay as typed; they are written as seen from the
page at the very end.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape
from xml.etree import ElementTree

from markdown import Markdown
from markdown.extensions.footnotes import FootnoteExtension
from markdown.extensions.toc import slugify
from markdown.treeprocessors import Treeprocessor
from markdown.util import ETX, STX

from plugins.texts.arranging import Arranger
from plugins.texts.inline import inline_processors
from plugins.texts.leftovers import Leftover, leftovers_in
from plugins.texts.lines import Refusal
from plugins.texts.markup import CAPTION, CLOSE, OPEN, WORD, WORD_END
from plugins.texts.pasted import pasted
from plugins.texts.read_text import ELSEWHERE, SLOT, Rendered, Slot


class MarkdownRenderer:
    """Renders the text of one page at a time; keep one for the whole build, making it costs more than a page.

    `sizes` are the width and height in pixels of pictures, by their address.
    """

    def __init__(self, sizes: Mapping[str, tuple[int, int]] | None = None) -> None:
        self._slots: list[Slot] = []
        self._notes = _Notes(BACKLINK_TITLE="", USE_DEFINITION_ORDER=False, SEPARATOR="-")
        self._markdown = md = Markdown(
            extensions=["tables", "toc", "sane_lists", "def_list", "abbr", self._notes],
            extension_configs={"toc": {"slugify": _heading_id, "marker": ""}},
            output_format="html",
        )
        md.ESCAPED_CHARS = [*"\\`*_{}[]()<>#+-.!~|\"$%',/:;=?@^"]
        for registry, name in (
            (md.preprocessors, "normalize_whitespace"),  # it would make spaces of every tab
            (md.preprocessors, "html_block"),
            (md.inlinePatterns, "html"),
            (md.inlinePatterns, "automail"),
            (md.inlinePatterns, "backtick"),
            (md.parser.blockprocessors, "code"),
            (md.parser.blockprocessors, "setextheader"),
        ):
            registry.deregister(name)
        if md.delimiters is not None:  # Python-Markdown makes it with its pattern for * and _
            md.delimiters.add("~", "del", double=True)
        for processor, name, priority in inline_processors(md, self._token):
            md.inlinePatterns.register(processor, name, priority)
        self._tree = _Finish(md, sizes or {}, self._slots)
        md.treeprocessors.register(self._tree, "site_finish", 5)

    def _token(self, inner: str, alone: bool = False) -> str:
        """Keep a directive and return the token that stands in its place."""
        self._slots.append(Slot(inner, alone))
        return f"{OPEN}{len(self._slots) - 1}{CLOSE}"

    def render(self, body: str) -> Rendered:
        """The HTML of a text that is within the limits of `plugins.texts.text_file`."""
        md, store = self._markdown.reset(), self._markdown.htmlStash.store
        self._slots.clear()
        self._tree.leftovers, self._tree.abbreviated = [], set()
        # Code waits in Python-Markdown's own store until the end.
        arranger = Arranger(
            lambda code: str(store(f"<pre><code>{escape(code, quote=False)}\n</code></pre>")),
            lambda inner: self._token(inner, alone=True),
        )
        body = body.replace(STX, "").replace(ETX, "")
        lines = [line.expandtabs(4) for line in arranger.arrange(body)]
        refused = {refusal.line for refusal in arranger.refused}
        arranger.refused += [each for each in pasted(body) if each.line not in refused]
        try:
            html = md.convert("\n".join([*lines, "", ""]))
        except RecursionError:
            return Rendered(
                "", (), (), (Refusal(0, 1, "hier staat te veel opmaak in opmaak; haal * en _ weg"),)
            )
        headings = tuple(
            (str(token["id"]), str(token["name"]))
            for token in _flat(md.toc_tokens)  # type: ignore[attr-defined]  # set by the toc extension
            if token["level"] == 2
        )
        # Braces and brackets that a text shows are written as entities, so that a real leftover of a template
        # stands out.
        visible = html.replace("{{", "&#123;&#123;").replace("{%", "&#123;%").replace("[[", "&#91;&#91;")
        return Rendered(
            visible,
            tuple(self._slots),
            headings,
            tuple(arranger.refused),
            (*self._tree.leftovers, *self._unnamed(arranger)),
            tuple(arranger.abbreviations),
        )

    def _unnamed(self, arranger: Arranger) -> Iterator[Leftover]:
        """The abbreviations and notes that no sentence names, which would vanish without a word."""
        for name, meaning, _ in arranger.abbreviations:
            if meaning and name not in self._tree.abbreviated:
                message = f"'{name}' staat niet in de tekst; verwijder deze regel of verbeter het woord"
                yield Leftover((f"*[{name}]",), message)
        for name in self._notes.footnotes:
            if name not in self._notes.footnote_order:
                message = f"geen zin verwijst naar deze noot; zet [^{name}] in de tekst of verwijder de noot"
                yield Leftover((f"[^{name}]:",), message)


def _flat(tokens: list[dict[str, object]]) -> list[dict[str, object]]:
    return [token for top in tokens for token in (top, *_flat(top["children"]))]  # type: ignore[arg-type]  # children are tokens


def _heading_id(heading: str, separator: str) -> str:
    """The id of a heading; one without Latin letters, as in Arabic, has nothing to make it of."""
    return str(slugify(heading, separator)) or "kop"


def _said(word: str) -> str:
    """A word that is translated when the page is filled."""
    return f"{WORD}{word}{WORD_END}"


class _Notes(FootnoteExtension):
    """Notes, of which one without a paragraph has a way back too: Python-Markdown looks for it in each."""

    def makeFootnotesDiv(self, root: ElementTree.Element) -> ElementTree.Element | None:  # noqa: N802 - its name
        div = super().makeFootnotesDiv(root)
        for item in div.findall("ol/li") if div is not None else ():
            if item.find(".//a[@class='footnote-backref']") is None:
                way_back = {"class": "footnote-backref", "href": f"#{item.get('id')}"}
                ElementTree.SubElement(ElementTree.SubElement(item, "p"), "a", way_back)
        return div


class _Finish(Treeprocessor):
    """Classes of the theme, outside links that tell nobody where one came from, readable tables.

    What is left of markup is noted first: what was typed behind a backslash is not here yet, nor is code.
    """

    def __init__(self, md: Markdown, sizes: Mapping[str, tuple[int, int]], slots: list[Slot]) -> None:
        super().__init__(md)
        self.sizes, self.slots = sizes, slots
        self.leftovers: list[Leftover] = []
        self.abbreviated: set[str] = set()

    def run(self, root: ElementTree.Element) -> None:
        self.leftovers += leftovers_in(root)
        self.abbreviated |= {"".join(element.itertext()) for element in root.iter("abbr")}
        self._place(root)
        for element in list(root.iter()):
            _dress(element, self.sizes)

    def _place(self, root: ElementTree.Element) -> None:
        """Give directives the level of what they stand under, and tables their caption."""
        heading, level = "", 1
        captions: list[ElementTree.Element] = []
        for element in list(root.iter()):
            text = element.text or ""
            if element.tag in ("h2", "h3", "h4", "h5", "h6"):
                heading, level = "".join(element.itertext()), int(element.tag[1])
            elif element.tag == "p" and (slot := SLOT.fullmatch(text)) and not len(element):
                number = int(slot[1])
                self.slots[number] = self.slots[number]._replace(niveau=min(level + 1, 6))
            elif element.tag == "p" and text.startswith(CAPTION):
                element.tag, element.text = "caption", text[1:]
                captions.append(element)
            elif element.tag == "table":
                caption = captions.pop() if captions else ElementTree.Element("caption")
                if not caption.text and not len(caption):
                    caption.text, heading = heading, ""  # a second table below one heading has no caption yet
                _frame(element, caption)
        for parent in list(root.iter()):
            for child in [child for child in parent if child.tag == "caption" and parent.tag != "table"]:
                parent.remove(child)


def _frame(element: ElementTree.Element, caption: ElementTree.Element) -> None:
    """Put a table with its caption in the frame of the theme, in which it can be moved on a narrow screen."""
    table = ElementTree.Element("table", {"class": "tabel"})
    table[:] = [caption, *element]
    said = "".join(caption.itertext()) or "?"
    element.tag, element[:] = "section", [table]
    element.attrib = {"class": "tabelkader", "tabindex": "0", "aria-label": said}


def _dress(element: ElementTree.Element, sizes: Mapping[str, tuple[int, int]]) -> None:
    """Give an element the classes of the theme, and what a browser or a screen reader needs of it."""
    if element.tag == "a":
        _dress_link(element)
    elif element.tag in ("th", "td"):
        if "right" in element.attrib.pop("style", ""):  # the strict security policy knows no styles
            element.set("class", "getal")
        if element.tag == "th":
            element.set("scope", "col")
    elif element.tag == "img" and (size := sizes.get(element.get("src", ""))):
        element.set("width", str(size[0]))
        element.set("height", str(size[1]))
    elif element.tag == "del":
        hidden = ElementTree.Element("span", {"class": "verborgen"})
        hidden.text, hidden.tail, element.text = f"{_said('vervallen:')} ", element.text, None
        element.insert(0, hidden)
    elif element.tag == "div" and element.get("class") == "footnote":
        element.tag, element.attrib = "section", {"aria-label": _said("Noten")}
        element.remove(element[0])


def _dress_link(link: ElementTree.Element) -> None:
    """A link to another site says so, and does not say where the visitor came from."""
    if link.get("class") == "footnote-backref":
        link.set("aria-label", _said("terug naar de tekst"))
        link.attrib.pop("title", None)
    link.set("class", "nl-link")
    if link.get("href", "").startswith("https:"):
        link.set("rel", "noreferrer external")
        ElementTree.SubElement(link, "span", {"class": "uit verborgen"}).text = f" ({ELSEWHERE})"
