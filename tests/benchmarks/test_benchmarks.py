"""The benchmarks measure what they say: a plan without findings, and three files that say the same. No timing."""

import io
import zipfile

import pytest
from lxml import etree

from benchmarks.docxtpl_as_documented import CELLS, context_of, write_docxtpl, write_template
from benchmarks.floor import prepared, write_floor
from benchmarks.stages import work_on
from benchmarks.workload import spec_text, spec_text_of_size
from planforge.diagnostics import Report
from planforge.pipeline import Workshop
from planforge.settings import read_settings

ROWS = 20
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture(scope="module")
def work(tmp_path_factory):
    folder = tmp_path_factory.mktemp("benchmarks")
    return work_on(ROWS, folder, Workshop(read_settings(Report(), start=folder)))


def parts_of(file):
    with zipfile.ZipFile(io.BytesIO(file)) as package:
        return {name: package.read(name) for name in package.namelist()}


def document_of(file):
    return etree.fromstring(parts_of(file)["word/document.xml"])


def texts(element):
    paragraphs = ("".join(paragraph.itertext(f"{W}t")) for paragraph in element.iter(f"{W}p"))
    return [text for text in paragraphs if text]


def table_rows(file):
    """The task table, the one with a column for every field: for each row its cells, each a list of paragraphs."""
    rows = [row.findall(f"{W}tc") for row in document_of(file).iter(f"{W}tr")]
    return [[texts(cell) for cell in cells] for cells in rows if len(cells) == len(CELLS)]


def by_docxtpl(work, folder):
    template = folder / "template.docx"
    write_template(work.workshop.settings.frame_file(), template)
    return write_docxtpl(template, context_of(work.document))


def test_the_workload_has_no_findings(work):
    assert len(work.read().plan.all_tasks()) == ROWS


def test_a_task_is_about_a_kilobyte():
    size = len(spec_text(1000).encode()) - len(spec_text(0).encode())
    assert 900 < size / 1000 < 1300


def test_a_longer_plan_begins_with_the_tasks_of_a_shorter_one():
    short, long = (spec_text(rows).partition("assignments:")[0] for rows in (16, 40))
    assert long.startswith(short)


def test_a_spec_of_a_size_is_not_much_larger():
    assert 50_000 <= len(spec_text_of_size(50_000).encode()) < 52_000


def test_the_file_of_docxtpl_has_the_same_rows(work, tmp_path):
    rows = table_rows(work.write())
    assert len(rows) == 1 + ROWS
    assert table_rows(by_docxtpl(work, tmp_path)) == rows


def test_the_file_of_docxtpl_says_the_same_from_first_to_last(work, tmp_path):
    assert texts(document_of(by_docxtpl(work, tmp_path))) == texts(document_of(work.write()))


def test_the_floor_is_a_file_of_the_same_parts(work):
    assert parts_of(write_floor(prepared(work.write()))) == parts_of(work.write())
