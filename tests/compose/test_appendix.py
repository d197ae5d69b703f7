"""Appendices: the task table in all its shapes, the tables by body, free text, any other table.

A row is shown as `1 | Rà soát | ^`: `^` continues the cell above, `¶` begins a new paragraph, `=3` spans columns.
"""

import pytest

from planforge.compose.columns import SHORT
from planforge.document.blocks import Heading, Table
from tests.support.builders import a_group, a_heading, a_plan, a_task, an_appendix, an_item, composed, lines, shown


def pages(*appendices, tasks=(), **changes):
    return composed(a_plan(appendices=appendices, **({"tasks": tasks} if tasks else {}), **changes)).appendices


def table_of(*groups, plan=None, **appendix):
    """The headings and rows of a task table."""
    (page,) = pages(an_appendix(**appendix), tasks=groups, **(plan or {}))
    (table,) = page.blocks
    return rows_of(table)


def rows_of(table):
    return [" | ".join(shown(column.heading) for column in table.columns), *map(row_of, table.rows)]


def row_of(row):
    return " | ".join(cell_of(cell) for cell in row.cells)


def cell_of(cell):
    if cell.merge == "continue":
        return "^"
    texts = (f"{part.marker} {shown(part.content)}".strip() for part in cell.paragraphs)
    return "¶".join(texts) + (f" ={cell.span}" if cell.span > 1 else "")


A = a_task("Rà soát", measures=["một", "hai"], lead="Sở A", supporting=["Sở B", "Sở C"], deadline="Quý I\nQuý II")
B = a_task("Công khai:", measures="ba", lead="Sở A")
C = a_task("Báo cáo", lead="Sở C", deadline="Tháng 12")
ONE, TWO = a_group(A, B, group="Nhóm một", id="mot"), a_group(C, group="Nhóm hai:", id="hai")

USUAL = "TT | Nội dung thành phần | Nhiệm vụ | Đơn vị chủ trì | Đơn vị phối hợp | Thời gian thực hiện"


def test_the_usual_columns_are_those_that_a_task_fills():
    assert table_of(a_group(A, B)) == [
        USUAL,
        "1 | Rà soát | - một¶- hai | Sở A | Sở B; Sở C | Quý I¶Quý II",
        "2 | Công khai | ba | Sở A |  | ",
    ]


def test_several_groups_are_rows_across_the_table_and_tasks_count_anew():
    assert table_of(ONE, TWO, columns=["ordinal", "title", "lead"]) == [
        "TT | Nội dung thành phần | Đơn vị chủ trì",
        "I | Nhóm một =2",
        "1 | Rà soát | Sở A",
        "2 | Công khai | Sở A",
        "II | Nhóm hai =2",
        "1 | Báo cáo | Sở C",
    ]


def test_without_an_ordinal_the_group_row_has_its_number_before_the_name():
    assert table_of(ONE, TWO, columns=["title", "lead"])[1] == "I. Nhóm một =2"


def test_a_single_group_is_named_only_when_the_plan_says_so():
    assert table_of(ONE, columns=["title"])[1:] == ["Rà soát", "Công khai"]
    assert table_of(ONE, columns=["title"], groups_as="header_rows")[1] == "I. Nhóm một"


def test_a_group_column_has_merged_cells_and_the_ordinal_counts_groups():
    assert table_of(ONE, TWO, columns=["ordinal", "group", "title"]) == [
        "TT | Chỉ số nội dung | Nội dung thành phần",
        "1 | Nhóm một | Rà soát",
        "^ | ^ | Công khai",
        "2 | Nhóm hai | Báo cáo",
    ]


def test_merged_cells_bring_the_group_column_with_them():
    assert table_of(ONE, TWO, columns=["ordinal", "title"], groups_as="merged_cells")[0] == (
        "TT | Chỉ số nội dung | Nội dung thành phần"
    )


def test_header_rows_drop_the_group_column():
    assert table_of(ONE, TWO, columns=["ordinal", "group", "title"], groups_as="header_rows")[:2] == [
        "TT | Nội dung thành phần",
        "I | Nhóm một",
    ]


