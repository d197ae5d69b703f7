"""`planforge doctor`: what this machine has, and what it lacks to make documents."""

import locale
import platform
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

import click

from planforge import __version__
from planforge.cli import console
from planforge.diagnostics import Report
from planforge.errors import PlanforgeError
from planforge.messages import _, language
from planforge.settings import read_settings
from planforge.writers.docx.frame_check import check_frame
from planforge.writers.pdf import find_libreoffice

VIETNAMESE_LETTERS = "1ebf 1edb 1b0 1ef9 110"
"""ế ớ ư ỹ Đ: a font that has these has the rest; many that carry the right name have not."""

LIBRARIES = (
    "babel",
    "click",
    "docxtpl",
    "jinja2",
    "lxml",
    "pydantic",
    "python-docx",
    "PyYAML",
    "rich",
    "ruamel.yaml",
)


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the doctor: what was looked at, whether it is well, what was seen, what to do."""

    what: str
    well: bool
    seen: str
    advice: str = ""


@click.command(
    cls=console.Command,
    short_help=_("Xem máy này còn thiếu gì."),
    help=_("Xem máy này có đủ phông chữ, LibreOffice, mẫu Word để tạo văn bản chưa.\n\n\b\nVí dụ:\n  planforge doctor"),
)
def command() -> None:
    """Look at everything and say what is missing; exit code 4 when something is."""
    findings = list(examine())
    for finding in findings:
        mark = _("tốt") if finding.well else _("THIẾU")
        click.echo(f"{mark:>6}  {finding.what}: {finding.seen}")
        if not finding.well and finding.advice:
            click.echo("        " + _("gợi ý: {hint}").format(hint=finding.advice))
    sys.exit(0 if all(finding.well for finding in findings) else 4)


def examine() -> Iterator[Finding]:
    """Every finding about this machine, in the order printed."""
    yield Finding("planforge", True, f"{__version__}, Python {platform.python_version()}, {platform.platform()}")
    yield Finding(_("thư viện"), True, ", ".join(f"{name} {version(name)}" for name in LIBRARIES if _installed(name)))
    yield _font()
    yield from _office_and_frames()
    yield Finding(_("ngôn ngữ"), True, f"{language()}, {locale.getlocale()[0] or '-'}, {sys.stdout.encoding}")


def _installed(name: str) -> bool:
    try:
        return bool(version(name))
    except ModuleNotFoundError:
        return False


def _office_and_frames() -> Iterator[Finding]:
    report = Report()
    settings = read_settings(report)
    seen = str(settings.file) if settings.file else _("không có, dùng mặc định")
    yield Finding("planforge.yaml", not report.errors, seen, "; ".join(str(finding) for finding in report))
    for name, file in settings.frames().items():
        yield _frame(name, file)
    try:
        program = find_libreoffice(settings.libreoffice)
        yield Finding("LibreOffice", True, f"{program} ({_program_version(program)})")
    except PlanforgeError as error:
        yield Finding("LibreOffice", False, error.message, error.hint or "")


def _frame(name: str, file: Path) -> Finding:
    label = _("mẫu {name}").format(name=name)
    try:
        report = check_frame(file)
    except PlanforgeError as error:
        return Finding(label, False, error.message, error.hint or "")
    seen = f"{file} ({console.counted([report])})"
    return Finding(label, not report.errors, seen, f"planforge frame check {file}")


def _program_version(program: str) -> str:
    try:
        answer = subprocess.run([program, "--version"], capture_output=True, text=True, timeout=60)
    except (OSError, subprocess.TimeoutExpired):
        return _("không hỏi được phiên bản")
    return answer.stdout.strip() or _("không hỏi được phiên bản")


def _font() -> Finding:
    """Whether Times New Roman, or a font with its metrics and every Vietnamese letter, is here."""
    label = "Times New Roman"
    advice = _("cài fonts-liberation2 hoặc fonts-croscore (Tinos)")
    if sys.platform == "win32":
        found = Path(r"C:\Windows\Fonts\times.ttf").is_file()
        return Finding(label, found, "times.ttf" if found else _("không thấy"), advice)
    if not shutil.which("fc-match"):
        return Finding(label, True, _("không xem được danh sách phông trên máy này"))
    family = _fontconfig("fc-match", "-f", "%{family[0]}", label)
    if family not in ("Times New Roman", "Liberation Serif", "Tinos"):
        return Finding(label, False, _("được thay bằng {family}, chữ rộng hẹp khác").format(family=family), advice)
    if not _fontconfig("fc-list", f":family={family}:charset={VIETNAMESE_LETTERS}", "family"):
        return Finding(label, False, _("{family} không đủ chữ tiếng Việt").format(family=family), advice)
    return Finding(label, True, family)


def _fontconfig(*command: str) -> str:
    try:
        return subprocess.run(command, capture_output=True, text=True, timeout=60).stdout.strip()
    except (OSError, subprocess.TimeoutExpired):
        return ""
