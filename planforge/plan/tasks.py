"""Nhiệm vụ: the one record behind the body, the appendix and every other view of the tasks."""

from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from planforge.plan.outline import (
    CascadeRule,
    Content,
    Deliverable,
    Entry,
    Item,
    Labels,
    OptionalContent,
    OptionalDeliverables,
)
from planforge.plan.values import Model, Names, Slug, Text


@dataclass(frozen=True, slots=True)
class Piece:
    """Phần việc: a deliverable with who answers for it and by when; what it does not say the task says.

    A task whose deliverables have no bodies or deadlines of their own is one piece.
    """

    deliverables: Content | None
    lead: tuple[str, ...]
    supporting: tuple[str, ...]
    deadline: Content | None
    nth: int = 0
    """Its place in the task, from 0."""


class Task(Model):
    """Một nhiệm vụ: one row of the task table (biểu tổng hợp nhiệm vụ)."""

    id: Slug | None = Field(default=None, description="Tên ngắn, không dấu; giữ nguyên qua các năm và các cấp")
    title: Text = Field(description="Tên nhiệm vụ, in đúng như viết")
    objective: OptionalContent = Field(default=None, description="Mục tiêu, yêu cầu")
    measures: OptionalContent = Field(default=None, description="Nhiệm vụ, giải pháp cụ thể")
    deliverables: OptionalDeliverables = Field(
        default=None, description="Kết quả, sản phẩm; mỗi sản phẩm có thể có đơn vị và thời hạn riêng"
    )
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

    def pieces(self) -> tuple[Piece, ...]:
        """The task piece by piece, in the order of its deliverables; never empty."""
        deliverables = self.deliverables
        if deliverables is None or not any(isinstance(entry, Deliverable) for entry in deliverables.items):
            return (Piece(deliverables, self.lead, self.supporting, self.deadline),)
        return tuple(self._piece(entry, deliverables, nth) for nth, entry in enumerate(deliverables.items))

    def _piece(self, entry: Entry, deliverables: Content, nth: int) -> Piece:
        alone = isinstance(entry, Item) and entry.text and not (entry.items or entry.part or entry.marker)
        shown = Content(run_in=entry.text) if alone else Content(items=(entry,), item_marker=deliverables.item_marker)
        if not isinstance(entry, Deliverable):
            return Piece(shown, self.lead, self.supporting, self.deadline, nth)
        deadline = Content(run_in=entry.deadline) if entry.deadline else self.deadline
        return Piece(shown, entry.lead or self.lead, entry.supporting or self.supporting, deadline, nth)


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
