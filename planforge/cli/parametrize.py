"""`planforge parametrize`: the plan's own years as placeholders, so that next year is one key."""

import sys
from pathlib import Path

import click

from planforge.cli import console
from planforge.cli.editing import offer
from planforge.diagnostics import Report
from planforge.messages import _
from planforge.rollover import parametrized


@click.command(
    cls=console.Command,
    short_help=_("Thay năm viết cứng bằng chỗ điền {{ year }}."),
    help=_(
        "Thay các năm của chính kế hoạch (năm 2026, so với năm 2025, trước ngày 30/11/2026) bằng chỗ điền {{ year }}, "
        "{{ year - 1 }}, để năm sau chỉ phải sửa một khóa. Năm trong căn cứ, tên luật, giai đoạn không đổi; văn bản in "
        "ra vẫn như cũ từng chữ. Cho xem trước, hỏi rồi mới ghi; bản cũ giữ thành .bak.\n\n"
        "\b\nVí dụ:\n  planforge parametrize ke-hoach.yaml --dry-run\n  planforge parametrize ke-hoach.yaml --yes"
    ),
)
@click.argument("spec", metavar="SPEC", type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help=_("Chỉ cho xem, không ghi."))
@click.option("--yes", is_flag=True, help=_("Ghi luôn, không hỏi."))
def command(spec: Path, dry_run: bool, yes: bool) -> None:
    """Put placeholders for the plan's own years into SPEC."""
    findings = Report()
    made = parametrized(spec, findings)
    console.print_findings(findings, sys.stderr)
    if made is None:
        console.say(_("{spec} không thay đổi").format(spec=spec))
        sys.exit(1)
    changes, data = made
    if changes:
        offer(changes, data, spec, dry_run, yes)
    else:
        console.say(_("không có năm nào viết cứng; {spec} không thay đổi").format(spec=spec))
