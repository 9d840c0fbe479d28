"""The command for people: `python -m plugins.new_municipality ../zwolle Zwolle` writes a start."""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

from plugins.new_municipality.start import Answers, Start, start
from plugins.publish.reference import write_reference
from plugins.records.yaml_values import NotEdited
from plugins.site.load import load_site
from plugins.site.theme import GENERATOR
from plugins.source.dates import today_in_amsterdam
from plugins.source.phone_numbers import check_telefoon
from plugins.source.problem import Problem, format_problems, stops
from plugins.source.record import check_url

ROOT = Path.cwd()
_NAME = re.compile(r"'?[^\W\d_][\w '’.()-]{0,60}")
_ATTEMPTS = 5


class NotStarted(Exception):
    """A start cannot be made; the message says why and what to do."""


def main(arguments: list[str] | None = None) -> int:
    """Write a start and look at it; returns 1 when nothing could be made or something is wrong with it."""
    given = _parser().parse_args(arguments)
    try:
        answers = _answers(given)
        target = _empty(given.map)
        made, problems = write_start(ROOT, target, answers, given.vandaag or today_in_amsterdam())
        _depend(target, given.generator or _origin())
    except (NotStarted, NotEdited) as refused:
        print(refused, file=sys.stderr)
        return 1
    print(format_problems(problems))
    print(
        f"{answers.naam} staat in {given.map}: {len(made.files)} bestanden. Wat niet meeging en wat u moet"
        " nakijken, staat in docs/overgenomen.md. Bekijk de site met 'make site' in die map."
    )
    return 1 if stops(problems) else 0


def write_start(root: Path, target: Path, answers: Answers, today: date) -> tuple[Start, list[Problem]]:
    """Write the start of another municipality, made of the project at `root`, into `target`.

    What our own check refuses without the rest stays behind too. Returns what was made, and what is still
    wrong.
    """
    refused: dict[str, str] = {}
    for _ in range(_ATTEMPTS):
        made = start(root, answers, today, refused)
        for name in made.left_out:
            (target / name).unlink(missing_ok=True)
        for name, text in made.files.items():
            path = target / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        (target / "publishconf.py").write_bytes((GENERATOR / "publishconf.py").read_bytes())
        _, problems = load_site(target, GENERATOR / "theme", today)
        wrong = {
            problem.path: f"zonder de rest: {problem.message}" for problem in problems if stops([problem])
        }
        more = {name: why for name, why in wrong.items() if (root / name).is_file() and name not in refused}
        if not more:
            break
        refused |= more
    write_reference(target)
    return made, problems


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m plugins.new_municipality", description="Begin de site van een andere gemeente."
    )
    parser.add_argument("map", type=Path, help="de map voor de nieuwe site, zoals ../zwolle")
    parser.add_argument("naam", help="de naam van de gemeente, zonder 'gemeente' ervoor")
    parser.add_argument("--website", help="de site van de gemeente: https://…")
    parser.add_argument("--telefoon", help="het algemene nummer van de gemeente")
    parser.add_argument("--bezoekadres", help="straat en nummer; postcode en plaats")
    parser.add_argument("--postadres", help="postbus; postcode en plaats")
    parser.add_argument(
        "--generator", help="waar de generator vandaan komt (git); standaard dezelfde plek als deze"
    )
    parser.add_argument("--vandaag", type=date.fromisoformat, help="de dag van het begin, zoals 2026-11-28")
    return parser


_QUESTIONS = {
    "website": "De site van de gemeente, met https:// ervoor.",
    "telefoon": "Het algemene telefoonnummer van de gemeente.",
    "bezoekadres": "Het bezoekadres: straat en nummer; postcode en plaats.",
    "postadres": "Het postadres: postbus; postcode en plaats.",
}


def _answers(given: argparse.Namespace) -> Answers:
    """What was given with the command or is answered now; what is left open has to be filled in later."""
    naam = given.naam.strip()
    if not _NAME.fullmatch(naam):
        raise NotStarted(
            f"'{naam}' is geen naam van een gemeente; schrijf letters, spaties, streepjes en apostrofs"
        )
    answers = {name: getattr(given, name) or "" for name in _QUESTIONS}
    if sys.stdin.isatty():
        for name, question in _QUESTIONS.items():
            answers[name] = answers[name] or input(f"{question} (leeg: later)\n{name}: ").strip()
    for name, check in (("website", check_url), ("telefoon", check_telefoon)):
        try:
            _ = answers[name] and check(answers[name])
        except ValueError as error:
            raise NotStarted(f"{name}: {error}") from None
    lines = {
        name: tuple(filter(None, map(str.strip, answers[name].split(";"))))
        for name in ("bezoekadres", "postadres")
    }
    return Answers(naam, answers["website"], answers["telefoon"], lines["bezoekadres"], lines["postadres"])


def _empty(folder: Path) -> Path:
    """The folder for the new project, which has nothing in it yet."""
    target = folder.resolve()
    if target.is_relative_to(ROOT):
        raise NotStarted(f"{folder} ligt in deze map; kies een map ernaast, zoals ../{folder.name}")
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise NotStarted(f"{folder} is niet leeg; kies een andere map, of maak haar eerst leeg")
    target.mkdir(parents=True, exist_ok=True)
    return target


def _origin() -> str:
    """Where the generator was cloned from; this very folder when it was not."""
    asked = ["git", "-C", str(GENERATOR), "remote", "get-url", "origin"]
    origin = subprocess.run(asked, capture_output=True, text=True, check=False)
    return origin.stdout.strip() or str(GENERATOR)


def _depend(target: Path, generator: str) -> None:
    """Make the new folder a project in git that holds the generator at a fixed version."""
    # Git fetches a submodule from a folder of the same machine only when it is told that this is meant.
    local = ("-c", "protocol.file.allow=always") if Path(generator).exists() else ()
    for command in (
        ("init", "--quiet", "--initial-branch", "main"),
        (*local, "submodule", "--quiet", "add", generator, "generator"),
        ("add", "--all"),
    ):
        done = subprocess.run(
            ["git", "-C", str(target), *command], capture_output=True, text=True, check=False
        )
        if done.returncode:
            raise NotStarted(
                f"git {command[-1]} is niet gelukt: {done.stderr.strip()}; de bestanden staan wel in"
                f" {target.name}. Zet de generator zelf in de map 'generator' daarvan"
            )


if __name__ == "__main__":
    sys.exit(main())
