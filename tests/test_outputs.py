"""Where results go: names that stay below the folder, whole files or none, nobody's edits lost."""

import errno
import os
import stat
import zipfile
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planforge.errors import UnwritableOutput
from planforge.outputs import MAX_NAME, keep_hand_edited, output_path, safe_name, save
from planforge.writers.docx.writer import APP_XML
from planforge.writers.package import Part, made_by_planforge, zipped
from tests.support.builders import a_plan

ROOT = Path("outputs")
RESERVED = {"CON", "PRN", "AUX", "NUL", *(f"{port}{number}" for port in ("COM", "LPT") for number in range(10))}
"""Names that Windows keeps for itself, whatever ending they have."""

# names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("xã Tân Lập", "xa-tan-lap"),
        ("huyện Ea H'Leo", "huyen-ea-hleo"),
        ("Đắk  Lắk", "dak-lak"),
        ("xã ../../../etc", "xa-etc"),
        ("../..", "don-vi"),
        ("", "don-vi"),
        ("平和", "don-vi"),
        ("CON", "con-"),
        ("xã CON", "xa-con"),
        ("lpt1", "lpt1-"),
        ("nul.txt", "nul-txt"),
        ("C:\\Windows", "c-windows"),
        ("a" * 300, "a" * MAX_NAME),
        ("a" * (MAX_NAME - 1) + " b", "a" * (MAX_NAME - 1)),
    ],
)
def test_a_name_that_every_system_takes(text, name):
    assert safe_name(text) == name


@given(st.text())
def test_no_name_is_a_path_or_one_that_windows_keeps_for_itself(text):
    name = safe_name(text)
    assert PurePosixPath(name).parts == PureWindowsPath(name).parts == (name,)
    assert name.split(".")[0].upper() not in RESERVED
    assert 0 < len(name) <= MAX_NAME + 1
    assert name == name.strip(". ")


def test_the_path_says_which_plan_of_which_year_of_whom():
    assert output_path(ROOT, a_plan(), ".docx") == Path("outputs/cai-cach-hanh-chinh/2026/xa-tan-lap/ke-hoach.docx")
    office = a_plan(issuer={"unit": "tỉnh Đắk Lắk", "body": "Sở Nội vụ"})
    assert output_path(ROOT, office, ".pdf").parent.name == "so-noi-vu-tinh-dak-lak"


@given(st.text(min_size=1).filter(str.strip), st.text(min_size=1).filter(str.strip))
def test_no_unit_leads_out_of_the_folder(unit, body):
    path = output_path(ROOT, a_plan(issuer={"unit": unit, "body": body}), ".docx")
    assert Path(os.path.normpath(path)) == path
    assert path.relative_to(ROOT).parts[:2] == ("cai-cach-hanh-chinh", "2026")
    assert len(path.parts) == 5


# writing

PLACE = "Kế hoạch của xã/2026/ke-hoach.docx"


def everything(folder: Path) -> dict[str, bytes]:
    """Every file below `folder` with its bytes."""
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_folders_are_made_and_the_file_is_whole(tmp_path):
    save(b"moi", tmp_path / PLACE)
    save(b"moi hon", tmp_path / PLACE)
    assert everything(tmp_path) == {PLACE: b"moi hon"}


class Broken(OSError):
    """What a disk does when it is full."""

    def __init__(self) -> None:
        super().__init__(errno.ENOSPC, "No space left on device")


@pytest.mark.parametrize("fault", [Broken, KeyboardInterrupt, MemoryError])
@pytest.mark.parametrize("place", ["os.fsync", "pathlib.Path.replace"])
def test_a_write_that_is_interrupted_leaves_the_old_file_and_nothing_else(fault, place, tmp_path, monkeypatch):
    target = tmp_path / "ke-hoach.docx"
    target.write_bytes(b"cu")

    def fail(*_args):
        raise fault()

    monkeypatch.setattr(place, fail)
    with pytest.raises(UnwritableOutput if fault is Broken else fault):
        save(b"moi", target)
    monkeypatch.undo()
    assert everything(tmp_path) == {"ke-hoach.docx": b"cu"}


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        (errno.ENOSPC, "ổ đĩa đã đầy"),
        (errno.EACCES, "không có quyền ghi"),
        (errno.EROFS, "ổ đĩa chỉ cho đọc"),
        (errno.ENAMETOOLONG, "tên quá dài"),
        (errno.EIO, "Input/output error"),
    ],
)
def test_why_the_system_refused_is_said_in_vietnamese_where_it_is_usual(number, reason, tmp_path, monkeypatch):
    def fail(*_args):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr("os.fsync", fail)
    with pytest.raises(UnwritableOutput) as caught:
        save(b"moi", tmp_path / "a.docx")
    assert caught.value.message == f"không ghi được {tmp_path / 'a.docx'}: {reason}"
    assert caught.value.hint


