"""A table taken back into a small plan: each kind of change, what it does to the file, and what is left and named."""

from pathlib import Path

import pytest
import yaml

from planforge.diagnostics import Report
from planforge.exchange import import_tasks
from planforge.spec.edit import CannotEdit
from tests.support.rendering import a_spec, read
from tests.support.workbook_cases import workbook
from tests.support.workbooks import Exchange

PLAN = """\
planforge: 1
id: truyen-thanh
year: 2026
issuer: {unit: xã Bình Minh, within: [tỉnh Đắk Lắk]}
document: {number: "08", date: 2026-01-14, subject: Truyền thanh cơ sở}
signature: {name: Nguyễn Văn A}
closing: Trên đây là Kế hoạch.
recipients: [Đảng ủy xã, Các thôn]
filed_with: VT
tasks:
  # việc của đài
  - group: "Tuyên truyền:"
    id: tuyen-truyen
    tasks:
      - id: phat-loa   # đã hỏi đài
        title: Phát loa
        objective: "Theo Luật[^a] năm {{ year }}."
        measures:
          # xong trước Tết
          - Viết bài.   # ông A
          - Phát hai buổi năm {{ year }}.
          - {text: "Phát thêm:", items: [ở thôn., "**ở chợ**."]}
        deliverables: 12 bài
        lead: Đài Truyền thanh xã
        supporting: [Các thôn, "{{ committee }}"]
        deadline: Thường xuyên
        extra: {theo_doi: Ông A}
      - id: to-roi
        title: In tờ rơi
        measures: In 2.000 tờ.
        lead: Đài Truyền thanh xã   # thuê in
        deadline: |-
          Quý I/2026
          Quý III/2026
  - group: Thu gom
    tasks:
      - id: xe
        title: Mua xe
        # mỗi sản phẩm một nơi làm
        deliverables:
          - Hai xe đẩy
          - {text: Một xe tải, lead: Kế toán, deadline: Quý II/2026}
          - Một xe **ép**
        lead: Văn phòng
        deadline: Quý IV/2026
footnotes: {a: Luật số 1.}
"""


@pytest.fixture
def plan(tmp_path: Path) -> Exchange:
    """The plan in a file, and its table."""
    return a_plan_file(tmp_path, PLAN)


def a_plan_file(folder: Path, text: str, shape: str = "every field") -> Exchange:
    """A file that holds `text`, and its table."""
    file = folder / "ke-hoach.yaml"
    file.write_bytes(text.encode("utf-8"))
    return Exchange(file).go_out(shape)


def replaced(*pairs: tuple[str, str], text: str = PLAN) -> str:
    """`text` with each first part, which is there once, in place of its second."""
    for old, new in pairs:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


# a field of a task

