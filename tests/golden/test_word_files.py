"""Every Word file that planforge writes is one that Word opens without a word."""

import io
from pathlib import Path

import docx
import pytest
from hypothesis import given, settings

from planforge.document.page_layout import ALLOWED, PageLayout
from planforge.writers.docx.frame import prepare_frame
from planforge.writers.docx.writer import write_docx
from tests.support.docx_text import plain_words
from tests.support.rendering import PLAN_SPECS, ROOT, document_of, workshop
from tests.support.schema_order import faults_of
from tests.writers.documents import documents

CASES = [*sorted(Path(__file__).parent.glob("*/spec.yaml")), *PLAN_SPECS]


def name_of(file: Path) -> str:
    return file.parent.name if file.name == "spec.yaml" else f"{file.parents[1].name}-{file.stem}"


@pytest.mark.parametrize("file", CASES, ids=name_of)
def test_a_word_file_conforms_to_the_schema_and_says_what_the_text_says(file: Path):
    document = document_of(file)
    data = workshop().write(document, "docx")
    assert faults_of(data) == []
    assert docx.Document(io.BytesIO(data)).tables
    assert plain_words(data) == workshop().write(document, "text").decode().split()


@given(documents)
@settings(deadline=None, max_examples=25)
def test_any_document_conforms_to_the_schema_and_says_what_the_text_says(document):
    data = write_docx(document, workshop().frame)
    assert [fault for fault in faults_of(data) if "footnote" not in fault and "bookmark" not in fault] == []
    assert plain_words(data) == workshop().write(document, "text").decode().split()


@pytest.mark.parametrize("end", ["low", "high"])
def test_a_layout_at_the_edge_of_what_is_allowed_leaves_the_styles_in_order(end: str):
    layout = PageLayout().with_values({name: getattr(rule, end) for name, rule in ALLOWED.items()})
    frame = prepare_frame(ROOT / "templates" / "frames" / "ke-hoach.docx", layout)
    assert faults_of(write_docx(document_of(CASES[0]), frame)) == []


def test_the_frame_itself_conforms_to_the_schema():
    data = (ROOT / "templates" / "frames" / "ke-hoach.docx").read_bytes()
    assert faults_of(data) == []
