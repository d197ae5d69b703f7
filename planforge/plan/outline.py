"""The outline of a plan's body: items with their headings, texts and markers, and who is told to do what."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, ConfigDict, Discriminator, Field, Tag
from pydantic.json_schema import SkipJsonSchema

from planforge.plan.values import Model, Names, Slug, Switch, Text

Marker = Literal["roman", "number", "letter", "dash", "plus", "decimal", "none"]
"""What stands before an item: I. · 1. · a) · - · + · 1.1. · nothing."""

Part = Literal["purpose", "requirements", "tasks", "assignments"]
"""A named part of the plan that `from` puts in its place."""

CascadeLevel = Literal["province", "district", "commune"]


class CascadeTo(Model):
    """What of this goes down to the level below, and in which words."""

    to: tuple[CascadeLevel, ...] = Field(default=(), description="Các cấp nhận nội dung này")
    measures: tuple[Text, ...] = Field(default=(), description="Nhiệm vụ viết riêng cho cấp dưới")


CascadeRule = Literal["keep", "drop"] | CascadeTo


class Labels(Model):
    """Nhãn: the words before each field of a task in the body and above each column of the table."""

    group: Text | None = Field(default=None, description="Nhãn cột nhóm (Chỉ số nội dung)")
    title: Text | None = Field(default=None, description="Nhãn cột tên nhiệm vụ")
    objective: Text | None = Field(default=None, description="Nhãn mục tiêu, yêu cầu")
    measures: Text | None = Field(default=None, description="Nhãn nhiệm vụ, giải pháp")
    deliverables: Text | None = Field(default=None, description="Nhãn kết quả, sản phẩm")
    responsibility: Text | None = Field(default=None, description="Nhãn phân công trách nhiệm")
    lead: Text | None = Field(default=None, description="Nhãn đơn vị chủ trì")
    supporting: Text | None = Field(default=None, description="Nhãn đơn vị phối hợp")
    deadline: Text | None = Field(default=None, description="Nhãn thời gian thực hiện")

    def over(self, wider: "Labels") -> "Labels":
        """These labels where they say something, `wider`'s elsewhere."""
        given = self.model_dump(exclude_none=True)
        return wider.model_copy(update=given) if given else wider


class Item(Model):
    """Một mục: a titled level (`heading`), a paragraph (`text`), or the place of a named part (`from`)."""

    heading: Text | None = Field(default=None, description="Tiêu đề của mục; các mục con viết trong `items`")
    text: Text | None = Field(default=None, description="Một đoạn văn; có thể có `items` bên dưới")
    items: "Items" = Field(default=(), description="Các mục con")
    marker: Marker | None = Field(
        default=None, description="Ký hiệu đầu mục này (roman: I. · number: 1. · letter: a) …)"
    )
    item_marker: Marker | None = Field(default=None, description="Ký hiệu đầu của các mục con")
    part: Part | None = Field(default=None, alias="from", description="Đưa một phần đã khai báo vào chỗ này")
    groups: tuple[Slug, ...] = Field(default=(), description="Chỉ các nhóm nhiệm vụ này (với `from: tasks`)")
    labels: Labels | None = Field(default=None, description="Nhãn riêng cho các nhiệm vụ đặt ở đây")
    colon: Switch | None = Field(default=None, description="`false`: tên đơn vị đứng riêng, không có dấu hai chấm")
    bold: Switch | None = Field(default=None, description="In đậm hay không; mặc định theo cấp của mục")
    id: Slug | None = Field(default=None, description="Tên ngắn để nối với kế hoạch khác")
    origin: Slug | None = Field(default=None, description="id của mục này ở kế hoạch cấp trên")
    cascade: CascadeRule | None = Field(default=None, description="Cách đưa mục này xuống cấp dưới")