FIELDS = {
    "a name": (("Đơn vị chủ trì/In tờ rơi", "Văn phòng"), ("lead: Đài Truyền thanh xã   #", "lead: Văn phòng   #")),
    "a second name": (
        ("Đơn vị chủ trì/In tờ rơi", "Văn phòng; Kế toán"),
        ("lead: Đài Truyền thanh xã   #", "lead: [Văn phòng, Kế toán]   #"),
    ),
    "names on lines": (
        ("Đơn vị phối hợp/In tờ rơi", "Các thôn\nKế toán"),
        ("thuê in\n", "thuê in\n        supporting: [Các thôn, Kế toán]\n"),
    ),
    "a name beside one with a placeholder": (
        ("Đơn vị phối hợp/Phát loa", "Kế toán; UBND xã"),
        ('[Các thôn, "{{ committee }}"]', '[Kế toán, "{{ committee }}"]'),
    ),
    "a text": (("Nhiệm vụ/In tờ rơi", "In 3.000 tờ."), ("In 2.000 tờ.", "In 3.000 tờ.")),
    "a text that YAML would misread": (("Nhiệm vụ/In tờ rơi", "08: #1"), ("In 2.000 tờ.", '"08: #1"')),
    "a text with the plan's own signs": (
        ("Nhiệm vụ/In tờ rơi", "In **2.000** tờ {{ năm }}"),
        ("In 2.000 tờ.", "In \\*\\*2.000\\*\\* tờ \\{{ năm }}"),
    ),
    "a text that becomes a list": (
        ("Nhiệm vụ/In tờ rơi", "In tờ rơi.\nPhát tờ rơi."),
        ("measures: In 2.000 tờ.", "measures:\n          - In tờ rơi.\n          - Phát tờ rơi."),
    ),
    "one line of a deadline": (
        ("Thời gian thực hiện/In tờ rơi", "Quý I/2026\nQuý II/2026"),
        ("Quý III/2026", "Quý II/2026"),
    ),
    "a field that was empty": (
        ("Kết quả/In tờ rơi", "2.000 tờ"),
        ("In 2.000 tờ.\n", "In 2.000 tờ.\n        deliverables: 2.000 tờ\n"),
    ),
    "a field that is emptied": (("Nhiệm vụ/In tờ rơi", ""), ("        measures: In 2.000 tờ.\n", "")),
    "an office's own field": (("theo_doi/Phát loa", "Bà B"), ("theo_doi: Ông A", "theo_doi: Bà B")),
    "an office's own field of another task": (
        ("theo_doi/In tờ rơi", "Bà B"),
        ("Quý III/2026\n", "Quý III/2026\n        extra: {theo_doi: Bà B}\n"),
    ),
    "a title beside its key": (
        ("Nội dung thành phần/In tờ rơi", "In áp phích"),
        ("title: In tờ rơi", "title: In áp phích"),
    ),
}


@pytest.mark.parametrize("what", FIELDS)
def test_one_cell_changes_its_own_place_and_nothing_else(what, plan):
    cell, change = FIELDS[what]
    plan.change(cell)
    assert plan.taken() == replaced(change)
    assert plan.taken() == replaced(change)


MEASURES = "- Viết bài.\n- Phát hai buổi năm 2026.\n- Phát thêm:\n+ ở thôn.\n+ ở chợ."
LISTS = {
    "an item more": (
        MEASURES + "\n- Ghi âm.",
        ('"**ở chợ**."]}\n', '"**ở chợ**."]}\n          - Ghi âm.\n'),
    ),
    "an item in the middle": (
        MEASURES.replace("- Phát hai", "- Ghi âm.\n- Phát hai"),
        ("# ông A\n", "# ông A\n          - Ghi âm.\n"),
    ),
    "an item changed": (MEASURES.replace("Viết bài.", "Viết mười bài."), ("- Viết bài.", "- Viết mười bài.")),
    "an item less": (MEASURES.replace("- Viết bài.\n", ""), ("          - Viết bài.   # ông A\n", "")),
    "an item less that held a placeholder": (
        MEASURES.replace("- Phát hai buổi năm 2026.\n", ""),
        ("          - Phát hai buổi năm {{ year }}.\n", ""),
    ),
    "an item with items less": (
        "- Viết bài.\n- Phát hai buổi năm 2026.",
        ('          - {text: "Phát thêm:", items: [ở thôn., "**ở chợ**."]}\n', ""),
    ),
    "other dashes": (MEASURES.replace("- ", "• "), None),
}


@pytest.mark.parametrize("what", LISTS)
def test_items_of_a_list_come_and_go_and_the_others_keep_what_only_the_file_has(what, plan):
    text, change = LISTS[what]
    plan.change(("Nhiệm vụ/Phát loa", text))
    assert plan.taken() == (replaced(change) if change else PLAN)
    assert not plan.findings()


