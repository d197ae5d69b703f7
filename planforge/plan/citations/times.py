"""Every year, month, day and stretch of years in a text, as it was written: “30/11/2024”, “2021 - 2025”, “năm 2024”."""

import re
from calendar import monthrange
from collections.abc import Iterator
from enum import Enum, auto
from typing import NamedTuple


class Form(Enum):
    """How much a text says of a time."""

    DAY = auto()
    MONTH = auto()
    YEAR = auto()
    YEARS = auto()


class Time(NamedTuple):
    """A time with its place in the text; `year` has the digits as a number, however many there are."""

    start: int
    end: int
    form: Form
    year: int
    month: int = 0
    day: int = 0
    to_year: int = 0
    year_start: int = 0
    """Where the digits of (the first) year stand; they end where the time ends, but for several years."""

    @property
    def exists(self) -> bool:
        """False of a day that no calendar has, a year not of four digits, years that run backwards."""
        if not _EARLIEST <= self.year <= _LATEST:
            return False
        if self.form is Form.YEARS:
            return self.year < self.to_year
        if self.form is Form.YEAR:
            return True
        if not 1 <= self.month <= _MONTHS:
            return False
        return self.form is Form.MONTH or 1 <= self.day <= monthrange(self.year, self.month)[1]


_EARLIEST, _LATEST, _MONTHS = 1000, 2099, 12
_YEAR = r"(?:19|20)[0-9]{2}(?![0-9])"
_TIME = re.compile(
    rf"""(?:
    (?P<day>[0-9]{{1,2}})\s{{0,2}}/\s{{0,2}}(?P<month>[0-9]{{1,2}})\s{{0,2}}
        /\s{{0,3}}(?P<year>[0-9]{{4,6}}|[0-9]{{2}})(?![0-9/])
    |(?P<day2>[0-9]{{1,2}})(?P<sign>[.-])(?P<month2>[0-9]{{1,2}})(?P=sign)(?P<year2>[0-9]{{4,6}})(?![0-9])
    |(?P<day3>[0-9]{{1,2}})\s++tháng\s++(?P<month3>[0-9]{{1,2}}),?\s++năm\s++(?P<year3>[0-9]{{4,6}})(?![0-9])
    |(?P<month4>[0-9]{{1,2}})\s{{0,2}}/\s{{0,3}}(?P<year4>{_YEAR})
    |(?P<month5>[0-9]{{1,2}})\s++năm\s++(?P<year5>{_YEAR})(?!\s?[-–—]\s?{_YEAR})
    |(?P<from>{_YEAR})
        (?:\s{{0,2}}[-–—/]\s{{0,2}}(?:năm\s)?|\s++(?:đến|tới)\s++(?:hết\s|cuối\s)?(?:năm\s)?)(?P<to>{_YEAR})
    |(?P<alone>{_YEAR})
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_DIGITS = re.compile(r"[0-9]+")
"""Where a time may begin: to look there only is three times as fast as to try the whole pattern at every letter."""

_MONTH_BEFORE = re.compile(r"tháng(?:\s[0-9]{1,2}(?:,|\svà|\s?-))?\s*$", re.IGNORECASE)


def times_in(text: str, start: int = 0, end: int | None = None) -> Iterator[Time]:
    """The times of `text` between two places, in order, none inside another.

    A day may be written with two digits of the year, or five: such a time is found, and does not exist. A number of
    months or years before a year (“5 năm 2025”) is not part of it. Words without a year say no time here.
    """
    end = len(text) if end is None else end
    done = start
    for digits in _DIGITS.finditer(text, start, end):
        if digits.start() >= done and (match := _TIME.match(text, digits.start(), end)):
            done = match.end()
            yield _time(match, text)


def _time(match: re.Match[str], text: str) -> Time:
    name = match.lastgroup or ""
    at = match.start()
    if name == "to":
        first, last = int(match["from"]), int(match["to"])
        return Time(at, match.end(), Form.YEARS, first, to_year=last, year_start=at)
    year_start = match.start(name)
    year = int(match[name])
    number = name.removeprefix("year")
    if name == "alone" or (number == "5" and not _MONTH_BEFORE.search(text, max(0, at - 16), at)):
        return Time(year_start, match.end(), Form.YEAR, year, year_start=year_start)
    month = int(match[f"month{number}"])
    if number in ("4", "5"):
        return Time(at, match.end(), Form.MONTH, year, month, year_start=year_start)
    return Time(at, match.end(), Form.DAY, year, month, int(match[f"day{number}"]), year_start=year_start)
