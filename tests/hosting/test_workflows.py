"""The workflows of three forges and the scripts of `docs/beheer.md`, as a forge and cron read them."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.projects import ROOT

PUBLISHING = (
    "docs/workflows/forgejo.yml",
    "docs/workflows/github-pages.yml",
    "docs/workflows/gitlab-pages.yml",
)
GITHUB = ("vendor.github-workflows",)
GITLAB = ("vendor.gitlab-ci", "--data-transform", "gitlab-ci")
SCHEMAS = {
    PUBLISHING[0]: GITHUB,  # Forgejo reads the same form
    PUBLISHING[1]: GITHUB,
    PUBLISHING[2]: GITLAB,
    ".github/workflows/test.yml": GITHUB,
    ".gitlab-ci.yml": GITLAB,
    "renovate.json": ("vendor.renovate",),
}
"""Each file with its published schema, which check-jsonschema brings along."""


def read(path: str) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


@pytest.mark.parametrize("path", SCHEMAS)
def test_a_file_for_a_forge_fits_the_published_schema(path: str):
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", *SCHEMAS[path], path]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("path", [path for path, schema in SCHEMAS.items() if schema is GITHUB])
def test_an_action_is_pinned_by_its_hash_and_no_step_that_builds_may_write(path: str):
    uses = re.findall(r"uses: (.*)", read(path))
    assert [line for line in uses if not re.fullmatch(r"[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+.*", line)] == []
    workflow = yaml.safe_load(read(path))
    for job in workflow["jobs"].values():
        allowed = job.get("permissions", workflow["permissions"])
        builds = any("make" in step.get("run", "") for step in job["steps"])
        assert not builds or allowed == {"contents": "read"}
        assert job["timeout-minutes"] <= 60
        kept = [step["with"] for step in job["steps"] if "checkout" in step.get("uses", "")]
        assert kept == ([{"persist-credentials": False}] if builds else [])


@pytest.mark.parametrize("path", PUBLISHING)
def test_a_workflow_that_publishes_tests_first_and_comes_by_every_day(path: str):
    assert re.findall(r"^ +- (?:run: )?(make \w+)$", read(path), re.MULTILINE) == [
        "make test",
        "make publish",
    ]
    assert '"20 3 * * *"' in read(path)
    workflow = yaml.safe_load(read(path))
    if "jobs" in workflow:
        assert workflow[True]["schedule"] == [{"cron": "20 3 * * *"}]  # YAML 1.1 reads `on` as true
        assert workflow["concurrency"] == {"group": "publiceren", "cancel-in-progress": False}


def test_the_scripts_for_a_server_run_where_cron_and_ssh_look(tmp_path: Path):
    scripts = re.findall(
        r"^```sh\n(#!/bin/sh\nset -e\n.*?)^```", read("docs/beheer.md"), re.MULTILINE | re.DOTALL
    )
    assert len(scripts) == 2
    for script in scripts:
        subprocess.run(["/bin/sh", "-n"], input=script, text=True, check=True)
        commands = set(re.findall(r"^(?!set|cd|uitgave=)(\S+)", script.split("-e\n")[1], re.MULTILINE))
        assert commands <= {"mkdir", "cp", "/usr/sbin/nginx", "ln", "mv", "systemctl", "ls",
                            "git", "make", "rm", "/srv/ondermijning/wissel"}  # fmt: skip


def test_the_script_that_changes_sites_does_so_at_once_and_keeps_ten(tmp_path: Path):
    """The script as it stands in the handbook, with its places in a folder of the test."""
    script = next(
        block
        for block in re.findall(r"^```sh\n(.*?)^```", read("docs/beheer.md"), re.M | re.S)
        if "mv -T" in block
    )
    script = script.replace("/srv/ondermijning", str(tmp_path)).replace(
        "/etc/nginx/conf.d", str(tmp_path / "conf.d")
    )
    script = script.replace("/usr/sbin/nginx -t", "true").replace("systemctl reload nginx", "true")
    for folder in (
        "nieuw/output",
        "nieuw/hosting",
        "conf.d",
        *(f"uitgaven/20260101T0000{n:02}" for n in range(15)),
    ):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "nieuw/output/index.html").write_text("nieuw")
    (tmp_path / "nieuw/hosting/nginx.conf").write_text("# nieuw")
    subprocess.run(["/bin/sh", "-c", script], env={"PATH": "/usr/bin:/bin"}, check=True)
    assert (tmp_path / "output/index.html").read_text() == "nieuw"
    assert (tmp_path / "conf.d/ondermijning.conf").read_text() == "# nieuw"
    kept = sorted(path.name for path in (tmp_path / "uitgaven").iterdir())
    assert len(kept) == 10
    assert (tmp_path / "output").resolve() == tmp_path / "uitgaven" / kept[-1] / "output"
