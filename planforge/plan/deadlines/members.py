"""The members of a list, or the two ends of a stretch, each written out in full.

Clerks say a word once for several numbers: “Tháng 3, 6, 9/2026”, “Trước ngày 15/6 và 15/12/2026”, “Ngày 15 và ngày 30
hằng tháng”. What a member leaves out stands before the first number of the one before it, or after the last number of
the one after it.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

_NUMBERS = re.compile(r"(?<!\w)(?:\d+|i{1,3}|iv)(?:/\d+)*(?!\w)")
_LIST = re.compile(r", (?:và )?| và | ?[&+] ?")
_ENDS = re.compile(r"(?: (?:đến|tới) | ?- ?)(?:hết )?")
_UNITS = ("ngày ", "tháng ", "quý ", "năm ")
_YEAR_DIGITS = 4


def listed(text: str) -> list[str]:
    """The members of `text`; a text that is no list is its only member."""
    return written_out(_LIST.split(text))


def ends(text: str) -> tuple[str, str] | None:
    """The two ends of a stretch that `text` says; None when it says no stretch, or one with more than two ends."""
    parts = _ENDS.split(text.removeprefix("kể ").removeprefix("từ "))
    if len(parts) != len(("from", "to")):
        return None
    first, last = written_out(parts)
    return first, last


def written_out(parts: Sequence[str]) -> list[str]:
    """Each of `parts` with the words and numbers it shares with its neighbours."""
    return [str(member) for member in _with_tails(_with_heads([_cut(part) for part in parts]))]


class _Member(NamedTuple):
    """A member cut at its first number: `trước ngày `, `15/6`, `/2026`; without numbers all of it is `head`."""

    head: str
    numbers: str = ""
    tail: str = ""

    def __str__(self) -> str:
        return self.head + self.numbers + self.tail

    @property
    def counts(self) -> bool:
        """True when the number counts something (6 tháng, 2 lần) instead of naming a day, month, quarter or year."""
        return self.tail.startswith((" tháng", " lần"))


def _cut(part: str) -> _Member:
    found = _NUMBERS.search(part)
    return _Member(part[: found.start()], found[0], part[found.end() :]) if found else _Member(part)


def _with_heads(members: list[_Member]) -> list[_Member]:
    """A bare number takes all that stands before the last one, “ngày 15” what stands before its unit."""
    written: list[_Member] = []
    shared, unit = "", ""
    for member in members:
        if member.numbers and not member.counts:
            if not member.head:
                member = member._replace(head=shared + unit)
            elif member.head in _UNITS:
                member = member._replace(head=shared + member.head)
            unit = next((word for word in _UNITS if member.head.endswith(word)), "")
            shared = member.head.removesuffix(unit)
        else:
            shared, unit = "", ""
        written.append(member)
    return written


def _with_tails(members: list[_Member]) -> list[_Member]:
    """A member that ends in its numbers takes from the next one the month, the year, and what is said after."""
    written: list[_Member] = []
    following: _Member | None = None
    for member in reversed(members):
        if following and member.numbers and not member.tail and following.numbers and not following.counts:
            member = member._replace(tail=_missing(member.numbers, following))
        written.append(member)
        following = member
    return written[::-1]


def _missing(numbers: str, following: _Member) -> str:
    own, theirs = numbers.split("/"), (following.numbers + _date_part(following.tail)).split("/")
    if len(own[-1]) >= _YEAR_DIGITS or len(theirs) < len(own):
        return ""
    rest = following.tail.removeprefix(_date_part(following.tail))
    return "".join(f"/{number}" for number in theirs[len(own) :]) + rest


def _date_part(tail: str) -> str:
    found = re.match(r"(?:/\d+)+", tail)
    return found[0] if found else ""
