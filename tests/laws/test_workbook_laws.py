"""Workbooks of any program come as they are, and whatever happens to a file, there are sheets or there is a finding."""

import unicodedata
from io import BytesIO
from random import Random
from typing import Any

import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from tests.support.raw_workbooks import (
    a_cell,
    a_number,
    merged,
    packed,
    parts_of_a_workbook,
    read,
    sheets_of,
)

FULL = parts_of_a_workbook(
    {
        "Một": merged(
            f'<row><c r="A1" t="s"><v>0</v></c>{a_cell("B1", "x")}{a_number("C1", "46188", 1)}</row>'
            '<row><c r="D4"><f>A1</f><v>2</v></c><c r="E4" t="b"><v>1</v></c><c t="e"><v>#N/A</v></c></row>',
            "A1:B1",
            "C5:D6",
        ),
        "Hai": f"<row>{a_cell('A1', 'y')}</row>",
    },
    texts=["một", "<r><t>a</t></r><r><t>b</t></r>"],
    formats=["dd/mm/yyyy", "0.00"],
)
"""A little of everything."""

ODD = b'" < > 0 9 -1 A1 XFD1048576 ZZZZ9 inlineStr s e d 1E+400 nan -inf <c/> <row/> </c> _x0007_ &#x2028; \xff dd [h]'
SEEDS = st.integers(0, 2**32).map(Random)


@given(SEEDS)
def test_whatever_happens_to_a_file_there_are_sheets_or_one_finding(tmp_path_factory: Any, choice: Random) -> None:
    data = bytearray(packed(FULL, level=0))
    for _time in range(choice.randint(1, 6)):
        at = choice.randrange(len(data))
        data[at : at + choice.choice([0, 1, 1, 9])] = choice.randbytes(choice.choice([0, 1, 1, 9]))
    sheets, said = read(bytes(data), tmp_path_factory.getbasetemp())
    assert sheets is not None or len(said) == 1


@given(SEEDS)
def test_whatever_is_written_into_a_part_there_are_sheets_or_one_finding(tmp_path_factory: Any, choice: Random) -> None:
    parts = {name: bytearray(data) for name, data in FULL.items()}
    for _time in range(choice.randint(1, 3)):
        data = parts[choice.choice([*parts])]
        at = choice.randrange(len(data))
        data[at : at + choice.choice([0, 1, 2, 5])] = choice.choice(ODD.split())
    sheets, said = read(packed({name: bytes(data) for name, data in parts.items()}), tmp_path_factory.getbasetemp())
    assert sheets is not None or len(said) == 1


@given(st.lists(st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20), max_size=4), max_size=5))
def test_what_others_write_is_read_as_it_was(tmp_path_factory: Any, table: list[list[str]]) -> None:
    wanted = [[" ".join(text.split()) for text in row] for row in table]
    wanted = [[unicodedata.normalize("NFC", text) for text in row] for row in wanted]
    for made in (by_openpyxl(wanted), by_xlsxwriter(wanted)):
        (sheet,) = sheets_of(made, tmp_path_factory.getbasetemp())
        found = {(cell.row, cell.column): cell.text for row in sheet.rows for cell in row if cell.text}
        assert found == {
            (row, column): text for row, line in enumerate(wanted, 1) for column, text in enumerate(line, 1) if text
        }


def by_openpyxl(table: list[list[str]]) -> bytes:
    book, stream = Workbook(), BytesIO()
    for row, line in enumerate(table, 1):
        for column, text in enumerate(line, 1):
            cell = book.active.cell(row, column)
            cell.value, cell.data_type = text.replace("_", "_x005F_") if "_x" in text else text, "s"
    book.save(stream)
    return stream.getvalue()


def by_xlsxwriter(table: list[list[str]]) -> bytes:
    stream = BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        sheet = book.add_worksheet()
        for row, line in enumerate(table):
            for column, text in enumerate(line):
                sheet.write_string(row, column, text)
    return stream.getvalue()
