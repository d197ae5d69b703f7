"""What in a table of somebody's making cannot be read, told with its cell and what to do."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from planforge.diagnostics import Code, Place, Report
from planforge.messages import _
from planforge.source.workbook import Cell, Sheet
from planforge.transforms.cell_texts import folded_group
from planforge.transforms.task_header import one_line

_SERIAL = re.compile(r"[34567]\d{4}")
"""What Excel counts days by, from 1982 to 2118."""


@dataclass(frozen=True, slots=True)
class Faults:
    """Tells `report` what is wrong on a sheet of `file`."""

    file: str
    sheet: Sheet
    report: Report

    def place(self, cell: Cell) -> Place:
        """Where `cell` stands."""
        return Place(self.file, cell.row, cell.column, self.sheet.name)

    def of_group(self, row: Sequence[Cell], columns: Mapping[str, int]) -> None:
        """Cells from above that reach into the row of a group's name."""
        for cell in _merged(row, columns):
            if begins_above(cell):
                self._crossing(cell, _("ô gộp này thuộc hai nhóm"))

    def of_task(self, row: Sequence[Cell], columns: Mapping[str, int], group_row: int) -> None:
        """Cells that are no one task's: merged over groups, the last of which began at `group_row`, or over fields;
        a day that lost its format.
        """
        for cell in _merged(row, columns):
            if begins_above(cell):
                self._from_other_group(cell, row, columns, group_row)
        for cell in _over_fields(row, columns):
            self._crossing(cell, _("ô này gộp nhiều cột"))
        self._serial(row, columns)

    def _from_other_group(self, cell: Cell, row: Sequence[Cell], columns: Mapping[str, int], group_row: int) -> None:
        assert cell.merged is not None
        crosses = cell.merged.first_row <= group_row
        group = columns.get("group")
        if group is not None and cell.column - 1 not in (group, columns.get("ordinal")):
            first, here = self.sheet.rows[cell.merged.first_row - 1][group], row[group]
            crosses = crosses or bool(here.text and folded_group(first.text) != folded_group(here.text))
        if crosses:
            self._crossing(cell, _("ô gộp này thuộc hai nhóm"))

    def _serial(self, row: Sequence[Cell], columns: Mapping[str, int]) -> None:
        column = columns.get("deadline", len(row))
        if column < len(row) and row[column].is_number and _SERIAL.fullmatch(row[column].text):
            message = _("“{number}” là ngày dạng số, chưa rõ là ngày nào").format(number=row[column].text)
            hint = _("chọn định dạng Ngày (Date) cho ô, hoặc gõ ngày bằng chữ")
            self.report.add(Code.DATE_AS_NUMBER, message, self.place(row[column]), hint)

    def _crossing(self, cell: Cell, message: str) -> None:
        hint = _("bỏ gộp ô (Unmerge), ghi giá trị vào từng ô")
        self.report.add(Code.CROSSING_MERGE, message, self.place(cell), hint)

    def no_task(self, cell: Cell) -> None:
        """A row with words, beginning with `cell`, none of which is a task's."""
        message = _("dòng này không phải nhiệm vụ, không được nhập")
        hint = _("nếu là nhiệm vụ thì ghi tên vào cột tên nhiệm vụ")
        self.report.add(Code.CELL_NOT_TAKEN, message, self.place(cell), hint)

    def empty_group(self, cell: Cell) -> None:
        """The name of a group below which no task stands: perhaps no group, but a remark."""
        message = _("dưới dòng này không có nhiệm vụ nào, dòng này không được nhập")
        self.report.add(Code.CELL_NOT_TAKEN, message, self.place(cell))

    def unread_column(self, heading: Cell, first: Cell) -> None:
        """A column under `heading` that means no field, and its first words."""
        hint = _("sửa tiêu đề thành tên trường, ví dụ Đơn vị chủ trì")
        if heading.text:
            message = _("không hiểu cột “{heading}”, cột này không được nhập").format(heading=one_line(heading.text))
            self.report.add(Code.UNKNOWN_COLUMN, message, self.place(heading), hint)
        else:
            message = _("cột này có chữ mà không có tiêu đề, không được nhập")
            self.report.add(Code.UNKNOWN_COLUMN, message, self.place(first), hint)


def begins_above(cell: Cell) -> bool:
    """Whether `cell` is one with the cell above it."""
    return cell.merged is not None and cell.merged.first_row < cell.row


def _merged(row: Sequence[Cell], columns: Mapping[str, int]) -> list[Cell]:
    """The merged cells with words that stand in columns of fields."""
    cells = (row[column] for column in columns.values() if column < len(row))
    return [cell for cell in cells if cell.merged and cell.text]


def _over_fields(row: Sequence[Cell], columns: Mapping[str, int]) -> list[Cell]:
    """The first cell of each merged range that holds several fields of this row and of no row above."""
    cells = [cell for cell in _merged(row, columns) if not begins_above(cell)]
    return [
        cell
        for cell in cells
        if [one.column for one in cells if one.merged == cell.merged and one.column <= cell.column] == [cell.column]
        and sum(one.merged == cell.merged for one in cells) > 1
    ]
