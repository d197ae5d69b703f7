"""Names and events: standards, amended laws, what happened once; and numbers that are no years."""

import re

from planforge.messages import _
from planforge.plan.citations import Form
from planforge.transforms.mentions.figures import anniversary_in
from planforge.transforms.mentions.mention import Kind, Where
from planforge.transforms.mentions.rule import Rule, Verdict
from planforge.transforms.mentions.spots import Role, Spot

_LONG_AGO = 10


def _standard(spot: Spot) -> Verdict | None:
    if not _STANDARD.search(spot.lead):
        return None
    return Verdict(Kind.KEEP_NAME, _("là một phần ký hiệu của tiêu chuẩn, quy chuẩn"))


def _amended(spot: Spot) -> Verdict | None:
    if spot.year >= spot.cycle.year or not _AMENDED.search(spot.lead):
        return None
    return Verdict(Kind.KEEP_NAME, _("là năm sửa đổi, bổ sung của văn bản"))


def _no_year(spot: Spot) -> Verdict | None:
    if spot.form is not Form.YEAR or spot.is_placeholder:
        return None
    glued = spot.text[max(spot.sentence.start, spot.start - 1) : spot.start].isalpha() and not spot.lead.endswith("năm")
    behind = spot.text[spot.end : spot.end + 3]
    counted = not spot.lead.endswith(("năm ", "năm")) and _COUNTED.match(spot.tail)
    if glued or counted or behind[:1].isalpha() or _GOES_ON.match(behind) or _ADDRESS.search(spot.lead):
        return Verdict(Kind.UNKNOWN, _("có thể không phải là năm mà là số đếm, mã số hoặc địa chỉ"))
    return None


def _event(spot: Spot) -> Verdict | None:
    if spot.role not in (Role.NONE, Role.TITLE) or spot.year > spot.cycle.to_year or not _has_happened(spot):
        return None
    return Verdict(Kind.KEEP_CITATION, _("là thời điểm của một sự kiện đã diễn ra"))


def _has_happened(spot: Spot) -> bool:
    if _IN_FORCE.search(spot.lead):
        return True
    if spot.form is Form.DAY:
        is_past = spot.year < spot.cycle.year or bool(_DONE.search(spot.lead))
        return bool(_AT_A_MEETING.search(spot.lead)) or (is_past and bool(_ON_THE_DAY.search(spot.lead)))
    return spot.year < spot.cycle.year and bool(_HAPPENED.search(spot.lead))


def _event_of_the_year(spot: Spot) -> Verdict | None:
    """“Bão số 5 năm 2025” in the plan of 2025: it may have happened, or be what the year may bring."""
    if not spot.is_free or not spot.is_year or not spot.cycle.holds(spot.year) or not _NUMBERED_EVENT.search(spot.lead):
        return None
    return Verdict(Kind.UNKNOWN, _("không rõ là sự kiện đã diễn ra hay việc của kỳ kế hoạch"))


def _cohort(spot: Spot) -> Verdict | None:
    if not spot.is_free or not _BORN.search(spot.lead):
        return None
    return Verdict(Kind.UNKNOWN, _("năm sinh của một lứa tuổi có thể đổi theo kỳ kế hoạch"))


def _long_ago(spot: Spot) -> Verdict | None:
    if not spot.is_free or spot.form is Form.YEARS or spot.year > spot.cycle.year - _LONG_AGO:
        return None
    if _REACHED.search(spot.lead):
        return None
    return Verdict(Kind.KEEP_CITATION, _("là mốc đã lùi xa, không chuyển theo kỳ kế hoạch"))


def _anniversary(spot: Spot) -> Verdict | None:
    if not spot.is_free or not (spot.cycle.holds(spot.year) or spot.year == spot.cycle.to_year + 1):
        return None
    celebrated = anniversary_in(spot.text, max(spot.sentence.start, spot.start - 200), spot.start)
    if not celebrated:
        return None
    return Verdict(Kind.DECIDE_RESULT, _("kỷ niệm bao nhiêu năm thì đổi theo từng năm"), (celebrated,))


def _once_in_years(spot: Spot) -> Verdict | None:
    if not spot.is_free or spot.form is Form.YEARS or not _ONCE.search(spot.lead) or _DUE.search(spot.lead):
        return None
    return Verdict(Kind.UNKNOWN, _("việc này nhiều năm mới có một lần"))


def _quoted(spot: Spot) -> Verdict | None:
    near = spot.cycle.year - 1 <= spot.year <= spot.cycle.to_year + 1
    if not spot.is_quoted or not near or spot.form is not Form.YEAR or spot.where is Where.SUBJECT:
        return None
    return Verdict(Kind.UNKNOWN, _("nằm trong tên đặt trong ngoặc kép, có thể là tên riêng"))


