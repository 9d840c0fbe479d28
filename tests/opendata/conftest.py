"""The made-up municipality at a public address: a catalogue needs addresses."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.projects import built, copy_of, replace

ADDRESS = "https://zicht-op-ondermijning.samenwerkende-gemeenten.voorbeeld.example/openbaar/voorbeeldstad"


@pytest.fixture(scope="session")
def public_site(built_project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output of the made-up municipality, built for an address with a folder."""
    project = copy_of(built_project, tmp_path_factory.mktemp("openbaar") / "project")
    replace("pelicanconf.py", 'SITEURL = ""', f'SITEURL = "{ADDRESS}"')(project)
    replace("data/bronnen/voorbeeld-rapport.yaml", "titel:", "beheerder: communicatie\ntitel:")(project)
    return built(project)
