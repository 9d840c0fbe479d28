"""The same table for Apache, for Caddy and for hosts that read a `_headers` file."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from plugins.hosting.nginx import CHALLENGES, TREE
from plugins.hosting.served import CACHED, HEADERS, NOT_KEPT, NOTHING_OWN, POLICY, POLICY_NAME, TYPES, Served

MADE = "# Gemaakt door 'make publish'; niet met de hand wijzigen."


def htaccess_text(site: Served) -> str:
    """`.htaccess` in the root of the site, so that it changes together with the pages.

    Needs mod_headers, mod_setenvif, mod_rewrite, mod_alias and mod_mime.
    """
    lines = [
        MADE,
        "Options -Indexes -MultiViews",
        "DirectoryIndex index.html",
        f"ErrorDocument 404 {site.base}/404.html",
    ]
    lines += ["AddDefaultCharset utf-8", "FileETag MTime Size"]
    lines += [f"AddType {kind} .{suffix}" for suffix, kind in TYPES.items()]
    lines.append(f"AddCharset utf-8 .js {' '.join(f'.{suffix}' for suffix in TYPES)}")
    lines.append(f'SetEnvIf Request_URI "^" "toegestaan={NOTHING_OWN}" bewaren={CACHED}')
    for allowed, pages in sorted(_pages_by_style(site).items()):
        paths = "|".join(re.escape(page.removesuffix("index.html")) for page in pages)
        lines.append(
            f'SetEnvIf Request_URI "^{re.escape(site.base)}/({paths})(index\\.html)?(\\.br|\\.gz)?$"'
            f' "toegestaan={allowed}"'
        )
    for folder in site.reporting:
        lines.append(f'SetEnvIf Request_URI "^{folder}" bewaren={NOT_KEPT}')
        # What was asked for decides, though the page is shown that says that it is not there.
        lines.append(
            f'SetEnvIfExpr "%{{THE_REQUEST}} =~ m#^\\S+ {folder.rstrip("/")}[/? ]#" bewaren={NOT_KEPT}'
        )
    for name, value in HEADERS.items():
        lines.append(f'Header always set {name} "{value}"')
    lines.append(f'Header always set {POLICY_NAME} "{POLICY.format("%{toegestaan}e")}"')
    lines.append('Header always set Cache-Control "%{bewaren}e"')
    for asked, there in site.redirects.items():
        lines.append(f'RedirectMatch 301 "^{re.escape(site.base + asked)}$" "{site.base}{there}"')
    for asked in site.gone:
        lines.append(f'RedirectMatch 410 "^{re.escape(site.base + asked)}$"')
        if asked.endswith("/"):
            page = f"{site.base}{asked}index.html"
            lines += [
                f"<If \"%{{REQUEST_URI}} == '{site.base}{asked}'\">",
                f"ErrorDocument 410 {page}",
                "</If>",
            ]
    lines.append('RedirectMatch 404 "/(_headers$|_redirects$|\\.(?!well-known/))"')
    lines.append("RewriteEngine On")
    for suffix, coding in (("br", "br"), ("gz", "gzip")):
        lines += [
            f'RewriteCond "%{{HTTP:Accept-Encoding}}" "\\b{coding}\\b"',
            f'RewriteCond "%{{REQUEST_FILENAME}}.{suffix}" -s',
            f'RewriteRule "^(.+)" "$1.{suffix}" [L]',
            f'<FilesMatch "\\.{suffix}$">',
            "RemoveType .gz",
            f"RemoveEncoding .{suffix}",
            "SetEnv no-gzip 1",
            "SetEnv no-brotli 1",
            f"Header set Content-Encoding {coding}",
            "Header append Vary Accept-Encoding",
            "</FilesMatch>",
        ]
    return "\n".join([*lines, ""])


def apache_text(site: Served) -> str:
    """The virtual host of Apache around `.htaccess`: TLS, and the log, which no `.htaccess` can set."""
    unlogged = " && ".join(f"%{{THE_REQUEST}} !~ m#^\\S+ {folder.rstrip('/')}#" for folder in site.reporting)
    return "\n".join([
        MADE,
        "ServerTokens Prod",
        "<VirtualHost *:80>",
        f"    ServerName {site.host}",
        f"    DocumentRoot {CHALLENGES}",
        "    # Zonder eigen logboek zet Debian ook dit bezoek, met het adres, in other_vhosts_access.log.",
        "    CustomLog /dev/null common",
        "    LogLevel crit",
        f'    RedirectMatch permanent "^(?!/\\.well-known/acme-challenge/)(.*)$" "https://{site.host}$1"',
        "</VirtualHost>",
        "<VirtualHost *:443>",
        f"    ServerName {site.host}",
        f"    DocumentRoot {TREE}",
        "    SSLEngine on",
        f"    SSLCertificateFile /etc/letsencrypt/live/{site.host}/fullchain.pem",
        f"    SSLCertificateKeyFile /etc/letsencrypt/live/{site.host}/privkey.pem",
        "    Protocols h2 http/1.1",
        '    LogFormat "%t \\"%m %U\\" %>s %B" zonder_adressen',
        f'    CustomLog ${{APACHE_LOG_DIR}}/ondermijning.log zonder_adressen "expr={unlogged}"',
        "    ErrorLog ${APACHE_LOG_DIR}/ondermijning-fouten.log",
        "    LogLevel crit",
        f"    <Directory {TREE}>",
        "        AllowOverride All",
        "        Require all granted",
        "    </Directory>",
        "</VirtualHost>",
        "",
    ])  # fmt: skip


def caddy_text(site: Served) -> str:
    """The Caddyfile, for Caddy 2.6 and later; Caddy arranges certificates itself."""
    every = [f'{name} "{value}"' for name, value in HEADERS.items()]
    every += [f'{POLICY_NAME} "{POLICY.format("{toegestaan}")}"', 'Cache-Control "{bewaren}"', "-Server"]
    missing = {**site.headers("404.html"), "Cache-Control": "{bewaren}"}
    lines = [
        f"{site.host} {{",
        f"root * {TREE}",
        "@melden path " + " ".join(f"{folder.rstrip('/')} {folder}*" for folder in site.reporting),
        "skip_log @melden",
        *("log {", "output file /var/log/caddy/ondermijning.log", "format filter {", "wrap json", "fields {"),
        *("request>remote_ip delete", "request>client_ip delete", "request>remote_port delete"),
        *("request>headers delete", "}", "}", "}"),
        "map {path} {toegestaan} {",
        *(
            f'"{site.base}/{name}" "{allowed}"'
            for page, allowed in site.allowed.items()
            for name in _asked_as(page)
        ),
        *(f'default "{NOTHING_OWN}"', "}"),
        "map {http.request.orig_uri.path} {bewaren} {",
        *(f'~^{folder.rstrip("/")}(/|$) "{NOT_KEPT}"' for folder in site.reporting),
        *(f'default "{CACHED}"', "}"),
        *("header {", *every, "}"),
        *(f"redir {site.base}{asked} {site.base}{there} 301" for asked, there in site.redirects.items()),
        *(line for suffix, kind in TYPES.items() for line in _caddy_type(suffix, kind)),
        *("@anders not method GET HEAD", "error @anders 405"),
    ]
    if site.gone:
        lines += [
            "@vervallen path " + " ".join(site.base + asked for asked in site.gone),
            "error @vervallen 410",
        ]
    lines += [
        *(
            "@verborgen {",
            "path_regexp /(_headers$|_redirects$|\\.)",
            f"not path {site.base}/.well-known/*",
            "}",
        ),
        "error @verborgen 404",
        *("file_server {", "precompressed br gzip", "}"),
        "handle_errors {",
        *(
            "@pagina expression {err.status_code} == 410 && path('*/')",
            "handle @pagina {",
            "header {",
            *every,
            "}",
        ),
        *("rewrite * {http.request.orig_uri.path}index.html", "file_server", "}"),
        *(
            "@bestand expression {err.status_code} == 410",
            "handle @bestand {",
            "header {",
            *every,
            "}",
            "respond 410",
            "}",
        ),
        *("handle {", f"rewrite * {site.base}/404.html", "header {"),
        *(f'{name} "{value}"' for name, value in missing.items()),
        *("-Server", "}", "file_server", "}"),
        *("}", "}"),
        # What Caddy itself makes of http:// logs who comes to report; this has no log.
        *(f"http://{site.host} {{", f"redir https://{site.host}{{uri}} permanent", "}"),
    ]
    return _nested(lines)


def _caddy_type(suffix: str, kind: str) -> Iterator[str]:
    """The kind of a file, set last, or the server gives what the machine thinks it is."""
    yield from (f"@{suffix} path *.{suffix}", f"header @{suffix} {{")
    yield from (f'Content-Type "{kind}; charset=utf-8"', "defer", "}")


def headers_text(site: Served) -> str:
    """`_headers`, for hosts that read it (Netlify among them): rules that match one path are added up there.

    So what differs by path stands in no common rule. An address that does not exist gets the common headers
    only.
    """
    lines = [MADE, "/*", *(f"  {name}: {value}" for name, value in HEADERS.items())]
    for file in site.files:
        own = {name: value for name, value in site.headers(file).items() if name not in HEADERS}
        lines += [
            f"/{file.removesuffix('index.html')}",
            *(f"  {name}: {value}" for name, value in own.items()),
        ]
    return "\n".join([*lines, ""])


def redirects_text(site: Served) -> str:
    """`_redirects`, for hosts that read it: an earlier address gives way to the page (`!`) where known.

    GitLab Pages knows neither that sign nor 410, and shows the page, which says the same.
    """
    lines = [MADE, *(f"{asked} {there} 301!" for asked, there in site.redirects.items())]
    lines += [f"{asked} {asked}index.html 410!" for asked in site.gone if asked.endswith("/")]
    return "\n".join([*lines, ""])


def _pages_by_style(site: Served) -> dict[str, list[str]]:
    pages: dict[str, list[str]] = defaultdict(list)
    for page, allowed in site.allowed.items():
        pages[allowed].append(page)
    return pages


def _asked_as(page: str) -> Iterator[str]:
    """The paths by which visitors ask for a page."""
    if page.endswith("index.html"):
        yield page.removesuffix("index.html")
    yield page


def _nested(lines: Iterable[str]) -> str:
    """Lines indented by the braces around them."""
    depth, indented = 0, []
    for line in lines:
        depth -= line == "}"
        indented.append("\t" * depth + line)
        depth += line.endswith(" {")
    return "\n".join(indented) + "\n"
