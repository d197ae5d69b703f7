"""`planforge frame`: the Word frames there are, whether one fits, and a copy to edit in Word."""

import sys
from pathlib import Path

import click

from planforge.cli import console
from planforge.diagnostics import Report
from planforge.errors import UnwritableOutput
from planforge.messages import _
from planforge.outputs import save
from planforge.settings import Settings, read_settings
from planforge.writers.docx.frame import open_frame
from planforge.writers.docx.frame_check import check_frame


def _settings() -> Settings:
    """The settings that hold here; a run with wrong ones ends, as any with errors in the user's files."""
    report = Report()
    settings = read_settings(report)
    console.print_findings(report, sys.stderr)
    if report.errors:
        sys.exit(1)
    return settings


@click.group(
    cls=console.Group,
    short_help=_("Mẫu Word: liệt kê, kiểm tra, chép ra."),
    help=_(
        "Mẫu Word: liệt kê, kiểm tra, chép ra để sửa bằng Word.\n\n\b\nVí dụ:\n  planforge frame copy mau-cua-so.docx"
    ),
)
def command() -> None:
    """The Word frames."""


@command.command("list", help=_("Liệt kê các mẫu Word.\n\n\b\nVí dụ:\n  planforge frame list"))
def list_frames() -> None:
    """Print every frame with its file, a star at the one in use."""
    settings = _settings()
    frames = {**settings.frames(), settings.frame: settings.frame_file()}
    names = {name: f"{name} *" if name == settings.frame else name for name in frames}
    room = max(map(len, names.values()))
    for name, file in frames.items():
        click.echo(f"{names[name]:<{room}}  {file}")
    console.say(_("* mẫu đang dùng"))


@command.command(
    short_help=_("Kiểm tra một mẫu Word."),
    help=_(
        "Kiểm tra một mẫu Word: mọi ô lạ, ô thiếu, chữ sẽ mất, kiểu thiếu.\n\n"
        "\b\nVí dụ:\n  planforge frame check mau-cua-so.docx"
    ),
)
@click.argument("frame", metavar="[FRAME]", required=False)
def check(frame: str | None) -> None:
    """Say everything that keeps FRAME from being filled; exit code 3 when something does."""
    file = _settings().frame_file(frame)
    report = check_frame(file)
    console.print_findings(report)
    console.say(_("{file}: {found}").format(file=file, found=console.counted([report])))
    sys.exit(3 if report.errors else 0)


@command.command(
    short_help=_("Chép một mẫu ra để sửa bằng Word."),
    help=_(
        "Chép một mẫu ra FILE để sửa bằng Word; không ghi đè tệp đã có.\n\n"
        "\b\nVí dụ:\n  planforge frame copy mau-cua-so.docx"
    ),
)
@click.argument("target", metavar="FILE", type=click.Path(path_type=Path))
@click.option("--from", "source", metavar=_("MẪU"), help=_("Mẫu để chép (mặc định: mẫu đang dùng)."))
def copy(target: Path, source: str | None) -> None:
    """Copy a frame to TARGET."""
    if target.suffix.lower() != ".docx":
        target = target.with_name(target.name + ".docx")
    if target.exists():
        raise UnwritableOutput(_("{file} đã có, không ghi đè").format(file=target), _("chọn tên khác"))
    file = _settings().frame_file(source)
    open_frame(file)
    save(file.read_bytes(), target)
    click.echo(str(target))
    console.say(
        _("Sửa bằng Word, kiểm tra bằng `planforge frame check {file}`, dùng bằng `--frame {file}`.").format(
            file=target
        )
    )
