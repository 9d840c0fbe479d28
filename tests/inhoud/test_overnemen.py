"""From the real content another municipality can start, and nothing in it speaks of the old one."""

from __future__ import annotations

from pathlib import Path

from plugins.care.care import care
from plugins.new_municipality.__main__ import write_start
from plugins.new_municipality.start import Answers
from plugins.site.load import load_site
from plugins.site.theme import theme_of
from plugins.source.problem import stops
from tests.inhoud.conftest import PROJECT, newest_day


def test_a_start_has_what_is_national_and_no_word_of_the_old_municipality(tmp_path: Path):
    made, problems = write_start(PROJECT, tmp_path, Answers("Zwolle"), newest_day())
    assert not stops(problems), problems
    written = (path for path in tmp_path.rglob("*") if path.is_file())
    assert [path for path in written if made.old_name.search(path.read_text(encoding="utf-8"))] == []
    site, _ = load_site(tmp_path, theme_of(PROJECT), newest_day())
    assert site is not None
    assert [each.wat for each in care(site, {}) if each.onderwerp == "Bronnen"] == [], "each source is named"
    for kind, name in (
        ("meldroutes", "meldlijn-m"),
        ("cijferreeksen", "mma-meldingen"),
        ("signalen", "horeca"),
    ):
        assert (tmp_path / "data" / kind / f"{name}.yaml").is_file()
