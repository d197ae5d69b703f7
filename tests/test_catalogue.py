"""The English catalogue: every message of the code is in it, translated, and nothing else; and commands speak it."""

import ast
import io
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po

import planforge.cli
from planforge.cli.main import COMMANDS, main
from planforge.messages import LOCALE_DIR, use_language

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "planforge"
PO = LOCALE_DIR / "en" / "LC_MESSAGES" / "planforge.po"

VALUES = (
    "xã Tân Lập",
    "tỉnh Đắk Lắk",
    "Cải cách hành chính",
    "“Kế hoạch”",
    "DỰ THẢO",
    "Decree 30/2020/NĐ-CP",
    "xã …, phường …, huyện …, tỉnh …, thành phố …",
    "Cơ quan chủ trì",
    "Sở Y tế",
    "Sở KH&ĐT",
    "“Nhiệm vụ”",
    "“Đơn vị chủ trì”",
    "“Thời gian thực hiện”",
    "“Quý II/{year}”",
    "“Trước ngày 30/11/{year}”",
    "“Thường xuyên”",
    "“Từ tháng 11/{year} đến tháng 3/{next_year}”",
    "TRƯỞNG BAN",
    "“Mã”",
    "`mới`",
    "“năm 2026”",
    "“so với năm 2025”",
    "“trước ngày 30/11/2026”",
)
"""The Vietnamese in English texts: what a clerk types or the page shows, whatever language messages are in."""

CODE = {"`khóa: giá trị`": "`key: value`"}
"""Code that is not the same in both languages, since its words are only examples."""


def catalogue() -> Catalog:
    """The committed .po."""
    with PO.open("rb") as stream:
        return read_po(stream, locale="en")


def translations(catalog: Catalog) -> dict[str, str]:
    """Every message but the header, with its translation."""
    return {str(message.id): str(message.string or "") for message in catalog if message.id}


TRANSLATIONS = translations(catalogue())


def extracted() -> set[str]:
    """Every message that `make messages` finds in the code."""
    with (ROOT / "babel.cfg").open(encoding="utf-8") as stream:
        methods, options = parse_mapping_cfg(stream)
    return {str(message) for _file, _line, message, *_rest in extract_from_dir(PACKAGE, methods, options)}


def vietnamese(text: str) -> list[str]:
    """The words of `text` with letters that English has not, leaving out `VALUES`."""
    left = " ".join(text.split())
    for value in VALUES:
        left = left.replace(value, "")
    return [word for word in left.split() if any(letter.isalpha() and not letter.isascii() for letter in word)]


# the catalogue and the code


def test_every_message_of_the_code_can_be_found() -> None:
    """`_(name)`, and `_("…")` within an f-string, would reach nobody's catalogue."""
    found = extracted()
    calls = [
        (file.relative_to(ROOT), call)
        for file in sorted(PACKAGE.rglob("*.py"))
        for call in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in ("_", "N_")
    ]
    assert len(calls) > 300
    lost = [f"{file}:{call.lineno}" for file, call in calls if _literal(call) not in found]
    assert lost == []


def _literal(call: ast.Call) -> str | None:
    match call.args:
        case [ast.Constant(value=str(text))]:
            return text
    return None


def test_the_catalogue_has_every_message_of_the_code() -> None:
    assert extracted() - set(TRANSLATIONS) == set(), "run `make messages` and translate what is new"


def test_the_catalogue_has_no_message_that_the_code_has_not() -> None:
    assert set(TRANSLATIONS) - extracted() == set(), "run `make messages`"
    assert list(catalogue().obsolete) == []


def test_the_compiled_catalogue_says_what_the_other_says() -> None:
    compiled = io.BytesIO()
    write_mo(compiled, catalogue())
    compiled.seek(0)
    with PO.with_suffix(".mo").open("rb") as stream:
        assert translations(read_mo(stream)) == translations(read_mo(compiled)), "run `make messages`"


def test_the_catalogue_holds_nothing_that_changes_by_itself() -> None:
    text = PO.read_text(encoding="utf-8")
    assert re.findall(r"^#: .*:\d+", text, re.MULTILINE) == []
    assert set(re.findall(r"\d{4}-\d\d-\d\d \d\d:\d\d", text.partition("#:")[0])) == {"2026-01-01 00:00"}


def test_no_template_is_left_in_the_package() -> None:
    assert list(PACKAGE.rglob("*.pot")) == []


