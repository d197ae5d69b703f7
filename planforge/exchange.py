"""The tasks of a plan as a table that people fill in, and back into the plan's own file."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from planforge.compose.task_rows import Shape, TaskRows, whole
from planforge.compose.task_table import editing_columns, headings
from planforge.compose.wording import Wording, without_colon
from planforge.diagnostics import Code, Place, Report, Severity
from planforge.document.blocks import Cell, CellParagraph
from planforge.document.cell_text import letters
from planforge.document.inlines import NoteReference, plain_text
from planforge.errors import PlanforgeError
from planforge.messages import _
from planforge.plan.appendices import Appendix, Column
from planforge.plan.plan import Plan
from planforge.plan.tasks import TaskGroup
from planforge.source.tree import plain_data
from planforge.source.workbook import Sheet, read_workbook
from planforge.spec.edit import Edit, Insert, Put, Remove, edited
from planforge.spec.read import Spec, read_spec, read_spec_data
from planforge.transforms.changes import Change, Kind
from planforge.transforms.known_tasks import KnownGroup, KnownPlan, KnownRow, Printed
from planforge.transforms.task_header import Header, Headings, find_headers
from planforge.transforms.task_import import changes_of
from planforge.transforms.task_sheet import SheetRow, rows_of

Columns = tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class Import:
    """What a workbook changes in a spec, and the bytes that the file is then to hold."""

    changes: tuple[Change, ...]
    data: bytes


def import_tasks(
    workbook: Path, file: Path, report: Report, sheet_name: str | None = None, remove_missing: bool = False
) -> Import | None:
    """What `file` becomes when the table in `workbook` is taken in; None when it cannot be, as `report` says.

    Nothing is written. A table that says what the plan says leaves the file's bytes as they are. Raises CannotEdit
    where the file is written in a way that cannot be changed in part.
    """
    spec = _read(file, report)
    header = _header(workbook, spec, sheet_name, report) if spec else None
    if spec is None or header is None:
        return None
    rows = rows_of(header, str(workbook), report)
    changes = changes_of(rows, known_plan(spec), remove_missing, report)
    if report.errors:
        return None
    made = _Editing(file, rows, remove_missing, report).made(changes)
    return None if report.errors else made


def _read(file: Path, report: Report) -> Spec | None:
    """The plan of `file` when it has no errors; of what is only worth a warning `validate` tells."""
    seen = Report()
    spec = read_spec(file, seen)
    report.extend(finding for finding in seen if finding.severity is Severity.ERROR)
    return None if seen.errors else spec


# the table in the workbook


def _header(workbook: Path, spec: Spec, sheet_name: str | None, report: Report) -> Header | None:
    """The heading row of the table; what is wrong on other sheets of the workbook is no matter."""
    seen = Report()
    sheets = read_workbook(workbook, seen)
    if sheets is None:
        report.extend(seen)
        return None
    chosen = [sheet for sheet in sheets if sheet_name in (None, sheet.name)]
    headers = find_headers(chosen, Headings(_headings(spec.filled)))
    if not headers:
        report.add(*_no_header(workbook, sheets, sheet_name))
        return None
    header = headers[0]
    report.extend(finding for finding in seen if finding.place.sheet in ("", header.sheet.name))
    _tell_others(workbook, header, [other.sheet.name for other in headers[1:]], report)
    return header


def _tell_others(workbook: Path, header: Header, others: Sequence[str], report: Report) -> None:
    if others:
        names = ", ".join(f"“{name}”" for name in others)
        message = _("tệp có bảng nhiệm vụ ở trang khác ({names}), bảng ấy không được nhập").format(names=names)
        place = Place(str(workbook), header.row + 1, 1, header.sheet.name)
        report.add(Code.CELL_NOT_TAKEN, message, place, _("nhập từng trang bằng --sheet"))


def _no_header(workbook: Path, sheets: Sequence[Sheet], sheet_name: str | None) -> tuple[Code, str, Place, str]:
    names = ", ".join(sheet.name for sheet in sheets)
    if sheet_name is not None and sheet_name not in {sheet.name for sheet in sheets}:
        message = _("không có trang tính “{name}”").format(name=sheet_name)
        return Code.NO_HEADER, message, Place(str(workbook)), _("các trang: {names}").format(names=names)
    message = _("không thấy dòng tiêu đề của bảng nhiệm vụ")
    hint = _("cần ít nhất cột tên nhiệm vụ và một cột khác: Nhiệm vụ, Đơn vị chủ trì, Thời gian thực hiện …")
    return Code.NO_HEADER, message, Place(str(workbook)), hint


# what the file becomes


class _Editing:
    """Writes changes into a file's text, and believes none before it has read the outcome again."""

    def __init__(self, file: Path, rows: Sequence[SheetRow], remove_missing: bool, report: Report) -> None:
        self.name = str(file)
        self.data = file.read_bytes()
        self.rows = rows
        self.remove_missing = remove_missing
        self.report = report

    def made(self, changes: Sequence[Change]) -> Import:
        """The file with `changes`; a cell that the new plan does not say as it stands is told and left."""
        if not changes:
            return Import((), self.data)
        data = edited(self.data.decode("utf-8"), [_edit(change) for change in changes], self.name).encode("utf-8")
        left = {change.source: change for change in self._left(data)}
        stuck = [change for change in changes if change.kind is Kind.PUT and change.source in left]
        for change in stuck:
            self._tell_stuck(change)
            del left[change.source]
        told = {finding.place for finding in self.report}
        if beyond := [change for place, change in left.items() if place not in told]:
            raise _differs(beyond[0])
        return (
            self.made([change for change in changes if change not in stuck]) if stuck else Import(tuple(changes), data)
        )

    def _left(self, data: bytes) -> list[Change]:
        """What the table still has to say to the plan in `data`; what keeps it from being said is reported once."""
        after = Report()
        spec = read_spec_data(data, self.name, after)
        self.report.extend(finding for finding in after if finding.severity is Severity.ERROR)
        if spec is None or after.errors:
            return []
        again = Report()
        left = changes_of(self.rows, known_plan(spec), self.remove_missing, again)
        told = {(finding.code, finding.place) for finding in self.report}
        self.report.extend(finding for finding in again if (finding.code, finding.place) not in told)
        return left

    def _tell_stuck(self, change: Change) -> None:
        message = _("ô này không nhập: kế hoạch không ghi được đúng như trong ô")
        if change.source:
            self.report.add(Code.CELL_NOT_TAKEN, message, change.source, _("sửa chỗ này trong tệp kế hoạch"))


