"""Tables of tasks in another order than the plan: a row for each piece of work, with its place in the plan."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from planforge.compose.columns import planned
from planforge.compose.task_places import task_places
from planforge.compose.task_rows import GroupOfShares, Shape, Share, TaskRows
from planforge.compose.task_table import headings
from planforge.compose.wording import Wording
from planforge.document.blocks import Cell, CellParagraph, Row, Table, TableColumn
from planforge.document.inlines import Text
from planforge.plan.appendices import Appendix, Column
from planforge.plan.deadlines import Deadline, deadlines_of, phrases
from planforge.plan.outline import Labels
from planforge.plan.plan import Plan
from planforge.plan.tasks import Piece, Task, TaskGroup

PLACE_LABEL = "Vị trí trong kế hoạch"
FIELDS = ("title", "measures", "deliverables", "deadline", "lead", "supporting")
_USUAL_LABELS = Labels(title="Nhiệm vụ", measures="Nội dung thực hiện", deliverables="Kết quả, sản phẩm")


@dataclass(frozen=True, slots=True)
class Work:
    """A piece of work with its task."""

    task: Task
    piece: Piece


def works_of(plan: Plan) -> tuple[Work, ...]:
    """Every piece of every task, in the plan's order."""
    return tuple(Work(task, piece) for task in plan.all_tasks() for piece in task.pieces())


def deadlines_of_work(work: Work, plan: Plan) -> tuple[Deadline, ...]:
    """The deadlines of a piece of work, in the order they are written."""
    return tuple(
        deadline
        for phrase in phrases(work.piece.deadline)
        for deadline in deadlines_of(phrase, plan.year, plan.to_year)
    )


class ListedTasks:
    """Makes such tables for one plan, all in the same columns: those that some piece of work fills."""

    def __init__(self, plan: Plan, wording: Wording, width: float) -> None:
        self.plan = plan
        self.wording = wording
        self.width = width
        self.places = task_places(plan)
        used = [field for field in FIELDS if any(_says(work, field) for work in works_of(plan))]
        self.labels = _labels(plan)
        self.columns = tuple(Column(field=field) for field in ("ordinal", *used))

    def table(self, groups: Iterable[tuple[str, Sequence[Work]]]) -> Table:
        """A table with a heading row for each named list of works."""
        parts = [
            GroupOfShares(TaskGroup(group=name, tasks=()), tuple(Share(work.task, (work.piece,)) for work in works))
            for name, works in groups
        ]
        rows = tuple(self._rows(parts))
        heads = headings(Appendix(title="-", labels=self.labels), self.plan, self.columns, self.wording)
        place = TableColumn((Text(PLACE_LABEL, bold=True),), 1)
        return Table(planned((heads[0], place, *heads[1:]), [None] * (len(heads) + 1), rows, self.width), rows)

    def _rows(self, groups: Sequence[GroupOfShares]) -> Iterator[Row]:
        tasks = iter([share.task for group in groups for share in group.shares])
        for row in TaskRows(Shape(self.columns, header_rows=True), self.plan, self.wording).rows(groups):
            number, *others = row.cells
            if row.group:
                yield replace(row, cells=(number, replace(others[0], span=others[0].span + 1)))
            else:
                place = self.places.get(id(next(tasks)), "")
                words = (CellParagraph((Text(place),)),) if place else ()
                yield replace(row, cells=(number, Cell(words), *others))


def _labels(plan: Plan) -> Labels:
    """The words of the plan's own task table where it has one, so that a reader meets the same columns again."""
    labels = plan.labels.over(_USUAL_LABELS) if plan.labels else _USUAL_LABELS
    for appendix in (appendix for appendix in plan.appendices if appendix.source):
        labels = appendix.labels.over(labels) if appendix.labels else labels
        given = {column.field: column.label for column in appendix.columns if column.label}
        return labels.model_copy(update={field: given[field] for field in FIELDS if field in given})
    return labels


def _says(work: Work, field: str) -> bool:
    return bool(getattr(work.piece, field, None) or getattr(work.task, field))
