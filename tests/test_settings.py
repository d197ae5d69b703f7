"""What an office chooses in `planforge.yaml`, where it is found, and what the decree does not let it choose."""

from pathlib import Path

import pytest

from planforge.diagnostics import Report
from planforge.document.page_layout import ALLOWED, HEADER_SIZES, INDENTS
from planforge.settings import Settings, builtin_templates, find_office_file, read_settings


def read(folder: Path, text: str | None = None) -> tuple[Settings, list[str]]:
    """The settings that hold in `folder`, and what is said of its file, which holds `text`: code and place."""
    if text is not None:
        (folder / "planforge.yaml").write_text(text, encoding="utf-8")
    report = Report()
    settings = read_settings(report, folder)
    return settings, [f"{finding.code.name} {finding.place}" for finding in report]


def test_without_a_file_the_defaults_hold(tmp_path, monkeypatch):
    monkeypatch.delenv("PLANFORGE_LIBREOFFICE", raising=False)
    settings, found = read(tmp_path)
    assert (settings, found) == (Settings(template_folders=(builtin_templates(),)), [])


@pytest.mark.parametrize("text", ["", "# ghi chú\n", "---\n", "layout:\n", "layout: {}\n"])
def test_everything_may_be_left_out(text, tmp_path):
    settings, found = read(tmp_path, text)
    assert (settings.layout, settings.frame, found) == (Settings().layout, "ke-hoach", [])


def test_the_nearest_file_above_holds(tmp_path):
    inner = tmp_path / "nam" / "2026"
    inner.mkdir(parents=True)
    (tmp_path / "planforge.yaml").touch()
    assert find_office_file(inner) == tmp_path / "planforge.yaml"
    (inner.parent / "planforge.yaml").touch()
    assert find_office_file(inner) == inner.parent / "planforge.yaml"


def test_paths_are_counted_from_the_file(tmp_path):
    (tmp_path / "mẫu của sở" / "frames").mkdir(parents=True)
    (tmp_path / "mẫu của sở" / "frames" / "riêng.docx").touch()
    settings, found = read(tmp_path, "templates: mẫu của sở\noutputs: kết quả\nframe: khac/mau.docx\n")
    assert found == []
    assert settings.outputs == tmp_path / "kết quả"
    assert settings.frame_file() == tmp_path / "khac" / "mau.docx"
    assert settings.frame_file("riêng") == tmp_path / "mẫu của sở" / "frames" / "riêng.docx"
    assert settings.frame_file("khac.docx") == Path("khac.docx")
    assert settings.prose_folders == (tmp_path / "mẫu của sở" / "prose", builtin_templates() / "prose")


def test_an_offices_frame_hides_the_built_in_one_of_its_name_and_open_files_are_no_frames(tmp_path):
    frames = tmp_path / "mau" / "frames"
    frames.mkdir(parents=True)
    for name in ("ke-hoach.docx", "~$ke-hoach.docx", "ghi-chu.txt"):
        (frames / name).touch()
    settings, _found = read(tmp_path, "templates: mau\n")
    assert settings.frames() == {"ke-hoach": frames / "ke-hoach.docx"}


def test_the_environment_chooses_libreoffice_before_the_file(tmp_path, monkeypatch):
    text = "libreoffice: /opt/soffice\npdf_timeout: 2,5\n"
    monkeypatch.delenv("PLANFORGE_LIBREOFFICE", raising=False)
    assert (read(tmp_path, text)[0].libreoffice, read(tmp_path)[0].pdf_timeout) == ("/opt/soffice", 2.5)
    monkeypatch.setenv("PLANFORGE_LIBREOFFICE", "/usr/bin/soffice")
    assert read(tmp_path)[0].libreoffice == "/usr/bin/soffice"


# the decree


