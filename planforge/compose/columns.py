"""How a table shares out its width: long texts get room, short ones just enough for their longest word."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from planforge.document.blocks import Row, TableColumn
from planforge.document.inlines import plain_text

MM_A_LETTER = 2.3
"""A letter at 12 pt with the cell's padding shared out: enough for planning, the writer sets the type."""

SHORT = 14


def planned(columns: Sequence[TableColumn], rows: Sequence[Row], width: float) -> tuple[TableColumn, ...]:
    """`columns` with `width` filled in millimetres; widths the office gave are kept, the rest share what is left."""
    lengths = _text_lengths(columns, rows)
    fixed = sum(column.width_mm or 0 for column in columns)
    least = [_least(column, words) for column, (words, _) in zip(columns, lengths, strict=True)]
    open_columns = [index for index, column in enumerate(columns) if column.width_mm is None]
    spare = max(width - fixed - sum(least[index] for index in open_columns), 0)
    appetite = {index: max(lengths[index][1], 1) ** 0.7 for index in open_columns}
    hunger = sum(appetite.values()) or 1
    return tuple(
        replace(column, width=column.width_mm or least[index] + spare * appetite[index] / hunger)
        for index, column in enumerate(columns)
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


def _least(column: TableColumn, longest_word: int) -> float:
    return min(max(longest_word * MM_A_LETTER + 4, 10), 40)


def _text_lengths(columns: Sequence[TableColumn], rows: Sequence[Row]) -> list[tuple[int, int]]:
    """For each column the longest word (heading included) and the letters of all its texts."""
    texts = [[plain_text(column.heading)] for column in columns]
    for index, text in _cell_texts(rows):
        texts[index].append(text)
    return [(max(map(len, " ".join(column).split()), default=0), sum(map(len, column))) for column in texts]


def _cell_texts(rows: Iterable[Row]) -> Iterable[tuple[int, str]]:
    """The text of every cell that stands in one column, with the column's index."""
    for row in rows:
        index = 0
        for cell in row.cells:
            if cell.span == 1 and cell.paragraphs:
                yield index, " ".join([plain_text(paragraph.content) for paragraph in cell.paragraphs])
            index += cell.span
