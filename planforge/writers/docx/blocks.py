"""The block tree as WordprocessingML, by the frame's named styles.

A style says how a paragraph looks; here stands only what one document decides: words, markers, the
lengths of rules and the balance of centred lines.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest
from typing import assert_never

from planforge.document.blocks import (
    Block,
    Heading,
    Letterhead,
    Paragraph,
    RecipientLine,
    Role,
    Signature,
    Table,
)
from planforge.document.blocks import text as inlines
from planforge.document.inlines import Inlines, Text, plain_text
from planforge.document.page_layout import PageLayout
from planforge.document.typeface import balanced_room, widest_line, width
from planforge.writers.docx.runs import paragraph, plain_run, runs
from planforge.writers.docx.tables import table, twips

_STYLES = {
    Role.LEGAL_BASIS: "LegalBasis",
    Role.INTRODUCTION: "Introduction",
    Role.BODY: "BodyText",
    Role.CLOSING: "Closing",
}
_BOLD_LEVELS = 2
_LAST_LEVEL = 6
SECTION_END = '<w:p><w:pPr><w:pStyle w:val="SectionEnd"/></w:pPr></w:p>'


def blocks(content: Sequence[Block], room: float) -> str:
    """`content` as paragraphs and tables; two tables in a row are kept apart."""
    written: list[str] = []
    for index, block in enumerate(content):
        if isinstance(block, Table) and index and isinstance(content[index - 1], Table):
            written.append(SECTION_END)
        written.append(_block(block, room))
    return "".join(written)


def body(content: Sequence[Block], room: float) -> str:
    """`content` before the signature, which is a table too."""
    return blocks(content, room) + (SECTION_END if content and isinstance(content[-1], Table) else "")


def _block(block: Block, room: float) -> str:
    match block:
        case Paragraph():
            keep = "<w:keepNext/>" if block.keep_next else ""
            style = _STYLES[block.role]
            return paragraph(style, runs(block.content, block.marker, italic=style == "LegalBasis"), keep)
        case Heading():
            return _heading(block)
        case Table():
            return table(block, room)
        case _:
            assert_never(block)


def _heading(block: Heading) -> str:
    level = min(block.level, _LAST_LEVEL)
    inner = runs(block.content, block.marker, bold=level <= _BOLD_LEVELS, bold_marker=block.bold)
    return paragraph(f"Heading{level}", inner)


def lines(style: str, texts: Sequence[str]) -> str:
    """Each of `texts` as a paragraph of `style`."""
    return "".join(paragraph(style, plain_run(text)) for text in texts)


def rule(length: float, room: float, gap: int = 0) -> str:
    """A solid line `length` millimetres long, centred in `room`: the upper border of an empty paragraph.

    A border has the length its paragraph's indents leave it, in Word and in LibreOffice alike, and cannot
    be shifted by accident as a drawn line can. `gap` is the room below it, in points.
    """
    side = max(twips((room - length) / 2), 0)
    below = f'<w:spacing w:after="{20 * gap}"/>' if gap else ""
    return paragraph("Rule", "", f'{below}<w:ind w:left="{side}" w:right="{side}"/>')


def balanced(style: str, content: Inlines, room: float, size: float, bold: bool = True, italic: bool = False) -> str:
    """A centred paragraph whose lines are about equally long, by its indents: not a letter is added.

    `bold` and `italic` are what the style gives. A line neither ends nor begins inside `2026 - 2030`.
    """
    set_in = balanced_room(_glued(plain_text(content)), room - SLACK, size, bold, italic)
    side = twips((room - set_in) / 2 - SLACK / 2)
    if side <= 0:
        return paragraph(style, runs(content, bold=bold, italic=italic))
    content = tuple(replace(part, text=_glued(part.text)) if isinstance(part, Text) else part for part in content)
    indent = f'<w:ind w:left="{side}" w:right="{side}"/>'
    return paragraph(style, runs(content, bold=bold, italic=italic), indent)


def _glued(words: str) -> str:
    """`words` with no-break spaces inside a range of years, and before a dash so that no line begins with one."""
    return re.sub(r" ([-–]) ", "\u00a0\\1 ", re.sub(r"(?<=\d) ([-–]) (?=\d)", "\u00a0\\1\u00a0", words))


SLACK = 1.0
"""Millimetres kept free in a measured line, so that a rounding in Word does not break it."""


def balanced_lines(style: str, texts: Sequence[str], room: float, size: float, bold: bool) -> str:
    """Each of `texts` as a centred paragraph; one too long for a line breaks evenly."""
    return "".join(balanced(style, inlines(line, bold), room, size, bold) for line in texts)


def _widest(words: str, room: float, size: float) -> float:
    """Millimetres of the widest line of bold `words`, set as `balanced` sets them."""
    words = _glued(words)
    set_in = balanced_room(words, room - SLACK, size, bold=True)
    return widest_line(words, set_in + 0.1, size, bold=True)


def agency_rule(letterhead: Letterhead, room: float, layout: PageLayout) -> str:
    """The line under the issuing body: 1/3 to 1/2 of its widest line (PL I-II.2b)."""
    widest = max(_widest(line, room, layout.agency_size) for line in letterhead.issuing_body)
    return rule(widest * layout.agency_rule_ratio, room)


def motto_rule(letterhead: Letterhead, room: float, layout: PageLayout) -> str:
    """The line under tiêu ngữ, as long as its text (PL I-II.1b)."""
    return rule(width(letterhead.national_motto, layout.national_motto_size, bold=True), room)


def subject_rule(subject: Inlines, room: float, layout: PageLayout) -> str:
    """The line under the trích yếu: 1/3 to 1/2 of its widest line (PL I-II.5b)."""
    widest = _widest(plain_text(subject), room, layout.subject_size)
    return rule(widest * layout.subject_rule_ratio, room, gap=8)


def draft_mark(mark: str, room: float, layout: PageLayout) -> str:
    """DỰ THẢO in its frame, as wide as the words; without it what keeps its cell from being damaged."""
    if not mark:
        return SECTION_END
    side = max(twips((room - width(mark, layout.agency_size, bold=True)) / 2 - 2), 0)
    return paragraph("DraftMark", plain_run(mark), f'<w:ind w:left="{side}" w:right="{side}"/>')


def signer(signature: Signature) -> str:
    """The room for the signature, the signer's own post if it is printed, and the name."""
    if not signature.own_post:
        return paragraph("SignerName", plain_run(signature.name))
    post = paragraph("OwnPost", plain_run(signature.own_post))
    return post + paragraph("SignerName", plain_run(signature.name), '<w:spacing w:before="0"/>')


