"""`planforge rollover`: last year's plan as this year's draft, with a report of everything that has a year."""

import json
import sys
from pathlib import Path

import click

from planforge.cli import console, making
from planforge.compose.rollover_report import compose_report
from planforge.diagnostics import Report
from planforge.errors import UsageError
from planforge.messages import _
from planforge.outputs import save, spare_copy
from planforge.pipeline import Workshop
from planforge.rollover import Draft, as_records, draft_of, report_sections, target_of
from planforge.transforms.rollover import Fate
from planforge.writers.markdown import write_markdown

REPORT_FORMATS = {".md": "markdown", ".html": "html", ".docx": "docx", ".txt": "text", ".json": "json"}
"""The formats of a report by the endings of its file."""


def _report_file(_ctx: click.Context, _parameter: click.Parameter, value: Path | None) -> Path | None:
    if value is not None and value.suffix.lower() not in REPORT_FORMATS:
        known = ", ".join(REPORT_FORMATS)
        raise click.BadParameter(_("báo cáo phải có đuôi {known}, không phải “{name}”").format(known=known, name=value))
    return value


@click.command(
    cls=console.Command,
    short_help=_("Chuyển kế hoạch năm trước thành dự thảo năm nay."),
    help=_(
        "Chuyển kế hoạch SPEC sang năm khác: năm, thời hạn, kỳ so sánh được chuyển; căn cứ, tên luật, giai đoạn giữ "
        "nguyên; số liệu, văn bản hằng năm và chỗ không chắc được đánh dấu ==…== kèm ghi chú để người quyết định. Mọi "
        "năm, ngày, văn bản trích dẫn đều có trong báo cáo. Tệp cũ không thay đổi.\n\n"
        "\b\nVí dụ:\n  planforge rollover plan_specs/cai-cach-hanh-chinh/2026/so-noi-vu.yaml --to 2027\n"
        "  planforge rollover ke-hoach-2026.yaml --to 2027 --report bao-cao.html\n"
        "  planforge rollover ke-hoach.yaml --to 2027 --dry-run"
    ),
)
@click.argument("spec", metavar="SPEC", type=click.Path(path_type=Path))
@click.option("--to", type=click.IntRange(1991, 2100), metavar=_("NĂM"), required=True, help=_("Năm của dự thảo."))
@click.option("-o", "--output", metavar=_("TỆP"), type=click.Path(path_type=Path), help=_("Tệp dự thảo."))
@click.option(
    "--report",
    "report_file",
    metavar=_("TỆP"),
    type=click.Path(path_type=Path),
    callback=_report_file,
    help=_("Ghi báo cáo ra tệp có đuôi: {known}.").format(known=", ".join(REPORT_FORMATS)),
)
@click.option("--dry-run", is_flag=True, help=_("Chỉ cho xem, không ghi dự thảo."))
@click.option("--force", is_flag=True, help=_("Ghi đè dự thảo đã có; bản cũ giữ thành .bak."))
def command(spec: Path, to: int, output: Path | None, report_file: Path | None, dry_run: bool, force: bool) -> None:
    """Make the draft of SPEC for the year TO."""
    findings = Report()
    draft = draft_of(spec, to, findings)
    console.print_findings(findings, sys.stderr)
    if draft is None:
        console.say(_("kế hoạch còn lỗi, chưa chuyển được"))
        sys.exit(1)
    _refuse_twice(draft, to)
    target = output or target_of(spec, draft.old.year, to)
    if not dry_run:
        _write(draft, spec, target, force)
    _show(draft)
    if report_file is not None:
        save(_report_bytes(draft, report_file), report_file)
        click.echo(str(report_file))
    if dry_run:
        console.say(_("chưa ghi gì; bỏ --dry-run để ghi {target}").format(target=target))
    else:
        click.echo(str(target))


def _refuse_twice(draft: Draft, to: int) -> None:
    """A plan that was rolled over to its own year already is a draft, not last year's plan."""
    origin = draft.old.origin
    came_from = origin.rolled_over_from if origin else None
    if came_from and came_from.year == draft.old.year and draft.old.year != to:
        raise UsageError(
            _("origin.rolled_over_from ghi cùng năm {year} với kế hoạch").format(year=draft.old.year),
            _("sửa `year` hoặc `origin`, rồi chuyển lại"),
        )


def _write(draft: Draft, spec: Path, target: Path, force: bool) -> None:
    if target.exists() and target.resolve() == spec.resolve():
        raise UsageError(_("dự thảo sẽ đè lên chính kế hoạch cũ"), _("ghi chỗ khác bằng -o"))
    if target.exists():
        if not force:
            raise UsageError(
                _("đã có {target}").format(target=target),
                _("ghi chỗ khác bằng -o, hoặc thêm --force (bản cũ được giữ)"),
            )
        kept = spare_copy(target)
        console.say(_("bản cũ giữ thành {kept}").format(kept=kept.name))
    save(draft.data, target)


def _show(draft: Draft) -> None:
    """What a person has to decide, place by place, then how many there are of everything."""
    for account in draft.of(Fate.DECIDE):
        click.echo(f"{draft.place(account)}: {account.before.replace(chr(10), ' ')}: {account.reason} [{account.rule}]")
    counts = {fate: len(draft.of(fate)) for fate in Fate}
    console.say(
        _("{decide} chỗ cần quyết định, {look} chỗ xem lại, {moved} chỗ đã chuyển, {kept} chỗ giữ nguyên").format(
            decide=counts[Fate.DECIDE], look=counts[Fate.LOOK], moved=counts[Fate.MOVED], kept=counts[Fate.KEPT]
        )
    )


def _report_bytes(draft: Draft, file: Path) -> bytes:
    """The report in the format that the ending of `file` names."""
    form = REPORT_FORMATS[file.suffix.lower()]
    if form == "json":
        return (json.dumps(list(as_records(draft)), ensure_ascii=False, indent=2) + "\n").encode("utf-8")
    workshop = Workshop(making.office_settings())
    paper = compose_report(draft.old, report_sections(draft), workshop.prose, workshop.settings.layout)
    return write_markdown(paper) if form == "markdown" else workshop.write(paper, form)
