"""What is changed, added, removed or moved between two plans, and which words of it."""

import re
from pathlib import Path

import pytest

from planforge.compose.comparison_wording import field_name, name_of, what_became
from planforge.plan.comparison import Kind, Outcome, Part, joined
from planforge.transforms.comparison.compare import compare
from planforge.transforms.comparison.likeness import alike, word_bag
from planforge.transforms.comparison.moves import out_of_order
from planforge.transforms.comparison.words import MOST_WORK, compare_words
from tests.support.builders import a_group, a_heading, a_plan, a_task, an_assignment, an_item

ADDED, REMOVED, CHANGED, MOVED = Outcome.ADDED, Outcome.REMOVED, Outcome.CHANGED, Outcome.MOVED

# words


def cases():
    text = Path(__file__).with_name("compared_words.txt").read_text(encoding="utf-8")
    for block in text.split("\n\n"):
        sides = dict(line.split(" ", 1) for line in block.split("\n") if line[:2] in ("- ", "+ "))
        if sides:
            yield sides.get("-", ""), sides.get("+", "")


def unmarked(text):
    return re.sub(r"\[-|-\]|\{\+|\+\}", "", text)


def marked(words):
    """The runs with their signs; a blank before a change stands outside, unless the change begins the sentence."""
    signs = {"same": "{}", "gone": "[-{}-]", "new": "{{+{}+}}"}
    return "".join(signs[state].format(text) for text, state in words)


def without_blanks_at_signs(text):
    return re.sub(r" *(\[-|-\]|\{\+|\+\}) *", r"\1", text)


@pytest.mark.parametrize(("before", "after"), [*cases()])
def test_words_are_told_apart(before, after):
    made = [marked(words) for words in compare_words(unmarked(before), unmarked(after))]
    assert [*map(without_blanks_at_signs, made)] == [without_blanks_at_signs(before), without_blanks_at_signs(after)]


def test_a_text_too_long_to_compare_is_replaced_where_it_differs():
    many = int(MOST_WORK**0.5) + 1
    old = ["một", *["a", "b"] * many, "hai"]
    new = ["một", *["b", "c"] * many, "hai"]
    before, after = compare_words(" ".join(old), " ".join(new))
    assert {run.state for run in (*before, *after)} == {"gone", "new"}


# lists


@pytest.mark.parametrize(
    ("places", "out"),
    [([], 0), ([0, 1, 2], 0), ([2, 0, 1], 1), ([1, 2, 0], 1), ([3, 2, 1, 0], 3), ([0, 4, 1, 2, 3], 1)],
)
def test_as_few_as_possible_are_out_of_order(places, out):
    moved = out_of_order(places)
    stayed = [place for index, place in enumerate(places) if index not in moved]
    assert len(moved) == out
    assert stayed == sorted(stayed)


def test_each_text_is_like_one_other_at_most():
    old = [word_bag("rà soát thủ tục đất đai"), word_bag("rà soát thủ tục hộ tịch")]
    new = [word_bag("rà soát các thủ tục hộ tịch"), word_bag("mua sắm thiết bị")]
    assert alike(old, new, 0.4) == [(1, 0)]


def test_a_reworded_text_is_found_among_very_many():
    count = 3000
    old = [word_bag(f"việc chung của thôn số{number} trong năm") for number in range(count)]
    new = [word_bag(f"việc chung của thôn số{number} cả năm") for number in reversed(range(count))]
    assert sorted(alike(old, new, 0.7)) == [(number, count - 1 - number) for number in range(count)]


# plans


def differences(old, new):
    return [(one.kind, one.outcomes, one.name) for one in compare(a_plan(**old), a_plan(**new)).differences()]


def tasks(*titles, **more):
    return {"tasks": [a_group(*(a_task(title, **more) for title in titles))]}


def test_a_plan_is_not_other_than_itself():
    plan = a_plan(**tasks("Rà soát", "Công khai"))
    comparison = compare(plan, plan)
    assert (comparison.sections, comparison.layout_only) == ((), 0)


def test_a_task_is_known_by_its_id_whatever_its_title():
    old = {"tasks": [a_group(a_task("Rà soát thủ tục", id="a"), a_task("Công khai giá", id="b"))]}
    new = {"tasks": [a_group(a_task("Mua máy tính", id="a"), a_task("Công khai giá", id="b"))]}
    assert differences(old, new) == [(Kind.TASK, (CHANGED,), "Mua máy tính")]


