"""The server on 127.0.0.1: one answer for each address, and events for a page that stays open."""

from __future__ import annotations

import json
import os
import traceback
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import NamedTuple, Protocol
from urllib.parse import parse_qsl, unquote, urlsplit

EVENTS = "/_voorbeeld/gebeurtenissen"
FORMS = "/_redactie/formulier/"
"""Below it stand the forms, the only pages that are sent anything."""
MOST_SENT = 8_000_000
"""So many bytes of a form are read at most."""
MOST_FIELDS = 100_000
HEARTBEAT = 15.0
"""Seconds after which an open page is told that the server is still there."""


class Answer(NamedTuple):
    """What a browser gets; `mark` and `bar` are those of a page that stays open."""

    status: int
    kind: str
    body: bytes
    location: str = ""
    mark: str = ""
    bar: str = ""
    policy: str = "frame-ancestors 'self'"
    """What the page may do: by default, be framed by nobody else."""


class Answering(Protocol):
    """Who knows the answers."""

    def answer(self, address: str) -> Answer:
        """What stands at an address now."""

    def form(self, address: str, query: dict[str, str], sent: list[tuple[str, str]] | None) -> Answer:
        """What stands at an address below that of the forms.

        `sent` are the fields of a form that was sent.
        """

    def wait(self, number: int, seconds: float) -> int:
        """Wait until the version is another than `number`, at most so long; the number of the version."""


def plain_page(title: str, text: str) -> Answer:
    """A page for when there is no site yet to take the style of; the browser asks again each second."""
    head = f'<meta charset="utf-8"><meta http-equiv="refresh" content="1"><title>{escape(title)}</title>'
    body = f"<h1>{escape(title)}</h1><pre>{escape(text)}</pre>"
    html = f'<!doctype html><html lang="nl">{head}<body style="font-family:sans-serif;margin:2rem">{body}'
    return Answer(503, "text/html; charset=utf-8", html.encode())


LOADING = plain_page("Het voorbeeld wordt geladen", "Dit duurt enkele seconden.")


class PreviewServer(ThreadingHTTPServer):
    """Shows one answer everywhere until there is a preview to follow."""

    daemon_threads = True
    allow_reuse_address = os.name != "nt"

    def __init__(self, port: int) -> None:
        self.shown: Answer | None = LOADING
        self.preview: Answering | None = None
        super().__init__(("127.0.0.1", port), _Handler)

    def show(self, answer: Answer) -> None:
        """Give this answer to every question."""
        self.shown = answer

    def follow(self, preview: Answering) -> None:
        """Let the preview answer."""
        self.preview, self.shown = preview, None


class _Handler(BaseHTTPRequestHandler):
    server: PreviewServer

    def do_GET(self) -> None:
        """Answer; only to this machine, for another site could let its name lead here."""
        self._answer(None)

    def do_HEAD(self) -> None:
        """Answer without the body."""
        self._answer(None)

    def do_POST(self) -> None:
        """Take the fields of a form, when a page of this server sent them."""
        length = self.headers.get("Content-Length", "")
        kind = self.headers.get("Content-Type", "").partition(";")[0].strip()
        if self.headers.get("Origin") != f"http://{self.headers.get('Host')}":
            self._refuse(403, "Alleen een formulier van het voorbeeld zelf mag iets versturen.")
        elif not length.isdecimal() or int(length) > MOST_SENT or kind != "application/x-www-form-urlencoded":
            self._refuse(413, "Dit formulier is te groot, of het is geen formulier.")
        else:
            try:
                fields = parse_qsl(
                    self.rfile.read(int(length)).decode(), True, errors="strict", max_num_fields=MOST_FIELDS
                )
            except ValueError:
                self._refuse(400, "Dit formulier is niet te lezen.")
                return
            self._answer(fields)

    def _refuse(self, status: int, message: str) -> None:
        self.close_connection = True  # what was sent is not read
        self._send(Answer(status, "text/plain; charset=utf-8", message.encode()))

    def _answer(self, sent: list[tuple[str, str]] | None) -> None:
        try:
            host = urlsplit(f"//{self.headers.get('Host', '')}").hostname
            asked = urlsplit(self.path)
        except ValueError:
            host = None
        if host not in ("127.0.0.1", "localhost"):
            self._send(Answer(403, "text/plain; charset=utf-8", b"Alleen op deze computer."))
            return
        preview = self.server.preview
        try:
            if self.server.shown is not None or preview is None:
                self._send(self.server.shown or LOADING)
            elif asked.path == EVENTS:
                query = dict(parse_qsl(asked.query))
                self._events(preview, query.get("adres", "/"), query.get("merk", ""))
            elif asked.path.startswith(FORMS):
                query = dict(parse_qsl(asked.query, True))
                self._send(preview.form(unquote(asked.path.removeprefix(FORMS)), query, sent))
            elif sent is not None:
                self._send(Answer(405, "text/plain; charset=utf-8", b"Hier is niets te versturen."))
            else:
                self._send(preview.answer(unquote(asked.path)))
        except (BrokenPipeError, ConnectionResetError, ConnectionAbortedError):
            pass  # the page was closed
        except Exception:  # a mistake in the preview itself: said where it can be read
            self._send(plain_page("Het voorbeeld kan deze pagina niet tonen", traceback.format_exc()))

    def _send(self, answer: Answer) -> None:
        self.send_response(answer.status)
        self.send_header("Content-Type", answer.kind)
        self.send_header("Content-Length", str(len(answer.body)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("Content-Security-Policy", answer.policy)
        if answer.location:
            self.send_header("Location", answer.location)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(answer.body)

    def _events(self, preview: Answering, address: str, mark: str) -> None:
        """Tell an open page when it has to be asked for again, and what its bar says, until it is closed."""
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream; charset=utf-8")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        number, bar = preview.wait(-1, 0), ""
        while self.server.shown is None:
            answer = preview.answer(address)
            if answer.mark != mark:
                self._tell("event: ververs\ndata: 1")
                return
            self._tell(f"data: {json.dumps(answer.bar)}" if answer.bar != bar else ": nog hier")
            bar = answer.bar
            number = preview.wait(number, HEARTBEAT)

    def _tell(self, lines: str) -> None:
        self.wfile.write(f"retry: 300\n{lines}\n\n".encode())
        self.wfile.flush()

    def log_message(self, format: str, *args: object) -> None:
        """Keep the terminal for what editors need to read."""
