"""Workbooks as text cells: values as clerks write them, merged ranges, faults with their cells, whatever the file."""

import unicodedata
from pathlib import Path

import pytest

from planforge.source.workbook import Cell, Merged
from planforge.source.workbook.sheet import LAST_ROW
from planforge.source.workbook.tally import MAX_SAID
from tests.support.raw_workbooks import (
    MAIN,
    a_cell,
    a_number,
    a_workbook,
    merged,
    packed,
    parts_of_a_workbook,
    read,
    rows,
    sheets_of,
    texts,
)

# numbers and days

NUMBERS = {
    ("3", "General"): "3",
    ("3.0", "General"): "3",
    ("0.5", "General"): "0,5",
    ("-2.25", "General"): "-2,25",
    ("0.30000000000000004", "General"): "0,3",
    ("1E+20", "General"): "100000000000000000000",
    ("1.5E-3", "General"): "0,0015",
    ("46188", "General"): "46188",
    ("0.5", "0%"): "50%",
    ("0.505", "0%"): "50,5%",
    ("0.5", "0.0%"): "50,0%",
    ("1", "0.00"): "1,00",
    ("3.14159", "0.00"): "3,14159",
    ("8", "00"): "08",
    ("1500000", "#,##0"): "1.500.000",
    ("1500.5", "#,##0.00"): "1.500,50",
    ("-1500", "#,##0;(#,##0)"): "-1.500",
    ("5", '0" ngày"'): "5 ngày",
    ("2", '"Quý "0'): "Quý 2",
    ("2", '"Quý "0"/2026"'): "Quý 2/2026",
    ("2", '"Quý "General\\/"2026"'): "Quý 2/2026",
    ("1.5", "0/4"): "1,5",
    ("5", "0\\ \\đ"): "5 đ",
    ("1500", "#,##0\\ [$₫-42A]"): "1.500 ₫",
    ("1500", '_-* #,##0\\ "₫"_-'): "1.500 ₫",
    ("7", "[Red]0"): "7",
    ("7", "@"): "7",
    ("7", ";;;"): "7",
    ("1234", "0.0E+00"): "1234",
    ("0.5", "# ?/?"): "0,5",
    ("912345678", "0000 000 000"): "912345678",
    ("1500000", "#,##0,"): "1500000",
    ("46188", "dd/mm/yyyy"): "15/6/2026",
    ("46188", "14"): "15/6/2026",
    ("46188", "d/m/yy;@"): "15/6/2026",
    ("46188", "[$-42A]dd mmmm yyyy"): "15/6/2026",
    ("46188", "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy"): "15/6/2026",
    ("46188", 'dd" tháng "mm" năm "yyyy'): "15/6/2026",
    ("46188", "yyyy-mm-dd"): "15/6/2026",
    ("46058", "dd/mm/yyyy"): "05/02/2026",
    ("46174", "mm/yyyy"): "6/2026",
    ("46023", "17"): "01/2026",
    ("46174", "mmm-yy"): "6/2026",
    ("46188", "yyyy"): "2026",
    ("46188", "16"): "15/6",
    ("46188", "d-mmm"): "15/6",
    ("46188", "mmmm"): "15/6/2026",
    ("46188", "dddd"): "46188",
    ("46188.3125", "dd/mm/yyyy h:mm"): "15/6/2026 7:30",
    ("46188.999999", "dd/mm/yyyy hh:mm"): "16/6/2026 0:00",
    ("46188.3125", "dd/mm/yyyy"): "15/6/2026",
    ("0.3125", "h:mm"): "7:30",
    ("0.3125", "20"): "7:30",
    ("0.3125", "h:mm AM/PM"): "7:30",
    ("0.312511574", "h:mm:ss"): "7:30:01",
    ("1.25", "[h]:mm"): "30:00",
    ("0.0052083333", "mm:ss"): "0:07:30",
    ("59", "14"): "28/02/1900",
    ("1", "14"): "01/01/1900",
    ("2958465", "14"): "31/12/9999",
}


@pytest.mark.parametrize(("number", "shown"), NUMBERS)
def test_a_number_comes_as_a_clerk_writes_it(number: str, shown: str, tmp_path: Path) -> None:
    (sheet,) = sheets_of(a_workbook(rows(a_number("A1", number, 1)), formats=[shown]), tmp_path)
    assert texts(sheet) == [[NUMBERS[number, shown]]]


