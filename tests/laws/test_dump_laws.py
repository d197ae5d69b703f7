"""What is written down is read again as it was: load(dump(plan)) == plan."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from planforge.spec.dump import dump_spec
from planforge.spec.schema import json_schema
from tests.support.builders import a_group, a_heading, a_plan, a_task, an_appendix, an_assignment
from tests.support.editor import as_edited
from tests.support.loading import plan_of, spec_of
from tests.support.rendering import PLAN_SPECS, ROOT, read
from tests.support.strategies import TEXTS, anything, plans

REAL_PLANS = sorted((ROOT.parent / "shared" / "real_plans").glob("*.yaml"))
VALIDATOR = Draft202012Validator(json_schema())


@given(plans)
def test_a_dumped_plan_loads_without_errors_to_the_same_plan(plan):
    assert spec_of(dump_spec(plan)).plan == plan


@given(st.lists(anything, min_size=9, max_size=9))
def test_any_text_at_all_comes_back_as_it_went(texts):
    basis, heading, duty, title, label, name, cell, note, closing = texts
    plan = a_plan(
        legal_bases=[basis],
        sections=[a_heading(heading, basis, an_assignment(name, text=title, duties=[duty]))],
        tasks=[a_group(a_task(title, deadline=duty, lead=[name, cell], extra={"khoa": label}), group=heading)],
        recipients=[name, {"to": [name, title], "note": note}],
        appendices=[an_appendix(title=title, table={"columns": [label], "rows": [[cell + " "], ["\n" + duty]]})],
        footnotes={"a": note},
        closing=closing + " ",
    )
    assert plan_of(dump_spec(plan)) == plan


@pytest.mark.parametrize("file", [*PLAN_SPECS, *REAL_PLANS], ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_every_plan_there_is_comes_back_as_it_went(file):
    plan = read(file).plan
    assert spec_of(dump_spec(plan)).plan == plan


@given(plans)
def test_dumping_what_was_loaded_gives_the_same_text(plan):
    text = dump_spec(plan)
    assert dump_spec(plan_of(text)) == text


@given(plans)
def test_an_editor_finds_nothing_wrong_in_a_dumped_plan(plan):
    assert [error.message for error in VALIDATOR.iter_errors(as_edited(dump_spec(plan)))] == []


@given(st.lists(TEXTS, min_size=1, max_size=20))
def test_no_placeholder_is_broken_over_two_lines(texts):
    plan = a_plan(purpose=texts, appendices=[an_appendix(table={"columns": ["A"], "rows": [[text] for text in texts]})])
    assert not re.search(r"(?<!\\)\{\{[^}]*\n", dump_spec(plan))
