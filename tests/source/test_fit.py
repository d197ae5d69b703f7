"""A tree as a model, and everything that keeps it from being one: each fault once, at its place, with a hint."""

from typing import Annotated, Literal

import pytest
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from planforge.diagnostics import Report
from planforge.source.fit import fit, keys_of
from planforge.source.text import SourceText
from planforge.source.tree import parse_tree


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Person(Strict):
    name: str = Field(description="Họ và tên")
    age: Annotated[int, Field(ge=18, le=60)] | None = None


class Rule(Strict):
    to: list[str] = []


class Office(Strict):
    """A model with everything a file can get wrong."""

    unit: str = Field(description="Đơn vị")
    part: str | None = Field(default=None, alias="from")
    head: Person | None = None
    kind: Literal["xã", "phường", "tỉnh"] = "xã"
    people: list[Annotated[Person, BeforeValidator(lambda value: {"name": value} if isinstance(value, str) else value)]]
    rules: list[Person] = []
    rule: Literal["keep", "drop"] | Rule = "keep"
    notes: dict[Annotated[str, Field(pattern="^[a-z]+$")], str] = {}
    rows: list[list[str]] = Field(default=[], min_length=1)


def read(text: str) -> tuple[Office | None, list[str]]:
    """`text` as an office, and what is said of it."""
    report = Report()
    tree = parse_tree(SourceText("k.yaml", text), report)
    assert (tree is not None, len(report)) == (True, 0)
    office = fit(tree, Office, report)
    return office, [str(finding).removeprefix("k.yaml:").replace("\n  gợi ý: ", " | ") for finding in report]


def faults(text: str) -> list[str]:
    """What is said of an office that is otherwise as it should be."""
    keys = {line.split(":")[0] for line in text.splitlines() if not line.startswith(" ")}
    whole = "".join(f"{key}: {value}\n" for key, value in {"unit": "xã A", "people": "[]"}.items() if key not in keys)
    return read(text + whole)[1]


def test_a_tree_that_fits_is_a_model():
    office, found = read("unit: xã A\nfrom: tỉnh B\npeople: [Nguyễn Văn A, {name: Trần Thị B, age: 40}]\n")
    assert found == []
    assert office is not None
    assert (office.part, office.people[1].age) == ("tỉnh B", 40)


def test_keys_are_those_that_files_write():
    assert keys_of(Office)[:3] == ["unit", "from", "head"]


def test_all_faults_are_found_in_one_run_in_the_order_of_the_file():
    _office, found = read("unit: [a]\npeople: a\nkind: xa\nlà lạ: 1\n")
    assert [fault.split(":")[0] for fault in found] == ["1", "2", "3", "4"]


