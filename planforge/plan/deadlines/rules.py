"""A deadline read by the rules: each is tried on the whole phrase, and none may leave a word of it over."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from itertools import islice, pairwise

from planforge.plan.deadlines.dated import DATED
from planforge.plan.deadlines.kinds import (
    By,
    Deadline,
    On,
    Recurring,
    Span,
    Standing,
    Unread,
    Why,
    is_dated,
)
from planforge.plan.deadlines.members import listed
from planforge.plan.deadlines.phrases import split_phrases
from planforge.plan.deadlines.recurrences import AS_NEEDED, RECURRING, STANDING
from planforge.plan.deadlines.rule import Rule, Said, read_by
from planforge.plan.deadlines.spelling import folded
from planforge.plan.deadlines.stretches import Misread, Years, stretch

_LONGEST = 200
"""Letters of the longest phrase that is read: what is longer is prose."""


def deadlines_of(text: str, year: int, to_year: int | None = None) -> tuple[Deadline, ...]:
    """What each phrase of `text`, which has no marks, says in the plan of `year` (up to `to_year`), in order.

    Phrases stand between “;” and line ends. A phrase without a year takes the plan's when it has one year only. A
    list in a phrase gives one value a member, each with the whole phrase as its text. A phrase that is not wholly
    understood gives one `Unread`; none is left out, nothing raises.
    """
    last = max(year, to_year or year)
    return tuple(one for phrase in split_phrases(text) for one in _read(phrase, year, last))


def _read(phrase: str, first: int, last: int) -> tuple[Deadline, ...]:
    return (Unread(phrase),) if len(phrase) > _LONGEST else _read_short(phrase, first, last)


@lru_cache(maxsize=4096)
def _read_short(phrase: str, first: int, last: int) -> tuple[Deadline, ...]:
    text = folded(phrase)
    while preface := _PREFACE.match(text):
        text = text[preface.end() :]
    if text.count("(") != text.count(")"):
        return (Unread(phrase),)
    said = Said(phrase, Years(first, last, _only_year(text, first, last)))
    try:
        return read_by(RULES, text, said) or _read_list(text, said) or (Unread(phrase),)
    except Misread as misread:
        return (Unread(phrase, misread.reason),)


_PREFACE = re.compile(
    r"(?:(?:thời gian|thời hạn)(?: thực hiện| hoàn thành)?: ?|dự kiến |(?:tổ chức |triển khai )?thực hiện |triển khai "
    r"|tổ chức |(?:đợt|lần|kỳ|giai đoạn) (?:\d{1,2}|[ivx]{1,4}): ?)"
)
"""Words before a phrase that change nothing about its days; the text keeps them."""


def _only_year(text: str, first: int, last: int) -> int | None:
    """The year of a month without one: the only year that the phrase names or, if it names none, the plan's only."""
    named = set(re.findall(r"(?<!\d)\d{4}(?!\d)", text))
    if not named:
        return first if first == last else None
    return int(named.pop()) if len(named) == 1 else None


# for some time, from some day


def _for_some_time(match: re.Match[str], said: Said) -> tuple[Deadline, ...] | None:
    """What stands or recurs, within a stretch: the first place where the phrase can be cut so that both are read."""
    text = match[0]
    for cut in islice(_CUT.finditer(text), _MOST_CUTS):
        within = text[cut.end() :]
        if cut[0] == " (":
            within = within.removesuffix(")")
        what = text[: cut.start()]
        found = read_by(_UNDATED, what, said)
        bounds = read_by(DATED, within, said) if found else None
        if found and bounds:
            return tuple(_bounded(one, bounds[0], yearly=what.endswith("năm")) for one in found)
    return None


_UNDATED = (*STANDING, *RECURRING)
_MOST_CUTS = 6
_DAYS_OF_YEAR = 365
_CUT = re.compile(r" \((?=[^()]*\)$)|,? (?=(?:trong|từ|năm|giai đoạn|đến|cả) )")


def _bounded(deadline: Deadline, bounds: Deadline, yearly: bool) -> Deadline:
    """Every year within a month is no sense to be made."""
    if not isinstance(deadline, Standing | Recurring):
        raise Misread(Why.WORDS)
    match bounds:
        case Span(_, first, last) if not yearly or (last - first).days >= _DAYS_OF_YEAR - 1:
            return replace(deadline, first=first, last=last)
        case By(_, day, inclusive=True):
            return replace(deadline, last=day)
    raise Misread(Why.WORDS)


def _from_then_on(match: re.Match[str], said: Said) -> tuple[Deadline, ...] | None:
    named = stretch(match["span"], said.years)
    return (Standing(said.text, first=named.first),) if named else None


RULES: tuple[Rule, ...] = (
    *STANDING,
    *DATED,
    *RECURRING,
    Rule("from then on", r"(?:thường xuyên )?(?:kể )?từ (?P<span>.+) trở đi", _from_then_on),
    Rule(
        "this year and the next ones",
        r"(?:từ )?(?P<span>(?:trong )?(?:năm )?\d{4}),? và (?:các|những) năm (?:tiếp theo|tiếp sau|kế tiếp|sau)",
        _from_then_on,
    ),
    Rule("for some time", r".+", _for_some_time),
    *AS_NEEDED,
)


# lists


def _read_list(text: str, said: Said) -> tuple[Deadline, ...] | None:
    """Each member read by itself; None when there is one only, or one that no rule knows."""
    members = listed(text)
    if len(members) == 1:
        return None
    found: list[Deadline] = []
    for member in members:
        values = read_by(RULES, member, said)
        if not values:
            return None
        found += [value for value in values if value not in found]
    dated = [one for one in found if is_dated(one)]
    if dated and _PERIOD.search(text) and not re.search(r"\d{4}", text):
        return None  # “Hằng quý, trước ngày 15/12”: the day may belong to the period
    _look_over(dated)
    return tuple(found)


_PERIOD = re.compile(r"\b(?:hằng|mỗi|từng|định kỳ)\b")


def _look_over(dated: Sequence[Span | By | On]) -> None:
    """Raise Misread where a list may have been meant in another way.

    A day inside the quarter named before it may explain it (“Quý II, trước ngày 25/6”); a month that lies before the
    one named before it may be of another year.
    """
    for (begins, ends), (next_begins, next_ends) in pairwise(map(_first_and_last, dated)):
        if next_ends < begins:
            raise Misread(Why.BACKWARDS)
        if next_begins <= ends:
            raise Misread(Why.WORDS)


def _first_and_last(deadline: Span | By | On) -> tuple[date, date]:
    return (deadline.first, deadline.last) if isinstance(deadline, Span) else (deadline.day, deadline.day)
