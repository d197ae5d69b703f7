"""The heading row of a task table: found among the rows of a workbook, in one row or in two."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from planforge.source.workbook import Cell, Sheet
from planforge.transforms.task_headings import KEY, columns_of, means_a_field

DEEPEST_HEADER = 60
"""Rows in which a heading row is looked for."""

NEEDED = ("title", "lead", "deadline", "measures", "deliverables", "supporting", "objective", KEY)


class Headings:
    """The plan's own words for the columns of its tables."""

    def __init__(self, tables: Iterable[Sequence[tuple[str, str]]] = ()) -> None:
        """`tables` are the headings of each table, in order, each with its field."""
        fields: dict[str, set[str]] = {}
        rows: dict[tuple[str, ...], set[tuple[str, ...]]] = {}
        for table in tables:
            labels = tuple(one_line(label) for label, _field in table)
            rows.setdefault(labels, set()).add(tuple(field for _label, field in table))
            for label, (_words, field) in zip(labels, table, strict=True):
                fields.setdefault(label, set()).add(field)
        self._labels = {label: next(iter(meant)) for label, meant in fields.items() if len(meant) == 1}
        self._rows = {labels: next(iter(meant)) for labels, meant in rows.items() if len(meant) == 1}
        self._words = frozenset(fields)

    def columns(self, texts: Sequence[str]) -> dict[str, int]:
        """The column of each field that a row of headings names.

        A whole row of headings that one of the plan's tables has is believed before its words, which may mean two
        things in two tables.
        """
        columns = columns_of(texts, self._labels)
        filled = [index for index, text in enumerate(texts) if text and index != columns.get(KEY)]
        fields = self._rows.get(tuple(texts[index] for index in filled))
        if fields is None:
            return columns
        found = {KEY: columns[KEY]} if KEY in columns else {}
        for name, index in zip(fields, filled, strict=True):
            found.setdefault(name, index)
        return found

    def knows(self, text: str) -> bool:
        """Whether `text` stands above some column of tasks."""
        return one_line(text) in self._words or means_a_field(text)

    def are_in(self, texts: Sequence[str]) -> bool:
        """Whether `texts` are headings of tasks: a title and one field more, and most of them known."""
        filled = {*texts} - {""}
        known = sum(map(self.knows, filled))
        return known >= 2 and known * 2 > len(filled) and _is_header(self.columns(texts))


@dataclass(frozen=True, slots=True)
class Header:
    """The heading row of a task table."""

    sheet: Sheet
    row: int
    """The place of the row in `sheet.rows`; of two, the lower one."""

    columns: Mapping[str, int]
    """The column of each field, from 0."""

    words: Headings


def find_headers(sheets: Sequence[Sheet], words: Headings) -> list[Header]:
    """The best heading row of each sheet that has one, those that name most fields first, hidden sheets last."""
    found = [header for sheet in sheets if (header := _best(sheet, words))]
    return sorted(found, key=lambda header: (header.sheet.hidden, -len(header.columns)))


def _best(sheet: Sheet, words: Headings) -> Header | None:
    best: Header | None = None
    for row, columns in _candidates(sheet, words):
        if _is_header(columns) and (best is None or len(columns) > len(best.columns)):
            best = Header(sheet, row, columns, words)
    return best


def _is_header(columns: Mapping[str, int]) -> bool:
    return "title" in columns and sum(name in columns for name in NEEDED) >= 2


def _candidates(sheet: Sheet, words: Headings) -> Iterator[tuple[int, dict[str, int]]]:
    """The columns that each row names, and those that it names together with the row above."""
    above: Sequence[Cell] = ()
    for index, row in enumerate(sheet.rows[:DEEPEST_HEADER]):
        if any(cell.text for cell in row):
            yield index, words.columns([one_line(cell.text) for cell in row])
            if any(cell.text for cell in above) and all(words.knows(cell.text) for cell in row if cell.text):
                yield index, words.columns(_both(above, row))
        above = row


def _both(above: Sequence[Cell], below: Sequence[Cell]) -> list[str]:
    """Two rows of headings as one; a heading that reaches over several columns stands for none of those below it."""
    return [
        one_line(lower.text) or ("" if spans(upper) else one_line(upper.text))
        for upper, lower in zip(above, below, strict=True)
    ]


def spans(cell: Cell) -> bool:
    """Whether `cell` is merged with one beside it."""
    return bool(cell.merged and cell.merged.last_column > cell.merged.first_column)


def one_line(text: str) -> str:
    """`text` with its lines as one."""
    return " ".join(text.split())
