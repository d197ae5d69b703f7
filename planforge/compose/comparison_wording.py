"""How a comparison says what it found: the names of parts and fields, what became of a thing, the count of it all."""

from collections.abc import Iterator

from planforge.plan.comparison import Comparison, Difference, Kind, Outcome, Part, Spot

PART_TITLES = {
    Part.LETTERHEAD: "Phần đầu văn bản",
    Part.LEGAL_BASES: "Căn cứ",
    Part.INTRODUCTION: "Lời mở đầu",
    Part.PURPOSE: "Mục đích",
    Part.REQUIREMENTS: "Yêu cầu",
    Part.SECTIONS: "Nội dung",
    Part.TASKS: "Nhiệm vụ",
    Part.ASSIGNMENTS: "Tổ chức thực hiện",
    Part.CLOSING: "Câu kết",
    Part.RECIPIENTS: "Nơi nhận",
    Part.SIGNATURE: "Chữ ký",
    Part.APPENDICES: "Phụ lục",
    Part.FOOTNOTES: "Cước chú",
    Part.LABELS: "Nhãn",
}

FIELD_NAMES = {
    "": "",
    "text": "",
    "title": "",
    "year": "Năm kế hoạch",
    "unit": "Đơn vị hành chính",
    "within": "Đơn vị cấp trên",
    "body": "Cơ quan ban hành",
    "level": "Cấp",
    "place_name": "Địa danh",
    "superior_line": "Cơ quan chủ quản",
    "number": "Số",
    "symbol": "Ký hiệu",
    "date": "Ngày ban hành",
    "subject": "Trích yếu",
    "draft": "Chữ DỰ THẢO",
    "for_committee": "Dòng TM.",
    "capacity": "Quyền hạn ký",
    "position": "Chức vụ",
    "head": "Người được ký thay",
    "own_post": "Chức vụ ở cơ quan mình",
    "name": "Người ký",
    "filed_with": "Nơi lưu",
    "note": "Ghi chú",
    "attached": "Dòng (Kèm theo …)",
    "objective": "Mục tiêu, yêu cầu",
    "measures": "Nhiệm vụ, giải pháp",
    "deliverables": "Kết quả, sản phẩm",
    "lead": "Đơn vị chủ trì",
    "supporting": "Đơn vị phối hợp",
    "deadline": "Thời gian thực hiện",
    "labels.group": "Nhãn nhóm",
    "labels.title": "Nhãn tên nhiệm vụ",
    "labels.objective": "Nhãn mục tiêu, yêu cầu",
    "labels.measures": "Nhãn nhiệm vụ, giải pháp",
    "labels.deliverables": "Nhãn kết quả, sản phẩm",
    "labels.responsibility": "Nhãn phân công trách nhiệm",
    "labels.lead": "Nhãn đơn vị chủ trì",
    "labels.supporting": "Nhãn đơn vị phối hợp",
    "labels.deadline": "Nhãn thời gian thực hiện",
}

NOUNS = {
    Kind.TEXT: "đoạn",
    Kind.HEADING: "mục",
    Kind.PLACE: "chỗ đặt phần",
    Kind.GROUP: "nhóm",
    Kind.TASK: "nhiệm vụ",
    Kind.ASSIGNMENT: "phân công",
    Kind.RECIPIENT: "nơi nhận",
    Kind.APPENDIX: "phụ lục",
    Kind.COLUMN: "cột",
    Kind.ROW: "dòng",
    Kind.FOOTNOTE: "cước chú",
}

OUTCOMES = {
    Outcome.ADDED: "thêm",
    Outcome.REMOVED: "bỏ",
    Outcome.CHANGED: "sửa",
    Outcome.MOVED: "chuyển chỗ",
}

COME_LATER = ("number", "date")
"""Facts that a draft does not have yet: they are not taken away from it."""

SAME = "Hai kế hoạch không khác nhau chữ nào."
LAYOUT_ONLY = "chỗ chỉ khác cách trình bày (số thứ tự, ký hiệu đầu mục, chữ đậm, cột …), không liệt kê."
MOVED_LINE = " (chuyển chỗ)"
LONGEST_NAME = 70


