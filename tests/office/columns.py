"""The columns of a table on paper: what stands between two of its upright rules, page by page."""

from itertools import pairwise

from planforge.document.blocks import Cell
from planforge.document.inlines import plain_text
from tests.office.sheets import Sheet


def folded(words: str) -> str:
    """`words` without spaces: lines break between words, and at hyphens inside them."""
    return "".join(words.split())


def words(cell: Cell) -> str:
    return " ".join(f"{paragraph.marker} {plain_text(paragraph.content)}" for paragraph in cell.paragraphs)


def columns_of(part: list[Sheet]) -> list[list[str]]:
    """The words of each column, page by page: what stands between two of the table's upright rules."""
    edges = sorted({round(rule.left) for rule in part[0].upright_rules})
    assert all({round(rule.left) for rule in sheet.upright_rules} <= {*edges} for sheet in part)
    return [
        [folded("".join(line.text for line in sheet.lines_of(in_table(sheet, left, right)))) for sheet in part]
        for left, right in pairwise(edges)
    ]


def in_table(sheet: Sheet, left: float, right: float):
    top = min(rule.top for rule in sheet.upright_rules)
    return lambda letter: (
        sheet.baseline(letter) > top
        and left <= (letter["x0"] + letter["x1"]) / 2 * 25.4 / 72 <= right
        and letter["size"] > 10.5
    )


def without_heading(pages: list[str], heading: str) -> str:
    """The words of a column from page to page, the heading that stands on each of them taken off."""
    assert all(page.startswith(heading) for page in pages)
    return "".join(page.removeprefix(heading) for page in pages)
