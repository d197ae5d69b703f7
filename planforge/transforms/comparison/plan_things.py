"""Where each text of a plan goes in a comparison."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from planforge.plan.appendices import Appendix, Column, Table
from planforge.plan.comparison import Kind, Part
from planforge.plan.outline import Assignment, Content, Deliverable, Entry, Labels
from planforge.plan.plan import Plan
from planforge.plan.tasks import Task, TaskGroup
from planforge.plan.values import IssueDate, Model
from planforge.registry.body_names import same_body_key
from planforge.transforms.comparison.things import Line, Thing, lines_of, lines_of_all, shown
from planforge.vietnamese import short_date, slug, two_digits

SUPPLIED = "(câu mẫu)"
"""Stands for an introduction or a closing that the plan leaves to planforge."""

YES = "có"

_FOR_THE_TOOLS = {"id": None, "origin": None, "cascade": None}


OwnNames = Mapping[str, str]
"""The names that an office gives its own fields, by their keys."""

COLUMN_NAMES = {
    "ordinal": "TT",
    "group": "Nhóm",
    "title": "Tên nhiệm vụ",
    "objective": "Mục tiêu, yêu cầu",
    "measures": "Nhiệm vụ, giải pháp",
    "deliverables": "Kết quả, sản phẩm",
    "lead": "Đơn vị chủ trì",
    "supporting": "Đơn vị phối hợp",
    "deadline": "Thời gian thực hiện",
}
"""What a column of tasks that has no heading of its own is called."""


def own_names(*plans: Plan) -> OwnNames:
    """What the tables of `plans` call the fields of the office's own; the last plan decides."""
    columns = (column for plan in plans for appendix in plan.appendices for column in appendix.columns)
    return {column.field.removeprefix("extra."): shown(column.label) for column in columns if column.label}


def things_of(plan: Plan, names: OwnNames) -> Thing:
    """The plan, and under it its parts, every text that may be printed in one of them."""
    whole = Thing(Kind.PART, Part.LETTERHEAD, key="plan", form=plan.recipient_notes)
    for part in Part:
        root = whole.add(Thing(Kind.PART, part, key=part))
        for thing in _things_in(part, plan, root, names):
            root.add(thing)
    return whole


def _things_in(part: Part, plan: Plan, root: Thing, names: OwnNames) -> Iterator[Thing]:
    """What stands directly in `part`; outlines are put under `root` as they are walked."""
    match part:
        case Part.LETTERHEAD:
            yield from _letterhead(plan)
        case Part.LEGAL_BASES:
            yield from _texts(part, plan.legal_bases)
        case Part.INTRODUCTION:
            yield from _texts(part, (SUPPLIED,) if plan.introduction is None else plan.introduction)
        case Part.PURPOSE | Part.REQUIREMENTS | Part.SECTIONS | Part.ASSIGNMENTS:
            _outline(getattr(plan, part), root)
        case Part.TASKS:
            for group in plan.tasks:
                _group(group, root, names)
        case Part.CLOSING:
            yield from _texts(part, (SUPPLIED if plan.closing is None else plan.closing,))
        case Part.RECIPIENTS:
            yield from _recipients(plan)
        case Part.SIGNATURE:
            yield from _facts(part, "", plan.signature)
        case Part.APPENDICES:
            for appendix in plan.appendices:
                _appendix(appendix, root)
        case Part.FOOTNOTES:
            for key, text in plan.footnotes.items():
                yield Thing(Kind.FOOTNOTE, part, lines_of("", text), key, text)
        case Part.LABELS:
            yield from _facts(part, "labels.", plan.labels)


def _texts(part: Part, texts: Iterable[str]) -> Iterator[Thing]:
    for text in texts:
        if lines := lines_of("", text):
            yield Thing(Kind.TEXT, part, lines, form=text)


# facts


def _letterhead(plan: Plan) -> Iterator[Thing]:
    period = str(plan.year) if plan.to_year is None else f"{plan.year} - {plan.to_year}"
    yield _fact(Part.LETTERHEAD, "year", period)
    yield from _facts(Part.LETTERHEAD, "", plan.issuer)
    yield from _facts(Part.LETTERHEAD, "", plan.document)


def _facts(part: Part, before: str, model: Model | None) -> Iterator[Thing]:
    """The fields of `model` that say something, each under its name."""
    for name in type(model).model_fields if model is not None else ():
        value = getattr(model, name)
        if value not in (None, (), ""):
            yield _fact(part, before + name, value)


def _fact(part: Part, name: str, value: Any) -> Thing:
    texts = value if isinstance(value, tuple) else (_as_text(value),)
    return Thing(Kind.FACT, part, lines_of_all(name, texts), name, value)


def _as_text(value: Any) -> str:
    match value:
        case bool():
            return YES if value else "không"
        case IssueDate(year, month, None):
            return f"{two_digits(month)}/{year}"
        case IssueDate():
            return short_date(value.first_day())
    return str(value)


def _label_lines(labels: Labels | None) -> Iterator[Line]:
    for thing in _facts(Part.LABELS, "labels.", labels):
        yield from thing.lines


# outlines


def _outline(entries: Iterable[Entry], above: Thing) -> None:
    """Put `entries` under `above`; an item that only holds others steps back for them."""
    for entry in entries:
        thing = _entry(entry, above.part)
        if thing is not None:
            above.add(thing)
        _outline(entry.duties if isinstance(entry, Assignment) else entry.items, thing or above)


