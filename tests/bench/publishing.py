"""What making a site public adds to a build: compressed files, the gate for personal data, and a day without changes."""

from __future__ import annotations

import shutil
import sys
import time
from pathlib import Path

from plugins.privacy.gate import personal_data, undeclared_data
from plugins.privacy.reading import decoded, is_text, said_by_csv, said_by_markup
from plugins.privacy.uitzonderingen import NOTHING
from plugins.source.records import RuleContext
from plugins.source.sources import read_sources
from tests.bench.building import SITE, real_project
from tests.bench.measuring import compare, report, seconds
from tests.projects import TODAY

PUBLISH = [sys.executable, "-m", "plugins.publish", "publish"]
SETTINGS = '\nSITEURL = "https://ondermijning.voorbeeld.nl"\nDEMONSTRATIE = {"reden": "Een proef.", "tot": "2999-12-31"}\n'
MARKUP = (".html", ".svg", ".xml")


def publishing(folder: Path) -> list[bool]:
    """Publish with the files compressed anew and with those that are kept, publish the same again, time the gate."""
    project = real_project(folder / "ours")
    with (project / "publishconf.py").open("a", encoding="utf-8") as conf:
        conf.write(SETTINGS)
    whole = seconds(PUBLISH, project)
    gate = gate_alone(project)

    def published(forget: str) -> float:
        shutil.rmtree(project / ".cache" / forget, ignore_errors=True)
        return seconds([*PUBLISH, "--opnieuw"], project)

    return [
        report("the gate for personal data on every source and file / a first build", f"{gate:.2f} s / {whole:.2f} s = {gate / whole:.2f} ×", gate / whole, 0.15),
        compare("published, everything compressed anew / built", lambda: published("compressed"), lambda: seconds([*SITE, "--opnieuw"], project), 2.5),
        compare("published / built", lambda: published("nothing"), lambda: seconds([*SITE, "--opnieuw"], project), 2.5),
        quickest("published with nothing changed, the quickest of 15", project, 0.2),
    ]  # fmt: skip


def quickest(label: str, project: Path, target: float) -> bool:
    """Publish what is public already; a busy machine makes it slower, never faster, so the quickest time counts."""
    seconds(PUBLISH, project)
    least = min(seconds(PUBLISH, project) for _ in range(15))
    return report(label, f"{least:.2f} s", least, target)


def gate_alone(project: Path) -> float:
    """How long the gate takes in one process for all it looks at in a build that remembers nothing."""
    sources = read_sources(project)
    files = [
        path for path in sorted((project / "output").rglob("*")) if path.is_file() and is_text(path.name)
    ]
    read = [(path, path.read_bytes()) for path in files if path.suffix not in (".br", ".gz", ".zip")]
    start = time.perf_counter()
    list(personal_data(sources, RuleContext(TODAY, records={"uitzonderingen": {}}), NOTHING))
    for path, data in read:
        text = decoded(data)
        said = (
            said_by_markup(text)
            if path.suffix in MARKUP
            else said_by_csv(text)
            if path.suffix == ".csv"
            else text
        )
        list(undeclared_data(said, NOTHING, path.relative_to(project / "output").as_posix()))
    return time.perf_counter() - start
