"""`planforge render` over what is there already: edits by hand, full disks, interruptions; the wording: `messages/`."""

import errno
import zipfile
from pathlib import Path

import pytest

from planforge.writers.package import Part, zipped
from tests.support.message_cases import run

SPEC = """\
planforge: 1
id: chuyen-doi-so
year: 2026
issuer: {unit: xã Tân Lập, within: [tỉnh Đắk Lắk]}
document: {subject: Chuyển đổi số}
purpose: [Phục vụ người dân tốt hơn.]
"""
RENDER = "planforge render ke-hoach.yaml --to docx,html"


@pytest.fixture
def folder(tmp_path):
    """A folder with a plan that has been rendered once."""
    (tmp_path / "ke-hoach.yaml").write_text(SPEC, encoding="utf-8")
    assert run(RENDER, tmp_path)[-1] == "=> 0"
    return tmp_path


def results(folder: Path) -> dict[str, bytes]:
    """Every file below `outputs`, by its name."""
    return {file.name: file.read_bytes() for file in (folder / "outputs").rglob("*") if file.is_file()}


def saved_by_word(file: Path) -> bytes:
    """`file` as Word leaves it: its own name in the properties, all else as it was."""
    with zipfile.ZipFile(file) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    parts["docProps/app.xml"] = parts["docProps/app.xml"].replace(b"planforge", b"Microsoft Office Word")
    return zipped([Part(name, data) for name, data in parts.items()])


def test_the_same_plan_makes_the_same_files_and_keeps_nothing(folder):
    before = results(folder)
    run(RENDER, folder)
    assert results(folder) == before
    assert sorted(before) == ["ke-hoach.docx", "ke-hoach.html"]


def test_a_file_that_word_has_saved_is_kept_and_a_new_one_made(folder):
    file = folder / "outputs/chuyen-doi-so/2026/xa-tan-lap/ke-hoach.docx"
    made, edited = file.read_bytes(), saved_by_word(file)
    file.write_bytes(edited)
    said = run(RENDER, folder)
    assert "warning[ban-sua-tay]" in said[0]
    assert said[-1] == "=> 0"
    kept = next(name for name in results(folder) if "sua-tay" in name)
    assert (results(folder)[kept], results(folder)["ke-hoach.docx"]) == (edited, made)
    assert run(RENDER, folder)[-1] == "=> 0"
    assert len(results(folder)) == 3


@pytest.mark.parametrize("place", ["os.fsync", "pathlib.Path.replace"])
def test_a_run_that_is_interrupted_leaves_the_old_files(place, folder, monkeypatch):
    before = results(folder)

    def interrupt(*_args):
        raise KeyboardInterrupt

    monkeypatch.setattr(place, interrupt)
    assert run(f"{RENDER} --set year=2026 --set document.number=08", folder)[-2:] == ["2> đã dừng", "=> 130"]
    assert results(folder) == before


def test_a_full_disk_is_a_finding_and_leaves_the_old_files(folder, monkeypatch):
    before = results(folder)

    def fail(*_args):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("os.fsync", fail)
    said = run(f"{RENDER} --set document.number=08", folder)
    assert said[0].startswith("2> ke-hoach.yaml:1:1: error[khong-ghi-duoc]: không ghi được outputs/")
    assert said[0].endswith("ổ đĩa đã đầy")
    assert said[-1] == "=> 1"
    assert results(folder) == before


def test_a_read_only_file_is_a_finding(folder):
    file = folder / "outputs/chuyen-doi-so/2026/xa-tan-lap/ke-hoach.docx"
    file.chmod(0o444)
    said = run(f"{RENDER} --set document.number=08", folder)
    assert said[0].endswith("ke-hoach.docx chỉ cho đọc")
    assert said[-1] == "=> 1"


@pytest.mark.parametrize("unit", ["xã ../../../etc", "xã CON", "xã C:\\\\Windows", "xã nul", "xã /etc/passwd", "xã ~"])
def test_no_unit_leads_out_of_the_folder(unit, tmp_path):
    (tmp_path / "trong").mkdir()
    (tmp_path / "trong" / "ke-hoach.yaml").write_text(SPEC.replace("xã Tân Lập", f'"{unit}"'), encoding="utf-8")
    assert run("planforge render ke-hoach.yaml", tmp_path / "trong")[-1] == "=> 0"
    made = [file.relative_to(tmp_path) for file in tmp_path.rglob("*.docx")]
    assert len(made) == 1
    assert made[0].parts[:4] == ("trong", "outputs", "chuyen-doi-so", "2026")
    assert made[0].parts[4].startswith("xa")
