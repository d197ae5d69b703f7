"""Documents made by hand for the tests of the writers, and a strategy that makes any document at all."""

from dataclasses import replace

from hypothesis import strategies as st

from planforge.document.blocks import (
    Appendix,
    Cell,
    CellParagraph,
    Document,
    Heading,
    Letterhead,
    Paragraph,
    Properties,
    RecipientLine,
    Role,
    Row,
    Signature,
    Table,
    TableColumn,
    text,
)
from planforge.document.inlines import NoteReference, Text

TRICKY = """Sở Kế hoạch & Đầu tư: "a" < 'b' > c"""

LETTERHEAD = Letterhead(
    issuing_body=("ỦY BAN NHÂN DÂN", "XÃ TÂN LẬP"),
    reference="Số: 08/KH-UBND",
    place_and_date="Tân Lập, ngày 14 tháng 01 năm 2024",
)


def a_document(*body, **changes):
    """A small document whose body is `body`; `changes` replace any of its other parts."""
    document = Document(
        properties=Properties("Kế hoạch cải cách hành chính", "Cải cách hành chính", "UBND xã Tân Lập", "2024-01-14"),
        letterhead=LETTERHEAD,
        document_type="KẾ HOẠCH",
        subject=text("Cải cách hành chính năm 2024", bold=True),
        body=body,
        recipients=(RecipientLine(("- UBND huyện;",)), RecipientLine(("- Lưu: VT.",))),
        signature=Signature(("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), "Nguyễn Văn A"),
    )
    return replace(document, **changes)


def an_appendix(*blocks, **changes):
    return replace(Appendix("Phụ lục", text("BIỂU TỔNG HỢP"), "(Kèm theo Kế hoạch số 08/KH-UBND)", blocks), **changes)


def a_letterhead(**changes):
    return replace(LETTERHEAD, **changes)


def a_paragraph(words, **changes):
    return Paragraph(text(words), **changes)


def a_heading(level, marker, words, **changes):
    return Heading(level, marker, text(words), **changes)


def a_table(*rows, headings=("TT", "Nhiệm vụ", "Đơn vị chủ trì"), **changes):
    """A table of `rows`, each a Row, or a tuple of cells, each a Cell or a string."""
    columns = tuple(TableColumn(text(heading, bold=True), 1, **changes) for heading in headings)
    return Table(columns, tuple(row if isinstance(row, Row) else a_row(*row) for row in rows))


def a_row(*cells, group=False):
    return Row(tuple(cell if isinstance(cell, Cell) else a_cell(cell) for cell in cells), group)


def a_cell(*paragraphs, **changes):
    return Cell(tuple(CellParagraph(text(words)) for words in paragraphs), **changes)


def continued(span=1):
    return Cell(merge="continue", span=span)


_LETTERS = st.characters(categories=("L", "M", "N", "P", "S", "Zs"), exclude_characters="[]")
_WORDS = st.text(_LETTERS, max_size=30) | st.sampled_from(
    ["nhiệm vụ", TRICKY, "  ", "Nghị-định-" * 15, "tổ chức " * 40]
)
_LINE = st.one_of(_WORDS, st.sampled_from(["Số:      /KH-UBND", "- UBND xã;", ""]))
_MARKERS = st.sampled_from(["", "I.", "1.1.", "đ)", "-", "+"])
_INLINES = st.lists(
    st.builds(Text, _WORDS, st.booleans(), st.booleans(), st.booleans())
    | st.builds(NoteReference, st.integers(1, 12), st.booleans()),
    max_size=4,
).map(tuple)
_CELL_PARAGRAPHS = st.lists(st.builds(CellParagraph, _INLINES, _MARKERS), max_size=3).map(tuple)


def _many(things, least=0, most=3):
    return st.lists(things, min_size=least, max_size=most).map(tuple)


@st.composite
def _tables(draw):
    """A table with vertical merges in any column, and rows across all of it that interrupt them."""
    count = draw(st.integers(1, 5))
    columns = _many(
        st.builds(TableColumn, _INLINES, st.floats(0.5, 9), st.sampled_from(["left", "center", "justify"])),
        count,
        count,
    )
    rows, open_merges = [], [False] * count
    for _ in range(draw(st.integers(0, 5))):
        row = draw(_group_rows(count) | _task_rows(open_merges))
        open_merges = [False] * count if row.group else [cell.merge != "none" for cell in row.cells]
        rows.append(row)
    return Table(draw(columns), tuple(rows))


@st.composite
def _group_rows(draw, count):
    paragraphs = draw(_CELL_PARAGRAPHS)
    if count > 2 and draw(st.booleans()):
        return Row((draw(st.builds(Cell, _CELL_PARAGRAPHS)), Cell(paragraphs, span=count - 1)), group=True)
    return Row((Cell(paragraphs, span=count, bold=True),), group=True)


@st.composite
def _task_rows(draw, open_merges):
    merges = [draw(st.sampled_from(["none", "start", "continue"][: 2 + is_open])) for is_open in open_merges]
    return Row(
        tuple(
            continued() if merge == "continue" else Cell(draw(_CELL_PARAGRAPHS), merge, bold=draw(st.booleans()))
            for merge in merges
        )
    )


_BLOCKS = _many(
    st.one_of(
        st.builds(Heading, st.integers(1, 8), _MARKERS, _INLINES, st.booleans()),
        st.builds(Paragraph, _INLINES, _MARKERS, st.sampled_from(Role), st.booleans()),
        _tables(),
    ),
    most=4,
)

documents = st.builds(
    Document,
    properties=st.builds(Properties, _LINE, _LINE, _LINE, st.just("2026-01-01")),
    letterhead=st.builds(Letterhead, _many(_LINE, 1), _LINE, _LINE, _LINE, _LINE),
    document_type=_LINE,
    subject=_INLINES,
    body=_BLOCKS,
    recipients=_many(st.builds(RecipientLine, _many(_LINE, 1), _LINE)),
    signature=st.builds(Signature, _many(_LINE, 1), _LINE, _LINE),
    appendices=_many(
        st.builds(Appendix, _LINE, _INLINES, _LINE, _BLOCKS, st.booleans(), st.booleans()),
        most=2,
    ),
    footnotes=_many(_INLINES),
)
"""Any document, even one that no clerk would write; but a merge always has a beginning."""
