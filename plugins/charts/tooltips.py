"""The figures of a year, shown over a chart where the year is pointed at, touched or has the focus."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from plugins.charts.chart_layout import ChartLayout
from plugins.charts.measure import text_width, wrap
from plugins.tables.value import format_value

FOCUSABLE = 32
"""A year narrower than this, in units, cannot be reached with the keyboard: it is too small a target."""
NARROWEST = 12
"""A year narrower than this cannot be pointed at."""
PADDING, APART = 7, 6
"""Of a box, and between it and its year."""


def tooltips(layout: ChartLayout) -> Iterator[str]:
    """A strip over each year with a box of its figures, hidden until it is asked for.

    None where the years are too narrow.
    """
    plot, letter = layout.plot, layout.plot.measures.letter
    total, step = layout.left + plot.width + layout.right, plot.step
    names = [f"{column.naam}: " if plot.request.several else "" for column in plot.request.columns]
    for number, row in enumerate(plot.request.table.rows if step >= NARROWEST else ()):
        values = (format_value(value, plot.request.decimals) for value in row.values)
        figures = [name + value for name, value in zip(names, values, strict=True)]
        block = [line for figure in figures for line in wrap(figure, 0.5 * total, letter)]
        year = str(row.label)
        wide = max(text_width(year, letter, bold=True), *(text_width(line, letter) for line in block))
        wide += 2 * PADDING
        start = layout.left + number * step
        x = start + step + APART if start + step / 2 < total / 2 else start - APART - wide
        high = (len(block) + 1) * 1.3 * letter + 8
        lines = "".join(
            f'<tspan x="{x + PADDING:.0f}" dy="1.3em">{escape(line, False)}</tspan>' for line in block
        )
        named = ""
        if step >= FOCUSABLE:
            text = escape(f"{year}: {', '.join(figures)}")
            named = f' tabindex="0" role="img" aria-label="{text}"'
        yield (
            f'<g class="jaar"{named}>'
            f'<path d="M{start:.1f} {layout.top:g}h{step:.1f}v{plot.height:g}h-{step:.1f}z"/>'
            f'<g><path class="fg sa" d="M{x:.0f} {layout.top:g}h{wide:.0f}v{high:.0f}h-{wide:.0f}z"/>'
            f'<text class="ft" font-size="{letter}" y="{layout.top + letter + 4:g}">'
            f'<tspan x="{x + PADDING:.0f}" font-weight="bold">{year}</tspan>{lines}</text></g></g>'
        )
