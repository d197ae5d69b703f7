"""A part of a workbook gone through from its beginning to its end, in memory that does not grow with it."""

import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import IO
from xml.parsers import expat

from planforge.messages import _
from planforge.source.workbook.package import Package
from planforge.source.workbook.refusals import damaged, too_large, unreadable

MAX_ELEMENTS = 1_500_000
MAX_LETTERS = 30_000_000
"""Of all parts together. Cells that are only formatted do not count."""

_CHUNK = 1 << 16
_SPACES = (
    "",
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
    "http://schemas.openxmlformats.org/package/2006/relationships",
)
"""Where the elements come from that are looked at; those of extensions have the same names and mean other things."""

_EMPTY_CELL = re.compile(rb'<c r="[A-Z]{1,3}[0-9]{1,7}"(?: [a-z]{1,9}="[^"<>]*"){0,6} ?/>(?=<c r="|</row>)')
_FAULTS = (
    expat.ExpatError,
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    OSError,
    ValueError,
    LookupError,
)


class Reader:
    """Told of each element; `letters` collects text while it is a list."""

    def __init__(self) -> None:
        self.letters: list[str] | None = None

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""

    def end(self, name: str) -> None:
        """An element ends."""

    def collected(self) -> str:
        """The letters since `letters` was made, which ends."""
        letters, self.letters = self.letters, None
        return "".join(letters or ())


def go_through(package: Package, part: str, reader: Reader) -> None:
    """Tell `reader` of all that is in `part`; Refused when that is broken, too large, or no plain XML."""
    passage = _Passage(package, reader)
    try:
        with package.part(part) as stream:
            for chunk in _without_empty_cells(stream):
                passage.parser.Parse(chunk, False)
            passage.parser.Parse(b"", True)
    except _FAULTS as error:
        raise damaged(part) from error


class _Passage:
    """Hands the reader what it looks at, and counts."""

    def __init__(self, package: Package, reader: Reader) -> None:
        self.package, self.reader = package, reader
        self.known: dict[str, str] = {}
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartDoctypeDeclHandler = self._refuse
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text

    def _refuse(self, *_declaration: object) -> None:
        hint = _("chép bảng sang một tệp Excel mới rồi lưu lại")
        raise unreadable(_("tệp Excel có khai báo XML không an toàn"), hint)

    def _name(self, name: str) -> str:
        space, _blank, local = name.rpartition(" ")
        return self.known.setdefault(name, local if space in _SPACES else "")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self.package.elements += 1
        if self.package.elements > MAX_ELEMENTS:
            raise too_large(_("tệp Excel có quá nhiều ô"))
        if local := self.known.get(name) or self._name(name):
            self.reader.start(local, attributes)

    def _end(self, name: str) -> None:
        if local := self.known.get(name):
            self.reader.end(local)

    def _text(self, text: str) -> None:
        if self.reader.letters is not None:
            self.package.letters += len(text)
            if self.package.letters > MAX_LETTERS:
                raise too_large(_("tệp Excel có quá nhiều chữ"))
            self.reader.letters.append(text)


def _without_empty_cells(stream: IO[bytes]) -> Iterator[bytes]:
    """The bytes of a part, without cells that only have a format: a sheet may have a million of them.

    Where something is declared or marked off (`<!`) all is left as it is, for then it could be text.
    """
    rest, plain = b"", True
    while chunk := stream.read(_CHUNK):
        chunk = rest + chunk
        end = chunk.rfind(b"<") if len(chunk) < 4 * _CHUNK else len(chunk)
        chunk, rest = chunk[:end], chunk[end:]
        plain = plain and b"<!" not in chunk
        yield _EMPTY_CELL.sub(b"", chunk) if plain else chunk
    yield rest
