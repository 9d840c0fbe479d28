"""What of hosting goes into the published tree, and what into the folder `hosting/` for the server."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import brotli

from plugins.cache import Cache, write_if_changed
from plugins.hosting.nginx import container_text, containerfile, nginx_text
from plugins.hosting.others import apache_text, caddy_text, headers_text, htaccess_text, redirects_text
from plugins.hosting.security_txt import PATH, security_txt
from plugins.hosting.served import Served, read_served

FOLDER = "hosting"
TEXT = frozenset((".html", ".svg", ".csv", ".json", ".jsonld", ".ttl", ".xml", ".ics", ".js", ".txt"))
"""What compresses well; pictures and PDF are compressed in themselves."""


def write_into_tree(root: Path, address: str, security: Any, cache: Cache) -> None:
    """Add what has to change together with a site: security.txt, header files and compressed files."""
    text = security_txt(security, address)
    if text:
        write_if_changed(root / PATH, text.encode())
    site = read_served(root, address)
    write_if_changed(root / ".htaccess", htaccess_text(site).encode())
    write_if_changed(root / "_headers", headers_text(site).encode())
    write_if_changed(root / "_redirects", redirects_text(site).encode())
    write_compressed(root, cache)


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


def server_files(site: Served) -> dict[str, str]:
    """The files for the one who runs the server, by name; they are no part of the published tree."""
    return {
        "nginx.conf": nginx_text(site),
        "nginx-container.conf": container_text(site),
        "Containerfile": containerfile(site),
        "apache.conf": apache_text(site),
        "Caddyfile": caddy_text(site),
    }


def write_server_files(folder: Path, output: Path, address: str) -> None:
    """Write the configuration of servers for the site that stands in `output`."""
    for name, text in server_files(read_served(output, address)).items():
        write_if_changed(folder / name, text.encode())
