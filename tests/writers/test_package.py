"""The zip around a Word file: any program reads it, and the same parts give the same bytes."""

import io
import zipfile

import pytest

from planforge.writers.package import PackedPart, Part, packed_part, zipped

PARTS = [
    Part("word/document.xml", "<w:t>Sở Kế hoạch & Đầu tư</w:t>".encode()),
    Part("[Content_Types].xml", b"<Types/>"),
    Part("word/ảnh nền.png", bytes(range(256)) * 40),
    Part("empty", b""),
]


def opened(data):
    return zipfile.ZipFile(io.BytesIO(data))


def test_a_zip_program_finds_every_part_whole():
    with opened(zipped(PARTS)) as package:
        assert package.testzip() is None
        assert {name: package.read(name) for name in package.namelist()} == {part.name: part.data for part in PARTS}


def test_content_types_come_first_and_the_rest_by_name():
    with opened(zipped(PARTS)) as package:
        assert package.namelist() == ["[Content_Types].xml", "empty", "word/document.xml", "word/ảnh nền.png"]


def test_a_name_beyond_ascii_says_that_it_is_utf_8():
    with opened(zipped(PARTS)) as package:
        flags = {entry.filename: entry.flag_bits for entry in package.infolist()}
    assert flags["word/ảnh nền.png"] == 0x800
    assert flags["word/document.xml"] == 0


def test_no_part_tells_when_it_was_made():
    with opened(zipped(PARTS)) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_order_of_the_parts_does_not_matter():
    assert zipped(reversed(PARTS)) == zipped(PARTS)


def test_a_part_compressed_before_is_taken_as_it_is():
    packed = [packed_part(part) for part in PARTS]
    assert all(isinstance(part, PackedPart) for part in packed)
    with opened(zipped(packed)) as package:
        assert package.testzip() is None
        assert package.read("word/document.xml") == PARTS[0].data


@pytest.mark.parametrize("data", [b"", b"x", bytes(1_000_000)])
def test_the_sizes_in_the_directory_are_true(data):
    with opened(zipped([Part("a", data)])) as package:
        (entry,) = package.infolist()
    packed = packed_part(Part("a", data))
    assert entry.file_size == len(data) == packed.size
    assert packed.checksum == entry.CRC


def test_no_parts_make_an_empty_zip():
    with opened(zipped([])) as package:
        assert package.namelist() == []