def test_a_folder_is_not_written_over(tmp_path):
    (tmp_path / "a.docx").mkdir()
    with pytest.raises(UnwritableOutput, match="là thư mục"):
        save(b"moi", tmp_path / "a.docx")
    assert everything(tmp_path) == {}


def test_a_file_where_a_folder_should_be_is_left_alone(tmp_path):
    (tmp_path / "a").write_bytes(b"cu")
    with pytest.raises(UnwritableOutput, match="trong đường dẫn có một tệp"):
        save(b"moi", tmp_path / "a" / "b" / "c.docx")
    assert everything(tmp_path) == {"a": b"cu"}


def test_a_read_only_file_is_left_alone_even_by_an_administrator(tmp_path):
    file = tmp_path / "a.docx"
    file.write_bytes(b"cu")
    file.chmod(stat.S_IREAD)
    with pytest.raises(UnwritableOutput, match="chỉ cho đọc"):
        save(b"moi", file)
    assert everything(tmp_path) == {"a.docx": b"cu"}


def test_a_name_that_is_too_long_is_an_error_and_no_crash(tmp_path):
    with pytest.raises(UnwritableOutput, match="tên quá dài"):
        save(b"moi", tmp_path / ("a" * 300 + ".docx"))


# edits by hand


def word_file(app: str) -> bytes:
    """A Word file as the program that writes `app` leaves it."""
    return zipped([Part("[Content_Types].xml", b"<Types/>"), Part("docProps/app.xml", app.encode())])


@pytest.mark.parametrize(
    "data",
    [
        word_file(APP_XML.replace("planforge", "Microsoft Office Word")),
        word_file(APP_XML.replace("planforge", "LibreOffice/7.4.7.2")),
        word_file(""),
        zipped([Part("a", b"b")]),
        b"",
        b"khong phai tep Word",
    ],
)
def test_a_file_that_another_program_has_saved_is_kept_aside(data, tmp_path):
    target = tmp_path / "ke-hoach.docx"
    target.write_bytes(data)
    kept = keep_hand_edited(target, made_by_planforge)
    assert kept is not None
    assert kept.name.startswith("ke-hoach-sua-tay-20")
    assert everything(tmp_path) == {kept.name: data}


def test_a_file_as_planforge_wrote_it_is_not_kept(tmp_path):
    target = tmp_path / "ke-hoach.docx"
    target.write_bytes(word_file(APP_XML))
    assert keep_hand_edited(target, made_by_planforge) is None
    assert keep_hand_edited(tmp_path / "khong-co.docx", made_by_planforge) is None
    assert list(everything(tmp_path)) == ["ke-hoach.docx"]


def test_two_edits_within_a_second_are_both_kept(tmp_path):
    target = tmp_path / "ke-hoach.docx"
    for data in (b"mot", b"hai", b"ba"):
        target.write_bytes(data)
        keep_hand_edited(target, made_by_planforge)
    assert sorted(everything(tmp_path).values()) == [b"ba", b"hai", b"mot"]


def test_an_edit_that_cannot_be_kept_stops_the_run(tmp_path, monkeypatch):
    target = tmp_path / "ke-hoach.docx"
    target.write_bytes(b"sua tay")

    def refuse(*_args):
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr("pathlib.Path.replace", refuse)
    with pytest.raises(UnwritableOutput, match="không giữ được bản sửa tay"):
        keep_hand_edited(target, made_by_planforge)
    assert everything(tmp_path) == {"ke-hoach.docx": b"sua tay"}


def test_what_is_no_zip_was_not_made_by_planforge(tmp_path):
    assert not made_by_planforge(tmp_path)
    with pytest.raises(zipfile.BadZipFile):
        zipfile.ZipFile(__file__)
    assert not made_by_planforge(Path(__file__))
