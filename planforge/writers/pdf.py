"""PDF out of the Word file, through LibreOffice: its own profile a process, a time limit, many files at once."""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path

from planforge.errors import OutsideProgramFailed
from planforge.messages import _

BATCH = 20
"""Files a process: LibreOffice takes a second to start and 0.3 s for each file after that."""

_PLACES = (
    r"C:\Program Files\LibreOffice\program\soffice.com",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.com",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)


def find_libreoffice(chosen: str | None = None) -> str:
    """The LibreOffice program: the one chosen, on the path, or where it is usually installed.

    Raises OutsideProgramFailed when there is none.
    """
    if chosen:
        if found := shutil.which(chosen):
            return found
        raise OutsideProgramFailed(_("không có chương trình {program}").format(program=chosen), _hint())
    for name in ("soffice", "libreoffice"):
        if found := shutil.which(name):
            return found
    for place in _PLACES:
        if Path(place).is_file():
            return place
    raise OutsideProgramFailed(_("máy này chưa có LibreOffice nên chưa tạo được PDF"), _hint())


def _hint() -> str:
    return _("cài LibreOffice, hoặc mở tệp Word và lưu thành PDF; kiểm tra bằng `planforge doctor`")


def convert(files: Sequence[Path], program: str, timeout: float) -> Iterator[tuple[Path, bytes | None]]:
    """For each Word file its PDF, or None when LibreOffice did not make one in `timeout` seconds a file.

    File names must differ. A batch that fails is tried again file by file, so that one bad file is one loss.
    """
    for start in range(0, len(files), BATCH):
        batch = list(files[start : start + BATCH])
        made = _converted(batch, program, timeout + 5 * len(batch))
        for file in batch:
            if file not in made and len(batch) > 1:
                made.update(_converted([file], program, timeout))
            yield file, made.get(file)


_WITH_ANCHORS = 'pdf:writer_pdf_Export:{"ExportBookmarksToPDFDestination":{"type":"boolean","value":"true"}}'


def anchor_pages(docx: bytes, program: str, timeout: float) -> dict[str, int] | None:
    """The page, from 1, on which each bookmark of a Word file stands; None when LibreOffice does not make a PDF."""
    with tempfile.TemporaryDirectory(prefix="planforge-", ignore_cleanup_errors=True) as folder:
        file = Path(folder) / "pages.docx"
        file.write_bytes(docx)
        made = _converted([file], program, timeout, _WITH_ANCHORS).get(file)
    return _destinations(made) if made else None


def _destinations(pdf: bytes) -> dict[str, int]:
    # A quarter of a second to import, which only a plan that asks for repeated groups should wait for.
    from pypdf import PdfReader

    reader = PdfReader(BytesIO(pdf))
    found = ((name, reader.get_destination_page_number(place)) for name, place in reader.named_destinations.items())
    return {name.lstrip("/"): page + 1 for name, page in found if page is not None}


def _converted(files: list[Path], program: str, timeout: float, target: str = "pdf") -> dict[Path, bytes]:
    with tempfile.TemporaryDirectory(prefix="planforge-", ignore_cleanup_errors=True) as folder:
        out = Path(folder) / "pdf"
        profile = (Path(folder) / "profile").as_uri()
        command = [program, f"-env:UserInstallation={profile}", "--headless", "--norestore", "--nolockcheck"]
        command += ["--convert-to", target, "--outdir", str(out), *map(str, files)]
        _run(command, timeout)
        made = {file: out / f"{file.stem}.pdf" for file in files}
        return {file: pdf.read_bytes() for file, pdf in made.items() if pdf.is_file() and pdf.stat().st_size > 0}


def _run(command: list[str], timeout: float) -> None:
    """Run to the end or to the limit; whatever is still alive then goes, with everything it started."""
    try:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=os.name == "posix",
        )
    except OSError as error:
        raise OutsideProgramFailed(
            _("không chạy được {program}: {reason}").format(program=command[0], reason=error.strerror or error),
            _hint(),
        ) from error
    try:
        process.wait(timeout)
    except subprocess.TimeoutExpired:
        _kill_tree(process)
    except BaseException:
        _kill_tree(process)
        raise


def _kill_tree(process: subprocess.Popen[bytes]) -> None:
    if sys.platform == "win32":
        subprocess.run(
            ["taskkill", "/F", "/T", "/PID", str(process.pid)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
    else:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()
