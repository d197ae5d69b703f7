"""A document as the bytes of a Word file: the frame's parts, the fields of the letterhead, the block tree between."""

from collections.abc import Iterable

from jinja2 import TemplateError
from markupsafe import Markup

from planforge.document.blocks import Appendix, Document, Paper, Properties, text
from planforge.document.inlines import Inlines
from planforge.document.typeface import width
from planforge.errors import BrokenFrame
from planforge.messages import _
from planforge.writers.docx import blocks
from planforge.writers.docx.frame import Frame
from planforge.writers.docx.runs import escaped, footnote
from planforge.writers.docx.tables import twips
from planforge.writers.package import APPLICATION, PackedPart, Part, zipped

Fields = dict[str, str | Markup]

NARROWEST_AGENCY = 45.0
"""Millimetres: ỦY BAN NHÂN DÂN at 13 points bold has to stay on one line."""


_BODY = Markup("<!--planforge-body-->")
"""Stands for the body while Jinja fills the frame: it would only copy what is by far the most of a document."""


def write_docx(paper: Paper, frame: Frame) -> bytes:
    """The Word file of `paper`: the same paper and frame give the same bytes, on any day and machine.

    An extract takes the frame's styles and the pages of its appendices, not its letterhead.

    Raises BrokenFrame when the frame asks for a field there is not.
    """
    parts: list[Part | PackedPart] = [
        *frame.static,
        Part("word/document.xml", _document_xml(paper, frame).encode("utf-8")),
        Part("word/footnotes.xml", _footnotes_xml(paper.footnotes, frame).encode("utf-8")),
        Part("docProps/core.xml", _core_xml(paper.properties).encode("utf-8")),
        Part("docProps/app.xml", APP_XML.encode("utf-8")),
    ]
    return zipped(parts)


def _document_xml(paper: Paper, frame: Frame) -> str:
    written, section = [frame.start], ""
    try:
        if isinstance(paper, Document):
            main = frame.main.render(_main_fields(paper, frame))
            written.append(main.replace(_BODY, blocks.body(paper.body, frame.rooms.portrait)))
            section = frame.portrait
        for page in paper.pages:
            written.append(_section_end(section) if section else "")
            written.append(_appendix(page, frame))
            section = frame.landscape if page.landscape else frame.portrait
            if page.number_first_page:
                section = section.replace("<w:titlePg/>", "")
    except TemplateError as error:
        raise BrokenFrame(
            _("mẫu không dùng được: {why}").format(why=error), _("chạy `planforge frame check`")
        ) from error
    if paper.pages:
        written.append(blocks.SECTION_END)
    return "".join((*written, section, frame.end))


def _section_end(section: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="SectionEnd"/>{section}</w:pPr></w:p>'


def _main_fields(document: Document, frame: Frame) -> Fields:
    head, layout, room = document.letterhead, frame.layout, frame.rooms.portrait
    left, right = frame.rooms.letterhead or _letterhead_rooms(document, frame)
    parents = [head.parent_body] if head.parent_body else []
    return {
        "letterhead_left": str(twips(left)),
        "letterhead_right": str(twips(right)),
        "parent_body": Markup(blocks.balanced_lines("ParentBody", parents, left, layout.agency_size, bold=False)),
        "issuing_body": Markup(blocks.balanced_lines("IssuingBody", head.issuing_body, left, layout.agency_size, True)),
        "agency_rule": Markup(blocks.agency_rule(head, left, layout)),
        "national_name": head.national_name,
        "national_motto": head.national_motto,
        "motto_rule": Markup(blocks.motto_rule(head, right, layout)),
        "reference": _kept(head.reference),
        "draft_mark": Markup(blocks.draft_mark(head.draft_mark, left, layout)),
        "place_and_date": _kept(head.place_and_date),
        "document_type": document.document_type,
        "subject": Markup(blocks.balanced("Subject", document.subject, room, layout.subject_size)),
        "subject_rule": Markup(blocks.subject_rule(document.subject, room, layout)),
        "body": _BODY,
        "recipients_label": document.recipients_label,
        "recipients": Markup(blocks.recipients(document.recipients, frame.rooms.recipients, layout)),
        "authority": Markup(blocks.lines("Authority", document.signature.authority)),
        "signer": Markup(blocks.signer(document.signature)),
    }


def _kept(text: str) -> str:
    """`text` with its gaps as no-break spaces: Word folds plain ones at the edge of a run without notice."""
    return text.replace("  ", "\u00a0\u00a0")


def _letterhead_rooms(document: Document, frame: Frame) -> tuple[float, float]:
    """The letterhead's two columns: the right one takes quốc hiệu and the date on one line each."""
    head, layout = document.letterhead, frame.layout
    needed = max(
        width(head.national_name, layout.national_name_size, bold=True),
        width(_kept(head.place_and_date), layout.date_size, italic=True),
    )
    right = min(max(needed + 2 * blocks.SLACK, frame.rooms.portrait * 0.6), frame.rooms.portrait - NARROWEST_AGENCY)
    return frame.rooms.portrait - right, right


def _appendix(appendix: Appendix, frame: Frame) -> str:
    if frame.appendix is None:
        raise BrokenFrame(_("mẫu không có phần phụ lục"), _("xem mẫu có sẵn: `planforge frame copy`"))
    room = frame.rooms.landscape if appendix.landscape else frame.rooms.portrait
    size = frame.layout.appendix_title_size
    fields: Fields = {
        "appendix_label": appendix.label,
        "appendix_title": Markup(blocks.balanced("AppendixTitle", appendix.title, room, size)),
        "appendix_attached": Markup(_attached(appendix.attached, room, size)),
        "appendix_rule": Markup(blocks.rule(frame.layout.appendix_rule_length, room, gap=6)),
        "appendix_body": _BODY,
    }
    return frame.appendix.render(fields).replace(_BODY, blocks.blocks(appendix.blocks, room))


def _attached(words: str, room: float, size: float) -> str:
    if not words:
        return ""
    return blocks.balanced("AppendixAttached", text(_kept(words), italic=True), room, size, bold=False, italic=True)


def _footnotes_xml(contents: Iterable[Inlines], frame: Frame) -> str:
    notes = (footnote(number, content) for number, content in enumerate(contents, 1))
    return f"{frame.footnotes_start}{''.join(notes)}</w:footnotes>"


def _core_xml(properties: Properties) -> str:
    day = f"{properties.day}T00:00:00Z"
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escaped(properties.title)}</dc:title><dc:subject>{escaped(properties.subject)}</dc:subject>"
        f"<dc:creator>{escaped(properties.author)}</dc:creator><dc:language>vi-VN</dc:language>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{day}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{day}</dcterms:modified></cp:coreProperties>'
    )


APP_XML = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    f"{APPLICATION}</Properties>"
)
