"""Thời hạn: what cannot be read, what lies outside the plan, what falls on a day off."""

from collections.abc import Iterator
from datetime import date

from planforge.diagnostics import Code, Diagnostic
from planforge.messages import _
from planforge.plan.deadlines import (
    By,
    Deadline,
    On,
    Recurring,
    Span,
    Standing,
    Unread,
    Why,
    deadlines_of,
    phrases,
)
from planforge.plan.markup import open_decisions
from planforge.plan.outline import Content, Deliverable
from planforge.plan.plan import Plan
from planforge.registry.holidays import is_day_off, working_day_before
from planforge.spec.checks.survey import Path, Survey
from planforge.vietnamese import short_date

Doubt = tuple[Code, str, str]
"""A finding without its place: code, message, hint."""

_QUOTED = 80
"""Letters of a phrase that a message shows."""


def doubtful_deadlines(seen: Survey) -> Iterator[Diagnostic]:
    """A phrase that is not wholly understood, that lies outside the plan, or whose day is a day off.

    What waits for a person, or for a name to be filled in, has been said already.
    """
    plan = seen.plan
    known: dict[str, tuple[Doubt, ...]] = {}  # a plan of two thousand tasks has a few hundred phrases
    for path, content in _deadlines(seen):
        text = content.run_in or ""
        if open_decisions(text) or "{{" in text:
            continue
        for phrase in dict.fromkeys(phrases(content)):
            if phrase not in known:
                known[phrase] = tuple(_doubts(phrase, plan))
            for code, message, hint in known[phrase]:
                yield seen.found(code, message, path, hint)


def _doubts(phrase: str, plan: Plan) -> Iterator[Doubt]:
    """What there is to say of one phrase; that it is outside the plan is said once and then nothing else."""
    found = deadlines_of(phrase, plan.year, plan.to_year)
    outside = next(_outside(found, plan), None)
    if outside:
        yield outside
        return
    for deadline in found:
        yield from _unread(deadline, plan.year)
        yield from _day_off(deadline)


def _deadlines(seen: Survey) -> Iterator[tuple[Path, Content]]:
    """Every deadline of the plan with its place: of tasks, and of deliverables that have their own."""
    for path, _group, task in seen.tasks:
        if task.deadline:
            yield (*path, "deadline"), task.deadline
        for index, entry in enumerate(task.deliverables.items if task.deliverables else ()):
            if isinstance(entry, Deliverable) and entry.deadline:
                yield (*path, "deliverables", "items", index, "deadline"), Content(run_in=entry.deadline)


# not understood


def _unread(deadline: Deadline, year: int) -> Iterator[Doubt]:
    """Why `deadline` is not understood, and how it may be written instead."""
    if isinstance(deadline, Unread):
        message, hint = _reason(deadline.reason)
        message = message.format(phrase=_quoted(deadline))
        yield Code.DEADLINE_UNREAD, message, hint.format(year=year, next_year=year + 1)


def _reason(reason: Why) -> tuple[str, str]:
    match reason:
        case Why.WORDS:
            return (
                _("thời hạn “{phrase}” không đọc được, sẽ in đúng như viết"),
                _("viết như “Quý II/{year}”, “Trước ngày 30/11/{year}”, “Thường xuyên”; việc chưa rõ ngày thì để vậy"),
            )
        case Why.NO_SUCH_DAY:
            return (
                _("thời hạn “{phrase}” có ngày, tháng hoặc quý không có trong lịch, sẽ in đúng như viết"),
                _("xem lại ngày, tháng, quý"),
            )
        case Why.ODD_YEAR:
            return (
                _("thời hạn “{phrase}” có năm không hợp lệ, sẽ in đúng như viết"),
                _("viết năm đủ bốn chữ số, ví dụ “Quý II/{year}”"),
            )
        case Why.NO_YEAR:
            return (
                _("thời hạn “{phrase}” không rõ năm nào, sẽ in đúng như viết"),
                _("ghi năm sau từng mốc, ví dụ “Quý II/{year}”"),
            )
        case Why.BACKWARDS:
            return (
                _("thời hạn “{phrase}” có mốc sau không nằm sau mốc trước, sẽ in đúng như viết"),
                _("xếp theo thứ tự và ghi năm ở từng mốc, ví dụ “Từ tháng 11/{year} đến tháng 3/{next_year}”"),
            )


# outside the plan


def _outside(found: tuple[Deadline, ...], plan: Plan) -> Iterator[Doubt]:
    """Of each deadline that has nothing in the plan's years, or is past when the plan is issued.

    A month of grace after the last year is for reports on it. What begins in the plan's years and goes on after them
    is meant so, for both its years are written.
    """
    begin, end = date(plan.year, 1, 1), date(max(plan.year, plan.to_year or 0), 12, 31)
    issued = plan.document.date.first_day() if plan.document.date else begin
    for deadline in found:
        first, last = _stretch(deadline)
        if last and last < min(begin, issued):
            message = _("thời hạn “{phrase}” hết hạn ngày {day}, trước năm {limit}")
            yield _said(message, deadline, last, str(begin.year), _look_at_year())
        elif first and first > end and (last is None or last > date(end.year + 1, 1, 31)):
            message = _("thời hạn “{phrase}” bắt đầu ngày {day}, sau năm {limit}")
            yield _said(message, deadline, first, str(end.year), _look_at_year())
        elif last and last < issued:
            message = _("thời hạn “{phrase}” hết hạn ngày {day}, trước khi ban hành ({limit})")
            hint = _("xem lại thời hạn, hoặc ngày ban hành `document.date`")
            yield _said(message, deadline, last, _date_of_issue(plan), hint)


def _said(message: str, deadline: Deadline, day: date, limit: str, hint: str) -> Doubt:
    message = message.format(phrase=_quoted(deadline), day=short_date(day), limit=limit)
    return Code.DEADLINE_OUTSIDE, message, hint


def _look_at_year() -> str:
    return _("xem lại năm của thời hạn, hoặc `year`, `to_year`")


def _stretch(deadline: Deadline) -> tuple[date | None, date | None]:
    """The first and the last day of `deadline`, where it has them."""
    match deadline:
        case By() | On():
            return deadline.day, deadline.day
        case Span() | Standing() | Recurring():
            return deadline.first, deadline.last
    return None, None


def _date_of_issue(plan: Plan) -> str:
    """`19/8/2024`, or `8/2024` while the day is open."""
    issued = plan.document.date
    assert issued is not None
    shown = short_date(issued.first_day())
    return shown if issued.day else shown.partition("/")[2]


# on a day off


def _day_off(deadline: Deadline) -> Iterator[Doubt]:
    """A day on which something is due and offices are closed; a month or quarter may well end on one."""
    match deadline:
        case On(day=day) | By(day=day, named=True):
            if reason := is_day_off(day):
                message = _("thời hạn “{phrase}” có ngày {day} là ngày nghỉ: {reason}")
                hint = _("ngày làm việc liền trước là {day}").format(day=short_date(working_day_before(day)))
                message = message.format(phrase=_quoted(deadline), day=short_date(day), reason=reason)
                yield Code.DEADLINE_DAY_OFF, message, hint


def _quoted(deadline: Deadline) -> str:
    text = " ".join(deadline.text.split())
    return text if len(text) <= _QUOTED else text[: _QUOTED - 1].rstrip() + "…"
