"""The cells of a sheet as they are written, one by one, and its merged ranges."""

import re
from dataclasses import dataclass, field

from planforge.messages import _
from planforge.source.workbook.book import TextReader
from planforge.source.workbook.package import Package
from planforge.source.workbook.refusals import too_large
from planforge.source.workbook.xml import go_through

MAX_FILLED = 200_000
"""Cells of a sheet with something in them: 2,000 tasks have 30,000."""

MAX_MERGED = 50_000
LAST_ROW, LAST_COLUMN = 1_048_576, 16_384

_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})")


@dataclass(frozen=True, slots=True)
class Merged:
    """A merged range, its rows and columns counted from 1, ends included."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int


@dataclass(frozen=True, slots=True)
class RawCell:
    """A cell as the file has it: `kind` says what `value` is (`s` a shared text, `n` a number, `e` an error …)."""

    row: int
    column: int
    kind: str
    style: int
    value: str
    formula: bool


@dataclass(slots=True)
class RawSheet:
    """What is in a sheet: its filled cells, in the order of the file, and its merged ranges."""

    cells: list[RawCell] = field(default_factory=list)
    merged: list[Merged] = field(default_factory=list)


def read_cells(package: Package, part: str) -> RawSheet:
    """The cells of the sheet in `part`; Refused when it is broken or has too many."""
    reader = _SheetReader()
    go_through(package, part, reader)
    return reader.sheet


class _SheetReader(TextReader):
    """Keeps what is filled; a place that is not given is the one after the last."""

    def __init__(self) -> None:
        super().__init__()
        self.sheet = RawSheet()
        self.row = self.column = 0
        self.kind, self.style, self.value, self.formula = "n", 0, "", False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        match name:
            case "row":
                self.row, self.column = int(attributes.get("r", self.row + 1)), 0
            case "c":
                self._begin_cell(attributes)
            case "v":
                self.letters = []
            case "f":
                self.formula = True
            case "mergeCell":
                self._merge(attributes.get("ref", ""))
            case _:
                super().start(name, attributes)

    def end(self, name: str) -> None:
        if name == "v":
            self.value = self.collected()
        elif name == "c":
            self._end_cell()
        else:
            super().end(name)

    def _begin_cell(self, attributes: dict[str, str]) -> None:
        self.column += 1
        if "r" in attributes:
            self.row, self.column = place_of(attributes["r"])
        self.kind, self.style = attributes.get("t", "n"), int(attributes.get("s", "0"))
        self.value, self.formula = "", False

    def _end_cell(self) -> None:
        inline = self.text()
        value, kind = (inline, "inlineStr") if inline else (self.value, self.kind)
        if not (value or self.formula):
            return
        if not (1 <= self.row <= LAST_ROW and 1 <= self.column <= LAST_COLUMN):
            raise ValueError(self.row)
        self.sheet.cells.append(RawCell(self.row, self.column, kind, self.style, value, self.formula))
        if len(self.sheet.cells) > MAX_FILLED:
            raise too_large(_("bảng có quá {count} ô có chữ").format(count=MAX_FILLED))

    def _merge(self, reference: str) -> None:
        first, _colon, last = reference.partition(":")
        (top, left), (bottom, right) = place_of(first), place_of(last or first)
        self.sheet.merged.append(Merged(top, left, bottom, right))
        if len(self.sheet.merged) > MAX_MERGED:
            raise too_large(_("bảng có quá {count} ô gộp").format(count=MAX_MERGED))


def place_of(reference: str) -> tuple[int, int]:
    """The row and the column of `C12`; ValueError for what is no place in a sheet."""
    match = _REFERENCE.fullmatch(reference)
    if match is None:
        raise ValueError(reference)
    column = 0
    for letter in match[1]:
        column = 26 * column + ord(letter) - ord("A") + 1
    row = int(match[2])
    if not (1 <= row <= LAST_ROW and column <= LAST_COLUMN):
        raise ValueError(reference)
    return row, column
