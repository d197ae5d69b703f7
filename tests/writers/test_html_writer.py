"""The web page: its structure, what it says to a printer and to a screen reader, and that nothing leaks."""

import re
from html.parser import HTMLParser

import pytest
from documents import (
    TRICKY,
    a_cell,
    a_document,
    a_heading,
    a_letterhead,
    a_paragraph,
    a_row,
    a_table,
    an_appendix,
    continued,
)

from planforge.document.blocks import (
    Heading,
    Paragraph,
    Properties,
    RecipientLine,
    Role,
    Signature,
    Table,
    TableColumn,
    text,
)
from planforge.document.inlines import NoteReference, Text
from planforge.document.page_layout import PageLayout
from planforge.document.typeface import width
from planforge.writers.html import write_html

ESCAPED = "Sở Kế hoạch &amp; Đầu tư: &quot;a&quot; &lt; &#x27;b&#x27; &gt; c"


def page(*blocks, layout=None, **changes):
    return write_html(a_document(*blocks, **changes), layout or PageLayout()).decode()


def table_body(*rows, **changes):
    """The rows of a table as they stand in the page, one a line."""
    return page(a_table(*rows, **changes)).split("<tbody>\n")[1].split("\n</tbody>")[0].split("\n")


class Nesting(HTMLParser):
    """Fails on an element that is not closed in its order."""

    VOID = frozenset({"meta", "col"})

    def __init__(self):
        super().__init__()
        self.open = []

    def handle_starttag(self, tag, attrs):
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_startendtag(self, tag, attrs):
        """`<path/>` of the brace: nothing is left open."""


def everything():
    return page(
        a_heading(1, "I.", "MỤC ĐÍCH"),
        Paragraph((Text(TRICKY, True, True, True), NoteReference(1), NoteReference(1, first=False))),
        a_table(a_row(a_cell("Nhóm", span=3), group=True), ("1", a_cell("a", "b"), "c")),
        letterhead=a_letterhead(parent_body=TRICKY, draft_mark="DỰ THẢO"),
        recipients=(RecipientLine(("- a;", "- b;"), "b/c"),),
        appendices=(an_appendix(a_paragraph("x")), an_appendix(a_paragraph("y"), landscape=True)),
        footnotes=(text(TRICKY),),
    )


def test_every_element_is_closed_in_its_order():
    nesting = Nesting()
    nesting.feed(everything())
    assert nesting.open == []


def test_the_page_says_its_language_encoding_title_and_maker():
    written = page(properties=Properties(TRICKY, "Chủ đề", "UBND xã", "2024-01-14"))
    assert written.startswith('<!DOCTYPE html>\n<html lang="vi">\n<head>\n<meta charset="utf-8">')
    assert '<meta name="generator" content="planforge">' in written
    assert '<meta name="author" content="UBND xã">' in written
    assert f"<title>{ESCAPED}</title>" in written


def test_the_page_is_complete_in_itself():
    written = everything()
    assert "<script" not in written
    assert not re.search(r"(src|href)=\"(?!#)|url\(|@import|https?:", written)


def test_what_means_something_in_html_is_escaped_everywhere():
    written = page(
        a_heading(1, TRICKY, TRICKY),
        a_paragraph(TRICKY, marker=TRICKY),
        a_table((TRICKY, TRICKY, TRICKY), headings=(TRICKY, TRICKY, TRICKY)),
        letterhead=a_letterhead(
            parent_body=TRICKY,
            issuing_body=(TRICKY,),
            reference=TRICKY,
            place_and_date=TRICKY,
            draft_mark=TRICKY,
            national_name=TRICKY,
            national_motto=TRICKY,
        ),
        properties=Properties(TRICKY, TRICKY, TRICKY, TRICKY),
        document_type=TRICKY,
        subject=text(TRICKY),
        recipients_label=TRICKY,
        recipients=(RecipientLine((TRICKY, TRICKY), TRICKY), RecipientLine((TRICKY,), TRICKY)),
        signature=Signature((TRICKY,), TRICKY, TRICKY),
        appendices=(an_appendix(label=TRICKY, title=text(TRICKY), attached=TRICKY),),
        footnotes=(text(TRICKY),),
    )
    assert written.count(ESCAPED) == 36
    assert TRICKY[:20] not in written


def test_gaps_to_be_written_in_by_hand_stay_open():
    head = a_letterhead(reference="Số:      /KH-UBND", place_and_date="Tân Lập, ngày   tháng 01")
    written = page(letterhead=head)
    assert '<p class="reference">Số: &nbsp; &nbsp; &nbsp;/KH-UBND</p>' in written
    assert '<p class="place-and-date">Tân Lập, ngày &nbsp; tháng 01</p>' in written


