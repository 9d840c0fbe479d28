"""What servers are told of a site is what the one table says; `test_servers.py` asks servers that run."""

from __future__ import annotations

import gzip
import re
from datetime import date
from pathlib import Path

import brotli
import pytest

from plugins.cache import Cache
from plugins.hosting.served import (
    HEADERS,
    NOTHING_OWN,
    OWN,
    POLICY,
    POLICY_NAME,
    REDIRECTS,
    Served,
    read_served,
)
from plugins.hosting.servers import CHALLENGES, configuration, write_into_tree

ADDRESS = "https://ondermijning.voorbeeld.nl"
TODAY = date(2026, 11, 27)
CONTACT = {"contact": "https://www.voorbeeld.nl/lek-melden", "verloopt": "2027-06-30"}
LEAVE = '<a class="verlaat" href="https://weer.example" rel="noreferrer external">Leave</a>'


def page(style: str, text: str = "") -> str:
    return f"<!doctype html><title>x</title><style>{style}</style><p>{text * 300}"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A finished site with pages of two styles, a page without, and a file of every other kind."""
    files = {
        "index.html": page("p{color:red}", "Welkom. "),
        "404.html": page("p{color:blue}", "Weg. "),
        "melden/index.html": page("p{color:red}", "Melden. "),
        "melden/veilig/index.html": page("p{color:blue}", "Veilig. "),
        "en/report/index.html": page("p{color:blue}", "Report. ") + LEAVE,
        "en/report/safely/index.html": page("p{color:blue}", "Safely. ") + LEAVE,
        "xq/q/index.html": page("p{color:blue}", "Xq. ") + LEAVE,
        "over/index.html": "<!doctype html><title>x</title><p>Kaal.",
        "zoeken/index.html": '<!doctype html><script src="zoeken.js" defer></script><form role="search"></form>',
        "zoeken/zoeken.js": "'use strict';\n" * 50,
        "cijfers/mma-meldingen.csv": "jaar;aantal\n" * 99,
        "cijfers/mma-meldingen.png": "beeld",
        "favicon.svg": "<svg/>",
    }
    for name, text in files.items():
        path = tmp_path / "output" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path / "output"


@pytest.fixture(params=[ADDRESS, f"{ADDRESS}/map"])
def site(request: pytest.FixtureRequest, root: Path) -> Served:
    return read_served(root, request.param)


def host_headers(text: str, path: str) -> dict[str, str]:
    """The headers that a _headers file gives to a path; of two rules that match, hosts add the values up."""
    found: dict[str, str] = {}
    matches = False
    for line in text.splitlines():
        if line.startswith("/"):
            matches = line == path or (line.endswith("*") and path.startswith(line[:-1]))
        elif line.startswith("  ") and matches:
            name, value = line.strip().split(": ", 1)
            found[name] = f"{found[name]}, {value}" if name in found else value
    return found


def test_hosts_that_read_headers_give_every_file_those_of_the_table(site: Served):
    for file in site.files:
        assert host_headers(
            configuration(site, "_headers"), f"/{file.removesuffix('index.html')}"
        ) == site.headers(file)


def test_a_policy_allows_what_is_on_its_own_page_and_nothing_else(root: Path):
    site = read_served(root, ADDRESS)
    red, blue = (
        OWN.format("'none'", "'none'", f"'sha256-{digest}='")
        for digest in (
            "p0bF+un5yUb9MBO6xRb8kPHlY2BdpHVtLiFkDrZPF64",
            "O3MD3BNalwJODrH2e1G/rVFeOlpBK2DGxBAnY1kvk5U",
        )
    )
    assert site.allowed == {
        "404.html": blue,
        "en/report/index.html": blue,
        "en/report/safely/index.html": blue,
        "xq/q/index.html": blue,
        "index.html": red,
        "melden/index.html": red,
        "melden/veilig/index.html": blue,
        "over/index.html": NOTHING_OWN,
        "zoeken/index.html": "form-action 'self'; script-src 'self'; style-src 'none'",
    }
    assert NOTHING_OWN == "form-action 'none'; script-src 'none'; style-src 'none'"
    assert site.headers("cijfers/mma-meldingen.csv")[POLICY_NAME] == POLICY.format(NOTHING_OWN)
    assert "unsafe" not in POLICY + OWN
    assert POLICY.startswith("default-src 'none'; ")
    assert "connect-src" not in POLICY + OWN, "so that a script can fetch and send nothing"


def test_where_people_report_in_whatever_language_no_copy_is_kept_and_no_line_is_written(site: Served):
    kept = {file: site.headers(file)["Cache-Control"] for file in site.files}
    assert {file for file, value in kept.items() if value == "no-store"} == {
        "melden/index.html",
        "melden/veilig/index.html",
        "en/report/index.html",
        "en/report/safely/index.html",
        "xq/q/index.html",
    }
    assert site.reporting == tuple(f"{site.base}{folder}" for folder in ("/melden/", "/en/report/", "/xq/q/"))
    for name in ("nginx.conf", "nginx-container.conf"):
        unlogged = re.search(r"\$in_logboek \{(.*?)\}", configuration(site, name), re.DOTALL)
        assert unlogged is not None
        assert all(f"{folder.rstrip('/')}([" in unlogged[1] for folder in site.reporting)


def test_an_earlier_page_about_reporting_in_another_language_leaves_no_trace_either(root: Path):
    (root / "open-data").mkdir()
    told = '{"verhuisd": {"/fr/signaler/": "/melden/", "/eerder/": "/over/"}, "vervallen": {"/en/report/x/": "weg"}}'
    (root / "open-data/adressen.json").write_text(told, encoding="utf-8")
    assert read_served(root, ADDRESS).reporting == ("/melden/", "/en/", "/fr/", "/xq/q/")


def test_no_location_of_nginx_sets_a_header_and_so_loses_the_others(site: Served):
    for text in (configuration(site, "nginx.conf"), configuration(site, "nginx-container.conf")):
        locations = re.findall(r"^ *(location .*)", text, re.MULTILINE)
        without_tls = text.count("location / {") + text.count(f"root {CHALLENGES};")
        assert len(locations) == len(REDIRECTS) + 1 + without_tls
        assert not any("add_header" in location for location in locations)
        assert all(location.endswith("}") for location in locations), "each is one line, so none holds more"
        assert text.count("{") == text.count("}")
        assert len(re.findall(r"^ *add_header ", text, re.MULTILINE)) == len(HEADERS) + 2


def test_the_container_runs_as_an_ordinary_user_and_writes_nothing_to_its_disk(site: Served):
    assert "\nUSER nginx\n" in configuration(site, "Containerfile")
    assert "--read-only" in configuration(site, "Containerfile")
    written = re.findall(
        r"^ *(?:pid|error_log|access_log|\w+_temp_path) (\S+?);?(?: |$)",
        configuration(site, "nginx-container.conf"),
        re.MULTILINE,
    )
    assert {path.split("/")[1] for path in written} == {"tmp", "dev"}


def test_compressed_files_hold_the_same_bytes_and_stand_only_where_they_are_smaller(
    root: Path, tmp_path: Path
):
    write_into_tree(root, ADDRESS, CONTACT, Cache())
    first = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    packed = {path for path in first if path.suffix in (".br", ".gz")}
    assert {path.relative_to(root).as_posix() for path in packed if path.suffix == ".br"} >= {
        "index.html.br",
        "zoeken/zoeken.js.br",
        "cijfers/mma-meldingen.csv.br",
    }
    assert not (root / "favicon.svg.gz").exists()
    assert not (root / "cijfers/mma-meldingen.png.gz").exists()
    for path in packed:
        unpack = brotli.decompress if path.suffix == ".br" else gzip.decompress
        assert unpack(first[path]) == first[path.with_suffix("")]
        assert len(first[path]) < len(first[path.with_suffix("")])
    write_into_tree(root, ADDRESS, CONTACT, Cache(tmp_path / "cache"))
    assert {path: path.read_bytes() for path in root.rglob("*") if path.is_file()} == first
    assert read_served(root, ADDRESS).files == tuple(sorted(
        path.relative_to(root).as_posix()
        for path in first.keys() - packed - {root / ".htaccess", root / "_headers", root / "_redirects"}
    ))  # fmt: skip
