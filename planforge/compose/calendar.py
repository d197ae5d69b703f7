"""The tasks of a plan by time: month, quarter, year, then what recurs, what always holds, what has no date."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from typing import assert_never

from planforge.compose.extract import extract_of, taken_from
from planforge.compose.listed_tasks import ListedTasks, Work, deadlines_of_work, works_of
from planforge.compose.prose import Prose
from planforge.compose.wording import Wording, in_capitals
from planforge.document.blocks import Appendix, Event, Extract
from planforge.document.page_layout import PageLayout
from planforge.plan.deadlines import (
    AsNeeded,
    By,
    Deadline,
    On,
    Recurring,
    Span,
    Standing,
    Unread,
    is_dated,
    last_day,
    sort_key,
)
from planforge.plan.markup import plain
from planforge.plan.plan import Plan
from planforge.vietnamese import roman

LABEL = "Lịch thực hiện"

_Slot = tuple[date, int, str]
"""A row of the calendar: the day it ends, the days it is long, its name."""

_RECURRING: _Slot = (date.max, 1, "Định kỳ")
_STANDING: _Slot = (date.max, 2, "Thường xuyên")
_AS_NEEDED: _Slot = (date.max, 3, "Khi có yêu cầu")
_OPEN: _Slot = (date.max, 4, "Chưa rõ ngày")
_NONE: _Slot = (date.max, 5, "Chưa ghi thời hạn")


def compose_calendar(plan: Plan, prose: Prose, layout: PageLayout) -> Extract:
    """The tasks of `plan` in the order in which they fall due, with the dated ones as events. Raises BrokenProse."""
    wording = Wording(plan.footnotes)
    listed = ListedTasks(plan, wording, layout.landscape_text_width)
    slots: dict[_Slot, list[Work]] = {}
    for work in works_of(plan):
        for slot in dict.fromkeys(_slots(work, plan)):
            slots.setdefault(slot, []).append(work)
    page = Appendix(
        label=LABEL,
        title=in_capitals(wording.inlines(f"Kế hoạch {plan.document.subject}", bold=True)),
        attached=taken_from(plan, prose),
        blocks=(listed.table([(slot[2], slots[slot]) for slot in sorted(slots)]),),
        landscape=True,
    )
    return extract_of(plan, (page,), wording, tuple(_events(plan, listed.places)))


def _slots(work: Work, plan: Plan) -> Iterator[_Slot]:
    deadlines = deadlines_of_work(work, plan)
    yield from map(_slot, deadlines) if deadlines else [_NONE]


def _slot(deadline: Deadline) -> _Slot:
    match deadline:
        case By(day=day) | On(day=day):
            return _month(day)
        case Span(first=first, last=last):
            return _stretch(first, last)
        case Recurring():
            return _RECURRING
        case Standing():
            return _STANDING
        case AsNeeded():
            return _AS_NEEDED
        case Unread():
            return _OPEN
        case _:
            assert_never(deadline)


def _stretch(first: date, last: date) -> _Slot:
    """A quarter, a half or a whole year by its name; any other stretch of days stands in the month it ends in."""
    whole = first.day == 1 and last.day == monthrange(last.year, last.month)[1] and first.year == last.year
    match (first.month, last.month) if whole else (0, 0):
        case (1, 12):
            name = f"Trong năm {last.year}"
        case (1, 6):
            name = f"6 tháng đầu năm {last.year}"
        case (7, 12):
            name = f"6 tháng cuối năm {last.year}"
        case (start, end) if end == start + 2 and end % 3 == 0:
            name = f"Quý {roman(end // 3)}/{last.year}"
        case _:
            return _month(last)
    return last, (last - first).days, name


def _month(day: date) -> _Slot:
    """The month of `day`, which ends before the quarter that ends with it."""
    end = monthrange(day.year, day.month)[1]
    return day.replace(day=end), end, f"Tháng {day.month}/{day.year}"


def _events(plan: Plan, places: dict[int, str]) -> Iterator[Event]:
    """The dated deadlines in the order of their days, each on the last day it leaves."""
    dated = [
        (sort_key(deadline), number, index, work, deadline)
        for number, work in enumerate(works_of(plan), 1)
        for index, deadline in enumerate(deadlines_of_work(work, plan), 1)
        if is_dated(deadline)
    ]
    for _key, number, index, work, deadline in sorted(dated, key=lambda entry: entry[:3]):
        day = last_day(deadline)
        assert day is not None
        name = f"{work.task.id}-{work.piece.nth + 1}" if work.task.id else str(number)
        yield Event(
            f"{plan.id}-{plan.year}-{name}-{index}", day, plain(work.task.title), _description(work, deadline, places)
        )


def _description(work: Work, deadline: Deadline, places: dict[int, str]) -> str:
    content = work.piece.deliverables
    lines = (
        ("", plain(content.run_in) if content and content.run_in else ""),
        ("Thời gian thực hiện: ", deadline.text),
        ("Đơn vị chủ trì: ", "; ".join(map(plain, work.piece.lead))),
        ("Đơn vị phối hợp: ", "; ".join(map(plain, work.piece.supporting))),
        ("Vị trí trong kế hoạch: ", places.get(id(work.task), "")),
    )
    return "\n".join(label + words for label, words in lines if words)
