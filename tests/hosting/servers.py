"""Real web servers on this machine, with the configuration that is shipped and only its places and ports replaced.

Certificates are made for the test; everything else, TLS and the log included, is as it is shipped.
"""

from __future__ import annotations

import os
import shutil
import socket
import ssl
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from functools import cached_property
from http.client import HTTPConnection
from pathlib import Path
from tempfile import TemporaryDirectory

from plugins.hosting.served import Served
from plugins.hosting.servers import CHALLENGES, TREE, configuration
from tests.hosting.certificate import write_certificate

PATH = f"{os.environ['PATH']}{os.pathsep}/usr/sbin"


def _free_ports(number: int) -> list[int]:
    """So many ports of this machine that nobody listens at."""
    with ExitStack() as open_ones:
        asked = [open_ones.enter_context(socket.create_server(("127.0.0.1", 0))) for _ in range(number)]
        return [each.getsockname()[1] for each in asked]


HTTP_PORT, TLS_PORT = _free_ports(2)

APACHE = """
ServerRoot {folder}
PidFile {folder}/pid
DefaultRuntimeDir {folder}
Define APACHE_LOG_DIR {folder}
ErrorLog {folder}/errors
ServerName localhost
{modules}
User www-data
Group www-data
TypesConfig /etc/mime.types
AccessFileName .htaccess
<Directory />
    Require all denied
</Directory>
<FilesMatch "^\\.ht">
    Require all denied
</FilesMatch>
AddOutputFilterByType DEFLATE text/html text/plain text/xml text/css text/javascript application/json image/svg+xml
CustomLog {folder}/other_vhosts "%v:%p %h %t %r %>s"
<Directory {folder}/html>
    Require all granted
</Directory>
Listen 127.0.0.1:{http}
Listen 127.0.0.1:{tls} https
"""
"""What Debian's own configuration says around a site, with the places of a test."""
APACHE_MODULES = (
    "access_compat alias auth_basic authn_core authn_file authz_core authz_host authz_user autoindex deflate dir env"
    " filter mime mpm_event negotiation reqtimeout setenvif status ssl headers rewrite http2"
)
"""The modules of Debian's Apache, with those that `docs/beheer.md` has enabled."""
NGINX = """
{user}
{modules}
pid {folder}/pid;
error_log {folder}/errors;
events {{}}
http {{
    sendfile on;
    include /etc/nginx/mime.types;
    default_type application/octet-stream;
    access_log {folder}/other;
    gzip on;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    {more}
{text}
}}
"""
CHALLENGE = "/.well-known/acme-challenge/vraag"
"""Where Let's Encrypt asks for what certbot put there, without TLS, whenever a certificate is to be renewed."""
NGINX_BROTLI = Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")


@dataclass(frozen=True)
class Answer:
    """What a server answered: its headers as they came, with the names in lower case, and the bytes of its body."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes

    def every(self, name: str) -> list[str]:
        """The value of each header of this name."""
        return [value for header, value in self.headers if header == name.lower()]

    def one(self, name: str) -> str:
        """The value of a header that is there at most once; empty without it."""
        values = self.every(name)
        assert len(values) <= 1, f"{name}: {values}"
        return values[0] if values else ""


@dataclass(frozen=True)
class Running:
    """A server that runs: its name, the site in it, and the codings that it has compressed files of."""

    name: str
    site: Served
    folder: Path
    """Where it writes its logs."""
    tls: bool = True
    codings: tuple[str, ...] = ("br", "gzip")

    @cached_property
    def connection(self) -> HTTPConnection:
        """One connection, kept open."""
        if self.tls:
            return _TlsConnection(TLS_PORT, self.site.host)
        return HTTPConnection("127.0.0.1", HTTP_PORT)

    def ask(self, path: str, coding: str = "", method: str = "GET", **headers: str) -> Answer:
        """Ask for a path below the folder of the site; headers are named with `_` for `-`."""
        asked = {name.replace("_", "-"): value for name, value in headers.items()}
        asked |= {"Accept-Encoding": coding} if coding else {}
        return _ask(self.connection, method, self.site.base + path, {"Host": self.site.host, **asked})

    def ask_without_tls(self, path: str) -> Answer:
        """Ask for a path as somebody who typed http://."""
        connection = HTTPConnection("127.0.0.1", HTTP_PORT)
        with closing(connection):
            return _ask(connection, "GET", self.site.base + path, {"Host": self.site.host})


class _TlsConnection(HTTPConnection):
    """A connection to this machine that asks for a site by its name; any certificate is good, for it was made here."""

    def __init__(self, port: int, host: str) -> None:
        super().__init__("127.0.0.1", port)
        self._name = host

    def connect(self) -> None:
        super().connect()
        context = ssl.create_default_context()
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
        self.sock = context.wrap_socket(self.sock, server_hostname=self._name)


def _ask(connection: HTTPConnection, method: str, path: str, headers: Mapping[str, str]) -> Answer:
    connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
    for name, value in headers.items():
        connection.putheader(name, value)
    connection.endheaders()
    answer = connection.getresponse()
    return Answer(
        answer.status, tuple((name.lower(), value) for name, value in answer.getheaders()), answer.read()
    )


def _in_place(text: str, folder: Path) -> str:
    """A configuration with the places of a test for those of a server."""
    text = text.replace(TREE, str(folder / "tree")).replace(CHALLENGES, str(folder / "html"))
    for host in (folder / "live").iterdir():
        text = text.replace(f"/etc/letsencrypt/live/{host.name}/", f"{host}/")
    for log in ("/var/log/nginx/ondermijning", "/var/log/caddy/ondermijning"):
        text = text.replace(log, f"{folder}/ondermijning")
    return text


