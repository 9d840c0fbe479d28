"""What servers are told of a site is what the one table says, in the language of each server."""

from __future__ import annotations

import gzip
import re
from datetime import date
from pathlib import Path

import brotli
import pytest

from plugins.cache import Cache
from plugins.hosting.nginx import container_text, containerfile, nginx_text
from plugins.hosting.others import apache_text, caddy_text, headers_text, htaccess_text
from plugins.hosting.served import (
    HEADERS,
    NOTHING_OWN,
    OWN,
    POLICY,
    POLICY_NAME,
    REDIRECTS,
    TYPES,
    Served,
    read_served,
)
from plugins.hosting.write import write_into_tree

ADDRESS = "https://ondermijning.voorbeeld.nl"
TODAY = date(2026, 11, 27)
CONTACT = {"contact": "https://www.voorbeeld.nl/lek-melden", "verloopt": "2027-06-30"}


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
        "en/report/index.html": page("p{color:blue}", "Report. "),
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


def nginx_headers(text: str, path: str) -> dict[str, str]:
    """The headers that a configuration of nginx gives to a path, by its maps and its one list of headers."""
    variables = {}
    for asked, name, body in re.findall(r"map (\S+) (\$\w+) \{\n(.*?)\n *\}", text, re.DOTALL):
        if asked == "$uri":
            rules = re.findall(r'^ *(\S+) "(.*)";$', body, re.MULTILINE)
            exact = {key.strip('"'): value for key, value in rules}
            matches = [value for key, value in exact.items() if key[:1] == "~" and re.search(key[1:], path)]
            variables[name] = exact.get(path) or next(iter(matches), exact["default"])
    found = re.findall(r'^ *add_header (\S+) "(.*)" always;$', text, re.MULTILINE)
    return {key: re.sub(r"\$\w+", lambda name: variables[name[0]], value) for key, value in found}


def apache_headers(text: str, path: str) -> dict[str, str]:
    """The headers that an .htaccess gives to a path: the last SetEnvIf that matches decides."""
    variables: dict[str, str] = {}
    for pattern, given in re.findall(r'^SetEnvIf Request_URI "(.*?)" (.*)$', text, re.MULTILINE):
        if re.search(pattern, path):
            variables.update(re.findall(r"(?:^|[\" ])(\w+)=([\w-]+(?: [^\"]+)?)", given))
    found = re.findall(r'^Header always set (\S+) "(.*)"$', text, re.MULTILINE)
    return {key: re.sub(r"%\{(\w+)\}e", lambda name: variables[name[1]], value) for key, value in found}


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


def caddy_headers(text: str, path: str) -> dict[str, str]:
    """The headers that a Caddyfile gives to a path, by its maps and the first list of headers."""
    variables = {}
    for name, body in re.findall(r"map \{path\} (\{\w+\}) \{\n(.*?)\n\t\}", text, re.DOTALL):
        rules = dict(re.findall(r'^\t*(\S+) "(.*)"$', body, re.MULTILINE))
        exact = {key.strip('"'): value for key, value in rules.items()}
        matches = [value for key, value in exact.items() if key[:1] == "~" and re.search(key[1:], path)]
        variables[name] = exact.get(path) or next(iter(matches), exact["default"])
    body = text[text.index("\theader {") : text.index("\tredir")]
    found = re.findall(r'^\t\t([\w-]+) "(.*)"$', body, re.MULTILINE)
    return {key: re.sub(r"\{\w+\}", lambda name: variables[name[0]], value) for key, value in found}


