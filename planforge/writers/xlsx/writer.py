"""An extract as a workbook: a sheet for each page, its table ready to be filtered, printed, filled in and read back."""

import re
import zipfile
from collections.abc import Iterable, Mapping
from datetime import datetime
from io import BytesIO

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_col_to_name

from planforge.document.blocks import Appendix, Extract, Table
from planforge.writers.package import APPLICATION, Part, zipped
from planforge.writers.xlsx.formats import Formats
from planforge.writers.xlsx.names import CHOICES_SHEET, sheet_names
from planforge.writers.xlsx.sheet import write_page

_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}


def write_xlsx(extract: Extract) -> bytes:
    """The workbook of `extract`: the same extract gives the same bytes, on any day.

    Everything is text, as it stands on the page; a marker and a footnote's number are part of it. The key of each row
    stands in a hidden last column. Raises UnwritableOutput when a cell holds more than Excel can.
    """
    stream = BytesIO()
    with Workbook(stream, _OPTIONS) as book:
        properties = extract.properties
        book.set_properties(
            {
                "title": properties.title,
                "subject": properties.subject,
                "author": properties.author,
                "created": datetime.fromisoformat(properties.day),
            }
        )
        formats = Formats(book)
        ranges = _choice_ranges(extract.pages)
        for name, page in zip(sheet_names(page.label for page in extract.pages), extract.pages, strict=True):
            notes = extract.footnotes if page is extract.pages[-1] else ()
            write_page(book.add_worksheet(name), page, notes, formats, ranges)
        _write_choices(book, ranges, formats)
    with zipfile.ZipFile(stream) as package:
        return zipped(Part(name, _mended(name, package.read(name))) for name in package.namelist())


def _mended(name: str, part: bytes) -> bytes:
    """A part as it should be: who made the file, and heights of rows that stay free to grow when a cell is changed."""
    if name == "docProps/app.xml":
        return re.sub(rb"<Application>.*?</Application>", APPLICATION.encode("utf-8"), part)
    if name.startswith("xl/worksheets/sheet"):
        return part.replace(b' customHeight="1"', b"")
    return part


Ranges = Mapping[tuple[str, ...], str]
"""Where the names that a column offers stand, by the names themselves."""


def _choice_ranges(pages: Iterable[Appendix]) -> dict[tuple[str, ...], str]:
    """A column of the sheet of names for every different list that some table offers."""
    tables = (block for page in pages for block in page.blocks if isinstance(block, Table))
    lists = dict.fromkeys(column.choices for table in tables for column in table.columns if column.choices)
    return {
        choices: f"='{CHOICES_SHEET}'!${xl_col_to_name(index)}$2:${xl_col_to_name(index)}${len(choices) + 1}"
        for index, choices in enumerate(lists)
    }


def _write_choices(book: Workbook, ranges: Ranges, formats: Formats) -> None:
    if not ranges:
        return
    sheet = book.add_worksheet(CHOICES_SHEET)
    for column, choices in enumerate(ranges):
        sheet.write_string(0, column, "Các đơn vị", formats.heading)
        sheet.set_column(column, column, 50)
        for row, name in enumerate(choices, 1):
            sheet.write_string(row, column, name, formats.cell("left"))
