"""Tables as WordprocessingML: built as text in one pass, so that cost is linear in rows."""

from itertools import pairwise

from planforge.document.blocks import Cell, CellParagraph, Row, Table, TableColumn
from planforge.writers.docx.runs import paragraph, runs

TWIPS_A_MM = 1440 / 25.4


def twips(millimetres: float) -> int:
    """Twentieths of a point, Word's unit of length."""
    return round(millimetres * TWIPS_A_MM)


def table(block: Table, room: float) -> str:
    """`block` across `room` millimetres. Empty cells get the paragraph without which Word calls a file damaged."""
    widths = _widths(block.columns, room)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    styles = tuple("TableCellCenter" if column.alignment == "center" else "TableCell" for column in block.columns)
    rows = [_row(row, widths, styles) for row in block.rows]
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


def _row(row: Row, widths: list[int], styles: tuple[str, ...]) -> str:
    cells: list[str] = []
    index = 0
    for cell in row.cells:
        width = widths[index] if cell.span == 1 else sum(widths[index : index + cell.span])
        style = "TableGroup" if row.group else styles[index]
        if row.group and cell.span == 1:
            cells.append(_cell(cell, width, style, '<w:jc w:val="center"/>'))
        else:
            cells.append(_cell(cell, width, style))
        index += cell.span
    return f"<w:tr>{'<w:trPr><w:cantSplit/></w:trPr>' if row.group else ''}{''.join(cells)}</w:tr>"


_MERGES = {"none": "", "start": '<w:vMerge w:val="restart"/>', "continue": "<w:vMerge/>"}


def _cell(cell: Cell, width: int, style: str, properties: str = "") -> str:
    span = f'<w:gridSpan w:val="{cell.span}"/>' if cell.span > 1 else ""
    inner = "".join([_paragraph(part, style, properties) for part in cell.paragraphs]) or paragraph(style, "")
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{_MERGES[cell.merge]}</w:tcPr>{inner}</w:tc>'


def _paragraph(part: CellParagraph, style: str, properties: str) -> str:
    bold = style == "TableGroup"
    return paragraph(style, runs(part.content, part.marker, bold=bold, bold_marker=bold), properties)
