"""Where things are, and what an office has chosen: `planforge.yaml`, read once for a run.

The file is looked for in the working folder and the folders above it. Everything in it may be left out.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from planforge.diagnostics import Code, Report
from planforge.document.page_layout import (
    HEADER_SIZES,
    PageLayout,
    header_sizes_agree,
    layout_names,
    out_of_range,
)
from planforge.messages import _
from planforge.source.fit import fit
from planforge.source.text import read_text
from planforge.source.tree import Tree, parse_tree

FILE_NAME = "planforge.yaml"
DEFAULT_FRAME = "ke-hoach"
_NUMBER = Annotated[float, BeforeValidator(lambda value: value.replace(",", ".") if isinstance(value, str) else value)]


class OfficeFile(BaseModel):
    """The keys of `planforge.yaml`."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    layout: dict[str, _NUMBER] = Field(default={}, description="Kỹ thuật trình bày, trong khoảng Nghị định 30 cho phép")
    templates: str | None = Field(default=None, description="Thư mục mẫu của cơ quan, có frames/ và prose/")
    frame: str | None = Field(default=None, description="Tên hoặc tệp mẫu Word dùng thay mẫu có sẵn")
    outputs: str | None = Field(default=None, description="Thư mục ghi kết quả")
    libreoffice: str | None = Field(default=None, description="Chương trình soffice")
    pdf_timeout: _NUMBER | None = Field(default=None, description="Số giây chờ LibreOffice cho mỗi tệp")


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
    file = find_office_file((start or Path.cwd()).absolute())
    builtin = (builtin_templates(),)
    from_environment = os.environ.get("PLANFORGE_LIBREOFFICE")
    if file is None:
        return Settings(template_folders=builtin, libreoffice=from_environment)
    source = read_text(file, report)
    tree = parse_tree(source, report) if source else None
    office = fit(tree, OfficeFile, report) if tree else None
    if tree is None or office is None:
        return Settings(template_folders=builtin, libreoffice=from_environment, file=file)
    own = (file.parent / office.templates,) if office.templates else ()
    return Settings(
        layout=_layout(office.layout, tree, report),
        template_folders=(*own, *builtin),
        frame=office.frame or DEFAULT_FRAME,
        outputs=file.parent / office.outputs if office.outputs else Path("outputs"),
        libreoffice=from_environment or office.libreoffice,
        pdf_timeout=office.pdf_timeout or 120,
        file=file,
    )


def _layout(values: Mapping[str, Any], tree: Tree, report: Report) -> PageLayout:
    """The default layout with `values`; what the decree does not allow is a finding that names the clause."""
    taken = {}
    for name, value in values.items():
        if name not in layout_names():
            report.add(
                Code.UNKNOWN_KEY,
                _("không có khóa `{key}`").format(key=name),
                tree.key_place(("layout", name)),
                _("các khóa dùng được ở đây: {keys}").format(keys=", ".join(layout_names())),
            )
        elif rule := out_of_range(name, value):
            report.add(
                Code.OUT_OF_RANGE,
                _("`{name}: {value}` nằm ngoài khoảng {low}–{high} ({clause})").format(
                    name=name,
                    value=f"{value:g}",
                    low=f"{rule.low:g}",
                    high=f"{rule.high:g}",
                    clause=rule.clause,
                ),
                tree.place(("layout", name)),
            )
        else:
            taken[name] = value
    layout = PageLayout().with_values(taken)
    if not header_sizes_agree(layout):
        sets = ", ".join("/".join(f"{size:g}" for size in sizes) for sizes in HEADER_SIZES)
        report.add(
            Code.OUT_OF_RANGE,
            _("cỡ chữ quốc hiệu, tiêu ngữ, ngày tháng phải là một trong các bộ {sets} (PL I-V)").format(sets=sets),
            tree.key_place(("layout",)),
        )
    return layout
