"""Sets up all the project needs and runs a command in it: `python3 environment.py site -m plugins.publish`.

Needs Python 3.11 or later and nothing else. Installs what the locks name, with hashes, and only when a lock changed.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
NPM = ("ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent")


class SetUpFailed(Exception):
    """Something could not be installed; the message says what to do."""


def main(arguments: list[str]) -> int:
    """Set up for `site` or `test`, then run Python there with the other arguments; returns its exit code."""
    if sys.version_info < (3, 11):
        print("Python 3.11 of nieuwer is nodig; gevonden is " + sys.version.split()[0], file=sys.stderr)
        return 1
    purpose, *command = arguments or ["site"]
    # Compiled Python is kept beside the other caches, also where the machine asks for none: starting is half of a small build.
    environment = dict(
        os.environ,
        PYTHONPYCACHEPREFIX=str(ROOT / ".cache" / "python"),
        PATH=f"{BIN}{os.pathsep}{os.environ.get('PATH', '')}",
        PYTHONPATH=str(ROOT),
    )
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    try:
        set_up(purpose, environment)
    except (SetUpFailed, subprocess.CalledProcessError) as error:
        print(f"installeren is niet gelukt: {error}", file=sys.stderr)
        return 1
    return (
        subprocess.run([PYTHON, *command], cwd=ROOT, env=environment, check=False).returncode
        if command
        else 0
    )


def set_up(purpose: str, environment: dict[str, str]) -> None:
    """Install what `site` or `test` needs and does not have yet."""
    if purpose not in ("site", "test"):
        raise SetUpFailed(f"onbekend doel '{purpose}'; kies uit: site, test")
    if not PYTHON.exists():
        say("Python-omgeving maken in .venv")
        venv.create(VENV, with_pip=True)
    install_python(purpose, environment)
    install_node("theme", environment)
    if purpose == "test":
        install_node("tests", environment)
        environment["CHROMIUM"] = find_browser(environment)


def install_python(purpose: str, environment: dict[str, str]) -> None:
    """Install the lock of `purpose`; the test lock holds all of the site's."""
    lock = ROOT / "requirements" / f"{purpose}.txt"
    test_lock = ROOT / "requirements" / "test.txt"
    if stamped(VENV / "test.stamp", test_lock) or stamped(VENV / f"{purpose}.stamp", lock):
        return
    say(f"Python-pakketten installeren ({lock.name})")
    run(
        [
            PYTHON,
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
            "--require-hashes",
            "-r",
            lock,
        ],
        environment,
    )
    stamp(VENV / f"{purpose}.stamp", lock)


def install_node(folder: str, environment: dict[str, str]) -> None:
    """Install the npm packages of a folder, with a Node of our own where the machine has none."""
    lock = ROOT / folder / "package-lock.json"
    done = ROOT / folder / "node_modules" / ".stamp"
    npm = shutil.which("npm", path=environment["PATH"])
    if stamped(done, lock) and shutil.which("node", path=environment["PATH"]):
        return
    if npm is None:
        say("Node installeren in .venv")
        run(
            [
                PYTHON,
                "-m",
                "pip",
                "install",
                "--quiet",
                "--disable-pip-version-check",
                "--require-hashes",
                "-r",
                ROOT / "requirements" / "node.txt",
            ],
            environment,
        )
        npm = shutil.which("npm", path=environment["PATH"])
    if npm is None:
        raise SetUpFailed(
            "npm is niet gevonden en kon niet worden geïnstalleerd; installeer Node.js 20 of nieuwer"
        )
    say(f"npm-pakketten installeren ({folder}/)")
    run([npm, *NPM], environment, ROOT / folder)
    stamp(done, lock)


def find_browser(environment: dict[str, str]) -> str:
    """A browser for the tests: $CHROMIUM, one on the path, Debian's package, or Playwright's own."""
    named = environment.get("CHROMIUM")
    if named:
        if not Path(named).is_file():
            raise SetUpFailed(f"CHROMIUM wijst naar {named}, maar dat bestand bestaat niet")
        return named
    found = browser_on_path(environment)
    if found is None and shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0:
        say("Chromium installeren (apt-get)")
        quiet = dict(environment, DEBIAN_FRONTEND="noninteractive")
        run(["apt-get", "update", "-qq"], quiet)
        run(["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"], quiet, show=False)
        found = browser_on_path(environment)
    if found is None:
        say("Chromium installeren (playwright)")
        tried = subprocess.run(
            [PYTHON, "-m", "playwright", "install", "chromium"],
            env=environment,
            check=False,
            capture_output=True,
        )
        if tried.returncode == 0:
            asked = "from playwright.sync_api import sync_playwright as p\nwith p() as q: print(q.chromium.executable_path)"
            found = subprocess.run(
                [PYTHON, "-c", asked], env=environment, check=True, capture_output=True, text=True
            ).stdout.strip()
    if found is None:
        raise SetUpFailed(
            "de tests hebben een browser nodig; installeer Chromium of Chrome, of zet CHROMIUM op het pad ervan"
        )
    return found


def browser_on_path(environment: dict[str, str]) -> str | None:
    """Chromium or Chrome on the path, if any."""
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
    return next((found for name in names if (found := shutil.which(name, path=environment["PATH"]))), None)


def stamped(mark: Path, lock: Path) -> bool:
    """Whether exactly this lock was installed."""
    return mark.is_file() and mark.read_text(encoding="ascii") == digest(lock)


def stamp(mark: Path, lock: Path) -> None:
    """Remember that this lock was installed."""
    mark.parent.mkdir(parents=True, exist_ok=True)
    mark.write_text(digest(lock), encoding="ascii")


def digest(lock: Path) -> str:
    """The fingerprint of a lock."""
    return hashlib.sha256(lock.read_bytes()).hexdigest()


def run(command: list[object], environment: dict[str, str], folder: Path = ROOT, show: bool = True) -> None:
    """Run a command that has to succeed."""
    subprocess.run(
        [str(part) for part in command],
        cwd=folder,
        env=environment,
        check=True,
        stdout=None if show else subprocess.DEVNULL,
    )


def say(text: str) -> None:
    """Tell what takes time."""
    print(f"{text} …", flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
