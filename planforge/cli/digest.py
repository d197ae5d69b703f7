"""`planforge digest`: the news item of an issued plan, for the portal."""

from collections.abc import Iterator
from pathlib import Path

import click

from planforge.cli import console, making
from planforge.compose.digest.news import USUAL_WORDS, compose_digest, lacks_for_issue
from planforge.diagnostics import Code, Place, Report
from planforge.document.blocks import Extract, Paragraph
from planforge.document.inlines import Text
from planforge.messages import _
from planforge.pipeline import Job, NamedPaper, Workshop
from planforge.plan.plan import Plan
from planforge.spec.read import Spec

FILE_STEM = "tin-bai"
MOST_WORDS = 5000
DIGEST_FORMATS = ("html", "text", "docx")


@click.command(
    cls=console.Command,
    short_help=_("Tạo tin bài đăng cổng thông tin."),
    help=_(
        "Viết tin bài về kế hoạch đã ban hành, chỉ bằng câu chữ của kế hoạch: câu mở đầu, mục đích, yêu cầu, nhiệm vụ "
        "chính, dòng nguồn. Kết quả nằm ở outputs/<id>/<năm>/<đơn vị>/tin-bai.html.\n\n"
        "\b\nVí dụ:\n  planforge digest ke-hoach.yaml\n  planforge digest ke-hoach.yaml --words 300 --to text,docx\n"
        "  planforge digest ke-hoach.yaml --set document.number=08 --set document.date=2026-01-15"
    ),
)
@making.specs_argument()
@making.output_option()
@making.formats_option(DIGEST_FORMATS, "html")
@click.option(
    "--words",
    metavar=_("SỐ"),
    type=click.IntRange(1, MOST_WORDS),
    default=USUAL_WORDS,
    help=_("Nhiều nhất bao nhiêu chữ, đếm như Word, không kể đầu đề (mặc định {count}).").format(count=USUAL_WORDS),
)
@making.overrides_option()
def command(
    paths: tuple[Path, ...], output: Path | None, formats: tuple[str, ...], words: int, overrides: dict[str, str]
) -> None:
    """Make the news item of every spec in PATHS."""

    def papers(workshop: Workshop, spec: Spec, _job: Job, report: Report) -> Iterator[NamedPaper]:
        digest = compose_digest(spec.filled, workshop.prose, words)
        if open_texts := list(_open_texts(digest)):
            _refuse(open_texts, report, Place(spec.tree.name))
            return
        _warn_unless_issued(spec.filled, spec.tree.name)
        yield NamedPaper(FILE_STEM, digest)

    making.make(paths, output, None, False, formats=formats, overrides=overrides, papers=papers)


def _open_texts(digest: Extract) -> Iterator[str]:
    """What stands on the page and waits for a person; the subject, which stands there twice, is in the first block."""
    for block in digest.pages[0].blocks:
        if isinstance(block, Paragraph):
            yield from (part.text for part in block.content if isinstance(part, Text) and part.highlight)


def _refuse(open_texts: list[str], report: Report, place: Place) -> None:
    for words in dict.fromkeys(open_texts):
        message = _("tin bài có chỗ ==…== cần quyết định: “{words}”").format(words=words)
        report.add(Code.NOT_FINAL, message, place, _("sửa nội dung và bỏ hai dấu =="))


def _warn_unless_issued(plan: Plan, name: str) -> None:
    """A draft of the item may be made before the plan is issued, but is not for the public yet."""
    said = {"number": _("chưa có số"), "date": _("chưa có ngày ban hành")}
    why = [said[lacking] for lacking in lacks_for_issue(plan)]
    if plan.document.draft:
        why.append(_("còn là dự thảo"))
    if why:
        message = _("cảnh báo: {file}: kế hoạch chưa ban hành ({why}), chưa đăng tin này")
        console.say(message.format(file=name, why=", ".join(why)))
