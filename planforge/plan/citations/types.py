"""Types of documents (tên loại văn bản), the letters that stand for them in a symbol, and how long each is of use."""

from enum import Enum, auto
from typing import NamedTuple


class Life(Enum):
    """How long documents of a type are of use, when nothing else is known of one."""

    STANDING = auto()
    """Until it is repealed: luật, nghị định, quyết định, chỉ thị."""

    CYCLE = auto()
    """A year, or the years it names: kế hoạch."""

    OCCASION = auto()
    """The occasion it was written for: công văn, báo cáo, tờ trình."""


class DocumentType(NamedTuple):
    """A type as a text names it and the codes by which its symbol begins."""

    name: str
    codes: tuple[str, ...] = ()
    life: Life = Life.STANDING


TYPES = (
    DocumentType("Hiến pháp"),
    DocumentType("Bộ luật"),
    DocumentType("Luật", ("QH", "L")),
    DocumentType("Pháp lệnh", ("PL", "UBTVQH")),
    DocumentType("Nghị quyết liên tịch", ("NQLT",)),
    DocumentType("Nghị quyết", ("NQ",)),
    DocumentType("Nghị định", ("NĐ",)),
    DocumentType("Quyết định", ("QĐ",)),
    DocumentType("Chỉ thị", ("CT",)),
    DocumentType("Thông tư liên tịch", ("TTLT",)),
    DocumentType("Thông tư", ("TT",)),
    DocumentType("Thông tri"),
    DocumentType("Thông báo kết luận"),
    DocumentType("Thông báo", ("TB",)),
    DocumentType("Kết luận", ("KL",)),
    DocumentType("Hướng dẫn", ("HD",)),
    DocumentType("Quy định", ("QyĐ", "QĐi")),
    DocumentType("Quy chế", ("QC", "QyC")),
    DocumentType("Chương trình hành động", ("CTHĐ", "CTrHĐ")),
    DocumentType("Chương trình", ("CTr",)),
    DocumentType("Đề án", ("ĐA",)),
    DocumentType("Dự án", ("DA",)),
    DocumentType("Phương án", ("PA",)),
    DocumentType("Văn bản hợp nhất", ("VBHN",)),
    DocumentType("Văn bản", (), Life.OCCASION),
    DocumentType("Kế hoạch liên tịch", ("KHLT",), Life.CYCLE),
    DocumentType("Kế hoạch", ("KH",), Life.CYCLE),
    DocumentType("Công văn", ("CV",), Life.OCCASION),
    DocumentType("Công điện", ("CĐ",), Life.OCCASION),
    DocumentType("Báo cáo", ("BC",), Life.OCCASION),
    DocumentType("Tờ trình", ("TTr",), Life.OCCASION),
    DocumentType("Giấy mời", ("GM",), Life.OCCASION),
)
"""The longer name before the shorter one it begins with or contains."""

OTHER = DocumentType("Văn bản", (), Life.OCCASION)
"""A document whose type neither a word nor its symbol says."""

_SHORT_NAMES = {"NĐ": "Nghị định", "QĐ": "Quyết định", "NQ": "Nghị quyết", "TT": "Thông tư", "KH": "Kế hoạch"}
_SHORT_NAMES |= {"CV": "Công văn", "CT": "Chỉ thị", "KL": "Kết luận", "TB": "Thông báo", "BC": "Báo cáo"}
_BY_NAME = {one.name: one for one in TYPES}
_ENDINGS = (
    *((one.name.lower(), one) for one in sorted(TYPES, key=lambda one: -len(one.name))),
    *((short.lower(), _BY_NAME[name]) for short, name in _SHORT_NAMES.items()),
)
_BY_CODE = {code: one for one in TYPES for code in one.codes}


def small(text: str) -> str:
    """`text` in small letters, as many as before: where a letter has no such small one, the text stays as it is."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else text


def type_at_end(text: str) -> tuple[DocumentType, int] | None:
    """The type that `text` (small letters) ends with, and where its name begins; None when it ends otherwise."""
    for name, one in _ENDINGS:
        if text.endswith(name):
            start = len(text) - len(name)
            if start == 0 or not text[start - 1].isalnum():
                return one, start
    return None


def last_type_in(text: str) -> tuple[DocumentType, int] | None:
    """The type named last in `text` (small letters), and where; None when it names none. Short names do not count."""
    found: tuple[DocumentType, int] | None = None
    for name, one in _ENDINGS[: len(TYPES)]:
        start = text.rfind(name)
        if start >= 0 and (found is None or start > found[1]) and not text[max(start - 1, 0) : start].isalnum():
            found = one, start
    return found


def type_of_symbol(symbol: str) -> DocumentType | None:
    """The type that a symbol begins with: “NĐ-CP”, “QĐ -UBND”, “QĐUBND”, “QH15”; None for a body's own letters.

    A symbol run together is read only where the code is followed by UBND or HĐND.
    """
    code = symbol.split("-")[0].split("/")[0].split("–")[0].strip()
    if code in _BY_CODE:
        return _BY_CODE[code]
    bare = code.rstrip("0123456789").removesuffix("UBND").removesuffix("HĐND")
    return _BY_CODE.get(bare)
