"""Sets up what is needed and runs Python in it: `python3 environment.py site -m plugins.publish check`.

Needs Python 3.11 or later and nothing else. venv, pip and npm do the installing, from locks with hashes; this
file only decides what is still missing, so that a second run installs nothing.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
PURPOSES = {"site": ("theme",), "test": ("theme", "tests")}
"""What can be asked for, with the folders whose npm packages it needs."""
PROGRAMS = {
    "Rscript": ("r-base-core",),
    "nginx": ("nginx-light", "libnginx-mod-http-brotli-static"),
    "apache2": ("apache2-bin", "media-types"),
    "caddy": ("caddy",),
}
"""Programs that some tests run, each with Debian's packages; without one those tests fail."""
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")


class SetUpFailed(Exception):
    """Something could not be installed; the message says what to do."""


def main(arguments: list[str]) -> int:
    """Set up for `site` or `test`, then run Python with the other arguments; returns its exit code."""
    if sys.version_info < (3, 11):
        print("Python 3.11 of nieuwer is nodig; gevonden is " + sys.version.split()[0], file=sys.stderr)
        return 1
    purpose, *command = arguments or ["site"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    # Debian keeps its servers where an ordinary user does not look.
    environment["PATH"] = os.pathsep.join((str(BIN), environment.get("PATH", ""), "/usr/sbin"))
    environment["PYTHONUTF8"] = "1"  # Windows would write what is no letter of its own alphabet as an error
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # compiling all anew would be half of a small build
    try:
        set_up(purpose, environment)
    except (SetUpFailed, subprocess.CalledProcessError) as error:
        print(f"installeren is niet gelukt: {error}", file=sys.stderr)
        return 1
    if not command:
        return 0
    return subprocess.run([PYTHON, *command], env=environment, check=False).returncode


def set_up(purpose: str, environment: dict[str, str]) -> None:
    """Install what a purpose needs and does not have yet, and tell the tests where their browser is."""
    if purpose not in PURPOSES:
        raise SetUpFailed(f"onbekend doel '{purpose}'; kies uit: {', '.join(PURPOSES)}")
    if not PYTHON.exists():
        import venv  # needed once

        say("Python-omgeving maken in .venv")
        venv.create(VENV, with_pip=True)
    if not is_installed(*python_lock("test")):  # which holds all that the site needs
        install_python(purpose, environment)
    for folder in PURPOSES[purpose]:
        install_node(folder, environment)
    if purpose == "test":
        environment["CHROMIUM"] = find_browser(environment)
        find_programs(environment)


def install_python(name: str, environment: dict[str, str]) -> None:
    """Install the packages of a lock in `requirements/`, unless that was done."""
    lock, stamp = python_lock(name)
    if not is_installed(lock, stamp):
        say(f"Python-pakketten installeren ({lock.name})")
        # Python compiles what is imported; to compile all that there is takes a third of the installing.
        options = ("--quiet", "--disable-pip-version-check", "--no-compile", "--require-hashes")
        run([PYTHON, "-m", "pip", "install", *options, "--requirement", lock], environment)
        stamp.write_text(digest(lock), encoding="ascii")


def install_node(folder: str, environment: dict[str, str]) -> None:
    """Install the npm packages of a folder, unless that was done; Node too where the machine has none."""
    lock, stamp = ROOT / folder / "package-lock.json", ROOT / folder / "node_modules" / ".stamp"
    if is_installed(lock, stamp) and on_path(environment, "node"):
        return
    if on_path(environment, "npm") is None:
        install_python("node", environment)
    npm = on_path(environment, "npm")
    if npm is None:
        raise SetUpFailed(
            "npm is niet gevonden en kon niet worden geïnstalleerd; installeer Node.js 20 of nieuwer"
        )
    say(f"npm-pakketten installeren ({folder}/)")
    run([npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"], environment, ROOT / folder)
    stamp.parent.mkdir(exist_ok=True)
    stamp.write_text(digest(lock), encoding="ascii")


def find_browser(environment: dict[str, str]) -> str:
    """The path of a browser: $CHROMIUM, one on the path, Debian's package, or Playwright's own."""
    named = environment.get("CHROMIUM")
    if named:
        if not Path(named).is_file():
            raise SetUpFailed(f"CHROMIUM wijst naar {named}, maar dat bestand bestaat niet")
        return named
    browser = on_path(environment, *BROWSERS)
    if browser is None and may_install_packages(environment):
        say("Chromium installeren (apt-get)")
        install_packages(environment, "chromium")
        browser = on_path(environment, *BROWSERS)
    if browser is None:
        say("Chromium installeren (playwright)")
        ask = "from playwright.sync_api import sync_playwright as run\n"
        ask += "with run() as playwright: print(playwright.chromium.executable_path)"
        try:
            run([PYTHON, "-m", "playwright", "install", "chromium"], environment)
            browser = subprocess.check_output([PYTHON, "-c", ask], env=environment, text=True).strip()
        except subprocess.CalledProcessError as error:
            raise SetUpFailed(
                "de tests hebben een browser nodig; installeer Chromium of Chrome, "
                "of zet CHROMIUM op het pad ervan"
            ) from error
    return browser


def find_programs(environment: dict[str, str]) -> None:
    """Install what tests run where Debian's packages may be installed; what stays missing is said."""

    def missing() -> list[str]:
        return [program for program in PROGRAMS if on_path(environment, program) is None]

    if missing() and may_install_packages(environment):
        # All in one go; one by one when that fails, since a Debian may not have all of them.
        for programs in (missing(), *([program] for program in PROGRAMS)):
            wanted = [program for program in programs if program in missing()]
            if wanted:
                say(f"{', '.join(wanted)} installeren (apt-get)")
                with suppress(subprocess.CalledProcessError):
                    install_packages(environment, *(name for each in wanted for name in PROGRAMS[each]))
    for program in missing():
        packages = " ".join(PROGRAMS[program])
        say(f"{program} is er niet; de tests ervan mislukken, installeer het ({packages})")


def may_install_packages(environment: dict[str, str]) -> bool:
    """Whether this is a Debian on which packages may be installed."""
    return bool(on_path(environment, "apt-get")) and hasattr(os, "geteuid") and os.geteuid() == 0


def install_packages(environment: dict[str, str], *names: str) -> None:
    """Install packages of Debian; raises CalledProcessError when that fails."""
    quiet = {**environment, "DEBIAN_FRONTEND": "noninteractive"}
    run(["apt-get", "update", "-qq"], quiet)
    run(["apt-get", "install", "-y", "-qq", "--no-install-recommends", *names], quiet)


def on_path(environment: dict[str, str], *names: str) -> str | None:
    """The first of these programs that is on the path, if any."""
    return next(filter(None, (shutil.which(name, path=environment["PATH"]) for name in names)), None)


def python_lock(name: str) -> tuple[Path, Path]:
    """A lock of Python packages, and the file that notes which version of it was installed."""
    return ROOT / "requirements" / f"{name}.txt", VENV / f"{name}.stamp"


def is_installed(lock: Path, stamp: Path) -> bool:
    """Whether exactly this lock was installed."""
    return stamp.is_file() and stamp.read_text(encoding="ascii") == digest(lock)


def digest(lock: Path) -> str:
    """The SHA-256 of a lock."""
    return hashlib.sha256(lock.read_bytes()).hexdigest()


def run(command: list[str | Path], environment: dict[str, str], folder: Path = ROOT) -> None:
    """Run a command; raises CalledProcessError when it fails."""
    subprocess.run(command, cwd=folder, env=environment, check=True)


def say(text: str) -> None:
    """Tell what takes time."""
    print(f"{text} …", flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
