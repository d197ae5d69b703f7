"""Laws of mentions: of citations and dates in any order, of any text at all."""

import re
import unicodedata
from itertools import pairwise

from hypothesis import assume, given
from hypothesis import strategies as st

from planforge.plan.citations import citations, sentences
from planforge.transforms.mentions import Kind, Where, mentions, rewritten
from planforge.vietnamese import nfc

TYPES = (
    "Nghị định",
    "Quyết định",
    "Chỉ thị",
    "Thông tư",
    "Kế hoạch",
    "Công văn",
    "Nghị quyết",
    "Kết luận",
    "Hướng dẫn",
)
SYMBOLS = ("/NĐ-CP", "/QĐ-UBND", "/QĐ -UBND", "/KH- UBND", "-NQ/TW", " /CT-TTg", "/SNV-CCHC", "/{year}/TT-BTC")
ISSUERS = ("", " của Chính phủ", " của UBND huyện", " của Bộ trưởng Bộ Y tế")
TITLES = (
    "",
    " về an toàn thực phẩm",
    " về an toàn thực phẩm năm {year}",
    " ban hành “Chương trình nước sạch giai đoạn 2021 - 2025”",
    " phê duyệt Đề án đến năm 2030, định hướng đến năm 2045",
    " về việc triển khai phòng, chống dịch năm {year}",
    " về thực hiện",
)
years = st.integers(2018, 2028)


@st.composite
def dates(draw):
    """A day that exists, as clerks write it."""
    day, month, year = draw(st.integers(1, 28)), draw(st.integers(1, 12)), draw(years)
    form = draw(st.sampled_from(("{0}/{1}/{2}", "{0:02}/{1:02}/{2}", "{0}-{1}-{2}", "{0} tháng {1} năm {2}")))
    return form.format(day, month, year)


@st.composite
def cited(draw):
    """A citation, with its parts as they come."""
    number = draw(st.integers(1, 4000))
    symbol = draw(st.sampled_from(SYMBOLS)).format(year=draw(years))
    date = draw(st.one_of(st.just(""), dates().map(" ngày {}".format)))
    title = draw(st.sampled_from(TITLES)).format(year=draw(years))
    return f"{draw(st.sampled_from(TYPES))} số {number}{symbol}{date}{draw(st.sampled_from(ISSUERS))}{title}"


@st.composite
def own_words(draw):
    """Something of the plan's own, of the year 2024 or near it."""
    form = st.sampled_from(
        (
            "Tăng 2 bậc năm {0} so với năm {1}",
            "Trước ngày 30/11/{0}",
            "Quý II, III năm {0}",
            "Khắc phục hạn chế của năm {1}",
            "Từ ngày 01/6/{0} đến ngày 30/6/{0}",
            "Năm học {1} - {0}",
            "Phương hướng, nhiệm vụ năm {2}",
            "Giai đoạn 2021 - 2030, tầm nhìn đến năm 2045",
            "Luật Đất đai năm 2013",
            "Theo TCVN ISO 9001:2015",
            "Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 của Chính phủ",
            "Báo cáo trước ngày 29/02/{0}",
        )
    )
    return draw(form).format(2024, 2023, 2025)


paragraphs = st.lists(st.one_of(cited(), own_words()), min_size=1, max_size=6).map("; ".join)
scraps = st.lists(
    st.sampled_from(
        [
            *("năm", "2024", "2023", "2025 - 2030", "/", "-", "30/11/2024", "31/02/2024", "Kế hoạch số", "12/KH-UBND"),
            *(
                "ngày",
                "đến năm",
                "so với",
                "đạt",
                "41,5 điểm",
                "5/12",
                "85%",
                "“",
                "”",
                "==",
                "**",
                ";",
                ".",
                ",",
                "\n",
            ),
            *(
                "(",
                ")",
                "{{ year }}",
                "{{ year - 1 }}",
                "{{",
                "lần thứ VI",
                "Ất Tỵ",
                "chủ đề",
                "Luật",
                "<td>",
                "\t",
                ":",
            ),
            *("kỷ niệm 50 năm", "20219", "giai đoạn", "từ", "trở đi", "Số: 08/KH-UBND", "(Kèm theo", "tháng", "đã"),
        ]
    ),
    max_size=24,
).map(" ".join)
texts = st.one_of(paragraphs, scraps, st.text(max_size=60))
plans = st.tuples(st.integers(2019, 2027), st.sampled_from(Where))


