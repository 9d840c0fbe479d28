"""The command for people: `python -m plugins.records --help`; it shows what changes first."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import date
from difflib import unified_diff
from pathlib import Path, PurePosixPath
from typing import NamedTuple, TypeVar

from plugins.aanbevelingen.aanbeveling import Aanbeveling
from plugins.aanbevelingen.keuzes import Beoordelaar, Stand
from plugins.bronnen.bron import Bron
from plugins.bronnen.zoekactie import Zoekactie
from plugins.melden.meldroute import Meldroute
from plugins.records.bronnen import NoNetwork, in_words, look_at, look_at_all
from plugins.records.new_file import asked, new_file
from plugins.records.yaml_text import as_stored, read_document, with_block, with_item, write_file
from plugins.records.yaml_values import NotEdited
from plugins.site.collection import KINDS, MODELS, NAME
from plugins.source.annotations import references
from plugins.source.dates import today_in_amsterdam
from plugins.source.making import make
from plugins.source.problem import choose_from, near_or_choose, shown
from plugins.source.record import Record, fields_of
from plugins.source.yaml_reader import read_mapping

ROOT = Path.cwd()
_KINDS = {kind.noun: kind for kind in KINDS}
_STANDEN = [choice.value for choice in Stand]
R = TypeVar("R", bound=Record)


class Change(NamedTuple):
    """A file, its text before and after, and the kind of record that it has to be then.

    `path` starts at the root of the project.
    """

    path: str
    old: str
    new: str
    kind: type[Record] | None = None


def main(arguments: list[str] | None = None) -> int:
    """Run one command; returns 1 when nothing could be changed."""
    given = _parser().parse_args(arguments)
    try:
        return int(given.run(given))
    except NotEdited as refused:
        print(refused, file=sys.stderr)
    except (KeyboardInterrupt, EOFError):  # Ctrl-C, or the end of what was typed
        print("\nAfgebroken; er is niets veranderd.", file=sys.stderr)
    return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m plugins.records", description="Maak of wijzig gegevens.")
    at_once = argparse.ArgumentParser(add_help=False)
    at_once.add_argument("--ja", action="store_true", help="sla op zonder te vragen")
    commands = parser.add_subparsers(dest="opdracht", required=True)
    new = commands.add_parser(
        "nieuw", parents=[at_once], help="een nieuw bestand, met uitleg bij elke sleutel"
    )
    new.set_defaults(run=_new)
    new.add_argument("soort", nargs="?", help=f"een van: {', '.join(sorted(_KINDS))}")
    new.add_argument(
        "naam", nargs="?", help="de naam van het bestand: kleine letters, cijfers en koppeltekens"
    )
    part = argparse.ArgumentParser(add_help=False)
    part.add_argument("aanbeveling", nargs="?", help="de naam van het bestand, zonder .yaml")
    part.add_argument("onderdeel", nargs="?", help="het id van het onderdeel in dat bestand")
    stand = commands.add_parser(
        "stand", parents=[at_once, part], help="een stap erbij in het verloop van een onderdeel"
    )
    stand.set_defaults(run=_stand)
    stand.add_argument("stand", nargs="?", help=f"een van: {', '.join(_STANDEN)}")
    stand.add_argument("--bron", action="append", help="de naam van een bron; mag vaker")
    stand.add_argument("--toelichting", help="waarom dit de stand is, in een of enkele zinnen")
    stand.add_argument("--datum", type=date.fromisoformat, help="de dag waarop dit gold of bleek")
    stand.add_argument("--door", choices=[choice.value for choice in Beoordelaar], default="redactie")
    stand.add_argument("--woorden", help="de letterlijke woorden van de bron; verplicht bij --door college")
    stand.add_argument("--plaats", help="waar die woorden staan, zoals 'alinea 17'")
    search = commands.add_parser(
        "zoekactie", parents=[at_once, part], help="een zoekactie bij een onderdeel noemen"
    )
    search.set_defaults(run=_zoekactie)
    search.add_argument("zoekactie", nargs="?", help="de naam van het bestand, zonder .yaml")
    search.add_argument("vraag", nargs="?", help="het id van de vraag in die zoekactie")
    check = commands.add_parser(
        "gecontroleerd", parents=[at_once], help="vastleggen dat een nummer is vergeleken"
    )
    check.set_defaults(run=_gecontroleerd)
    check.add_argument("meldroute", nargs="?", help="de naam van het bestand, zonder .yaml")
    check.add_argument("--live", action="store_true", help="u zag de pagina op internet zelf")
    check.add_argument("--op", type=date.fromisoformat, help="de dag; standaard vandaag")
    check.add_argument("--adres", help="het adres dat u zag; standaard dat van de meldroute")
    sources = commands.add_parser(
        "bronnen", parents=[at_once], help="op internet kijken of elke bron er nog staat"
    )
    sources.set_defaults(run=_bronnen)
    sources.add_argument("bron", nargs="*", help="de namen van bronnen; standaard alle")
    return parser


def _new(given: argparse.Namespace) -> int:
    """A new draft; in a terminal every field that it needs is asked for, until the answer can stand there."""
    kind = _KINDS[_one_of("soort", given.soort, sorted(_KINDS))]
    name = given.naam or _ask(
        "naam van het bestand", "Kleine letters, cijfers en koppeltekens, zonder .yaml."
    )
    if not NAME.fullmatch(name):
        raise NotEdited(
            f"{shown(name)} kan geen naam van een bestand zijn;"
            " gebruik kleine letters, cijfers en koppeltekens"
        )
    path = f"data/{kind.folder}/{name}.yaml"
    if (ROOT / path).exists():
        raise NotEdited(f"{path} bestaat al; kies een andere naam")
    answers = {}
    for key, explained in asked(kind) if sys.stdin.isatty() else ():
        answer = _ask(key, explained)
        while answer and (wrong := _wrong_answer(kind, key, answer)):
            answer = _ask(key, f"{wrong}. Weet u het nog niet, druk dan op Enter.")
        if answer:
            answers[key] = answer
    return _save([Change(path, "", new_file(kind, answers))], given.ja)


def _wrong_answer(kind: type[Record], key: str, answer: str) -> str:
    """Why an answer cannot stand in a new file; empty when it can."""
    document, unreadable = read_mapping("nieuw.yaml", new_file(kind, {key: answer}).encode())
    if document is None or not document.holds((key,)):
        return "dit is niet te lezen; zet er aanhalingstekens omheen"
    line = document.values[key,][0]
    _, problems = make(kind, document)
    wrong = [problem.message for problem in (*unreadable, *problems) if problem.line == line]
    for named in references(kind, {key: document.value[key]}):
        known = _names(MODELS[named.folder])
        if named.id not in known:
            wrong.append(f"'{named.id}' bestaat niet in data/{named.folder}{near_or_choose(named.id, known)}")
    return wrong[0].rstrip(".") if wrong else ""


def _stand(given: argparse.Namespace) -> int:
    path, text = _file(Aanbeveling, given.aanbeveling)
    part = _part(path, text, given.onderdeel)
    stand = _one_of("stand", given.stand, _STANDEN)
    bronnen = given.bron or _ask(
        "bron", "De namen van bronnen in data/bronnen, met een komma ertussen."
    ).split(",")
    bronnen = [_existing(Bron, bron.strip()) for bron in bronnen]
    words = given.toelichting or _ask("toelichting", "Waarom dit de stand is, in een of enkele zinnen.")
    quoted = {"woorden": given.woorden, "plaats": given.plaats} if given.woorden else None
    day = given.datum or _day(_ask("datum", "De dag waarop dit gold of bleek, zoals 2026-02-01."))
    step = {
        "datum": day,
        "stand": stand,
        "toelichting": words,
        "vastgesteld_door": given.door,
        "gezegd": quoted,
        "bronnen": bronnen,
    }
    new = with_item(path, text, ("onderdelen", part, "verloop"), step)
    return _save([Change(path, text, new, Aanbeveling)], given.ja)


def _zoekactie(given: argparse.Namespace) -> int:
    path, text = _file(Aanbeveling, given.aanbeveling)
    part = _part(path, text, given.onderdeel)
    search, searched = _file(Zoekactie, given.zoekactie)
    name = _stem(search)
    questions = [vraag["id"] for vraag in read_document(search, searched).value["vragen"]]
    item = {"zoekactie": name, "vraag": _one_of(f"vraag van {name}", given.vraag, questions)}
    new = with_item(path, text, ("onderdelen", part, "gezocht"), item)
    return _save([Change(path, text, new, Aanbeveling)], given.ja)


def _gecontroleerd(given: argparse.Namespace) -> int:
    if not given.live:
        raise NotEdited("bekijk eerst de pagina op internet zelf; zet dan --live achter deze opdracht")
    path, text = _file(Meldroute, given.meldroute)
    adres = given.adres or read_document(path, text).value.get("url")
    block = {"hoe": "live", "op": given.op or today_in_amsterdam(), "adres": adres}
    new = with_block(path, text, "gecontroleerd", block)
    return _save([Change(path, text, new, Meldroute)], given.ja)


def _bronnen(given: argparse.Namespace) -> int:
    """Look at the address of every source, one after the other, and propose to keep what was seen."""
    today = today_in_amsterdam()
    names = given.bron or _names(Bron)
    texts = {name: _file(Bron, name) for name in names}
    bronnen = [_made(Bron, path, text) for path, text in texts.values()]
    changes = []
    try:
        for bron, seen in look_at_all(bronnen, lambda address: look_at(address, today)):
            print(f"{bron.bestand}: {in_words(bron, seen) or 'staat er'}", flush=True)
            path, text = texts[bron.id]
            new = with_block(bron.bestand, text, "gezien", fields_of(seen))
            changes.append(Change(path, text, new, Bron))
    except NoNetwork:
        raise NotEdited("geen enkele site antwoordde; is er internet? Er is niets veranderd.") from None
    return _save(changes, given.ja)


def _file(kind: type[Record], name: str | None) -> tuple[str, str]:
    """The path and text of a record, asked for when it was not named; raises NotEdited when there is none."""
    named = _existing(kind, name) if name else _one_of(kind.noun, None, _names(kind))
    path = f"data/{kind.folder}/{named}.yaml"
    return path, (ROOT / path).read_text(encoding="utf-8-sig")


def _made(kind: type[R], path: str, text: str) -> R:
    """The record of a file; raises NotEdited with what is wrong in it."""
    record, problems = make(kind, read_document(path, text))
    if record is None or problems:
        raise NotEdited("\n".join(map(str, problems)))
    return record


def _names(kind: type[Record]) -> list[str]:
    return sorted(path.stem for path in (ROOT / "data" / kind.folder).glob("*.yaml"))


def _existing(kind: type[Record], name: str) -> str:
    known = _names(kind)
    if name not in known:
        raise NotEdited(f"'{name}' bestaat niet in data/{kind.folder}{near_or_choose(name, known)}")
    return name


def _part(path: str, text: str, name: str | None) -> int:
    """The number of a part of a recommendation."""
    names = [part["id"] for part in read_document(path, text).value["onderdelen"]]
    return names.index(_one_of(f"onderdeel van {_stem(path)}", name, names))


def _one_of(what: str, given: str | None, known: Sequence[str]) -> str:
    """What was given, or what is asked for until it is one of these; raises NotEdited when it is not."""
    name = given or _ask(what, choose_from(known, len(known)))
    while name not in known:
        wrong = f"'{name}' is geen {what}{near_or_choose(name, known)}"
        if given:
            raise NotEdited(wrong)
        name = _ask(what, wrong)
    return name


def _save(changes: Sequence[Change], at_once: bool) -> int:
    """Show every difference, and write when that is wanted and the records stay good."""
    for path, old, new, kind in changes:
        if kind is not None:
            _made(kind, path, new)
        print("\n".join(unified_diff(old.splitlines(), new.splitlines(), path, path, lineterm="", n=2)))
    if not at_once and not (sys.stdin.isatty() and _ask("opslaan", "j of n").lower().startswith("j")):
        print("Er is niets veranderd; met --ja erachter slaat u het op.")
        return 1
    for path, old, new, _ in changes:
        write_file(ROOT, path, as_stored(new, (ROOT / path).read_bytes() if old else b""))
        print(f"{path} is opgeslagen; voer 'make check' uit.")
    return 0


def _ask(key: str, explained: str) -> str:
    """What somebody types; raises NotEdited when there is nobody to ask."""
    if not sys.stdin.isatty():
        raise NotEdited(f"'{key}' ontbreekt: {explained} Geef het mee met de opdracht; zie --help")
    print(f"\n{explained}")
    return input(f"{key}: ").strip()


def _day(typed: str) -> date:
    try:
        return date.fromisoformat(typed)
    except ValueError:
        raise NotEdited(f"'{typed}' is geen datum; schrijf jaar-maand-dag, zoals 2026-02-01") from None


def _stem(path: str) -> str:
    return PurePosixPath(path).stem


if __name__ == "__main__":
    sys.exit(main())
