"""Mistakes, each alone in the otherwise good made-up municipality: a file per mistake, with all that is said about it.

The names of the files are the documentation of what cannot get in. A case changes one `file`, or several (`changes`): it
gives `replace` and `with`, `append`, `write`, `link` or `remove`, repeated `times`. `says` is the complete list of messages;
`says_of_every_page` the one that is given for every page there is.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.projects import Change, all_of, append, link, remove, replace, write

HERE = Path(__file__).parent


def cases(group: str) -> list[Any]:
    """The cases of one folder, as parameters named after their files."""
    found = sorted((HERE / group).glob("*.yaml"))
    assert found, group
    return [pytest.param(yaml.safe_load(path.read_text(encoding="utf-8")), id=path.stem) for path in found]


def change_of(case: dict[str, Any]) -> Change:
    """What somebody did."""
    return all_of(*(_change(one) for one in case.get("changes", [case])))


def _change(one: dict[str, Any]) -> Change:
    name, times = one["file"], one.get("times", 1)
    match one:
        case {"replace": old, "with": new}:
            return replace(name, old, new)
        case {"append": text}:
            return append(name, text * times)
        case {"write": content}:
            return write(name, content * times)
        case {"link": target}:
            return link(name, target)
        case {"remove": True}:
            return remove(name)
    raise AssertionError(f"no change is known that looks like {sorted(one)}")


def files_of(case: dict[str, Any]) -> list[str]:
    """Every file that a case changes."""
    return [one["file"] for one in case.get("changes", [case])]
