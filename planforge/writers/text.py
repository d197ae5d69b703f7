"""The document as plain text: the words of the Word file in their order, laid out with blanks alone.

Nothing is drawn and nothing is added, so that two texts can be compared word by word. Two things that stand
side by side on the page share a line only where that leaves the order of the words as it is: the last line of
the left one and the first of the right one.
"""

from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import assert_never

from planforge.document.blocks import (
    Appendix,
    Block,
    CellParagraph,
    Document,
    Heading,
    Letterhead,
    Paper,
    Paragraph,
    RecipientLine,
    Row,
    Signature,
    Table,
    TableColumn,
)
from planforge.document.inlines import Inline, Inlines, NoteReference, Text
from planforge.document.page_layout import PageLayout

WIDTH = 96
"""Columns of a line. A word that is longer stays whole and sticks out."""

_LEFT = 38
_RIGHT = WIDTH - _LEFT
_NARROW = 72
_HANG = 8
_GAP = 2
_LAST_COLUMN = 28
_ROOM_TO_SIGN = [""] * 3


def write_text(paper: Paper, layout: PageLayout) -> bytes:
    """`paper` as UTF-8 text with `\\n` line ends, one empty line between blocks.

    Lines are wrapped at 96 columns, never inside a word. A footnote reference is `[1]`, the footnotes stand
    at the end. Typefaces and the measures of `layout` have no place in a text and are dropped.
    """
    parts = [
        *(_main_parts(paper) if isinstance(paper, Document) else ()),
        *map(_appendix, paper.pages),
        *(_hanging(f"[{number}]", _line(note)) for number, note in enumerate(paper.footnotes, 1)),
    ]
    return ("\n\n".join(part for part in parts if part.strip()).lstrip("\n") + "\n").encode()


def _main_parts(document: Document) -> list[str]:
    return [
        _letterhead(document.letterhead),
        _centred([document.document_type, *_wrapped(_line(document.subject), _NARROW)]),
        *map(_block, document.body),
        _recipients(document.recipients_label, document.recipients),
        _signature(document.signature),
    ]


def _letterhead(letterhead: Letterhead) -> str:
    bodies = [letterhead.parent_body] if letterhead.parent_body else []
    lines = [
        *_side_by_side([*bodies, *letterhead.issuing_body], [letterhead.national_name, letterhead.national_motto]),
        *_side_by_side([letterhead.reference], [letterhead.place_and_date]),
    ]
    if letterhead.draft_mark:
        lines.append(letterhead.draft_mark.center(_LEFT).rstrip())
    return "\n".join(lines)


def _side_by_side(left: Sequence[str], right: Sequence[str]) -> list[str]:
    """Two columns of centred lines; the right one begins on the last line of the left one if it has room."""
    above = [line.center(_LEFT).rstrip() for line in left]
    beside = above.pop() if above and len(above[-1]) < _LEFT else ""
    first, *others = right
    return [*above, _at_right(first, beside), *map(_at_right, others)]


def _at_right(line: str, beside: str = "") -> str:
    return (beside.ljust(_LEFT) + line.center(_RIGHT)).rstrip()


def _block(block: Block) -> str:
    match block:
        case Heading() | Paragraph():
            return _hanging(block.marker, _line(block.content))
        case Table():
            return _table(block)
        case _:
            assert_never(block)


def _recipients(label: str, recipients: Iterable[RecipientLine]) -> str:
    lines = [line for recipient in recipients for line in _recipient(recipient)]
    return "\n".join([label, *lines] if label else lines)


def _recipient(recipient: RecipientLine) -> list[str]:
    """Its lines; the note beside a single line, or below several and right of them, where the brace is."""
    if not recipient.note:
        return list(recipient.lines)
    if len(recipient.lines) < 2:
        return [" ".join([*recipient.lines, recipient.note])]
    return [*recipient.lines, " " * (max(map(len, recipient.lines)) + 1) + recipient.note]


def _signature(signature: Signature) -> str:
    signer = [line for line in (signature.own_post, signature.name) if line]
    room = _ROOM_TO_SIGN if signer else []
    return "\n".join(map(_at_right, [*signature.authority, *room, *signer]))


def _appendix(appendix: Appendix) -> str:
    title = _wrapped(_line(appendix.title), _NARROW)
    attached = _wrapped(appendix.attached, WIDTH) if appendix.attached else []
    head = _centred([appendix.label, *title, *attached])
    return "\n\n".join(["\n" + head, *map(_block, appendix.blocks)])