MORE_THAN_LETTERS = {
    "a placeholder and a footnote": ("Mục tiêu, yêu cầu/Phát loa", "Theo Nghị quyết."),
    "an item with a placeholder": ("Nhiệm vụ/Phát loa", MEASURES.replace("hai buổi", "ba buổi")),
    "an item with bold letters below it": ("Nhiệm vụ/Phát loa", MEASURES.replace("ở thôn", "ở các thôn")),
    "a name from a placeholder": ("Đơn vị phối hợp/Phát loa", "Các thôn; Đảng ủy xã"),
    "an emptied one": ("Mục tiêu, yêu cầu/Phát loa", ""),
    "an emptied list": ("Nhiệm vụ/Phát loa", ""),
    "bold letters of a deliverable": ("Kết quả/Một xe ép", "Một xe ép rác"),
    "a title emptied": ("Nội dung thành phần/In tờ rơi", ""),
    "a deliverable emptied": ("Kết quả/Hai xe đẩy", ""),
}


@pytest.mark.parametrize("what", MORE_THAN_LETTERS)
def test_a_cell_that_cannot_say_all_is_named_and_left(what, plan):
    plan.change(MORE_THAN_LETTERS[what])
    assert [line.split(": ")[1] for line in plan.findings()] == ["warning[o-khong-nhap]"]
    assert plan.taken() == PLAN


def test_what_a_plan_could_not_print_as_it_stands_in_the_cell_is_named_and_left(plan):
    plan.change(("Kết quả/Một xe tải", "- Một xe tải"), ("Nhiệm vụ/In tờ rơi", "In 3.000 tờ."))
    text = plan.taken()
    assert "In 3.000 tờ." in text
    assert read(plan.spec).plan.all_tasks()[2].pieces()[1].deliverables is not None


# deliverables

PIECES = {
    "its name": (("Kết quả/Một xe tải", "Hai xe tải"), ("text: Một xe tải", "text: Hai xe tải")),
    "its own lead": (("Đơn vị chủ trì/Một xe tải", "Các thôn"), ("lead: Kế toán", "lead: Các thôn")),
    "its own deadline": (("Thời gian thực hiện/Một xe tải", "Quý III/2026"), ("Quý II/2026}", "Quý III/2026}")),
    "the name of one that was only a text": (("Kết quả/Hai xe đẩy", "Ba xe đẩy"), ("Hai xe đẩy", "Ba xe đẩy")),
    "a lead of one that was only a text": (
        ("Đơn vị chủ trì/Hai xe đẩy", "Các thôn"),
        ("- Hai xe đẩy", "- {text: Hai xe đẩy, lead: Các thôn}"),
    ),
}


@pytest.mark.parametrize("what", PIECES)
def test_one_of_several_deliverables_changes_alone(what, plan):
    cell, change = PIECES[what]
    plan.change(cell)
    assert plan.taken() == replaced(change)


def test_several_cells_of_one_deliverable_change_together(plan):
    plan.change(("Đơn vị chủ trì/Hai xe đẩy", "Các thôn"), ("Kết quả/Hai xe đẩy", "Ba xe đẩy"))
    assert plan.taken() == replaced(("- Hai xe đẩy", "- {text: Ba xe đẩy, lead: Các thôn}"))


def test_what_all_share_changes_in_the_task(plan):
    plan.change(("Đơn vị chủ trì/Hai xe đẩy", "Các thôn"), ("Đơn vị chủ trì/Một xe ép", "Các thôn"))
    assert plan.taken() == replaced(("lead: Văn phòng", "lead: Các thôn"))


def test_one_row_for_several_deliverables_changes_what_they_share(plan):
    plan.table.write_bytes(workbook("Nhiệm vụ | Phối hợp | Mã\nMua xe | Các thôn | xe"))
    assert plan.taken() == replaced(("lead: Văn phòng\n", "lead: Văn phòng\n        supporting: Các thôn\n"))
    assert plan.findings() == []


def test_one_row_for_deliverables_that_differ_is_asked_about(plan):
    plan.table.write_bytes(workbook("Nhiệm vụ | Chủ trì\nMua xe | Các thôn"))
    assert [line.split(": ")[1] for line in plan.findings()] == ["error[dong-khong-ro]"]


