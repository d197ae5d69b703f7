"""Tables as WordprocessingML: built as text in one pass, so that cost is linear in rows."""

from itertools import pairwise
from typing import NamedTuple

from planforge.document.blocks import Cell, CellParagraph, Row, Table, TableColumn
from planforge.document.inlines import Text
from planforge.writers.docx.runs import bookmark, escaped, paragraph, runs

TWIPS_A_MM = 1440 / 25.4


def twips(millimetres: float) -> int:
    """Twentieths of a point, Word's unit of length."""
    return round(millimetres * TWIPS_A_MM)


def table(block: Table, room: float) -> str:
    """`block` across `room` millimetres."""
    widths = _widths(block.columns, room)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    shapes = [_shape(column, width) for column, width in zip(block.columns, widths, strict=True)]
    start = "<w:tr><w:trPr><w:cantSplit/></w:trPr>" if block.repeated else "<w:tr>"
    rows = [_group_row(row, widths) if row.group else _row(row, shapes, widths, start) for row in block.rows]
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="TaskTable"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" '
        f'w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
        f"{_heading_row(block.columns, widths)}{''.join(rows)}</w:tbl>"
    )


def _widths(columns: tuple[TableColumn, ...], room: float) -> list[int]:
    """Column widths in twips that add up to the room exactly."""
    total = sum(column.width for column in columns)
    edges = [0.0]
    for column in columns:
        edges.append(edges[-1] + column.width)
    exact = [round(twips(room) * edge / total) for edge in edges]
    return [right - left for left, right in pairwise(exact)]


def _heading_row(columns: tuple[TableColumn, ...], widths: list[int]) -> str:
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
        f"{paragraph('TableHeading', runs(column.heading, bold=True))}</w:tc>"
        for column, width in zip(columns, widths, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{cells}</w:tr>"


class _Shape(NamedTuple):
    """What every cell of one column is made of."""

    style: str
    start: str
    """The cell up to its first paragraph."""

    text: str
    """A paragraph of plain text up to its letters."""


_TEXT_END = "</w:t></w:r></w:p>"


def _shape(column: TableColumn, width: int) -> _Shape:
    style = "TableCellCenter" if column.alignment == "center" else "TableCell"
    text = f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t xml:space="preserve">'
    return _Shape(style, f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>', text)


def _row(row: Row, shapes: list[_Shape], widths: list[int], start: str) -> str:
    """A row of tasks: nearly every cell is plain text that is neither merged nor spans, and is written straight.

    Where merged cells are repeated on a new page a row stays whole, so that it is at its top that they are.
    """
    written = [start]
    index = 0
    for cell in row.cells:
        shape = shapes[index]
        if cell.merge == "none" and cell.span == 1 and cell.paragraphs:
            written.append(shape.start)
            written.extend([_cell_paragraph(part, shape) for part in cell.paragraphs])
            written.append("</w:tc>")
        else:
            written.append(_cell(cell, sum(widths[index : index + cell.span]), shape.style))
        index += cell.span
    written.append("</w:tr>")
    return "".join(written)


def _cell_paragraph(part: CellParagraph, shape: _Shape) -> str:
    content = part.content
    if (
        len(content) == 1
        and not part.anchor
        and type(only := content[0]) is Text
        and not (only.bold or only.italic or only.highlight)
    ):
        text = escaped(only.text)
        return f"{shape.text}{part.marker} {text}{_TEXT_END}" if part.marker else f"{shape.text}{text}{_TEXT_END}"
    return _paragraph(part, shape.style)


def _group_row(row: Row, widths: list[int]) -> str:
    """A row that heads the rows below it; a cell of one column (the number) is centred."""
    cells: list[str] = []
    index = 0
    for cell in row.cells:
        centred = '<w:jc w:val="center"/>' if cell.span == 1 else ""
        cells.append(_cell(cell, sum(widths[index : index + cell.span]), "TableGroup", centred))
        index += cell.span
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{''.join(cells)}</w:tr>"


_MERGES = {"none": "", "start": '<w:vMerge w:val="restart"/>', "continue": "<w:vMerge/>"}


def _cell(cell: Cell, width: int, style: str, properties: str = "") -> str:
    """Any cell; an empty one gets the paragraph without which Word calls a file damaged."""
    span = f'<w:gridSpan w:val="{cell.span}"/>' if cell.span > 1 else ""
    inner = "".join([_paragraph(part, style, properties) for part in cell.paragraphs]) or paragraph(style, "")
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{_MERGES[cell.merge]}</w:tcPr>{inner}</w:tc>'


def _paragraph(part: CellParagraph, style: str, properties: str = "") -> str:
    bold = style == "TableGroup"
    words = runs(part.content, part.marker, bold=bold, bold_marker=bold)
    return paragraph(style, bookmark(part.anchor) + words if part.anchor else words, properties)
