"""Sentences that announce an appendix, and whose: the cases stand in `announcements.txt`."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planforge.plan.markup import plain
from planforge.spec.checks.announcements import mentions
from planforge.vietnamese import roman

TABLE = Path(__file__).with_name("announcements.txt")


def rows() -> list[tuple[str, str]]:
    lines = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    return [(text, said) for text, said in (line.rsplit(" | ", 1) for line in lines)]


def read(text: str, in_task: bool = False) -> str:
    """What is made of `text`: its surest mention, with every number that is named."""
    found = list(mentions(plain(text), in_task))
    if not found:
        return "no"
    numbers = [str(number) for mention in found for number in mention.numbers]
    sure = any(mention.sure for mention in found)
    return " ".join(["ours", *numbers]) if sure else "perhaps"


@pytest.mark.parametrize(("text", "said"), rows())
def test_a_sentence_announces_an_appendix_or_not(text, said):
    assert read(text) == said


@pytest.mark.parametrize(("text", "said"), rows())
def test_in_a_task_only_the_plainest_words_are_sure(text, said):
    plainest = "kèm theo Kế hoạch này" in text or "cùng Kế hoạch này" in text
    assert read(text, in_task=True).startswith("ours") == plainest


@given(st.integers(1, 30), st.sampled_from(["", "số "]), st.sampled_from([".", " kèm theo", ")", ""]))
def test_a_number_is_read_in_roman_and_arabic_figures(number, word, after):
    for written in (roman(number), str(number), f"{number:02}"):
        (found,) = mentions(f"Nội dung tại Phụ lục {word}{written}{after}")
        assert found.numbers == (number,)


@given(st.text("phụ lục PHỤ LỤC biểu kèm theo Kế hoạch này I,V.;(số 0İ", max_size=80), st.booleans())
def test_what_is_quoted_stands_in_the_text(text, in_task):
    for mention in mentions(text, in_task):
        assert mention.words.removesuffix(")").lower() in text.lower()
