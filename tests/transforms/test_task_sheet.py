"""The rows of somebody's table: what is a task, in which group, and what cannot be read."""

from pathlib import Path

import pytest

from planforge.diagnostics import Report
from planforge.transforms.task_header import Headings, find_headers
from planforge.transforms.task_sheet import SheetRow, rows_of
from tests.support.workbooks import sheet_of


def read(text: str, folder: Path) -> tuple[tuple[SheetRow, ...], list[str]]:
    """The rows of a table, and what is said of it: `E4 o-gop-vuot-nhom`."""
    report = Report()
    header = find_headers([sheet_of(text, folder)], Headings())[0]
    rows = rows_of(header, "bang.xlsx", report)
    return rows, [f"{finding.place.cell} {finding.code.slug}" for finding in report]


def titles(rows: tuple[SheetRow, ...]) -> list[str]:
    """Each row's title, after the name of its group."""
    return [f"{row.group}: {row.texts['title']}" if row.group else row.texts["title"] for row in rows]


def test_a_table_without_groups(tmp_path):
    rows, said = read("TT | Nội dung | Kết quả\n1 | Phát loa | 12 bài\n2 | Dán tờ rơi |", tmp_path)
    assert titles(rows) == ["Phát loa", "Dán tờ rơi"]
    assert rows[0].texts == {"ordinal": "1", "title": "Phát loa", "deliverables": "12 bài"}
    assert str(rows[1].places["deliverables"]) == "bang.xlsx:Bảng!C3"
    assert said == []


GROUPS = {
    "as merged cells": """TT | Nhóm | Nội dung | Kết quả
1 | Tuyên truyền | Phát loa | 12 bài
2 | | Dán tờ rơi |
3 | Thu gom | Mua xe | Hai xe
merge B2:B3""",
    "as rows after Roman numbers": """TT | Nội dung | Kết quả
I | Tuyên truyền |
1 | Phát loa | 12 bài
2 | Dán tờ rơi |
II | Thu gom |
1 | Mua xe | Hai xe""",
    "as rows after capital letters": """TT | Nội dung | Kết quả
A. | Tuyên truyền |
1 | Phát loa | 12 bài
2 | Dán tờ rơi |
B. | Thu gom |
1 | Mua xe | Hai xe""",
    "as rows merged across": """TT | Nội dung | Kết quả
I. Tuyên truyền | |
merge A2:C2 A5:C5
1 | Phát loa | 12 bài
2 | Dán tờ rơi |
Thu gom | |
1 | Mua xe | Hai xe""",
    "as rows merged beside the number": """TT | Nội dung | Kết quả
I | Tuyên truyền |
merge B2:C2 B5:C5
1 | Phát loa | 12 bài
2 | Dán tờ rơi |
II | Thu gom |
1 | Mua xe | Hai xe""",
    "as rows without a column of numbers": """Nội dung | Kết quả
I. Tuyên truyền |
Phát loa | 12 bài
Dán tờ rơi |
II. Thu gom |
Mua xe | Hai xe""",
}


@pytest.mark.parametrize("shape", GROUPS)
def test_groups(shape, tmp_path):
    rows, said = read(GROUPS[shape], tmp_path)
    assert titles(rows) == ["Tuyên truyền: Phát loa", "Tuyên truyền: Dán tờ rơi", "Thu gom: Mua xe"]
    assert said == []


def test_a_column_of_groups_filled_once_says_nothing_of_the_rows_below(tmp_path):
    rows, _said = read("Nhóm | Nội dung | Kết quả\nThu gom | Mua xe | Hai xe\n | Sửa xe | Một xe", tmp_path)
    assert [row.group for row in rows] == ["Thu gom", None]


def test_a_task_with_nothing_but_a_name_is_no_group(tmp_path):
    rows, said = read("TT | Nội dung | Kết quả\n1 | Phát loa |\n | Mua xe |", tmp_path)
    assert titles(rows) == ["Phát loa", "Mua xe"]
    assert said == []


def test_a_row_with_a_key_is_a_task_whatever_it_looks_like(tmp_path):
    rows, _said = read("TT | Nội dung | Kết quả | Mã\nI | Thu gom | | thu-gom", tmp_path)
    assert titles(rows) == ["Thu gom"]


# headings again, and what stands below


def test_the_numbers_below_a_heading_are_no_task(tmp_path):
    for numbers in ("(1) | (2) | (3)", "1 | 2 | 3", "A | B | 1", "(1) | (2) | (3) = (1) + (2)"):
        rows, said = read(f"TT | Nội dung | Kết quả\n{numbers}\n1 | Phát loa | 12 bài", tmp_path)
        assert titles(rows) == ["Phát loa"]
        assert said == []


def test_numbers_further_down_are(tmp_path):
    rows, _said = read("TT | Nội dung | Kết quả\n1 | Phát loa | 12\n2 | 3 | 4\n3 | 08 | 5", tmp_path)
    assert titles(rows) == ["Phát loa", "3", "08"]


