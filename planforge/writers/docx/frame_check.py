"""Whether a frame can be filled: every unknown or missing field, lost text and missing style, with its place."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from docxtpl import DocxTemplate
from jinja2 import TemplateSyntaxError, nodes
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
_BRACES = ("{{", "}}", "{%", "%}")
_HOLDER = re.compile(r"\{\{(p|r|tr|tc)?\s(.*?)\}\}")
_WHOLE = re.compile(r"\{[{%](p|tr|tc)\s")
_ALLOWED = (
    *(nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Const),
    *(nodes.If, nodes.CondExpr, nodes.And, nodes.Or, nodes.Not, nodes.Compare, nodes.Operand),
)
"""What a frame may ask of Jinja: its fields, and leaving something out when one is empty. No loops, no attributes."""


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """A paragraph of the frame: its text, its number in the document, whether it stands in the appendix part."""

    text: str
    number: int
    where: str
    appendix: bool
    ends_section: bool


@dataclass(slots=True)
class _Seen:
    """The fields met so far, and those that a finding is about already: misspelt, or in the wrong part."""

    found: set[str] = field(default_factory=set)
    meant: set[str] = field(default_factory=set)


def check_frame(file: Path) -> Report:
    """Everything that keeps `file` from being filled. Raises BrokenFrame when it is no Word file at all."""
    report = Report()
    template = open_frame(file)
    seen = _Seen()
    paragraphs = list(_paragraphs(template))
    for paragraph in paragraphs:
        _report(_findings(paragraph, seen), paragraph, file, report)
    _blocks(paragraphs, seen, file, report)
    _missing_fields(seen, any(paragraph.appendix for paragraph in paragraphs), Place(str(file)), report)
    for tag in dict.fromkeys(_tags_on_page_edges(template)):
        message = _("{tag} ở đầu trang hoặc chân trang sẽ không được điền").format(tag=tag)
        report.add(Code.FRAME_SYNTAX, message, Place(str(file)), _("chuyển ô này vào thân văn bản"))
    for style in missing_styles(etree.tostring(template.docx.styles.element, encoding="unicode")):
        report.add(
            Code.FRAME_STYLE,
            _("mẫu thiếu kiểu định dạng “{style}”").format(style=style),
            Place(str(file)),
            _("bắt đầu lại từ `planforge frame copy`"),
        )
    return report


Finding = tuple[Code, str, str | None]


def _report(findings: Iterator[Finding], paragraph: _Paragraph, file: Path, report: Report) -> None:
    for code, message, hint in findings:
        report.add(code, f"{paragraph.where}: {message}", Place(str(file), paragraph.number), hint)


def _paragraphs(template: DocxTemplate) -> Iterator[_Paragraph]:
    body = template.docx.element.body
    appendix = False
    for number, element in enumerate(body.iter(f"{{{W}}}p"), 1):
        text = "".join(part.text or "" for part in element.iter(f"{{{W}}}t"))
        ends_section = element.find("w:pPr/w:sectPr", NS) is not None
        yield _Paragraph(text, number, _where(element, number), appendix, ends_section)
        appendix = appendix or ends_section


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


def _tags_on_page_edges(template: DocxTemplate) -> Iterator[str]:
    """Tags in headers and footers, which are taken over as they are."""
    for part in template.docx.part.package.iter_parts():
        if re.match(r"/word/(header|footer)", str(part.partname)):
            yield from _TAG.findall(re.sub(r"<[^>]*>", "", part.blob.decode("utf-8", "replace")))


# one paragraph


def _findings(paragraph: _Paragraph, seen: _Seen) -> Iterator[Finding]:
    text = paragraph.text
    if _is_open(text):
        seen.meant |= set(re.findall(r"\w+", text))
        yield Code.FRAME_SYNTAX, _("dấu ngoặc của ô mẫu chưa đóng: “{text}”").format(text=text.strip()), None
        return
    tags = _TAG.findall(text)
    yield from _lost(paragraph, tags)
    for tag in tags:
        if tag.startswith("{{"):
            yield from _tag_findings(tag, paragraph.appendix, seen)


def _is_open(text: str) -> bool:
    rest = _TAG.sub("", text)
    return any(sign in rest for sign in _BRACES)


def _lost(paragraph: _Paragraph, tags: list[str]) -> Iterator[Finding]:
    """What stands beside a tag that takes the whole paragraph, and goes with it."""
    whole = next((tag for tag in tags if _WHOLE.match(tag)), None)
    if whole is None:
        return
    beside = " ".join(paragraph.text.replace(whole, "", 1).split())
    if beside:
        message = _("chữ “{text}” đứng cạnh {tag} sẽ mất").format(text=beside, tag=whole)
        yield Code.FRAME_TEXT_LOST, message, _("chuyển chữ sang đoạn khác")
    if paragraph.ends_section:
        message = _("ngắt phần (section) ở cùng đoạn với {tag} sẽ mất").format(tag=whole)
        yield Code.FRAME_TEXT_LOST, message, _("thêm một đoạn trống phía sau, để ngắt phần ở đoạn ấy")


def _tag_findings(tag: str, appendix: bool, seen: _Seen) -> Iterator[Finding]:
    try:
        tree = environment().parse(_plain(tag))
    except TemplateSyntaxError:
        seen.meant |= set(re.findall(r"\w+", tag))
        yield Code.FRAME_SYNTAX, _("ô mẫu {tag} viết sai").format(tag=tag), _("viết {{ tên_ô }} hoặc {{p tên_ô }}")
        return
    if not _is_plain(tree):
        seen.meant |= set(_names(tree))
        yield _not_allowed(tag)
        return
    for name in _names(tree):
        finding = _name_finding(name, appendix, seen)
        if finding is None:
            yield from _form_findings(tag, name)
        else:
            yield finding


def _not_allowed(tag: str) -> Finding:
    message = _("ô mẫu {tag} dùng điều không được phép").format(tag=tag)
    return Code.FRAME_SYNTAX, message, _("chỉ dùng tên ô, và {% if tên_ô %} … {% endif %}")


def _names(tree: nodes.Template) -> list[str]:
    return sorted({node.name for node in tree.find_all(nodes.Name)})


def _is_plain(tree: nodes.Node) -> bool:
    return all(isinstance(node, _ALLOWED) for node in tree.find_all(nodes.Node))


def _name_finding(name: str, appendix: bool, seen: _Seen) -> Finding | None:
    """What is wrong with `name` in this part of the frame; None, and it counts as found, when nothing is."""
    here, there = (APPENDIX_FIELDS, MAIN_FIELDS) if appendix else (MAIN_FIELDS, APPENDIX_FIELDS)
    if name in here:
        seen.found.add(name)
        return None
    if name in there:
        seen.meant.add(name)
        part = _("phần phụ lục") if appendix else _("phần chính")
        message = _("ô `{name}` không dùng được ở {part}").format(name=name, part=part)
        hint = None if appendix else _("phụ lục là phần (section) thứ hai của mẫu: xem lại ngắt phần")
        return Code.FRAME_FIELD, message, hint
    near = next(iter(get_close_matches(name, here, n=1)), None)
    hint = _("các ô dùng được ở đây: {names}").format(names=", ".join(sorted(here)))
    if near:
        seen.meant.add(near)
        hint = _("có phải là `{key}`?").format(key=near)
    return Code.FRAME_FIELD, _("không có ô `{name}`").format(name=name), hint


def _plain(tag: str) -> str:
    """`tag` as Jinja knows it, without docxtpl's letter for what it stands for."""
    return re.sub(r"^(\{[{%])(p|r|tr|tc)\s", r"\1 ", tag)


