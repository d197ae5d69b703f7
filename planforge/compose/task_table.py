"""Biểu tổng hợp nhiệm vụ: the tasks as a table in all its shapes, and as one table a body."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from planforge.compose.body import compose_items
from planforge.compose.columns import planned
from planforge.compose.numbering import Level, written
from planforge.compose.wording import Wording, without_colon
from planforge.document.blocks import Block, Cell, CellParagraph, Heading, Merge, Paragraph, Row, Table, TableColumn
from planforge.document.inlines import Text
from planforge.plan import appendices as plan_appendices
from planforge.plan.outline import Content, Labels, Marker
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


@dataclass(frozen=True, slots=True)
class _Shape:
    """How one task table is laid out, once its defaults are settled."""

    columns: tuple[plan_appendices.Column, ...]
    header_rows: bool
    merged_groups: bool
    ordinal_of: str
    merge: frozenset[str]
    task_marker: Marker

    @property
    def fields(self) -> tuple[str, ...]:
        return tuple(column.field for column in self.columns)


def _shape(appendix: plan_appendices.Appendix, groups: Sequence[TaskGroup]) -> _Shape:
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
    return _Shape(
        columns=columns,
        header_rows=in_rows,
        merged_groups=merged,
        ordinal_of=ordinal or ("group" if merged and named else "task"),
        merge=frozenset(appendix.merge),
        task_marker=appendix.task_marker or "none",
    )


def _usual_columns(groups: Sequence[TaskGroup]) -> tuple[plan_appendices.Column, ...]:
    """The ordinal, and every usual field that at least one task fills."""
    tasks = [task for group in groups for task in group.tasks]
    used = [field for field in _USUAL_COLUMNS if any(getattr(task, field) for task in tasks)]
    return tuple(plan_appendices.Column(field=field) for field in ("ordinal", *used))


def _with_group_column(columns: tuple[plan_appendices.Column, ...]) -> tuple[plan_appendices.Column, ...]:
    after = 1 if columns and columns[0].field == "ordinal" else 0
    return (*columns[:after], plan_appendices.Column(field="group"), *columns[after:])


def task_table(appendix: plan_appendices.Appendix, plan: Plan, wording: Wording, width: float) -> Table:
    """The tasks of `appendix`'s groups as one table, `width` millimetres wide."""
    groups = plan.groups(appendix.groups)
    shape = _shape(appendix, groups)
    headings = _headings(appendix, plan, shape, wording)
    rows = tuple(_TaskRows(shape, plan, wording).rows(groups))
    chosen = [column.width_mm for column in shape.columns]
    return Table(planned(headings, chosen, rows, width), rows)


def _headings(
    appendix: plan_appendices.Appendix, plan: Plan, shape: _Shape, wording: Wording
) -> tuple[TableColumn, ...]:
    wider = plan.labels or Labels()
    labels = appendix.labels.over(wider) if appendix.labels else wider
    return tuple(
        TableColumn(
            heading=wording.inlines(_label(column, labels), bold=True),
            width=1,
            alignment="center" if column.field == "ordinal" else "left",
        )
        for column in shape.columns
    )


def _label(column: plan_appendices.Column, labels: Labels) -> str:
    usual = TABLE_LABELS.get(column.field, column.field.removeprefix("extra."))
    return without_colon(column.label or getattr(labels, column.field, None) or usual)


