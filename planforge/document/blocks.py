"""The block tree: a document as it stands on the page, before any file format.

All wording, order and numbering is decided here already; a writer adds nothing and drops nothing. Each
writer has one function a block, closed with `assert_never`, so that a new block shows mypy every writer
that has to learn it.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Literal

from planforge.document.inlines import Inlines, Text


class Role(StrEnum):
    """What a paragraph is, from which its style follows."""

    LEGAL_BASIS = "legal_basis"
    INTRODUCTION = "introduction"
    BODY = "body"
    CLOSING = "closing"


@dataclass(frozen=True, slots=True)
class Heading:
    """A titled level of the outline. `level` counts from 1; `marker` is the computed number (`I.`, `1.`, `a)`)."""

    level: int
    marker: str
    content: Inlines
    bold: bool = True


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph, with its computed marker if it has one. `keep_next` holds it on the page of what follows."""

    content: Inlines
    marker: str = ""
    role: Role = Role.BODY
    keep_next: bool = False


@dataclass(frozen=True, slots=True)
class CellParagraph:
    """One paragraph of a table cell. `anchor` is a name by which its page can be found once it is laid out."""

    content: Inlines
    marker: str = ""
    anchor: str = ""


Alignment = Literal["left", "center", "justify"]
Merge = Literal["none", "start", "continue"]


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell. `merge` says whether it begins or continues a vertical merge; `span` counts columns.

    A cell that continues a merge holds no paragraphs.
    """

    paragraphs: tuple[CellParagraph, ...] = ()
    merge: Merge = "none"
    span: int = 1
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table; `group` marks a row that heads the rows below it.

    `key` names the record that the row shows (the id of a task), for a workbook that is to be read back; no page
    shows it.
    """

    cells: tuple[Cell, ...]
    group: bool = False
    key: str = ""


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column: its heading, its share of the width (only the ratio counts), and how its text is set.

    `choices` are offered to whoever fills the column in a workbook.
    """

    heading: Inlines
    width: float
    alignment: Alignment = "left"
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose heading row is repeated on every page.

    A merged cell of the columns `repeated` that crosses a page is to have its text again on the new one.
    """

    columns: tuple[TableColumn, ...]
    rows: tuple[Row, ...]
    repeated: tuple[int, ...] = ()


Block = Heading | Paragraph | Table


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Quốc hiệu, tiêu ngữ, cơ quan, số và ký hiệu, địa danh và ngày (NĐ 30, PL I-II.1 to II.4)."""

    issuing_body: tuple[str, ...]
    """Tên cơ quan ban hành, in capitals, one entry a line."""

    reference: str
    """Số: 08/KH-UBND, with a gap while the number is open."""

    place_and_date: str
    """Địa danh, ngày … tháng … năm …"""

    parent_body: str = ""
    """Cơ quan chủ quản, in capitals; empty for a people's committee."""

    draft_mark: str = ""
    """DỰ THẢO, or empty."""

    national_name: str = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    national_motto: str = "Độc lập - Tự do - Hạnh phúc"


@dataclass(frozen=True, slots=True)
class RecipientLine:
    """Nơi nhận: lines as printed (`- UBND huyện;`), and the note at the brace when several share one."""

    lines: tuple[str, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Signature:
    """Quyền hạn, chức vụ; the post in the signer's own body (for a steering committee); the name."""

    authority: tuple[str, ...]
    name: str = ""
    own_post: str = ""


@dataclass(frozen=True, slots=True)
class Appendix:
    """Phụ lục: a section of its own, numbered from page 1."""

    label: str
    """Phụ lục, Phụ lục I, …"""

    title: Inlines
    attached: str
    """(Kèm theo Kế hoạch số … ngày … của …); empty where the page is attached to nothing."""

    blocks: tuple[Block, ...]
    landscape: bool = False
    number_first_page: bool = False


@dataclass(frozen=True, slots=True)
class Properties:
    """What the file says of itself: title, subject, the body that issues it, and the day it counts from."""

    title: str
    subject: str
    author: str
    day: str
    """ISO date, for the creation date inside the file: the day of issue, never the clock."""


@dataclass(frozen=True, slots=True)
class Document:
    """A finished administrative document."""

    properties: Properties
    letterhead: Letterhead
    document_type: str
    """Tên loại văn bản, in capitals: KẾ HOẠCH."""

    subject: Inlines
    """Trích yếu."""

    body: tuple[Block, ...]
    recipients: tuple[RecipientLine, ...]
    signature: Signature
    appendices: tuple[Appendix, ...] = ()
    footnotes: tuple[Inlines, ...] = ()
    """Footnotes in the order of their numbers, from 1."""

    recipients_label: str = "Nơi nhận:"
    """Empty where there are no recipients."""

    @property
    def pages(self) -> tuple[Appendix, ...]:
        """What stands under titles of its own, as in an extract."""
        return self.appendices


@dataclass(frozen=True, slots=True)
class Event:
    """Việc có ngày hạn: an entry for a calendar program."""

    key: str
    """A name of its own, the same whenever the same plan is written."""

    day: date
    summary: str
    description: str


@dataclass(frozen=True, slots=True)
class Extract:
    """Bản trích: pages made of a plan for one reader, each under its own title, without letterhead or signature."""

    properties: Properties
    pages: tuple[Appendix, ...]
    footnotes: tuple[Inlines, ...] = ()
    events: tuple[Event, ...] = ()
    """What of it has a day; only a calendar file has room for it."""


Paper = Document | Extract
"""What a writer makes a file of."""


def text(words: str, bold: bool = False, italic: bool = False) -> Inlines:
    """`words` as the inlines of one plain run; nothing for no words."""
    return (Text(words, bold, italic),) if words else ()
