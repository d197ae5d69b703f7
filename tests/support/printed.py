"""Which texts of a plan have to stand on the page, told from the spec format alone and not from `compose`."""

from collections.abc import Iterable, Iterator

from planforge.plan.appendices import Appendix
from planforge.plan.markup import plain
from planforge.plan.outline import Assignment, Content, Deliverable, Entry, Item
from planforge.plan.plan import Plan
from planforge.plan.tasks import Task, TaskGroup

CONTENTS = ("objective", "measures", "deliverables", "deadline")
USUAL_COLUMNS = ("title", "objective", "measures", "deliverables", "lead", "supporting", "deadline")
SUPPLIED = " .;:,/"
"""Punctuation that a document is owed at the end of a text, in place of what was typed there."""


def core(text: str) -> str:
    """The words of a plan's text without marks, footnotes and the punctuation around them, one space apart."""
    return " ".join(plain(text).split()).lstrip("-– ").rstrip(SUPPLIED)


def printed_texts(plan: Plan) -> Iterator[str]:
    """Every text of `plan`, its placeholders filled, that is printed; with the clerk's marks, a line at a time."""
    yield plan.document.subject
    yield from plan.legal_bases
    yield from plan.introduction or ()
    yield from _entries(plan.sections, plan) if plan.sections else _usual_body(plan)
    yield plan.closing or ""
    for recipient in plan.recipients:
        yield from (*recipient.to, (recipient.note or "").strip("()"))
    yield plan.signature.name or ""
    for appendix in plan.appendices:
        yield from _appendix(appendix, plan)


def _usual_body(plan: Plan) -> Iterator[str]:
    yield from _entries((*plan.purpose, *plan.requirements), plan)
    if not any(appendix.source for appendix in plan.appendices):
        yield from _tasks_in_body(plan, ())
    yield from _entries(plan.assignments, plan)


def _entries(entries: Iterable[Entry], plan: Plan) -> Iterator[str]:
    for entry in entries:
        if isinstance(entry, Assignment):
            yield f"{entry.verb} {entry.to}" if entry.verb else entry.to
            yield entry.text or ""
            yield from _entries(entry.duties, plan)
        else:
            yield entry.heading or entry.text or ""
            yield from _entries(entry.items, plan)
            yield from _placed(entry, plan)


def _placed(item: Item, plan: Plan) -> Iterator[str]:
    match item.part:
        case "tasks":
            yield from _tasks_in_body(plan, item.groups)
        case str(part):
            yield from _entries(getattr(plan, part), plan)


def _tasks_in_body(plan: Plan, ids: tuple[str, ...]) -> Iterator[str]:
    groups = plan.groups(ids)
    for group in groups:
        yield (group.group or "") if len(groups) > 1 else ""
        for task in group.tasks:
            yield from _task(task, USUAL_COLUMNS, plan)


def _task(task: Task, fields: Iterable[str], plan: Plan) -> Iterator[str]:
    for field in fields:
        if field == "title":
            yield task.title
        elif field in ("lead", "supporting"):
            yield from (*getattr(task, field), *(name for own in _own(task) for name in getattr(own, field)))
        elif field in CONTENTS and (content := task.content(field)):
            yield from _content(content, plan)
        if field == "deadline":
            yield from (line for own in _own(task) for line in (own.deadline or "").split("\n"))
        elif field.startswith("extra."):
            yield from task.extra.get(field.removeprefix("extra."), "").split("\n")


def _own(task: Task) -> Iterator[Deliverable]:
    """The deliverables with bodies or deadlines of their own."""
    return (entry for entry in (task.deliverables or Content()).items if isinstance(entry, Deliverable))


def _content(content: Content, plan: Plan) -> Iterator[str]:
    yield from (content.run_in or "").split("\n")
    yield from _entries(content.items, plan)


def _appendix(appendix: Appendix, plan: Plan) -> Iterator[str]:
    yield appendix.title.upper()
    yield appendix.attached or ""
    yield from _entries(appendix.items, plan)
    if appendix.table:
        yield from (column.label for column in appendix.table.columns)
        for row in appendix.table.rows:
            for cell in row:
                yield from cell.split("\n")
    if appendix.source == "tasks":
        yield from _task_table(appendix, plan)
    if appendix.source == "tasks_by_body":
        yield from _tables_by_body(appendix, plan)


def _task_table(appendix: Appendix, plan: Plan) -> Iterator[str]:
    groups = plan.groups(appendix.groups)
    fields = [column.field for column in appendix.columns] or list(USUAL_COLUMNS)
    yield from (column.label or "" for column in appendix.columns if column.field != "group")
    if "group" in fields or appendix.groups_as or len(groups) > 1:
        yield from (group.group or "" for group in groups)
    for group in groups:
        for task in group.tasks:
            yield from _task(task, fields, plan)


def _tables_by_body(appendix: Appendix, plan: Plan) -> Iterator[str]:
    fields = [column.field for column in appendix.columns] or ["title", "deliverables", "deadline"]
    for task in _told(plan.groups(appendix.groups)):
        yield from _task(task, (*dict.fromkeys((*fields, "lead", "supporting")),), plan)


def _told(groups: Iterable[TaskGroup]) -> Iterator[Task]:
    """The tasks each piece of which some body leads or supports: only those stand in a table by body whole."""
    return (task for group in groups for task in group.tasks if task.lead or task.supporting)
