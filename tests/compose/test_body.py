"""The body: the usual layout, the parts that `from` places, tasks written out, and who is told to do what."""

import pytest

from planforge.compose.body import compose_items
from planforge.compose.numbering import Level
from planforge.compose.wording import Wording
from planforge.document.blocks import Heading, Paragraph
from planforge.document.inlines import NoteReference
from tests.support.builders import (
    a_group,
    a_heading,
    a_plan,
    a_task,
    an_appendix,
    an_assignment,
    an_item,
    composed,
    lines,
)


def body(**changes):
    """The lines of a plan without opening and closing words."""
    return lines(composed(a_plan(**{"introduction": [], "closing": "", **changes})).body)


def items(*entries, marker=None):
    return lines(compose_items(entries, a_plan(), Wording({}), Level().forced(marker)))


# the usual layout

LAYOUTS = {
    "everything": (
        {"purpose": ["a"], "requirements": ["b"], "tasks": [a_group()], "assignments": ["c"]},
        [
            "I. MỤC ĐÍCH, YÊU CẦU",
            "1. Mục đích",
            "- a",
            "2. Yêu cầu",
            "- b",
            "II. NHIỆM VỤ, GIẢI PHÁP",
            "1. Rà soát thủ tục",
            "III. TỔ CHỨC THỰC HIỆN",
            "c./.",
        ],
    ),
    "purpose alone": ({"purpose": ["a"]}, ["I. MỤC ĐÍCH", "- a./."]),
    "requirements alone": ({"requirements": ["b"]}, ["I. YÊU CẦU", "- b./."]),
    "tasks that an appendix shows are not in the body": (
        {"purpose": ["a"], "tasks": [a_group()], "appendices": [an_appendix()]},
        ["I. MỤC ĐÍCH", "- a./."],
    ),
    "an appendix of other things leaves the tasks in the body": (
        {"tasks": [a_group()], "appendices": [an_appendix(items=["x"])]},
        ["I. NHIỆM VỤ, GIẢI PHÁP", "1. Rà soát thủ tục./."],
    ),
}


@pytest.mark.parametrize("case", LAYOUTS, ids=lambda case: case)
def test_without_sections_the_body_has_the_usual_ones(case):
    plan, expected = LAYOUTS[case]
    assert body(**plan) == expected


def test_sections_are_the_body_and_place_the_parts():
    sections = [
        a_heading("MỤC TIÊU", part="purpose", item_marker="letter"),
        a_heading("VIỆC PHẢI LÀM", "Trước hết:", part="tasks"),
        an_item(part="assignments"),
    ]
    assert body(sections=sections, purpose=["a", "b"], tasks=[a_group()], assignments=[an_assignment("Sở A")]) == [
        "I. MỤC TIÊU",
        "a) a",
        "b) b",
        "II. VIỆC PHẢI LÀM",
        "- Trước hết:",
        "1. Rà soát thủ tục",
        "III. Sở A./.",
    ]


# opening and closing words


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("UBND xã ban hành Kế hoạch như sau", "UBND xã ban hành Kế hoạch như sau:"),
        ("UBND xã ban hành Kế hoạch như sau:", "UBND xã ban hành Kế hoạch như sau:"),
        ("UBND xã ban hành Kế hoạch.", "UBND xã ban hành Kế hoạch."),
    ],
)
def test_a_colon_follows_the_introduction_unless_something_ends_it(typed, printed):
    assert body(introduction=[typed])[0] == printed


def test_only_the_last_paragraph_of_the_introduction_takes_the_colon():
    assert body(introduction=["Thực hiện Nghị quyết", "UBND xã ban hành Kế hoạch"])[:2] == [
        "Thực hiện Nghị quyết",
        "UBND xã ban hành Kế hoạch:",
    ]


def test_without_a_closing_the_last_words_of_the_body_take_the_end_mark():
    assert body(purpose=["a", "b."]) == ["I. MỤC ĐÍCH", "- a", "- b./."]
    assert body(sections=[a_heading("A", a_heading("B"))])[-1] == "1. B./."


