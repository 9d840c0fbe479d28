"""What the check found stands on a page of the site, counted and not typed."""

from __future__ import annotations

import re
import subprocess
import sys
from html import unescape
from pathlib import Path

import pytest

from plugins.checks.checking import check_site
from plugins.checks.report import PAGE, filled
from plugins.source.phone_numbers import Register
from tests.conftest import ROOT

NUMBERS = Register(frozenset(["tel:08000000"]), (), {"tel:08000000": "0800-0000"})
HEAD = '<html lang="nl"><head><title>{0}</title><meta name="description" content="{0}"><style>a{{}}</style></head>'


def shown(html: str) -> dict[str, str]:
    return {
        name: unescape(re.sub("<[^>]*>", "", value))
        for name, value in re.findall(r'data-uitkomst="(\w+)">(.*?)</d', html)
    }


def test_the_real_page_says_what_can_be_counted_again(built_site: Path):
    found = shown((built_site / PAGE).read_text(encoding="utf-8"))
    pages = list(built_site.rglob("*.html"))
    assert found["paginas"] == str(len(pages))
    assert found["bestanden"] == str(
        len(
            [
                path
                for path in built_site.rglob("*")
                if path.is_file() and path.suffix != ".html" and not path.name.startswith(".")
            ]
        )
    )
    text = "".join(path.read_text(encoding="utf-8") for path in pages)
    for kind, tag in (("cookies", "http-equiv"), ("vreemd", "<iframe")):
        assert found[kind] == "0" == str(text.count(tag))
    search = (built_site / "zoeken" / "index.html").read_text(encoding="utf-8")
    scripts = [
        sum("ld+json" not in tag for tag in re.findall("<script[^>]*>", each)) for each in (text, search)
    ]
    assert [found["scripts"]] * 2 == ["2", "2"] == [str(count) for count in scripts]
    assert found["formulieren"] == "0" == str(text.count("<form") - text.count('<form role="search"'))
    assert all(found.values()), found
    urgent = sum(
        'href="tel:112"' in path.read_text(encoding="utf-8") for path in pages if path != built_site / PAGE
    )
    assert f"112 (op {urgent} andere pagina's)" in found["nummers"]


def test_the_same_is_said_in_a_terminal(built_site: Path):
    done = subprocess.run(
        [sys.executable, "-m", "plugins.checks", str(built_site)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
    found = shown((built_site / PAGE).read_text(encoding="utf-8"))
    for name in ("paginas", "bestanden", "links", "zwaarste"):
        assert found[name] in done.stdout


def test_what_is_counted_is_what_is_there(tmp_path: Path):
    slots = "".join(
        f"<dd data-uitkomst={name!r}></dd>".replace("'", '"')
        for name in ("paginas", "scripts", "vreemd", "nummers", "sites", "fouten")
    )
    (tmp_path / PAGE).parent.mkdir()
    (tmp_path / PAGE).write_text(
        HEAD.format("A") + f"<main><h1>A</h1>{slots}</main></html>", encoding="utf-8"
    )
    body = '<main><h1>B</h1><script>1</script><img src="https://x.invalid/a.png" alt="x"><a href="https://y.invalid/">y</a><a href="tel:08000000">0800-0000</a></main></html>'
    (tmp_path / "index.html").write_text(HEAD.format("B") + body, encoding="utf-8")
    check_site(tmp_path, NUMBERS, fill=True)
    found = shown((tmp_path / PAGE).read_text(encoding="utf-8"))
    assert (found["paginas"], found["scripts"], found["vreemd"], found["nummers"], found["sites"]) == (
        "2",
        "1",
        "1",
        "0800-0000 (op 1 andere pagina)",
        "y.invalid",
    )
    assert int(found["fouten"]) > 2


def test_a_slot_that_nobody_can_fill_is_not_left_empty():
    with pytest.raises(KeyError):
        filled('<dd data-uitkomst="onzin"></dd>', {})
