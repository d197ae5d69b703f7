"""The first page, with a ruler: quốc hiệu, the rules, the frame of DỰ THẢO (NĐ 30, PL I-II.1 to II.5)."""

import pytest

from tests.office.papers import LETTERHEADS, PLANS
from tests.office.sheets import MM, Letter, Line, Rule, Sheet

pytestmark = pytest.mark.office

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"


@pytest.fixture(params=[*LETTERHEADS, *PLANS, "layout"])
def first_page(request, pdf) -> Sheet:
    return pdf(request.param).sheets[0]


@pytest.fixture
def nation_left(first_page: Sheet) -> float:
    nation = next(line for line in first_page.lines if NATION in line.text)
    return nation.right - 95.7 * nation.size / 13


@pytest.fixture
def right_column(first_page: Sheet, nation_left: float) -> list[Line]:
    """Quốc hiệu, tiêu ngữ and the date, which is the only thing in italics and may reach further left."""
    lines = first_page.lines_of(lambda letter: letter["x0"] * MM > nation_left - 0.5 or is_italic(letter))
    return [line for line in lines if line.baseline < first_page.line("KẾ HOẠCH").top]


@pytest.fixture
def left_column(first_page: Sheet, nation_left: float) -> list[Line]:
    lines = first_page.lines_of(lambda letter: letter["x0"] * MM < nation_left - 0.5 and not is_italic(letter))
    return [line for line in lines if line.baseline < first_page.line("KẾ HOẠCH").top]


def is_italic(letter: Letter) -> bool:
    return "Italic" in letter["fontname"]


@pytest.fixture
def agency(left_column: list[Line]) -> list[Line]:
    """The lines above số và ký hiệu."""
    number = next(index for index, line in enumerate(left_column) if line.text.startswith("Số:"))
    return left_column[:number]


@pytest.fixture
def subject(first_page: Sheet) -> list[Line]:
    lines = first_page.lines
    start = next(index for index, line in enumerate(lines) if line.text == "KẾ HOẠCH") + 1
    rule = next(rule for rule in first_page.level_rules if rule.top > lines[start].baseline)
    return [line for line in lines[start:] if line.baseline < rule.top]


def rule_below(sheet: Sheet, line: Line) -> Rule:
    below = [rule for rule in sheet.level_rules if rule.top > line.baseline and rule.left < line.middle < rule.right]
    return below[0]


def test_quoc_hieu_tieu_ngu_and_date_take_one_line_each(right_column: list[Line]):
    nation, motto, date = right_column
    assert nation.text == NATION
    assert motto.text == MOTTO
    assert ", ngày" in date.text and date.text[-4:].isdigit()
    assert (nation.size, motto.size, date.size) in ((13, 14, 14), (12, 13, 13))


def test_quoc_hieu_and_the_agency_begin_on_one_level(right_column: list[Line], left_column: list[Line]):
    assert abs(right_column[0].baseline - left_column[0].baseline) < 0.6
    number = next(line for line in left_column if line.text.startswith("Số:"))
    assert abs(number.baseline - right_column[2].baseline) < 1


def test_the_rule_below_tieu_ngu_is_as_long_as_its_text(first_page: Sheet, right_column: list[Line]):
    motto = right_column[1]
    rule = rule_below(first_page, motto)
    assert abs(rule.length - motto.width) < 2
    assert abs(rule.middle - motto.middle) < 0.7
    assert touches_nothing(rule, motto, right_column[2])


def test_the_rule_below_the_agency_is_a_third_to_a_half_of_its_widest_line(
    first_page: Sheet, agency: list[Line], left_column: list[Line]
):
    rule = rule_below(first_page, agency[-1])
    widest = max(line.width for line in agency if line.bold)
    assert 1 / 3 <= rule.length / widest <= 1 / 2
    assert all(abs(rule.middle - line.middle) < 0.7 for line in agency)
    assert touches_nothing(rule, agency[-1], left_column[len(agency)])


def test_the_rule_below_the_subject_is_a_third_to_a_half_of_its_widest_line(first_page: Sheet, subject: list[Line]):
    rule = rule_below(first_page, subject[-1])
    assert 1 / 3 <= rule.length / max(line.width for line in subject) <= 1 / 2
    assert all(abs(rule.middle - line.middle) < 0.7 for line in subject)
    below = next(line for line in first_page.lines if line.baseline > rule.top)
    assert touches_nothing(rule, subject[-1], below)


def test_the_lines_of_a_long_subject_are_about_equally_long(subject: list[Line]):
    assert min(line.width for line in subject) >= 0.6 * max(line.width for line in subject)
    assert not any(line.text.startswith(("- ", "– ")) for line in subject)


def test_everything_in_the_right_column_is_centred_on_one_line(right_column: list[Line]):
    assert max(line.middle for line in right_column) - min(line.middle for line in right_column) < 0.7


def touches_nothing(rule: Rule, above: Line, below: Line) -> bool:
    return rule.top > above.foot + 0.2 and rule.bottom < below.top - 0.2


@pytest.mark.parametrize("name", [name for name in LETTERHEADS if name.endswith("-hai")])
def test_a_draft_has_its_mark_in_a_frame_below_the_number(pdf, name: str):
    sheet = pdf(name).sheets[0]
    mark = sheet.line("DỰ THẢO")
    number = next(line for line in sheet.lines if "Số:" in line.text)
    frame = [
        rule
        for rule in sheet.rules
        if rule.top > number.baseline and rule.bottom < mark.foot + 4 and rule.right < sheet.width / 2
    ]
    box = Rule(*(f(getattr(rule, side) for rule in frame) for f, side in SIDES))
    assert len(frame) == 4
    assert box.left < mark.left - 0.5 and box.right > mark.right + 0.5
    assert box.right - box.left < mark.width + 8
    assert box.top < mark.top and box.bottom > mark.foot
    assert abs(box.middle - mark.middle) < 0.5


SIDES = ((min, "left"), (max, "right"), (min, "top"), (max, "bottom"))


def test_a_finished_document_has_no_frame(pdf):
    sheet = pdf("headings").sheets[0]
    assert not sheet.upright_rules
