"""What the commands that make files have in common: their options, the run, and what is said at its end."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from planforge.cli import console
from planforge.diagnostics import Report
from planforge.errors import UsageError
from planforge.messages import _
from planforge.pipeline import DOCUMENT_FORMATS, Job, Rendered, Workshop, render
from planforge.settings import Settings, read_settings
from planforge.spec.read import spec_files

Decorator = Callable[[Callable[..., None]], Callable[..., None]]


def specs_argument() -> Decorator:
    """SPEC|DIR…, as `paths`."""
    return click.argument("paths", metavar="SPEC|DIR…", nargs=-1, required=True, type=click.Path(path_type=Path))


def output_option() -> Decorator:
    """`-o`, as `output`; None when it is not given."""
    return click.option(
        "-o",
        "--output",
        metavar=_("THƯ MỤC"),
        type=click.Path(path_type=Path),
        help=_("Thư mục ghi kết quả (mặc định outputs)."),
    )


def formats_option(known: Sequence[str] = DOCUMENT_FORMATS, default: str = "docx") -> Decorator:
    """`--to`, as `formats`: one or several of `known`, each once."""

    def chosen(_ctx: click.Context, _parameter: click.Parameter, value: str) -> tuple[str, ...]:
        names = [name.strip().lower() for name in value.split(",") if name.strip()]
        for name in names:
            if name not in known:
                message = _("không có dạng `{name}`; chọn trong: {known}")
                raise click.BadParameter(message.format(name=name, known=", ".join(known)))
        return tuple(dict.fromkeys(names)) or (default,)

    return click.option(
        "--to",
        "formats",
        metavar=_("DẠNG"),
        default=default,
        callback=chosen,
        help=_("Các dạng, cách nhau bằng dấu phẩy: {known}.").format(known=", ".join(known)),
    )


def frame_option() -> Decorator:
    """`--frame`, as `frame`."""
    return click.option(
        "--frame", metavar=_("MẪU"), help=_("Mẫu Word khác: tên trong `planforge frame list` hoặc tệp .docx.")
    )


def overrides_option() -> Decorator:
    """`--set`, as `overrides`: values by dotted key."""

    def pairs(_ctx: click.Context, _parameter: click.Parameter, value: tuple[str, ...]) -> dict[str, str]:
        return dict(map(_pair, value))

    return click.option(
        "--set",
        "overrides",
        metavar=_("KHÓA=GIÁ TRỊ"),
        multiple=True,
        callback=pairs,
        help=_("Đặt một giá trị cho lần chạy này, ví dụ document.number=08."),
    )


def _pair(given: str) -> tuple[str, str]:
    key, equals, text = given.partition("=")
    if not equals or not key.strip():
        raise click.BadParameter(
            _("viết KHÓA=GIÁ TRỊ, ví dụ document.number=08; không hiểu “{text}”").format(text=given)
        )
    return key.strip(), text


def strict_option() -> Decorator:
    """`--strict`, as `strict`."""
    return click.option("--strict", is_flag=True, help=_("Coi cảnh báo như lỗi (mã kết thúc 1)."))


def office_settings() -> Settings:
    """What holds in the working folder; findings about `planforge.yaml` are said, and errors in it end the run."""
    office = Report()
    settings = read_settings(office)
    console.print_findings(office, sys.stderr)
    if office.errors:
        sys.exit(1)
    return settings


def make(paths: tuple[Path, ...], output: Path | None, frame: str | None, strict: bool, **job: Any) -> None:
    """Make what `job` says of every spec in `paths`, say what was found and written, and end with the exit code."""
    settings = office_settings()
    files = list(spec_files(paths))
    if not files:
        raise UsageError(_("không có tệp .yaml nào trong {paths}").format(paths=", ".join(map(str, paths))))
    with _progress(len(files)) as step:
        results = render(files, Job(output=output or settings.outputs, **job), Workshop(settings, frame), step)
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
