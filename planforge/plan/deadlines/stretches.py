"""Stretches of days in the words of a plan: a day, a week, a month, a quarter, half a year, a year, from … to …."""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

from planforge.plan.deadlines.kinds import Why
from planforge.plan.deadlines.members import ends

EARLIEST, LATEST = 1900, 2199
"""The years that a plan may speak of; another is a slip of the hand."""


class Misread(Exception):
    """A phrase that a rule knows and that yet says nothing: `reason` tells why. Never leaves this package."""

    def __init__(self, reason: Why) -> None:
        super().__init__(reason)
        self.reason = reason


class Years(NamedTuple):
    """The years of the plan, and the one that a month or quarter without a year lies in, if there is one only."""

    first: int
    last: int
    only: int | None


class Stretch(NamedTuple):
    """From one day to another, both included; `is_day` when it was said as one day."""

    first: date
    last: date
    is_day: bool = False


def stretch(text: str, years: Years) -> Stretch | None:
    """The days that `text` (folded) says with one name: “quý ii/2026”; None when it is no such name. Raises Misread."""
    for pattern, read in _NAMES:
        if match := pattern.fullmatch(text):
            return read(match, years)
    return None


def stretch_or_range(text: str, years: Years) -> Stretch | None:
    """As `stretch`, or from the first day of one name to the last of another: “từ tháng 3 đến tháng 6/2026”."""
    return stretch(text, years) or _range(text, years)


def _range(text: str, years: Years) -> Stretch | None:
    parts = ends(text)
    if not parts:
        return None
    start, end = (stretch(part, years) for part in parts)
    if not (start and end):
        return None
    if end.last <= start.last:
        raise Misread(Why.BACKWARDS)
    return Stretch(start.first, end.last)


# one name


def _day(match: re.Match[str], years: Years) -> Stretch:
    day = _date(_year(match, years), int(match["month"]), int(match["day"]))
    return Stretch(day, day, is_day=True)


def _month(match: re.Match[str], years: Years) -> Stretch:
    month = int(match["month"])
    return _months(_year(match, years), month, month)


def _quarter(match: re.Match[str], years: Years) -> Stretch:
    quarter = _NUMBERS.get(match["quarter"].lstrip("0"), 0)
    return _months(_year(match, years), quarter * 3 - 2, quarter * 3)


def _part_of_year(match: re.Match[str], years: Years) -> Stretch:
    count = _NUMBERS.get(match["count"].lstrip("0"), 0) if match["count"] else 6
    first, last = (1, count) if match["end"] == "đầu" else (13 - count, 12)
    return _months(_year(match, years), first, last)


def _whole_year(match: re.Match[str], years: Years) -> Stretch:
    return _months(_year(match, years), 1, 12)


def _several_years(match: re.Match[str], years: Years) -> Stretch:
    first, last = _sensible(match["year"]), _sensible(match["to"])
    if last <= first:
        raise Misread(Why.BACKWARDS)
    return Stretch(date(first, 1, 1), date(last, 12, 31))


def _all_years(match: re.Match[str], years: Years) -> Stretch:
    first, last = _sensible(str(years.first)), _sensible(str(years.last))
    return Stretch(date(first, 1, 1), date(last, 12, 31))


def _week(match: re.Match[str], years: Years) -> Stretch:
    """Weeks of a month count from its first day, seven days each: “tuần 2 tháng 6” is 8 to 14 June."""
    year, month, week = _year(match, years), int(match["month"]), _NUMBERS.get(match["week"], 0)
    first = _date(year, month, week * 7 - 6)
    return Stretch(first, min(first + timedelta(days=6), _months(year, month, month).last))


def _year(match: re.Match[str], years: Years) -> int:
    written = match.groupdict().get("year")
    if written:
        return _sensible(written)
    if years.only is None:
        raise Misread(Why.NO_YEAR)
    return _sensible(str(years.only))


def _sensible(written: str) -> int:
    year = int(written) if len(written) <= len(str(LATEST)) else 0
    if not EARLIEST <= year <= LATEST:
        raise Misread(Why.ODD_YEAR)
    return year


def _months(year: int, first: int, last: int) -> Stretch:
    if not 1 <= first <= last <= 12:
        raise Misread(Why.NO_SUCH_DAY)
    return Stretch(date(year, first, 1), date(year, last, monthrange(year, last)[1]))


def _date(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise Misread(Why.NO_SUCH_DAY) from None


_NUMBERS = {str(number): number for number in range(1, 13)} | {
    word: number
    for number, words in enumerate(
        ("i một nhất đầu", "ii hai", "iii ba", "iv bốn tư", "năm", "sáu", "bảy", "tám", "chín"), start=1
    )
    for word in words.split()
}
_OF_YEAR = r"(?:(?:/|,? (?:của )?năm )(?P<year>\d+))?"
_OF_MONTH = rf"(?:của )?tháng (?P<month>\d{{1,2}}){_OF_YEAR}"
_Read = Callable[[re.Match[str], Years], Stretch]


def _name(pattern: str, read: _Read) -> tuple[re.Pattern[str], _Read]:
    return re.compile(rf"(?:trong |vào )?(?:{pattern})"), read


_NAMES = (
    _name(rf"(?:ngày )?(?P<day>\d{{1,2}})/(?P<month>\d{{1,2}}){_OF_YEAR}", _day),
    _name(rf"tháng (?P<month>\d{{1,2}}){_OF_YEAR}", _month),
    _name(r"(?P<month>\d{1,2})/(?P<year>\d{3,})", _month),
    _name(rf"quý (?P<quarter>[ivx]{{1,4}}|\d{{1,2}}|một|nhất|hai|ba|bốn|tư){_OF_YEAR}", _quarter),
    _name(r"(?:(?P<count>\d{1,2}|ba|sáu|chín) tháng|nửa) (?P<end>đầu|cuối) năm(?: (?P<year>\d+))?", _part_of_year),
    _name(r"(?:cả )?năm (?P<year>\d+)|cả năm", _whole_year),
    _name(r"(?P<year>\d{4})", _whole_year),
    _name(rf"tuần (?:thứ )?(?P<week>\d|i{{1,3}}|iv|một|nhất|hai|ba|bốn|tư) {_OF_MONTH}", _week),
    _name(r"giai đoạn (?P<year>\d{4}) ?- ?(?P<to>\d{4})", _several_years),
    _name(r"cả giai đoạn", _all_years),
    (re.compile(r"trong năm"), _whole_year),
)