def recipients(groups: Sequence[RecipientLine], room: float, layout: PageLayout) -> str:
    """The lines of nơi nhận; lines that share a note stand beside a brace with the note at its right."""
    written: list[str] = []
    for group, following in zip_longest(groups, groups[1:]):
        written.append(_braced(group, room, layout) if group.note else lines("Recipients", group.lines))
        if group.note and (following is None or following.note):
            written.append(SECTION_END)  # neither the end of a cell nor another table may follow a table
    return "".join(written) or SECTION_END


def _braced(group: RecipientLine, room: float, layout: PageLayout) -> str:
    """A table of three cells: the lines, a brace as tall as they are, the note."""
    size = layout.recipients_size
    text = min(max(width(line, size) for line in group.lines) + SLACK, room * 0.7)
    brace = 4.0
    columns = [twips(length) for length in (text, brace, room - text - brace)]
    height = round(2 * size * len(group.lines) * 0.95)
    squeeze = max(round(100 / len(group.lines)), 20)
    mark = (
        f'<w:r><w:rPr><w:w w:val="{squeeze}"/><w:sz w:val="{height}"/><w:szCs w:val="{height}"/></w:rPr>'
        "<w:t>}</w:t></w:r>"
    )
    cells = (
        lines("Recipients", group.lines),
        paragraph("Recipients", mark),
        lines("Recipients", (group.note,)),
    )
    grid = "".join(f'<w:gridCol w:w="{column}"/>' for column in columns)
    row = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{column}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>{cell}</w:tc>'
        for column, cell in zip(columns, cells, strict=True)
    )
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(columns)}" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblCellMar>'
        '<w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid><w:tr>{row}</w:tr></w:tbl>"
    )
