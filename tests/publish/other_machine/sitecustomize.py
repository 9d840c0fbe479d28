"""Loaded by Python itself before anything else: a machine that lists folders backwards and whose clock jumps by years."""

import builtins
import os
import time

_scandir, _listdir, _time = os.scandir, os.listdir, time.time
_calls = 0


class _Backwards:
    """The entries of a folder, the last first."""

    def __init__(self, *arguments):
        with _scandir(*arguments) as entries:
            self._entries = builtins.iter(sorted(entries, key=lambda entry: entry.name, reverse=True))

    def __iter__(self):
        return self._entries

    def __next__(self):
        return next(self._entries)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def close(self):
        """Nothing is open any more."""


def _jumping():
    """Nine years ago, in nine years, nine years ago."""
    global _calls
    _calls += 1
    return _time() + (-1) ** _calls * 9 * 365 * 86_400


os.scandir = _Backwards
os.listdir = lambda *arguments: sorted(_listdir(*arguments), reverse=True)
time.time = _jumping
