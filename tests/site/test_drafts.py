"""What is wrong with a draft stops nothing, and one mistake is said once."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from plugins.site.collection import KINDS
from plugins.site.load import load_site
from plugins.site.load_records import load_records
from plugins.source.problem import Ernst
from plugins.source.sources import read_sources
from plugins.texts.text_file import read_texts
from tests.projects import ROOT, VOORBEELD
from tests.records import GOOD, TODAY

DRAFT = "naam: Vogel\nuitleg: Een vogel.\nbronnen: [voorbeeld-bron]\nstatus: concept\n"


def load(root: Path, files: dict[str, str], preview: bool = False):
    shutil.copytree(GOOD / "data", root / "data", dirs_exist_ok=True)
    for name, text in files.items():
        (root / "data" / name).write_text(text, encoding="utf-8")
    return load_records(root, TODAY, preview)


@pytest.mark.parametrize("preview", [False, True], ids=["site", "preview"])
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            DRAFT.replace("uitleg", "uitlegg"),
            [
                "2:1: let op: onbekende sleutel 'uitlegg'; bedoelde u 'uitleg'? Kies uit: naam, volledige_naam, uitleg, zoekwoorden, zoekacties, bronnen, beheerder, status, publiceren_op, aliassen"
            ],
        ),
        (
            DRAFT.replace("voorbeeld-bron", "verzonnen"),
            [
                "3:11: let op: 'verzonnen' bestaat niet in data/bronnen; maak data/bronnen/verzonnen.yaml of noem een die bestaat"
            ],
        ),
        (
            DRAFT.replace("Een vogel.", "'Een"),
            ["2:9: let op: een aanhalingsteken wordt hier geopend maar niet gesloten; sluit het"],
        ),
    ],
)
def test_what_is_wrong_with_a_draft_is_a_warning(
    tmp_path: Path, text: str, expected: list[str], preview: bool
):
    records, problems = load(tmp_path, {"begrippen/vogel.yaml": text}, preview)
    assert [str(problem).removeprefix("data/begrippen/vogel.yaml:") for problem in problems] == expected
    assert records is not None
    assert "vogel" not in records.folder("begrippen")


def test_a_good_draft_is_in_the_preview_alone(tmp_path: Path):
    files = {"begrippen/vogel.yaml": DRAFT}
    public, problems = load(tmp_path, files)
    preview, _ = load(tmp_path, files, preview=True)
    assert problems == []
    assert public is not None and "vogel" not in public.folder("begrippen")
    assert preview is not None and "vogel" in preview.folder("begrippen")


def test_a_draft_that_refers_to_a_draft_with_errors_waits_with_it(tmp_path: Path):
    bron = (GOOD / "data" / "bronnen" / "voorbeeld-bron.yaml").read_text(encoding="utf-8")
    files = {
        "bronnen/nieuw.yaml": bron.replace("https://", "https://nieuw.").replace("titel:", "titell:")
        + "status: concept\n",
        "begrippen/vogel.yaml": DRAFT.replace("voorbeeld-bron", "nieuw"),
    }
    records, problems = load(tmp_path, files, preview=True)
    assert records is not None
    assert {problem.ernst for problem in problems} == {Ernst.WAARSCHUWING}
    assert [str(problem) for problem in problems if "begrippen" in problem.path] == [
        "data/begrippen/vogel.yaml:3:11: let op: 'nieuw' heeft nog fouten; dit concept staat pas in het voorbeeld als die weg zijn"
    ]


def test_what_is_public_cannot_refer_to_a_draft_even_in_a_preview_when_that_has_errors(tmp_path: Path):
    files = {
        "bronnen/nieuw.yaml": "titell: Fout\nstatus: concept\n",
        "begrippen/vogel.yaml": DRAFT.replace("voorbeeld-bron", "nieuw").replace("status: concept\n", ""),
    }
    records, problems = load(tmp_path, files, preview=True)
    assert records is None
    assert (
        "data/begrippen/vogel.yaml:3:11: 'nieuw' is nog niet openbaar; publiceer data/bronnen/nieuw.yaml, of maak dit ook een concept"
        in map(str, problems)
    )


@pytest.mark.parametrize("kind", [kind.folder for kind in KINDS])
def test_one_mistake_in_a_file_is_said_once_and_not_again_of_other_files(tmp_path: Path, kind: str):
    shutil.copytree(VOORBEELD / "data", tmp_path / "data")
    used = max((tmp_path / "data" / kind).glob("*.yaml"), key=lambda path: path.stat().st_size)
    used.write_text(used.read_text(encoding="utf-8") + "\nverzonnen: x\n", encoding="utf-8")
    _, problems = load_records(tmp_path, TODAY)
    assert [problem.path for problem in problems] == [f"data/{kind}/{used.name}"], problems


def test_a_draft_of_a_page_with_mistakes_stops_neither_site_nor_preview(tmp_path: Path):
    for name in ("data", "content"):
        shutil.copytree(VOORBEELD / name, tmp_path / name)
    head = "---\nTitle: Vogels\nDate: 2026-01-01\nSummary: Over vogels.\nstatus: concept\n{}---\n\n{}\n"
    pages = tmp_path / "content" / "pages"
    (pages / "melden" / "kanarie.md").unlink()  # nothing leads to it yet, which a preview refuses
    (pages / "vogels.md").write_text(
        head.format("", "Zie [[begrip: vogel]] en bel 0800-7001."), encoding="utf-8"
    )
    (pages / "nesten.md").write_text(head.format("", "Over [vogels](/vogels/)."), encoding="utf-8")
    (pages / "eieren.md").write_text(head.format("Kleur: blauw\n", "Eieren."), encoding="utf-8")
    for preview in (False, True):
        site, problems = load_site(tmp_path, ROOT / "theme", TODAY, preview)
        assert site is not None, problems
        assert {problem.ernst for problem in problems} <= {Ernst.WAARSCHUWING}
        assert {problem.path for problem in problems} >= {
            "content/pages/vogels.md",
            "content/pages/eieren.md",
        }
        addresses = {text.file.address for text in site.texts}
        assert addresses.isdisjoint({"/vogels/", "/nesten/", "/eieren/"})


def test_a_key_with_other_capitals_is_explained_and_said_once(tmp_path: Path):
    _, problems = load(
        tmp_path, {"begrippen/vogel.yaml": DRAFT.replace("naam", "Naam").replace("status: concept\n", "")}
    )
    assert [str(problem) for problem in problems] == [
        "data/begrippen/vogel.yaml:1:1: schrijf 'naam' in plaats van 'Naam'"
    ]
    text = b"---\ntitle: Vogels\nDate: 2026-01-01\nSummary: Over vogels.\nStatus: concept\n---\n\nVogels.\n"
    (tmp_path / "content" / "pages").mkdir(parents=True)
    (tmp_path / "content" / "pages" / "vogels.md").write_bytes(text)
    assert [str(problem) for problem in read_texts(read_sources(tmp_path))[1]] == [
        "content/pages/vogels.md:2:1: schrijf 'Title' in plaats van 'title'",
        "content/pages/vogels.md:5:1: schrijf 'status' in plaats van 'Status'",
    ]