def test_a_row_more_is_a_deliverable_more(plan):
    row = first_row(plan, "Một xe tải")
    plan.edit(
        lambda sheet: insert(
            sheet,
            row + 1,
            {
                "Nội dung thành phần": "Mua xe",
                "Kết quả": "Ba xe đạp",
                "Đơn vị chủ trì": "Các thôn",
                "Thời gian thực hiện": "Quý IV/2026",
                "Mã": "xe#9",
            },
        )
    )
    assert plan.taken() == replaced(("Quý II/2026}\n", "Quý II/2026}\n          - {text: Ba xe đạp, lead: Các thôn}\n"))


def test_a_row_more_makes_two_deliverables_of_one(plan):
    row = first_row(plan, "In tờ rơi")
    plan.change(("Kết quả/In tờ rơi", "2.000 tờ"))
    plan.edit(
        lambda sheet: insert(
            sheet,
            row + 1,
            {
                "Nội dung thành phần": "In tờ rơi",
                "Nhiệm vụ": "In 2.000 tờ.",
                "Kết quả": "Một áp phích",
                "Đơn vị chủ trì": "Văn phòng",
                "Thời gian thực hiện": "Quý I/2026\nQuý III/2026",
                "Mã": "to-roi#2",
            },
        )
    )
    assert plan.taken() == replaced(
        (
            "In 2.000 tờ.\n",
            "In 2.000 tờ.\n        deliverables:\n          - 2.000 tờ\n"
            "          - {text: Một áp phích, lead: Văn phòng}\n",
        ),
    )


def test_a_deliverable_without_a_row_stays_unless_it_is_to_go(plan):
    row = first_row(plan, "Một xe tải")
    plan.edit(lambda sheet: delete(sheet, row))
    assert plan.taken() == PLAN
    assert plan.findings() == [
        "bang.xlsx:Bảng nhiệm vụ!C8: warning[dong-thieu]: "
        "sản phẩm “Một xe tải” của nhiệm vụ “Mua xe” không có trong bảng, vẫn giữ trong kế hoạch"
    ]


def test_a_deliverable_without_a_row_goes_when_it_is_to(tmp_path):
    text = replaced(("Một xe **ép**", "{text: Một xe ép, supporting: Các thôn}"))
    plan = a_plan_file(tmp_path, text)
    row = first_row(plan, "Hai xe đẩy")
    plan.edit(lambda sheet: delete(sheet, row))
    assert plan.taken(remove_missing=True) == replaced(("          - Hai xe đẩy\n", ""), text=text)


def test_items_under_a_key_of_their_own_change_there(tmp_path):
    marked = "{item_marker: number, items: [Hai xe đẩy, Một xe tải]}"
    start, end = PLAN.index("        # mỗi"), PLAN.index("        lead: Văn phòng")
    text = f"{PLAN[:start]}        deliverables: {marked}\n{PLAN[end:]}"
    plan = a_plan_file(tmp_path, text).change(("Kết quả/Mua xe", "1. Hai xe đẩy\n2. Ba xe tải\n3. Một xe ép"))
    assert plan.taken() == text.replace(marked, "{item_marker: number, items: [Hai xe đẩy, Ba xe tải, Một xe ép]}")


# which task it is


def first_row(plan: Exchange, words: str) -> int:
    """The first row in which a cell says `words`."""
    found: list[int] = []
    plan.edit(lambda sheet: found.extend(c.row for row in sheet.iter_rows() for c in row if c.value == words))
    return min(found)


def headings(sheet) -> dict[str, int]:
    """The column of each heading of the exported table."""
    top = next(row for row in sheet.iter_rows() if row[0].value == "TT")
    return {cell.value: cell.column for cell in top if cell.value}


def unmerge(sheet) -> None:
    """Take merged cells apart, each with the words of the whole."""
    top = headings_row(sheet)
    for area in list(sheet.merged_cells.ranges):
        if area.min_row > top:
            words = sheet.cell(area.min_row, area.min_col).value
            sheet.unmerge_cells(str(area))
            for row in range(area.min_row, area.max_row + 1):
                sheet.cell(row, area.min_col).value = words


def headings_row(sheet) -> int:
    return next(row[0].row for row in sheet.iter_rows() if row[0].value == "TT")


