"""How a table shares out its width: long texts get room, short ones just enough for their longest word."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from planforge.document.blocks import Row, TableColumn
from planforge.document.inlines import plain_text
from planforge.document.page_layout import PageLayout
from planforge.document.typeface import width as text_width

PADDING = 3.0
"""Millimetres a cell keeps free at its two sides together."""

WIDEST_LEAST = 40.0
"""A column is never given more than this only because one word (an address, a link) is long."""

NARROWEST = 10.0
"""Millimetres: no column is narrower, however short its words."""

NUMBER = 4
"""Letters: an ordinal is no longer than this."""

SHORT = 14
"""Letters: a column whose texts are all this short reads as numbers, codes or units."""


def planned(
    columns: Sequence[TableColumn], chosen: Sequence[float | None], rows: Sequence[Row], room: float
) -> tuple[TableColumn, ...]:
    """`columns` with their widths in millimetres: the `chosen` ones kept, the others sharing what is left of `room`.

    Each open column gets its longest word's width, then a part of the rest that grows with its text.
    """
    texts = _texts(columns, rows)
    least = [given or _least(text) for given, text in zip(chosen, texts, strict=True)]
    numbers = _holds_numbers(columns, rows)
    spare = max(room - sum(least), 0)
    appetite = [
        0.0 if given or (index == 0 and numbers) else max(len(text), 1) ** 0.7
        for index, (given, text) in enumerate(zip(chosen, texts, strict=True))
    ]
    hunger = sum(appetite) or 1
    return tuple(
        replace(column, width=needed + spare * share / hunger)
        for column, needed, share in zip(columns, least, appetite, strict=True)
    )


def centred(columns: Sequence[TableColumn], rows: Sequence[Row]) -> tuple[TableColumn, ...]:
    """`columns` with those that hold only short texts (numbers, codes, units) centred."""
    longest = [0] * len(columns)
    for index, text in _cell_texts(rows):
        longest[index] = max(longest[index], len(text))
    return tuple(
        replace(column, alignment="center") if 0 < longest[index] <= SHORT else column
        for index, column in enumerate(columns)
    )


def _holds_numbers(columns: Sequence[TableColumn], rows: Sequence[Row]) -> bool:
    """True when the first column only counts (TT): it needs no more than its least width."""
    cells = [row.cells[0] for row in rows if not row.group]
    return columns[0].alignment == "center" and all(
        len(plain_text(paragraph.content)) <= NUMBER for cell in cells for paragraph in cell.paragraphs
    )


def _least(text: str) -> float:
    longest = max(text.split(), key=len, default="")
    needed = text_width(longest, PageLayout().table_size, bold=True) + PADDING
    return min(max(needed, NARROWEST), WIDEST_LEAST)


def _texts(columns: Sequence[TableColumn], rows: Sequence[Row]) -> list[str]:
    """For each column its heading and all the texts below it."""
    texts = [[plain_text(column.heading)] for column in columns]
    for index, text in _cell_texts(rows):
        texts[index].append(text)
    return [" ".join(column) for column in texts]


def _cell_texts(rows: Iterable[Row]) -> Iterable[tuple[int, str]]:
    """The text of every cell that stands in one column, with the column's index."""
    for row in rows:
        index = 0
        for cell in row.cells:
            if cell.span == 1 and cell.paragraphs:
                yield index, " ".join([plain_text(paragraph.content) for paragraph in cell.paragraphs])
            index += cell.span
