r"""Workbooks for message cases, written as text: a line a row, cells separated by ` | `.

`\n` is a line end inside a cell, `#46188` a bare number, `=A1` a formula, `!#REF!` an error; an empty cell is empty.
Lines `merge A3:A5 B1:D1` and `hidden C` say what is merged and hidden, `sheet Hai` begins a sheet of that name. `bomb`,
`locked`, `old` alone make the files that no table is in.
"""

import io
import zipfile
from typing import Any

from openpyxl import Workbook

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def workbook(text: str) -> bytes:
    """The bytes of the workbook that `text` describes."""
    special = {"bomb": _bomb, "locked": _locked, "old": lambda: OLE + b"\0" * 600}
    if text.strip() in special:
        return special[text.strip()]()
    book = Workbook()
    book.remove(book.active)
    sheet, row = None, 0
    for line in text.splitlines():
        kind, _space, rest = line.partition(" ")
        if sheet is None or kind == "sheet":
            sheet, row = book.create_sheet(rest if kind == "sheet" else "Bảng"), 0
        if kind == "sheet":
            continue
        if kind == "merge":
            for area in rest.split():
                sheet.merge_cells(area)
        elif kind == "hidden":
            sheet.column_dimensions[rest].hidden = True
        else:
            row += 1
            for column, words in enumerate(line.split("|"), 1):
                _fill(sheet.cell(row, column), words.strip())
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _fill(cell: Any, words: str) -> None:
    if words.startswith("#") and words[1:].isdecimal():
        cell.value = int(words[1:])
    elif words.startswith("!"):
        cell.value, cell.data_type = words[1:], "e"
    elif words:
        cell.value = words.replace("\\n", "\n")


def _bomb() -> bytes:
    """A real workbook with a part that unpacks to hundreds of millions of letters."""
    stream = io.BytesIO(workbook("STT | Nhiệm vụ | Chủ trì"))
    with zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED) as package, package.open("xl/media/anh.xml", "w") as part:
        for _time in range(300):
            part.write(b" " * 1_000_000)
    return stream.getvalue()


def _locked() -> bytes:
    return OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 100
