"""A number in a cell as a clerk writes it: a decimal comma, days with slashes, no digit lost that Excel keeps."""

from datetime import date, timedelta
from decimal import Decimal

from planforge.source.workbook.formats import NumberFormat
from planforge.vietnamese import two_digits

_LAST_DAY = 2_958_465
_DAYS_TO_1904 = 1462
_SECONDS = 86_400


def number_text(value: float, shown: NumberFormat) -> str:
    """`value` in its format, with all the digits it has, also those that the format rounds away."""
    exact = Decimal(f"{abs(value):.15g}") * (100 if shown.percent else 1)
    whole, _point, fraction = f"{exact:f}".partition(".")
    whole = whole.rjust(shown.digits, "0")
    fraction = fraction.rstrip("0").ljust(shown.decimals, "0")
    written = (_grouped(whole) if shown.grouped else whole) + (f",{fraction}" if fraction else "")
    minus = "-" if value < 0 else ""
    return f"{shown.before}{minus}{written}{'%' if shown.percent else ''}{shown.after}".strip()


def _grouped(whole: str) -> str:
    return f"{int(whole):,}".replace(",", ".")


def date_text(serial: float, shown: NumberFormat, from_1904: bool) -> str | None:
    """The day or time that `serial` counts: `15/6/2026`, `6/2026`, `15/6`, `7:30`; None when there is no such day.

    Days below 10 and the months 1 and 2 take a zero. A format that shows neither year nor month and day gives the
    whole day, since what it shows is in no one's words.
    """
    seconds = round(serial * _SECONDS)
    if shown.elapsed:
        return _clock(seconds, shown)
    days, rest = divmod(seconds, _SECONDS)
    if not shown.parts & {"y", "m", "d"}:
        return _clock(rest, shown) if seconds >= 0 else None
    day = _day(days + (_DAYS_TO_1904 if from_1904 else 0))
    if day is None:
        return None
    written = _day_text(day, shown)
    return f"{written} {_clock(rest, shown)}" if shown.parts & {"h", "min", "s"} else written


def _day(number: int) -> date | None:
    """The day of this number; Excel has a 29 February 1900, which was none."""
    if not 1 <= number <= _LAST_DAY or number == 60:
        return None
    return date(1899, 12, 30 + (number < 60)) + timedelta(number)


def _day_text(day: date, shown: NumberFormat) -> str:
    month = two_digits(day.month) if day.month < 3 else str(day.month)
    if "y" in shown.parts and "d" not in shown.parts:
        return f"{month}/{day.year}" if "m" in shown.parts else str(day.year)
    in_day = f"{two_digits(day.day)}/{month}"
    return in_day if shown.parts >= {"m", "d"} and "y" not in shown.parts else f"{in_day}/{day.year}"


def _clock(seconds: int, shown: NumberFormat) -> str:
    minus = "-" if seconds < 0 else ""
    minutes, rest = divmod(abs(seconds), 60)
    written = f"{minus}{minutes // 60}:{minutes % 60:02}"
    return f"{written}:{rest:02}" if "s" in shown.parts and rest else written
