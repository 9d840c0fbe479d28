"""The configuration of nginx: one file for its `http` block, and a container that serves the site with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from plugins.hosting.served import CACHED, HEADERS, NOT_KEPT, NOTHING_OWN, POLICY, POLICY_NAME, TYPES, Served

TREE = "/srv/ondermijning/output"
"""Where the published folder stands on the server."""
CHALLENGES = "/var/www/html"
"""Where certbot puts what Let's Encrypt asks for, at the first certificate and at each that follows."""

_ASKED = '"$uri $request_uri"'
"""What is shown, and what was asked for, where a page says that it is not there."""
_TEXT = ("text/plain", "text/xml", "application/javascript", "application/json", "application/xml")


def nginx_text(site: Served) -> str:
    """A server block with all that the table asks.

    What differs by path is a `map`, so that no location sets a header. A location with one `add_header` of
    its own would lose every header of the server: there is one list of headers, in the server block, and none
    elsewhere.
    """
    return "\n".join([
        "# Gemaakt door 'make publish' of 'make hosting'; niet met de hand wijzigen.",
        "# Zet nergens anders add_header: een location met een eigen add_header verliest alle koppen van de "
        "server.",
        "map_hash_bucket_size 256;",
        "map_hash_max_size 8192;",
        *_map("$uri", "$toegestaan", NOTHING_OWN, _allowed(site)),
        *_map(_ASKED, "$bewaren", CACHED, ((_asked_for(folder), NOT_KEPT) for folder in site.reporting)),
        *_map(_ASKED, "$in_logboek", "1", ((_asked_for(folder), "0") for folder in site.reporting)),
        "log_format zonder_adressen '[$time_local] \"$request_method $uri\" $status $body_bytes_sent';",
        "",
        "server {",
        "    listen 80;",
        "    listen [::]:80;",
        f"    server_name {site.host};",
        "    access_log off;",
        f"    location / {{ return 301 https://{site.host}$request_uri; }}",
        f"    location /.well-known/acme-challenge/ {{ root {CHALLENGES}; }}",
        "}",
        "",
        "server {",
        "    listen 443 ssl http2;",
        "    listen [::]:443 ssl http2;",
        f"    server_name {site.host};",
        f"    ssl_certificate /etc/letsencrypt/live/{site.host}/fullchain.pem;",
        f"    ssl_certificate_key /etc/letsencrypt/live/{site.host}/privkey.pem;",
        "    ssl_protocols TLSv1.2 TLSv1.3;",
        "    error_log /var/log/nginx/ondermijning-fouten.log crit;",
        *_indented(_pages(site)),
        "}",
        "",
    ])  # fmt: skip


def container_text(site: Served) -> str:
    """The configuration in a container: plain http on port 8080, behind TLS, nothing written to disk."""
    text = nginx_text(site)
    maps = text[: text.index("server {")]
    paths = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    return "\n".join([
        "pid /tmp/nginx.pid;",
        "error_log /dev/stderr crit;",
        "events {}",
        "http {",
        "    include /etc/nginx/mime.types;",
        *(f"    {name}_temp_path /tmp/{name};" for name in paths),
        *_indented(maps.splitlines()),
        "    server {",
        "        listen 8080;",
        "        listen [::]:8080;",
        *_indented(_indented(_pages(site, log="/dev/stdout"))),
        "    }",
        "}",
        "",
    ])  # fmt: skip


def containerfile(site: Served) -> str:
    """A container of nginx with the site in it, run by an ordinary user.

    Build it in the root of the checkout.
    """
    return "\n".join([
        "# podman build -f hosting/Containerfile -t ondermijning .",
        "# podman run --read-only --tmpfs /tmp --cap-drop all -p 127.0.0.1:8080:8080 ondermijning",
        "FROM docker.io/library/nginx:stable-alpine",
        "COPY hosting/nginx-container.conf /etc/nginx/nginx.conf",
        f"COPY output {TREE}{site.base}",
        "USER nginx",
        "EXPOSE 8080",
        'ENTRYPOINT ["nginx", "-g", "daemon off;"]',
        "",
    ])  # fmt: skip


def _pages(site: Served, log: str = "/var/log/nginx/ondermijning.log") -> Iterator[str]:
    yield f"root {TREE};"
    yield "index index.html;"
    yield f"error_page 404 {site.base}/404.html;"
    yield "server_tokens off;"
    yield "charset utf-8;"
    yield f"charset_types {' '.join((*_TEXT, *TYPES.values()))};"
    yield "gzip_static on;"
    yield "gzip_vary on;"
    yield f"access_log {log} zonder_adressen if=$in_logboek;"
    yield "log_not_found off;"
    yield "absolute_redirect off;"
    # With the kinds that nginx knows: a place of its own for each would be tried at every request.
    yield "include /etc/nginx/mime.types;"
    yield f"types {{ {' '.join(f'{kind} {suffix};' for suffix, kind in TYPES.items())} }}"
    # What stands there is looked for once in ten seconds instead of some times for each request.
    yield "open_file_cache max=5000 inactive=60s;"
    yield "open_file_cache_valid 10s;"
    for name, value in HEADERS.items():
        yield f'add_header {name} "{value}" always;'
    yield f'add_header {POLICY_NAME} "{POLICY.format("$toegestaan")}" always;'
    yield 'add_header Cache-Control "$bewaren" always;'
    for asked, there in site.redirects.items():
        yield f"location = {site.base}{asked} {{ return 301 {site.base}{there}; }}"
    for asked in site.gone:
        page = f"error_page 410 {site.base}{asked}index.html; " if asked.endswith("/") else ""
        yield f"location = {site.base}{asked} {{ {page}return 410; }}"
    yield 'location ~ "/(_headers$|_redirects$|\\.(?!well-known/))" { return 404; }'


def _allowed(site: Served) -> Iterator[tuple[str, str]]:
    """What the policy allows each page, by its path on the server."""
    for page, allowed in site.allowed.items():
        yield f'"{site.base}/{page}"', allowed


def _asked_for(folder: str) -> str:
    """A folder and all below it, in what is shown or in what was asked for, which may not be there."""
    return f'"~(^| ){folder.rstrip("/")}([/? ]|$)"'


def _map(asked: str, name: str, otherwise: str, values: Iterable[tuple[str, str]]) -> Iterator[str]:
    yield f"map {asked} {name} {{"
    yield f'    default "{otherwise}";'
    for pattern, value in values:
        yield f'    {pattern} "{value}";'
    yield "}"


def _indented(lines: Iterable[str]) -> list[str]:
    return [f"    {line}" if line else "" for line in lines]
