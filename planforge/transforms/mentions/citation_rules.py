"""Cited documents: what belongs to one year's cycle has a successor, everything else stands."""

import re

from planforge.messages import _
from planforge.plan.citations import Citation, Form
from planforge.transforms.mentions.mention import Kind
from planforge.transforms.mentions.rule import Rule, Verdict
from planforge.transforms.mentions.spots import Role, Spot

_NAMED_BY_YEAR = ("Luật", "Bộ luật", "Pháp lệnh", "Hiến pháp")


def _law_by_year(spot: Spot) -> Verdict | None:
    if spot.role is Role.DATE and spot.form is Form.YEAR and _type(spot) in _NAMED_BY_YEAR:
        return Verdict(Kind.KEEP_NAME, _("năm là một phần tên gọi của văn bản luật"))
    return None


def _annual(spot: Spot) -> Verdict | None:
    if not spot.citation or not spot.citation.is_annual(spot.cycle.year):
        return None
    return _has_successor(spot.citation)


def _standing(spot: Spot) -> Verdict | None:
    if spot.role not in (Role.REFERENCE, Role.DATE):
        return None
    return Verdict(Kind.KEEP_CITATION, _("số, ngày của văn bản viện dẫn không đổi theo kỳ kế hoạch"))


def _year_of_outer(spot: Spot) -> Verdict | None:
    """“Kế hoạch số … về thực hiện Nghị quyết số … năm 2025”: the year is the plan's, not the resolution's."""
    outer = spot.citation_before
    if spot.role is not Role.TITLE or not outer or spot.year not in outer.title_years:
        return None
    return _has_successor(outer) if outer.is_annual(spot.cycle.year) else None


def _day_before(spot: Spot) -> Verdict | None:
    """“Ngày 21/8/2025, UBND tỉnh ban hành Kế hoạch số …”: the day has the fate of the document."""
    if not spot.is_free or spot.form is not Form.DAY or not _ON_THE_DAY.fullmatch(spot.lead):
        return None
    following = spot.citation_behind
    if not following or not _ISSUED.fullmatch(spot.text, spot.end, following.start):
        return None
    if following.is_annual(spot.cycle.year) or (following.year is None and spot.cycle.holds(spot.year)):
        return _has_successor(following)
    return Verdict(Kind.KEEP_CITATION, _("là ngày ban hành của văn bản viện dẫn"))


def _other_year_in_title(spot: Spot) -> Verdict | None:
    if spot.role is not Role.TITLE:
        return None
    if spot.year < spot.cycle.year - 1:
        return Verdict(Kind.KEEP_NAME, _("nằm trong tên của văn bản viện dẫn"))
    return Verdict(Kind.UNKNOWN, _("không rõ năm này thuộc tên văn bản viện dẫn hay thuộc kế hoạch"))


def _has_successor(citation: Citation) -> Verdict:
    reason = _("{type} này gắn với một năm, kỳ sau có văn bản thay thế").format(type=citation.type.name)
    return Verdict(Kind.DECIDE_ANNUAL_CITATION, reason)


def _type(spot: Spot) -> str:
    return spot.citation.type.name if spot.citation else ""


_ON_THE_DAY = re.compile(r"\W{0,4}(?:vào )?ngày ")
_ISSUED = re.compile(r",[^;.]{2,100}\s(?:ban hành|ký|ký ban hành|có)\s{1,3}(?:các\s)?", re.IGNORECASE)

CITED: tuple[Rule, ...] = (
    Rule("ten-luat-kem-nam", _law_by_year),
    Rule("van-ban-theo-nam", _annual),
    Rule("van-ban-con-hieu-luc", _standing),
    Rule("nam-cua-van-ban-dung-truoc", _year_of_outer),
    Rule("ngay-ban-hanh-dung-truoc", _day_before),
)
TITLED: tuple[Rule, ...] = (Rule("nam-trong-ten-van-ban", _other_year_in_title),)
"""Asked after periods and horizons, which go by their own sense in the title of a standing document."""
