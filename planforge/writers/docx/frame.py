"""The Word frame (mẫu): a real Word file with docxtpl tags, prepared once and filled many times.

Left to itself docxtpl prints an unknown field as nothing and takes the `&` in `Sở Kế hoạch & Đầu tư` for
the start of an XML entity, which drops it. Hence the strict environment and the escaping, and hence
`frame_check`, which looks before anything is filled.
"""

import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, Template
from jinja2.sandbox import SandboxedEnvironment
from lxml import etree

from planforge.document.page_layout import PageLayout
from planforge.errors import BrokenFrame
from planforge.messages import _
from planforge.writers.docx.geometry import (
    NS,
    W,
    cell_rooms,
    fit_tables,
    is_landscape,
    lay_out_section,
    lay_out_styles,
    measured,
    open_widths,
    table_of,
    text_width,
    turned,
    without_namespaces,
)
from planforge.writers.docx.styles import id_changes, with_ids
from planforge.writers.package import PackedPart, Part, packed_part

MAX_FRAME_BYTES = 30_000_000

MAIN_FIELDS = frozenset(
    {
        "parent_body",
        "issuing_body",
        "agency_rule",
        "national_name",
        "national_motto",
        "motto_rule",
        "reference",
        "draft_mark",
        "place_and_date",
        "document_type",
        "subject",
        "subject_rule",
        "body",
        "recipients_label",
        "recipients",
        "authority",
        "signer",
    }
)
APPENDIX_FIELDS = frozenset({"appendix_label", "appendix_title", "appendix_attached", "appendix_rule", "appendix_body"})
PARAGRAPH_FIELDS = frozenset(
    {
        "parent_body",
        "issuing_body",
        "agency_rule",
        "motto_rule",
        "draft_mark",
        "subject",
        "subject_rule",
        "body",
        "recipients",
        "authority",
        "signer",
        "appendix_title",
        "appendix_attached",
        "appendix_rule",
        "appendix_body",
    }
)
"""Fields that stand for whole paragraphs: their tag is `{{p name }}`, alone in its paragraph."""

_MADE_HERE = frozenset({"word/document.xml", "word/footnotes.xml", "docProps/core.xml", "docProps/app.xml"})


@dataclass(frozen=True, slots=True)
class Frame:
    """A frame ready to be filled: templates of its two parts, its sections, its other parts compressed."""

    start: str
    main: Template
    appendix: Template | None
    end: str
    portrait: str
    """Section properties of the main part and of portrait appendices."""

    landscape: str
    static: tuple[PackedPart, ...]
    footnotes_start: str
    layout: PageLayout
    """The layout as the frame's styles really are."""

    rooms: "Rooms"


@dataclass(frozen=True, slots=True)
class Rooms:
    """Millimetres a text has in the places of a frame."""

    portrait: float
    landscape: float
    recipients: float
    letterhead: tuple[float, float] | None
    """The two columns of the letterhead; None when they are set for each document."""


def environment() -> SandboxedEnvironment:
    """Strict and escaping: an unknown name stops the run, `&` and `<` reach the page."""
    return SandboxedEnvironment(undefined=StrictUndefined, autoescape=True)


def open_frame(file: Path) -> DocxTemplate:
    """`file` as docxtpl reads it. Raises BrokenFrame when it is not a Word file."""
    try:
        if file.stat().st_size > MAX_FRAME_BYTES:
            raise BrokenFrame(_("{file}: mẫu quá lớn").format(file=file))
        _refuse_bomb(file)
        template = DocxTemplate(str(file))
        template.init_docx()
    except BrokenFrame:
        raise
    except FileNotFoundError as error:
        raise BrokenFrame(_("không có tệp mẫu {file}").format(file=file), _("xem `planforge frame list`")) from error
    except Exception as error:  # whatever zipfile, lxml and python-docx think of a file that is none
        raise BrokenFrame(
            _("{file} không phải tệp Word (.docx)").format(file=file), _("mở bằng Word và lưu lại dạng .docx")
        ) from error
    return template


def _refuse_bomb(file: Path) -> None:
    with zipfile.ZipFile(file) as package:
        if sum(entry.file_size for entry in package.infolist()) > 10 * MAX_FRAME_BYTES:
            raise BrokenFrame(_("{file}: mẫu phình ra quá lớn khi mở").format(file=file))


def prepare_frame(file: Path, layout: PageLayout) -> Frame:
    """`file`, ready to be filled with documents of `layout`.

    What the layout changes from the default profile is laid over the frame's styles and sections; the rest
    is as the frame has it. Raises BrokenFrame.
    """
    parts = _read_parts(file)
    changes = id_changes(parts["word/styles.xml"].decode("utf-8"))
    root = patched_document(open_frame(file), file, changes)
    sections = root.findall(".//w:sectPr", NS)
    if not sections:
        raise BrokenFrame(_("{file}: mẫu không có khổ giấy (section)").format(file=file))
    before = text_width(_section_pair(sections)[0])
    for section in sections:
        lay_out_section(section, layout)
    fit_tables(root, before, text_width(_section_pair(sections)[0]))
    parts = _with_footnotes({name: _with_style_ids(name, data, changes) for name, data in parts.items()})
    styles = lay_out_styles(parts["word/styles.xml"], layout)
    portrait, landscape = _section_pair(sections)
    rooms = _rooms(root, portrait, landscape)
    start, main, appendix, end = _cut(root)
    jinja = environment()
    return Frame(
        start=start,
        main=jinja.from_string(main),
        appendix=jinja.from_string(appendix) if appendix is not None else None,
        end=end,
        portrait=without_namespaces(etree.tostring(portrait, encoding="unicode", with_tail=False)),
        landscape=without_namespaces(etree.tostring(landscape, encoding="unicode", with_tail=False)),
        static=tuple(
            packed_part(Part(name, styles if name == "word/styles.xml" else data))
            for name, data in parts.items()
            if name not in _MADE_HERE
        ),
        footnotes_start=parts["word/footnotes.xml"].decode("utf-8").rstrip().removesuffix("</w:footnotes>"),
        layout=measured(styles, layout),
        rooms=rooms,
    )