# the translations


def test_every_message_has_a_translation_that_is_sure() -> None:
    assert [message for message, english in TRANSLATIONS.items() if not english.strip()] == []
    assert [message.id for message in catalogue() if message.id and message.fuzzy] == []


@pytest.mark.parametrize(
    "kept",
    [
        pytest.param(r"\{\w+(?::\w+)?\}", id="values"),
        pytest.param(r"\{\{|\}\}|\{%|%\}", id="braces"),
        pytest.param(r"`[^`]*`", id="code"),
        pytest.param(r"==…==|>-|\[\^|''", id="signs"),
        pytest.param(r"(?m)^ *planforge .*$", id="examples"),
        pytest.param(r"\n\n\x08\n", id="layout"),
        pytest.param(r"^\s|\s$", id="ends"),
    ],
)
def test_a_translation_keeps_what_is_no_language(kept: str) -> None:
    def parts(text: str) -> list[str]:
        return sorted(CODE.get(part, part) for part in re.findall(kept, text))

    changed = {message: english for message, english in TRANSLATIONS.items() if parts(message) != parts(english)}
    assert changed == {}


def test_a_translation_is_in_english() -> None:
    assert {english: words for english in TRANSLATIONS.values() if (words := vietnamese(english))} == {}


def test_no_value_is_allowed_for_nothing() -> None:
    assert [value for value in VALUES if not any(value in english for english in TRANSLATIONS.values())] == []


# the commands


@pytest.fixture
def _new_process(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Commands not loaded yet, as in a new process, since their help is in the language they are loaded in."""
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("LANGUAGE", "en")  # `main` sets it; so it is put back as it was
    monkeypatch.delenv("PLANFORGE_LANG", raising=False)
    before = _unloaded()
    yield
    _unloaded()
    for name, module in before.items():
        sys.modules[f"planforge.cli.{name}"] = module
        setattr(planforge.cli, name, module)
    use_language("vi")


def _unloaded() -> dict[str, ModuleType]:
    """The modules of the commands by name, as far as they were loaded; they are not any more."""
    loaded = {}
    for name in COMMANDS:
        if module := sys.modules.pop(f"planforge.cli.{name}", None):
            loaded[name] = module
            vars(planforge.cli).pop(name, None)
    return loaded


def run(arguments: list[str]) -> int:
    """The exit code of `planforge` in English."""
    with pytest.raises(SystemExit) as leave:
        main(["--lang", "en", *arguments])
    return int(leave.value.code or 0)


@pytest.mark.usefixtures("_new_process")
@pytest.mark.parametrize("command", ["", *COMMANDS, "frame list", "frame check", "frame copy"])
def test_the_help_of_every_command_is_in_english(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([*command.split(), "--help"]) == 0
    said = capsys.readouterr().out
    assert said.startswith(f"Usage: planforge {command} [OPTIONS]".replace("  ", " "))
    assert "Language of the messages: vi or en." in said
    assert "Show this message and exit." in said
    assert vietnamese(said) == []


SPEC = """\
planforge: 1
id: chuyen-doi-so
year: 26
issuer: {unit: xã Tân Lập, within: [tỉnh Đắk Lắk]}
document: {subject: Chuyển đổi số, date: 2026-02-30}
purpose: [Phục vụ người dân tốt hơn.]
"""


@pytest.mark.usefixtures("_new_process")
def test_findings_are_in_english(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "ke-hoach.yaml"
    file.write_text(SPEC, encoding="utf-8")
    assert run(["validate", str(file)]) == 1
    said = capsys.readouterr()
    assert said.out.replace(str(file), file.name).split("\n") == [
        "ke-hoach.yaml:3:7: error[sai-gia-tri]: `year` cannot be “26”",
        "  hint: from 1990 to 2100",
        "ke-hoach.yaml:5:42: error[sai-ngay]: there is no such date as “2026-02-30”",
        "  hint: month 2 of 2026 has 28 days",
        "",
    ]
    assert said.err == "1 file(s): 2 error(s)\n"


@pytest.mark.usefixtures("_new_process")
def test_errors_are_in_english(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    missing = tmp_path / "khong-co.docx"
    assert run(["frame", "check", str(missing)]) == 3
    assert capsys.readouterr().err == f"Error: there is no frame {missing}\n  hint: see `planforge frame list`\n"
