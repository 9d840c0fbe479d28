"""Every figure of a finished site, cell by cell: what was typed, the table, the CSV, the JSON, every drawing and every sentence."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from decimal import Decimal
from html import unescape
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from selectolax.lexbor import LexborHTMLParser

from plugins.cijfers.cijferreeks import MOST_IN_LIST
from plugins.site.load import load_site
from tests.projects import ROOT

Key = tuple[int, str]


class Cell(NamedTuple):
    """A published value, read back: a number or nothing, and whether it is approximate or a lower bound."""

    number: Decimal | None
    kind: str

    def in_words(self, decimals: int) -> str:
        """As a Dutch reader sees it, made here without the notation of the site."""
        if self.number is None:
            return "onbekend"
        digits = f"{self.number:,.{min(decimals, -int(self.number.as_tuple().exponent))}f}"
        return f"{self.kind} {digits.translate(str.maketrans(',.', '.,'))}".strip()


class Reeks(NamedTuple):
    """What the source file says of a series, read by a plain parser."""

    id: str
    columns: dict[str, str]
    decimals: int
    typed: dict[Key, Cell]

    def names(self, key: Key) -> str:
        """What a mark in a drawing is called."""
        year, column = key
        return f"{year}" if len(self.columns) == 1 else f"{year}, {self.columns[column]}"


def typed(text: str) -> Cell:
    kind = "ongeveer" if text.startswith("~") else "minstens" if text.startswith(">=") else ""
    return Cell(None if text == "onbekend" else Decimal(text.lstrip("~>= ")), kind)


def read_back(number: Decimal | None, kind: str) -> Cell:
    return Cell(number, kind if kind in ("ongeveer", "minstens") else "")


def sources(root: Path) -> dict[str, Reeks]:
    """Every series that is shown as it was typed; rounded counts and what is not public are not among them."""
    found = {}
    for path in sorted((root / "data" / "cijferreeksen").glob("*.yaml")):
        given: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), yaml.CBaseLoader)  # noqa: S506  # builds text, lists and mappings only
        if "afronden_op" in given or given.get("status") == "concept":
            continue
        columns = {column["id"]: column["naam"] for column in given["kolommen"]}
        rows = given.get("rijen") or rows_beside(path, given["csv"])
        cells = {(int(row["jaar"]), key): typed(row[key]) for row in rows for key in columns}
        found[path.stem] = Reeks(path.stem, columns, int(given.get("decimalen", 0)), cells)
    return found


def rows_beside(path: Path, form: dict[str, str]) -> list[dict[str, str]]:
    """The rows of a series that stand in a CSV, with decimals after a point."""
    text = path.with_suffix(".csv").read_text(encoding="utf-8-sig")
    rows = csv.DictReader(io.StringIO(text), delimiter=form.get("scheidingsteken", ","))
    comma = form.get("decimaalteken") == "komma"
    return [{key: cell.replace(",", ".") if comma else cell for key, cell in row.items()} for row in rows]


def in_csv(site: Path, name: str) -> dict[Key, Cell]:
    rows = list(
        csv.DictReader(io.StringIO((site / "cijfers" / f"{name}.csv").read_text(encoding="utf-8-sig")))
    )
    found = {}
    for row in rows:
        assert (row["waarde"] == "") == (row["soort"] == "onbekend")
        found[int(row["jaar"]), row["reeks"]] = read_back(
            Decimal(row["waarde"]) if row["waarde"] else None, row["soort"]
        )
    assert len(found) == len(rows), "no cell stands there twice"
    return found


def in_excel(site: Path, name: str) -> dict[Key, Cell]:
    """The CSV for Excel as a Dutch Excel reads it: semicolons, and commas before decimals."""
    data = (site / "cijfers" / f"{name}.excel.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf"), "or Excel takes it for another encoding"
    return {
        (int(row["jaar"]), row["reeks"]): read_back(
            Decimal(row["waarde"].replace(".", "").replace(",", ".")) if row["waarde"] else None, row["soort"]
        )
        for row in csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";")
    }


def in_package(site: Path, name: str) -> dict[Key, Cell]:
    """The table as the data package says that it is read."""
    package = json.loads((site / "datapackage.json").read_text(encoding="utf-8"))
    (resource,) = [each for each in package["resources"] if each["name"] == f"cijfers-{name}"]
    data = (site / resource["path"]).read_bytes()
    assert resource["bytes"] == len(data)
    assert resource["hash"] == f"sha256:{hashlib.sha256(data).hexdigest()}"
    assert {field["name"]: field["type"] for field in resource["schema"]["fields"]}["waarde"] == "number"
    rows = csv.DictReader(
        io.StringIO(data.decode(resource["encoding"]), newline=""),
        delimiter=resource.get("dialect", {}).get("delimiter", ","),
    )
    return {
        (int(row["jaar"]), row["reeks"]): read_back(
            Decimal(row["waarde"]) if row["waarde"] else None, row["soort"]
        )
        for row in rows
    }


def in_json(site: Path, name: str, columns: dict[str, str]) -> dict[Key, Cell]:
    given = json.loads(
        (site / "cijfers" / f"{name}.json").read_text(encoding="utf-8"),
        parse_float=Decimal,
        parse_int=Decimal,
    )
    assert {column["id"]: column["naam"] for column in given["kolommen"]} == columns
    return {
        (int(row["jaar"]), key): read_back(row[key]["waarde"], row[key]["soort"])
        for row in given["rijen"]
        for key in columns
    }


def in_table(site: Path, reeks: Reeks) -> dict[Key, str]:
    """The cells of the table on the page of a series, as they are read."""
    page = LexborHTMLParser((site / "cijfers" / reeks.id / "index.html").read_text(encoding="utf-8"))
    table = page.css_first("main table")
    heads = ["", *(node.text(strip=True) for node in table.css("thead th.getal"))]
    by_name = {name: key for key, name in reeks.columns.items()}
    found = {}
    for row in table.css("tbody tr"):
        cells = [
            node.text(deep=False, strip=True) or node.text(strip=True) for node in row.css("th, td.getal")
        ]
        for head, text in zip(heads[1:], cells[1:], strict=True):
            found[int(cells[0]), by_name[head]] = text
    return found


def drawings(site: Path) -> Iterator[tuple[str, str, str]]:
    """Every drawing of a series, in a page or by itself: where, of which series, and its SVG."""
    for path in sorted(site.rglob("*.html")):
        for svg in re.findall(
            r'<svg [^>]*role="(?:img|group)".*?</svg>', path.read_text(encoding="utf-8"), re.DOTALL
        ):
            found = re.search(r'id="g-([a-z0-9-]+)-(?:breed|smal|klein)-', svg)
            if found:
                yield path.relative_to(site).as_posix(), found[1], svg
    for path in sorted((site / "cijfers").glob("*.svg")):
        yield path.name, path.stem, path.read_text(encoding="utf-8")


def marks(svg: str) -> list[str]:
    """What each mark of a drawing, or each year of one on a page, says when it is pointed at."""
    drawn = LexborHTMLParser(svg)
    strips = [" ".join(part.text() for part in strip.css("tspan")) for strip in drawn.css(".jaar")]
    return sorted(
        strips or [LexborHTMLParser(text).text() for text in re.findall(r"<title>([^<]*)</title>", svg)]
    )


def by_year(reeks: Reeks) -> list[str]:
    """What the years of a drawing are to say: the year and all its figures."""
    said: dict[int, list[str]] = {}
    for (year, column), cell in reeks.typed.items():
        name = "" if len(reeks.columns) == 1 else f"{reeks.columns[column]}: "
        said.setdefault(year, []).append(name + cell.in_words(reeks.decimals))
    return sorted(f"{year} {' '.join(figures)}" for year, figures in said.items())


class Woven(NamedTuple):
    """The figures that an editor had woven into one text, in order, and the page and language in which they are read."""

    address: str
    taal: str | None
    figures: list[tuple[str, str | None, int]]


def woven(root: Path, today: date) -> Iterator[Woven]:
    """The figures in the texts of a project."""
    found, problems = load_site(root, ROOT / "theme", today)
    assert found is not None, problems
    for text in found.texts:
        figures = re.findall(r"\[\[cijfer: ([a-z0-9-]+)(?: ([a-z0-9_]+))? (\d{4})\]\]", text.file.text.body)
        if figures:
            yield Woven(
                text.file.address,
                text.file.taal,
                [(name, key or None, int(year)) for name, key, year in figures],
            )


def in_sentences(site: Path, address: str) -> list[str]:
    """The figures in the text of one page, in order, as they are read."""
    page = LexborHTMLParser((site / address.strip("/") / "index.html").read_text(encoding="utf-8"))
    return [node.text(strip=True).replace("\xa0", " ") for node in page.css("a.cijfer")]


def numbers_in(*texts: str) -> set[Decimal]:
    """Every number of these texts, however many decimals it is written with."""
    written = re.findall(r"\d[\d.,]*", " ".join(texts))
    return {Decimal(number.rstrip(".,").replace(".", "").replace(",", ".")) for number in written}


SHORT = re.compile(r"([0-9.]+)(?:,([0-9]))?\xa0(mln|mld|bln)$")


def is_short_for(text: str, cells: Iterable[Cell]) -> bool:
    """Whether a figure such as `15,2 mln` is one of these, rounded as it is written."""
    found = SHORT.search(text)
    assert found, text
    unit = {"mln": 10**6, "mld": 10**9, "bln": 10**12}[found[3]]
    said = Decimal(f"{found[1].replace('.', '')}.{found[2] or 0}")
    nearest = Decimal("0.1") if found[2] else Decimal(1)
    return any(cell.number is not None and abs(cell.number / unit - said) <= nearest / 2 for cell in cells)


def disagreements(
    site: Path, known: dict[str, Reeks], texts: list[Woven], in_language: Callable[[str], str]
) -> list[str]:
    """Every place where a figure is not what was typed; `in_language` writes a Dutch figure in the other language."""
    wrong = []
    for reeks in known.values():
        for form, cells in (
            ("CSV", in_csv(site, reeks.id)),
            ("CSV for Excel", in_excel(site, reeks.id)),
            ("JSON", in_json(site, reeks.id, reeks.columns)),
        ):
            if cells != reeks.typed:
                wrong.append(f"{reeks.id}: {form} differs: {sorted(cells.items() ^ reeks.typed.items())[:4]}")
        words = {key: cell.in_words(reeks.decimals) for key, cell in reeks.typed.items()}
        if in_table(site, reeks) != words:
            wrong.append(
                f"{reeks.id}: table differs: {sorted(in_table(site, reeks).items() ^ words.items())[:4]}"
            )
    seen: dict[str, int] = {}
    for place, name, svg in drawings(site):
        if name not in known:
            continue
        reeks = known[name]
        expected = sorted(
            f"{reeks.names(key)}: {cell.in_words(reeks.decimals)}"
            for key, cell in reeks.typed.items()
            if cell.number is not None
        )
        expected = by_year(reeks) if 'class="jaar"' in svg else expected
        if f"g-{name}-klein-" in svg:
            names = (*expected, *(str(year) for year, _ in reeks.typed), *reeks.columns.values())
            texts_of = [unescape(text) for text in re.findall(r"<(?:desc|text)[^>]*>([^<]*)<", svg)]
            short = [text for text in texts_of if SHORT.search(text)]
            if unlike := [text for text in short if not is_short_for(text, reeks.typed.values())]:
                wrong.append(f"{place}: small drawing of {name} says {unlike}")
            known_words = numbers_in(*names)
            said = numbers_in(*(text for text in texts_of if text not in short))
            if not said or not said <= known_words:
                wrong.append(f"{place}: small drawing of {name} says {sorted(said - known_words)}")
        elif marks(svg) != expected:
            wrong.append(f"{place}: drawing of {name} differs: {sorted(set(marks(svg)) ^ set(expected))[:4]}")
        seen[name] = seen.get(name, 0) + 1
    wrong += [
        f"{name}: {seen.get(name, 0)} drawings"
        for name, reeks in known.items()
        if seen.get(name, 0) < 3 + (len(reeks.typed) <= MOST_IN_LIST)
    ]  # wide and narrow on its page, the file, and small in the list where it fits
    for text in texts:
        cells = [
            (known[name], (year, key or next(iter(known[name].columns))))
            for name, key, year in text.figures
            if name in known
        ]
        expected = [reeks.typed[key].in_words(reeks.decimals) for reeks, key in cells]
        expected = [in_language(words) for words in expected] if text.taal else expected
        said = in_sentences(site, text.address)
        if [figure for figure in said if figure in expected] != expected:
            wrong.append(f"{text.address}: sentences say {said}, not {expected}")
    return wrong