def insert(sheet, row: int, cells: dict[str, str]) -> None:
    """A new row, the merged cells taken apart first."""
    unmerge(sheet)
    sheet.insert_rows(row)
    for heading, text in cells.items():
        sheet.cell(row, headings(sheet)[heading]).value = text


def delete(sheet, row: int) -> None:
    unmerge(sheet)
    sheet.delete_rows(row)


NEW_TASK = """\
      - id: ghi-am
        title: Ghi âm
        lead: Văn phòng
"""


def test_a_new_row_is_a_new_task_where_it_stands(plan):
    row = first_row(plan, "In tờ rơi")
    plan.edit(lambda sheet: insert(sheet, row, {"Nội dung thành phần": "Ghi âm", "Đơn vị chủ trì": "Văn phòng"}))
    wanted = PLAN.replace("      - id: to-roi\n", f"{NEW_TASK}      - id: to-roi\n")
    assert plan.taken() == wanted
    assert plan.taken() == wanted


def test_a_new_row_above_all_is_the_first_task(plan):
    row = first_row(plan, "Phát loa")
    plan.edit(lambda sheet: insert(sheet, row, {"Nội dung thành phần": "Ghi âm", "Đơn vị chủ trì": "Văn phòng"}))
    assert [task.id for task in taken(plan).all_tasks()] == ["ghi-am", "phat-loa", "to-roi", "xe"]


def test_a_new_row_at_the_end_is_the_last_task(plan):
    plan.edit(lambda sheet: insert(sheet, headings_row(sheet) + 6, {"Nội dung thành phần": "Ghi âm"}))
    assert [task.id for task in taken(plan).all_tasks()] == ["phat-loa", "to-roi", "xe", "ghi-am"]


def test_a_new_row_may_name_an_older_group(plan):
    cells = {"Nội dung thành phần": "Ghi âm", "Chỉ số nội dung": "tuyên truyền"}
    plan.edit(lambda sheet: insert(sheet, headings_row(sheet) + 6, cells))
    assert [task.id for task in taken(plan).tasks[0].tasks] == ["phat-loa", "to-roi", "ghi-am"]


def test_new_rows_of_a_new_group_are_a_group_at_the_end(plan):
    def add(sheet):
        row = headings_row(sheet) + 6
        insert(sheet, row, {"Nội dung thành phần": "Ghi âm", "Chỉ số nội dung": "II. Lưu trữ"})
        insert(sheet, row + 1, {"Nội dung thành phần": "Chép đĩa"})

    plan.edit(add)
    last = taken(plan).tasks[-1]
    assert last.group == "II. Lưu trữ"
    assert [task.title for task in last.tasks] == ["Ghi âm", "Chép đĩa"]


def taken(plan: Exchange):
    """The plan once the table is taken in, twice: the second time says nothing new."""
    text = plan.taken()
    assert plan.taken() == text
    return read(plan.spec).plan


@pytest.mark.parametrize("key", ["mới", "Moi", "+", "ghi-am", "Ghi âm"])
def test_a_key_may_say_that_a_row_is_new_or_name_it(key, plan):
    cells = {"Nội dung thành phần": "Ghi âm", "Mã": key}
    plan.edit(lambda sheet: insert(sheet, headings_row(sheet) + 6, cells))
    assert taken(plan).all_tasks()[-1].id == "ghi-am"


def test_a_row_said_to_be_new_may_be_called_like_another(plan):
    cells = {"Nội dung thành phần": "In tờ rơi", "Nhiệm vụ": "In lại.", "Mã": "mới"}
    plan.edit(lambda sheet: insert(sheet, headings_row(sheet) + 6, cells))
    assert taken(plan).all_tasks()[-1].id == "in-to-roi"


def test_a_copied_row_with_the_same_key_is_asked_about(plan):
    cells = {"Nội dung thành phần": "In áp phích", "Mã": "to-roi"}
    plan.edit(lambda sheet: insert(sheet, headings_row(sheet) + 6, cells))
    assert plan.findings() == ["bang.xlsx:Bảng nhiệm vụ!K11: error[dong-khong-ro]: mã `to-roi` đã dùng ở dòng 7"]


