"""The title of a cited document (trích yếu) and its issuer: where they begin and where they end."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from planforge.plan.citations.sentences import Stretch
from planforge.plan.citations.times import Form, Time

_OF = re.compile(r"\s*,?\s*(?i:của)\s+|\s+(?=(?:tỉnh|huyện|thành phố|thị xã|quận|xã|phường)\s[A-ZĐÂÔƯ])")
_ISSUER_ENDS = re.compile(
    r"[,;:.“\"]|\((?!UBND\)|HĐND\))|\b(?:về|ban hành|phê duyệt|quy định|sửa đổi|hướng dẫn|thông báo|giao"
    r"|triển khai|thực hiện|công bố|đối với|trong|ngày|năm|kèm|theo|để|nhằm|được|nghiên cứu|nâng cao"
    r"|tăng cường|và các|và được)\b",
    re.IGNORECASE,
)
_LONGEST_ISSUER = 120


def issuer_at(text: str, start: int, limit: int) -> Stretch:
    """The issuer named at `start`, with “của” or as the unit right behind the symbol (“/QĐ-UBND tỉnh …”).

    Empty when there is none. It ends before `limit` at the latest.
    """
    of = _OF.match(text, start, limit)
    if not of:
        return Stretch(start, start)
    limit = min(limit, of.end() + _LONGEST_ISSUER)
    stop = _ISSUER_ENDS.search(text, of.end(), limit)
    return _trimmed(text, of.end(), stop.start() if stop else limit)


_NO_TITLE = re.compile(
    r"\s*(?:$|[;.)\]”»/]|(?:trong|được|và|có|là|đã|cho|đến|tại|từ|theo|hoặc|nghiên cứu|để|nhằm|trên|với|thì|chưa"
    r"|phải|cần|này|nêu trên|sẽ|gồm|cùng|tới|các|những|trước|chậm nhất|vào|do|gửi|hoàn thành|kể)\b)",
    re.IGNORECASE,
)
_ASIDE_WITH_YEAR = re.compile(r"\s*\([^()]{0,80}[0-9]{4}[^()]{0,20}\)")
_GOES_ON = re.compile(
    r",\s*(?:và\s+)?(?:UBND|Ủy ban|Uỷ ban|HĐND|Hội đồng|Sở|Ban|Phòng|Chủ tịch|Văn phòng|Trung tâm|Công an|Đảng ủy|\{\{"
    r"|(?i:phấn đấu|nhằm|để|đồng thời|trong đó|cụ thể|góp phần|yêu cầu|đề nghị|giao|các cơ quan|từ đó|qua đó|trên cơ sở"
    r"|căn cứ|theo|trong năm|năm|được|có hiệu lực|phải|cần|trước ngày|chậm nhất|hoàn thành)\b"
    r"|[A-ZĐÂÔƯ][^,;.:]{2,70}\s(?:ban hành|xây dựng|tổ chức|triển khai|đề nghị|yêu cầu|lập)\b)"
)
_SIGNS = re.compile(r"[“«”»\";,:()]|\b(?:như sau|cụ thể như sau)\b", re.IGNORECASE)
_AFTER_YEAR = re.compile(r",\s*(?:định hướng|tầm nhìn|giai đoạn|và những năm)", re.IGNORECASE)


def title_at(text: str, start: int, limit: int, times: Sequence[Time]) -> Stretch:
    """The title that begins at `start`, up to `limit` at the latest; empty when what stands there is no title.

    It ends at “;” or “:”, at a comma behind which the main clause goes on, and at any comma once its own year has been
    said or its quotation marks are closed. Within quotation marks nothing ends it. `times` are those of the sentence.
    """
    if text[start : start + 1] == ":":
        start += 1
    if (
        _NO_TITLE.match(text, start, limit)
        or _ASIDE_WITH_YEAR.match(text, start, limit)
        or _GOES_ON.match(text, start, limit)
    ):
        return Stretch(start, start)
    index = bisect_left(times, start, key=lambda time: time.start)
    first = times[index].end if index < len(times) else limit
    return _trimmed(text, start, _end(text, start, limit, first))


def _end(text: str, start: int, limit: int, first_time: int) -> int:
    quoted = aside = False
    told = False
    for sign in _SIGNS.finditer(text, start, limit):
        told = told or sign.start() >= first_time
        match sign[0]:
            case "“" | "«":
                quoted = True
            case "”" | "»":
                quoted, told = False, True
            case '"':
                quoted, told = not quoted, quoted
            case _ if quoted or (aside and sign[0] != ")"):
                continue
            case "(":
                aside = True
            case ")":
                if not aside:
                    return sign.start()
                aside = False
            case ",":
                if _comma_ends(text, sign.start(), told):
                    return sign.start()
            case _:
                return sign.start()
    return limit


def _comma_ends(text: str, at: int, told: bool) -> bool:
    return bool(_GOES_ON.match(text, at)) or (told and not _AFTER_YEAR.match(text, at))


def _trimmed(text: str, start: int, end: int) -> Stretch:
    while start < end and text[start] in " \n\t\u00a0,":
        start += 1
    while end > start and text[end - 1] in " \n\t\u00a0,.":
        end -= 1
    return Stretch(start, end)


_HORIZON = re.compile(
    r"(?:đến|tới|tầm nhìn|hướng đến|trước|hết|cuối)\s+(?:hết |cuối |đầu )?(?:năm\s+)?$", re.IGNORECASE
)
_SEASON = re.compile(r"(?:năm học|niên vụ|niên khóa|niên độ|vụ [\w ]{1,20}|mùa [\w ]{1,12})\s*$", re.IGNORECASE)


def is_horizon(text: str, time: Time) -> bool:
    """True when the words before a time make it one by which something is reached: đến năm, tầm nhìn."""
    return bool(_HORIZON.search(text, max(0, time.start - 24), time.start))


def is_season(text: str, time: Time) -> bool:
    """True of two years that are one: năm học 2024 - 2025, vụ Đông Xuân 2024 - 2025."""
    if time.form is not Form.YEARS or time.to_year != time.year + 1:
        return False
    return bool(_SEASON.search(text, max(0, time.start - 30), time.start))


def years_said(text: str, times: Sequence[Time]) -> tuple[tuple[int, ...], bool]:
    """The plain years among the times of a title; and whether there is a period or a horizon."""
    plain: list[int] = []
    spans = False
    for time in times:
        if is_season(text, time):
            plain += [time.year, time.to_year]
        elif time.form is Form.YEARS or is_horizon(text, time):
            spans = True
        elif time.form is Form.YEAR:
            plain.append(time.year)
    return tuple(plain), spans
