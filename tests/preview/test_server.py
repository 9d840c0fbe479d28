"""The server of the preview: for this machine alone, with events for pages that are open; and the command that keeps it running."""

from __future__ import annotations

import http.client
import json
import os
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from plugins.preview.server import Answer, PreviewServer, plain_page
from tests.projects import ROOT, run

HTML = "text/html; charset=utf-8"


class Saved:
    """Answers that a test can change, as a save would."""

    def __init__(self) -> None:
        self.number, self.changed = 0, threading.Condition()
        self.page = Answer(200, HTML, b"first", mark="1", bar="first bar")

    def answer(self, address: str) -> Answer:
        return self.page

    def form(self, address: str, query: dict[str, str], sent: list[tuple[str, str]] | None) -> Answer:
        return Answer(200, HTML, repr((address, query, sent)).encode())

    def wait(self, number: int, seconds: float) -> int:
        with self.changed:
            self.changed.wait_for(lambda: self.number != number, seconds)
            return self.number

    def save(self, page: Answer) -> None:
        with self.changed:
            self.page = page
            self.number += 1
            self.changed.notify_all()


@pytest.fixture
def server() -> Iterator[PreviewServer]:
    served = PreviewServer(0)
    threading.Thread(target=served.serve_forever, daemon=True).start()
    yield served
    served.shutdown()


@contextmanager
def asked(server: PreviewServer, address: str, **headers: str) -> Iterator[http.client.HTTPResponse]:
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=30)
    connection.request("GET", address, headers=headers)
    yield connection.getresponse()
    connection.close()


def event(response: http.client.HTTPResponse) -> list[str]:
    """The lines of the next event."""
    lines = []
    while line := response.readline().decode().strip():
        lines.append(line)
    return lines


def test_until_there_is_a_site_every_address_says_so_and_asks_again(server: PreviewServer):
    with asked(server, "/melden/") as response:
        assert response.status == 503
        page = response.read().decode()
    assert "<h1>Het voorbeeld wordt geladen</h1>" in page
    assert '<meta http-equiv="refresh" content="1">' in page
    server.show(plain_page("De generator start niet", "<fout>"))
    with asked(server, "/melden/") as response:
        assert "<pre>&lt;fout&gt;</pre>" in response.read().decode()


def test_a_failure_of_the_preview_itself_is_said_in_the_page(server: PreviewServer):
    class Failing(Saved):
        def answer(self, address: str) -> Answer:
            raise ValueError("dit ging mis")

    server.follow(Failing())
    with asked(server, "/over/") as response:
        assert response.status == 503
        page = response.read().decode()
    assert "<h1>Het voorbeeld kan deze pagina niet tonen</h1>" in page and "dit ging mis" in page


def test_another_site_cannot_ask_by_letting_its_name_lead_here(server: PreviewServer):
    server.follow(Saved())
    for host in ("voorbeeld.nl", "127.0.0.1.voorbeeld.nl", "[::1", ""):
        with asked(server, "/", Host=host) as response:
            assert (response.status, response.read()) == (403, b"Alleen op deze computer."), host
    with asked(server, "ftp://[") as response:
        assert (response.status, response.read()) == (403, b"Alleen op deze computer."), "no address at all"
    with asked(server, "/", Host="localhost:8000") as response:
        assert response.read() == b"first"


def test_an_open_page_hears_of_its_bar_and_of_its_change(server: PreviewServer):
    saved = Saved()
    server.follow(saved)
    with asked(server, "/_voorbeeld/gebeurtenissen?adres=/over/&merk=1") as response:
        assert response.headers["Content-Type"] == "text/event-stream; charset=utf-8"
        assert event(response) == ["retry: 300", f"data: {json.dumps('first bar')}"]
        saved.save(saved.page._replace(bar="second bar"))
        assert event(response) == ["retry: 300", f"data: {json.dumps('second bar')}"]
        saved.save(saved.page._replace(mark="2"))
        assert event(response) == ["retry: 300", "event: ververs", "data: 1"]
        assert response.readline() == b"", "the page asks again by itself"


