"""Deadlines that come again (định kỳ, hằng tháng), that always hold (thường xuyên), or when they are called for."""

import re
from datetime import date, timedelta

from planforge.plan.deadlines.dated import BEFORE, DATED, NO_LATER
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
    Why,
)
from planforge.plan.deadlines.rule import Rule, Said, read_by
from planforge.plan.deadlines.stretches import Misread, Years

_UNIT = r"(?:0?6 tháng|sáu tháng|nửa năm|0?1 năm|ngày|tuần|tháng|quý|năm)"
_EVERY = {unit.value: unit for unit in Every} | {
    "06 tháng": Every.HALF_YEAR,
    "sáu tháng": Every.HALF_YEAR,
    "nửa năm": Every.HALF_YEAR,
    "01 năm": Every.YEAR,
    "1 năm": Every.YEAR,
}
_EACH = r"(?:hằng|mỗi|từng)"
_ASIDE = r"(?:, | \(| )"
_COUNT = r"(?P<times>\d{1,2}|một|hai|ba|bốn)"
_WORDS = {"một": 1, "hai": 2, "ba": 3, "bốn": 4}
_IN_MONTHS = {1: Every.MONTH, 3: Every.QUARTER, 6: Every.HALF_YEAR, 12: Every.YEAR}
_DAY = rf"(?P<edge>{BEFORE}|{NO_LATER}|vào )?ngày (?P<day>\d{{1,2}})"
_MONTH_OF_QUARTER = {"đầu": 1, "thứ nhất": 1, "giữa": 2, "thứ hai": 2, "cuối": 3, "thứ ba": 3}
_WEEKDAY = r"(?P<weekday>thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật)"
_WEEKDAYS = {"hai": 1, "ba": 2, "tư": 3, "năm": 4, "sáu": 5, "bảy": 6, "nhật": 7}
_LEAP_YEAR = 2000


# always


def _standing(match: re.Match[str], said: Said) -> tuple[Deadline, ...]:
    return (Standing(said.text),)


def _standing_and_as_needed(match: re.Match[str], said: Said) -> tuple[Deadline, ...]:
    return Standing(said.text), AsNeeded(said.text)


_ALWAYS = r"(?:thường xuyên|liên tục|định kỳ|quanh năm|thường niên|lâu dài|kịp thời)"

STANDING: tuple[Rule, ...] = (
    Rule(
        "always",
        rf"(?!kịp thời$){_ALWAYS}(?:(?:, (?:và )?| và | hoặc |/| ){_ALWAYS})*|(?:thường xuyên )?hằng năm",
        _standing,
    ),
    Rule("always, or when called for", r"(?:thường xuyên|định kỳ)(?: hoặc |/)đột xuất", _standing_and_as_needed),
)


# again and again


def _periods(match: re.Match[str], said: Said) -> tuple[Deadline, ...]:
    units = re.findall(_UNIT, match["units"])
    return tuple(Recurring(said.text, _EVERY[unit]) for unit in units)


def _times(match: re.Match[str], said: Said) -> tuple[Deadline, ...] | None:
    times = _number(match["times"])
    return (Recurring(said.text, _EVERY[match["unit"]], times=times),) if times else None


def _every_few_months(match: re.Match[str], said: Said) -> tuple[Deadline, ...] | None:
    count, unit = _number(match["times"]), match["unit"]
    every = _EVERY[unit] if count == 1 else _IN_MONTHS.get(count) if unit == "tháng" else None
    return (Recurring(said.text, every),) if every else None


def _day_of_month(match: re.Match[str], said: Said) -> tuple[Deadline, ...]:
    return (Recurring(said.text, Every.MONTH, edge=_edge(match["edge"]), day=_day(match["day"])),)


def _month_of_quarter(match: re.Match[str], said: Said) -> tuple[Deadline, ...]:
    month, day = _MONTH_OF_QUARTER[match["which"]], match["day"] and _day(match["day"])
    return (Recurring(said.text, Every.QUARTER, edge=_edge(match["edge"]), month=month, day=day or None),)


def _day_of_week(match: re.Match[str], said: Said) -> tuple[Deadline, ...]:
    word = match["weekday"].split()[-1]
    day = _WEEKDAYS[word] if word in _WEEKDAYS else int(word) - 1
    return (Recurring(said.text, Every.WEEK, edge=_edge(match["edge"]), day=day),)


def _of_year(match: re.Match[str], said: Said) -> tuple[Deadline, ...] | None:
    """What is said without its year, of every year; the year that stands in is one with a 29 February."""
    if re.search(r"\d{4}", match["what"]):
        return None
    years = Years(_LEAP_YEAR, _LEAP_YEAR, _LEAP_YEAR)
    found = read_by(DATED, match["what"], said._replace(years=years))
    return (_each_year(found[0]),) if found else None