def test_text_with_a_typeface():
    content = (
        Text("đậm", bold=True),
        Text("nghiêng", italic=True),
        Text("cả hai", True, True),
        Text("ngờ", highlight=True),
    )
    expected = "<p><b>đậm</b><i>nghiêng</i><b><i>cả hai</i></b><mark>ngờ</mark></p>"
    assert expected in page(Paragraph(content))


@pytest.mark.parametrize(
    ("paragraph", "written"),
    [
        (a_paragraph("a"), "<p>a</p>"),
        (a_paragraph("a", marker="-"), "<p>- a</p>"),
        (a_paragraph("a", role=Role.LEGAL_BASIS), '<p class="legal-basis">a</p>'),
        (a_paragraph("a", role=Role.CLOSING, keep_next=True), '<p class="closing keep-next">a</p>'),
        (a_heading(1, "I.", "A"), '<h2 class="level-1">I. A</h2>'),
        (a_heading(2, "1.", "A"), '<h3 class="level-2">1. A</h3>'),
        (a_heading(3, "a)", "A", bold=False), '<h4 class="level-3 plain">a) A</h4>'),
        (a_heading(5, "", "A"), '<h6 class="level-5">A</h6>'),
        (Heading(7, "+", text("A")), '<h6 class="level-7" aria-level="8">+ A</h6>'),
    ],
)
def test_a_block_and_what_it_becomes(paragraph, written):
    assert f"\n{written}\n" in page(paragraph)


def test_headings_of_an_appendix_stand_one_level_below_its_own():
    written = page(appendices=(an_appendix(a_heading(1, "I.", "A"), label="Phụ lục II"),))
    assert "<h2>Phụ lục II</h2>" in written
    assert '<h3 class="level-1">I. A</h3>' in written


def test_a_footnote_and_its_references_lead_to_each_other():
    content = (Text("Luật"), NoteReference(1), Text(" này"), NoteReference(1, first=False))
    written = page(Paragraph(content), footnotes=(text("Luật số 1."),))
    assert (
        '<p>Luật<sup><a id="reference-1" href="#note-1" role="doc-noteref">1</a></sup>'
        ' này<sup><a href="#note-1" role="doc-noteref">1</a></sup></p>'
    ) in written
    assert ('<p id="note-1"><sup><a href="#reference-1" role="doc-backlink">1</a></sup> Luật số 1.</p>') in written


def test_footnotes_end_the_last_sheet():
    written = page(appendices=(an_appendix(a_paragraph("cuối")),), footnotes=(text("ghi chú"),))
    assert written.index("cuối") < written.index("doc-endnotes") < written.index("</main>")
    assert "doc-endnotes" not in page()


def test_the_draft_mark_is_there_only_in_a_draft():
    mark = '<p class="draft-mark"><span>DỰ THẢO</span></p>'
    assert mark in page(letterhead=a_letterhead(draft_mark="DỰ THẢO"))
    assert '<p class="draft-mark">' not in page()


def test_a_brace_holds_several_recipients_and_their_note():
    written = page(recipients=(RecipientLine(("- Phòng Nội vụ;", "- TT. Đảng ủy;"), "b/c"),))
    held = r"<div><p>- Phòng Nội vụ;</p><p>- TT. Đảng ủy;</p><svg .*</svg></div>"
    assert re.search(f'<li><div class="braced">{held}<p>b/c</p></div></li>', written)


def test_no_brace_for_a_single_line_or_without_a_note():
    written = page(recipients=(RecipientLine(("- UBND huyện;",), "b/c"), RecipientLine(("- A;", "- B;"))))
    assert "<li>- UBND huyện; b/c</li>\n<li><p>- A;</p><p>- B;</p></li>" in written
    assert "<svg" not in written


def test_room_to_sign_is_left_with_or_without_a_name():
    signature = Signature(("TM. BAN CHỈ ĐẠO", "TRƯỞNG BAN"), "Nguyễn Văn A", own_post="CHỦ TỊCH")
    authority = "<p>TM. BAN CHỈ ĐẠO</p>\n<p>TRƯỞNG BAN</p>\n"
    below = '<div class="signer">\n<p>CHỦ TỊCH</p>\n<p>Nguyễn Văn A</p>\n</div>'
    assert authority + below in page(signature=signature)
    assert '<p>CHỦ TỊCH</p>\n<div class="signer">\n</div>' in page(signature=Signature(("CHỦ TỊCH",)))


