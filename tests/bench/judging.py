"""Five pages of the real site as a phone gets them, judged by Lighthouse: full marks in each of its classes."""

from __future__ import annotations

import gzip
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.bench.building import SITE, real_project
from tests.bench.measuring import ROOT, report, seconds
from tests.browser.conftest import Quiet, served
from tests.projects import replace

PAGES = ("/", "/melden/", "/aanbevelingen/1-formatie-en-bibob/", "/cijfers/mma-meldingen/", "/zoeken/")
"""One of each of five templates."""
PACKED = (".css", ".html", ".js", ".json", ".svg", ".txt", ".xml")
TRIES = 5
"""A busy machine makes a page slower, never faster, so the best of so many tries counts."""
PHONE, DESK = 4.0, 1500.0
"""How many times slower a phone is than a machine with this index of Lighthouse; a slower machine is slowed less."""
CLASSES = ("performance", "accessibility", "best-practices", "seo")


class Packed(Quiet):
    """Sends what is text compressed, as every server does that was set up for this site."""

    def do_GET(self) -> None:  # noqa: N802 - the name that the server calls
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if path.suffix not in PACKED or not path.is_file():
            super().do_GET()
            return
        data = gzip.compress(path.read_bytes())
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)


def lighthouse(folder: Path) -> list[bool]:
    """Build the site as it is published, at an address, and judge a page of five templates.

    Lighthouse is installed for it when it is not there yet.
    """
    program, project = installed(), real_project(folder / "ours")
    replace("pelicanconf.py", 'SITEURL = ""', 'SITEURL = "https://www.voorbeeld.example"')(project)
    seconds(SITE, project)
    with served(project / "output", Packed) as address:
        return [judged(page, program, address, folder / "report.json") for page in PAGES]


def installed() -> Path:
    """The program, installed from its lock into the cache of this checkout."""
    there, lock = ROOT / ".cache" / "lighthouse", ROOT / "tests" / "bench" / "lighthouse"
    same = there / "package-lock.json"
    if not same.is_file() or same.read_bytes() != (lock / same.name).read_bytes():
        shutil.rmtree(there, ignore_errors=True)
        shutil.copytree(lock, there)
        npm = shutil.which(
            "npm", path=os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
        )
        assert npm, "npm is missing; 'make bench' installs it"
        try:
            subprocess.run([npm, "ci", "--ignore-scripts", "--silent"], cwd=there, check=True)
        except subprocess.CalledProcessError:
            same.unlink()
            raise
    return there / "node_modules" / "lighthouse" / "cli" / "index.js"


def judged(page: str, program: Path, address: str, made: Path) -> bool:
    """Judge one page until it has full marks, at most TRIES times; returns whether it got them."""
    browser = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    assert browser, "no browser: 'make test' installs one"
    node = shutil.which("node") or "node"
    best: dict[str, float] = dict.fromkeys(CLASSES, 0.0)
    lost: list[str] = []
    slowdown = PHONE
    for _ in range(TRIES):
        subprocess.run(
            [node, program, f"{address}{page}", "--quiet", f"--throttling.cpuSlowdownMultiplier={slowdown:.2f}", "--output=json", f"--output-path={made}",
             "--chrome-flags=--headless --no-sandbox --disable-gpu"],
            env={**os.environ, "CHROME_PATH": browser}, check=True, timeout=180,
        )  # fmt: skip
        found = json.loads(made.read_text(encoding="utf-8"))
        best = {name: max(marks, found["categories"][name]["score"]) for name, marks in best.items()}
        counted = {
            ref["id"] for kind in found["categories"].values() for ref in kind["auditRefs"] if ref["weight"]
        }
        lost = sorted(name for name in counted if found["audits"][name]["score"] not in (1, None))
        if min(best.values()) == 1:
            break
        slowdown = min(PHONE, max(1.0, PHONE * found["environment"]["benchmarkIndex"] / DESK))
    marks = " ".join(f"{round(100 * value)}" for value in best.values())
    said = marks if min(best.values()) == 1 else f"{marks}, lost at {', '.join(lost)}"
    return report(f"Lighthouse {page}: {', '.join(CLASSES)}", said, 1 - min(best.values()), 0)