@pytest.mark.parametrize(("number", "text"), [("44726", "15/6/2026"), ("0", "01/01/1904")])
def test_a_workbook_of_a_mac_counts_days_from_1904(number: str, text: str, tmp_path: Path) -> None:
    data = a_workbook(rows(a_number("A1", number, 1)), formats=["14"], book='<workbookPr date1904="1"/>')
    assert texts(sheets_of(data, tmp_path)[0]) == [[text]]


@pytest.mark.parametrize("number", ["60", "-1", "0", "2958466", "1E+300"])
def test_a_number_that_is_no_day_is_an_error_at_its_cell(number: str, tmp_path: Path) -> None:
    _sheets, said = read(a_workbook(rows(a_number("B3", number, 1)), formats=["14"]), tmp_path)
    assert said == [
        f"bang.xlsx:Bảng!B3: error[o-bao-loi]: ô này có dạng ngày tháng nhưng số {number} không phải ngày nào"
    ]


def test_a_bare_number_is_marked_and_a_day_or_a_share_is_not(tmp_path: Path) -> None:
    cells = a_number("A1", "46188") + a_number("B1", "46188", 1) + a_number("C1", "0.5", 2) + a_cell("D1", "46188")
    (sheet,) = sheets_of(a_workbook(f"<row>{cells}</row>", formats=["14", "9"]), tmp_path)
    assert [cell.is_number for cell in sheet.rows[0]] == [True, False, False, False]


@pytest.mark.parametrize(
    ("written", "text"),
    [("2026-06-15T00:00:00", "15/6/2026"), ("2026-02-05T07:30:00", "05/02/2026 07:30"), ("tháng Sáu", "tháng Sáu")],
)
def test_a_day_that_is_written_out(written: str, text: str, tmp_path: Path) -> None:
    (sheet,) = sheets_of(a_workbook(f'<row><c r="A1" t="d"><v>{written}</v></c></row>'), tmp_path)
    assert texts(sheet) == [[text]]


@pytest.mark.parametrize(("value", "text"), [("1", "TRUE"), ("0", "FALSE")])
def test_yes_and_no_come_as_excel_shows_them(value: str, text: str, tmp_path: Path) -> None:
    (sheet,) = sheets_of(a_workbook(f'<row><c r="A1" t="b"><v>{value}</v></c></row>'), tmp_path)
    assert texts(sheet) == [[text]]


# texts

TEXTS = {
    "Rà soát": "Rà soát",
    "  Rà soát \u00a0": "Rà soát",
    "một\n hai \nba\n": "một\nhai\nba",
    "một_x000D_\nhai": "một\nhai",
    "một\rhai": "một\nhai",
    "_x005F_x000D_": "_x000D_",
    "_xZZZZ_, _x12_ và _x0041_": "_xZZZZ_, _x12_ và _x0041_",
    "08": "08",
    "=1+1": "=1+1",
    "<r><rPr><b/></rPr><t>Rà </t></r><r><t xml:space='preserve'>soát </t></r><r><t>lại</t></r>": "Rà soát lại",
    "<t>東京</t><rPh sb='0' eb='2'><t>トウキョウ</t></rPh>": "東京",
    unicodedata.normalize("NFD", "kế hoạch"): "kế hoạch",
}


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_comes_clean_and_without_its_fonts(text: str, tmp_path: Path) -> None:
    data = a_workbook('<row><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>0</v></c></row>', texts=[text])
    assert texts(sheets_of(data, tmp_path)[0]) == [[TEXTS[text]] * 2]


def test_a_text_may_stand_in_its_cell_whatever_the_cell_says_of_it(tmp_path: Path) -> None:
    third = '<c r="C1" s="-1"><is><t>bốn</t></is></c>'
    data = a_workbook(f'<row>{a_cell("A1", "một & hai")}<c r="B1" t="str"><v>ba</v></c>{third}</row>')
    assert texts(sheets_of(data, tmp_path)[0]) == [["một & hai", "ba", "bốn"]]


