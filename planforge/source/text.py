"""The border: bytes of a user's file become NFC text, and what does not belong in it is named."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from planforge.diagnostics import Code, Place, Report
from planforge.messages import _
from planforge.vietnamese import nfc

MAX_BYTES = 8_000_000
"""A plan of 2,000 tasks is about 2 MB; beyond this a file is a mistake or an attack."""

MAX_CONTROLS = 20
"""Control characters named one by one: a file with more of them is no text."""

# Word refuses the C0 characters; YAML takes the C1 characters for errors and the last two for line ends.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff\ud800-\udfff]")
_LOOKALIKES = {
    "\u00d0": "Đ",
    "\u00f0": "đ",
    "\u0189": "Đ",
    "\u0256": "đ",
    "\u200b": "",
    "\u200c": "",
    "\u200d": "",
    "\u2060": "",
    "\ufeff": "",
    "\u00ad": "",
}
_LOOKALIKE = re.compile("[" + "".join(_LOOKALIKES) + "]")
_OTHER_FILES: dict[bytes, Callable[[], str]] = {
    b"PK\x03\x04": lambda: _("tệp Word, Excel hoặc zip"),
    b"\xd0\xcf\x11\xe0": lambda: _("tệp Word hoặc Excel đời cũ"),
    b"%PDF": lambda: _("tệp PDF"),
}
"""First bytes of the files that are given in place of a spec by mistake, and what they are."""


@dataclass(frozen=True, slots=True)
class SourceText:
    """The text of one file: NFC, without a byte order mark, line ends as `\\n`. `name` is for messages."""

    name: str
    text: str

    def place(self, offset: int) -> Place:
        """Where the character at `offset` stands."""
        before = self.text.rfind("\n", 0, offset)
        return Place(self.name, self.text.count("\n", 0, offset) + 1, offset - before)

    def offset(self, place: Place) -> int:
        """Where in the text `place` is: the other way round."""
        start = 0
        for _line in range(place.line - 1):
            start = self.text.index("\n", start) + 1
        return start + place.column - 1


def read_text(file: Path, report: Report, name: str | None = None) -> SourceText | None:
    """The text of `file`, or None when it cannot be a spec; either way `report` says what was seen."""
    name = name or str(file)
    start = Place(name)
    try:
        if file.is_dir():
            report.add(Code.UNREADABLE, _("đây là thư mục, không phải tệp"), start)
            return None
        with file.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except FileNotFoundError:
        report.add(Code.UNREADABLE, _("không có tệp này"), start, _("xem lại tên tệp và thư mục"))
        return None
    except PermissionError:
        report.add(Code.UNREADABLE, _("không có quyền đọc tệp này"), start, _("xem lại quyền đọc của tệp"))
        return None
    except OSError as error:
        reason = error.strerror or str(error)
        report.add(Code.UNREADABLE, _("không đọc được tệp: {reason}").format(reason=reason), start)
        return None
    if len(data) > MAX_BYTES:
        message = _("tệp lớn hơn {limit} MB, quá lớn với một kế hoạch").format(limit=MAX_BYTES // 1_000_000)
        report.add(Code.TOO_LARGE, message, start, _("chia thành nhiều kế hoạch, hoặc xem lại có đúng tệp không"))
        return None
    return clean_text(data, name, report)


def clean_text(data: bytes, name: str, report: Report) -> SourceText | None:
    """`data` as text: UTF-8 only, a byte order mark dropped, NFC, no control characters."""
    if _is_something_else(data, name, report):
        return None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        report.add(
            Code.NOT_UTF8,
            _("từ chỗ này tệp không phải chữ Unicode UTF-8"),
            _place_of_byte(data, error.start, name),
            _(
                "mở tệp, chọn Lưu thành (Save As) với mã hóa UTF-8; "
                "chữ gõ bằng TCVN3, VNI thì chuyển sang Unicode trước"
            ),
        )
        return None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    source = SourceText(name, _composed(text, name, report))
    if not source.text.strip():
        report.add(Code.EMPTY_FILE, _("tệp rỗng"), Place(name), _("tạo tệp mẫu bằng `planforge new`"))
        return None
    _note_lookalikes(source, report)
    return source if _no_control_characters(source, report) else None


def clean_value(text: str, place: Place, report: Report, hint: str | None = None) -> str:
    """`text` of a single value that did not come through the file's border: NFC, a control character named."""
    if match := _CONTROL.search(text):
        _note_control(match[0], place, report, hint)
    return nfc(text)


def _is_something_else(data: bytes, name: str, report: Report) -> bool:
    for start, kind in _OTHER_FILES.items():
        if data.startswith(start):
            message = _("đây là {kind}, không phải tệp kế hoạch .yaml").format(kind=kind())
            report.add(Code.UNREADABLE, message, Place(name), _("chọn tệp có đuôi .yaml"))
            return True
    # Text in UTF-16 is half zero bytes wherever it is plain Latin, as the keys are.
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or data.count(b"\0", 0, 1000) * 5 > len(data[:1000]):
        hint = _("mở tệp, chọn Lưu thành (Save As) với mã hóa UTF-8")
        report.add(Code.NOT_UTF8, _("tệp lưu bằng mã UTF-16, không phải UTF-8"), Place(name), hint)
        return True
    return False


def _place_of_byte(data: bytes, offset: int, name: str) -> Place:
    start = data.rfind(b"\n", 0, offset) + 1
    before = data[start:offset].decode("utf-8-sig", errors="replace")
    return Place(name, data.count(b"\n", 0, offset) + 1, len(nfc(before)) + 1)


def _composed(text: str, name: str, report: Report) -> str:
    if unicodedata.is_normalized("NFC", text):
        return text
    for number, line in enumerate(text.split("\n"), 1):
        if not unicodedata.is_normalized("NFC", line):
            pairs = zip(line, nfc(line) + "\0", strict=False)
            column = next(index for index, (typed, meant) in enumerate(pairs, 1) if typed != meant)
            report.add(
                Code.DECOMPOSED_TEXT,
                _("từ dòng này có chữ Unicode tổ hợp (dấu rời khỏi chữ); planforge đọc như chữ dựng sẵn"),
                Place(name, number, column),
                _("chọn bảng mã Unicode dựng sẵn trong bộ gõ, để về sau tìm được chữ trong tệp"),
            )
            break
    return nfc(text)


def _note_lookalikes(source: SourceText, report: Report) -> None:
    for match in _LOOKALIKE.finditer(source.text):
        meant = _LOOKALIKES[match[0]]
        code = f"U+{ord(match[0]):04X}"
        if meant:
            message = _("ký tự {code} trông giống chữ “{meant}” nhưng không phải").format(code=code, meant=meant)
            hint = _("xóa và gõ lại chữ này")
        else:
            message = _("ký tự ẩn {code} trong văn bản").format(code=code)
            hint = _("ký tự này không nhìn thấy được: xóa chữ hai bên và gõ lại")
        report.add(Code.LOOKALIKE_CHARACTER, message, source.place(match.start()), hint)


def _no_control_characters(source: SourceText, report: Report) -> bool:
    clean = True
    for match in islice(_CONTROL.finditer(source.text), MAX_CONTROLS):
        clean = False
        _note_control(match[0], source.place(match.start()), report)
    return clean


def _note_control(character: str, place: Place, report: Report, hint: str | None = None) -> None:
    report.add(
        Code.CONTROL_CHARACTER,
        _("ký tự điều khiển U+{code:04X}: Word không nhận").format(code=ord(character)),
        place,
        hint or _("xóa ký tự này; nó thường lọt vào khi dán từ chương trình khác"),
    )
