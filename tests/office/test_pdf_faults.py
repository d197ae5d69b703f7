"""When LibreOffice is missing, hangs, crashes or lies: the run ends, says so, and the rest is there.

The programs here are small scripts in its place.
"""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from planforge.errors import OutsideProgramFailed
from planforge.writers.pdf import BATCH, convert
from tests.support.rendering import a_spec, written

pytestmark = pytest.mark.skipif(os.name != "posix", reason="the scripts in place of LibreOffice are shell scripts")

Program = Callable[[str], Path]

MAKES_PDFS = """
out=; while [ "$1" != "--outdir" ]; do shift; done; out=$2; shift 2
mkdir -p "$out"
for file in "$@"; do printf '%%PDF-1.7' > "$out/$(basename "$file" .docx).pdf"; done
"""


@pytest.fixture
def program(tmp_path: Path) -> Program:
    def make(script: str) -> Path:
        file = tmp_path / "soffice"
        file.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        file.chmod(0o755)
        return file

    return make


@pytest.fixture
def render(tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """`planforge render` in a folder of its own, with some program for LibreOffice."""

    def run(program: Path | str, *names: str, formats: str = "docx,pdf") -> subprocess.CompletedProcess[str]:
        for name in names or ("one",):
            written(a_spec(id=name), tmp_path, name)
        command = [sys.executable, "-m", "planforge", "render", str(tmp_path), "--to", formats, "-o", "out"]
        environment = {**os.environ, "PLANFORGE_LIBREOFFICE": str(program), "LC_ALL": "C.UTF-8", "LANGUAGE": "vi"}
        return subprocess.run(
            command, cwd=tmp_path, env=environment, capture_output=True, text=True, encoding="utf-8", timeout=60
        )

    return run


def made(folder: Path, ending: str) -> list[str]:
    return sorted(file.parents[2].name for file in folder.glob(f"out/**/*{ending}"))


def test_the_script_in_place_of_libreoffice_makes_pdfs(render, program: Program, tmp_path: Path):
    result = render(program(MAKES_PDFS), "one", "two")
    assert result.returncode == 0, result.stderr
    assert made(tmp_path, ".pdf") == ["one", "two"]


@pytest.mark.parametrize("name", ["khong-co", "/khong/co/soffice", "."])
def test_without_libreoffice_nothing_is_written_and_the_run_ends_with_4(render, tmp_path: Path, name: str):
    result = render(name)
    assert result.returncode == 4
    assert name in result.stderr and "doctor" in result.stderr
    assert "Traceback" not in result.stderr
    assert made(tmp_path, ".docx") == []


def test_without_libreoffice_everything_but_a_pdf_is_made(render, tmp_path: Path):
    assert render("khong-co", formats="docx,html,text").returncode == 0
    assert made(tmp_path, ".docx") == ["one"]


def test_a_program_that_cannot_be_started_ends_the_run_with_4(render, program: Program, tmp_path: Path):
    file = program("")
    file.write_bytes(b"\x00\x01 no program")
    result = render(file)
    assert result.returncode == 4
    assert "Traceback" not in result.stderr


CRASHES = {
    "stops-with-an-error": "exit 1",
    "says-it-is-well": "exit 0",
    "is-killed": "kill -9 $$",
    "writes-an-empty-file": MAKES_PDFS.replace("printf '%%PDF-1.7'", "printf ''"),
    "writes-elsewhere": 'touch "$HOME/x.pdf" 2>/dev/null',
}


@pytest.mark.parametrize("script", CRASHES.values(), ids=CRASHES.keys())
def test_a_pdf_that_does_not_come_is_a_finding_and_the_word_file_stays(
    render, program: Program, tmp_path: Path, script: str, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("HOME", str(tmp_path))
    result = render(program(script))
    assert result.returncode == 1
    assert "one.yaml" in result.stderr and "PDF" in result.stderr
    assert "Traceback" not in result.stderr
    assert made(tmp_path, ".docx") == ["one"]
    assert made(tmp_path, ".pdf") == []


def test_one_bad_file_of_a_batch_is_one_loss(render, program: Program, tmp_path: Path):
    result = render(program(f'case "$*" in *000001*) kill -9 $$;; esac\n{MAKES_PDFS}'), "one", "three", "two")
    assert result.returncode == 1
    assert made(tmp_path, ".pdf") == ["one", "two"]
    assert made(tmp_path, ".docx") == ["one", "three", "two"]
    assert "three.yaml" in result.stderr and "two.yaml" not in result.stderr


def word_files(folder: Path, count: int) -> list[Path]:
    files = [folder / f"{number:03}.docx" for number in range(count)]
    for file in files:
        file.touch()
    return files


def lost(answers: Iterable[tuple[Path, bytes | None]]) -> list[str]:
    return [file.stem for file, data in answers if data is None]


def test_a_batch_after_a_lost_one_is_converted(program: Program, tmp_path: Path):
    files = word_files(tmp_path, BATCH + 3)
    bad = program(f'case "$*" in *005.docx*) exit 1;; esac\n{MAKES_PDFS}')
    assert lost(convert(files, str(bad), 30)) == ["005"]


def test_each_run_has_a_profile_of_its_own(program: Program, tmp_path: Path):
    noting = program(f'echo "$1" >> {tmp_path}/profiles\n{MAKES_PDFS}')
    assert not lost(convert(word_files(tmp_path, 2 * BATCH), str(noting), 30))
    profiles = (tmp_path / "profiles").read_text(encoding="utf-8").split()
    assert len(profiles) == len({*profiles}) == 2
    assert all(profile.startswith("-env:UserInstallation=file:///") for profile in profiles)


def test_a_program_that_hangs_is_killed_with_everything_it_started(program: Program, tmp_path: Path):
    hanging = program(f"sleep 300 & echo $! $$ > {tmp_path}/pids\nsleep 300")
    start = time.monotonic()
    assert lost(convert(word_files(tmp_path, 1), str(hanging), 0.5)) == ["000"]
    assert time.monotonic() - start < 20
    pids = [int(pid) for pid in (tmp_path / "pids").read_text(encoding="utf-8").split()]
    assert len(pids) == 2
    assert not any(map(is_running, pids))


def is_running(pid: int) -> bool:
    """False for a process that is gone, or dead and only waiting to be buried."""
    for _attempt in range(20):
        status = subprocess.run(["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True).stdout.strip()
        if not status or status.startswith("Z"):
            return False
        time.sleep(0.1)
    return True


def test_a_program_that_vanishes_between_two_batches_is_an_error_and_not_a_hang(program: Program, tmp_path: Path):
    vanishing = program(f'rm "$0"\n{MAKES_PDFS}')
    with pytest.raises(OutsideProgramFailed):
        list(convert(word_files(tmp_path, BATCH + 1), str(vanishing), 30))