def test_a_port_in_use_is_said_with_what_to_do(tmp_path: Path):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = run(tmp_path, "plugins.preview", "--poort", str(port))
    assert done.returncode == 1
    assert done.stderr == (
        f"poort {port} is al in gebruik; sluit het andere voorbeeld, of kies een andere met --poort\n"
    )


def test_the_command_reads_changed_plugins_anew_and_ends_with_who_started_it(own_project: Path):
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "plugins.preview", "--werkt", "--poort", str(port)]
    (own_project / "plugins").mkdir()
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    with subprocess.Popen(command, cwd=own_project, env=environment, **pipes) as process:
        assert "Geen problemen gevonden." in process.stdout.readline()
        wait_until_watching(own_project, process)
        assert process.returncode == 75, "the code of the generator was changed"
    with subprocess.Popen(command, cwd=own_project, env=environment, **pipes) as process:
        process.stdout.readline()
        process.stdin.close()
        assert process.wait(30) == 0


def wait_until_watching(project: Path, process: subprocess.Popen[str]) -> None:
    """Save a module again and again until the process, which may not watch yet, ends of it."""
    for number in range(300):
        (project / "plugins" / "eigen.py").write_text(f"# {number}\n", encoding="utf-8")
        try:
            process.wait(0.2)
        except subprocess.TimeoutExpired:
            continue
        return


FORM = "/_redactie/formulier/meldroutes/a"
SENT = "application/x-www-form-urlencoded"


def sent_to(server: PreviewServer, address: str, body: bytes, **headers: str) -> tuple[int, str]:
    server.follow(Saved())
    here = f"http://127.0.0.1:{server.server_port}"
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=30)
    wanted = {
        "Origin": here,
        "Content-Type": SENT,
        **{name.replace("_", "-"): value for name, value in headers.items()},
    }
    connection.request("POST", address, body, {name: value for name, value in wanted.items() if value})
    answer = connection.getresponse()
    said = answer.read().decode()
    connection.close()
    return answer.status, said


def test_a_form_is_asked_for_and_sent_with_its_fields(server: PreviewServer):
    assert sent_to(server, f"{FORM}?nieuw=1", b"naam=%C3%A9%20n&_doe=&naam=x") == (
        200,
        "('meldroutes/a', {'nieuw': '1'}, [('naam', 'é n'), ('_doe', ''), ('naam', 'x')])",
    )
    with asked(server, f"{FORM}?zoek=a+b") as answer:
        assert answer.read().decode() == "('meldroutes/a', {'zoek': 'a b'}, None)"
        assert answer.headers["Content-Security-Policy"] == "frame-ancestors 'self'"


def test_only_a_page_of_the_preview_itself_may_send_a_form(server: PreviewServer):
    refused = 403, "Alleen een formulier van het voorbeeld zelf mag iets versturen."
    for origin in (
        "",
        "null",
        "https://kwaad.example",
        f"https://127.0.0.1:{server.server_port}",
        "http://127.0.0.1:1",
    ):
        assert sent_to(server, FORM, b"naam=x", Origin=origin) == refused
    elsewhere = f"kwaad.example:{server.server_port}"  # a name that leads here, so that its pages are of the same origin
    assert sent_to(server, FORM, b"naam=x", Host=elsewhere, Origin=f"http://{elsewhere}") == (
        403,
        "Alleen op deze computer.",
    )


def test_what_is_no_form_is_not_read(server: PreviewServer):
    refused = 413, "Dit formulier is te groot, of het is geen formulier."
    assert sent_to(server, FORM, b"{}", Content_Type="application/json") == refused
    assert sent_to(server, FORM, b"naam=x", Content_Length="8000001") == refused
    assert sent_to(server, FORM, b"naam=x", Content_Length="-1") == refused
    assert sent_to(server, FORM, b"naam=%ff") == (400, "Dit formulier is niet te lezen.")
    assert sent_to(server, FORM, b"a&" * 100_001) == (400, "Dit formulier is niet te lezen.")
    assert sent_to(server, "/over/", b"naam=x") == (405, "Hier is niets te versturen.")
