"""The configuration of nginx that is shipped, in an nginx on this machine, beside a plain server in the same one."""

from __future__ import annotations

import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from statistics import median

from plugins.cache import Cache
from plugins.hosting.served import TYPES, Served, read_served
from plugins.hosting.servers import TREE, configuration, write_into_tree
from tests.bench.measuring import report
from tests.projects import built, project

ADDRESS = "https://ondermijning.voorbeeld.nl"
PORT, PLAIN_PORT = 18_431, 18_432
ROUNDS, SECONDS, CONNECTIONS = 5, 10, 200
"""The two servers are asked by turns and change places each round: what else the machine does falls on both."""
WARM_UP = 2
"""So many seconds each is asked before it counts."""
PAGE = "aanbevelingen/index.html"
SLOWDOWN = 1 / 0.9
"""The plain server, with one file of the size of PAGE and an ordinary log, may answer so many times as often."""


def serving(folder: Path) -> list[bool]:
    """Ask for every file and its headers, and let wrk ask for a page; both servers are one nginx in one run."""
    if not shutil.which("nginx") or not shutil.which("wrk"):
        print("serving: nginx and wrk are not on the path; `apt-get install nginx-light wrk`")
        return []
    output = built(project(folder / "project"))
    write_into_tree(output, ADDRESS, {}, Cache())
    (folder / "plain").mkdir()
    (folder / "plain" / "page.html").write_bytes(b"x" * (output / PAGE).stat().st_size)
    site = read_served(output, ADDRESS)
    with _nginx(folder, output, site):
        left = {f"{address.strip('/')}/index.html" for address in (*site.moved, *site.gone)}
        files = [path for path in site.files if path not in left]
        wrong = [f"{path}: {header}" for path in files for header in _wrong_headers(site, path)]
        asked = ((PORT, f"/{PAGE.removesuffix('index.html')}"), (PLAIN_PORT, "/page.html"))
        for port, path in asked:
            _requests(port, path, WARM_UP)
        rounds = []
        for number in range(ROUNDS):
            first, second = asked if number % 2 else asked[::-1]
            answers = {port: _requests(port, path) for port, path in (first, second)}
            rounds.append((answers[PORT], answers[PLAIN_PORT]))
    ours, plain = (median(rate for rate, _ in side) for side in zip(*rounds, strict=True))
    slower = median(theirs / mine for (mine, _), (theirs, _) in rounds)
    errors = sum(wrong for pair in rounds for _, wrong in pair)
    for line in wrong:
        print(f"  {line}")
    return [
        report(f"{len(files)} files asked of nginx: headers that are wrong", f"{len(wrong)}", len(wrong), 0),
        report(f"wrk, {ROUNDS} times {SECONDS} s, {CONNECTIONS} connections: errors", f"{errors}", errors, 0),
        report("nginx with one plain file against a page", f"{plain:.0f} / {ours:.0f} a second, median of {ROUNDS} ratios {slower:.2f} ×", slower, SLOWDOWN),
    ]  # fmt: skip


@contextmanager
def _nginx(folder: Path, output: Path, site: Served) -> Iterator[None]:
    """An nginx with the shipped configuration at PORT, and a plain server at PLAIN_PORT."""
    text = configuration(site, "nginx-container.conf")
    text = text.replace("/tmp/", f"{folder}/").replace(TREE, str(output))  # noqa: S108 - of the container
    text = text.replace("listen 8080;", f"listen 127.0.0.1:{PORT};").replace("listen [::]:8080;", "")
    text = text.replace("/dev/stdout", f"{folder}/log").replace("/dev/stderr", f"{folder}/errors")
    plain = f"server {{ listen 127.0.0.1:{PLAIN_PORT}; root {folder}/plain; access_log {folder}/log; }}"
    conf = folder / "nginx.conf"
    conf.write_text(f"user root;\n{text.rstrip().removesuffix('}')}{plain}\n}}\n", encoding="utf-8")
    process = subprocess.Popen(["nginx", "-g", "daemon off;", "-c", str(conf), "-p", str(folder)])
    try:
        while process.poll() is None and socket.socket().connect_ex(("127.0.0.1", PORT)):
            time.sleep(0.05)
        yield
    finally:
        process.terminate()
        process.wait()


def _wrong_headers(site: Served, file: str) -> Iterator[str]:
    """The headers of a file that nginx does not give as the table says."""
    connection = HTTPConnection("127.0.0.1", PORT)
    connection.request("GET", f"/{file.removesuffix('index.html')}")
    answer = connection.getresponse()
    answer.read()
    expected = site.headers(file)
    kind = TYPES.get(file.rpartition(".")[2])
    if kind:
        expected["Content-Type"] = f"{kind}; charset=utf-8"
    yield from (name for name, value in expected.items() if answer.headers[name] != value)
    if answer.status != 200:
        yield str(answer.status)


def _requests(port: int, path: str, during: int = SECONDS) -> tuple[float, int]:
    """How many requests a second wrk makes, and how many went wrong."""
    command = [
        "wrk",
        "-t2",
        "--timeout",
        "10s",
        f"-c{CONNECTIONS}",
        f"-d{during}s",
        f"http://127.0.0.1:{port}{path}",
    ]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    rate = re.search(r"Requests/sec: +([0-9.]+)", said)
    wrong = re.findall(r"(?:connect|read|write|timeout|Non-2xx or 3xx responses:) (\d+)", said)
    assert rate, said
    return float(rate[1]), sum(map(int, wrong))
