"""The floor: what the file costs whatever writes it - joining its strings, encoding, compressing, the zip around it."""

import io
import re
import zipfile
import zlib
from dataclasses import dataclass

from planforge.writers.package import PackedPart, zipped

LEVEL = 6
"""zlib's own default, which docxtpl, Word and LibreOffice use; the floor keeps it whatever planforge writes with."""

_DOCUMENT = "word/document.xml"
_PIECES = re.compile(r"(?<=</w:tr>)|(?<=</w:p>)(?=<w:p>)")


@dataclass(frozen=True, slots=True)
class Prepared:
    """A Word file taken apart: its rows and paragraphs as strings, every other part already compressed."""

    pieces: tuple[str, ...]
    static: tuple[PackedPart, ...]


def prepared(file: bytes) -> Prepared:
    """What is left to do for the Word file `file` when all its words are already set in XML."""
    with zipfile.ZipFile(io.BytesIO(file)) as package:
        parts = {entry.filename: package.read(entry) for entry in package.infolist()}
    document = parts.pop(_DOCUMENT).decode("utf-8")
    static = tuple(_packed(name, data, LEVEL) for name, data in parts.items())
    return Prepared(tuple(_PIECES.split(document)), static)


def write_floor(prepared: Prepared, level: int = LEVEL) -> bytes:
    """A file of the same parts, its document compressed at `level`."""
    document = "".join(prepared.pieces).encode("utf-8")
    return zipped([*prepared.static, _packed(_DOCUMENT, document, level)])


def _packed(name: str, data: bytes, level: int) -> PackedPart:
    deflate = zlib.compressobj(level, zlib.DEFLATED, -zlib.MAX_WBITS)
    return PackedPart(name, deflate.compress(data) + deflate.flush(), len(data), zlib.crc32(data))
