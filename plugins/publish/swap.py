"""The public directory is at every moment the complete old site or the complete new one.

Linux lets two directories change places at once; elsewhere there is no public directory between two renames.
"""

from __future__ import annotations

import ctypes
import hashlib
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

MARKER = ".gemaakt"
"""The file that shows that a directory of ours is half written or half removed; a whole site has none."""

_HERE, _EXCHANGE = -100, 2
"""AT_FDCWD and RENAME_EXCHANGE of Linux."""

FINISHED = ("404.html", "open-data/gepubliceerd.json")
"""The files that every site made here has."""


class NotOurs(Exception):
    """A directory was not made here, or another build holds it, so it is not touched."""


def is_whole(directory: Path) -> bool:
    """Whether a directory is a site that was made here, and whole."""
    return not (directory / MARKER).exists() and all((directory / name).is_file() for name in FINISHED)


def is_ours(directory: Path) -> bool:
    """Whether a directory was made here, whole or half, and so may be replaced."""
    return (directory / MARKER).is_file() or is_whole(directory)


def check_ours(directory: Path) -> None:
    """Raise NotOurs when a directory holds something that was not made here."""
    if directory.is_symlink() or (
        directory.exists()
        and (not directory.is_dir() or (not is_ours(directory) and any(directory.iterdir())))
    ):
        raise NotOurs(
            f"{directory.name}/ is niet door deze generator gemaakt en wordt niet vervangen; "
            "verplaats die map of kies een andere"
        )


def recover(output: Path) -> None:
    """Put back the old site when a run was killed between two renames, and clear what runs left."""
    old = _aside(output, "oud")
    if not output.exists() and is_whole(old):
        old.rename(output)
    for left in (old, _aside(output, "nieuw")):
        if is_ours(left) and not left.is_symlink():
            _remove(left)


def new_directory(output: Path) -> Path:
    """An empty directory for the next site beside the public one, so that a rename puts it in place."""
    new = _aside(output, "nieuw")
    for word in ("nieuw", "oud", "vorige"):
        check_ours(_aside(output, word))
    _remove(new)
    new.mkdir(parents=True)
    (new / MARKER).touch()  # from now on: a killed build leaves it half written
    return new


def put_in_place(output: Path, keep: bool = False) -> None:
    """Make the new directory the public one; the old site is kept for `roll_back` when `keep` is set."""
    new, old, previous = (_aside(output, word) for word in ("nieuw", "oud", "vorige"))
    (new / MARKER).unlink(missing_ok=True)
    if not output.exists():
        new.rename(output)
    elif exchange(new, output):
        new.rename(old)
    else:
        output.rename(old)
        try:
            new.rename(output)
        except OSError:  # on Windows also when another program has a file in it open
            old.rename(output)
            raise
    if keep and is_whole(old):
        _remove(previous)
        old.rename(previous)
    _remove(old)


def roll_back(output: Path) -> None:
    """Let the public site and the one published before it change places.

    Raises NotOurs when there is none.
    """
    previous, old = _aside(output, "vorige"), _aside(output, "oud")
    if not is_whole(previous) or not is_whole(output):
        raise NotOurs(
            f"er is geen vorige site om terug te zetten naast {output.name}/; die is er pas na een tweede "
            "'make publish'"
        )
    if not exchange(previous, output):
        output.rename(old)
        previous.rename(output)
        old.rename(previous)


def exchange(one: Path, other: Path) -> bool:
    """Let two directories on a disk change places at once; False, with nothing done, where that cannot be."""
    try:
        rename = ctypes.CDLL(None).renameat2
    except (OSError, TypeError, AttributeError):  # no Linux, or a C library from before 2018
        return False
    done: int = rename(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE)
    return done == 0


def remove_new(output: Path) -> None:
    """Remove the new directory of a build that failed."""
    _remove(_aside(output, "nieuw"))


def _remove(directory: Path) -> None:
    """Remove a directory of ours, its marker last: a run that is killed leaves no unmarked half site."""
    with suppress(OSError):
        (directory / MARKER).touch()
        for path in directory.iterdir():
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)
            elif path.name != MARKER:
                path.unlink()
        (directory / MARKER).unlink()
        directory.rmdir()


def note_file(output: Path, cache: Path, suffix: str) -> Path:
    """Where something is noted between builds that belongs to one public directory."""
    name = hashlib.sha256(str(output.resolve()).encode()).hexdigest()[:12]
    return cache / "bouw" / f"{name}{suffix}"


@contextmanager
def alone(output: Path, cache: Path) -> Iterator[None]:
    """Hold the only right to build `output`, by a lock in the cache.

    Raises NotOurs when another build runs.
    """
    lock = note_file(output, cache, ".lock")
    lock.parent.mkdir(parents=True, exist_ok=True)
    with lock.open("a+") as handle:
        try:
            _lock(handle.fileno())
        except OSError:
            raise NotOurs("er loopt al een andere bouw van deze site; wacht tot die klaar is") from None
        yield


def _aside(output: Path, word: str) -> Path:
    """A directory next to the public one, on the same disk, so that a rename is enough."""
    return output.with_name(f".{output.name}.{word}")


def _lock(descriptor: int) -> None:
    if os.name == "nt":
        import msvcrt

        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]  # exists on Windows only
    else:
        import fcntl

        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
