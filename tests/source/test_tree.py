"""The YAML tree: values as written, places, bounds on what a file may do; the wording of faults is in `messages/`."""

import sys
import time

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

try:
    import resource
except ImportError:  # Windows
    resource = None

from planforge.diagnostics import Report
from planforge.source.text import SourceText
from planforge.source.tree import MAX_DEPTH, MappingNode, Scalar, Tree, parse_tree, plain_data, scalars


def parse(text: str) -> tuple[Tree | None, list[str]]:
    """The tree of `text`, and what is said of it: code and place."""
    report = Report()
    tree = parse_tree(SourceText("k.yaml", text), report)
    return tree, [f"{finding.code.name} {finding.place.line}:{finding.place.column}" for finding in report]


def faults(text: str) -> list[str]:
    return parse(text)[1]


def data_of(text: str):
    """`text` as plain data, which has to be without faults."""
    tree, found = parse(text)
    assert (tree is not None, found) == (True, [])
    return plain_data(tree, Report())


# values


@pytest.mark.parametrize("value", ["08", "0155", "7:30", "no", "on", "1_500", "010", "1e3", "2026-01-14", "0x1F", ".5"])
def test_a_value_stays_as_it_is_written(value):
    assert data_of(f"a: {value}") == {"a": value}


@pytest.mark.parametrize("nothing", ["", " ~", " null"])
def test_a_key_with_nothing_after_it_is_absent(nothing):
    assert data_of(f"a:{nothing}\nb: c") == {"b": "c"}


def test_an_empty_item_is_none_and_an_empty_text_is_a_text():
    assert data_of("a:\n  -\n  - ''\n  - 'null'") == {"a": [None, "", "null"]}


@pytest.mark.parametrize("written", ["|-\n  một\n  hai", '"một\\nhai"'])
def test_line_ends_inside_a_value_are_kept(written):
    assert data_of(f"a: {written}") == {"a": "một\nhai"}


@given(st.recursive(st.text("aàb:#-*&!|>'\"%@`{}[],? \n", min_size=1), lambda inner: st.lists(inner, max_size=3)))
def test_what_yaml_writes_is_read_again(value):
    written = yaml.safe_dump({"khoa": value}, allow_unicode=True)
    assert data_of(written) == yaml.load(written, yaml.BaseLoader)


# places


def test_a_place_is_where_the_value_stands_or_where_the_path_breaks_off():
    tree, _found = parse("a:\n  - b: một\n    c: [x, y]\n")
    assert tree is not None
    assert [str(tree.place(path)) for path in (("a", 0, "c", 1), ("a", 0, "d"), ("a", 3), ())] == [
        "k.yaml:3:12",
        "k.yaml:2:5",
        "k.yaml:2:3",
        "k.yaml:1:1",
    ]


def test_the_place_of_a_key_is_where_the_key_stands():
    tree, _found = parse("a:\n  b: một\n")
    assert tree is not None
    assert str(tree.key_place(("a", "b"))) == "k.yaml:2:3"


def test_steps_that_only_a_model_has_are_passed_over():
    tree, _found = parse("tasks:\n  - title: một\n  - title: hai\n    measures: [x, y]\n")
    assert tree is not None
    path = ("tasks", 0, "tasks", 1, "measures", "items", 1)
    assert (str(tree.place(path)), tree.written(path)) == ("k.yaml:4:19", ("tasks", 1, "measures", 1))


def test_scalars_come_in_the_order_of_the_file_with_their_paths():
    tree, _found = parse("b: [x, {a: y}]\na: z\n")
    assert tree is not None
    found = [(path, value.text) for path, value in scalars(tree.root, lambda text: text != "z")]
    assert found == [(("b", 0), "x"), (("b", 1, "a"), "y")]


# what a file may not do


def test_a_key_given_twice_is_found_at_every_depth_and_the_first_one_holds():
    tree, found = parse("a: 1\nb:\n  - c: 1\n    c: 2\na: 3\n")
    assert found == ["DUPLICATE_KEY 4:5", "DUPLICATE_KEY 5:1"]
    assert tree is not None
    assert plain_data(tree, Report()) == {"a": "1", "b": [{"c": "1"}]}


