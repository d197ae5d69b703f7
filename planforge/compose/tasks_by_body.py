"""The tasks once for each body: what it leads, then what it supports."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from planforge.compose.columns import planned
from planforge.compose.task_rows import GroupOfShares, Shape, Share, TaskRows
from planforge.compose.task_table import headings, named_bodies
from planforge.compose.wording import Wording
from planforge.document.blocks import Block, Heading, Table
from planforge.plan.appendices import Appendix, Column
from planforge.plan.plan import Plan
from planforge.plan.tasks import Piece, Task, TaskGroup
from planforge.vietnamese import roman

ROLES: tuple[tuple[str, Callable[[Piece], tuple[str, ...]]], ...] = (
    ("Chủ trì", lambda piece: piece.lead),
    ("Phối hợp", lambda piece: piece.supporting),
)
"""What a body can be to a piece of work, in the order in which it is shown."""


def shares_of(
    tasks: Iterable[Task], body: Collection[str], names: Callable[[Piece], tuple[str, ...]]
) -> tuple[Share, ...]:
    """The tasks with a piece whose `names` hold one of the spellings of `body`, and those of their pieces only."""
    shares = (
        Share(task, tuple(piece for piece in task.pieces() if any(name in body for name in names(piece))))
        for task in tasks
    )
    return tuple(share for share in shares if share.pieces)


def tables_by_body(appendix: Appendix, plan: Plan, wording: Wording, width: float) -> Iterator[Block]:
    """For each body in the order of its first task: what it leads, then what it supports."""
    tasks = [task for group in plan.groups(appendix.groups) for task in group.tasks]
    columns = appendix.columns or tuple(
        Column(field=field) for field in ("ordinal", "title", "deliverables", "deadline")
    )
    blocks = list(_blocks(tasks, columns, appendix, plan, wording))
    yield from in_one_width(blocks, [column.width_mm for column in columns], width)


def in_one_width(blocks: Sequence[Block], chosen: Sequence[float | None], width: float) -> Iterator[Block]:
    """`blocks` with one set of widths for all their tables, so that columns stand one below the other."""
    rows = [row for block in blocks if isinstance(block, Table) for row in block.rows]
    for block in blocks:
        yield replace(block, columns=planned(block.columns, chosen, rows, width)) if isinstance(block, Table) else block


def _blocks(
    tasks: Sequence[Task], columns: tuple[Column, ...], appendix: Appendix, plan: Plan, wording: Wording
) -> Iterator[Block]:
    shape = Shape(columns, task_marker=appendix.task_marker or "none")
    for number, body in enumerate(named_bodies(tasks), 1):
        yield Heading(1, f"{roman(number)}.", wording.inlines(body, bold=True))
        shown = [(role, own) for role, names in ROLES if (own := shares_of(tasks, (body,), names))]
        for ordinal, (role, own) in enumerate(shown, 1):
            yield Heading(2, f"{ordinal}.", wording.inlines(role, bold=True))
            group = GroupOfShares(TaskGroup(tasks=()), own)
            rows = tuple(TaskRows(shape, plan, wording).rows((group,)))
            yield Table(headings(appendix, plan, columns, wording), rows)
