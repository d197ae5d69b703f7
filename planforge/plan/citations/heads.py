"""The head of a citation: the type word and the number, however a clerk has spaced them."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from planforge.plan.citations.sentences import Stretch
from planforge.plan.citations.types import OTHER, DocumentType, last_type_in, small, type_at_end, type_of_symbol


class Head(NamedTuple):
    """Where a citation begins, of what type it is, and its number; `type` is None while a list may still say it."""

    start: int
    end: int
    type: DocumentType | None
    reference: Stretch
    number: str = ""
    symbol: str = ""
    number_year: int | None = None


_BIG, _ANY = "A-ZĐƯƠÔÂĂÊ", "A-Za-zĐđƯƠÔÂĂÊươôâăê0-9"
_CODES = "NQLT|NQ|QĐi|QĐ|QyĐ|QyC|QC|CTHĐ|CTrHĐ|CTr|CT|KL|TB|HD|KHLT|KH|BC|CV|TTLT|TTr|TT|ĐA|VBHN"
_REFERENCE = re.compile(
    rf"(?P<number>[0-9]{{1,6}}[a-zđ]?)\s{{0,2}}"
    rf"(?:/\s?(?P<year>(?:19|20)[0-9]{{2}})\s?(?=[/-]))?(?:/\s?|-\s?(?=(?:{_CODES})\s?[-–/]))"
    rf"(?P<symbol>[{_BIG}][{_ANY}]*(?:(?:\s?[-–/&.]|[-–/]\s)[{_BIG}][{_ANY}]*){{0,4}})"
)
_WITHOUT_SYMBOL = re.compile(r"(?P<number>[0-9]{1,4})/(?P<year>(?:19|20)[0-9]{2})(?![0-9/]|\s?/)")
_NO_SYMBOLS = frozenset(
    ("NĂM", "THÁNG", "NGÀY", "QUÝ", "TUẦN", "XÃ", "HUYỆN", "TỈNH", "HỘ", "NGƯỜI", "GIỜ", "LẦN", "HA")
)
_NUMBER_WORD = re.compile(r"\bsố\s*:?\s*$")
_LOOKED_BACK = 120


def heads(text: str, sentence: Stretch) -> Iterator[Head]:
    """The numbered citations that begin in `sentence`, in order. A number that is no document's is left out."""
    end = sentence.start
    for match in _at_digits(_REFERENCE, text, sentence):
        goes_on = end > sentence.start and bool(_LIST_GAP.fullmatch(text, end, match.start()))
        if match["symbol"] not in _NO_SYMBOLS and (head := _head(text, end, match, goes_on)):
            end = head.end
            yield head


def short_heads(text: str, sentence: Stretch) -> Iterator[Head]:
    """Citations by number and year only, “Nghị định 15/2020”: they need the type word right before the number."""
    for match in _at_digits(_WITHOUT_SYMBOL, text, sentence):
        before, _numbered = _before(text, sentence.start, match.start())
        if found := type_at_end(before):
            start = match.start() - _width(text, sentence.start, match.start(), len(before) - found[1])
            yield Head(start, match.end(), found[0], Stretch(*match.span()), match[1], "", int(match["year"]))


def _at_digits(pattern: re.Pattern[str], text: str, sentence: Stretch) -> Iterator[re.Match[str]]:
    """The matches of `pattern` that begin with a number, not with the rest of one (“1.200”, “06:2022”, “1/2”)."""
    done = sentence.start
    for digits in _DIGITS.finditer(text, *sentence):
        at = digits.start()
        if at < done or _RUNS_ON.match(text, max(at - 2, 0), at):
            continue
        if match := pattern.match(text, at, sentence.end):
            done = match.end()
            yield match


_DIGITS = re.compile("[0-9]+")
_RUNS_ON = re.compile(r"[0-9][:.,/]$")


def _head(text: str, floor: int, match: re.Match[str], goes_on: bool) -> Head | None:
    """The head of a number; None of a bare one whose symbol says no type, unless it goes on a list."""
    number, symbol = match["number"], "".join(match["symbol"].split())
    year = int(match["year"]) if match["year"] else None
    reference = Stretch(*match.span())
    before, numbered = _before(text, floor, match.start())
    found = type_at_end(before) or (_further_back(before) if numbered else None)
    if found:
        start = match.start() - _width(text, floor, match.start(), len(before) - found[1])
        return Head(start, match.end(), found[0], reference, number, symbol, year)
    if not (numbered or goes_on or year or type_of_symbol(symbol)):
        return None
    return Head(match.start(), match.end(), None, reference, number, symbol, year)


def _before(text: str, floor: int, end: int) -> tuple[str, bool]:
    """What stands before a number in small letters, without “số” and blanks; and whether “số” stood there."""
    before = small(text[max(floor, end - _LOOKED_BACK) : end])
    word = _NUMBER_WORD.search(before)
    return (before[: word.start()] if word else before).rstrip(), word is not None


def _width(text: str, floor: int, end: int, kept: int) -> int:
    """How far before `end` the last `kept` letters of `_before` begin."""
    whole = text[max(floor, end - _LOOKED_BACK) : end]
    before, _numbered = _before(text, floor, end)
    return len(whole) - len(before) + kept


def _further_back(before: str) -> tuple[DocumentType, int] | None:
    """A type with some words between it and “số”: “Quyết định của Bộ trưởng Bộ Y tế số”, “Luật Giáo dục số”."""
    found = last_type_in(before)
    if not found:
        return None
    between = before[found[1] + len(found[0].name) :]
    is_name = found[0].name in ("Luật", "Bộ luật", "Pháp lệnh") or between.lstrip().startswith("của ")
    return found if is_name and not re.search(r"[;.:“”\"]", between) else None


def type_of(head: Head, before: Head | None, gap: str) -> DocumentType:
    """The type of a head: its own, its symbol's, or that of the list it goes on; `gap` stands behind the one before."""
    if head.type:
        return head.type
    by_symbol = type_of_symbol(head.symbol)
    if before and before.type and _LIST_GAP.fullmatch(gap):
        return by_symbol or before.type
    return by_symbol or OTHER


_LIST_GAP = re.compile(
    r"(?:\s{0,3},?\s{0,3}ngày\s{1,3}[0-9]{1,2}[/-][0-9]{1,2}[/-][0-9]{4})?"
    r"\s{0,3}(?:,|;|và|hoặc|, và|; và)?\s{0,3}(?:số)?\s{0,3}",
    re.IGNORECASE,
)
