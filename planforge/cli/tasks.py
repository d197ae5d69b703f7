"""`planforge tasks`: the tasks out to a workbook, and a workbook that people filled in back into the plan."""

import sys
from pathlib import Path

import click

from planforge.cli import console, making
from planforge.cli.editing import offer
from planforge.diagnostics import Report
from planforge.errors import UsageError
from planforge.exchange import import_tasks
from planforge.messages import _
from planforge.views import table_for_editing


@click.group(
    cls=console.Group,
    name="tasks",
    short_help=_("Nhiệm vụ ra Excel, và từ Excel vào kế hoạch."),
    help=_("Xuất các nhiệm vụ ra bảng Excel để nhiều người điền, và đưa bảng đã điền trở lại tệp kế hoạch."),
)
def command() -> None:
    """Tasks out and in."""


@command.command(
    name="export",
    short_help=_("Xuất mọi nhiệm vụ, mọi trường, ra Excel."),
    help=_(
        "Xuất bảng Excel có mọi nhiệm vụ và mọi trường, để sửa rồi đưa lại bằng `planforge tasks import`.\n\n"
        "\b\nVí dụ:\n  planforge tasks export ke-hoach.yaml"
    ),
)
@making.specs_argument()
@making.output_option()
@making.strict_option()
def export(paths: tuple[Path, ...], output: Path | None, strict: bool) -> None:
    """Make the workbook of the tasks of every spec in PATHS."""
    making.make(paths, output, None, strict, formats=("xlsx",), papers=table_for_editing())


@command.command(
    name="import",
    short_help=_("Đưa bảng Excel đã điền vào kế hoạch."),
    help=_(
        "Đọc bảng nhiệm vụ trong tệp Excel, cho xem những gì sẽ đổi trong SPEC, rồi sửa SPEC; ghi chú, cách trình bày "
        "của tệp giữ nguyên, bản cũ giữ thành .bak. Không chắc dòng nào là nhiệm vụ nào thì hỏi chứ không đoán.\n\n"
        "\b\nVí dụ:\n  planforge tasks import bang.xlsx ke-hoach.yaml --dry-run\n"
        "  planforge tasks import bang.xlsx ke-hoach.yaml --yes"
    ),
)
@click.argument("workbook", metavar="FILE.xlsx", type=click.Path(path_type=Path))
@click.argument("spec", metavar="SPEC", type=click.Path(path_type=Path))
@click.option("--sheet", metavar=_("TRANG"), help=_("Tên trang tính; mặc định trang có bảng nhiệm vụ rõ nhất."))
@click.option("--remove-missing", is_flag=True, help=_("Bỏ nhiệm vụ không có dòng nào trong bảng; mặc định vẫn giữ."))
@click.option("--dry-run", is_flag=True, help=_("Chỉ cho xem, không ghi."))
@click.option("--yes", is_flag=True, help=_("Ghi luôn, không hỏi."))
def import_(workbook: Path, spec: Path, sheet: str | None, remove_missing: bool, dry_run: bool, yes: bool) -> None:
    """Take the table in WORKBOOK into SPEC."""
    if workbook.suffix.lower() in (".yaml", ".yml"):
        raise UsageError(
            _("{file} là tệp kế hoạch, không phải tệp Excel").format(file=workbook),
            _("viết tệp Excel trước, kế hoạch sau: planforge tasks import bang.xlsx ke-hoach.yaml"),
        )
    report = Report()
    made = import_tasks(workbook, spec, report, sheet, remove_missing)
    console.print_findings(report, sys.stderr)
    if made is None:
        console.say(_("{spec} không thay đổi").format(spec=spec))
        sys.exit(1)
    if made.changes:
        offer(made.changes, made.data, spec, dry_run, yes)
    else:
        nothing = _("không có gì để ghi") if report.warnings else _("bảng không nói gì khác kế hoạch")
        console.say(_("{why}; {spec} không thay đổi").format(why=nothing, spec=spec))
