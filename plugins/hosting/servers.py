"""The configuration of servers for a site, from templates: in the published tree, or in `hosting/`."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import brotli
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from plugins.cache import Cache, write_if_changed
from plugins.hosting import served
from plugins.hosting.security_txt import PATH, security_txt
from plugins.hosting.served import Served, read_served

FOLDER = "hosting"
"""Where the files stand for the one who runs the server; they are no part of the published tree."""
TREE = "/srv/ondermijning/output"
"""Where the published folder stands on the server."""
CHALLENGES = "/var/www/html"
"""Where certbot puts what Let's Encrypt asks for, at the first certificate and at each that follows."""
FOR_THE_SERVER = ("nginx.conf", "nginx-container.conf", "Containerfile", "apache.conf", "Caddyfile")
IN_THE_TREE = (".htaccess", "_headers", "_redirects")
"""What changes together with the pages, so that it stands among them."""
TEXT = frozenset((".html", ".svg", ".csv", ".json", ".jsonld", ".ttl", ".xml", ".ics", ".js", ".txt"))
"""What compresses well; pictures and PDF are compressed in themselves."""

_TEMPLATES = Environment(  # noqa: S701 - no HTML: the files of servers
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    keep_trailing_newline=True,
)
_TEMPLATES.filters["literally"] = re.escape
_TEMPLATES.globals.update(
    {name: value for name, value in vars(served).items() if name.isupper()}, TREE=TREE, CHALLENGES=CHALLENGES
)


def configuration(site: Served, name: str) -> str:
    """The text of one of FOR_THE_SERVER or IN_THE_TREE, with all that the table of `served.py` asks."""
    return _TEMPLATES.get_template(name.removeprefix(".")).render(site=site)


def write_into_tree(root: Path, address: str, security: Any, cache: Cache) -> None:
    """Add what has to change together with a site: security.txt, header files and compressed files."""
    text = security_txt(security, address)
    if text:
        write_if_changed(root / PATH, text.encode())
    site = read_served(root, address)
    for name in IN_THE_TREE:
        write_if_changed(root / name, configuration(site, name).encode())
    write_compressed(root, cache)


def write_server_files(folder: Path, output: Path, address: str) -> None:
    """Write the configuration of servers for the site that stands in `output`."""
    site = read_served(output, address)
    for name in FOR_THE_SERVER:
        write_if_changed(folder / name, configuration(site, name).encode())


def write_compressed(root: Path, cache: Cache) -> None:
    """Write a copy in Brotli and in gzip beside every text file below `root`, where that is smaller."""
    for path in sorted(path for path in root.rglob("*") if path.suffix in TEXT and path.is_file()):
        data = path.read_bytes()
        for suffix, compress in KINDS.items():
            small = cache.get("compressed", [suffix, "7", data], partial(compress, data), suffix)
            if len(small) < len(data):
                write_if_changed(path.with_name(path.name + suffix), small)


def _gzip(data: bytes) -> bytes:
    """Gzip without a time or a name in it, so that the same bytes come out each time."""
    return gzip.compress(data, 9, mtime=0)


def _brotli(data: bytes) -> bytes:
    """Brotli at 7: at 9 all files together were a thousandth smaller, for fourteen times the work."""
    return bytes(brotli.compress(data, mode=brotli.MODE_TEXT, quality=7))


KINDS: Mapping[str, Callable[[bytes], bytes]] = {".br": _brotli, ".gz": _gzip}
