"""Charts: a cijferreeks becomes Dutch SVG, drawn by Altair and vl-convert at build time and kept by what is in it.

A drawing for a page carries no colours of its own but these classes, which the theme colours for light, dark, forced
colours and print: `f1`-`f6` fill and `s1`-`s6` stroke of a column, `ft` and `st` text and lines in the colour of text, `fz`
soft text, `fg` and `sg` the ground, `sr` the grid, `sa` the axis. A drawing as a file has its colours in it.

Each cijferreeks is drawn `breed` and `smal`, for wide and narrow pages, and `klein` for a card: that one shows the shape,
the first and last figures and years, and says the trend in its description; it is named like the others, because a card
shows these figures nowhere else. And once as a file, SVG and PNG.
"""
