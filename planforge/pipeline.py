"""The whole run, for the command line and whoever else needs it: spec → plan → document → files.

spec   = read_spec(file, report)
workshop = Workshop(settings)
document = workshop.compose(spec)
data   = workshop.write(document, "docx")
"""

import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from planforge.compose.continued import anchored, breaks, continued, has_repeated
from planforge.compose.plan import compose_plan
from planforge.compose.prose import Prose
from planforge.diagnostics import Code, Place, Report
from planforge.document.blocks import Document, Extract, Paper
from planforge.errors import BrokenFrame, BrokenProse, OutsideProgramFailed, PlanforgeError, UnwritableOutput
from planforge.messages import _
from planforge.outputs import FILE_STEM, keep_hand_edited, output_path, save
from planforge.settings import Settings
from planforge.spec.read import Spec, read_spec
from planforge.writers.docx.frame import Frame, prepare_frame
from planforge.writers.docx.frame_check import check_frame
from planforge.writers.docx.writer import write_docx
from planforge.writers.html import write_html
from planforge.writers.ics import write_ics
from planforge.writers.package import made_by_planforge
from planforge.writers.pdf import anchor_pages, convert, find_libreoffice
from planforge.writers.text import write_text
from planforge.writers.xlsx.writer import write_xlsx

FORMATS = {"docx": ".docx", "pdf": ".pdf", "html": ".html", "text": ".txt", "xlsx": ".xlsx", "ics": ".ics"}
"""Every format by its name, with the ending of its files."""

DOCUMENT_FORMATS = ("docx", "pdf", "html", "text")
"""What a whole document can be."""

TABLE_FORMATS = (*DOCUMENT_FORMATS, "xlsx")
"""What an extract can be, which is little else than tables; one with events can be a calendar file too."""


@dataclass(frozen=True)
class Workshop:
    """What is prepared once and used for every document of a run: settings, prose, the frame."""

    settings: Settings
    frame_choice: str | None = None

    @cached_property
    def prose(self) -> Prose:
        """The sentences the tool supplies."""
        return Prose(self.settings.prose_folders)

    @cached_property
    def frame(self) -> Frame:
        """The Word frame, looked over before anything is put into it. Raises BrokenFrame."""
        file = self.settings.frame_file(self.frame_choice)
        findings = [finding.message for finding in check_frame(file)]
        if findings:
            raise BrokenFrame(
                _("mẫu {file} chưa dùng được: {finding}").format(file=file, finding="; ".join(findings[:3])),
                _("xem đủ {count} chỗ bằng `planforge frame check {file}`").format(count=len(findings), file=file),
            )
        return prepare_frame(file, self.settings.layout)

    def compose(self, spec: Spec, final: bool = False) -> Document:
        """The page of `spec`; a final copy has no DỰ THẢO. Raises BrokenProse."""
        return compose_plan(spec.filled, self.prose, self.settings.layout, draft=False if final else None)

    def write(self, paper: Paper, format_name: str) -> bytes:
        """`paper` as the bytes of a file; every format but pdf, which is made of Word files by `convert`."""
        match format_name:
            case "docx":
                return write_docx(paper, self.frame)
            case "html":
                return write_html(paper, self.settings.layout)
            case "text":
                return write_text(paper, self.settings.layout)
            case "xlsx" if isinstance(paper, Extract):
                return write_xlsx(paper)
            case "ics" if isinstance(paper, Extract):
                return write_ics(paper)
        raise ValueError(format_name)

    def with_repeated_cells(self, paper: Paper) -> Paper:
        """`paper` with the merged cells that cross a page repeated on the new one, as LibreOffice lays it out.

        A repeated name may move what is below it, so that pages are measured until they stay as they are. Raises
        OutsideProgramFailed when LibreOffice is missing, cannot do it, or they never do.
        """
        program = find_libreoffice(self.settings.libreoffice)
        tried, seen = paper, None
        for _round in range(MEASURING_ROUNDS):
            pages = anchor_pages(write_docx(anchored(tried), self.frame), program, self.settings.pdf_timeout)
            if not pages:
                raise OutsideProgramFailed(_("LibreOffice không cho biết bảng sang trang ở đâu"))
            found = breaks(paper, pages)
            if found == seen:
                return tried
            tried, seen = continued(paper, pages), found
        raise OutsideProgramFailed(_("chỗ sang trang của bảng thay đổi mỗi lần đo"))


MEASURING_ROUNDS = 5


class NamedPaper(NamedTuple):
    """A paper with the stem of its files' names, and the formats it is for where these are not all that are wanted."""

    stem: str
    paper: Paper
    formats: tuple[str, ...] = tuple(FORMATS)


PaperMaker = Callable[[Workshop, Spec, "Job", Report], Iterable[NamedPaper]]
"""Makes the papers of a spec; what keeps it from making one it adds to the report."""


def whole_document(workshop: Workshop, spec: Spec, job: "Job", _report: Report) -> Iterable[NamedPaper]:
    """The document itself: what `render` makes."""
    yield NamedPaper(FILE_STEM, workshop.compose(spec, job.final))


@dataclass(frozen=True, slots=True)
class Job:
    """What a run should make of each spec."""

    formats: tuple[str, ...] = ("docx",)
    output: Path = Path("outputs")
    final: bool = False
    overrides: Mapping[str, str] = field(default_factory=dict)
    papers: PaperMaker = whole_document


@dataclass(slots=True)
class Rendered:
    """What became of one spec: its findings, and the files that stand now."""

    file: Path
    report: Report = field(default_factory=Report)
    outputs: list[Path] = field(default_factory=list)


