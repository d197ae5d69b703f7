"""Last year's plan beside its draft and its report; `--accept` writes them down again, and the diff is read."""

import json
from pathlib import Path

import pytest

from planforge.compose.rollover_report import compose_report
from planforge.diagnostics import Report
from planforge.errors import UsageError
from planforge.rollover import as_records, draft_of, parametrized, report_sections, target_of
from planforge.spec.read import read_spec, read_spec_data
from planforge.transforms.rollover import Fate
from planforge.writers.markdown import write_markdown
from tests.support.rendering import PLAN_SPECS, REAL_PLANS, a_spec, read, workshop, written

CASES = sorted(Path(__file__).parent.glob("*/old.yaml"))
FILES = [*CASES, *PLAN_SPECS, *REAL_PLANS]


def the_draft(file: Path, years: int = 1):
    """The draft of `file`, some years on."""
    report = Report()
    old = read(file)
    draft = draft_of(file, old.plan.year + years, report)
    assert draft is not None, "\n".join(map(str, report))
    return draft


def after(data: bytes, name: str = "draft.yaml"):
    """The plan that these bytes are, which has to be without errors."""
    report = Report()
    spec = read_spec_data(data, name, report)
    assert spec is not None
    assert not report.errors, "\n".join(map(str, report))
    return spec


def the_report(file: Path) -> bytes:
    draft = the_draft(file)
    bench = workshop()
    return write_markdown(compose_report(draft.old, report_sections(draft), bench.prose, bench.settings.layout))


@pytest.mark.parametrize("case", CASES, ids=lambda file: file.parent.name)
def test_the_draft_and_the_report_come_out_as_written_down(case: Path, accept: bool):
    made = {"draft.yaml": the_draft(case).data, "report.md": the_report(case)}
    for name, data in made.items():
        if accept:
            (case.parent / name).write_bytes(data)
        assert data == (case.parent / name).read_bytes()


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}-{file.stem}")
def test_a_draft_is_a_plan_of_the_new_year_that_can_be_rendered(file: Path):
    spec = after(the_draft(file).data)
    assert spec.plan.year == read(file).plan.year + 1
    assert spec.plan.document.number is None
    assert spec.plan.document.date is None
    assert spec.plan.origin.rolled_over_from.year == read(file).plan.year
    assert workshop().write(workshop().compose(spec), "docx")


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}-{file.stem}")
def test_the_old_file_stays_as_it_is_and_only_lines_with_a_change_are_new(file: Path):
    before = file.read_bytes()
    draft = the_draft(file)
    assert file.read_bytes() == before
    old, new = before.decode().split("\n"), set(draft.data.decode().split("\n"))
    touched = {line for line in old if line not in new}
    comments = [line for line in old if line.strip().startswith("#")]
    assert set(comments) <= new
    assert len(touched) <= 30 + 12 * len({account.path for account in draft.accounts})


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}-{file.stem}")
def test_every_change_is_in_the_report_and_every_place_to_decide_is_marked(file: Path):
    draft = the_draft(file)
    told = {account.path for account in draft.accounts}
    old, new = dict(_scalars(read(file).plan)), dict(_scalars(after(draft.data).plan))
    changed = [path for path in old.keys() & new.keys() if old[path] != new[path]]
    assert len(changed) <= len(told) + 2
    decisions = [account for account in draft.of(Fate.DECIDE) if account.kind != "key"]
    marked = draft.data.decode().count("==")
    assert marked >= len({account.path for account in decisions})
    assert json.dumps(list(as_records(draft)), ensure_ascii=False)


def _scalars(model, path=()):
    for name, value in model.__dict__.items() if hasattr(model, "__dict__") else ():
        if isinstance(value, str):
            yield (*path, name), value
        elif isinstance(value, tuple):
            for index, one in enumerate(value):
                if isinstance(one, str):
                    yield (*path, name, index), one
                else:
                    yield from _scalars(one, (*path, name, index))
        elif hasattr(value, "__dict__"):
            yield from _scalars(value, (*path, name))


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}-{file.stem}")
def test_parametrizing_leaves_every_printed_word_as_it_was(file: Path):
    made = parametrized(file, Report())
    assert made is not None
    changes, data = made
    assert after(data).filled == read(file).filled
    if not changes:
        assert data == file.read_bytes()


@pytest.mark.parametrize("file", [*CASES, *PLAN_SPECS], ids=lambda file: f"{file.parent.name}-{file.stem}")
def test_a_plan_and_its_twin_with_placeholders_come_to_the_same(file: Path, tmp_path: Path):
    made = parametrized(file, Report())
    assert made is not None
    twin = tmp_path / file.name
    twin.write_bytes(made[1])
    assert after(the_draft(twin).data).filled == after(the_draft(file).data).filled


def test_year_by_year_comes_to_the_same_as_all_at_once(tmp_path: Path):
    spec = a_spec(
        document={"subject": "Thu gom rác năm 2026"},
        purpose=["Giảm rác năm 2026 so với năm 2025.", "Xong trước ngày 30/11/2026."],
    )
    file = written(spec, tmp_path)
    once = tmp_path / "once.yaml"
    once.write_bytes(the_draft(file).data)
    twice, at_once = after(the_draft(once).data).plan, after(the_draft(file, 2).data).plan
    assert twice.model_copy(update={"origin": None}) == at_once.model_copy(update={"origin": None})


@pytest.mark.parametrize("to", [2026, 2025, 2060])
def test_a_year_that_is_not_later_or_far_away_is_refused(to: int, tmp_path: Path):
    with pytest.raises(UsageError):
        draft_of(written(a_spec(), tmp_path), to, Report())


def test_a_plan_with_errors_is_not_rolled_over(tmp_path: Path):
    report = Report()
    assert draft_of(written(a_spec(purpose=None), tmp_path), 2027, report) is None
    assert report.errors


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("a/2026/xa.yaml", "a/2027/xa.yaml"),
        ("ke-hoach-2026.yaml", "ke-hoach-2027.yaml"),
        ("a/2026/ke-hoach-2026.yaml", "a/2026/ke-hoach-2027.yaml"),
        ("xa.yaml", "xa-2027.yaml"),
    ],
)
def test_a_draft_goes_where_the_new_year_belongs(old: str, new: str):
    assert target_of(Path(old), 2026, 2027) == Path(new)


def test_what_is_read_from_disk_and_from_memory_is_the_same(tmp_path: Path):
    file = written(a_spec(), tmp_path)
    on_disk = read_spec(file, Report())
    in_memory = read_spec_data(file.read_bytes(), str(file), Report())
    assert on_disk is not None
    assert in_memory is not None
    assert on_disk.plan == in_memory.plan
