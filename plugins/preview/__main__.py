"""The command for people: `python -m plugins.preview` serves the site and follows what is saved."""

from __future__ import annotations

import argparse
import os
import socket
import subprocess
import sys
import threading
from datetime import date
from pathlib import Path

AGAIN = 75
"""The exit code with which the process that serves asks to be started again, as its own code has changed."""
PORT = 8000
TRIED = 20
"""So many ports after the first are tried when nobody asked for a certain one."""


def main() -> int:
    """Keep a process that serves the preview running until Ctrl-C."""
    parser = argparse.ArgumentParser(prog="python -m plugins.preview", description="Toon het voorbeeld.")
    parser.add_argument("--poort", type=int, help=f"de poort op 127.0.0.1; standaard {PORT} of de volgende")
    parser.add_argument("--vandaag", type=date.fromisoformat, help="de dag van de site, zoals 2026-11-23")
    parser.add_argument("--werkt", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--bouwt", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.bouwt:
        _build(given.vandaag)
        return 0
    if given.werkt:
        threading.Thread(target=_end_with_parent, daemon=True).start()
        from plugins.preview.serve import serve

        return AGAIN if serve(Path.cwd(), given.poort, given.vandaag) else 0
    ports = [given.poort] if given.poort else range(PORT, PORT + TRIED)
    port = next((port for port in ports if _is_free(port)), None)
    if port is None:
        print(
            f"poort {ports[0]} is al in gebruik; sluit het andere voorbeeld, of kies een andere met --poort",
            file=sys.stderr,
        )
        return 1
    print(f"Voorbeeld op http://127.0.0.1:{port}/ - stop met Ctrl-C", flush=True)
    day = ["--vandaag", given.vandaag.isoformat()] if given.vandaag else []
    command = [sys.executable, "-m", "plugins.preview", "--werkt", "--poort", str(port), *day]
    code = AGAIN
    while code:
        with subprocess.Popen(command, stdin=subprocess.PIPE) as process:  # noqa: S603 - this same program
            try:
                code = process.wait()
            except KeyboardInterrupt:
                return 0
        if code not in (0, AGAIN):
            print("Het voorbeeld is gestopt door een fout; het begint opnieuw na de volgende keer opslaan.")
            _wait_for_save()
    return 0


def _build(today: date) -> None:
    """Build the whole site, in this process that a later save can end, and print what was found as JSON."""
    from plugins.preview.version import PROBLEMS_JSON, build_whole

    if hasattr(os, "nice"):
        os.nice(10)  # whoever saves meanwhile goes first
    print(PROBLEMS_JSON.dump_json(build_whole(Path.cwd(), today)).decode())


def _is_free(port: int) -> bool:
    with socket.socket() as tried:
        if os.name != "nt":  # there it would let two servers have one port
            tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            tried.bind(("127.0.0.1", port))
        except OSError:
            return False
        return True


def _wait_for_save() -> None:
    from watchfiles import watch

    next(watch(Path.cwd()))


def _end_with_parent() -> None:
    """End this process when the one that started it is gone, in whatever way."""
    sys.stdin.read()
    os._exit(0)


if __name__ == "__main__":
    sys.exit(main())