def test_every_server_gives_every_file_the_headers_of_the_table(site: Served):
    for file in site.files:
        wanted, path, short = site.headers(file), f"{site.base}/{file}", file.removesuffix("index.html")
        assert nginx_headers(nginx_text(site), path) == wanted
        assert nginx_headers(container_text(site), path) == wanted
        assert apache_headers(htaccess_text(site), path) == wanted
        assert apache_headers(htaccess_text(site), f"{site.base}/{short}") == wanted
        assert apache_headers(htaccess_text(site), f"{path}.br")[POLICY_NAME] == wanted[POLICY_NAME]
        assert caddy_headers(caddy_text(site), path) == wanted
        assert caddy_headers(caddy_text(site), f"{site.base}/{short}") == wanted
        assert host_headers(headers_text(site), f"/{short}") == wanted


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


def test_servers_know_the_kinds_of_files_that_not_every_server_knows(site: Served):
    for ending, kind in TYPES.items():
        assert f'location ~ "\\.{ending}$" {{ types {{}} default_type {kind}; }}' in nginx_text(site)
        assert f"\nAddType {kind} .{ending}\n" in htaccess_text(site)
        assert f'\theader *.{ending} Content-Type "{kind}; charset=utf-8"\n' in caddy_text(site)


def test_where_people_report_no_copy_and_no_line_in_a_log_is_kept(site: Served):
    kept = {file: site.headers(file)["Cache-Control"] for file in site.files}
    assert {file for file, value in kept.items() if value == "no-store"} == {
        "melden/index.html",
        "melden/veilig/index.html",
        "en/report/index.html",
    }
    text = nginx_text(site)
    logged = re.search(r"map \$request_uri \$in_logboek \{\n(.*?)\n\}", text, re.DOTALL)
    assert logged
    patterns = [key[1:] for key in re.findall(r'"(~.*)" "0";', logged[1])]
    for asked, quiet in (
        ("/melden/x", 1),
        ("/melden?a=1", 1),
        ("/en/report/", 1),
        ("/cijfers/", 0),
        ("/meldenx", 0),
    ):
        assert any(re.search(pattern, site.base + asked) for pattern in patterns) == bool(quiet), asked
    assert "$remote_addr" not in text
    assert set(re.findall(r"access_log .*;", text)) == {
        "access_log off;",
        "access_log /var/log/nginx/ondermijning.log zonder_adressen if=$in_logboek;",
    }
    assert "%h" not in apache_text(site)
    for folder in ("melden", "en/report"):
        assert f"%{{THE_REQUEST}} !~ m#^\\S+ {site.base}/{folder}#" in apache_text(site)
    assert f"@melden path {site.base}/melden/* {site.base}/en/report/*\n\tskip_log @melden\n" in caddy_text(
        site
    )
    assert "request>remote_ip delete" in caddy_text(site)


def test_no_location_of_nginx_sets_a_header_and_so_loses_the_others(site: Served):
    for text in (nginx_text(site), container_text(site)):
        locations = re.findall(r"^ *(location .*)", text, re.MULTILINE)
        assert len(locations) == len(REDIRECTS) + len(TYPES) + 1
        assert not any("add_header" in location for location in locations)
        assert all(location.endswith("}") for location in locations), "each is one line, so none holds more"
        assert text.count("{") == text.count("}")
        assert len(re.findall(r"^ *add_header ", text, re.MULTILINE)) == len(HEADERS) + 2


def test_addresses_that_programs_ask_for_by_habit_lead_to_what_is_there(site: Served):
    for asked, there in REDIRECTS.items():
        assert f"location = {site.base}{asked} {{ return 301 {site.base}{there}; }}" in nginx_text(site)
        assert f'$" "{site.base}{there}"\n' in htaccess_text(site)
        assert f"redir {site.base}{asked} {site.base}{there} 301\n" in caddy_text(site)


def test_the_container_runs_as_an_ordinary_user_and_writes_nothing_to_its_disk(site: Served):
    assert "\nUSER nginx\n" in containerfile(site)
    assert "--read-only" in containerfile(site)
    written = re.findall(
        r"^ *(?:pid|error_log|access_log|\w+_temp_path) (\S+?);?(?: |$)", container_text(site), re.MULTILINE
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
