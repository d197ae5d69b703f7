"""Deadlines: every phrase of `deadlines.txt` and what it is read as; taking a deadline apart; their order."""

import re
from datetime import date
from pathlib import Path

import pytest

from planforge.plan.deadlines import (
    AsNeeded,
    By,
    Deadline,
    Edge,
    On,
    Recurring,
    Span,
    Standing,
    Unread,
    deadlines_of,
    last_day,
    phrases,
    sort_key,
)
from planforge.plan.deadlines.rule import Rule, Said
from planforge.plan.deadlines.rules import RULES
from planforge.plan.deadlines.spelling import folded
from planforge.plan.deadlines.stretches import Misread, Years
from tests.support.builders import a_task
from tests.test_house import doc, table_rows

LINES = [
    tuple(part.strip() for part in line.split(" | "))
    for line in Path(__file__).with_name("deadlines.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


def shown(deadline: Deadline) -> str:
    """A deadline as `deadlines.txt` writes it."""
    match deadline:
        case On(_, day):
            return f"on {day}"
        case By(_, day, inclusive, named):
            return f"{'by' if inclusive else 'before'}{'' if named else ' end of'} {day}"
        case Span(_, first, last):
            return f"within {first}..{last}"
        case Standing(_, first, last):
            return f"always{bounds(first, last)}"
        case Recurring():
            return recurrence(deadline)
        case AsNeeded():
            return "as needed"
        case Unread(_, reason):
            return f"unread {reason.name}"


def recurrence(deadline: Recurring) -> str:
    """A recurring deadline: `every quarter before 3.15`."""
    times = "" if deadline.times == 1 else f"{deadline.times} times "
    period = deadline.every.name.lower().replace("_", "-")
    months = f"{deadline.month or ''}" + (f"–{deadline.to_month}" if deadline.to_month else "")
    day = f" {deadline.edge.name.lower()} {months}.{deadline.day or ''}" if deadline.month or deadline.day else ""
    return f"{times}every {period}{day}{bounds(deadline.first, deadline.last)}"


def bounds(first: date | None, last: date | None) -> str:
    return f" {first or ''}..{last or ''}" if first or last else ""


@pytest.mark.parametrize(("text", "years", "read"), LINES, ids=[line[0] for line in LINES])
def test_a_phrase_is_read_as_the_table_says(text, years, read):
    year, _, to_year = years.partition("-")
    found = deadlines_of(text.replace("⏎", "\n"), int(year), int(to_year or year))
    assert " + ".join(map(shown, found)) == read


def test_the_table_has_no_line_twice():
    assert sorted({line[:2] for line in LINES}) == sorted(line[:2] for line in LINES)


def test_every_value_keeps_its_phrase_as_written():
    found = deadlines_of("Quý  II, III năm 2026.; thường xuyên (Trong năm)\nChưa rõ", 2026)
    assert [one.text for one in found] == [
        "Quý  II, III năm 2026.",
        "Quý  II, III năm 2026.",
        "thường xuyên (Trong năm)",
        "Chưa rõ",
    ]


def test_a_phrase_as_long_as_prose_is_not_read():
    assert [shown(one) for one in deadlines_of("Quý II/2026" + " " * 200 + "năm", 2026)] == ["unread WORDS"]


@pytest.mark.parametrize(
    "sign", [*"(-,;:/ .0aq", "từ ", "đến ", "trong ", "hằng ", "mỗi năm ", "1/1 và ", "\u0301", "Ａ"]
)
def test_a_text_of_a_million_signs_is_read_at_once(sign):
    assert all(isinstance(one, Unread) for one in deadlines_of(sign * (1_000_000 // len(sign)), 2026))


# taking a deadline apart


def test_a_deadline_that_is_not_there_has_no_phrases():
    assert phrases(None) == ()


def test_the_phrases_of_one_text():
    task = a_task(deadline="**Quý I**/2026[^a]; ==chưa rõ==\n\\*Thường xuyên")
    assert phrases(task.deadline) == ("Quý I/2026", "chưa rõ", "*Thường xuyên")


def test_the_phrases_of_items_are_those_of_the_page():
    below = [{"to": "Các thôn", "verb": "Giao", "text": "Quý II", "duties": ["Quý III"]}, "Quý IV; cả năm"]
    task = a_task(deadline=["Thường xuyên", {"heading": "Đợt 1", "items": below}, {"text": "Năm 2026", "items": ["x"]}])
    assert phrases(task.deadline) == (
        *("Thường xuyên", "Đợt 1", "Giao Các thôn", "Quý II", "Quý III", "Quý IV", "cả năm", "Năm 2026", "x"),
    )


# order


def test_the_last_day_is_the_one_a_clerk_reads():
    texts = [
        "Trước ngày 30/11",
        "Chậm nhất 30/11",
        "30/11",
        "Quý II",
        "Thường xuyên trong năm",
        "Hằng quý",
        "theo quy định",
    ]
    days = [last_day(one) for text in texts for one in deadlines_of(text, 2026)]
    assert [str(day) for day in days] == [
        *["2026-11-30"] * 3,
        "2026-06-30",
        "2026-12-31",
        "None",
        "None",
    ]


def test_deadlines_stand_in_the_order_of_their_last_days_and_the_undated_ones_after_them():
    said = ["gì đó", "Thường xuyên trong năm", "Khi có yêu cầu", "Hằng tháng", "Quý IV", "Từ tháng 5 đến tháng 6"]
    said += ["Tháng 6", "Trước ngày 30/6", "30/6", "Quý I"]
    found = [one for text in said for one in deadlines_of(text, 2026)]
    assert [one.text for one in sorted(found, key=sort_key)] == [
        *("Quý I", "Từ tháng 5 đến tháng 6", "Tháng 6", "30/6", "Trước ngày 30/6", "Quý IV"),
        *("Hằng tháng", "Thường xuyên trong năm", "Khi có yêu cầu", "gì đó"),
    ]


def test_before_a_month_is_the_month_before_it_and_names_no_day():
    (before,) = deadlines_of("Trước tháng 01/2027", 2026)
    assert before == By("Trước tháng 01/2027", date(2026, 12, 31), named=False)


def test_a_quarter_of_every_year_has_its_months():
    (quarter,) = deadlines_of("Quý IV hằng năm", 2026)
    assert isinstance(quarter, Recurring)
    assert (quarter.edge, quarter.month, quarter.to_month, quarter.day) == (Edge.ON, 10, 12, None)


# the rules, and the guide


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_every_rule_reads_a_line_of_the_table(rule):
    assert any(reads(rule, text) for text, _years, read in LINES if "unread" not in read)


def reads(rule: Rule, text: str) -> bool:
    """True when `rule` reads the whole of `text`."""
    match = rule.match(folded(text))
    try:
        return bool(match and rule.read(match, Said(text, Years(2026, 2030, 2026))))
    except Misread:
        return False


GUIDE = doc("dac-ta.md").split("## Thời hạn")[1].split("\n## ")[0]


@pytest.mark.parametrize("text", [text for row in table_rows(GUIDE)[2:] for text in re.findall(r"`([^`]+)`", row[0])])
def test_what_the_guide_says_can_be_read_is_read(text):
    assert not any(isinstance(one, Unread) for one in deadlines_of(text, 2026))


@pytest.mark.parametrize("text", re.findall(r"`([^`]+)`", GUIDE.split("Ví dụ ")[1].split("\n-")[0]))
def test_what_the_guide_says_cannot_be_read_is_not(text):
    assert [type(one) for one in deadlines_of(text, 2026)] == [Unread]
