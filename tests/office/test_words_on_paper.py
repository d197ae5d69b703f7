"""Every word of a plan reaches the paper, in its order: the PDF against the block tree it was made from."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from planforge.document.blocks import Document, Table
from planforge.document.inlines import plain_text
from tests.office.columns import columns_of, folded, without_heading, words
from tests.office.papers import plan_name
from tests.office.sheets import Pdf, Sheet
from tests.support.rendering import PLAN_SPECS, REAL_PLANS, document_of

pytestmark = pytest.mark.office

FILES = [*REAL_PLANS, *PLAN_SPECS]


@pytest.mark.parametrize("file", FILES, ids=plan_name)
def test_the_body_reaches_the_paper_word_by_word_in_its_order(pdf, file: Path):
    document = document_of(file)
    wanted = "".join(f"{block.marker} {plain_text(block.content)}" for block in document.body)
    assert folded(wanted) in folded("".join(body_words(pdf(plan_name(file)))))


@pytest.mark.parametrize("file", FILES, ids=plan_name)
def test_letterhead_recipients_and_signature_reach_the_paper(pdf, file: Path):
    document = document_of(file)
    printed = folded("".join(side_by_side(pdf(plan_name(file)))))
    head, signature = document.letterhead, document.signature
    lines = [*head.issuing_body, head.national_name, head.national_motto, head.reference, head.place_and_date]
    lines += [line for recipient in document.recipients for line in (*recipient.lines, recipient.note)]
    lines += [*signature.authority, signature.own_post, signature.name, document.recipients_label]
    assert [line for line in lines if folded(line) not in printed] == []


@pytest.mark.parametrize(("file", "number"), [(f, n) for f in FILES for n in range(len(document_of(f).appendices))])
def test_the_cells_of_an_appendix_reach_the_paper_column_by_column(pdf, file: Path, number: int):
    document = document_of(file)
    part = pdf(plan_name(file)).parts()[number + 1]
    printed = folded("".join(line.text for sheet in part for line in sheet.lines))
    for table in tables_without_group_rows(document, number):
        for index, column in enumerate(table.columns):
            cells = [row.cells[index] for row in table.rows]
            wanted = "".join(folded(words(cell)) for cell in cells)
            assert without_heading(columns_of(part)[index], folded(plain_text(column.heading))) == wanted
    # whatever its shape, each paragraph of an appendix has all its words there
    for block in document.appendices[number].blocks:
        if not isinstance(block, Table):
            assert folded(plain_text(block.content)) in printed


def body_words(pdf: Pdf) -> Iterator[str]:
    """The lines of the main part as they follow each other, without page numbers and footnotes."""
    for sheet in pdf.parts()[0]:
        yield from (line.text for line in sheet.lines_of(is_body(sheet)))


def is_body(sheet: Sheet):
    # 10 points is a footnote; its mark in the text is smaller still
    return lambda letter: letter["size"] > 10.5 and sheet.baseline(letter) > 20


def side_by_side(pdf: Pdf) -> Iterator[str]:
    """What stands left and what stands right, each from top to bottom, on the first page and the last.

    The columns of the letterhead move with the words in them, so the page is cut wherever two may meet.
    """
    main = pdf.parts()[0]
    for sheet in (main[0], main[-1]):
        for cut in range(75, 106):
            yield from (line.text for line in sheet.lines_between(0, cut))
            yield from (line.text for line in sheet.lines_between(cut, sheet.width))


def tables_without_group_rows(document: Document, number: int) -> list[Table]:
    """The table of an appendix that has one, unless rows run across it."""
    tables = [block for block in document.appendices[number].blocks if isinstance(block, Table)]
    return [] if len(tables) != 1 or any(row.group for row in tables[0].rows) else tables
