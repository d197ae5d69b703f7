"""Changes written into a file: the data comes out as asked, and nothing else moves."""

import re
import unicodedata
from copy import deepcopy
from random import Random

import yaml
from hypothesis import assume, given
from hypothesis import strategies as st

from planforge.diagnostics import Report
from planforge.source.text import clean_text
from planforge.source.tree import parse_tree, plain_data
from planforge.spec.dump import dump_spec
from planforge.spec.edit import CannotEdit, Insert, Put, Remove, edited
from tests.support.strategies import TEXTS, anything, plans

SEEDS = st.integers(0, 2**32).map(Random)
ODD = [
    *(
        "08",
        "2026",
        "",
        "null",
        "# một",
        "dài " * 60 + "hết",
        "một\nhai\n",
        " ba",
        "[x, y]",
        "Ea H'Leo",
        "C:\\n",
        "a #b",
    ),
    *(" " * 3, "- một", "một:", "'một' \"hai\"", "{{ year }} " * 12, "==cần rà soát=="),
]
CONTROLS = re.compile("[\x7f-\x9f\u2028\u2029]")
VALUES = st.one_of(
    TEXTS,
    TEXTS,
    anything.filter(lambda text: not CONTROLS.search(text)),
    st.sampled_from(ODD),
    st.lists(TEXTS, max_size=3),
    st.fixed_dictionaries({"title": TEXTS, "lead": st.lists(TEXTS, min_size=1, max_size=2)}),
)


def data_of(text: str):
    """What a reader of `text` sees."""
    report = Report()
    source = clean_text(text.encode(), "k.yaml", report)
    tree = parse_tree(source, report) if source else None
    assert tree is not None and not report.errors, "\n".join([*map(str, report), text])
    return plain_data(tree, report)


# files as clerks keep them


def decorated(text: str, choice: Random) -> str:
    """`text` with comments and blank lines wherever YAML takes them."""
    inside = lines_of_blocks(text)
    lines = []
    for number, line in enumerate(text.split("\n")):
        if number in inside or not line:
            lines.append(line)
            continue
        indent = " " * (len(line) - len(line.lstrip()))
        above = ["", "  ", f"{indent}# trên {number}", f"{indent}# một: hai {number}"]
        lines += choice.sample(above, choice.choice([0, 0, 0, 0, 1, 2]))
        lines.append(line + choice.choice(["", "", "", f"  # cuối {number}", f" # - x {number}", "  "]))
        if number + 1 not in inside and choice.random() < 0.1:
            lines.append(f"{indent}  # sâu {number}")
    return "\n".join(lines)


def lines_of_blocks(text: str) -> set[int]:
    """The lines, from 0, inside texts and brackets that go over several lines: where a comment would be in the way."""
    found, opened = set(), []
    for event in yaml.parse(text, yaml.CSafeLoader):
        start, end = event.start_mark.line, event.end_mark.line
        if isinstance(event, yaml.CollectionStartEvent):
            opened.append((event.flow_style, start))
        elif isinstance(event, yaml.CollectionEndEvent):
            in_brackets, first = opened.pop()
            found |= set(range(first, end + 1)) if in_brackets and first < end else set()
        elif isinstance(event, yaml.ScalarEvent) and start < end:
            block = event.style in (">", "|")
            found |= set(range(start + block, end + (not block)))
    return found


files = st.builds(lambda plan, choice: decorated(dump_spec(plan), choice), plans, SEEDS)
"""The text of a plan, with comments."""


def places(data, path=()):
    """Every path in `data` below the whole."""
    entries = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for step, below in entries:
        yield (*path, step)
        yield from places(below, (*path, step))


def at(data, path):
    """What stands at `path`."""
    for step in path:
        data = data[step]
    return data


def some_edits(text, values, choice: Random):
    """A few edits of `text` that do not get in each other's way."""
    data = data_of(text)
    paths = [*places(data)]
    edits, taken = [], []
    for path in choice.sample(paths, min(len(paths), choice.randint(1, 6))):
        if not any(path[: len(other)] == other or other[: len(path)] == path for other in taken):
            taken.append(path)
            edits += edits_at(path, at(data, path), values, choice)
    return edits


def edits_at(path, here, values, choice: Random):
    """One change of the value at `path` or, in a list or mapping, several of its entries."""
    if isinstance(here, list) and choice.random() < 0.7:
        return edits_of_list(path, here, values, choice)
    if isinstance(here, dict) and choice.random() < 0.7:
        gone = [key for key in here if choice.random() < 0.3]
        new = [key for key in ("moi", "deadline", "id", "note") if key not in here and choice.random() < 0.4]
        return [Remove((*path, key)) for key in gone] + [Put((*path, key), choice.choice(values)) for key in new]
    return [choice.choice([Remove(path), *[Put(path, value) for value in values]])]


def edits_of_list(path, here, values, choice: Random):
    """Entries that come, go and change."""
    indexes = [index for index in range(len(here) + 1) for _both in "ab" if choice.random() < 0.2]
    edits = [Insert(path, index, choice.choice(values)) for index in indexes]
    for index in range(len(here)):
        kind = choice.random()
        edits += [Remove((*path, index))] if kind < 0.3 else []
        edits += [Put((*path, index), choice.choice(values))] if kind > 0.7 else []
    return edits


def _case(plan, values, choice):
    text = decorated(dump_spec(plan), choice)
    return text, some_edits(text, values, choice)


cases = st.builds(_case, plans, st.lists(VALUES, min_size=6, max_size=6), SEEDS)
"""A file and edits of it."""


