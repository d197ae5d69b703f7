"""A plan as YAML: the shortest form a clerk would write, quoted where it has to be."""

from textwrap import dedent

import pytest

from planforge.spec.dump import dump_spec
from tests.support.builders import (
    a_group,
    a_heading,
    a_plan,
    a_task,
    an_appendix,
    an_assignment,
    an_item,
)
from tests.support.editor import as_edited
from tests.support.loading import plan_of

WORDY = "Tăng cường công tác thông tin, tuyên truyền, phổ biến đến người dân biết và sử dụng Cổng Thông tin. " * 2


def dumped(key, value):
    """The lines of one key of a plan."""
    text = dump_spec(a_plan(**{key: value}))
    return text[text.index(f"\n{key}:") :].split("\n\n")[0].strip("\n")


def test_a_whole_plan_stands_in_the_order_of_the_guide_with_room_between_its_keys():
    plan = a_plan(
        to_year=2030,
        issuer={"unit": "xã Tân Lập", "within": ["huyện Krông Búk", "tỉnh Đắk Lắk"]},
        document={"number": "08", "date": "2026-01-14", "subject": "Cải cách", "draft": "true"},
        signature={"capacity": "KT", "name": "Nguyễn Văn A"},
        legal_bases=["Căn cứ Luật"],
        tasks=[a_group(a_task(id="ra-soat", lead="UBND xã", measures=["một"], deliverables=["Kế hoạch", "công văn"]))],
        assignments=[an_assignment("Sở A", verb="Giao", duties=["hai"])],
        recipients=["UBND huyện (b/c)", {"to": ["Đảng ủy", "HĐND"], "note": "b/c"}],
        filed_with="VT",
        recipient_notes="inline",
        appendices=[an_appendix(columns=["ordinal", "title", {"field": "lead", "label": "Chủ trì", "width_mm": "40"}])],
        footnotes={"a": "Nghị định"},
        origin={"cascaded_from": {"year": 2026, "issuer": "huyện Krông Búk"}},
    )
    assert dump_spec(plan) == dedent(
        """\
        planforge: 1
        id: cai-cach-hanh-chinh
        year: 2026
        to_year: 2030

        issuer:
          unit: xã Tân Lập
          within: [huyện Krông Búk, tỉnh Đắk Lắk]

        document:
          number: "08"
          date: 2026-01-14
          subject: Cải cách
          draft: true

        signature:
          capacity: KT
          name: Nguyễn Văn A

        legal_bases:
          - Căn cứ Luật

        introduction:
          - Ủy ban nhân dân xã ban hành Kế hoạch

        tasks:
          - id: ra-soat
            title: Rà soát thủ tục
            measures:
              - một
            deliverables: [Kế hoạch, công văn]
            lead: UBND xã

        assignments:
          - to: Sở A
            verb: Giao
            duties:
              - hai

        closing: Trên đây là Kế hoạch của xã

        recipients:
          - UBND huyện (b/c)
          - {to: [Đảng ủy, HĐND], note: b/c}

        recipient_notes: inline
        filed_with: VT

        appendices:
          - title: Biểu tổng hợp nhiệm vụ
            from: tasks
            columns:
              - ordinal
              - title
              - {field: lead, label: Chủ trì, width_mm: 40}

        footnotes:
          a: Nghị định

        origin:
          cascaded_from: {year: 2026, issuer: huyện Krông Búk}
        """
    )


