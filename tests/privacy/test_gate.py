"""The gate: where a finding stands, what is said of it, and what was declared."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from plugins.cache import Cache, Latest
from plugins.checks.checking import Inspector
from plugins.privacy import gate
from plugins.privacy.uitzonderingen import NOTHING, Declared, Soort, declared_by, large_figures
from plugins.site.load_records import load_records
from plugins.source.phone_numbers import Register
from tests.projects import project as made_up
from tests.projects import write
from tests.records import GOOD as GOOD_FOLDER
from tests.records import TODAY

GOOD = GOOD_FOLDER / "data"
REMEDY = "haal het weg, of leg het vast in data/uitzonderingen.yaml met reden en einddatum"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    write("content/pages/over.md", "Title: Over\n\nTekst\n")(tmp_path)
    for path in sorted(GOOD.rglob("*.yaml")):
        write(f"data/{path.relative_to(GOOD).as_posix()}", path.read_bytes())(tmp_path)
    return tmp_path


def said(project: Path) -> list[str]:
    return [str(problem) for problem in load_records(project, TODAY)[1]]


def excepted(waarde: str, soort: str, days: int) -> str:
    return (
        f"uitzonderingen:\n  - waarde: {waarde}\n    soort: {soort}\n    reden: Een voorbeeld.\n"
        f"    bron: voorbeeld-bron\n    geldt_tot: {TODAY + timedelta(days=days)}\n"
    )


def test_a_finding_has_its_place_and_gives_nothing_away(project: Path):
    write("content/pages/over.md", "Title: Over\n\nEén é&shy;n 111222333.\n<!-- 12-BB-34 -->\n")(project)
    assert said(project) == [
        f"content/pages/over.md:3:13: hier staat een burgerservicenummer (BSN): '11•••••••'; {REMEDY}",
        f"content/pages/over.md:4:6: hier staat een kenteken: '12-••-••'; {REMEDY}",
    ]


def test_a_mobile_number_belongs_with_a_route(project: Path):
    write("content/pages/over.md", "# bel 06-12345678\n")(project)
    assert said(project) == [
        "content/pages/over.md:1:7: hier staat een mobiel telefoonnummer: '06-••••••••'; "
        "haal het weg, of zet het bij de meldroute waar het bij hoort"
    ]


def test_the_name_of_a_file_is_not_repeated(project: Path):
    write("content/pages/111222333.md", "Tekst\n")(project)
    assert said(project) == [
        f"content/pages/11•••••••.md: hier staat een burgerservicenummer (BSN): '11•••••••'; {REMEDY}"
    ]


@pytest.mark.parametrize("coding", ["utf-8-sig", "utf-16", "latin-1"])
def test_bytes_are_read_whatever_their_coding(coding: str, project: Path):
    write("content/pages/over.md", "Eén adres: Voorbeeldstraat 12\n".encode(coding))(project)
    assert said(project) == [
        f"content/pages/over.md:1:12: hier staat een adres met huisnummer: 'Vo••••••••••••• ••'; {REMEDY}"
    ]


def test_a_draft_is_read_like_everything_else(project: Path):
    write("content/pages/over.md", "---\nTitle: Over\nstatus: concept\n---\n\n12-BB-34\n")(project)
    assert said(project) == [f"content/pages/over.md:6:1: hier staat een kenteken: '12-••-••'; {REMEDY}"]


def test_an_exception_lets_exactly_its_value_pass(project: Path):
    write("data/uitzonderingen.yaml", excepted("Voorbeeldstraat 12", "adres", 90))(project)
    write("content/pages/over.md", "Voorbeeldstraat 12 en VOORBEELDSTRAAT 12, niet Voorbeeldstraat 1.\n")(
        project
    )
    assert said(project) == [
        f"content/pages/over.md:1:48: hier staat een adres met huisnummer: 'Vo••••••••••••• •'; {REMEDY}"
    ]


def test_an_exception_is_of_one_kind(project: Path):
    write("data/uitzonderingen.yaml", excepted("'111222333'", "iban", 90))(project)
    assert said(project) == [
        "data/uitzonderingen.yaml:2:13: let op: deze waarde staat nergens meer; verwijder de uitzondering",
        "data/uitzonderingen.yaml:2:14: hier staat een burgerservicenummer (BSN): '11•••••••'; " + REMEDY,
    ]


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (-1, "deze uitzondering gold tot en met {}; haal de waarde van de site en verwijder de uitzondering, of kijk of de reden nog klopt en vul een nieuwe dag in"),
        (0, "let op: deze uitzondering geldt nog tot en met {}; kijk of zij nog nodig is"),
        (29, "let op: deze uitzondering geldt nog tot en met {}; kijk of zij nog nodig is"),
        (30, ""),
        (366, ""),
        (367, "{} ligt te ver weg; vul een dag in van hoogstens een jaar vooruit"),
    ],
)  # fmt: skip
def test_an_exception_lasts_a_year_at_most_and_warns_before_it_ends(days: int, expected: str, project: Path):
    write("data/uitzonderingen.yaml", excepted("Voorbeeldstraat 12", "adres", days))(project)
    write("content/pages/over.md", "Voorbeeldstraat 12\n")(project)
    message = expected.format(TODAY + timedelta(days=days))
    assert said(project) == ([f"data/uitzonderingen.yaml:6:16: {message}"] if message else [])


def test_an_exception_that_nobody_needs_is_told(project: Path):
    write("data/uitzonderingen.yaml", excepted("Voorbeeldstraat 12", "adres", 90))(project)
    assert said(project) == [
        "data/uitzonderingen.yaml:2:13: let op: deze waarde staat nergens meer; verwijder de uitzondering"
    ]


def test_exceptions_are_read_strictly(project: Path):
    write(
        "data/uitzonderingen.yaml",
        "uitzonderingen:\n  - waarde: Voorbeeldstraat 12\n    soort: straat\n    bron: nergens\n",
    )(project)
    assert [message for message in said(project) if ":2:13:" not in message] == [
        "data/uitzonderingen.yaml:2:5: 'geldt_tot' ontbreekt; voeg deze sleutel toe",
        "data/uitzonderingen.yaml:2:5: 'reden' ontbreekt; voeg deze sleutel toe",
        "data/uitzonderingen.yaml:3:12: onbekende waarde 'straat' bij 'soort'. Kies uit: bsn, mobiel, iban, kenteken, email, adres, geboortedatum, naam",
        "data/uitzonderingen.yaml:4:11: 'nergens' bestaat niet in data/bronnen; maak data/bronnen/nergens.yaml of noem een die bestaat",
    ]


def test_what_is_published_is_held_against_the_same_declarations():
    page = b"<html><body><p>Voorbeeldstraat 12</p></body></html>"
    message = f"hier staat een adres met huisnummer: 'Vo••••••••••••• ••'; {REMEDY}"
    declared = Declared(((Soort.ADRES, "Voorbeeldstraat 12"),))
    register = Register(frozenset())
    assert message in Inspector(register, Cache(), NOTHING).page("index.html", page).wrong
    assert message not in Inspector(register, Cache(), declared).page("index.html", page).wrong


def test_what_was_found_is_not_kept_when_the_declarations_change(tmp_path: Path):
    cache, register = Cache(tmp_path), Register(frozenset())
    declared = Declared(((Soort.KENTEKEN, "12-BB-34"),))
    assert Inspector(register, cache, declared).file("a.csv", b"a\n12-BB-34\n") == []
    assert Inspector(register, cache, NOTHING).file("a.csv", b"a\n12-BB-34\n") == [
        f"hier staat een kenteken: '12-••-••'; {REMEDY}"
    ]


def test_the_address_of_the_town_hall_and_the_numbers_of_routes_are_declared_by_their_records(tmp_path: Path):
    made_up(tmp_path)
    problems = [str(problem) for problem in load_records(tmp_path, TODAY)[1]]
    assert [problem for problem in problems if "hier staat" in problem] == []
    path = tmp_path / "data" / "gemeente.yaml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("Voorbeeldplein 1", "Voorbeeldplein 2"), encoding="utf-8"
    )
    problems = [str(problem) for problem in load_records(tmp_path, TODAY)[1]]
    assert any(
        problem.startswith("content/pages/contact.md:13:28: hier staat een adres") for problem in problems
    )


@pytest.mark.parametrize(
    ("column", "passing"),
    [
        (
            [123456782, 123456783, 200000001],
            [123456782],
        ),  # the others fail the elfproef: figures of this size
        ([123456782, 123456783], []),
        ([123456782, 111222333, 123456783, 200000001], []),
        ([123456782, 120, 310, 405], []),
        ([], []),
    ],
)
def test_figures_of_nine_digits_are_no_bsn_among_more_figures_of_that_size(column, passing):
    assert large_figures(column) == passing


def test_a_series_of_large_figures_passes_and_a_bsn_among_small_ones_does_not(project: Path):
    path = project / "data" / "cijferreeksen" / "voorbeeld-reeks.yaml"
    text = path.read_text(encoding="utf-8")
    large = text.replace("aantal: 10}", "aantal: 123456782}").replace("aantal: onbekend", "aantal: 200000001")
    path.write_text(large.replace("aantal: ~1200", "aantal: 123456783"), encoding="utf-8")
    assert [problem for problem in said(project) if "(BSN)" in problem] == []
    path.write_text(text.replace("aantal: 10}", "aantal: 123456782}"), encoding="utf-8")
    assert [problem for problem in said(project) if "(BSN)" in problem] == [
        "data/cijferreeksen/voorbeeld-reeks.yaml:20:26: hier staat een burgerservicenummer (BSN): "
        f"'12•••••••'; {REMEDY}"
    ]


def looking(
    root: Path, cache: Cache, monkeypatch: pytest.MonkeyPatch
) -> tuple[Callable[[], list[str]], list[str]]:
    """What a process that has looked at nothing yet says of a project, and the texts that it looked at for that."""
    looked_at: list[str] = []
    look = gate.findings
    monkeypatch.setattr(gate, "findings", lambda text: looked_at.append(text) or look(text))

    def problems() -> list[str]:
        looked_at.clear()
        monkeypatch.setattr(gate, "_LOOKED", Latest())
        return [str(problem) for problem in load_records(root, TODAY, cache=cache)[1]]

    return problems, looked_at


def test_a_source_that_tells_of_nobody_is_looked_at_once(project: Path, tmp_path: Path, monkeypatch):
    cache = Cache(tmp_path / ".cache")
    problems, looked_at = looking(project, cache, monkeypatch)
    write("content/pages/over.md", "Title: Over\n\nHier staat 12-BB-34.\n")(project)
    refused = [f"content/pages/over.md:3:12: hier staat een kenteken: '12-••-••'; {REMEDY}"]
    assert problems() == refused
    assert len(looked_at) > 50, "every source, by its name and its text"
    assert problems() == refused, "what tells of somebody is said each time"
    assert [text for text in looked_at if "12-BB-34" in text] == ["Title: Over\n\nHier staat 12-BB-34.\n"]
    assert len(looked_at) == 2, "its name and its text"
    assert not any(b"12-BB-34" in path.read_bytes() for path in cache.folder.rglob("*") if path.is_file())
    write("content/pages/over.md", "Title: Over\n\nHier staat niets.\n")(project)
    assert problems() == []
    assert problems() == []
    assert looked_at == []


def test_what_was_declared_is_remembered_and_said_when_it_is_no_longer(tmp_path: Path, monkeypatch):
    made_up(tmp_path)
    problems, looked_at = looking(tmp_path, Cache(tmp_path / ".cache"), monkeypatch)
    before = problems()
    assert looked_at and problems() == before
    assert looked_at == [], "the address of the town hall in a text is declared"
    path = tmp_path / "data" / "gemeente.yaml"
    write("data/gemeente.yaml", path.read_text(encoding="utf-8").replace("plein 1", "plein 2"))(tmp_path)
    moved = [problem for problem in problems() if problem not in before]
    assert [problem.split(": ")[:2] for problem in moved] == [
        ["content/pages/contact.md:13:28", "hier staat een adres met huisnummer"]
    ]


def test_a_hidden_telephone_number_has_its_place_and_gives_nothing_away(project: Path):
    write(
        "content/pages/over.md", "---\nTitle: Over\nDate: 2026-01-01  # bel &#48;33-0000123\n---\n\n# 12\n"
    )(project)
    write("content/documenten/bel-O33-0000123.pdf", b"")(project)
    wrong = "dat niet in het register (data/meldroutes) staat; haal het weg"
    assert said(project) == [
        f"content/documenten/be•-•••-•••••••.pdf: hier staat het telefoonnummer 'O3• •••••••', {wrong}",
        f"content/pages/over.md:3:25: hier staat het telefoonnummer '03•-•••••••', {wrong}",
    ]


def test_a_comment_may_name_a_number_of_the_register_and_a_day(tmp_path: Path):
    made_up(tmp_path)
    path, number = next(
        (path, line.split('"')[1])
        for path in sorted((tmp_path / "data" / "meldroutes").glob("*.yaml"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.startswith("telefoon:")
    )
    path.write_text(
        f"# {number}, nagebeld op 02-06-2023\n{path.read_text(encoding='utf-8')}", encoding="utf-8"
    )
    problems = [str(problem) for problem in load_records(tmp_path, TODAY)[1]]
    assert [problem for problem in problems if "telefoonnummer" in problem] == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Aantal verdachten Verzonnenstad in 2025.", False),
        ("De verdachte Jan Verzonnenstad is aangehouden.", True),
        ("De verdachte Elders is aangehouden.", True),
    ],
)
def test_the_municipality_behind_the_word_for_a_role_is_no_person(text: str, told: bool):
    declared = declared_by([], places=["Verzonnenstad"])
    assert bool(list(gate.undeclared_data(text, declared))) is told