def render(
    files: Sequence[Path],
    job: Job,
    workshop: Workshop,
    done: Callable[[Rendered], None] = lambda _rendered: None,
) -> list[Rendered]:
    """Make every file that `job` asks for; a spec that fails does not keep the others from being made.

    `done` is called after each spec. Raises BrokenFrame, BrokenProse and OutsideProgramFailed before anything is
    written where they concern every spec.
    """
    if "docx" in job.formats or "pdf" in job.formats:
        workshop.frame  # noqa: B018 - a frame that does not fit stops the run before anything is written
    program = find_libreoffice(workshop.settings.libreoffice) if "pdf" in job.formats else ""
    taken: dict[Path, Path] = {}
    results: list[Rendered] = []
    with tempfile.TemporaryDirectory(prefix="planforge-", ignore_cleanup_errors=True) as folder:
        waiting: dict[Path, tuple[Rendered, Path]] = {}
        for number, file in enumerate(files):
            rendered = Rendered(file)
            results.append(rendered)
            to_convert = _render_one(rendered, job, workshop, taken)
            for index, (data, target) in enumerate(to_convert):
                source = Path(folder) / f"{number:06}-{index:03}.docx"
                source.write_bytes(data)
                waiting[source] = (rendered, target)
            done(rendered)
        _write_pdfs(waiting, program, workshop.settings.pdf_timeout)
    return results


def _render_one(rendered: Rendered, job: Job, workshop: Workshop, taken: dict[Path, Path]) -> list[tuple[bytes, Path]]:
    """Write all but the PDFs; the Word bytes and the target of each PDF that is wanted."""
    report = rendered.report
    spec = read_spec(rendered.file, report, job.overrides)
    if spec is not None and job.final:
        _refuse_open_decisions(report)
    if spec is None or report.errors or _is_taken(rendered, job, spec, taken):
        return []
    to_convert: list[tuple[bytes, Path]] = []
    try:
        for stem, paper, meant_for in job.papers(workshop, spec, job, report):
            on_pages = _on_pages(paper, job, workshop, rendered)
            for name in (name for name in job.formats if name in meant_for):
                target = output_path(job.output, spec.filled, FORMATS[name], stem)
                if name == "pdf":
                    to_convert.append((workshop.write(on_pages, "docx"), target))
                else:
                    _save(workshop.write(on_pages if name == "docx" else paper, name), target, rendered)
    except (BrokenFrame, BrokenProse):
        raise
    except PlanforgeError as error:
        report.add(Code.OUTPUT_FAILED, error.message, Place(str(rendered.file)), error.hint)
        return []
    return to_convert


def _on_pages(paper: Paper, job: Job, workshop: Workshop, rendered: Rendered) -> Paper:
    """`paper` for the formats that have pages; as it is, and said so, when its pages cannot be measured."""
    if not {"docx", "pdf"}.intersection(job.formats) or not has_repeated(paper):
        return paper
    try:
        return workshop.with_repeated_cells(paper)
    except OutsideProgramFailed as error:
        rendered.report.add(
            Code.PAGES_NOT_MEASURED,
            _("tên nhóm không được in lại ở trang sau: {reason}").format(reason=error.message),
            Place(str(rendered.file)),
            error.hint or _("bỏ `repeat_groups`, hoặc chạy lại khi có LibreOffice"),
        )
        return paper


def _is_taken(rendered: Rendered, job: Job, spec: Spec, taken: dict[Path, Path]) -> bool:
    """Whether another spec of this run writes to the same place, which is then said."""
    folder = output_path(job.output, spec.filled, "")
    if folder in taken:
        rendered.report.add(
            Code.SAME_OUTPUT,
            _("kết quả trùng chỗ với {other}: {folder}").format(other=taken[folder], folder=folder.parent),
            Place(str(rendered.file)),
            _("đổi `id`, `year` hoặc đơn vị, hoặc ghi riêng bằng -o"),
        )
        return True
    taken[folder] = rendered.file
    return False


def _save(data: bytes, target: Path, rendered: Rendered) -> None:
    if target.suffix in (".docx", ".xlsx") and (kept := keep_hand_edited(target, made_by_planforge)):
        rendered.report.add(
            Code.HAND_EDITED,
            _("tệp cũ đã được sửa bằng chương trình khác, giữ lại thành {kept}").format(kept=kept.name),
            Place(str(target)),
        )
    save(data, target)
    rendered.outputs.append(target)


def _refuse_open_decisions(report: Report) -> None:
    """What may wait in a draft may not in a copy to sign: the warnings become errors."""
    report.found = [
        replace(finding, code=Code.NOT_FINAL) if finding.code is Code.OPEN_DECISION else finding
        for finding in report.found
    ]


def _write_pdfs(waiting: dict[Path, tuple[Rendered, Path]], program: str, timeout: float) -> None:
    for source, pdf in convert(list(waiting), program, timeout) if waiting else ():
        rendered, target = waiting[source]
        if pdf is None:
            rendered.report.add(
                Code.OUTPUT_FAILED,
                _("LibreOffice không tạo được PDF trong {seconds:g} giây").format(seconds=timeout),
                Place(str(rendered.file)),
                _("chạy lại; kiểm tra bằng `planforge doctor`"),
            )
            continue
        try:
            _save(pdf, target, rendered)
        except UnwritableOutput as error:
            rendered.report.add(Code.OUTPUT_FAILED, error.message, Place(str(rendered.file)), error.hint)
