"""Comparing two plans: nothing is lost, nothing is made up, and the other way round says the same."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from planforge.cli.diff import listing
from planforge.compose.comparison import compose_comparison
from planforge.compose.comparison_wording import name_of, summary, what_became, where
from planforge.compose.plan import compose_plan
from planforge.document.blocks import Document
from planforge.plan.comparison import Comparison, Outcome, joined
from planforge.plan.markup import plain
from planforge.plan.plan import Plan
from planforge.spec.placeholders import fill
from planforge.transforms.comparison.compare import compare
from planforge.transforms.comparison.plan_things import own_names, things_of
from planforge.transforms.comparison.things import lines_of
from planforge.transforms.comparison.words import compare_words
from tests.support.builders import a_plan
from tests.support.docx_text import plain_words
from tests.support.html_words import html_words
from tests.support.rendering import workshop
from tests.support.strategies import NOTE_KEYS, TEXTS, WORDS, anything, plans

FILLED = plans.map(lambda plan: fill(plan)[0])
FOR_THE_TOOLS = frozenset({"id", "origin", "cascade"})
HOW_IT_IS_SET = frozenset(
    {"marker", "item_marker", "part", "groups", "source", "groups_as", "merge", "task_marker", "orientation"}
    | {"recipient_notes", "field", "of"}
)


def said(value: Any) -> set[str]:
    """Every line of text a clerk wrote, as a person reads it; not what is set by a word of a closed list."""
    match value:
        case str():
            return {line.text for line in lines_of("", value)}
        case BaseModel():
            names = set(type(value).model_fields) - FOR_THE_TOOLS - HOW_IT_IS_SET
            return {text for name in names for text in said(getattr(value, name))}
        case dict():
            return {text for entry in value.values() for text in said(entry)}
        case tuple() | list():
            return {text for entry in value for text in said(entry)}
    return set()


def told(comparison: Comparison, side: str) -> str:
    """All texts of one side."""
    return "\n".join(joined(getattr(text, side)) for one in comparison.differences() for text in one.texts)


@given(FILLED)
def test_a_plan_does_not_differ_from_itself(plan):
    assert compare(plan, plan.model_copy(deep=True)) == Comparison(())


@given(FILLED, FILLED)
def test_what_only_one_plan_says_is_told_and_told_of_that_one(old, new):
    comparison = compare(old, new)
    before, after = told(comparison, "before"), told(comparison, "after")
    assert [text for text in said(old) - said(new) if text not in before and not is_ordinal(text)] == []
    assert [text for text in said(new) - said(old) if text not in after and not is_ordinal(text)] == []


def is_ordinal(text: str) -> bool:
    """What may count the rows of a table."""
    return text.isdigit()


@given(FILLED, FILLED)
def test_nothing_is_told_that_the_plan_does_not_say(old, new):
    comparison = compare(old, new)
    for plan, side in ((old, "before"), (new, "after")):
        lines = {line.text for thing in things_of(plan, own_names(old, new)).all() for line in thing.lines}
        shown = (joined(getattr(text, side)) for one in comparison.differences() for text in one.texts)
        assert {text for text in shown if text} <= lines


@given(FILLED, FILLED)
def test_the_other_way_round_what_was_added_is_removed(old, new):
    forth, back = compare(old, new), compare(new, old)
    assert outcomes(forth, Outcome.ADDED) == outcomes(back, Outcome.REMOVED)
    assert outcomes(forth, Outcome.REMOVED) == outcomes(back, Outcome.ADDED)


def outcomes(comparison: Comparison, outcome: Outcome) -> list[tuple[str, str]]:
    return sorted((one.kind, one.name) for one in comparison.differences() if outcome in one.outcomes)


@given(FILLED, st.data())
def test_one_text_written_anew_is_told_on_both_sides(plan, data):
    texts = sorted(said(plan.purpose) | said(plan.tasks))
    if not texts:
        return
    chosen = data.draw(st.sampled_from(texts))
    other = replaced(plan, chosen, "Chữ hoàn toàn khác hẳn.")
    if other == plan:
        return
    comparison = compare(plan, other)
    assert chosen in told(comparison, "before")
    assert "Chữ hoàn toàn khác hẳn." in told(comparison, "after")


def replaced(value: Any, old: str, new: str) -> Any:
    """`value` with each text that reads `old` as `new`."""
    match value:
        case str():
            return new if [line.text for line in lines_of("", value)] == [old] else value
        case BaseModel():
            return value.model_copy(
                update={
                    name: replaced(getattr(value, name), old, new)
                    for name in set(type(value).model_fields) - FOR_THE_TOOLS - HOW_IT_IS_SET
                }
            )
        case tuple():
            return tuple(replaced(entry, old, new) for entry in value)
    return value


def in_two_orders(texts: list[str]) -> st.SearchStrategy[tuple[list[str], list[str]]]:
    return st.tuples(st.just(texts), st.permutations(texts))


@given(st.lists(st.sampled_from(WORDS), min_size=2, max_size=8, unique=True).flatmap(in_two_orders))
def test_texts_in_another_order_are_moved_and_nothing_else(orders):
    before, after = orders
    found = [*compare(a_plan(purpose=before), a_plan(purpose=after)).differences()]
    assert {one.outcomes for one in found} <= {(Outcome.MOVED,)}
    assert bool(found) == (before != after)
    assert len(found) < len(before)


PRINTED_PARTS = (
    *("to_year", "issuer", "document", "signature", "legal_bases", "introduction", "purpose", "requirements"),
    *("tasks", "assignments", "closing", "recipients", "recipient_notes", "filed_with", "appendices", "labels"),
)
NOTES = {key: f"Chú thích {key}." for key in NOTE_KEYS}


@given(FILLED, FILLED, st.sampled_from(PRINTED_PARTS))
def test_plans_between_which_nothing_is_found_print_the_same(plan, other, name):
    changed = plan.model_copy(update={name: getattr(other, name), "footnotes": NOTES})
    plan = plan.model_copy(update={"footnotes": NOTES})
    if page_of(plan) != page_of(changed):
        assert compare(plan, changed) != Comparison(())


def page_of(plan: Plan) -> Document:
    bench = workshop()
    return compose_plan(plan, bench.prose, bench.settings.layout)


@given(TEXTS | anything, TEXTS | anything)
def test_the_runs_of_a_text_are_the_text(before, after):
    before, after = (" ".join(plain(text).split()) for text in (before, after))
    old, new = compare_words(before, after)
    assert (joined(old), joined(new)) == (before, after)
    assert {run.state for run in old} <= {"same", "gone"}
    assert {run.state for run in new} <= {"same", "new"}
    assert same_words(old) == same_words(new)


def same_words(words):
    return " ".join(run.text for run in words if run.state == "same").split()


@given(FILLED, FILLED)
def test_the_table_says_the_same_words_in_every_format(old, new):
    paper = compose_comparison(compare(old, new), old, new)
    bench = workshop()
    text = bench.write(paper, "text").decode().split()
    assert plain_words(bench.write(paper, "docx")) == text
    assert html_words(bench.write(paper, "html")) == text


@given(FILLED, FILLED)
def test_everything_that_is_found_can_be_said(old, new):
    comparison = compare(old, new)
    assert summary(comparison)
    assert all(what_became(one) and name_of(one) and where(one) is not None for one in comparison.differences())
    assert [line for line in listing(comparison) if "\n" in line] == []
