"""What the sheets of a workbook share: their names and parts, the texts, the formats of numbers."""

import posixpath
from dataclasses import dataclass

from planforge.messages import _
from planforge.source.workbook.formats import BUILT_IN, PLAIN, NumberFormat, number_format
from planforge.source.workbook.package import Package
from planforge.source.workbook.refusals import damaged, unreadable
from planforge.source.workbook.xml import Reader, go_through


@dataclass(frozen=True, slots=True)
class SheetPart:
    """A sheet and the part that it is in."""

    name: str
    part: str
    hidden: bool


@dataclass(frozen=True, slots=True)
class Book:
    """What is needed to read a sheet; cells name `texts` and `formats` by number."""

    sheets: tuple[SheetPart, ...]
    texts: list[str]
    formats: list[NumberFormat]
    from_1904: bool


def read_book(package: Package) -> Book:
    """The common parts of a workbook; Refused when one is broken or missing, or it is another kind of document."""
    links = _links(package, "")
    main = next((part for kind, part in links.values() if kind.endswith("/officeDocument")), "xl/workbook.xml")
    workbook = _Workbook()
    go_through(package, main, workbook)
    if not workbook.sheets:
        raise unreadable(_("đây không phải bảng tính .xlsx"))
    links = _links(package, main)
    by_kind = {kind.rpartition("/")[2]: part for kind, part in links.values()}
    texts, styles = _Texts(), _Styles()
    for reader, kind in ((texts, "sharedStrings"), (styles, "styles")):
        if kind in by_kind:
            go_through(package, by_kind[kind], reader)
    return Book(_sheets(workbook, links, main), texts.found, styles.formats(), workbook.from_1904)


def _sheets(workbook: "_Workbook", links: dict[str, tuple[str, str]], main: str) -> tuple[SheetPart, ...]:
    """The sheets with cells; charts have sheets of their own."""
    sheets: list[SheetPart] = []
    for name, link, hidden in workbook.sheets:
        if link not in links:
            raise damaged(main)
        kind, part = links[link]
        if kind.endswith("/worksheet"):
            sheets.append(SheetPart(name, part, hidden))
    if len({sheet.part for sheet in sheets}) < len(sheets):
        raise damaged(main)
    return tuple(sheets)


class _Workbook(Reader):
    """The names of sheets, each with the link to its part."""

    def __init__(self) -> None:
        super().__init__()
        self.sheets: list[tuple[str, str, bool]] = []
        self.from_1904 = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "sheet":
            link = next((value for key, value in attributes.items() if key.endswith(" id")), "")
            hidden = attributes.get("state", "visible") != "visible"
            self.sheets.append((attributes.get("name", ""), link, hidden))
        elif name == "workbookPr":
            self.from_1904 = attributes.get("date1904", "0") in ("1", "true")


class _Links(Reader):
    """Which part each link of a part leads to, with its kind."""

    def __init__(self, folder: str) -> None:
        super().__init__()
        self.folder = folder
        self.found: dict[str, tuple[str, str]] = {}

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "Relationship" and attributes.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/", self.folder, attributes.get("Target", "")))
            self.found[attributes.get("Id", "")] = attributes.get("Type", ""), target.lstrip("/")


def _links(package: Package, part: str) -> dict[str, tuple[str, str]]:
    folder, name = posixpath.split(part)
    links = _Links(folder)
    there = posixpath.join(folder, "_rels", f"{name}.rels")
    if package.has(there):
        go_through(package, there, links)
    return links.found


class TextReader(Reader):
    """Collects the letters of a text, whatever their fonts; how it is pronounced (`rPh`) is left out."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[str] = []
        self.aside = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Begin to listen at a piece of text."""
        if name == "rPh":
            self.aside = True
        elif name == "t" and not self.aside:
            self.letters = []

    def end(self, name: str) -> None:
        """Keep the piece."""
        if name == "rPh":
            self.aside = False
        elif name == "t" and not self.aside:
            self.pieces.append(self.collected())

    def text(self) -> str:
        """The text, which ends."""
        pieces, self.pieces = self.pieces, []
        return "".join(pieces)


class _Texts(TextReader):
    """The texts that cells share."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def end(self, name: str) -> None:
        super().end(name)
        if name == "si":
            self.found.append(self.text())


class _Styles(Reader):
    """The format of numbers that belongs to each style of cells."""

    def __init__(self) -> None:
        super().__init__()
        self.codes = dict(BUILT_IN)
        self.numbers: list[int] = []
        self.of_cells = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "numFmt":
            self.codes[int(attributes.get("numFmtId", "0"))] = attributes.get("formatCode", "")
        elif name == "cellXfs":
            self.of_cells = True
        elif name == "xf" and self.of_cells:
            self.numbers.append(int(attributes.get("numFmtId", "0")))

    def end(self, name: str) -> None:
        if name == "cellXfs":
            self.of_cells = False

    def formats(self) -> list[NumberFormat]:
        """By the number of the style."""
        known = {number: number_format(code) for number, code in self.codes.items()}
        return [known.get(number, PLAIN) for number in self.numbers]