def test_tasks_with_other_ids_are_others_however_alike():
    old = {"tasks": [a_group(a_task("Rà soát thủ tục đất đai năm nay", id="a"))]}
    new = {"tasks": [a_group(a_task("Rà soát thủ tục đất đai năm sau", id="b"))]}
    assert {outcomes for _kind, outcomes, _name in differences(old, new)} == {(REMOVED,), (ADDED,)}


def test_a_task_without_id_is_known_by_its_title_and_then_by_likeness():
    old = tasks("Rà soát thủ tục", "Tập huấn cho cán bộ các thôn", deadline="Quý I/2026")
    new = tasks("Rà soát thủ tục", "Tập huấn cho cán bộ, công chức các thôn", deadline="Quý II/2026")
    assert [outcomes for _kind, outcomes, _name in differences(old, new)] == [(CHANGED,), (CHANGED,)]


def test_a_task_that_goes_to_another_group_is_moved_and_may_be_changed_too():
    one, other = a_task("Rà soát", id="a"), a_task("Công khai", id="b")
    old = {"tasks": [a_group(one, other, group="Một"), a_group(a_task("Họp", id="c"), group="Hai")]}
    later = a_task("Công khai", id="b", deadline="Quý I/2026")
    new = {"tasks": [a_group(one, group="Một"), a_group(a_task("Họp", id="c"), later, group="Hai")]}
    (found,) = compare(a_plan(**old), a_plan(**new)).differences()
    assert (found.outcomes, found.old.above, found.new.above) == ((MOVED, CHANGED), "Một", "Hai")
    assert what_became(found) == "Chuyển từ “Một” sang “Hai”; sửa"
    assert [(text.label, joined(text.after)) for text in found.texts] == [("deadline", "Quý I/2026")]


def test_what_is_pushed_down_by_a_new_task_is_not_moved():
    assert differences(tasks("Rà soát", "Họp"), tasks("Mua máy tính", "Rà soát", "Họp")) == [
        (Kind.TASK, (ADDED,), "Mua máy tính")
    ]


def test_a_renamed_group_is_known_by_its_tasks():
    old = {"tasks": [a_group(a_task("Rà soát"), a_task("Họp"), group="Thủ tục")]}
    new = {"tasks": [a_group(a_task("Rà soát"), a_task("Họp"), group="Cải cách")]}
    assert differences(old, new) == [(Kind.GROUP, (CHANGED,), "Cải cách")]


def test_the_tasks_of_a_new_group_are_told_one_by_one():
    old = {"tasks": [a_group(a_task("Rà soát"), group="Một")]}
    new = {"tasks": [*old["tasks"], a_group(a_task("Mua máy"), a_task("Lắp mạng"), group="Hai")]}
    assert [kind for kind, _outcomes, _name in differences(old, new)] == [Kind.GROUP, Kind.TASK, Kind.TASK]


def test_a_text_under_another_heading_is_moved():
    old = {"sections": [a_heading("MỘT", "Câu đầu tiên.", "Câu ở lại."), a_heading("HAI", "Câu khác.")]}
    new = {"sections": [a_heading("MỘT", "Câu ở lại."), a_heading("HAI", "Câu khác.", "Câu đầu tiên.")]}
    assert differences(old, new) == [(Kind.TEXT, (MOVED,), "Câu đầu tiên.")]


def test_a_text_that_goes_to_another_part_is_moved():
    old = {"purpose": ["Giúp dân.", "Ghi sổ hằng ngày."], "requirements": ["Đúng hạn."]}
    new = {"purpose": ["Giúp dân."], "requirements": ["Đúng hạn.", "Ghi sổ hằng ngày."]}
    (found,) = compare(a_plan(**old), a_plan(**new)).differences()
    assert (found.outcomes, found.old.part, found.new.part) == ((MOVED,), Part.PURPOSE, Part.REQUIREMENTS)


def test_what_stands_below_a_new_heading_is_told_with_it():
    old = {"sections": [a_heading("MỘT", "Câu.")]}
    new = {"sections": [a_heading("MỘT", "Câu."), a_heading("HAI", "Thêm.", an_item("Nữa.", items=["Sâu hơn."]))]}
    (found,) = compare(a_plan(**old), a_plan(**new)).differences()
    assert [joined(text.after) for text in found.texts] == ["HAI", "Thêm.", "Nữa.", "Sâu hơn."]