def patched_document(template: DocxTemplate, file: Path, style_ids: Mapping[str, str]) -> etree._Element:
    """The frame's document with its tags made whole: Word may cut one tag into several runs."""
    try:
        whole = with_ids(etree.tostring(template.docx.element, encoding="unicode"), style_ids)
        return etree.fromstring(template.patch_xml(whole).encode("utf-8"))
    except Exception as error:  # docxtpl and lxml each have their own
        raise BrokenFrame(_("{file}: không đọc được nội dung mẫu").format(file=file)) from error


def _read_parts(file: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(file) as package:
        return {entry.filename: package.read(entry) for entry in package.infolist() if not entry.is_dir()}


def _with_style_ids(name: str, data: bytes, changes: Mapping[str, str]) -> bytes:
    if not changes or not name.startswith("word/") or not name.endswith(".xml"):
        return data
    return with_ids(data.decode("utf-8"), changes).encode("utf-8")


def _section_pair(sections: list[etree._Element]) -> tuple[etree._Element, etree._Element]:
    """The frame's portrait and landscape sections; one that it has not is the other one turned."""
    first, last = sections[0], sections[-1]
    portrait = next((section for section in (first, last) if not is_landscape(section)), None)
    landscape = next((section for section in (last, first) if is_landscape(section)), None)
    if portrait is None:
        portrait = turned(first)
    return portrait, turned(portrait) if landscape is None else landscape


def _rooms(root: etree._Element, portrait: etree._Element, landscape: etree._Element) -> Rooms:
    letterhead = table_of(root, "national_name")
    signature = table_of(root, "recipients")
    columns: tuple[float, float] | None = None
    if letterhead is not None and not open_widths(letterhead, ("letterhead_left", "letterhead_right")):
        rooms = cell_rooms(letterhead)
        columns = (rooms[0], rooms[-1])
    return Rooms(
        portrait=text_width(portrait),
        landscape=text_width(landscape),
        recipients=cell_rooms(signature)[0] if signature is not None else text_width(portrait) / 2,
        letterhead=columns,
    )


_SECTION_CUT, _END_CUT = "planforge-section", "planforge-end"


def _cut(root: etree._Element) -> tuple[str, str, str | None, str]:
    """The text of the document cut at its section ends: start, main part, appendix part if any, end."""
    body = root.find("w:body", NS)
    if body is None:
        raise BrokenFrame(_("mẫu không có nội dung"))
    breaks = [element for element in body.findall("w:p", NS) if element.find("w:pPr/w:sectPr", NS) is not None]
    for name, element in (
        (_SECTION_CUT, breaks[0] if breaks else None),
        (_END_CUT, body.find("w:sectPr", NS)),
    ):
        if element is not None:
            mark = etree.Comment(name)
            mark.tail = element.tail
            body.replace(element, mark)
    text = etree.tostring(root, encoding="unicode")
    opening = re.search(r"<w:body[^>]*>", text)
    assert opening is not None
    inner, _end_mark, end = text[opening.end() :].partition(f"<!--{_END_CUT}-->")
    main, section_mark, appendix = inner.partition(f"<!--{_SECTION_CUT}-->")
    start = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + text[: opening.end()]
    return start, main, appendix if section_mark else None, end


def _with_footnotes(parts: dict[str, bytes]) -> dict[str, bytes]:
    """`parts` with an empty footnotes part, its two separators numbered -1 and 0 whoever wrote the frame."""
    empty = {"word/footnotes.xml": _NO_FOOTNOTES.encode("utf-8")}
    if "word/footnotes.xml" in parts:
        settings = parts.get("word/settings.xml", b"").decode("utf-8")
        settings = re.sub(r"(<w:footnotePr>).*?(</w:footnotePr>)", rf"\1{_SEPARATORS}\2", settings, flags=re.DOTALL)
        return {**parts, **empty, "word/settings.xml": settings.encode("utf-8")}
    relation = (
        '<Relationship Id="rIdFootnotes" Target="footnotes.xml" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"/></Relationships>'
    )
    content_type = (
        '<Override PartName="/word/footnotes.xml" ContentType='
        '"application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"/></Types>'
    )
    added = dict(parts)
    for name, old, new in (
        ("word/_rels/document.xml.rels", "</Relationships>", relation),
        ("[Content_Types].xml", "</Types>", content_type),
    ):
        added[name] = parts[name].decode("utf-8").replace(old, new).encode("utf-8")
    return {**added, **empty}


_SEPARATORS = '<w:footnote w:id="-1"/><w:footnote w:id="0"/>'
_NO_FOOTNOTES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    f'<w:footnotes xmlns:w="{W}">'
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
    "</w:footnotes>"
)
