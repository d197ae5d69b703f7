"""How wide a text is: the table against the font it was made of, and lines that break where Word breaks them."""

import pytest

from planforge.document import times_widths
from planforge.document.typeface import balanced_room, lines, widest_line, width
from tests.support.times_widths import FACES, font_files, letters, table

FONT = font_files()
SUBJECT = "Nâng cao Chỉ số cải cách hành chính và Chỉ số hài lòng về sự phục vụ hành chính năm 2026"


def tables():
    return {name: getattr(times_widths, name) for name in FACES}


@pytest.mark.skipif(FONT is None, reason="Liberation Serif (fonts-liberation2) is not installed")
def test_the_table_of_widths_is_the_one_that_the_font_gives():
    made = {}
    exec(table(FONT), made)
    assert tables() == {name: made[name] for name in FACES}


@pytest.mark.parametrize("name", FACES)
def test_every_letter_has_one_width(name):
    measured = [letter for of_one_width in tables()[name].values() for letter in of_one_width]
    assert sorted(measured) == sorted(set(measured))
    assert set(letters()) - set(measured) == set()


MEASURED = [
    # docs: format-rules.md 1.2, measured with a font of the metrics of Times New Roman
    ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, {"bold": True}, 88),
    ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 13, {"bold": True}, 96),
    ("Độc lập - Tự do - Hạnh phúc", 13, {"bold": True}, 56),
    ("Độc lập - Tự do - Hạnh phúc", 14, {"bold": True}, 60),
    ("Thành phố Hồ Chí Minh, ngày 29 tháng 12 năm 2026", 13, {"italic": True}, 99),
    ("Thành phố Hồ Chí Minh, ngày 29 tháng 12 năm 2026", 14, {"italic": True}, 106),
    ("ỦY BAN NHÂN DÂN TỈNH NGHỆ AN", 13, {"bold": True}, 78),
]


@pytest.mark.parametrize(("text", "size", "face", "millimetres"), MEASURED)
def test_the_lines_of_a_letterhead_are_as_wide_as_measured(text, size, face, millimetres):
    assert width(text, size, **face) == pytest.approx(millimetres, abs=1)


def test_the_width_grows_with_the_size_and_with_each_letter():
    assert width("ab", 14) == pytest.approx(width("a", 14) + width("b", 14))
    assert width(SUBJECT, 26) == pytest.approx(2 * width(SUBJECT, 13))
    assert width("", 14) == 0


def test_an_unknown_letter_counts_as_an_em():
    assert width("字", 72) == pytest.approx(25.4)


def test_words_fill_a_line_until_the_next_has_no_room():
    room = width("một hai", 14)
    assert lines("một hai ba", room, 14) == ["một hai", "ba"]
    assert lines("một hai ba", room - 0.1, 14) == ["một", "hai ba"]


def test_a_word_wider_than_the_room_has_a_line_of_its_own():
    assert lines("a nghiêngngả b", width("nghiêng", 14), 14) == ["a", "nghiêngngả", "b"]


def test_blanks_between_words_count_once_and_a_no_break_space_holds_words_together():
    assert lines("  một   hai\nba ", 500, 14) == ["một hai ba"]
    assert lines("một\u00a0hai", 1, 14) == ["một\u00a0hai"]


def test_no_words_take_no_line_and_no_width():
    assert lines(" ", 100, 14) == []
    assert widest_line("", 100, 14) == 0
    assert balanced_room("", 100, 14) == 100


def test_the_widest_line_fits_the_room():
    assert widest_line(SUBJECT, 100, 14, bold=True) <= 100
    assert widest_line("một", 100, 14) == width("một", 14)


@pytest.mark.parametrize("room", [60, 90, 110, 164])
def test_a_balanced_text_takes_no_more_lines_and_its_lines_are_even(room):
    set_in = balanced_room(SUBJECT, room, 14, bold=True)
    full, even = lines(SUBJECT, room, 14, bold=True), lines(SUBJECT, set_in, 14, bold=True)
    assert len(even) == len(full)
    assert set_in <= room

    def spread(of):
        widths = [width(line, 14, bold=True) for line in of]
        return max(widths) - min(widths)

    assert spread(even) <= spread(full)


def test_a_text_of_one_line_keeps_its_room():
    assert balanced_room("một hai", 100, 14) == 100


def test_a_balanced_room_holds_the_widest_word():
    assert balanced_room("a nghiêngngảnghiêngngả b c d", 47, 14) >= width("nghiêngngảnghiêngngả", 14)
