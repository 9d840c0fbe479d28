"""The public directory is at every moment the complete old site or the complete new one."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

MARKER = ".gemaakt"
"""The file that shows that a directory was made here and so may be replaced; it holds what it was made of."""


class NotOurs(Exception):
    """The directory was not made here, so it is not touched."""


def made_of(directory: Path) -> str | None:
    """What a directory was made of; None when it was not made here."""
    try:
        return (directory / MARKER).read_text(encoding="utf-8")
    except OSError:
        return None


def recover(output: Path) -> None:
    """Put back the old site when a run was killed between the two renames, and clear what it left."""
    old = beside(output, "oud")
    if not output.exists() and made_of(old) is not None:
        old.rename(output)
    for left in (old, beside(output, "nieuw")):
        if left.is_dir():
            shutil.rmtree(left)


def beside(output: Path, word: str) -> Path:
    """A directory next to the public one, on the same disk, so that a rename is enough."""
    return output.with_name(f"{output.name}.{word}")


def check_ours(output: Path) -> None:
    """Raise NotOurs when `output` holds something that was not made here."""
    if output.exists() and made_of(output) is None and any(output.iterdir()):
        raise NotOurs(f"{output.name}/ is niet door deze generator gemaakt en wordt niet vervangen; verplaats die map of kies een andere")


def put_in_place(new: Path, output: Path, fingerprint: str) -> None:
    """Make `new` the public directory; the old one is gone only after the new one stands."""
    (new / MARKER).write_text(fingerprint, encoding="utf-8")
    old = beside(output, "oud")
    if output.exists():
        output.rename(old)
    new.rename(output)
    if old.exists():
        shutil.rmtree(old)


@contextmanager
def alone(lock: Path) -> Iterator[None]:
    """Hold the only right to build; raises NotOurs when another build is running."""
    lock.parent.mkdir(parents=True, exist_ok=True)
    handle = lock.open("a+")
    try:
        _lock(handle.fileno())
    except OSError:
        handle.close()
        raise NotOurs("er loopt al een andere bouw van deze site; wacht tot die klaar is") from None
    try:
        yield
    finally:
        handle.close()


def _lock(descriptor: int) -> None:
    if os.name == "nt":
        import msvcrt

        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]  # exists on Windows only
    else:
        import fcntl

        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
