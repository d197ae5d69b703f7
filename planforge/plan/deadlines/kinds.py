"""The kinds of deadline (thời hạn), and their order in a calendar."""

from dataclasses import dataclass
from datetime import date
from enum import Enum, auto
from typing import TypeGuard


class Every(Enum):
    """Kỳ: how often something recurs."""

    DAY = "ngày"
    WEEK = "tuần"
    MONTH = "tháng"
    QUARTER = "quý"
    HALF_YEAR = "6 tháng"
    YEAR = "năm"


class Edge(Enum):
    """How a phrase speaks of its day: on it (ngày 20), by it (chậm nhất ngày 20), before it (trước ngày 20)."""

    ON = auto()
    BY = auto()
    BEFORE = auto()


class Why(Enum):
    """What keeps a phrase from being read."""

    WORDS = auto()
    """Words that no rule knows."""

    NO_SUCH_DAY = auto()
    """A day, month or quarter that no calendar has: 31/4, tháng 13, quý V."""

    ODD_YEAR = auto()
    """A year that is not of four digits, or centuries away: 30/9/26, 30/9/20219."""

    NO_YEAR = auto()
    """Which year is not said, and the plan has several."""

    BACKWARDS = auto()
    """What is said later lies earlier: từ tháng 11 đến tháng 3/2026."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Thường xuyên: always, with no day by which it is done."""

    text: str
    first: date | None = None
    last: date | None = None
    """The days between which it is so, where the phrase says them: “Thường xuyên trong năm 2026”."""


@dataclass(frozen=True, slots=True)
class Recurring:
    """Định kỳ: once in every period, or `times` times, on a day of it where the phrase says one."""

    text: str
    every: Every
    times: int = 1
    edge: Edge = Edge.ON
    month: int | None = None
    """The month of the quarter (1–3) or of the year (1–12)."""

    to_month: int | None = None
    """The last of several months of the year: “Quý IV hằng năm” is 10 to 12."""

    day: int | None = None
    """The day of the month, which a short month may not have; in a week 1 is Monday and 7 Sunday."""

    first: date | None = None
    last: date | None = None
    """The days between which it recurs, where the phrase says them: “Hằng quý trong năm 2026”."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of days in which the work is done: a year, a quarter, a month, from one day to another."""

    text: str
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class By:
    """Chậm nhất, trước: what has to be done by a day, or before it."""

    text: str
    day: date
    """The day a clerk reads: “Trước ngày 30/11/2026” has 30 November. See `inclusive`."""

    inclusive: bool = True
    """Whether the work may still be done on that day."""

    named: bool = True
    """False when the phrase names no day: “Xong trong tháng 6/2026” has 30 June, “Trước tháng 6/2026” 31 May."""


@dataclass(frozen=True, slots=True)
class On:
    """Vào ngày: on one day."""

    text: str
    day: date


@dataclass(frozen=True, slots=True)
class AsNeeded:
    """Khi có yêu cầu, theo kế hoạch của …: whenever it is called for, so that no calendar can hold it.

    A type of its own and not `Unread`, for there is nothing about such a phrase to mend.
    """

    text: str


@dataclass(frozen=True, slots=True)
class Unread:
    """A phrase that is not wholly understood; it stays the text it is."""

    text: str
    reason: Why = Why.WORDS


Deadline = Span | By | On | Recurring | Standing | AsNeeded | Unread
"""What one phrase says, or one member of it (“Quý II, III năm 2026” is two spans); `text` is the whole phrase."""

_RANK = {kind: rank for rank, kind in enumerate((On, By, Span, Recurring, Standing, AsNeeded, Unread))}


def last_day(deadline: Deadline) -> date | None:
    """The last day a clerk reads out of `deadline`; None when it has no end.

    Of `By` it is the day named, also when the work must be done before it. Of what stands or recurs it is the end of
    the stretch in which it does.
    """
    match deadline:
        case By() | On():
            return deadline.day
        case Span() | Standing() | Recurring():
            return deadline.last
        case AsNeeded() | Unread():
            return None


def is_dated(deadline: Deadline) -> TypeGuard[Span | By | On]:
    """True of what has a place in a calendar: a span, or a day."""
    return isinstance(deadline, Span | By | On)


def sort_key(deadline: Deadline) -> tuple[bool, date, date, int, str]:
    """Order of a calendar: by last day, first day, kind; what is not dated comes after, by kind, then text."""
    rank = _RANK[type(deadline)]
    if not is_dated(deadline):
        return True, date.max, date.max, rank, deadline.text
    if isinstance(deadline, Span):
        return False, deadline.last, deadline.first, rank, deadline.text
    return False, deadline.day, deadline.day, rank, deadline.text
