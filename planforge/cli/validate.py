"""`planforge validate`: every finding of every file in one run."""

import sys
from pathlib import Path

import click

from planforge.cli import console
from planforge.diagnostics import Report
from planforge.messages import _
from planforge.spec.read import read_spec


@click.command(
    cls=console.Command,
    help=_(
        "Kiểm tra các kế hoạch trong SPEC và nói mọi chỗ sai trong một lần.\n\n"
        "\b\nVí dụ:\n  planforge validate ke-hoach.yaml\n  planforge validate plan_specs/*/*/*.yaml --strict"
    ),
)
@click.argument("files", metavar="SPEC…", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help=_("Dạng kết quả."))
@click.option("--strict", is_flag=True, help=_("Coi cảnh báo như lỗi."))
def command(files: tuple[Path, ...], form: str, strict: bool) -> None:
    """Say everything that is wrong with the plans in FILES."""
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
        errors, warnings = (
            sum(report.errors for report in reports),
            sum(report.warnings for report in reports),
        )
        console.say(_("{count} tệp: {found}").format(count=len(files), found=console.counted(errors, warnings)))
    sys.exit(any(report.fails(strict) for report in reports))
