"""`planforge render`: the finished files of one spec or of many."""

from pathlib import Path

import click

from planforge.cli import console, making
from planforge.messages import _


@click.command(
    cls=console.Command,
    short_help=_("Tạo văn bản Word, PDF, HTML."),
    help=_(
        "Tạo văn bản Word (và PDF, HTML, văn bản thuần) từ các kế hoạch trong SPEC; với thư mục thì lấy mọi tệp "
        ".yaml bên trong. Kết quả nằm ở outputs/<id>/<năm>/<đơn vị>/.\n\n"
        "\b\nVí dụ:\n  planforge render ke-hoach.yaml\n  planforge render ke-hoach.yaml --to docx,pdf --final\n"
        "  planforge render plan_specs -o ket-qua --set document.date=2026-01-15"
    ),
)
@making.specs_argument()
@making.output_option()
@making.formats_option()
@making.frame_option()
@click.option("--final", is_flag=True, help=_("Bản để ký: bỏ chữ DỰ THẢO, không nhận chỗ ==…== còn bỏ ngỏ."))
@making.overrides_option()
@making.strict_option()
def command(
    paths: tuple[Path, ...],
    output: Path | None,
    formats: tuple[str, ...],
    frame: str | None,
    final: bool,
    overrides: dict[str, str],
    strict: bool,
) -> None:
    """Make the files of every spec in PATHS."""
    making.make(paths, output, frame, strict, formats=formats, final=final, overrides=overrides)