def test_the_rule_under_the_subject_is_a_share_of_its_length():
    words = "Cải cách hành chính"
    rule = 0.5 * width(words, 13, bold=True)
    written = page(subject=text(words), layout=PageLayout(subject_rule_ratio=0.5, subject_size=13))
    assert f'<hgroup class="title" style="--rule:{rule:.1f}mm">' in written


def test_the_rule_under_the_agency_is_a_share_of_its_longest_line():
    rule = 0.4 * width("ỦY BAN NHÂN DÂN", 13, bold=True)
    assert f'<div class="agency" style="--rule:{rule:.1f}mm">' in page()


def test_a_table_names_its_columns_and_their_shares():
    columns = (TableColumn(text("TT"), 10), TableColumn(text("Nhiệm vụ"), 30))
    written = page(Table(columns, (a_row("1", "Rà soát"),)))
    assert '<colgroup><col style="width:25.00%"><col style="width:75.00%"></colgroup>' in written
    assert '<thead>\n<tr><th scope="col">TT</th><th scope="col">Nhiệm vụ</th></tr>\n</thead>' in written


def test_cells_follow_the_alignment_of_their_column():
    columns = tuple(TableColumn(text("x"), 1, alignment) for alignment in ("left", "center", "justify"))
    assert '<tr><td>a</td><td class="center">b</td><td class="justify bold">c</td></tr>' in page(
        Table(columns, (a_row("a", "b", a_cell("c", bold=True)),))
    )


def test_a_cell_of_several_paragraphs_and_an_empty_one():
    assert table_body(("1", a_cell("a", "b"), a_cell())) == ["<tr><td>1</td><td><p>a</p><p>b</p></td><td></td></tr>"]


def test_merged_cells_reach_over_the_rows_that_continue_them():
    rows = table_body(
        (a_cell("1", merge="start"), a_cell("A", merge="start"), "x"),
        (continued(), continued(), "y"),
        (continued(), a_cell("B", merge="start"), "z"),
        ("2", continued(), "w"),
    )
    assert rows == [
        '<tr><td rowspan="3">1</td><td rowspan="2">A</td><td>x</td></tr>',
        "<tr><td>y</td></tr>",
        '<tr><td rowspan="2">B</td><td>z</td></tr>',
        "<tr><td>2</td><td>w</td></tr>",
    ]


def test_a_merge_of_one_row_is_an_ordinary_cell():
    assert table_body((a_cell("1", merge="start"), "a", "b"), (a_cell("2", merge="start"), "c", "d")) == [
        "<tr><td>1</td><td>a</td><td>b</td></tr>",
        "<tr><td>2</td><td>c</td><td>d</td></tr>",
    ]


def test_merged_cells_may_also_span_columns():
    assert table_body((a_cell("a", span=2, merge="start"), "x"), (continued(span=2), "y")) == [
        '<tr><td colspan="2" rowspan="2">a</td><td>x</td></tr>',
        "<tr><td>y</td></tr>",
    ]


def test_a_group_row_is_marked_and_spans():
    assert table_body(a_row("I", a_cell("Nhóm", span=2), group=True), a_row(a_cell("Nhóm", span=3), group=True)) == [
        '<tr class="group"><td class="center">I</td><td colspan="2">Nhóm</td></tr>',
        '<tr class="group"><td colspan="3">Nhóm</td></tr>',
    ]


def test_each_appendix_is_a_sheet_portrait_or_landscape():
    written = page(appendices=(an_appendix(), an_appendix(landscape=True)))
    assert re.findall(r'<section class="(.*?)">', written) == [
        "sheet",
        "sheet appendix",
        "sheet appendix landscape",
    ]


def test_the_printer_gets_the_margins_of_the_layout_turned_with_the_paper():
    written = page(layout=PageLayout(margin_top=25, margin_right=20, margin_bottom=21, margin_left=35))
    assert "size: A4 portrait; margin: 25mm 20mm 21mm 35mm;" in written
    assert "@page phu-luc-ngang { size: A4 landscape; margin: 35mm 25mm 20mm 21mm; }" in written
    assert "page: phu-luc-ngang;" in written


def test_sizes_and_gaps_come_from_the_layout():
    layout = PageLayout(national_name_size=12, first_line_indent=10, paragraph_gap=7.5, line_spacing=1.2)
    written = page(layout=layout)
    for value in ("--national-name-size: 12pt;", "--indent: 10mm;", "--gap: 7.5pt;", "--spacing: 1.38;"):
        assert value in written


def test_every_named_value_of_the_style_is_given():
    written = everything()
    used = set(re.findall(r"var\(--([a-z-]+)\)", written))
    assert used <= set(re.findall(r"--([a-z-]+):", written))


def test_the_same_document_gives_the_same_bytes():
    assert everything() == everything()