ORDINALS = {
    "group": ["1", "^", "2"],
    "task": ["1", "2", "1"],
    "all": ["1", "2", "3"],
}


@pytest.mark.parametrize("of", ORDINALS)
def test_an_ordinal_counts_what_it_is_told_to(of):
    rows = table_of(ONE, TWO, columns=[{"field": "ordinal", "of": of}, "group", "title"])[1:]
    assert [row.split(" | ")[0] for row in rows] == ORDINALS[of]


def test_a_task_marker_begins_anew_in_each_group():
    rows = table_of(ONE, TWO, columns=["title"], task_marker="letter")
    assert rows[1:] == ["I. Nhóm một", "a) Rà soát", "b) Công khai", "II. Nhóm hai", "a) Báo cáo"]


def test_only_the_chosen_groups_are_shown():
    assert table_of(ONE, TWO, columns=["title"], groups=["hai"]) == ["Nội dung thành phần", "Báo cáo"]


def test_equal_neighbours_merge_where_the_plan_says_so():
    same = [a_task("Họp", lead="Sở A", deadline="Quý I"), a_task("Họp", lead="Sở A"), a_task("Họp", lead="Sở B")]
    assert table_of(a_group(*same), columns=["title", "lead", "deadline"], merge=["title", "lead"])[1:] == [
        "Họp | Sở A | Quý I",
        "^ | ^ | ",
        "^ | Sở B | ",
    ]


def test_merged_titles_share_one_marker():
    same = [a_task("Họp"), a_task("Họp"), a_task("Báo cáo")]
    rows = table_of(a_group(*same), columns=["title"], merge=["title"], task_marker="letter")
    assert rows[1:] == ["a) Họp", "^", "b) Báo cáo"]


def test_a_merge_does_not_reach_into_the_next_group():
    groups = [a_group(a_task("Họp", lead="Sở A"), group=name) for name in ("Một", "Hai")]
    rows = table_of(*groups, columns=["title", "lead"], groups_as="merged_cells", merge=["lead"])
    assert rows[1:] == ["Một | Họp | Sở A", "Hai | Họp | Sở A"]


def test_the_nearest_label_stands_above_a_column_without_its_colon():
    headings = table_of(
        a_group(A),
        columns=[{"field": "title", "label": "Việc:"}, "lead", "supporting", "deadline"],
        labels={"lead": "Chủ trì:"},
        plan={"labels": {"lead": "Đầu mối", "supporting": "Cùng làm"}},
    )[0]
    assert headings == "Việc | Chủ trì | Cùng làm | Thời gian thực hiện"


def test_a_column_of_the_office_s_own_shows_its_field():
    task = a_task("A", extra={"theo_doi": "Văn phòng\nThanh tra"})
    rows = table_of(a_group(task, B), columns=["title", {"field": "extra.theo_doi", "label": "Theo dõi"}])
    assert rows == ["Nội dung thành phần | Theo dõi", "A | Văn phòng¶Thanh tra", "Công khai | "]


def test_a_cell_shows_a_text_and_the_items_below_it():
    task = a_task("A", measures={"run_in": "Gồm:", "items": [an_item("một", items=["hai"])]})
    assert table_of(a_group(task), columns=["measures"])[1:] == ["Gồm:¶- một¶+ hai"]


def test_no_stop_is_supplied_in_a_table():
    assert table_of(a_group(C), columns=["lead", "deadline"])[1:] == ["Sở C | Tháng 12"]


# the page of an appendix


def test_several_appendices_have_roman_numbers_and_a_single_one_has_none():
    text = an_appendix(items=["x"])
    assert [page.label for page in pages(text)] == ["Phụ lục"]
    assert [page.label for page in pages(text, text, text)] == ["Phụ lục I", "Phụ lục II", "Phụ lục III"]


