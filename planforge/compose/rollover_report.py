"""Báo cáo chuyển kỳ: what was moved, kept and left to decide, in sentences with their words in question marked."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from planforge.compose.columns import planned
from planforge.compose.extract import taken_from
from planforge.compose.plan import properties_of
from planforge.compose.prose import Prose
from planforge.document.blocks import (
    Appendix,
    Block,
    Cell,
    CellParagraph,
    Extract,
    Heading,
    Paragraph,
    Row,
    Table,
    TableColumn,
)
from planforge.document.inlines import Inlines, Text
from planforge.document.page_layout import PageLayout
from planforge.messages import _
from planforge.plan.markup import plain
from planforge.plan.plan import Plan

NARROW, WIDE = 30.0, 100.0


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the report: where it stands, its sentence with the words in question, what became of them and why."""

    place: str
    sentence: str
    start: int
    end: int
    before: str
    after: str
    reason: str
    rule: str


Section = tuple[str, Sequence[Entry]]
"""A title and the entries below it, in the order in which a person should read them."""


def compose_report(plan: Plan, sections: Sequence[Section], prose: Prose, layout: PageLayout) -> Extract:
    """The report as a paper: for each section a table, an empty one said to be empty. `plan` is the old plan."""
    page = Appendix(
        label=_("Báo cáo chuyển kỳ"),
        title=(Text(f"Kế hoạch {plain(plan.document.subject)}".upper(), bold=True),),
        attached=taken_from(plan, prose),
        blocks=tuple(_blocks(sections, layout.landscape_text_width)),
        landscape=True,
    )
    return Extract(properties_of(plan, plain(plan.document.subject)), (page,))


def _blocks(sections: Sequence[Section], width: float) -> Iterator[Block]:
    for title, entries in sections:
        yield Heading(1, "", (Text(f"{title}: {len(entries)}", bold=True),))
        if entries:
            yield _table(entries, width)
        else:
            yield Paragraph((Text(_("Không có.")),))


def _table(entries: Iterable[Entry], width: float) -> Table:
    headings = (_("TT"), _("Chỗ trong tệp"), _("Câu của kế hoạch cũ"), _("Cũ"), _("Mới"), _("Vì sao"))
    rows = tuple(_row(number, entry) for number, entry in enumerate(entries, 1))
    columns = [
        TableColumn((Text(heading, bold=True),), 1, "center" if index == 0 else "left")
        for index, heading in enumerate(headings)
    ]
    chosen = [None, NARROW, WIDE, None, None, None]
    return Table(planned(columns, chosen, rows, width), rows)


def _row(number: int, entry: Entry) -> Row:
    contents: tuple[Inlines, ...] = (
        (Text(str(number)),),
        _plain(entry.place),
        _marked(entry),
        _plain(entry.before),
        _plain(entry.after or (_("(bỏ)") if entry.before else "")),
        _plain(f"{entry.reason} [{entry.rule}]"),
    )
    return Row(tuple(Cell((CellParagraph(content),)) if content else Cell() for content in contents))


AROUND = 160
"""Letters of the sentence that are shown on either side of the words in question."""


def _marked(entry: Entry) -> Inlines:
    """The sentence with its words in question in yellow; of a long one the part around them."""
    before, after = entry.sentence[: entry.start], entry.sentence[entry.end :]
    words = entry.sentence[entry.start : entry.end]
    start = ("… " + before[-AROUND:].partition(" ")[2]) if len(before) > AROUND else before
    end = (after[:AROUND].rpartition(" ")[0] + " …") if len(after) > AROUND else after
    parts = (Text(_one_line(start)), Text(_one_line(words), highlight=True), Text(_one_line(end)))
    return tuple(part for part in parts if part.text)


def _plain(words: str) -> Inlines:
    return (Text(_one_line(words)),) if words else ()


def _one_line(words: str) -> str:
    return words.replace("\n", " ")