def test_a_heading_may_come_again_with_its_columns_in_another_order(tmp_path):
    text = """TT | Nội dung | Kết quả
1 | Phát loa | 12 bài
Bảng hai | |
merge A3:C3
Kết quả | TT | Nội dung
Hai xe | 1 | Mua xe"""
    rows, said = read(text, tmp_path)
    assert [(row.section, row.texts["title"], row.texts["deliverables"]) for row in rows] == [
        (0, "Phát loa", "12 bài"),
        (1, "Mua xe", "Hai xe"),
    ]
    assert [row.group for row in rows] == [None, None]
    assert said == []


def test_the_lower_half_of_a_heading_is_no_task(tmp_path):
    text = """TT | Nội dung | Thời gian |
 | | Bắt đầu | Kết thúc
merge A1:A2 B1:B2 C1:D1
1 | Phát loa | Quý I |"""
    rows, _said = read(text, tmp_path)
    assert titles(rows) == ["Phát loa"]


def test_the_footnotes_that_the_export_writes_below_are_passed_over(tmp_path):
    text = "TT | Nội dung | Kết quả\n1 | Phát loa | 12 bài\n\n[1] Theo Luật. | |\nmerge A4:C4"
    rows, said = read(text, tmp_path)
    assert titles(rows) == ["Phát loa"]
    assert said == []


def test_remarks_below_are_told(tmp_path):
    text = """TT | Nội dung | Kết quả
1 | Phát loa | 12 bài
Ghi chú: gửi trước ngày 05 | |
Tổng cộng một việc | |
merge A4:C4"""
    rows, said = read(text, tmp_path)
    assert titles(rows) == ["Phát loa"]
    assert said == ["A3 o-khong-nhap", "B4 o-khong-nhap"]


def test_a_group_above_a_group_is_told(tmp_path):
    text = "TT | Nội dung | Kết quả\nA | Phần chung |\nI | Thu gom |\n1 | Mua xe | Hai xe"
    rows, said = read(text, tmp_path)
    assert titles(rows) == ["Thu gom: Mua xe"]
    assert said == ["B2 o-khong-nhap"]


# merged cells


def test_a_title_merged_over_rows_is_that_of_each(tmp_path):
    text = """TT | Nội dung | Kết quả | Thời hạn
1 | Phát loa | 12 bài | Quý I
 | | Ba buổi | Quý II
merge A2:A3 B2:B3"""
    rows, said = read(text, tmp_path)
    assert [(row.texts["title"], row.texts["deliverables"], row.continues) for row in rows] == [
        ("Phát loa", "12 bài", False),
        ("Phát loa", "Ba buổi", True),
    ]
    assert said == []


def test_a_cell_merged_over_tasks_of_one_group_is_all_of_theirs(tmp_path):
    text = "Nhóm | Nội dung | Thời hạn\nThu gom | Mua xe | Quý I\n | Sửa xe |\nmerge A2:A3 C2:C3"
    rows, said = read(text, tmp_path)
    assert [row.texts["deadline"] for row in rows] == ["Quý I", "Quý I"]
    assert said == []


CROSSING = {
    "groups in merged cells": (
        "Nhóm | Nội dung | Thời hạn\nA a | Một | Quý I\n | Hai |\nB b | Ba |\nmerge A2:A3 C2:C4",
        ["C4 o-gop-vuot-nhom"],
    ),
    "groups in rows, the row of the name among them": (
        "TT | Nội dung | Thời hạn\nI | A a |\n1 | Một | Quý I\nII | B b |\n1 | Hai |\nmerge C3:C5",
        ["C4 o-gop-vuot-nhom", "C5 o-gop-vuot-nhom"],
    ),
    "two fields": ("TT | Nội dung | Kết quả | Thời hạn\n1 | Một | 12 bài |\nmerge C2:D2", ["C2 o-gop-vuot-nhom"]),
    "the headings": ("TT | Nội dung | Thời hạn\n1 | Một |\nmerge C1:C2", ["C2 o-gop-vuot-nhom"]),
}


@pytest.mark.parametrize("what", CROSSING)
def test_a_cell_merged_over_what_does_not_belong_together_is_refused(what, tmp_path):
    text, findings = CROSSING[what]
    assert read(text, tmp_path)[1] == findings


def test_a_field_may_take_two_columns(tmp_path):
    text = "TT | Nội dung | | Thời hạn\n1 | Mua xe | | Quý I\nmerge B1:C1 B2:C2"
    rows, said = read(text, tmp_path)
    assert titles(rows) == ["Mua xe"]
    assert said == []


# columns and numbers


def test_columns_that_mean_nothing_are_told_once_with_or_without_a_heading(tmp_path):
    text = "TT | Nội dung | Kết quả | Ghi chú |\n1 | Một | 12 bài | gấp | xem lại\n2 | Hai | 3 bài | | xem lại"
    assert read(text, tmp_path)[1] == ["D1 cot-la", "E2 cot-la"]


@pytest.mark.parametrize(
    ("cell", "findings"), [("#46188", ["C2 o-ngay-dang-so"]), ("#2026", []), ("46188", []), ("15/6/2026", [])]
)
def test_a_bare_number_that_may_be_a_day_is_refused_as_a_deadline(cell, findings, tmp_path):
    assert read(f"TT | Nội dung | Thời hạn | Kết quả\n1 | Một | {cell} | #46188", tmp_path)[1] == findings