_Cell = tuple[int, int, list[str]]
"""A cell that holds something: its first column, how many it spans, its paragraphs."""


def _table(table: Table) -> str:
    """A row below the other, each cell from the stop of its column to the right edge.

    A cell begins on the line of the cell before it when that one ends left of its stop, otherwise on the next
    line: tables with short cells come out in columns, others as a staircase, both to be read line by line.
    """
    rows = [_heading_cells(table.columns), *map(_row_cells, table.rows)]
    stops = _stops(_natural_widths(rows, len(table.columns)))
    printed = [_row(cells, stops) for cells in rows]
    gap = "\n\n" if any("\n" in row for row in printed) else "\n"
    return gap.join(row for row in printed if row)


def _heading_cells(columns: Iterable[TableColumn]) -> list[_Cell]:
    return [(index, 1, [_line(column.heading)]) for index, column in enumerate(columns)]


def _row_cells(row: Row) -> list[_Cell]:
    cells: list[_Cell] = []
    column = 0
    for cell in row.cells:
        if cell.paragraphs and cell.merge != "continue":
            cells.append((column, cell.span, [_cell_paragraph(paragraph) for paragraph in cell.paragraphs]))
        column += cell.span
    return cells


def _cell_paragraph(paragraph: CellParagraph) -> str:
    content = _line(paragraph.content)
    return f"{paragraph.marker} {content}" if paragraph.marker else content


def _natural_widths(rows: Iterable[list[_Cell]], count: int) -> list[int]:
    """For each column the length of its longest paragraph; cells across several columns do not count."""
    widths = [0] * count
    for cells in rows:
        for column, span, paragraphs in cells:
            if span == 1:
                widths[column] = max(widths[column], *map(len, paragraphs))
    return widths


def _stops(widths: Sequence[int]) -> list[int]:
    """Where each column begins: as wide as its text while there is room, the wide ones sharing what is left.

    Only the last column needs room of its own: the others may run on into what lies to their right.
    """
    *inner, last = widths
    share = _fair_share(inner, WIDTH - _GAP * len(inner) - min(last, _LAST_COLUMN))
    return list(accumulate((min(width, share) + _GAP for width in inner), initial=0))


def _fair_share(widths: Sequence[int], room: int) -> int:
    """The width up to which each gets what it asks for, so that all stay within `room`; at least 1."""
    for served, width in enumerate(sorted(widths)):
        share = max(room // (len(widths) - served), 1)
        if width > share:
            return share
        room -= width
    return max(widths, default=1)


def _row(cells: Iterable[_Cell], stops: Sequence[int]) -> str:
    lines = [""]
    for column, _, paragraphs in cells:
        stop = stops[column]
        beside = lines.pop() if not lines[-1] or len(lines[-1]) + _GAP <= stop else ""
        first, *others = _cell_lines(paragraphs, stop)
        lines += [beside.ljust(stop) + first, *(" " * stop + line for line in others)]
    return "\n".join([line.rstrip() for line in lines])


def _cell_lines(paragraphs: Iterable[str], stop: int) -> list[str]:
    width = max(WIDTH - stop, _LAST_COLUMN)
    return [line for paragraph in paragraphs for line in _wrapped(paragraph, width)]


def _centred(lines: Iterable[str]) -> str:
    return "\n".join(line.center(WIDTH).rstrip() for line in lines)


def _hanging(marker: str, line: str) -> str:
    """`line` wrapped, its marker before it and the later lines hanging under its first word."""
    if not marker:
        return "\n".join(_wrapped(line, WIDTH))
    hang = min(len(marker) + 1, _HANG)
    return "\n".join(_wrapped(f"{marker} {line}", WIDTH, " " * hang))


def _wrapped(line: str, width: int, hang: str = "") -> list[str]:
    """`line` cut into lines of at most `width` columns, the later ones after `hang`.

    Blanks inside a line stay as many as they are; a word is never broken, not even one wider than the line.
    """
    if len(line) <= width:
        return [line]
    first, *words = line.split(" ")
    lines = [first]
    for word in words:
        if len(lines[-1]) + 1 + len(word) <= width:
            lines[-1] += " " + word
        elif word:
            lines.append(hang + word)
    return [full.rstrip() for full in lines]


def _line(inlines: Inlines) -> str:
    return "".join([_inline(inline) for inline in inlines])


def _inline(inline: Inline) -> str:
    match inline:
        case Text():
            return inline.text
        case NoteReference():
            return f"[{inline.number}]"
        case _:
            assert_never(inline)