SHORT_FORMS = {
    "a text": ("purpose", [an_item("một")], ["purpose:", "  - một"]),
    "a text with a marker": (
        "purpose",
        [an_item("một", marker="none")],
        ["purpose:", "  - {text: một, marker: none}"],
    ),
    "a place": (
        "sections",
        [a_heading("A", part="purpose", item_marker="letter")],
        ["sections:", "  - {heading: A, item_marker: letter, from: purpose}"],
    ),
    "items below the short keys": (
        "sections",
        [a_heading("A", "một", marker="none", id="a")],
        ["sections:", "  - heading: A", "    marker: none", "    id: a", "    items:", "      - một"],
    ),
    "an opening day": (
        "document",
        {"date": "2026-01", "subject": "A"},
        ["document:", "  date: 2026-01", "  subject: A"],
    ),
    "no closing": ("closing", "", ['closing: ""']),
    "no introduction": ("introduction", [], ["introduction: []"]),
    "several phrases of a deadline": (
        "tasks",
        [a_group(a_task("A", deadline="Quý I\nQuý II"))],
        ["tasks:", "  - title: A", "    deadline: |-", "      Quý I", "      Quý II"],
    ),
    "items with a marker": (
        "tasks",
        [a_group(a_task("A", measures={"item_marker": "plus", "items": ["một"]}), id="g")],
        [
            "tasks:",
            "  - id: g",
            "    tasks:",
            "      - title: A",
            "        measures:",
            "          item_marker: plus",
            "          items:",
            "            - một",
        ],
    ),
    "rows of a table": (
        "appendices",
        [an_appendix(title="A", table={"columns": ["TT", {"label": "B", "width_mm": 12.5}], "rows": [["1", "x, y"]]})],
        [
            "appendices:",
            "  - title: A",
            "    table:",
            "      columns:",
            "        - TT",
            "        - {label: B, width_mm: 12.5}",
            "      rows:",
            '        - ["1", "x, y"]',
        ],
    ),
}


@pytest.mark.parametrize("case", SHORT_FORMS, ids=lambda case: case)
def test_short_forms(case):
    key, value, expected = SHORT_FORMS[case]
    assert dumped(key, value).split("\n") == expected


def test_a_long_text_is_folded_at_about_a_hundred_columns():
    lines = dumped("purpose", [WORDY]).split("\n")
    assert lines[1] == "  - >-"
    assert all(80 < len(line) <= 110 for line in lines[2:-1])


def test_long_names_stand_one_below_the_other():
    names = [f"Ủy ban nhân dân các xã, phường của tỉnh {number}" for number in range(3)]
    assert dumped("tasks", [a_group(a_task("A", lead=names))]).split("\n")[2:4] == [
        "    lead:",
        "      - Ủy ban nhân dân các xã, phường của tỉnh 0",
    ]


BARE = [
    "Căn cứ Luật", "Bộ phận", "100% hồ sơ", "a:b", "R&D", "C#", "(TTHC)", "08/KH-UBND", "Quý II/2026", "2026-2030",
    "50.000đ", "≥ 85", "/một", "một 'hai' ba", 'một "hai" ba', "a \\ b", "v.v.", "nope", "trueish",
]  # fmt: skip
QUOTED = [
    "08", "8", "0155", "1e3", "1_000", "3.14", ".5", "0x1F", "0o17", "7:30", "2026-01-14", "no", "yes", "on", "true",
    "null", "~", "Null", "=", "<<", "- một", "* một", "*một", "&một", "!một", "%một", "@một", "`một", "#một", "[x]",
    "{x}", "{{ year }}", "? một", "| một", "> một", "'một'", "\"một\"", "một: hai", "một:", "một #hai", "---", "...",
]  # fmt: skip


@pytest.mark.parametrize("text", BARE)
def test_a_text_that_nothing_misreads_is_bare(text):
    assert dumped("purpose", [text]).split("\n")[1] == f"  - {text}"


@pytest.mark.parametrize("text", QUOTED)
def test_a_text_that_yaml_or_an_editor_would_misread_is_quoted(text):
    line = dumped("purpose", [text]).split("\n")[1]
    assert line.startswith(('  - "', "  - '"))
    assert as_edited(line.removeprefix("  - ")) == text
    assert plan_of(dump_spec(a_plan(purpose=[text]))).purpose[0].text == text


def test_a_quoted_text_has_double_quotes_unless_it_holds_some():
    assert dumped("purpose", ["một: hai", 'một: "hai"']).split("\n")[1:] == ['  - "một: hai"', "  - 'một: \"hai\"'"]


def test_the_same_part_twice_is_written_twice():
    task = a_task("A", lead=["Sở A", "Sở B"])
    text = dump_spec(a_plan(tasks=[a_group(task, task, group="G")]))
    assert text.count("lead: [Sở A, Sở B]") == 2
    assert "&" not in text
