"""The same page made with docxtpl the way its documentation shows: load the file, render(context), save.

The template is planforge's own frame (same letterhead, styles and sections) with tags for everything that
planforge builds itself: `{%p for %}` around paragraphs, `{%tr for %}` around rows, `{% vm %}` in the cells of a group.
"""

import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from docxtpl import DocxTemplate

from planforge.document.blocks import Block, Cell, Document, Heading, Paragraph, Role, Row, Table
from planforge.document.inlines import plain_text
from planforge.writers.package import Part, zipped

Context = dict[str, Any]

CELLS = ("ordinal", "group", "title", "measures", "deliverables", "lead", "supporting", "deadline")
"""The columns of the workload's table."""

_MERGED = ("ordinal", "group")
_STYLES = {
    "heading1": "Heading1",
    "heading2": "Heading2",
    Role.LEGAL_BASIS: "LegalBasis",
    Role.INTRODUCTION: "Introduction",
    Role.BODY: "BodyText",
    Role.CLOSING: "Closing",
}


def write_docxtpl(template_file: Path, context: Context) -> bytes:
    """The Word file of `context`: a new DocxTemplate each time, as in docxtpl's first example."""
    template = DocxTemplate(str(template_file))
    template.render(context)
    file = io.BytesIO()
    template.save(file)
    return file.getvalue()


def write_template(frame: Path, target: Path) -> None:
    """Make the docxtpl template at `target` out of planforge's frame."""
    with zipfile.ZipFile(frame) as package:
        parts = {entry.filename: package.read(entry) for entry in package.infolist()}
    document = parts["word/document.xml"].decode("utf-8")
    tagged = _FIELD.sub(lambda match: _PARAGRAPHS.get(match[2]) or _if(match[1], match[2]), document)
    parts["word/document.xml"] = tagged.encode("utf-8")
    target.write_bytes(zipped([Part(name, data) for name, data in parts.items()]))


def context_of(document: Document) -> Context:
    """The words of `document` as the dicts and lists a docxtpl user would hand over; made before the clock starts."""
    head, (appendix,) = document.letterhead, document.appendices
    (table,) = appendix.blocks
    assert isinstance(table, Table)
    return {
        "parent_body": head.parent_body,
        "issuing_body": head.issuing_body,
        "national_name": head.national_name,
        "national_motto": head.national_motto,
        "reference": head.reference,
        "draft_mark": head.draft_mark,
        "place_and_date": head.place_and_date,
        "document_type": document.document_type,
        "subject": plain_text(document.subject),
        "body": [_block(block) for block in document.body],
        "recipients_label": document.recipients_label,
        "recipients": [line for group in document.recipients for line in group.lines],
        "authority": document.signature.authority,
        "signer": document.signature.name,
        "appendix_label": appendix.label,
        "appendix_title": plain_text(appendix.title),
        "appendix_attached": appendix.attached,
        "headings": [plain_text(column.heading) for column in table.columns],
        "groups": list(_groups(table.rows)),
    }


def _block(block: Block) -> dict[str, str]:
    match block:
        case Heading():
            return {"kind": f"heading{block.level}", "text": f"{block.marker} {plain_text(block.content)}"}
        case Paragraph():
            words = plain_text(block.content)
            return {"kind": block.role, "text": f"{block.marker} {words}" if block.marker else words}
        case Table():
            raise ValueError("the workload has no table in its body")


def _groups(rows: Iterable[Row]) -> Iterator[dict[str, list[Context]]]:
    """The rows by the merged cells they stand beside; the ordinal and the group are said in every row."""
    tasks: list[Context] = []
    for row in rows:
        cells = [_cell(cell) for cell in row.cells]
        if row.cells[0].merge == "continue":
            cells[:2] = [tasks[-1][name] for name in _MERGED]
        elif tasks:
            yield {"tasks": tasks}
            tasks = []
        tasks.append(dict(zip(CELLS, cells, strict=True)))
    yield {"tasks": tasks}


def _cell(cell: Cell) -> list[str]:
    return [
        f"{part.marker} {plain_text(part.content)}" if part.marker else plain_text(part.content)
        for part in cell.paragraphs
    ]


