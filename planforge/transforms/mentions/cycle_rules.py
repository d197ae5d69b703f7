"""The plan's own cycle: its year, its deadlines, the year before as spoken of, the year after as prepared."""

import re

from planforge.messages import _
from planforge.plan.citations import Form
from planforge.transforms.mentions.horizon_rules import NEXT_CYCLE
from planforge.transforms.mentions.mention import Kind, Where
from planforge.transforms.mentions.rule import Rule, Verdict
from planforge.transforms.mentions.spots import Spot

_WOUND_UP_BY = 3


def _deadline(spot: Spot) -> Verdict | None:
    if spot.form not in (Form.DAY, Form.MONTH) or not spot.cycle.holds(spot.year):
        return None
    return Verdict(Kind.SHIFT, _("là thời hạn trong kỳ kế hoạch"))


def _from_a_day_on(spot: Spot) -> Verdict | None:
    """“Từ ngày 01/7/2025, thực hiện …”: a start that may be fixed, where no end is named."""
    if spot.form is not Form.DAY or not spot.cycle.holds(spot.year) or not _FROM_DAY.search(spot.lead):
        return None
    if spot.where is Where.DEADLINE or _TO.match(spot.tail):
        return None
    return Verdict(Kind.UNKNOWN, _("không rõ mốc bắt đầu này cố định hay đi theo kỳ kế hoạch"))


def _plan_year(spot: Spot) -> Verdict | None:
    if spot.form is not Form.YEAR or not spot.cycle.holds(spot.year):
        return None
    return Verdict(Kind.SHIFT, _("là năm kế hoạch"))


def _year_before(spot: Spot) -> Verdict | None:
    if spot.form is not Form.YEAR or spot.year != spot.cycle.year - 1:
        return None
    if not _SPOKEN_OF.search(spot.lead) and not _CARRIED_OVER.match(spot.tail):
        return None
    return Verdict(Kind.SHIFT, _("là năm liền trước năm kế hoạch, nhắc tới mà không kèm số liệu"))


def _listed_year_before(spot: Spot) -> Verdict | None:
    """“các năm 2024 và 2025”: the year before stands in a list with the plan's own."""
    following = spot.following
    if spot.form is not Form.YEAR or spot.year != spot.cycle.year - 1 or following is None:
        return None
    if not spot.cycle.holds(following.year) or not _LISTED.fullmatch(spot.text, spot.end, following.start):
        return None
    return Verdict(Kind.SHIFT, _("là năm liền trước, kể cùng năm kế hoạch"))


def _counted_from(spot: Spot) -> Verdict | None:
    following = spot.following
    if spot.form not in (Form.DAY, Form.MONTH) or spot.year != spot.cycle.year - 1 or following is None:
        return None
    if not spot.cycle.holds(following.year) or not _FROM.search(spot.lead):
        return None
    return Verdict(Kind.SHIFT, _("là ngày đầu của kỳ số liệu kết thúc trong năm kế hoạch"))


def _wound_up(spot: Spot) -> Verdict | None:
    if spot.year != spot.cycle.to_year + 1 or spot.time is None:
        return None
    if _FROM.search(spot.lead):
        return None
    early = spot.form in (Form.DAY, Form.MONTH) and spot.time.month <= _WOUND_UP_BY
    if not early and not (spot.form is Form.YEAR and _FIRST_QUARTER.search(spot.lead)):
        return None
    return Verdict(Kind.SHIFT, _("là thời hạn đầu năm sau, khi tổng kết kế hoạch"))


def _prepared(spot: Spot) -> Verdict | None:
    if spot.form is not Form.YEAR or spot.year != spot.cycle.to_year + 1:
        return None
    if not NEXT_CYCLE.search(spot.lead) or _COMPLETED.search(spot.lead):
        return None
    return Verdict(Kind.SHIFT, _("là năm sau, được chuẩn bị trong năm kế hoạch"))


def _anything_else(spot: Spot) -> Verdict | None:
    return Verdict(Kind.UNKNOWN, _("chưa rõ mốc thời gian này đổi hay giữ"))


_SPOKEN_OF = re.compile(
    r"\b(?:kết quả|tồn tại|hạn chế|tồn đọng|khắc phục|tiếp tục|duy trì|kinh nghiệm|tổng kết|sơ kết|đánh giá|nguyên nhân"
    r"|chuyển tiếp|kết dư|quyết toán|báo cáo|rà soát|phát huy|nợ đọng|thành tích|chưa đạt"
    r"|chưa hoàn thành)\b[^;.]{0,110}$"
    r"|\btrong năm $|\b(?:thực hiện|kế hoạch|dự toán|số liệu)(?: năm)? $"
)
_CARRIED_OVER = re.compile(r"^ (?:chuyển (?:sang|tiếp|nguồn)|còn (?:lại|tồn))\b")
_LISTED = re.compile(r"\s{0,3}(?:,|và|hoặc|, và)\s{1,3}(?:năm\s)?", re.IGNORECASE)
_FROM = re.compile(r"\btừ (?:ngày |tháng |đầu tháng )?$")
_FROM_DAY = re.compile(r"\btừ (?:ngày )?$")
_TO = re.compile(r"^,? ?(?:\(.{1,20}\) ?)?(?:đến|tới|-|–|và kết thúc)")
_FIRST_QUARTER = re.compile(r"\bquý (?:i|1|01)(?:/| năm )$|\b(?:tháng (?:0?[123]|giêng|một|hai|ba)|đầu) năm $")
_COMPLETED = re.compile(r"\b(?:hoàn thành|xong|kết thúc|trong)(?: trong)? năm $")

OWN: tuple[Rule, ...] = (
    Rule("tu-ngay-tro-di", _from_a_day_on),
    Rule("thoi-han-trong-ky", _deadline),
    Rule("nam-ke-hoach", _plan_year),
    Rule("nam-lien-truoc", _year_before),
    Rule("ke-cung-nam-ke-hoach", _listed_year_before),
    Rule("dau-ky-so-lieu", _counted_from),
    Rule("dau-nam-sau", _wound_up),
    Rule("nam-sau-dang-chuan-bi", _prepared),
    Rule("chua-ro", _anything_else),
)
