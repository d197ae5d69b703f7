"""What is wrong in the user's files: where, how badly, in one sentence, and what to do about it.

Codes are a closed list. `docs/diagnostics.md` explains each one; a test holds the two together.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import Enum, StrEnum
from typing import Any

from planforge.messages import _


class Severity(StrEnum):
    """How much a finding weighs: an error stops the work, a warning does not, an advice not even under --strict."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"


class Code(Enum):
    """Every kind of finding, with its stable Vietnamese code and its severity."""

    # the file itself
    UNREADABLE = ("khong-doc-duoc", Severity.ERROR)
    NOT_UTF8 = ("khong-phai-utf8", Severity.ERROR)
    EMPTY_FILE = ("tep-rong", Severity.ERROR)
    TOO_LARGE = ("tep-qua-lon", Severity.ERROR)
    CONTROL_CHARACTER = ("ky-tu-dieu-khien", Severity.ERROR)
    DECOMPOSED_TEXT = ("chu-tach-dau", Severity.WARNING)
    LOOKALIKE_CHARACTER = ("ky-tu-giong-nhau", Severity.WARNING)
    # YAML
    YAML_SYNTAX = ("cu-phap-yaml", Severity.ERROR)
    TAB_INDENT = ("thut-dong-bang-tab", Severity.ERROR)
    COLON_IN_TEXT = ("dau-hai-cham", Severity.ERROR)
    HASH_IN_TEXT = ("dau-thang-trong-cau", Severity.WARNING)
    STAR_IN_TEXT = ("dau-sao-dau-cau", Severity.ERROR)
    DUPLICATE_KEY = ("trung-khoa", Severity.ERROR)
    TAG_REFUSED = ("the-yaml", Severity.ERROR)
    MERGE_KEY = ("khoa-gop", Severity.ERROR)
    TOO_DEEP = ("long-qua-sau", Severity.ERROR)
    TOO_MANY_NODES = ("bi-danh-phinh-to", Severity.ERROR)
    SEVERAL_DOCUMENTS = ("nhieu-tai-lieu", Severity.ERROR)
    # keys and values
    UNKNOWN_KEY = ("khoa-la", Severity.ERROR)
    MISSING_KEY = ("thieu-khoa", Severity.ERROR)
    WRONG_TYPE = ("sai-kieu", Severity.ERROR)
    WRONG_VALUE = ("sai-gia-tri", Severity.ERROR)
    WRONG_DATE = ("sai-ngay", Severity.ERROR)
    EMPTY_TEXT = ("muc-trong", Severity.ERROR)
    BLANK_LINE = ("dong-trong", Severity.ERROR)
    WRONG_VERSION = ("phien-ban-la", Severity.ERROR)
    # text
    BAD_PLACEHOLDER = ("cho-dien-sai", Severity.ERROR)
    UNKNOWN_PLACEHOLDER = ("cho-dien-la", Severity.ERROR)
    UNDEFINED_FOOTNOTE = ("cuoc-chu-chua-co", Severity.ERROR)
    UNUSED_FOOTNOTE = ("cuoc-chu-thua", Severity.ERROR)
    OPEN_DECISION = ("con-cho-can-quyet-dinh", Severity.WARNING)
    SHOUTED_SUBJECT = ("trich-yeu-in-hoa", Severity.WARNING)
    HEADING_NOT_CAPITALS = ("tieu-de-khong-in-hoa", Severity.WARNING)
    # the plan as a whole
    NO_CONTENT = ("khong-co-noi-dung", Severity.ERROR)
    NOT_PRINTED = ("phan-khong-duoc-in", Severity.ERROR)
    GROUP_NOT_PRINTED = ("nhom-khong-duoc-in", Severity.WARNING)
    PRINTED_TWICE = ("phan-in-hai-lan", Severity.WARNING)
    NOTHING_TO_PLACE = ("khong-co-de-dat", Severity.ERROR)
    UNKNOWN_GROUP = ("nhom-la", Severity.ERROR)
    DUPLICATE_ID = ("trung-id", Severity.ERROR)
    MISSING_ID = ("thieu-id", Severity.WARNING)
    BARE_TASK = ("nhiem-vu-trong", Severity.WARNING)
    NO_LEAD = ("thieu-don-vi-chu-tri", Severity.WARNING)
    NO_DEADLINE = ("thieu-thoi-han", Severity.WARNING)
    DEADLINE_UNREAD = ("thoi-han-khong-hieu", Severity.WARNING)
    DEADLINE_OUTSIDE = ("thoi-han-ngoai-ky", Severity.WARNING)
    DEADLINE_DAY_OFF = ("thoi-han-ngay-nghi", Severity.WARNING)
    LEAD_NOT_RECIPIENT = ("chu-tri-khong-nhan", Severity.WARNING)
    ASSIGNED_WITHOUT_TASK = ("duoc-giao-khong-nhiem-vu", Severity.ADVICE)
    UNCLEAR_BODY = ("don-vi-khong-ro", Severity.ERROR)
    UNKNOWN_LEVEL = ("khong-ro-cap", Severity.ERROR)
    LEVEL_AND_UNIT = ("cap-khong-khop", Severity.ERROR)
    ENDED_LEVEL = ("cap-da-het", Severity.WARNING)
    DATE_OUTSIDE_PERIOD = ("ngay-ngoai-ky", Severity.WARNING)
    SIGNATURE_PAIR = ("sai-quyen-han-ky", Severity.ERROR)
    UNKNOWN_POSITION = ("thieu-chuc-vu", Severity.WARNING)
    UNKNOWN_SYMBOL = ("thieu-ky-hieu", Severity.ERROR)
    UNUSED_EXTRA = ("cot-trong", Severity.WARNING)
    TOO_WIDE = ("cot-qua-rong", Severity.ERROR)
    APPENDIX_ABSENT = ("phu-luc-khong-co", Severity.WARNING)
    APPENDIX_NOT_ANNOUNCED = ("phu-luc-chua-nhac", Severity.WARNING)
    # asking for a final copy, and writing it
    NOT_FINAL = ("chua-the-ban-hanh", Severity.ERROR)
    OUTPUT_FAILED = ("khong-ghi-duoc", Severity.ERROR)
    SAME_OUTPUT = ("trung-noi-ghi", Severity.ERROR)
    PAGES_NOT_MEASURED = ("chua-do-trang", Severity.WARNING)
    HAND_EDITED = ("ban-sua-tay", Severity.WARNING)
    # a workbook that comes back
    WORKBOOK_UNREADABLE = ("bang-khong-doc-duoc", Severity.ERROR)
    WORKBOOK_TOO_LARGE = ("bang-qua-lon", Severity.ERROR)
    NO_HEADER = ("bang-khong-co-tieu-de", Severity.ERROR)
    CROSSING_MERGE = ("o-gop-vuot-nhom", Severity.ERROR)
    FORMULA = ("o-cong-thuc", Severity.ERROR)
    DATE_AS_NUMBER = ("o-ngay-dang-so", Severity.ERROR)
    CELL_ERROR = ("o-bao-loi", Severity.ERROR)
    UNKNOWN_COLUMN = ("cot-la", Severity.WARNING)
    UNCLEAR_ROW = ("dong-khong-ro", Severity.ERROR)
    ROW_MISSING = ("dong-thieu", Severity.WARNING)
    CELL_NOT_TAKEN = ("o-khong-nhap", Severity.WARNING)
    # planforge.yaml and frames
    OUT_OF_RANGE = ("ngoai-quy-dinh", Severity.ERROR)
    FRAME_FIELD = ("o-mau-la", Severity.ERROR)
    FRAME_MISSING = ("o-mau-thieu", Severity.ERROR)
    FRAME_STYLE = ("kieu-mau-thieu", Severity.ERROR)
    FRAME_TEXT_LOST = ("chu-mau-se-mat", Severity.ERROR)
    FRAME_SYNTAX = ("o-mau-sai", Severity.ERROR)

    def __init__(self, slug: str, severity: Severity) -> None:
        self.slug = slug
        self.severity = severity


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A point in a file: line and column count from 1, columns in characters.

    In a workbook they are the row and the column of a cell on `sheet`.
    """

    file: str
    line: int = 1
    column: int = 1
    sheet: str = ""

    def __str__(self) -> str:
        return f"{self.file}:{self.sheet}!{self.cell}" if self.sheet else f"{self.file}:{self.line}:{self.column}"

    @property
    def cell(self) -> str:
        """`C12`, as spreadsheets name it."""
        letters, rest = "", self.column
        while rest:
            rest, letter = divmod(rest - 1, 26)
            letters = chr(ord("A") + letter) + letters
        return f"{letters}{self.line}"


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding. `message` is one sentence without a final stop; `hint` says what to do, if anything."""

    code: Code
    message: str
    place: Place
    hint: str | None = None

    @property
    def severity(self) -> Severity:
        """What the code weighs."""
        return self.code.severity

    def __str__(self) -> str:
        line = f"{self.place}: {self.severity}[{self.code.slug}]: {self.message}"
        return f"{line}\n  " + _("gợi ý: {hint}").format(hint=self.hint) if self.hint else line

    def as_dict(self) -> dict[str, Any]:
        """For `--format json`: file, line, column (in a workbook also sheet, cell), severity, code, message, hint."""
        place = {"sheet": self.place.sheet, "cell": self.place.cell} if self.place.sheet else {}
        return {
            "file": self.place.file,
            "line": self.place.line,
            "column": self.place.column,
            **place,
            "severity": str(self.severity),
            "code": self.code.slug,
            "message": self.message,
            "hint": self.hint,
        }


@dataclass(slots=True)
class Report:
    """The findings of one run, kept in the order of the file."""

    found: list[Diagnostic] = field(default_factory=list)

    def add(self, code: Code, message: str, place: Place, hint: str | None = None) -> None:
        """Note one more finding."""
        self.found.append(Diagnostic(code, message, place, hint))

    def extend(self, more: "Iterable[Diagnostic] | Report") -> None:
        """Take over the findings of another run or check."""
        self.found.extend(more)

    def __iter__(self) -> Iterator[Diagnostic]:
        return iter(sorted(self.found, key=lambda finding: finding.place))

    def __len__(self) -> int:
        return len(self.found)

    @property
    def errors(self) -> int:
        """How many findings keep the plan from being rendered."""
        return sum(finding.severity is Severity.ERROR for finding in self.found)

    @property
    def warnings(self) -> int:
        """How many findings ought to be mended and do not."""
        return sum(finding.severity is Severity.WARNING for finding in self.found)

    @property
    def advice(self) -> int:
        """How many findings are only worth a look."""
        return len(self.found) - self.errors - self.warnings

    def fails(self, strict: bool = False) -> bool:
        """True when the run should end with exit code 1."""
        return self.errors > 0 or (strict and self.warnings > 0)
