"""Whether a frame can be filled: every unknown or missing field, lost text and missing style, with its place."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from docxtpl import DocxTemplate
from jinja2 import TemplateSyntaxError, meta
from lxml import etree

from planforge.diagnostics import Code, Place, Report
from planforge.messages import _
from planforge.writers.docx.frame import (
    APPENDIX_FIELDS,
    MAIN_FIELDS,
    PARAGRAPH_FIELDS,
    environment,
    open_frame,
)
from planforge.writers.docx.geometry import NS, W
from planforge.writers.docx.styles import missing_styles

OPTIONAL = frozenset({"agency_rule", "motto_rule", "subject_rule", "appendix_rule", "recipients_label", "draft_mark"})
"""Fields a frame may leave out: rules it draws itself, labels it types itself."""

_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}")
_HOLDER = re.compile(r"\{\{(p|r|tr|tc)?\s(.*?)\}\}")


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """A paragraph of the frame: its text, its number in the document, whether it stands in the appendix part."""

    text: str
    number: int
    where: str
    appendix: bool


def check_frame(file: Path) -> Report:
    """Everything that keeps `file` from being filled. Raises BrokenFrame when it is no Word file at all."""
    report = Report()
    template = open_frame(file)
    found: set[str] = set()
    paragraphs = list(_paragraphs(template))
    for paragraph in paragraphs:
        place = Place(str(file), paragraph.number)
        for code, message, hint in _findings(paragraph, found):
            report.add(code, f"{paragraph.where}: {message}", place, hint)
    _missing_fields(found, any(paragraph.appendix for paragraph in paragraphs), Place(str(file)), report)
    for style in missing_styles(etree.tostring(template.docx.styles.element, encoding="unicode")):
        report.add(
            Code.FRAME_STYLE,
            _("mẫu thiếu kiểu định dạng “{style}”").format(style=style),
            Place(str(file)),
            _("bắt đầu lại từ `planforge frame copy`"),
        )
    return report


def _paragraphs(template: DocxTemplate) -> Iterator[_Paragraph]:
    body = template.docx.element.body
    appendix = False
    for number, element in enumerate(body.iter(f"{{{W}}}p"), 1):
        text = "".join(part.text or "" for part in element.iter(f"{{{W}}}t"))
        yield _Paragraph(text, number, _where(element, number), appendix)
        if element.find("w:pPr/w:sectPr", NS) is not None:
            appendix = True


def _where(element: Any, number: int) -> str:
    """`đoạn 5`, or `bảng 1, hàng 2, cột 1`, as a person finds it in Word."""
    cell = next(iter(element.iterancestors(f"{{{W}}}tc")), None)
    if cell is None:
        return _("đoạn {number}").format(number=number)
    row, table = cell.getparent(), cell.getparent().getparent()
    tables = list(table.getroottree().getroot().iter(f"{{{W}}}tbl"))
    return _("bảng {table}, hàng {row}, cột {column}").format(
        table=tables.index(table) + 1,
        row=table.findall("w:tr", NS).index(row) + 1,
        column=row.findall("w:tc", NS).index(cell) + 1,
    )


Finding = tuple[Code, str, str | None]


def _findings(paragraph: _Paragraph, found: set[str]) -> Iterator[Finding]:
    text = paragraph.text
    rest = _TAG.sub("", text)
    if any(sign in rest for sign in ("{{", "}}", "{%", "%}")):
        yield Code.FRAME_SYNTAX, _("dấu ngoặc của ô mẫu chưa đóng: “{text}”").format(text=text.strip()), None
        return
    for tag in _TAG.findall(text):
        if re.match(r"\{[{%](p|tr|tc)\s", tag) and rest.strip():
            yield (
                Code.FRAME_TEXT_LOST,
                _("chữ “{text}” đứng cạnh {tag} sẽ mất").format(text=rest.strip(), tag=tag),
                _("chuyển chữ sang đoạn khác"),
            )
        yield from _tag_findings(tag, paragraph.appendix, found)


def _tag_findings(tag: str, appendix: bool, found: set[str]) -> Iterator[Finding]:
    try:
        names = meta.find_undeclared_variables(environment().parse(_plain(tag)))
    except TemplateSyntaxError as error:
        if not tag.startswith("{%"):  # a block's opening and closing tags stand in paragraphs of their own
            yield Code.FRAME_SYNTAX, _("ô mẫu {tag} viết sai: {why}").format(tag=tag, why=error.message), None
        return
    here, there = (APPENDIX_FIELDS, MAIN_FIELDS) if appendix else (MAIN_FIELDS, APPENDIX_FIELDS)
    for name in sorted(names):
        if name in here:
            found.add(name)
            yield from _form_findings(tag, name)
        elif name in there:
            part = _("phần phụ lục") if appendix else _("phần chính")
            message = _("ô `{name}` không dùng được ở {part}").format(name=name, part=part)
            yield Code.FRAME_FIELD, message, None
        else:
            near = get_close_matches(name, here, n=1, cutoff=0.5)
            hint = _("có phải là `{key}`?").format(key=near[0]) if near else ", ".join(sorted(here))
            yield Code.FRAME_FIELD, _("không có ô `{name}`").format(name=name), hint


def _plain(tag: str) -> str:
    """`tag` as Jinja knows it, without docxtpl's letter for what it stands for."""
    return re.sub(r"^(\{[{%])(p|r|tr|tc)\s", r"\1 ", tag)


def _form_findings(tag: str, name: str) -> Iterator[Finding]:
    match = _HOLDER.match(tag)
    if match is None:
        return
    whole = match[1] == "p"
    if name in PARAGRAPH_FIELDS and not whole:
        yield (
            Code.FRAME_SYNTAX,
            _("{tag} thay cả đoạn: viết {wanted}").format(tag=tag, wanted=f"{{{{p {name} }}}}"),
            None,
        )
    if name not in PARAGRAPH_FIELDS and match[1]:
        yield (
            Code.FRAME_SYNTAX,
            _("{tag} là chữ trong dòng: viết {wanted}").format(tag=tag, wanted=f"{{{{ {name} }}}}"),
            None,
        )


def _missing_fields(found: set[str], has_appendix: bool, place: Place, report: Report) -> None:
    for name in sorted((MAIN_FIELDS | APPENDIX_FIELDS) - found - OPTIONAL):
        hint = None
        if name in APPENDIX_FIELDS and not has_appendix:
            hint = _("mẫu cần một phần (section) thứ hai cho phụ lục")
        report.add(Code.FRAME_MISSING, _("mẫu thiếu ô `{name}`").format(name=name), place, hint)
