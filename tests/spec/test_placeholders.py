"""What a placeholder may say, and what it becomes."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planforge.spec.placeholders import fill
from tests.support.builders import a_group, a_plan, a_task

ISSUER = {"unit": "xã Tân Lập", "within": ["huyện Krông Búk", "tỉnh Đắk Lắk"]}
ABOVE = {"reference": "12/KH-UBND", "issuer": "huyện Krông Búk", "subject": "Chuyển đổi số", "date": "2026-02-05"}


def filled(text: str, **changes) -> str:
    """`text` in a plan of xã Tân Lập for 2026, with its placeholders filled; there has to be no fault."""
    plan, faults = fill(a_plan(**{"year": 2026, "issuer": ISSUER, "purpose": [text], **changes}))
    assert faults == []
    return plan.purpose[0].text


def faults(text: str, **changes) -> list[str]:
    """What is said of `text` in such a plan: code and message."""
    plan, found = fill(a_plan(**{"year": 2026, "issuer": ISSUER, "purpose": [text], **changes}))
    assert plan.purpose[0].text == text
    return [f"{fault.code.name}: {fault.message}" for fault in found]


@pytest.mark.parametrize(
    ("text", "becomes"),
    [
        ("{{ year }}", "2026"),
        ("{{year-1}}–{{ year + 1 }}", "2025–2027"),
        ("{{ unit }}, {{ unit_name }}, {{ level }}", "xã Tân Lập, Tân Lập, xã"),
        ("{{ committee }}, {{ committee_full }}", "UBND xã, Ủy ban nhân dân xã Tân Lập"),
        ("{{ unit_name | upper }}", "TÂN LẬP"),
        ("{{ 'giai đoạn ' ~ year }}", "giai đoạn 2026"),
        ("{{ 'đầu' if year < 2025 else 'cuối' }} kỳ", "cuối kỳ"),
        ("Kế hoạch {{ subject }}", "Kế hoạch Cải cách hành chính năm 2026"),
        ("không có gì", "không có gì"),
        ("\\{{ year }}", "{{ year }}"),
        ("{% if year %}{# a #} { year } }}", "{% if year %}{# a #} { year } }}"),
        ("{{ year }} }}", "2026 }}"),
    ],
)
def test_it_becomes(text, becomes):
    assert filled(text) == becomes


def test_the_last_year_of_a_plan_of_several():
    assert filled("{{ year }}–{{ to_year }}", to_year=2030) == "2026–2030"


def test_what_is_known_of_the_plan_above():
    text = "số {{ parent.reference }} ngày {{ parent.date }} của {{ parent.committee }} về {{ parent.subject }}"
    above = filled(text, origin={"cascaded_from": ABOVE})
    assert above == "số 12/KH-UBND ngày 05/02/2026 của UBND huyện Krông Búk về Chuyển đổi số"


def test_a_unit_without_a_type_word_stands_for_its_level():
    assert filled("trên địa bàn {{ level }}", issuer={"unit": "Côn Đảo", "level": "commune"}) == "trên địa bàn Côn Đảo"


@pytest.mark.parametrize(
    "expression",
    [
        "year.__class__",
        "''.__class__.__mro__",
        "unit.upper()",
        "unit|attr('x')",
        "subject[0]",
        "9**9**9",
        "'a'*10**9",
        "10 // 0",
        "1/0",
        "1 << 99",
        "range(10)",
        "namespace()",
        "cycler",
        "[1, 2]",
        "{'a': 1}",
        "(1, 2)",
        "none",
        "1.5",
        "year is defined",
        "not year",
        "unit|join",
        "unit|replace('a', 'b')",
        "'\\x07'",
        "'\\n'",
        "parent.__class__",
        "year > 2000",
        "true",
        "'a' if year < 2000",
        "1 + 'a'",
        "-'a'",
    ],
)
def test_it_reaches_for_nothing_but_strings_and_numbers(expression):
    begin = time.perf_counter()
    found = faults(f"{{{{ {expression} }}}}", origin={"cascaded_from": ABOVE})
    assert [fault.split(":")[0] for fault in found] in (["BAD_PLACEHOLDER"], ["UNKNOWN_PLACEHOLDER"])
    assert time.perf_counter() - begin < 1


@pytest.mark.parametrize("name", ["yaer", "self", "loop", "caller", "lipsum", "năm", "_x", "__import__"])
def test_a_name_that_is_not_known_is_named(name):
    assert faults(f"{{{{ {name} }}}}") == [f"UNKNOWN_PLACEHOLDER: không có chỗ điền `{name}`"]


@pytest.mark.parametrize("text", ["{{ year", "{{ year }", "{{", "{{ year %}", "{{ 'a }"])
def test_braces_that_are_never_closed(text):
    assert faults(text) == ["BAD_PLACEHOLDER: chỗ điền {{ chưa đóng"]


@pytest.mark.parametrize("expression", ["year -", "year; year", "{ year", "'", "unit unit", "= 1", "%", "("])
def test_what_cannot_be_read(expression):
    assert faults(f"{{{{ {expression} }}}}") == [f"BAD_PLACEHOLDER: chỗ điền “{expression}” viết sai"]


def test_nothing_between_the_braces():
    assert faults("{{ }}{{}}") == ["BAD_PLACEHOLDER: chỗ điền {{ }} trống"]


@pytest.mark.parametrize(
    "expression",
    [
        "(" * 98 + "year" + ")" * 98,
        "(" * 40 + "year" + ")" * 40,
        "-" * 190 + "1",
        "year" + " + 1" * 45,
        "1 if 1 else " * 16 + "1",
        "(" * 5000,
        "year ~ " * 1000 + "year",
    ],
)
def test_deep_and_long_expressions_are_filled_or_refused_at_once(expression):
    begin = time.perf_counter()
    plan, found = fill(a_plan(purpose=[f"{{{{ {expression} }}}}"]))
    assert [fault.code.name for fault in found] in ([], ["BAD_PLACEHOLDER"])
    assert found or plan.purpose[0].text.lstrip("-").isdigit()
    assert time.perf_counter() - begin < 1


@given(st.text("yearsubjct.()[]{}|~+-*/%'\"\\ 019_,:=!<>#", max_size=60))
def test_no_expression_crashes(expression):
    plan, found = fill(a_plan(purpose=[f"a {{{{ {expression} }}}} b"]))
    assert found or plan.purpose[0].text.startswith("a ")


@pytest.mark.parametrize("text", ["{{ '' }}", "{{ '' }} {{ ' ' }}", "{{ 'kỳ' if year < 2000 else '' }}"])
def test_a_text_with_nothing_left_in_it(text):
    assert faults(text) == ["EMPTY_TEXT: chỗ điền làm cho chỗ này không còn chữ nào"]


@pytest.mark.parametrize(("text", "becomes"), [("Kỳ {{ '' }}", "Kỳ "), ("{{ '' }}{{ year }}", "2026")])
def test_a_text_with_something_left_in_it(text, becomes):
    assert filled(text) == becomes


def test_a_text_with_nothing_left_is_found_wherever_it_stands():
    nothing = "{{ '' }}"
    plan = a_plan(legal_bases=[nothing], closing=nothing, document={"subject": nothing})
    _filled, found = fill(plan)
    paths = {fault.path for fault in found if fault.code.name == "EMPTY_TEXT"}
    assert paths == {("document", "subject"), ("legal_bases", 0), ("closing",)}


def test_every_fault_of_a_text_is_noted_once():
    assert faults("{{ a }} {{ year }} {{ b }} {{ a }}") == [
        "UNKNOWN_PLACEHOLDER: không có chỗ điền `a`",
        "UNKNOWN_PLACEHOLDER: không có chỗ điền `b`",
    ]


def test_a_fault_knows_where_in_the_plan_it_is():
    plan = a_plan(
        tasks=[a_group(a_task(lead=["UBND xã", "{{ a }}"], measures=["x", {"text": "y", "items": ["{{ b }}"]}]))],
        footnotes={"a": "{{ c }}"},
    )
    _filled, found = fill(plan)
    assert [fault.path for fault in found] == [
        ("tasks", 0, "tasks", 0, "measures", "items", 1, "items", 0, "text"),
        ("tasks", 0, "tasks", 0, "lead", 1),
        ("footnotes", "a"),
    ]


# what is quoted by others


def test_the_subject_is_filled_before_it_is_quoted():
    assert filled("{{ subject }}", document={"subject": "Cải cách năm {{ year }}"}) == "Cải cách năm 2026"


@pytest.mark.parametrize("subject", ["Cải cách {{ subject }}", "{{ subject ~ subject }}"])
def test_the_subject_does_not_quote_itself(subject):
    _plan, found = fill(a_plan(document={"subject": subject}))
    assert [(fault.path, fault.message) for fault in found] == [
        (("document", "subject"), "không có chỗ điền `subject`")
    ]


def test_the_unit_does_not_quote_itself():
    _plan, found = fill(a_plan(issuer={"unit": "xã {{ unit }}"}))
    assert [(fault.path, fault.message) for fault in found] == [(("issuer", "unit"), "không có chỗ điền `unit`")]


def test_no_placeholder_is_carried_into_another_text():
    text = "{{ unit }}, {{ body }}, {{ parent.subject }}"
    made = filled(
        text,
        issuer={"unit": "xã số {{ year }}", "body": "Ban {{ year }}"},
        origin={"cascaded_from": {"subject": "Kế hoạch năm {{ year }}"}},
    )
    assert made == "xã số 2026, Ban 2026, Kế hoạch năm 2026"


def test_what_comes_out_of_a_text_is_not_filled_again():
    plan, found = fill(a_plan(document={"subject": "Mẫu \\{{ year }}"}, purpose=["{{ subject }}"]))
    assert (found, plan.document.subject, plan.purpose[0].text) == ([], "Mẫu {{ year }}", "Mẫu {{ year }}")


def test_a_plan_without_placeholders_comes_back_equal():
    plan = a_plan()
    assert fill(plan) == (plan, [])