class Assignment(Model):
    """Ai làm gì: a body, and what it is told or asked to do."""

    to: Text = Field(description="Cơ quan, đơn vị được giao")
    verb: Text | None = Field(default=None, description="Giao, Đề nghị, …; để trống nếu không cần")
    text: Text | None = Field(default=None, description="Câu viết liền sau tên")
    duties: "Items" = Field(default=(), description="Các việc được giao")
    marker: Marker | None = Field(default=None, description="Ký hiệu đầu mục này")
    item_marker: Marker | None = Field(default=None, description="Ký hiệu đầu các việc được giao")
    colon: Switch | None = Field(default=None, description="`false`: không có dấu hai chấm sau tên")
    bold: Switch | None = Field(default=None, description="In đậm tên hay không")
    id: Slug | None = Field(default=None, description="Tên ngắn để nối với kế hoạch khác")
    origin: Slug | None = Field(default=None, description="id của mục này ở kế hoạch cấp trên")
    cascade: CascadeRule | None = Field(default=None, description="Cách đưa mục này xuống cấp dưới")


class Deliverable(Item):
    """Một sản phẩm có đơn vị hoặc thời hạn riêng: a row of its own in the task table."""

    model_config = ConfigDict(
        json_schema_extra={"anyOf": [{"required": [key]} for key in ("lead", "supporting", "deadline")]}
    )

    lead: Names = Field(default=(), description="Đơn vị chủ trì riêng của sản phẩm này; bỏ trống thì theo nhiệm vụ")
    supporting: Names = Field(default=(), description="Đơn vị phối hợp riêng; bỏ trống thì theo nhiệm vụ")
    deadline: Text | None = Field(default=None, description="Thời hạn riêng; bỏ trống thì theo nhiệm vụ")


def _entry_kind(value: Any) -> str:
    if isinstance(value, Assignment):
        return "<assignment>"
    if isinstance(value, Mapping) and {"to", "verb", "duties"} & set(value):
        return "<assignment>"
    return "<item>"


def _entry(value: Any) -> Any:
    return {"text": value} if isinstance(value, str) else value


Entry = Annotated[
    Annotated[Item, Tag("<item>")] | Annotated[Assignment, Tag("<assignment>")], Discriminator(_entry_kind)
]
Items = tuple[Annotated[Entry, BeforeValidator(_entry, json_schema_input_type=Text | Entry)], ...]
"""A list in which a string stands for a paragraph."""


def _deliverable_kind(value: Any) -> str:
    own = isinstance(value, Deliverable) or (
        isinstance(value, Mapping) and {"lead", "supporting", "deadline"} & set(value)
    )
    return "<deliverable>" if own else _entry_kind(value)


DeliverableEntry = Annotated[
    Annotated[Deliverable, Tag("<deliverable>")]
    | Annotated[Item, Tag("<item>")]
    | Annotated[Assignment, Tag("<assignment>")],
    Discriminator(_deliverable_kind),
]


class Content(Model):
    """What stands after a label: one text that runs on (`run_in`), or a list of items."""

    run_in: SkipJsonSchema[Text | None] = Field(default=None, description="Một câu viết liền sau nhãn")
    """What a bare string comes to; files do not write this key."""

    item_marker: Marker | None = Field(default=None, description="Ký hiệu đầu các mục")
    items: Items = Field(default=(), description="Các mục")

    def __bool__(self) -> bool:
        """True when it says something: an empty list is written, and prints, as nothing."""
        return self.run_in is not None or bool(self.items)


class Deliverables(Content):
    """Kết quả, sản phẩm: as any content, but an entry may have a lead, supporting bodies and a deadline of its own."""

    items: tuple[
        Annotated[DeliverableEntry, BeforeValidator(_entry, json_schema_input_type=Text | DeliverableEntry)], ...
    ] = Field(default=(), description="Các sản phẩm")


def _content(value: Any) -> Any:
    if isinstance(value, str):
        return {"run_in": value}
    return {"items": value} if isinstance(value, list | tuple) else value


OptionalContent = Annotated[
    Content | None, BeforeValidator(_content, json_schema_input_type=Text | Items | Content | None)
]
OptionalDeliverables = Annotated[
    Deliverables | None,
    BeforeValidator(_content, json_schema_input_type=Text | tuple[Text | DeliverableEntry, ...] | Deliverables | None),
]

Item.model_rebuild()
Assignment.model_rebuild()
Deliverable.model_rebuild()
