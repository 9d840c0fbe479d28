"""How people reach a route: checked in time, changed only after a check, found by the finder."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

from plugins.site.load_records import load_records
from plugins.source.published import Published
from tests.projects import Change, replace
from tests.records import GOOD, TODAY

ROUTE = "data/meldroutes/voorbeeld-route.yaml"
BEGIN = "data/keuzehulp/voorbeeld-begin.yaml"


def problems(
    folder: Path, *changes: Change, today: date = TODAY, published: Published | None = None
) -> list[str]:
    shutil.copytree(GOOD, folder, dirs_exist_ok=True)
    for change in changes:
        change(folder)
    return [str(problem) for problem in load_records(folder, today, published=published or Published())[1]]


def test_a_number_that_was_not_checked_for_a_term_warns_and_after_twice_the_term_stops(tmp_path: Path):
    term = replace("data/gemeente.yaml", "controletermijn_maanden: 60", "controletermijn_maanden: 6")
    last_good, late, too_late = date(2022, 7, 1), date(2022, 7, 2), date(2023, 1, 2)
    for name, day, expected in (
        ("a", last_good, []),
        ("b", late, [True]),
        ("c", date(2023, 1, 1), [True]),
        ("d", too_late, [False]),
    ):
        found = [
            problem
            for problem in problems(tmp_path / name, term, today=day)
            if problem.startswith(f"{ROUTE}:13:7: ") and "nummer en adres" in problem
        ]
        assert ["let op" in problem for problem in found] == expected


def test_a_number_that_the_public_saw_changes_only_with_a_check(tmp_path: Path):
    seen = Published(
        meldroutes={
            "voorbeeld-route": {
                "telefoon": "0800-0000",
                "telefoon_buitenland": "",
                "url": "",
                "gecontroleerd_op": "2022-01-01",
            }
        }
    )
    assert problems(tmp_path / "same", published=seen) == []
    other = replace(ROUTE, "0800-0000", "0800-0009")
    assert problems(tmp_path / "other", other, published=seen) == [
        f"{ROUTE}:7:11: bij 'telefoon' stond 0800-0000 toen de site voor het laatst is gepubliceerd, en de dag van controle is dezelfde; vergelijk met de bron en vul die dag in"
    ]
    assert (
        problems(
            tmp_path / "checked", other, replace(ROUTE, "op: 2022-01-01", "op: 2022-01-02"), published=seen
        )
        == []
    )
    gone = replace(ROUTE, 'telefoon: "0800-0000"\n', "")
    assert any(
        "bij 'telefoon' stond 0800-0000" in problem
        for problem in problems(tmp_path / "gone", gone, published=seen)
    )


def test_a_number_belongs_to_one_route(tmp_path: Path):
    other = replace(
        "data/meldroutes/voorbeeld-site.yaml",
        "naam: Voorbeeldroute, site",
        'naam: Andere route\ntelefoon: "0800-0000"',
    )
    assert problems(tmp_path, other) == [
        "data/meldroutes/voorbeeld-site.yaml:2:11: 0800-0000 is ook het nummer van 'Voorbeeldroute'; controleer beide met de bron"
    ]


def test_a_route_to_which_no_answer_leads_is_a_warning(tmp_path: Path):
    assert problems(
        tmp_path,
        replace(BEGIN, "voorbeeld-route, voorbeeld-site, voorbeeld-bezoek", "voorbeeld-route"),
        replace(BEGIN, "voorbeeld-route, voorbeeld-site, voorbeeld-bezoek", "voorbeeld-route"),
    ) == [
        f"data/meldroutes/voorbeeld-{name}.yaml:1:1: let op: geen enkel antwoord van de keuzehulp leidt naar deze route; noem haar in data/keuzehulp"
        for name in ("bezoek", "site")
    ]


def test_a_question_that_comes_after_five_others_is_too_far_away(tmp_path: Path):
    changes = [
        replace(BEGIN, "meldroutes: [voorbeeld-route, voorbeeld-site, voorbeeld-bezoek]", "naar: vraag-1")
    ]
    questions = "\n".join(
        [
            "vraag: Nog een?",
            "antwoorden:",
            "  - {{letter: a, tekst: Ja., {}}}",
            "  - {{letter: b, tekst: Nee., meldroutes: [voorbeeld-route]}}",
            "",
        ]
    )

    def more(root: Path) -> None:
        for number in range(1, 6):
            to = f"naar: vraag-{number + 1}" if number < 5 else "meldroutes: [voorbeeld-route]"
            (root / f"data/keuzehulp/vraag-{number}.yaml").write_text(questions.format(to), encoding="utf-8")

    assert problems(tmp_path, *changes, more) == [
        "data/keuzehulp/vraag-5.yaml:1:1: een bezoeker krijgt deze vraag pas na 5 andere; maak de weg korter"
    ]
