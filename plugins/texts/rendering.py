"""Markdown to HTML with one instance for the whole site; nothing in it depends on the records.

Directives become slots: tokens of two private characters, which no source may hold, around a number. The
generator puts the HTML of the theme in their place. Links stay as typed; they are written as seen from the
page at the very end.
"""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from xml.etree import ElementTree

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.footnotes import FootnoteExtension
from markdown.extensions.toc import slugify
from markdown.inlinepatterns import SubstituteTagInlineProcessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import ETX, STX

from plugins.texts.arranging import Arranger
from plugins.texts.inline import Address, Ampersand, Code, Directives, Entity, Times
from plugins.texts.leftovers import Leftover, leftovers_in
from plugins.texts.lines import Refusal
from plugins.texts.markup import CAPTION, CLOSE, OPEN, WORD, WORD_END
from plugins.texts.pasted import pasted
from plugins.texts.rendered import ELSEWHERE, SLOT, Rendered, Slot


class MarkdownRenderer:
    """Renders the text of one page at a time; keep one for the whole build, making it costs more than a page.

    `sizes` are the width and height in pixels of pictures, by their address.
    """

    def __init__(self, sizes: Mapping[str, tuple[int, int]] | None = None) -> None:
        self._site = _Site(sizes or {})
        self._markdown = Markdown(
            extensions=["tables", "toc", "sane_lists", "def_list", "abbr", self._site.notes, self._site],
            extension_configs={"toc": {"slugify": _heading_id, "marker": ""}},
            output_format="html",
        )

    def render(self, body: str) -> Rendered:
        """The HTML of a text that is within the limits of `plugins.texts.text_file`."""
        site = self._site
        site.slots, site.leftovers = [], []
        try:
            html = self._markdown.reset().convert(body)
        except RecursionError:
            return Rendered(
                "", (), (), (Refusal(0, 1, "hier staat te veel opmaak in opmaak; haal * en _ weg"),)
            )
        headings = tuple(
            (str(token["id"]), str(token["name"]))
            for token in _flat(self._markdown.toc_tokens)  # type: ignore[attr-defined]  # set by the toc extension
            if token["level"] == 2
        )
        # Braces and brackets that a text shows are written as entities, so that a real leftover of a template
        # stands out.
        visible = html.replace("{{", "&#123;&#123;").replace("{%", "&#123;%").replace("[[", "&#91;&#91;")
        return Rendered(
            visible,
            tuple(site.slots),
            headings,
            tuple(site.arranger.refused),
            tuple(site.leftovers),
            tuple(site.arranger.abbreviations),
        )


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


class _Site(Extension):
    """Markdown without raw HTML, with slots for directives, and what pages need on links and tables."""

    def __init__(self, sizes: Mapping[str, tuple[int, int]]) -> None:
        super().__init__()
        self.sizes = sizes
        self.slots: list[Slot] = []
        self.leftovers: list[Leftover] = []
        self.arranger = Arranger(str, str)
        self.notes = _Notes(BACKLINK_TITLE="", USE_DEFINITION_ORDER=False, SEPARATOR="-")

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name is Python-Markdown's
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
        md.preprocessors.register(_Arranged(md, self), "site_arranged", 20)
        for pattern, name, priority in (
            (Code(md), "site_code", 190),
            (Directives(md, self.token), "site_directives", 185),  # after code, before links
            (Times(md), "site_times", 184),
            (SubstituteTagInlineProcessor(r"\\\n", "br"), "site_break", 183),
            (Ampersand(md), "site_ampersand", 179),  # after other escapes
            (Address(md), "site_address", 105),
            (Entity(md), "entity", 80),
        ):
            md.inlinePatterns.register(pattern, name, priority)
        md.treeprocessors.register(_Leftovers(md, self), "site_leftovers", 6)
        md.treeprocessors.register(_Finish(md, self), "site_finish", 5)

    def token(self, inner: str, alone: bool = False) -> str:
        """Keep a directive and return the token that stands in its place."""
        self.slots.append(Slot(inner, alone))
        return f"{OPEN}{len(self.slots) - 1}{CLOSE}"


