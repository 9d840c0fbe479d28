"""Whatever stops a build, the site that stood there stands there still, and somebody is told why."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from plugins.publish.swap import alone
from tests.projects import append, build, built, digest, own_theme
from tests.whole import PAGE, bound_by_rights, killed_at_random, on_a_full_disk, start


def test_a_build_that_is_killed_leaves_a_whole_site_and_stops_no_other(own_project: Path):
    assert killed_at_random(own_project, 4, seed=11) == []


def stopped(project: Path, before: Callable[[], object], *options: str) -> str:
    """What a build that cannot be finished says."""
    append(PAGE, "Een regel meer.")(project)
    run = start(project, *options, before=before)
    said, told = run.communicate()
    assert run.returncode == 1
    assert "Traceback" not in said + told
    return told


def test_a_full_disk_leaves_the_site_as_it_was(own_project: Path):
    before = digest(built(own_project))
    told = stopped(own_project, on_a_full_disk)
    assert told.endswith(
        ": schrijven of lezen lukt niet (File too large); maak ruimte of pas de rechten aan. De oude site staat er nog\n"
    )
    assert digest(own_project / "output") == before
    assert not (own_project / ".output.nieuw").exists()


def test_a_folder_that_may_not_be_written_keeps_its_site(own_project: Path):
    place = own_project / "plek"
    place.mkdir()
    output = built(own_project, place / "output")
    before = digest(output)
    place.chmod(0o555)
    try:
        told = stopped(own_project, bound_by_rights, "--uitvoer", str(output))
    finally:
        place.chmod(0o755)
    assert told == (
        f"{place}/.output.nieuw: schrijven of lezen lukt niet (Permission denied); maak ruimte of pas de rechten aan. "
        "De oude site staat er nog\n"
    )
    assert digest(output) == before


def test_a_second_build_at_the_same_time_is_refused(own_project: Path):
    with alone(own_project / "output", own_project / ".cache"):
        done = build(own_project)
    assert done.returncode == 1
    assert done.stderr == "er loopt al een andere bouw van deze site; wacht tot die klaar is\n"
    assert not (own_project / "output").exists()


def test_an_output_that_is_a_link_is_not_followed(own_project: Path, tmp_path: Path):
    elsewhere = tmp_path / "elders"
    elsewhere.mkdir()
    (own_project / "output").symlink_to(elsewhere)
    done = build(own_project)
    assert done.returncode == 1
    assert done.stderr == (
        "output/ is niet door deze generator gemaakt en wordt niet vervangen; verplaats die map of kies een andere\n"
    )
    assert list(elsewhere.iterdir()) == []


def test_a_folder_of_somebody_else_is_not_replaced(own_project: Path):
    (own_project / "vreemd").mkdir()
    (own_project / "vreemd" / "van-mij").write_text("x", encoding="utf-8")
    done = build(own_project, own_project / "vreemd")
    assert done.returncode == 1
    assert done.stderr == (
        "vreemd/ is niet door deze generator gemaakt en wordt niet vervangen; verplaats die map of kies een andere\n"
    )
    assert (own_project / "vreemd" / "van-mij").read_text(encoding="utf-8") == "x"


FAULTS = {
    "{{ 1 / 0 }}": "de bouw is gestopt door een fout in de generator (ZeroDivisionError: division by zero). "
    "De oude site staat er nog; TRACEBACK=1 laat zien waar het misging\n",
    "{{ nergens }}": "theme/templates: een sjabloon gebruikt iets dat niet bestaat ('nergens' is undefined) in "
    "home.html regel 2; herstel het\n",
    "{% if %}": "theme/templates/home.html:2: het sjabloon is niet te lezen (Expected an expression, got 'end of "
    "statement block'); herstel het\n",
}
"""What can be wrong in a template, and what is said of it."""


def test_a_template_that_fails_or_a_clock_that_is_wrong_by_years_leaves_the_site_as_it_was(own_project: Path):
    own_theme(own_project)
    before = digest(built(own_project))
    template = own_project / "theme/templates/home.html"
    good = template.read_text(encoding="utf-8")
    for fault, said in FAULTS.items():
        template.write_text(good.replace("{% endblock %}", fault + "{% endblock %}", 1), encoding="utf-8")
        done = build(own_project)
        assert (done.returncode, done.stderr) == (1, said)
    template.write_text(good, encoding="utf-8")
    for day in (date(1970, 1, 1), date(2099, 1, 1)):
        done = build(own_project, today=day)
        assert (done.returncode, done.stderr) == (1, "De site is niet veranderd.\n")
    assert digest(own_project / "output") == before
    assert not (own_project / ".output.nieuw").exists()
