"""A spec file with changes written into it: the cases of `edit_cases.md`, and the files that offices really have."""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import pytest
import yaml

from planforge.diagnostics import Place
from planforge.errors import PlanforgeError
from planforge.spec.edit import CannotEdit, Insert, Put, Remove, edit_file, edited
from tests.support.message_cases import Case, cases_in
from tests.support.rendering import PLAN_SPECS, REAL_PLANS

FIXTURE = Path(__file__).with_name("edit_cases.md")
CASES = cases_in(FIXTURE)
FILES = [*PLAN_SPECS, *REAL_PLANS]
LINES = "planforge: 1\nyear: 2026 # năm\n\npurpose:\n  - Một.\n  - Hai.\n"


def block(case: Case, info: str) -> str:
    return next(block.text for block in case.blocks if block.info == info)


def edits_of(text: str) -> Iterator[Put | Insert | Remove]:
    """The changes as a case writes them."""
    for line in text.splitlines():
        words = re.fullmatch(r"(put|insert|remove) (\S+)(?: = (.+))?", line)
        assert words, line
        steps = (int(step) - 1 if step.isdigit() else step for step in words[2].split(".") if step)
        path, value = tuple(steps), yaml.safe_load(words[3] or "")
        match words[1], path:
            case "put", _:
                yield Put(path, value)
            case "insert", (*above, int(index)):
                yield Insert(tuple(above), index, value)
            case "remove", _:
                yield Remove(path)


def outcome(case: Case) -> str:
    """The file after the changes of `case`, or why there are none."""
    try:
        return edited(block(case, "yaml before"), [*edits_of(block(case, "edit"))], "k.yaml")
    except CannotEdit as refusal:
        return f"{refusal.message}\n" + (f"gợi ý: {refusal.hint}\n" if refusal.hint else "")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_it_comes_out_as_written(case: Case, accept: bool) -> None:
    if accept:
        fresh = next(one for one in cases_in(FIXTURE) if one.title == case.title)
        after = next(one for one in fresh.blocks if one.info == "yaml after")
        text = FIXTURE.read_text(encoding="utf-8")
        FIXTURE.write_text(text[: after.start] + outcome(case) + text[after.end :], encoding="utf-8")
    else:
        assert outcome(case) == block(case, "yaml after")


def test_no_two_cases_have_the_same_title() -> None:
    assert len({case.title for case in CASES}) == len(CASES)


# the files there are


def name_of(file: Path) -> str:
    return f"{file.parent.name}/{file.stem}"


def scalars_of(node: yaml.Node, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], yaml.Node]]:
    """Every value below `node` with its path."""
    if isinstance(node, yaml.ScalarNode):
        yield path, node
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from scalars_of(value, (*path, key.value))
    else:
        for index, value in enumerate(node.value):
            yield from scalars_of(value, (*path, index))


def lines_outside(text: str, nodes: list[yaml.Node]) -> list[str]:
    """The lines of `text` that none of `nodes` touches."""
    touched = {line for node in nodes for line in range(node.start_mark.line, max(node.end_mark.line, 1))}
    touched |= {node.start_mark.line for node in nodes}
    return [line for number, line in enumerate(text.split("\n")) if number not in touched]