def test_a_closing_of_blanks_is_none():
    assert body(purpose=["a"], closing="  ")[-1] == "- a./."


def test_legal_bases_are_italic_and_end_in_semicolons():
    document = composed(a_plan(legal_bases=["Căn cứ Luật A.", "Căn cứ *Luật B*"]))
    bases = document.body[:2]
    assert lines(bases) == ["Căn cứ Luật A;", "Căn cứ Luật B."]
    assert all(part.italic for basis in bases for part in basis.content)


# tasks in the body

FULL = a_task(
    "Tri thức công dân",
    objective="100% thôn có bảng tin",
    measures=["Phổ biến pháp luật.", an_item("Niêm yết:", items=["Thủ tục"])],
    deliverables={"item_marker": "plus", "items": ["Kế hoạch"]},
    lead="UBND xã",
    supporting=["Đài truyền thanh", "Các thôn;"],
    deadline="Quý II\nThường xuyên.",
)


def test_a_task_is_written_out_in_lettered_lines():
    assert body(tasks=[a_group(FULL)]) == [
        "I. NHIỆM VỤ, GIẢI PHÁP",
        "1. Tri thức công dân",
        "a) Mục tiêu, yêu cầu: 100% thôn có bảng tin",
        "b) Nhiệm vụ, giải pháp:",
        "- Phổ biến pháp luật.",
        "- Niêm yết:",
        "+ Thủ tục",
        "c) Kết quả:",
        "+ Kế hoạch",
        "d) Phân công trách nhiệm:",
        "- Đơn vị chủ trì: UBND xã.",
        "- Đơn vị phối hợp: Đài truyền thanh; Các thôn.",
        "đ) Thời gian thực hiện: Quý II; Thường xuyên./.",
    ]


def test_what_a_task_lacks_takes_no_line_and_no_letter():
    task = a_task("A", measures=[], deliverables="Báo cáo", supporting="Các thôn")
    assert body(tasks=[a_group(task)])[1:] == [
        "1. A",
        "a) Kết quả: Báo cáo",
        "b) Phân công trách nhiệm:",
        "- Đơn vị phối hợp: Các thôn./.",
    ]


def test_a_text_may_run_on_after_its_label_and_have_items_below():
    task = a_task("A", measures={"run_in": "gồm có", "items": ["một"]})
    assert body(tasks=[a_group(task)])[2:] == ["a) Nhiệm vụ, giải pháp: gồm có", "- một./."]


def test_the_nearest_label_wins():
    task, other = a_task("A", lead="X", labels={"lead": "của việc"}), a_task("B", lead="Y", objective="o")
    written = body(
        sections=[a_heading("I", part="tasks", labels={"lead": "của chỗ", "objective": "của chỗ"})],
        tasks=[a_group(task, other, labels={"objective": "của nhóm:"})],
        labels={"lead": "của kế hoạch", "responsibility": "của kế hoạch"},
    )
    assert written[1:] == [
        "1. A",
        "a) của kế hoạch:",
        "- của việc: X.",
        "2. B",
        "a) của nhóm: o",
        "b) của kế hoạch:",
        "- của chỗ: Y./.",
    ]


GROUPS = [a_group(a_task("A"), group="Nhóm một", id="mot"), a_group(a_task("B"), a_task("C"), group="Nhóm hai")]


def test_groups_are_a_level_of_their_own_when_there_are_several():
    assert body(tasks=GROUPS) == [
        "I. NHIỆM VỤ, GIẢI PHÁP",
        "1. Nhóm một",
        "1.1. A",
        "2. Nhóm hai",
        "2.1. B",
        "2.2. C./.",
    ]


def test_one_chosen_group_is_not_named():
    section = a_heading("NHIỆM VỤ", part="tasks", groups=["mot"])
    assert body(sections=[section], tasks=GROUPS) == ["I. NHIỆM VỤ", "1. A./."]


