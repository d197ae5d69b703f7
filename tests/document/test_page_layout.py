"""The profile nd30: its measures are those the decree allows, and what an office may change is checked."""

import pytest

from planforge.document.page_layout import (
    ALLOWED,
    HEADER_SIZES,
    INDENTS,
    PageLayout,
    header_sizes_agree,
    layout_names,
    out_of_range,
)

PROFILE = {name: getattr(PageLayout(), name) for name in layout_names()}


def test_every_measure_has_a_range_and_a_clause():
    assert set(ALLOWED) == set(layout_names())
    assert all(rule.low <= rule.high and rule.clause for rule in ALLOWED.values())


@pytest.mark.parametrize("name", PROFILE)
def test_the_profile_is_what_the_decree_allows(name):
    assert out_of_range(name, PROFILE[name]) is None


def test_the_profile_has_sizes_that_go_together():
    assert header_sizes_agree(PageLayout())


CHOICES = [
    # (name, value, whether the decree allows it): PL I-I.3, I-II.1 to II.9, I-III.1
    ("margin_top", 25, True),
    ("margin_top", 19.9, False),
    ("margin_left", 30, True),
    ("margin_left", 25.4, False),
    ("margin_right", 15, True),
    ("margin_right", 20.5, False),
    ("body_size", 13, True),
    ("body_size", 12, False),
    ("reference_size", 14, False),
    ("recipients_size", 12, False),
    ("first_line_indent", 10, True),
    ("first_line_indent", 12.7, True),
    ("first_line_indent", 11, False),
    ("paragraph_gap", 5, False),
    ("line_spacing", 1.5, True),
    ("line_spacing", 1.6, False),
    ("agency_rule_ratio", 0.5, True),
    ("agency_rule_ratio", 0.3, False),
]


@pytest.mark.parametrize(("name", "value", "allowed"), CHOICES)
def test_a_value_is_held_against_its_range(name, value, allowed):
    rule = out_of_range(name, value)
    assert (rule is None) is allowed
    assert rule in (None, ALLOWED[name])


def test_only_the_two_indents_of_the_decree_are_allowed():
    assert [value for value in (10.0, 10.5, 12, 12.7) if out_of_range("first_line_indent", value) is None] == [*INDENTS]


@pytest.mark.parametrize(
    ("sizes", "agree"), [((13, 14, 14), True), ((12, 13, 13), True), ((13, 13, 13), False), ((12, 14, 14), False)]
)
def test_the_sizes_of_the_letterhead_rise_and_fall_together(sizes, agree):
    name, motto, date = sizes
    layout = PageLayout().with_values({"national_name_size": name, "national_motto_size": motto, "date_size": date})
    assert header_sizes_agree(layout) is agree
    assert (sizes in HEADER_SIZES) is agree


def test_the_text_is_as_wide_as_the_paper_leaves_it():
    assert PageLayout().text_width == 165
    assert PageLayout().landscape_text_width == 257
    wide = PageLayout().with_values({"margin_left": 35, "margin_top": 25})
    assert (wide.text_width, wide.landscape_text_width) == (160, 252)


def test_changed_values_leave_the_others_and_the_profile_alone():
    changed = PageLayout().with_values({"body_size": 13})
    assert (changed.body_size, changed.subject_size) == (13, 14)
    assert PageLayout().body_size == 14
