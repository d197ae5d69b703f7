"""Bảng so sánh hai kế hoạch: what was and what shall be, side by side, for the leader who signs."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from planforge.compose.comparison_wording import (
    MOVED_LINE,
    PART_TITLES,
    field_name,
    full_name,
    summary,
    what_became,
    where,
)
from planforge.compose.letterhead import DOCUMENT_TYPE, issuing_body, reference
from planforge.compose.plan import properties_of
from planforge.compose.wording import label_colon
from planforge.document.blocks import (
    Appendix,
    Block,
    Cell,
    CellParagraph,
    Extract,
    Paragraph,
    Row,
    Table,
    TableColumn,
    text,
)
from planforge.document.inlines import Inlines, Text
from planforge.plan.comparison import Comparison, Difference, Kind, Outcome, Run, Section, Words, joined
from planforge.plan.markup import plain
from planforge.plan.plan import Plan
from planforge.vietnamese import roman, short_date, two_digits

LABEL = "Bảng so sánh"
SIGNS = "Cột trái: chữ nghiêng là chữ bị thay, bị bỏ. Cột phải: chữ đậm là chữ mới."
WIDTHS = (11.0, 103.0, 103.0, 40.0)
"""Millimetres, of which only the ratio counts: number, before, after, note."""


def compose_comparison(comparison: Comparison, old: Plan, new: Plan) -> Extract:
    """The table of all differences on a landscape page; `old` and `new`, placeholders filled, give the names in it."""
    page = Appendix(
        label=LABEL,
        title=text(f"{DOCUMENT_TYPE} {plain(new.document.subject)}".upper(), bold=True),
        attached=f"({_both_named(old, new)})",
        blocks=tuple(_blocks(comparison, old, new)),
        landscape=True,
    )
    return Extract(properties_of(new, plain(new.document.subject)), (page,))


def _blocks(comparison: Comparison, old: Plan, new: Plan) -> Iterator[Block]:
    yield Paragraph(text(summary(comparison)))
    if comparison.sections:
        yield Paragraph(text(SIGNS), keep_next=True)
        yield Table(_columns(old, new), tuple(_rows(comparison.sections)))


# the two plans by name


def _both_named(old: Plan, new: Plan) -> str:
    """The two papers by number and date, and whose they are, said once where it is the same body."""
    bodies = issuing_body(old.issuer), issuing_body(new.issuer)
    if bodies[0] == bodies[1]:
        return f"{_named(old)} và {_named(new)} của {bodies[1]}"
    return f"{_named(old)} của {bodies[0]} và {_named(new)} của {bodies[1]}"


def _named(plan: Plan) -> str:
    document = plan.document
    if _is_draft(plan):
        return f"dự thảo {DOCUMENT_TYPE} năm {_period(plan)}"
    if document.number is None:
        return f"{DOCUMENT_TYPE} năm {_period(plan)}"
    name = f"{DOCUMENT_TYPE} số {reference(plan)}"
    if document.date is None:
        return f"{name} năm {_period(plan)}"
    if document.date.day is None:
        return f"{name} tháng {two_digits(document.date.month)}/{document.date.year}"
    return f"{name} ngày {short_date(document.date.first_day())}"


def _is_draft(plan: Plan) -> bool:
    """Whether it says so, or has neither number nor date."""
    document = plan.document
    return document.draft or (document.number is None and document.date is None)


def _period(plan: Plan) -> str:
    return str(plan.year) if plan.to_year is None else f"{plan.year} - {plan.to_year}"


def _columns(old: Plan, new: Plan) -> tuple[TableColumn, ...]:
    before, after = _heading(old), _heading(new)
    if before == after:
        before, after = f"{before} (bản trước)", f"{after} (bản sau)"
    headings = ("TT", before, after, "Ghi chú")
    return tuple(
        TableColumn(text(heading, bold=True), width, "center" if heading == "TT" else "left")
        for heading, width in zip(headings, WIDTHS, strict=True)
    )


def _heading(plan: Plan) -> str:
    return f"{'Dự thảo' if _is_draft(plan) else DOCUMENT_TYPE} năm {_period(plan)}"


# rows


def _rows(sections: Iterable[Section]) -> Iterator[Row]:
    """Each part under its title; numbers run through the whole table."""
    number = 0
    for index, section in enumerate(sections, 1):
        title = Cell((CellParagraph(text(PART_TITLES[section.part], bold=True)),), span=3, bold=True)
        yield Row((Cell((CellParagraph(text(roman(index), bold=True)),), bold=True), title), group=True)
        for difference in section.differences:
            number += 1
            yield _row(number, difference)


def _row(number: int, difference: Difference) -> Row:
    notes = (note for note in (what_became(difference), where(difference)) if note)
    return Row(
        (
            Cell((CellParagraph(text(str(number))),)),
            Cell(() if Outcome.ADDED in difference.outcomes else tuple(_before(difference))),
            Cell(() if Outcome.REMOVED in difference.outcomes else tuple(_after(difference))),
            Cell(tuple(CellParagraph(text(note)) for note in notes)),
        )
    )


def _before(difference: Difference) -> Iterator[CellParagraph]:
    return _paragraphs(difference, [(one.label, one.before, False) for one in difference.texts if one.before])


def _after(difference: Difference) -> Iterator[CellParagraph]:
    return _paragraphs(difference, [(one.label, one.after, one.moved) for one in difference.texts if one.after])


def _paragraphs(difference: Difference, texts: Sequence[tuple[str, Words, bool]]) -> Iterator[CellParagraph]:
    """The name, where no text that differs says it; then field by field, a list below its label."""
    is_whole = not {Outcome.ADDED, Outcome.REMOVED}.isdisjoint(difference.outcomes)
    if not any(_names(label, difference) for label, _words, _moved in texts):
        yield CellParagraph(text(full_name(difference)))
    for label, several in groupby(texts, key=lambda one: one[0]):
        lines = [(_inlines(words, is_whole), moved) for _label, words, moved in several]
        yield from _field(field_name(label), lines)


def _names(label: str, difference: Difference) -> bool:
    """Whether a text that is shown anyway says what the difference is about."""
    if difference.kind is Kind.ROW:
        return any(difference.name in (joined(one.before), joined(one.after)) for one in difference.texts)
    return difference.kind is Kind.FACT or label in ("", "title")


def _field(name: str, lines: Sequence[tuple[Inlines, bool]]) -> Iterator[CellParagraph]:
    moved = (Text(MOVED_LINE),)
    contents = [(*words, *(moved if is_moved else ())) for words, is_moved in lines]
    if not name:
        yield from map(CellParagraph, contents)
    elif len(contents) == 1:
        yield CellParagraph((Text(label_colon(name)), Text(" "), *contents[0]))
    else:
        yield CellParagraph(text(label_colon(name)))
        yield from (CellParagraph(content, "-") for content in contents)


def _inlines(words: Words, is_whole: bool) -> Inlines:
    """`words` with what is gone in italics and what is new in bold; a thing that stands alone needs no marks."""
    if is_whole:
        return text(joined(words))
    return tuple(part for run in words for part in _run(run))


def _run(run: Run) -> Iterator[Text]:
    """The run; a blank before what is gone or new does not belong to it."""
    words = run.text.lstrip(" ")
    if words != run.text:
        yield Text(" ")
    if words:
        yield Text(words, bold=run.state == "new", italic=run.state == "gone")