class _Arranged(Preprocessor):
    """The lines as `Arranger` puts them; code waits in Python-Markdown's own store until the end."""

    def __init__(self, md: Markdown, site: _Site) -> None:
        super().__init__(md)
        self.site = site

    def run(self, lines: list[str]) -> list[str]:
        store = self.md.htmlStash.store
        self.site.arranger = Arranger(
            lambda code: str(store(f"<pre><code>{escape(code, quote=False)}\n</code></pre>")),
            lambda inner: self.site.token(inner, alone=True),
        )
        body = "\n".join(lines).replace(STX, "").replace(ETX, "")
        lines = [line.expandtabs(4) for line in self.site.arranger.arrange(body)]
        refused = {refusal.line for refusal in self.site.arranger.refused}
        self.site.arranger.refused += [each for each in pasted(body) if each.line not in refused]
        return [*lines, "", ""]


class _Leftovers(Treeprocessor):
    """Finds markup that a reader would see.

    What was typed behind a backslash is not here yet, nor is code.
    """

    def __init__(self, md: Markdown, site: _Site) -> None:
        super().__init__(md)
        self.site = site

    def run(self, root: ElementTree.Element) -> None:
        self.site.leftovers += leftovers_in(root)
        named = {"".join(element.itertext()) for element in root.iter("abbr")}
        # An abbreviation or a note that nothing names would vanish without a word.
        self.site.leftovers += (
            Leftover(
                (f"*[{name}]",),
                f"'{name}' staat niet in de tekst; verwijder deze regel of verbeter het woord",
            )
            for name, meaning, _ in self.site.arranger.abbreviations
            if meaning and name not in named
        )
        notes = self.site.notes
        self.site.leftovers += (
            Leftover(
                (f"[^{name}]:",),
                f"geen zin verwijst naar deze noot; zet [^{name}] in de tekst of verwijder de noot",
            )
            for name in notes.footnotes
            if name not in notes.footnote_order
        )


class _Finish(Treeprocessor):
    """Classes of the theme, outside links that tell nobody where one came from, readable tables."""

    def __init__(self, md: Markdown, site: _Site) -> None:
        super().__init__(md)
        self.site = site

    def run(self, root: ElementTree.Element) -> None:
        heading, level = "", 1
        captions: list[ElementTree.Element] = []
        for element in list(root.iter()):
            text = element.text or ""
            if element.tag == "a":
                self._link(element)
            elif element.tag in ("h2", "h3", "h4", "h5", "h6"):
                heading, level = "".join(element.itertext()), int(element.tag[1])
            elif element.tag == "p" and (slot := SLOT.fullmatch(text)) and not len(element):
                number = int(slot[1])
                self.site.slots[number] = self.site.slots[number]._replace(niveau=min(level + 1, 6))
            elif element.tag == "p" and text.startswith(CAPTION):
                element.tag, element.text = "caption", text[1:]
                captions.append(element)
            elif element.tag == "table":
                caption = captions.pop() if captions else ElementTree.Element("caption")
                if not caption.text and not len(caption):
                    caption.text, heading = heading, ""  # a second table below one heading has no caption yet
                table = ElementTree.Element("table", {"class": "tabel"})
                table[:] = [caption, *element]
                # The theme's frame, in which a wide table can be moved on a narrow screen.
                said = "".join(caption.itertext()) or "?"
                element.tag, element[:] = "section", [table]
                element.attrib = {"class": "tabelkader", "tabindex": "0", "aria-label": said}
            elif element.tag in ("th", "td"):
                if "right" in element.attrib.pop("style", ""):  # the strict security policy knows no styles
                    element.set("class", "getal")
                if element.tag == "th":
                    element.set("scope", "col")
            elif element.tag == "img" and (size := self.site.sizes.get(element.get("src", ""))):
                element.set("width", str(size[0]))
                element.set("height", str(size[1]))
            elif element.tag == "del":
                hidden = ElementTree.Element("span", {"class": "verborgen"})
                hidden.text, hidden.tail, element.text = f"{_said('vervallen:')} ", element.text, None
                element.insert(0, hidden)
            elif element.tag == "div" and element.get("class") == "footnote":
                element.tag, element.attrib = "section", {"aria-label": _said("Noten")}
                element.remove(element[0])
        for parent in list(root.iter()):
            for child in [child for child in parent if child.tag == "caption" and parent.tag != "table"]:
                parent.remove(child)

    @staticmethod
    def _link(link: ElementTree.Element) -> None:
        """A link with the class of the theme.

        One to another site says so and does not say where the visitor came from.
        """
        if link.get("class") == "footnote-backref":
            link.set("aria-label", _said("terug naar de tekst"))
            link.attrib.pop("title", None)
        link.set("class", "nl-link")
        if link.get("href", "").startswith("https:"):
            link.set("rel", "noreferrer external")
            ElementTree.SubElement(link, "span", {"class": "uit verborgen"}).text = f" ({ELSEWHERE})"
