"""`planforge assignments`: each body's own sheet of what it leads and supports."""

from pathlib import Path

import click

from planforge.cli import console, making
from planforge.messages import _
from planforge.pipeline import TABLE_FORMATS
from planforge.views import sheets_by_body


@click.command(
    cls=console.Command,
    short_help=_("Bảng nhiệm vụ riêng của từng đơn vị."),
    help=_(
        "Tạo cho mỗi đơn vị một bảng riêng: việc chủ trì, việc phối hợp, theo thứ tự thời hạn, kèm chỗ của việc đó "
        "trong kế hoạch. Word, PDF: mỗi đơn vị một tệp; Excel: một tệp, mỗi đơn vị một trang.\n\n"
        "\b\nVí dụ:\n  planforge assignments ke-hoach.yaml --to xlsx\n"
        '  planforge assignments ke-hoach.yaml --body "Sở Y tế" --body "Sở KH&ĐT"'
    ),
)
@making.specs_argument()
@click.option(
    "--body", "bodies", metavar=_("ĐƠN VỊ"), multiple=True, help=_("Chỉ đơn vị này; viết tắt, khác chữ hoa cũng được.")
)
@making.output_option()
@making.formats_option(TABLE_FORMATS)
@making.frame_option()
@making.overrides_option()
@making.strict_option()
def command(
    paths: tuple[Path, ...],
    bodies: tuple[str, ...],
    output: Path | None,
    formats: tuple[str, ...],
    frame: str | None,
    overrides: dict[str, str],
    strict: bool,
) -> None:
    """Make the sheets of the bodies of every spec in PATHS."""
    making.make(paths, output, frame, strict, formats=formats, overrides=overrides, papers=sheets_by_body(bodies))
