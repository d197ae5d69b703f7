"""Workbooks for tests: made of plans as the commands make them, changed cell by cell, taken in again."""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import MergedCell

from planforge.diagnostics import Report
from planforge.exchange import Import, import_tasks
from planforge.pipeline import NamedPaper
from planforge.source.workbook import Sheet, read_workbook
from planforge.spec.read import Spec
from planforge.views import AppendixChoice, PaperMaker, appendix_alone, table_for_editing
from tests.support.rendering import read, workshop
from tests.support.workbook_cases import workbook

SHAPES: dict[str, PaperMaker] = {
    "every field": table_for_editing(),
    "as planned": appendix_alone(AppendixChoice()),
    "groups as rows": appendix_alone(AppendixChoice(changes=(("groups_as", "header_rows"),))),
    "groups as merged cells": appendix_alone(AppendixChoice(changes=(("groups_as", "merged_cells"),))),
}
"""The tables in which the tasks of a plan go out."""


def _saved(book: Workbook) -> bytes:
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def sheet_of(text: str, folder: Path) -> Sheet:
    """The first sheet of a workbook written in lines, as it is read."""
    file = folder / "bang.xlsx"
    file.write_bytes(workbook(text))
    sheets = read_workbook(file, Report())
    assert sheets
    return sheets[0]


# of plans


def papers_of(spec: Spec, maker: PaperMaker) -> Iterator[NamedPaper]:
    """What `maker` makes of the plan."""
    report = Report()
    yield from maker(workshop(), spec, False, report)
    assert not report.errors


def exported(file: Path, shape: str = "every field") -> bytes:
    """The workbook in which the tasks of the spec in `file` go out."""
    paper = next(papers_of(read(file), SHAPES[shape]))
    return workshop().write(paper.paper, "xlsx")


@dataclass(frozen=True)
class Exchange:
    """A spec in a file with the table that goes out of it, to be changed and taken in again."""

    spec: Path

    @property
    def table(self) -> Path:
        """The workbook."""
        return self.spec.with_name("bang.xlsx")

    def go_out(self, shape: str = "every field") -> "Exchange":
        """Write the table."""
        self.table.write_bytes(exported(self.spec, shape))
        return self

    def change(self, *cells: tuple[str, str | None]) -> "Exchange":
        """Put texts into cells; a cell is a coordinate, or a heading and the words of a title: `Kết quả/Phát loa`."""
        book = load_workbook(self.table)
        sheet = book.worksheets[0]
        for where, text in cells:
            _put(_cell(sheet, where), text)
        self.table.write_bytes(_saved(book))
        return self

    def edit(self, by: Any) -> "Exchange":
        """Let `by` do something with the sheet."""
        book = load_workbook(self.table)
        by(book.worksheets[0])
        self.table.write_bytes(_saved(book))
        return self

    def come_in(self, report: Report, sheet: str | None = None, remove_missing: bool = False) -> Import | None:
        """Import the table; nothing is written."""
        return import_tasks(self.table, self.spec, report, sheet, remove_missing)

    def taken(self, remove_missing: bool = False) -> str:
        """The text of the spec once the table is taken in, which has to be possible; the file is written."""
        report = Report()
        made = self.come_in(report, remove_missing=remove_missing)
        assert made is not None, "\n".join(map(str, report))
        self.spec.write_bytes(made.data)
        return made.data.decode("utf-8")

    def findings(self, remove_missing: bool = False) -> list[str]:
        """What is said of the table, the file's own folder left out."""
        report = Report()
        self.come_in(report, remove_missing=remove_missing)
        return [str(finding).replace(f"{self.spec.parent}/", "").split("\n")[0] for finding in report]


def _cell(sheet: Any, where: str) -> Any:
    heading, slash, title = where.partition("/")
    if not slash:
        return sheet[where]
    rows = [[cell.value or "" for cell in row] for row in sheet.iter_rows()]
    top = next(number for number, row in enumerate(rows) if heading in row)
    column = rows[top].index(heading)
    row = next(number for number, row in enumerate(rows) if number > top and title in row)
    return sheet.cell(row + 1, column + 1)


def _put(cell: Any, text: str | None) -> None:
    assert not isinstance(cell, MergedCell)
    cell.value = text
    if text is not None:
        cell.data_type = "s"
