"""Bản trích: the appendices of a plan, or a task table made for the purpose, as papers of their own."""

from collections.abc import Iterable, Sequence

from planforge.compose.appendix import appendix_pages
from planforge.compose.letterhead import DOCUMENT_TYPE, date_of_issue, issuing_body, reference
from planforge.compose.plan import properties_of
from planforge.compose.prose import Prose
from planforge.compose.task_table import editing_columns, task_table
from planforge.compose.wording import Wording, in_capitals
from planforge.document.blocks import Appendix as Page
from planforge.document.blocks import Event, Extract
from planforge.document.page_layout import PageLayout
from planforge.plan.appendices import Appendix
from planforge.plan.markup import plain
from planforge.plan.plan import Plan

TABLE_LABEL = "Bảng nhiệm vụ"


def compose_appendices(plan: Plan, appendices: Sequence[Appendix], prose: Prose, layout: PageLayout) -> Extract:
    """`appendices` without the plan they belong to, which has its placeholders filled already.

    Their footnotes are numbered anew. Raises BrokenProse.
    """
    wording = Wording(plan.footnotes)
    return extract_of(plan, appendix_pages(plan, appendices, wording, prose, layout), wording)


def compose_table_for_editing(plan: Plan, prose: Prose, layout: PageLayout) -> Extract:
    """Every task with every field, filled or not, in a table that people are to fill in. Raises BrokenProse."""
    wording = Wording(plan.footnotes)
    appendix = Appendix(title="-", source="tasks", columns=editing_columns(plan))
    page = Page(
        label=TABLE_LABEL,
        title=in_capitals(wording.inlines(f"{DOCUMENT_TYPE} {plan.document.subject}", bold=True)),
        attached=taken_from(plan, prose),
        blocks=(task_table(appendix, plan, wording, layout.landscape_text_width),),
        landscape=True,
    )
    return extract_of(plan, (page,), wording)


def extract_of(plan: Plan, pages: Iterable[Page], wording: Wording, events: tuple[Event, ...] = ()) -> Extract:
    """`pages` with the properties of `plan` and the footnotes that making them used."""
    made = tuple(pages)
    return Extract(properties_of(plan, plain(plan.document.subject)), made, wording.footnotes(), events)


def taken_from(plan: Plan, prose: Prose) -> str:
    """(Trích Kế hoạch số … ngày … của …): below the title of what is no appendix."""
    return prose.sentence(
        "taken_from",
        document_type=DOCUMENT_TYPE,
        reference=reference(plan),
        date=date_of_issue(plan),
        issuing_body=issuing_body(plan.issuer),
    )
