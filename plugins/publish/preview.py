"""The preview: the real site on this machine only, built again at every change; problems are shown as a page."""

from __future__ import annotations

import html
import subprocess
import sys
import threading
from datetime import date
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from plugins.publish.fingerprint import SOURCES

WATCHED = tuple(name for name in SOURCES if not name.startswith("requirements"))


class _Handler(SimpleHTTPRequestHandler):
    """Serves the preview; while there are problems every page is the list of them."""

    report = ""

    def do_GET(self) -> None:
        if not _Handler.report:
            super().do_GET()
            return
        page = f'<!doctype html><html lang="nl"><meta charset="utf-8"><title>Problemen</title><h1>De site kan niet worden gebouwd</h1><pre>{html.escape(_Handler.report)}</pre>'
        body = page.encode()
        self.send_response(500)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Keep the terminal for what editors need to read."""


def serve(root: Path, port: int, today: date | None) -> int:
    """Build, serve on 127.0.0.1 and follow the sources until Ctrl-C."""
    output = root / ".cache" / "preview"
    server = ThreadingHTTPServer(("127.0.0.1", port), partial(_Handler, directory=str(output)))
    _build(root, output, today)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print(f"Voorbeeld op http://127.0.0.1:{port}/ - stop met Ctrl-C", flush=True)
    try:
        from watchfiles import watch

        for _ in watch(*(root / name for name in WATCHED if (root / name).exists()), watch_filter=_is_source):
            _build(root, output, today)
    except KeyboardInterrupt:
        pass
    finally:
        server.shutdown()
    return 0


def _is_source(change: object, path: str) -> bool:
    return "node_modules" not in path and "__pycache__" not in path


def _build(root: Path, output: Path, today: date | None) -> None:
    """Build in a process of its own, so that changed plugins are read anew."""
    command = [
        sys.executable,
        "-m",
        "plugins.publish",
        "site",
        "--concepten",
        "--uitvoer",
        str(output),
        *(["--vandaag", today.isoformat()] if today else []),
    ]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)  # noqa: S603 - our own door
    _Handler.report = "" if done.returncode == 0 else done.stdout + done.stderr
    print(done.stdout + done.stderr, flush=True)
