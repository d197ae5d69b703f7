"""Runs and paragraphs as WordprocessingML."""

import zlib

from planforge.document.inlines import Inlines, NoteReference, Text

_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


def escaped(text: str) -> str:
    """`text` with the three signs that XML takes for its own written out."""
    return text.translate(_ESCAPES) if "&" in text or "<" in text or ">" in text else text


def runs(
    content: Inlines, marker: str = "", bold: bool = False, italic: bool = False, bold_marker: bool = False
) -> str:
    """The runs of `content`, with `marker` and a space before them.

    `bold` and `italic` are what the paragraph's style gives anyway: a text that has them needs no mark,
    one that has not is marked as not having them. Neighbours of one form are one run.
    """
    if len(content) == 1 and not marker:
        only = content[0]
        return note_reference(only) if isinstance(only, NoteReference) else _run(only.text, _form(only, bold, italic))
    if marker:
        content = (Text(f"{marker} ", bold_marker, italic), *content)
    written: list[str] = []
    form, pending = "", ""
    for part in content:
        if isinstance(part, NoteReference):
            written.append(_run(pending, form))
            pending = ""
            written.append(note_reference(part))
            continue
        own = _form(part, bold, italic)
        if own == form:
            pending += part.text
        else:
            written.append(_run(pending, form))
            form, pending = own, part.text
    written.append(_run(pending, form))
    return "".join(written)


def bookmark(name: str) -> str:
    """A place that is empty and has a name; Word wants a number too, which its name gives."""
    number = zlib.crc32(name.encode("utf-8")) & 0x7FFFFFFF
    return f'<w:bookmarkStart w:id="{number}" w:name="{escaped(name)}"/><w:bookmarkEnd w:id="{number}"/>'


def plain_run(text: str) -> str:
    """`text` as the paragraph's style sets it."""
    return _run(text, "")


def _run(text: str, form: str) -> str:
    if not text:
        return ""
    properties = f"<w:rPr>{form}</w:rPr>" if form else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escaped(text)}</w:t></w:r>'


def _form(part: Text, bold: bool, italic: bool) -> str:
    if part.bold == bold and part.italic == italic and not part.highlight:
        return ""
    highlight = '<w:highlight w:val="yellow"/>' if part.highlight else ""
    return _toggle("b", part.bold, bold) + _toggle("i", part.italic, italic) + highlight


def _toggle(name: str, wanted: bool, given: bool) -> str:
    if wanted == given:
        return ""
    return f"<w:{name}/><w:{name}Cs/>" if wanted else f'<w:{name} w:val="0"/><w:{name}Cs w:val="0"/>'


_FIRST_BOOKMARK = 10_000
"""Ids of bookmarks begin above those that a frame may have of its own."""


def note_reference(reference: NoteReference) -> str:
    """The mark of a footnote; a second mark of the same note points at the first through a field."""
    number = reference.number
    name, mark = f"_RefNote{number}", _FIRST_BOOKMARK + number
    if reference.first:
        return (
            f'<w:bookmarkStart w:id="{mark}" w:name="{name}"/>'
            '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'
            f'<w:footnoteReference w:id="{number}"/></w:r><w:bookmarkEnd w:id="{mark}"/>'
        )
    style = '<w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'
    return (
        f'<w:r>{style}<w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r>{style}<w:instrText xml:space="preserve"> NOTEREF {name} \\f \\h </w:instrText></w:r>'
        f'<w:r>{style}<w:fldChar w:fldCharType="separate"/></w:r>'
        f"<w:r>{style}<w:t>{number}</w:t></w:r>"
        f'<w:r>{style}<w:fldChar w:fldCharType="end"/></w:r>'
    )


def paragraph(style: str, inner: str, properties: str = "") -> str:
    """A paragraph of a named style; `properties` come after the style, in schema order."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{inner}</w:p>'


def footnote(number: int, content: Inlines) -> str:
    """One footnote of the footnotes part."""
    mark = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>'
    return (
        f'<w:footnote w:id="{number}">{paragraph("FootnoteText", mark + plain_run(" ") + runs(content))}</w:footnote>'
    )
