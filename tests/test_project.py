"""What stands around the code is true: version, locks, description for catalogues, templates, CI."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from typing import Any

import pytest
import yaml

from tests.conftest import ROOT

CATEGORIES = {"website-builder", "data-visualization", "digital-citizenship"}
"""Of the closed list of the standard, those that fit this project."""


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def project() -> dict[str, Any]:
    return tomllib.loads(text("pyproject.toml"))["project"]


def publiccode() -> dict[str, Any]:
    return yaml.safe_load(text("publiccode.yml"))


def test_the_version_is_the_same_everywhere_and_has_a_day_in_the_changelog():
    released = re.findall(r"^## (\S+) - (\d{4}-\d\d-\d\d)$", text("CHANGELOG.md"), re.MULTILINE)
    given = publiccode()
    assert released[0] == (given["softwareVersion"], given["releaseDate"])
    assert given["softwareVersion"] == project()["version"]


def test_the_changelog_begins_with_what_is_not_released():
    headings = re.findall(r"^## (.+)$", text("CHANGELOG.md"), re.MULTILINE)
    assert headings[0] == "Unreleased"
    assert headings[1:] == sorted(headings[1:], reverse=True)


def test_publiccode_has_what_version_0_4_of_the_standard_requires():
    given = publiccode()
    assert given["publiccodeYmlVersion"] == "0.4"
    required = ("name", "url", "platforms", "categories", "developmentStatus", "softwareType", "description")
    assert [key for key in (*required, "legal", "maintenance", "localisation") if not given.get(key)] == []
    assert set(given["categories"]) <= CATEGORIES
    for language, description in given["description"].items():
        assert len(description["shortDescription"]) <= 150, language
        assert 150 <= len(description["longDescription"]) <= 10_000, language
        assert description["features"], language
    assert given["legal"]["license"] == project()["license"]
    assert given["maintenance"]["type"] in ("internal", "contract", "community", "none")
    assert given["maintenance"].get("contacts") or given["maintenance"]["type"] in ("none", "contract")
    assert given["localisation"] == {"localisationReady": True, "availableLanguages": ["nl", "en"]}
    assert f">={given['dependsOn']['open'][0]['versionMin']}" == project()["requires-python"]


@pytest.mark.parametrize("name", ["site", "test", "node"])
def test_a_lock_says_the_command_that_made_it_and_names_no_registry(name: str):
    lock = text(f"requirements/{name}.txt")
    options = "--universal --python-version=3.11 --generate-hashes"
    assert lock.splitlines()[1] == f"#    uv pip compile {options} --output-file={name}.txt {name}.in"
    assert re.search(r"index-url|find-links|://", lock) is None


def imported_modules() -> Iterator[str]:
    """The module of every import in the generator."""
    for path in (ROOT / "plugins").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_bytes())):
            if isinstance(node, ast.Import):
                yield from (name.name for name in node.names)
            elif isinstance(node, ast.ImportFrom):
                yield node.module or ""


def test_the_packages_that_are_asked_for_are_those_that_the_generator_imports():
    imported = {module.split(".")[0] for module in imported_modules()} - {"plugins", *sys.stdlib_module_names}
    asked_for = {line for line in text("requirements/site.in").splitlines() if not line.startswith("#")}
    packages = packages_distributions()
    assert {packages[module][0].lower() for module in imported} == asked_for


@pytest.mark.parametrize("folder", ["theme", "tests", "tests/bench/lighthouse"])
def test_an_npm_lock_names_no_registry(folder: str):
    assert '"resolved"' not in text(f"{folder}/package-lock.json")


def test_the_templates_for_issues_and_changes_are_the_same_on_every_forge():
    def body(name: str) -> tuple[str, str]:
        _, front, rest = text(name).split("---\n", 2)
        return yaml.safe_load(front)["name"], rest.lstrip()

    github = dict(
        body(path.relative_to(ROOT).as_posix()) for path in (ROOT / ".github/ISSUE_TEMPLATE").glob("*.md")
    )
    gitlab = {
        path.stem: path.read_text(encoding="utf-8")
        for path in (ROOT / ".gitlab/issue_templates").glob("*.md")
    }
    assert github == gitlab
    assert text(".github/pull_request_template.md") == text(".gitlab/merge_request_templates/Default.md")


def test_every_forge_runs_the_two_commands_of_the_readme_and_nothing_else():
    commands = re.findall(r"^make \w+", text("README.md").split("## Two commands")[1], re.MULTILINE)[:2]
    assert commands == ["make site", "make test"]
    steps = yaml.safe_load(text(".github/workflows/test.yml"))["jobs"]["test"]["steps"]
    assert [step["run"] for step in steps if "run" in step] == commands
    assert yaml.safe_load(text(".gitlab-ci.yml"))["test"]["script"] == commands


def test_every_hook_before_a_commit_runs_in_the_environment_of_the_project():
    repositories = yaml.safe_load(text(".pre-commit-config.yaml"))["repos"]
    assert [repository["repo"] for repository in repositories] == ["local"]
    hooks = [hook["entry"] for hook in repositories[0]["hooks"]]
    assert [entry for entry in hooks if not entry.startswith("python3 environment.py ")] == []


def test_the_set_up_says_what_can_be_asked_for():
    command = [sys.executable, "environment.py", "nergens"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    expected = "installeren is niet gelukt: onbekend doel 'nergens'; kies uit: site, test\n"
    assert (done.returncode, done.stdout, done.stderr) == (1, "", expected)


def test_the_generator_and_the_theme_speak_of_no_municipality_of_their_own():
    name = yaml.safe_load(text("data/gemeente.yaml"))["naam"].casefold()
    files = subprocess.run(
        [
            "git",
            "ls-files",
            "plugins",
            "theme",
            "schemas",
            "pelicanconf.py",
            "publishconf.py",
            "environment.py",
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()
    assert len(files) > 100
    naming = [file for file in files if name.encode() in (ROOT / file).read_bytes().lower()]
    assert naming == []