def test_a_control_character_is_named_at_every_cell_that_has_it(tmp_path: Path) -> None:
    data = a_workbook('<row><c r="A1" t="s"><v>0</v></c><c r="B2" t="s"><v>0</v></c></row>', texts=["a_x0007_b"])
    _sheets, said = read(data, tmp_path)
    assert [line.split(" ky")[0].split(": ")[0] for line in said] == ["bang.xlsx:Bảng!A1", "bang.xlsx:Bảng!B2"]
    assert said[0].endswith("error[ky-tu-dieu-khien]: ký tự điều khiển U+0007: Word không nhận")


# the sheet


def test_rows_and_columns_count_from_the_first_of_the_sheet(tmp_path: Path) -> None:
    (sheet,) = sheets_of(a_workbook(rows(a_cell("B2", "một"), a_cell("D4", "hai"))), tmp_path)
    assert texts(sheet) == [[], ["", "một", "", ""], [], ["", "", "", "hai"]]
    assert [(cell.row, cell.column) for cell in sheet.rows[3]] == [(4, 1), (4, 2), (4, 3), (4, 4)]


def test_rows_out_of_order_and_cells_without_places_are_read(tmp_path: Path) -> None:
    cell = '<c t="inlineStr"><is><t>{}</t></is></c>'
    inside = (
        f'<row r="3">{cell.format("ba")}</row><row r="1">{cell.format("một")}<c/>{cell.format("hai")}</row>'
        f"<row>{cell.format('bốn')}</row>"
    )
    (sheet,) = sheets_of(a_workbook(inside), tmp_path)
    assert texts(sheet) == [["một", "", "hai"], ["bốn", "", ""], ["ba", "", ""]]


@pytest.mark.parametrize(
    "change",
    [(b"<", b"<x:", b"xmlns=", b"xmlns:x="), (MAIN.encode(), b"http://purl.oclc.org/ooxml/spreadsheetml/main")],
)
def test_the_names_of_elements_may_have_another_space_or_a_prefix(change: tuple[bytes, ...], tmp_path: Path) -> None:
    parts = parts_of_a_workbook(rows(a_cell("A1", "một")))
    name = "xl/worksheets/sheet1.xml"
    if len(change) == 2:
        parts[name] = parts[name].replace(*change)
    else:
        declared, inside = parts[name].split(b"\n", 1)
        inside = inside.replace(b"</", b"\0").replace(b"<", b"<x:").replace(b"\0", b"</x:")
        parts[name] = declared + inside.replace(b"xmlns=", b"xmlns:x=")
    assert texts(sheets_of(packed(parts), tmp_path)[0]) == [["một"]]


def test_what_only_looks_like_a_cell_is_none(tmp_path: Path) -> None:
    inside = (
        f"<sheetData>{rows(a_cell('A1', 'một'))}</sheetData>"
        '<extLst xmlns:m="http://schemas.microsoft.com/office/excel/2006/main"><m:c r="B1"><m:v>9</m:v></m:c></extLst>'
    )
    assert texts(sheets_of(a_workbook(inside), tmp_path)[0]) == [["một"]]


def test_hidden_rows_and_columns_are_read_and_hidden_sheets_marked(tmp_path: Path) -> None:
    parts = parts_of_a_workbook(
        {
            "Một": f'<cols><col hidden="1"/></cols><sheetData><row hidden="1">{a_cell("A1", "id")}</row></sheetData>',
            "Hai": rows(a_cell("A1", "hai")),
            "Ba": "",
        }
    )
    parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace(b'sheetId="2"', b'sheetId="2" state="veryHidden"')
    sheets = sheets_of(packed(parts), tmp_path)
    assert [(sheet.name, sheet.hidden, texts(sheet)) for sheet in sheets] == [
        ("Một", False, [["id"]]),
        ("Hai", True, [["hai"]]),
        ("Ba", False, []),
    ]


def test_a_sheet_that_is_a_chart_is_passed_over(tmp_path: Path) -> None:
    parts = parts_of_a_workbook({"Một": rows(a_cell("A1", "một")), "Biểu đồ": ""})
    links = "xl/_rels/workbook.xml.rels"
    parts[links] = parts[links].replace(
        b'worksheet" Target="worksheets/sheet2', b'chartsheet" Target="worksheets/sheet2'
    )
    assert [sheet.name for sheet in sheets_of(packed(parts), tmp_path)] == ["Một"]


