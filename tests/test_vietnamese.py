"""Vietnamese as administration writes it: forms of letters, alphabet, figures, dates in words."""

import re
import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planforge.vietnamese import (
    POINT_LETTERS,
    capitalized,
    date_in_words,
    is_shouted,
    nfc,
    point_letter,
    roman,
    same_words,
    short_date,
    slug,
    sort_key,
    two_digits,
    without_marks,
)


def test_composed_and_separate_accents_become_one():
    assert nfc(unicodedata.normalize("NFD", "kế hoạch Đắk Lắk")) == "kế hoạch Đắk Lắk"


@pytest.mark.parametrize(
    ("text", "plain"),
    [("Đắk Lắk", "Dak Lak"), ("Thừa Thiên Huế", "Thua Thien Hue"), ("ỷ ỹ ộ ậ ữ", "y y o a u"), ("平和", "平和")],
)
def test_letters_without_their_marks(text, plain):
    assert without_marks(text) == plain


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("xã Tân Lập", "xa-tan-lap"),
        ("huyện Ea H'Leo", "huyen-ea-hleo"),
        ("huyện Ea H’Leo", "huyen-ea-hleo"),
        ("  Cải cách: hành chính (2026) ", "cai-cach-hanh-chinh-2026"),
        ("…", ""),
    ],
)
def test_a_slug(text, made):
    assert slug(text) == made


@given(st.text())
def test_a_slug_is_latin_letters_figures_and_single_hyphens(text):
    assert re.fullmatch(r"([a-z0-9]+(-[a-z0-9]+)*)?", slug(text))


@given(st.text("aàáảãạăâđêôơưĐ bc'-"))
def test_a_slug_is_the_same_however_accents_are_typed(text):
    assert slug(unicodedata.normalize("NFD", text)) == slug(text)


def test_the_order_of_the_alphabet():
    assert " ".join(sorted(["ân", "đa", "y", "an", "dạ", "ư", "ê", "da", "ăn", "e", "ơ", "o"], key=sort_key)) == (
        "an ăn ân da dạ đa e ê o ơ ư y"
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [("hòa bình", "hoà bình"), ("Ủy ban", "Uỷ ban"), ("thúy", "thuý"), ("khỏe", "khoẻ"), ("A  b\n", "a b")],
)
def test_words_are_the_same_wherever_the_tone_is_placed(one, other):
    assert same_words(one) == same_words(other)


@pytest.mark.parametrize(("one", "other"), [("quý", "qúy"), ("hoàn", "hòan"), ("la", "lá"), ("thuy", "thúy")])
def test_words_that_are_not_the_same(one, other):
    assert same_words(one) != same_words(other)


@pytest.mark.parametrize(
    ("number", "numeral"), [(1, "I"), (4, "IV"), (9, "IX"), (14, "XIV"), (40, "XL"), (1999, "MCMXCIX")]
)
def test_roman_numerals(number, numeral):
    assert roman(number) == numeral


def test_the_points_are_lettered_as_in_the_decree():
    assert "".join(point_letter(number) for number in range(1, 8)) == "abcdđeg"
    assert [point_letter(number) for number in (22, 23, 24)] == ["x", "y", "aa"]


@given(st.integers(1, 5000), st.integers(1, 5000))
def test_every_point_has_a_letter_of_its_own(one, other):
    assert (point_letter(one) == point_letter(other)) == (one == other)
    assert set(point_letter(one)) <= set(POINT_LETTERS)


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ((2026, 2, 5), "ngày 05 tháng 02 năm 2026"),
        ((2026, 1, 14), "ngày 14 tháng 01 năm 2026"),
        ((2026, 3, 9), "ngày 09 tháng 3 năm 2026"),
        ((2026, 12, 31), "ngày 31 tháng 12 năm 2026"),
        ((2026, 2, None), "ngày      tháng 02 năm 2026"),
        ((2026, None, None), "ngày      tháng      năm 2026"),
    ],
)
def test_a_date_in_words(day, words):
    assert date_in_words(*day) == words


@pytest.mark.parametrize(("day", "written"), [(date(2026, 2, 5), "05/02/2026"), (date(2024, 8, 19), "19/8/2024")])
def test_a_date_in_a_citation(day, written):
    assert short_date(day) == written


def test_figures_below_ten_take_a_zero():
    assert [two_digits(number) for number in (1, 9, 10, 100)] == ["01", "09", "10", "100"]


@pytest.mark.parametrize(("text", "made"), [("ủy ban", "Ủy ban"), ("", ""), ("đắk LẮK", "Đắk LẮK")])
def test_only_the_first_letter_becomes_a_capital(text, made):
    assert capitalized(text) == made


@pytest.mark.parametrize(
    ("text", "shouted"), [("KẾ HOẠCH 2026", True), ("Kế hoạch", False), ("2026", False), ("", False)]
)
def test_capitals_only(text, shouted):
    assert is_shouted(text) is shouted
