"""`planforge calendar`: the tasks by time, also for a calendar program."""

from pathlib import Path

import click

from planforge.cli import console, making
from planforge.messages import _
from planforge.pipeline import FORMATS
from planforge.views import calendar_of_tasks


@click.command(
    cls=console.Command,
    short_help=_("Lịch thực hiện theo tháng, quý; tệp .ics."),
    help=_(
        "Xếp các nhiệm vụ theo thời hạn: từng tháng, quý, cả năm, rồi việc định kỳ, thường xuyên, chưa rõ ngày. "
        "Dạng ics có các việc có ngày hạn, mở được bằng Outlook, Google Calendar và các lịch khác.\n\n"
        "\b\nVí dụ:\n  planforge calendar ke-hoach.yaml\n  planforge calendar ke-hoach.yaml --to docx,xlsx,ics"
    ),
)
@making.specs_argument()
@making.output_option()
@making.formats_option(tuple(FORMATS))
@making.frame_option()
@making.overrides_option()
@making.strict_option()
def command(
    paths: tuple[Path, ...],
    output: Path | None,
    formats: tuple[str, ...],
    frame: str | None,
    overrides: dict[str, str],
    strict: bool,
) -> None:
    """Make the calendar of every spec in PATHS."""
    making.make(paths, output, frame, strict, formats=formats, overrides=overrides, papers=calendar_of_tasks())
