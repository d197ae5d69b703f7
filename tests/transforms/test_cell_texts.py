"""What a cell says: when two say the same, and what a spec holds for one."""

import pytest
from hypothesis import given

from planforge.plan.markup import plain
from planforge.transforms.cell_items import kept_list, says_more
from planforge.transforms.cell_texts import folded_group, folded_title, names_in, same, split_marker, title_in
from planforge.transforms.cell_values import value_of
from planforge.transforms.known_tasks import Printed
from tests.support.strategies import TEXTS, anything


def printed(*lines: str, has_notes: bool = False) -> Printed:
    """Lines with their markers as the plan prints them: `- Một`."""
    parts = (line.partition(" ") if split_marker(line)[0] != "none" else ("", "", line) for line in lines)
    return Printed(tuple((marker, words) for marker, _space, words in parts), has_notes)


# one line

MARKERS = {
    "- Một": ("dash", "-", "Một"),
    "– Một": ("dash", "–", "Một"),
    "• Một": ("dash", "•", "Một"),
    "+ Một": ("plus", "+", "Một"),
    "12. Một": ("number", "12.", "Một"),
    "(3) Một": ("number", "(3)", "Một"),
    "đ) Một": ("letter", "đ)", "Một"),
    "IV. Một": ("roman", "IV.", "Một"),
    "1.2. Một": ("decimal", "1.2.", "Một"),
    "2026. Một": ("none", "", "2026. Một"),
    "-Một": ("none", "", "-Một"),
    "- ": ("none", "", "- "),
    "Một - hai": ("none", "", "Một - hai"),
    "": ("none", "", ""),
}


@pytest.mark.parametrize("line", MARKERS)
def test_a_line_is_cut_at_its_marker(line):
    assert split_marker(line) == MARKERS[line]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("a) Phát loa", "Phát loa"),
        ("12. Phát  loa\n buổi sáng ", "Phát loa buổi sáng"),
        ("I. Phát loa", "I. Phát loa"),
        ("1.1. Phát loa", "1.1. Phát loa"),
        ("2026. Phát loa", "2026. Phát loa"),
        ("", ""),
    ],
)
def test_a_title_is_one_line_without_the_number_a_table_gives_it(text, title):
    assert title_in(text) == title


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Sở Y tế; Sở Nội vụ", ["Sở Y tế", "Sở Nội vụ"]),
        ("Sở Y tế\nSở Nội vụ;", ["Sở Y tế", "Sở Nội vụ"]),
        ("- Sở Y tế\n– Sở Nội vụ", ["Sở Y tế", "Sở Nội vụ"]),
        (" ; Sở Y tế ,", ["Sở Y tế"]),
        ("Sở Y tế, Sở Nội vụ", ["Sở Y tế, Sở Nội vụ"]),
        ("1. Sở Y tế", ["1. Sở Y tế"]),
        (" \n ", []),
    ],
)
def test_names_stand_on_lines_or_between_semicolons(text, names):
    assert names_in(text) == names


def test_a_title_is_found_again_however_it_is_written():
    assert folded_title("a) Rà  soát UỶ ban[2]") == folded_title("Rà soát ủy ban[1]")


@pytest.mark.parametrize(
    "name", ["II. Hạ tầng số:", "HẠ TẦNG SỐ", "1. Hạ tầng  số", "Hạ tầng số[3]", "A) hạ tầng số"[3:]]
)
def test_a_group_is_found_again_however_it_is_written(name):
    assert folded_group(name) == "hạ tầng số"


# the same and not the same

SAME = [
    ("measures", "- Viết bài.\n- Phát loa.", printed("- Viết bài.", "- Phát loa.")),
    ("measures", "Viết bài.\n\nPhát  loa. ", printed("- Viết bài.", "- Phát loa.")),
    ("measures", "• Viết bài.\n– Phát loa.", printed("- Viết bài.", "- Phát loa.")),
    ("measures", "2. Viết bài.", printed("1. Viết bài.")),
    ("lead", "Sở Y tế\nSở Nội vụ", printed("Sở Y tế; Sở Nội vụ")),
    ("title", "c) Phát loa", printed("Phát loa")),
    ("objective", "Theo Luật[2].", printed("Theo Luật[1].", has_notes=True)),
    ("deadline", "", printed()),
]
NOT_SAME = [
    ("measures", "- Viết bài.", printed("- Viết bài.", "- Phát loa.")),
    ("measures", "+ Viết bài.", printed("- Viết bài.")),
    ("measures", "- Viết bài.", printed("Viết bài.")),
    ("measures", "Viết bài", printed("- Viết bài.")),
    ("lead", "Sở Nội vụ; Sở Y tế", printed("Sở Y tế; Sở Nội vụ")),
    ("title", "Phát loa.", printed("Phát loa")),
    ("title", "phát loa", printed("Phát loa")),
    ("objective", "Theo Luật[2].", printed("Theo Luật[1].")),
    ("deadline", "Quý I", printed()),
    ("deadline", "Quý I 2026", printed("Quý I", "2026")),
]


@pytest.mark.parametrize(("name", "text", "known"), SAME)
def test_these_say_the_same(name, text, known):
    assert same(name, text, known)


@pytest.mark.parametrize(("name", "text", "known"), NOT_SAME)
def test_these_do_not(name, text, known):
    assert not same(name, text, known)


# values

