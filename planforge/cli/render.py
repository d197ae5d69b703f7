"""`planforge render`: the finished files of one spec or of many."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from planforge.cli import console
from planforge.diagnostics import Report
from planforge.errors import UsageError
from planforge.messages import _
from planforge.pipeline import FORMATS, Job, Rendered, Workshop, render
from planforge.settings import read_settings
from planforge.spec.read import spec_files


def _formats(ctx: click.Context, parameter: click.Parameter, value: str) -> tuple[str, ...]:
    names = [name.strip().lower() for name in value.split(",") if name.strip()]
    for name in names:
        if name not in FORMATS:
            known = ", ".join(FORMATS)
            raise click.BadParameter(_("không có dạng `{name}`; chọn trong: {known}").format(name=name, known=known))
    return tuple(dict.fromkeys(names)) or ("docx",)


def _overrides(ctx: click.Context, parameter: click.Parameter, value: tuple[str, ...]) -> dict[str, str]:
    pairs = {}
    for given in value:
        key, equals, text = given.partition("=")
        if not equals or not key.strip():
            raise click.BadParameter(
                _("viết KHÓA=GIÁ TRỊ, ví dụ document.number=08; không hiểu “{text}”").format(text=given)
            )
        pairs[key.strip()] = text
    return pairs


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
@click.argument("paths", metavar="SPEC|DIR…", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    metavar=_("THƯ MỤC"),
    type=click.Path(path_type=Path),
    help=_("Thư mục ghi kết quả (mặc định outputs)."),
)
@click.option(
    "--to",
    "formats",
    metavar=_("DẠNG"),
    default="docx",
    callback=_formats,
    help=_("Các dạng, cách nhau bằng dấu phẩy: docx, pdf, html, text."),
)
@click.option("--frame", metavar=_("MẪU"), help=_("Mẫu Word khác: tên trong `planforge frame list` hoặc tệp .docx."))
@click.option("--final", is_flag=True, help=_("Bản để ký: bỏ chữ DỰ THẢO, không nhận chỗ ==…== còn bỏ ngỏ."))
@click.option(
    "--set",
    "overrides",
    metavar=_("KHÓA=GIÁ TRỊ"),
    multiple=True,
    callback=_overrides,
    help=_("Đặt một giá trị cho lần chạy này, ví dụ document.number=08."),
)
@click.option("--strict", is_flag=True, help=_("Coi cảnh báo như lỗi (mã kết thúc 1)."))
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
    office = Report()
    settings = read_settings(office)
    console.print_findings(office, sys.stderr)
    if office.errors:
        sys.exit(1)
    files = list(spec_files(paths))
    if not files:
        raise UsageError(_("không có tệp .yaml nào trong {paths}").format(paths=", ".join(map(str, paths))))
    job = Job(formats, output or settings.outputs, final, overrides)
    with _progress(len(files)) as step:
        results = render(files, job, Workshop(settings, frame), step)
    for rendered in results:
        console.print_findings(rendered.report, sys.stderr)
        for written in rendered.outputs:
            click.echo(str(written))
    failed = sum(not rendered.outputs for rendered in results)
    if failed:
        console.say(_("{failed} trong {count} kế hoạch chưa tạo được").format(failed=failed, count=len(files)))
    sys.exit(any(rendered.report.fails(strict) for rendered in results))


@contextmanager
def _progress(count: int) -> Iterator[Callable[[Rendered], None]]:
    """A bar for several specs, on a terminal only."""
    terminal = Console(stderr=True)
    if count < 2 or not terminal.is_terminal:
        yield lambda _rendered: None
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=terminal, transient=True) as bar:
        task = bar.add_task(_("Đang tạo văn bản"), total=count)
        yield lambda _rendered: bar.advance(task)
