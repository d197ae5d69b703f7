"""Whether a Word frame can be filled: what is said of one that cannot, and that one without findings can."""

import zipfile
from pathlib import Path

import pytest

from planforge.document.page_layout import PageLayout
from planforge.errors import BrokenFrame
from planforge.writers.docx.frame import prepare_frame
from planforge.writers.docx.frame_check import OPTIONAL, check_frame
from tests.support.frames import changed_frame, frame_parts, word_file

PARAGRAPH = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"


def found(tmp_path: Path, *changes: tuple[str, str], **parts: str | None) -> list[str]:
    """What is said of the built-in frame with these changes: code, and sentence without its place."""
    file = tmp_path / "mẫu của sở.docx"
    file.write_bytes(changed_frame(changes, parts))
    report = check_frame(file)
    if not len(report):
        prepare_frame(file, PageLayout())
    return [f"{finding.code.name}: {finding.message.split(': ', 1)[-1]}" for finding in report]


def test_the_built_in_frame_has_no_findings(tmp_path):
    assert found(tmp_path) == []


@pytest.mark.parametrize("name", sorted(OPTIONAL))
def test_rules_and_labels_may_be_left_out(name, tmp_path):
    tag = f"{{{{p {name} }}}}" if f"{{{{p {name} }}}}" in frame_parts()["word/document.xml"] else f"{{{{ {name} }}}}"
    assert found(tmp_path, (tag, "")) == []


def test_a_finding_says_where_in_word_it_is(tmp_path):
    file = tmp_path / "m.docx"
    file.write_bytes(
        changed_frame([("{{ reference }}", "{{ refrence }}"), ("{{ document_type }}", "{{ document_typ }}")])
    )
    assert [(str(finding.place), finding.message.split(": ")[0]) for finding in check_frame(file)] == [
        (f"{file}:8:1", "bảng 1, hàng 2, cột 1"),
        (f"{file}:12:1", "đoạn 12"),
    ]


@pytest.mark.parametrize(
    ("tag", "said"),
    [
        ("{{reference}}", []),
        ("{{ reference }} ", []),
        ("Số: {{ reference }}", []),
        ("{% if reference %}{{ reference }}{% endif %}", []),
        ("{% if not reference %}Số:{% else %}{{ reference }}{% endif %}", []),
        ("{{ reference if reference else 'Số:' }}", []),
        ("{# ghi chú #}{{ reference }}", []),
        ("Số:", ["FRAME_MISSING: mẫu thiếu ô `reference`"]),
        ("{{ refrence }}", ["FRAME_FIELD: không có ô `refrence`"]),
        ("{{ REFERENCE }}", ["FRAME_MISSING: mẫu thiếu ô `reference`", "FRAME_FIELD: không có ô `REFERENCE`"]),
        ("{{ reference }} {{ appendix_label }}", ["FRAME_FIELD: ô `appendix_label` không dùng được ở phần chính"]),
        ("{{ reference }", ["FRAME_SYNTAX: dấu ngoặc của ô mẫu chưa đóng: “{{ reference }”"]),
        ("reference }}", ["FRAME_SYNTAX: dấu ngoặc của ô mẫu chưa đóng: “reference }}”"]),
        ("{{ reference + }}", ["FRAME_SYNTAX: ô mẫu {{ reference + }} viết sai"]),
        ("{{p reference }}", ["FRAME_SYNTAX: {{p reference }} là chữ trong dòng: viết {{ reference }}"]),
        ("{{tr reference }}", ["FRAME_SYNTAX: {{tr reference }} là chữ trong dòng: viết {{ reference }}"]),
        ("{{ reference|upper }}", ["FRAME_SYNTAX: ô mẫu {{ reference|upper }} dùng điều không được phép"]),
        ("{{ reference.x }}", ["FRAME_SYNTAX: ô mẫu {{ reference.x }} dùng điều không được phép"]),
        ("{{ reference }}{{ 9**9**9 }}", ["FRAME_SYNTAX: ô mẫu {{ 9**9**9 }} dùng điều không được phép"]),
        ("{{ reference }}{{ range(9) }}", ["FRAME_SYNTAX: ô mẫu {{ range(9) }} dùng điều không được phép"]),
        ("{% set x = 1 %}{{ reference }}", ["FRAME_SYNTAX: ô mẫu {% set x = 1 %} dùng điều không được phép"]),
        ("{% include 'a' %}{{ reference }}", ["FRAME_SYNTAX: ô mẫu {% include 'a' %} dùng điều không được phép"]),
        ("{% if so %}{{ reference }}{% endif %}", ["FRAME_FIELD: không có ô `so`"]),
        ("{% if reference %}{{ reference }}", ["FRAME_SYNTAX: {% if %} và {% endif %} không khớp nhau, hoặc viết sai"]),
        ("{{ reference }}{% endif %}", ["FRAME_SYNTAX: {% if %} và {% endif %} không khớp nhau, hoặc viết sai"]),
    ],
)
def test_a_field_of_the_line(tag, said, tmp_path):
    assert found(tmp_path, ("{{ reference }}", tag)) == said


