"""A text cut into its sentences, as a reader takes them: across line ends inside one, never across table cells."""

import re
from typing import NamedTuple


class Stretch(NamedTuple):
    """From `start` up to `end`, which is the first letter no longer in it."""

    start: int
    end: int


def sentences(text: str) -> list[Stretch]:
    """The sentences of `text` in order, without the blanks around them; what is left out is blanks and tags only.

    A sentence ends at a stop before a capital, at a tab (the next cell), at a block tag, and at a line end where the
    next line does not go on with it: “so với năm”, an empty line, “2023” is one sentence. “;” does not end it.
    """
    found: list[Stretch] = []
    start = 0
    for match in _BREAK.finditer(text):
        if match.start() >= start and _ends(text, start, match):
            _add(found, text, start, match.end() if match[0][0] in ".!?…" else match.start())
            start = match.end()
    _add(found, text, start, len(text))
    return found


_BREAK = re.compile(
    r"[.!?…\n\t<](?:(?<=[.!?…])(?=[”\"’)\]]{0,2}\s)|(?<=[\n\t])\s*+"
    r"|(?<=<)/?(?:ul|ol|li|p|td|th|tr|br|div|table)\b[^<>\n]{0,200}>)"
)
_SHORT_FORMS = frozenset(("tp", "tx", "tt", "q", "p", "h", "x", "ts", "ths", "gs", "pgs", "bs", "kts", "tr", "st"))
_MARKER = re.compile(r"[-+*•–(]|\d|[a-zđ]{1,2}[.)]|[IVX]{1,4}\.")
_GOES_ON = re.compile(
    r"(?:\b(?:năm|ngày|tháng|quý|số|của|và|về|việc|giai đoạn|từ|đến|tới|tại|hoặc)|,|\d\s?[-–/])$", re.IGNORECASE
)
_LAST_WORDS = 24


def _ends(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether a sentence that began at `start` ends at `match`."""
    sign = match[0][0]
    if sign == "<" or "\t" in match[0]:
        return True
    if sign in ".!?…":
        return _stop_ends(text, start, match)
    return _line_ends(text, start, match)


def _stop_ends(text: str, start: int, match: re.Match[str]) -> bool:
    if match[0] == "." and _word_before(text, start, match.start()).lower() in _SHORT_FORMS:
        return False
    after = text[match.end() : match.end() + 8].lstrip('”"’)] \t')
    return not after[:1].islower()


def _word_before(text: str, start: int, end: int) -> str:
    return re.split(r"[\s.]", text[max(start, end - 6) : end])[-1]


def _line_ends(text: str, start: int, match: re.Match[str]) -> bool:
    before = text[max(start, match.start() - _LAST_WORDS) : match.start()].rstrip()
    following = text[match.end() : match.end() + 6]
    if not before or not following:
        return True
    marked = bool(_MARKER.match(following))
    if _GOES_ON.search(before) and (not marked or following[0].isdigit()):
        return False
    if marked or before[-1] in ".;:!?…":
        return True
    if following[0].islower() or (following[0] in '“"' and before[-1] not in '”"'):
        return False
    return match[0].count("\n") > 1 or _turns_loud(text, start, match)


def _turns_loud(text: str, start: int, match: re.Match[str]) -> bool:
    """True between a line in capitals and one that is not: a heading and what it heads."""
    line = text[max(start, text.rfind("\n", start, match.start()) + 1, match.start() - 200) : match.start()]
    following = text[match.end() : match.end() + 200].split("\n", 1)[0]
    return line.isupper() != following.isupper()


def _add(found: list[Stretch], text: str, start: int, end: int) -> None:
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    if (kept := len(piece.strip())) > 0:
        found.append(Stretch(start, start + kept))
