"""`planforge diff`: what changed between two plans, for a person to read."""

import sys
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

import click

from planforge.cli import console, making
from planforge.compose.comparison import compose_comparison
from planforge.compose.comparison_wording import (
    MOVED_LINE,
    PART_TITLES,
    field_name,
    name_of,
    summary,
    what_became,
    where,
)
from planforge.compose.wording import label_colon
from planforge.diagnostics import Diagnostic, Report
from planforge.document.blocks import Extract
from planforge.messages import _
from planforge.pipeline import DOCUMENT_FORMATS, Job, NamedPaper, PaperMaker, Workshop, render
from planforge.plan.comparison import ComparedText, Comparison, Difference, Kind, Outcome, Run, Words, joined
from planforge.plan.plan import Plan
from planforge.spec.read import Spec, read_spec
from planforge.transforms.comparison.compare import compare

FILE_STEM = "so-sanh"
TERMINAL = "text"
"""The format that is printed and not written."""


@click.command(
    cls=console.Command,
    short_help=_("So sánh hai kế hoạch: sửa, thêm, bỏ, chuyển chỗ."),
    help=_(
        "Cho biết NEW khác OLD những gì, theo từng phần và từng nhiệm vụ: kế hoạch năm trước với dự thảo năm nay, hoặc "
        "dự thảo trước và sau khi lãnh đạo sửa. In ra màn hình; với --to docx,html thì ghi bảng so sánh hai cột cạnh "
        "kết quả của NEW: outputs/<id>/<năm>/<đơn vị>/so-sanh.docx.\n\n"
        "\b\nVí dụ:\n  planforge diff 2025.yaml 2026.yaml\n  planforge diff 2025.yaml 2026.yaml --to docx"
    ),
)
@click.argument("old", metavar="OLD", type=click.Path(path_type=Path))
@click.argument("new", metavar="NEW", type=click.Path(path_type=Path))
@making.output_option()
@making.formats_option(DOCUMENT_FORMATS, TERMINAL)
@making.frame_option()
@click.option("--literal", is_flag=True, help=_("So sánh như viết trong tệp: chỗ điền {{ year }} để nguyên."))
@click.option("--exit-code", is_flag=True, help=_("Kết thúc bằng mã 1 khi hai kế hoạch khác nhau."))
def command(
    old: Path,
    new: Path,
    output: Path | None,
    formats: tuple[str, ...],
    frame: str | None,
    literal: bool,
    exit_code: bool,
) -> None:
    """Compare the plans in OLD and NEW."""
    reports = Report(), Report()
    before, after = read_spec(old, reports[0]), read_spec(new, reports[1])
    found = dict.fromkeys((*reports[0], *reports[1]))
    if before is None or after is None or any(report.errors for report in reports):
        console.print_findings(found, sys.stderr)
        console.say(_("chưa so sánh: có tệp còn lỗi"))
        sys.exit(1)
    comparison = compare(before.plan, after.plan) if literal else compare(before.filled, after.filled)
    _note_other_plan(before.filled, after.filled)
    if TERMINAL in formats:
        for line in listing(comparison):
            click.echo(line)
    failed = False
    if files := tuple(name for name in formats if name != TERMINAL):
        settings = making.office_settings()
        papers = _papers(compose_comparison(comparison, before.filled, after.filled))
        job = Job(formats=files, output=output or settings.outputs, papers=papers)
        failed = _made([new], job, Workshop(settings, frame), found)
    sys.exit(failed or (exit_code and comparison != Comparison(())))


def _note_other_plan(old: Plan, new: Plan) -> None:
    if old.id != new.id:
        console.say(_("lưu ý: đây là hai kế hoạch khác nhau ({old}, {new})").format(old=old.id, new=new.id))


def _papers(paper: Extract) -> PaperMaker:
    def papers(_workshop: Workshop, _spec: Spec, _job: Job, _report: Report) -> Iterator[NamedPaper]:
        yield NamedPaper(FILE_STEM, paper)

    return papers


def _made(files: Sequence[Path], job: Job, workshop: Workshop, said: Collection[Diagnostic]) -> bool:
    """Write the files, say where they are and what else is found; whether something failed."""
    results = render(files, job, workshop)
    for rendered in results:
        console.print_findings((one for one in rendered.report if one not in said), sys.stderr)
        for written in rendered.outputs:
            click.echo(str(written))
    return any(rendered.report.errors for rendered in results)


# on the terminal


def listing(comparison: Comparison) -> Iterator[str]:
    """The summary, then part by part what is gone on lines with `-` and what is new on lines with `+`."""
    yield summary(comparison)
    for section in comparison.sections:
        yield ""
        yield click.style(PART_TITLES[section.part].upper(), bold=True)
        for difference in section.differences:
            yield f"* {headline(difference)}"
            yield from (f"    {line}" for line in _lines(difference))


def headline(difference: Difference) -> str:
    """Sửa nhiệm vụ “Rà soát thủ tục”: what became of what, and where it stands when that is not said yet."""
    name, became, place = name_of(difference), what_became(difference), where(difference)
    if Outcome.MOVED in difference.outcomes:
        return f"{name[:1].upper()}{name[1:]}: {became[:1].lower()}{became[1:]}"
    verb, bracket, aside = became.partition(" (")
    said = f"{verb} {name}{bracket}{aside}"
    return f"{said}, {place[:1].lower()}{place[1:]}" if place else said


def _lines(difference: Difference) -> Iterator[str]:
    if not difference.texts and difference.kind is Kind.TEXT:
        yield f"= {difference.name}"
    for index, one in enumerate(difference.texts):
        if index or not _is_said_in_headline(one, difference):
            yield from _text_lines(one, "" if difference.kind is Kind.FACT else field_name(one.label))


def _is_said_in_headline(one: ComparedText, difference: Difference) -> bool:
    """Whether the headline names the added or removed thing by this text, and by the whole of it."""
    words = joined(one.before or one.after)
    return not (one.before and one.after) and name_of(difference).endswith(f" “{words}”")


def _text_lines(one: ComparedText, name: str) -> Iterator[str]:
    label = f"{label_colon(name)} " if name else ""
    moved = MOVED_LINE if one.moved else ""
    if one.moved and joined(one.before) == joined(one.after):
        yield f"= {label}{joined(one.after)}{moved}"
        return
    if one.before:
        yield click.style("- ", fg="red") + label + _marked(one.before)
    if one.after:
        yield click.style("+ ", fg="green") + label + _marked(one.after) + moved


def _marked(words: Words) -> str:
    """`words` with what is gone in [-…-] and what is new in {+…+}, unless that is all of them."""
    if len(words) == 1:
        return _coloured(words[0], words[0].text)
    return "".join(_in_brackets(run) for run in words)


def _in_brackets(run: Run) -> str:
    words = run.text.lstrip(" ")
    blank = run.text[: len(run.text) - len(words)]
    bracketed = {"gone": f"[-{words}-]", "new": f"{{+{words}+}}", "same": words}[run.state]
    return blank + _coloured(run, bracketed)


def _coloured(run: Run, words: str) -> str:
    colour = {"gone": "red", "new": "green", "same": None}[run.state]
    return click.style(words, fg=colour) if colour else words