VALUES = [
    ("title", "a) Phát loa", "Phát loa"),
    ("lead", "Sở Y tế", "Sở Y tế"),
    ("lead", "Sở Y tế; Sở Nội vụ\nSở Tài chính", ["Sở Y tế", "Sở Nội vụ", "Sở Tài chính"]),
    ("measures", "Viết bài.", "Viết bài."),
    ("measures", "Viết bài.\nPhát loa.", ["Viết bài.", "Phát loa."]),
    ("measures", "- Viết bài.", ["Viết bài."]),
    ("measures", "- Viết\n+ ở thôn\n+ ở xã\n- Phát", [{"text": "Viết", "items": ["ở thôn", "ở xã"]}, "Phát"]),
    (
        "measures",
        "1. Viết\n- ở thôn\n+ sáng\n2. Phát",
        {
            "item_marker": "number",
            "items": [{"text": "Viết", "items": [{"text": "ở thôn", "items": ["sáng"]}]}, "Phát"],
        },
    ),
    ("measures", "a) Viết\nb) Phát", {"item_marker": "letter", "items": ["Viết", "Phát"]}),
    (
        "measures",
        "Viết:\n- ở thôn\n- ở xã",
        {"item_marker": "none", "items": [{"text": "Viết:", "items": ["ở thôn", "ở xã"]}]},
    ),
    ("measures", "12. Viết bài", "12. Viết bài"),
    ("measures", "1. Viết\n3. Phát", "1. Viết\n3. Phát"),
    ("measures", "- Viết\n1. Phát", "- Viết\n1. Phát"),
    ("measures", "1. Viết\n+ Phát", "1. Viết\n+ Phát"),
    ("deadline", "Quý I\nQuý II", "Quý I\nQuý II"),
    ("deadline", "- Quý I\n- Quý II", ["Quý I", "Quý II"]),
    ("extra.theo_doi", "Ông A\n- Bà B", "Ông A\n- Bà B"),
    ("objective", "==8==, **x**, {{ year }}, [^a]", "\\==8\\==, \\*\\*x\\*\\*, \\{{ year }}, \\[^a]"),
    ("objective", "3*4*5 = 60, a == b", "3*4*5 = 60, a == b"),
]


@pytest.mark.parametrize(("name", "text", "value"), VALUES)
def test_a_cell_is_held_as(name, text, value):
    assert value_of(name, text) == value


@given(anything | TEXTS)
def test_a_title_says_its_letters_whatever_they_are(text):
    value = value_of("title", text)
    assert isinstance(value, str)
    assert plain(value.replace("\\{{", "{{")) == title_in(text)


# lists of the plan

KEPT = [
    ("- Viết bài.\n- Phát loa buổi sáng.", ["Viết bài.", "Phát loa buổi sáng."]),
    ("- Viết bài.\n- Phát loa {year}.\n- Dán tờ rơi.", ["Viết bài.", "Phát loa {{ year }}.", "Dán tờ rơi."]),
    ("- Phát loa {year}.", ["Phát loa {{ year }}."]),
    ("- Viết bài.", ["Viết bài."]),
    ("- Phát loa {year}.\n- Viết bài.", ["Phát loa {{ year }}.", "Viết bài."]),
    ("Viết bài.\nPhát loa {year}.", ["Viết bài.", "Phát loa {{ year }}."]),
    ("- Viết bài.\n+ một\n- Phát loa {year}.", [{"text": "Viết bài.", "items": ["một"]}, "Phát loa {{ year }}."]),
    ("- Viết bài.\n- Phát loa {year}.\n1. Dán", None),
]


@pytest.mark.parametrize(("text", "items"), KEPT)
def test_items_that_say_the_same_stay_as_they_are_written(text, items):
    raw = ["Viết bài.", "Phát loa {{ year }}."]
    known = printed("- Viết bài.", "- Phát loa 2026.")
    wanted = None if text == KEPT[0][0] else items  # the changed item held a placeholder
    assert kept_list("measures", raw, known, text.replace("{year}", "2026")) == wanted


def test_items_with_items_below_them_stay_whole():
    raw = [{"text": "Một:", "items": ["nhỏ", "**to**"]}, "Hai"]
    known = printed("- Một:", "+ nhỏ", "+ to", "- Hai")
    assert kept_list("measures", raw, known, "- Một:\n+ nhỏ\n+ to\n- Ba") == [raw[0], "Ba"]
    assert kept_list("measures", raw, known, "- Một:\n+ nhỏ\n- Hai") is None
    assert kept_list("measures", raw, known, "- Hai") == ["Hai"]


def test_names_stay_as_they_are_written():
    raw, known = ["{{ committee }}", "Sở Y tế"], printed("UBND xã; Sở Y tế")
    assert kept_list("lead", raw, known, "UBND xã\nSở Nội vụ") == ["{{ committee }}", "Sở Nội vụ"]
    assert kept_list("lead", raw, known, "Sở Y tế; Sở Nội vụ") is None
    assert kept_list("lead", raw, known, "Sở Y tế") == ["Sở Y tế"]


def test_an_item_with_a_footnote_is_not_dropped_for_its_note_would_be_left():
    known = printed("- Theo Luật[1].", "- Hai", has_notes=True)
    assert kept_list("measures", ["Theo Luật[^a].", "Hai"], known, "- Hai") is None


@pytest.mark.parametrize(
    "raw", ["{{ year }}", "**đậm**", "từ[^a]", "\\{{ x", ["a", "==b=="], {"heading": "Một", "items": []}]
)
def test_these_say_more_than_their_letters(raw):
    assert says_more(raw)


@pytest.mark.parametrize("raw", ["một", "3*4", "", None, ["a", "b"], {"text": "một", "items": ["hai"]}])
def test_these_do_not_say_more(raw):
    assert not says_more(raw)
