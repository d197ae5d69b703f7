"""Phụ lục: the task table, free text, and any other table."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from planforge.compose.body import compose_items
from planforge.compose.columns import centred, planned
from planforge.compose.letterhead import DOCUMENT_TYPE, date_of_issue, issuing_body, reference
from planforge.compose.numbering import Level
from planforge.compose.prose import Prose
from planforge.compose.task_table import task_table
from planforge.compose.tasks_by_body import tables_by_body
from planforge.compose.wording import Wording, end_marked, in_capitals, one_line
from planforge.document.blocks import Appendix, Block, Cell, CellParagraph, Paragraph, Row, Table, TableColumn
from planforge.document.page_layout import PageLayout
from planforge.plan import appendices as plan_appendices
from planforge.plan.markup import plain
from planforge.plan.plan import Plan
from planforge.vietnamese import roman


def appendix_pages(
    plan: Plan, appendices: Sequence[plan_appendices.Appendix], wording: Wording, prose: Prose, layout: PageLayout
) -> Iterator[Appendix]:
    """`appendices`, which are some or all of `plan`'s or made in their place, numbered when there are several."""
    several = len(appendices) > 1
    for number, appendix in enumerate(appendices, 1):
        landscape = is_landscape(appendix)
        width = layout.landscape_text_width if landscape else layout.text_width
        yield Appendix(
            label=f"Phụ lục {roman(number)}" if several else "Phụ lục",
            title=in_capitals(wording.inlines(appendix.title, bold=True)),
            attached=plain(one_line(appendix.attached)) if appendix.attached else _attached(plan, prose),
            blocks=appendix_blocks(appendix, plan, wording, width),
            landscape=landscape,
            number_first_page=appendix.number_first_page,
        )


def is_landscape(appendix: plan_appendices.Appendix) -> bool:
    """As it says; where it does not, a table of tasks lies and anything else stands."""
    has_table = appendix.table is not None or appendix.source is not None
    return (appendix.orientation or ("landscape" if has_table else "portrait")) == "landscape"


def _attached(plan: Plan, prose: Prose) -> str:
    """(Kèm theo Kế hoạch số … ngày … của …)"""
    return prose.sentence(
        "attached",
        document_type=DOCUMENT_TYPE,
        reference=reference(plan),
        date=date_of_issue(plan),
        issuing_body=issuing_body(plan.issuer),
    )


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
