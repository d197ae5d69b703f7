"""Why a workbook is not read at all, in words."""

from planforge.diagnostics import Code, Place
from planforge.messages import _


class Refused(Exception):
    """Reading ends, with this finding; `place` is None when it is the file as a whole."""

    def __init__(self, code: Code, message: str, hint: str, place: Place | None = None) -> None:
        super().__init__(message)
        self.code, self.message, self.hint, self.place = code, message, hint, place


def unreadable(message: str, hint: str | None = None) -> Refused:
    """`message` says what the file is; without a `hint` it is to be saved anew."""
    return Refused(Code.WORKBOOK_UNREADABLE, message, hint or _("mở bằng Excel, chọn Lưu thành (Save As) dạng .xlsx"))


def damaged(reason: str = "") -> Refused:
    """The file is a workbook, and broken."""
    message = _("tệp Excel bị hỏng, không đọc được")
    return unreadable(f"{message} ({reason})" if reason else message, _("mở bằng Excel rồi lưu lại dạng .xlsx"))


def too_large(message: str, place: Place | None = None) -> Refused:
    """The file is a workbook, and has more in it than a table of tasks ever has."""
    return Refused(Code.WORKBOOK_TOO_LARGE, message, _("chép riêng bảng nhiệm vụ sang một tệp Excel mới"), place)
