"""Extracts as workbooks: what a person finds who opens one, and that nothing in it is other than its letters."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock

from planforge.compose.extract import compose_appendices, compose_table_for_editing
from planforge.document.blocks import Appendix, Extract, Properties, text
from planforge.errors import UnwritableOutput
from planforge.plan.plan import Plan
from planforge.writers.xlsx.names import sheet_names
from planforge.writers.xlsx.writer import write_xlsx
from tests.support.builders import a_group, a_plan, a_task, an_appendix
from tests.support.rendering import workshop

PLAN = a_plan(
    tasks=[
        a_group(
            a_task("Phát loa", id="phat-loa", lead="Văn phòng", supporting=["Các thôn", "Kế toán"], deadline="Quý I"),
            a_task(
                "Mua xe",
                id="xe",
                lead="Kế toán",
                deliverables=["Hai xe đẩy", {"text": "Một xe tải", "deadline": "Quý II"}],
            ),
            group="Thu gom",
        ),
        a_group(a_task("Rà soát", measures=["Một.", "Hai."]), group="Xử lý"),
    ]
)


def for_editing(plan: Plan) -> bytes:
    """The workbook in which people fill in tasks."""
    bench = workshop()
    return write_xlsx(compose_table_for_editing(plan, bench.prose, bench.settings.layout))


def sheet_of(plan: Plan, rich: bool = False):
    """Its sheet."""
    return load_workbook(BytesIO(for_editing(plan)), rich_text=rich).worksheets[0]


def texts_of(plan: Plan) -> list[str]:
    """The text of every cell that has one."""
    return [cell.value for row in sheet_of(plan).iter_rows() for cell in row if cell.value is not None]


# how it opens


def test_the_heading_row_stays_in_sight_on_the_screen_and_on_every_page():
    sheet = sheet_of(PLAN)
    assert sheet["A5"].value == "TT"
    assert sheet.freeze_panes == "A6"
    assert sheet.print_title_rows == "$5:$5"
    assert sheet.auto_filter.ref == "A5:J9"


def test_it_lies_on_a4_one_page_wide():
    sheet = sheet_of(PLAN)
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage


def test_a_portrait_appendix_stands():
    bench = workshop()
    paper = compose_appendices(PLAN, [an_appendix(orientation="portrait")], bench.prose, bench.settings.layout)
    assert load_workbook(BytesIO(write_xlsx(paper))).worksheets[0].page_setup.orientation == "portrait"


def test_names_of_bodies_are_offered_and_others_are_taken_too():
    sheet = sheet_of(PLAN)
    rules = {str(rule.sqref): (rule.formula1, rule.showErrorMessage) for rule in sheet.data_validations.dataValidation}
    assert rules == {"G6:H9": ("'Đơn vị'!$A$2:$A$4", False)} or rules == {
        "G6:G9": ("'Đơn vị'!$A$2:$A$4", False),
        "H6:H9": ("'Đơn vị'!$A$2:$A$4", False),
    }
    offered = sheet.parent["Đơn vị"]
    assert [cell.value for cell in offered["A"]] == ["Các đơn vị", "Văn phòng", "Các thôn", "Kế toán"]


def test_keys_stand_in_a_hidden_last_column():
    sheet = sheet_of(PLAN)
    assert [cell.value for cell in sheet["J"]][4:9] == ["Mã", "phat-loa", "xe", "xe#2", None]
    assert sheet.column_dimensions["J"].hidden
    assert not sheet.column_dimensions["I"].hidden


def test_a_plan_without_ids_has_no_such_column():
    assert "Mã" not in texts_of(a_plan(tasks=[a_group()]))


def test_text_is_wrapped_and_in_times_new_roman():
    sheet = sheet_of(PLAN)
    cells = [cell for row in sheet.iter_rows(min_row=5, max_row=9, max_col=9) for cell in row if cell.value]
    assert {cell.font.name for cell in cells} == {"Times New Roman"}
    assert all(cell.alignment.wrap_text for cell in cells)


def test_rows_are_high_enough_and_still_free_to_grow():
    with ZipFile(BytesIO(for_editing(PLAN))) as package:
        part = package.read("xl/worksheets/sheet1.xml").decode()
    assert "customHeight" not in part
    assert all(
        sheet_row.height for sheet_row in sheet_of(PLAN).row_dimensions.values() if sheet_row.index in range(5, 10)
    )


def test_cells_of_one_task_and_of_one_group_are_merged():
    areas = {str(area) for area in sheet_of(PLAN).merged_cells.ranges}
    assert {"B6:B8", "C7:C8", "G7:G8"} <= areas
    assert not any(area.startswith("F7") for area in areas)


def test_under_a_merged_cell_stands_its_text_for_filters_to_find():
    with ZipFile(BytesIO(for_editing(PLAN))) as package:
        part = package.read("xl/worksheets/sheet1.xml").decode()
    start = part.index('<c r="C8"')
    assert "<v>" in part[start : part.index("</c>", start)]


# what its cells say

SIGNS = (
    "=1+1",
    "+84",
    "-5",
    "@a",
    "08",
    "2026",
    "1e3",
    "15/6",
    "http://dak.vn",
    "TRUE",
    "#N/A",
    "a & b < c",
    "_x0041_",
    "'x",
)


@pytest.mark.parametrize("sign", SIGNS)
def test_whatever_looks_like_something_else_is_text(sign):
    found = [
        cell
        for row in sheet_of(a_plan(tasks=[a_group(a_task(sign))])).iter_rows()
        for cell in row
        if cell.value == sign
    ]
    assert [(cell.data_type, cell.hyperlink) for cell in found] == [("s", None)]


def test_several_lines_are_lines_of_one_cell():
    assert "- Một.\n- Hai." in texts_of(PLAN)


def test_bold_italic_and_what_is_still_open_look_like_it():
    plan = a_plan(tasks=[a_group(a_task("Rà **soát** *gấp*", measures="==Hỏi lại==", objective="**Cả ô**"))])
    sheet = sheet_of(plan, rich=True)
    title = next(cell.value for row in sheet.iter_rows() for cell in row if isinstance(cell.value, CellRichText))
    looks = {part.text: (bool(part.font.b), bool(part.font.i)) for part in title if isinstance(part, TextBlock)}
    assert looks["soát"] == (True, False)
    assert looks["gấp"] == (False, True)
    marked = next(cell for row in sheet.iter_rows() for cell in row if str(cell.value) == "Hỏi lại")
    assert marked.fill.start_color.rgb == "FFFFFF00"


def test_footnotes_stand_below_the_table():
    plan = a_plan(tasks=[a_group(a_task("Theo Luật[^a]"))], footnotes={"a": "Luật số 1."})
    words = texts_of(plan)
    assert "Theo Luật[1]" in words
    assert words[-1] == "[1] Luật số 1."


def test_a_cell_that_excel_could_not_hold_is_an_error_and_no_file():
    fits, too_long = "a" * 32_767, "a" * 32_768
    assert fits in texts_of(a_plan(tasks=[a_group(a_task("Rà soát", measures=fits))]))
    with pytest.raises(UnwritableOutput, match="32768 chữ"):
        for_editing(a_plan(tasks=[a_group(a_task("Rà soát", measures=too_long))]))


# the file


def test_the_same_plan_gives_the_same_bytes():
    assert for_editing(PLAN) == for_editing(PLAN)


def test_it_says_who_made_it_and_for_which_day():
    book = load_workbook(BytesIO(for_editing(PLAN)))
    assert book.properties.title
    assert book.properties.created.year == 2026


@pytest.mark.parametrize(
    ("labels", "names"),
    [
        (["Phụ lục I", "Phụ lục II"], ["Phụ lục I", "Phụ lục II"]),
        (["a/b:c*d?e[f]\\g"], ["a b c d e f g"]),
        (["x" * 40, "x" * 40], ["x" * 31, f"{'x' * 27} (2)"]),
        (["Bảng", "BẢNG", "bảng"], ["Bảng", "BẢNG (2)", "bảng (3)"]),
        (["'Sở Y tế'", "History", "Đơn vị", "///", ""], ["Sở Y tế", "History (2)", "Đơn vị (2)", "Bảng", "Bảng (2)"]),
        (["x" * 30 + "'"], ["x" * 30]),
        (["x" * 30 + "'x"], ["x" * 30]),
    ],
)
def test_sheets_have_names_that_excel_takes(labels, names):
    assert sheet_names(labels) == names


@pytest.mark.parametrize("label", ["Sở Kế hoạch và Đầu tư: việc chủ trì, việc phối hợp", "a/b", "'", "x" * 50])
def test_a_page_may_have_any_label(label):
    page = Appendix(label, text("Bảng"), "", ())
    paper = Extract(Properties("t", "s", "a", "2026-01-01"), (page, page))
    names = load_workbook(BytesIO(write_xlsx(paper))).sheetnames
    assert len({name.lower() for name in names}) == 2
    assert all(len(name) <= 31 for name in names)
