"""Series of figures to draw in tests: a plain one to vary, and the edges."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from plugins.charts.request import ChartRequest
from plugins.cijfers.cijferreeks import Cijferreeks
from plugins.cijfers.exports import chart_request


def reeks(
    rows: list[dict[str, Any]], kind: str = "lijn", columns: tuple[str, ...] = ("a",), **extra: Any
) -> Cijferreeks:
    given = {
        "id": "voorbeeld", "bestand": "voorbeeld.yaml", "titel": "Voorbeeld", "onderwerp": "Voorbeelden", "omschrijving": "Een voorbeeld.", "eenheid": "stuks", "gebied": "Voorbeeldland",
        "definitie": "Voorbeelden.", "kanttekening": "Niet echt.", "bron_openbaar": True, "bronnen": ["voorbeeld-bron"], "bijgewerkt": date(2022, 1, 1), "licentie": "cc0-1.0",
        "grafiek": kind, "kolommen": [{"id": name, "naam": f"Kolom {name}"} for name in columns], "rijen": rows,
    }  # fmt: skip
    return Cijferreeks.model_validate({**given, **extra})


def column(*values: Any, start: int = 2010) -> list[dict[str, Any]]:
    return [{"jaar": start + place, "a": value} for place, value in enumerate(values)]


def columns(names: str, years: int, start: int = 2010) -> list[dict[str, Any]]:
    """Rows with figures that look like nothing in particular, the same every time."""
    return [
        {
            "jaar": start + year,
            **{
                name: 40 + (37 * year * (place + 3) + 61 * place) % 97 + 20 * place
                for place, name in enumerate(names)
            },
        }
        for year in range(years)
    ]


def request(given: Cijferreeks) -> ChartRequest:
    """What is asked of the charts for a series, with a source under its file."""
    return chart_request(given, {"voorbeeld-bron": "De Uitgever"})


GAP = column(10, "onbekend", "~1200", 1300, start=2019)

EDGES = {
    "a gap": reeks(GAP),
    "a gap in bars": reeks(GAP, "staaf"),
    "two values with a gap between": reeks(column(10, "onbekend", 12)),
    "two columns with gaps": reeks([{"jaar": 2020, "a": 1, "b": "onbekend"}, {"jaar": 2021, "a": "onbekend", "b": "~4"}, {"jaar": 2022, "a": 3, "b": 2}], "lijn", ("a", "b")),
    "grouped": reeks(columns("abc", 5), "staaf", ("a", "b", "c"), breuken=[{"jaar": 2012, "tekst": "Anders geteld."}]),
    "grouped with gaps": reeks([{"jaar": 2020, "a": 1, "b": "onbekend"}, {"jaar": 2021, "a": "onbekend", "b": "~4"}], "staaf", ("a", "b")),
    "stacked": reeks(
        [{"jaar": 2020, "a": 10, "b": 20, "c": "~5"}, {"jaar": 2021, "a": 12, "b": "onbekend", "c": 9}, {"jaar": 2022, "a": 8, "b": 25, "c": 7}], "staaf", ("a", "b", "c"), gestapeld=True
    ),
    "six columns": reeks(columns("abcdef", 12), "lijn", tuple("abcdef")),
    "six columns of bars": reeks(columns("abcdef", 4), "staaf", tuple("abcdef")),
    "200 rows": reeks([{"jaar": 1900 + year, "a": 700 + (year * 7919) % 300 + 4 * year} for year in range(200)]),
    "200 bars": reeks([{"jaar": 1900 + year, "a": 700 + (year * 7919) % 300 + 4 * year} for year in range(200)], "staaf"),
    "target, break and remarks": reeks(
        column(54, 48, 47, 48, 46, 52, 60, 58, 51, 44, 43),
        breuken=[{"jaar": 2014, "tekst": "Anders geteld."}],
        annotaties=[{"jaar": 2016, "tekst": "corona"}, {"jaar": 2019, "tekst": "landelijke campagne"}],
        streefwaarden=[{"waarde": 45, "tekst": "Streven van de gemeente"}],
    ),
    "a target of one column": reeks(columns("ab", 6), "staaf", ("a", "b"), streefwaarden=[{"waarde": 300, "tekst": "Streven", "kolom": "b"}]),
    "huge": reeks(column(10**12, 12 * 10**11, "~900000000000", 3 * 10**12), eenheid="euro"),
    "decimals": reeks(column(Decimal("0.25"), Decimal("0.5"), Decimal("0.125"), Decimal("1.5")), "staaf", decimalen=3),
    "long names with markup": reeks(
        columns("ab", 6, 2015),
        kolommen=[{"id": "a", "naam": 'Een <b>heel</b> lange naam & "aanhaling" van zestig tekens'}, {"id": "b", "naam": "Meldingen van inwoners en ondernemers samen in de stad"}],
        eenheid="meldingen van inwoners en ondernemers per 10.000 inwoners",
        annotaties=[{"jaar": 2015, "tekst": "eerste jaar met een lange opmerking van zestig tekens erbij"}, {"jaar": 2020, "tekst": "laatste jaar"}],
    ),
    "lower bounds": reeks(column(16400, ">=16900", 17100, ">=15000")),
    "lower bounds in bars": reeks([{"jaar": 2020, "a": ">=10", "b": 4}, {"jaar": 2021, "a": 12, "b": ">=6"}], "staaf", ("a", "b")),
    "lower bounds in a stack": reeks([{"jaar": 2020, "a": 10, "b": ">=4"}, {"jaar": 2021, "a": 12, "b": 6}], "staaf", ("a", "b"), gestapeld=True),
    "three breaks": reeks(column(*range(1000, 2100, 100)), "staaf", breuken=[{"jaar": year, "tekst": "Anders geteld."} for year in (2011, 2012, 2016)]),
    "some zeros": reeks(column(0, 5, 0), "staaf"),
}  # fmt: skip
