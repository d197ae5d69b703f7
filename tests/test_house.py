"""What holds for the whole house: a word for every field, a doc for every code, value and command, and no stale doc."""

import ast
import importlib
import pkgutil
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

import planforge.plan
from planforge.cli.main import command
from planforge.compose.prose import NAMES
from planforge.diagnostics import Code, Severity
from planforge.document.page_layout import ALLOWED, INDENTS, PageLayout, layout_names
from planforge.plan.values import Model
from planforge.settings import OfficeFile, builtin_templates
from planforge.spec.placeholders import FILTERS, PARENT_FIELDS
from planforge.writers.docx.frame import APPENDIX_FIELDS, MAIN_FIELDS, PARAGRAPH_FIELDS
from planforge.writers.docx.frame_check import OPTIONAL, check_frame
from planforge.writers.docx.styles import STYLE_NAMES
from tests.support.pack_frames import FRAMES, packed, sources

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "planforge"
MODULES = sorted(PACKAGE.rglob("*.py"))
DOCS = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
SAID = {Severity.ERROR: "lỗi", Severity.WARNING: "cảnh báo", Severity.ADVICE: "lời khuyên"}


def doc(name: str) -> str:
    """The text of a page in `docs/`."""
    return (ROOT / "docs" / name).read_text(encoding="utf-8")


def table_rows(text: str) -> list[list[str]]:
    """The rows of every Markdown table in `text`, cell by cell."""
    lines = [line.replace("\\|", "\0") for line in text.splitlines() if line.startswith("|")]
    return [[cell.strip().replace("\0", "|") for cell in line.strip("|").split("|")] for line in lines]


# vocabulary


def plan_models() -> list[type[Model]]:
    """Every model that `planforge.plan` defines."""
    for module in pkgutil.iter_modules(planforge.plan.__path__):
        importlib.import_module(f"planforge.plan.{module.name}")
    return sorted(Model.__subclasses__(), key=lambda model: model.__name__)


@pytest.mark.parametrize("model", plan_models(), ids=lambda model: model.__name__)
def test_every_field_of_the_plan_is_in_the_vocabulary(model: type[Model]) -> None:
    words = {word for row in table_rows(doc("vocabulary.md")) for word in re.findall(r"`(\w+)`", row[0])}
    assert set(model.model_fields) - words == set()


@pytest.mark.parametrize("model", plan_models(), ids=lambda model: model.__name__)
def test_every_field_of_the_plan_says_in_vietnamese_what_it_is(model: type[Model]) -> None:
    assert [name for name, field in model.model_fields.items() if not field.description] == []


def test_every_key_of_a_spec_is_in_the_guide() -> None:
    guide = doc("dac-ta.md")
    keys = {field.alias or name for model in plan_models() for name, field in model.model_fields.items()}
    assert {key for key in keys - {"run_in"} if not re.search(rf"\b{key}\b", guide)} == set()


# diagnostics


def test_the_page_of_diagnostics_has_every_code_with_its_severity_and_no_other() -> None:
    explained = re.findall(r"^### `([\w-]+)` · (.+)$", doc("diagnostics.md"), re.MULTILINE)
    assert explained == [(code.slug, SAID[code.severity]) for code in Code]


def test_codes_have_slugs_of_their_own() -> None:
    assert len({code.slug for code in Code}) == len(Code)


# the page, the frame, the office


def test_every_value_of_the_layout_is_documented_with_its_range_and_clause() -> None:
    shown = {row[0].strip("`"): row[1:4] for row in table_rows(doc("mau-word.md")) if row[0].strip("`") in ALLOWED}
    usual = PageLayout()
    ranges = {name: f"{rule.low:g}–{rule.high:g}" for name, rule in ALLOWED.items()}
    ranges["first_line_indent"] = " hoặc ".join(f"{indent:g}" for indent in INDENTS)
    assert shown == {name: [f"{getattr(usual, name):g}", ranges[name], rule.clause] for name, rule in ALLOWED.items()}


def test_every_value_of_the_layout_has_a_range_that_holds_its_default() -> None:
    assert list(ALLOWED) == layout_names()
    usual = PageLayout()
    assert [name for name, rule in ALLOWED.items() if not rule.low <= getattr(usual, name) <= rule.high] == []


def test_every_field_of_a_frame_is_documented_as_it_is_written() -> None:
    fields = MAIN_FIELDS | APPENDIX_FIELDS
    rows = {row[0].strip("`"): row[2:] for row in table_rows(doc("mau-word.md")) if row[0].strip("`") in fields}
    wanted = {
        name: [f"`{{{{{'p' if name in PARAGRAPH_FIELDS else ''} {name} }}}}`", "không" if name in OPTIONAL else "có"]
        for name in fields
    }
    assert rows == wanted


def test_every_style_of_a_frame_is_documented_by_the_name_word_shows() -> None:
    rows = [(row[1].strip("`"), row[0]) for row in table_rows(doc("mau-word.md")) if row[1].strip("`") in STYLE_NAMES]
    assert sorted(rows) == sorted(STYLE_NAMES.items())


