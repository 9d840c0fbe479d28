"""The solver behind the attack: used only where it has to be, the same in every process, and not believed."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from types import SimpleNamespace

import pytest

from plugins.disclosure.attack import Finding, Verdict, attack
from tests.conftest import ROOT
from tests.disclosure.two_way import published, random_counts

PRINT_FINDINGS = """
import random
from plugins.disclosure.attack import attack
from tests.disclosure.two_way import published, random_counts
cells, relations = published(random_counts(random.Random(4), 10, 3, 2))
print(attack(cells, relations))
"""
IMPORTED = """
import sys
from tests.disclosure.two_way import adds_up, part_of, rounded, unknown
from plugins.disclosure.attack import attack
cells = [rounded(key, key, number, 5) for key, number in dict(a=0, b=0, c=5, d=0, t=5, w=0).items()]
print(len(attack(cells, [adds_up("t", ("a", "b")), adds_up("t", ("c", "d")), part_of("w", "t")])), "scipy" in sys.modules)
"""


def run(code: str, seed: str = "0") -> str:
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": seed},
        capture_output=True,
        text=True,
        check=True,
    ).stdout


def test_the_findings_do_not_depend_on_the_order_of_sets():
    first, *others = (run(PRINT_FINDINGS, seed) for seed in ("1", "42"))
    assert "Verdict.SMALL" in first
    assert others == [first]


def test_a_table_without_circles_needs_no_solver():
    assert run(IMPORTED) == "4 False\n"


def test_a_solver_that_is_wrong_cannot_let_a_table_pass(monkeypatch: pytest.MonkeyPatch):
    from scipy import optimize

    given = published(random_counts(random.Random(0), 3, 3, mean=15))
    assert attack(*given) == ()
    for lie in (
        SimpleNamespace(status=0, x=[1.0] * 16),
        SimpleNamespace(status=0, x=[9.0] * 16),
        SimpleNamespace(status=1, message="time limit"),
    ):
        monkeypatch.setattr(optimize, "milp", lambda *_, lie=lie, **__: lie)
        findings: tuple[Finding, ...] = attack(*given)
        assert [finding.verdict for finding in findings] == [Verdict.UNDECIDED]
