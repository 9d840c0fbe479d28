"""A form as a browser sends it back: the fields that stand in a page, with what was filled in."""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser

from plugins.forms.desk import Reply
from plugins.forms.forms import Forms
from tests.forms.conftest import Tried

Fields = dict[str, str]
ROUTE = "meldroutes/voorbeeldlijn"
PATH = "data/meldroutes/voorbeeldlijn.yaml"


def opened(desk: Tried, address: str, **query: str) -> Fields:
    """The fields of a form as it is opened."""
    reply = desk.forms.answer(address, query, None)
    assert reply.status == 200, reply.html
    return fields_of(reply.html)


def text_of(desk: Tried, path: str = PATH) -> str:
    """What a file of the project holds now."""
    return (desk.root / path).read_bytes().decode()


def fields_of(html: str) -> Fields:
    """The fields of the form that is sent by post, without the button that sends it."""
    fields: Fields = {}
    for form in LexborHTMLParser(html).css('form[method="post"]'):
        for node in form.css("input[name], textarea[name], select[name]"):
            name = node.attributes["name"] or ""
            assert name not in fields, f"{name} stands twice"
            if node.tag == "select":
                chosen = node.css("option[selected]") or node.css("option")[:1]
                value = chosen[0].attributes.get("value")
                fields[name] = chosen[0].text() if value is None else value
            elif node.tag == "textarea":  # the parser drops the first line break, as a browser does
                fields[name] = (node.text() or "").replace("\n", "\r\n")
            else:
                fields[name] = (node.attributes.get("value") or "").replace("\n", "\r\n")
    return fields


def send(forms: Forms, address: str, fields: Fields, action: str = "bekijk", **query: str) -> Reply:
    """What becomes of a form that is sent with one of its buttons."""
    return forms.answer(address, query, [*fields.items(), ("_doe", action)])


def errors_in(reply: Reply) -> list[str]:
    """The sentences of the summary of errors."""
    return [node.text().strip() for node in LexborHTMLParser(reply.html).css(".formulier-fouten li")]
