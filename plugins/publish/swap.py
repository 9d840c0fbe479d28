"""The public directory is at every moment the complete old site or the complete new one."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

MARKER = ".gemaakt"
"""The file that shows that a directory was made here and so may be replaced."""

_MARK = "Deze map is gemaakt door de generator van de site. Bij een volgende bouw wordt zij in haar geheel vervangen.\n"


class NotOurs(Exception):
    """The directory was not made here, so it is not touched."""


def is_ours(directory: Path) -> bool:
    """Whether a directory was made here."""
    return (directory / MARKER).is_file()


def recover(output: Path) -> None:
    """Put back the old site when a run was killed between the two renames, and clear what it left."""
    old = beside(output, "oud")
    if not output.exists() and is_ours(old):
        old.rename(output)
    for left in (old, beside(output, "nieuw")):
        if left.is_dir():
            shutil.rmtree(left)


def beside(output: Path, word: str) -> Path:
    """A directory next to the public one, on the same disk, so that a rename is enough."""
    return output.with_name(f"{output.name}.{word}")


def check_ours(output: Path) -> None:
    """Raise NotOurs when `output` holds something that was not made here."""
    if output.exists() and (not output.is_dir() or (not is_ours(output) and any(output.iterdir()))):
        raise NotOurs(f"{output.name}/ is niet door deze generator gemaakt en wordt niet vervangen; verplaats die map of kies een andere")


def put_in_place(new: Path, output: Path) -> None:
    """Make `new` the public directory; the old one is gone only after the new one stands."""
    (new / MARKER).write_text(_MARK, encoding="utf-8")
    old = beside(output, "oud")
    if output.exists():
        output.rename(old)
    new.rename(output)
    if old.exists():
        shutil.rmtree(old)


@contextmanager
def alone(folder: Path, output: Path) -> Iterator[None]:
    """Hold the only right to build `output`, by a lock in `folder`; raises NotOurs when another build is running."""
    folder.mkdir(parents=True, exist_ok=True)
    handle = (folder / f"{hashlib.sha256(str(output.resolve()).encode()).hexdigest()[:12]}.lock").open("a+")
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
