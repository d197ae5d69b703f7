"""An extract as Markdown: headings, paragraphs and tables that any viewer shows."""

from typing import assert_never

from planforge.document.blocks import Appendix, Block, Cell, Extract, Heading, Paragraph, Table
from planforge.document.cell_text import marked
from planforge.document.inlines import Inlines, NoteReference, Text, plain_text


def write_markdown(extract: Extract) -> bytes:
    """`extract` in UTF-8: words in question are `==…==`, bold is `**…**`; every sign of Markdown means itself."""
    parts = [part for page in extract.pages for part in _page(page)]
    parts += [f"[{number}] {_inlines(note)}" for number, note in enumerate(extract.footnotes, 1)]
    return ("\n\n".join(parts) + "\n").encode("utf-8")


def _page(page: Appendix) -> list[str]:
    head = [f"# {_escaped(page.label)}", f"**{_escaped(plain_text(page.title))}**"]
    attached = [f"*{_escaped(page.attached)}*"] if page.attached else []
    return [*head, *attached, *map(_block, page.blocks)]


def _block(block: Block) -> str:
    match block:
        case Heading():
            return f"{'#' * min(block.level + 1, 6)} {marked(block.marker, _escaped(plain_text(block.content)))}"
        case Paragraph():
            return marked(_escaped(block.marker), _inlines(block.content))
        case Table():
            return _table(block)
        case _:
            assert_never(block)


def _table(table: Table) -> str:
    lines = [_line([_escaped(plain_text(column.heading)) for column in table.columns])]
    lines.append(_line(["---"] * len(table.columns)))
    lines += [_line([cell for each in row.cells for cell in _cells(each)]) for row in table.rows]
    return "\n".join(lines)


def _line(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cells(cell: Cell) -> list[str]:
    """The cell, and an empty one for each further column that it spans: Markdown has no wide cells."""
    words = "<br>".join(marked(_escaped(line.marker), _inlines(line.content)) for line in cell.paragraphs)
    return [words, *[""] * (cell.span - 1)]


def _inlines(inlines: Inlines) -> str:
    return "".join(_inline(inline) for inline in inlines)


def _inline(inline: Text | NoteReference) -> str:
    if isinstance(inline, NoteReference):
        return rf"\[{inline.number}\]"
    words = _escaped(inline.text)
    if inline.highlight:
        return f"=={words}=="
    return f"**{words}**" if inline.bold else words


_SIGNS = str.maketrans({sign: f"\\{sign}" for sign in "\\`*_[]<>#|=~"})


def _escaped(words: str) -> str:
    return words.translate(_SIGNS)
