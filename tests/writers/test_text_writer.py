"""The plain text: which words, in which order, and how they are laid out."""

from textwrap import dedent

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

from planforge.document.blocks import Cell, CellParagraph, Paragraph, RecipientLine, Role, Signature, text
from planforge.document.inlines import NoteReference, Text
from planforge.document.page_layout import PageLayout
from planforge.writers.text import WIDTH, write_text


def written(document):
    return write_text(document, PageLayout()).decode()


def body_of(*blocks):
    """What stands between the subject and the recipients."""
    return written(a_document(*blocks)).split("năm 2024\n\n", 2)[-1].split("\n\nNơi nhận:")[0]


def same_lines(printed, expected):
    assert printed == dedent(expected).strip("\n")


def test_a_whole_document():
    document = a_document(
        Paragraph(text("Căn cứ Luật Tổ chức chính quyền địa phương;", italic=True), role=Role.LEGAL_BASIS),
        a_paragraph("UBND xã ban hành Kế hoạch như sau:", role=Role.INTRODUCTION),
        a_heading(1, "I.", "MỤC ĐÍCH"),
        a_paragraph("Hoàn thành nhiệm vụ.", marker="-"),
        a_paragraph("Trên đây là Kế hoạch./.", role=Role.CLOSING),
        appendices=(an_appendix(a_table(("1", "Rà soát", "UBND xã"))),),
    )
    same_lines(
        written(document).removesuffix("\n"),
        """
                   ỦY BAN NHÂN DÂN
                      XÃ TÂN LẬP                          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
                                                             Độc lập - Tự do - Hạnh phúc
                    Số: 08/KH-UBND                        Tân Lập, ngày 14 tháng 01 năm 2024

                                                    KẾ HOẠCH
                                          Cải cách hành chính năm 2024

        Căn cứ Luật Tổ chức chính quyền địa phương;

        UBND xã ban hành Kế hoạch như sau:

        I. MỤC ĐÍCH

        - Hoàn thành nhiệm vụ.

        Trên đây là Kế hoạch./.

        Nơi nhận:
        - UBND huyện;
        - Lưu: VT.

                                                                 TM. ỦY BAN NHÂN DÂN
                                                                       CHỦ TỊCH



                                                                     Nguyễn Văn A


                                                    Phụ lục
                                                 BIỂU TỔNG HỢP
                                       (Kèm theo Kế hoạch số 08/KH-UBND)

        TT  Nhiệm vụ  Đơn vị chủ trì
        1   Rà soát   UBND xã
        """,
    )


def test_the_order_of_the_letterhead_is_agency_nation_reference_date_draft_mark():
    head = a_letterhead(parent_body="UBND TỈNH ĐẮK LẮK", issuing_body=("SỞ NỘI VỤ",), draft_mark="DỰ THẢO")
    words = " ".join(written(a_document(letterhead=head)).split())
    assert words.startswith(
        "UBND TỈNH ĐẮK LẮK SỞ NỘI VỤ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc"
        " Số: 08/KH-UBND Tân Lập, ngày 14 tháng 01 năm 2024 DỰ THẢO KẾ HOẠCH Cải cách hành chính năm 2024"
    )


def test_gaps_to_be_written_in_by_hand_stay_as_wide_as_they_are():
    head = a_letterhead(reference="Số:      /KH-UBND", place_and_date="Tân Lập, ngày      tháng      năm 2024")
    printed = written(a_document(letterhead=head))
    assert "Số:      /KH-UBND" in printed
    assert "ngày      tháng      năm 2024" in printed


def test_an_agency_too_long_for_its_column_leaves_the_line_to_itself():
    head = a_letterhead(issuing_body=("SỞ NÔNG NGHIỆP VÀ PHÁT TRIỂN NÔNG THÔN",))
    lines = written(a_document(letterhead=head)).split("\n")
    assert lines[0].split() == head.issuing_body[0].split()
    assert lines[1].split() == head.national_name.split()


def test_typefaces_and_highlights_leave_no_mark():
    content = (
        Text("một ", bold=True, italic=True),
        Text("h", bold=True),
        Text("ai ", highlight=True),
        Text("ba"),
    )
    assert body_of(Paragraph(content)) == "một hai ba"


def test_what_html_would_escape_is_printed_as_typed():
    assert body_of(a_paragraph(TRICKY)) == TRICKY


def test_long_paragraphs_wrap_and_hang_under_the_first_word():
    printed = body_of(a_paragraph("phối hợp " * 30 + "hết.", marker="-")).split("\n")
    assert all(len(line) <= WIDTH for line in printed)
    assert [line[:3] for line in printed] == ["- p", "  h", "  p"]
    assert " ".join(printed).split() == ["-", *["phối", "hợp"] * 30, "hết."]


def test_a_word_longer_than_the_line_stays_whole():
    long_word = "http://" + "trung-trac-" * 12
    assert long_word in body_of(a_paragraph(f"Xem tại {long_word} để biết.")).split()


