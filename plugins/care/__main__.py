"""The command for people: `python -m plugins.care` says what needs care, the first what fell due first."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from plugins.cache import Cache
from plugins.care.care import Care, care, care_calendar
from plugins.publish.settings import load_settings
from plugins.site.hard_texts import hard_texts, hard_texts_in_words
from plugins.site.load import read_written
from plugins.site.site import ORDER
from plugins.site.theme import read_theme, theme_of
from plugins.source.dates import dutch_date, today_in_amsterdam
from plugins.source.problem import counted, format_problems
from plugins.source.sources import read_sources


def main(arguments: list[str] | None = None) -> int:
    """Print or write what needs care; returns 1 when the sources cannot be read."""
    parser = argparse.ArgumentParser(prog="python -m plugins.care", description="Toon wat aandacht vraagt.")
    parser.add_argument("--vandaag", type=date.fromisoformat, help="de dag van de lijst, zoals 2026-11-23")
    parser.add_argument(
        "--tot", type=date.fromisoformat, help="tot en met welke dag; standaard 60 dagen vooruit"
    )
    parser.add_argument("--beheerder", help="alleen wat deze beheerder bijhoudt")
    parser.add_argument("--agenda", type=Path, help="schrijf de dagen als agenda (ICS) in dit bestand")
    parser.add_argument(
        "--leesbaarheid", action="store_true", help="alleen de moeilijke teksten, met hun zinnen"
    )
    given = parser.parse_args(arguments)
    root, today = Path.cwd(), given.vandaag or today_in_amsterdam()
    cache = Cache(root / ".cache")
    written, problems = read_written(read_sources(root), read_theme(theme_of(root)), today, cache)
    if written is None:
        print(format_problems(problems))
        print("Verbeter eerst deze fouten.", file=sys.stderr)
        return 1
    if given.leesbaarheid:
        print(hard_texts_in_words(hard_texts(written, cache)))
        return 0
    settings, _ = load_settings(root / "publishconf.py")
    tasks = care(written, settings, given.tot, cache, root)
    if given.beheerder:
        tasks = [each for each in tasks if each.beheerder == given.beheerder]
    if given.agenda:
        given.agenda.write_bytes(care_calendar(tasks))
        print(f"De agenda staat in {given.agenda}")
    else:
        print("\n".join(lines(tasks, today)))
    return 0


def lines(tasks: Iterable[Care], today: date) -> Iterator[str]:
    """The list as a terminal shows it, with how many are over their day."""
    listed = list(tasks)
    for each in listed:
        when = (
            "" if each.dag is None else f"{'sinds' if each.dag <= today else 'op'} {dutch_date(each.dag)}, "
        )
        yield f"{each.onderwerp}: {each.wat}"
        yield f"    {when}{each.beheerder}: {each.doe}"
        yield f"    {each.bestand}"
    late = sum(each.dag is not None and each.dag <= today for each in listed)
    count = counted(len(listed), "ding vraagt", "dingen vragen")
    if not listed:
        yield "Niets vraagt aandacht."
        return
    yield f"{count} aandacht, waarvan {late} over hun dag."
    yield f"Wat geen dag heeft, staat onderaan. {ORDER}"


if __name__ == "__main__":
    sys.exit(main())
