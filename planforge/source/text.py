"""The border: bytes of a user's file become NFC text, and what does not belong in it is named."""

import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from planforge.diagnostics import Code, Place, Report
from planforge.messages import _
from planforge.vietnamese import nfc

MAX_BYTES = 8_000_000
"""A plan of 2,000 tasks is about 2 MB; beyond this a file is a mistake or an attack."""

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
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


@dataclass(frozen=True, slots=True)
class SourceText:
    """The text of one file: NFC, without a byte order mark, line ends as `\\n`. `name` is for messages."""

    name: str
    text: str

    def place(self, offset: int) -> Place:
        """Where the character at `offset` stands."""
        before = self.text.rfind("\n", 0, offset)
        return Place(self.name, self.text.count("\n", 0, offset) + 1, offset - before)


def read_text(file: Path, report: Report, name: str | None = None) -> SourceText | None:
    """The text of `file`, or None when it cannot be a spec; either way `report` says what was seen."""
    name = name or str(file)
    start = Place(name)
    try:
        if file.is_dir():
            report.add(Code.UNREADABLE, _("đây là thư mục, không phải tệp"), start)
            return None
        if file.stat().st_size > MAX_BYTES:
            size = f"{file.stat().st_size / 1e6:.1f}"
            limit = f"{MAX_BYTES / 1e6:.0f}"
            report.add(
                Code.TOO_LARGE,
                _("tệp nặng {size} MB, quá mức {limit} MB").format(size=size, limit=limit),
                start,
            )
            return None
        data = file.read_bytes()
    except FileNotFoundError:
        report.add(Code.UNREADABLE, _("không có tệp này"), start, _("xem lại tên tệp và thư mục"))
        return None
    except OSError as error:
        reason = error.strerror or str(error)
        report.add(Code.UNREADABLE, _("không đọc được tệp: {reason}").format(reason=reason), start)
        return None
    return clean_text(data, name, report)


def clean_text(data: bytes, name: str, report: Report) -> SourceText | None:
    """`data` as text: UTF-8 only, a byte order mark dropped, NFC, no control characters."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        column = error.start - data.rfind(b"\n", 0, error.start)
        report.add(
            Code.NOT_UTF8,
            _("tệp không phải UTF-8 (byte thứ {byte})").format(byte=error.start + 1),
            Place(name, line, column),
            _("mở tệp và lưu lại với mã hóa UTF-8"),
        )
        return None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    source = SourceText(name, _composed(text, name, report))
    if not source.text.strip():
        report.add(Code.EMPTY_FILE, _("tệp rỗng"), Place(name), _("tạo tệp mẫu bằng `planforge new`"))
        return None
    _note_lookalikes(source, report)
    return source if _no_control_characters(source, report) else None


def _composed(text: str, name: str, report: Report) -> str:
    if unicodedata.is_normalized("NFC", text):
        return text
    composed = nfc(text)
    for number, line in enumerate(text.split("\n"), 1):
        if not unicodedata.is_normalized("NFC", line):
            report.add(
                Code.DECOMPOSED_TEXT,
                _("có chữ gõ theo kiểu tách dấu (NFD); planforge đọc như chữ thường"),
                Place(name, number, 1),
                _("lưu lại tệp dạng Unicode dựng sẵn để tìm kiếm được trong Word"),
            )
            break
    return composed


def _note_lookalikes(source: SourceText, report: Report) -> None:
    for match in _LOOKALIKE.finditer(source.text):
        meant = _LOOKALIKES[match[0]]
        code = f"U+{ord(match[0]):04X}"
        if meant:
            message = _("ký tự {code} trông giống chữ “{meant}” nhưng không phải").format(code=code, meant=meant)
        else:
            message = _("ký tự ẩn {code} trong văn bản").format(code=code)
        report.add(Code.LOOKALIKE_CHARACTER, message, source.place(match.start()), _("xóa và gõ lại chữ này"))


def _no_control_characters(source: SourceText, report: Report) -> bool:
    clean = True
    for match in _CONTROL.finditer(source.text):
        clean = False
        report.add(
            Code.CONTROL_CHARACTER,
            _("ký tự điều khiển U+{code:04X}: Word sẽ coi tệp là hỏng").format(code=ord(match[0])),
            source.place(match.start()),
            _("xóa ký tự này"),
        )
    return clean