@pytest.mark.parametrize(
    "text",
    [
        "a: " + "[" * 1000 + "]" * 1000,
        "a: " + "{a: " * 1000 + "}" * 1000,
        "a: " + "[" * 100_000,
        "a: " + "{a: " * 100_000,
        "a:\n  " + "- " * 1000 + "x",
        "".join("  " * depth + "a:\n" for depth in range(1000)),
    ],
)
def test_a_thousand_levels_are_refused_at_once(text):
    begin = time.perf_counter()
    assert [fault.split()[0] for fault in faults(text)] == ["TOO_DEEP"]
    assert time.perf_counter() - begin < 1


def test_the_deepest_level_allowed_is_read():
    inner = data_of("a: " + "[" * (MAX_DEPTH - 1) + "]" * (MAX_DEPTH - 1))
    assert str(inner).count("[") == MAX_DEPTH - 1


def bomb(levels: int) -> str:
    """A list of ten, each of which is ten of the list before: 10 to the power of `levels` in a few lines."""
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{level}: &a{level} [{', '.join([f'*a{level - 1}'] * 10)}]" for level in range(1, levels)]
    return "\n".join(lines)


def most_memory() -> int:
    """The most memory that this process has had so far, in kilobytes; 0 where nobody says."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss if resource and sys.platform == "linux" else 0


@pytest.mark.parametrize("levels", [6, 9, 50])
def test_aliases_that_grow_without_end_are_refused_within_time_and_memory(levels):
    tree, found = parse(bomb(levels))
    assert (tree is not None, found) == (True, [])
    report = Report()
    begin, before = time.perf_counter(), most_memory()
    assert plain_data(tree, report) is None
    assert [finding.code.name for finding in report] == ["TOO_MANY_NODES"]
    assert time.perf_counter() - begin < 5
    assert most_memory() - before < 200_000


def test_aliases_that_nest_too_deep_are_refused():
    nested = "\n".join(f"a{level}: &a{level} {'[' * 40}*a{level - 1}{']' * 40}" for level in range(1, 6))
    tree, found = parse(f"a0: &a0 x\n{nested}")
    report = Report()
    assert (tree is not None, found) == (True, [])
    assert plain_data(tree, report) is None
    assert [finding.code.name for finding in report] == ["TOO_MANY_NODES"]


def test_an_alias_is_followed():
    assert data_of("a: &a [x]\nb: *a") == {"a": ["x"], "b": ["x"]}


@pytest.mark.parametrize("text", ["a: &a [*a]", "a: &a {b: *a}", "a: &a\n  - b: [*a]"])
def test_an_alias_inside_what_it_stands_for_is_refused(text):
    assert [fault.split()[0] for fault in faults(text)] == ["TOO_DEEP"]


@pytest.mark.parametrize("tag", ["!!python/object/apply:os.system", "!!python/name:os.system", "!!int", "!x", "!"])
@pytest.mark.parametrize("value", ["x", "[x]", "{x: y}", '"x"'])
def test_tags_are_refused_whatever_they_stand_before(tag, value):
    assert faults(f"a:\n  - {tag} {value}") == ["TAG_REFUSED 2:5"]


def test_merge_keys_are_refused_and_merge_nothing():
    tree, found = parse("a: &a {b: c}\nd:\n  <<: *a\n  e: f\n")
    assert found == ["MERGE_KEY 3:3"]
    assert tree is not None
    assert plain_data(tree, Report())["d"] == {"e": "f"}


def test_a_quoted_merge_key_is_a_key():
    assert data_of("'<<': x") == {"<<": "x"}


@pytest.mark.parametrize("text", ["a: 1\n---\nb: 2\n", "---\na: 1\n---\n"])
def test_a_second_document_is_refused(text):
    assert [fault.split()[0] for fault in faults(text)] == ["SEVERAL_DOCUMENTS"]


def test_one_document_may_be_marked_as_such():
    assert data_of("---\na: 1\n...\n") == {"a": "1"}


@pytest.mark.parametrize("text", ["- a", "a", "[a]", '"a: b"'])
def test_a_file_is_a_mapping(text):
    assert parse(text) == (None, ["WRONG_TYPE 1:1"])


@pytest.mark.parametrize("text", ["# a", "---\n", "~", "null\n"])
def test_a_file_that_says_nothing_is_empty(text):
    assert parse(text) == (None, ["EMPTY_FILE 1:1"])


# reading on after a stumble

STUMBLES = {
    "a: b: c\n": "COLON_IN_TEXT 1:5",
    "a:\n  - b: c: d\n": "COLON_IN_TEXT 2:9",
    "a: {b: c: d}\n": "COLON_IN_TEXT 1:9",
    "a: *b c*\n": "STAR_IN_TEXT 1:4",
    "a: **đậm**: b\n": "STAR_IN_TEXT 1:4",
    "a: @b\n": "YAML_SYNTAX 1:4",
    "a: %b: c\n": "YAML_SYNTAX 1:4",
    "a: `b`\n": "YAML_SYNTAX 1:4",
    "a: & b\n": "YAML_SYNTAX 1:4",
    "a: {{ b }} c\n": "YAML_SYNTAX 1:4",
    "a: [{{ b }} c, d]\n": "YAML_SYNTAX 1:5",
    "a: [b {{ c }} d, e]\n": "YAML_SYNTAX 1:7",
}


@pytest.mark.parametrize("text", STUMBLES)
def test_a_sign_in_a_sentence_is_reported_once_and_the_rest_is_read(text):
    tree, found = parse(text + "z: 1\nz: 2\n")
    line = text.count("\n") + 2
    assert found == [STUMBLES[text], f"DUPLICATE_KEY {line}:1"]
    assert tree is not None
    assert isinstance(tree.node(("z",)), Scalar)


def test_every_stumble_of_a_file_is_reported_in_one_run():
    text = "".join(stumble.replace("a:", f"a{index}:", 1) for index, stumble in enumerate(STUMBLES))
    assert len(faults(text)) == len(STUMBLES)


def test_a_stumble_that_cannot_be_read_past_ends_the_reading():
    assert parse("a: [b\nc: d\n") == (None, ["YAML_SYNTAX 1:4"])


def test_a_name_that_nothing_refers_to_is_lost_text():
    assert faults("a: &b c") == ["YAML_SYNTAX 1:4"]


def test_an_item_that_the_one_above_swallows_is_found():
    assert faults("a:\n  - b\n    - c\n  - d\n") == ["YAML_SYNTAX 3:5"]


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("a:\n  - giai đoạn 2021 -\n    2025\n", ["giai đoạn 2021 - 2025"]),
        ("a:\n  - b\n\n  - c\n", ["b", "c"]),
        ("a:\n  - b # d\n  # e\n  - c\n", ["b", "c"]),
        ("a:\n  - b\n    d\n\n\n  - c\n", ["b d", "c"]),
        ("a:\n- >-\n  b\n  - d\n- c\n", ["b - d", "c"]),
        ('a:\n- "b\n  - d"\n- c\n', ["b - d", "c"]),
    ],
)
def test_what_is_no_swallowed_item(text, items):
    assert data_of(text) == {"a": items}


def test_control_characters_written_as_escapes_are_found():
    assert faults('a: "b\\x07"\nc: "d\\0"\ne: "\\t\\n"') == ["CONTROL_CHARACTER 1:4", "CONTROL_CHARACTER 2:4"]


def test_separate_accents_written_as_escapes_are_composed():
    assert data_of('a: "ke\\u0302\\u0301"') == {"a": "kế"}


@given(st.text("aà:#-*&!|>'\"%@`{}[],? \n\t\\x0~<"))
def test_whatever_a_file_holds_it_is_a_tree_or_there_is_a_finding(text):
    tree, found = parse(text)
    assert tree is None or isinstance(tree.root, MappingNode)
    assert tree is not None or found
