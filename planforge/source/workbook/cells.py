"""The cells of a sheet as text: numbers and days as clerks write them, merged ranges resolved, faults named."""

import re
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import product
from math import inf, isinf

from planforge.diagnostics import Code, Diagnostic, Place, Report
from planforge.messages import _
from planforge.source.text import clean_value
from planforge.source.workbook.book import Book
from planforge.source.workbook.formats import PLAIN
from planforge.source.workbook.refusals import Refused, damaged, too_large
from planforge.source.workbook.sheet import Merged, RawCell, RawSheet
from planforge.source.workbook.tally import Tally
from planforge.source.workbook.values import date_text, number_text
from planforge.vietnamese import short_date

MAX_CELLS = 1_000_000
"""Cells of a table with the empty ones between."""

_ESCAPED = re.compile(r"_x(00[01][0-9A-F]|005F|00[7-9][0-9A-F]|FFF[EF])_", re.IGNORECASE)
"""What Excel writes with its number: control characters, and the line before what would look like one of these."""

_NUMBER = re.compile(r"[-+]?[0-9]{1,400}(?:\.[0-9]{0,400})?(?:[eE][-+]?[0-9]{1,4})?")
_INDEX = re.compile(r"\s{0,9}[0-9]{1,9}\s{0,9}")
_ERROR = "e"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell as text, empty when there is nothing in it. In a merged range every cell has the text of the first."""

    row: int
    column: int
    text: str = ""
    merged: Merged | None = None
    is_number: bool = False
    """It holds a bare number, which may be a day that has lost its format."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: `rows[0]` is row 1 and `rows[0][0]` column A.

    Rows with something in them are of one length, the others are empty lists; the last one has something in it.
    """

    name: str
    rows: list[list[Cell]]
    hidden: bool = False


Cells = dict[tuple[int, int], Cell]


class SheetTexts:
    """Turns the cells of one sheet into text."""

    def __init__(self, name: str, book: Book, tally: Tally) -> None:
        self.name, self.book, self.tally = name, book, tally
        self.shared: dict[str, str] = {}
        """Texts that many cells share are cleaned once."""

    def rows(self, raw: RawSheet) -> list[list[Cell]]:
        """The rows of the sheet; Refused when they would fill the memory."""
        cells: Cells = {}
        for one in raw.cells:
            if (one.row, one.column) in cells:
                raise damaged(_("hai ô cùng địa chỉ"))
            cells[one.row, one.column] = self._cell(one)
        cells = {place: cell for place, cell in cells.items() if cell.text}
        self._lay_merged(cells, raw.merged)
        return _filled_up(cells)

    # one cell

    def _cell(self, raw: RawCell) -> Cell:
        text, is_number = self._text(raw)
        if raw.kind == _ERROR:
            message = _("ô này báo lỗi {error}").format(error=raw.value)
            self._add(Code.CELL_ERROR, message, raw, _("sửa ô này trong Excel"))
        elif raw.formula:
            hint = _("chép ô rồi dán thành giá trị (Paste Special, Values)")
            self._add(Code.FORMULA, _("ô này là công thức, không phải chữ"), raw, hint)
        return Cell(raw.row, raw.column, text or "?" * raw.formula, None, is_number)

    def _text(self, raw: RawCell) -> tuple[str, bool]:
        """What the cell says, and whether that is a bare number."""
        match raw.kind:
            case "s":
                return self._shared(raw), False
            case "b":
                return "TRUE" if raw.value.strip() == "1" else "FALSE", False
            case "n" if raw.value.strip():
                return self._number(raw)
            case "d":
                return self._day(raw), False
        return self._clean(raw.value, raw), False

    def _shared(self, raw: RawCell) -> str:
        if raw.value not in self.shared:
            texts = self.book.texts
            number = int(raw.value) if _INDEX.fullmatch(raw.value) else len(texts)
            if number >= len(texts):
                raise damaged(_("thiếu phần {name}").format(name="sharedStrings.xml"))
            found = self.tally.count.total()
            text = self._clean(texts[number], raw)
            if self.tally.count.total() > found:
                return text  # to be named at the next cell too
            self.shared[raw.value] = text
        return self.shared[raw.value]

    def _number(self, raw: RawCell) -> tuple[str, bool]:
        value = _finite(raw.value)
        shown = self.book.formats[raw.style] if 0 <= raw.style < len(self.book.formats) else PLAIN
        if not shown.parts:
            return number_text(value, shown), not shown.percent
        text = date_text(value, shown, self.book.from_1904)
        if text is None:
            message = _("ô này có dạng ngày tháng nhưng số {number} không phải ngày nào").format(number=raw.value)
            self._add(Code.CELL_ERROR, message, raw, _("gõ lại ngày vào ô này"))
        return text or raw.value, False

    def _day(self, raw: RawCell) -> str:
        """A day that is written out (`2026-06-15T00:00:00`), as few programs do."""
        try:
            moment = datetime.fromisoformat(raw.value.strip())
        except ValueError:
            return self._clean(raw.value, raw)
        return f"{short_date(moment)} {moment:%H:%M}".removesuffix(" 00:00")

    def _clean(self, text: str, raw: RawCell) -> str:
        """`text` in NFC, its line ends `\\n`, without blanks around its lines; control characters are named."""
        text = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)
        found = Report()
        hint = _("xóa ký tự này trong ô; nó thường lọt vào khi dán từ chương trình khác")
        text = clean_value(text.replace("\r\n", "\n").replace("\r", "\n"), self._place(raw), found, hint)
        for finding in found.found:
            self.tally.add(finding)
        return "\n".join(line.strip() for line in text.split("\n")).strip()

    def _place(self, raw: RawCell | Cell) -> Place:
        return Place(self.tally.name, raw.row, raw.column, self.name)

    def _add(self, code: Code, message: str, raw: RawCell | Cell, hint: str) -> None:
        self.tally.add(Diagnostic(code, message, self._place(raw), hint))

    # all of them

    def _lay_merged(self, cells: Cells, merged: list[Merged]) -> None:
        """Each cell of a merged range gets the range and the text of its first cell; what else stood there is named."""
        last_row, last_column = _corner(cells)
        room = MAX_CELLS
        for area in merged:
            rows = range(area.first_row, min(area.last_row, last_row) + 1)
            columns = range(area.first_column, min(area.last_column, last_column) + 1)
            room -= len(rows) * len(columns)
            if room < 0:
                raise _too_many()
            first = cells.get((area.first_row, area.first_column)) or Cell(area.first_row, area.first_column)
            for row, column in product(rows, columns):
                self._cover(cells, row, column, first, area)

    def _cover(self, cells: Cells, row: int, column: int, first: Cell, area: Merged) -> None:
        own = cells.get((row, column))
        if own and own.merged:
            raise damaged(_("hai vùng ô gộp chồng lên nhau"))
        if own and own.text != first.text:
            message = _("chữ “{text}” nằm khuất dưới ô gộp nên không đọc").format(text=_shortened(own.text))
            self._add(Code.CELL_NOT_TAKEN, message, own, _("bỏ gộp ô để xem; chuyển chữ sang ô khác nếu còn cần"))
        cells[row, column] = replace(first, row=row, column=column, merged=area)


def _finite(text: str) -> float:
    value = float(text) if _NUMBER.fullmatch(text.strip()) else inf
    if isinf(value):
        raise damaged(text[:20])
    return value


def _shortened(text: str, longest: int = 40) -> str:
    line = " ".join(text.split())
    return line if len(line) <= longest else f"{line[:longest]}…"


def _corner(cells: Cells) -> tuple[int, int]:
    """The last row and the last column with text."""
    return max((row for row, _column in cells), default=0), max((column for _row, column in cells), default=0)


def _filled_up(cells: Cells) -> list[list[Cell]]:
    """The rows down to the last one with text, all that have some as wide as the widest."""
    filled = {row for (row, _column), cell in cells.items() if cell.text}
    last_row, width = _corner(cells)
    if len(filled) * width > MAX_CELLS:
        raise _too_many()
    return [
        [cells.get((row, column)) or Cell(row, column) for column in range(1, width + 1)] if row in filled else []
        for row in range(1, last_row + 1)
    ]


def _too_many() -> Refused:
    return too_large(_("bảng trải ra quá {count} ô").format(count=MAX_CELLS))