def _each_year(deadline: Deadline) -> Recurring:
    match deadline:
        case On(text, day):
            return Recurring(text, Every.YEAR, month=day.month, day=day.day)
        case By(text, day, inclusive):
            edge = Edge.BY if inclusive else Edge.BEFORE
            return Recurring(text, Every.YEAR, edge=edge, month=day.month, day=day.day)
        case Span(text, first, last) if first.day == 1 and _is_month_end(last):
            to_month = last.month if last.month != first.month else None
            return Recurring(text, Every.YEAR, month=first.month, to_month=to_month)
    raise Misread(Why.WORDS)  # part of a month, which `Recurring` cannot say


def _is_month_end(day: date) -> bool:
    return (day + timedelta(days=1)).day == 1


def _edge(words: str | None) -> Edge:
    if words is None or words == "vào ":
        return Edge.ON
    return Edge.BEFORE if words == BEFORE else Edge.BY


def _day(written: str) -> int:
    day = int(written)
    if not 1 <= day <= 31:
        raise Misread(Why.NO_SUCH_DAY)
    return day


def _number(written: str) -> int:
    return _WORDS.get(written) or int(written)


RECURRING: tuple[Rule, ...] = (
    Rule(
        "every period",
        rf"(?:thường xuyên )?(?:định kỳ (?:thường xuyên )?(?:theo |{_EACH} )?|(?:theo|các|{_EACH}) )"
        rf"(?P<units>{_UNIT}(?:(?:, (?:và )?| và |/)(?:theo |{_EACH} )?{_UNIT})*)",
        _periods,
    ),
    Rule("times a period", rf"(?:định kỳ )?{_COUNT} lần(?:/| mỗi | trong | một | trong mỗi )(?P<unit>{_UNIT})", _times),
    Rule("a period, so many times", rf"(?:định kỳ )?{_EACH} (?P<unit>{_UNIT}),? {_COUNT} lần", _times),
    Rule(
        "once in so many months",
        rf"(?:định kỳ |cứ )?{_COUNT} (?P<unit>tuần|tháng|quý|năm)(?:/lần|/? ?(?:một|0?1) lần)",
        _every_few_months,
    ),
    Rule("a day of every month", rf"(?:định kỳ )?{_DAY} (?:của |trong )?{_EACH} tháng", _day_of_month),
    Rule("every month, on a day", rf"(?:định kỳ )?{_EACH} tháng{_ASIDE}{_DAY}\)?", _day_of_month),
    Rule(
        "a month of every quarter",
        rf"(?:(?:định kỳ )?{_EACH} quý{_ASIDE})?(?:{_DAY} (?:của )?|trong |vào )?"
        rf"tháng (?P<which>đầu|giữa|cuối|thứ nhất|thứ hai|thứ ba)(?: tiên| cùng)? (?:của )?(?:{_EACH} )?quý\)?",
        _month_of_quarter,
    ),
    Rule("a weekday", rf"(?:định kỳ )?(?P<edge>{BEFORE}|{NO_LATER}|vào )?{_WEEKDAY} {_EACH} tuần", _day_of_week),
    Rule(
        "every week, on a weekday",
        rf"(?:định kỳ )?{_EACH} tuần{_ASIDE}(?P<edge>{BEFORE}|{NO_LATER}|vào )?{_WEEKDAY}\)?",
        _day_of_week,
    ),
    Rule("of every year", r"(?:định kỳ )?(?P<what>.+?) (?:của )?(?:hằng|mỗi) năm", _of_year),
    Rule("every year, on", rf"(?:định kỳ )?(?:hằng|mỗi) năm{_ASIDE}(?P<what>[^()]+)\)?", _of_year),
)


# when it is called for


_CALENDAR = re.compile(r"\d|\b(?:ngày|tháng|quý|năm|tuần|hằng|mỗi|trước|sau|định kỳ|thường xuyên|đến|đột xuất)\b")


def _as_needed(match: re.Match[str], said: Said) -> tuple[Deadline, ...] | None:
    """What names a day or a period as well is more than a need, and not read."""
    return None if _CALENDAR.search(match["need"]) else (AsNeeded(said.text),)


AS_NEEDED: tuple[Rule, ...] = (
    Rule("when called for", r"(?:ngay |mỗi |chỉ )?khi (?P<need>.+)", _as_needed),
    Rule("when called for, in a word", r"(?P<need>)đột xuất", _as_needed),
    Rule(
        "as something else says",
        r"theo (?:đúng )?(?:tiến độ|kế hoạch|quy định|yêu cầu|chỉ đạo|hướng dẫn|đề nghị|lịch|chương trình|thông báo|"
        r"nhu cầu|thực tế|tình hình|thời hạn|thời gian|phân công)(?P<need>(?: .+)?)",
        _as_needed,
    ),
    Rule("while it lasts", r"trong (?:thời gian|trường hợp|quá trình) (?:có|xảy ra) (?P<need>.+)", _as_needed),
    Rule(
        "after each time",
        r"(?:trong (?:vòng )?\d{1,3} (?:ngày|giờ|tháng) (?:làm việc )?)?(?:ngay )?"
        r"(?:kể từ|(?:trước|trong|sau)(?:(?:, | và )(?:trước|trong|sau)){0,2}) (?:mỗi|các|những) (?P<need>.+)",
        _as_needed,
    ),
)
