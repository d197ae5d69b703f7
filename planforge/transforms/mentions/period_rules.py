"""Several years at once: giai đoạn, nhiệm kỳ; school years and seasons, which move; open starts; rolling budgets."""

import re

from planforge.messages import _
from planforge.plan.citations import Form
from planforge.plan.citations.titles import is_season
from planforge.transforms.mentions.figures import figures_in
from planforge.transforms.mentions.mention import Kind
from planforge.transforms.mentions.result_rules import TARGET
from planforge.transforms.mentions.rule import Rule, Verdict
from planforge.transforms.mentions.spots import Role, Spot


def _season(spot: Spot) -> Verdict | None:
    time = spot.time
    if time is None or spot.role is Role.TITLE or not is_season(spot.text, time):
        return None
    if not spot.cycle.year - 1 <= time.year <= spot.cycle.to_year + 1:
        return Verdict(Kind.UNKNOWN, _("là năm học, mùa vụ không liền với kỳ kế hoạch"))
    figures = tuple(figures_in(spot.text, time.end, spot.reach)) if time.year < spot.cycle.year else ()
    if figures and not TARGET.search(spot.text, time.end, figures[0].end + 12):
        return Verdict(Kind.DECIDE_RESULT, _("số liệu của năm học, mùa vụ trước cần thay bằng số liệu mới"), figures)
    return Verdict(Kind.SHIFT, _("năm học, mùa vụ đi theo kỳ kế hoạch"))


def _rolling_budget(spot: Spot) -> Verdict | None:
    if not _is_period(spot) or spot.role is Role.TITLE or not _THREE_YEARS.search(spot.lead):
        return None
    starts_here = spot.year in (spot.cycle.year, spot.cycle.year + 1)
    if starts_here and _BUDGET.search(spot.lead):
        return Verdict(Kind.SHIFT, _("kế hoạch tài chính - ngân sách 3 năm lập cuốn chiếu hằng năm"))
    return Verdict(Kind.DECIDE_PERIOD, _("kế hoạch 3 năm có thể lập cuốn chiếu hằng năm"))


def _own_period(spot: Spot) -> Verdict | None:
    time, cycle = spot.time, spot.cycle
    if time is None or not cycle.is_long or not _is_period(spot) or spot.role is Role.TITLE:
        return None
    if (time.year, time.to_year) != (cycle.year, cycle.to_year):
        return None
    if _PROGRAMME.search(spot.lead) or spot.is_quoted:
        return Verdict(Kind.DECIDE_PERIOD, _("trùng kỳ kế hoạch nhưng là giai đoạn của một chương trình khác"))
    return Verdict(Kind.SHIFT, _("là kỳ của chính kế hoạch này"))


def _two_years(spot: Spot) -> Verdict | None:
    time = spot.time
    if time is None or not _is_period(spot) or time.to_year != time.year + 1 or spot.is_alone:
        return None
    if _SAID_TO_BE_ONE.search(spot.lead) or "đ" in spot.text[time.start : time.end]:
        return None
    return Verdict(Kind.UNKNOWN, _("hai năm liền nhau có thể là giai đoạn, cũng có thể là một mùa, một năm học"))


def _period(spot: Spot) -> Verdict | None:
    if spot.time is None or not _is_period(spot):
        return None
    if spot.time.to_year >= spot.cycle.target:
        return Verdict(
            Kind.KEEP_PERIOD, _("giai đoạn còn bao gồm năm {year} hoặc ở phía trước").format(year=_target(spot))
        )
    return Verdict(Kind.DECIDE_PERIOD, _("giai đoạn đã kết thúc trước năm {year}").format(year=_target(spot)))


def _from_then_on(spot: Spot) -> Verdict | None:
    if not spot.is_year or spot.year > spot.cycle.target or not _FROM.search(spot.lead):
        return None
    if _ON.match(spot.tail):
        return Verdict(Kind.KEEP_PERIOD, _("là mốc bắt đầu, từ đó trở đi vẫn đúng"))
    return Verdict(Kind.UNKNOWN, _("không rõ mốc bắt đầu này cố định hay đi theo kỳ kế hoạch"))


def _is_period(spot: Spot) -> bool:
    return spot.form is Form.YEARS


def _target(spot: Spot) -> int:
    return spot.cycle.target


_THREE_YEARS = re.compile(r"\b(?:0?3|ba) năm,? (?:giai đoạn |\()?$")
_BUDGET = re.compile(r"\btài chính\s?[-–,]?\s?ngân sách\b")
_PROGRAMME = re.compile(r"\b(?:chương trình|đề án|chiến lược|nghị quyết|quy hoạch|nhiệm kỳ|dự án)\b[^;.]{0,120}$")
_SAID_TO_BE_ONE = re.compile(r"\b(?:giai đoạn|thời kỳ|nhiệm kỳ|khóa|kỳ|từ năm|0?2 năm|hai năm)[ (]{1,2}(?:năm )?$")
_FROM = re.compile(r"\b(?:kể )?từ (?:đầu |giữa |cuối )?năm $")
_ON = re.compile(r"^,? ?(?:trở đi|đến nay|tới nay|cho đến nay|trở lại đây|về sau|và những năm|và các năm)")

PERIODS: tuple[Rule, ...] = (
    Rule("nam-hoc-mua-vu", _season),
    Rule("ngan-sach-cuon-chieu", _rolling_budget),
    Rule("ky-cua-ke-hoach", _own_period),
    Rule("hai-nam-lien-nhau", _two_years),
    Rule("giai-doan", _period),
    Rule("tu-nam-tro-di", _from_then_on),
)