def test_a_title_nearly_that_of_a_task_without_a_row_is_asked_about(plan):
    plan.change(("Mã/In tờ rơi", None)).change(("Nội dung thành phần/In tờ rơi", "In các tờ rơi"))
    assert plan.findings()[1:] == [
        "bang.xlsx:Bảng nhiệm vụ!C7: error[dong-khong-ro]: "
        "dòng này gần giống nhiệm vụ “In tờ rơi”: đổi tên, hay nhiệm vụ mới?"
    ]


def test_a_key_that_the_plan_has_not_is_asked_about_beside_a_title_it_has(plan):
    plan.change(("Mã/In tờ rơi", "to-roi-2025"))
    assert [line.split(": ")[1] for line in plan.findings()] == ["warning[dong-thieu]", "error[dong-khong-ro]"]


def test_keys_left_behind_when_the_rows_were_sorted_are_asked_about(plan):
    plan.edit(unmerge)
    plan.change(("Nội dung thành phần/Phát loa", "x")).change(("Nội dung thành phần/In tờ rơi", "Phát loa")).change(
        ("Nội dung thành phần/x", "In tờ rơi")
    )
    assert [line.split(": ")[0] for line in plan.findings() if "error" in line] == [
        "bang.xlsx:Bảng nhiệm vụ!K6",
        "bang.xlsx:Bảng nhiệm vụ!K7",
    ]


def test_a_row_without_a_title_is_asked_about(plan):
    plan.edit(lambda sheet: insert(sheet, headings_row(sheet) + 6, {"Đơn vị chủ trì": "Văn phòng"}))
    assert plan.findings() == ["bang.xlsx:Bảng nhiệm vụ!C11: error[dong-khong-ro]: dòng này chưa có tên nhiệm vụ"]


def test_a_task_without_a_row_stays_and_is_told(plan):
    row = first_row(plan, "In tờ rơi")
    plan.edit(lambda sheet: delete(sheet, row))
    assert plan.findings() == [
        "bang.xlsx:Bảng nhiệm vụ!A1: warning[dong-thieu]: "
        "nhiệm vụ “In tờ rơi” không có trong bảng, vẫn giữ trong kế hoạch"
    ]
    assert plan.taken() == PLAN


def test_a_task_without_a_row_goes_when_it_is_to(plan):
    row = first_row(plan, "In tờ rơi")
    plan.edit(lambda sheet: delete(sheet, row))
    start, end = PLAN.index("      - id: to-roi"), PLAN.index("  - group: Thu gom")
    assert plan.taken(remove_missing=True) == PLAN[:start] + PLAN[end:]


def test_a_task_with_a_footnote_does_not_go_for_its_note_would_be_left(plan):
    row = first_row(plan, "Phát loa")
    plan.edit(lambda sheet: delete(sheet, row))
    assert plan.taken(remove_missing=True) == PLAN
    assert ["dong-thieu" in line for line in plan.findings(remove_missing=True)] == [True]


def test_a_task_in_another_group_is_named_and_left(plan):
    plan.edit(unmerge)
    plan.change(("Chỉ số nội dung/In tờ rơi", "Thu gom"))
    assert [line.split(": ", 2)[2] for line in plan.findings()] == [
        "nhiệm vụ “In tờ rơi” ở nhóm khác trong kế hoạch (“Tuyên truyền”); chưa chuyển nhóm được từ bảng"
    ]
    assert plan.taken() == PLAN


def test_rows_in_another_order_change_nothing(plan):
    def turn(sheet):
        unmerge(sheet)
        top = headings_row(sheet)
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=top + 1, max_row=top + 5)]
        for number, row in enumerate(reversed(rows), top + 1):
            for column, value in enumerate(row, 1):
                sheet.cell(number, column).value = value

    plan.edit(turn)
    assert plan.taken() == PLAN
    assert plan.findings() == []


