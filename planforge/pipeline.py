"""The whole run, for the command line and whoever else needs it: spec → plan → document → files.

spec   = read_spec(file, report)
workshop = Workshop(settings)
document = workshop.compose(spec)
data   = workshop.write(document, "docx")
"""

import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from planforge.compose.plan import compose_plan
from planforge.compose.prose import Prose
from planforge.diagnostics import Code, Place, Report
from planforge.document.blocks import Document
from planforge.errors import BrokenFrame, BrokenProse, PlanforgeError, UnwritableOutput
from planforge.messages import _
from planforge.outputs import keep_hand_edited, output_path, save
from planforge.settings import Settings
from planforge.spec.read import Spec, read_spec
from planforge.writers.docx.frame import Frame, prepare_frame
from planforge.writers.docx.frame_check import check_frame
from planforge.writers.docx.writer import made_by_planforge, write_docx
from planforge.writers.html import write_html
from planforge.writers.pdf import convert, find_libreoffice
from planforge.writers.text import write_text

FORMATS = {"docx": ".docx", "pdf": ".pdf", "html": ".html", "text": ".txt"}
"""Every format by its name, with the ending of its files."""


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

    def write(self, document: Document, format_name: str) -> bytes:
        """`document` as the bytes of a file; every format but pdf, which is made of Word files by `convert`."""
        match format_name:
            case "docx":
                return write_docx(document, self.frame)
            case "html":
                return write_html(document, self.settings.layout)
            case "text":
                return write_text(document, self.settings.layout)
        raise ValueError(format_name)


@dataclass(frozen=True, slots=True)
class Job:
    """What a run should make of each spec."""

    formats: tuple[str, ...] = ("docx",)
    output: Path = Path("outputs")
    final: bool = False
    overrides: Mapping[str, str] = field(default_factory=dict)


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
            if to_convert is not None:
                data, target = to_convert
                source = Path(folder) / f"{number:06}.docx"
                source.write_bytes(data)
                waiting[source] = (rendered, target)
            done(rendered)
        _write_pdfs(waiting, program, workshop.settings.pdf_timeout)
    return results


def _render_one(rendered: Rendered, job: Job, workshop: Workshop, taken: dict[Path, Path]) -> tuple[bytes, Path] | None:
    """Write all but the PDF; the Word bytes and the target of the PDF when one is wanted."""
    report = rendered.report
    spec = read_spec(rendered.file, report, job.overrides)
    if spec is not None and job.final:
        _refuse_open_decisions(report)
    if spec is None or report.errors:
        return None
    folder = output_path(job.output, spec.filled, "")
    if folder in taken:
        report.add(
            Code.SAME_OUTPUT,
            _("kết quả trùng chỗ với {other}: {folder}").format(other=taken[folder], folder=folder.parent),
            Place(str(rendered.file)),
            _("đổi `id`, `year` hoặc đơn vị, hoặc ghi riêng bằng -o"),
        )
        return None
    taken[folder] = rendered.file
    try:
        document = workshop.compose(spec, job.final)
        for name in job.formats:
            if name != "pdf":
                _save(
                    workshop.write(document, name),
                    output_path(job.output, spec.filled, FORMATS[name]),
                    rendered,
                )
        if "pdf" in job.formats:
            return workshop.write(document, "docx"), output_path(job.output, spec.filled, FORMATS["pdf"])
    except (BrokenFrame, BrokenProse):
        raise
    except PlanforgeError as error:
        report.add(Code.OUTPUT_FAILED, error.message, Place(str(rendered.file)), error.hint)
    return None


def _save(data: bytes, target: Path, rendered: Rendered) -> None:
    if target.suffix == ".docx" and (kept := keep_hand_edited(target, made_by_planforge)):
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
