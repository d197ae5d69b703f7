"""`planforge validate`: every finding of every file in one run."""

import sys
from pathlib import Path

import click

from planforge.cli import console
from planforge.diagnostics import Report
from planforge.errors import UsageError
from planforge.messages import _
from planforge.spec.read import read_spec, spec_files


@click.command(
    cls=console.Command,
    short_help=_("Kiểm tra kế hoạch, nói mọi chỗ sai."),
    help=_(
        "Kiểm tra các kế hoạch trong SPEC và nói mọi chỗ sai trong một lần; với thư mục thì lấy mọi tệp .yaml "
        "bên trong.\n\n"
        "\b\nVí dụ:\n  planforge validate ke-hoach.yaml\n  planforge validate plan_specs --strict"
    ),
)
@click.argument("paths", metavar="SPEC|DIR…", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help=_("Dạng kết quả."))
@click.option("--strict", is_flag=True, help=_("Coi cảnh báo như lỗi (mã kết thúc 1)."))
def command(paths: tuple[Path, ...], form: str, strict: bool) -> None:
    """Say everything that is wrong with the plans in PATHS."""
    files = list(spec_files(paths))
    if not files:
        raise UsageError(_("không có tệp .yaml nào trong {paths}").format(paths=", ".join(map(str, paths))))
    reports = []
    for file in files:
        report = Report()
        read_spec(file, report)
        reports.append(report)
        if form == "text":
            console.print_findings(report)
    if form == "json":
        click.echo(console.findings_json(finding for report in reports for finding in report))
    else:
        console.say(_("{count} tệp: {found}").format(count=len(files), found=console.counted(reports)))
    sys.exit(any(report.fails(strict) for report in reports))
