"""Facts of one year, which are false in the next: figures, themes, ordinals, zodiac names, what last year was like."""

import re

from planforge.messages import _
from planforge.transforms.mentions.figures import figures_in, ordinal_before, slogan_after, zodiac_near
from planforge.transforms.mentions.mention import Kind
from planforge.transforms.mentions.rule import Rule, Verdict
from planforge.transforms.mentions.spots import Spot


def _theme(spot: Spot) -> Verdict | None:
    if not _is_near(spot):
        return None
    slogan = slogan_after(spot.text, spot.end, spot.sentence.end, named=bool(_THEME.search(spot.lead)))
    return Verdict(Kind.DECIDE_RESULT, _("chủ đề của từng năm mỗi năm một khác"), (slogan,)) if slogan else None


def _ordinal(spot: Spot) -> Verdict | None:
    ordinal = ordinal_before(spot.text, spot.sentence.start, spot.start) if _is_near(spot) else None
    return Verdict(Kind.DECIDE_RESULT, _("lần thứ mấy thì đổi theo từng năm"), (ordinal,)) if ordinal else None


def _zodiac(spot: Spot) -> Verdict | None:
    name = zodiac_near(spot.text, spot.start, spot.end) if _is_near(spot) else None
    return Verdict(Kind.DECIDE_RESULT, _("tên năm âm lịch đổi theo từng năm"), (name,)) if name else None


def _comparison(spot: Spot) -> Verdict | None:
    """The base of a comparison moves, unless its own figure stands right behind it."""
    if not _is_past(spot) or not COMPARED.search(spot.lead):
        return None
    figures = tuple(figures_in(spot.text, spot.end, spot.reach))
    if figures and _OWN_FIGURE.match(spot.tail):
        return Verdict(Kind.DECIDE_RESULT, _new_figures(), figures[:1])
    follows = spot.previous is not None and spot.previous.year == spot.year + 1
    if spot.year == spot.cycle.year - 1 or follows:
        return Verdict(Kind.SHIFT, _("là năm gốc để so sánh"))
    return None


def _figures_behind(spot: Spot) -> Verdict | None:
    if not (_is_past(spot) or (_is_now(spot) and _is_told(spot))):
        return None
    figures = tuple(figures_in(spot.text, spot.end, spot.reach))
    if not figures or TARGET.search(spot.text, spot.end, min(figures[0].end + _A_WORD, spot.reach)):
        return None
    return Verdict(Kind.DECIDE_RESULT, _new_figures(), figures)


def _figures_before(spot: Spot) -> Verdict | None:
    if not _is_past(spot):
        return None
    floor = max(spot.previous.end if spot.previous else 0, spot.sentence.start, spot.start - 60)
    match = _MEASURED.search(spot.text, floor, spot.start)
    figures = tuple(figures_in(spot.text, match.start(), spot.start)) if match else ()
    return Verdict(Kind.DECIDE_RESULT, _new_figures(), figures) if figures else None


def _told_of_last_year(spot: Spot) -> Verdict | None:
    if not _is_past(spot) or not spot.is_year:
        return None
    opens = (_OPENS.search(spot.lead) and len(spot.tail.split()) > 2) or _HONOURED.search(spot.lead)
    return Verdict(Kind.DECIDE_RESULT, _("là việc của năm trước, không chắc đúng với năm sau")) if opens else None


def _told_of_the_year(spot: Spot) -> Verdict | None:
    """“Năm 2025 là năm cuối nhiệm kỳ”: true of that year only."""
    if not _is_near(spot) or not spot.is_year or not _IS_THE_YEAR.match(spot.tail):
        return None
    return Verdict(Kind.DECIDE_RESULT, _("là điều chỉ đúng với riêng năm ấy"))


def _is_near(spot: Spot) -> bool:
    return spot.is_free and (spot.cycle.year - 1 <= spot.year <= spot.cycle.to_year + 1)


def _is_past(spot: Spot) -> bool:
    """The year before the plan's, or the one before that, of which results are often the newest."""
    return spot.is_free and spot.time is not None and spot.cycle.year - 2 <= spot.year < spot.cycle.year


def _is_now(spot: Spot) -> bool:
    return spot.is_free and spot.cycle.holds(spot.year)


def _is_told(spot: Spot) -> bool:
    """Whether something is said to have happened already: đã, tính đến, 6 tháng đầu năm."""
    return bool(_TOLD_BEFORE.search(spot.lead) or _TOLD_BEHIND.search(spot.text, spot.end, spot.reach))


def _new_figures() -> str:
    return _("số liệu của một năm cần thay bằng số liệu mới")


_A_WORD = 10
TARGET = re.compile(
    r"\b(?:phấn đấu|mục tiêu|chỉ tiêu|tối thiểu|ít nhất|trở lên|bảo đảm|đảm bảo|phải|yêu cầu|dự kiến|sẽ|cần)\b",
    re.IGNORECASE,
)
COMPARED = re.compile(
    r"\b(?:so(?: với| sánh với)?|hơn(?: so với)?|bằng|như|cùng kỳ|gấp [\w,]{1,5} lần)"
    r"(?: (?:với|cả|cùng kỳ|kết quả|mức|của|trung bình|bình quân|số liệu|thực hiện|ước thực hiện|số)){0,3}(?: năm)? $"
)
_OWN_FIGURE = re.compile(r"^,? ?(?:\((?:đạt |là |còn )?[0-9]|là [0-9]|chỉ đạt [0-9])")
_THEME = re.compile(r"\bchủ đề\b[^;.]{0,80}$")
_TOLD_BEFORE = re.compile(r"\b(?:tính đến|tính tới|[0-9]{1,2} tháng đầu|ước thực hiện|theo kết quả)\b[^;.]{0,30}$")
_TOLD_BEHIND = re.compile(r"\b(?:đã|ước đạt|xảy ra|ghi nhận)\b", re.IGNORECASE)
_MEASURED = re.compile(r"\b(?:đạt|còn|là|xếp|bằng|chiếm|có|ở mức|được)\s(?=[^.;,]{0,30}[0-9])", re.IGNORECASE)
_OPENS = re.compile(
    r"^[\W]{0,4}(?:\w{1,3}[.)] )?(?:trong )?năm $"
    r"|\b(?:công bố|cho thấy|đánh giá|theo đó|trong đó)[^;.,]{0,24}, (?:trong )?năm $"
)
_IS_THE_YEAR = re.compile(r"^,? ?(?:là|cũng là|được xác định là) năm\b")
_HONOURED = re.compile(
    r"\b(?:được công nhận|đạt chuẩn|đạt danh hiệu|đạt giải|được tặng|được khen|được xếp|xảy ra|dẫn đầu|đứng đầu"
    r"|đứng thứ|xếp thứ|xếp hạng)\b[^;.,]{0,60}năm $"
)

RESULTS: tuple[Rule, ...] = (
    Rule("chu-de-cua-nam", _theme),
    Rule("lan-thu-may", _ordinal),
    Rule("ten-nam-am-lich", _zodiac),
    Rule("goc-so-sanh", _comparison),
    Rule("so-lieu-cua-nam", _figures_behind),
    Rule("so-lieu-dung-truoc", _figures_before),
    Rule("rieng-cua-nam", _told_of_the_year),
    Rule("viec-cua-nam-truoc", _told_of_last_year),
)
