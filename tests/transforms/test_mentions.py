"""Mentions: each sentence of `mentions.txt` and what becomes of its years; the draft's text; years labelled by hand."""

from pathlib import Path

import pytest

from benchmarks.rollover import LABELS, grouped, judged_labels, score
from planforge.transforms.mentions import RULES, Kind, Where, mentions, rewritten

LINES = [
    tuple(part.strip() for part in line.split(" | "))
    for line in Path(__file__).with_name("mentions.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


def found_in(text, plan):
    """The mentions of `text` in a plan that `mentions.txt` writes as “2026-2030 +5 subject”."""
    years, *more = plan.split()
    year, _, to_year = years.partition("-")
    shift = next((int(word) for word in more if word.startswith("+")), 1)
    where = next((Where(word) for word in more if not word.startswith("+")), Where.PROSE)
    return mentions(text.replace("⏎", "\n"), int(year), int(to_year or year), shift=shift, where=where)


def shown(words):
    return "; ".join(word.replace("\n", "⏎") for word in words) or "–"


@pytest.mark.parametrize(("text", "plan", "kinds", "rules"), LINES, ids=[f"{line[0]} ({line[1]})" for line in LINES])
def test_a_mention_is_judged_as_the_table_says(text, plan, kinds, rules):
    found = found_in(text, plan)
    assert shown(f"{one.text} → {one.kind.value}" for one in found) == kinds
    assert shown(one.rule for one in found) == rules


def test_the_table_has_no_line_twice():
    assert len({line[:2] for line in LINES}) == len(LINES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_every_rule_decides_in_a_line_of_the_table(rule):
    assert any(rule.name in rules.split("; ") for *_line, rules in LINES)


def test_rules_have_names_of_their_own():
    assert len({rule.name for rule in RULES}) == len(RULES)


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_stands_in_the_table(kind):
    assert any(f"→ {kind.value}" in line[2] for line in LINES)


def test_every_mention_says_why():
    reasons = {one.reason for text, plan, *_rest in LINES for one in found_in(text, plan)}
    assert all(reason and not reason.endswith(".") and "{" not in reason for reason in reasons)


# the text of the draft


def draft(text, year=2025, **more):
    return rewritten(text, mentions(text, year, **more))


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("Trước ngày 30/11/2025", "Trước ngày 30/11/2026"),
        ("Năm 2025 tăng 3 bậc so với năm 2024", "Năm 2026 tăng 3 bậc so với năm 2025"),
        ("Giai đoạn 2021 - 2025", "Giai đoạn ==2021 - 2025=="),
        ("Giai đoạn 2021 - 2030", "Giai đoạn 2021 - 2030"),
        ("Trước ngày 31/02/2025", "Trước ngày ==31/02/2025=="),
        (
            "Theo công bố, năm 2024, Chỉ số DTI của huyện đạt 0,61 điểm, xếp hạng 7/11",
            "Theo công bố, năm 2025, Chỉ số DTI của huyện đạt ==0,61 điểm==, xếp ==hạng 7/11==",
        ),
        ("Năm 2024, xã có nhiều chuyển biến rõ nét", "Năm ==2025==, xã có nhiều chuyển biến rõ nét"),
        ("Chủ đề năm 2025: “Kỷ cương, phát triển”", "Chủ đề năm 2026: ==“Kỷ cương, phát triển”=="),
        ("Hội thao lần thứ VI năm 2025", "Hội thao lần thứ ==VI== năm 2026"),
        ("Đón Tết Nguyên đán Ất Tỵ năm 2025", "Đón Tết Nguyên đán ==Ất Tỵ== năm 2026"),
        (
            "Kế hoạch số 50/KH-UBND ngày 11/3/2025 của UBND huyện về du lịch năm 2025",
            "Kế hoạch số ==50/KH-UBND ngày 11/3/2025== của UBND huyện về du lịch năm ==2025==",
        ),
        (
            "(Kèm theo Kế hoạch số 08/KH-UBND ngày 14/01/2025 của UBND xã)",
            "(Kèm theo Kế hoạch số       /KH-UBND ngày      tháng      năm 2026 của UBND xã)",
        ),
        ("Hòa Bình, ngày 14 tháng 01 năm 2025", "Hòa Bình, ngày      tháng      năm 2026"),
        ("Hòa Bình, ngày tháng 8 năm 2025", "Hòa Bình, ngày tháng      năm 2026"),
    ],
)
def test_the_draft_has_years_moved_and_decisions_marked(text, after):
    assert draft(text) == after


def test_the_29th_of_february_becomes_the_28th_where_there_is_none():
    assert draft("Ngày 29/02/2024; ngày 29 tháng 02 năm 2024", 2024) == "Ngày 28/02/2025; ngày 28 tháng 02 năm 2025"
    assert draft("Ngày 29/02/2024", 2024, shift=4) == "Ngày 29/02/2028"


def test_what_is_open_already_gets_no_second_mark():
    opened = [one.is_open for one in mentions("==năm 2025, đến năm 2030== và đến năm 2025", 2025)]
    assert opened == [True, True, False]
    assert draft("==Giai đoạn 2021 - 2025==") == "==Giai đoạn 2021 - 2025=="


def test_figures_beside_a_placeholder_year_are_marked_and_the_placeholder_stays():
    text = "Năm {{ year - 1 }}, xã đạt 41,5 điểm, xếp thứ 5/12"
    assert draft(text) == "Năm {{ year - 1 }}, xã đạt ==41,5 điểm==, xếp ==thứ 5/12=="
    assert draft("Đến năm {{ year }} đạt 90% {{ unit }}") == "Đến năm {{ year }} đạt 90% {{ unit }}"


def test_a_citation_is_named_beside_its_mentions():
    number, year = mentions("Kế hoạch số 50/KH-UBND ngày 11/3/2025 của UBND huyện về du lịch năm 2025", 2025)
    assert number.citation is year.citation is not None
    assert (number.citation.number, number.citation.issuer) == ("50", "UBND huyện")


def test_a_text_without_figures_has_no_mentions():
    assert mentions("Rà soát, công khai thủ tục hành chính", 2025) == ()
    assert mentions("", 2025) == ()


@pytest.mark.parametrize(
    "sign",
    [
        "2025 ",
        "1/1/2025 ",
        "12/A-",
        "Luật a 2025 ",
        ".",
        "==",
        "== a",
        "“",
        "{{ ",
        "(",
        "\n",
        "năm\n",
        "1 tháng ",
        "số 1/KH-A, ",
    ],
)
def test_a_long_hostile_text_is_scanned_in_time_that_grows_with_it(sign):
    found = mentions("năm 2025 " + sign * (60_000 // len(sign)), 2025)
    assert found[0].text == "2025"


# years labelled by hand

labelled = pytest.mark.skipif(not LABELS.exists(), reason="no labels beside the checkout")


@pytest.fixture(scope="module")
def labels():
    return judged_labels()


@labelled
def test_no_labelled_year_is_wrong_in_silence(labels):
    assert [(one.file, one.number, one.context) for one in labels if one.is_silent_error] == []


@labelled
def test_98_of_100_labelled_years_have_their_kind(labels):
    assert score(labels).share >= 0.98


@labelled
def test_nine_of_ten_have_it_in_every_plan_and_of_every_kind(labels):
    groups = [*grouped(labels, "file").values(), *grouped(labels, "label").values()]
    assert min(score(group).share for group in groups) >= 0.9
