"""The rows of a task table in a workbook: its groups and merged cells resolved, what is no task told apart."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from planforge.diagnostics import Place, Report
from planforge.source.workbook import Cell
from planforge.transforms.sheet_faults import Faults, begins_above
from planforge.transforms.task_header import Header, one_line, spans
from planforge.transforms.task_headings import KEY, means_a_field

_ROMAN = re.compile(r"[IVXLC]+\.?|[A-ZĐ]\.?")
_NUMBERED_NAME = re.compile(r"(?:[IVXLC]{1,7}|[A-ZĐ])\. +(?=\S)")
_NUMBERING = re.compile(r"\(?(?:\d{1,2}|[A-H])\)?(?: ?=.*)?")
_NOTE = re.compile(r"\[\d+\] ")


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row of the table: the texts of its fields, as in the sheet, and where they stand."""

    place: Place
    texts: Mapping[str, str]
    places: Mapping[str, Place]
    group: str | None = None
    """The name of its group; None when the table does not say."""

    continues: bool = False
    """Its title is one merged cell with that of the row above."""

    section: int = 0
    """Which table of the sheet it is in, where the headings are repeated."""

    @property
    def key(self) -> str:
        """The id in its key column."""
        return self.texts.get(KEY, "").strip()


def rows_of(header: Header, file: str, report: Report) -> tuple[SheetRow, ...]:
    """The rows below `header`, group rows and repeated headings taken out.

    `report` gets what cannot be read: cells merged over groups or fields, days as bare numbers, columns without a
    meaning, rows that are no task.
    """
    return tuple(_Table(header, Faults(file, header.sheet, report)).rows())


class _Table:
    """Goes down a sheet from its heading row, and knows what it has passed."""

    def __init__(self, header: Header, faults: Faults) -> None:
        self.header = header
        self.faults = faults
        self.columns = header.columns
        self.heading_row = header.row + 1
        self.section = 0
        self.group: str | None = None
        self.group_row = 0
        self.waiting: list[Cell] = []
        """Names of groups in which no task has come yet."""

        self.unread: dict[int, tuple[Cell, Cell]] = {}
        """The heading and the first words of columns that mean no field."""

    def rows(self) -> Iterator[SheetRow]:
        rows = self.header.sheet.rows
        self._note_unread(rows[self.header.row])
        for row in rows[self.header.row + 1 :]:
            if not any(cell.text for cell in row) or self._is_heading(row) or self._is_note(row):
                continue
            if name := self._group_name(row):
                self._begin_group(name, row)
            elif not self._is_task(row):
                self.faults.no_task(next(cell for cell in row if cell.text))
            else:
                yield self._task(row)
        self._tell_empty_groups(self.waiting)
        for heading, first in self.unread.values():
            self.faults.unread_column(heading, first)

    # headings and notes

    def _is_heading(self, row: Sequence[Cell]) -> bool:
        """A heading again, the numbers under a heading, the lower half of one."""
        texts = [one_line(cell.text) for cell in row]
        key = self._text(row, KEY)
        if (not key or means_a_field(key)) and self.header.words.are_in(texts):
            self._begin_table(row[0].row, self.header.words.columns(texts))
            return True
        title = self._cell(row, "title")
        if title and title.merged and title.merged.first_row <= self.heading_row:
            self.heading_row = row[0].row
            return True
        return row[0].row == self.heading_row + 1 and _are_numbers([*filter(None, texts)])

    def _begin_table(self, row: int, columns: Mapping[str, int]) -> None:
        """What stood before it above the headings is a title and no group."""
        self.columns, self.heading_row, self.section = columns, row, self.section + 1
        self.group, self.group_row, self.waiting = None, 0, []

    def _is_note(self, row: Sequence[Cell]) -> bool:
        """A footnote, as the export writes them below the table."""
        return bool(_NOTE.match(row[0].text)) and {cell.text for cell in row} <= {row[0].text, ""}

    # groups

    def _begin_group(self, name: str, row: Sequence[Cell]) -> None:
        self.faults.of_group(row, self.columns)
        self.group, self.group_row = name, row[0].row
        self.waiting.append(row[self.columns["title"]])

    def _tell_empty_groups(self, names: Sequence[Cell]) -> None:
        for name in names:
            self.faults.empty_group(name)

    def _group_name(self, row: Sequence[Cell]) -> str:
        """The name of a group that a row of its own gives: across several columns, or after a Roman number."""
        title = self._cell(row, "title")
        if title is None or not title.text or begins_above(title) or self._has_fields(row, title):
            return ""
        words, ordinal = one_line(title.text), self._text(row, "ordinal")
        numbered = ordinal != title.text and _ROMAN.fullmatch(ordinal)
        if spans(title) or numbered or (not ordinal and _NUMBERED_NAME.match(words)):
            return _NUMBERED_NAME.sub("", words, count=1)
        return ""

    def _has_fields(self, row: Sequence[Cell], title: Cell) -> bool:
        """Whether a row says more than a name: in cells that are its own and not one with the name's."""
        for name in self.columns.keys() - {"title", "ordinal", "group"}:
            cell = self._cell(row, name)
            is_own = (
                cell is not None and not begins_above(cell) and (cell.merged is None or cell.merged != title.merged)
            )
            if cell and cell.text and is_own:
                return True
        return False

    # tasks

    def _is_task(self, row: Sequence[Cell]) -> bool:
        return any(self._text(row, name) for name in self.columns.keys() - {"ordinal", "group"})

    def _task(self, row: Sequence[Cell]) -> SheetRow:
        self.faults.of_task(row, self.columns, max(self.group_row, self.heading_row))
        self._note_unread(row)
        self._tell_empty_groups(self.waiting[:-1])
        self.waiting = []
        cells = {name: row[column] for name, column in self.columns.items() if column < len(row)}
        return SheetRow(
            self.faults.place(cells["title"]),
            {name: cell.text for name, cell in cells.items()},
            {name: self.faults.place(cell) for name, cell in cells.items()},
            (cells["group"].text or None) if "group" in cells else self.group,
            begins_above(cells["title"]),
            self.section,
        )

    def _note_unread(self, row: Sequence[Cell]) -> None:
        heading = self.header.sheet.rows[self.header.row]
        known = [row[column].merged for column in self.columns.values() if column < len(row)]
        for column, cell in enumerate(row):
            is_shared = cell.merged is not None and cell.merged in known
            if cell.text and column not in self.columns.values() and not is_shared:
                self.unread.setdefault(column, (heading[column], cell))

    def _cell(self, row: Sequence[Cell], name: str) -> Cell | None:
        column = self.columns.get(name)
        return row[column] if column is not None and column < len(row) else None

    def _text(self, row: Sequence[Cell], name: str) -> str:
        cell = self._cell(row, name)
        return cell.text if cell else ""


def _are_numbers(texts: Sequence[str]) -> bool:
    """The row `(1) (2) (3)` or `A B 1 2` below a heading."""
    return len({*texts}) > 2 and all(_NUMBERING.fullmatch(text) for text in texts)
