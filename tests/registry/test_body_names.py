"""Names of bodies: which are one body, which may be meant, which are another. The pairs stand in `body_names.txt`."""

import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planforge.registry.body_names import Match, find_body, grouped, same_body_key
from planforge.vietnamese import same_words

TABLE = Path(__file__).with_name("body_names.txt")
SHORT_FORMS = Path(same_body_key.__code__.co_filename).parent / "data" / "short_forms.txt"


def rows(file: Path) -> list[str]:
    return [line for line in file.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]


PAIRS = [tuple(row.split(" | ")) for row in rows(TABLE)]
NAMES = sorted({name for one, other, _relation in PAIRS for name in (one, other)})


def relation(one: str, other: str) -> str:
    match = find_body(one, [other])
    return "same" if match.name else "near" if match.near else "different"


@pytest.mark.parametrize(("one", "other", "said"), PAIRS)
def test_two_names_are_one_body_or_may_be_or_are_not(one, other, said):
    assert (relation(one, other), relation(other, one)) == (said, said)


def test_the_table_has_pairs_of_every_kind():
    assert {said for *_names, said in PAIRS} == {"same", "near", "different"}


# the key


@given(st.sampled_from(NAMES))
def test_case_does_not_matter(name):
    assert same_body_key(name.upper()) == same_body_key(name.lower()) == same_body_key(name)


@given(st.sampled_from(NAMES), st.sampled_from(["- ", "– ", "  ", "+ "]), st.sampled_from([";", ".", " ;", ",", ""]))
def test_what_stands_before_and_after_does_not_matter(name, before, after):
    assert same_body_key(before + name + after) == same_body_key(name)


@given(st.sampled_from(NAMES))
def test_it_does_not_matter_how_marks_and_the_word_and_are_typed(name):
    assert same_body_key(unicodedata.normalize("NFD", name)) == same_body_key(name)
    assert same_body_key(name.replace(" và ", " & ")) == same_body_key(name)


@given(st.sampled_from(NAMES))
def test_a_key_is_its_own_key(name):
    assert same_body_key(same_body_key(name)) == same_body_key(name)


@given(st.text(max_size=80))
def test_any_text_has_a_key(text):
    assert same_body_key(text) == same_body_key(text).strip().lower()


@pytest.mark.parametrize("name", ["", "…", "==…==", " - ; "])
def test_what_has_no_words_has_no_key(name):
    assert same_body_key(name) == ""
    assert find_body(name, ["Sở Nội vụ", name]) == Match(None)


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Công an xã, TT HĐND xã", "công an xã thường trực hội đồng nhân dân xã"),
        ("UBND các xã, TT HĐND xã", "ủy ban nhân dân các xã thường trực hội đồng nhân dân xã"),
        ("Phòng KT-HT", "phòng kinh tế hạ tầng"),
        ("Sở TT&TT, TT. Y tế", "sở thông tin truyền thông trung tâm y tế"),
        ("CT, các PCT UBND xã", "chủ tịch các phó chủ tịch ủy ban nhân dân xã"),
        ("TT Ea Drăng", "tt ea drăng"),
        ("Phòng TT", "phòng tt"),
        ("Công chức VH-XH (LĐTBXH)", "công chức văn hóa xã hội lao động thương binh xã hội"),
    ],
)
def test_a_short_form_of_many_meanings_is_written_out_only_where_its_neighbours_decide(name, key):
    assert same_body_key(name) == key


# the table of short forms


@pytest.mark.parametrize("row", rows(SHORT_FORMS))
def test_a_short_form_is_written_out_as_the_table_says(row):
    short, full = row.replace("<đơn vị>", "xã").replace(" ~ ", " = ").split(" = ")
    assert same_body_key(short) == same_body_key(full)
    assert same_words(row) == " ".join(row.lower().split())


# the nearest


def test_the_exact_name_comes_before_every_near_one():
    assert find_body("Sở KH&ĐT", ["Sở Kế hoạch", "sở kế hoạch & đầu tư", "Sở KHĐT"]) == Match("sở kế hoạch & đầu tư")


def test_the_nearest_come_first_and_there_are_few():
    known = ["Phòng Kinh tế, Hạ tầng và Đô thị", "Phòng Kinh Té", "Phòng Kinh tế và Hạ tầng", "Phòng Kinh tế xã A"]
    assert find_body("Phòng Kinh tế", known).near == ("Phòng Kinh Té", "Phòng Kinh tế xã A", "Phòng Kinh tế và Hạ tầng")


@given(st.text("sở nội vụ Ứy tế1", max_size=30), st.lists(st.sampled_from(NAMES), max_size=6))
def test_a_found_name_is_one_of_those_known(wanted, known):
    match = find_body(wanted, known)
    assert {match.name, *match.near} <= {None, *known}
    assert match.name is None or not match.near


def test_nothing_is_loaded_for_names_that_are_found():
    code = "import sys, planforge.registry.body_names as b; b.find_body('Sở KHĐT', ['Sở KH&ĐT']); print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert [name for name in loaded if name.startswith("rapidfuzz")] == []


# groups


def test_the_spellings_of_a_body_stand_together_in_the_order_in_which_they_come():
    names = ["Công an xã", "Sở KH&ĐT", "CA xã", "Sở Nội vụ", "Sở KHĐT", "Công an xã"]
    assert grouped(names) == [["Công an xã", "CA xã"], ["Sở KH&ĐT", "Sở KHĐT"], ["Sở Nội vụ"]]


@given(st.lists(st.sampled_from([*NAMES, "==…==", "…"]), max_size=12))
def test_grouping_loses_no_name_and_takes_none_twice(names):
    flat = [name for group in grouped(names) for name in group]
    assert sorted(flat) == sorted(set(names))
