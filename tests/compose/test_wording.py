"""A clerk's marks become inlines, and punctuation is supplied once, whatever was typed."""

import pytest

from planforge.compose.wording import (
    Wording,
    end_marked,
    ended,
    in_capitals,
    label_colon,
    one_line,
    with_colon,
    with_stop,
    without_colon,
)
from planforge.document.inlines import NoteReference, Text
from tests.support.builders import shown


def inlines(text, **flags):
    return Wording({"a": "một", "b": "hai"}).inlines(text, **flags)


MARKED = {
    "không có dấu": [Text("không có dấu")],
    "**đậm** thường": [Text("đậm", bold=True), Text(" thường")],
    "*nghiêng*": [Text("nghiêng", italic=True)],
    "***cả hai***": [Text("cả hai", bold=True, italic=True)],
    "**đậm *cả hai* đậm**": [Text("đậm ", bold=True), Text("cả hai", bold=True, italic=True), Text(" đậm", bold=True)],
    "==còn ngỏ==": [Text("còn ngỏ", highlight=True)],
    "3*4*5 và 2 * 3": [Text("3*4*5 và 2 * 3")],
    "**chưa đóng": [Text("**chưa đóng")],
    "a == b": [Text("a == b")],
    "\\*sao\\* \\\\ \\==": [Text("*sao* \\ ==")],
    "C:\\tmp \\; \\": [Text("C:\\tmp \\; \\")],
    "hai\ndòng\tvà tab": [Text("hai dòng và tab")],
    "[^ không phải]": [Text("[^ không phải]")],
}


@pytest.mark.parametrize("text", MARKED)
def test_marks_become_typefaces(text):
    assert list(inlines(text)) == MARKED[text]


def test_bold_and_italic_of_the_whole_line_add_to_those_of_the_text():
    assert inlines("một *hai*", bold=True) == (Text("một ", bold=True), Text("hai", bold=True, italic=True))
    assert inlines("một **hai**", italic=True) == (Text("một ", italic=True), Text("hai", bold=True, italic=True))


def test_no_text_gives_no_inlines():
    assert inlines("") == ()


def test_footnotes_are_numbered_in_the_order_in_which_they_are_first_used():
    wording = Wording({"a": "một", "b": "hai", "c": "ba"})
    assert wording.inlines("x[^b]y[^a]") == (Text("x"), NoteReference(1), Text("y"), NoteReference(2))
    assert wording.inlines("z[^b]") == (Text("z"), NoteReference(1, first=False))
    assert [shown(note) for note in wording.footnotes()] == ["hai", "một"]


def test_a_footnote_has_its_own_marks():
    wording = Wording({"a": "xem *Công báo*\nsố 5"})
    wording.inlines("[^a]")
    assert wording.footnotes() == ((Text("xem "), Text("Công báo", italic=True), Text(" số 5")),)


ENDED = {  # text: with ";", with "."
    "Luật Đất đai": ("Luật Đất đai;", "Luật Đất đai."),
    "Luật Đất đai;": ("Luật Đất đai;", "Luật Đất đai."),
    "Luật Đất đai.": ("Luật Đất đai;", "Luật Đất đai."),
    "Luật Đất đai, ": ("Luật Đất đai;", "Luật Đất đai."),
    "Luật Đất đai…": ("Luật Đất đai…;", "Luật Đất đai…"),
    "Luật Đất đai...": ("Luật Đất đai...;", "Luật Đất đai..."),
    "(Luật)": ("(Luật);", "(Luật)."),
    "Luật.[^a]": ("Luật[^a];", "Luật[^a]."),
    "**Luật.**": ("**Luật**;", "**Luật**."),
    "Luật \\": ("Luật \\;", "Luật \\."),
}


@pytest.mark.parametrize("text", ENDED)
def test_a_text_is_ended_by_one_sign(text):
    assert (ended(text, ";"), ended(text, ".")) == ENDED[text]


STOPPED = {  # text: with a stop, with a colon
    "xong": ("xong.", "xong:"),
    "xong.": ("xong.", "xong."),
    "xong;": ("xong;", "xong;"),
    "xong:": ("xong:", "xong:"),
    "xong!": ("xong!", "xong!"),
    "xong… ": ("xong…", "xong…"),
    "xong[^a]": ("xong[^a].", "xong[^a]:"),
    "xong.[^a]": ("xong.[^a]", "xong.[^a]"),
}


@pytest.mark.parametrize("text", STOPPED)
def test_a_stop_or_a_colon_is_added_where_nothing_ends_the_text(text):
    assert (with_stop(text), with_colon(text)) == STOPPED[text]


@pytest.mark.parametrize("label", ["Chủ trì", "Chủ trì:", "Chủ trì : "])
def test_a_label_has_one_colon_in_the_body_and_none_in_a_table(label):
    assert label_colon(label) == "Chủ trì:"
    assert without_colon(label) == "Chủ trì"


def test_several_names_are_one_text_with_semicolons():
    names = ["Sở Nội vụ", "Sở Tài chính;", "UBND các xã, phường"]
    assert shown(Wording({}).listed(names)) == "Sở Nội vụ; Sở Tài chính; UBND các xã, phường"


def test_a_mark_left_open_in_one_name_means_nothing_in_the_next():
    assert Wording({}).listed(["**một", "hai**"]) == (Text("**một"), Text("; "), Text("hai**"))


END_MARKS = {
    "Trên đây là Kế hoạch": "Trên đây là Kế hoạch./.",
    "Trên đây là Kế hoạch.": "Trên đây là Kế hoạch./.",
    "Trên đây là Kế hoạch./.": "Trên đây là Kế hoạch./.",
    "Trên đây là Kế hoạch /.": "Trên đây là Kế hoạch./.",
    "Trên đây là Kế hoạch. /. ": "Trên đây là Kế hoạch./.",
    "Trên đây là Kế hoạch:": "Trên đây là Kế hoạch./.",
    "và các việc khác...": "và các việc khác.../.",
    "theo quy định.[^a]": "theo quy định[1]./.",
    "theo quy định[^a].": "theo quy định[1]./.",
    "**đậm**": "đậm./.",
    "==ngỏ==": "ngỏ./.",
}


@pytest.mark.parametrize("text", END_MARKS)
def test_the_end_mark_comes_once(text):
    assert shown(end_marked(inlines(text))) == END_MARKS[text]


def test_the_end_mark_is_not_highlighted_with_an_open_place():
    assert end_marked(inlines("==ngỏ==")) == (Text("ngỏ", highlight=True), Text("./."))


def test_an_end_mark_alone_stands_for_no_text():
    assert end_marked(()) == (Text("./."),)


def test_capitals_reach_every_letter_but_not_the_footnotes():
    assert in_capitals(inlines("Biểu *đ* mẫu[^a]")) == (
        Text("BIỂU "),
        Text("Đ", italic=True),
        Text(" MẪU"),
        NoteReference(1),
    )


def test_one_line_keeps_every_other_blank():
    assert one_line("a\nb  c\td") == "a b  c d"
