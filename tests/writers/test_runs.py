"""Runs of letters as WordprocessingML: only what differs from the paragraph's style is said."""

import pytest
from lxml import etree

from planforge.document.inlines import NoteReference, Text
from planforge.writers.docx.runs import escaped, footnote, note_reference, paragraph, plain_run, runs

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def parsed(xml):
    """The elements of `xml`, which has to be well-formed."""
    return etree.fromstring(f'<x xmlns:w="{W}">{xml}</x>')


def written(*content, **style):
    """Each run as its text in signs: `b` bold, `-b` not bold though the style is, `h` highlighted."""
    shown = []
    for run in parsed(runs(content, **style)).iter(f"{{{W}}}r"):
        properties = [
            ("-" if element.get(f"{{{W}}}val") == "0" else "") + etree.QName(element).localname[0]
            for element in run.findall(f"{{{W}}}rPr/*")
            if not element.tag.endswith("Cs")
        ]
        shown.append((" ".join(properties), "".join(run.itertext())))
    return shown


def test_a_text_of_the_style_needs_no_properties():
    assert written(Text("một")) == [("", "một")]
    assert written(Text("một", bold=True), bold=True) == [("", "một")]
    assert written(Text("một", italic=True), italic=True) == [("", "một")]


FORMS = [
    (Text("một", bold=True), {}, "b"),
    (Text("một", italic=True), {}, "i"),
    (Text("một", bold=True, italic=True), {}, "b i"),
    (Text("một"), {"bold": True}, "-b"),
    (Text("một", italic=True), {"bold": True}, "-b i"),
    (Text("một", highlight=True), {}, "h"),
    (Text("một", bold=True, highlight=True), {"bold": True}, "h"),
]


@pytest.mark.parametrize(("part", "style", "expected"), FORMS)
def test_what_differs_from_the_style_is_said(part, style, expected):
    assert written(part, **style) == [(expected, "một")]


def test_bold_is_said_for_complex_scripts_too():
    assert "<w:b/><w:bCs/>" in runs((Text("một", bold=True),))
    assert '<w:i w:val="0"/><w:iCs w:val="0"/>' in runs((Text("một"),), italic=True)


def test_neighbours_of_one_form_are_one_run():
    content = (Text("một "), Text("hai"), Text(" ba", bold=True), Text(" bốn", bold=True), Text("."))
    assert written(*content) == [("", "một hai"), ("b", " ba bốn"), ("", ".")]


def test_a_marker_and_a_space_come_first():
    assert written(Text("một"), marker="a)") == [("", "a) một")]
    assert written(Text("một", bold=True), marker="1.", bold_marker=True) == [("b", "1. một")]
    assert written(Text("một", bold=True), marker="a)") == [("", "a) "), ("b", "một")]


def test_no_content_makes_no_run():
    assert runs(()) == ""
    assert runs((Text(""),)) == ""
    assert plain_run("") == ""


@pytest.mark.parametrize("text", ["Sở Kế hoạch & Đầu tư", "a <b> c", "]]>", "&amp;", "\"một\" 'hai'", "  hai  trống  "])
def test_every_sign_reaches_the_page(text):
    assert "".join(parsed(runs((Text(text),))).itertext()) == text
    assert "".join(parsed(plain_run(text)).itertext()) == text


def test_only_three_signs_are_escaped():
    assert escaped("a & b < c > d \" ' đ") == "a &amp; b &lt; c &gt; d \" ' đ"


def test_blanks_at_the_edge_of_a_run_are_kept():
    assert 'xml:space="preserve"' in plain_run(" một")


# footnotes


def test_the_first_mark_of_a_footnote_carries_it_and_a_bookmark_around_it():
    xml = parsed(note_reference(NoteReference(3)))
    assert [etree.QName(element).localname for element in xml] == ["bookmarkStart", "r", "bookmarkEnd"]
    assert xml.find(f".//{{{W}}}footnoteReference").get(f"{{{W}}}id") == "3"


def test_a_second_mark_points_at_the_first_and_shows_its_number():
    first, second = (note_reference(NoteReference(3, first=first)) for first in (True, False))
    name = parsed(first)[0].get(f"{{{W}}}name")
    assert f"NOTEREF {name} " in second
    assert "footnoteReference" not in second
    assert parsed(second).findtext(f".//{{{W}}}t") == "3"


def test_bookmarks_of_two_footnotes_have_two_ids():
    ids = {parsed(note_reference(NoteReference(number)))[0].get(f"{{{W}}}id") for number in (1, 2)}
    assert len(ids) == 2


def test_a_reference_parts_the_text_before_it_from_the_text_after_it():
    xml = parsed(runs((Text("một"), NoteReference(1), Text("hai"))))
    assert [etree.QName(element).localname for element in xml] == ["r", "bookmarkStart", "r", "bookmarkEnd", "r"]


def test_a_reference_alone_is_written_like_one_among_words():
    assert runs((NoteReference(1),)) == note_reference(NoteReference(1))


def test_a_footnote_begins_with_its_own_number():
    xml = parsed(footnote(2, (Text("Nghị định"),)))
    assert xml[0].get(f"{{{W}}}id") == "2"
    runs_of = xml[0].findall(f".//{{{W}}}r")
    assert runs_of[0].find(f"{{{W}}}footnoteRef") is not None
    assert "".join(runs_of[1].itertext()) == " "
    assert "".join(runs_of[2].itertext()) == "Nghị định"


def test_a_paragraph_names_its_style_before_its_own_properties():
    xml = parsed(paragraph("BodyText", plain_run("một"), "<w:keepNext/>"))
    assert [etree.QName(element).localname for element in xml[0][0]] == ["pStyle", "keepNext"]
