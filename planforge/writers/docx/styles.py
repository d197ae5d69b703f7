"""The named styles of a frame: known by the name a person sees in Word, whatever id a program gave them.

A style's id is not stable: LibreOffice makes it anew from the name on every save (`Nội dung` becomes `Nidung`),
Word in another language has `u1` for `Heading1`. The name is stable. So a frame is brought back to the ids
that the writer uses when it is read.
"""

import re
from collections.abc import Mapping

STYLE_NAMES: dict[str, str] = {
    **{f"Heading{level}": f"heading {level}" for level in range(1, 7)},
    "NationalName": "Quốc hiệu",
    "NationalMotto": "Tiêu ngữ",
    "ParentBody": "Cơ quan chủ quản",
    "IssuingBody": "Cơ quan ban hành",
    "Reference": "Số và ký hiệu",
    "PlaceAndDate": "Địa danh và ngày",
    "DraftMark": "Dự thảo",
    "DocumentType": "Tên loại văn bản",
    "Subject": "Trích yếu",
    "Rule": "Đường kẻ",
    "LegalBasis": "Căn cứ",
    "Introduction": "Lời mở đầu",
    "BodyText": "Nội dung",
    "Closing": "Câu kết",
    "RecipientsLabel": "Nơi nhận",
    "Recipients": "Danh sách nơi nhận",
    "Authority": "Quyền hạn và chức vụ",
    "SignerName": "Họ tên người ký",
    "OwnPost": "Chức vụ ở cơ quan",
    "AppendixLabel": "Phụ lục",
    "AppendixTitle": "Tên phụ lục",
    "AppendixAttached": "Kèm theo",
    "TableHeading": "Tiêu đề cột",
    "TableGroup": "Dòng nhóm trong bảng",
    "TableCell": "Ô trong bảng",
    "TableCellCenter": "Ô trong bảng, giữa",
    "PageNumber": "Số trang",
    "SectionEnd": "Hết phần",
    "FootnoteText": "footnote text",
    "FootnoteReference": "footnote reference",
    "TaskTable": "Bảng nhiệm vụ",
}
"""The id the writer uses, and the name by which the style is found."""

_BY_NAME = {name.lower(): style for style, name in STYLE_NAMES.items()}
_STYLE = re.compile(r'<w:style\b[^>]*\bw:styleId="([^"]*)"[^>]*>\s*<w:name w:val="([^"]*)"')
_USE = re.compile(r'(<w:(?:pStyle|rStyle|tblStyle|basedOn|next|link) w:val=")([^"]*)"')
_ID = re.compile(r'(\bw:styleId=")([^"]*)"')


def missing_styles(styles: str) -> list[str]:
    """The names of the styles that the writer needs and a styles part has not, in order."""
    here = {name.lower() for _style, name in _STYLE.findall(styles)}
    return [name for name in STYLE_NAMES.values() if name.lower() not in here]


def id_changes(styles: str) -> dict[str, str]:
    """For each style whose id is not the writer's, its id here and the one it gets."""
    ids = dict(_STYLE.findall(styles))
    changes = {style: _BY_NAME[name.lower()] for style, name in ids.items() if name.lower() in _BY_NAME}
    changes = {old: new for old, new in changes.items() if old != new}
    for taken in set(changes.values()) & set(ids) - set(changes):
        changes[taken] = f"{taken}Own"
    return changes


def with_ids(xml: str, changes: Mapping[str, str]) -> str:
    """`xml` of any part with the style ids changed, where they are given and where they are used."""
    if not changes:
        return xml
    for pattern in (_USE, _ID):
        xml = pattern.sub(lambda match: f'{match[1]}{changes.get(match[2], match[2])}"', xml)
    return xml
