"""Each body's own sheet: what it leads and supports, in the order it falls due, and what else it is told to do."""

from collections.abc import Collection, Iterator

from planforge.compose.body import compose_items
from planforge.compose.extract import extract_of, taken_from
from planforge.compose.listed_tasks import ListedTasks, Work, deadlines_of_work, works_of
from planforge.compose.numbering import Level
from planforge.compose.prose import Prose
from planforge.compose.tasks_by_body import ROLES
from planforge.compose.wording import Wording, in_capitals
from planforge.document.blocks import Appendix, Block, Extract, Heading
from planforge.document.page_layout import PageLayout
from planforge.plan.deadlines import sort_key
from planforge.plan.outline import Assignment, Entry
from planforge.plan.plan import Plan
from planforge.registry.body_names import grouped

TITLE = "Nhiệm vụ theo Kế hoạch"
TOLD = "Tổ chức thực hiện"

Spellings = tuple[str, ...]
"""The ways in which a plan writes the name of one body, the first being the one it is called by."""


def bodies_of(plan: Plan) -> tuple[Spellings, ...]:
    """Every body that leads or supports a piece of work or is told something, in the order of first appearance."""
    names = [name for work in works_of(plan) for name in (*work.piece.lead, *work.piece.supporting)]
    names += [entry.to for entry in _assignments(plan)]
    return tuple(map(tuple, grouped(names)))


def compose_sheets(plan: Plan, bodies: Collection[Spellings], prose: Prose, layout: PageLayout) -> Extract:
    """A page for each of `bodies`, which are some of `bodies_of(plan)`. Raises BrokenProse."""
    wording = Wording(plan.footnotes)
    listed = ListedTasks(plan, wording, layout.landscape_text_width)
    return extract_of(plan, (_page(plan, body, listed, prose) for body in bodies), wording)


def _page(plan: Plan, body: Spellings, listed: ListedTasks, prose: Prose) -> Appendix:
    title = listed.wording.inlines(f"{TITLE} {plan.document.subject}", bold=True)
    return Appendix(
        label=body[0],
        title=in_capitals(title),
        attached=taken_from(plan, prose),
        blocks=tuple(_blocks(plan, body, listed)),
        landscape=True,
    )


def _blocks(plan: Plan, body: Spellings, listed: ListedTasks) -> Iterator[Block]:
    works = sorted(works_of(plan), key=lambda work: _due(work, plan))
    shown = [
        (role, own)
        for role, names in ROLES
        if (own := [work for work in works if not set(body).isdisjoint(names(work.piece))])
    ]
    if shown:
        yield listed.table(shown)
    if told := [entry for entry in _assignments(plan) if entry.to in body]:
        yield Heading(1, "", listed.wording.inlines(TOLD, bold=True))
        yield from compose_items(told, plan, listed.wording, Level())


def _due(work: Work, plan: Plan) -> tuple[bool, tuple[object, ...]]:
    """By the first of its deadlines; work without one comes last."""
    keys = [sort_key(deadline) for deadline in deadlines_of_work(work, plan)]
    return (False, min(keys)) if keys else (True, ())


def _assignments(plan: Plan) -> Iterator[Assignment]:
    """Who is told what, wherever it stands in the outline, each once."""
    for part in (plan.sections, plan.purpose, plan.requirements, plan.assignments):
        yield from _assignments_in(part)


def _assignments_in(entries: tuple[Entry, ...]) -> Iterator[Assignment]:
    for entry in entries:
        if isinstance(entry, Assignment):
            yield entry
            yield from _assignments_in(entry.duties)
        else:
            yield from _assignments_in(entry.items)
