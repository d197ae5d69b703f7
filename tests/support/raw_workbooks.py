"""Workbooks put together part by part, so that each may be as odd or as broken as a test wants it."""

import zipfile
from collections.abc import Mapping, Sequence
from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from planforge.diagnostics import Report
from planforge.source.workbook import Sheet, read_workbook

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGED = "http://schemas.openxmlformats.org/package/2006/relationships"

Parts = dict[str, bytes]


def parts_of_a_workbook(
    sheets: str | Mapping[str, str], texts: Sequence[str] = (), formats: Sequence[str] = (), book: str = ""
) -> Parts:
    """The parts of a workbook whose sheets are given by the XML of their rows, or of all that is in them.

    Cells name `texts` by number (`t="s"`); `s="1"` is the first of `formats`, `s="0"` none.
    """
    named = {"Bảng": sheets} if isinstance(sheets, str) else sheets
    numbered = list(enumerate(named, 1))
    listed = "".join(f'<sheet name={quoteattr(name)} sheetId="{n}" r:id="s{n}"/>' for n, name in numbered)
    links = {f"s{number}": ("worksheet", f"worksheets/sheet{number}.xml") for number, _name in numbered}
    links |= {"t": ("sharedStrings", "sharedStrings.xml"), "f": ("styles", "styles.xml")}
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": _links({"w": ("officeDocument", "xl/workbook.xml")}),
        "xl/workbook.xml": _part("workbook", f"{book}<sheets>{listed}</sheets>"),
        "xl/_rels/workbook.xml.rels": _links(links),
        "xl/sharedStrings.xml": _part("sst", "".join(f"<si>{_text(text)}</si>" for text in texts)),
        "xl/styles.xml": _part("styleSheet", _styles(formats)),
    }
    for number, name in numbered:
        parts[f"xl/worksheets/sheet{number}.xml"] = _part("worksheet", _sheet(named[name]))
    return {name: text.encode() for name, text in parts.items()}


def packed(parts: Parts, level: int = 6) -> bytes:
    """`parts` as a file; at level 0 as they are."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED if level else 0, compresslevel=level) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return stream.getvalue()


def a_workbook(
    sheets: str | Mapping[str, str], texts: Sequence[str] = (), formats: Sequence[str] = (), book: str = ""
) -> bytes:
    """The same as a file."""
    return packed(parts_of_a_workbook(sheets, texts, formats, book))


def a_cell(place: str, text: str) -> str:
    """A cell with a text of its own."""
    return f'<c r="{place}" t="inlineStr"><is><t>{escape(text)}</t></is></c>'


def a_number(place: str, number: str, style: int = 0) -> str:
    """A cell with a number in one of the formats."""
    return f'<c r="{place}" s="{style}"><v>{number}</v></c>'


def rows(*cells: str) -> str:
    """A row of one cell for each of `cells`; their places are their own."""
    return "".join(f"<row>{cell}</row>" for cell in cells)


def merged(inside: str, *areas: str) -> str:
    """The rows `inside` and merged ranges: all that is in a sheet."""
    listed = "".join(f'<mergeCell ref="{area}"/>' for area in areas)
    return f"<sheetData>{inside}</sheetData><mergeCells>{listed}</mergeCells>"


def _part(root: str, inside: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<{root} xmlns="{MAIN}" xmlns:r="{LINKS}">{inside}</{root}>'


def _links(links: Mapping[str, tuple[str, str]]) -> str:
    listed = "".join(
        f'<Relationship Id="{link}" Type="{LINKS}/{kind}" Target="{target}"/>' for link, (kind, target) in links.items()
    )
    return f'<Relationships xmlns="{PACKAGED}">{listed}</Relationships>'


def _text(text: str) -> str:
    """Plain text, or the XML of a text in several fonts."""
    return text if text.startswith("<") else f'<t xml:space="preserve">{escape(text)}</t>'


def _styles(formats: Sequence[str]) -> str:
    own = "".join(f'<numFmt numFmtId="{200 + n}" formatCode={quoteattr(code)}/>' for n, code in enumerate(formats))
    used = "".join(
        f'<xf numFmtId="{code if code.isdigit() and code[0] != "0" else 200 + n}"/>' for n, code in enumerate(formats)
    )
    shapes = '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>'
    return f'<numFmts>{own}</numFmts>{shapes}<cellXfs><xf numFmtId="0"/>{used}</cellXfs>'


def _sheet(inside: str) -> str:
    return inside if "<sheetData" in inside else f"<sheetData>{inside}</sheetData>"


# reading them


def read(data: bytes, folder: Path) -> tuple[list[Sheet] | None, list[str]]:
    """The sheets of a workbook, and what is said of it, hints left out."""
    file = folder / "bang.xlsx"
    file.write_bytes(data)
    report = Report()
    sheets = read_workbook(file, report, "bang.xlsx")
    return sheets, [str(finding).split("\n")[0] for finding in report]


def sheets_of(data: bytes, folder: Path) -> list[Sheet]:
    """The sheets of a workbook without faults."""
    sheets, said = read(data, folder)
    assert sheets is not None
    assert said == []
    return sheets


def texts(sheet: Sheet) -> list[list[str]]:
    """The rows of a sheet as text."""
    return [[cell.text for cell in row] for row in sheet.rows]
