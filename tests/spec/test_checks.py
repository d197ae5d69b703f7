"""What one key cannot show: when each check speaks, and when it holds its tongue. The wording is in `messages/`."""

import pytest

from planforge.diagnostics import Report
from tests.support.loading import read_text_of_spec

HEAD = "planforge: 1\nid: thu\nyear: 2026\n"
ISSUER = "issuer: {unit: xã Tân Lập, within: [tỉnh Đắk Lắk]}\n"
DOCUMENT = "document: {subject: Chuyển đổi số}\n"
PURPOSE = "purpose: [Phục vụ người dân.]\n"
WITH_APPENDIX = "purpose: [Theo Phụ lục kèm theo.]\n"
TASK = "{id: a, title: A, lead: B, deadline: Quý I}"


def found(*parts: str) -> list[str]:
    """What is said of a plan with these keys, and the usual ones where they are not given: code and place.

    `-purpose:` in front stands for no such key at all.
    """
    text = "".join(parts)
    given = {line.split(":")[0] for line in text.splitlines() if line[:1].strip()}
    purpose = WITH_APPENDIX if "appendices" in given else PURPOSE
    usual = {"issuer": ISSUER, "document": DOCUMENT, "purpose": purpose}
    text = HEAD + "".join(line for key, line in usual.items() if key not in given and "-" + key not in given) + text
    report = Report()
    read_text_of_spec("".join(line for line in text.splitlines(True) if not line.startswith("-")), report)
    return [f"{finding.code.name} {finding.place.line}:{finding.place.column}" for finding in report]


def codes(*parts: str) -> list[str]:
    return [finding.split()[0] for finding in found(*parts)]


def tasks(*entries: str, group: str = "{group: Hạ tầng, id: ha-tang, tasks: [%s]}") -> str:
    return f"tasks: [{group % ', '.join(entries)}]\n"


def test_a_plan_as_it_should_be():
    assert found() == []


# text


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ('["Một\\n\\nhai."]', ["BLANK_LINE"]),
        ('["Một\\nhai."]', ["BLANK_LINE"]),
        ("\n  - >-\n    Một\n    hai.", []),
        ("\n  - >-\n    Một\n\n    hai.", ["BLANK_LINE"]),
        ("\n  - |\n    Một\n    hai.", []),
        ("\n  - |\n    Một\n\n    hai.", ["BLANK_LINE"]),
        ("\n  - Một\n    hai.", []),
        ("\n  - Một\n\n    hai.", ["BLANK_LINE"]),
        ('["Một hai.\\n"]', []),
    ],
)
def test_an_empty_line_inside_a_paragraph(written, said):
    assert codes(f"purpose: {written}\n") == said


def test_a_deadline_may_have_a_phrase_a_line():
    assert codes(tasks(TASK.replace("Quý I", '"Quý I\\nQuý II"'))) == []


def test_a_cell_of_a_table_may_have_several_lines():
    assert codes('appendices: [{title: A, table: {columns: [a], rows: [["một\\nhai"]]}}]\n') == []


def test_places_that_wait_for_a_person_wherever_they_are():
    assert found(tasks("{id: a, title: A ==b==, lead: ==c==, deadline: Quý I}")) == [
        "OPEN_DECISION 7:62",
        "OPEN_DECISION 7:77",
    ]


@pytest.mark.parametrize("text", ["a == b", "\\==a==", "a==", "=="])
def test_two_equal_signs_alone_wait_for_nobody(text):
    assert codes(f"purpose: ['{text}']\n") == []


@pytest.mark.parametrize(
    ("purpose", "footnotes", "said"),
    [
        ("Phục vụ[^a].", "{a: Luật.}", []),
        ("Phục vụ[^a], phục vụ[^a].", "{a: Luật.}", []),
        ("Phục vụ[^a].", "{b: Luật.}", ["UNDEFINED_FOOTNOTE 6:11", "UNUSED_FOOTNOTE 7:13"]),
        ("Phục vụ.", "{a: Luật.}", ["UNUSED_FOOTNOTE 7:13"]),
        ("Phục vụ[^a].", "{a: 'Xem[^a].'}", ["UNDEFINED_FOOTNOTE 7:16"]),
        ("Phục vụ\\[^a].", "{}", []),
    ],
)
def test_footnotes_and_where_they_are_used(purpose, footnotes, said):
    assert found(f"purpose: ['{purpose}']\n", f"footnotes: {footnotes}\n") == said


