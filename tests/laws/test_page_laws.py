"""What is true of every page: it is counted and closed as it must be, whatever the plan."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from copy import deepcopy
from itertools import pairwise

from hypothesis import given

from planforge.document.blocks import Block, Document, Heading, Paragraph, Role, Table
from planforge.document.inlines import Inlines, NoteReference, plain_text
from planforge.plan.markup import plain
from planforge.spec.placeholders import fill
from tests.support.builders import composed
from tests.support.strategies import plans

filled_plans = plans.map(lambda plan: fill(plan)[0])
pages = filled_plans.map(composed)


@given(filled_plans)
def test_composing_leaves_the_plan_alone(plan):
    before = deepcopy(plan)
    composed(plan)
    assert plan == before


# numbers

ONES = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
NUMERALS = [tens + ones for tens in ("", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX", "XC") for ones in ONES][1:]
ROMAN = {f"{numeral}.": number for number, numeral in enumerate(NUMERALS, 1)}
LETTERS = {f"{letter})": number for number, letter in enumerate("abcdđeghiklmnopqrstuvxy", 1)}


def counted(marker: str) -> tuple[str, int] | None:
    """The series a marker belongs to and its place in it; None for a dash, a plus and nothing.

    No other marker is known, so that a letter the decree has not (f j w z, ă …) fails here.
    """
    if marker in ROMAN:
        return "roman", ROMAN[marker]
    if marker in LETTERS:
        return "letter", LETTERS[marker]
    if found := re.fullmatch(r"((?:\d+\.)*)(\d+)\.", marker):
        return found[1], int(found[2])
    assert marker in ("", "-", "+"), marker
    return None


def assert_consecutive(markers: Iterable[str]) -> None:
    """Each number is 1 or follows the one before it in its list, which may have other lists in between."""
    open_lists: dict[str, list[int]] = defaultdict(list)
    for marker in markers:
        if (place := counted(marker)) is None:
            continue
        series, number = place
        numbers = open_lists[series]
        while number > 1 and numbers and numbers[-1] != number - 1:
            numbers.pop()
        assert number == 1 or numbers, f"{marker} does not follow on anything"
        numbers[-1:] = [number] if number > 1 else [*numbers[-1:], 1]


@given(pages)
def test_numbers_and_letters_of_siblings_follow_one_another(document):
    for blocks in (document.body, *(appendix.blocks for appendix in document.appendices)):
        assert_consecutive(block.marker for block in blocks if isinstance(block, Heading | Paragraph))


# punctuation


@given(pages)
def test_the_end_mark_stands_once_and_last(document):
    texts = [plain_text(block.content) for block in document.body if isinstance(block, Heading | Paragraph)]
    assert texts[-1].endswith("./.")
    assert "".join(texts).count("./.") == 1


@given(pages)
def test_legal_bases_end_in_semicolons_and_the_last_in_a_stop(document):
    bases = [
        plain_text(block.content)
        for block in document.body
        if isinstance(block, Paragraph) and block.role is Role.LEGAL_BASIS
    ]
    assert all(basis.endswith(";") for basis in bases[:-1])
    assert all(basis.endswith((".", "…")) and not basis.endswith(";.") for basis in bases[-1:])


@given(pages)
def test_recipients_end_in_semicolons_and_the_last_in_a_stop(document):
    lines = [line for recipient in document.recipients for line in recipient.lines]
    assert all(line.startswith("- ") for line in lines)
    assert all(re.search(r"[^;.]\s*;$|\.\.\.;$", line) for line in lines[:-1])
    assert all(line.endswith(".") and not line.endswith(";.") for line in lines[-1:])


# footnotes


@given(filled_plans)
def test_footnotes_are_numbered_as_they_are_first_met(plan):
    document = composed(plan)
    references = [part for line in lines_of(document) for part in line if isinstance(part, NoteReference)]
    numbers = [reference.number for reference in references]
    assert list(dict.fromkeys(numbers)) == list(range(1, len(document.footnotes) + 1))
    assert [reference.first for reference in references] == [
        number not in numbers[:index] for index, number in enumerate(numbers)
    ]
    assert {plain_text(note) for note in document.footnotes} <= {
        plain(note).replace("\n", " ") for note in plan.footnotes.values()
    }


def lines_of(document: Document) -> Iterator[Inlines]:
    """The lines of the whole page, in the order in which they are read, without the footnotes themselves."""
    yield document.subject
    yield from _lines(document.body)
    for appendix in document.appendices:
        yield appendix.title
        yield from _lines(appendix.blocks)


def _lines(blocks: Iterable[Block]) -> Iterator[Inlines]:
    for block in blocks:
        if isinstance(block, Table):
            yield from (column.heading for column in block.columns)
            yield from (part.content for row in block.rows for cell in row.cells for part in cell.paragraphs)
        else:
            yield block.content


# tables


@given(pages)
def test_every_row_of_a_table_is_as_wide_as_the_table_and_every_merge_has_a_beginning(document):
    for table in (block for appendix in document.appendices for block in appendix.blocks if isinstance(block, Table)):
        for row in table.rows:
            assert sum(cell.span for cell in row.cells) == len(table.columns)
        for above, row in pairwise([None, *table.rows]):
            for index, cell in enumerate(row.cells):
                if cell.merge == "continue":
                    assert above is not None
                    assert above.cells[index].merge in ("start", "continue")
