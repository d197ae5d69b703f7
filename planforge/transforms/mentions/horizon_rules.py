"""Years by which something is to be reached: đến năm, tầm nhìn, vào năm; and every year far ahead."""

import re

from planforge.messages import _
from planforge.plan.citations import Form
from planforge.transforms.mentions.figures import figures_in
from planforge.transforms.mentions.mention import Kind, Where
from planforge.transforms.mentions.rule import Rule, Verdict
from planforge.transforms.mentions.spots import Spot


def _horizon(spot: Spot) -> Verdict | None:
    if not spot.is_year or not _BY.search(spot.lead) or (spot.where is Where.DEADLINE and _is_own(spot)):
        return None
    if spot.year > spot.cycle.target and not _is_own(spot):
        return Verdict(Kind.KEEP_HORIZON, _("mốc mục tiêu còn ở phía trước"))
    return Verdict(Kind.DECIDE_HORIZON, _("mốc mục tiêu đã đến hoặc đến trong kỳ mới"))


def _within(spot: Spot) -> Verdict | None:
    """“đạt 50% vào năm 2025”: a target where the sentence has a figure, else only the time of something."""
    if not spot.is_year or not _IN.search(spot.lead) or not (_is_own(spot) or spot.year == spot.cycle.year + 1):
        return None
    figures = (spot.text[slice(*one)] for one in figures_in(spot.text, *spot.sentence))
    measured = _MEASURED.search(spot.lead) or any(not _A_YEAR.fullmatch(one) for one in figures)
    return Verdict(Kind.DECIDE_HORIZON, _("chỉ tiêu đến hạn trong kỳ này")) if measured else None


def _target_of_year(spot: Spot) -> Verdict | None:
    if not spot.is_year or not _is_own(spot) or not spot.lead.endswith("năm ") or not _REACHES.match(spot.tail):
        return None
    return Verdict(Kind.DECIDE_HORIZON, _("chỉ tiêu đến hạn trong kỳ này"))


def _far_ahead(spot: Spot) -> Verdict | None:
    ahead = spot.year - spot.cycle.to_year
    if spot.form is Form.YEARS or ahead < 2:
        return None
    if ahead == 2 and (not spot.is_year or NEXT_CYCLE.search(spot.lead)):
        return Verdict(Kind.UNKNOWN, _("không rõ mốc này cố định hay đi theo kỳ kế hoạch"))
    return Verdict(Kind.KEEP_HORIZON, _("mốc ở xa phía trước, không đi theo kỳ kế hoạch"))


def _lone_later_year(spot: Spot) -> Verdict | None:
    if not spot.is_year or not spot.is_alone or spot.year <= spot.cycle.to_year:
        return None
    return Verdict(Kind.KEEP_HORIZON, _("ô chỉ ghi một năm ở phía trước: hạn vẫn giữ nguyên"))


def _is_own(spot: Spot) -> bool:
    return spot.cycle.holds(spot.year)


NEXT_CYCLE = re.compile(
    r"\b(?:kế hoạch|dự toán|nhiệm vụ|phương hướng|chương trình công tác|chuẩn bị|đăng ký|tết|xuân|nhu cầu|chỉ tiêu"
    r"|dự kiến|tuyển sinh|tuyển quân|thu, chi|ngân sách)\b[^;.]{0,70}$"
)
"""Words before a year that is prepared in the one before it."""

_BY = re.compile(
    r"\b(?:(?:đến|tới|trước|hết|hướng đến|hướng tới|chậm nhất|muộn nhất|chậm nhất là)"
    r"(?: hết| cuối| đầu| giữa| khoảng)? năm"
    r"|tầm nhìn(?: đến)?(?: năm)?|đến) $"
)
_IN = re.compile(r"\bvào (?:cuối |đầu )?năm $")
_A_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_MEASURED = re.compile(
    r"\b(?:ít nhất|tối thiểu|tỷ lệ|tỷ số|tỷ suất|tỷ trọng|chỉ tiêu|toàn bộ|phấn đấu|mục tiêu|đạt chuẩn)\b"
)
_REACHES = re.compile(
    r"^,? ?(?:phấn đấu )?(?:sẽ )?(?:đạt|có|còn|giảm còn|giảm xuống còn)"
    r"(?: (?:ít nhất|tối thiểu|khoảng|trên|dưới|từ|hơn|tỷ lệ|được))? (?:là )?[0-9]|^: [0-9]"
)

HORIZONS: tuple[Rule, ...] = (
    Rule("den-nam", _horizon),
    Rule("vao-nam-co-chi-tieu", _within),
    Rule("chi-tieu-cua-nam", _target_of_year),
    Rule("moc-o-xa-phia-truoc", _far_ahead),
    Rule("o-chi-ghi-nam-sau", _lone_later_year),
)
