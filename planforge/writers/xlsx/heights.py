"""How wide and how high cells are: Excel measures columns in characters and rows in points."""

from collections.abc import Sequence

from planforge.document.typeface import lines

SIZE = 12
LINE_HEIGHT = 15.75
"""Points of a line of Times New Roman at 12."""

DEFAULT_HEIGHT = 15.0
HIGHEST = 409.0
"""Points: Excel has no higher row."""

_PADDING = 2.5
"""Millimetres a cell keeps free at its two sides together."""

_PIXELS_A_MM = 96 / 25.4
_DIGIT, _MARGIN = 7, 5
"""Pixels of a digit in the workbook's default font and of a cell's margins: Excel counts a column's width in digits."""


def characters(millimetres: float) -> float:
    """`millimetres` as the width of a column."""
    return round((millimetres * _PIXELS_A_MM - _MARGIN) / _DIGIT, 2)


def height_of(texts: Sequence[str], room: float, bold: bool = False) -> float:
    """Points that `texts`, one below the other, take in a cell `room` millimetres wide."""
    count = sum(max(len(lines(text, room - _PADDING, SIZE, bold)), 1) for text in texts)
    return min(max(count, 1) * LINE_HEIGHT, HIGHEST)


def short_by(needed: float, rows: Sequence[float]) -> float:
    """Points that `rows` lack to hold what needs `needed`; as much as one more row can take."""
    return min(max(needed - sum(rows), 0.0), HIGHEST - rows[-1])