def plainly(data, edits):
    """`data` with `edits` made one after the other, from the last place to the first."""
    data, ordered = deepcopy(data), sorted(edits, key=where)
    for edit in ordered[::-1]:
        *outer, last = edit.path
        match edit:
            case Put(path, value):
                at(data, outer)[last] = as_read(value)
            case Insert(path, index, value):
                at(data, path).insert(index, as_read(value))
            case Remove():
                del at(data, outer)[last]
    return data


def where(edit):
    """Sorts an entry that comes before the one it comes before."""
    return (*edit.path, edit.index) if isinstance(edit, Insert) else edit.path, not isinstance(edit, Insert)


def as_read(value):
    """`value` as a reader sees it."""
    if isinstance(value, dict):
        return {key: as_read(below) for key, below in value.items()}
    if isinstance(value, list):
        return [as_read(entry) for entry in value]
    return unicodedata.normalize("NFC", str(value))


# the laws


@given(cases)
def test_the_data_comes_out_as_asked(case):
    text, edits = case
    assert data_of(edited(text, edits)) == plainly(data_of(text), edits)


@given(cases, SEEDS)
def test_the_order_of_edits_does_not_matter_save_among_new_entries_of_one_place(case, choice):
    text, edits = case
    mixed = choice.sample(edits, len(edits))
    inserts = iter([edit for edit in edits if isinstance(edit, Insert)])
    assert edited(text, [next(inserts) if isinstance(edit, Insert) else edit for edit in mixed]) == edited(text, edits)


@given(cases)
def test_line_ends_and_a_byte_order_mark_are_kept(case):
    text, edits = case
    windows = "\ufeff" + text.replace("\n", "\r\n")
    assert edited(windows, edits) == "\ufeff" + edited(text, edits).replace("\n", "\r\n")


@given(files, plans)
def test_any_file_can_be_made_to_say_what_any_plan_says(text, plan):
    wanted = data_of(dump_spec(plan))
    assert data_of(edited(text, [Put((), wanted)])) == wanted


@given(plans)
def test_what_is_new_is_written_as_a_dump_writes_it(plan):
    dumped = dump_spec(plan)
    keys = yaml.load(dumped, yaml.CSafeLoader)
    made = edited("planforge: 1\n", [Put((key,), value) for key, value in keys.items() if key != "planforge"])
    assert [line for line in made.split("\n") if line] == [line for line in dumped.split("\n") if line]


@given(files)
def test_putting_what_is_there_changes_nothing(text):
    data = data_of(text)
    assert edited(text, []) == text
    assert edited(text, [Put((), data)]) == text
    assert edited(text, [Put((key,), value) for key, value in data.items()]) == text


@given(files, SEEDS, st.data())
def test_what_is_put_in_and_taken_out_again_leaves_the_first_text(text, choice, data):
    there = data_of(text)
    path = choice.choice([path for path in places(there) if isinstance(at(there, path), list | dict)])
    here, value = at(there, path), data.draw(VALUES)
    if isinstance(here, list):
        index = choice.randint(0, len(here))
        put, taken = Insert(path, index, value), Remove((*path, index))
    else:
        put, taken = Put((*path, "moi"), value), Remove((*path, "moi"))
    more = edited(text, [put])
    assume(text.count("\n") == more.count("\n") or not in_brackets(text, path))  # brackets that got lines stay so
    assert edited(more, [taken]) == text


def nodes_to(text, path):
    """The YAML nodes on the way to `path`."""
    nodes = [yaml.compose(text, yaml.CSafeLoader)]
    for step in path:
        pairs = nodes[-1].value
        nodes.append(pairs[step] if isinstance(step, int) else next(node for key, node in pairs if key.value == step))
    return nodes


def in_brackets(text, path):
    """True when the value at `path` stands between brackets."""
    return any(node.flow_style for node in nodes_to(text, path))


@given(files, SEEDS, st.lists(TEXTS, min_size=5, max_size=5))
def test_lines_without_a_change_and_all_comments_stay_as_they_are(text, choice, values):
    data = data_of(text)
    found = [path for path in places(data) if isinstance(at(data, path), str)]
    chosen = choice.sample(found, min(len(found), 5))
    after = edited(text, [Put(path, value) for path, value in zip(chosen, values, strict=False)])
    lines = text.split("\n")
    touched = set().union(*(lines_at(text, path) for path in chosen))
    rest = iter(after.split("\n"))
    assert [line for number, line in enumerate(lines) if number not in touched and line not in rest] == []
    assert COMMENTS.findall(after) == COMMENTS.findall(text)


COMMENTS = re.compile(r"# (?:trên|một: hai|cuối|- x|sâu) \d+$", re.MULTILINE)


def lines_at(text, path):
    """The lines, from 0, of the value at `path`."""
    node = nodes_to(text, path)[-1]
    return range(node.start_mark.line, max(node.start_mark.line + 1, node.end_mark.line))


SIGNS = [
    *("a", "b", "c: ", "- ", "-", "\n", "\n  ", "\n    ", " ", "# x", "'", '"', "[", "]", "{", "}", ", ", "&x ", "*x"),
    *(">-\n", "|+\n", "? ", ": ", "~", "\\n", "é", "e\u0301", "\r\n", "\t", "a: b\n", "- c\n", "  - d\n", "<\u0338"),
]


@given(st.lists(st.sampled_from(SIGNS), max_size=20).map("".join), SEEDS, st.lists(VALUES, min_size=6, max_size=6))
def test_whatever_a_file_holds_it_is_changed_as_asked_or_refused(signs, choice, values):
    text = f"k: {signs}\nz: một\n"
    report = Report()
    tree = parse_tree(source, report) if (source := clean_text(text.encode(), "k.yaml", report)) else None
    edits = some_edits(text, values, choice) if tree and not report.errors else [Put(("z",), "hai")]
    try:
        after = edited(text, edits)
    except CannotEdit:
        return
    assert data_of(after) == plainly(data_of(text), edits)
