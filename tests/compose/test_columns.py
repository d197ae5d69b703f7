"""How a table shares out its width."""

import pytest

from planforge.compose.columns import NARROWEST, WIDEST_LEAST, centred, planned
from planforge.document.blocks import Cell, CellParagraph, Row, TableColumn, text
from planforge.document.page_layout import PageLayout
from planforge.document.typeface import width

ROOM = 257.0


def columns(*headings, **changes):
    return [TableColumn(text(heading, bold=True), 1, **changes) for heading in headings]


def row(*cells, **changes):
    return Row(tuple(Cell((CellParagraph(text(cell)),)) if cell else Cell() for cell in cells), **changes)


def widths(headings, rows, chosen=None, room=ROOM):
    made = planned(columns(*headings), chosen or [None] * len(headings), rows, room)
    return [column.width for column in made]


SENTENCE = "Rà soát, đơn giản hóa thủ tục hành chính thuộc phạm vi quản lý. " * 3


@pytest.mark.parametrize(
    "rows", [[], [row("1", SENTENCE, "UBND xã")], [row("", "", "")]], ids=["no rows", "rows", "empty cells"]
)
def test_the_columns_fill_the_room(rows):
    assert sum(widths(("TT", "Nhiệm vụ", "Chủ trì"), rows)) == pytest.approx(ROOM)


def test_a_chosen_width_is_kept_and_the_others_share_the_rest():
    made = widths(("TT", "Nhiệm vụ", "Chủ trì"), [row("1", SENTENCE, "UBND xã")], [12, None, 40])
    assert made == pytest.approx([12, 205, 40])


def test_chosen_widths_for_all_are_not_stretched():
    assert widths(("A", "B"), [], [20.5, 30]) == [20.5, 30]


def test_the_longer_text_has_the_wider_column_but_not_in_proportion():
    short, long = widths(("A", "B"), [row("một " * 10, "một " * 100)])
    assert short < long < 10 * short


def test_no_column_is_narrower_than_its_longest_word():
    narrow = widths(("Nghiên cứu", "B"), [row("1", SENTENCE * 20)])[0]
    assert narrow >= width("Nghiên", PageLayout().table_size, bold=True)


def test_a_word_that_fits_nowhere_does_not_take_the_table():
    address = "https://" + "rat-dai." * 40 + "vn"
    made = widths(("A", "B", "C"), [row(address, SENTENCE, SENTENCE)])
    assert made[0] < ROOM / 2


def test_least_widths_have_bounds():
    made = widths(("A", "B"), [row("x", "https://" + "rat-dai." * 40)], room=1)
    assert made == [NARROWEST, WIDEST_LEAST]


def test_an_ordinal_gets_no_more_than_it_needs():
    heads = [*columns("TT", alignment="center"), *columns("Nhiệm vụ")]
    made = planned(heads, [None, None], [row("1", "Rà soát"), row("12", "Công khai")], ROOM)
    assert made[0].width == NARROWEST


def test_a_row_across_the_table_does_not_widen_its_first_column():
    across = Row((Cell((CellParagraph(text(SENTENCE * 9)),), span=2),), group=True)
    plain = [row("Rà soát", "Công khai")]
    assert widths(("A", "B"), [across, *plain]) == widths(("A", "B"), plain)


CENTRED = {
    "numbers": (["1", "2", "10"], "center"),
    "units": (["%", "bậc", ""], "center"),
    "amounts": (["≥ 85", "100"], "center"),
    "a sentence": (["1", "Rà soát thủ tục hành chính"], "left"),
    "nothing": (["", ""], "left"),
}


@pytest.mark.parametrize("case", CENTRED, ids=lambda case: case)
def test_a_column_of_short_texts_is_centred(case):
    cells, expected = CENTRED[case]
    assert centred(columns("A"), [row(cell) for cell in cells])[0].alignment == expected