def _nginx_in_place(text: str, folder: Path) -> str:
    lines = (line for line in _in_place(text, folder).splitlines() if "listen [::]" not in line)
    ports = (("listen 80;", HTTP_PORT), ("listen 8080;", HTTP_PORT), ("listen 443 ", TLS_PORT))
    text = "\n".join(lines)
    for listen, port in ports:
        text = text.replace(listen, f"listen 127.0.0.1:{port}{listen[-1]}")
    return text


def _nginx(site: Served, folder: Path) -> list[str]:
    brotli = NGINX_BROTLI.is_file()
    text = NGINX.format(
        folder=folder,
        user="user www-data;",
        modules=f"load_module {NGINX_BROTLI};" if brotli else "",
        more="brotli_static on;" if brotli else "",
        text=_nginx_in_place(configuration(site, "nginx.conf"), folder),
    )
    (folder / "conf").write_text(text, encoding="utf-8")
    return ["nginx", "-g", "daemon off;", "-c", str(folder / "conf"), "-p", str(folder)]


def _container(site: Served, folder: Path) -> list[str]:
    text = configuration(site, "nginx-container.conf").replace("/tmp/", f"{folder}/")  # noqa: S108 - of the container
    text = _nginx_in_place(text, folder)
    text = text.replace("/dev/stdout", f"{folder}/ondermijning.log").replace(
        "/dev/stderr", f"{folder}/errors"
    )
    (folder / "conf").write_text(f"user www-data;\n{text}", encoding="utf-8")
    return ["nginx", "-g", "daemon off;", "-c", str(folder / "conf"), "-p", str(folder)]


def _apache(site: Served, folder: Path) -> list[str]:
    modules = "\n".join(
        f"LoadModule {name}_module /usr/lib/apache2/modules/mod_{name}.so" for name in APACHE_MODULES.split()
    )
    around = APACHE.format(folder=folder, modules=modules, http=HTTP_PORT, tls=TLS_PORT)
    text = _in_place(configuration(site, "apache.conf"), folder).replace("*:80>", f"127.0.0.1:{HTTP_PORT}>")
    text = text.replace("*:443>", f"127.0.0.1:{TLS_PORT}>")
    (folder / "conf").write_text(around + text, encoding="utf-8")
    return ["apache2", "-D", "FOREGROUND", "-f", str(folder / "conf")]


def _caddy(site: Served, folder: Path) -> list[str]:
    around = (
        f"{{\n\tadmin off\n\tdefault_bind 127.0.0.1\n\thttp_port {HTTP_PORT}\n\thttps_port {TLS_PORT}\n}}\n"
    )
    live = folder / "live" / site.host
    text = _in_place(configuration(site, "Caddyfile"), folder)
    text = text.replace(" {\n", f" {{\n\ttls {live}/fullchain.pem {live}/privkey.pem\n", 1)
    (folder / "conf").write_text(around + text, encoding="utf-8")
    return ["caddy", "run", "--adapter", "caddyfile", "--config", str(folder / "conf")]


SERVERS: Mapping[str, tuple[str, Callable[[Served, Path], list[str]]]] = {
    "nginx": ("nginx", _nginx),
    "container": ("nginx", _container),
    "apache": ("apache2", _apache),
    "caddy": ("caddy", _caddy),
}
"""Each configuration that is shipped, with the program it is for and how that is started with it."""


def missing(name: str) -> str:
    """The program of a configuration when it is not on the path of this machine."""
    program = SERVERS[name][0]
    return "" if shutil.which(program, path=PATH) else program


@contextmanager
def running(name: str, site: Served, output: Path) -> Iterator[Running]:
    """A server with the shipped configuration for a copy of the site that stands in `output`.

    It stands in a folder that everybody may read, for servers read as an ordinary user.
    """
    with TemporaryDirectory() as made:
        folder = Path(made)
        folder.chmod(0o755)
        (folder / "live" / site.host).mkdir(parents=True)
        write_certificate(folder / "live" / site.host, site.host)
        shutil.copytree(output, folder / "tree" / site.base.lstrip("/"))
        challenge = folder / "html" / CHALLENGE.lstrip("/")
        challenge.parent.mkdir(parents=True)
        challenge.write_text("antwoord", encoding="ascii")
        with (folder / "said").open("w") as said:
            command = SERVERS[name][1](site, folder)
            environment = {"PATH": PATH, "HOME": made}
            process = subprocess.Popen(command, stdout=said, stderr=said, env=environment)
            server = Running(name, site, folder, name != "container", _codings(name))
            try:
                while _closed(TLS_PORT if server.tls else HTTP_PORT):
                    assert process.poll() is None, (folder / "said").read_text(encoding="utf-8")
                    time.sleep(0.02)
                yield server
            finally:
                server.connection.close()
                process.terminate()
                process.wait()


def _codings(name: str) -> tuple[str, ...]:
    """The codings that a server gives ready files of, the best first: nginx needs a module for Brotli."""
    brotli = name in ("apache", "caddy") or (name == "nginx" and NGINX_BROTLI.is_file())
    return ("br", "gzip") if brotli else ("gzip",)


def _closed(port: int) -> bool:
    with socket.socket() as asking:
        return bool(asking.connect_ex(("127.0.0.1", port)))
