"""The examples in the docs are run: what a clerk copies out of them works, and does what the page says."""

import ast
import re
from pathlib import Path
from typing import Any, TypeGuard

import pytest
import yaml

from planforge.compose.calendar import compose_calendar
from planforge.compose.letterhead import compose_signature
from planforge.compose.plan import compose_plan
from planforge.compose.prose import Prose
from planforge.diagnostics import Code, Report
from planforge.document.page_layout import PageLayout
from planforge.errors import BrokenProse
from planforge.plan.plan import Plan
from planforge.settings import read_settings
from planforge.spec.placeholders import fill
from planforge.spec.read import read_spec
from planforge.vietnamese import point_letter
from tests.support.rendering import a_spec, workshop
from tests.test_house import MODULES, ROOT, doc, table_rows

CONTENT = {"purpose", "requirements", "sections", "tasks", "assignments"}


def yaml_blocks(text: str) -> list[str]:
    """The examples of a page, in order."""
    return re.findall(r"^```yaml\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def completed(example: str) -> str:
    """`example` with the keys that a whole spec needs and it leaves out."""
    given = set(re.findall(r"^(\w+):", example, re.MULTILINE))
    base = {key: value for key, value in a_spec().items() if key not in given}
    if given & CONTENT:
        base.pop("purpose", None)
    if "tasks" in given:
        base.pop("recipients", None)  # a finding only where the bodies of the tasks are not among them
    if "appendices" in given:
        base["introduction"] = "Ban hành Kế hoạch, có Phụ lục kèm theo:"
    return yaml.safe_dump(base, allow_unicode=True, sort_keys=False) + example


def findings(text: str, folder: Path) -> Report:
    """What `planforge validate` finds in a spec of this text."""
    file = folder / "vi-du.yaml"
    file.write_text(text, encoding="utf-8")
    report = Report()
    read_spec(file, report)
    return report


GUIDE = yaml_blocks(doc("dac-ta.md"))


@pytest.mark.parametrize("number", range(len(GUIDE)))
def test_an_example_of_the_guide_becomes_a_document(number: int, tmp_path: Path) -> None:
    report = findings(completed(GUIDE[number]), tmp_path)
    assert [str(finding) for finding in report if finding.code is not Code.MISSING_ID] == []
    spec = read_spec(tmp_path / "vi-du.yaml", Report())
    assert spec is not None
    assert workshop().write(workshop().compose(spec), "docx")


def explained() -> list[tuple[str, str, str]]:
    """Each code of the page of diagnostics with its wrong and its right example, where it has them."""
    sections = re.split(r"^### `([\w-]+)`.*$", doc("diagnostics.md"), flags=re.MULTILINE)[1:]
    cases = []
    for slug, section in zip(sections[::2], sections[1::2], strict=True):
        for example in yaml_blocks(section):
            wrong, right = re.split(r"^# .*đúng\n", example, flags=re.MULTILINE)
            cases.append((slug, wrong, right))
    return cases


@pytest.mark.parametrize(("slug", "wrong", "right"), explained(), ids=[slug for slug, *_ in explained()])
def test_an_example_of_a_code_brings_it_about_and_its_mending_does_not(
    slug: str, wrong: str, right: str, tmp_path: Path
) -> None:
    assert slug in codes(wrong, tmp_path)
    assert slug not in codes(right, tmp_path)


def codes(example: str, folder: Path) -> set[str]:
    """The codes found in an example: of a spec, or of the office's own file."""
    if "layout:" in example:
        (folder / "planforge.yaml").write_text(example, encoding="utf-8")
        report = Report()
        read_settings(report, folder)
    else:
        given = set(re.findall(r"^(\w+):", example, re.MULTILINE))
        base = {key: value for key, value in a_spec().items() if key not in given}
        report = findings(yaml.safe_dump(base, allow_unicode=True, sort_keys=False) + example, folder)
    return {finding.code.slug for finding in report}


SHORTEST_SENTENCE = 6
IN_A_FRAME = re.compile(r"(đoạn \d+|bảng \d+, hàng \d+, cột \d+): ")


def sentences() -> list[re.Pattern[str]]:
    """Every sentence that planforge can say, whatever stands in its gaps; a lone gap or two are none."""
    calls = (node for file in MODULES for node in ast.walk(ast.parse(file.read_text("utf-8"))) if is_said(node))
    texts = {str(call.args[0].value) for call in calls if isinstance(call.args[0], ast.Constant)}
    gaps = re.compile(r"\{\w*(?::\w+)?\}")
    return [
        re.compile(".+".join(map(re.escape, gaps.split(text))))
        for text in texts
        if len(gaps.sub("", text)) > SHORTEST_SENTENCE
    ]


def is_said(node: ast.AST) -> TypeGuard[ast.Call]:
    """True for `_("…")`."""
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "_"


@pytest.mark.parametrize("page", ["README.md", "docs/diagnostics.md"])
def test_a_message_in_the_docs_is_one_that_planforge_says(page: str) -> None:
    text, said = (ROOT / page).read_text(encoding="utf-8"), sentences()
    shown = re.findall(r"^(?:\S+:\d+:\d+: )?(error|warning)\[([\w-]+)\]: (.+)$", text, re.MULTILINE)
    severities = {code.slug: str(code.severity) for code in Code}
    assert shown
    assert [slug for severity, slug, _message in shown if severities[slug] != severity] == []
    assert [
        message for *_code, message in shown if not any(one.fullmatch(IN_A_FRAME.sub("", message)) for one in said)
    ] == []


def a_plan(**keys: Any) -> Plan:
    """The plan that the tables of the guide speak of."""
    return Plan.model_validate(a_spec(**keys))


def signature_rows() -> list[tuple[str, str, str]]:
    """Issuer, what to write, what is printed, of both tables of signatures."""
    section = doc("dac-ta.md").split("## Chữ ký")[1].split("\n## ")[0]
    committee, other = section.split("Với sở, phòng")
    return [
        (body, row[0].strip("`"), row[1])
        for body, tables in (("", committee), ("Sở Nội vụ", other))
        for row in table_rows(tables)
        if row[0].startswith("`{")
    ]


@pytest.mark.parametrize(("body", "written", "printed"), signature_rows())
def test_a_signature_is_printed_as_the_guide_says(body: str, written: str, printed: str) -> None:
    issuer = {"unit": "tỉnh Đắk Lắk", "body": body} if body else {"unit": "xã Bình Minh"}
    signature = compose_signature(a_plan(issuer=issuer, signature=yaml.safe_load(written)))
    lines, _, own_post = printed.partition("; trên họ tên: ")
    assert (" / ".join(signature.authority), signature.own_post) == (lines, own_post)


def placeholder_rows() -> list[list[str]]:
    """What stands in the table of placeholders: what to write, what is printed."""
    section = doc("dac-ta.md").split("## Chỗ điền")[1].split("\n## ")[0]
    return [[row[0].strip("`"), row[1]] for row in table_rows(section) if row[0].startswith("`{{")]


def origin_of_the_guide() -> dict[str, Any]:
    """The example of where a plan comes from."""
    block = next(block for block in GUIDE if block.startswith("origin:"))
    origin: dict[str, Any] = yaml.load(block, yaml.BaseLoader)["origin"]
    return origin


@pytest.mark.parametrize(("written", "printed"), placeholder_rows())
def test_a_placeholder_is_printed_as_the_guide_says(written: str, printed: str) -> None:
    document = {"subject": "Thu gom rác năm 2026"}
    plan = a_plan(to_year="2030", document=document, origin=origin_of_the_guide(), closing=written)
    filled, faults = fill(plan)
    assert (filled.closing, faults) == (printed, [])


def test_the_letters_of_the_guide_are_the_letters_printed() -> None:
    row = next(row for row in table_rows(doc("dac-ta.md")) if row[0] == "`letter`")
    assert row[1].split() == [f"{point_letter(number)})" for number in range(1, 24)]


def trap_rows() -> list[tuple[str, str]]:
    """Traps of YAML: how a clerk writes it, and how it is written instead."""
    section = doc("dac-ta.md").split("## Bẫy YAML")[1].split("\n## ")[0]
    rows = [(re.findall(r"`([^`]+)`", row[0]), re.findall(r"`([^`]+)`", row[2])) for row in table_rows(section)]
    return [(trap[0], mended[0]) for trap, mended in rows if trap and mended and trap[0].startswith("- ")]


@pytest.mark.parametrize(("trap", "mended"), trap_rows())
def test_a_trap_of_yaml_is_one_and_its_mending_says_what_was_meant(trap: str, mended: str, tmp_path: Path) -> None:
    def read(line: str) -> list[str | None]:
        (tmp_path / "vi-du.yaml").write_text(completed(f"requirements:\n  {line}\n"), encoding="utf-8")
        spec = read_spec(tmp_path / "vi-du.yaml", Report())
        return [getattr(entry, "text", None) for entry in spec.plan.requirements] if spec else []

    meant = trap.removeprefix("- ")
    assert read(mended) == [meant]
    assert read(trap) != [meant]


def test_the_office_file_of_the_guide_is_valid(tmp_path: Path) -> None:
    (example,) = yaml_blocks(doc("mau-word.md"))
    (tmp_path / "planforge.yaml").write_text(example, encoding="utf-8")
    (tmp_path / "mau-co-quan").mkdir()
    report = Report()
    settings = read_settings(report, tmp_path)
    assert [str(finding) for finding in report] == []
    assert settings.outputs == tmp_path / "ket-qua"


def prose_rows() -> list[tuple[str, list[str]]]:
    """Each prose text with the names it may use."""
    rows = table_rows(doc("mau-word.md"))
    return [(row[0].strip("`").removesuffix(".j2"), re.findall(r"`(\w+)`", row[2])) for row in rows if ".j2" in row[0]]


@pytest.mark.parametrize(("name", "names"), prose_rows())
def test_a_prose_text_may_use_the_names_the_guide_gives_and_no_other(
    name: str, names: list[str], tmp_path: Path
) -> None:
    appendices = [{"title": "Lịch", "items": ["Thứ Hai."]}]
    plan = a_plan(introduction=None, closing=None, appendices=appendices, tasks=[{"title": "Rà soát"}])
    office = tmp_path / "prose"
    office.mkdir()
    (office / f"{name}.j2").write_text("".join(f"{{{{ {one} }}}}" for one in names), encoding="utf-8")
    all_prose(plan, office)
    for other in ({"subject", "year", "reference", "date", "committee_full"} | set(names)) - set(names):
        (office / f"{name}.j2").write_text(f"{{{{ {other} }}}}", encoding="utf-8")
        with pytest.raises(BrokenProse):
            all_prose(plan, office)


def all_prose(plan: Plan, office: Path) -> None:
    """Everything that has a sentence of ours in it."""
    compose_plan(plan, Prose(prose_folders(office)), PageLayout())
    compose_calendar(plan, Prose(prose_folders(office)), PageLayout())


def prose_folders(office: Path) -> tuple[Path, ...]:
    """The office's prose before ours."""
    return (office, *workshop().settings.prose_folders)