@pytest.mark.parametrize("name", [name for name, rule in ALLOWED.items() if rule.clause.startswith("PL")])
def test_a_value_outside_the_range_is_refused_with_its_clause(name, tmp_path):
    for value in (ALLOWED[name].low - 1, ALLOWED[name].high + 1):
        report = Report()
        (tmp_path / "planforge.yaml").write_text(f"layout:\n  {name}: {value:g}\n", encoding="utf-8")
        settings = read_settings(report, tmp_path)
        finding = next(iter(report))
        assert finding.code.name == "OUT_OF_RANGE"
        assert f"(Nghị định 30, {ALLOWED[name].clause})" in finding.message
        assert getattr(settings.layout, name) == getattr(Settings().layout, name)


@pytest.mark.parametrize(
    "name", [name for name in ALLOWED if name not in ("national_name_size", "national_motto_size")]
)
def test_both_ends_of_a_range_are_allowed(name, tmp_path):
    if name != "date_size":
        for value in (ALLOWED[name].low, ALLOWED[name].high):
            settings, found = read(tmp_path, f"layout:\n  {name}: {value:g}\n")
            assert (found, getattr(settings.layout, name)) == ([], value)


@pytest.mark.parametrize("sizes", HEADER_SIZES)
def test_the_sizes_of_the_letterhead_rise_and_fall_together(sizes, tmp_path):
    names = ("national_name_size", "national_motto_size", "date_size")
    lines = [f"  {name}: {size}\n" for name, size in zip(names, sizes, strict=True)]
    assert read(tmp_path, "layout:\n" + "".join(lines))[1] == []


def test_one_size_of_the_letterhead_alone_is_refused(tmp_path):
    assert read(tmp_path, "layout:\n  date_size: 13\n")[1] == ["OUT_OF_RANGE planforge.yaml:1:1"]


@pytest.mark.parametrize("indent", INDENTS)
def test_the_decree_names_two_indents(indent, tmp_path):
    assert read(tmp_path, f"layout:\n  first_line_indent: {indent:g}\n")[1] == []
    assert read(tmp_path, "layout:\n  first_line_indent: 11\n")[1] == ["OUT_OF_RANGE planforge.yaml:2:22"]


def test_a_decimal_comma_is_a_decimal_point(tmp_path):
    settings, found = read(tmp_path, "layout:\n  line_spacing: 1,25\n")
    assert (found, settings.layout.line_spacing) == ([], 1.25)


# what is wrong in the file


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("layuot: {}\n", ["UNKNOWN_KEY planforge.yaml:1:1"]),
        ("layout:\n  margin_tpo: 20\n", ["UNKNOWN_KEY planforge.yaml:2:3"]),
        ("layout:\n  margin_top: rộng\n", ["WRONG_TYPE planforge.yaml:2:15"]),
        ("layout:\n  margin_top: nan\n", ["WRONG_TYPE planforge.yaml:2:15"]),
        ("layout:\n  margin_top: [20]\n", ["WRONG_TYPE planforge.yaml:2:15"]),
        ("layout: [20]\n", ["WRONG_TYPE planforge.yaml:1:9"]),
        ("pdf_timeout: 0\n", ["WRONG_VALUE planforge.yaml:1:14"]),
        ("pdf_timeout: -1\n", ["WRONG_VALUE planforge.yaml:1:14"]),
        ("templates: khong-co\n", ["WRONG_VALUE planforge.yaml:1:12"]),
        ("outputs: a: b\n", ["COLON_IN_TEXT planforge.yaml:1:11"]),
        ("- a\n", ["WRONG_TYPE planforge.yaml:1:1"]),
        (
            "layout:\n  margin_top: 10\nlayuot: {}\n",
            ["OUT_OF_RANGE planforge.yaml:2:15", "UNKNOWN_KEY planforge.yaml:3:1"],
        ),
    ],
)
def test_what_is_wrong_is_placed(text, said, tmp_path):
    assert read(tmp_path, text)[1] == said


def test_a_file_in_a_folder_above_is_named_with_its_path(tmp_path):
    inner = tmp_path / "nam"
    inner.mkdir()
    (tmp_path / "planforge.yaml").write_text("layuot: {}\n", encoding="utf-8")
    assert read(inner)[1] == [f"UNKNOWN_KEY {tmp_path / 'planforge.yaml'}:1:1"]
