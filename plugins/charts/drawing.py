"""Drawing in one go: the finished SVG of an order from its whole specification, and a drawing as PNG."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

from plugins.charts.drawing_order import BESTAND, Order
from plugins.charts.furniture import Furniture, joined
from plugins.charts.picture import Picture, Shape, read_picture
from plugins.charts.svg import file_svg, page_svg

_PNG = b"\x89PNG\r\n\x1a\n"


def draw(order: Order) -> str:
    """The finished SVG of one order, straight from its whole specification; slower than the processes, with the same bytes."""
    import vl_convert

    from plugins.charts.specification import chart_specification

    return written(read_picture(vl_convert.vegalite_to_svg(chart_specification(order)), order), order)


def furnished(marks: tuple[Shape, ...], order: Order, around: Furniture) -> str:
    """The finished SVG of one order from its marks alone, as Vega drew them, and what stands around them."""
    lines = joined(marks, order, around) if order.kind == "lijn" else ()
    return written(
        Picture(around.width, around.height, (*around.behind, *lines, *marks, *around.before)), order
    )


def written(picture: Picture, order: Order) -> str:
    """A picture as the SVG that a page or a file gets."""
    return file_svg(picture, order) if order.width == BESTAND else page_svg(picture, order)


def png(svg: str) -> bytes:
    """A drawing as PNG, two pixels a unit, with nothing but the picture in it."""
    import vl_convert

    return b"".join(_picture_only(vl_convert.svg_to_png(svg, scale=2)))


def _picture_only(data: bytes) -> Iterator[bytes]:
    """The parts of a PNG that make the picture, packed better, without notes such as its size in inches."""
    place, packed = len(_PNG), b""
    yield _PNG
    while place < len(data):
        (length,) = struct.unpack(">I", data[place : place + 4])
        name, content = data[place + 4 : place + 8], data[place + 8 : place + 8 + length]
        if name == b"IHDR":
            yield _part(name, content)
        packed += content if name == b"IDAT" else b""
        place += 12 + length
    yield _part(b"IDAT", zlib.compress(zlib.decompress(packed), 6))
    yield _part(b"IEND", b"")


def _part(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))
