"""Charts: a cijferreeks becomes a Dutch SVG, drawn by Altair and vl-convert at build time and kept by what is in it.

The SVG carries no colours of its own but these classes, which the theme colours for light, dark, forced colours and
print (a plain colour stays as fallback for the stand-alone file): `f1`-`f6` fill and `s1`-`s6` stroke of a column, `ft`
and `st` text and lines in the colour of text, `fg` the ground, `sr` the grid, `sa` the axis.
"""
