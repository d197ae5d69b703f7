"""Kế hoạch: how a plan becomes a document. A second type of document is a sibling of this module."""

from dataclasses import replace

from planforge.compose.appendix import appendix_pages
from planforge.compose.body import compose_body
from planforge.compose.letterhead import (
    DOCUMENT_TYPE,
    compose_letterhead,
    compose_signature,
    issuing_body,
    issuing_body_short,
)
from planforge.compose.prose import Prose
from planforge.compose.recipients import compose_recipients
from planforge.compose.wording import Wording, end_marked, ended, one_line, with_colon
from planforge.document.blocks import Block, Document, Heading, Paragraph, Properties, Role, Table
from planforge.document.inlines import plain_text
from planforge.document.page_layout import PageLayout
from planforge.plan.markup import without_notes
from planforge.plan.plan import Plan


def compose_plan(plan: Plan, prose: Prose, layout: PageLayout, draft: bool | None = None) -> Document:
    """`plan`, its placeholders already filled, as it will stand on the page.

    `draft` overrides whether DỰ THẢO is printed. Raises BrokenProse when a prose text does not fit.
    """
    wording = Wording(plan.footnotes)
    subject = wording.inlines(plan.document.subject, bold=True)
    body = (
        *_legal_bases(plan, wording),
        *_introduction(plan, wording, prose),
        *compose_body(plan, wording),
        *_closing(plan, wording, prose),
    )
    recipients = compose_recipients(plan)
    appendices = tuple(appendix_pages(plan, plan.appendices, wording, prose, layout))
    return Document(
        properties=properties_of(plan, plain_text(subject)),
        letterhead=compose_letterhead(plan, plan.document.draft if draft is None else draft),
        document_type=DOCUMENT_TYPE.upper(),
        subject=subject,
        body=_ended(body),
        recipients=recipients,
        recipients_label="Nơi nhận:" if recipients else "",
        signature=compose_signature(plan),
        appendices=appendices,
        footnotes=wording.footnotes(),
    )


def _legal_bases(plan: Plan, wording: Wording) -> list[Paragraph]:
    """Căn cứ: italic, one a line, each ended by ";" and the last by "." (PL I-II.6a)."""
    last = len(plan.legal_bases) - 1
    return [
        Paragraph(
            wording.inlines(ended(one_line(basis), "." if index == last else ";"), italic=True),
            role=Role.LEGAL_BASIS,
        )
        for index, basis in enumerate(plan.legal_bases)
    ]


def _introduction(plan: Plan, wording: Wording, prose: Prose) -> list[Paragraph]:
    texts = plan.introduction
    if texts is None:
        texts = (_supplied(plan, prose, "introduction"),)
    if not texts:
        return []
    texts = (*texts[:-1], with_colon(one_line(texts[-1])))
    return [Paragraph(wording.inlines(text), role=Role.INTRODUCTION) for text in texts]


def _closing(plan: Plan, wording: Wording, prose: Prose) -> list[Paragraph]:
    text = plan.closing if plan.closing is not None else _supplied(plan, prose, "closing")
    return [Paragraph(wording.inlines(one_line(text)), role=Role.CLOSING)] if text.strip() else []


def _supplied(plan: Plan, prose: Prose, name: str) -> str:
    return prose.sentence(
        name,
        document_type=DOCUMENT_TYPE,
        subject=without_notes(plan.document.subject),
        year=plan.year,
        issuing_body=issuing_body(plan.issuer),
        issuing_body_short=issuing_body_short(plan.issuer),
    )


def _ended(body: tuple[Block, ...]) -> tuple[Block, ...]:
    """`body` with "./." after its last words, whatever paragraph they stand in."""
    if not body:
        return body
    match body[-1]:
        case Paragraph() as last:
            return (*body[:-1], replace(last, content=end_marked(last.content), keep_next=True))
        case Heading() as last:
            return (*body[:-1], replace(last, content=end_marked(last.content)))
        case Table():
            return body


def properties_of(plan: Plan, subject: str) -> Properties:
    """What the files made of `plan` say of themselves; `subject` is its trích yếu without marks."""
    day = plan.document.date
    return Properties(
        title=f"{DOCUMENT_TYPE} {subject}",
        subject=subject,
        author=issuing_body(plan.issuer),
        day=day.first_day().isoformat() if day else f"{plan.year}-01-01",
    )