@pytest.mark.parametrize("left_out", [[], ["Mã"], ["TT", "Mục tiêu, yêu cầu", "Nhiệm vụ"], ["Chỉ số nội dung"]])
def test_columns_in_another_order_or_left_out_change_nothing(left_out, plan):
    def turn(sheet):
        unmerge(sheet)
        top = headings_row(sheet)
        kept = [column for heading, column in headings(sheet).items() if heading not in left_out]
        rows = [[row[c - 1].value for c in reversed(kept)] for row in sheet.iter_rows(min_row=top, max_row=top + 5)]
        fresh = sheet.parent.create_sheet("Mới")
        for row in rows:
            fresh.append(row)
        sheet.parent.remove(sheet)

    plan.edit(turn)
    assert plan.findings() == []
    assert plan.taken() == PLAN


def test_without_keys_and_merged_cells_the_rows_of_one_task_are_still_together(plan):
    def take_apart(sheet):
        unmerge(sheet)
        for row in range(headings_row(sheet) + 1, headings_row(sheet) + 6):
            sheet.cell(row, headings(sheet)["Mã"]).value = None

    plan.edit(take_apart)
    plan.change(("Đơn vị chủ trì/Một xe tải", "Các thôn"))
    assert plan.taken() == replaced(("lead: Kế toán", "lead: Các thôn"))
    assert plan.findings() == []


# tables that planforge did not make

FOREIGN = """PHỤ LỤC
merge A1:D1
STT | Nhiệm vụ | Cơ quan chủ trì | Thời hạn hoàn thành
I | TUYÊN TRUYỀN | |
1 | Phát loa | Đài Truyền thanh xã | Thường xuyên
2 | In tờ rơi | Văn phòng\\nKế toán | Quý I/2026\\nQuý III/2026
3 | Mở chuyên mục | Đài Truyền thanh xã | Tháng 3/2026
II | Thu gom | |
"""


def test_a_table_of_somebody_s_making_is_taken_in_by_titles(plan):
    plan.table.write_bytes(workbook(FOREIGN))
    new = """\
      - id: mo-chuyen-muc
        title: Mở chuyên mục
        lead: Đài Truyền thanh xã
        deadline: Tháng 3/2026
"""
    wanted = replaced(
        ("lead: Đài Truyền thanh xã   #", "lead: [Văn phòng, Kế toán]   #"),
        ("  - group: Thu gom", f"{new}  - group: Thu gom"),
    )
    assert plan.taken() == wanted
    assert plan.taken() == wanted
    assert plan.findings() == [
        "bang.xlsx:Bảng!B7: warning[o-khong-nhap]: dưới dòng này không có nhiệm vụ nào, dòng này không được nhập"
    ]


FLAT = {
    "tasks": [
        {"title": "Phát loa", "lead": "Văn phòng", "deadline": "Quý I/2026"},
        {"title": "In tờ rơi", "lead": "Kế toán", "deadline": "Quý II/2026"},
    ]
}


def flat(folder: Path) -> Exchange:
    """A plan that has its tasks in one list, without ids."""
    return a_plan_file(folder, yaml.safe_dump(a_spec(**FLAT), allow_unicode=True, sort_keys=False))


def test_tasks_in_one_list_without_ids(tmp_path):
    plan = flat(tmp_path)
    before = plan.spec.read_text()
    assert plan.taken() == before
    plan.change(("Đơn vị chủ trì/In tờ rơi", "Các thôn"))
    assert plan.taken() == before.replace("lead: Kế toán", "lead: Các thôn")


def test_a_new_group_is_refused_where_the_plan_has_none(tmp_path):
    plan = flat(tmp_path)
    text = "TT | Nhóm | Nội dung | Chủ trì\n1 | Mới | Ghi âm | Văn phòng"
    plan.table.write_bytes(workbook(text))
    assert plan.findings() == ["bang.xlsx:Bảng!B2: error[dong-khong-ro]: kế hoạch không chia nhóm, bảng có nhóm “Mới”"]