def _entry(entry: Entry, part: Part) -> Thing | None:
    if isinstance(entry, Assignment):
        lines = (*lines_of("", told(entry)), *lines_of("text", entry.text))
        told_how = entry.model_copy(update={**_FOR_THE_TOOLS, "duties": ()})
        return Thing(Kind.ASSIGNMENT, part, lines, same_body_key(entry.to), told_how)
    lines = (*lines_of("", entry.heading), *lines_of("", entry.text), *_label_lines(entry.labels))
    form = entry.model_copy(update={**_FOR_THE_TOOLS, "items": ()})
    if lines:
        return Thing(Kind.TEXT if entry.heading is None else Kind.HEADING, part, lines, entry.id or "", form)
    return Thing(Kind.PLACE, part, (), entry.part, form) if entry.part else None


def told(entry: Assignment) -> str:
    """Giao Sở Nội vụ: whom an assignment tells, as it is printed."""
    return f"{entry.verb} {entry.to}" if entry.verb else entry.to


# tasks


def _group(group: TaskGroup, above: Thing, names: OwnNames) -> None:
    lines = (*lines_of("", group.group), *_label_lines(group.labels))
    thing = above.add(Thing(Kind.GROUP, Part.TASKS, lines, group.id or "", group.group))
    for task in group.tasks:
        form = task.model_copy(update=_FOR_THE_TOOLS)
        thing.add(Thing(Kind.TASK, Part.TASKS, tuple(_task_lines(task, names)), task.id or "", form))


def _task_lines(task: Task, names: OwnNames) -> Iterator[Line]:
    yield from lines_of("title", task.title)
    for name in ("objective", "measures", "deliverables"):
        yield from _content(name, task.content(name))
    yield from lines_of_all("lead", task.lead)
    yield from lines_of_all("supporting", task.supporting)
    yield from _content("deadline", task.deadline)
    for key, text in task.extra.items():
        yield from lines_of(f"extra.{names.get(key, key)}", text)
    yield from _label_lines(task.labels)


def _content(label: str, content: Content | None) -> Iterator[Line]:
    if content is not None:
        yield from lines_of(label, content.run_in)
        yield from _lines_below(label, content.items)


def _lines_below(label: str, entries: Iterable[Entry]) -> Iterator[Line]:
    for entry in entries:
        if isinstance(entry, Assignment):
            yield from (*lines_of(label, told(entry)), *lines_of(label, entry.text))
            yield from _lines_below(label, entry.duties)
            continue
        yield from (*lines_of(label, entry.heading), *lines_of(label, entry.text), *_label_lines(entry.labels))
        if isinstance(entry, Deliverable):
            yield from _own_lines(label, entry)
        yield from _lines_below(label, entry.items)


def _own_lines(label: str, entry: Deliverable) -> Iterator[Line]:
    """What a deliverable says for itself, under a label that says whose it is."""
    whose = " ".join(line.text for line in (*lines_of("", entry.heading), *lines_of("", entry.text)))
    yield from lines_of_all(f"{label}.lead.{whose}", entry.lead)
    yield from lines_of_all(f"{label}.supporting.{whose}", entry.supporting)
    yield from lines_of(f"{label}.deadline.{whose}", entry.deadline)


# recipients and appendices


def _recipients(plan: Plan) -> Iterator[Thing]:
    """Each name with its note, however many share one; then where the plan is filed."""
    for recipient in plan.recipients:
        for name in recipient.to:
            lines = (*lines_of("", name), *lines_of("note", recipient.note))
            yield Thing(Kind.RECIPIENT, Part.RECIPIENTS, lines, same_body_key(name), len(recipient.to) > 1)
    if plan.filed_with:
        yield _fact(Part.RECIPIENTS, "filed_with", plan.filed_with)


def _appendix(appendix: Appendix, above: Thing) -> None:
    lines = (*lines_of("", appendix.title), *lines_of("attached", appendix.attached), *_label_lines(appendix.labels))
    form = appendix.model_copy(update={"items": (), "table": None, "columns": ()})
    thing = above.add(Thing(Kind.APPENDIX, Part.APPENDICES, lines, form=form))
    _outline(appendix.items, thing)
    for column in appendix.columns:
        thing.add(_column(column))
    if appendix.table:
        _table(appendix.table, thing)


def _column(column: Column) -> Thing:
    """A column by its heading or, where it has none of its own, by what it shows."""
    name = column.label or COLUMN_NAMES.get(column.field, column.field.removeprefix("extra."))
    return Thing(Kind.COLUMN, Part.APPENDICES, lines_of("", name), column.field, column)


def _table(table: Table, above: Thing) -> None:
    labels = []
    for number, column in enumerate(table.columns, 1):
        lines = lines_of("", column.label)
        above.add(Thing(Kind.COLUMN, Part.APPENDICES, lines, form=column))
        label = " ".join(line.text for line in lines)
        labels.append(f"cell.{label}" if label and f"cell.{label}" not in labels else f"cell.{label} {number}")
    for row in table.rows:
        cells = (line for label, text in zip(labels, row, strict=False) for line in _cell_lines(label, text))
        above.add(Thing(Kind.ROW, Part.APPENDICES, tuple(cells), form=row))


def _cell_lines(label: str, text: str) -> tuple[Line, ...]:
    """The words of a cell; a bare number under TT counts the rows and is none."""
    counts = slug(label.removeprefix("cell.")) in ORDINAL_COLUMNS and _ORDINAL.fullmatch(text.strip())
    return () if counts else lines_of(label, text)


ORDINAL_COLUMNS = ("tt", "stt", "so-tt", "so-thu-tu")
_ORDINAL = re.compile(r"\d{1,4}[.)]?|[IVXLC]{1,6}[.)]?")