def test_item_marker_of_the_placement_marks_the_tasks_and_not_the_groups():
    section = a_heading("NHIỆM VỤ", part="tasks", item_marker="letter")
    assert body(sections=[section], tasks=GROUPS)[1:3] == ["1. Nhóm một", "a) A"]


# assignments

TOLD = {
    "a name alone": (an_assignment("Sở A"), ["- Sở A"]),
    "a text after the name": (an_assignment("Sở A", text="Làm việc này."), ["- Sở A: Làm việc này."]),
    "with a verb": (an_assignment("Sở A", verb="Giao", text="làm."), ["- Giao Sở A: làm."]),
    "duties below": (an_assignment("Sở A", duties=["một", "hai"]), ["- Sở A:", "+ một", "+ hai"]),
    "text and duties": (an_assignment("Sở A", text="chủ trì:", duties=["một"]), ["- Sở A: chủ trì:", "+ một"]),
    "a colon typed": (an_assignment("Sở A:", text="làm."), ["- Sở A: làm."]),
    "without a colon": (an_assignment("Sở A", text="chủ trì.", colon=False), ["- Sở A chủ trì."]),
    "a marker of its own": (an_assignment("Sở A", duties=["một"], marker="letter"), ["a) Sở A:", "- một"]),
    "duties with markers": (an_assignment("Sở A", duties=["x"], item_marker="letter"), ["- Sở A:", "a) x"]),
}


@pytest.mark.parametrize("case", TOLD, ids=lambda case: case)
def test_an_assignment_may_stand_wherever_an_item_may(case):
    entry, expected = TOLD[case]
    assert items(entry) == expected


def test_assignments_are_numbered_and_plain_texts_among_them_are_not():
    told = [an_assignment("Sở A", duties=["một"]), "Các xã làm theo.", an_assignment("Sở B", text="phối hợp.")]
    assert body(assignments=told) == [
        "I. TỔ CHỨC THỰC HIỆN",
        "1. Sở A:",
        "- một",
        "Các xã làm theo.",
        "2. Sở B: phối hợp./.",
    ]


def test_item_marker_on_the_placement_numbers_the_plain_texts_too():
    section = a_heading("TỔ CHỨC", part="assignments", item_marker="number")
    assert body(sections=[section], assignments=[an_assignment("Sở A"), "Các xã."])[1:] == ["1. Sở A", "2. Các xã./."]


def test_colon_false_on_the_placement_holds_for_all_of_them():
    section = a_heading("TỔ CHỨC", part="assignments", colon=False)
    told = [an_assignment("Sở A", duties=["một"]), an_assignment("Sở B", text="phối hợp", colon=True)]
    assert body(sections=[section], assignments=told)[1:] == ["1. Sở A", "- một", "2. Sở B: phối hợp./."]


def test_assignments_placed_without_a_heading_number_on():
    section = a_heading("TỔ CHỨC", an_item("Chung", marker="number"), an_item(part="assignments"))
    assert body(sections=[section], assignments=[an_assignment("Sở A")])[1:] == ["1. Chung", "2. Sở A./."]


def test_a_name_with_only_duties_below_is_a_heading():
    told = [an_assignment("Sở A", duties=["một"]), an_assignment("Sở B", text="hai", duties=["ba"])]
    blocks = composed(a_plan(assignments=told, introduction=[])).body
    assert isinstance(blocks[1], Heading)
    assert blocks[1].bold
    assert isinstance(blocks[3], Paragraph)
    assert not blocks[3].content[0].bold


def test_footnotes_of_an_assignment_come_before_those_of_its_duties():
    told = an_assignment("Sở A[^a]", text="chủ trì[^b]", duties=["một[^c]"])
    document = composed(a_plan(assignments=[told], footnotes={"a": "A", "b": "B", "c": "C"}))
    numbers = [part.number for block in document.body for part in block.content if isinstance(part, NoteReference)]
    assert numbers == [1, 2, 3]
