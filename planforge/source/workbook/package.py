"""The outside of a workbook: what kind of file it is, and its parts, none of which is unpacked beyond bounds."""

import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import IO

from planforge.messages import _
from planforge.source.workbook.refusals import Refused, damaged, too_large, unreadable

MAX_BYTES = 20_000_000
MAX_UNPACKED = 200_000_000
"""Bytes of all parts together: a table of 2,000 tasks has three million."""

MAX_PARTS = 5_000

_ENTRY = b"PK\x01\x02"
_OLE = b"\xd0\xcf\x11\xe0"
_PLAIN = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


class Package:
    """The parts of a workbook by name, whatever the case of its letters, as Excel takes them."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self.archive = archive
        self.elements = self.letters = 0
        """What has been read of all parts."""

        self.entries = {entry.filename.casefold(): entry for entry in archive.infolist()}

    def has(self, name: str) -> bool:
        """Whether there is a part of this name."""
        return name.casefold() in self.entries

    @contextmanager
    def part(self, name: str) -> Iterator[IO[bytes]]:
        """A part to read from; its check sum is tested at its end. Refused when it is not there."""
        entry = self.entries.get(name.casefold())
        if entry is None:
            raise damaged(_("thiếu phần {name}").format(name=name))
        if entry.flag_bits & 1:
            raise _locked()
        if entry.compress_type not in _PLAIN:
            raise damaged()
        with self.archive.open(entry) as stream:
            yield stream


def read_package(file: Path) -> Package:
    """The workbook in `file`; Refused when it is something else, broken, locked or too large."""
    data = _read(file)
    if not data.startswith(b"PK"):
        raise _something_else(data)
    if data.count(_ENTRY) > MAX_PARTS:
        raise too_large(_("tệp nén có quá {count} phần").format(count=MAX_PARTS))
    try:
        package = Package(zipfile.ZipFile(BytesIO(data)))
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError) as error:
        raise damaged(_("tệp nén không nguyên vẹn")) from error
    if sum(entry.file_size for entry in package.entries.values()) > MAX_UNPACKED:
        raise too_large(_("tệp phình ra hơn {limit} MB khi mở").format(limit=MAX_UNPACKED // 1_000_000))
    kind = next((say() for part, say in _PACKED.items() if package.has(part)), None)
    if kind or not package.has("[Content_Types].xml"):
        raise unreadable(kind or _("đây là tệp nén (zip), không phải bảng tính .xlsx"))
    return package


def _read(file: Path) -> bytes:
    try:
        if file.is_dir():
            raise unreadable(_("đây là thư mục, không phải tệp"), _("chọn tệp .xlsx trong thư mục đó"))
        with file.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise unreadable(_("không có tệp này"), _("xem lại tên tệp và thư mục")) from None
    except PermissionError:
        hint = _("đóng tệp nếu đang mở; xem lại quyền đọc của tệp")
        raise unreadable(_("không có quyền đọc tệp này"), hint) from None
    except OSError as error:
        raise unreadable(_("không đọc được tệp: {reason}").format(reason=error.strerror or error)) from error
    if len(data) > MAX_BYTES:
        limit = MAX_BYTES // 1_000_000
        raise too_large(_("tệp lớn hơn {limit} MB, quá lớn với một bảng nhiệm vụ").format(limit=limit))
    return data


# what else it may be


def _locked() -> Refused:
    hint = _("mở bằng Excel, bỏ mật khẩu (Tệp, Thông tin, Bảo vệ sổ làm việc) rồi lưu lại")
    return unreadable(_("tệp Excel có mật khẩu nên không đọc được"), hint)


def _something_else(data: bytes) -> Refused:
    if data.startswith(_OLE) and _named(data, "EncryptedPackage"):
        return _locked()
    return unreadable(next(say() for test, say in _KINDS if test(data)))


def _named(data: bytes, name: str) -> bool:
    """Whether a file of the old kind has a stream of this name."""
    return name.encode("utf-16-le") in data


def _begins(data: bytes, *words: bytes) -> bool:
    start = data[:4096].replace(b"\0", b"").lower()
    return any(word in start for word in words)


def _is_text(data: bytes) -> bool:
    start = data[:4096]
    return data.startswith((b"\xff\xfe", b"\xfe\xff")) or not any(sign < 9 or 13 < sign < 32 for sign in start)


_OLD_EXCEL = (b"\x09\x08", b"\x09\x04", b"\x09\x02")
_WEB = (b"<html", b"<!doctype html", b"<table")
_KINDS: tuple[tuple[Callable[[bytes], bool], Callable[[], str]], ...] = (
    (lambda data: not data.strip(), lambda: _("tệp rỗng")),
    (lambda data: data.startswith(_OLE) and _named(data, "WordDocument"), lambda: _("đây là tệp Word đời cũ (.doc)")),
    (lambda data: data.startswith((_OLE, *_OLD_EXCEL)), lambda: _("đây là tệp Excel đời cũ (.xls)")),
    (lambda data: data.startswith(b"%PDF"), lambda: _("đây là tệp PDF")),
    (lambda data: _begins(data, b"office:spreadsheet"), lambda: _("đây là bảng tính dạng XML 2003")),
    (lambda data: _begins(data, *_WEB), lambda: _("đây là trang web (HTML), không phải bảng tính")),
    (_is_text, lambda: _("đây là tệp chữ (như .csv), không phải bảng tính .xlsx")),
    (lambda data: True, lambda: _("đây không phải bảng tính .xlsx")),
)
"""What a file is that is no workbook, the first that is true."""

_PACKED: dict[str, Callable[[], str]] = {
    "word/document.xml": lambda: _("đây là tệp Word, không phải bảng tính"),
    "ppt/presentation.xml": lambda: _("đây là tệp PowerPoint, không phải bảng tính"),
    "xl/workbook.bin": lambda: _("đây là bảng tính dạng nhị phân (.xlsb)"),
    "mimetype": lambda: _("đây là tệp OpenDocument (.ods, .odt)"),
}
"""Parts by which other kinds of packed files are known."""
