"""What ages beside a year: figures, ranks and scores, the zodiac name of a year, an ordinal, a slogan."""

import re
from collections.abc import Iterator

from planforge.plan.citations import Stretch

_FIGURE = re.compile(
    r"(?:(?:vị thứ|vị trí|thứ hạng|thứ|hạng)\s(?:thứ\s)?)?(?<![\w/.,-])[0-9]{1,9}(?:[.,][0-9]{1,9}){0,4}"
    r"(?:\s?[-/–]\s?[0-9]{1,6}(?![0-9/]))?"
    r"(?:\s?(?:%|‰)|\s(?:điểm phần trăm|điểm|bậc|tỷ đồng|triệu đồng|tỷ|triệu)\b)?(?!\w)",
    re.IGNORECASE,
)
_NO_FIGURE = re.compile(
    r"(?:\b(?:số|điều|khoản|mục|chương|lần thứ|lần|quý|tháng|ngày|tuần|cấp|mức độ|mức|đề án|phụ lục|biểu|bước|giờ"
    r"|công văn|cụm|khu|tổ|thôn|ấp|khóm|phường|quận|đường|trường|loại|hạng)\s?|covid-)$",
    re.IGNORECASE,
)
_ZODIAC = re.compile(
    r"\b(?:Giáp|Ất|Bính|Đinh|Mậu|Kỷ|Canh|Tân|Nhâm|Quý)\s(?:Tý|Sửu|Dần|Mão|Mẹo|Thìn|Tỵ|Tị|Ngọ|Mùi|Thân|Dậu|Tuất|Hợi)\b",
    re.IGNORECASE,
)
_ORDINAL = re.compile(
    r"\blần thứ\s(?P<ordinal>[0-9]{1,3}|[IVXL]{1,7}|\w{2,5}(?:\smươi\w{0,1})?)\s?[,(-]?\s?(?:năm\s)?$", re.IGNORECASE
)
_ANNIVERSARY = re.compile(r"\bkỷ niệm\s(?:lần thứ\s)?(?P<years>[0-9]{1,4}\snăm)\b", re.IGNORECASE)
_SLOGAN = re.compile(r"[\s:,–-]{0,12}(?:là\s)?:?\s{0,3}(?P<slogan>[“\"«][^”\"»]{1,400}[”\"»])")
_THEME_BEHIND = re.compile(
    r",?\s(?:với |có )?chủ đề(?:\slà)?:?\s{0,3}(?P<slogan>[“\"«][^”\"»]{1,400}[”\"»])", re.IGNORECASE
)
_BARE_SLOGAN = re.compile(r"\s?(?::|là:?)\s(?P<slogan>\S[^.;\n]{3,300})")


def figures_in(text: str, start: int, end: int) -> Iterator[Stretch]:
    """The figures between two places: “68,5 điểm”, “5/12”, “vị thứ 5”, “12,4 tỷ”; not numbers of things (Điều 5)."""
    for match in _FIGURE.finditer(text, start, end):
        if match[0][0].isalpha() or not _NO_FIGURE.search(text, max(start, match.start() - 12), match.start()):
            yield Stretch(*match.span())


def zodiac_near(text: str, start: int, end: int) -> Stretch | None:
    """The zodiac name of a year (Ất Tỵ) right before or behind the year that stands from `start` to `end`."""
    found = _ZODIAC.search(text, max(0, start - 16), min(len(text), end + 20))
    return Stretch(*found.span()) if found else None


def ordinal_before(text: str, floor: int, start: int) -> Stretch | None:
    """The ordinal right before a year: VI in “lần thứ VI năm 2025”."""
    found = _ORDINAL.search(text, max(floor, start - 40), start)
    return Stretch(*found.span("ordinal")) if found else None


def anniversary_in(text: str, start: int, end: int) -> Stretch | None:
    """How many years a sentence celebrates: “50 năm” in “Kỷ niệm 50 năm”."""
    found = _ANNIVERSARY.search(text, start, end)
    return Stretch(*found.span("years")) if found else None


def slogan_after(text: str, start: int, end: int, named: bool) -> Stretch | None:
    """The theme right behind a year: quoted or behind a colon.

    Where “chủ đề” was not `named` before the year, it has to be named behind it.
    """
    patterns = (_SLOGAN, _BARE_SLOGAN) if named else (_THEME_BEHIND,)
    found = next((match for pattern in patterns if (match := pattern.match(text, start, end))), None)
    return Stretch(*found.span("slogan")) if found else None
