"""The JSON Schema says of a file what planforge says: what is valid, and what is not."""

import pytest
from jsonschema import Draft202012Validator

from planforge.spec.schema import json_schema, schema_text
from tests.support.editor import as_edited
from tests.support.rendering import PLAN_SPECS, ROOT

REAL_PLANS = sorted((ROOT.parent / "shared" / "real_plans").glob("*.yaml"))
VALIDATOR = Draft202012Validator(json_schema())

SMALL = """
planforge: 1
id: cai-cach
year: 2026
issuer: {unit: xã Tân Lập}
document: {subject: Cải cách}
purpose: [Phục vụ người dân.]
"""


def faults(text):
    return [error.message for error in VALIDATOR.iter_errors(as_edited(text))]


def test_the_committed_schema_is_the_one_that_the_model_gives():
    assert (ROOT / "plan_specs" / "schema.json").read_text(encoding="utf-8") == schema_text()


def test_the_schema_is_one():
    Draft202012Validator.check_schema(json_schema())


@pytest.mark.parametrize("file", [*PLAN_SPECS, *REAL_PLANS], ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_every_plan_there_is_fits_the_schema(file):
    assert faults(file.read_text(encoding="utf-8")) == []


def test_the_smallest_plan_fits():
    assert faults(SMALL) == []


SHORT_FORMS = {
    "an introduction of one text": "introduction: UBND xã ban hành Kế hoạch",
    "no introduction": "introduction: []",
    "a body or a list of bodies": "tasks: [{tasks: [{title: A, lead: Sở A, supporting: [Sở B, Sở C]}]}]",
    "tasks without groups": "tasks: [{title: A}]",
    "a field as a text, a list, or items with a marker": """
tasks:
  - {title: A, measures: một, objective: [một, {text: hai}], deliverables: {item_marker: plus, items: [ba]}}""",
    "an assignment where an item may stand": "sections: [{heading: A, items: [một, {to: Sở A, duties: [hai]}]}]",
    "recipients": "recipients: [UBND tỉnh, {to: [A, B], note: b/c}, {to: C}]",
    "columns": "tasks: [{title: A}]\nappendices: [{title: B, from: tasks, columns: [title, {field: lead, label: L}]}]",
    "cells that are numbers or empty": "appendices: [{title: B, table: {columns: [A, B, C], rows: [[1, 2.5, ]]}}]",
    "dates": "origin: {cascaded_from: {date: 2024-08-19}, rolled_over_from: {date: 2023-02}}",
    "cascade": "tasks: [{title: A, cascade: keep}, {title: B, cascade: {to: [commune], measures: [một]}}]",
}


@pytest.mark.parametrize("case", SHORT_FORMS, ids=lambda case: case)
def test_what_has_a_short_form_fits_in_it(case):
    assert faults(SMALL + SHORT_FORMS[case]) == []


WRONG = {
    "an unknown key": SMALL + "purposes: [một]",
    "an unknown key further down": SMALL.replace("unit:", "units: A, unit:"),
    "an unknown key of a task": SMALL + "tasks: [{title: A, leed: B}]",
    "a missing key": SMALL.replace("year: 2026\n", ""),
    "a missing subject": SMALL.replace("subject: Cải cách", "number: '08'"),
    "another version": SMALL.replace("planforge: 1", "planforge: 2"),
    "a number that an editor would change": SMALL.replace("subject:", "number: 08, subject:"),
    "a year of another age": SMALL.replace("2026", "206"),
    "an id that is none": SMALL.replace("cai-cach", "Cải cách"),
    "a capacity there is not": SMALL + "signature: {capacity: KY}",
    "a marker there is not": SMALL + "sections: [{heading: A, item_marker: romans}]",
    "a part there is not": SMALL + "sections: [{heading: A, from: task}]",
    "a column there is not": SMALL + "appendices: [{title: A, from: tasks, columns: [titel]}]",
    "a date in words": SMALL + "origin: {cascaded_from: {date: ngày 19/8}}",
    "a width below nothing": SMALL + "appendices: [{title: A, from: tasks, columns: [{field: lead, width_mm: -1}]}]",
    "a sentence that is a mapping": SMALL.replace("Phục vụ người dân.", "Phục vụ: người dân"),
    "a text where a list belongs": SMALL.replace("[Phục vụ người dân.]", "Phục vụ"),
}


@pytest.mark.parametrize("case", WRONG, ids=lambda case: case)
def test_what_is_wrong_does_not_fit(case):
    assert WRONG[case] != SMALL
    assert faults(WRONG[case])


def test_every_key_is_explained_in_vietnamese():
    unexplained = [
        f"{name}.{key}"
        for name, model in json_schema()["$defs"].items()
        for key, value in model.get("properties", {}).items()
        if not value.get("description")
    ]
    assert unexplained == []
