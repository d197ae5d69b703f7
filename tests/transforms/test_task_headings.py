"""The columns of somebody's table, told by their headings; the rows are in `headings.txt`."""

from pathlib import Path

import pytest

from planforge.compose.task_table import TABLE_LABELS
from planforge.transforms.task_header import Headings, find_headers
from planforge.transforms.task_headings import columns_of
from tests.support.workbooks import sheet_of

LINES = [
    line
    for line in Path(__file__).with_name("headings.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
OWN = {label: field for field, label in TABLE_LABELS.items()}


def test_the_table_of_rows_is_long_enough():
    assert len(LINES) >= 60


@pytest.mark.parametrize("line", LINES)
@pytest.mark.parametrize("labels", [{}, OWN], ids=["any plan", "a plan with the usual labels"])
def test_a_row_of_headings_names_these_fields(line: str, labels: dict[str, str]):
    cells, _bar, fields = line.rpartition(" | ")
    wanted = {field: index for index, field in enumerate(fields.split()) if field != "-"}
    assert columns_of([cell.strip() for cell in cells.split(";")], labels) == wanted


def test_the_plan_s_own_label_is_believed_before_what_offices_usually_mean():
    columns = columns_of(
        ["Nội dung", "Đơn vị thực hiện", "Kết quả"], {"Đơn vị thực hiện": "lead", "Kết quả": "objective"}
    )
    assert columns == {"title": 0, "lead": 1, "objective": 2}


def test_a_label_that_means_two_fields_in_two_tables_is_told_by_the_whole_row():
    words = Headings([[("Việc", "title"), ("Ai", "lead")], [("Ai", "title"), ("Việc", "deadline")]])
    assert words.columns(["Việc", "Ai"]) == {"title": 0, "lead": 1}
    assert words.columns(["Ai", "", "Việc", "Mã"]) == {"title": 0, "deadline": 2, "key": 3}
    assert words.columns(["Ai", "Việc", "Kết quả"]) == {"deliverables": 2}


# where it is


def header_in(text: str, tmp_path: Path) -> tuple[int, dict[str, int]] | None:
    """The row, from 1, of the headings in a sheet and their columns."""
    found = find_headers([sheet_of(text, tmp_path)], Headings())
    return (found[0].row + 1, dict(found[0].columns)) if found else None


def test_it_may_stand_below_a_letterhead_and_a_title(tmp_path):
    text = """
ỦY BAN NHÂN DÂN | | CỘNG HÒA
merge A1:B1
PHỤ LỤC
(Kèm theo Kế hoạch số 1)

TT | Nội dung | Đơn vị chủ trì
1 | Phát loa | Văn phòng
"""
    assert header_in(text, tmp_path) == (6, {"ordinal": 0, "title": 1, "lead": 2})


def test_of_two_rows_with_merged_cells_the_lower_one_has_all(tmp_path):
    text = """TT | Nội dung | Phân công | | Thời hạn
 | | Chủ trì | Phối hợp |
merge A1:A2 B1:B2 C1:D1 E1:E2
1 | Phát loa | Văn phòng | Các thôn | Quý I"""
    wanted = {"ordinal": 0, "title": 1, "lead": 2, "supporting": 3, "deadline": 4}
    assert header_in(text, tmp_path) == (2, wanted)


def test_two_rows_may_be_one_heading_without_being_merged(tmp_path):
    text = """TT | Nội dung | Phân công | | Thời hạn
 | | Chủ trì | Phối hợp |
merge C1:D1
1 | Phát loa | Văn phòng | Các thôn | Quý I"""
    wanted = {"ordinal": 0, "title": 1, "lead": 2, "supporting": 3, "deadline": 4}
    assert header_in(text, tmp_path) == (2, wanted)


def test_a_first_row_of_tasks_is_no_lower_half(tmp_path):
    assert header_in("TT | Nội dung | Kết quả | Thời hạn\n1 | Giải pháp | 12 bài | Quý I", tmp_path) == (
        1,
        {"ordinal": 0, "title": 1, "deliverables": 2, "deadline": 3},
    )


@pytest.mark.parametrize(
    "text",
    [
        "TT | Họ và tên | Chức vụ\n1 | Ông A | Trưởng phòng",
        "Nội dung\nPhát loa",
        "TT | Đơn vị chủ trì | Thời gian\n1 | A | B",
    ],
)
def test_a_table_that_names_no_task_and_one_thing_more_has_no_heading_row(text, tmp_path):
    assert header_in(text, tmp_path) is None


def test_a_heading_is_looked_for_in_sixty_rows(tmp_path):
    rows = "x\n" * 59
    assert header_in(f"{rows}Nội dung | Kết quả", tmp_path) == (60, {"title": 0, "deliverables": 1})
    assert header_in(f"x\n{rows}Nội dung | Kết quả", tmp_path) is None
