"""Ngày nghỉ: weekends and public holidays, on which no office can meet a deadline."""

from datetime import date, timedelta
from functools import cache
from pathlib import Path

_TABLE = Path(__file__).with_name("data") / "holidays.txt"
_SATURDAY, _SUNDAY = 5, 6


def is_day_off(day: date) -> str | None:
    """Why offices are closed on `day` (“thứ Bảy”, “Quốc khánh”); None for a working day.

    Holidays are known from 2015 to 2050. Which days of Tết and what days in exchange are off is announced each autumn
    for the next year: beyond what has been announced they are what the law says without exchange. A Saturday on which
    offices work in exchange for a day off (làm bù) still counts as a Saturday.
    """
    weekend = {_SATURDAY: "thứ Bảy", _SUNDAY: "Chủ nhật"}
    return _holidays().get(day.isoformat()) or weekend.get(day.weekday())


def working_day_before(day: date) -> date:
    """The last working day before `day`."""
    before = day - timedelta(days=1)
    while is_day_off(before):
        before -= timedelta(days=1)
    return before


@cache
def _holidays() -> dict[str, str]:
    """Each public holiday, `2026-02-17`, with its name; read when first asked for."""
    lines = _TABLE.read_text(encoding="utf-8").splitlines()
    return dict(line.split(" ", 1) for line in lines if not line.startswith("#"))
