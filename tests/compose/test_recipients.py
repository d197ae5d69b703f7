"""Nơi nhận: what a clerk writes, and the lines that come of it."""

import pytest

from planforge.compose.recipients import compose_recipients
from tests.support.builders import a_plan


def printed(recipients, filed_with=None, **changes):
    """The lines, and after a brace the note that several share."""
    plan = a_plan(recipients=recipients, filed_with=filed_with, **changes)
    return [line + (f" }} {of.note}" if of.note else "") for of in compose_recipients(plan) for line in of.lines]


CASES = {
    "each body on its line": (["UBND tỉnh", "Các xã"], ["- UBND tỉnh;", "- Các xã."]),
    "a single one ends with a stop": (["UBND tỉnh"], ["- UBND tỉnh."]),
    "nobody": ([], []),
    "a note in the text stays there": (["UBND tỉnh (b/c)", "Các xã"], ["- UBND tỉnh (b/c);", "- Các xã."]),
    "one body with a note": ([{"to": "UBND tỉnh", "note": "b/c"}], ["- UBND tỉnh (b/c)."]),
    "a note typed in brackets": ([{"to": "UBND tỉnh", "note": "(b/c)"}], ["- UBND tỉnh (b/c)."]),
    "several bodies with one note": (
        [{"to": ["Đảng ủy", "HĐND"], "note": "b/c"}, "Các thôn"],
        ["- Đảng ủy; } b/c", "- HĐND; } b/c", "- Các thôn."],
    ),
    "several bodies with one note come last": (
        ["Các thôn", {"to": ["Đảng ủy", "HĐND"], "note": "b/c"}],
        ["- Các thôn;", "- Đảng ủy; } b/c", "- HĐND. } b/c"],
    ),
    "several bodies without a note": ([{"to": ["Đảng ủy", "HĐND"]}], ["- Đảng ủy;", "- HĐND."]),
    "punctuation typed by the clerk": (
        ["- UBND tỉnh;", "– Đảng ủy,", "TT. HĐND.", "UBMTTQVN ;.", "Các xã.;"],
        ["- UBND tỉnh;", "- Đảng ủy;", "- TT. HĐND;", "- UBMTTQVN;", "- Các xã."],
    ),
    "an ellipsis stays": (["Các sở...", "Các xã…", "Thôn"], ["- Các sở...;", "- Các xã…;", "- Thôn."]),
    "marks are not printed": (["**UBND** tỉnh"], ["- UBND tỉnh."]),
    "a line end is a space": (["UBND\ntỉnh"], ["- UBND tỉnh."]),
}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case)
def test_recipients(case):
    recipients, expected = CASES[case]
    assert printed(recipients) == expected


@pytest.mark.parametrize("typed", ["VT, NV (2)", "VT, NV (2).", "Lưu: VT, NV (2).", "- Lưu: VT, NV (2);"])
def test_the_last_line_says_where_the_document_is_filed(typed):
    assert printed(["Các xã"], typed) == ["- Các xã;", "- Lưu: VT, NV (2)."]


def test_a_document_may_be_filed_and_sent_to_nobody():
    assert printed([], "VT") == ["- Lưu: VT."]


def test_notes_may_stand_after_each_body():
    recipients = [{"to": ["Đảng ủy", "HĐND"], "note": "b/c"}, "Các thôn"]
    assert printed(recipients, recipient_notes="inline") == ["- Đảng ủy (b/c);", "- HĐND (b/c);", "- Các thôn."]