def test_every_key_of_the_office_file_is_documented() -> None:
    first = {row[0].strip("`") for row in table_rows(doc("mau-word.md"))}
    assert set(OfficeFile.model_fields) - first == set()


def test_every_environment_variable_is_documented() -> None:
    named = {
        name for file in MODULES for name in re.findall(r"\"(PLANFORGE_[A-Z]+)\"", file.read_text(encoding="utf-8"))
    }
    assert named and {name for name in named if f"`{name}`" not in doc("mau-word.md")} == set()


def test_every_placeholder_is_documented() -> None:
    guide = doc("dac-ta.md")
    wanted = [*(f"parent.{name}" for name in PARENT_FIELDS), *(f"| {name}" for name in FILTERS)]
    assert [name for name in wanted if f"{name} }}}}" not in guide.replace("\\|", "|")] == []


def test_every_prose_text_has_a_template_and_a_row_in_the_docs() -> None:
    there = {file.stem for file in (builtin_templates() / "prose").glob("*.j2")}
    rows = {row[0].strip("`") for row in table_rows(doc("mau-word.md"))}
    assert there == set(NAMES)
    assert {f"{name}.j2" for name in NAMES} <= rows


# frames


def test_there_is_a_frame() -> None:
    assert sources()


@pytest.mark.parametrize("folder", sources(), ids=lambda folder: folder.name)
def test_a_frame_is_what_its_folder_packs_to(folder: Path) -> None:
    assert folder.with_name(folder.name + ".docx").read_bytes() == packed(folder), "run `make frames`"


@pytest.mark.parametrize("frame", sorted(FRAMES.glob("*.docx")), ids=lambda frame: frame.name)
def test_a_frame_of_ours_has_no_fault(frame: Path) -> None:
    assert [str(finding) for finding in check_frame(frame)] == []


# commands


def commands(group: click.Command, words: str = "planforge") -> Iterator[str]:
    """Every command as it is typed: `planforge frame list`."""
    if not isinstance(group, click.Group):
        yield words
        return
    context = click.Context(group)
    for name in group.list_commands(context):
        inner = group.get_command(context, name)
        assert inner is not None
        yield from commands(inner, f"{words} {name}")


@pytest.mark.parametrize("words", [*commands(command())])
def test_every_command_is_in_the_readme_or_the_docs(words: str) -> None:
    assert any(words in file.read_text(encoding="utf-8") for file in DOCS)


# docs


@pytest.mark.parametrize("file", DOCS, ids=lambda file: file.relative_to(ROOT).as_posix())
def test_a_doc_names_no_file_that_is_not_there(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    links = [link for link in re.findall(r"\]\(([^)#\s]+)[^)]*\)", text) if not re.match(r"\w+:", link)]
    named = re.findall(r"\b(?:planforge|tests|templates|plan_specs|benchmarks)/[\w./-]*\.(?:py|j2|yaml|json)\b", text)
    assert [link for link in links if not (file.parent / link).exists()] == []
    assert [name for name in named if not (ROOT / name).exists()] == []


@pytest.mark.parametrize("file", DOCS, ids=lambda file: file.relative_to(ROOT).as_posix())
def test_a_link_inside_the_docs_leads_to_a_heading(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    lost = []
    for name, anchor in re.findall(r"\]\(([^)#\s:]*)#([^)]+)\)", text):
        there = (file.parent / name).read_text(encoding="utf-8") if name else text
        if anchor not in map(anchor_of, re.findall(r"^#+ (.+)$", there, re.MULTILINE)):
            lost.append(f"{name}#{anchor}")
    assert lost == []


def anchor_of(heading: str) -> str:
    """The name under which a heading can be linked to."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


# code


def is_public(name: str) -> bool:
    """True for a name others may use."""
    return not name.startswith("_")


def undocumented(tree: ast.Module) -> Iterator[str]:
    """The module, and every public function, class and method of it, that has no docstring."""
    if not ast.get_docstring(tree):
        yield "module"
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and is_public(node.name):
            if not ast.get_docstring(node):
                yield node.name
            methods = node.body if isinstance(node, ast.ClassDef) else []
            for method in methods:
                if isinstance(method, ast.FunctionDef) and is_public(method.name) and not ast.get_docstring(method):
                    yield f"{node.name}.{method.name}"


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.relative_to(ROOT).as_posix())
def test_whatever_is_public_says_what_it_is(module: Path) -> None:
    assert list(undocumented(ast.parse(module.read_text(encoding="utf-8")))) == []


def test_no_module_is_a_drawer_for_odds_and_ends() -> None:
    names = {part for module in MODULES for part in module.relative_to(PACKAGE).with_suffix("").parts}
    assert names & {"utils", "util", "helpers", "common", "core", "misc"} == set()


@pytest.mark.parametrize(
    ("module", "left_out"),
    [
        ("planforge", {"pydantic", "yaml", "jinja2", "click", "docxtpl", "docx", "lxml", "rich"}),
        ("planforge.cli.validate", {"docxtpl", "docx", "lxml", "rich"}),
    ],
)
def test_a_quick_start_loads_nothing_heavy(module: str, left_out: set[str]) -> None:
    code = f"import sys, {module}; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert left_out & set(loaded.split()) == set()