@pytest.mark.parametrize(
    ("part", "place"),
    [
        ("recipients: ['Các thôn[^a]']\n", "7:14"),
        ("recipients: [{to: Các thôn, note: 'b/c[^a]'}]\n", "7:35"),
        ("filed_with: 'VT[^a]'\n", "7:13"),
        ("signature: {name: 'Nguyễn Văn A[^a]'}\n", "7:19"),
        ("appendices: [{title: A, items: [a], attached: '(Kèm theo[^a])'}]\n", "7:47"),
    ],
)
@pytest.mark.parametrize("purpose", ["Theo Phụ lục kèm theo[^a].", "Theo Phụ lục kèm theo."])
def test_a_footnote_where_none_is_printed(part, place, purpose):
    text = purpose if "appendices" in part else purpose.replace("Theo Phụ lục kèm theo", "Phục vụ")
    parts = (f"purpose: ['{text}']\n", part, "footnotes: {a: Luật.}\n")
    assert found(*parts) == [f"UNUSED_FOOTNOTE {place}"]
    assert found(*parts[:2]) == ["UNDEFINED_FOOTNOTE 6:11"] * ("[^a]" in text) + [f"UNUSED_FOOTNOTE {place}"]


def test_a_column_of_the_office_may_be_called_as_a_key_without_footnotes():
    task = "{id: a, title: A, lead: B, deadline: Quý I, extra: {attached: 'C[^a]'}}"
    assert found(tasks(task), "footnotes: {a: Luật.}\n") == []


@pytest.mark.parametrize(
    ("subject", "said"),
    [
        ("CHUYỂN ĐỔI SỐ", ["SHOUTED_SUBJECT"]),
        ("CHUYỂN ĐỔI SỐ NĂM 2026", ["SHOUTED_SUBJECT"]),
        ("Chuyển đổi số ở UBND", []),
    ],
)
def test_a_subject_in_capitals(subject, said):
    assert codes(f"document: {{subject: {subject}}}\n") == said


@pytest.mark.parametrize(
    ("item", "said"),
    [
        ("{heading: Mục đích, from: purpose}", ["HEADING_NOT_CAPITALS"]),
        ("{heading: MỤC ĐÍCH, from: purpose}", []),
        ("{heading: '==?==', from: purpose}", ["OPEN_DECISION"]),
        ("{heading: Mục đích, marker: number, from: purpose}", []),
        ("{from: purpose}", []),
    ],
)
def test_a_heading_with_a_roman_number_has_capitals(item, said):
    assert codes(f"sections: [{item}]\n") == said


# what is printed


@pytest.mark.parametrize("part", ["requirements: [a]", "assignments: [a]", "sections: [a]", f"tasks: [{TASK}]"])
def test_any_part_is_content(part):
    assert codes("-purpose: left out\n", f"{part}\n") == []


@pytest.mark.parametrize("part", ["", "tasks: []\n", "tasks: [{group: A, tasks: []}]\n", "closing: Hết.\n"])
def test_a_plan_that_says_nothing(part):
    assert codes("-purpose: left out\n", part) == ["NO_CONTENT"]


@pytest.mark.parametrize(
    ("item", "said"),
    [
        ("{heading: A, text: b}", ["WRONG_VALUE"]),
        ("{marker: dash}", ["EMPTY_TEXT"]),
        ("{items: [a]}", []),
        ("{to: Sở A}", []),
        ("{heading: A, items: [{items: [{marker: dash}]}]}", ["EMPTY_TEXT"]),
    ],
)
def test_an_item_is_one_thing(item, said):
    assert codes(f"purpose: [{item}]\n") == said


def test_items_inside_tasks_and_appendices_are_looked_at_too():
    task = "{id: a, title: A, lead: B, deadline: Quý I, measures: [{marker: dash}]}"
    assert codes(tasks(task), "appendices: [{title: A, items: [{marker: plus}]}]\n") == ["EMPTY_TEXT", "EMPTY_TEXT"]


def test_without_sections_every_part_is_printed():
    assert codes("requirements: [a]\nassignments: [b]\n", tasks(TASK)) == []


@pytest.mark.parametrize("part", ["requirements", "assignments"])
def test_with_sections_a_part_is_printed_where_it_is_put(part):
    put = f"sections: [{{heading: A, from: purpose}}, {{heading: B, items: [{{from: {part}}}]}}]\n"
    assert codes(f"{part}: [a]\n", put) == []
    assert codes(f"{part}: [a]\n", put.replace(f"{{from: {part}}}", "b")) == ["NOT_PRINTED"]
    assert codes(f"{part}: [a]\n", put.replace("]\n", f", {{heading: C, from: {part}}}]\n")) == ["PRINTED_TWICE"]


def test_tasks_are_printed_in_the_body_or_in_an_appendix():
    sections = "sections: [{heading: A, from: purpose}]\n"
    assert codes(tasks(TASK), sections) == ["NOT_PRINTED"]
    assert codes(tasks(TASK), sections, "appendices: [{title: A, from: tasks}]\n") == []


