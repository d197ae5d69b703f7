"""Citations: every sentence of `citations.txt` and the documents it cites; the cuts they stand on."""

from pathlib import Path

import pytest

from planforge.plan.citations import Citation, Form, citations, sentences, times_in

LINES = [
    tuple(part.strip() for part in line.split(" | "))
    for line in Path(__file__).with_name("citations.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


def shown(one: Citation, text: str) -> str:
    """A citation as `citations.txt` writes it."""
    date = text[one.date.start : one.date.end].replace("\n", "⏎") if one.date else ""
    cycle = "annual" if one.is_annual(2024) else "standing"
    parts = (one.type.name, one.number, one.symbol, date, one.issuer, one.title, cycle)
    return " · ".join(part or "–" for part in parts)


@pytest.mark.parametrize(("line", "cited"), LINES, ids=[line[0] for line in LINES])
def test_a_citation_is_read_as_the_table_says(line, cited):
    text = line.replace("⏎", "\n")
    assert (" + ".join(shown(one, text) for one in citations(text)) or "–") == cited


def test_the_table_has_no_line_twice():
    assert len({line[0] for line in LINES}) == len(LINES)


def test_every_part_stands_where_it_says():
    text = "Theo Kế hoạch số 50/KH-UBND ngày 11/3/2024 của UBND huyện về du lịch năm 2024; trong đó có 5 nhiệm vụ"
    (one,) = citations(text)
    assert text[one.start : one.end] == "Kế hoạch số 50/KH-UBND ngày 11/3/2024 của UBND huyện về du lịch năm 2024"
    assert text[slice(*one.reference)] == "50/KH-UBND"
    assert text[slice(*one.title_at)] == one.title == "về du lịch năm 2024"
    assert (one.year, one.title_years) == (2024, (2024,))


def test_a_document_is_annual_by_what_it_says_of_years():
    annual, period, old = citations(
        "Kế hoạch số 1/KH-UBND ngày 05/01/2024 về dân số năm 2024; Kế hoạch số 2/KH-UBND ngày 05/01/2024 về dân số"
        " giai đoạn 2024 - 2030; Kế hoạch số 3/KH-UBND ngày 05/01/2019 về dân số"
    )
    assert annual.is_annual(2024) and annual.is_annual(2030)
    assert not period.is_annual(2024)
    assert not old.is_annual(2024) and old.is_annual(2019)


# sentences


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("Một câu. Hai câu.", ["Một câu.", "Hai câu."]),
        ("cao hơn so với năm\n\n2023, đạt 80%", ["cao hơn so với năm\n\n2023, đạt 80%"]),
        ("Quý II\tNăm 2024", ["Quý II", "Năm 2024"]),
        ("<td>Quý II</td><td>Quý III</td>", ["Quý II", "Quý III"]),
        ("tại TP. Hồ Chí Minh", ["tại TP. Hồ Chí Minh"]),
        ("đến 1.7. Tiêu chí", ["đến 1.7.", "Tiêu chí"]),
        ("KẾ HOẠCH\nNâng cao chất lượng", ["KẾ HOẠCH", "Nâng cao chất lượng"]),
        ("Căn cứ\n- Luật Trẻ em;\n- Luật Đất đai", ["Căn cứ", "- Luật Trẻ em;", "- Luật Đất đai"]),
        ("phòng, chống\ncháy rừng", ["phòng, chống\ncháy rừng"]),
        ("Mục tiêu:\na) Một", ["Mục tiêu:", "a) Một"]),
        ("các việc sau; và việc khác", ["các việc sau; và việc khác"]),
        ("Chủ đề năm 2024\n\n“Vì trẻ em”", ["Chủ đề năm 2024\n\n“Vì trẻ em”"]),
        ("", []),
    ],
)
def test_a_text_is_cut_into_sentences(text, cut):
    assert [text[slice(*place)] for place in sentences(text)] == cut


# times


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ngày 21/6/2024", [("21/6/2024", Form.DAY, True)]),
        ("ngày 21-6-2024, 21.6.2024", [("21-6-2024", Form.DAY, True), ("21.6.2024", Form.DAY, True)]),
        ("ngày 21 tháng 6 năm 2024", [("21 tháng 6 năm 2024", Form.DAY, True)]),
        ("ngày 21 tháng 6\nnăm 2024", [("21 tháng 6\nnăm 2024", Form.DAY, True)]),
        ("tháng 6 năm 2024; tháng 6/2024", [("6 năm 2024", Form.MONTH, True), ("6/2024", Form.MONTH, True)]),
        ("kế hoạch 5 năm 2021-2025", [("2021-2025", Form.YEARS, True)]),
        ("02 năm 2024, 2025", [("2024", Form.YEAR, True), ("2025", Form.YEAR, True)]),
        ("từ năm 2021 đến hết năm 2025", [("2021 đến hết năm 2025", Form.YEARS, True)]),
        ("2025 - 2021", [("2025 - 2021", Form.YEARS, False)]),
        (
            "31/02/2024; 30/9/20219; 30/11/24",
            [("31/02/2024", Form.DAY, False), ("30/9/20219", Form.DAY, False), ("30/11/24", Form.DAY, False)],
        ),
        ("số 20219, 120240, 62/63", []),
    ],
)
def test_times_are_found_as_they_are_written(text, found):
    assert [(text[one.start : one.end], one.form, one.exists) for one in times_in(text)] == found
