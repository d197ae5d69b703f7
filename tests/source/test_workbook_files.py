"""Files given as workbooks: other kinds are called what they are, broken and endless ones end in one finding."""

import struct
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from planforge.diagnostics import Report
from planforge.source.workbook import read_workbook
from planforge.source.workbook.package import MAX_BYTES, MAX_PARTS
from planforge.source.workbook.sheet import LAST_ROW, MAX_FILLED
from tests.support.raw_workbooks import (
    Parts,
    a_cell,
    a_workbook,
    merged,
    packed,
    parts_of_a_workbook,
    read,
    rows,
    sheets_of,
    texts,
)

# files that are no workbook


def ole(name: str) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + name.encode("utf-16-le") + b"\0" * 600


WEB = "đây là trang web (HTML), không phải bảng tính"
LETTERS = "đây là tệp chữ (như .csv), không phải bảng tính .xlsx"
OTHER_FILES: dict[str, tuple[bytes, str]] = {
    "nothing": (b"", "tệp rỗng"),
    "old Excel": (ole("Workbook"), "đây là tệp Excel đời cũ (.xls)"),
    "older Excel": (b"\x09\x08\x10\x00\x00\x06\x05\x00" + b"\1" * 99, "đây là tệp Excel đời cũ (.xls)"),
    "old Word": (ole("WordDocument"), "đây là tệp Word đời cũ (.doc)"),
    "with a password": (ole("EncryptedPackage"), "tệp Excel có mật khẩu nên không đọc được"),
    "PDF": (b"%PDF-1.7\n\xe2\xe3", "đây là tệp PDF"),
    "a table of the web": (
        b"\xef\xbb\xbf<html><table><tr><td>1</td></tr></table>",
        "đây là trang web (HTML), không phải bảng tính",
    ),
    "the same in UTF-16": ("<!DOCTYPE html><table>".encode("utf-16"), "đây là trang web (HTML), không phải bảng tính"),
    "XML of 2003": (
        b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
        "đây là bảng tính dạng XML 2003",
    ),
    "CSV": ("STT;Nhiệm vụ\n1;Rà soát\n".encode(), LETTERS),
    "CSV of Windows": (b"STT;Nhi\xd6m v\xf4\r\n", LETTERS),
    "a picture": (b"\x89PNG\r\n\x1a\n\0\0\0\x0d", "đây không phải bảng tính .xlsx"),
    "Word": (packed({"word/document.xml": b""}), "đây là tệp Word, không phải bảng tính"),
    "binary Excel": (
        packed({"[Content_Types].xml": b"", "xl/workbook.bin": b""}),
        "đây là bảng tính dạng nhị phân (.xlsb)",
    ),
    "OpenDocument": (packed({"mimetype": b"", "content.xml": b""}), "đây là tệp OpenDocument (.ods, .odt)"),
    "a zip": (packed({"a.txt": b"a"}), "đây là tệp nén (zip), không phải bảng tính .xlsx"),
    "an empty zip": (packed({}), "đây là tệp nén (zip), không phải bảng tính .xlsx"),
}


@pytest.mark.parametrize("kind", OTHER_FILES)
def test_another_kind_of_file_is_called_what_it_is(kind: str, tmp_path: Path) -> None:
    data, sentence = OTHER_FILES[kind]
    assert read(data, tmp_path) == (None, [f"bang.xlsx:1:1: error[bang-khong-doc-duoc]: {sentence}"])


def test_a_file_that_is_not_there_and_a_folder(tmp_path: Path) -> None:
    report = Report()
    assert read_workbook(tmp_path / "không có.xlsx", report) is None
    assert read_workbook(tmp_path, report) is None
    assert [finding.message for finding in report.found] == ["không có tệp này", "đây là thư mục, không phải tệp"]


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: Any, **_kwargs: Any) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.open", refuse)
    report = Report()
    assert read_workbook(tmp_path / "bang.xlsx", report) is None
    assert [finding.message for finding in report] == ["không có quyền đọc tệp này"]


# broken workbooks

SIMPLE = parts_of_a_workbook('<row><c r="A1" t="s"><v>0</v></c></row>', texts=["một"])
SHEET = "xl/worksheets/sheet1.xml"


def without(part: str) -> Parts:
    return {name: data for name, data in SIMPLE.items() if name != part}


