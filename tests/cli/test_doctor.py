"""`planforge doctor`: it tells of this machine, so only what does not depend on it is held here."""

import pytest

from planforge.writers.package import Part, zipped
from tests.support.frames import changed_frame
from tests.support.message_cases import run

WELL, ILL = "   tốt  ", " THIẾU  "


@pytest.fixture(autouse=True)
def fonts(monkeypatch):
    """A machine that has the letters and says so; which fonts it really has is for the office tests."""
    monkeypatch.setenv("PATH", "")


def examined(folder, settings: str = "") -> list[str]:
    return run(f"{settings} planforge doctor".strip(), folder)


def test_what_is_missing_is_named_with_what_to_do_and_the_exit_code_is_4(tmp_path):
    said = examined(tmp_path, "PLANFORGE_LIBREOFFICE=/khong/co/soffice")
    assert said[-1] == "=> 4"
    assert f"{ILL}LibreOffice: không có chương trình /khong/co/soffice" in said
    assert said[said.index(f"{ILL}LibreOffice: không có chương trình /khong/co/soffice") + 1].startswith(
        "        gợi ý: cài LibreOffice"
    )


def test_every_library_the_frames_and_the_language_are_listed(tmp_path):
    said = examined(tmp_path)
    kinds = [line[len(WELL) :].split(":")[0] for line in said if line.startswith((WELL, ILL))]
    assert kinds == [
        "planforge",
        "thư viện",
        "Times New Roman",
        "planforge.yaml",
        "mẫu ke-hoach",
        "LibreOffice",
        "ngôn ngữ",
    ]


def test_a_frame_that_does_not_fit_is_ill(tmp_path):
    frames = tmp_path / "mau" / "frames"
    frames.mkdir(parents=True)
    (tmp_path / "planforge.yaml").write_text("templates: mau\n", encoding="utf-8")
    (frames / "rieng.docx").write_bytes(changed_frame([("{{ reference }}", "{{ refrence }}")]))
    (frames / "hong.docx").write_bytes(zipped([Part("a", b"b")]))
    said = examined(tmp_path)
    assert f"{ILL}mẫu rieng: <đây>/mau/frames/rieng.docx (1 lỗi)" in said
    assert f"{ILL}mẫu hong: <đây>/mau/frames/hong.docx không phải tệp Word (.docx)" in said
    assert said[-1] == "=> 4"


def test_an_office_file_with_faults_is_ill(tmp_path):
    (tmp_path / "planforge.yaml").write_text("layuot: {}\n", encoding="utf-8")
    said = examined(tmp_path)
    assert f"{ILL}planforge.yaml: <đây>/planforge.yaml" in said
    assert any("không có khóa `layuot`" in line for line in said)
