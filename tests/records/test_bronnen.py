"""What stands at the address of a source is kept in its record, by hand only; without network nothing changes."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from plugins.bronnen.bron import Gezien, Storing
from plugins.records import __main__ as command
from plugins.records.bronnen import Limits, look_at
from tests.projects import TODAY, built, problems_of, project, replace

DAY = date(2026, 11, 28)
PAGE = b"<p>Een voorbeeld."
SHA256 = hashlib.sha256(PAGE).hexdigest()
RECORD = "data/bronnen/voorbeeld-rapport.yaml"


class Answers(BaseHTTPRequestHandler):
    """A server that does to each path what its name says."""

    page = PAGE
    end_of_test = threading.Event()

    def do_GET(self) -> None:
        if self.path == "/zwijgt":
            self.end_of_test.wait()
        elif self.path == "/verhuisd":
            self.send_response(301)
            self.send_header("Location", "/hier")
            self.end_headers()
        elif self.path in ("/weg", "/stuk"):
            self.send_error(404 if self.path == "/weg" else 503)
        else:
            self.send_response(200)
            self.end_headers()
            self.wfile.write(self.page * (10 if self.path == "/groot" else 1))

    def log_message(self, *arguments: object) -> None:
        """Nothing is told."""


@pytest.fixture
def address() -> Iterator[str]:
    Answers.end_of_test.clear()
    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"127.0.0.1:{server.server_port}"
    Answers.end_of_test.set()
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.mark.parametrize(
    ("path", "seen"),
    [
        ("/hier", Gezien(op=DAY, status=200, sha256=SHA256)),
        ("/hier?q=één#deel", Gezien(op=DAY, status=200, sha256=SHA256)),
        ("/weg", Gezien(op=DAY, status=404)),
        ("/stuk", Gezien(op=DAY, status=503)),
        ("/groot", Gezien(op=DAY, status=200, storing=Storing.TE_GROOT)),
    ],
)
def test_what_stands_at_an_address_is_told(address: str, path: str, seen: Gezien):
    assert look_at(f"http://{address}{path}", DAY, Limits(size=100)) == seen


def test_a_server_that_never_answers_is_given_up(address: str):
    seen = look_at(f"http://{address}/zwijgt", DAY, Limits(seconds=0.2))
    assert seen == Gezien(op=DAY, storing=Storing.GEEN_ANTWOORD)


def test_a_redirect_is_followed_and_told(address: str):
    seen = look_at(f"http://{address}/verhuisd", DAY)
    assert seen == Gezien(op=DAY, status=200, sha256=SHA256, adres=f"http://{address}/hier")


def test_a_connection_that_cannot_be_trusted_is_told(address: str):
    assert look_at(f"https://{address}/hier", DAY).storing is Storing.ONVEILIG


@pytest.mark.parametrize("gone", ["http://127.0.0.1:1/", "http://bestaat-niet.invalid/"])
def test_an_address_where_nobody_listens_is_told(gone: str):
    assert look_at(gone, DAY, Limits(seconds=5)).storing is Storing.GEEN_ANTWOORD


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, address: str) -> Path:
    """A project whose sources are looked for at the server of the test."""

    def at_server(url: str, today: date) -> Gezien:
        return look_at(f"http://{address}/hier", today)

    monkeypatch.setattr(command, "ROOT", project(tmp_path / "project"))
    monkeypatch.setattr(command, "look_at", at_server)
    monkeypatch.setattr(command, "today_in_amsterdam", lambda: TODAY)
    return command.ROOT


def test_what_was_seen_is_shown_first_and_kept_on_request(root: Path, capsys: pytest.CaptureFixture[str]):
    before = (root / RECORD).read_text(encoding="utf-8")
    assert command.main(["bronnen", "voorbeeld-rapport"]) == 1
    assert (root / RECORD).read_text(encoding="utf-8") == before
    assert "Er is niets veranderd; met --ja erachter slaat u het op." in capsys.readouterr().out
    assert command.main(["bronnen", "voorbeeld-rapport", "--ja"]) == 0
    kept = f"gezien:\n  op: {TODAY}\n  status: 200\n  sha256: {SHA256}\n"
    assert (root / RECORD).read_text(encoding="utf-8") == f"{before}{kept}"


def test_what_is_gone_moved_or_changed_is_said_with_what_to_do(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    def said(seen: Gezien) -> str:
        monkeypatch.setattr(command, "look_at", lambda url, today: seen)
        command.main(["bronnen", "voorbeeld-rapport", "--ja"])
        return capsys.readouterr().out.splitlines()[0]

    good = partial(Gezien, op=TODAY, status=200)
    assert said(good(sha256="0" * 64)) == f"{RECORD}: staat er"
    assert said(good(sha256="1" * 64)) == (
        f"{RECORD}: de inhoud is anders dan op {TODAY}; kijk of zij nog zegt wat deze site ervan zegt"
    )
    assert said(good(sha256="1" * 64, adres="https://voorbeeld.invalid/nieuw")) == (
        f"{RECORD}: het stuk staat nu op https://voorbeeld.invalid/nieuw; klopt dat, zet dat dan bij 'url'"
    )
    assert said(Gezien(op=TODAY, status=404)) == (
        f"{RECORD}: het stuk is weg (404); zet het adres van een bewaarde kopie bij 'archief'"
    )
    assert said(Gezien(op=TODAY, storing=Storing.ONVEILIG)).startswith(
        f"{RECORD}: geen geldig certificaat: De verbinding was niet te vertrouwen. Kijk zelf op https://"
    )


def test_without_network_nothing_changes(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    silent = Gezien(op=TODAY, storing=Storing.GEEN_ANTWOORD)
    monkeypatch.setattr(command, "look_at", lambda url, today: silent)
    before = {path: path.read_bytes() for path in root.rglob("*.yaml")}
    assert command.main(["bronnen", "--ja"]) == 1
    said = capsys.readouterr()
    assert said.err == "geen enkele site antwoordde; is er internet? Er is niets veranderd.\n"
    assert before == {path: path.read_bytes() for path in root.rglob("*.yaml")}


def test_a_build_only_warns_of_what_was_seen_long_ago(root: Path):
    assert command.main(["bronnen", "--ja"]) == 0
    assert not [each for each in problems_of(root) if "gezien" in each or "bekeken" in each]
    later = [each for each in problems_of(root, TODAY + timedelta(days=366)) if "'make bronnen'" in each]
    message = "let op: dit adres is langer dan 12 maanden niet bekeken; voer 'make bronnen' uit"
    assert later
    assert all(each.endswith(message) for each in later)


def test_a_kept_copy_and_what_was_seen_are_shown(own_project: Path):
    copy = "https://archief.voorbeeld.invalid/kopie"
    seen = f"archief: {copy}\ngezien: {{op: 2026-11-20, status: 404}}\n"
    replace(RECORD, "titel:", f"{seen}titel:")(own_project)
    site = built(own_project)
    page = (site / "bronnen/voorbeeld-rapport/index.html").read_text(encoding="utf-8")
    assert "<dt>Bekeken</dt><dd>Op 20 november 2026: de server antwoordde met 404.</dd>" in page
    assert f'href="{copy}"' in page
    assert f'href="{copy}"' in (site / "bronnen/index.html").read_text(encoding="utf-8")
