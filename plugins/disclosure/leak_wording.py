"""The sentence for editors about a cell that may not be published: where, what follows from what, and what to do."""

from __future__ import annotations

from collections.abc import Sequence

from plugins.disclosure.attack import Finding, Verdict

WITHOUT_TOTAL = "Laat het totaal weg (`totaal: weglaten`) of voeg soorten samen"
LINKED = "Voeg soorten samen, laat totalen weg (`totaal: weglaten`) of publiceer een van deze tabellen niet"


def sentence(
    finding: Finding,
    table: str,
    label: int,
    column: str,
    origins: Sequence[str],
    others: Sequence[str],
    remedy: str,
) -> str:
    """The whole sentence.

    `column` is the name for readers, `origins` are the totals and columns it follows from, `others` the other tables that
    take part, `remedy` what to do when no other table takes part.
    """
    tables = [f"tabel '{other}'" for other in others]
    beside = f", samen met {_listed(tables)}," if others else ""
    if finding.verdict is Verdict.CONTRADICTION:
        return f"Tabel '{table}': '{column}' van {label} kan{beside} niet kloppen met de cijfers waarmee het optelt. Controleer de getallen in de bron"
    if finding.verdict is Verdict.UNDECIDED:
        return f"Tabel '{table}': van '{column}' van {label}{beside} is niet te bewijzen dat het niets weggeeft. {LINKED if others else remedy}"
    return f"Tabel '{table}': uit {_listed(origins)} van {label}{beside} is af te leiden: '{column}' {_bounds(finding)}. {LINKED if others else remedy}"


def _bounds(finding: Finding) -> str:
    return (
        f"is precies {finding.low}"
        if finding.verdict is Verdict.EXACT
        else f"ligt tussen {finding.low} en {finding.high}"
    )


def _listed(words: Sequence[str]) -> str:
    return " en ".join(filter(None, (", ".join(words[:-1]), words[-1])))
