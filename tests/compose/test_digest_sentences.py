"""A text is cut only where a sentence plainly ends, and its capital is taken only from a usual word."""

from pathlib import Path

import pytest

from planforge.compose.digest.beginnings import body_inside, heading_words, subject_inside, time_inside
from planforge.compose.digest.sentences import bare, closed, sentences
from planforge.compose.digest.statements import run_together, statements
from tests.support.builders import a_heading, an_assignment, an_item


def cases() -> dict[str, list[str]]:
    """The texts of the fixture, each with the sentences it is cut into."""
    found: dict[str, list[str]] = {}
    text = ""
    for line in (Path(__file__).parent / "sentences.txt").read_text(encoding="utf-8").splitlines()[1:]:
        if line.startswith("  "):
            found[text].append(line.strip())
        else:
            text = line
            found[text] = []
    return found


@pytest.mark.parametrize(("text", "expected"), cases().items())
def test_a_text_is_cut_where_a_sentence_plainly_ends(text, expected):
    assert sentences(text) == expected


CLOSED = {
    "a": "a.",
    "a.": "a.",
    "a;": "a.",
    "a ; ": "a.",
    "a,.": "a.",
    "a…": "a…",
    "a...": "a...",
    "a v.v.": "a v.v.",
    "a?": "a?",
    "“a.”": "“a.”",
    "(a)": "(a).",
    ":": "",
    "": "",
}


@pytest.mark.parametrize(("text", "expected"), CLOSED.items())
def test_a_sentence_ends_in_one_stop(text, expected):
    assert closed(text) == expected
    assert closed(bare(text)) == expected


SUBJECTS = {
    "Nâng cao Chỉ số PAPI năm 2026": "nâng cao Chỉ số PAPI năm 2026",
    "Phòng, chống thiên tai": "phòng, chống thiên tai",
    "Phòng chống ma túy": "phòng chống ma túy",
    "Công tác văn thư": "công tác văn thư",
    "Số hoá hồ sơ": "số hoá hồ sơ",
    "Tổ chức ngày hội": "tổ chức ngày hội",
    "Tổ chức": "tổ chức",
    "Tổ chức Y tế thôn": "",
    "Phòng Nội vụ": "",
    "Công an xã ra quân": "",
    "PAPI năm 2026": "",
    "NÂNG CAO CHỈ SỐ": "",
    "Đắk Lắk xanh": "",
    "==Nâng cao== mức sống": "",
    "nâng cao mức sống": "nâng cao mức sống",
}


@pytest.mark.parametrize(("subject", "expected"), SUBJECTS.items())
def test_a_subject_loses_its_capital_only_before_a_usual_word(subject, expected):
    assert subject_inside(subject) == expected


INSIDE = [
    (body_inside, "Các thôn", "các thôn"),
    (body_inside, "Công chức Tư pháp", "công chức Tư pháp"),
    (body_inside, "Sở Nội vụ", "Sở Nội vụ"),
    (body_inside, "UBND xã", "UBND xã"),
    (time_inside, "Trước ngày 30/6/2026", "trước ngày 30/6/2026"),
    (time_inside, "Quý II, III năm 2026", "quý II, III năm 2026"),
    (time_inside, "Thực hiện thường xuyên (Cả năm)", "thực hiện thường xuyên (Cả năm)"),
    (time_inside, "Tết Nguyên đán", "Tết Nguyên đán"),
    (heading_words, "NHIỆM VỤ, GIẢI PHÁP", "Nhiệm vụ, giải pháp"),
    (heading_words, "CHỈ TIÊU NĂM 2026", "Chỉ tiêu năm 2026"),
    (heading_words, "NHIỆM VỤ CỦA SỞ NỘI VỤ", "NHIỆM VỤ CỦA SỞ NỘI VỤ"),
    (heading_words, "**Công tác chỉ đạo:**", "Công tác chỉ đạo"),
]


@pytest.mark.parametrize(("put_inside", "text", "expected"), INSIDE)
def test_words_inside_a_sentence_keep_what_may_be_a_name(put_inside, text, expected):
    assert put_inside(text) == expected


RUN = [
    (["Mở lớp.", "Lập tổ;"], "mở lớp; lập tổ"),
    (["Mở lớp.", "Ba tổ."], "Mở lớp; Ba tổ"),
    (["Mở lớp. Mời dân.", "Lập tổ."], "Mở lớp. Mời dân. Lập tổ"),
    (["Mở lớp"], "mở lớp"),
]


@pytest.mark.parametrize(("texts", "expected"), RUN)
def test_texts_run_together_as_one_list(texts, expected):
    assert run_together(texts) == expected


SAID = [
    ([an_item("Mở lớp.", items=["Mời dân.", "Phát tờ rơi."])], ["Mở lớp.", "Mời dân.", "Phát tờ rơi."]),
    ([an_item("Mở ba lớp:", items=["Lớp tối;", "Lớp trưa."])], ["Mở ba lớp: Lớp tối; Lớp trưa"]),
    ([an_item("Tổ xung kích:", items=["Lập tổ.", "Phân công."])], ["Tổ xung kích: lập tổ; phân công"]),
    ([an_item("Không làm:"), an_item("Thu tiền."), an_item("Cho nợ.")], ["Không làm: Thu tiền; Cho nợ"]),
    (
        [an_item("Không làm:"), an_item("Thu tiền."), an_item("Phải làm:"), an_item("Ghi sổ.")],
        ["Không làm: Thu tiền", "Phải làm: ghi sổ"],
    ),
    ([an_item("Mở ba lớp:")], []),
    ([an_item(";"), an_item("Mở lớp")], ["Mở lớp"]),
    ([a_heading("ĐẾN NĂM 2030", "Đạt 90%.", "Đạt 95%.")], ["Đến năm 2030: đạt 90%; đạt 95%"]),
    ([a_heading("Đến năm 2030")], []),
    ([an_item(items=["Mở lớp.", "Lập tổ."])], ["Mở lớp.", "Lập tổ."]),
    ([an_assignment("Các thôn", verb="Giao", duties=["Mở lớp.", "Lập tổ."])], ["Giao các thôn: mở lớp; lập tổ"]),
    ([an_assignment("Các thôn", text="mở lớp.")], ["Các thôn: mở lớp."]),
    ([an_assignment("Các thôn", text="chủ trì:", duties=["Mở lớp."], colon=False)], ["Các thôn chủ trì: mở lớp"]),
    ([an_item("(Biểu phân công gửi kèm)"), an_item("Mở lớp.")], ["Mở lớp."]),
    ([an_item("Thời hạn nêu tại Phụ lục kèm theo Kế hoạch này.")], []),
    ([an_item("(TTHC) làm tại xã (Một cửa).")], ["(TTHC) làm tại xã (Một cửa)."]),
]


@pytest.mark.parametrize(("items", "expected"), SAID, ids=lambda value: str(value)[:40])
def test_items_say_what_they_say_and_a_list_goes_with_what_announces_it(items, expected):
    assert [statement.words for statement in statements(items)] == expected