def test_tasks_of_one_name_without_ids_are_told_apart_by_what_they_say_or_asked_about(tmp_path):
    spec = {"tasks": [{**task, "title": "Phát loa"} for task in FLAT["tasks"]]}
    plan = a_plan_file(tmp_path, yaml.safe_dump(a_spec(**spec), allow_unicode=True, sort_keys=False))
    before = plan.spec.read_text()
    table = "Nội dung | Chủ trì | Thời hạn\nPhát loa | {} | Quý II/2026\nPhát loa | {} | Quý I/2026"
    plan.table.write_bytes(workbook(table.format("Kế toán", "Các thôn")))
    assert plan.taken() == before.replace("lead: Văn phòng", "lead: Các thôn")
    plan.table.write_bytes(workbook(table.format("Một", "Hai")))
    assert [line.split(": ")[1] for line in plan.findings()] == ["error[dong-khong-ro]"]


def test_the_first_tasks_of_a_plan_that_has_none(tmp_path):
    file = tmp_path / "ke-hoach.yaml"
    file.write_text(yaml.safe_dump(a_spec(), allow_unicode=True, sort_keys=False), encoding="utf-8")
    plan = Exchange(file)
    plan.table.write_bytes(
        workbook("TT | Nhóm | Nội dung | Chủ trì\n1 | Một | Ghi âm | Văn phòng\n2 | Hai | Phát loa | Các thôn")
    )
    made = taken(plan)
    assert [(group.group, [task.title for task in group.tasks]) for group in made.tasks] == [
        ("Một", ["Ghi âm"]),
        ("Hai", ["Phát loa"]),
    ]


# how the file is written


def test_line_ends_of_windows_and_a_byte_order_mark_stay(tmp_path):
    text = "\ufeff" + PLAN.replace("\n", "\r\n")
    plan = a_plan_file(tmp_path, text).change(("Nhiệm vụ/In tờ rơi", "In tờ rơi.\nPhát tờ rơi."))
    made = plan.taken()
    assert made == text.replace(
        "measures: In 2.000 tờ.", "measures:\r\n          - In tờ rơi.\r\n          - Phát tờ rơi."
    )


def test_a_folded_text_that_gets_a_second_line_is_a_text_over_lines(tmp_path):
    text = replaced(
        ("deadline: |-\n          Quý I/2026\n          Quý III/2026", "deadline: >-\n          Quý I năm 2026")
    )
    plan = a_plan_file(tmp_path, text).change(("Thời gian thực hiện/In tờ rơi", "Quý I\nQuý II"))
    assert "deadline: |-\n          Quý I\n          Quý II\n" in plan.taken()


def test_what_is_shared_by_a_name_is_refused(tmp_path):
    text = replaced(
        ("lead: Đài Truyền thanh xã\n", "lead: &dai Đài Truyền thanh xã\n"),
        ("lead: Đài Truyền thanh xã   # thuê in", "lead: *dai"),
    )
    plan = a_plan_file(tmp_path, text).change(("Đơn vị chủ trì/In tờ rơi", "Văn phòng"))
    with pytest.raises(CannotEdit, match="&dai"):
        plan.come_in(Report())
    assert plan.spec.read_text() == text


# which sheet


def test_a_sheet_may_be_named_and_others_with_tasks_are_told(tmp_path):
    plan = a_plan_file(tmp_path, PLAN)
    table = """sheet Một
TT | Nội dung | Chủ trì
1 | Phát loa | Các thôn
sheet Hai
Nội dung | Chủ trì
In tờ rơi | Các thôn"""
    plan.table.write_bytes(workbook(table))
    report = Report()
    first, second = plan.come_in(report), import_tasks(plan.table, plan.spec, Report(), "Hai")
    assert [change.path for change in first.changes] == [("tasks", 0, "tasks", 0, "lead")]
    assert [change.path for change in second.changes] == [("tasks", 0, "tasks", 1, "lead")]
    assert [finding.message for finding in report if "trang khác" in finding.message] == [
        "tệp có bảng nhiệm vụ ở trang khác (“Hai”), bảng ấy không được nhập"
    ]
