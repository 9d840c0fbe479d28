"""The door for people: `python -m plugins.disclosure rond-af AANTALLEN.csv --basis 5` rounds true counts, so that they need never be kept."""

from __future__ import annotations

import argparse
import io
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

from plugins.disclosure.rounding import AFRONDINGSNOTEN
from plugins.disclosure.true_counts import rounded_csv
from plugins.source.problem import format_problems
from plugins.tables.csv_lines import SCHEIDINGSTEKENS

UITLEG = """Rondt een CSV met echte aantallen af en onderzoekt of uit de afgeronde tabel een echt aantal is af te leiden.
De eerste regel heeft 'jaar' en de namen van de kolommen; een kolom 'totaal' is het totaal van de andere.
Een aantal dat niet bekend is heet 'onbekend'. Is er iets mis, dan wordt er niets geschreven."""


class Refused(Exception):
    """The command cannot be carried out; the message says why and what to do."""


def main(arguments: list[str] | None = None) -> int:
    """Round one file; returns 0 when it was written, 1 when it was refused and 2 when the command itself is not right."""
    try:
        given = _parser().parse_args(arguments)
        basis, scheidingsteken = _basis(given.basis), _scheidingsteken(given.scheidingsteken)
        if given.opdracht != "rond-af" or given.bestand is None:
            raise Refused("zeg wat er moet gebeuren: rond-af BESTAND.csv --basis 5; --help geeft uitleg")
    except Refused as refused:
        print(refused, file=sys.stderr)
        return 2
    try:
        text, problems = rounded_csv(str(given.bestand), _read(given.bestand), basis, scheidingsteken)
        if text is None:
            raise Refused(format_problems(problems))
        if given.uit is not None:
            _write(given.uit, text, given.bestand)
    except Refused as refused:
        print(refused, file=sys.stderr)
        print("Er is niets geschreven.", file=sys.stderr)
        return 1
    if given.uit is None:
        sys.stdout.write(text)
    print(AFRONDINGSNOTEN[basis], file=sys.stderr)
    return 0


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        raise Refused(
            f"{path}: dit bestand is niet te lezen; controleer de naam en of u het mag openen"
        ) from None


def _write(path: Path, text: str, source: Path) -> None:
    """Put the whole text in place at once; a file that was there stays as it is until then."""
    beside = path.parent / f".{path.name}.{os.getpid()}"
    try:
        if path.exists() and path.samefile(source):
            raise Refused(
                f"{path}: dit is het bestand met de echte aantallen; kies een andere naam voor de uitvoer"
            )
        with beside.open("x", encoding="utf-8", newline="") as file:
            file.write(text)
        beside.replace(path)
    except OSError:
        raise Refused(
            f"{path}: dit bestand is niet te schrijven; controleer of de map bestaat en of u er mag schrijven"
        ) from None
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


def _basis(given: str | None) -> int:
    if given is None or given not in map(str, AFRONDINGSNOTEN):
        raise Refused(
            f"{'--basis ontbreekt' if given is None else f'onbekende basis {given!r}'}; kies --basis 5, of --basis 10 voor aantallen mensen"
        )
    return int(given)


def _scheidingsteken(given: str) -> str:
    if given not in SCHEIDINGSTEKENS:
        raise Refused(f"onbekend scheidingsteken '{given}'; kies ',' of ';', met aanhalingstekens")
    return given


class _Formatter(argparse.RawDescriptionHelpFormatter):
    """Help that starts in Dutch."""

    def add_usage(self, usage, actions, groups, prefix=None) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001 - as argparse has it
        """The line that shows the whole command."""
        super().add_usage(usage, actions, groups, "gebruik: ")


class _Parser(argparse.ArgumentParser):
    """A parser whose refusals are Dutch too."""

    def error(self, message: str) -> NoReturn:
        """Refuse a command that argparse cannot read; its own words are English, so they are not shown."""
        raise Refused(
            "deze opdracht is niet te lezen; gebruik: rond-af BESTAND.csv --basis 5 [--scheidingsteken ';'] [-o UIT.csv]; --help geeft uitleg"
        )


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="python -m plugins.disclosure",
        description=UITLEG,
        add_help=False,
        allow_abbrev=False,
        formatter_class=_Formatter,
    )
    what = parser.add_argument_group("wat")
    what.add_argument("opdracht", nargs="?", metavar="rond-af", help="het enige wat deze opdracht doet")
    what.add_argument(
        "bestand",
        nargs="?",
        type=Path,
        metavar="BESTAND.csv",
        help="het bestand met de echte aantallen; het wordt alleen gelezen",
    )
    how = parser.add_argument_group("hoe")
    how.add_argument("--basis", metavar="5|10", help="5, of 10 voor aantallen mensen")
    how.add_argument(
        "--scheidingsteken",
        default=",",
        metavar="TEKEN",
        help="waardoor de cellen gescheiden zijn, ',' of ';'; standaard ','",
    )
    how.add_argument(
        "-o",
        "--uit",
        type=Path,
        default=None,
        metavar="UIT.csv",
        help="waar de afgeronde tabel komt; standaard op het scherm",
    )
    how.add_argument("-h", "--help", action="help", help="toon deze uitleg")
    return parser


if __name__ == "__main__":
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")  # what is written is a file, whatever the terminal speaks
    sys.exit(main())
