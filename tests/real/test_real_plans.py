"""Real plans of real committees: they validate, they render, and not a word of them is lost.

The plans lie in `../shared/real_plans`, beside the checkout; where they do not, there is nothing to test.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import BaseModel

from planforge.diagnostics import Report
from planforge.plan.markup import plain
from planforge.plan.outline import Assignment, Item
from planforge.plan.plan import Plan
from planforge.plan.tasks import Task, TaskGroup
from planforge.spec.read import read_spec
from tests.support.docx_text import plain_words
from tests.support.html_words import html_words
from tests.support.rendering import PLAN_SPECS, REAL_PLANS, document_of, read, workshop
from tests.support.schema_order import faults_of

pytestmark = pytest.mark.skipif(not REAL_PLANS, reason="no ../shared/real_plans beside this checkout")

PLANS = [*REAL_PLANS, *PLAN_SPECS]
NOT_PRINTED = frozenset(
    {"id", "origin", "cascade", "within", "level", "superior_line", "marker", "item_marker", "part"}
)


def name_of(file: Path) -> str:
    return f"{file.parent.name}-{file.stem}"


@pytest.fixture(params=PLANS, ids=name_of)
def file(request: pytest.FixtureRequest) -> Path:
    return request.param


@pytest.mark.parametrize("file", REAL_PLANS, ids=name_of)
def test_a_real_plan_has_no_errors(file: Path):
    report = Report()
    assert read_spec(file, report) is not None
    assert report.errors == 0, "\n".join(map(str, report))


def test_word_html_and_text_say_the_same_words_in_the_same_order(file: Path):
    document = document_of(file)
    docx, html, text = (workshop().write(document, name) for name in ("docx", "html", "text"))
    assert plain_words(docx) == text.decode().split()
    assert html_words(html) == text.decode().split()
    assert faults_of(docx) == []


def test_every_text_of_the_spec_stands_on_the_page_as_a_whole(file: Path):
    page = page_of(file)
    plan = read(file).filled
    assert [text for text in every_text(plan) if bare(text) not in page] == []
    for appendix in plan.appendices:
        shown = plan.groups(appendix.groups) if appendix.source == "tasks" else ()
        if len(shown) > 1:
            assert [group.group for group in shown if bare(group.group or "") not in page] == []


def test_the_texts_of_each_part_stand_in_their_order(file: Path):
    page, plan = page_of(file), read(file).filled
    for part in ("legal_bases", "introduction", "purpose", "requirements", "sections", "assignments", "recipients"):
        assert_in_order([*texts_of(getattr(plan, part) or ())], page)
    for group in plan.tasks:
        assert_in_order([*tasks_in_order(group)], page)


def assert_in_order(texts: list[str], page: str) -> None:
    place = 0
    for text in texts:
        found = page.find(bare(text), place)
        assert found >= 0, f"not after what stands before it: {text}"
        place = found + len(bare(text))


def page_of(file: Path) -> str:
    """All words of the Word file, references to footnotes taken out, ready to be searched."""
    words = " ".join(plain_words(workshop().write(document_of(file), "docx")))
    return bare(re.sub(r"\[\d+\]", "", words))


def bare(text: str) -> str:
    """`text` for comparing: without marks, without the final signs that may be supplied or replaced, case folded."""
    return " ".join(plain(text).split()).rstrip(".;:,/ ").casefold()


def every_text(plan: Plan) -> Iterator[str]:
    """Every text a clerk wrote that is to be printed; a deadline line by line."""
    for text in texts_of(plan):
        yield from text.split("\n") if "\n" in text else [text]


def texts_of(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple | list):
        for entry in value:
            yield from texts_of(entry)
    elif isinstance(value, dict):
        for entry in value.values():
            yield from texts_of(entry)
    elif isinstance(value, Assignment):
        yield f"{value.verb} {value.to}" if value.verb else value.to
        yield from texts_of((value.text or (), value.duties))
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            if is_printed(value, name):
                yield from texts_of(getattr(value, name))


def is_printed(model: BaseModel, name: str) -> bool:
    match model:
        case Plan():
            # labels show where a task has the field; what the tools keep is for the tools
            return name not in ("id", "labels", "origin", "recipient_notes")
        case Item():
            return name not in NOT_PRINTED | {"labels", "groups", "colon", "bold"}
        case TaskGroup():
            # a group that stands alone in its place is named by the heading there
            return name == "tasks"
        case Task():
            return name not in NOT_PRINTED | {"labels", "extra"}
    return name not in NOT_PRINTED | {
        "capacity", "source", "groups", "columns", "labels", "groups_as", "merge", "task_marker", "orientation"
    }  # fmt: skip


def tasks_in_order(group: TaskGroup) -> Iterator[str]:
    """The titles of a group, each once where equal neighbours may share a cell."""
    titles = [task.title for task in group.tasks]
    yield from (title for index, title in enumerate(titles) if index == 0 or titles[index - 1] != title)
