"""The measures of a frame: its sections, columns and styles as they are, and a layout laid over them."""

import re
from collections.abc import Iterator
from dataclasses import fields, replace

from lxml import etree

from planforge.document.page_layout import PageLayout
from planforge.writers.docx.tables import TWIPS_A_MM, twips

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NS = {"w": W}

_BODY_STYLES = (
    "BodyText",
    "LegalBasis",
    "Introduction",
    "Closing",
    *(f"Heading{level}" for level in range(1, 7)),
)
_SIGNATURE_STYLES = ("Authority", "SignerName", "OwnPost")
_TABLE_STYLES = ("TableHeading", "TableGroup", "TableCell", "TableCellCenter")

SIZE_STYLES: dict[str, tuple[str, ...]] = {
    "national_name_size": ("NationalName",),
    "national_motto_size": ("NationalMotto",),
    "agency_size": ("IssuingBody", "ParentBody", "DraftMark"),
    "reference_size": ("Reference",),
    "date_size": ("PlaceAndDate",),
    "title_size": ("DocumentType",),
    "subject_size": ("Subject",),
    "body_size": _BODY_STYLES,
    "signature_size": _SIGNATURE_STYLES,
    "recipients_label_size": ("RecipientsLabel",),
    "recipients_size": ("Recipients",),
    "page_number_size": ("PageNumber",),
    "appendix_title_size": ("AppendixLabel", "AppendixTitle", "AppendixAttached"),
    "table_size": _TABLE_STYLES,
}
"""Which styles (by id) a size of the layout sets; the first one tells the size a frame has."""


def _w(name: str) -> str:
    return f"{{{W}}}{name}"


def changed_values(layout: PageLayout) -> dict[str, float]:
    """What of `layout` is not as the default profile has it."""
    usual = PageLayout()
    return {
        field.name: value
        for field in fields(layout)
        if (value := getattr(layout, field.name)) != getattr(usual, field.name)
    }


# sections


def lay_out_section(section: etree._Element, layout: PageLayout) -> None:
    """Set the margins that `layout` changes; on a landscape page they turn with the paper."""
    changed = changed_values(layout)
    margins = section.find("w:pgMar", NS)
    if margins is None:
        return
    sides = ("top", "right", "bottom", "left")
    turned = ("left", "top", "right", "bottom") if is_landscape(section) else sides
    for side, source in zip(sides, turned, strict=True):
        if f"margin_{source}" in changed:
            margins.set(_w(side), str(twips(changed[f"margin_{source}"])))
    if "header_distance" in changed:
        margins.set(_w("header"), str(twips(changed["header_distance"])))


def is_landscape(section: etree._Element) -> bool:
    """True for a section whose page lies on its long side."""
    size = section.find("w:pgSz", NS)
    return size is not None and int(size.get(_w("w"), "0")) > int(size.get(_w("h"), "0"))


def turned(section: etree._Element) -> etree._Element:
    """A copy of `section` with page and margins turned by a quarter."""
    copy = etree.fromstring(etree.tostring(section))
    size, margins = copy.find("w:pgSz", NS), copy.find("w:pgMar", NS)
    if size is None or margins is None:
        return copy
    wide, high = size.get(_w("w"), ""), size.get(_w("h"), "")
    size.set(_w("w"), high)
    size.set(_w("h"), wide)
    if is_landscape(copy):
        size.set(_w("orient"), "landscape")
    else:
        size.attrib.pop(_w("orient"), "")
    old = {side: margins.get(_w(side), "0") for side in ("top", "right", "bottom", "left")}
    order = ("left", "top", "right", "bottom") if is_landscape(copy) else ("right", "bottom", "left", "top")
    for side, source in zip(("top", "right", "bottom", "left"), order, strict=True):
        margins.set(_w(side), old[source])
    return copy


def text_width(section: etree._Element) -> float:
    """Millimetres between the margins of a section."""
    size, margins = section.find("w:pgSz", NS), section.find("w:pgMar", NS)
    if size is None or margins is None:
        return PageLayout().text_width
    inner = int(size.get(_w("w"), "0")) - int(margins.get(_w("left"), "0")) - int(margins.get(_w("right"), "0"))
    return inner / TWIPS_A_MM


# tables of the frame


def fit_tables(root: etree._Element, before: float, now: float) -> None:
    """Give the frame's tables their share of a page whose text was `before` millimetres wide and is so no longer."""
    if before == now:
        return
    for width in root.iter(_w("tblW"), _w("gridCol"), _w("tcW")):
        if width.get(_w("type"), "dxa") == "dxa":
            width.set(_w("w"), str(round(int(width.get(_w("w"), "0")) * now / before)))


