"""Bytes of a file as clean text: encodings, Unicode forms, characters that do not belong."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planforge.diagnostics import Code, Place, Report
from planforge.source.text import MAX_BYTES, MAX_CONTROLS, SourceText, clean_text, clean_value, read_text


def read(data: bytes) -> tuple[str | None, list[tuple[str, str]]]:
    """The text of `data`, and what is said of it: code and place."""
    report = Report()
    source = clean_text(data, "k.yaml", report)
    return source.text if source else None, [(finding.code.name, str(finding.place)) for finding in report]


def codes(data: bytes) -> list[str]:
    return [code for code, _place in read(data)[1]]


def test_utf8_is_text():
    assert read("Đắk Lắk\n".encode()) == ("Đắk Lắk\n", [])


def test_a_byte_order_mark_is_dropped():
    assert read("Đắk Lắk".encode("utf-8-sig")) == ("Đắk Lắk", [])


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"])
def test_line_ends_of_every_system_are_one(end):
    assert read(f"a{end}b{end}".encode()) == ("a\nb\n", [])


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_wider_encodings_are_named_rather_than_read_as_control_characters(encoding):
    assert read("planforge: 1\nid: thu\n".encode(encoding)) == (None, [("NOT_UTF8", "k.yaml:1:1")])


def test_where_utf8_breaks_off_is_counted_in_characters():
    assert read("a: Đắk\nb: Lắk ".encode() + b"\xd5\n") == (None, [("NOT_UTF8", "k.yaml:2:8")])


@pytest.mark.parametrize("encoding", ["windows-1258", "latin-1", "windows-1252"])
def test_old_encodings_are_refused(encoding):
    assert codes("xã đây".encode(encoding, "ignore")) == ["NOT_UTF8"]


@pytest.mark.parametrize("start", [b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1", b"%PDF-1.7\n"])
def test_files_of_other_programs_are_known_by_their_first_bytes(start):
    assert codes(start + b"\0\x01\xff" * 100) == ["UNREADABLE"]


@pytest.mark.parametrize("data", [b"", b"\n \n", b"\xef\xbb\xbf"])
def test_nothing_is_an_empty_file(data):
    assert read(data) == (None, [("EMPTY_FILE", "k.yaml:1:1")])


def test_separate_accents_are_composed_and_the_first_is_shown():
    text, found = read(b"id: a\n" + unicodedata.normalize("NFD", "tên: kế hoạch\nlại: kế hoạch").encode())
    assert text == "id: a\ntên: kế hoạch\nlại: kế hoạch"
    assert found == [("DECOMPOSED_TEXT", "k.yaml:2:2")]


@given(st.text(st.characters(blacklist_categories=("Cc", "Cs")), min_size=1))
def test_text_that_is_taken_is_composed(text):
    source = clean_text(text.encode(), "k.yaml", Report())
    assert source is None or unicodedata.is_normalized("NFC", source.text)


@pytest.mark.parametrize("letter", ["\u00d0", "\u0111\u200b", "\u200d", "\u00ad", "\u2060"])
def test_letters_that_look_like_others_are_warned_of_and_kept(letter):
    text, found = read(f"a{letter}".encode())
    assert (text, [code for code, _place in found]) == (f"a{letter}", ["LOOKALIKE_CHARACTER"])


@pytest.mark.parametrize("character", ["\x00", "\x07", "\x0b", "\x1f", "\x7f", "\x85", "\x9f", "\u2028", "\uffff"])
def test_control_characters_are_refused_where_they_stand(character):
    assert read(f"abcdef\nxin chào{character}".encode()) == (None, [("CONTROL_CHARACTER", "k.yaml:2:9")])


def test_tabs_and_line_ends_are_no_control_characters():
    assert read(b"a\tb\nc")[1] == []


def test_a_file_full_of_control_characters_is_not_listed_to_the_end():
    assert len(codes(b"a" * 1000 + b"\x07" * 1000)) == MAX_CONTROLS


@given(st.text("ab\nđ"), st.data())
def test_places_and_offsets_are_each_other_the_other_way_round(text, data):
    source = SourceText("k.yaml", text)
    offset = data.draw(st.integers(0, len(text)))
    assert source.offset(source.place(offset)) == offset


# from the disk


def findings(file) -> list[str]:
    report = Report()
    assert read_text(file, report, "k.yaml") is None
    return [finding.message for finding in report]


def test_a_file_that_is_not_there(tmp_path):
    assert findings(tmp_path / "không có.yaml") == ["không có tệp này"]


def test_a_folder(tmp_path):
    assert findings(tmp_path) == ["đây là thư mục, không phải tệp"]


def test_a_file_that_may_not_be_read(tmp_path, monkeypatch):
    def refuse(*_args, **_kwargs):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.open", refuse)
    assert findings(tmp_path / "k.yaml") == ["không có quyền đọc tệp này"]


def test_a_file_that_is_too_large_is_refused_whatever_is_in_it(tmp_path):
    file = tmp_path / "k.yaml"
    file.write_bytes(b"\xff" * (MAX_BYTES + 1))
    assert findings(file) == ["tệp lớn hơn 8 MB, quá lớn với một kế hoạch"]


def test_a_file_of_the_largest_size_is_read(tmp_path):
    file = tmp_path / "k.yaml"
    file.write_bytes(b"#" * MAX_BYTES)
    report = Report()
    source = read_text(file, report)
    assert source is not None
    assert (len(source.text), len(report)) == (MAX_BYTES, 0)


# a single value


def test_a_value_from_elsewhere_is_composed_and_searched_too():
    report = Report()
    assert clean_value(unicodedata.normalize("NFD", "kế hoạch\x07"), Place("--set x"), report) == "kế hoạch\x07"
    assert [finding.code for finding in report] == [Code.CONTROL_CHARACTER]
