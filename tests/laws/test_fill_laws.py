"""Placeholders: what they fill, and what they leave as it was."""

import unicodedata
from copy import deepcopy

from hypothesis import given

from planforge.spec.dump import dump_spec
from planforge.spec.placeholders import fill
from tests.support.loading import spec_of
from tests.support.rendering import workshop
from tests.support.strategies import all_texts, plans


@given(plans)
def test_placeholders_of_a_valid_plan_are_all_filled(plan):
    filled, faults = fill(plan)
    assert faults == []
    texts = zip(all_texts(plan), all_texts(filled), strict=True)
    assert not any("{{" in text for before, text in texts if "\\{{" not in before)


@given(plans)
def test_a_text_without_placeholders_stays_as_it_is(plan):
    assert all("{{" in before for before, _text in _changed(plan, fill(plan)[0]))


def _changed(plan, filled):
    texts = zip(all_texts(plan), all_texts(filled), strict=True)
    return [(before, text) for before, text in texts if before != text]


@given(plans.map(lambda plan: fill(plan)[0]))
def test_a_plan_without_placeholders_is_the_same_plan(plan):
    assert fill(plan)[0] is plan


@given(plans)
def test_filling_leaves_the_plan_alone(plan):
    before = deepcopy(plan)
    fill(plan)
    assert plan == before


@given(plans)
def test_decomposed_letters_are_read_as_composed_ones(plan):
    text = dump_spec(plan)
    composed, decomposed = spec_of(text), spec_of(unicodedata.normalize("NFD", text))
    assert decomposed.plan == composed.plan
    assert decomposed.filled == composed.filled
    assert docx_of(decomposed) == docx_of(composed)


def docx_of(spec):
    bench = workshop()
    return bench.write(bench.compose(spec), "docx")
