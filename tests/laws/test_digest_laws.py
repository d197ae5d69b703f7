"""What is true of every news item: it says nothing that its plan does not say, keeps to its length and only grows."""

import re
from collections.abc import Iterable
from itertools import pairwise

import pytest
from hypothesis import given

from planforge.compose.digest.news import compose_digest, count_words
from planforge.compose.digest.sentences import said, sentences
from planforge.compose.letterhead import reference
from planforge.compose.wording import Wording, one_line
from planforge.document.inlines import Text, plain_text
from planforge.plan.markup import plain
from planforge.plan.plan import Plan
from planforge.spec.placeholders import fill
from tests.support.rendering import PLAN_SPECS, REAL_PLANS, read, workshop
from tests.support.strategies import TEXTS, all_texts, plans

LENGTHS = (1, 60, 150, 450, 3000)
SUPPLIED = (
    "Ngày … UBND … ban hành Kế hoạch số … về việc …",
    "Kế hoạch nhằm …",
    "Mục đích của Kế hoạch: …",
    "Kế hoạch yêu cầu …",
    "(do … chủ trì, thời gian: …)",
    "Kết quả: …",
    "Nguồn: …",
)
"""Every word that the templates have of their own."""

filled_plans = plans.map(lambda plan: fill(plan)[0])


def digest(plan: Plan, words: int) -> list[str]:
    """The paragraphs of the digest of `plan`."""
    return [plain_text(block.content) for block in compose_digest(plan, workshop().prose, words).pages[0].blocks]


def words_of(texts: Iterable[str]) -> list[str]:
    """The words of `texts` in small letters, without the signs around them."""
    bare = (word.strip("()[]“”\"'.,;:?!*=\\/-–…") for text in texts for word in text.split())
    return [word.lower() for word in bare if word]


def known_words(plan: Plan) -> set[str]:
    """The words that a digest of `plan` may have."""
    day = plan.document.date
    dates = [f"{day.day:02}/{month}/{day.year}" for month in (day.month, f"{day.month:02}")] if day and day.day else []
    return set(words_of([*(plain(one_line(text)) for text in all_texts(plan)), reference(plan), *dates, *SUPPLIED]))


def is_within(fewer: list[str], more: list[str]) -> bool:
    """True when `more` is `fewer` with words added somewhere."""
    rest = iter(more)
    return all(word in rest for word in fewer)


def assert_true_digests(plan: Plan) -> None:
    made = [digest(plan, words) for words in LENGTHS]
    first = count_words(made[0][0])
    assert len(made[0]) == 1
    known = known_words(plan)
    for words, paragraphs in zip(LENGTHS, made, strict=True):
        assert set(words_of(paragraphs)) - known == set()
        assert sum(len(paragraph.split()) for paragraph in paragraphs) <= max(words, first)
        assert all(re.search(r"[.…?!”\"]$", paragraph) for paragraph in paragraphs)
    for fewer, more in pairwise(made):
        assert is_within(words_of(fewer), words_of(more))


@given(filled_plans)
def test_a_digest_has_no_word_of_its_own_keeps_to_its_length_and_only_grows(plan):
    assert_true_digests(plan)


@pytest.mark.parametrize("file", [*PLAN_SPECS, *REAL_PLANS], ids=lambda file: f"{file.parent.name}-{file.stem}")
def test_so_it_is_with_every_plan_there_is_and_its_punctuation_is_right(file):
    plan = read(file).filled
    assert_true_digests(plan)
    assert not re.search(r"[;,:]\.(?!\.)|\. \.|  |\*|\[\^|\./", "\n".join(digest(plan, 3000)))


def letters(text: str) -> str:
    """All of `text` but blanks and the signs that stand at the end of sentences."""
    return "".join(sign for sign in text if not sign.isspace() and sign not in ".;,:/")


@given(TEXTS)
def test_cutting_a_text_loses_no_letter(text):
    assert letters("".join(sentences(said(text)))) == letters(said(text))


@given(TEXTS)
def test_a_text_is_said_as_it_reads_with_no_typeface_but_that_of_open_places(text):
    inlines = Wording({}).inlines(said(text))
    assert all(isinstance(part, Text) and not part.bold and not part.italic for part in inlines)
    assert plain_text(inlines).split() == plain(text).split()
