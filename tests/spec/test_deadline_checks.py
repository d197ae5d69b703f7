"""Deadlines in a spec: when a phrase is complained of, where, and when not. The wording is in `messages/`."""

import pytest

from planforge.diagnostics import Report
from tests.support.loading import read_text_of_spec

PLAN = """\
planforge: 1
id: thu
year: {year}
issuer: {{unit: xã Tân Lập, within: [tỉnh Đắk Lắk]}}
document: {{subject: Chuyển đổi số{date}}}
tasks:
  - {{id: a, title: A, lead: B, {rest}}}
"""


def found(rest: str, year: str = "2026", date: str = "") -> list[str]:
    """The codes and places of what is said of deadlines in a plan of `year`, whose task has the keys `rest`."""
    text = PLAN.format(year=year.replace("-", "\nto_year: "), date=date and f", date: {date}", rest=rest)
    report = Report()
    read_text_of_spec(text, report)
    said = [finding for finding in report if finding.code.name.startswith("DEADLINE_")]
    return [f"{finding.code.name} {finding.place.line}:{finding.place.column}" for finding in said]


def codes(deadline: str, year: str = "2026", date: str = "") -> list[str]:
    """The codes of what is said of this deadline, a line an item."""
    return [one.split()[0].removeprefix("DEADLINE_") for one in found(f'deadline: "{deadline}"', year, date)]


# not understood


@pytest.mark.parametrize(
    ("deadline", "year", "said"),
    [
        ("Quý II/2026", "2026", []),
        ("Quý II", "2026", []),
        ("Quý II", "2026-2030", ["UNREAD"]),
        ("Khi có yêu cầu", "2026", []),
        ("Sau khi có hướng dẫn", "2026", ["UNREAD"]),
        ("31/4/2026", "2026", ["UNREAD"]),
        ("Quý {{ year }}", "2026", ["UNREAD"]),
        ("Quý II/{{ year }}", "2026", []),
        ("Quý {{ yaer }}", "2026", []),
        ("==chưa rõ==", "2026", []),
        ("**Quý II**/2026", "2026", []),
        ("Chưa rõ; Thường xuyên; Cũng chưa", "2026", ["UNREAD", "UNREAD"]),
        ("Chưa rõ\\nThường xuyên\\nChưa rõ", "2026", ["UNREAD"]),
        ("2025 - 2035", "2025-2030", []),
    ],
)
def test_what_is_not_understood(deadline, year, said):
    assert codes(deadline, year) == said


def test_the_place_is_that_of_the_deadline():
    assert found("deadline: Chưa rõ") == ["DEADLINE_UNREAD 7:42"]


def test_items_are_looked_at_too():
    assert found("deadline: [Quý I, {heading: Quý II, items: [Chưa rõ]}]") == ["DEADLINE_UNREAD 7:42"]


def test_the_deadline_of_a_deliverable_has_its_own_place():
    deliverables = "deliverables: [A, {text: B, deadline: Chưa rõ}, {text: C, deadline: 2025}], deadline: Quý I"
    assert found(deliverables) == ["DEADLINE_UNREAD 7:70", "DEADLINE_OUTSIDE 7:100"]


def test_a_list_of_dates_with_one_that_is_no_date_is_not_read_in_part():
    assert codes("Trước ngày 30/6/2025, 31/6/2026") == ["UNREAD"]


# outside the plan


@pytest.mark.parametrize(
    ("deadline", "year", "date", "said"),
    [
        ("Quý II/2025", "2026", "", ["OUTSIDE"]),
        ("Thường xuyên trong năm 2025", "2026", "", ["OUTSIDE"]),
        ("Hằng quý trong năm 2025", "2026", "", ["OUTSIDE"]),
        ("Trước ngày 31/12/2025", "2026", "", ["OUTSIDE"]),
        ("Trước ngày 31/12/2025", "2026", "2025-12-15", []),
        ("Trước ngày 10/12/2025", "2026", "2025-12-15", ["OUTSIDE"]),
        ("Trước ngày 30/01/2026", "2026", "2026-02-10", ["OUTSIDE"]),
        ("Trước ngày 10/02/2026", "2026", "2026-02-10", []),
        ("Trước ngày 09/02/2026", "2026", "2026-02", []),
        ("Trước ngày 30/01/2026", "2026", "2026-02", ["OUTSIDE"]),
        ("Quý I/2026", "2026", "2026-02-10", []),
        ("Trong năm 2026", "2026", "2026-02-10", []),
        ("Tháng 02/2025", "2026", "2026-02-10", ["OUTSIDE"]),
        ("Trước ngày 15/01/2027", "2026", "", []),
        ("Tháng 01/2027", "2026", "", []),
        ("Trước ngày 05/02/2027", "2026", "", ["OUTSIDE"]),
        ("Quý I/2027", "2026", "", ["OUTSIDE"]),
        ("Năm 2027 và các năm tiếp theo", "2026", "", ["OUTSIDE"]),
        ("Năm 2025 và các năm tiếp theo", "2026", "", []),
        ("Từ tháng 11/2026 đến tháng 3/2027", "2026", "", []),
        ("Từ tháng 11/2025 đến tháng 3/2026", "2026", "", []),
        ("Từ tháng 3 đến tháng 6/2025", "2026", "", ["OUTSIDE"]),
        ("Quý II/2029", "2026-2030", "", []),
        ("Quý II/2031", "2026-2030", "", ["OUTSIDE"]),
        ("Quý I, II năm 2025", "2026", "", ["OUTSIDE"]),
    ],
)
def test_what_lies_outside_the_plan(deadline, year, date, said):
    assert codes(deadline, year, date) == said


# days off


@pytest.mark.parametrize(
    ("deadline", "said"),
    [
        ("Trước ngày 31/10/2026", ["DAY_OFF"]),
        ("Ngày 17/02/2026", ["DAY_OFF"]),
        ("Chậm nhất 02/9/2026", ["DAY_OFF"]),
        ("Trước ngày 30/10/2026", []),
        ("Hoàn thành trong tháng 10/2026", []),
        ("Tháng 10/2026", []),
        ("Từ ngày 01/10 đến ngày 31/10/2026", []),
        ("Ngày 31 hằng tháng", []),
        ("Trước tháng 11/2026", []),
        ("Trước ngày 30/10, 31/10/2026", ["DAY_OFF"]),
        ("Trước ngày 31/10/2020", ["OUTSIDE"]),
    ],
)
def test_what_falls_on_a_day_off(deadline, said):
    assert codes(deadline) == said