@pytest.mark.parametrize(
    ("tag", "said"),
    [
        ("{{p body}}", []),
        ("  {{p body }} ", []),
        ("{{ body }}", ["FRAME_SYNTAX: {{ body }} thay cả đoạn: viết {{p body }}"]),
        ("{{p body|upper }}", ["FRAME_SYNTAX: ô mẫu {{p body|upper }} dùng điều không được phép"]),
        ("Nội dung: {{p body }}", ["FRAME_TEXT_LOST: chữ “Nội dung:” đứng cạnh {{p body }} sẽ mất"]),
        ("{{p body }}{{ national_name }}", ["FRAME_TEXT_LOST: chữ “{{ national_name }}” đứng cạnh {{p body }} sẽ mất"]),
    ],
)
def test_a_field_of_whole_paragraphs(tag, said, tmp_path):
    assert found(tmp_path, ("{{p body }}", tag)) == said


def test_a_condition_may_be_spread_over_paragraphs(tmp_path):
    paragraphs = "</w:t></w:r></w:p><w:p><w:r><w:t>".join(("{%p if draft_mark %}", "{{p body }}", "{%p endif %}"))
    assert found(tmp_path, ("{{p body }}", paragraphs)) == []


@pytest.mark.parametrize(
    "cut",
    [
        "{{ refe</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>rence }}",
        "{</w:t></w:r><w:r><w:t>{ reference }</w:t></w:r><w:r><w:t>}",
        '{{</w:t></w:r><w:proofErr w:type="spellStart"/><w:r><w:t xml:space="preserve"> reference }}',
    ],
)
def test_a_field_that_word_has_cut_into_runs_is_whole(cut, tmp_path):
    assert found(tmp_path, ("{{ reference }}", cut)) == []


def test_a_section_that_ends_in_the_paragraph_of_a_field_would_be_lost(tmp_path):
    document = frame_parts()["word/document.xml"]
    start = document.index('<w:p><w:pPr><w:pStyle w:val="SectionEnd"/><w:sectPr>')
    end = document.index("</w:p>", start)
    moved = document.replace(PARAGRAPH.format("{{p signer }}"), "")
    with_field = moved[:end] + "<w:r><w:t>{{p body }}</w:t></w:r>" + moved[end:]
    said = found(tmp_path, **{"word/document.xml": with_field})
    assert said == ["FRAME_TEXT_LOST: ngắt phần (section) ở cùng đoạn với {{p body }} sẽ mất"]


def test_without_a_second_section_the_appendix_stands_in_the_main_part(tmp_path):
    document = frame_parts()["word/document.xml"]
    start = document.index("<w:sectPr>")
    one_section = document[:start] + document[document.index("</w:sectPr>") + len("</w:sectPr>") :]
    said = found(tmp_path, **{"word/document.xml": one_section})
    assert {sentence.split("`")[0] for sentence in said} == {"FRAME_FIELD: ô "}
    assert all(sentence.endswith("không dùng được ở phần chính") for sentence in said)


def test_an_empty_frame_lacks_every_field_that_has_to_be_there(tmp_path):
    document = frame_parts()["word/document.xml"]
    empty = document[: document.index("<w:body>") + len("<w:body>")] + "<w:sectPr/></w:body></w:document>"
    said = found(tmp_path, **{"word/document.xml": empty})
    assert "FRAME_MISSING: mẫu thiếu ô `body`" in said
    assert {sentence.split(":")[0] for sentence in said} == {"FRAME_MISSING"}


def test_fields_in_headers_are_never_filled(tmp_path):
    said = found(tmp_path, ("</w:hdr>", PARAGRAPH.format("{{ reference }}") + "</w:hdr>"))
    assert said == ["FRAME_SYNTAX: {{ reference }} ở đầu trang hoặc chân trang sẽ không được điền"]


def test_a_style_that_is_missing_is_called_as_in_word(tmp_path):
    said = found(tmp_path, ('w:name w:val="Nội dung"', 'w:name w:val="Văn bản"'))
    assert said == ["FRAME_STYLE: mẫu thiếu kiểu định dạng “Nội dung”"]


# what is no frame at all


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"Tep van ban thuong",
        b"%PDF-1.7",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
        word_file(a="b"),
        changed_frame()[:2000],
        changed_frame(parts={"word/document.xml": None}),
        changed_frame(parts={"word/document.xml": "<a"}),
        changed_frame(parts={"[Content_Types].xml": None}),
    ],
)
def test_what_is_no_word_file_is_refused(data, tmp_path):
    file = tmp_path / "m.docx"
    file.write_bytes(data)
    with pytest.raises(BrokenFrame, match="không phải tệp Word"):
        check_frame(file)


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(BrokenFrame, match="không có tệp mẫu"):
        check_frame(tmp_path / "m.docx")


def test_a_folder(tmp_path):
    with pytest.raises(BrokenFrame, match="không phải tệp Word"):
        check_frame(tmp_path)


def test_a_file_that_swells_when_it_is_opened(tmp_path, monkeypatch):
    file = tmp_path / "m.docx"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", b"\0" * 2_000_000)
    monkeypatch.setattr("planforge.writers.docx.frame.MAX_FRAME_BYTES", 100_000)
    with pytest.raises(BrokenFrame, match="phình ra quá lớn"):
        check_frame(file)