class _TaskRows:
    """The rows of one task table, top to bottom; merges and ordinals are kept track of on the way."""

    def __init__(self, shape: _Shape, plan: Plan, wording: Wording) -> None:
        self.shape = shape
        self.plan = plan
        self.wording = wording
        self.count = 0

    def rows(self, groups: Iterable[TaskGroup]) -> Iterable[Row]:
        for number, group in enumerate(groups, 1):
            if self.shape.header_rows and group.group:
                yield self._group_row(number, group)
            yield from self._group_rows(number, group)

    def _group_row(self, number: int, group: TaskGroup) -> Row:
        name = CellParagraph(self.wording.inlines(without_colon(group.group or ""), bold=True))
        width = len(self.shape.columns)
        if self.shape.fields[0] == "ordinal" and width > 1:
            ordinal = Cell((CellParagraph((Text(roman(number), bold=True),)),), bold=True)
            return Row((ordinal, Cell((name,), span=width - 1, bold=True)), group=True)
        name = replace(name, marker=f"{roman(number)}.")
        return Row((Cell((name,), span=width, bold=True),), group=True)

    def _group_rows(self, number: int, group: TaskGroup) -> Iterable[Row]:
        merges = {field: _merges(group.tasks, field) for field in self.shape.merge}
        marker_number = 0
        for index, task in enumerate(group.tasks):
            self.count += 1
            title_merge = merges["title"][index] if "title" in merges else "none"
            marker_number += title_merge != "continue"
            place = _Place(number, index, len(group.tasks), self.count, marker_number)
            yield Row(tuple(self._cell(column.field, group, task, place, merges) for column in self.shape.columns))

    def _cell(self, field: str, group: TaskGroup, task: Task, place: "_Place", merges: dict[str, list[Merge]]) -> Cell:
        merge = self._merge(field, place, merges)
        if merge == "continue":
            return Cell(merge="continue")
        return Cell(tuple(self._paragraphs(field, group, task, place)), merge)

    def _merge(self, field: str, place: "_Place", merges: dict[str, list[Merge]]) -> Merge:
        of_group = field == "group" or (field == "ordinal" and self.shape.ordinal_of == "group")
        if of_group and self.shape.merged_groups and place.tasks_in_group > 1:
            return "start" if place.index == 0 else "continue"
        return merges[field][place.index] if field in merges else "none"

    def _paragraphs(self, field: str, group: TaskGroup, task: Task, place: "_Place") -> list[CellParagraph]:
        match field:
            case "ordinal":
                numbers = {"group": place.group, "task": place.index + 1, "all": place.overall}
                return [CellParagraph((Text(str(numbers[self.shape.ordinal_of])),))]
            case "group":
                return [CellParagraph(self.wording.inlines(without_colon(group.group or "")))] if group.group else []
            case "title":
                marker = written(self.shape.task_marker, place.marker)
                return [CellParagraph(self.wording.inlines(without_colon(task.title)), marker)]
            case "lead" | "supporting":
                names: tuple[str, ...] = getattr(task, field)
                return [CellParagraph(self.wording.listed(names))] if names else []
            case "objective" | "measures" | "deliverables" | "deadline":
                content = task.content(field)
                return self.content(content) if content else []
        text = task.extra.get(field.removeprefix("extra."))
        return [CellParagraph(self.wording.inlines(line)) for line in text.split("\n")] if text else []

    def content(self, content: Content) -> list[CellParagraph]:
        """A field's text as unmarked paragraphs, one a line, and its items with their markers."""
        paragraphs: list[CellParagraph] = []
        if content.run_in is not None:
            lines = (line.strip() for line in content.run_in.split("\n"))
            paragraphs = [CellParagraph(self.wording.inlines(line)) for line in lines if line]
        if not content.items:
            return paragraphs
        blocks = compose_items(content.items, self.plan, self.wording, Level().forced(content.item_marker))
        return paragraphs + [
            CellParagraph(block.content, block.marker) for block in blocks if isinstance(block, Heading | Paragraph)
        ]


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a task stands: its group's number, its index and company in the group, its number overall."""

    group: int
    index: int
    tasks_in_group: int
    overall: int
    marker: int


def _merges(tasks: Sequence[Task], field: str) -> list[Merge]:
    """For each task whether its cell of `field` begins, continues or stays out of a merge of equal neighbours."""
    values = [getattr(task, field) for task in tasks]
    merges: list[Merge] = []
    for index, value in enumerate(values):
        if value and index > 0 and values[index - 1] == value:
            merges.append("continue")
        elif value and index + 1 < len(values) and values[index + 1] == value:
            merges.append("start")
        else:
            merges.append("none")
    return merges


def tables_by_body(appendix: plan_appendices.Appendix, plan: Plan, wording: Wording, width: float) -> Iterable[Block]:
    """For each body in the order of its first task: what it leads, then what it supports."""
    groups = plan.groups(appendix.groups)
    tasks = [task for group in groups for task in group.tasks]
    bodies = dict.fromkeys(name for task in tasks for name in (*task.lead, *task.supporting))
    columns = appendix.columns or tuple(
        plan_appendices.Column(field=field) for field in ("ordinal", "title", "deliverables", "deadline")
    )
    shape = _Shape(columns, False, False, "task", frozenset(), appendix.task_marker or "none")
    blocks = list(_blocks_by_body(bodies, tasks, shape, appendix, plan, wording))
    # The tables share one set of widths, so that their columns stand one below the other.
    rows = [row for block in blocks if isinstance(block, Table) for row in block.rows]
    chosen = [column.width_mm for column in columns]
    for block in blocks:
        if isinstance(block, Table):
            yield replace(block, columns=planned(block.columns, chosen, rows, width))
        else:
            yield block


def _blocks_by_body(
    bodies: Iterable[str],
    tasks: Sequence[Task],
    shape: _Shape,
    appendix: plan_appendices.Appendix,
    plan: Plan,
    wording: Wording,
) -> Iterable[Block]:
    for number, body in enumerate(bodies, 1):
        yield Heading(1, f"{roman(number)}.", wording.inlines(body, bold=True))
        roles: tuple[tuple[str, Callable[[Task], tuple[str, ...]]], ...] = (
            ("Chủ trì", lambda task: task.lead),
            ("Phối hợp", lambda task: task.supporting),
        )
        shown = [(role, own) for role, names in roles if (own := [task for task in tasks if body in names(task)])]
        for ordinal, (role, own) in enumerate(shown, 1):
            yield Heading(2, f"{ordinal}.", wording.inlines(role, bold=True))
            headings = _headings(appendix, plan, shape, wording)
            yield Table(headings, tuple(_TaskRows(shape, plan, wording).rows((TaskGroup(tasks=tuple(own)),))))
