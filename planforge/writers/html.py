"""The document as one web page that looks like the Word file: sheets on a screen, A4 pages from a printer."""

from collections.abc import Iterable, Sequence
from html import escape
from typing import assert_never

from planforge.document.blocks import (
    Alignment,
    Appendix,
    Block,
    Cell,
    CellParagraph,
    Document,
    Heading,
    Letterhead,
    Paper,
    Paragraph,
    Properties,
    RecipientLine,
    Role,
    Row,
    Signature,
    Table,
    TableColumn,
)
from planforge.document.inlines import Inline, Inlines, NoteReference, Text, plain_text
from planforge.document.merges import merge_heights
from planforge.document.page_layout import PageLayout
from planforge.document.typeface import balanced_room, widest_line
from planforge.writers.html_style import AGENCY_SHARE, page_style


def write_html(paper: Paper, layout: PageLayout) -> bytes:
    """`paper` as one self-contained HTML page in UTF-8: its style inside, no script, nothing from outside.

    The words stand in the source in the order of the Word file. The footnotes come at the end of the last
    sheet, since a browser has no foot of a page to put them at.
    """
    sheets = [_plan_sheet(paper, layout)] if isinstance(paper, Document) else []
    sheets += [_appendix_sheet(page, layout) for page in paper.pages]
    sheets[-1] += _footnotes(paper.footnotes)
    body = "".join(f"{sheet}</section>\n" for sheet in sheets)
    return f"{_head(paper.properties, layout)}<body>\n<main>\n{body}</main>\n</body>\n</html>\n".encode()


def _head(properties: Properties, layout: PageLayout) -> str:
    return f"""<!DOCTYPE html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="planforge">
<meta name="author" content="{escape(properties.author)}">
<meta name="description" content="{escape(properties.subject)}">
<meta name="dcterms.created" content="{escape(properties.day)}">
<title>{escape(properties.title)}</title>
<style>
{page_style(layout)}</style>
</head>
"""


def _plan_sheet(document: Document, layout: PageLayout) -> str:
    """The sheet of the document itself, left open for what may follow on it, as is the one of an appendix."""
    return f"""<section class="sheet">
{_letterhead(document.letterhead, layout)}{_title(document, layout)}{_blocks(document.body, above=1)}\
<div class="signing">
{_recipients(document.recipients_label, document.recipients)}{_signature(document.signature)}</div>
"""


def _letterhead(letterhead: Letterhead, layout: PageLayout) -> str:
    bodies = "".join(_line("issuing-body", line) for line in letterhead.issuing_body)
    parent = _line("parent-body", letterhead.parent_body) if letterhead.parent_body else ""
    draft = f'<p class="draft-mark"><span>{_escaped(letterhead.draft_mark)}</span></p>\n'
    return f"""<header class="letterhead">
<div class="agency"{_rule(_agency_rule(letterhead, layout))}>
{parent}{bodies}</div>
<div class="nation">
{_line("national-name", letterhead.national_name)}{_line("national-motto", letterhead.national_motto)}</div>
{_line("reference", letterhead.reference)}{_line("place-and-date", letterhead.place_and_date)}\
{draft if letterhead.draft_mark else ""}</header>
"""


def _agency_rule(letterhead: Letterhead, layout: PageLayout) -> float:
    room = layout.text_width * AGENCY_SHARE
    widths = [_even_width(line, layout.agency_size, room) for line in letterhead.issuing_body]
    return layout.agency_rule_ratio * max(widths, default=0)


def _title(document: Document, layout: PageLayout) -> str:
    words = plain_text(document.subject)
    rule = layout.subject_rule_ratio * _even_width(words, layout.subject_size, layout.text_width)
    return f"""<hgroup class="title"{_rule(rule)}>
<h1>{_escaped(document.document_type)}</h1>
<p class="subject">{_inlines(document.subject)}</p>
</hgroup>
"""


def _appendix_sheet(appendix: Appendix, layout: PageLayout) -> str:
    turned = " landscape" if appendix.landscape else ""
    attached = _line("attached", appendix.attached) if appendix.attached else ""
    return f"""<section class="sheet appendix{turned}">
<hgroup class="title"{_rule(layout.appendix_rule_length)}>
<h2>{_escaped(appendix.label)}</h2>
<p class="appendix-title">{_inlines(appendix.title)}</p>
{attached}</hgroup>
{_blocks(appendix.blocks, above=2)}"""


def _even_width(words: str, size: float, room: float) -> float:
    """Millimetres of the widest line of `words`, centred and bold, when their lines are made even."""
    return widest_line(words, balanced_room(words, room, size, bold=True), size, bold=True)


def _rule(millimetres: float) -> str:
    """The length of the rule that the style draws below an element."""
    return f' style="--rule:{millimetres:.1f}mm"'


def _line(name: str, words: str) -> str:
    return f'<p class="{name}">{_escaped(words)}</p>\n'


def _blocks(blocks: Iterable[Block], above: int) -> str:
    """`blocks` one below the other; `above` is the HTML level of the title they stand under."""
    return "".join([_block(block, above) for block in blocks])


def _block(block: Block, above: int) -> str:
    match block:
        case Heading():
            return _heading(block, above + block.level)
        case Paragraph():
            return f"<p{_classes(*_paragraph_classes(block))}>{_marked(block)}</p>\n"
        case Table():
            return _table(block)
        case _:
            assert_never(block)