def _differs(change: Change) -> PlanforgeError:
    where = f"{change.source}: " if change.source else ""
    return PlanforgeError(
        _("{where}nhập xong kế hoạch vẫn khác bảng ở {what}; tệp chưa bị thay đổi").format(
            where=where, what=change.what
        ),
        _("sửa chỗ này trong tệp kế hoạch rồi nhập lại"),
    )


def _edit(change: Change) -> Edit:
    match change.kind:
        case Kind.PUT:
            return Put(change.path, change.value)
        case Kind.INSERT:
            return Insert(change.path[:-1], int(change.path[-1]), change.value)
        case Kind.REMOVE:
            return Remove(change.path)


# what is known of the plan


def known_plan(spec: Spec) -> KnownPlan:
    """The rows that the plan's own table has, with what the file holds for each."""
    plan, columns = spec.filled, editing_columns(spec.filled)
    data = plain_data(spec.tree, Report())
    tasks: list[tuple[KnownRow, ...]] = []
    for number, group in enumerate(plan.tasks):
        printed = _printed_rows(plan, group, columns)
        for index, task in enumerate(group.tasks):
            path = spec.tree.written(("tasks", number, "tasks", index))
            raw = _at(data, path)
            rows = [(nth, *next(printed)) for nth in range(len(task.pieces()))]
            tasks.append(tuple(KnownRow(len(tasks), nth, key, number, path, raw, said) for nth, key, said in rows))
    groups = (_known_group(spec, number, group) for number, group in enumerate(plan.tasks))
    labels = {field: label for label, field in _labelled(plan, Appendix(title="-"), columns)}
    return KnownPlan(tuple(tasks), tuple(groups), ("tasks",), labels)


def _printed_rows(plan: Plan, group: TaskGroup, columns: Columns) -> Iterator[tuple[str, dict[str, Printed]]]:
    """The key of each row and what it says; a cell that is one with the cell above says what that says."""
    fields = [column.field for column in columns]
    above: dict[str, Printed] = {}
    for row in TaskRows(Shape(columns), plan, Wording(plan.footnotes)).rows([whole(group)]):
        above = {
            field: above[field] if cell.merge == "continue" else _printed(cell)
            for field, cell in zip(fields, row.cells, strict=True)
        }
        yield row.key, above


def _printed(cell: Cell) -> Printed:
    lines = tuple((line.marker, letters(line.content)) for line in cell.paragraphs)
    return Printed(lines, any(isinstance(part, NoteReference) for line in cell.paragraphs for part in line.content))


def _known_group(spec: Spec, number: int, group: TaskGroup) -> KnownGroup:
    words = Wording(spec.filled.footnotes).inlines(without_colon(group.group or ""))
    place = ("tasks", number, "tasks")
    path = spec.tree.written((*place, 0))[:-1] if group.tasks else spec.tree.written(place)
    return KnownGroup(_printed(Cell((CellParagraph(words),))), path, len(group.tasks))


def _at(data: Any, path: Sequence[str | int]) -> Any:
    for step in path:
        data = data[step]
    return data


def _headings(plan: Plan) -> Iterator[list[tuple[str, str]]]:
    """The headings that the plan's tables may have, each with its field: with a column of groups and without."""
    for appendix in (*plan.appendices, Appendix(title="-")):
        columns = appendix.columns or editing_columns(plan)
        others = tuple(column for column in columns if column.field != "group")
        yield _labelled(plan, appendix, columns)
        yield _labelled(plan, appendix, others)
        for place in (0, 1):
            yield _labelled(plan, appendix, (*others[:place], Column(field="group"), *others[place:]))


def _labelled(plan: Plan, appendix: Appendix, columns: Columns) -> list[tuple[str, str]]:
    heads = headings(appendix, plan, columns, Wording(plan.footnotes))
    return [(plain_text(head.heading), column.field) for column, head in zip(columns, heads, strict=True)]
