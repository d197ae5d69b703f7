"""The rows of a task table: what stands in each cell, and which cells are merged with the one above."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from planforge.compose.body import compose_items
from planforge.compose.numbering import Level, written
from planforge.compose.wording import Wording, without_colon
from planforge.document.blocks import Cell, CellParagraph, Heading, Merge, Paragraph, Row
from planforge.document.inlines import Text
from planforge.plan import appendices as plan_appendices
from planforge.plan.outline import Content, Marker
from planforge.plan.plan import Plan
from planforge.plan.tasks import Piece, Task, TaskGroup
from planforge.vietnamese import roman

_OF_A_PIECE = frozenset({"deliverables", "lead", "supporting", "deadline"})
"""Fields that a deliverable may have of its own: their cells are split where a task has several such deliverables."""


@dataclass(frozen=True, slots=True)
class Shape:
    """How one task table is laid out, once its defaults are settled."""

    columns: tuple[plan_appendices.Column, ...]
    header_rows: bool = False
    merged_groups: bool = False
    ordinal_of: str = "task"
    merge: frozenset[str] = frozenset()
    task_marker: Marker = "none"


@dataclass(frozen=True, slots=True)
class Share:
    """A task and those of its pieces that a table shows, a row each."""

    task: Task
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class GroupOfShares:
    """A group of tasks, or a part of one, as a table shows it."""

    group: TaskGroup
    shares: tuple[Share, ...]


def whole(group: TaskGroup) -> GroupOfShares:
    """Every piece of every task of `group`."""
    return GroupOfShares(group, tuple(Share(task, task.pieces()) for task in group.tasks))


@dataclass(frozen=True, slots=True)
class _Line:
    """One row: its task and piece, and where they stand."""

    task: Task
    piece: Piece
    nth_piece: int
    """The row's place among those of its task, from 0."""

    nth_task: int
    """The task's place in its group, from 1."""

    overall: int
    """The task's place in the table, from 1."""

    @property
    def key(self) -> str:
        if not self.task.id:
            return ""
        return f"{self.task.id}#{self.piece.nth + 1}" if self.piece.nth else self.task.id

    def value(self, field: str) -> object:
        return getattr(self.piece if field in _OF_A_PIECE else self.task, field)


