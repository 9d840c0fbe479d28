"""The command `rond-af`: a CSV of true counts in, a rounded CSV out, or nothing and every reason why."""

from __future__ import annotations

import argparse
import io
import sys
from pathlib import Path
from typing import NoReturn

from plugins.cache import write_whole
from plugins.disclosure.rounding import AFRONDINGSNOTEN
from plugins.disclosure.true_counts import rounded_csv
from plugins.source.problem import format_problems
from plugins.tables.csv_lines import SCHEIDINGSTEKENS

COMMAND = "python -m plugins.disclosure rond-af BESTAND.csv --basis 5 [--scheidingsteken ';'] [-o UIT.csv]"
UITLEG = f"""gebruik: {COMMAND}

Rondt een CSV met echte aantallen af en onderzoekt of uit de afgeronde tabel een echt aantal is af te leiden.
De eerste regel heeft 'jaar' en de namen van de kolommen; een kolom 'totaal' is het totaal van de andere.
Een aantal dat niet bekend is heet 'onbekend'. Is er iets mis, dan wordt er niets geschreven.

--basis            5, of 10 voor aantallen mensen
--scheidingsteken  waardoor de cellen gescheiden zijn, ',' of ';'; standaard ','
-o, --uit          waar de afgeronde tabel komt; standaard op het scherm
"""


class _Refused(Exception):
    """The command cannot be carried out; the message says why and what to do."""


class _Parser(argparse.ArgumentParser):
    """A parser that says in Dutch how the command is written."""

    def format_help(self) -> str:
        return UITLEG

    def error(self, message: str) -> NoReturn:  # argparse's own words are English
        self.exit(2, f"deze opdracht is niet te lezen; gebruik: {COMMAND}\n--help geeft uitleg\n")


def main(arguments: list[str] | None = None) -> int:
    """Round one file; returns 0 when written and 1 when refused, exits with 2 for a wrong command."""
    parser = _Parser(allow_abbrev=False)
    parser.add_argument("opdracht", choices=["rond-af"])
    parser.add_argument("bestand", type=Path)
    parser.add_argument("--basis", type=int, choices=list(AFRONDINGSNOTEN), required=True)
    parser.add_argument("--scheidingsteken", choices=list(SCHEIDINGSTEKENS), default=",")
    parser.add_argument("-o", "--uit", type=Path)
    given = parser.parse_args(arguments)
    try:
        text, problems = rounded_csv(
            str(given.bestand), _read(given.bestand), given.basis, given.scheidingsteken
        )
        if text is None:
            raise _Refused(format_problems(problems))
        if given.uit is None:
            sys.stdout.write(text)
        else:
            _write(given.uit, text, given.bestand)
    except _Refused as refused:
        print(f"{refused}\nEr is niets geschreven.", file=sys.stderr)
        return 1
    print(AFRONDINGSNOTEN[given.basis], file=sys.stderr)
    return 0


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        raise _Refused(
            f"{path}: dit bestand is niet te lezen; controleer de naam en of u het mag openen"
        ) from None


def _write(path: Path, text: str, source: Path) -> None:
    if path.exists() and path.samefile(source):
        raise _Refused(
            f"{path}: dit is het bestand met de echte aantallen; kies een andere naam voor de uitvoer"
        )
    try:
        if not path.parent.is_dir():
            raise NotADirectoryError
        write_whole(path, text.encode())
    except (OSError, ValueError):  # a name that cannot be a file, such as "."
        raise _Refused(
            f"{path}: dit bestand is niet te schrijven; controleer of de map bestaat en of u er mag schrijven"
        ) from None


if __name__ == "__main__":
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")  # what is written is a file, whatever the terminal speaks
    sys.exit(main())
