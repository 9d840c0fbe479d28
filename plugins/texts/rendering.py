"""Markdown to HTML with one instance for the whole site; nothing in it depends on the other sources.

Directives become slots: tokens of two private characters, which no source may hold, around a number. The generator puts
the HTML of the theme in their place. Links stay as typed; they are written as seen from the page at the very end.
"""

from __future__ import annotations

from typing import Any
from xml.etree import ElementTree

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from plugins.texts.directives import ALONE, DIRECTIVE
from plugins.texts.rendered import CLOSE, ELSEWHERE, OPEN, Rendered, Slot


class MarkdownRenderer:
    """Renders the text of one page at a time; keep one for the whole build, making it costs more than a page."""

    def __init__(self) -> None:
        self._slots = _Slots()
        self._markdown = Markdown(
            extensions=["tables", "toc", "sane_lists", self._slots], output_format="html"
        )

    def render(self, body: str) -> Rendered:
        """The HTML of a text that is within the limits of `plugins.texts.text_limits`."""
        self._slots.found = []
        html = self._markdown.reset().convert(body)
        headings = tuple(
            (str(token["id"]), str(token["name"]))
            for token in _flat(self._markdown.toc_tokens)  # type: ignore[attr-defined]  # set by the toc extension
            if token["level"] == 2
        )
        # Braces and brackets that a text shows are written as entities, so that a real leftover of a template stands out.
        shown = html.replace("{{", "&#123;&#123;").replace("{%", "&#123;%").replace("[[", "&#91;&#91;")
        return Rendered(shown, tuple(self._slots.found), headings)


def _flat(tokens: list[dict[str, object]]) -> list[dict[str, object]]:
    return [token for top in tokens for token in (top, *_flat(top["children"]))]  # type: ignore[arg-type]  # children are tokens


class _Slots(Extension):
    """Markdown without raw HTML, with slots for directives, and with what pages need on links, tables and pictures."""

    found: list[Slot]

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name is Python-Markdown's
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")
        md.preprocessors.register(_BlockDirectives(md, self), "site_blocks", 20)
        md.inlinePatterns.register(
            _InlineDirectives(md, self), "site_inline", 185
        )  # after code, before links
        md.treeprocessors.register(_Finish(md), "site_finish", 5)

    def token(self, inner: str, alone: bool) -> str:
        """Keep a directive and return the token that stands in its place."""
        self.found.append(Slot(inner, alone))
        return f"{OPEN}{len(self.found) - 1}{CLOSE}"


class _BlockDirectives(Preprocessor):
    """A directive alone between blank lines becomes a paragraph of its own."""

    def __init__(self, md: Markdown, slots: _Slots) -> None:
        super().__init__(md)
        self.slots = slots

    def run(self, lines: list[str]) -> list[str]:
        result: list[str] = []
        for index, line in enumerate(lines):
            found = ALONE.match(line)
            above = lines[index - 1].strip() if index else ""
            below = lines[index + 1].strip() if index + 1 < len(lines) else ""
            result.append(self.slots.token(found[1], True) if found and not above and not below else line)
        return result


class _InlineDirectives(InlineProcessor):
    def __init__(self, md: Markdown, slots: _Slots) -> None:
        super().__init__(DIRECTIVE.pattern, md)
        self.slots = slots

    def handleMatch(self, m: Any, data: str) -> tuple[str, int, int]:  # type: ignore[override]  # noqa: N802 - Python-Markdown's name; its pattern holds no capture of its own
        return self.slots.token(m[1], False), m.start(0), m.end(0)


class _Finish(Treeprocessor):
    """Classes of the theme, outside links that tell nobody where the visitor came from, tables that can be read aloud."""

    def run(self, root: ElementTree.Element) -> None:
        heading = ""
        for element in root.iter():
            if element.tag == "a":
                element.set("class", "nl-link")
                if element.get("href", "").startswith("https:"):
                    element.set("rel", "noreferrer external")
                    ElementTree.SubElement(
                        element, "span", {"class": "uit verborgen"}
                    ).text = f" ({ELSEWHERE})"
            elif element.tag in ("h2", "h3", "h4", "h5", "h6"):
                heading = "".join(element.itertext())
            elif element.tag == "table":
                element.set("class", "utrecht-table utrecht-table--html-table tabel")
                caption = ElementTree.Element("caption")
                caption.text = heading
                element.insert(0, caption)
            elif element.tag in ("th", "td"):
                if "right" in element.attrib.pop("style", ""):  # the strict security policy knows no styles
                    element.set("class", "getal")
                if element.tag == "th":
                    element.set("scope", "col")
