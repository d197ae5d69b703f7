"""The plan itself: its number line, its date line, “(Kèm theo Kế hoạch số …)”; and days that no calendar has."""

import re

from planforge.messages import _
from planforge.plan.citations import Form
from planforge.transforms.mentions.mention import Kind, Where
from planforge.transforms.mentions.rule import Rule, Verdict
from planforge.transforms.mentions.spots import Role, Spot


def _no_such_day(spot: Spot) -> Verdict | None:
    if spot.time is None or spot.time.exists:
        return None
    return Verdict(Kind.UNKNOWN, _("“{text}” không có trong lịch").format(text=_shown(spot)))


def _own_number(spot: Spot) -> Verdict | None:
    if spot.role is not Role.REFERENCE or not _NUMBER_LINE.fullmatch(_line(spot)):
        return None
    return Verdict(Kind.OWN_IDENTITY, _("là số, ký hiệu của chính kế hoạch này"))


def _own_date(spot: Spot) -> Verdict | None:
    if spot.form not in (Form.DAY, Form.MONTH, Form.YEAR) or not spot.is_free:
        return None
    if not _DATE_LINE.fullmatch(_line(spot)):
        return None
    return Verdict(Kind.OWN_IDENTITY, _("là dòng địa danh và ngày ban hành của chính kế hoạch này"))


def _attached(spot: Spot) -> Verdict | None:
    if not _is_own_citation(spot):
        return None
    if spot.role is Role.TITLE:
        return Verdict(Kind.SHIFT, _("nằm trong tên của chính kế hoạch này")) if spot.cycle.holds(spot.year) else None
    return Verdict(Kind.OWN_IDENTITY, _("phụ lục kèm theo chính kế hoạch này"))


def _is_own_citation(spot: Spot) -> bool:
    """Whether a spot stands in the first citation behind “(Kèm theo …”; in prose that has to be a plan."""
    citation = spot.citation
    if not citation or spot.citation_before:
        return False
    if spot.where is Where.ATTACHED:
        return True
    before = spot.text[spot.sentence.start : citation.start]
    return citation.type.name == "Kế hoạch" and bool(_ATTACHED.fullmatch(before))


def _line(spot: Spot) -> str:
    """The line that a spot stands on, if it is a short one."""
    start = max(spot.text.rfind("\n", max(0, spot.start - 100), spot.start) + 1, spot.start - 100, 0)
    end = spot.text.find("\n", spot.end, spot.end + 100)
    return spot.text[start : end if end >= 0 else spot.end + 100].strip()


def _shown(spot: Spot) -> str:
    return " ".join(spot.text[spot.start : spot.end].split())


_NUMBER_LINE = re.compile(r"Số\s?:?\s?[0-9]{1,6}[a-z]?\s{0,2}[/-]\s?\S{1,30}(?:\s?-\s?\S{1,20})?", re.IGNORECASE)
_DATE_LINE = re.compile(r"[^\W\d_][^,\n]{1,60},\s?ngày[\s.…0-9]{0,20}tháng[\s.…0-9]{0,20}năm\s{1,4}[0-9]{4}\.?")
_ATTACHED = re.compile(r"\(?\s?(?:ban hành\s)?kèm theo\s", re.IGNORECASE)

IDENTITY: tuple[Rule, ...] = (
    Rule("ngay-khong-co-that", _no_such_day),
    Rule("so-cua-ke-hoach", _own_number),
    Rule("ngay-cua-ke-hoach", _own_date),
    Rule("kem-theo-ke-hoach", _attached),
)
