"""What the test command installs from Debian, with an apt-get that only writes down what it was asked for."""

from __future__ import annotations

import os
from pathlib import Path
from types import SimpleNamespace

import pytest

import environment

APT = """#!/bin/sh
echo "$@" >> {log}
[ "$1" = update ] && exit 0
case "$*" in *{refused}*) exit 100 ;; esac
for program in {programs}; do case "$*" in *"$program"*) : > {folder}/$program; /bin/chmod +x {folder}/$program ;; esac; done
"""


@pytest.fixture
def asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Find the programs with a package that is refused; what apt-get was asked to install, and what there is now."""
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setattr(environment, "PROGRAMS", {"een": ("pakket-een",), "twee": ("pakket-twee", "erbij")})

    def find(refused: str) -> tuple[list[str], list[str]]:
        folder, log = tmp_path / "bin", tmp_path / "log"
        folder.mkdir()
        apt = folder / "apt-get"
        apt.write_text(
            APT.format(log=log, refused=refused or "-nothing-", programs="een twee", folder=folder),
            encoding="utf-8",
        )
        apt.chmod(0o755)
        environment.find_programs({**os.environ, "PATH": str(folder)})
        installed = [
            line.split("recommends ")[1] for line in log.read_text().splitlines() if "install" in line
        ]
        return installed, sorted(path.name for path in folder.iterdir() if path != apt)

    return find


def test_all_programs_that_are_missing_are_installed_in_one_go(asked):
    assert asked("") == (["pakket-een pakket-twee erbij"], ["een", "twee"])


def test_a_package_that_there_is_not_keeps_no_other_from_being_installed(asked, capsys):
    installed, there = asked("pakket-twee")
    assert installed == ["pakket-een pakket-twee erbij", "pakket-een", "pakket-twee erbij"]
    assert there == ["een"]
    assert capsys.readouterr().out.splitlines()[-1] == (
        "twee is er niet; de tests ervan mislukken, installeer het (pakket-twee erbij) …"
    )


def test_what_is_run_reads_and_writes_utf_8_on_any_machine(monkeypatch: pytest.MonkeyPatch):
    given: list[dict[str, str]] = []
    monkeypatch.setattr(environment, "set_up", lambda purpose, surroundings: None)
    monkeypatch.setattr(
        environment.subprocess,
        "run",
        lambda command, env, check: given.append(env) or SimpleNamespace(returncode=0),
    )
    assert environment.main(["site", "-m", "plugins.publish", "check"]) == 0
    assert given[0]["PYTHONUTF8"] == "1"