def with_part(part: str, data: bytes) -> Parts:
    return {**SIMPLE, part: data}


def with_rows(inside: str) -> Parts:
    return with_part(SHEET, parts_of_a_workbook(inside)[SHEET])


def with_cell(cell: str) -> Parts:
    return with_rows(f"<row>{cell}</row>")


CHANGED = packed(SIMPLE, level=0).replace(b'<c r="A1" t="s">', b'<c r="B1" t="s">')
"""The sheet is another than its check sum was made of."""

CROSSING = ("A1:B2", "B2:C3")
BROKEN = {
    "cut short": packed(SIMPLE)[:-40],
    "cut in the middle": packed(SIMPLE)[: len(packed(SIMPLE)) // 2],
    "changed since it was packed": CHANGED,
    "no list of sheets": packed(without("xl/workbook.xml")),
    "no sheet": packed(without(SHEET)),
    "no texts": packed(without("xl/sharedStrings.xml")),
    "no links": packed(without("xl/_rels/workbook.xml.rels")),
    "a sheet that ends early": packed(with_part(SHEET, SIMPLE[SHEET][:-20])),
    "a sheet that is no XML": packed(with_part(SHEET, b"\0\1\2")),
    "an empty sheet part": packed(with_part(SHEET, b"")),
    "a text that is not there": packed(with_cell('<c r="A1" t="s"><v>7</v></c>')),
    "a text with an odd number": packed(with_cell('<c r="A1" t="s"><v>-1</v></c>')),
    "a number that is none": packed(with_cell('<c r="A1"><v>một</v></c>')),
    "a number without end": packed(with_cell('<c r="A1"><v>1E+999</v></c>')),
    "a style that is no number": packed(with_cell('<c r="A1" s="x"><v>1</v></c>')),
    "a cell nowhere": packed(with_cell('<c r="1A"><v>1</v></c>')),
    "a cell beyond the sheet": packed(with_cell('<c r="XFE1"><v>1</v></c>')),
    "a row beyond the sheet": packed(with_rows('<row r="9999999"><c><v>1</v></c></row>')),
    "two cells at one place": packed(with_cell('<c r="A1"><v>1</v></c><c r="A1"><v>2</v></c>')),
    "merged ranges one over the other": packed(with_rows(merged(a_cell("A1", "x") + a_cell("C3", "y"), *CROSSING))),
}


@pytest.mark.parametrize("kind", BROKEN)
def test_a_broken_workbook_is_one_finding(kind: str, tmp_path: Path) -> None:
    sheets, said = read(BROKEN[kind], tmp_path)
    assert sheets is None
    assert len(said) == 1
    assert said[0].startswith("bang.xlsx:1:1: error[bang-khong-doc-duoc]: tệp Excel bị hỏng, không đọc được")


def test_a_locked_part_has_a_password(tmp_path: Path) -> None:
    data = bytearray(packed(SIMPLE))
    for entry in zipfile.ZipFile(BytesIO(data)).infolist():
        at = data.find(b"PK\x01\x02", 0)
        while at >= 0 and data[at + 46 : at + 46 + len(entry.filename)] != entry.filename.encode():
            at = data.find(b"PK\x01\x02", at + 1)
        struct.pack_into("<H", data, at + 8, 1)
    assert read(bytes(data), tmp_path)[1] == [
        "bang.xlsx:1:1: error[bang-khong-doc-duoc]: tệp Excel có mật khẩu nên không đọc được"
    ]


DECLARED = '<?xml version="1.0"{}?><!DOCTYPE x [<!ENTITY a "ha">]><worksheet>&a;</worksheet>'


@pytest.mark.parametrize("part", [SHEET, "xl/sharedStrings.xml", "xl/workbook.xml", "xl/styles.xml"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_part_that_declares_something_is_refused(part: str, encoding: str, tmp_path: Path) -> None:
    data = DECLARED.format(f' encoding="{encoding}"').encode(encoding)
    said = read(packed(with_part(part, data)), tmp_path)[1]
    assert said == ["bang.xlsx:1:1: error[bang-khong-doc-duoc]: tệp Excel có khai báo XML không an toàn"]


# files that are too large


def said_of(data: bytes, folder: Path) -> str:
    sheets, said = read(data, folder)
    assert sheets is None
    (line,) = said
    return line.removeprefix("bang.xlsx:1:1: error[bang-qua-lon]: ")


def test_a_file_that_is_too_large(tmp_path: Path) -> None:
    assert said_of(b"PK" + b"\0" * MAX_BYTES, tmp_path) == "tệp lớn hơn 20 MB, quá lớn với một bảng nhiệm vụ"


def test_a_file_that_unpacks_without_end(tmp_path: Path) -> None:
    bomb = {f"xl/media/{number}.png": b"\0" * 60_000_000 for number in range(4)}
    assert said_of(packed({**SIMPLE, **bomb}, level=1), tmp_path) == "tệp phình ra hơn 200 MB khi mở"


def test_a_file_of_too_many_parts(tmp_path: Path) -> None:
    parts = {f"xl/{number}": b"" for number in range(MAX_PARTS)}
    assert said_of(packed({**SIMPLE, **parts}), tmp_path) == f"tệp nén có quá {MAX_PARTS} phần"


def test_a_sheet_of_too_many_cells_with_text(tmp_path: Path) -> None:
    row = "<c><v>1</v></c>" * 1000
    cells = f"<row>{row}</row>" * (MAX_FILLED // 1000 + 1)
    assert said_of(a_workbook(cells), tmp_path) == f"bảng có quá {MAX_FILLED} ô có chữ"


def test_more_than_all_sheets_together_may_have(tmp_path: Path) -> None:
    sheets = {f"Trang {number}": "<row/>" * 760_000 for number in range(2)}
    assert said_of(a_workbook(sheets), tmp_path) == "tệp Excel có quá nhiều ô"
    texts_of_a_book = ["x" * 1_000_000] * 31
    assert said_of(a_workbook("", texts=texts_of_a_book), tmp_path) == "tệp Excel có quá nhiều chữ"


def test_a_few_cells_that_are_far_apart(tmp_path: Path) -> None:
    far = rows(*(a_cell(f"A{row}", "x") for row in range(1, 100)), a_cell("XFD100", "y"))
    assert said_of(a_workbook(far), tmp_path) == "bảng trải ra quá 1000000 ô"


def test_merged_ranges_that_cover_everything(tmp_path: Path) -> None:
    inside = merged(rows(a_cell("A1", "x"), a_cell(f"XFD{LAST_ROW}", "y")), f"A1:XFD{LAST_ROW}")
    assert said_of(a_workbook(inside), tmp_path) == "bảng trải ra quá 1000000 ô"


def test_one_long_text_in_very_many_cells_takes_no_more_room(tmp_path: Path) -> None:
    row = '<c t="s"><v>0</v></c>' * 100
    cells = f"<row>{row}</row>" * 200
    (sheet,) = sheets_of(a_workbook(cells, texts=["x" * 1_000_000]), tmp_path)
    assert len({id(cell.text) for row in sheet.rows for cell in row}) == 1


def test_a_hundred_thousand_formatted_rows_are_no_table(tmp_path: Path) -> None:
    empty = "".join(
        f'<row r="{row}" spans="1:10" s="1" customFormat="1">'
        + "".join(f'<c r="{letter}{row}" s="1"/>' for letter in "ABCDEFGHIJ")
        + "</row>"
        for row in range(2, 100_002)
    )
    data = a_workbook(rows(a_cell("A1", "một")) + empty + f'<row r="100002">{a_cell("B100002", "hết")}</row>')
    (sheet,) = sheets_of(data, tmp_path)
    assert len(sheet.rows) == 100_002
    assert [row for row in texts(sheet) if row] == [["một", ""], ["", "hết"]]


def test_empty_cells_before_one_without_a_place_are_counted(tmp_path: Path) -> None:
    cells = '<c r="A1" s="1"/><c r="B1" s="1"/><c t="inlineStr"><is><t>ba</t></is></c><c r="D1" s="1"/>' + a_cell(
        "E1", "năm"
    )
    assert texts(sheets_of(a_workbook(f"<row>{cells}</row>"), tmp_path)[0]) == [["", "", "ba", "", "năm"]]


def test_text_that_is_marked_off_is_kept_though_it_looks_like_an_empty_cell(tmp_path: Path) -> None:
    text = '<c r="A1" s="1"/><c r="A2"/>'
    inside = f'<row><c r="A1" t="inlineStr"><is><t><![CDATA[{text}]]></t></is></c></row>'
    assert texts(sheets_of(a_workbook(inside), tmp_path)[0]) == [[text]]
