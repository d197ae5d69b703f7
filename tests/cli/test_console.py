"""How the command line speaks: in every code page, from any folder, in the language that is asked for."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from planforge.vietnamese import without_marks
from tests.support.message_cases import run

BASE = "planforge: 1\nid: thu\nyear: 2026\nissuer: {unit: xã Tân Lập}\ndocument: {subject: Chuyển đổi số}\n"


def in_a_process(folder: Path, *arguments: str, encoding: str) -> subprocess.CompletedProcess[bytes]:
    """`planforge` in a process of its own, on a terminal with this code page."""
    environment = {**os.environ, "PYTHONIOENCODING": encoding, "COLUMNS": "100"}
    environment.pop("PLANFORGE_LANG", None)
    command = [sys.executable, "-m", "planforge", *arguments]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, timeout=60, check=False)


@pytest.mark.parametrize("encoding", ["cp437", "cp1252", "cp1258"])
def test_a_terminal_without_the_letters_shows_them_without_their_marks(encoding, tmp_path):
    (tmp_path / "ke-hoach.yaml").write_text(BASE + "purpose: ['Đúng “hạn”… {{ năm }}.']\n", encoding="utf-8")
    ended = in_a_process(tmp_path, "validate", "ke-hoach.yaml", encoding=encoding)
    said = ended.stdout.decode(encoding).replace("\r\n", "\n")
    assert without_marks(said).replace("?", "") == (
        "ke-hoach.yaml:6:11: error[cho-dien-la]: khong co cho dien `nam`\n"
        "  goi y: cac ten dung duoc: year, unit, unit_name, level, committee, committee_full, body, subject\n"
    )
    assert (ended.returncode, without_marks(ended.stderr.decode(encoding)).strip()) == (1, "1 tep: 1 loi")


def test_help_and_wrong_options_reach_such_a_terminal_too(tmp_path):
    encoding = "cp1252"
    helped = in_a_process(tmp_path, "render", "--help", encoding=encoding)
    assert helped.returncode == 0
    assert without_marks(helped.stdout.decode(encoding)).startswith("Cach dung: planforge render [TUY CHON] SPEC|DIR")
    refused = in_a_process(tmp_path, "frame", "lst", encoding=encoding)
    assert refused.returncode == 2
    assert "loi: khong co lenh 'lst'" in without_marks(refused.stderr.decode(encoding))


def test_paths_with_spaces_and_vietnamese_letters(tmp_path):
    folder = tmp_path / "Kế hoạch năm 2026"
    folder.mkdir()
    (folder / "cải cách.yaml").write_text(BASE + "purpose: [Đúng hạn.]\n", encoding="utf-8")
    assert run("planforge render 'Kế hoạch năm 2026/cải cách.yaml' -o 'Kết quả'", tmp_path) == [
        "Kết quả/thu/2026/xa-tan-lap/ke-hoach.docx",
        "=> 0",
    ]
    assert (tmp_path / "Kết quả" / "thu" / "2026" / "xa-tan-lap" / "ke-hoach.docx").is_file()


def test_a_file_name_that_is_no_text_does_not_crash(tmp_path):
    name = os.fsdecode(b"k\xff.yaml")
    try:
        (tmp_path / name).write_text("", encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes only text for names")
    ended = subprocess.run(
        [sys.executable, "-m", "planforge", "validate", name],
        cwd=tmp_path,
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert (ended.returncode, b"Traceback" in ended.stderr) == (1, False)


# language


@pytest.mark.parametrize(
    "command",
    [
        "planforge --lang en validate khong-co.yaml --stric",
        "planforge validate --lang=en khong-co.yaml --stric",
        "PLANFORGE_LANG=en planforge validate khong-co.yaml --stric",
        "PLANFORGE_LANG=vi planforge validate --lang en khong-co.yaml --stric",
    ],
)
def test_the_language_may_be_asked_for_anywhere(command, tmp_path):
    assert run(command, tmp_path)[0].removeprefix("2> ").startswith("Usage: planforge validate")


@pytest.mark.parametrize("command", ["planforge --stric", "LANGUAGE=de LANG=fr_FR.UTF-8 planforge --stric"])
def test_vietnamese_is_spoken_whatever_the_system_speaks(command, tmp_path):
    assert run(command, tmp_path)[-2:] == ["2> lỗi: không có tùy chọn '--stric'.", "=> 2"]
