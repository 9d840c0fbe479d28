"""Charts: a series of figures becomes one Altair chart, drawn by vl-convert and kept by what is in it.

`request.py` says what is asked, `specification.py` makes the Altair chart with a function per kind,
`chart_layout.py` says where texts stand so that nothing overlaps (`plot.py` where marks stand, `labels.py`
what is written at them, `names.py` what stands around them), `render.py` draws, with the figures of each
year over a chart of a page, and `charts.py` keeps what was drawn. `timeline.py` lays out lanes in time from
records instead of figures.

A drawing for a page carries no colours of its own but these classes, which the theme colours for light, dark,
forced colours and print: `f1`-`f6` fill and `s1`-`s6` stroke of a column, `ft` and `st` text and lines in the
colour of text, `fz` soft text, `fg` and `sg` the ground, `sr` the grid, `sa` the axis. A drawing as a file
has its colours in it.
"""
