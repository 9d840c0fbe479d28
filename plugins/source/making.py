"""Making a record of what was typed, or saying in Dutch all that is wrong with it, with place and remedy."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from plugins.source.annotations import Veld, velden
from plugins.source.dates import meant_day
from plugins.source.document import Document, Keys
from plugins.source.problem import Problem, choose_from, near_or_choose, nearest, shown
from plugins.source.record import Part, Record

_CHOICES = re.compile(r"'([^']*)'|(\d+)")

R = TypeVar("R", bound=BaseModel)


def make(model: type[R], document: Document) -> tuple[R | None, list[Problem]]:
    """Make a frozen record of a document, or the complete list of what is wrong with it.

    The id of a record is the name of its file. Of what the reader refused nothing more is said; a document
    that was not read as a whole gives no record.
    """
    name = document.path.rpartition("/")[2].partition(".")[0]
    filled_in = {"id": name, "bestand": document.path} if issubclass(model, Record) else {}
    refused = [
        document.key_problem((key,), f"'{key}' volgt uit de naam van het bestand; verwijder deze regel")
        for key in filled_in
        if key in document.value
    ]
    try:
        record = model.model_validate({**document.value, **filled_in})
    except ValidationError as error:
        return None, refused + list(_problems(model, document, error))
    return (record, []) if document.good and not refused else (None, refused)


def _problems(model: type[BaseModel], document: Document, error: ValidationError) -> Iterator[Problem]:
    """Every complaint of pydantic, once, at the place of the key or value it is about."""
    seen: set[Keys] = set()
    in_any_case = {_folded(path): path for path in document.keys}
    details = error.errors(include_url=False)
    meant = {_meant(model, tuple(detail["loc"])) for detail in details if detail["type"] == "extra_forbidden"}
    for detail in details:
        kind, path = detail["type"], tuple(detail["loc"])
        while path and not document.holds(path) and kind != "missing":
            path = path[:-1]  # pydantic adds names of union branches, which are not in the file
        if kind == "too_short" and len(detail["input"]) >= detail["ctx"]["min_length"]:
            continue  # pydantic does not count items that have a problem of their own
        if path in document.refused or (kind in ("missing", "too_short") and not document.complete):
            continue  # that was said by the reader, or stands where it could not read on
        if path in seen and kind not in ("missing", "value_error"):
            continue  # a union complains once per branch
        seen.add(path)
        if kind == "missing":
            if path not in meant:  # else it is there with a typing error, and that is said of what is there
                in_capitals = in_any_case.get(_folded(path))
                yield from _missing(model, document, path, in_capitals, is_empty=detail["input"] == {})
        elif kind == "extra_forbidden":
            yield document.key_problem(path, _describe(model, path, detail))
        else:
            yield document.problem(path, _describe(model, path, detail))


def _missing(
    model: type[BaseModel], document: Document, path: Keys, in_capitals: Keys | None, is_empty: bool
) -> Iterator[Problem]:
    """What is said of a key that has to be there: it may be there in capitals, or its group may be empty."""
    group, key = path[:-1], path[-1]
    needed = _required_keys(model, group) if is_empty and group else []
    if in_capitals:
        if _takes_any_key(model, group):  # else that is said of what is there
            yield document.key_problem(in_capitals, f"schrijf '{key}' in plaats van {shown(in_capitals[-1])}")
    elif not needed:
        yield document.problem(group, f"'{key}' ontbreekt; voeg deze sleutel toe")
    elif key == needed[0]:  # all that an empty group lacks is one message
        yield document.problem(group, f"{_name(group)} is leeg; zet er minstens in: {', '.join(needed)}")


def _folded(path: Keys) -> tuple[str, ...]:
    """A path in which capitals make no difference."""
    return tuple(str(part).casefold() for part in path)


def _meant(model: type[BaseModel], path: Keys) -> Keys:
    """The path of the key that somebody who typed an unknown one may have meant."""
    earlier = _earlier_keys(model, path).get(str(path[-1]), "")
    known = _keys_at(model, path[:-1])
    renamed = next((key for key in known if f"'{key}'" in earlier), None)
    return (*path[:-1], renamed or nearest(str(path[-1]), known) or "")


def _describe(model: type[BaseModel], path: Keys, detail: Any) -> str:
    """The sentence for one complaint: what was found, what is allowed, what to do."""
    kind, given, context = detail["type"], detail["input"], detail.get("ctx", {})
    name = _name(path)
    if kind == "extra_forbidden":
        earlier = _earlier_keys(model, path)
        if path[-1] in earlier:
            return f"de sleutel {shown(path[-1])} bestaat niet meer; {earlier[str(path[-1])]}"
        known = _keys_at(model, path[:-1])
        for key in known:
            if key.casefold() == str(path[-1]).casefold():
                return f"schrijf '{key}' in plaats van {shown(path[-1])}"
        return f"onbekende sleutel {shown(path[-1])}{near_or_choose(str(path[-1]), known, 30)}"
    if kind in ("enum", "literal_error"):
        earlier = _earlier_choices(model, path)
        if isinstance(given, str) and given in earlier:
            return f"de waarde {shown(given)} bij {name} bestaat niet meer; {earlier[given]}"
        known = [quoted or plain for quoted, plain in _CHOICES.findall(context["expected"])]
        return f"onbekende waarde {shown(given)} bij {name}{near_or_choose(str(given), known)}"
    if kind == "value_error":
        return f"{name}: {context['error']}{_or_another_key(model, path)}"
    if kind == "string_too_short" or (kind == "string_type" and given in ("", None)):
        return f"{name} is leeg; vul tekst in{_or_leave_out(model, path)}"
    if kind == "string_type" and isinstance(given, (dict, list, tuple)):
        kind = "string_type_of_many"
    if kind.startswith("date_") and isinstance(given, (str, int)) and (day := meant_day(str(given))):
        how = "zonder aanhalingstekens" if day == given else "in deze vorm, zonder aanhalingstekens"
        return f"{name}: hier hoort een datum, gevonden is {shown(given)}; schrijf {day} {how}"
    if kind == "model_type":
        needed = _required_keys(model, path)
        keys = f"minstens: {', '.join(needed)}" if needed else choose_from(_keys_at(model, path))
        return (
            f"{name}: gevonden is {shown(given)}, maar hier horen sleutels met waarden, elk op een eigen "
            f"regel die inspringt; {keys[0].lower()}{keys[1:]}"
        )
    in_quotes = isinstance(given, str) and (
        (kind == "int_type" and given.isdecimal()) or (kind == "bool_type" and given in ("true", "false"))
    )
    if in_quotes:
        return f"{name}: hier horen geen aanhalingstekens; schrijf {given}"
    wording = _WORDING.get(kind)
    if wording is None:
        return (
            f"{name}: deze waarde past hier niet ({shown(given)}); kijk in docs/velden.md wat hier mag staan"
        )
    form = FORMS.get(str(context.get("pattern")), "gebruik kleine letters, cijfers en koppeltekens")
    return f"{name}: " + wording.format(
        given=shown(given), form=form, **{key: str(value) for key, value in context.items()}
    )


FORMS = {
    r"^[a-z]$": "schrijf één kleine letter van a tot en met z",
    r"^[a-zà-ÿ0-9]+([ '-][a-zà-ÿ0-9]+)*$": "schrijf woorden in kleine letters, met één spatie ertussen",
    r"^[a-z][a-z0-9_]*$": "gebruik kleine letters, cijfers en lage streepjes",
    r"^[a-z0-9-]+(/[a-z0-9-]+)*$": (
        "gebruik kleine letters, cijfers, koppeltekens en schuine strepen ertussen"
    ),
    r"^/([a-z0-9-]+/)+$": (
        "schrijf het adres vanaf het begin van de site, met / voor en achter, zoals /cijfers/oude-naam/"
    ),
}
"""What to write instead, for each pattern that is not that of a key."""

_WORDING = {
    "string_type": (
        "hier hoort tekst, gevonden is {given}; zet aanhalingstekens om een getal of "
        "datum die als tekst bedoeld is"
    ),
    "string_type_of_many": (
        "hier hoort één tekst, gevonden is {given}; schrijf de tekst achter de dubbele punt"
    ),
    "string_too_long": "de tekst is te lang; hoogstens {max_length} tekens",
    "string_pattern_mismatch": "{given} heeft niet de goede vorm; {form}",
    "int_type": "hier hoort een geheel getal, gevonden is {given}",
    "int_parsing": "hier hoort een geheel getal, gevonden is {given}",
    "bool_type": "hier hoort true of false, gevonden is {given}",
    "bool_parsing": "hier hoort true of false, gevonden is {given}",
    "date_type": "hier hoort een datum zoals 2026-02-01, gevonden is {given}",
    "date_from_datetime_parsing": "hier hoort een datum zoals 2026-02-01, gevonden is {given}",
    "date_parsing": "hier hoort een datum zoals 2026-02-01, gevonden is {given}",
    "tuple_type": "hier hoort een lijst (regels die met '- ' beginnen), gevonden is {given}",
    "list_type": "hier hoort een lijst (regels die met '- ' beginnen), gevonden is {given}",
    "dict_type": "hier horen sleutels met waarden, gevonden is {given}",
    "too_short": "deze lijst is te kort; er hoort minstens {min_length} in te staan",
    "too_long": "deze lijst is te lang; er mogen er hoogstens {max_length} in staan",
    "greater_than_equal": "{given} is te klein; minstens {ge}",
    "less_than_equal": "{given} is te groot; hoogstens {le}",
}


def _model_at(model: type[BaseModel], path: Keys) -> type[BaseModel] | None:
    """The model of the mapping at `path` of a record; None when there can be none."""
    inner: type[BaseModel] | None = model
    for key in path:
        if isinstance(key, str) and inner is not None:
            veld = _veld(inner, key)
            inner = veld.part if veld else None
    return inner


def _veld(model: type[BaseModel] | None, key: str | int) -> Veld | None:
    """The field that an editor types as `key`."""
    return next((veld for veld in velden(model) if veld.key == key), None) if model else None


def _keys_at(model: type[BaseModel], path: Keys) -> list[str]:
    """The keys that may stand in the mapping at `path`."""
    part = _model_at(model, path)
    return [veld.key for veld in velden(part)] if part else []


def _required_keys(model: type[BaseModel], path: Keys) -> list[str]:
    """The keys that have to stand in the mapping at `path`, or in an item of a list at `path`."""
    part = _model_at(model, path)
    return [veld.key for veld in velden(part) if veld.required] if part else []


def _earlier_keys(model: type[BaseModel], path: Keys) -> Mapping[str, str]:
    """What the mapping around `path` could hold in an earlier version, with what to write now."""
    part = _model_at(model, path[:-1])
    return part.vroeger if part and issubclass(part, Part) else {}


def _earlier_choices(model: type[BaseModel], path: Keys) -> Mapping[str, str]:
    """What the closed list at `path` held in an earlier version, with what to write now."""
    while path and isinstance(path[-1], int):
        path = path[:-1]
    veld = _veld(_model_at(model, path[:-1]), path[-1]) if path else None
    return veld.choices.vroeger() if veld and veld.choices else {}


def _or_leave_out(model: type[BaseModel], path: Keys) -> str:
    """The other remedy for an empty text: leaving it out, where it may be left out."""
    if isinstance(path[-1], int):
        return ", of verwijder dit onderdeel van de lijst"
    veld = _veld(_model_at(model, path[:-1]), path[-1])
    return " of verwijder de sleutel" if veld and not veld.required else ""


def _takes_any_key(model: type[BaseModel], path: Keys) -> bool:
    """Whether the group at `path` may have other keys than its fields, as a row has one for each column."""
    part = _model_at(model, path)
    return part is not None and part.model_config.get("extra") == "allow"


def _or_another_key(model: type[BaseModel], path: Keys) -> str:
    """The question whether a key that a group may have besides its fields is a misspelt field."""
    known = _keys_at(model, path[:-1])
    key = path[-1] if path else 0
    if isinstance(key, int) or not _takes_any_key(model, path[:-1]) or key in known:
        return ""
    near = nearest(key, known)
    return f"; of bedoelde u de sleutel '{near}'?" if near else ""


def _name(path: Keys) -> str:
    """The key that a sentence is about; for an item of a list the key of the list."""
    names = [str(part) for part in path if isinstance(part, str)]
    return f"'{names[-1]}'" if names else "het bestand"
