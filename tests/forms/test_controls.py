"""A form has a control for each field of its model and for nothing else, with the same label, hint, choices and pattern."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args

import pytest
from pydantic import BaseModel
from selectolax.lexbor import LexborHTMLParser, LexborNode

from plugins.forms.controls import controls_of
from plugins.forms.files import ALL, Kind
from plugins.source.annotations import Veld, parts_of, velden
from plugins.source.record import Verwijzing, without_directives
from plugins.source.schema import json_schema
from plugins.texts.text_file import Voorwerk
from tests.forms.conftest import Tried

KINDS = [kind for kind in ALL.values() if kind.name not in ("paginas", "vertalingen")]


def holds(annotation: Any, wanted: Any) -> bool:
    return annotation is wanted or any(holds(part, wanted) for part in get_args(annotation))


def is_rows(veld: Veld) -> bool:
    """Whether a field is shown as rows: a list of texts, names or groups, or a group that may be absent."""
    annotation = veld.info.annotation
    many = any(getattr(part, "__origin__", part) is tuple for part in (annotation, *get_args(annotation)))
    if veld.part:
        return many or not veld.required
    return many and (is_text(annotation) or bool(veld.folder))


def is_text(annotation: Any) -> bool:
    """Whether readers read it."""
    rules = [getattr(each, "func", None) for each in getattr(annotation, "__metadata__", ())]
    return without_directives in rules or any(map(is_text, get_args(annotation)))


def expected(model: type[BaseModel], prefix: str = "") -> Iterator[tuple[str, Veld]]:
    """The name of every control in a form with one row in every list, with the field it is for."""
    for veld in velden(model):
        name = f"{prefix}{veld.key}.0" if is_rows(veld) else f"{prefix}{veld.key}"
        if veld.part:
            yield from expected(veld.part, f"{name}.")
        elif holds(veld.info.annotation, Verwijzing):
            yield from ((f"{name}.{each}", veld) for each in ("bron", "alineas"))
        else:
            yield f"{name}._" if is_rows(veld) else name, veld


def rows(model: type[BaseModel], prefix: str = "") -> Iterator[str]:
    """Every list of rows in a form, each with one row."""
    for veld in velden(model):
        here = f"{prefix}{veld.key}"
        if is_rows(veld):
            yield here
        if veld.part:
            yield from rows(veld.part, f"{here}.0." if is_rows(veld) else f"{here}.")


def whole_form(desk: Tried, kind: Kind) -> LexborHTMLParser:
    """The form of a new file with one row everywhere, as somebody gets it who asks for each."""
    name = kind.single or "nieuw"
    (desk.root / kind.folder / f"{name}{kind.suffix}").unlink(missing_ok=True)
    fields = [(f"{each}.0._rij", "") for each in rows(kind.model)]
    return LexborHTMLParser(
        desk.forms.answer(f"{kind.name}/{name}", {"nieuw": "1"}, [*fields, ("_doe", "terug")]).html
    )


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_each_field_has_one_control_with_its_label_hint_choices_and_pattern(desk: Tried, kind: Kind):
    html = whole_form(desk, kind)
    controls = {
        str(node.attributes["name"]): node
        for node in html.css("form.formulier input[name], form.formulier select, form.formulier textarea")
        if node.attributes.get("type") != "hidden"
    }
    wanted = dict(expected(kind.model))
    if kind.is_text:
        controls.pop("_tekst")
    assert list(controls) == [name for name in controls if name in wanted] and set(controls) == set(wanted)
    for name, veld in wanted.items():
        says_what_the_model_says(html, name, controls[name], veld)


def says_what_the_model_says(html: LexborHTMLParser, name: str, control: LexborNode, veld: Veld) -> None:
    identity = control.attributes["id"]
    label = html.css_first(f'label[for="{identity}"]')
    assert label is not None and label.text().strip(), name
    if name.split(".")[-1] == veld.key:
        assert label.text().split("(")[0].strip() == veld.key.replace("_", " ").capitalize()
        assert ("(mag leeg)" in label.text()) is not veld.required, name
        hint = html.css_first(f"#{identity}-hint")
        said = veld.description.split(",")[0].split(";")[0]
        for typed, filled_in in (("true als", "Ja als"), ("weglaten", "leeg laten")):
            said = said.replace(typed, filled_in)
        assert hint is not None and said.rstrip(".") in hint.text(), name
        assert f"{identity}-hint" in (control.attributes["aria-describedby"] or "")
    if veld.choices is not None:
        options = {node.attributes["value"]: node.text() for node in control.css("option")[1:]}
        assert options == {choice.value: choice.label for choice in veld.choices}, name
        meanings = html.css_first(f"#{identity}-keuzes")
        assert meanings is not None and all(choice.betekenis in meanings.text() for choice in veld.choices), (
            name
        )
    schema = json_schema(veld.model, "")["properties"].get(veld.key, {})
    pattern = schema.get("pattern")
    if pattern and control.tag == "input":
        assert control.attributes["pattern"] == pattern, name
    if veld.folder and not name.endswith(".alineas"):
        assert control.attributes["list"] == f"namen-{veld.folder}", name
        assert html.css_first(f"datalist#namen-{veld.folder}") is not None


def test_every_key_of_every_model_has_a_control_in_the_order_of_the_handbook():
    for kind in ALL.values():
        for model in (kind.model, *parts_of(kind.model)):
            keys = [control.key for control in controls_of(model)]
            assert sorted(keys) == sorted(
                info.alias or name
                for name, info in model.model_fields.items()
                if not (model is kind.model and name in ("id", "bestand") and model is not Voorwerk)
            )


def test_a_default_and_a_limit_are_told(desk: Tried):
    hints = {control.key: control.hint for control in controls_of(Voorwerk)}
    assert hints["Title"] == "De titel van de pagina. Hoogstens 120 tekens."
    assert hints["volgorde"].endswith("Zonder invullen: 99.")
    assert hints["status"].endswith("Zonder invullen: gepubliceerd.")
    assert hints["zoekwoorden"].endswith(
        "Schrijf woorden in kleine letters, met één spatie ertussen. Eén op elke regel."
    )
