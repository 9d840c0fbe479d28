"""Real servers give every file what the one table says, and keep nothing of who reads where people report."""

from __future__ import annotations

import gzip
import json
import os
import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin

import brotli
import pytest

from plugins.cache import Cache
from plugins.hosting.served import CACHED, HEADERS, NOT_KEPT, POLICY_NAME, REDIRECTS, Served, read_served
from plugins.hosting.servers import write_into_tree
from tests.hosting.servers import CHALLENGE, HTTP_PORT, SERVERS, TLS_PORT, Answer, Running, missing, running

ADDRESS = "https://ondermijning.voorbeeld.nl"
CONTACT = {"contact": "https://www.voorbeeld.nl/lek-melden", "verloopt": "2027-06-30"}
KINDS = {
    "csv": {"text/csv; charset=utf-8"},
    "html": {"text/html; charset=utf-8"},
    "ics": {"text/calendar; charset=utf-8"},
    "js": {"text/javascript; charset=utf-8", "application/javascript; charset=utf-8"},
    "json": {"application/json; charset=utf-8", "application/json"},
    "jsonld": {"application/ld+json; charset=utf-8"},
    "pdf": {"application/pdf"},
    "png": {"image/png"},
    "svg": {"image/svg+xml; charset=utf-8", "image/svg+xml"},
    "ttl": {"text/turtle; charset=utf-8"},
    "txt": {"text/plain; charset=utf-8"},
    "xml": {"text/xml; charset=utf-8", "application/xml; charset=utf-8", "text/xml", "application/xml"},
    "zip": {"application/zip"},
}
"""What each kind of file may be called; JSON is UTF-8 by itself, SVG and XML say it in their first line."""
AN_HOUR_AGO = time.time() - 3_600
UNPACK = {"": bytes, "br": brotli.decompress, "gzip": gzip.decompress}
MOVED = {"/melden/oud/": "/melden/", "/oud.csv": "/open-data/stappen.csv", "/a(b)+c/": "/over/"}
GONE = ["/weg/", "/weg.csv"]
MISSING = ["/bestaat-niet", "/bestaat-niet/", "/melden/bestaat-niet/", "/a/b.csv"]
HIDDEN = [
    "/_headers",
    "/_redirects",
    "/.htaccess",
    "/.gemaakt",
    "/over/.git/config",
    "/kaal/",
    "/.well-known/",
]


