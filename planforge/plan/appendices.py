"""Phụ lục: what each appendix shows and in which columns."""

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from planforge.plan.outline import Items, Labels, Marker
from planforge.plan.values import Millimetres, Model, Slug, Switch, Text

TASK_FIELDS = (
    "ordinal",
    "group",
    "title",
    "objective",
    "measures",
    "deliverables",
    "lead",
    "supporting",
    "deadline",
)


FieldName = Annotated[str, Field(pattern=rf"^({'|'.join(TASK_FIELDS)}|extra\.[A-Za-z0-9_-]+)$")]
"""A field of the task that a column may show."""


class Column(Model):
    """Một cột: a field of the task, its label and, if wanted, its width."""

    field: FieldName = Field(
        description="ordinal, group, title, objective, measures, deliverables, lead, supporting, deadline, extra.…"
    )
    label: Text | None = Field(default=None, description="Tiêu đề cột")
    width_mm: Millimetres | None = Field(default=None, description="Bề rộng cột, mm")
    of: Literal["group", "task", "all"] | None = Field(
        default=None, description="Với cột ordinal: đánh số nhóm, nhiệm vụ trong nhóm, hay toàn bộ nhiệm vụ"
    )


class TableColumn(Model):
    """Một cột của bảng tự do."""

    label: Text = Field(description="Tiêu đề cột")
    width_mm: Millimetres | None = Field(default=None, description="Bề rộng cột, mm")


def _column(key: str, alone: Any, model: Any) -> BeforeValidator:
    """A column given by its `key` alone, as text."""
    return BeforeValidator(
        lambda value: {key: value} if isinstance(value, str) else value, json_schema_input_type=alone | model
    )


def _row(value: Any) -> Any:
    return tuple("" if cell is None else cell for cell in value) if isinstance(value, list | tuple) else value


class Table(Model):
    """Bảng tự do: columns with labels, and rows of text."""

    columns: tuple[Annotated[TableColumn, _column("label", Text, TableColumn)], ...] = Field(
        min_length=1, description="Các cột"
    )
    rows: tuple[
        Annotated[tuple[str, ...], BeforeValidator(_row, json_schema_input_type=tuple[str | int | float | None, ...])],
        ...,
    ] = Field(min_length=1, description="Các dòng; mỗi dòng đủ số ô")


class Appendix(Model):
    """Một phụ lục: the task table, the tasks by body, free text, or any other table."""

    title: Text = Field(description="Tên phụ lục")
    source: Literal["tasks", "tasks_by_body"] | None = Field(
        default=None,
        alias="from",
        description="tasks: biểu tổng hợp nhiệm vụ; tasks_by_body: theo từng đơn vị",
    )
    items: Items = Field(default=(), description="Nội dung viết tự do")
    table: Table | None = Field(default=None, description="Bảng tự do")
    groups: tuple[Slug, ...] = Field(default=(), description="Chỉ các nhóm nhiệm vụ này")
    columns: tuple[Annotated[Column, _column("field", FieldName, Column)], ...] = Field(
        default=(), description="Các cột, theo thứ tự in"
    )
    labels: Labels | None = Field(default=None, description="Tiêu đề cột riêng của phụ lục này")
    groups_as: Literal["merged_cells", "header_rows"] | None = Field(
        default=None,
        description="Nhóm ở cột gộp ô (merged_cells) hay ở dòng riêng đánh số La Mã (header_rows)",
    )
    repeat_groups: Switch = Field(
        default=False, description="Nhóm ở cột gộp ô qua trang mới thì in lại tên kèm “(tiếp theo)”; cần LibreOffice"
    )
    merge: tuple[Literal["title", "objective", "measures", "deliverables", "lead", "supporting", "deadline"], ...] = (
        Field(default=(), description="Gộp các ô kề nhau giống nhau của các cột này")
    )
    task_marker: Literal["letter", "number", "none"] | None = Field(
        default=None, description="Ký hiệu trước tên nhiệm vụ, đánh lại ở mỗi nhóm"
    )
    item_marker: Marker | None = Field(default=None, description="Ký hiệu đầu các mục của `items`")
    orientation: Literal["landscape", "portrait"] | None = Field(
        default=None, description="Trang ngang hay dọc; mặc định ngang với bảng nhiệm vụ"
    )
    attached: Text | None = Field(default=None, description="Thay dòng (Kèm theo …) do chương trình viết")
    number_first_page: Switch = Field(default=False, description="In số trang ở trang đầu phụ lục")
