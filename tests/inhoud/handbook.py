"""Follows the tasks of the handbook literally: what it says to make, to put in its place, to type and to see.

A task is a section under "## Taken" of `docs/redactie.md`. What can be done is said in fixed sentences, so that a reader
and this module read the same: "Maak het bestand `X`:", "Zet in `X` in plaats van: … dit: …", "Hernoem `X` tot `Y`",
"Op `/adres/` staat: > …", "De controle zegt: …", and commands in a block of `sh`.
"""

from __future__ import annotations

import re
import shlex
import shutil
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent

from tests.projects import ROOT

HANDBOOK = ROOT / "docs" / "redactie.md"
_FENCE = r"^ *```\w*\n(?P<{}>.*?)^ *```$"
_STEPS = re.compile(
    rf"Maak het bestand `(?P<made>[^`]+)`:\n\n{_FENCE.format('content')}"
    rf"|Bewaar het als `(?P<kept>[^`]+)`\..*?\n\n{_FENCE.format('rows')}"
    rf"|(?:Zet|zet) in `(?P<changed>[^`]+)` in plaats van:\n\n{_FENCE.format('old')}\n\n *dit:\n\n{_FENCE.format('new')}"
    r"|Hernoem `(?P<moved>[^`]+)` tot `(?P<to>[^`]+)`",
    re.DOTALL | re.MULTILINE,
)
_SHOWN = re.compile(r"[Oo]p `(/[^`]*)`(?: staat)?:\n\n((?: *> .*\n?)+)")
_SAID = re.compile(rf"De controle zegt:\n\n{_FENCE.format('said')}", re.DOTALL | re.MULTILINE)
_COMMANDS = re.compile(r"^```sh\n(.*?)^```$", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True)
class Task:
    """One section of the handbook: its title and its text."""

    title: str
    text: str

    @property
    def first(self) -> list[str]:
        """The titles of the tasks that it says to do first."""
        return re.findall(r'zoals in "([^"]+)"', self.text)

    @property
    def shown(self) -> list[tuple[str, str]]:
        """The addresses at which something has to stand, and the words."""
        return [
            (address, " ".join(line.strip().removeprefix("> ") for line in words.splitlines()))
            for address, words in _SHOWN.findall(self.text)
        ]

    @property
    def said(self) -> list[str]:
        """What the check has to say, a message a line."""
        return [line for said in _SAID.findall(self.text) for line in dedent(said).splitlines()]

    @property
    def commands(self) -> list[list[str]]:
        """What is to be typed: a module and its arguments."""
        lines = [line for block in _COMMANDS.findall(self.text) for line in block.splitlines()]
        return [shlex.split(line)[4:] for line in lines if line.startswith("python3 environment.py site ")]

    @property
    def picture(self) -> str:
        """The file of its picture, below `docs/`; empty when it has none."""
        found = re.search(r"!\[[^\]]+\]\(([^)]+)\)", self.text)
        return found[1] if found else ""

    def follow(self, folder: Path, only_new: bool = False) -> None:
        """Do what it says in a project, or only make its new files.

        Raises AssertionError when the project is not as the task says.
        """
        for step in _STEPS.finditer(self.text):
            if name := step["made"] or step["kept"]:
                assert not (folder / name).exists(), f"{name} is there already"
                (folder / name).parent.mkdir(exist_ok=True)
                (folder / name).write_text(dedent(step["content"] or step["rows"]), encoding="utf-8")
            elif only_new:
                continue
            elif step["changed"]:
                self._replace(folder, step["changed"], *_shifted(step, "old", "new"))
            else:
                shutil.move(folder / step["moved"], folder / step["to"])

    def undo(self, folder: Path) -> None:
        """Put back what it replaced."""
        for step in _STEPS.finditer(self.text):
            if step["changed"]:
                self._replace(folder, step["changed"], *_shifted(step, "new", "old"))

    def _replace(self, folder: Path, name: str, old: str, new: str) -> None:
        text = (folder / name).read_text(encoding="utf-8")
        remedy = f"docs/redactie.md, '{self.title}': neem over wat nu in {name} staat, in plaats van:\n{old}"
        assert text.count(old) == 1, remedy
        (folder / name).write_text(text.replace(old, new), encoding="utf-8")


def _shifted(step: re.Match[str], *names: str) -> list[str]:
    """Blocks without the indent of the list that they stand in, which the first fence of the step shows."""
    fence = re.search(r"^( *)```", step[0], re.MULTILINE)
    assert fence
    return [re.sub(rf"^{fence[1]}", "", step[name], flags=re.MULTILINE) for name in names]


def tasks() -> dict[str, Task]:
    """Every task of the handbook, by its title."""
    text = HANDBOOK.read_text(encoding="utf-8")
    part = text.partition("\n## Taken\n")[2].partition("\n## ")[0]
    return {
        title: Task(title, body)
        for title, body in (section.split("\n", 1) for section in part.split("\n### ")[1:])
    }


def project_for_editors(folder: Path) -> Path:
    """A copy of the real content, in which an editor may do anything; what was drawn for it is shared."""
    folder.mkdir(exist_ok=True)
    for name in ("content", "data"):
        shutil.copytree(ROOT / name, folder / name)
    for name in ("pelicanconf.py", "publishconf.py"):
        shutil.copy(ROOT / name, folder / name)
    (folder / "theme").symlink_to(ROOT / "theme")
    (ROOT / ".cache").mkdir(exist_ok=True)
    (folder / ".cache").symlink_to(ROOT / ".cache")
    return folder
