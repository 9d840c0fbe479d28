"""Following the sources: a save is read at once; the whole site is built when it is quiet."""

from __future__ import annotations

import subprocess
import sys
import threading
import traceback
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from watchfiles import Change, watch

from plugins.preview.server import LOADING, PreviewServer, plain_page
from plugins.publish.fingerprint import LEFT_OUT, OWN
from plugins.publish.reference import write_names
from plugins.site.theme import part_of

if TYPE_CHECKING:  # imported when the server stands already, so that a browser is never refused
    from plugins.preview.preview import Preview

WATCHED = (*OWN, "theme", "plugins")
STEP = 20
"""Milliseconds without another save before saves are read: editors write a file in several steps."""
QUIET = 0.5
"""Seconds without a save before the whole site is built."""


def serve(root: Path, port: int, today: date | None) -> bool:
    """Serve the preview on 127.0.0.1 until Ctrl-C, or until the generator is changed: then True."""
    server = PreviewServer(port)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    builder: WholeBuilds | None = None
    try:
        try:
            from plugins.preview.preview import Preview

            preview = Preview(root, today, _clock())
        except Exception:  # a mistake in the generator itself: shown, and read again when it is mended
            print(traceback.format_exc(), file=sys.stderr, flush=True)
            server.show(plain_page("De generator start niet", traceback.format_exc()))
        else:
            server.follow(preview)
            print(preview.summary(), flush=True)
            builder = WholeBuilds(preview)
            write_names(root)
        watched = [path for name in WATCHED if (path := part_of(root, name)).exists()]
        for changes in watch(*watched, watch_filter=_is_source, step=STEP):
            if any(path.endswith(".py") for _, path in changes):
                server.show(LOADING)
                return True
            if builder is not None:
                builder.saved()  # whoever saved waits for the page alone: a build that is running stops
                builder.preview.read(_clock())
                builder.saved()
                print(builder.preview.summary(), flush=True)
    except KeyboardInterrupt:
        pass
    finally:
        if builder is not None:
            builder.stop()
        server.shutdown()
    return False


class WholeBuilds:
    """Builds the whole site in a process of its own after each save, with all checks.

    A later save stops it.
    """

    def __init__(self, preview: Preview) -> None:
        self.preview = preview
        self._saved, self._stopped = threading.Event(), False
        self._thread = threading.Thread(target=self._build_when_quiet, daemon=True)
        self._saved.set()
        self._thread.start()

    def saved(self) -> None:
        """Build again when it is quiet."""
        self._saved.set()

    def stop(self) -> None:
        """End, with the build that may be running."""
        self._stopped = True
        self._saved.set()
        self._thread.join()

    def _build_when_quiet(self) -> None:
        while self._saved.wait() and not self._stopped:
            self._saved.clear()
            while self._saved.wait(QUIET) and not self._stopped:
                self._saved.clear()
            version = self.preview.current
            if version.rendering is None or self._stopped:
                continue
            day = self.preview.today.isoformat()
            command = [sys.executable, "-m", "plugins.preview", "--bouwt", "--vandaag", day]
            with subprocess.Popen(command, cwd=self.preview.root, stdout=subprocess.PIPE) as process:  # noqa: S603 - our own module
                ended = threading.Thread(target=process.wait, daemon=True)
                ended.start()
                while ended.is_alive() and not self._saved.is_set():
                    ended.join(0.1)
                if self._saved.is_set():
                    process.terminate()
                    continue
                output = process.stdout.read() if process.stdout else b""
            self.preview.checked(version, output, _clock())


def _is_source(change: Change, path: str) -> bool:
    return LEFT_OUT.isdisjoint(Path(path).parts)


def _clock() -> str:
    """The time of day in Amsterdam."""
    return datetime.now(ZoneInfo("Europe/Amsterdam")).strftime("%H:%M:%S")
