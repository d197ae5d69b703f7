"""Numbers of the outline: which sign for which level, and counting within a list."""

import pytest

from planforge.compose.numbering import Level, Siblings, written
from planforge.document.blocks import Heading, Paragraph
from tests.support.builders import a_heading, a_plan, an_assignment, an_item, composed, lines


@pytest.mark.parametrize(
    ("marker", "number", "path", "expected"),
    [
        ("roman", 1, (), "I."),
        ("roman", 4, (), "IV."),
        ("roman", 49, (), "XLIX."),
        ("number", 12, (), "12."),
        ("letter", 1, (), "a)"),
        ("letter", 5, (), "đ)"),
        ("letter", 23, (), "y)"),
        ("letter", 24, (), "aa)"),
        ("decimal", 3, (), "3."),
        ("decimal", 3, (2,), "2.3."),
        ("decimal", 3, (2, 10), "2.10.3."),
        ("dash", 7, (), "-"),
        ("plus", 7, (1,), "+"),
        ("none", 7, (1,), ""),
    ],
)
def test_a_marker_is_written_with_its_number(marker, number, path, expected):
    assert written(marker, number, path) == expected


def test_letters_of_points_are_those_of_the_decree_in_its_order():
    letters = [written("letter", number).removesuffix(")") for number in range(1, 24)]
    assert "".join(letters) == "abcdđeghiklmnopqrstuvxy"


def test_each_kind_of_marker_counts_for_itself_among_siblings():
    siblings = Siblings(Level())
    markers = [siblings.next(kind)[0] for kind in ("number", "letter", "number", "none", "dash", "letter", "number")]
    assert markers == ["1.", "a)", "2.", "", "-", "b)", "3."]


def test_an_item_marker_laid_over_siblings_numbers_on():
    siblings = Siblings(Level())
    siblings.next("number")
    forced = siblings.forced("number")
    assert forced.level.only == "number"
    assert forced.next("number")[0] == "2."
    assert siblings.next("number")[0] == "3."


@pytest.mark.parametrize(
    ("marker", "heading", "text", "depth"),
    [
        ("roman", "number", "dash", 2),
        ("number", "letter", "dash", 2),
        ("decimal", "letter", "dash", 2),
        ("letter", "dash", "dash", 2),
        ("dash", "plus", "dash", 2),
        ("none", "roman", "dash", 1),
    ],
)
def test_under_a_heading_the_next_kind_of_marker_follows(marker, heading, text, depth):
    below = Level().below_heading(marker, 1)
    assert (below.heading, below.text, below.depth) == (heading, text, depth)


@pytest.mark.parametrize(
    ("marker", "text"), [("number", "dash"), ("letter", "dash"), ("dash", "plus"), ("plus", "plus"), ("none", "dash")]
)
def test_under_a_text_stands_a_dash_or_a_plus(marker, text):
    assert Level().below_text(marker, 1).text == text


def body_of(*sections):
    return lines(composed(a_plan(sections=sections, introduction=[], closing="")).body)


OUTLINES = {
    "headings take roman, number, letter in turn, texts dash and plus": (
        [a_heading("A", a_heading("B", a_heading("C", an_item("một", items=["hai"]))))],
        ["I. A", "1. B", "a) C", "- một", "+ hai./."],
    ),
    "each list begins anew": (
        [a_heading("A", a_heading("B"), a_heading("C")), a_heading("D", a_heading("E"))],
        ["I. A", "1. B", "2. C", "II. D", "1. E./."],
    ),
    "headings and texts of one marker kind count together": (
        [a_heading("A", a_heading("B"), "một", an_item("hai", marker="number"), a_heading("C"))],
        ["I. A", "1. B", "- một", "2. hai", "3. C./."],
    ),
    "a heading without a number does not deepen what follows": (
        [a_heading("A", a_heading("B", a_heading("C"), marker="none"), a_heading("D"))],
        ["I. A", "B", "1. C", "1. D./."],
    ),
    "item_marker sets the markers of the children only": (
        [a_heading("A", an_item("một", items=["hai"]), a_heading("B", "ba"), item_marker="number")],
        ["I. A", "1. một", "- hai", "2. B", "- ba./."],
    ),
    "an item's own marker wins over item_marker": (
        [a_heading("A", "một", an_item("hai", marker="none"), "ba", item_marker="letter")],
        ["I. A", "a) một", "hai", "b) ba./."],
    ),
    "decimal continues the number above": (
        [a_heading("A", a_heading("B", a_heading("C", "một", item_marker="decimal"), item_marker="decimal"))],
        ["I. A", "1. B", "1.1. C", "1.1.1. một./."],
    ),
    "text below a lettered text begins at dash again": (
        [a_heading("A", an_item("một", marker="letter", items=[an_item("hai", items=["ba"])]))],
        ["I. A", "a) một", "- hai", "+ ba./."],
    ),
    "items without a heading of their own number on": (
        [an_item("một", marker="number"), an_item(None, items=["hai", "ba"], item_marker="number")],
        ["1. một", "2. hai", "3. ba./."],
    ),
    "an assignment takes the marker of its place": (
        [a_heading("A", an_assignment("Sở Nội vụ", duties=["một"]), "hai", item_marker="number")],
        ["I. A", "1. Sở Nội vụ:", "- một", "2. hai./."],
    ),
}


@pytest.mark.parametrize("case", OUTLINES, ids=lambda case: case)
def test_outline(case):
    sections, expected = OUTLINES[case]
    assert body_of(*sections) == expected


def test_the_outline_level_of_a_heading_is_its_depth():
    plan = a_plan(sections=[a_heading("A", a_heading("B", a_heading("C", marker="roman")))], introduction=[])
    headings = [block for block in composed(plan).body if isinstance(block, Heading)]
    assert [heading.level for heading in headings] == [1, 2, 3]


def test_points_are_not_bold_and_the_levels_above_them_are():
    plan = a_plan(sections=[a_heading("A", a_heading("B", a_heading("C"), a_heading("D", bold=True)))])
    headings = [block for block in composed(plan).body if isinstance(block, Heading)]
    assert [heading.bold for heading in headings] == [True, True, False, True]
    assert [heading.content[0].bold for heading in headings] == [True, True, False, True]


def test_a_text_with_items_below_stays_on_their_page():
    plan = a_plan(sections=[an_item("một", items=["hai"])], introduction=[])
    paragraphs = [block for block in composed(plan).body if isinstance(block, Paragraph)]
    assert [paragraph.keep_next for paragraph in paragraphs[:2]] == [True, False]
