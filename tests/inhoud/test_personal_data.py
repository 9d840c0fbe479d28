"""The real sources and the real site give no false alarm of personal data."""

from __future__ import annotations

from pathlib import Path

from plugins.checks.site import Other, Page, declared_on, files_below
from plugins.privacy.gate import findings, findings_in_name, undeclared_data
from plugins.privacy.reading import as_read, decoded, said_by_csv, said_by_markup
from plugins.source.phone_numbers import Register
from tests.projects import ROOT

WORDS = 18_000
"""At least so many words have to be read for the answer to mean something."""


def test_the_whole_site_gives_no_alarm(real_site: Path):
    declared, register = declared_on(real_site), Register(frozenset())
    words, alarms = 0, []
    for name, path in files_below(real_site).items():
        data = path.read_bytes()
        said = (
            said_by_markup(Page(name, data, register).text)
            if name.endswith(".html")
            else Other(name, data, register).text
        )
        words += len(said.split())
        alarms += [(name, sentence) for sentence in undeclared_data(said, declared, name)]
    assert alarms == []
    assert words > WORDS


def test_the_sources_and_the_program_give_no_alarm(real_site: Path):
    declared = declared_on(real_site)
    folders = ("content", "data", "docs", "theme/templates", "schemas")
    words, alarms = 0, []
    for path in sorted(path for folder in folders for path in (ROOT / folder).rglob("*") if path.is_file()):
        text = as_read(
            said_by_csv(decoded(path.read_bytes())) if path.suffix == ".csv" else decoded(path.read_bytes())
        )
        words += len(text.split())
        found = (*findings(text), *findings_in_name(path.relative_to(ROOT).as_posix()))
        alarms += [
            (path.name, finding.value)
            for finding in found
            if not declared.holds(finding.soort, finding.value)
        ]
    assert [alarm for alarm in alarms if alarm[0] != "redactie.md"] == []
    assert {value for name, value in alarms if name == "redactie.md"} <= {
        "naam (at) voorbeeld punt nl",
        "Voorbeeldplein 12",
    }
    assert words > WORDS
