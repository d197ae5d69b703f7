"""Readable text made of a Word file: what golden files hold, and what the words of two formats are compared by.

`docx_text` shows what a reader of the XML would have to look up: styles, effective bold and italic, merges,
sections, footnotes. `plain_words` shows what a reader of the page reads.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from functools import lru_cache

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NS = {"w": W, "r": R}
TWIPS_A_MM = 1440 / 25.4
SIDES = ("top", "right", "bottom", "left")


def parts_of(docx: bytes) -> dict[str, bytes]:
    """Every part of a Word file by its name."""
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        return {entry.filename: package.read(entry) for entry in package.infolist()}


@lru_cache(maxsize=32)
def parsed(part: bytes) -> etree._Element:
    """The tree of a part, to be read only: most parts are the same in every file."""
    return etree.fromstring(part)


def docx_text(docx: bytes) -> str:
    """The whole document as text, one line a paragraph: `[BodyText] a) **Mục tiêu**: …`.

    `**bold**`, `*italic*`, `==highlight==` are as they come out, style and run together, and a sign that is
    meant as such has `\\` before it; `[^1]` is a footnote, `[^1 again]` a second reference to it; `°` is a no-break
    space, as Word shows it. What a paragraph has beside its style stands in braces. Each section and each table says
    its measures first.
    """
    return _Shown(parts_of(docx)).text()


def plain_words(docx: bytes) -> list[str]:
    """The words of the page in reading order: letterhead, body, appendices, footnotes.

    A footnote reference is `[1]`, as in the plain text. Page numbers and the brace between recipients and their
    note are drawn, not read.
    """
    shown = _Shown(parts_of(docx))
    lines = [shown.plain(paragraph) for paragraph in shown.body.iter(_w("p"))]
    notes = [f"[{number}] {shown.plain(note)}" for number, note in shown.notes()]
    return " ".join([*lines, *notes]).split()


def _w(name: str) -> str:
    return f"{{{W}}}{name}"


def _mm(twips: str | None) -> str:
    return f"{int(twips or 0) / TWIPS_A_MM:.0f}"


class _Shown:
    def __init__(self, parts: dict[str, bytes]) -> None:
        self.parts = parts
        self.body = parsed(parts["word/document.xml"]).find("w:body", NS)
        styles = parsed(parts["word/styles.xml"])
        self.styles = {style.get(_w("styleId")): style for style in styles.findall("w:style", NS)}
        relations = parsed(parts["word/_rels/document.xml.rels"])
        self.targets = {relation.get("Id"): f"word/{relation.get('Target')}" for relation in relations}

    def text(self) -> str:
        lines: list[str] = []
        for blocks, section in self._sections():
            lines += [*self._section(section), *self._blocks(blocks), ""]
        for number, note in self.notes():
            lines += [f"[^{number}] {line}" for line in self._blocks(note)]
        return "\n".join(lines).rstrip() + "\n"

    def notes(self) -> Iterator[tuple[int, etree._Element]]:
        if "word/footnotes.xml" in self.parts:
            for note in parsed(self.parts["word/footnotes.xml"]):
                if int(note.get(_w("id"))) > 0:
                    yield int(note.get(_w("id"))), note

    # sections

    def _sections(self) -> Iterator[tuple[list[etree._Element], etree._Element]]:
        """The blocks of each section, and its properties, which Word keeps at its end."""
        blocks: list[etree._Element] = []
        for element in self.body:
            if element.tag == _w("sectPr"):
                yield blocks, element
                return
            blocks.append(element)
            inner = element.find("w:pPr/w:sectPr", NS)
            if inner is not None:
                yield blocks, inner
                blocks = []

    def _section(self, section: etree._Element) -> list[str]:
        size, margins = section.find("w:pgSz", NS), section.find("w:pgMar", NS)
        wide, high = (_mm(size.get(_w(side))) for side in ("w", "h"))
        said = [
            f"{wide} x {high} mm {size.get(_w('orient'), 'portrait')}",
            f"margins {' '.join(_mm(margins.get(_w(side))) for side in SIDES)} (top right bottom left)",
            f"header at {_mm(margins.get(_w('header')))}",
        ]
        numbers = section.find("w:pgNumType", NS)
        if numbers is not None:
            said.append(f"pages from {numbers.get(_w('start'))}")
        if section.find("w:titlePg", NS) is not None:
            said.append("first page apart")
        kind = section.find("w:type", NS)
        said.append(kind.get(_w("val")) if kind is not None else "nextPage")
        lines = [f"=== section: {', '.join(said)} ==="]
        for reference in section.findall("w:headerReference", NS):
            header = parsed(self.parts[self.targets[reference.get(f"{{{R}}}id")]])
            lines += [f"header {reference.get(_w('type'))}: {line}" for line in self._blocks(header)]
        return lines

    # blocks

    def _blocks(self, parent: etree._Element | list[etree._Element]) -> list[str]:
        lines: list[str] = []
        for element in parent:
            if element.tag == _w("p"):
                lines.append(self._paragraph(element))
            elif element.tag == _w("tbl"):
                lines += self._table(element)
        return lines

    def _paragraph(self, paragraph: etree._Element) -> str:
        style = paragraph.find("w:pPr/w:pStyle", NS)
        style_id = style.get(_w("val")) if style is not None else "Normal"
        own = ", ".join(self._own_properties(paragraph.find("w:pPr", NS)))
        return f"[{style_id}]{f' {{{own}}}' if own else ''} {self._marked(paragraph, style_id)}".rstrip()

    def _own_properties(self, properties: etree._Element | None) -> Iterator[str]:
        for element in properties if properties is not None else ():
            name = etree.QName(element).localname
            if name == "ind":
                yield " ".join(f"{side} {_mm(element.get(_w(side)))}" for side in ("left", "right")) + " mm"
            elif name == "spacing":
                for key, value in element.attrib.items():
                    yield f"{etree.QName(key).localname} {int(value) / 20:g} pt"
            elif name not in ("pStyle", "sectPr"):
                value = element.get(_w("val"))
                yield name + (f" {value}" if value else "")

    def _table(self, table: etree._Element) -> list[str]:
        style = table.find("w:tblPr/w:tblStyle", NS)
        columns = [int(column.get(_w("w"))) for column in table.findall("w:tblGrid/w:gridCol", NS)]
        name = style.get(_w("val")) if style is not None else "plain"
        lines = [f"table {name}, {_mm(str(sum(columns)))} mm: {' | '.join(_mm(str(width)) for width in columns)}"]
        for row in table.findall("w:tr", NS):
            flags = {"tblHeader": "repeated", "cantSplit": "whole"}
            said = [word for flag, word in flags.items() if row.find(f"w:trPr/w:{flag}", NS) is not None]
            lines.append("  " + " ".join(["row", *said]))
            for number, cell in enumerate(row.findall("w:tc", NS), 1):
                first, *others = self._blocks(cell)
                lines.append(f"    {number}{self._merge(cell)} {first}")
                lines += [f"      {line}" for line in others]
        return lines

    def _merge(self, cell: etree._Element) -> str:
        span, merge = (cell.find(f"w:tcPr/w:{name}", NS) for name in ("gridSpan", "vMerge"))
        said = f" span={span.get(_w('val'))}" if span is not None else ""
        return said + (f" vmerge={merge.get(_w('val'), 'continue')}" if merge is not None else "")

    # lines

    def _marked(self, paragraph: etree._Element, style_id: str) -> str:
        written, form = "", (False, False, False)
        for words, run in self._pieces(paragraph):
            own = self._form(run, style_id) if words else form
            written += _signs(form, own) + _escaped(words)
            form = own
        return (written + _signs(form, (False, False, False))).replace("\u00a0", "°")

    def _pieces(self, parent: etree._Element) -> Iterator[tuple[str, etree._Element]]:
        """The words of each run, fields and references to footnotes written as signs."""
        instruction: str | None = None
        for run in parent.iter(_w("r")):
            mark = run.find("w:fldChar", NS)
            if mark is not None:
                kind = mark.get(_w("fldCharType"))
                instruction = {"begin": "", "separate": instruction, "end": None}[kind]
                if kind == "separate" and instruction is not None:
                    yield _field(instruction), run
                continue
            code = run.find("w:instrText", NS)
            if code is not None:
                instruction = (instruction or "") + (code.text or "")
            note = run.find("w:footnoteReference", NS)
            if note is not None:
                yield f"[^{note.get(_w('id'))}]", run
            if instruction is None:
                yield "".join(text.text or "" for text in run.findall("w:t", NS)), run

    def plain(self, element: etree._Element) -> str:
        """The words of a paragraph or a note, without marks; nothing for what is only drawn."""
        if element.find(".//w:rPr/w:w", NS) is not None:
            return ""
        return "".join(_read(piece) for piece, _run in self._pieces(element))

    def _form(self, run: etree._Element, style_id: str) -> tuple[bool, bool, bool]:
        bold, italic = (self._switched(run, style_id, name) for name in ("b", "i"))
        return bold, italic, run.find("w:rPr/w:highlight", NS) is not None

    def _switched(self, run: etree._Element, style_id: str, name: str) -> bool:
        switch = run.find(f"w:rPr/w:{name}", NS)
        while switch is None and style_id in self.styles:
            style = self.styles[style_id]
            switch = style.find(f"w:rPr/w:{name}", NS)
            based = style.find("w:basedOn", NS)
            style_id = based.get(_w("val")) if based is not None else ""
        return switch is not None and switch.get(_w("val"), "1") not in ("0", "false")


_MARK = re.compile(r"\[\^(\d+)( again)?\]")


def _read(piece: str) -> str:
    """A piece of a line as it is read: `[1]` for a footnote, nothing for a page number."""
    mark = _MARK.fullmatch(piece)
    return f"[{mark[1]}]" if mark else piece.replace("{PAGE}", "")


_SIGNS = re.compile(r"([\\*]|==|\[\^)")


def _escaped(words: str) -> str:
    """`words` with what would read as a mark told apart; footnotes and fields are marks."""
    return words if _MARK.fullmatch(words) else _SIGNS.sub(r"\\\1", words)


def _field(instruction: str) -> str:
    name, *arguments = instruction.split()
    return f"[^{arguments[0].removeprefix('_RefNote')} again]" if name == "NOTEREF" else f"{{{name}}}"


def _signs(before: tuple[bool, bool, bool], after: tuple[bool, bool, bool]) -> str:
    """The signs that close what ends and open what begins; bold stands outside, highlight inside."""
    signs = ("**", "*", "==")
    first = next((index for index in range(3) if before[index] != after[index]), 3)
    closing = [sign for sign, flag in zip(signs[first:], before[first:], strict=True) if flag]
    opening = [sign for sign, flag in zip(signs[first:], after[first:], strict=True) if flag]
    return "".join(reversed(closing)) + "".join(opening)
