"""Markdown to HTML with one instance for the whole site; links, tables and directives get what pages need."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from xml.etree import ElementTree

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markupsafe import Markup

from plugins.pages.directives import ALONE, DIRECTIVE

Show = Callable[[str, bool], str]
Link = Callable[[str], str]


@dataclass
class _Current:
    """The page being rendered: how its directives are shown and its links written."""

    show: Show
    link: Link


class MarkdownRenderer:
    """Renders the text of one page at a time; keep one for the whole build, making it costs more than a page."""

    def __init__(self) -> None:
        self._site = _SiteExtension()
        self._markdown = Markdown(extensions=["tables", "toc", "sane_lists", self._site], output_format="html")

    def render(self, body: str, show: Show, link: Link) -> tuple[Markup, tuple[tuple[str, str], ...]]:
        """The HTML of a text and its second-level headings as (id, text).

        `show` gets what stands between the brackets of a directive and whether it is alone on its line; `link` turns
        an address from the root of the site into one from the page.
        """
        self._site.current = _Current(show, link)
        html = self._markdown.reset().convert(body)
        headings = tuple((str(token["id"]), str(token["name"])) for token in _flat(self._markdown.toc_tokens) if token["level"] == 2)  # type: ignore[attr-defined]  # set by the toc extension
        return Markup(html), headings  # noqa: S704 - raw HTML in the source is refused before this


def _flat(tokens: list[dict[str, object]]) -> list[dict[str, object]]:
    return [token for top in tokens for token in (top, *_flat(top["children"]))]  # type: ignore[arg-type]  # children are tokens


class _SiteExtension(Extension):
    current: _Current

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name is Python-Markdown's
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")
        md.preprocessors.register(_BlockDirectives(md, self), "site_blocks", 20)
        md.inlinePatterns.register(_InlineDirectives(md, self), "site_inline", 200)
        md.treeprocessors.register(_Finish(md, self), "site_finish", 5)


class _BlockDirectives(Preprocessor):
    def __init__(self, md: Markdown, site: _SiteExtension) -> None:
        super().__init__(md)
        self.site = site

    def run(self, lines: list[str]) -> list[str]:
        result: list[str] = []
        for index, line in enumerate(lines):
            found = ALONE.match(line)
            above = lines[index - 1].strip() if index else ""
            below = lines[index + 1].strip() if index + 1 < len(lines) else ""
            if found and not above and not below:
                result.append(self.md.htmlStash.store(self.site.current.show(found[1], True)))
            else:
                result.append(line)
        return result


class _InlineDirectives(InlineProcessor):
    def __init__(self, md: Markdown, site: _SiteExtension) -> None:
        super().__init__(DIRECTIVE.pattern, md)
        self.site = site

    def handleMatch(self, m: Any, data: str) -> tuple[str, int, int]:  # type: ignore[override]  # noqa: N802 - Python-Markdown's name; its pattern holds no capture of its own
        return self.md.htmlStash.store(self.site.current.show(m[1], False)), m.start(0), m.end(0)


class _Finish(Treeprocessor):
    """Relative links, outside links that tell nobody where the visitor came from, tables that can be read aloud."""

    def __init__(self, md: Markdown, site: _SiteExtension) -> None:
        super().__init__(md)
        self.site = site

    def run(self, root: ElementTree.Element) -> None:
        heading = ""
        for element in root.iter():
            if element.tag == "a":
                self._link(element)
            elif element.tag in ("h2", "h3", "h4"):
                heading = "".join(element.itertext())
            elif element.tag == "table":
                element.set("class", "utrecht-table utrecht-table--html-table tabel")
                caption = ElementTree.Element("caption")
                caption.text = heading
                element.insert(0, caption)
            elif element.tag == "th":
                element.set("scope", "col")

    def _link(self, element: ElementTree.Element) -> None:
        element.set("class", "nl-link")
        href = element.get("href", "")
        if href.startswith("/"):
            element.set("href", self.site.current.link(href))
        elif href.startswith("https:"):
            element.set("rel", "noreferrer external")
