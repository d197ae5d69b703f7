"""Biểu tổng hợp nhiệm vụ: the tasks as a table, in the columns and the shape that an appendix asks for."""

from collections.abc import Iterable, Sequence

from planforge.compose.columns import planned
from planforge.compose.numbering import written
from planforge.compose.task_rows import Shape, TaskRows, whole
from planforge.compose.wording import Wording, without_colon
from planforge.document.blocks import Table, TableColumn
from planforge.plan.appendices import Appendix, Column
from planforge.plan.outline import Labels
from planforge.plan.plan import Plan
from planforge.plan.tasks import Task, TaskGroup
from planforge.vietnamese import roman

TABLE_LABELS = {
    "ordinal": "TT",
    "group": "Chỉ số nội dung",
    "title": "Nội dung thành phần",
    "objective": "Mục tiêu, yêu cầu",
    "measures": "Nhiệm vụ",
    "deliverables": "Kết quả",
    "lead": "Đơn vị chủ trì",
    "supporting": "Đơn vị phối hợp",
    "deadline": "Thời gian thực hiện",
}
_USUAL_COLUMNS = ("title", "objective", "measures", "deliverables", "lead", "supporting", "deadline")


def task_table(appendix: Appendix, plan: Plan, wording: Wording, width: float) -> Table:
    """The tasks of `appendix`'s groups as one table, `width` millimetres wide."""
    groups = plan.groups(appendix.groups)
    shape = _shape(appendix, groups)
    columns = headings(appendix, plan, shape.columns, wording)
    rows = tuple(TaskRows(shape, plan, wording).rows(map(whole, groups)))
    chosen = [column.width_mm for column in shape.columns]
    return Table(planned(columns, chosen, rows, width), rows, _repeated(shape) if appendix.repeat_groups else ())


def _repeated(shape: Shape) -> tuple[int, ...]:
    """The columns that tell a reader what the rows belong to."""
    names = {"title"} | ({"group", "ordinal"} if shape.merged_groups else set())
    return tuple(index for index, column in enumerate(shape.columns) if column.field in names)


def editing_columns(plan: Plan) -> tuple[Column, ...]:
    """Every field of a task, filled or not, and the office's own: the columns of a table that is to be filled in."""
    labels = {
        column.field: column.label
        for appendix in plan.appendices
        for column in appendix.columns
        if column.label and column.field != "ordinal"
    }
    extras = dict.fromkeys(f"extra.{key}" for task in plan.all_tasks() for key in task.extra)
    fields = ("ordinal", "group", *_USUAL_COLUMNS, *extras)
    named = any(group.group for group in plan.tasks)
    return tuple(Column(field=field, label=labels.get(field)) for field in fields if named or field != "group")


def numbers_in_table(appendix: Appendix, plan: Plan) -> dict[int, str]:
    """Where the task table of `appendix` has a task: `II.3`, `2.b`, `7`, by the task's `id()`."""
    groups = plan.groups(appendix.groups)
    shape = _shape(appendix, groups)
    numbers: dict[int, str] = {}
    for number, group in enumerate(groups, 1):
        above = roman(number) if shape.header_rows else str(number) if shape.merged_groups and group.group else ""
        for ordinal, task in enumerate(group.tasks, 1):
            own = str(len(numbers) + 1) if shape.ordinal_of == "all" else str(ordinal)
            if shape.task_marker == "letter":
                own = written("letter", ordinal).rstrip(")")
            numbers[id(task)] = own if shape.ordinal_of == "all" or not above else f"{above}.{own}"
    return numbers


def _shape(appendix: Appendix, groups: Sequence[TaskGroup]) -> Shape:
    named = any(group.group for group in groups)
    columns = appendix.columns or _usual_columns(groups)
    has_group = any(column.field == "group" for column in columns)
    merged = appendix.groups_as == "merged_cells" or (appendix.groups_as is None and has_group)
    if merged and not has_group and named:
        columns = _with_group_column(columns)
    if not merged:
        columns = tuple(column for column in columns if column.field != "group") or _usual_columns(groups)
    in_rows = not merged and named and (len(groups) > 1 or appendix.groups_as == "header_rows")
    ordinal = next((column.of for column in columns if column.field == "ordinal"), None)
    return Shape(
        columns=columns,
        header_rows=in_rows,
        merged_groups=merged,
        ordinal_of=ordinal or ("group" if merged and named else "task"),
        merge=frozenset(appendix.merge),
        task_marker=appendix.task_marker or "none",
    )


def _usual_columns(groups: Sequence[TaskGroup]) -> tuple[Column, ...]:
    """The ordinal, and every usual field that at least one task fills."""
    pieces = [(task, piece) for group in groups for task in group.tasks for piece in task.pieces()]
    used = [
        field
        for field in _USUAL_COLUMNS
        if any(getattr(task, field) or getattr(piece, field, None) for task, piece in pieces)
    ]
    return tuple(Column(field=field) for field in ("ordinal", *used))


def _with_group_column(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    after = 1 if columns and columns[0].field == "ordinal" else 0
    return (*columns[:after], Column(field="group"), *columns[after:])


def headings(appendix: Appendix, plan: Plan, columns: Iterable[Column], wording: Wording) -> tuple[TableColumn, ...]:
    """The heading row of `columns`, in the labels nearest to the appendix; widths are still to be planned."""
    wider = plan.labels or Labels()
    labels = appendix.labels.over(wider) if appendix.labels else wider
    bodies = named_bodies(plan.all_tasks())
    return tuple(
        TableColumn(
            heading=wording.inlines(_label(column, labels), bold=True),
            width=1,
            alignment="center" if column.field == "ordinal" else "left",
            choices=bodies if column.field in ("lead", "supporting") else (),
        )
        for column in columns
    )


def named_bodies(tasks: Iterable[Task]) -> tuple[str, ...]:
    """Every body that leads or supports something, in the order of the tasks, each once."""
    pieces = (piece for task in tasks for piece in task.pieces())
    names = (name for piece in pieces for name in (*piece.lead, *piece.supporting))
    return tuple(dict.fromkeys(names))


def _label(column: Column, labels: Labels) -> str:
    usual = TABLE_LABELS.get(column.field, column.field.removeprefix("extra."))
    return without_colon(column.label or getattr(labels, column.field, None) or usual)
