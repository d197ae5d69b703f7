"""Deadlines: nothing raises, nothing is lost, and what is read of a phrase depends on its words alone."""

import re
import unicodedata
from datetime import date, timedelta

from hypothesis import assume, given
from hypothesis import strategies as st

from planforge.plan.deadlines import (
    By,
    On,
    Span,
    Unread,
    deadlines_of,
    is_dated,
    last_day,
    phrases,
    sort_key,
)
from planforge.plan.markup import plain
from planforge.vietnamese import nfc
from tests.support.strategies import anything, plans

WORDS = (
    *("quý", "Quí", "tháng", "T", "ngày", "tuần", "năm", "giai đoạn", "6 tháng đầu năm", "cả", "II", "iv", "V", "Q."),
    *(
        "2",
        "06",
        "13",
        "31",
        "2026",
        "2027",
        "20219",
        "0000",
        "/",
        "-",
        "–",
        ".",
        ",",
        "và",
        "hoặc",
        "+",
        "&",
        "(",
        ")",
    ),
    *("từ", "đến", "hết", "trước", "chậm nhất", "trong", "vào", "hoàn thành", "xong", "trở đi", "các", "tiếp theo"),
    *(
        "thường xuyên",
        "định kỳ",
        "hằng",
        "hàng",
        "mỗi",
        "lần",
        "của",
        "cuối",
        "đầu",
        "thứ",
        "sáu",
        "khi",
        "theo",
        "mỗi",
    ),
    *("kế hoạch", "đột xuất", "dự kiến", "thực hiện", "đợt", ":", ";", "\n", "  ", "\u00a0"),
)
texts = st.one_of(st.lists(st.sampled_from(WORDS), max_size=9).map(" ".join), anything, st.text(max_size=40))
years = st.tuples(st.integers(1990, 2100), st.none() | st.integers(1990, 2100))
days = st.dates(date(1995, 1, 1), date(2095, 12, 31))


def letters(text: str) -> str:
    """What a text says, without the signs and the space that part its phrases."""
    return "".join(letter for letter in nfc(text) if letter != ";" and not letter.isspace())


@given(texts, years)
def test_no_letter_of_a_deadline_is_lost(text, years):
    pieces = [piece.strip() for piece in re.split("[;\n\r]", nfc(text)) if piece.strip()]
    assume(len(set(pieces)) == len(pieces))
    found = dict.fromkeys(one.text for one in deadlines_of(text, *years))
    assert letters("".join(found)) == letters(text)


@given(plans)
def test_no_letter_of_the_deadline_of_a_task_is_lost(plan):
    for deadline in (task.deadline for task in plan.all_tasks() if task.deadline):
        written = "".join(map(plain, texts_of(deadline.model_dump())))
        assert sorted(letters("".join(phrases(deadline)))) == sorted(letters(written))


def texts_of(dumped):
    """Every text of a dumped content or entry, in any order."""
    yield from (dumped[key] for key in ("run_in", "heading", "text", "verb", "to") if dumped.get(key))
    for entry in (*dumped.get("items", ()), *dumped.get("duties", ())):
        yield from texts_of(entry)


@given(texts, years)
def test_decomposed_letters_are_read_as_composed_ones(text, years):
    assert deadlines_of(unicodedata.normalize("NFD", text), *years) == deadlines_of(text, *years)


@given(texts, years)
def test_capitals_and_wider_gaps_say_the_same(text, years):
    assume(text.upper().lower() == text.lower())
    shouted = deadlines_of(text.upper().replace(" ", "  "), *years)
    assert [unworded(one) for one in shouted] == [unworded(one) for one in deadlines_of(text, *years)]


def unworded(deadline):
    """The deadline without its phrase."""
    values = [getattr(deadline, name) for name in deadline.__slots__ if name != "text"]
    return type(deadline), values


@given(texts, texts, years)
def test_phrases_are_read_one_by_one(first, second, years):
    assert deadlines_of(f"{first};{second}", *years) == deadlines_of(first, *years) + deadlines_of(second, *years)


@given(texts, years)
def test_a_phrase_is_read_whole_or_not_at_all(text, years):
    """One unread value, or none."""
    for phrase in {one.text for one in deadlines_of(text, *years)}:
        found = deadlines_of(phrase, *years)
        assert len(found) == 1 or not any(isinstance(one, Unread) for one in found)


@given(texts, years)
def test_a_word_that_no_rule_knows_makes_a_phrase_unread(text, years):
    for phrase in {one.text for one in deadlines_of(text, *years)}:
        assert isinstance(deadlines_of(f"{phrase} xyz9", *years)[0], Unread)


@given(texts, years)
def test_a_span_has_days_and_a_deadline_with_a_year_in_it_falls_there(text, years):
    for one in deadlines_of(text, *years):
        assert not isinstance(one, Span) or one.first <= one.last
        assert not is_dated(one) or last_day(one) is not None


@given(st.lists(texts, max_size=6), years)
def test_all_deadlines_can_be_put_in_one_order(said, years):
    found = sorted((one for text in said for one in deadlines_of(text, *years)), key=sort_key)
    dated = [is_dated(one) for one in found]
    ends = [last_day(one) for one in found if is_dated(one)]
    assert dated == sorted(dated, reverse=True)
    assert ends == sorted(ends)


@given(
    days, st.sampled_from(["{0:%d/%m/%Y}", "{0.day}/{0.month}/{0.year}", "ngày {0.day} tháng {0.month} năm {0.year}"])
)
def test_every_day_of_the_calendar_can_be_said(day, form):
    written = form.format(day)
    assert deadlines_of(written, 2026) == (On(written, day),)
    before, by = f"Trước {written}", f"Chậm nhất {written}"
    assert deadlines_of(before, 2026) == (By(before, day, inclusive=False),)
    assert deadlines_of(by, 2026) == (By(by, day),)


@given(days, st.integers(1, 1000))
def test_from_one_day_to_another(day, length):
    last = day + timedelta(days=length)
    written = f"Từ ngày {day:%d/%m/%Y} đến ngày {last:%d/%m/%Y}"
    assert deadlines_of(written, 2026) == (Span(written, day, last),)


@given(days)
def test_a_day_without_its_year_is_in_the_year_of_the_plan(day):
    with_year, without = f"Trước ngày {day:%d/%m/%Y}", f"Trước ngày {day:%d/%m}"
    assert [last_day(one) for one in deadlines_of(without, day.year)] == [day]
    assert [last_day(one) for one in deadlines_of(with_year, day.year)] == [day]
    assert isinstance(deadlines_of(without, day.year, day.year + 1)[0], Unread)
