"""The vertical scale: round numbers from zero, and figures written short enough to stand in a chart."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from plugins.tables.notation import format_number
from plugins.tables.value import Value

_ROUND = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))
_WORDS = (
    (Decimal(10) ** 13, Decimal(10) ** 12, "biljoenen"),
    (Decimal(10) ** 10, Decimal(10) ** 9, "miljarden"),
    (Decimal(10) ** 7, Decimal(10) ** 6, "miljoenen"),
)


@dataclass(frozen=True)
class Scale:
    """A scale from zero: the numbers at its grid lines, and what figures are divided by to be written."""

    ticks: tuple[Decimal, ...]
    decimals: int
    divisor: Decimal = Decimal(1)
    word: str = ""

    def tick(self, number: Decimal) -> str:
        """A number at a grid line."""
        if not number:
            return "0"
        step = (self.ticks[-1] / max(1, len(self.ticks) - 1) / self.divisor).normalize()
        return format_number(number / self.divisor, max(0, -int(step.as_tuple().exponent)))

    def short(self, value: Value) -> str:
        """A known value as it is written beside its mark: `18.857`, `± 16.400`."""
        assert value.number is not None  # noqa: S101 - unknown values have no mark
        shown = value.number / self.divisor
        decimals = self.decimals if self.divisor == 1 else 0 if shown >= 100 else 1
        return f"{'± ' if value.approximate else ''}{format_number(shown, decimals)}"


def scale_for(high: Decimal, wanted: int, decimals: int) -> Scale:
    """A scale that reaches `high` with at most `wanted` grid lines above zero; counts get no fractions between them."""
    step = Decimal(10) ** (high.adjusted() - 1)
    while not (
        fit := [
            part * step
            for part in _ROUND
            if high // (part * step) <= wanted
            and (decimals or part * step == (part * step).to_integral_value())
            and _plain(part, step)
        ]
    ):
        step *= 10
    ticks = tuple(fit[0] * number for number in range(int(high // fit[0]) + 1))
    divisor, word = next(
        ((divisor, word) for least, divisor, word in _WORDS if high >= least), (Decimal(1), "")
    )
    return Scale(ticks, decimals, divisor, word)


def _plain(part: Decimal, step: Decimal) -> bool:
    """Steps of 25 and 250 read well, steps of 2,5 do not."""
    return part == part.to_integral_value() or step >= 10
