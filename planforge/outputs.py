"""Where results go and how they get there: predictable names, whole files or none, nobody's edits lost."""

import contextlib
import errno
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


def output_path(root: Path, plan: Plan, suffix: str, stem: str = FILE_STEM) -> Path:
    """`root/<id>/<year>/<unit>/ke-hoach.docx`: every part a slug, so nothing a spec says leaves `root`."""
    issuer = plan.issuer
    unit = issuer.unit if issuer.is_committee else f"{issuer.body} {issuer.unit}"
    return root / safe_name(plan.id) / str(plan.year) / safe_name(unit) / f"{stem}{suffix}"


def safe_name(text: str) -> str:
    """`text` as a folder name that every system takes, never empty, never one that Windows keeps for itself."""
    name = slug(text)[:MAX_NAME].strip("-") or "don-vi"
    return f"{name}-" if _RESERVED.fullmatch(name) else name


def save(data: bytes, target: Path) -> None:
    """Put `data` at `target`: written beside it and moved into place, so that a broken run leaves the old file.

    Raises UnwritableOutput, and then no file has changed; nor has one when the run is interrupted.
    """
    temporary = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        _refuse_unwritable(target)
        target.parent.mkdir(parents=True, exist_ok=True)
        with temporary.open("wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.replace(target)
    except OSError as error:
        _drop(temporary)
        raise UnwritableOutput(
            _("không ghi được {file}: {reason}").format(file=target, reason=_reason(error)), _advice(error)
        ) from error
    except BaseException:
        _drop(temporary)
        raise


def _drop(temporary: Path) -> None:
    with contextlib.suppress(OSError):
        temporary.unlink()


def _reason(error: OSError) -> str:
    """Why the system refused, in the user's language where it is one of the usual reasons."""
    usual = {
        errno.EACCES: _("không có quyền ghi"),
        errno.EPERM: _("không có quyền ghi"),
        errno.EROFS: _("ổ đĩa chỉ cho đọc"),
        errno.ENOSPC: _("ổ đĩa đã đầy"),
        errno.EDQUOT: _("hết dung lượng được cấp"),
        errno.ENOENT: _("không có thư mục này"),
        errno.ENOTDIR: _("trong đường dẫn có một tệp, không phải thư mục"),
        errno.EEXIST: _("trong đường dẫn có một tệp, không phải thư mục"),
        errno.ENAMETOOLONG: _("tên quá dài"),
    }
    return usual.get(error.errno or 0, error.strerror or str(error))


def _advice(error: OSError) -> str:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return _("xóa bớt tệp, hoặc chọn nơi ghi khác")
    if error.errno in (errno.EACCES, errno.EPERM):
        return _("đóng tệp nếu đang mở trong Word; xem lại quyền ghi của thư mục")
    return _("chọn nơi ghi khác")


def _refuse_unwritable(target: Path) -> None:
    if target.is_dir():
        raise UnwritableOutput(
            _("{file} là thư mục, không ghi đè được").format(file=target),
            _("đổi tên thư mục đó, hoặc chọn nơi ghi khác"),
        )
    # The permission bits themselves: an administrator could write, and should not.
    if target.exists() and not target.stat().st_mode & 0o222:
        raise UnwritableOutput(
            _("{file} chỉ cho đọc").format(file=target),
            _("bỏ thuộc tính chỉ đọc của tệp, hoặc chọn nơi ghi khác"),
        )


def keep_hand_edited(target: Path, is_ours: Callable[[Path], bool]) -> Path | None:
    """Set a file aside that a person has saved since planforge wrote it; where it is kept, or None."""
    if not target.is_file() or is_ours(target):
        return None
    kept = _kept_name(target)
    try:
        target.replace(kept)
    except OSError as error:
        raise UnwritableOutput(
            _("không giữ được bản sửa tay {file}: {reason}").format(file=target, reason=_reason(error)),
            _("đóng tệp nếu đang mở trong Word"),
        ) from error
    return kept


def spare_copy(file: Path) -> Path:
    """A copy of `file` beside it, under a name that is not taken: `ke-hoach.yaml.bak`. Raises UnwritableOutput."""
    names = (f"{file.name}.bak{number}" for number in ("", *(f"-{count}" for count in range(2, 1000))))
    kept = next(copy for copy in map(file.with_name, names) if not copy.exists())
    save(file.read_bytes(), kept)
    return kept


def _kept_name(target: Path) -> Path:
    """A name beside `target` that tells when it was set aside and is not taken."""
    stem = f"{target.stem}-sua-tay-{datetime.now():%Y-%m-%d-%H%M%S}"
    names = (f"{stem}{number}{target.suffix}" for number in ("", *(f"-{count}" for count in range(2, 1000))))
    return next(kept for kept in map(target.with_name, names) if not kept.exists())
