"""A sentence taken apart once: its times and cited documents, each as a spot with the words around it."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from planforge.plan.citations import Citation, Form, Stretch, Time, citations_within, times_in
from planforge.transforms.mentions.cycle import Cycle
from planforge.transforms.mentions.mention import Where


class Role(Enum):
    """What a spot is in the citation it stands in."""

    NONE = auto()
    REFERENCE = auto()
    """Its number, with the date right behind it."""

    DATE = auto()
    TITLE = auto()


@dataclass(frozen=True, slots=True)
class Spot:
    """One mention before it is judged, with what the rules ask about it."""

    text: str
    sentence: Stretch
    start: int
    end: int
    cycle: Cycle
    where: Where

    time: Time | None
    """None of the number of a document that names no date behind it."""

    citation: Citation | None = None
    role: Role = Role.NONE

    citation_before: Citation | None = None
    """The one before that, or before the spot where it stands in none."""

    citation_behind: Citation | None = None
    """The next one."""

    lead: str = ""
    """The words before it, in small letters, without marks; of a list of years those before the first."""

    tail: str = ""
    """The words behind it, likewise."""

    previous: Time | None = None
    """The time before it in the sentence."""

    following: Time | None = None

    reach: int = 0
    """Where what is said of it may end: before the next time, or “;”, or the end of the sentence."""

    is_quoted: bool = False
    is_placeholder: bool = False

    @property
    def year(self) -> int:
        """Its (first) year; 0 when it has none."""
        return self.time.year if self.time else 0

    @property
    def form(self) -> Form | None:
        """How much it says of a time."""
        return self.time.form if self.time else None

    @property
    def is_year(self) -> bool:
        """True of a year by itself, outside the number and date of a document."""
        return self.form is Form.YEAR and self.role in (Role.NONE, Role.TITLE)

    @property
    def is_free(self) -> bool:
        """True outside every citation."""
        return self.role is Role.NONE

    @property
    def is_alone(self) -> bool:
        """True when it is the whole sentence, as in a table cell."""
        return not self.lead.strip(" -+*•") and not self.tail.strip(" .;,")


PLACEHOLDER = re.compile(r"\{\{[^{}]{0,200}\}\}|\{%[^{}]{0,200}%\}")
_YEAR_PLACEHOLDER = re.compile(r"\{\{-?\s{0,9}year\s{0,9}(?:(?P<sign>[-+])\s{0,9}(?P<years>[0-9]))?\s{0,9}-?\}\}")
_LOOKED_BACK, _LOOKED_ON = 130, 200


def spots(text: str, sentence: Stretch, cycle: Cycle, where: Where) -> list[Spot]:
    """The spots of one sentence of a composed text, in order; none overlaps another.

    A number of a document is a spot with the date right behind it; every other time is one by itself. What stands in a
    placeholder is left out, but for the year of the plan (`{{ year - 1 }}`), which is a spot that follows by itself.
    """
    hidden = [Stretch(*match.span()) for match in PLACEHOLDER.finditer(text, *sentence)]
    times = tuple(time for time in times_in(text, *sentence) if not _holder(hidden, time.start))
    if not times and not hidden and not _REFERENCE_SIGN.search(text, *sentence):
        return []
    cited = tuple(citations_within(text, sentence, times))
    named = tuple(time for place in hidden if (time := _placeholder_time(text, place, cycle)))
    whole = _Sentence(text, sentence, cycle, where, cited, tuple(sorted((*times, *named))), frozenset(hidden))
    numbers = [whole.number(one) for one in cited if one.reference.start < one.reference.end]
    return sorted((*numbers, *whole.times_outside(numbers)), key=lambda spot: spot.start)


_REFERENCE_SIGN = re.compile(r"[0-9][a-zđ]?\s{0,2}[-/]\s?[A-ZĐ]")


def _placeholder_time(text: str, place: Stretch, cycle: Cycle) -> Time | None:
    match = _YEAR_PLACEHOLDER.fullmatch(text, *place)
    if not match:
        return None
    years = int(match["years"] or 0) * (-1 if match["sign"] == "-" else 1)
    return Time(place.start, place.end, Form.YEAR, cycle.year + years, year_start=place.start)


def _holder(places: Sequence[Stretch], at: int) -> Stretch | None:
    """Which of `places`, that stand in order, holds the place `at`."""
    index = bisect_right(places, at, key=lambda place: place.start) - 1
    return places[index] if index >= 0 and at < places[index].end else None


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence with its times and citations found."""

    text: str
    place: Stretch
    cycle: Cycle
    where: Where
    cited: tuple[Citation, ...]
    times: tuple[Time, ...]
    hidden: frozenset[Stretch]

    def number(self, citation: Citation) -> Spot:
        """The number of a citation, with its date where that stands right behind it."""
        start, end = citation.reference
        before, behind = self._neighbours(citation.start, within=True)
        date = citation.date
        if date and date.exists and _BETWEEN.fullmatch(self.text, end, date.start):
            end = date.end
        else:
            date = None
        return Spot(
            *(self.text, self.place, start, end, self.cycle, self.where, date, citation, Role.REFERENCE),
            citation_before=before,
            citation_behind=behind,
            lead=self._lead(start),
            tail=self._tail(end),
        )

    def times_outside(self, numbers: Sequence[Spot]) -> Iterator[Spot]:
        """Every time that is not part of one of `numbers`."""
        places = [Stretch(spot.start, spot.end) for spot in numbers]
        quotes = [Stretch(*match.span()) for match in _QUOTED.finditer(self.text, *self.place)]
        lead = ""
        for index, time in enumerate(self.times):
            if _holder(places, time.end - 1) or not _is_time(time, self.cycle):
                continue
            lead = lead if index and self._is_listed(self.times[index - 1], time) else self._lead(time.start)
            yield self._time(index, lead, is_quoted=_holder(quotes, time.start) is not None)

    def _time(self, index: int, lead: str, is_quoted: bool) -> Spot:
        time = self.times[index]
        citation = self._citation_at(time.start)
        before, behind = self._neighbours(time.start, within=citation is not None)
        role = Role.NONE
        if citation:
            role = Role.DATE if citation.date == time else Role.TITLE
        following = self.times[index + 1] if index + 1 < len(self.times) else None
        return Spot(
            *(self.text, self.place, time.start, time.end, self.cycle, self.where, time, citation, role),
            citation_before=before,
            citation_behind=behind,
            lead=lead,
            tail=self._tail(time.end),
            previous=self.times[index - 1] if index else None,
            following=following,
            reach=self._reach(time.end, following.start if following else self.place.end),
            is_quoted=is_quoted,
            is_placeholder=Stretch(time.start, time.end) in self.hidden,
        )

    def _citation_at(self, at: int) -> Citation | None:
        index = bisect_right(self.cited, at, key=_start) - 1
        return self.cited[index] if index >= 0 and at < self.cited[index].end else None

    def _neighbours(self, at: int, within: bool) -> tuple[Citation | None, Citation | None]:
        """The citation before a place (before the one it is `within`) and the next one."""
        behind = bisect_right(self.cited, at, key=_start)
        before = behind - 2 if within else behind - 1
        return (
            self.cited[before] if before >= 0 else None,
            self.cited[behind] if behind < len(self.cited) else None,
        )

    def _reach(self, start: int, end: int) -> int:
        end = min(end, start + _LOOKED_ON * 2)
        stop = self.text.find(";", start, end)
        return end if stop < 0 else stop

    def _is_listed(self, before: Time, time: Time) -> bool:
        """“năm 2023, 2024 và 2025”: each member has the words before the first."""
        return bool(_LISTED.fullmatch(self.text, before.end, time.start)) and before.form is time.form is Form.YEAR

    def _lead(self, start: int) -> str:
        return _plain(self.text[max(self.place.start, start - _LOOKED_BACK) : start])

    def _tail(self, end: int) -> str:
        return _plain(self.text[end : min(self.place.end, end + _LOOKED_ON)])


