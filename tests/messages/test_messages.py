"""What planforge says: every case in the Markdown files beside this one, run and compared to the letter.

How a case is written stands in `tests/support/message_cases.py`. `--accept` writes down what is printed now, and the
diff is read.
"""

import re
from pathlib import Path

import pytest

from planforge.cli.main import COMMANDS
from planforge.diagnostics import Code
from tests.support.message_cases import Case, accept_output, agree, cases_in, printed, write_files

CASES = [case for file in sorted(Path(__file__).parent.glob("*.md")) for case in cases_in(file)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.file.stem}: {case.title}")
def test_it_says_what_is_written(case: Case, tmp_path: Path, accept: bool) -> None:
    folder = tmp_path / "Kế hoạch của xã"
    folder.mkdir()
    write_files(case, folder)
    made = printed(case, folder)
    if accept:
        accept_output(case, made)
    elif not agree(case.console.text, made):
        assert made == case.console.text


def test_no_two_cases_of_a_file_have_the_same_title() -> None:
    titles = [(case.file, case.title) for case in CASES]
    assert sorted(titles) == sorted(set(titles))


@pytest.mark.parametrize("code", Code, ids=lambda code: code.slug)
def test_every_code_is_said_in_a_case(code: Code) -> None:
    said = rf"{code.severity}\[{code.slug}\]|\"code\": \"{code.slug}\""
    assert any(re.search(said, case.console.text) for case in CASES)


SUBCOMMANDS = ("frame list", "frame check", "frame copy", "tasks export", "tasks import")


@pytest.mark.parametrize("command", sorted({*COMMANDS, *SUBCOMMANDS} - {"frame", "tasks", "doctor"}))
def test_every_command_is_seen_to_work_and_to_fail(command: str) -> None:
    """`doctor` tells of this machine; it has a test of its own."""
    runs = [run for case in CASES for run in _runs(case, command)]
    assert {code == 0 for _line, code in runs} == {True, False}


@pytest.mark.parametrize("command", ["", *COMMANDS, *SUBCOMMANDS])
def test_the_help_of_every_command_is_written_down(command: str) -> None:
    asked = f"planforge {command} --help".replace("  ", " ")
    assert any(asked in case.commands for case in CASES)


def _runs(case: Case, command: str) -> list[tuple[str, int]]:
    """The command lines of `case` that run `command`, not counting its help, with their exit codes."""
    found = re.findall(r"^\$ (.+)\n(?:(?!=> )(?!\$ ).*\n)*=> (\d+)$", case.console.text, re.MULTILINE)
    return [(line, int(code)) for line, code in found if f"planforge {command} " in f"{line} " and "--help" not in line]