def _paragraph(style: str, words: str, properties: str = "") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>'


def _rule(side: int) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="Rule"/><w:ind w:left="{side}" w:right="{side}"/></w:pPr></w:p>'


def _loop(style: str, name: str) -> str:
    return (
        f"{_paragraph(style, f'{{%p for line in {name} %}}')}{_paragraph(style, '{{ line }}')}"
        f"{_paragraph(style, '{%p endfor %}')}"
    )


def _if(style: str, name: str) -> str:
    return (
        f"{_paragraph(style, f'{{%p if {name} %}}')}{_paragraph(style, f'{{{{ {name} }}}}')}"
        f"{_paragraph(style, '{%p endif %}')}"
    )


def _body() -> str:
    """One branch a style: a paragraph's style cannot be a tag."""
    branches = []
    for number, (kind, style) in enumerate(_STYLES.items()):
        word = "elif" if number else "if"
        branches += [
            _paragraph(style, f"{{%p {word} block.kind == '{kind}' %}}"),
            _paragraph(style, "{{ block.text }}"),
        ]
    loop = _paragraph("BodyText", "{%p for block in body %}")
    end = _paragraph("BodyText", "{%p endif %}") + _paragraph("BodyText", "{%p endfor %}")
    return loop + "".join(branches) + end


def _table() -> str:
    widths = (579, 1128, 1822, 4268, 1737, 1326, 1847, 1863)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    headings = [_paragraph("TableHeading", f"{{{{ headings[{index}] }}}}") for index in range(len(CELLS))]
    return (
        '<w:tbl><w:tblPr><w:tblStyle w:val="TaskTable"/><w:tblW w:w="14570" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" '
        f'w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
        f"{_row(headings, widths, '<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>')}"
        f"{_tag_row('for group in groups')}{_tag_row('for task in group.tasks')}"
        f"{_row([_task_cell(name) for name in CELLS], widths)}{_tag_row('endfor')}{_tag_row('endfor')}</w:tbl>"
    )


def _row(cells: Sequence[str], widths: Sequence[int], properties: str = "") -> str:
    written = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{cell}</w:tc>'
        for cell, width in zip(cells, widths, strict=True)
    )
    return f"<w:tr>{properties}{written}</w:tr>"


def _tag_row(tag: str) -> str:
    return f"<w:tr><w:tc>{_paragraph('TableCell', f'{{%tr {tag} %}}')}</w:tc></w:tr>"


def _task_cell(name: str) -> str:
    """A cell of one text, or of as many paragraphs as there are."""
    if name in _MERGED:
        style = "TableCellCenter" if name == "ordinal" else "TableCell"
        return _paragraph(style, f"{{% vm %}}{{{{ task.{name}[0] }}}}")
    if name in ("measures", "deliverables"):
        return _loop("TableCell", f"task.{name}")
    return _paragraph("TableCell", f"{{{{ task.{name}[0] }}}}")


_FIELD = re.compile(r'<w:p><w:pPr><w:pStyle w:val="(\w+)"/>(?:(?!</w:p>).)*\{\{p (\w+) \}\}.*?</w:p>')
_PARAGRAPHS = {
    "issuing_body": _loop("IssuingBody", "issuing_body"),
    "agency_rule": _rule(1100),
    "motto_rule": _rule(1300),
    "subject": _paragraph("Subject", "{{ subject }}", '<w:ind w:left="600" w:right="600"/>'),
    "subject_rule": _rule(3200),
    "body": _body(),
    "recipients": _loop("Recipients", "recipients"),
    "authority": _loop("Authority", "authority"),
    "signer": _paragraph("SignerName", "{{ signer }}"),
    "appendix_title": _paragraph("AppendixTitle", "{{ appendix_title }}", '<w:ind w:left="900" w:right="900"/>'),
    "appendix_rule": _rule(6300),
    "appendix_body": _table(),
}
"""What stands in the template for the fields of the frame that planforge fills with whole paragraphs.

A field that is not here is one paragraph, which is left out when there are no words for it.
"""
