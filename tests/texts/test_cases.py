"""Small texts, one a file, with what becomes of each beside it: the HTML, or what the editor is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.texts.cases_of import outcome

CASES = sorted(path for path in (Path(__file__).parent / "cases").glob("*.md") if path.stem != "README")


@pytest.mark.parametrize("case", CASES, ids=[case.stem for case in CASES])
def test_a_text_comes_out_as_written_beside_it(case: Path):
    kind, found = outcome(case.read_text(encoding="utf-8").removesuffix("\n"))
    assert found == case.with_suffix(f".{kind}").read_text(encoding="utf-8")


def test_the_name_of_a_case_says_whether_it_is_refused():
    assert [
        case.stem for case in CASES if case.with_suffix(".txt").exists() != ("refused" in case.stem)
    ] == []
    assert [
        case.stem for case in CASES if case.with_suffix(".txt").exists() == case.with_suffix(".html").exists()
    ] == []
