"""Every page: margins, page numbers, typefaces, what may not be torn apart (NĐ 30, PL I-I)."""

from itertools import pairwise

import pytest

from tests.office.papers import LAYOUT, LINES, OTHERS, PLANS
from tests.office.sheets import MM, Line, Pdf, Sheet

pytestmark = pytest.mark.office

USUAL = {"top": 20.0, "right": 15.0, "bottom": 20.0, "left": 30.0}
OFFICE = {side: float(LAYOUT[f"margin_{side}"]) for side in USUAL}
PAPERS = [*OTHERS, *PLANS, "letterhead-xa-mot", f"signature-{LINES[0]}"]


def margins_of(sheet: Sheet, name: str) -> dict[str, float]:
    """Portrait as the layout has them; on a landscape page they turn with the paper."""
    upright = OFFICE if name == "layout" else USUAL
    if sheet.width < sheet.height:
        return upright
    return {"top": upright["left"], "right": upright["top"], "bottom": upright["right"], "left": upright["bottom"]}


def number_of(sheet: Sheet, name: str) -> Line | None:
    """The line in the top margin, if there is one."""
    above = [line for line in sheet.lines if line.baseline < margins_of(sheet, name)["top"]]
    assert len(above) < 2
    return above[0] if above else None


@pytest.mark.parametrize("name", PAPERS)
def test_pages_are_numbered_at_the_top_from_the_second_on_and_each_appendix_from_its_own(pdf, name: str):
    for number, part in enumerate(pdf(name).parts()):
        shows_first = name == "table-numbered" and number > 0
        for count, sheet in enumerate(part, 1):
            line = number_of(sheet, name)
            if count == 1 and not shows_first:
                assert line is None
                continue
            assert line is not None and line.text == str(count)
            margins = margins_of(sheet, name)
            middle = (margins["left"] + sheet.width - margins["right"]) / 2
            assert abs(line.middle - middle) < 0.5
            assert line.size == (LAYOUT["page_number_size"] if name == "layout" else 14)


@pytest.mark.parametrize("name", PAPERS)
def test_nothing_stands_outside_the_margins(pdf, name: str):
    for sheet in pdf(name).sheets:
        margins = margins_of(sheet, name)
        left, right = margins["left"], sheet.width - margins["right"]
        for letter in sheet.letters:
            assert left - 0.3 <= letter["x0"] * MM and letter["x1"] * MM <= right + 0.4, letter["text"]
        for rule in sheet.rules:
            assert left - 0.4 <= rule.left and rule.right <= right + 0.4
            assert rule.bottom <= sheet.height - margins["bottom"] + 0.5
        for line in sheet.lines:
            assert line.foot <= sheet.height - margins["bottom"] + 0.3, line.text


@pytest.mark.parametrize("name", ["layout", "headings", "footnotes", "appendices"])
def test_the_lines_of_the_text_reach_from_margin_to_margin(pdf, name: str):
    first = pdf(name).sheets[0]
    margins, lines = margins_of(first, name), body_of(first)
    assert abs(min(line.left for line in lines) - margins["left"]) < 0.3
    assert abs(max(line.right for line in lines) - (first.width - margins["right"])) < 0.5


@pytest.mark.parametrize("name", PAPERS)
def test_the_first_line_of_every_page_stands_at_the_top_margin(pdf, name: str):
    for sheet in pdf(name).sheets:
        margins = margins_of(sheet, name)
        first = next(line for line in sheet.lines if line.baseline > margins["top"])
        assert 0 <= first.top - margins["top"] < 2.5, first.text


def test_footnotes_do_not_push_the_letterhead_down(pdf):
    with_notes, without = (pdf(name).sheets[0].lines[0].baseline for name in ("footnotes", "headings"))
    assert abs(with_notes - without) < 0.2


@pytest.mark.parametrize("name", PAPERS)
def test_every_letter_is_set_in_a_times_typeface(pdf, name: str):
    faces = {letter["fontname"].split("+")[-1] for sheet in pdf(name).sheets for letter in sheet.letters}
    assert faces <= {f"LiberationSerif{style}" for style in ("", "-Bold", "-Italic", "-BoldItalic")}


@pytest.mark.parametrize("name", PAPERS)
def test_every_letter_is_black(pdf, name: str):
    colours = {letter["non_stroking_color"] for sheet in pdf(name).sheets for letter in sheet.letters}
    assert colours <= {(0,), (0, 0, 0), (0.0,), (0.0, 0.0, 0.0)}


def body_of(sheet: Sheet) -> list[Line]:
    """The lines of the text, without footnotes and recipients."""
    return [line for line in sheet.lines if line.size > 12]


@pytest.mark.parametrize("name", ["headings", *PLANS])
def test_a_heading_is_never_the_last_line_of_a_page(pdf, name: str):
    for sheet in pdf(name).parts()[0]:
        last = body_of(sheet)[-1]
        # a name is bold too: the signer's, on the last page
        assert not last.bold or sheet is pdf(name).parts()[0][-1], last.text