def test_a_footnote_used_twice_is_printed_once():
    content = (
        Text("Luật"),
        NoteReference(1),
        Text(" và nghị định"),
        NoteReference(2),
        NoteReference(1, first=False),
    )
    printed = written(a_document(Paragraph(content), footnotes=(text("Luật số 1."), text("Nghị định số 2."))))
    assert "Luật[1] và nghị định[2][1]\n" in printed
    assert printed.endswith("Nguyễn Văn A\n\n[1] Luật số 1.\n\n[2] Nghị định số 2.\n")


def test_the_note_of_several_recipients_stands_below_them_where_the_brace_is():
    recipients = (RecipientLine(("- Phòng Nội vụ;", "- TT. Đảng ủy;"), "b/c"), RecipientLine(("- Lưu: VT.",)))
    same_lines(
        written(a_document(recipients=recipients)).split("Nơi nhận:\n")[1].split("\n\n")[0],
        """
        - Phòng Nội vụ;
        - TT. Đảng ủy;
                        b/c
        - Lưu: VT.
        """,
    )


def test_the_note_of_a_single_recipient_stands_beside_it():
    assert "\n- UBND huyện; b/c\n" in written(a_document(recipients=(RecipientLine(("- UBND huyện;",), "b/c"),)))


def test_without_a_name_the_signature_ends_with_the_post():
    assert written(a_document(signature=Signature(("CHỦ TỊCH",)))).endswith("\n" + "CHỦ TỊCH".rjust(71) + "\n")


def test_a_post_in_the_signers_own_body_stands_above_the_name():
    signature = Signature(("TM. BAN CHỈ ĐẠO", "TRƯỞNG BAN"), "Nguyễn Văn A", own_post="CHỦ TỊCH UBND XÃ")
    words = " ".join(written(a_document(signature=signature)).split())
    assert words.endswith("TRƯỞNG BAN CHỦ TỊCH UBND XÃ Nguyễn Văn A")


def test_a_table_of_short_cells_comes_out_in_columns():
    same_lines(
        body_of(a_table(("1", "Rà soát dự toán", "Phòng Tài chính"), ("2", "Báo cáo", "UBND xã"))),
        """
        TT  Nhiệm vụ         Đơn vị chủ trì
        1   Rà soát dự toán  Phòng Tài chính
        2   Báo cáo          UBND xã
        """,
    )


def test_a_table_of_long_cells_is_a_staircase_read_line_by_line():
    task = a_cell("Phổ biến pháp luật trên đài truyền thanh xã và trong các hội nghị của thôn.", "Niêm yết công khai.")
    same_lines(
        body_of(a_table(("1", task, "Công chức Văn phòng - Thống kê"), ("2", "Báo cáo", "UBND xã"))),
        """
        TT  Nhiệm vụ                                                        Đơn vị chủ trì

        1   Phổ biến pháp luật trên đài truyền thanh xã và trong các hội nghị của thôn.
            Niêm yết công khai.                                             Công chức Văn phòng - Thống
                                                                            kê

        2   Báo cáo                                                         UBND xã
        """,
    )


def test_a_merged_cell_is_printed_once_and_its_place_left_open():
    same_lines(
        body_of(
            a_table(
                ("1", a_cell("Tham gia", merge="start"), "UBND xã"),
                ("2", continued(), "Các thôn"),
                ("3", "Công khai", "UBND xã"),
            )
        ),
        """
        TT  Nhiệm vụ   Đơn vị chủ trì
        1   Tham gia   UBND xã
        2              Các thôn
        3   Công khai  UBND xã
        """,
    )


def test_a_group_row_runs_across_the_columns_without_widening_one():
    group = a_row("I", a_cell("Nâng cao nhận thức của người dân", span=2), group=True)
    same_lines(
        body_of(a_table(group, ("1", "Rà soát", "UBND xã"))),
        """
        TT  Nhiệm vụ  Đơn vị chủ trì
        I   Nâng cao nhận thức của người dân
        1   Rà soát   UBND xã
        """,
    )


def test_a_cell_with_a_marker_prints_it_before_its_words():
    cell = Cell((CellParagraph(text("Kế hoạch"), "-"), CellParagraph(text("Công văn"), "-")))
    same_lines(
        body_of(a_table(("1", cell, "UBND xã"))),
        """
        TT  Nhiệm vụ    Đơn vị chủ trì

        1   - Kế hoạch
            - Công văn  UBND xã
        """,
    )


def test_a_table_may_have_more_columns_than_a_line_has_room_for():
    headings = tuple(f"Chỉ tiêu năm {year}" for year in range(1990, 2030))
    printed = body_of(a_table(headings, headings=headings))
    assert printed.split() == " ".join(headings * 2).split()


def test_the_same_document_gives_the_same_bytes_with_unix_line_ends():
    document = a_document(a_table(("1", "Rà soát", "")), footnotes=(text("Ghi chú"),))
    once, again = write_text(document, PageLayout()), write_text(document, PageLayout())
    assert once == again
    assert b"\r" not in once and once.endswith(b"\n")
