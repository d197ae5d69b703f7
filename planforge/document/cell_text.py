"""What a cell says, line by line, as a program reads it that knows no typefaces."""

from planforge.document.blocks import Cell
from planforge.document.inlines import Inlines, Text


def cell_lines(cell: Cell) -> list[str]:
    """A line for each paragraph of `cell`, its marker before it; a footnote is its number in brackets."""
    return [marked(line.marker, letters(line.content)) for line in cell.paragraphs]


def marked(marker: str, words: str) -> str:
    """`words` with the marker before them, if there is one."""
    return f"{marker} {words}" if marker else words


def letters(content: Inlines) -> str:
    """The letters of `content`, with `[1]` for a reference to a footnote."""
    return "".join(part.text if isinstance(part, Text) else f"[{part.number}]" for part in content)
