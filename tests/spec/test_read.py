"""The one door from a file to a plan: whatever the file holds, a plan or a finding comes out, in time."""

import time
from datetime import date

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from planforge.diagnostics import Report
from planforge.plan.plan import Plan
from planforge.source.fit import keys_of
from planforge.spec.read import Spec, read_spec, spec_files
from tests.support.loading import read_text_of_spec

SPEC = """\
planforge: 1
id: chuyen-doi-so
year: 2026
issuer: {unit: xã Tân Lập, within: [tỉnh Đắk Lắk]}
document: {subject: Chuyển đổi số}
purpose:
  - Phục vụ người dân.
  - Nhanh hơn.
"""


def read(text: str) -> tuple[Spec | None, list[str]]:
    """The spec that `text` is, and what is said of it: code and place."""
    report = Report()
    spec = read_text_of_spec(text, report)
    return spec, [f"{finding.code.name} {finding.place.line}:{finding.place.column}" for finding in report]


def with_set(*pairs: tuple[str, str], text: str = SPEC, tmp_path) -> tuple[Spec | None, list[str]]:
    """The spec with `--set` values, and what is said of it: code and place, by the key that was set."""
    file = tmp_path / "kế hoạch.yaml"
    file.write_text(text, encoding="utf-8")
    report = Report()
    spec = read_spec(file, report, dict(pairs))
    return spec, [f"{finding.code.name} {finding.place.file.removeprefix('--set ')}" for finding in report]


@pytest.mark.parametrize("number", ["08", '"08"', "0155", "7", "12a", "1e3", "010"])
def test_a_number_is_kept_as_it_is_typed(number):
    spec, found = read(SPEC.replace("{subject:", f"{{number: {number}, subject:"))
    assert found == []
    assert spec is not None
    assert spec.plan.document.number == number.strip('"')


def test_the_plan_keeps_its_placeholders_and_the_filled_one_has_none():
    spec, _found = read(SPEC.replace("Nhanh hơn.", "Nhanh hơn năm {{ year - 1 }}."))
    assert spec is not None
    assert (spec.plan.purpose[1].text, spec.filled.purpose[1].text) == (
        "Nhanh hơn năm {{ year - 1 }}.",
        "Nhanh hơn năm 2025.",
    )


def test_faults_of_every_kind_come_in_one_run():
    text = SPEC.replace("year: 2026", "year: 2026\nyear: 2027").replace("Nhanh hơn.", "Nhanh: hơn: thế.")
    assert read(text + "closing: Trên đây là {{ kế hoạch }}[^a].\n")[1] == [
        "DUPLICATE_KEY 4:1",
        "COLON_IN_TEXT 9:15",
        "BAD_PLACEHOLDER 10:10",
        "UNDEFINED_FOOTNOTE 10:10",
    ]


# large files


def a_task(number: int) -> str:
    return f"""\
      - id: nv-{number}
        title: Rà soát thủ tục hành chính thứ {number}
        measures:
          - Rà soát, đề xuất cắt giảm thành phần hồ sơ, thời gian giải quyết và chi phí tuân thủ của người dân.
          - Công khai kết quả tại Bộ phận Tiếp nhận và Trả kết quả, trên Cổng dịch vụ công và Trang thông tin.
        deliverables: [Báo cáo rà soát, Quyết định công bố]
        lead: Văn phòng HĐND và UBND
        supporting: [Phòng Kinh tế, Phòng Văn hóa - Xã hội, Trung tâm Phục vụ hành chính công, Công an xã]
        deadline: Trước ngày 30/11/2026
"""


def test_a_valid_file_of_three_megabytes_is_read():
    tasks = "".join(a_task(number) for number in range(4_600))
    text = f"{SPEC}tasks:\n  - group: Thủ tục hành chính\n    id: tthc\n    tasks:\n{tasks}"
    assert len(text.encode()) > 3_000_000
    begin = time.perf_counter()
    spec, found = read(text)
    assert found == []
    assert spec is not None
    assert len(spec.plan.all_tasks()) == 4_600
    assert time.perf_counter() - begin < 20


def test_a_file_of_ten_megabytes_is_refused_without_being_read(tmp_path):
    file = tmp_path / "k.yaml"
    file.write_text(SPEC + "# ghi chú\n" * 1_000_000, encoding="utf-8")
    report = Report()
    begin = time.perf_counter()
    assert read_spec(file, report) is None
    assert [finding.code.name for finding in report] == ["TOO_LARGE"]
    assert time.perf_counter() - begin < 1


# anything at all

