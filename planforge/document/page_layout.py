"""Kỹ thuật trình bày: the page as named values, each with the clause it rests on and the range it allows.

The decree leaves room; an office chooses inside it, in `planforge.yaml`. `nd30` is the default choice.
Lengths are millimetres, sizes and gaps points.
"""

from dataclasses import dataclass, fields, replace
from typing import Any


@dataclass(frozen=True, slots=True)
class PageLayout:
    """The measures of one document. The defaults are the profile `nd30`."""

    margin_top: float = 20
    margin_bottom: float = 20
    margin_left: float = 30
    margin_right: float = 15
    header_distance: float = 10
    national_name_size: float = 13
    national_motto_size: float = 14
    agency_size: float = 13
    reference_size: float = 13
    date_size: float = 14
    title_size: float = 14
    subject_size: float = 14
    body_size: float = 14
    first_line_indent: float = 12.7
    paragraph_gap: float = 6
    line_spacing: float = 1.0
    signature_size: float = 14
    signature_gap: float = 62
    recipients_label_size: float = 12
    recipients_size: float = 11
    page_number_size: float = 14
    appendix_title_size: float = 14
    table_size: float = 12
    agency_rule_ratio: float = 0.4
    subject_rule_ratio: float = 0.4
    appendix_rule_length: float = 25

    @property
    def text_width(self) -> float:
        """The width between the margins of a portrait A4 page."""
        return A4[0] - self.margin_left - self.margin_right

    @property
    def landscape_text_width(self) -> float:
        """The width between the margins of a landscape page, whose margins turn with the paper."""
        return A4[1] - self.margin_top - self.margin_bottom

    def with_values(self, values: dict[str, float]) -> "PageLayout":
        """This layout with some values changed; the values are taken as checked."""
        return replace(self, **values)


A4 = (210.0, 297.0)


@dataclass(frozen=True, slots=True)
class Allowed:
    """The range a value may take, both ends included, and the clause that says so."""

    low: float
    high: float
    clause: str


_OPEN = "Nghị định 30/2020/NĐ-CP không quy định"

ALLOWED: dict[str, Allowed] = {
    "margin_top": Allowed(20, 25, "PL I-I.3"),
    "margin_bottom": Allowed(20, 25, "PL I-I.3"),
    "margin_left": Allowed(30, 35, "PL I-I.3"),
    "margin_right": Allowed(15, 20, "PL I-I.3"),
    "header_distance": Allowed(5, 15, _OPEN),
    "national_name_size": Allowed(12, 13, "PL I-II.1a"),
    "national_motto_size": Allowed(13, 14, "PL I-II.1b"),
    "agency_size": Allowed(12, 13, "PL I-II.2b"),
    "reference_size": Allowed(13, 13, "PL I-II.3c"),
    "date_size": Allowed(13, 14, "PL I-II.4c"),
    "title_size": Allowed(13, 14, "PL I-II.5b"),
    "subject_size": Allowed(13, 14, "PL I-II.5b"),
    "body_size": Allowed(13, 14, "PL I-II.6e"),
    "first_line_indent": Allowed(10, 12.7, "PL I-II.6e"),
    "paragraph_gap": Allowed(6, 24, "PL I-II.6e"),
    "line_spacing": Allowed(1.0, 1.5, "PL I-II.6e"),
    "signature_size": Allowed(13, 14, "PL I-II.7đ"),
    "signature_gap": Allowed(30, 120, _OPEN),
    "recipients_label_size": Allowed(12, 12, "PL I-II.9d"),
    "recipients_size": Allowed(11, 11, "PL I-II.9d"),
    "page_number_size": Allowed(13, 14, "PL I-I.7"),
    "appendix_title_size": Allowed(14, 14, "PL I-III.1b"),
    "table_size": Allowed(10, 14, _OPEN),
    "agency_rule_ratio": Allowed(0.34, 0.5, "PL I-II.2b"),
    "subject_rule_ratio": Allowed(0.34, 0.5, "PL I-II.5b"),
    "appendix_rule_length": Allowed(10, 60, "PL III, Mẫu 2.1"),
}

INDENTS = (10.0, 12.7)
"""PL I-II.6e names two indents of the first line, not a range."""

HEADER_SIZES = ((13, 14, 14), (12, 13, 13))
"""Quốc hiệu, tiêu ngữ, địa danh and date: sizes rise and fall together (footnote to PL I-V)."""


def layout_names() -> list[str]:
    """The names an office may set."""
    return [field.name for field in fields(PageLayout)]


def out_of_range(name: str, value: float) -> Allowed | None:
    """The rule that `name: value` breaks, or None when the decree allows it."""
    rule = ALLOWED[name]
    if not rule.low <= value <= rule.high or (name == "first_line_indent" and value not in INDENTS):
        return rule
    return None


def header_sizes_agree(layout: PageLayout) -> bool:
    """True when quốc hiệu, tiêu ngữ and date are one of the decree's sets of sizes."""
    sizes: tuple[Any, ...] = (layout.national_name_size, layout.national_motto_size, layout.date_size)
    return sizes in HEADER_SIZES