class TaskRows:
    """The rows of one task table, top to bottom."""

    def __init__(self, shape: Shape, plan: Plan, wording: Wording) -> None:
        self.shape = shape
        self.plan = plan
        self.wording = wording
        self.count = 0

    def rows(self, groups: Iterable[GroupOfShares]) -> Iterator[Row]:
        """A row for each piece of each task; a group's name above its rows where the shape says so."""
        for number, group in enumerate(groups, 1):
            if self.shape.header_rows and group.group.group:
                yield self._name_row(number, group.group.group)
            yield from self._group_rows(number, group)

    def _name_row(self, number: int, words: str) -> Row:
        name = CellParagraph(self.wording.inlines(without_colon(words), bold=True))
        width = len(self.shape.columns)
        if self.shape.columns[0].field == "ordinal" and width > 1:
            ordinal = Cell((CellParagraph((Text(roman(number), bold=True),)),), bold=True)
            return Row((ordinal, Cell((name,), span=width - 1, bold=True)), group=True)
        name = replace(name, marker=f"{roman(number)}.")
        return Row((Cell((name,), span=width, bold=True),), group=True)

    def _group_rows(self, number: int, group: GroupOfShares) -> Iterator[Row]:
        lines = self._lines(group.shares)
        merges = [_merges(lines, self._joined(lines, column.field)) for column in self.shape.columns]
        titles = self._title_numbers(lines)
        for index, line in enumerate(lines):
            cells = []
            for column, merge in zip(self.shape.columns, merges, strict=True):
                state = merge[index] if merge else "none"
                if state == "continue":
                    cells.append(Cell(merge="continue"))
                else:
                    cells.append(Cell(self._paragraphs(column.field, group.group, number, line, titles[index]), state))
            yield Row(tuple(cells), key=line.key)

    def _lines(self, shares: Sequence[Share]) -> list[_Line]:
        lines = []
        for nth_task, share in enumerate(shares, 1):
            self.count += 1
            lines += [_Line(share.task, piece, nth, nth_task, self.count) for nth, piece in enumerate(share.pieces)]
        return lines

    def _joined(self, lines: Sequence[_Line], field: str) -> list[bool]:
        """For each line whether its cell of `field` is one with the cell above; empty when no cell is."""
        if self.shape.merged_groups and (field == "group" or (field == "ordinal" and self.shape.ordinal_of == "group")):
            return [index > 0 for index in range(len(lines))] if len(lines) > 1 else []
        equal_ones = field in self.shape.merge
        if not equal_ones and not any(line.nth_piece for line in lines):
            return []
        return [False, *(_one_cell(field, above, line, equal_ones) for above, line in pairwise(lines))]

    def _title_numbers(self, lines: Sequence[_Line]) -> list[int]:
        """The number before each title, anew in each group; titles merged into one share theirs."""
        joined = self._joined(lines, "title")
        number, numbers = 0, []
        for index in range(len(lines)):
            number += not (joined and joined[index])
            numbers.append(number)
        return numbers

    def _paragraphs(
        self, field: str, group: TaskGroup, number: int, line: _Line, nth_title: int
    ) -> tuple[CellParagraph, ...]:
        match field:
            case "ordinal":
                numbers = {"group": number, "task": line.nth_task, "all": line.overall}
                return (CellParagraph((Text(str(numbers[self.shape.ordinal_of])),)),)
            case "group":
                return (CellParagraph(self.wording.inlines(without_colon(group.group))),) if group.group else ()
            case "title":
                marker = written(self.shape.task_marker, nth_title)
                return (CellParagraph(self.wording.inlines(without_colon(line.task.title)), marker),)
            case "lead" | "supporting":
                names: tuple[str, ...] = getattr(line.piece, field)
                return (CellParagraph(self.wording.listed(names)),) if names else ()
            case "objective" | "measures":
                content = line.task.content(field)
                return self.content(content) if content else ()
            case "deliverables" | "deadline":
                of_piece: Content | None = getattr(line.piece, field)
                return self.content(of_piece) if of_piece else ()
        text = line.task.extra.get(field.removeprefix("extra."))
        return tuple(CellParagraph(self.wording.inlines(part)) for part in text.split("\n")) if text else ()

    def content(self, content: Content) -> tuple[CellParagraph, ...]:
        """A field's text as unmarked paragraphs, one a line, and its items with their markers."""
        paragraphs: list[CellParagraph] = []
        if content.run_in is not None:
            lines = (line.strip() for line in content.run_in.split("\n"))
            paragraphs = [CellParagraph(self.wording.inlines(line)) for line in lines if line]
        if content.items:
            blocks = compose_items(content.items, self.plan, self.wording, Level().forced(content.item_marker))
            paragraphs += [
                CellParagraph(block.content, block.marker) for block in blocks if isinstance(block, Heading | Paragraph)
            ]
        return tuple(paragraphs)


def _one_cell(field: str, above: _Line, line: _Line, equal_ones: bool) -> bool:
    """Whether the cells of `field` of two lines, one below the other, are one cell."""
    if line.nth_piece > 0 and field not in _OF_A_PIECE:
        return True
    may_be = equal_ones or (line.nth_piece > 0 and field != "deliverables")
    value = line.value(field) if may_be else None
    return bool(value) and value == above.value(field)


def _merges(lines: Sequence[_Line], joined: Sequence[bool]) -> list[Merge]:
    """For each line whether its cell begins, continues or stays out of a merge."""
    if not joined:
        return []
    after = [*joined[1:], False]
    return ["continue" if here else "start" if below else "none" for here, below in zip(joined, after, strict=True)]
