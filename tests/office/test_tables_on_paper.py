"""Tables over many pages: repeated heading row, every row once, no column outside, landscape where it should be."""

import re
from itertools import pairwise

import pytest

from tests.office.sheets import Sheet

pytestmark = pytest.mark.office

TABLES = ["table-60", "table-300", "table-merged", "table-portrait"]


@pytest.mark.parametrize("name", TABLES)
def test_the_heading_row_stands_on_every_page_of_the_table(pdf, name: str):
    part = pdf(name).parts()[1]
    assert len(part) > 1
    for sheet in part:
        heading = [line for line in sheet.lines if re.search(r"\bTT\b", line.text)]
        assert len(heading) == 1
        words = " ".join(line.text for line in sheet.lines if abs(line.baseline - heading[0].baseline) < 12)
        for word in ("Nhiệm", "chủ", "gian"):
            assert word in words


@pytest.mark.parametrize(("name", "count"), [("table-60", 60), ("table-300", 300), ("table-merged", 60)])
def test_every_row_is_there_once_and_in_order(pdf, name: str, count: int):
    # a row may go on overleaf, below the repeated heading
    words = " ".join(_words(sheet).replace("Nội dung thành phần", "") for sheet in pdf(name).parts()[1])
    assert [int(number) for number in re.findall(r"số\s+(\d+)", words)] == list(range(count))


def _words(sheet: Sheet) -> str:
    """The words of the column of titles, which begins with `Nhiệm vụ số`."""
    edges = sorted({round(rule.left, 0) for rule in sheet.upright_rules})
    texts = [" ".join(line.text for line in sheet.lines_between(*column)) for column in pairwise(edges)]
    return next((text for text in texts if "vụ số" in text), "")


@pytest.mark.parametrize("name", ["table-60", "table-300", "table-merged", "table-by-body"])
def test_a_page_with_a_task_table_lies_on_its_long_side(pdf, name: str):
    main, appendix = pdf(name).parts()
    assert all(sheet.width < sheet.height for sheet in main)
    assert all(sheet.width > sheet.height for sheet in appendix)


def test_each_appendix_lies_as_it_should(pdf):
    main, table, items, upright = pdf("appendices").parts()
    assert all(sheet.width > sheet.height for sheet in table)
    assert all(sheet.width < sheet.height for sheet in (*main, *items, *upright))
    assert [part[0].lines[0].text for part in (table, items, upright)] == [
        "Phụ lục I",
        "Phụ lục II",
        "Phụ lục III",
    ]


@pytest.mark.parametrize("name", [*TABLES, "table-long-words", "table-by-body"])
def test_no_letter_stands_on_a_rule_of_its_table(pdf, name: str):
    for sheet in pdf(name).parts()[1]:
        for rule in sheet.upright_rules:
            crossing = [
                letter
                for letter in sheet.letters
                if letter["x0"] * 25.4 / 72 < rule.middle - 0.1 < letter["x1"] * 25.4 / 72 - 0.2
                and rule.top < letter["top"] * 25.4 / 72 < rule.bottom
            ]
            assert not crossing, "".join(letter["text"] for letter in crossing)


@pytest.mark.parametrize("name", [*TABLES, "appendices"])
def test_a_table_fills_the_width_of_the_page_exactly(pdf, name: str):
    for sheet in pdf(name).parts()[1]:
        portrait = sheet.width < sheet.height
        left, right = (30, 15) if portrait else (20, 20)
        assert abs(min(rule.left for rule in sheet.rules if rule.top > 40) - left) < 0.5
        assert abs(max(rule.right for rule in sheet.rules if rule.top > 40) - (sheet.width - right)) < 0.5


@pytest.mark.parametrize("name", ["table-60", "table-merged"])
def test_the_row_of_a_group_is_never_the_last_of_a_page(pdf, name: str):
    for sheet in pdf(name).parts()[1]:
        last = [line for line in sheet.lines if line.baseline > 31][-1]
        assert not re.fullmatch(r"[IVX]+ Nhóm \d+", last.text)


@pytest.mark.parametrize("name", ["table-60", "table-numbered", "layout"])
def test_an_appendix_begins_with_its_label_title_and_reference(pdf, name: str):
    first = pdf(name).parts()[1][0]
    start = next(index for index, line in enumerate(first.lines) if line.text == "Phụ lục")
    label, title, attached = first.lines[start : start + 3]
    assert title.text == "BIỂU TỔNG HỢP NHIỆM VỤ"
    assert attached.text.startswith("(Kèm theo Kế hoạch số 08/KH-UBND ngày 14 tháng 01 năm 2026")
    assert label.size == title.size == attached.size == 14
    rule = next(rule for rule in first.level_rules if rule.top > title.baseline)
    assert rule.top > attached.foot + 0.2
