"""Loại cơ quan: how a line speaks of all bodies of a kind, and how the name of one of them begins."""

from typing import NamedTuple

from planforge.registry.short_forms import Words

EVERYONE = "mọi nơi"


class Kind(NamedTuple):
    """A kind of bodies: how a line speaks of all of them after "các", and how the name of one of them begins.

    A phrase that alone makes a whole line (ban, ngành) needs no "các"; one with `…` needs none whatever follows it.
    """

    name: str
    spoken: str
    called: str


KINDS: tuple[Kind, ...] = (
    Kind(EVERYONE, "cơ quan; đơn vị; tổ chức; cá nhân; địa phương; nơi; thành viên …", ""),
    Kind("sở", "sở", "sở"),
    Kind("phòng", "phòng", "phòng; văn phòng"),
    Kind(
        "cơ quan chuyên môn",
        "ban; ngành; sở ban …; sở ngành …; ban ngành …; phòng ban …; trung tâm; cơ quan chuyên môn …; cơ quan thuộc …; "
        "cơ quan trực thuộc …; cơ quan hành chính …; đơn vị thuộc …; đơn vị trực thuộc …; đơn vị sự nghiệp …",
        "sở; phòng; ban; ngành; thanh tra; văn phòng; công an; bộ chỉ huy; bộ đội; chỉ huy; quân sự; cục; chi cục; "
        "chi nhánh; bảo hiểm xã hội; thuế; kho bạc; hải quan; thống kê; tòa án; viện; trung tâm; trạm; hạt; đội; đài; "
        "bộ phận; công chức; cán bộ; tư pháp; tài chính; địa chính; văn hóa; văn phòng thống kê",
    ),
    Kind(
        "công chức",
        "công chức; cán bộ; viên chức; chức danh; bộ phận; công chức chuyên môn …; công chức ủy ban nhân dân …; "
        "cán bộ công chức …; bộ phận chuyên môn …; cơ quan chuyên môn …; ban; ngành; ban ngành …",
        "công chức; cán bộ; bộ phận; tư pháp; tài chính; địa chính; văn hóa; văn phòng thống kê; chỉ huy; kế toán",
    ),
    Kind(
        "huyện",
        "huyện; quận; thị xã; thành phố; địa phương",
        "ủy ban nhân dân huyện; ủy ban nhân dân quận; ủy ban nhân dân thị xã; ủy ban nhân dân thành phố; huyện; quận; "
        "thị xã; thành phố",
    ),
    Kind(  # a district passes on what it is sent
        "xã",
        "xã; phường; thị trấn; đặc khu; huyện; quận; thị xã; thành phố; địa phương",
        "ủy ban nhân dân xã; ủy ban nhân dân phường; ủy ban nhân dân thị trấn; ủy ban nhân dân đặc khu; xã; phường; "
        "thị trấn; đặc khu",
    ),
    Kind(
        "thôn",
        "thôn; buôn; bon; ấp; bản; làng; khóm; xóm; khu phố; khu dân cư; tổ dân phố; tổ; trưởng thôn; trưởng buôn; "
        "trưởng ấp",
        "thôn; buôn; bon; ấp; bản; làng; khóm; xóm; khu phố; khu dân cư; tổ; ban tự quản; ban nhân dân; nhà văn hóa; "
        "cộng đồng",
    ),
    Kind(
        "đoàn thể",
        "đoàn thể …; hội; hội đoàn thể …; tổ chức chính trị …; tổ chức đoàn thể …; tổ chức hội …; "
        "tổ chức thành viên …; mặt trận",
        "mặt trận; hội; đoàn; liên đoàn; liên minh; công đoàn; thành đoàn; xã đoàn; ban công tác mặt trận; đoàn thể; "
        "ban thanh tra nhân dân; tổ chức chính trị",
    ),
    Kind(
        "trường",
        "trường; nhà trường; cơ sở giáo dục; đơn vị trường",
        "trường; nhà trường; mầm non; mẫu giáo; tiểu học; trung tâm giáo dục",
    ),
    Kind("y tế", "trạm; cơ sở y tế; bệnh viện", "trạm y tế; trung tâm y tế; bệnh viện; phòng khám"),
    Kind(
        "doanh nghiệp",
        "doanh nghiệp; công ty; hợp tác xã; nhà máy; nhà mạng; chủ đầu tư; nhà thầu; cơ sở sản xuất; hộ kinh doanh",
        "doanh nghiệp; công ty; tổng công ty; tập đoàn; hợp tác xã; nhà máy; điện lực; bưu điện; viettel; vnpt",
    ),
    Kind("báo chí", "báo; báo đài; đài; cơ quan báo chí …; cơ quan thông tấn …", "báo; đài"),
    Kind("ngân hàng", "ngân hàng; tổ chức tín dụng", "ngân hàng; quỹ tín dụng"),
    Kind(
        "cơ quan đảng",
        "ban đảng; cơ quan đảng; đảng ủy; huyện ủy; thị ủy; quận ủy; thành ủy; đảng bộ; chi bộ",
        "đảng ủy; huyện ủy; thị ủy; quận ủy; thành ủy; tỉnh ủy; đảng bộ; chi bộ; ban tuyên giáo; ban dân vận",
    ),
    Kind("", "", "hội đồng; đoàn đại biểu; ban chấp hành; ban thường vụ; ủy ban nhân dân; bộ"),
)
"""The last is no kind: names that begin as those of another kind do and are not of it."""


def kinds_spoken_of(words: Words) -> frozenset[str]:
    """The kinds that an entry of a list after "các" speaks of, by the longest phrase that it begins with."""
    return next((_SPOKEN[words[:length]] for length in range(_LONGEST, 0, -1) if words[:length] in _SPOKEN), _NONE)


def kinds_spoken_of_alone(words: Words) -> frozenset[str]:
    """The kinds that `words` speak of without "các" before them: ban; công chức; công chức chuyên môn …"""
    begun = (_SPOKEN[words[:length]] for length in range(_LONGEST, 0, -1) if words[:length] in _ALONE)
    return _SPOKEN.get(words, _NONE) or next(begun, _NONE)


def kinds_called(words: Words) -> frozenset[str]:
    """The kinds that a body may be of whose name begins with `words`: Trạm Y tế is of two."""
    found = [_CALLED[words[:length]] for length in range(1, _LONGEST + 1) if words[:length] in _CALLED]
    return frozenset().union(*found) - {""} if found and found[-1] != {""} else _NONE


def _phrases(column: str) -> dict[Words, frozenset[str]]:
    found: dict[Words, frozenset[str]] = {}
    for kind in KINDS:
        for phrase in filter(None, getattr(kind, column).split("; ")):
            words = tuple(phrase.removesuffix(" …").split())
            found[words] = found.get(words, _NONE) | {kind.name}
    return found


_NONE: frozenset[str] = frozenset()
_SPOKEN, _CALLED = _phrases("spoken"), _phrases("called")
_ALONE = {tuple(phrase.split()[:-1]) for kind in KINDS for phrase in kind.spoken.split("; ") if phrase.endswith("…")}
_LONGEST = 6