def field_name(label: str) -> str:
    """Thời gian thực hiện: what a field is called; a column by its heading, an office's own field by its key."""
    kind, _dot, own = label.partition(".")
    if kind in ("extra", "cell"):
        return own
    field, _dot, whose = own.partition(".")
    return f"{FIELD_NAMES[field]} của “{shortened(whose)}”" if whose else FIELD_NAMES[label]


def name_of(difference: Difference) -> str:
    """nhiệm vụ “Rà soát thủ tục”, số, đoạn: what a difference is about; a text stands below it in full."""
    if difference.kind is Kind.FACT:
        name = field_name(difference.texts[0].label)
        return name[:1].lower() + name[1:]
    if difference.kind is Kind.TEXT:
        return "căn cứ" if _is_legal_basis(difference) else NOUNS[Kind.TEXT]
    if difference.kind is Kind.FOOTNOTE:
        return NOUNS[Kind.FOOTNOTE]
    if difference.kind is Kind.HEADING and difference.outcomes == (Outcome.CHANGED,):
        return "tiêu đề"
    return f"{NOUNS[difference.kind]} “{shortened(full_name(difference))}”"


def _is_legal_basis(difference: Difference) -> bool:
    spot = difference.new or difference.old
    return spot is not None and spot.part is Part.LEGAL_BASES


def full_name(difference: Difference) -> str:
    """The whole name of what a difference is about, in the plan's own words."""
    return PART_TITLES[Part(difference.name)] if difference.kind is Kind.PLACE else difference.name


def shortened(name: str) -> str:
    """`name`, or as many of its first words as are needed to know it again."""
    if len(name) <= LONGEST_NAME:
        return name
    return name[:LONGEST_NAME].rsplit(" ", 1)[0].rstrip(" ,;:.-") + " …"


def what_became(difference: Difference) -> str:
    """Chuyển từ “Hạ tầng số” sang “Dữ liệu số”; sửa: what became of it, and where that is to be said."""
    said = "; ".join(_said(outcome, difference) for outcome in difference.outcomes)
    return said[:1].upper() + said[1:]


def _said(outcome: Outcome, difference: Difference) -> str:
    if outcome is Outcome.MOVED and difference.old and difference.new:
        return _moved(difference.old, difference.new)
    if outcome is Outcome.CHANGED and difference.only_years:
        return "sửa (chỉ đổi năm)"
    if outcome is Outcome.REMOVED and difference.kind is Kind.FACT and difference.texts[0].label in COME_LATER:
        return "chưa có"
    return OUTCOMES[outcome]


def _moved(old: Spot, new: Spot) -> str:
    before, after = shortened(_above(old)), shortened(_above(new))
    if before != after:
        return f"chuyển từ “{before}” sang “{after}”"
    if old.position != new.position:
        place = f" ở “{after}”" if new.above else ""
        return f"chuyển từ vị trí {old.position} sang vị trí {new.position}{place}"
    return "chuyển chỗ"


def _above(spot: Spot) -> str:
    return spot.above or PART_TITLES[spot.part]


def where(difference: Difference) -> str:
    """Under which heading, group or body it stands; empty directly under its part, and where its move says it."""
    spot = difference.new or difference.old
    if spot is None or not spot.above or Outcome.MOVED in difference.outcomes:
        return ""
    return f"Ở “{shortened(spot.above)}”"


def summary(comparison: Comparison) -> str:
    """Nhiệm vụ: 2 thêm, 1 bỏ. Ngoài nhiệm vụ: 12 sửa (9 chỉ đổi năm): how much there is of what."""
    tasks = ", ".join(_counts(comparison, frozenset({Kind.TASK})))
    others = ", ".join(_counts(comparison, frozenset(Kind) - {Kind.TASK}))
    counts = (("Nhiệm vụ", tasks), ("Ngoài nhiệm vụ", others))
    said = " ".join(f"{title}: {count}." for title, count in counts if count) or SAME
    if not comparison.layout_only:
        return said
    return f"{said} {comparison.layout_only} {LAYOUT_ONLY}"


def _counts(comparison: Comparison, kinds: frozenset[Kind]) -> Iterator[str]:
    for outcome, word in OUTCOMES.items():
        count = comparison.count(outcome, kinds)
        years = sum(one.only_years and one.kind in kinds for one in comparison.differences())
        if count:
            aside = f" ({years} chỉ đổi năm)" if outcome is Outcome.CHANGED and years else ""
            yield f"{count} {word}{aside}"