def test_parts_may_be_named_in_other_cases_and_from_the_root(tmp_path: Path) -> None:
    parts = parts_of_a_workbook('<row><c r="A1" t="s"><v>0</v></c></row>', texts=["một"])
    parts["xl/SharedStrings.xml"] = parts.pop("xl/sharedStrings.xml")
    links = "xl/_rels/workbook.xml.rels"
    parts[links] = parts[links].replace(b'Target="worksheets', b'Target="/xl/worksheets')
    assert texts(sheets_of(packed(parts), tmp_path)[0]) == [["một"]]


# merged ranges


def test_every_cell_of_a_merged_range_has_the_range_and_the_text_of_its_first(tmp_path: Path) -> None:
    inside = merged(rows(a_cell("A1", "Tên"), a_cell("A2", "Nhóm"), a_cell("C4", "x")), "A1:C1", "A2:B3")
    (sheet,) = sheets_of(a_workbook(inside), tmp_path)
    assert texts(sheet) == [["Tên"] * 3, ["Nhóm", "Nhóm", ""], ["Nhóm", "Nhóm", ""], ["", "", "x"]]
    assert sheet.rows[2][1] == Cell(3, 2, "Nhóm", Merged(2, 1, 3, 2))
    assert sheet.rows[2][2].merged is None


def test_a_merged_range_reaches_no_further_than_the_table(tmp_path: Path) -> None:
    inside = merged(rows(a_cell("A1", "Tên"), a_cell("B3", "x")), f"A1:XFD{LAST_ROW}")
    _sheets, said = read(a_workbook(inside), tmp_path)
    assert said == ["bang.xlsx:Bảng!B3: warning[o-khong-nhap]: chữ “x” nằm khuất dưới ô gộp nên không đọc"]


def test_text_under_a_merged_cell_is_named_unless_it_is_the_same(tmp_path: Path) -> None:
    inside = merged(rows(a_cell("A1", "Sở A"), a_cell("A2", "Sở A"), a_cell("A3", "Sở B")), "A1:A3")
    sheets, said = read(a_workbook(inside), tmp_path)
    assert sheets is not None
    assert texts(sheets[0]) == [["Sở A"]] * 3
    assert said == ["bang.xlsx:Bảng!A3: warning[o-khong-nhap]: chữ “Sở B” nằm khuất dưới ô gộp nên không đọc"]


# faults in cells

FAULTS = {
    '<c r="C12"><f>A1+1</f><v>3</v></c>': "error[o-cong-thuc]",
    '<c r="C12" t="str"><f>A1</f><v>chữ</v></c>': "error[o-cong-thuc]",
    '<c r="C12"><f t="shared" si="0"/><v>3</v></c>': "error[o-cong-thuc]",
    '<c r="C12"><f t="array" ref="C12:C14">A1:A3</f><v>3</v></c>': "error[o-cong-thuc]",
    '<c r="C12"><f>A1</f></c>': "error[o-cong-thuc]",
    '<c r="C12" t="e"><v>#N/A</v></c>': "error[o-bao-loi]",
    '<c r="C12" t="e"><f>A1</f><v>#REF!</v></c>': "error[o-bao-loi]",
}


@pytest.mark.parametrize("cell", FAULTS)
def test_a_cell_that_was_not_typed_is_an_error_and_reading_goes_on(cell: str, tmp_path: Path) -> None:
    sheets, said = read(a_workbook(f"<row>{cell}{a_cell('D12', 'một')}</row>"), tmp_path)
    assert sheets is not None
    assert sheets[0].rows[11][3].text == "một"
    assert sheets[0].rows[11][2].text != ""
    assert [line.split(": ")[:2] for line in said] == [["bang.xlsx:Bảng!C12", FAULTS[cell]]]


def test_many_cells_with_one_fault_are_not_listed_to_the_end(tmp_path: Path) -> None:
    inside = rows(*(f'<c r="A{row}"><f>B1</f></c>' for row in range(1, 101)))
    _sheets, said = read(a_workbook({"Một": inside, "Hai": inside}), tmp_path)
    assert len(said) == 2 * (MAX_SAID + 1)
    assert f"bang.xlsx:Hai!A{MAX_SAID + 1}: error[o-cong-thuc]: từ ô này còn 80 ô như thế nữa" in said
