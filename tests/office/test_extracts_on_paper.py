"""Tables without their plan, on paper: headings on every page, nothing outside, every cell there, names repeated."""

import subprocess
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from planforge.document.blocks import Extract, Row, Table
from planforge.document.inlines import plain_text
from planforge.writers.pdf import find_libreoffice
from tests.office.columns import columns_of, folded, without_heading, words
from tests.office.papers import EXTRACTS, extracts
from tests.office.sheets import Pdf
from tests.support.rendering import workshop

pytestmark = pytest.mark.office

REPEATED = ["extract-repeated", "extract-repeated-split"]


@pytest.fixture(scope="module")
def papers(tools, tmp_path_factory: pytest.TempPathFactory):
    return extracts(tmp_path_factory.mktemp("extracts"))


def table_of(paper: Extract) -> Table:
    return next(block for block in paper.pages[0].blocks if isinstance(block, Table))


@pytest.mark.parametrize("name", EXTRACTS)
def test_the_heading_row_stands_on_every_page(pdf, papers, name: str):
    table = table_of(papers[name])
    columns = columns_of(pdf(name).sheets)
    assert len(columns) == len(table.columns)
    for column, pages in zip(table.columns, columns, strict=True):
        heading = folded(plain_text(column.heading))
        assert all(page.startswith(heading) for page in pages)


@pytest.mark.parametrize("name", EXTRACTS)
def test_every_cell_reaches_the_paper_in_its_column_and_its_order(pdf, papers, name: str):
    table = table_of(papers[name])
    for index, pages in enumerate(columns_of(pdf(name).sheets)):
        printed = without_heading(pages, folded(plain_text(table.columns[index].heading)))
        start = 0
        for row in (row for row in table.rows if not row.group):
            wanted = folded(words(row.cells[index]))
            start = printed.find(wanted, start)
            assert start >= 0, (name, index, wanted)
            start += len(wanted)


@pytest.mark.parametrize("name", EXTRACTS)
def test_no_letter_and_no_rule_stands_outside_the_margins(pdf, name: str):
    for sheet in pdf(name).sheets:
        assert all(rule.left > 19.5 and rule.right < sheet.width - 19.5 for rule in sheet.rules)
        assert all(20 < letter["x0"] * 25.4 / 72 < sheet.width - 20 for letter in sheet.letters)


@pytest.mark.parametrize("name", EXTRACTS)
def test_it_has_neither_letterhead_nor_signature(pdf, name: str):
    assert not any(sheet.has("CỘNG HÒA") or sheet.has("Nơi nhận") for sheet in pdf(name).sheets)


@pytest.mark.parametrize("name", REPEATED)
def test_each_page_begins_with_the_name_of_its_group(pdf, papers, name: str):
    groups = columns_of(pdf(name).sheets)[1]
    heading = folded("Chỉ số nội dung")
    assert len(groups) > 3
    again = 0
    for above, page in pairwise(groups):
        words_here = page.removeprefix(heading)
        assert words_here.startswith("Nhóm")
        again += words_here.startswith(tuple(f"Nhóm{n}(tiếptheo)" for n in range(9)))
        assert above.removeprefix(heading)
    assert again >= 2


@pytest.mark.parametrize("name", REPEATED)
def test_a_repeated_name_is_the_one_of_the_rows_beside_it(papers, name: str):
    for below in table_of(papers[name]).rows[1:]:
        if below.cells[1].merge != "continue" and "(tiếp theo)" in words(below.cells[1]):
            assert words(below.cells[1]).split(" (")[0].strip() in names_so_far(table_of(papers[name]), below)


def names_so_far(table: Table, last: Row) -> str:
    """The name of the group that the rows down to `last` belong to."""
    shown = [words(row.cells[1]) for row in table.rows[: table.rows.index(last)] if row.cells[1].paragraphs]
    return shown[-1]


@cache
def in_libreoffice(folder: Path, name: str, data: bytes) -> Pdf:
    """A workbook as LibreOffice opens and prints it."""
    file = folder / f"{name}.xlsx"
    file.write_bytes(data)
    profile = (folder / "profile").as_uri()
    command = [find_libreoffice(), f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf"]
    subprocess.run([*command, "--outdir", str(folder), str(file)], capture_output=True, timeout=180, check=True)
    return Pdf((folder / f"{name}.pdf").read_bytes())


@pytest.mark.parametrize("name", ["extract-appendix", "extract-split", "extract-repeated"])
def test_a_workbook_opens_in_libreoffice_and_prints_all_it_holds(papers, tmp_path: Path, name: str):
    table = table_of(papers[name])
    pdf = in_libreoffice(tmp_path, name, workshop().write(papers[name], "xlsx"))
    pages = pdf.sheets[:-1]  # the last one lists the bodies
    printed = folded("".join(line.text for sheet in pdf.sheets for line in sheet.lines))
    heading = [folded(word) for column in table.columns for word in plain_text(column.heading).split()]
    for sheet in pages:
        here = folded("".join(line.text for line in sheet.lines))
        assert [word for word in heading if word not in here] == []
    for row in table.rows:
        for cell in row.cells:
            assert all(folded(word) in printed for word in words(cell).split())
    assert all(sheet.width > sheet.height for sheet in pages)
