"""The door for people: `python -m plugins.publish site|check|publish`."""

from __future__ import annotations

import argparse
import gc
import os
import sys
from datetime import date
from pathlib import Path

from plugins.publish.building import Order, build_site, check_sources
from plugins.publish.swap import NotOurs
from plugins.source.problem import FORMATEN, SourcesRefused, format_problems, stops
from plugins.source.published import NotAManifest

ROOT = Path.cwd()


def main(arguments: list[str] | None = None) -> int:
    """Run one command; returns the exit code."""
    parser = _parser()
    given = parser.parse_args(arguments)
    if given.concepten and (given.uitvoer is None or given.uitvoer.resolve() == (ROOT / "output").resolve()):
        parser.error(
            "--concepten maakt een voorbeeld; noem met --uitvoer een andere map dan die van de openbare site"
        )
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "1")  # looking for them reads every installed package
    gc.disable()  # a build is over before a collection would pay
    conf = ROOT / ("publishconf.py" if given.opdracht == "publish" else "pelicanconf.py")
    try:
        if given.opdracht == "serve":
            from plugins.publish.preview import serve

            return serve(ROOT, given.poort, given.vandaag)
        if given.opdracht == "schema":
            from plugins.publish.reference import write_reference

            print("\n".join(write_reference(ROOT)) or "De schema's en het handboek waren al goed.")
            return 0
        order = Order(
            ROOT,
            conf,
            given.vandaag or date.today(),
            given.uitvoer or ROOT / "output",
            given.concepten,
            given.vorige,
        )
        return (
            _check(order, given.formaat)
            if given.opdracht == "check"
            else _build(order, given.opnieuw, given.formaat)
        )
    except SourcesRefused as refused:
        print(format_problems(refused.problems, given.formaat))
        print("De site is niet veranderd.", file=sys.stderr)
        return 1
    except (NotOurs, NotAManifest) as refused:
        print(refused, file=sys.stderr)
        return 1
    except Exception as error:
        from plugins.publish.failures import explain

        print(explain(error), file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m plugins.publish", description="Controleer of bouw de site."
    )
    parser.add_argument(
        "opdracht", nargs="?", default="site", choices=("site", "check", "publish", "serve", "schema")
    )
    parser.add_argument(
        "--vandaag",
        type=date.fromisoformat,
        default=None,
        help="de dag waarop de site wordt gebouwd, zoals 2026-11-23",
    )
    parser.add_argument(
        "--formaat", choices=FORMATEN, default="tekst", help="de vorm van de lijst met problemen"
    )
    parser.add_argument("--uitvoer", type=Path, default=None, help="de map voor de site; standaard output/")
    parser.add_argument("--opnieuw", action="store_true", help="bouw ook als er niets is veranderd")
    parser.add_argument(
        "--concepten",
        action="store_true",
        help="toon ook wat nog niet openbaar is; alleen voor een voorbeeld",
    )
    parser.add_argument(
        "--vorige",
        type=Path,
        default=None,
        help="gepubliceerd.json van de vorige site, om stille wijzigingen te vinden; standaard die van de site die wordt vervangen",
    )
    parser.add_argument("--poort", type=int, default=8000, help="bij serve: de poort op 127.0.0.1")
    return parser


def _check(order: Order, formaat: str) -> int:
    """List every problem of settings, data and content; nothing is written."""
    from plugins.publish.settings_rules import settings_problems  # not needed to see that nothing changed

    problems = settings_problems(order.conf, order.root) + check_sources(order)
    print(format_problems(problems, formaat))
    return 1 if stops(problems) else 0


def _build(order: Order, again: bool, formaat: str) -> int:
    """Build the site and say where it is, how long it took and what asks for attention."""
    built = build_site(order, again)
    shown = order.output.relative_to(ROOT) if order.output.is_relative_to(ROOT) else order.output
    if built.unchanged:
        print(f"Er is niets veranderd; de site staat in {shown}/index.html")
    else:
        if built.warnings:
            print(format_problems(built.warnings, formaat))
        print(f"{built.pages} pagina's gebouwd en gecontroleerd; open {shown}/index.html")
        if built.waiting:
            print(
                f"Nog niet openbaar{', wel in dit voorbeeld' if order.preview else ''}: {', '.join(built.waiting)}"
            )
    print(built.stages)
    return 0


if __name__ == "__main__":
    code = main()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)  # taking a finished build apart object by object takes a tenth of its time
