"""The border for Excel: a workbook becomes sheets of text cells, and what keeps it from that is named.

Read by our own hand. A library takes five to ten seconds for a hundred thousand empty rows where this takes less than
one, drops without a word what stands under merged cells or in rows out of order, and gives a whole workbook up for a
colour it does not know. Notes, pictures, charts and text boxes are not read.
"""

from pathlib import Path

from planforge.diagnostics import Place, Report
from planforge.source.workbook.book import read_book
from planforge.source.workbook.cells import Cell, Sheet, SheetTexts
from planforge.source.workbook.package import read_package
from planforge.source.workbook.refusals import Refused
from planforge.source.workbook.sheet import Merged, read_cells
from planforge.source.workbook.tally import Tally
from planforge.vietnamese import nfc

__all__ = ["Cell", "Merged", "Sheet", "read_workbook"]


def read_workbook(file: Path, report: Report, name: str | None = None) -> list[Sheet] | None:
    """The sheets of `file` in their order, or None when it is no workbook; either way `report` says what was seen.

    Hidden sheets, rows and columns are read as others are; a sheet says whether it is hidden. Days come as clerks
    write them (`15/6/2026`), numbers with a decimal comma, yes and no as `TRUE` and `FALSE`. Formulas, error values
    and control characters are errors at their cells, text under merged cells is a warning; reading goes on. `name` is
    for messages.
    """
    tally = Tally(name or str(file))
    try:
        sheets = _sheets(file, tally)
    except Refused as refusal:
        report.add(refusal.code, refusal.message, refusal.place or Place(tally.name), refusal.hint)
        return None
    report.extend(tally.findings())
    return sheets


def _sheets(file: Path, tally: Tally) -> list[Sheet]:
    package = read_package(file)
    book = read_book(package)
    sheets = []
    for part in book.sheets:
        name = nfc(part.name)
        rows = SheetTexts(name, book, tally).rows(read_cells(package, part.part))
        sheets.append(Sheet(name, rows, part.hidden))
    return sheets
