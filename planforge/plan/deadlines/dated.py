"""Deadlines with a place in the calendar: in a month or quarter, on a day, by a day, before it."""

import re
from datetime import timedelta

from planforge.plan.deadlines.kinds import By, Deadline, On, Span
from planforge.plan.deadlines.rule import Rule, Said
from planforge.plan.deadlines.stretches import stretch, stretch_or_range

BEFORE = r"trước "
NO_LATER = (
    r"(?:(?:chậm|muộn|trễ) nhất (?:là )?(?:vào |đến |tới )?(?:hết )?|(?:từ nay )?(?:đến|tới) (?:hết )?|hết "
    r"|không (?:quá|muộn hơn|chậm hơn) |hạn (?:cuối|chót)(?: là|:)? (?:vào |đến )?)"
)
_DONE = r"(?:phải )?(?:hoàn thành|hoàn tất|xong) "


def _before(match: re.Match[str], said: Said) -> tuple[Deadline, ...] | None:
    """Before a month is up to the last day of the month before it."""
    named = stretch(match["span"], said.years)
    if not named:
        return None
    if named.is_day:
        return (By(said.text, named.first, inclusive=False),)
    return (By(said.text, named.first - timedelta(days=1), named=False),)


def _by(match: re.Match[str], said: Said) -> tuple[Deadline, ...] | None:
    named = stretch(match["span"], said.years)
    return (By(said.text, named.last, named=named.is_day),) if named else None


def _within(match: re.Match[str], said: Said) -> tuple[Deadline, ...] | None:
    named = stretch_or_range(match["span"], said.years)
    if not named:
        return None
    return (On(said.text, named.first) if named.is_day else Span(said.text, named.first, named.last),)


DATED: tuple[Rule, ...] = (
    Rule("before", rf"(?:{_DONE})?{BEFORE}(?P<span>.+)", _before),
    Rule("no later than", rf"(?:{_DONE})?{NO_LATER}(?P<span>.+)", _by),
    Rule("done within", rf"{_DONE}(?P<span>.+)", _by),
    Rule("within, or on the day", r"(?P<span>.+)", _within),
)
