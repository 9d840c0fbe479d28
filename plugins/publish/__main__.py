"""The command for people: `python -m plugins.publish site|check|publish|rollback|hosting|schema`."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path

from plugins.cache import write_if_changed
from plugins.publish.build import NO_ADDRESS, PUBLIC, BuildOptions, Built, build_site, check_sources, explain
from plugins.publish.settings import load_settings, setting_problem
from plugins.publish.swap import FINISHED, NotOurs, alone, recover, roll_back
from plugins.source.dates import today_in_amsterdam
from plugins.source.problem import FORMATEN, SourcesRefused, format_problems, stops
from plugins.source.published import BASELINE, MANIFEST, NotAManifest

ROOT = Path.cwd()


def main(arguments: list[str] | None = None) -> int:
    """Run one command; returns the exit code."""
    parser = _parser()
    given = parser.parse_args(arguments)
    output: Path = given.uitvoer or ROOT / "output"
    if given.concepten and output.resolve() == (ROOT / "output").resolve():
        parser.error(
            "--concepten maakt een voorbeeld; noem met --uitvoer een andere map dan die van de openbare site"
        )
    today = given.vandaag or today_in_amsterdam()
    conf = ROOT / (PUBLIC if given.opdracht == "publish" else "pelicanconf.py")
    documents = not given.zonder_documenten
    options = BuildOptions(conf, today, output, given.concepten, given.vorige, documents)
    try:
        match given.opdracht:
            case "schema":
                from plugins.publish.reference import write_reference

                print("\n".join(write_reference(ROOT)) or "De schema's en docs/velden.md waren al goed.")
                return 0
            case "check":
                return _check(options, given.formaat)
            case "rollback":
                with alone(output, ROOT / ".cache"):
                    recover(output)
                    roll_back(output)
                print(f"De vorige site staat weer in {output.name}/; nog een keer zet de nieuwe terug.")
                _tell_servers(output)
                return 0
            case "hosting":
                _tell_servers(output)
                return 0
        built = _build(options, given.opnieuw, given.formaat)
        if given.opdracht == "publish" and built.pages:
            _keep_baseline(output)
            _tell_servers(output)
        return 0
    except SourcesRefused as refused:
        print(format_problems(refused.problems, given.formaat))
        print("De site is niet veranderd.", file=sys.stderr)
    except (NotOurs, NotAManifest) as refused:
        print(refused, file=sys.stderr)
    except Exception as error:
        print(explain(error), file=sys.stderr)
    return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m plugins.publish", description="Controleer of bouw de site."
    )
    parser.add_argument(
        "opdracht",
        nargs="?",
        default="site",
        choices=("site", "check", "publish", "rollback", "hosting", "schema"),
    )
    parser.add_argument("--vandaag", type=date.fromisoformat, help="de dag van de site, zoals 2026-11-23")
    parser.add_argument(
        "--formaat", choices=FORMATEN, default="tekst", help="de vorm van de lijst met problemen"
    )
    parser.add_argument("--uitvoer", type=Path, help="de map voor de site; standaard output/")
    parser.add_argument("--opnieuw", action="store_true", help="bouw ook als er niets is veranderd")
    parser.add_argument(
        "--concepten", action="store_true", help="toon ook wat nog niet openbaar is; alleen als voorbeeld"
    )
    parser.add_argument(
        "--vorige",
        type=Path,
        help=f"wat het laatst is gepubliceerd, om stille wijzigingen te vinden; standaard {BASELINE}",
    )
    parser.add_argument(
        "--zonder-documenten", action="store_true", help="teken geen dossiers en affiches; alleen om te meten"
    )
    return parser


def _check(options: BuildOptions, formaat: str) -> int:
    """List every problem of settings, data and content; nothing is written."""
    problems = check_sources(options)
    print(format_problems(problems, formaat))
    return 1 if stops(problems) else 0


def _build(options: BuildOptions, again: bool, formaat: str) -> Built:
    """Build the site and say where it is, how long it took and what asks for attention."""
    built = build_site(options, again)
    output = options.output
    shown = (output.relative_to(ROOT) if output.is_relative_to(ROOT) else output).as_posix()
    if built.site is None:
        print(f"Er is niets veranderd; de site staat in {shown}/index.html")
    else:
        if built.warnings:
            print(format_problems(built.warnings, formaat))
        print(f"{built.pages} pagina's gebouwd en gecontroleerd; open {shown}/index.html")
        if built.waiting:
            where = ", wel in dit voorbeeld" if options.preview else ""
            print(f"Nog niet openbaar{where}: {', '.join(built.waiting)}")
    print(built.stages)
    return built


def _tell_servers(output: Path) -> None:
    """Write the configuration for the site in `output`, whose styles it names.

    Raises SourcesRefused without an address.
    """
    from plugins.hosting.servers import FOLDER, write_server_files

    conf = ROOT / PUBLIC
    settings, problems = load_settings(conf)
    if not settings.get("SITEURL"):
        raise SourcesRefused([*problems, setting_problem("SITEURL", NO_ADDRESS, conf)])
    if not (output / FINISHED[0]).is_file():
        raise NotOurs(f"er staat nog geen site in {output.name}/; voer eerst 'make publish' uit")
    write_server_files(ROOT / FOLDER, output, settings["SITEURL"])
    print(f"Instellingen voor nginx, Apache en Caddy staan in {FOLDER}/; laat de server ze opnieuw lezen")


def _keep_baseline(output: Path) -> None:
    """Note in the sources what was published, for the next site to be held against."""
    if write_if_changed(ROOT / BASELINE, (output / MANIFEST).read_bytes()):
        print(f"{BASELINE} zegt nu wat er is gepubliceerd; leg dat bestand vast in git")


if __name__ == "__main__":
    sys.exit(main())
