"""Every document a text cites, from the type word to the end of its title."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from planforge.plan.citations.citation import Citation
from planforge.plan.citations.heads import Head, heads, short_heads, type_of
from planforge.plan.citations.laws import dated_heads, law_heads
from planforge.plan.citations.sentences import Stretch, sentences
from planforge.plan.citations.times import Form, Time, times_in
from planforge.plan.citations.titles import issuer_at, title_at, years_said
from planforge.plan.citations.types import DocumentType
from planforge.vietnamese import nfc

_DIGIT = re.compile("[0-9]")


def citations(text: str) -> tuple[Citation, ...]:
    """The documents that `text` cites, in order; places count in the composed (NFC) text. None overlaps another.

    A citation inside the title of another ends that title. What has neither number, day nor year (“Luật Đất đai”, “Kế
    hoạch này”) is no citation here.
    """
    text = nfc(text)
    return tuple(
        one
        for sentence in sentences(text)
        if _DIGIT.search(text, *sentence)
        for one in citations_within(text, sentence, tuple(times_in(text, *sentence)))
    )


def citations_within(text: str, sentence: Stretch, times: Sequence[Time]) -> list[Citation]:
    """The citations of one sentence of a composed text; `times` are all its times."""
    begun = _begun(text, sentence, times)
    found: list[Citation] = []
    before: Head | None = None
    for index, (head, time) in enumerate(begun):
        limit = _limit(text, begun[index + 1][0].start if index + 1 < len(begun) else sentence.end, head.end)
        gap = text[found[-1].end : head.reference.start] if found else ""
        head = head._replace(type=type_of(head, before, gap))
        found.append(_citation(text, head, time, limit, times))
        before = head
    return _shared(found)


def _begun(text: str, sentence: Stretch, times: Sequence[Time]) -> list[tuple[Head, Time | None]]:
    """Where citations begin, in order; of two that overlap the one with the number stays."""
    numbered: list[tuple[Head, Time | None]] = [(head, None) for head in heads(text, sentence)]
    others: list[tuple[Head, Time | None]] = [(head, None) for head in short_heads(text, sentence)]
    others += [*law_heads(text, sentence, times), *dated_heads(text, sentence, times)]
    taken = [(head.start, head.end) for head, _time in numbered]
    free = [one for one in others if not _touches(one, taken)]
    begun = sorted(numbered + free, key=lambda one: one[0].start)
    return [one for i, one in enumerate(begun) if i == 0 or one[0].start >= begun[i - 1][0].end]


def _touches(one: tuple[Head, Time | None], taken: Sequence[tuple[int, int]]) -> bool:
    head, time = one
    end = time.end if time else head.end
    return any(start < end and head.start < stop for start, stop in taken)


def _limit(text: str, end: int, floor: int) -> int:
    """Where a citation has to end: before the next one and the words that join them."""
    kept = _JOINED.search(text, max(floor, end - 24), end)
    return kept.start() if kept else end


_JOINED = re.compile(r"(?:[\s,;(]|\b(?:và|hoặc|các|số|tại|bởi|theo)\b){1,6}$", re.IGNORECASE)


def _citation(text: str, head: Head, time: Time | None, limit: int, times: Sequence[Time]) -> Citation:
    """The citation that `head` begins, read up to `limit`."""
    end = head.end
    date = time or _date_at(text, end, limit, times)
    if date:
        end = date.end
    end = _past_bracket(text, end)
    issuer = issuer_at(text, end, limit)
    end = max(end, issuer.end)
    if not date and issuer.start < issuer.end and (date := _date_at(text, end, limit, times)):
        end = date.end
    is_law = head.type is not None and head.type.name in _LAWS
    title = Stretch(end, end) if is_law else title_at(text, end, max(end, limit), times)
    inside = times[bisect_left(times, title.start, key=_start) : bisect_left(times, title.end, key=_start)]
    years, spans = years_said(text, inside)
    said = text[slice(*title)]
    return Citation(
        start=head.start,
        end=max(end, title.end),
        type=head.type or DocumentType(""),
        reference=head.reference,
        number=head.number,
        symbol=head.symbol,
        number_year=head.number_year,
        date=date,
        issuer=" ".join(text[slice(*issuer)].split()),
        title=" ".join(said.split()),
        title_at=title if said else None,
        title_years=years,
        title_spans_years=spans,
        follows_year=bool(_PLACEHOLDER.search(said)),
        carries_out=bool(_CARRIES_OUT.fullmatch(said.strip()) or _CARRIES_OUT_MORE.match(said.strip())),
    )


_LAWS = ("Luật", "Bộ luật", "Hiến pháp", "Pháp lệnh")
_BEFORE_DATE = re.compile(
    r"\s*,?\s*\(?\s*(?:(?:ký|ban hành)\s+)?(?:(?P<day>ngày)|tháng|(?P<year>năm))?\s*", re.IGNORECASE
)
_PLACEHOLDER = re.compile(r"\{\{-?\s*year\b")
_CARRIES_OUT = re.compile(
    r"(?:về )?(?:việc )?(?:(?:ban hành |phê duyệt )?kế hoạch )?"
    r"(?:thực hiện|triển khai|triển khai thực hiện|triển khai thi hành|tổ chức thực hiện)",
    re.IGNORECASE,
)
_CARRIES_OUT_MORE = re.compile(
    r"(?:về )?(?:việc )?(?:(?:ban hành |phê duyệt )?kế hoạch )?(?:tiếp tục )?"
    r"(?:triển khai |tổ chức )?(?:thực hiện|triển khai|thi hành) "
    r"(?:Luật|Bộ luật|Nghị quyết|Nghị định|Chỉ thị|Kết luận|Đề án|Chiến lược|Chương trình|Quyết định)\b"
)


def _date_at(text: str, start: int, limit: int, times: Sequence[Time]) -> Time | None:
    """The date that stands at `start`, or the year that stands there with “năm”."""
    before = _BEFORE_DATE.match(text, start, limit)
    at = before.end() if before else start
    index = bisect_left(times, at, key=_start)
    if index == len(times) or not before or before.end() == start:
        return None
    time = times[index]
    if time.start != at or time.end > limit:
        return None
    if before["year"]:
        return time if time.form is Form.YEAR else None
    return time if time.form in (Form.DAY, Form.MONTH) else None


def _start(time: Time) -> int:
    return time.start


def _past_bracket(text: str, end: int) -> int:
    return end + 1 if text[end : end + 1] == ")" else end


def _shared(found: list[Citation]) -> list[Citation]:
    """What a citation owes to its neighbours: a year behind the document it carries out may be its own."""
    for index in range(len(found) - 2, -1, -1):
        one, following = found[index], found[index + 1]
        if one.carries_out:
            odd = tuple(year for year in following.title_years if not following.is_of_cycle(year))
            found[index] = replace(one, title_years=one.title_years + odd)
    return found
