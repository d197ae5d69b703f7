"""What else is made of the same tasks: the appendix alone, each body's sheet, the calendar."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from planforge.compose.body_sheets import Spellings, bodies_of, compose_sheets
from planforge.compose.calendar import compose_calendar
from planforge.compose.extract import compose_appendices, compose_table_for_editing
from planforge.diagnostics import Code, Place, Report
from planforge.messages import _
from planforge.outputs import safe_name
from planforge.pipeline import DOCUMENT_FORMATS, Job, NamedPaper, PaperMaker, Workshop
from planforge.plan.appendices import Appendix
from planforge.plan.plan import Plan
from planforge.registry.body_names import find_body
from planforge.spec.read import Spec

TASK_TABLE_TITLE = "Biểu tổng hợp nhiệm vụ"


@dataclass(frozen=True, slots=True)
class AppendixChoice:
    """Which appendix is wanted, from 1 (all with tasks when None), and what of it is to be otherwise than planned."""

    number: int | None = None
    changes: tuple[tuple[str, Any], ...] = ()

    def appendices(self, plan: Plan) -> tuple[Appendix, ...]:
        """The appendices to be made; a plain task table when the plan has none. None for a number it has not."""
        if self.number is not None:
            chosen = plan.appendices[self.number - 1 : self.number]
        else:
            chosen = tuple(appendix for appendix in plan.appendices if appendix.source)
            chosen = chosen or (Appendix(title=TASK_TABLE_TITLE, source="tasks"),)
        return tuple(self._changed(appendix) for appendix in chosen)

    def _changed(self, appendix: Appendix) -> Appendix:
        return appendix.model_copy(update=dict(self.changes)) if appendix.source else appendix


def appendix_alone(choice: AppendixChoice) -> PaperMaker:
    """The appendix tables of a plan without the plan: `phu-luc`."""

    def papers(workshop: Workshop, spec: Spec, _job: Job, report: Report) -> Iterator[NamedPaper]:
        plan = spec.filled
        appendices = choice.appendices(plan)
        if not appendices:
            message = _("kế hoạch có {count} phụ lục, không có phụ lục số {number}")
            report.add(
                Code.NOTHING_TO_PLACE,
                message.format(count=len(plan.appendices), number=choice.number),
                spec.tree.key_place(("appendices",)),
            )
        elif not any(appendix.source for appendix in appendices) or _has_tasks(spec, report):
            paper = compose_appendices(plan, appendices, workshop.prose, workshop.settings.layout)
            yield NamedPaper("phu-luc", paper)

    return papers


def _has_tasks(spec: Spec, report: Report) -> bool:
    """Whether there is anything to show, which is otherwise said."""
    if not spec.filled.all_tasks():
        report.add(
            Code.NOTHING_TO_PLACE, _("kế hoạch chưa có nhiệm vụ nào"), Place(spec.tree.name), _("thêm khóa `tasks`")
        )
        return False
    return True


def table_for_editing() -> PaperMaker:
    """Every task with every field, for people to fill in: `bang-nhiem-vu`."""

    def papers(workshop: Workshop, spec: Spec, _job: Job, report: Report) -> Iterator[NamedPaper]:
        if _has_tasks(spec, report):
            paper = compose_table_for_editing(spec.filled, workshop.prose, workshop.settings.layout)
            yield NamedPaper("bang-nhiem-vu", paper, ("xlsx",))

    return papers


def sheets_by_body(wanted: tuple[str, ...]) -> PaperMaker:
    """Each body's own sheet, or those of the bodies `wanted`: `nhiem-vu-so-y-te`; one workbook of all of them."""

    def papers(workshop: Workshop, spec: Spec, job: Job, report: Report) -> Iterator[NamedPaper]:
        if not _has_tasks(spec, report):
            return
        bodies = _chosen_bodies(spec, wanted, report)
        layout = workshop.settings.layout
        for body in bodies if set(job.formats) & set(DOCUMENT_FORMATS) else ():
            sheet = compose_sheets(spec.filled, (body,), workshop.prose, layout)
            yield NamedPaper(f"nhiem-vu-{safe_name(body[0])}", sheet, DOCUMENT_FORMATS)
        if bodies and "xlsx" in job.formats:
            workbook = compose_sheets(spec.filled, bodies, workshop.prose, layout)
            yield NamedPaper("nhiem-vu-theo-don-vi", workbook, ("xlsx",))

    return papers


def _chosen_bodies(spec: Spec, wanted: tuple[str, ...], report: Report) -> tuple[Spellings, ...]:
    """The bodies of these names. A name that is not surely one of them is asked about and none is taken."""
    bodies = bodies_of(spec.filled)
    chosen = []
    for name in wanted:
        match = find_body(name, [spelling for body in bodies for spelling in body])
        if match.name is None:
            _ask(name, match.near, tuple(body[0] for body in bodies), spec, report)
        chosen += [body for body in bodies if match.name in body and body not in chosen]
    return (() if report.errors else tuple(chosen)) if wanted else bodies


def _ask(name: str, near: tuple[str, ...], known: tuple[str, ...], spec: Spec, report: Report) -> None:
    is_it, among = _("có phải: {names}?"), _("các đơn vị trong kế hoạch: {names}")
    report.add(
        Code.UNCLEAR_BODY,
        _("trong kế hoạch không có đơn vị nào chắc chắn là “{name}”").format(name=name),
        Place(spec.tree.name),
        (is_it if near else among).format(names="; ".join(near or known)),
    )


def calendar_of_tasks() -> PaperMaker:
    """The tasks by time: `lich`."""

    def papers(workshop: Workshop, spec: Spec, _job: Job, report: Report) -> Iterator[NamedPaper]:
        if _has_tasks(spec, report):
            yield NamedPaper("lich", compose_calendar(spec.filled, workshop.prose, workshop.settings.layout))

    return papers