def test_groups_that_no_placement_names():
    groups = f"{{group: A, id: a, tasks: [{TASK}]}}, {{group: B, id: b, tasks: [{TASK.replace('a,', 'b,')}]}}"

    def said(named: str, *more: str) -> list[str]:
        put = f"sections: [{{heading: A, from: purpose}}, {{heading: B, from: tasks, groups: [{named}]}}]\n"
        return codes(f"tasks: [{groups}]\n", put, *more)

    assert said("a") == ["GROUP_NOT_PRINTED"]
    assert said("a, b") == []
    assert said("a", "appendices: [{title: A, from: tasks, groups: [b]}]\n") == []
    assert said("a, c") == ["GROUP_NOT_PRINTED", "UNKNOWN_GROUP"]


@pytest.mark.parametrize("part", ["requirements", "tasks", "assignments"])
def test_a_part_that_is_not_there_cannot_be_placed(part):
    sections = f"sections: [{{heading: A, from: purpose}}, {{heading: B, from: {part}}}]\n"
    assert found(sections) == ["NOTHING_TO_PLACE 7:60"]


@pytest.mark.parametrize(
    "parts",
    [
        "purpose: [{from: purpose}]\n",
        "purpose: [{heading: A, items: [{from: purpose}]}]\n",
        "assignments: [{to: A, duties: [{from: assignments}]}]\n",
        tasks("{id: a, title: A, lead: B, deadline: Quý I, measures: [{from: tasks}]}"),
    ],
)
def test_a_part_inside_itself_would_never_end(parts):
    assert codes(parts) == ["WRONG_VALUE"]


def test_parts_inside_each_other_would_never_end():
    assert codes("purpose: [{from: requirements}]\nrequirements: [{from: purpose}]\n") == ["WRONG_VALUE", "WRONG_VALUE"]


def test_a_part_inside_another_one_ends():
    assert codes("purpose: [a, {from: requirements}]\nrequirements: [b]\n") == []


# tasks


@pytest.mark.parametrize(
    ("task", "said"),
    [
        (TASK, []),
        ("{title: A, lead: B, deadline: Quý I}", ["MISSING_ID"]),
        ("{id: a, title: A}", ["BARE_TASK"]),
        ("{id: a, title: A, measures: [b]}", ["NO_LEAD", "NO_DEADLINE"]),
        ("{id: a, title: A, lead: B}", ["NO_DEADLINE"]),
        ("{id: a, title: A, deadline: Quý I}", ["NO_LEAD"]),
    ],
)
def test_what_a_task_needs(task, said):
    assert codes(tasks(task)) == said


def test_an_id_names_one_task_and_may_name_a_group_and_an_item_too():
    same = "{id: ha-tang, title: A, lead: B, deadline: Quý I}"
    assert codes(tasks(same), "requirements: [{text: a, id: ha-tang}]\n") == []
    assert found(tasks(same, same)) == ["DUPLICATE_ID 7:103"]
    assert codes("requirements: [{text: a, id: b}, {text: c, id: b}]\n") == ["DUPLICATE_ID"]


# the body that issues


@pytest.mark.parametrize(
    ("issuer", "said"),
    [
        ("{unit: xã A}", []),
        ("{unit: Xã A}", []),
        ("{unit: đặc khu Côn Đảo}", []),
        ("{unit: thành phố Đà Nẵng}", []),
        ("{unit: A}", ["UNKNOWN_LEVEL"]),
        ("{unit: A, level: commune}", []),
        ("{unit: xã A, level: commune}", []),
        ("{unit: xã A, level: district}", ["LEVEL_AND_UNIT"]),
        ("{unit: thành phố A, within: [tỉnh B], level: province}", ["LEVEL_AND_UNIT"]),
        ("{unit: huyện A}", ["ENDED_LEVEL"]),
        ("{unit: A, level: district}", ["ENDED_LEVEL"]),
        ("{unit: tỉnh A, body: Sở Nội vụ}", []),
        ("{unit: tỉnh A, body: Ban Dân tộc}", ["UNKNOWN_SYMBOL", "UNKNOWN_POSITION"]),
    ],
)
def test_the_level_and_the_symbol_are_clear(issuer, said):
    assert codes(f"issuer: {issuer}\n") == said


@pytest.mark.parametrize(
    ("date", "said"), [("2025-06-30", []), ("2025-07", ["ENDED_LEVEL"]), ("2025-12-01", ["ENDED_LEVEL"])]
)
def test_the_district_ended_in_the_middle_of_a_year(date, said):
    assert codes("issuer: {unit: huyện A}\n", f"document: {{subject: Cải cách, date: {date}}}\n") == said


