"""The door for people: `python -m plugins.checks output` looks at a finished site."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from plugins.checks.checking import check_site
from plugins.checks.report import findings, in_lines
from plugins.checks.site import declared_on, dialled_numbers
from plugins.privacy.uitzonderingen import Declared, Soort
from plugins.source.problem import FORMATEN, format_problems


def main() -> int:
    """Check a directory; returns 1 when something is wrong.

    Numbers are those that the reporting pages dial, and addresses those on the contact page.
    """
    parser = argparse.ArgumentParser(
        prog="python -m plugins.checks", description="Controleer een gebouwde site."
    )
    parser.add_argument("map", nargs="?", type=Path, default=Path("output"))
    parser.add_argument("--formaat", choices=FORMATEN, default="tekst")
    parser.add_argument(
        "--toegestaan", action="append", default=[], help="een waarde uit data/uitzonderingen.yaml"
    )
    given = parser.parse_args()
    if not (given.map / "index.html").is_file():
        print(f"{given.map} bevat geen site; bouw haar eerst met 'make site'", file=sys.stderr)
        return 1
    register = dialled_numbers(given.map)
    declared = Declared(
        (*declared_on(given.map).values, *((soort, value) for soort in Soort for value in given.toegestaan))
    )
    site, problems = check_site(given.map, register, declared=declared)
    if given.formaat == "tekst":
        print(in_lines(findings(site, given.map, register)))
    print(format_problems(problems, given.formaat))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