def table_of(root: etree._Element, field: str) -> etree._Element | None:
    """The innermost table of the frame that holds `field`."""
    found = root.xpath(f"//w:tbl[.//w:tc[contains(., '{field}')]]", namespaces=NS)
    last = found[-1] if isinstance(found, list) and found else None
    return last if isinstance(last, etree._Element) else None


def cell_rooms(table: etree._Element) -> list[float]:
    """Millimetres inside each column of `table`, its cell margins taken off."""
    margins = [
        int(margin.get(_w("w"), "0")) if margin is not None else 108
        for margin in (table.find(f"w:tblPr/w:tblCellMar/w:{side}", NS) for side in ("left", "right"))
    ]
    columns = [int(column.get(_w("w"), "0")) for column in table.findall("w:tblGrid/w:gridCol", NS)]
    return [(column - sum(margins)) / TWIPS_A_MM for column in columns]


def open_widths(table: etree._Element, names: tuple[str, str]) -> bool:
    """Let the two columns of `table` be filled in by name; False when it has another number of columns."""
    columns = table.findall("w:tblGrid/w:gridCol", NS)
    rows = [row.findall("w:tc/w:tcPr/w:tcW", NS) for row in table.findall("w:tr", NS)]
    if len(columns) != 2 or any(len(cells) != 2 for cells in rows):
        return False
    for widths in (columns, *rows):
        for width, name in zip(widths, names, strict=True):
            width.set(_w("w"), "{{ " + name + " }}")
    return True


# styles


def lay_out_styles(styles: bytes, layout: PageLayout) -> bytes:
    """The styles part with what `layout` changes laid over the frame's named styles."""
    changed = changed_values(layout)
    if not changed:
        return styles
    root = etree.fromstring(styles)
    for name, value in changed.items():
        for style in _styles(root, SIZE_STYLES.get(name, ())):
            for size in ("sz", "szCs"):
                _property(style, "rPr", size).set(_w("val"), str(round(2 * value)))
        if name in _SPACINGS:
            ids, element, attribute, scale = _SPACINGS[name]
            for style in _styles(root, ids):
                _property(style, "pPr", element).set(_w(attribute), str(round(value * scale)))
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


_SPACINGS = {
    "first_line_indent": (_BODY_STYLES, "ind", "firstLine", TWIPS_A_MM),
    "paragraph_gap": (_BODY_STYLES, "spacing", "after", 20),
    "line_spacing": (_BODY_STYLES, "spacing", "line", 240),
    "signature_gap": (("SignerName", "OwnPost"), "spacing", "before", 20),
}

_ORDER = {
    "style": ("name", "basedOn", "next", "link", "uiPriority", "qFormat", "pPr", "rPr", "tblPr"),
    "pPr": ("keepNext", "keepLines", "widowControl", "pBdr", "spacing", "ind", "jc", "outlineLvl"),
    "rPr": ("rFonts", "b", "bCs", "i", "iCs", "color", "sz", "szCs", "highlight", "lang"),
}


def _property(style: etree._Element, group: str, name: str) -> etree._Element:
    """The element `name` in `group` of a style, made in schema order where it is missing."""
    return _child(_child(style, "style", group), group, name)


def _child(parent: etree._Element, kind: str, name: str) -> etree._Element:
    found = parent.find(f"w:{name}", NS)
    if found is not None:
        return found
    child = etree.Element(_w(name))
    after = _ORDER[kind][: _ORDER[kind].index(name)]
    index = sum(1 for element in parent if etree.QName(element).localname in after)
    parent.insert(index, child)
    return child


def _styles(root: etree._Element, ids: tuple[str, ...]) -> Iterator[etree._Element]:
    for style in root.findall("w:style", NS):
        if style.get(_w("styleId")) in ids:
            yield style


def measured(styles: bytes, layout: PageLayout) -> PageLayout:
    """`layout` with the sizes that the styles really have, so that what is measured is what is printed."""
    root = etree.fromstring(styles)
    by_id = {style.get(_w("styleId"), ""): style for style in root.findall("w:style", NS)}
    default = root.find("w:docDefaults/w:rPrDefault/w:rPr/w:sz", NS)
    usual = int(default.get(_w("val"), "20")) / 2 if default is not None else 10
    sizes = {name: _size(by_id, ids[0], usual) for name, ids in SIZE_STYLES.items()}
    return replace(layout, **sizes)


def _size(by_id: dict[str, etree._Element], style_id: str, usual: float) -> float:
    for _step in range(20):
        style = by_id.get(style_id)
        if style is None:
            return usual
        size = style.find("w:rPr/w:sz", NS)
        if size is not None:
            return int(size.get(_w("val"), "20")) / 2
        based = style.find("w:basedOn", NS)
        style_id = based.get(_w("val"), "") if based is not None else ""
    return usual


def without_namespaces(xml: str) -> str:
    """`xml` without the declarations that the document's root makes already."""
    return re.sub(r' xmlns:\w+="[^"]*"', "", xml)
