"""Days off: the table is what the package `holidays` says, and weekends need no table."""

from datetime import date

import pytest

from planforge.registry.holidays import is_day_off, working_day_before
from tests.support.public_holidays import TABLE, table


def test_the_table_is_what_the_package_says():
    assert TABLE.read_text(encoding="utf-8") == table(), "run `python -m tests.support.public_holidays`"


@pytest.mark.parametrize(
    ("day", "reason"),
    [
        ("2026-02-17", "Tết Nguyên đán"),
        ("2026-02-18", "Mùng hai Tết Nguyên đán"),
        ("2026-04-26", "Ngày Giỗ Tổ Hùng Vương"),
        ("2026-04-27", "Ngày Giỗ Tổ Hùng Vương (nghỉ bù)"),
        ("2026-09-02", "Quốc khánh"),
        ("2025-05-02", "Ngày nghỉ (thay cho ngày 26/04/2025)"),
        ("2026-06-13", "thứ Bảy"),
        ("2026-06-14", "Chủ nhật"),
        ("2026-06-15", None),
        ("2014-09-02", None),
        ("2014-09-06", "thứ Bảy"),
        ("2051-09-02", "thứ Bảy"),
        ("1990-01-01", None),
    ],
)
def test_why_a_day_is_off(day, reason):
    assert is_day_off(date.fromisoformat(day)) == reason


@pytest.mark.parametrize(
    ("day", "before"),
    [
        ("2026-06-16", "2026-06-15"),
        ("2026-06-15", "2026-06-12"),
        ("2026-02-21", "2026-02-13"),
        ("2026-05-02", "2026-04-29"),
    ],
)
def test_the_working_day_before(day, before):
    assert str(working_day_before(date.fromisoformat(day))) == before
