"""What `planforge diff` tells of two plans, beside their specs; `--accept` writes it down, and the diff is read."""

from pathlib import Path

import click
import pytest

from planforge.cli.diff import listing
from planforge.compose.comparison import compose_comparison
from planforge.document.inlines import plain_text
from planforge.plan.comparison import joined
from planforge.transforms.comparison.compare import compare
from tests.support.builders import a_group, a_plan, a_task, an_issued_plan
from tests.support.docx_text import plain_words
from tests.support.html_words import html_words
from tests.support.rendering import read, workshop
from tests.support.schema_order import faults_of

CASES = sorted(file.parent for file in Path(__file__).parent.glob("*/old.yaml"))


def plans_in(folder: Path):
    return [read(folder / name).filled for name in ("old.yaml", "new.yaml")]


@pytest.mark.parametrize("folder", CASES, ids=lambda folder: folder.name)
def test_the_listing_comes_out_as_written_down(folder: Path, accept: bool) -> None:
    made = "".join(f"{click.unstyle(line)}\n" for line in listing(compare(*plans_in(folder))))
    if accept:
        (folder / "diff.txt").write_text(made, encoding="utf-8")
    assert made == (folder / "diff.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("folder", CASES, ids=lambda folder: folder.name)
def test_the_table_says_the_same_words_in_every_format(folder: Path) -> None:
    old, new = plans_in(folder)
    paper = compose_comparison(compare(old, new), old, new)
    word_file, page, text = (workshop().write(paper, name) for name in ("docx", "html", "text"))
    assert faults_of(word_file) == []
    assert plain_words(word_file) == html_words(page) == text.decode().split()


@pytest.mark.parametrize("folder", CASES, ids=lambda folder: folder.name)
def test_the_table_and_the_listing_have_every_text_of_the_comparison(folder: Path) -> None:
    old, new = plans_in(folder)
    comparison = compare(old, new)
    table = " ".join(workshop().write(compose_comparison(comparison, old, new), "text").decode().split())
    told = " ".join(click.unstyle(line) for line in listing(comparison))
    for sign in ("[-", "-]", "{+", "+}"):
        told = told.replace(sign, "")
    for difference in comparison.differences():
        for text in difference.texts:
            for words in filter(None, (joined(text.before), joined(text.after))):
                assert words in table
                assert words in told


@pytest.mark.parametrize(
    ("old", "new", "attached", "headings"),
    [
        (
            {"number": "8", "date": "2026-01-14"},
            {},
            "(Kế hoạch số 08/KH-UBND ngày 14/01/2026 và dự thảo Kế hoạch năm 2026 của Ủy ban nhân dân xã Tân Lập)",
            ["Kế hoạch năm 2026", "Dự thảo năm 2026"],
        ),
        (
            {"number": "8", "date": "2026-01"},
            {"date": "2026-02"},
            "(Kế hoạch số 08/KH-UBND tháng 01/2026 và Kế hoạch năm 2026 của Ủy ban nhân dân xã Tân Lập)",
            ["Kế hoạch năm 2026 (bản trước)", "Kế hoạch năm 2026 (bản sau)"],
        ),
        (
            {"number": "8", "draft": True},
            {"number": "12"},
            "(dự thảo Kế hoạch năm 2026 và Kế hoạch số 12/KH-UBND năm 2026 của Ủy ban nhân dân xã Tân Lập)",
            ["Dự thảo năm 2026", "Kế hoạch năm 2026"],
        ),
    ],
)
def test_both_plans_are_named_as_far_as_they_are_issued(old, new, attached, headings) -> None:
    plans = [an_issued_plan(**document) for document in (old, new)]
    (page,) = compose_comparison(compare(*plans), *plans).pages
    table = page.blocks[-1]
    assert page.attached == attached
    assert [plain_text(column.heading) for column in table.columns] == ["TT", *headings, "Ghi chú"]


def test_the_bodies_are_both_named_where_they_differ() -> None:
    plans = an_issued_plan("xã Một"), an_issued_plan("xã Hai")
    (page,) = compose_comparison(compare(*plans), *plans).pages
    assert page.attached.count("của Ủy ban nhân dân xã") == 2


def test_what_is_gone_is_italic_at_the_left_and_what_is_new_bold_at_the_right() -> None:
    plans = a_plan(purpose=["Đạt 80% trong năm."]), a_plan(purpose=["Đạt 90% trong năm."])
    (page,) = compose_comparison(compare(*plans), *plans).pages
    left, right = page.blocks[-1].rows[1].cells[1:3]
    assert [part.text for part in left.paragraphs[0].content if part.italic] == ["80%"]
    assert [part.text for part in right.paragraphs[0].content if part.bold] == ["90%"]


def test_a_row_names_its_task_where_the_title_did_not_change() -> None:
    tasks = [a_task("Họp dân", id="hop", deadline=day) for day in ("Quý I/2026", "Quý II/2026")]
    plans = [a_plan(tasks=[a_group(task)]) for task in tasks]
    (page,) = compose_comparison(compare(*plans), *plans).pages
    left = page.blocks[-1].rows[1].cells[1]
    assert [plain_text(line.content) for line in left.paragraphs] == ["Họp dân", "Thời gian thực hiện: Quý I/2026"]
