"""A form has a control for each field of its model and for nothing else, with the same label, hint, choices and pattern."""

from __future__ import annotations

from collections.abc import Iterator
from enum import EnumMeta
from typing import Any, get_args

import pytest
from pydantic import BaseModel
from selectolax.lexbor import LexborHTMLParser, LexborNode

from plugins.forms.controls import controls_of
from plugins.forms.files import ALL, Kind
from plugins.source.annotations import choices_in, model_in, parts_of, reference_in
from plugins.source.making import known_keys
from plugins.source.record import Verwijzing, without_directives
from plugins.source.schema import descriptions_of, json_schema
from plugins.texts.text_file import Voorwerk
from tests.forms.conftest import Tried

KINDS = [kind for kind in ALL.values() if kind.name not in ("paginas", "vertalingen")]


def holds(annotation: Any, wanted: Any) -> bool:
    return annotation is wanted or any(holds(part, wanted) for part in get_args(annotation))


def is_rows(info: Any) -> bool:
    """Whether a field is shown as rows: a list of texts, names or groups, or a group that may be absent."""
    many = any(
        getattr(part, "__origin__", part) is tuple for part in (info.annotation, *get_args(info.annotation))
    )
    if model_in(info.annotation):
        return many or not info.is_required()
    return many and (is_text(info.annotation) or reference_in(info) is not None)


def is_text(annotation: Any) -> bool:
    """Whether readers read it."""
    rules = [getattr(each, "func", None) for each in getattr(annotation, "__metadata__", ())]
    return without_directives in rules or any(map(is_text, get_args(annotation)))


def expected(model: type[BaseModel], prefix: str = "") -> Iterator[tuple[str, type[BaseModel], str]]:
    """The name of every control in a form with one row in every list, with the model and key it is for."""
    for key in (
        known_keys(model, ())
        if not prefix
        else [info.alias or name for name, info in model.model_fields.items()]
    ):
        field = next(name for name, info in model.model_fields.items() if (info.alias or name) == key)
        info, name = model.model_fields[field], f"{prefix}{key}"
        part = model_in(info.annotation)
        if is_rows(info):
            name += ".0"
        if part:
            yield from expected(part, f"{name}.")
        elif holds(info.annotation, Verwijzing):
            yield from ((f"{name}.{each}", model, field) for each in ("bron", "alineas"))
        else:
            yield f"{name}._" if is_rows(info) else name, model, field


def rows(model: type[BaseModel], prefix: str = "") -> Iterator[str]:
    """Every list of rows in a form, each with one row."""
    for name, info in model.model_fields.items():
        here, part = f"{prefix}{info.alias or name}", model_in(info.annotation)
        if is_rows(info) and name not in ("id", "bestand"):
            yield here
        if part:
            yield from rows(part, f"{here}.0." if is_rows(info) else f"{here}.")


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
    wanted = {name: (model, field) for name, model, field in expected(kind.model)}
    if kind.is_text:
        controls.pop("_tekst")
    assert list(controls) == [name for name in controls if name in wanted] and set(controls) == set(wanted)
    for name, (model, field) in wanted.items():
        says_what_the_model_says(html, name, controls[name], model, field)


def says_what_the_model_says(
    html: LexborHTMLParser, name: str, control: LexborNode, model: type[BaseModel], field: str
) -> None:
    info, identity = model.model_fields[field], control.attributes["id"]
    label = html.css_first(f'label[for="{identity}"]')
    assert label is not None and label.text().strip(), name
    key = info.alias or field
    if name.split(".")[-1] == key:
        assert label.text().split("(")[0].strip() == key.replace("_", " ").capitalize()
        assert ("(mag leeg)" in label.text()) is not info.is_required(), name
        hint = html.css_first(f"#{identity}-hint")
        said = descriptions_of(model)[field].split(",")[0].split(";")[0]
        for typed, filled_in in (("true als", "Ja als"), ("weglaten", "leeg laten")):
            said = said.replace(typed, filled_in)
        assert hint is not None and said.rstrip(".") in hint.text(), name
        assert f"{identity}-hint" in (control.attributes["aria-describedby"] or "")
    choices = choices_in(info.annotation)
    if choices is not None:
        assert isinstance(choices, EnumMeta)
        options = {node.attributes["value"]: node.text() for node in control.css("option")[1:]}
        assert options == {choice.value: choice.label for choice in choices}, name
        meanings = html.css_first(f"#{identity}-keuzes")
        assert meanings is not None and all(choice.betekenis in meanings.text() for choice in choices), name
    schema = json_schema(model, "")["properties"].get(key, {})
    pattern = schema.get("pattern")
    if pattern and control.tag == "input":
        assert control.attributes["pattern"] == pattern, name
    folder = reference_in(info)
    if folder and not name.endswith(".alineas"):
        assert control.attributes["list"] == f"namen-{folder}", name
        assert html.css_first(f"datalist#namen-{folder}") is not None


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
