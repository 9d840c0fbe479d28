"""The public directory is at every moment the complete old site or the complete new one.

Two directories take turns. The next site is written over the one before the last, for making and removing a thousand files
takes longer than filling them; what the new site does not write is removed from it before anybody looks.
"""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

MARKER = ".gemaakt"
"""The file that shows that a directory was made here and so may be replaced."""

_MARK = "Deze map is gemaakt door de generator van de site. Bij een volgende bouw wordt zij in haar geheel vervangen.\n"
_LONG_AGO = 946_728_000
"""In the year 2000: when a file in the spare directory was written last, until the new site writes it."""
_NOT_SO_LONG_AGO = _LONG_AGO + 366 * 86_400


class NotOurs(Exception):
    """The directory was not made here, so it is not touched."""


def is_ours(directory: Path) -> bool:
    """Whether a directory was made here."""
    return (directory / MARKER).is_file()


def recover(output: Path) -> None:
    """Put back the old site when a run was killed between two renames, and clear what it left."""
    old = beside(output, "oud")
    if not output.exists() and is_ours(old):
        old.rename(output)
    if old.is_dir():
        import shutil  # not needed to see that nothing changed

        shutil.rmtree(old)


def beside(output: Path, word: str) -> Path:
    """A directory next to the public one, on the same disk, so that a rename is enough."""
    return output.with_name(f".{output.name}.{word}")


def spare(output: Path) -> Path:
    """The directory for the next site."""
    return beside(output, "reserve")


def make_room(output: Path) -> None:
    """Make the directory for the next site ready to be written over; raises NotOurs when somebody else has put something there."""
    new = spare(output)
    if new.is_symlink():
        new.unlink()
    check_ours(new)
    _make_old(new)
    new.mkdir(parents=True, exist_ok=True)
    _mark(new)  # from now on, for a build that is killed leaves it half written


def _make_old(new: Path) -> None:
    """Make every file in `new` look old, so that one which is not written again is known by that."""
    for folder, folders, files in os.walk(new):
        for name in (*files, *folders):
            path = os.path.join(folder, name)
            about = os.lstat(path)
            if stat.S_ISLNK(about.st_mode) or (about.st_nlink > 1 and not stat.S_ISDIR(about.st_mode)):
                os.unlink(path)  # what is linked to from elsewhere may not change there
            elif stat.S_ISREG(about.st_mode):
                os.utime(path, (_LONG_AGO, _LONG_AGO))


def sweep(new: Path) -> None:
    """Remove from `new` what was in it before and was not written again."""
    for folder, _, files in os.walk(new, topdown=False):
        old = [
            path for name in files if os.lstat(path := os.path.join(folder, name)).st_mtime < _NOT_SO_LONG_AGO
        ]
        for path in old:
            os.unlink(path)
        if old:
            with suppress(OSError):  # until one that is not empty
                os.removedirs(folder)


def _mark(directory: Path) -> None:
    (directory / MARKER).write_text(_MARK, encoding="utf-8")


def check_ours(output: Path) -> None:
    """Raise NotOurs when `output` holds something that was not made here."""
    if output.exists() and (not output.is_dir() or (not is_ours(output) and any(output.iterdir()))):
        raise NotOurs(
            f"{output.name}/ is niet door deze generator gemaakt en wordt niet vervangen; verplaats die map of kies een andere"
        )


def put_in_place(output: Path) -> None:
    """Make the spare directory the public one, and the other way round."""
    new = spare(output)
    _mark(new)
    old = beside(output, "oud")
    if output.exists():
        output.rename(old)
    new.rename(output)
    if old.exists():
        old.rename(new)


def in_cache(output: Path, cache: Path, ending: str) -> Path:
    """Where something is kept between builds that belongs to one public directory."""
    return cache / "bouw" / f"{hashlib.sha256(str(output.resolve()).encode()).hexdigest()[:12]}{ending}"


@contextmanager
def alone(output: Path, cache: Path) -> Iterator[None]:
    """Hold the only right to build `output`, by a lock in the cache; raises NotOurs when another build is running."""
    lock = in_cache(output, cache, ".lock")
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