def _heading(heading: Heading, level: int) -> str:
    """h2 to h6; HTML has no deeper ones, so an h6 then tells a screen reader its true level."""
    tag = f"h{min(level, 6)}"
    true_level = f' aria-level="{level}"' if level > 6 else ""
    plain = "" if heading.bold else "plain"
    return f"<{tag}{_classes(f'level-{heading.level}', plain)}{true_level}>{_marked(heading)}</{tag}>\n"


def _paragraph_classes(paragraph: Paragraph) -> tuple[str, str]:
    role = "" if paragraph.role is Role.BODY else paragraph.role.replace("_", "-")
    return role, "keep-next" if paragraph.keep_next else ""


def _classes(*names: str) -> str:
    joined = " ".join(name for name in names if name)
    return f' class="{joined}"' if joined else ""


def _marked(block: Heading | Paragraph | CellParagraph) -> str:
    content = _inlines(block.content)
    return f"{_escaped(block.marker)} {content}" if block.marker else content


def _table(table: Table) -> str:
    total = sum(column.width for column in table.columns)
    shares = "".join(f'<col style="width:{100 * column.width / total:.2f}%">' for column in table.columns)
    headings = "".join(f'<th scope="col">{_inlines(column.heading)}</th>' for column in table.columns)
    return f"""<table>
<colgroup>{shares}</colgroup>
<thead>
<tr>{headings}</tr>
</thead>
<tbody>
{_rows(table)}</tbody>
</table>
"""


def _rows(table: Table) -> str:
    heights = merge_heights(table.rows)
    return "".join([_row(row, table.columns, heights_) for row, heights_ in zip(table.rows, heights, strict=True)])


def _row(row: Row, columns: Sequence[TableColumn], heights: dict[int, int]) -> str:
    cells: list[str] = []
    column = 0
    for cell in row.cells:
        if cell.merge != "continue":
            alignment = _group_alignment(cell) if row.group else columns[column].alignment
            cells.append(_cell(cell, alignment, heights.get(column, 1)))
        column += cell.span
    return f"<tr{_classes('group' if row.group else '')}>{''.join(cells)}</tr>\n"


def _group_alignment(cell: Cell) -> Alignment:
    """The name of a group runs across its columns, its number stands in the middle of one."""
    return "left" if cell.span > 1 else "center"


def _cell(cell: Cell, alignment: Alignment, height: int) -> str:
    classes = _classes("" if alignment == "left" else alignment, "bold" if cell.bold else "")
    across = f' colspan="{cell.span}"' if cell.span > 1 else ""
    down = f' rowspan="{height}"' if height > 1 else ""
    inner = [_marked(paragraph) for paragraph in cell.paragraphs]
    words = inner[0] if len(inner) == 1 else "".join([f"<p>{paragraph}</p>" for paragraph in inner])
    return f"<td{classes}{across}{down}>{words}</td>"


def _recipients(label: str, recipients: Iterable[RecipientLine]) -> str:
    items = "".join(f"<li>{_recipient(recipient)}</li>\n" for recipient in recipients)
    title = _line("recipients-label", label)
    return f'<div class="recipients">\n{title}<ul role="list">\n{items}</ul>\n</div>\n'


def _recipient(recipient: RecipientLine) -> str:
    """Its lines; a note stands after a single line, or at the brace that holds several together."""
    lines = [_escaped(line) for line in recipient.lines]
    if len(lines) < 2:
        return " ".join([*lines, *([_escaped(recipient.note)] if recipient.note else [])])
    held = "".join(f"<p>{line}</p>" for line in lines)
    if not recipient.note:
        return held
    return f'<div class="braced"><div>{held}{_BRACE}</div><p>{_escaped(recipient.note)}</p></div>'


_BRACE = (
    '<svg viewBox="0 0 10 100" preserveAspectRatio="none" aria-hidden="true">'
    '<path d="M1 1Q5 1 5 12V38Q5 50 9 50Q5 50 5 62V88Q5 99 1 99"/></svg>'
)


def _signature(signature: Signature) -> str:
    """Authority and post, then room for signature and seal with or without a name, then post and name."""
    authority = "".join(f"<p>{_escaped(line)}</p>\n" for line in signature.authority)
    signer = "".join(f"<p>{_escaped(line)}</p>\n" for line in (signature.own_post, signature.name) if line)
    return f'<div class="signature">\n{authority}<div class="signer">\n{signer}</div>\n</div>\n'


def _footnotes(footnotes: Sequence[Inlines]) -> str:
    if not footnotes:
        return ""
    notes = "".join(
        f'<p id="note-{number}"><sup><a href="#reference-{number}" role="doc-backlink">{number}</a></sup> '
        f"{_inlines(note)}</p>\n"
        for number, note in enumerate(footnotes, 1)
    )
    return f'<section class="footnotes" role="doc-endnotes">\n{notes}</section>\n'


def _inlines(inlines: Inlines) -> str:
    return "".join([_inline(inline) for inline in inlines])


def _inline(inline: Inline) -> str:
    match inline:
        case Text():
            return _text(inline)
        case NoteReference(number, first):
            anchor = f' id="reference-{number}"' if first else ""
            return f'<sup><a{anchor} href="#note-{number}" role="doc-noteref">{number}</a></sup>'
        case _:
            assert_never(inline)


def _text(text: Text) -> str:
    words = _escaped(text.text)
    if text.italic:
        words = f"<i>{words}</i>"
    if text.bold:
        words = f"<b>{words}</b>"
    return f"<mark>{words}</mark>" if text.highlight else words


def _escaped(words: str) -> str:
    """`words` for HTML. Of two blanks the second is made to stay: gaps are left to be written in by hand."""
    return escape(words).replace("  ", " &nbsp;")
