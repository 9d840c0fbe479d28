"""What is written inside the plot: figures beside marks, question marks, and the words at target lines, none touching another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from plugins.charts.drawing_order import KLEIN, Order, Target
from plugins.charts.layout import Line, Measures, Plot, Word
from plugins.charts.palette import COLUMN_COLOURS, TEXT
from plugins.charts.placing import Room, beside_point, telling_first
from plugins.charts.scale import Scale
from plugins.tables.value import Value

Cell = tuple[bool, int, int]
"""Whether the figure in it tells much, its column, and its row."""


@dataclass(frozen=True)
class Setting:
    """An order with its plot, its scale and the room that is left in it."""

    order: Order
    measures: Measures
    scale: Scale
    plot: Plot
    radius: float
    room: Room

    @property
    def letter(self) -> int:
        """The size of the letters."""
        return self.measures.letter

    @property
    def several(self) -> bool:
        """Whether there is more than one column."""
        return len(self.order.table.columns) > 1

    def colour(self, column: int | None) -> str:
        """The colour of what is written about a column."""
        return COLUMN_COLOURS[column] if self.several and column is not None else TEXT

    def stack(self, row: int) -> float:
        """The height of a stack: all of it that is known."""
        return sum(float(value.number or 0) for value in self.order.table.rows[row].values)


def take_marks(setting: Setting) -> None:
    """Take the room of the marks, the lines between them and the figures at the axis."""
    order, plot, room, radius = setting.order, setting.plot, setting.room, setting.radius
    for column, named in enumerate(order.table.columns):
        before: tuple[float, float] | None = None
        for row, (_, value) in enumerate(order.table.series(named.key)):
            if value.number is None:
                before = None
            elif order.kind == "staaf":
                left, right = plot.bar(row, 0 if order.stacked else column)
                room.boxes.append(
                    (
                        left - 1,
                        plot.y(setting.stack(row) if order.stacked else float(value.number)) - 2,
                        right + 1,
                        plot.height,
                    )
                )
            else:
                here = plot.x(row), plot.y(float(value.number))
                room.boxes.append(
                    (here[0] - radius - 2, here[1] - radius - 2, here[0] + radius + 2, here[1] + radius + 2)
                )
                if before:
                    room.segments.append((*before, *here))
                before = here
    if setting.measures.lines:
        room.boxes.extend(
            Word(-8, plot.y(float(tick)) + 5, setting.scale.tick(tick), "end").box(setting.letter)
            for tick in setting.scale.ticks
        )


def unknown_signs(setting: Setting) -> list[Word]:
    """A question mark at the axis, or on its stack, where a figure is not publicly known: neither a zero nor nothing."""
    order, plot = setting.order, setting.plot
    found = []
    for row, cells in enumerate(order.table.rows):
        missing = [column for column, value in enumerate(cells.values) if not value.known]
        low = plot.height - 5.0
        if order.stacked or (order.kind == "lijn" and len(missing) == len(cells.values)):
            places: list[tuple[int | None, float]] = [(None, plot.x(row))] if missing else []
            low = plot.y(setting.stack(row)) - 5 if order.stacked else low
        elif order.kind == "staaf":
            places = [(column, sum(plot.bar(row, column)) / 2) for column in missing]
        else:
            places = [
                (column, plot.x(row) + 11 * (number - (len(missing) - 1) / 2))
                for number, column in enumerate(missing)
            ]
        found += [Word(x, low, "?", "middle", True, setting.colour(column), True) for column, x in places]
    setting.room.boxes.extend(word.box(setting.letter) for word in found)
    return found


def target_lines(setting: Setting) -> list[Line]:
    """The dashed lines of the targets."""
    heights = [(target, setting.plot.y(float(target.value))) for target in setting.order.targets]
    lines = [
        Line(0, y, setting.plot.width, y, setting.colour(target.column), (6, 4), 1.5) for target, y in heights
    ]
    setting.room.segments.extend((line.x1, line.y1, line.x2, line.y2) for line in lines)
    return lines


def target_text(target: Target, scale: Scale) -> str:
    """What is written at a target line."""
    return f"{target.text}: {scale.short(Value(target.value))}"


def target_word(setting: Setting, target: Target) -> Word | None:
    """The words at a target line, where they are free of marks: at its right end, its left end or its middle."""
    word = Word(0, 0, target_text(target, setting.scale), "start", False, setting.colour(target.column), True)
    y, wide, room = setting.plot.y(float(target.value)), word.box(setting.letter)[2], setting.plot.width
    heights = (y - 6, y + 6 + 0.75 * setting.letter)
    return setting.room.place(
        [
            word._replace(x=x, y=height)
            for x in (room - wide - 4, 4.0, (room - wide) / 2)
            for height in heights
        ],
        setting.letter,
    )


def figures(setting: Setting, without_last: bool) -> list[Word]:
    """The figures beside marks: of lines as many as have room, of bars all or else only those that tell most."""
    last = len(setting.plot.years) - 1
    cells = sorted(
        (cell for cell in _cells(setting) if not (without_last and cell[2] == last)),
        key=lambda cell: not cell[0],
    )
    if setting.order.kind == "lijn":
        return _placed(setting, cells)[: setting.measures.labels]
    attempt = replace(setting, room=replace(setting.room, boxes=list(setting.room.boxes)))
    found = _placed(attempt, cells)
    if len(found) == len(cells):
        return found
    return [] if setting.several else _placed(setting, [cell for cell in cells if cell[0]])


def _cells(setting: Setting) -> Iterator[Cell]:
    """The cells whose figure may be written."""
    order = setting.order
    for column, named in enumerate(() if order.stacked else order.table.columns):
        numbers = [
            None if value.number is None else float(value.number)
            for _, value in order.table.series(named.key)
        ]
        telling, others = telling_first(numbers)
        known = [number for number in numbers if number is not None]
        if order.width == KLEIN:
            telling, others = telling[: 1 if column else 2], []
        elif setting.several and order.kind == "lijn":
            # Figures among many lines, or along a flat one, tell less than they hide.
            flat = max(known, default=0) - min(known, default=0) < 0.15 * setting.plot.top
            telling, others = telling[: 1 if len(order.table.columns) > 4 else 2 if flat else 4], []
        elif len(numbers) > 40:
            others = []
        yield from ((True, column, row) for row in telling)
        yield from ((False, column, row) for row in others)


def _placed(setting: Setting, cells: list[Cell]) -> list[Word]:
    words = [setting.room.place(_places(setting, column, row), setting.letter) for _, column, row in cells]
    return [word for word in words if word]


def _places(setting: Setting, column: int, row: int) -> Iterator[Word]:
    """Where the figure of a mark may stand, the best place first."""
    order, plot = setting.order, setting.plot
    value = order.table.rows[row].values[column]
    height = float(value.number or 0)
    word = Word(
        plot.x(row), plot.y(height), setting.scale.short(value), "middle", False, setting.colour(column), True
    )
    if order.kind == "lijn":
        beside = [
            order.table.rows[near].values[column].number
            for near in (row - 1, row + 1)
            if 0 <= near < len(plot.years)
        ]
        dip = len(beside) == 2 and all(number is not None and height < number for number in beside)
        yield from beside_point(word, setting.radius, setting.letter, dip, not setting.several)
        return
    left, right = plot.bar(row, column)
    yield word._replace(x=(left + right) / 2, y=word.y - 5)
    if row == 0:
        yield word._replace(x=left - 4, y=word.y - 5, anchor="start")
    if row == len(plot.years) - 1:
        yield word._replace(x=right + 4, y=word.y - 5, anchor="end")