@pytest.mark.parametrize("file", FILES, ids=name_of)
def test_a_value_of_a_real_file_changes_and_no_other_line(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    found = list(scalars_of(yaml.compose(text, yaml.CSafeLoader)))
    for path, node in Random(1).sample(found, 12):
        after = edited(text, [Put(path, f"{node.value} đã sửa")])
        rest = iter(after.split("\n"))
        assert [line for line in lines_outside(text, [node]) if line not in rest] == []
        assert [one.value for where, one in read(after) if where == path] == [f"{node.value} đã sửa"]


@pytest.mark.parametrize("file", FILES, ids=name_of)
def test_every_value_of_a_real_file_changes_at_once(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    found = list(scalars_of(yaml.compose(text, yaml.CSafeLoader)))
    after = edited(text, [Put(path, f"{node.value.strip()} và nữa") for path, node in found])
    assert [node.value for _path, node in read(after)] == [f"{node.value.strip()} và nữa" for _path, node in found]
    assert re.findall(r"^ *#.*$", after, re.MULTILINE) == re.findall(r"^ *#.*$", text, re.MULTILINE)


def read(text: str) -> list[tuple[tuple[str | int, ...], yaml.Node]]:
    return list(scalars_of(yaml.compose(text, yaml.CSafeLoader)))


@pytest.mark.parametrize("file", FILES, ids=name_of)
def test_entries_come_into_every_list_of_a_real_file_and_go_again(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    lists = list(lists_of(yaml.compose(text, yaml.CSafeLoader)))
    more = edited(text, [Insert(path, 0, "một mục mới") for path in lists])
    assert more.count("một mục mới") == len(lists) > 3
    assert edited(more, [Remove((*path, 0)) for path in shifted(lists)]) == text


def lists_of(node: yaml.Node, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Where there are lists without brackets."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from lists_of(value, (*path, key.value))
    elif isinstance(node, yaml.SequenceNode) and not node.flow_style:
        yield path
        for index, value in enumerate(node.value):
            yield from lists_of(value, (*path, index))


def shifted(lists: list[tuple[str | int, ...]]) -> Iterator[tuple[str | int, ...]]:
    """Where `lists` are once each has one more entry at its beginning."""
    for path in lists:
        yield tuple(
            step if isinstance(step, str) else step + (path[:index] in lists) for index, step in enumerate(path)
        )


# bytes


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"])
def test_line_ends_of_every_system_are_kept_and_used(end: str) -> None:
    edits = [Put(("purpose", 1), "dài " * 40 + "hết"), Insert(("purpose",), 0, "Không."), Put(("to_year",), 2030)]
    after = edited(LINES.replace("\n", end), edits)
    assert after == edited(LINES, edits).replace("\n", end)


def test_a_byte_order_mark_and_letters_with_separate_accents_are_kept(tmp_path: Path) -> None:
    file = tmp_path / "k.yaml"
    text = "\ufeff" + unicodedata.normalize("NFD", "year: 2026\npurpose: # mục đích\n  - Một.\n  - Kế hoạch.\n")
    file.write_bytes(text.encode())
    after = edit_file(file, [Put(("purpose", 0), unicodedata.normalize("NFD", "Rà soát."))])
    assert after.decode() == text.replace("Mo\u0323\u0302t.", "Rà soát.")
    assert file.read_bytes() == text.encode()


def test_a_key_with_separate_accents_is_found_by_its_usual_form() -> None:
    text = unicodedata.normalize("NFD", "footnotes:\n  khóa: một\n")
    assert edited(text, [Put(("footnotes", "khóa"), "hai")]) == text.replace("mo\u0323\u0302t", "hai")


@pytest.mark.parametrize("text", ["a: x", "a:\n  - x", "a: >-\n  x", 'a: "x"\n\n\n', "a: [x, y]  # c"])
def test_a_file_ends_as_it_did(text: str) -> None:
    more = edited(text, [Put(("b",), "một")])
    assert more == f"{text.rstrip()}\nb: một{text[len(text.rstrip()) :]}"
    assert edited(more, [Remove(("b",))]) == text


def test_no_changes_give_the_same_text_whatever_it_is() -> None:
    assert edited("a: [", []) == "a: ["


# what a caller is told


def test_a_refusal_has_its_place() -> None:
    with pytest.raises(CannotEdit) as refusal:
        edited("a: &x\n  - b\nc: *x\n", [Put(("c", 0), "d")], "k.yaml")
    assert refusal.value.place == Place("k.yaml", 3, 4)
    assert isinstance(refusal.value, PlanforgeError)


def test_a_file_that_cannot_be_read_is_refused_with_its_name(tmp_path: Path) -> None:
    with pytest.raises(CannotEdit, match="không có tệp này"):
        edit_file(tmp_path / "k.yaml", [Put(("year",), 2027)])


@pytest.mark.parametrize("value", [None, [None], {"a": None}, object(), b"x"])
def test_what_a_file_cannot_hold_is_an_error_of_the_caller(value: Any) -> None:
    with pytest.raises(TypeError):
        edited(LINES, [Put(("year",), value)])


@pytest.mark.parametrize("value", ["\ud800", "\x00", "a\x85b", "\u2028"])
def test_letters_that_no_file_may_have_are_refused(value: str) -> None:
    with pytest.raises(CannotEdit):
        edited(LINES, [Put(("year",), value)])


@pytest.mark.parametrize(
    "edits",
    [
        [Put(("year",), 1), Put(("year",), 2)],
        [Put(("purpose",), []), Insert(("purpose",), 0, "x")],
        [Remove(("purpose", 0)), Put(("purpose", 0, "x"), "y")],
        [Put((), {}), Remove(("year",))],
        [Insert(("purpose",), 0, "x"), Remove(("purpose",))],
    ],
)
def test_changes_that_meet_are_refused_in_either_order(edits: list[Put | Insert | Remove]) -> None:
    for order in (edits, edits[::-1]):
        with pytest.raises(CannotEdit, match="hai thay đổi"):
            edited(LINES, order)


@pytest.mark.parametrize(
    "edit",
    [
        Put(("purpose", 2), "x"),
        Put(("purpose", -1), "x"),
        Put(("purpose", "x"), "y"),
        Put((0,), "x"),
        Put(("year", "x"), "y"),
        Put(("to_year", 0), "y"),
        Insert(("purpose",), 3, "x"),
        Insert(("purpose",), -1, "x"),
        Insert(("to_year",), 0, "x"),
        Insert(("year",), 0, "x"),
        Insert((), 0, "x"),
        Remove(("purpose", 2)),
        Remove(("to_year",)),
        Remove(()),
        Put((), "x"),
        Put((), {"another": "x"}),
        Put(("k" * 200,), "x"),
    ],
)
def test_a_place_that_is_not_there_is_refused(edit: Put | Insert | Remove) -> None:
    with pytest.raises(CannotEdit):
        edited(LINES, [edit])


def test_a_day_and_a_yes_are_written_bare() -> None:
    edits = [Put(("document",), {"date": date(2026, 1, 4), "draft": True, "subject": "yes"})]
    assert 'date: 2026-01-04\n  draft: true\n  subject: "yes"' in edited(LINES, edits)


def test_a_large_file_takes_many_changes() -> None:
    lines = "".join(f"  - id: nv-{number}\n    title: Rà soát {number}\n    lead: Sở A\n" for number in range(5_000))
    text = f"planforge: 1\ntasks:\n{lines}"
    edits: list[Put | Insert | Remove] = []
    for number in range(0, 5_000, 40):
        edits += [Put(("tasks", number, "title"), f"Công khai {number}"), Put(("tasks", number, "deadline"), "Quý I")]
        edits += [Remove(("tasks", number + 1, "lead")), Insert(("tasks",), number + 2, {"title": "Mới"})]
    after = edited(text, edits)
    assert after.count("Công khai") == after.count("deadline: Quý I") == after.count("- title: Mới") == 125
    assert after.count("lead: Sở A") == 4_875