@pytest.mark.parametrize("name", PLANS)
def test_a_line_that_opens_a_list_is_never_the_last_of_a_page(pdf, name: str):
    for sheet in pdf(name).parts()[0]:
        assert not body_of(sheet)[-1].text.endswith(":")


@pytest.mark.parametrize("name", [*(f"signature-{count}" for count in LINES), *PLANS])
def test_the_signature_block_stands_whole_below_the_last_words(pdf, name: str):
    sheets = pdf(name).parts()[0]
    last = sheets[-1]
    assert [sheet for sheet in sheets if sheet.has("Nơi nhận:")] == [last]
    label = last.line("Nơi nhận:")
    end = [line for line in last.lines if line.text.endswith("./.")][-1]
    left = [line for line in last.lines_between(0, 105) if line.baseline > end.baseline + 2]
    right = [line for line in last.lines_between(105, 210) if line.baseline > end.baseline + 2]
    assert left[0].text == "Nơi nhận:" and left[-1].text.startswith("- Lưu: ")
    # level with each other, 12 points of label and 14 of authority
    assert abs(left[0].baseline - right[0].baseline) < 3
    authority, name_of_signer = right[:-1], right[-1]
    assert all(line.bold and line.text.isupper() for line in authority)
    assert name_of_signer.bold and name_of_signer.baseline > authority[-1].baseline + 20
    assert label.baseline > end.baseline


def test_a_signature_stands_on_the_right_half_and_the_recipients_on_the_left(pdf):
    for count in LINES:
        last = pdf(f"signature-{count}").sheets[-1]
        assert last.line("Nguyễn Văn A").middle > last.width / 2
        assert abs(last.line("Nơi nhận:").left - 30) < 0.5


def test_the_bodies_bring_the_signature_to_the_edge_of_a_page(pdf):
    """Otherwise the property above would say little: some bodies end on page one, some carry lines over."""
    pages = {len(pdf(f"signature-{count}").sheets) for count in LINES}
    carried = [pdf(f"signature-{count}").sheets[-1] for count in LINES]
    assert len(pages) > 1
    assert any(len([line for line in sheet.lines if line.size == 14]) < 9 for sheet in carried)


def test_footnotes_stand_at_the_foot_of_the_page_that_refers_to_them(pdf):
    sheets: list[Sheet] = pdf("footnotes").sheets
    first = sheets[0]
    notes = [line for line in first.lines if line.size == 10]
    body = [line for line in first.lines if line.size >= 11]
    assert notes[0].text.startswith("1") and "Chú thích thứ nhất." in notes[0].text
    assert min(line.baseline for line in notes) > max(line.baseline for line in body)
    assert first.height - 20 - notes[-1].foot < 2
    assert any(max(line.baseline for line in body) < rule.top < notes[0].baseline for rule in first.level_rules)
    assert any("Chú thích thứ ba." in line.text for line in sheets[-1].lines)


def test_a_second_reference_to_a_footnote_shows_its_number(pdf):
    last = pdf("footnotes").sheets[-1]
    line = next(line for line in last.lines if "lại" in line.text and "Cuối" in line.text)
    assert line.text == "- Cuối3, lại1./." or "1" in line.text


def test_a_footnote_in_a_table_stands_on_the_page_of_its_row(pdf):
    part = pdf("footnotes-in-table").parts()[1]
    assert part[0].has("Chú thích trong bảng.")
    assert sum(sheet.has("Chú thích của tiêu đề cột.") for sheet in part) == 1


def test_signs_that_xml_takes_for_its_own_reach_the_paper(pdf):
    assert pdf("signs").sheets[0].has("Sở A & B: <b> \"x\" 'y' 5% > 3%, mã {% if %} {{ 1 }}.")


def test_an_office_sets_the_type_and_the_distances(pdf):
    first: Sheet = pdf("layout").sheets[0]
    start = next(index for index, line in enumerate(first.lines) if line.text == "I. MỤC ĐÍCH")
    body = first.lines[start + 1 :]
    assert {line.size for line in body} == {13}
    assert abs(min(line.left for line in body if line.text.startswith("- ")) - 45) < 0.3
    steps = [round(below.baseline - above.baseline, 1) for above, below in pairwise(body)]
    single = 13 * 1.149 * MM * LAYOUT["line_spacing"]
    assert abs(min(steps) - single) < 0.3
    assert abs(max(steps) - single - LAYOUT["paragraph_gap"] * MM) < 0.3


def test_the_pdf_is_a4_throughout(pdf):
    for name in PAPERS:
        one: Pdf = pdf(name)
        for sheet in one.sheets:
            assert sorted((round(sheet.width), round(sheet.height))) == [210, 297]
