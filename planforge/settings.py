"""Where things are, and what an office has chosen: `planforge.yaml`, read once for a run.

The file is looked for in the working folder and the folders above it. Everything in it may be left out.
"""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from planforge.diagnostics import Code, Report
from planforge.document.page_layout import (
    HEADER_SIZES,
    INDENTS,
    Allowed,
    PageLayout,
    header_sizes_agree,
    layout_names,
    out_of_range,
)
from planforge.messages import _
from planforge.source.fit import fit
from planforge.source.text import read_text
from planforge.source.tree import MappingNode, Scalar, Tree, parse_tree

FILE_NAME = "planforge.yaml"
DEFAULT_FRAME = "ke-hoach"
_NUMBER = Annotated[
    float,
    BeforeValidator(lambda value: value.replace(",", ".") if isinstance(value, str) else value),
    Field(allow_inf_nan=False),
]


class OfficeFile(BaseModel):
    """The keys of `planforge.yaml`."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    layout: dict[str, _NUMBER] = Field(default={}, description="Kỹ thuật trình bày, trong khoảng Nghị định 30 cho phép")
    templates: str | None = Field(default=None, description="Thư mục mẫu của cơ quan, có frames/ và prose/")
    frame: str | None = Field(default=None, description="Tên hoặc tệp mẫu Word dùng thay mẫu có sẵn")
    outputs: str | None = Field(default=None, description="Thư mục ghi kết quả")
    libreoffice: str | None = Field(default=None, description="Chương trình soffice")
    pdf_timeout: Annotated[_NUMBER, Field(gt=0, le=3600)] | None = Field(
        default=None, description="Số giây chờ LibreOffice cho mỗi tệp"
    )


@dataclass(frozen=True, slots=True)
class Settings:
    """What holds for one run."""

    layout: PageLayout = field(default_factory=PageLayout)
    template_folders: tuple[Path, ...] = ()
    """The office's own folder, if any, then the built-in one."""

    frame: str = DEFAULT_FRAME
    outputs: Path = Path("outputs")
    libreoffice: str | None = None
    pdf_timeout: float = 120
    file: Path | None = None

    @property
    def prose_folders(self) -> tuple[Path, ...]:
        """Where prose texts are looked for, the office's first."""
        return tuple(folder / "prose" for folder in self.template_folders)

    def frames(self) -> dict[str, Path]:
        """Every frame by its name; an office's frame hides a built-in one of the same name."""
        found: dict[str, Path] = {}
        for folder in reversed(self.template_folders):
            for file in sorted((folder / "frames").glob("*.docx")):
                if not file.name.startswith("~$"):
                    found[file.stem] = file
        return found

    def frame_file(self, choice: str | None = None) -> Path:
        """The file of a frame given by name or by path; the office's choice when none is given."""
        wanted = choice or self.frame
        known = self.frames()
        if wanted in known:
            return known[wanted]
        file = Path(wanted)
        if choice is None and self.file is not None and not file.is_absolute():
            file = self.file.parent / file
        return file


def builtin_templates() -> Path:
    """The folder of frames and prose that comes with planforge: inside the wheel, or beside the package."""
    inside = Path(__file__).parent / "templates"
    return inside if inside.is_dir() else Path(__file__).parent.parent / "templates"


def find_office_file(start: Path) -> Path | None:
    """`planforge.yaml` in `start` or the nearest folder above it."""
    for folder in (start, *start.parents):
        if (folder / FILE_NAME).is_file():
            return folder / FILE_NAME
    return None


def read_settings(report: Report, start: Path | None = None) -> Settings:
    """The settings that hold in `start` (the working folder); findings about the office's file go to `report`."""
    start = (start or Path.cwd()).absolute()
    file = find_office_file(start)
    builtin = (builtin_templates(),)
    from_environment = os.environ.get("PLANFORGE_LIBREOFFICE")
    tree = _read_office_file(file, file.name if file.parent == start else str(file), report) if file else None
    office = fit(tree, OfficeFile, report) if tree else None
    if file is None or tree is None or office is None:
        if tree is not None:
            _layout(_numbers(tree), tree, report)  # what else is wrong is said in the same run
        return Settings(template_folders=builtin, libreoffice=from_environment, file=file)
    return Settings(
        layout=_layout(office.layout, tree, report),
        template_folders=(*_own_templates(office, file, tree, report), *builtin),
        frame=office.frame or DEFAULT_FRAME,
        outputs=file.parent / office.outputs if office.outputs else Path("outputs"),
        libreoffice=from_environment or office.libreoffice,
        pdf_timeout=office.pdf_timeout or 120,
        file=file,
    )