@pytest.mark.parametrize(
    ("date", "to_year", "said"),
    [
        ("2026-01-14", None, []),
        ("2025-12-31", None, []),
        ("2024-12-31", None, ["DATE_OUTSIDE_PERIOD"]),
        ("2027-01-01", None, ["DATE_OUTSIDE_PERIOD"]),
        ("2027-01-01", 2030, []),
        ("2026-01-14", 2026, []),
        ("2026-01-14", 2025, ["WRONG_VALUE"]),
    ],
)
def test_the_date_belongs_to_the_period(date, to_year, said):
    period = f"to_year: {to_year}\n" if to_year else ""
    assert codes(period, f"document: {{subject: Cải cách, date: {date}}}\n") == said


@pytest.mark.parametrize(
    ("signature", "said"),
    [
        ("{capacity: KT, position: PHÓ CHỦ TỊCH}", []),
        ("{capacity: KT, position: Phó Chủ tịch}", []),
        ("{capacity: KT, position: CHỦ TỊCH}", ["SIGNATURE_PAIR"]),
        ("{capacity: KT, position: CHÁNH VĂN PHÒNG, head: CHỦ TỊCH}", []),
        ("{capacity: KT}", []),
        ("{position: CHỦ TỊCH}", []),
        ("{position: PHÓ CHỦ TỊCH}", ["SIGNATURE_PAIR"]),
        ("{capacity: Q, position: CHỦ TỊCH}", []),
        ("{capacity: Q., position: PHÓ CHỦ TỊCH}", ["SIGNATURE_PAIR"]),
        ("{capacity: tl, position: CHÁNH VĂN PHÒNG}", []),
        ("{capacity: TUQ}", ["SIGNATURE_PAIR"]),
    ],
)
def test_the_right_to_sign_goes_with_the_post(signature, said):
    assert codes(f"signature: {signature}\n") == said


@pytest.mark.parametrize(
    ("signature", "said"),
    [
        ("{position: TRƯỞNG BAN}", []),
        ("{name: Nguyễn Văn A}", ["UNKNOWN_POSITION 6:12"]),
        ("{capacity: TL}", ["SIGNATURE_PAIR 6:23", "SIGNATURE_PAIR 6:23"]),
        ("{capacity: TL, position: CHÁNH VĂN PHÒNG}", ["SIGNATURE_PAIR 6:23"]),
        ("{capacity: TUQ, position: CHÁNH VĂN PHÒNG}", ["SIGNATURE_PAIR 6:23"]),
        ("{capacity: TL, position: CHÁNH VĂN PHÒNG, head: TRƯỞNG BAN}", []),
    ],
)
def test_who_heads_a_body_that_is_no_committee_has_to_be_said(signature, said):
    parts = ("issuer: {unit: tỉnh A, body: Ban Dân tộc}\n", "document: {subject: Cải cách, symbol: KH-BDT}\n")
    assert found("-purpose: left out\n", *parts, f"signature: {signature}\n", "requirements: [a]\n") == said


# appendices


@pytest.mark.parametrize(
    ("appendix", "said"),
    [
        ("{title: A, from: tasks}", []),
        ("{title: A, from: tasks_by_body}", []),
        ("{title: A, items: [a]}", []),
        ("{title: A, table: {columns: [a, b], rows: [[c, d], [e, '']]}}", []),
        ("{title: A}", ["WRONG_VALUE"]),
        ("{title: A, from: tasks, items: [a]}", ["WRONG_VALUE"]),
        ("{title: A, table: {columns: [a, b], rows: [[c], [d, e, f]]}}", ["WRONG_VALUE", "WRONG_VALUE"]),
        ("{title: A, from: tasks, columns: [{field: title, width_mm: 257}]}", []),
        ("{title: A, from: tasks, columns: [{field: title, width_mm: 257}, {field: lead, width_mm: 1}]}", ["TOO_WIDE"]),
        ("{title: A, from: tasks, orientation: portrait, columns: [{field: title, width_mm: 165}]}", []),
        ("{title: A, from: tasks, orientation: portrait, columns: [{field: title, width_mm: 166}]}", ["TOO_WIDE"]),
        ("{title: A, from: tasks, columns: [title, {field: extra.kp, label: Kinh phí}]}", ["UNUSED_EXTRA"]),
        ("{title: A, from: tasks, columns: [title, {field: extra.ghi_chu, label: Ghi chú}]}", []),
        ("{title: A, from: tasks, columns: [title, extra.ghi_chu]}", ["MISSING_KEY"]),
    ],
)
def test_what_an_appendix_shows(appendix, said):
    task = "{id: a, title: A, lead: B, deadline: Quý I, extra: {ghi_chu: D}}"
    assert codes(tasks(task), f"appendices: [{appendix}]\n") == said
