"""What takes the place of a mention: the same words with their years moved, marked, or left blank."""

import re
from calendar import isleap

from planforge.plan.citations import Form, Time
from planforge.transforms.mentions.mention import Kind
from planforge.transforms.mentions.rule import Verdict
from planforge.transforms.mentions.spots import Spot
from planforge.vietnamese import GAP, date_in_words

MARK = "=="


def after(spot: Spot, verdict: Verdict, is_open: bool) -> str:
    """The text that takes the place of `spot`; between marks where a person has to look, if none are there yet."""
    said = spot.text[spot.start : spot.end]
    if spot.is_placeholder:
        return said
    match verdict.kind:
        case Kind.OWN_IDENTITY:
            return _blank(spot, said)
        case Kind.SHIFT:
            return _moved(spot, said)
        case Kind.DECIDE_RESULT:
            moved = _moved(spot, said)
            return moved if verdict.figures else _marked(moved, is_open)
    return _marked(said, is_open) if verdict.kind.is_decision else said


def _marked(text: str, is_open: bool) -> str:
    return text if is_open else f"{MARK}{text}{MARK}"


def _moved(spot: Spot, said: str) -> str:
    """`said` with every year later by the shift. 29/02 becomes 28/02 where the new year has no such day."""
    years = spot.cycle.shift
    moved = _YEAR.sub(lambda match: str(int(match[0]) + years), said)
    return _day_that_exists(moved, spot.time, years) if spot.time else moved


def _day_that_exists(text: str, time: Time, years: int) -> str:
    if time.form is Form.DAY and (time.month, time.day) == (2, 29) and not isleap(time.year + years):
        return text.replace("29", "28", 1)
    return text


def _blank(spot: Spot, said: str) -> str:
    """Number and day are written in by hand after signing; the year is the draft's."""
    time = spot.time
    if not time:
        return _NUMBER.sub(GAP, said, count=1)
    number = _NUMBER.sub(GAP, said[: time.start - spot.start], count=1).rstrip(" ")
    date = _blank_date(time, time.year + spot.cycle.shift, said[time.start - spot.start :])
    return number + date if number else date.removeprefix(" ")


def _blank_date(time: Time, year: int, said: str) -> str:
    match time.form:
        case Form.DAY:
            return date_in_words(year).removeprefix("ngày")
        case Form.MONTH:
            return f"{GAP}năm {year}"
    return _YEAR.sub(str(year), said)


_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
_NUMBER = re.compile(r"^[0-9]+[a-zđ]?")
