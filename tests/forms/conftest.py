"""Forms on a copy of the made-up municipality."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from plugins.forms.desk import Desk
from plugins.forms.forms import Forms
from plugins.source.problem import Problem
from tests.projects import VOORBEELD


class Tried:
    """A project with forms, what the preview says of it, and what it would say after a change."""

    def __init__(self, root: Path) -> None:
        self.root, self.saves = root, 0
        self.problems, self.would = list[Problem](), list[Problem]()
        self.forms = Forms(Desk(root, lambda: self.problems, lambda *_: self.would, self._saved, lambda: ""))

    def _saved(self, write):
        write()
        self.saves += 1


@pytest.fixture
def desk(tmp_path: Path) -> Tried:
    for folder in ("data", "content"):
        shutil.copytree(VOORBEELD / folder, tmp_path / folder)
    return Tried(tmp_path)
