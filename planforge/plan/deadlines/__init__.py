"""Thời hạn: what a phrase such as “Quý II, III năm 2026” or “Trước ngày 30/11” says in days.

`phrases(content)` takes a task's deadline apart, `deadlines_of(text, year)` reads one. What is not wholly understood
is `Unread` and stays the text it was.
"""

from planforge.plan.deadlines.kinds import (
    AsNeeded,
    By,
    Deadline,
    Edge,
    Every,
    On,
    Recurring,
    Span,
    Standing,
    Unread,
    Why,
    is_dated,
    last_day,
    sort_key,
)
from planforge.plan.deadlines.phrases import phrases
from planforge.plan.deadlines.rules import deadlines_of

__all__ = [
    "AsNeeded",
    "By",
    "Deadline",
    "Edge",
    "Every",
    "On",
    "Recurring",
    "Span",
    "Standing",
    "Unread",
    "Why",
    "deadlines_of",
    "is_dated",
    "last_day",
    "phrases",
    "sort_key",
]
