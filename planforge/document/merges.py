"""How far the merged cells of a table reach."""

from collections.abc import Sequence
from typing import assert_never

from planforge.document.blocks import Row


def merge_heights(rows: Sequence[Row]) -> list[dict[int, int]]:
    """For each row the rows that the merged cells beginning in it reach over, by column; found from the last row up."""
    heights: list[dict[int, int]] = []
    below: dict[int, int] = {}
    for row in reversed(rows):
        starts: dict[int, int] = {}
        continued: dict[int, int] = {}
        column = 0
        for cell in row.cells:
            match cell.merge:
                case "start":
                    starts[column] = 1 + below.get(column, 0)
                case "continue":
                    continued[column] = 1 + below.get(column, 0)
                case "none":
                    pass
                case _:
                    assert_never(cell.merge)
            column += cell.span
        heights.append(starts)
        below = continued
    heights.reverse()
    return heights