def test_a_text_in_the_place_of_another_replaces_it():
    old = {"sections": [a_heading("MỘT", "Đầu.", "Ngân sách xã chi trả.", "Cuối.")]}
    new = {"sections": [a_heading("MỘT", "Đầu.", "Do người dân góp.", "Cuối.")]}
    assert differences(old, new) == [(Kind.TEXT, (CHANGED,), "Do người dân góp.")]


def test_a_body_is_known_under_its_other_names_and_another_body_is_another():
    old = {"assignments": [an_assignment("VP HĐND và UBND", duties=["Trực."]), an_assignment("Các thôn", text="họp")]}
    new = {
        "assignments": [
            an_assignment("Văn phòng HĐND và UBND", duties=["Trực."]),
            an_assignment("Các buôn", text="gửi giấy mời"),
        ]
    }
    assert differences(old, new) == [
        (Kind.ASSIGNMENT, (CHANGED,), "Văn phòng HĐND và UBND"),
        (Kind.ASSIGNMENT, (REMOVED,), "Các thôn"),
        (Kind.ASSIGNMENT, (ADDED,), "Các buôn"),
    ]


def test_a_recipient_with_another_name_is_not_the_old_one_changed():
    old, new = {"recipients": ["Sở Nội vụ", "Các thôn"]}, {"recipients": ["Sở Nông nghiệp", "Các thôn"]}
    assert {outcomes for _kind, outcomes, _name in differences(old, new)} == {(REMOVED,), (ADDED,)}


def test_only_a_year_that_follows_the_plan_is_called_a_year_changed():
    old = a_plan(year=2025, purpose=["Năm 2025 đạt 80%.", "Năm 2025 họp 2 lần."])
    new = a_plan(year=2026, purpose=["Năm 2026 đạt 80%.", "Năm 2026 họp 3 lần."])
    said = [what_became(one) for one in compare(old, new).differences() if one.kind is Kind.TEXT]
    assert said == ["Sửa (chỉ đổi năm)", "Sửa"]


def test_the_order_of_supporting_bodies_is_a_difference():
    old, new = tasks("Họp", supporting=["Sở A", "Sở B"]), tasks("Họp", supporting=["Sở B", "Sở A"])
    (found,) = compare(a_plan(**old), a_plan(**new)).differences()
    (text,) = found.texts
    assert text.moved
    assert joined(text.before) == joined(text.after)


def test_typefaces_and_markers_are_counted_and_not_listed():
    old = a_plan(purpose=["Giúp người già.", an_item("Đọc sách.", marker="dash")])
    new = a_plan(purpose=["Giúp **người già**.", an_item("Đọc sách.", marker="plus")])
    comparison = compare(old, new)
    assert (comparison.sections, comparison.layout_only) == ((), 2)


def test_a_standing_sentence_is_told_from_none_and_from_an_own_one():
    supplied, none, own = (a_plan(closing=closing) for closing in (None, "", "Trên đây là Kế hoạch."))
    assert [one.outcomes for one in compare(supplied, none).differences()] == [(REMOVED,)]
    assert [one.outcomes for one in compare(supplied, own).differences()] == [(CHANGED,)]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ({"document": {"subject": "X", "number": "08"}}, {"document": {"subject": "X", "number": "09"}}, "Sửa số"),
        ({"document": {"subject": "X"}}, {"document": {"subject": "Y"}}, "Sửa trích yếu"),
        ({"signature": {"name": "An"}}, {"signature": {"name": "Bình"}}, "Sửa người ký"),
        ({"legal_bases": ["Luật A"]}, {"legal_bases": ["Luật A", "Nghị định B"]}, "Thêm căn cứ"),
        ({"filed_with": "VT"}, {"filed_with": "VT, KT"}, "Sửa nơi lưu"),
        ({}, {"labels": {"lead": "Ai làm"}}, "Thêm nhãn đơn vị chủ trì"),
    ],
)
def test_each_kind_has_a_name(old, new, said):
    (found,) = compare(a_plan(**old), a_plan(**new)).differences()
    assert f"{what_became(found)} {name_of(found)}" == said


def test_a_field_of_a_deliverable_says_whose_it_is():
    assert field_name("deliverables.deadline.Bình mới") == "Thời gian thực hiện của “Bình mới”"
