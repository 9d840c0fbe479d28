"""Two finished sites held against each other: HTML as parsed trees, every other file as bytes.

`python3 environment.py test -m tests.bench.compare OLD NEW` lists what differs and fails when anything does. Freeze a site with
`make site`, copy `output/` aside, and compare after every step of a change that should not be seen.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser, LexborNode

SHOWN = 3
"""So many differences of one page are shown."""


def tree(data: bytes) -> Iterator[str]:
    """A page as lines: every element with its attributes in order of name, and every text without the spaces around it."""
    root = LexborHTMLParser(data).root
    for node in root.traverse(include_text=True) if root else ():
        yield from line(node)


def line(node: LexborNode) -> Iterator[str]:
    """One node as a line, and nothing for a text of spaces alone."""
    if node.tag == "-text":
        words = " ".join((node.text_content or "").split())
        if words:
            yield words
    elif node.tag is not None and not node.tag.startswith("-"):
        given = "".join(f' {name}="{value or ""}"' for name, value in sorted(node.attributes.items()))
        yield f"<{node.tag}{given}>"


def files_of(root: Path) -> dict[str, Path]:
    """Every file of a site by its path."""
    return {path.relative_to(root).as_posix(): path for path in sorted(root.rglob("*")) if path.is_file()}


def differences(old: Path, new: Path) -> Iterator[str]:
    """What differs between two sites, a line each; nothing when a reader could not tell them apart."""
    ours, theirs = files_of(old), files_of(new)
    yield from (f"only in {old}: {name}" for name in sorted(ours.keys() - theirs.keys()))
    yield from (f"only in {new}: {name}" for name in sorted(theirs.keys() - ours.keys()))
    for name in sorted(ours.keys() & theirs.keys()):
        one, two = ours[name].read_bytes(), theirs[name].read_bytes()
        if one == two:
            continue
        if not name.endswith(".html"):
            yield f"{name}: {len(one)} bytes became {len(two)}"
            continue
        changed = [pair for pair in zip_longest(tree(one), tree(two), fillvalue="") if pair[0] != pair[1]]
        yield from (f"{name}: {was[:110]!r} became {now[:110]!r}" for was, now in changed[:SHOWN])


def main(old: str, new: str) -> int:
    """Print every difference; returns 1 when there is any."""
    found = list(differences(Path(old), Path(new)))
    print("\n".join(found) or "no difference")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
