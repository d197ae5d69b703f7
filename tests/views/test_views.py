"""Every other view of the tasks of one plan, beside what it comes out as; `--accept` writes it down again."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from planforge.diagnostics import Report
from planforge.pipeline import FORMATS, Job, NamedPaper
from planforge.views import AppendixChoice, appendix_alone, calendar_of_tasks, sheets_by_body
from tests.support.docx_text import docx_text, plain_words
from tests.support.html_words import html_words
from tests.support.rendering import read, workshop

SPECS = sorted(Path(__file__).parent.glob("*/spec.yaml"))
MAKERS = {
    "appendix": appendix_alone(AppendixChoice()),
    "sheets": sheets_by_body(()),
    "calendar": calendar_of_tasks(),
}


JOB = Job(tuple(FORMATS))


def papers(spec: Path) -> Iterator[tuple[str, NamedPaper]]:
    report = Report()
    for name, maker in MAKERS.items():
        for paper in maker(workshop(), read(spec), JOB, report):
            yield name, paper
    assert not report.found


def as_written(spec: Path) -> Iterator[tuple[str, str]]:
    """The views as text, by the name of the file that holds it."""
    for name, paper in papers(spec):
        if "text" in paper.formats:
            yield f"{name}-{paper.stem}.txt", workshop().write(paper.paper, "text").decode()
        if "xlsx" in paper.formats:
            yield f"{name}-{paper.stem}.xlsx.txt", workbook_text(workshop().write(paper.paper, "xlsx"))
        if name == "calendar":
            yield "calendar.ics", workshop().write(paper.paper, "ics").decode().replace("\r\n", "\n")


def workbook_text(data: bytes) -> str:
    """What a workbook holds, a line a cell, with what is frozen, filtered, repeated, offered and merged."""
    lines = []
    for sheet in load_workbook(BytesIO(data)):
        lines.append(f"sheet {sheet.title}: {sheet.page_setup.orientation}, frozen at {sheet.freeze_panes}, ")
        lines[-1] += f"filter {sheet.auto_filter.ref}, repeated {sheet.print_title_rows}"
        lines += [f"  offered {rule.sqref}: {rule.formula1}" for rule in sheet.data_validations.dataValidation]
        lines += [f"  merged {area}" for area in sorted(map(str, sheet.merged_cells.ranges))]
        hidden = [letter for letter, column in sheet.column_dimensions.items() if column.hidden]
        lines += [f"  hidden {letter}" for letter in hidden]
        for row in sheet.iter_rows():
            lines += [f"  {cell.coordinate} {cell.value!r}" for cell in row if cell.value is not None]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("spec", SPECS, ids=lambda spec: spec.parent.name)
def test_the_views_come_out_as_written_down(spec: Path, accept: bool):
    made = dict(as_written(spec))
    assert len(made) > 3
    for name, text in made.items():
        file = spec.parent / name
        if accept:
            file.write_text(text, encoding="utf-8")
        assert file.is_file(), f"{name} is not there yet: run pytest with --accept and read it"
        assert text == file.read_text(encoding="utf-8")
    kept = {file.name for file in spec.parent.iterdir() if file.name != "spec.yaml"}
    assert kept == set(made)


@pytest.mark.parametrize("spec", SPECS, ids=lambda spec: spec.parent.name)
def test_an_extract_says_the_same_words_in_every_format(spec: Path):
    for _name, paper in papers(spec):
        words = workshop().write(paper.paper, "text").decode().split()
        assert plain_words(workshop().write(paper.paper, "docx")) == words
        assert html_words(workshop().write(paper.paper, "html")) == words


@pytest.mark.parametrize("spec", SPECS, ids=lambda spec: spec.parent.name)
def test_the_same_plan_gives_the_same_bytes(spec: Path):
    for (_name, once), (_again, twice) in zip(papers(spec), papers(spec), strict=True):
        for form in ("docx", "xlsx", "ics"):
            assert workshop().write(once.paper, form) == workshop().write(twice.paper, form)


def test_an_extract_has_no_letterhead_and_no_signature():
    _name, paper = next(papers(SPECS[0]))
    shown = docx_text(workshop().write(paper.paper, "docx"))
    assert "CỘNG HÒA" not in shown
    assert "Nơi nhận" not in shown