@given(texts, plans)
def test_a_mention_stands_where_it_says_and_none_touches_another(text, plan):
    year, where = plan
    found = mentions(text, year, where=where)
    places = sorted([(one.start, one.end) for one in found] + [tuple(place) for one in found for place in one.figures])
    assert [nfc(text)[one.start : one.end] for one in found] == [one.text for one in found]
    assert all(end <= start for (_start, end), (start, _end) in pairwise(places))


@given(texts, plans)
def test_every_year_has_one_kind(text, plan):
    year, where = plan
    text = nfc(text)
    found = mentions(text, year, where=where)
    hidden = [match.span() for match in re.finditer(r"\{\{[^{}]{0,200}\}\}", text)]
    for match in re.finditer(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])", text):
        if not any(start <= match.start() < end for start, end in hidden):
            assert len([one for one in found if one.start <= match.start() < one.end]) == 1


@given(texts, plans)
def test_nothing_changes_outside_the_mentions(text, plan):
    year, where = plan
    text = nfc(text)
    found = mentions(text, year, where=where)
    written = rewritten(text, found)
    for one in found:
        for figure in one.figures:
            written = written.replace(f"=={text[slice(*figure)]}==", text[slice(*figure)], 1)
    end = 0
    for one in found:
        between = text[end : one.start]
        assert between in written
        written = written[written.index(between) + len(between) :].removeprefix(one.after)
        end = one.end
    assert written == text[end:]


@given(texts, plans)
def test_decomposed_letters_are_read_as_composed_ones(text, plan):
    year, where = plan
    assert mentions(unicodedata.normalize("NFD", text), year, where=where) == mentions(nfc(text), year, where=where)


@given(texts, plans)
def test_what_stays_says_the_same_and_what_moves_does_not(text, plan):
    year, where = plan
    for one in mentions(text, year, where=where):
        if one.kind.value.startswith("keep-"):
            assert one.after == one.text
        if one.kind is Kind.SHIFT:
            assert one.after != one.text and "==" not in one.after


@given(st.lists(cited(), min_size=1, max_size=5).map("; ".join), st.integers(2019, 2027))
def test_no_year_inside_a_citation_ever_moves(text, year):
    assert [one for one in mentions(text, year) if one.citation and one.kind is Kind.SHIFT] == []


@given(cited(), st.integers(2019, 2027))
def test_number_and_date_of_a_document_have_one_fate(text, year):
    (one, *more) = citations(text)
    inside = [found.kind for found in mentions(text, year) if found.start < (one.title_at or text_end(text)).start]
    assert more == [] and len(set(inside)) == 1


def text_end(text):
    return sentences(text + " x")[-1]._replace(start=len(text))


@given(paragraphs)
def test_year_by_year_comes_to_the_same_as_two_years_at_once(text):
    """Where nothing is left to decide, at once or on the way."""
    once = mentions(text, 2024)
    both = mentions(text, 2024, shift=2)
    between = rewritten(text, once)
    again = mentions(between, 2025)
    assume(not any(one.kind.is_decision for one in (*once, *again, *both)))
    assert rewritten(between, again) == rewritten(text, both)


@given(texts, plans)
def test_a_text_scanned_twice_says_the_same(text, plan):
    year, where = plan
    assert mentions(text, year, where=where) == mentions(text, year, where=where)


@given(st.lists(cited(), min_size=1, max_size=5))
def test_every_citation_of_a_list_is_found_whole(texts_of_citations):
    text = "; ".join(texts_of_citations)
    found = citations(text)
    assert len(found) == len(texts_of_citations)
    for one, written in zip(found, texts_of_citations, strict=True):
        assert text[one.start : one.end] == written


@given(texts)
def test_sentences_leave_out_nothing_but_blanks_and_tags(text):
    text = nfc(text)
    cut = sentences(text)
    kept = "".join(text[slice(*place)] for place in cut)
    assert all(before.end <= after.start for before, after in pairwise(cut))
    assert "".join(re.sub(r"<[^<>]*>", "", kept).split()) == "".join(re.sub(r"<[^<>]*>", "", text).split())