_STANDARD = re.compile(r"\b(?:iso|iec|tcvn|qcvn|tcxdvn|tcxd|tcn)\b[\w /.-]{0,24}:\s?$")
_AMENDED = re.compile(r"\bsửa đổi(?:, bổ sung)?(?: một số điều)?,?(?: vào)? năm $")
_COUNTED = re.compile(
    r"^ (?:hộ|người|cây|con|m2|m²|m|km|ha|đồng|triệu|tỷ|kg|tấn|học sinh|trẻ|lượt|giờ|suất|cuốn|bản|cái|chiếc|ca"
    r"|vụ|xã|thôn|khách|thẻ|hồ sơ|trường hợp|đoàn viên|hội viên|sinh viên|cán bộ|công chức|tin|bài|tờ|chỗ"
    r"|giường|máy|thiết bị)\b"
)
_GOES_ON = re.compile(r"[.,][0-9]|[-–][0-9]{2}(?![0-9])")
_ADDRESS = re.compile(r"(?:https?:|www\.|\.vn|\.com)\S*$|[\w-]/[\w/-]{0,80}/$|@\S*$")
_IN_FORCE = re.compile(
    r"\b(?:có hiệu lực(?: thi hành)?|hiệu lực(?: thi hành)?)(?: kể)?(?: từ)?(?: ngày| năm)? $"
    r"|\b(?:sáp nhập|hợp nhất|vận hành|sắp xếp|kiện toàn|hoạt động|chia tách|thành lập)\b[^;.]{0,50}(?:kể )?từ ngày $"
)
_AT_A_MEETING = re.compile(r"\btại (?:cuộc họp|hội nghị|phiên họp|buổi làm việc|kỳ họp|buổi họp)\b[^;.]{0,60}ngày $")
_ON_THE_DAY = re.compile(
    r"\b(?:thành lập|công bố|ban hành|khởi công|khánh thành|khai trương|ký kết|ký|phê duyệt|công nhận|giải phóng|xảy ra"
    r"|sáp nhập|hợp nhất|sinh|bàn giao|tiếp nhận)(?: vào)?(?: ngày| tháng)? $"
)
_DONE = re.compile(r"\b(?:đã|được)\b")
_HAPPENED = re.compile(
    r"(?:\bbão số [0-9]{1,2}|\btrận (?:lũ|lụt|bão|động đất)|\bđợt (?:mưa )?lũ|\blũ lịch sử|\bđại dịch"
    r"|\bcovid-?19|\bvụ cháy|\bsự cố|\bđộng đất|\bthành lập|\bsáp nhập|\bkhởi công|\bkhánh thành"
    r"|\bđưa vào (?:sử dụng|hoạt động)|\bgiải phóng"
    r"|\bcách mạng tháng (?:tám|mười))[^;.]{0,30}$"
)
_NUMBERED_EVENT = re.compile(r"\b(?:bão số [0-9]{1,2}|trận (?:lũ|lụt|bão|động đất)|đại dịch|vụ cháy)[^;.,]{0,20}$")
_BORN = re.compile(r"\bsinh (?:từ |trong |vào )?năm $")
_REACHED = re.compile(r"\b(?:đến|tới)(?: hết| cuối)? năm $")
_ONCE = re.compile(
    r"\b(?:tổng điều tra|bầu cử|đại hội (?:đảng|đại biểu|công đoàn|đoàn|hội|chi bộ)|trưng cầu ý dân)\b[^;.]{0,80}$"
)
_DUE = re.compile(r"\b(?:trước|chậm nhất|muộn nhất|đến hết|trong) (?:ngày|tháng|quý)[^;.]{0,8}$")

EVENTS: tuple[Rule, ...] = (
    Rule("ky-hieu-tieu-chuan", _standard),
    Rule("nam-sua-doi-van-ban", _amended),
    Rule("so-khong-phai-nam", _no_year),
    Rule("nam-sinh", _cohort),
    Rule("su-kien-da-dien-ra", _event),
    Rule("su-kien-trong-nam", _event_of_the_year),
    Rule("ky-niem", _anniversary),
    Rule("nhieu-nam-mot-lan", _once_in_years),
    Rule("moc-da-lui-xa", _long_ago),
)
QUOTED: tuple[Rule, ...] = (Rule("trong-ngoac-kep", _quoted),)
"""Asked after what is recognised inside quotation marks as well: periods, horizons, themes."""
