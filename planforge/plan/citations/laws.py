"""Documents cited without a number: by their day (“Luật Trẻ em ngày …”) or year (“Luật Đất đai năm 2024”)."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from planforge.plan.citations.heads import Head
from planforge.plan.citations.sentences import Stretch
from planforge.plan.citations.times import Form, Time
from planforge.plan.citations.types import TYPES, DocumentType, small, type_at_end

_BY_NAME = {one.name.upper(): one for one in TYPES}
_LAW = re.compile(
    r"(?<!Pháp )(?<!PHÁP )(?<!Bộ )(?<!BỘ )"
    r"\b(?:Bộ luật|Bộ Luật|BỘ LUẬT|Luật|LUẬT|Pháp lệnh|PHÁP LỆNH|Hiến pháp|HIẾN PHÁP)\b(?! sư)"
)
_NAME = re.compile(r"[^;.:“”\"0-9()]{0,160}")
_BEFORE_DAY = re.compile(r"\s*,?\s*\(?\s*ngày\s*$", re.IGNORECASE)
_BEFORE_YEAR = re.compile(r"\s*[,(]?\s*(?:năm\s*)?$", re.IGNORECASE)
_NO_NAME = re.compile(
    r"\b(?:trong|cho|nhằm|để|gắn với|và các|trên|được|tại|thì|giai đoạn|năm)\b"
    r"|\b(?:vào|đến|từ|cuối|đầu|hết|trước|sau|tới|của|là)\s*$",
    re.IGNORECASE,
)
_OF_A_LAW = re.compile(r"\bcủa (?=(?:bộ )?luật\b)|sửa đổi.{0,40}", re.IGNORECASE)


def law_heads(text: str, sentence: Stretch, times: Sequence[Time]) -> Iterator[tuple[Head, Time]]:
    """Each law of `sentence` that names its day or year right behind its name, and that time.

    “Tuyên truyền Luật Trẻ em trong năm 2025” names none: between the name and the year stands another word.
    """
    starts = [time.start for time in times]
    for match in _LAW.finditer(text, *sentence):
        name = _NAME.match(text, match.end(), sentence.end)
        following = bisect_left(starts, match.end())
        if name and following < len(starts) and _is_named(text[match.end() : starts[following]], times[following]):
            kind = _BY_NAME[match[0].upper()]
            reference = Stretch(match.end(), match.end())
            yield Head(match.start(), starts[following], kind, reference), times[following]


def _is_named(between: str, time: Time) -> bool:
    if len(between) > 160 or re.search(r"[;.:“”\"0-9)]", between) or _LAW.search(between):
        return False
    before = _BEFORE_DAY if time.form is Form.DAY else _BEFORE_YEAR
    end = before.search(between)
    if time.form not in (Form.DAY, Form.YEAR) or not end:
        return False
    return not _NO_NAME.search(_OF_A_LAW.sub("", between[: end.start()]))


def dated_heads(text: str, sentence: Stretch, times: Sequence[Time]) -> Iterator[tuple[Head, Time]]:
    """Documents known by their day only: “Kế hoạch ngày 12/3/2025”. A report “ngày 20/12” falls due then."""
    for time in times:
        if time.form is not Form.DAY:
            continue
        floor = max(sentence.start, time.start - 60)
        before = _BEFORE_DAY.sub("", text[floor : time.start])
        if len(before) < time.start - floor and (found := _capital_type(before)):
            kind, start = found
            yield Head(floor + start, time.start, kind, Stretch(time.start, time.start)), time


def _capital_type(before: str) -> tuple[DocumentType, int] | None:
    found = type_at_end(small(before))
    if not found or found[0].name in ("Báo cáo", "Luật", "Pháp lệnh") or not before[found[1]].isupper():
        return None
    return found
