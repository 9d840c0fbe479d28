"""The numbers of a list and the cells of a table: whether a reader would see what was typed."""

from __future__ import annotations

from collections.abc import Sequence


def wrong_number(numbers: Sequence[int], typed: str, nested: bool) -> str:
    """What is wrong with the last of the numbers of a list so far, typed as this line; empty when nothing.

    The numbers go up by one, or are all 1. A list that stands in another, `nested`, begins with 1.
    """
    last, wanted = numbers[-1], numbers[0] + len(numbers) - 1
    if last > 999:
        return f"'{last}.' aan het begin van een regel wordt een lijst; schrijf '{last}\\.'"
    if typed.lstrip().startswith("0"):
        return f"een punt van een lijst begint niet met een nul; schrijf '{last or 1}. '"
    if len(numbers) == 1 and last != 1 and nested:
        return "een genummerde lijst in een lijst begint met 1; hoort dit punt erbuiten, spring dan niet in"
    if last != wanted and set(numbers) != {1}:
        return f"dit is punt {wanted} van de lijst, er staat {last}; nummer de lijst door"
    return ""


def wrong_row(cells: int, head: int, typed: str, separates: bool) -> str:
    """What is wrong with a row of so many cells below a head of so many; empty when nothing.

    `separates` says that it is a row of dashes, such as stands below the head.
    """
    if separates:
        return (
            "een tabel heeft één regel met strepen, onder de kop; begint hier een nieuwe tabel, zet er dan"
            " een witregel en een regel 'Tabel: …' boven"
        )
    if cells == head:
        return ""
    count = "1 cel" if cells == 1 else f"{cells} cellen"
    remedy = (
        "maak ze gelijk; een | in een cel schrijft u als \\|"
        if "|" in typed
        else "zet een witregel onder de tabel"
    )
    return f"deze rij heeft {count}, de kop van de tabel heeft er {head}; {remedy}"
