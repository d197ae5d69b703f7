"""Phụ lục: the task table, free text, and any other table."""

from collections.abc import Callable
from dataclasses import replace

from planforge.compose.body import compose_items
from planforge.compose.columns import centred, planned
from planforge.compose.numbering import Level
from planforge.compose.task_table import tables_by_body, task_table
from planforge.compose.wording import Wording, end_marked, one_line
from planforge.document.blocks import Block, Cell, CellParagraph, Paragraph, Row, Table, TableColumn
from planforge.plan import appendices as plan_appendices
from planforge.plan.markup import plain
from planforge.plan.plan import Plan


def appendix_blocks(
    appendix: plan_appendices.Appendix, plan: Plan, wording: Wording, width: float
) -> tuple[Block, ...]:
    """What stands under the appendix's title; `width` is the room for a table, in millimetres."""
    if appendix.table is not None:
        return (_free_table(appendix.table, wording, width),)
    if appendix.source == "tasks":
        return (task_table(appendix, plan, wording, width),)
    if appendix.source == "tasks_by_body":
        return tuple(tables_by_body(appendix, plan, wording, width))
    return _free_text(appendix, plan, wording)


def _free_text(appendix: plan_appendices.Appendix, plan: Plan, wording: Wording) -> tuple[Block, ...]:
    """The items, the last of which carries the end mark (NĐ 30, Mẫu 2.1)."""
    blocks = compose_items(appendix.items, plan, wording, Level().forced(appendix.item_marker))
    if blocks and isinstance(last := blocks[-1], Paragraph):
        blocks[-1] = replace(last, content=end_marked(last.content))
    return tuple(blocks)


def _free_table(table: plan_appendices.Table, wording: Wording, width: float) -> Table:
    columns = [TableColumn(wording.inlines(column.label, bold=True), 1) for column in table.columns]
    chosen = [column.width_mm for column in table.columns]
    rows = tuple(Row(tuple(_text_cell(text, wording) for text in row)) for row in table.rows)
    return Table(planned(centred(columns, rows), chosen, rows, width), rows)


def _text_cell(text: str, wording: Wording) -> Cell:
    return Cell(tuple(CellParagraph(wording.inlines(line)) for line in text.split("\n") if line.strip()))


def attached_line(appendix: plan_appendices.Appendix, sentence: Callable[[], str]) -> str:
    """(Kèm theo Kế hoạch số … ngày … của …): the office's own line or the supplied one."""
    return plain(one_line(appendix.attached)) if appendix.attached else sentence()
