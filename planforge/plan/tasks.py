"""Nhiệm vụ: the one record behind the body, the appendix and every other view of the tasks."""

from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from planforge.plan.outline import CascadeRule, Content, Labels, OptionalContent
from planforge.plan.values import Model, Names, Slug, Text


class Task(Model):
    """Một nhiệm vụ: one row of the task table (biểu tổng hợp nhiệm vụ)."""

    id: Slug | None = Field(default=None, description="Tên ngắn, không dấu; giữ nguyên qua các năm và các cấp")
    title: Text = Field(description="Tên nhiệm vụ, in đúng như viết")
    objective: OptionalContent = Field(default=None, description="Mục tiêu, yêu cầu")
    measures: OptionalContent = Field(default=None, description="Nhiệm vụ, giải pháp cụ thể")
    deliverables: OptionalContent = Field(default=None, description="Kết quả, sản phẩm")
    lead: Names = Field(default=(), description="Đơn vị chủ trì: một tên hoặc danh sách tên")
    supporting: Names = Field(default=(), description="Đơn vị phối hợp, theo thứ tự in ra")
    deadline: OptionalContent = Field(
        default=None,
        description="Thời gian thực hiện: “Thường xuyên”, “Quý II/2026”, “Trước ngày 30/11/2026” …",
    )
    labels: Labels | None = Field(default=None, description="Nhãn riêng của nhiệm vụ này")
    extra: dict[str, Text] = Field(default={}, description="Các cột riêng của cơ quan")
    origin: Slug | None = Field(default=None, description="id của nhiệm vụ này ở kế hoạch cấp trên")
    cascade: CascadeRule | None = Field(default=None, description="Cách đưa nhiệm vụ này xuống cấp dưới")

    def content(self, field: str) -> Content | None:
        """The field `objective`, `measures`, `deliverables` or `deadline`."""
        value = getattr(self, field)
        assert value is None or isinstance(value, Content)
        return value


class TaskGroup(Model):
    """Nhóm nhiệm vụ: tasks under one name, in the order they are printed."""

    group: Text | None = Field(default=None, description="Tên nhóm")
    id: Slug | None = Field(default=None, description="Tên ngắn của nhóm, dùng trong `groups`")
    tasks: tuple[Task, ...] = Field(description="Các nhiệm vụ của nhóm")
    labels: Labels | None = Field(default=None, description="Nhãn riêng của nhóm")
    origin: Slug | None = Field(default=None, description="id của nhóm này ở kế hoạch cấp trên")
    cascade: CascadeRule | None = Field(default=None, description="Cách đưa nhóm này xuống cấp dưới")


def _groups(value: Any) -> Any:
    """A list of tasks without groups is one group without a name."""
    entries = [entry for entry in value if isinstance(entry, dict)] if isinstance(value, list) else []
    is_flat = any("title" in entry for entry in entries) and not any("tasks" in entry for entry in entries)
    return [{"tasks": value}] if is_flat else value


TaskGroups = Annotated[
    tuple[TaskGroup, ...], BeforeValidator(_groups, json_schema_input_type=tuple[TaskGroup, ...] | tuple[Task, ...])
]