def _form_findings(tag: str, name: str) -> Iterator[Finding]:
    """A field of whole paragraphs is `{{p name }}` and nothing more; any other stands in a line."""
    match = _HOLDER.match(tag)
    if name in PARAGRAPH_FIELDS:
        if match is None or match[1] != "p" or match[2].strip() != name:
            wanted = f"{{{{p {name} }}}}"
            yield Code.FRAME_SYNTAX, _("{tag} thay cả đoạn: viết {wanted}").format(tag=tag, wanted=wanted), None
    elif match is not None and match[1]:
        wanted = f"{{{{ {name} }}}}"
        yield Code.FRAME_SYNTAX, _("{tag} là chữ trong dòng: viết {wanted}").format(tag=tag, wanted=wanted), None


# the whole frame


def _blocks(paragraphs: list[_Paragraph], seen: _Seen, file: Path, report: Report) -> None:
    """`{% if … %}` and its end stand in paragraphs of their own, so all of them are read together."""
    lines = ["" if _is_open(paragraph.text) else _block_tags(paragraph.text) for paragraph in paragraphs]
    if not any(lines):
        return
    try:
        tree = environment().parse("\n".join(lines))
    except TemplateSyntaxError as error:
        message = _("{% if %} và {% endif %} không khớp nhau, hoặc viết sai")
        finding = Code.FRAME_SYNTAX, message, _("mỗi {% if tên_ô %} phải có một {% endif %}")
        _report(iter([finding]), paragraphs[min(error.lineno, len(paragraphs)) - 1], file, report)
        return
    refused = {node.lineno for node in tree.find_all(nodes.Node) if not isinstance(node, _ALLOWED)}
    for line in sorted(refused):
        seen.meant |= set(re.findall(r"\w+", lines[line - 1]))
        _report(iter([_not_allowed(lines[line - 1])]), paragraphs[line - 1], file, report)
    for node in tree.find_all(nodes.Name):
        paragraph = paragraphs[node.lineno - 1]
        finding_of_name = _name_finding(node.name, paragraph.appendix, _Seen())
        if finding_of_name is not None and node.lineno not in refused:
            _report(iter([finding_of_name]), paragraph, file, report)


def _block_tags(text: str) -> str:
    return "".join(_plain(tag) for tag in _TAG.findall(text) if tag.startswith("{%"))


def _missing_fields(seen: _Seen, has_appendix: bool, place: Place, report: Report) -> None:
    for name in sorted((MAIN_FIELDS | APPENDIX_FIELDS) - seen.found - seen.meant - OPTIONAL):
        hint = _("thêm ô này, hoặc bắt đầu lại từ `planforge frame copy`")
        if name in APPENDIX_FIELDS and not has_appendix:
            hint = _("mẫu cần một phần (section) thứ hai cho phụ lục")
        report.add(Code.FRAME_MISSING, _("mẫu thiếu ô `{name}`").format(name=name), place, hint)