def test_the_title_is_bold_and_in_capitals():
    (page,) = pages(an_appendix(title="Biểu *đính kèm*", items=["x"]))
    assert shown(page.title) == "BIỂU ĐÍNH KÈM"
    assert [(part.bold, part.italic) for part in page.title] == [(True, False), (True, True)]


@pytest.mark.parametrize(
    ("appendix", "landscape"),
    [
        ({"source": "tasks"}, True),
        ({"source": "tasks", "orientation": "portrait"}, False),
        ({"table": {"columns": ["A"], "rows": [["1"]]}}, True),
        ({"items": ["x"]}, False),
        ({"items": ["x"], "orientation": "landscape"}, True),
    ],
)
def test_a_table_lies_on_a_landscape_page_and_text_on_a_portrait_one(appendix, landscape):
    (page,) = pages(an_appendix(**appendix), tasks=[ONE])
    assert page.landscape is landscape


def test_the_columns_of_a_table_fill_the_page_they_lie_on():
    upright, turned = pages(an_appendix(orientation="portrait"), an_appendix(), tasks=[ONE])
    assert sum(column.width for column in upright.blocks[0].columns) == pytest.approx(165)
    assert sum(column.width for column in turned.blocks[0].columns) == pytest.approx(257)


# tasks by body


def test_each_body_has_a_table_of_what_it_leads_and_one_of_what_it_supports():
    (page,) = pages(an_appendix(source="tasks_by_body"), tasks=[a_group(A, C)])
    assert [shown_block(block) for block in page.blocks] == [
        "I. Sở A",
        "1. Chủ trì",
        ["TT | Nội dung thành phần | Kết quả | Thời gian thực hiện", "1 | Rà soát |  | Quý I¶Quý II"],
        "II. Sở B",
        "1. Phối hợp",
        ["TT | Nội dung thành phần | Kết quả | Thời gian thực hiện", "1 | Rà soát |  | Quý I¶Quý II"],
        "III. Sở C",
        "1. Chủ trì",
        ["TT | Nội dung thành phần | Kết quả | Thời gian thực hiện", "1 | Báo cáo |  | Tháng 12"],
        "2. Phối hợp",
        ["TT | Nội dung thành phần | Kết quả | Thời gian thực hiện", "1 | Rà soát |  | Quý I¶Quý II"],
    ]


def shown_block(block):
    return rows_of(block) if isinstance(block, Table) else lines([block])[0]


def test_the_tables_by_body_have_their_columns_one_below_the_other():
    (page,) = pages(an_appendix(source="tasks_by_body"), tasks=[ONE, TWO])
    widths = {tuple(column.width for column in block.columns) for block in page.blocks if isinstance(block, Table)}
    assert len(widths) == 1


# free text and any other table


def test_free_text_is_an_outline_whose_last_words_take_the_end_mark():
    (page,) = pages(an_appendix(items=[a_heading("A", "một"), an_item("hai", marker="none")]))
    assert lines(page.blocks) == ["I. A", "- một", "hai./."]


def test_item_marker_marks_the_free_text():
    (page,) = pages(an_appendix(items=["một", a_heading("B")], item_marker="number"))
    assert lines(page.blocks)[:1] == ["1. một"]
    assert isinstance(page.blocks[1], Heading)


def test_any_other_table_is_printed_cell_by_cell():
    table = {"columns": ["TT", "Tên", "Ghi chú"], "rows": [["1", "Xã *A*", ""], ["2", "Xã B\nXã C", "x" * (SHORT + 1)]]}
    (page,) = pages(an_appendix(table=table))
    (made,) = page.blocks
    assert rows_of(made) == ["TT | Tên | Ghi chú", "1 | Xã A | ", f"2 | Xã B¶Xã C | {'x' * (SHORT + 1)}"]
    assert [column.alignment for column in made.columns] == ["center", "center", "left"]


def test_a_chosen_width_is_kept():
    table = {"columns": [{"label": "TT", "width_mm": 12}, "Tên"], "rows": [["1", "A"]]}
    (page,) = pages(an_appendix(table=table))
    assert [round(column.width) for column in page.blocks[0].columns] == [12, 245]
