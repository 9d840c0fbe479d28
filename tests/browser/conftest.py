"""The made-up site behind a server on this machine alone, and one browser."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from plugins.hosting.served import read_served
from tests.inhoud.conftest import real_site

__all__ = ["real_site"]


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format, *args):
        pass


known_served = cache(read_served)


class WithHeaders(Quiet):
    """Gives each file the headers of the one table, as a server does that was set up by it."""

    def end_headers(self):
        site = known_served(Path(self.directory), "https://voorbeeld.example")
        path = self.path.partition("?")[0].lstrip("/")
        for name, value in site.headers(
            f"{path}index.html" if path.endswith("/") or not path else path
        ).items():
            self.send_header(name, value)
        super().end_headers()


@contextmanager
def served(folder: Path, handler: type[Quiet] = Quiet) -> Iterator[str]:
    """The address of a site, while it is served on this machine alone."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


@pytest.fixture(scope="session")
def address(built_site: Path) -> Iterator[str]:
    with served(built_site) as found:
        yield found


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    found = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    assert found, "no browser: run the tests with 'make test', which installs one"
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(
            executable_path=found,
            args=[
                "--no-sandbox",
                "--disable-gpu",
                "--disable-background-networking",
                "--disable-dev-shm-usage",
            ],
        )
        yield opened
        opened.close()
