"""One page of an extract as a sheet: its title, its lines, its tables."""

from collections.abc import Sequence
from typing import Any, assert_never

from planforge.document.blocks import Appendix, Block, Cell, Heading, Paragraph, Row, Table
from planforge.document.cell_text import cell_lines, letters, marked
from planforge.document.inlines import Inlines, NoteReference, Text, plain_text
from planforge.document.merges import merge_heights
from planforge.errors import UnwritableOutput
from planforge.messages import _
from planforge.writers.xlsx.formats import Formats
from planforge.writers.xlsx.heights import DEFAULT_HEIGHT, characters, height_of, short_by
from planforge.writers.xlsx.names import KEY_HEADING

LONGEST_CELL = 32_767
"""Letters a cell of Excel holds; what is longer it would drop without a word."""

A4 = 9
LONG_SIDE, SHORT_SIDE = 257.0, 180.0
"""Millimetres between the margins, across a page that lies and one that stands."""


def write_page(
    sheet: Any, page: Appendix, notes: Sequence[Inlines], formats: Formats, ranges: dict[tuple[str, ...], str]
) -> None:
    """Fill `sheet` with `page`; `ranges` tell where the names stand that a column offers."""
    _Sheet(sheet, page, formats, ranges).write(notes)


class _Sheet:
    def __init__(self, sheet: Any, page: Appendix, formats: Formats, ranges: dict[tuple[str, ...], str]) -> None:
        self.sheet = sheet
        self.page = page
        self.formats = formats
        self.ranges = ranges
        self.row = 0
        tables = [block for block in page.blocks if isinstance(block, Table)]
        self.only = tables[0] if len(tables) == 1 else None
        self.widths = self._widths(tables)

    def _widths(self, tables: Sequence[Table]) -> list[float]:
        """Millimetres of each column of the sheet: those of its widest table, which share the page's width."""
        room = LONG_SIDE if self.page.landscape else SHORT_SIDE
        widest = max(tables, key=lambda table: len(table.columns), default=None)
        if widest is None:
            return [room]
        total = sum(column.width for column in widest.columns)
        return [room * column.width / total for column in widest.columns]

    def write(self, notes: Sequence[Inlines]) -> None:
        self._set_up()
        self._line(self.page.label, self.formats.line("center", bold=True), bold=True)
        self._line(plain_text(self.page.title), self.formats.line("center", bold=True), bold=True)
        if self.page.attached:
            self._line(self.page.attached, self.formats.line("center", italic=True))
        self.row += 1
        for block in self.page.blocks:
            self._block(block)
        for number, note in enumerate(notes, 1):
            self._line(f"[{number}] {plain_text(note)}", self.formats.line("left"))

    def _set_up(self) -> None:
        self.sheet.set_paper(A4)
        if self.page.landscape:
            self.sheet.set_landscape()
        self.sheet.set_margins(left=0.79, right=0.79, top=0.79, bottom=0.79)
        self.sheet.fit_to_pages(1, 0)
        self.sheet.set_footer("&C&P")
        self.sheet.hide_gridlines(2)
        for column, width in enumerate(self.widths):
            self.sheet.set_column(column, column, characters(width))

    def _block(self, block: Block) -> None:
        match block:
            case Heading() | Paragraph():
                bold = isinstance(block, Heading) and block.bold
                self._line(marked(block.marker, letters(block.content)), self.formats.line("left", bold), bold)
            case Table():
                self._table(block)
            case _:
                assert_never(block)

    def _line(self, words: str, look: Any, bold: bool = False) -> None:
        """Words across the whole sheet; a merged cell is as high as it is told to be."""
        self._across(0, len(self.widths), _fitting(words), look)
        self.sheet.set_row(self.row, height_of([words], sum(self.widths), bold))
        self.row += 1

    def _across(self, first: int, span: int, words: str, look: Any) -> None:
        if span > 1:
            self.sheet.merge_range(self.row, first, self.row, first + span - 1, words, look)
        else:
            self.sheet.write_string(self.row, first, words, look)

    def _table(self, table: Table) -> None:
        keyed = any(row.key for row in table.rows)
        top = self.row
        for column, head in enumerate(table.columns):
            self.sheet.write_string(top, column, plain_text(head.heading), self.formats.heading)
        if keyed:
            self._keys(table)
        self.sheet.set_row(top, self._heading_height(table))
        self.row += 1
        heights_of_rows = self._heights(table)
        for index, (row, heights) in enumerate(zip(table.rows, merge_heights(table.rows), strict=True)):
            self._row(row, table, heights, heights_of_rows[index])
        self._offer_choices(table, top)
        if table is self.only:
            self.sheet.repeat_rows(top)
            self.sheet.freeze_panes(top + 1, 0)
            self.sheet.autofilter(top, 0, self.row - 1, len(table.columns) - 1 + keyed)
        self.row += 1

    def _keys(self, table: Table) -> None:
        column = len(self.widths)
        self.sheet.set_column(column, column, 20, None, {"hidden": True})
        self.sheet.write_string(self.row, column, KEY_HEADING, self.formats.hidden)
        for number, row in enumerate(table.rows, self.row + 1):
            if row.key:
                self.sheet.write_string(number, column, row.key, self.formats.hidden)

    def _row(self, row: Row, table: Table, heights: dict[int, int], height: float) -> None:
        self.sheet.set_row(self.row, height)
        column = 0
        for cell in row.cells:
            look = self.formats.group if row.group else self._look(cell, table.columns[column].alignment)
            if cell.span > 1:
                self._across(column, cell.span, _words(cell), look)
            elif column in heights:
                self._down(column, heights[column], cell, look)
            elif cell.merge != "continue":
                self._cell(self.row, column, cell, look, row.group)
            column += cell.span
        self.row += 1

    def _look(self, cell: Cell, alignment: str) -> Any:
        marked = any(isinstance(part, Text) and part.highlight for line in cell.paragraphs for part in line.content)
        return self.formats.cell("left" if alignment == "justify" else alignment, marked)

    def _down(self, column: int, height: int, cell: Cell, look: Any) -> None:
        """A merged cell. The rows below its first hold its text too, unseen, so that a filter finds them."""
        words = _words(cell)
        self.sheet.merge_range(self.row, column, self.row + height - 1, column, words, look)
        for row in range(self.row, self.row + height):
            self._cell(row, column, cell, look, bold=False)

    def _cell(self, row: int, column: int, cell: Cell, look: Any, bold: bool) -> None:
        words = _words(cell)
        fragments = _fragments(cell, self.formats, bold)
        if not words:
            self.sheet.write_blank(row, column, None, look)
        elif len(fragments) > 2:  # a typeface and its letters, more than once
            self.sheet.write_rich_string(row, column, *fragments, look)
        else:
            self.sheet.write_string(row, column, words, look)

    def _offer_choices(self, table: Table, top: int) -> None:
        for column, head in enumerate(table.columns):
            if head.choices:
                offer = {"validate": "list", "source": self.ranges[head.choices], "show_error": False}
                self.sheet.data_validation(top + 1, column, self.row - 1, column, offer)

    def _heading_height(self, table: Table) -> float:
        rooms = zip(table.columns, self.widths, strict=False)
        return max(height_of([plain_text(head.heading)], room, bold=True) for head, room in rooms)

    def _heights(self, table: Table) -> list[float]:
        """Points of each row: LibreOffice does not find them itself, and no program does for merged cells."""
        heights = [self._natural_height(row) for row in table.rows]
        for index, (row, starts) in enumerate(zip(table.rows, merge_heights(table.rows), strict=True)):
            for column, count in starts.items():
                needed = height_of(cell_lines(row.cells[column]), self.widths[column])
                heights[index + count - 1] += short_by(needed, heights[index : index + count])
        return heights

    def _natural_height(self, row: Row) -> float:
        """What its own cells need, those aside that go on below."""
        column, needed = 0, DEFAULT_HEIGHT
        for cell in row.cells:
            if cell.merge == "none":
                room = sum(self.widths[column : column + cell.span])
                needed = max(needed, height_of(cell_lines(cell), room, bold=row.group))
            column += cell.span
        return needed


def _fitting(words: str) -> str:
    if len(words) > LONGEST_CELL:
        raise UnwritableOutput(
            _("ô “{start}…” dài {count} chữ, Excel chỉ chứa được {limit}").format(
                start=words[:30], count=len(words), limit=LONGEST_CELL
            ),
            _("tách thành nhiều nhiệm vụ, hoặc xuất dạng docx"),
        )
    return words


def _words(cell: Cell) -> str:
    return _fitting("\n".join(cell_lines(cell)))


def _fragments(cell: Cell, formats: Formats, bold: bool) -> list[Any]:
    """Typefaces and letters in turn, for a cell with more than one typeface; no fragment is empty."""
    pieces: list[tuple[Any, str]] = []
    for index, line in enumerate(cell.paragraphs):
        start = ("\n" if index else "") + (f"{line.marker} " if line.marker else "")
        parts = [Text(start), *line.content] if start else line.content
        for part in parts:
            plain = Text(f"[{part.number}]") if isinstance(part, NoteReference) else part
            look = formats.letters(plain, bold)
            if pieces and pieces[-1][0] is look:
                pieces[-1] = (look, pieces[-1][1] + plain.text)
            elif plain.text:
                pieces.append((look, plain.text))
    return [each for piece in pieces for each in piece]