@pytest.fixture(scope="session")
def tree(built_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Pages of every policy and every folder, two files of every kind, and addresses of before."""
    whole, output = read_served(built_site, ADDRESS), tmp_path_factory.mktemp("servers") / "output"
    chosen = {
        (file.split("/")[0], whole.allowed.get(file, "")): file
        for file in whole.files
        if file.endswith(".html")
    }
    some: dict[str, list[str]] = {}
    for file in whole.files:
        some.setdefault(file.rpartition(".")[2], []).append(file)
    for file in {
        *chosen.values(),
        "melden/veilig/index.html",
        *(file for files in some.values() for file in files[:2]),
    }:
        (output / file).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(built_site / file, output / file)
    written = {
        "open-data/adressen.json": json.dumps({"verhuisd": MOVED, "vervallen": GONE}),
        "weg/index.html": f"<!doctype html><title>Vervallen</title><p>{'Vervallen. ' * 99}",
        "open-data/catalogus.ttl": "<a> a <b> .\n" * 99,
        "open-data/catalogus.jsonld": '{"@id": "é"}' + "\n" * 999,
        "robots.txt": "User-agent: *\n" * 99,
        "kaal/lijst.csv": "a\n" * 99,
        ".gemaakt": "",
    }
    for name, text in written.items():
        (output / name).parent.mkdir(exist_ok=True)
        (output / name).write_text(text, encoding="utf-8")
    return output


@pytest.fixture(scope="session", params=["", "/map"], ids=["root", "folder"])
def served(
    request: pytest.FixtureRequest, tree: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Served, Path]:
    """The site at the root of its server, and in a folder of it."""
    address = ADDRESS + request.param
    output = tmp_path_factory.mktemp("output") / "output"
    shutil.copytree(tree, output)
    write_into_tree(output, address, CONTACT, Cache(tree.with_name("cache")))
    for path in output.rglob("*"):
        os.utime(path, (AN_HOUR_AGO, AN_HOUR_AGO))  # Apache marks what changed this second as not sure yet
    return read_served(output, address), output


@pytest.fixture(scope="session", params=SERVERS)
def server(request: pytest.FixtureRequest, served: tuple[Served, Path]) -> Iterator[Running]:
    """Each server, which the test command installs; without it nobody knows whether its configuration works."""
    program = missing(request.param)
    assert not program, f"{program} is not on the path; install it: environment.py names Debian's package"
    with running(request.param, *served) as started:
        yield started


def wrong(answer: Answer, headers: dict[str, str]) -> list[str]:
    """The headers of an answer that are not there exactly once, with the value of the table."""
    return [
        f"{name}: {answer.every(name)}" for name, value in headers.items() if answer.every(name) != [value]
    ]


def has(output: Path, file: str, coding: str) -> bool:
    return (output / f"{file}.{coding.replace('gzip', 'gz')}").is_file()


def test_every_file_comes_with_its_headers_its_kind_and_compressed_where_that_was_asked(
    server: Running, served: tuple[Served, Path]
):
    site, output = served
    assert {file.rpartition(".")[2] for file in site.files} == set(KINDS)
    for file in site.files:
        if file.startswith("weg/"):
            continue
        path, data = f"/{file.removesuffix('index.html')}", (output / file).read_bytes()
        for accept in ("", "gzip", "gzip, deflate, br"):
            answer = server.ask(path, accept)
            told = (server.name, path, accept, answer.headers)
            assert answer.status == 200, told
            assert wrong(answer, site.headers(file)) == [], told
            assert answer.one("Content-Type") in KINDS[file.rpartition(".")[2]], told
            codings = [coding for coding in server.codings if coding in accept and has(output, file, coding)]
            coding = answer.one("Content-Encoding")
            own = "gzip" if "gzip" in accept and not has(output, file, "gzip") else ""  # by the server itself
            assert coding in ((codings[0],) if codings else ("", own)), told
            assert UNPACK[coding](answer.body) == data, told
            if codings:
                assert answer.body == (output / f"{file}.{codings[0].replace('gzip', 'gz')}").read_bytes(), (
                    told
                )
                assert "accept-encoding" in answer.one("Vary").lower(), told
            assert answer.one("ETag"), told
            assert answer.one("Last-Modified"), told
            assert not answer.one("Server") or not any(map(str.isdigit, answer.one("Server"))), told


def test_whoever_has_a_copy_is_told_that_it_is_still_good(server: Running):
    for path in ("/", "/melden/", "/robots.txt", "/kaal/lijst.csv"):
        for accept in ("", "gzip", "br"):
            first = server.ask(path, accept)
            told = (server.name, path, accept)
            again = server.ask(path, accept, If_None_Match=first.one("ETag"))
            assert (again.status, again.body) == (304, b""), told
            assert again.one("Cache-Control") == first.one("Cache-Control"), told
            later = server.ask(path, accept, If_Modified_Since=first.one("Last-Modified"))
            assert later.status == 304, told
            assert server.ask(path, accept, If_None_Match='"anders"').body == first.body, told
            head = server.ask(path, accept, "HEAD")
            assert (head.status, head.body) == (200, b""), told
            drop = {"date", "transfer-encoding", "content-length", "connection", "keep-alive", "upgrade"}
            assert [pair for pair in head.headers if pair[0] not in drop] == [
                pair for pair in first.headers if pair[0] not in drop
            ], told


def test_what_is_not_there_is_said_with_the_headers_of_its_page(server: Running, served: tuple[Served, Path]):
    site, output = served
    for path in MISSING:
        for method in ("GET", "HEAD"):
            answer = server.ask(path, method=method)
            told = (server.name, path, method, answer.headers)
            kept = NOT_KEPT if path.startswith("/melden/") else CACHED
            assert answer.status == 404, told
            assert wrong(answer, {**site.headers("404.html"), "Cache-Control": kept}) == [], told
            assert answer.body == (b"" if method == "HEAD" else (output / "404.html").read_bytes()), told
            assert answer.one("Content-Type") == "text/html; charset=utf-8", told


def test_addresses_of_before_lead_on_or_say_that_they_are_gone(server: Running, served: tuple[Served, Path]):
    site, output = served
    for asked, there in {**REDIRECTS, **MOVED}.items():
        answer = server.ask(asked)
        told = (server.name, asked, answer.headers)
        assert answer.status == 301, told
        assert urljoin(site.address + asked, answer.one("Location")) == site.address + there, told
        kept = NOT_KEPT if asked.startswith("/melden/") else CACHED
        assert wrong(answer, {**HEADERS, "Cache-Control": kept}) == [], told
        assert answer.every(POLICY_NAME), told
    answer = server.ask("/weg/")
    assert (answer.status, answer.body) == (410, (output / "weg/index.html").read_bytes()), server.name
    assert wrong(answer, site.headers("weg/index.html")) == [], server.name
    answer = server.ask("/weg.csv")
    assert answer.status == 410
    assert wrong(answer, HEADERS) == [], (server.name, answer.headers)


def test_a_folder_leads_to_its_page_and_shows_no_list(server: Running, served: tuple[Served, Path]):
    site, _ = served
    for asked in ("/over", "/melden"):
        answer = server.ask(asked)
        assert answer.status in (301, 308), (server.name, asked)
        assert urljoin(site.address + asked, answer.one("Location")) == f"{site.address}{asked}/", server.name
        assert wrong(answer, HEADERS) == [], (server.name, answer.headers)
    for asked in HIDDEN:
        answer = server.ask(asked)
        assert answer.status in (403, 404), (server.name, asked)
        assert b"lijst.csv" not in answer.body
        assert wrong(answer, HEADERS) == [], (server.name, asked, answer.headers)


def test_nothing_can_be_sent_and_nothing_outside_the_site_is_given(server: Running):
    assert server.ask("/", method="PUT").status in (403, 405), server.name
    for asked in ("/../../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/over/..%2f..%2fetc/passwd"):
        assert server.ask(asked).status in (400, 403, 404), (server.name, asked)


def test_who_types_http_is_sent_to_https(server: Running):
    if server.tls:
        answer = server.ask_without_tls("/over/?a=1")
        assert answer.status in (301, 308), server.name
        assert answer.one("Location").replace(f":{TLS_PORT}", "") == f"{server.site.address}/over/?a=1"


def test_a_certificate_can_be_renewed_while_the_site_is_up(server: Running):
    if (
        server.name in ("nginx", "apache") and not server.site.base
    ):  # Caddy answers by itself, and a container has TLS before it
        answer = server.ask_without_tls(CHALLENGE)
        assert (answer.status, answer.body) == (200, b"antwoord"), server.name


def test_no_log_keeps_an_address_or_that_somebody_came_to_report(server: Running):
    for path in (
        "/melden/",
        "/melden/veilig/?van=x",
        "/melden/bestaat-niet",
        "/en/report/",
        "/over/?gezien=1",
    ):
        assert server.ask(path).status
        assert not server.tls or server.ask_without_tls(path).status
    logged = (server.folder / "ondermijning.log").read_text(encoding="utf-8")
    assert "/over/" in logged
    assert "melden" not in logged
    for path in server.folder.iterdir():
        if path.is_file() and path.name not in ("conf", "pid"):
            said = path.read_text(encoding="utf-8").replace(f"127.0.0.1:{TLS_PORT}", "the server itself")
            assert "127.0.0.1" not in said.replace(f"127.0.0.1:{HTTP_PORT}", ""), path.name