KEYS = keys_of(Plan)
INNER_KEYS = (
    "unit",
    "subject",
    "heading",
    "text",
    "items",
    "from",
    "to",
    "title",
    "tasks",
    "group",
    "lead",
    "a b",
    "x",
)
WORDS = (
    "",
    "a",
    "2026",
    "xã A",
    "tasks",
    "purpose",
    "{{ x }}",
    "[^a]",
    "==a==",
    "\n\n",
    "KT",
    "true",
    "1",
    "~",
    "tỉnh B",
)

anything = st.recursive(
    st.sampled_from(WORDS) | st.none(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(INNER_KEYS), inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from(KEYS), anything, max_size=6))
def test_whatever_stands_under_the_keys_it_is_a_plan_or_there_are_findings(values):
    whole = {**yaml.load(SPEC, yaml.BaseLoader), **values}
    spec, found = read(yaml.safe_dump(whole, allow_unicode=True))
    assert spec is not None or found


# values set from outside


def test_a_value_set_from_outside_takes_the_place_of_the_one_in_the_file(tmp_path):
    pairs = (("year", "2027"), ("document.number", "08"), ("document.date", "2027-01-05"), ("purpose.2", "Đúng hạn."))
    spec, found = with_set(*pairs, tmp_path=tmp_path)
    assert found == []
    assert spec is not None
    assert (spec.plan.year, spec.plan.document.number, spec.plan.purpose[1].text) == (2027, "08", "Đúng hạn.")
    assert spec.plan.document.date is not None
    assert spec.plan.document.date.first_day() == date(2027, 1, 5)


def test_nothing_takes_a_value_away(tmp_path):
    spec, found = with_set(("closing", ""), text=SPEC + "closing: Hết.\n", tmp_path=tmp_path)
    assert (found, spec is not None and spec.plan.closing) == ([], None)


def test_keys_that_are_not_there_are_made(tmp_path):
    spec, found = with_set(("signature.name", "Nguyễn Văn A"), ("footnotes.1", "Luật."), tmp_path=tmp_path)
    assert found == ["UNUSED_FOOTNOTE footnotes.1"]
    assert spec is not None
    assert (spec.plan.signature.name, spec.plan.footnotes) == ("Nguyễn Văn A", {"1": "Luật."})


@pytest.mark.parametrize(
    "key", ["purpose.0", "purpose.3", "purpose.9.text", "year.x", "document.subject.x", "a..b", ""]
)
def test_a_key_that_leads_nowhere_is_named(key, tmp_path):
    assert with_set((key, "x"), tmp_path=tmp_path)[1] == [f"UNKNOWN_KEY {key}"]


@pytest.mark.parametrize(
    ("key", "value", "code"),
    [
        ("yaer", "2026", "UNKNOWN_KEY"),
        ("document.nubmer", "8", "UNKNOWN_KEY"),
        ("year", "nay", "WRONG_TYPE"),
        ("purpose", "Phục vụ.", "WRONG_TYPE"),
        ("issuer", "xã A", "WRONG_TYPE"),
        ("document.date", "2026-02-30", "WRONG_DATE"),
        ("document.subject", "", "EMPTY_TEXT"),
        ("document.subject", "{{ x }}", "UNKNOWN_PLACEHOLDER"),
        ("document.subject", "a\x07", "CONTROL_CHARACTER"),
        ("document.subject", "a\udc80", "CONTROL_CHARACTER"),
        ("document.subject", "a\nb", "BLANK_LINE"),
        ("issuer.unit", "Tân Lập", "UNKNOWN_LEVEL"),
        ("tasks.1.title", "A", "WRONG_TYPE"),
    ],
)
def test_a_wrong_value_is_placed_at_its_key(key, value, code, tmp_path):
    assert with_set((key, value), tmp_path=tmp_path)[1] == [f"{code} {key}"]


def test_a_value_set_from_outside_is_composed(tmp_path):
    spec, _found = with_set(("document.subject", "ke\u0302\u0301 hoa\u0323ch"), tmp_path=tmp_path)
    assert spec is not None
    assert spec.plan.document.subject == "kế hoạch"


# which files


def test_a_folder_stands_for_the_specs_below_it_and_not_for_the_offices_file(tmp_path):
    for name in ("b/2.yml", "b/1.yaml", "a.yaml", "planforge.yaml", "c.txt"):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.touch()
    single = tmp_path / "planforge.yaml"
    found = [file.relative_to(tmp_path).as_posix() for file in spec_files([tmp_path, single])]
    assert found == ["a.yaml", "b/1.yaml", "b/2.yml", "planforge.yaml"]
