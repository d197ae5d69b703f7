"""What one key cannot show: each check is a generator named for what it finds, and `CHECKS` is the list of them."""

from collections.abc import Callable, Iterator

from planforge.diagnostics import Diagnostic
from planforge.plan.plan import Plan
from planforge.source.tree import Tree
from planforge.spec.checks.announcements import appendices_absent_or_not_announced
from planforge.spec.checks.appendices import unclear_appendices
from planforge.spec.checks.consistency import assigned_without_task, leads_not_among_recipients
from planforge.spec.checks.deadlines import doubtful_deadlines
from planforge.spec.checks.issuer import (
    date_outside_period,
    ended_level,
    signature_that_does_not_pair,
    unclear_level,
    unknown_position,
    unknown_symbol,
)
from planforge.spec.checks.printed import (
    groups_not_printed,
    items_that_say_nothing,
    no_content,
    nothing_to_place,
    parts_inside_themselves,
    parts_not_printed,
)
from planforge.spec.checks.survey import Survey, survey
from planforge.spec.checks.tasks import ids_given_twice, incomplete_tasks, overruled_by_every_deliverable
from planforge.spec.checks.texts import (
    blank_lines,
    footnotes_undefined_or_unused,
    headings_not_in_capitals,
    open_places,
    shouted_subject,
)

Check = Callable[[Survey], Iterator[Diagnostic]]

CHECKS: tuple[Check, ...] = (
    no_content,
    blank_lines,
    open_places,
    footnotes_undefined_or_unused,
    shouted_subject,
    headings_not_in_capitals,
    items_that_say_nothing,
    parts_not_printed,
    groups_not_printed,
    nothing_to_place,
    parts_inside_themselves,
    ids_given_twice,
    incomplete_tasks,
    overruled_by_every_deliverable,
    doubtful_deadlines,
    unclear_level,
    ended_level,
    unknown_symbol,
    date_outside_period,
    signature_that_does_not_pair,
    unknown_position,
    unclear_appendices,
    leads_not_among_recipients,
    assigned_without_task,
    appendices_absent_or_not_announced,
)


def check(plan: Plan, tree: Tree) -> Iterator[Diagnostic]:
    """Every finding about `plan` as a whole; its placeholders are filled already."""
    seen = survey(plan, tree)
    for one in CHECKS:
        yield from one(seen)
