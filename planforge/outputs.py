"""Where results go and how they get there: predictable names, whole files or none, nobody's edits lost."""

import os
import re
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from planforge.errors import UnwritableOutput
from planforge.messages import _
from planforge.plan.plan import Plan
from planforge.vietnamese import slug

FILE_STEM = "ke-hoach"
MAX_NAME = 80
_RESERVED = re.compile(r"con|prn|aux|nul|com\d|lpt\d")


def output_path(root: Path, plan: Plan, suffix: str) -> Path:
    """`root/<id>/<year>/<unit>/ke-hoach.docx`: every part a slug, so nothing a spec says leaves `root`."""
    issuer = plan.issuer
    unit = issuer.unit if issuer.is_committee else f"{issuer.body} {issuer.unit}"
    return root / safe_name(plan.id) / str(plan.year) / safe_name(unit) / f"{FILE_STEM}{suffix}"


def safe_name(text: str) -> str:
    """`text` as a folder name that every system takes, never empty, never one that Windows keeps for itself."""
    name = slug(text)[:MAX_NAME].strip("-") or "don-vi"
    return f"{name}-" if _RESERVED.fullmatch(name) else name


def save(data: bytes, target: Path) -> None:
    """Put `data` at `target`: written beside it and moved into place, so that a broken run leaves the old file.

    Raises UnwritableOutput, and then nothing has changed.
    """
    _refuse_unwritable(target)
    temporary = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with temporary.open("wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.replace(target)
    except OSError as error:
        temporary.unlink(missing_ok=True) if temporary.parent.is_dir() else None
        raise UnwritableOutput(
            _("không ghi được {file}: {reason}").format(file=target, reason=error.strerror or error),
            _("đóng tệp nếu đang mở trong Word; xem lại quyền ghi và dung lượng ổ đĩa"),
        ) from error


def _refuse_unwritable(target: Path) -> None:
    if target.is_dir():
        raise UnwritableOutput(_("{file} là thư mục, không ghi đè được").format(file=target))
    # The permission bits themselves: an administrator could write, and should not.
    if target.exists() and not target.stat().st_mode & 0o222:
        raise UnwritableOutput(
            _("{file} chỉ cho đọc").format(file=target),
            _("bỏ thuộc tính chỉ đọc, hoặc chọn nơi ghi khác bằng -o"),
        )


def keep_hand_edited(target: Path, is_ours: Callable[[Path], bool]) -> Path | None:
    """Set a file aside that a person has saved since planforge wrote it; where it is kept, or None."""
    if not target.is_file() or is_ours(target):
        return None
    stamp = datetime.now().strftime("%Y-%m-%d-%H%M%S")
    kept = target.with_name(f"{target.stem}-sua-tay-{stamp}{target.suffix}")
    try:
        target.replace(kept)
    except OSError as error:
        raise UnwritableOutput(
            _("không giữ được bản sửa tay {file}: {reason}").format(file=target, reason=error.strerror or error),
            _("đóng tệp nếu đang mở trong Word"),
        ) from error
    return kept