CASES = {
    # keys
    "unti: xã": [
        "1:1: error[khoa-la]: không có khóa `unti` | có phải là `unit`?",
    ],
    "head: {name: A, nmae: B}": ["1:17: error[khoa-la]: không có khóa `nmae` | có phải là `name`?"],
    "head: {xyz: A, name: B}": ["1:8: error[khoa-la]: không có khóa `xyz` | các khóa dùng được ở đây: name, age"],
    "head: {age: 20}": ["1:7: error[thieu-khoa]: `head` thiếu khóa `name` | viết `name: …` (Họ và tên)"],
    "head: {nam: A}": ["1:8: error[khoa-la]: không có khóa `nam` | có phải là `name`?"],
    "head:\n  name:": ["2:3: error[muc-trong]: `name` trống | viết `name: …` (Họ và tên)"],
    "head:\n  xyz:\n  name: A": ["2:3: error[khoa-la]: không có khóa `xyz` | các khóa dùng được ở đây: name, age"],
    "rules: [{age: 20}]": ["1:9: error[thieu-khoa]: mục này thiếu khóa `name` | viết `name: …` (Họ và tên)"],
    "notes: {a b: c}": [
        "1:9: error[sai-gia-tri]: khóa `a b` có chữ không dùng được | chỉ dùng chữ không dấu, số và gạch nối"
    ],
    # types
    "head: Nguyễn Văn A": [
        "1:7: error[sai-kieu]: `head` phải là các cặp khóa: giá trị, không phải “Nguyễn Văn A” "
        "| các khóa dùng được ở đây: name, age"
    ],
    "people: Nguyễn Văn A": [
        "1:9: error[sai-kieu]: `people` phải là danh sách, không phải “Nguyễn Văn A” "
        "| viết mỗi mục ở một dòng, bắt đầu bằng dấu gạch và dấu cách: - …"
    ],
    "people: [[A]]": [
        "1:10: error[sai-kieu]: mục 1 của `people` phải là một câu hoặc {name, age}, không phải danh sách "
        "| đặt cả câu trong ngoặc kép hoặc viết sau >-"
    ],
    "rules: [A, [B]]": [
        "1:9: error[sai-kieu]: mục 1 của `rules` phải là {name, age}, không phải “A”",
        "1:12: error[sai-kieu]: mục 2 của `rules` phải là {name, age}, không phải danh sách",
    ],
    "unit: {a: b, c: d}": ["1:7: error[sai-kieu]: `unit` phải là một câu, không phải các cặp khóa: giá trị"],
    "unit: [a]": ["1:7: error[sai-kieu]: `unit` phải là một câu, không phải danh sách"],
    "rows: [[a, [b]], c]": [
        "1:12: error[sai-kieu]: mục 2 của `rows` phải là một câu, không phải danh sách",
        "1:18: error[sai-kieu]: mục 2 của `rows` phải là danh sách, không phải “c” "
        "| viết mỗi mục ở một dòng, bắt đầu bằng dấu gạch và dấu cách: - …",
    ],
    # values
    "kind: xa": ["1:7: error[sai-gia-tri]: `kind` không nhận giá trị “xa” | chọn một trong: xã, phường, tỉnh"],
    "kind: phươg": ["1:7: error[sai-gia-tri]: `kind` không nhận giá trị “phươg” | có phải là `phường`?"],
    "head: {name: A, age: 7}": ["1:22: error[sai-gia-tri]: `age` không nhận giá trị “7” | từ 18 đến 60"],
    "head: {name: A, age: già}": ["1:22: error[sai-kieu]: `age` phải là số nguyên, không phải “già”"],
    "rows: []": ["1:7: error[muc-trong]: `rows` trống | viết nội dung hoặc xóa dòng này"],
    "people:\n  -": ["2:4: error[muc-trong]: mục này trống | viết nội dung hoặc xóa dòng này"],
    # a choice between a word and a mapping is explained for what was written
    "rule: giữ": ["1:7: error[sai-gia-tri]: `rule` không nhận giá trị “giữ” | chọn một trong: keep, drop"],
    "rule: {too: [a]}": ["1:8: error[khoa-la]: không có khóa `too` | có phải là `to`?"],
    "rule: {to: [[a]]}": ["1:13: error[sai-kieu]: mục 1 của `to` phải là một câu, không phải danh sách"],
    # sentences that YAML takes for a mapping
    "people:\n  - Giao Sở Nội vụ: làm": [
        "2:5: error[dau-hai-cham]: câu có dấu hai chấm: “Giao Sở Nội vụ: …” "
        "| đặt cả câu trong ngoặc kép hoặc viết sau >-"
    ],
    "rows:\n  - - Lưu ý:": [
        "2:7: error[dau-hai-cham]: câu có dấu hai chấm: “Lưu ý: …” | đặt cả câu trong ngoặc kép hoặc viết sau >-"
    ],
    "head: {name: A}\nTrong đó: b": [
        "2:1: error[dau-hai-cham]: câu có dấu hai chấm: “Trong đó: …” | đặt cả câu trong ngoặc kép hoặc viết sau >-"
    ],
}


@pytest.mark.parametrize("text", CASES)
def test_it_says(text):
    assert faults(text + "\n") == CASES[text]


def test_the_same_fault_at_two_places_is_said_twice():
    assert len(faults("rules: [A, B]\n")) == 2


def test_long_values_are_quoted_in_part():
    found = faults(f"kind: {'rất ' * 30}\n")
    assert "“rất rất rất rất rất rất rất rất rất rất…”" in found[0]


def test_an_empty_key_that_the_model_does_not_know_does_not_hide_the_model():
    office, found = read("unit: xã A\npeople: []\nxyz:\n")
    assert office is not None
    assert [fault.split(": ")[1] for fault in found] == ["error[khoa-la]"]


def test_keys_of_the_users_own_may_be_empty():
    assert read("unit: xã A\npeople: []\nnotes:\n  a:\n  b: c\n")[1] == []
