"""Vietnamese as administration writes it: Unicode form, alphabet, dates in words, the words of the levels."""

import re
import unicodedata
from datetime import date

POINT_LETTERS = tuple("abcdđeghiklmnopqrstuvxy")
"""Letters of điểm in the order the decree itself uses (PL VI): no ă â ê ô ơ ư, no f j w z."""

GAP = " " * 6
"""The room left open for a number or a day that is written in later."""


def nfc(text: str) -> str:
    """`text` composed: "kế hoạch" typed on a Mac may be 11 code points, typed on Windows it is 8."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def without_marks(text: str) -> str:
    """`text` in plain Latin letters: "Đắk Lắk" becomes "Dak Lak". Letters of other scripts stay."""
    folded = unicodedata.normalize("NFD", text.replace("Đ", "D").replace("đ", "d"))
    return "".join(letter for letter in folded if not unicodedata.combining(letter))


def slug(text: str) -> str:
    """`text` as a file name or id: lower-case Latin letters, digits and single hyphens; may be empty.

    Apostrophes vanish rather than split, so that "Ea H'Leo" is `ea-hleo`.
    """
    plain = re.sub(r"['’‘ʼ`´]", "", without_marks(nfc(text)).lower())
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def sort_key(text: str) -> tuple[tuple[int, ...], str]:
    """Order of the Vietnamese alphabet: a ă â … d đ e ê …, tones after letters, case ignored."""
    alphabet = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
    letters = []
    for letter in nfc(text).lower():
        base = _without_tone(letter)
        letters.append(alphabet.index(base) + 100 if base in alphabet else ord(base) % 100)
    return tuple(letters), text


def _without_tone(letter: str) -> str:
    tones = "\u0300\u0301\u0303\u0309\u0323"
    return nfc("".join(mark for mark in unicodedata.normalize("NFD", letter) if mark not in tones))


def same_words(text: str) -> str:
    """`text` for comparing: case, spacing and the placement of tone marks (òa/oà, ủy/uỷ) folded away."""
    return re.sub(r"\s+", " ", _one_tone_placement(nfc(text).lower())).strip()


_LATE_TONE = re.compile(r"(?<![q])(o|u)([àáảãạèéẻẽẹỳýỷỹỵ])(?!\w)")


def _one_tone_placement(text: str) -> str:
    def early(match: re.Match[str]) -> str:
        vowel = unicodedata.normalize("NFD", match[2])
        return nfc(match[1] + vowel[1]) + vowel[0]

    return _LATE_TONE.sub(early, text)


_NUMERALS = (
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)


def roman(number: int) -> str:
    """`number` (1 and up) in Roman numerals."""
    written = ""
    for value, numeral in _NUMERALS:
        written += numeral * (number // value)
        number %= value
    return written


def point_letter(number: int) -> str:
    """The `number`-th điểm, from 1: a b c d đ … y, then aa, ab, …, ay, ba, … when the alphabet is used up."""
    size = len(POINT_LETTERS)
    written = ""
    while number > 0:
        number, rest = divmod(number - 1, size)
        written = POINT_LETTERS[rest] + written
    return written


def two_digits(number: int) -> str:
    """`number` with the zero that keeps a figure below 10 from being altered by hand."""
    return f"{number:02}"


def date_in_words(year: int, month: int | None = None, day: int | None = None) -> str:
    """`ngày 05 tháng 02 năm 2026`; what is None leaves a gap (NĐ 30, PL I-II.4b).

    Days below 10 and the months 1 and 2 take a leading zero and the other months none.
    """
    in_day = GAP if day is None else f" {two_digits(day)} "
    in_month = GAP if month is None else f" {two_digits(month) if month < 3 else month} "
    return f"ngày{in_day}tháng{in_month}năm {year}"


def short_date(day: date) -> str:
    """`05/02/2026`, `19/8/2024`: a date inside a citation, with the same zeros as a date in words."""
    return f"{day.day:02}/{two_digits(day.month) if day.month < 3 else day.month}/{day.year}"


def capitalized(text: str) -> str:
    """`text` with its first letter capital and the rest untouched."""
    return text[:1].upper() + text[1:]


def is_shouted(text: str) -> bool:
    """True when `text` has letters and all of them are capitals."""
    return text.isupper()