def _start(citation: Citation) -> int:
    return citation.start


_BETWEEN = re.compile(r"[\s,]{0,6}(?:ngày\s{1,6})?", re.IGNORECASE)
_LISTED = re.compile(r"\s{0,3}(?:,|và|hoặc|, và)\s{1,3}(?:năm\s{1,3})?", re.IGNORECASE)
_QUOTED = re.compile(r"“[^“”]{1,600}”|«[^«»]{1,600}»|\"[^\"]{1,600}\"")
_MARKS = re.compile(r"\*{1,3}|==|\[\^[\w-]{1,40}\]")
_SHORT_YEAR, _NEAR = 100, 6


def _plain(text: str) -> str:
    """`text` in small letters, without marks, each stretch of blanks as one."""
    text = _MARKS.sub("", text) if "*" in text or "==" in text or "[^" in text else text
    words = " ".join(text.lower().split())
    return f"{' ' * text[:1].isspace()}{words}{' ' * (bool(words) and text[-1:].isspace())}"


def _is_time(time: Time, cycle: Cycle) -> bool:
    """False of what only looks like a day with two digits of its year: “1/2/34”."""
    if time.form is not Form.DAY or time.year >= _SHORT_YEAR:
        return True
    is_near = abs(time.year - cycle.year % _SHORT_YEAR) < _NEAR
    return is_near and time.month <= 12 and time.day <= 31