def _read_office_file(file: Path, name: str, report: Report) -> Tree | None:
    """The tree of `file`, in which everything may be left out, so that an empty one is none and no finding."""
    seen = Report()
    source = read_text(file, seen, name)
    tree = parse_tree(source, seen) if source else None
    report.extend(finding for finding in seen if finding.code is not Code.EMPTY_FILE)
    return tree


def _own_templates(office: OfficeFile, file: Path, tree: Tree, report: Report) -> tuple[Path, ...]:
    if not office.templates:
        return ()
    folder = file.parent / office.templates
    if not folder.is_dir():
        message = _("không có thư mục mẫu “{folder}”").format(folder=office.templates)
        hint = _("đường dẫn tính từ thư mục có planforge.yaml")
        report.add(Code.WRONG_VALUE, message, tree.place(("templates",)), hint)
    return (folder,)


def _numbers(tree: Tree) -> dict[str, float]:
    """What `layout` has of numbers, in a file that has something else wrong with it."""
    layout = tree.root.values.get("layout")
    written = layout.values.items() if isinstance(layout, MappingNode) else ()
    numbers = {}
    for name, value in written:
        if isinstance(value, Scalar) and re.fullmatch(r"\d{1,6}([.,]\d{1,6})?", value.text):
            numbers[name] = float(value.text.replace(",", "."))
    return numbers


def _layout(values: Mapping[str, Any], tree: Tree, report: Report) -> PageLayout:
    """The default layout with `values`; what the decree does not allow is a finding that names the clause."""
    taken = {}
    for name, value in values.items():
        if name not in layout_names():
            report.add(
                Code.UNKNOWN_KEY,
                _("không có khóa `{key}`").format(key=name),
                tree.key_place(("layout", name)),
                _layout_hint(name),
            )
        elif rule := out_of_range(name, value):
            message = _("`{name}: {value}` không được: {allowed}").format(
                name=name, value=f"{value:g}", allowed=_allowed(name, rule)
            )
            report.add(Code.OUT_OF_RANGE, message, tree.place(("layout", name)))
        else:
            taken[name] = value
    layout = PageLayout().with_values(taken)
    if not header_sizes_agree(layout):
        sets = _(" hoặc ").join("/".join(f"{size:g}" for size in sizes) for sizes in HEADER_SIZES)
        report.add(
            Code.OUT_OF_RANGE,
            _("cỡ chữ quốc hiệu, tiêu ngữ, ngày tháng phải là {sets} (Nghị định 30, PL I-V)").format(sets=sets),
            tree.key_place(("layout",)),
            _("đặt cả ba: national_name_size, national_motto_size, date_size"),
        )
    return layout


def _layout_hint(name: str) -> str:
    if near := get_close_matches(name, layout_names(), n=1):
        return _("có phải là `{key}`?").format(key=near[0])
    return _("các khóa dùng được ở đây: {keys}").format(keys=", ".join(layout_names()))


def _allowed(name: str, rule: Allowed) -> str:
    """What the decree allows, or, where it says nothing, what makes sense on the page."""
    by_decree = rule.clause.startswith("PL")
    low, high = f"{rule.low:g}", f"{rule.high:g}"
    if name == "first_line_indent":
        said = _("phải là {values}").format(values=_(" hoặc ").join(f"{indent:g}" for indent in INDENTS))
    elif low == high:
        said = _("phải là {values}").format(values=low)
    else:
        said = _("chỉ từ {low} đến {high}").format(low=low, high=high)
    return _("{said} (Nghị định 30, {clause})").format(said=said, clause=rule.clause) if by_decree else said
