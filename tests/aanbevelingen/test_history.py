"""The history of a recommendation is only added to: what the public saw stays, or a correction says what was wrong."""

from __future__ import annotations

import shutil
from pathlib import Path

from plugins.site.journal import published_records
from plugins.site.load_records import load_records
from plugins.source.published import NOTHING, Published
from tests.projects import replace
from tests.records import GOOD, TODAY

HISTORY = "data/aanbevelingen/voorbeeld-aanbeveling.yaml"


def published(records_of: Path) -> Published:
    """What a site made of these sources would keep."""
    records, problems = load_records(records_of, TODAY)
    assert problems == []
    assert records is not None
    return published_records(records)._replace(meldroutes={})


def after(tmp_path: Path, *changes: tuple[str, str]) -> list[str]:
    """The problems of the tiny records after changes to a recommendation that the public saw before."""
    shutil.copytree(GOOD / "data", tmp_path / "data")
    seen = published(tmp_path)
    for old, new in changes:
        replace(HISTORY, old, new)(tmp_path)
    return [str(problem) for problem in load_records(tmp_path, TODAY, published=seen)[1]]


def test_history_may_be_added_to(tmp_path: Path):
    step = "      - {datum: 2021-02-01, stand: uitgevoerd, toelichting: Klaar., vastgesteld_door: raad, bronnen: [voorbeeld-bron]}\n"
    assert after(tmp_path, (step, step + step.replace("2021-02-01", "2022-02-01"))) == []


def test_a_step_that_was_changed_or_removed_needs_a_correction(tmp_path: Path):
    problem = f"{HISTORY}:14:7: de stap van 2020-02-01 (in_voorbereiding) stond zo op de site en is veranderd of weg; zet haar terug, of voeg een correctie toe met datum, stap en reden"
    assert after(tmp_path / "a", ("toelichting: Begonnen.", "toelichting: Toch niet.")) == [problem]
    assert after(
        tmp_path / "b",
        (
            "      - {datum: 2020-02-01, stand: in_voorbereiding, toelichting: Begonnen., vastgesteld_door: college, gezegd: {woorden: wij zijn begonnen, plaats: bovenaan}, bronnen: [voorbeeld-bron]}\n",
            "",
        ),
    ) == [problem]
    correction = "    titel: Het eerste deel\n    correcties:\n      - {datum: 2023-01-01, stap: 2020-02-01, reden: Het was anders.}\n"
    assert (
        after(
            tmp_path / "c",
            ("toelichting: Begonnen.", "toelichting: Toch niet."),
            ("    titel: Het eerste deel\n", correction),
        )
        == []
    )


def test_a_recommendation_or_part_that_the_public_saw_does_not_vanish(tmp_path: Path):
    assert after(tmp_path / "a", ("  - id: tweede", "  - id: ander")) == [
        f"{HISTORY}:11:3: onderdeel 'tweede' stond op de site en is er niet meer; zet het terug"
    ]
    _, problems = load_records(GOOD, TODAY, published=Published({}, {"9-weg": {}}))
    assert [str(problem) for problem in problems] == [
        "data/aanbevelingen/9-weg.yaml: deze aanbeveling stond op de site en is er niet meer; zet haar terug, want wat openbaar was blijft te volgen"
    ]
    assert load_records(GOOD, TODAY, published=NOTHING)[1] == []
