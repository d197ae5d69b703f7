"""The marks a clerk may put inside a text, and everything that only looks like one."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planforge.plan.markup import Span, note_keys, open_decisions, plain, spans

B, I, O = {"bold": True}, {"italic": True}, {"open": True}  # noqa: E741


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("", ()),
        ("không dấu gì", (Span("không dấu gì"),)),
        ("**đậm**", (Span("đậm", **B),)),
        ("*nghiêng*", (Span("nghiêng", **I),)),
        ("==chờ==", (Span("chờ", **O),)),
        ("a **b** c", (Span("a "), Span("b", **B), Span(" c"))),
        ("**a *b* c**", (Span("a ", **B), Span("b", **B, **I), Span(" c", **B))),
        ("***a***", (Span("a", **B, **I),)),
        ("==a **b**==", (Span("a ", **O), Span("b", **B, **O))),
        ("a[^1]b", (Span("a"), Span("", note="1"), Span("b"))),
        ("**a[^x-2]**", (Span("a", **B), Span("", note="x-2"))),
    ],
)
def test_marks_are_cut(text, cut):
    assert spans(text) == cut


@pytest.mark.parametrize(
    "text",
    [
        "3*4*5",
        "a * b * c",
        "**chưa đóng",
        "chưa mở**",
        "*",
        "**",
        "****",
        "* *",
        "==",
        "a == b == c",
        "== a ==",
        "====",
        "[^]",
        "[^có dấu]",
        "[a]",
        "snake_case_name",
        "& < > \" '",
    ],
)
def test_what_only_looks_like_a_mark_is_literal(text):
    assert spans(text) == (Span(text),)


@pytest.mark.parametrize(
    ("text", "read"),
    [("\\*a\\*", "*a*"), ("\\==a==", "==a=="), ("\\[^a]", "[^a]"), ("\\\\", "\\")],
)
def test_a_backslash_makes_a_mark_literal(text, read):
    assert plain(text) == read


@pytest.mark.parametrize("text", ["C:\\tmp", "\\n", "a \\ b", "\\{", "cuối\\"])
def test_a_backslash_before_anything_else_is_literal(text):
    assert plain(text) == text


def test_footnote_keys_come_in_order_each_as_often_as_used():
    assert note_keys("a[^b] c[^a] \\[^x] d[^b]") == ["b", "a", "b"]


@pytest.mark.parametrize(("text", "count"), [("==a== b ==c==", 2), ("a == b", 0), ("\\==a==", 0), ("==**a** b==", 2)])
def test_places_that_wait_are_counted(text, count):
    assert open_decisions(text) == count


texts = st.text("aă *=[]^\\1-", max_size=30)


@given(texts)
def test_letters_are_neither_lost_nor_turned_around(text):
    kept = [letter for letter in plain(text) if letter in "aă"]
    assert kept == [letter for letter in text if letter in "aă"] or "[^" in text


@given(texts)
def test_neighbours_with_the_same_marks_are_one_span(text):
    cut = spans(text)
    assert all(one[1:] != other[1:] or one.note or other.note for one, other in pairwise(cut))
    assert all(span.text or span.note for span in cut)
