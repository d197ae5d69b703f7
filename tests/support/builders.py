"""The shortest things that are valid, to write a test with: `a_plan(tasks=[a_group(a_task(lead="Sở Nội vụ"))])`."""

from collections.abc import Iterable
from typing import Any

from planforge.compose.plan import compose_plan
from planforge.document.blocks import Block, Document, Heading, Paragraph
from planforge.document.inlines import Inlines, Text
from planforge.plan.appendices import Appendix
from planforge.plan.outline import Assignment, Item
from planforge.plan.plan import Plan
from planforge.plan.tasks import Task, TaskGroup
from tests.support.rendering import workshop


def a_plan(**changes: Any) -> Plan:
    """A plan of xã Tân Lập that says one thing; `changes` are its keys, in any form a spec may have them."""
    keys = {
        "planforge": 1,
        "id": "cai-cach-hanh-chinh",
        "year": 2026,
        "issuer": {"unit": "xã Tân Lập"},
        "document": {"subject": "Cải cách hành chính năm 2026"},
        "introduction": ["Ủy ban nhân dân xã ban hành Kế hoạch"],
        "closing": "Trên đây là Kế hoạch của xã",
    }
    content = {} if {"purpose", "requirements", "sections", "tasks", "assignments"} & changes.keys() else _CONTENT
    return Plan.model_validate({**keys, **content, **changes})


_CONTENT = {"purpose": ["Phục vụ người dân tốt hơn."]}


def an_issued_plan(issuer: str | dict[str, Any] = "xã Tân Lập", **document: Any) -> Plan:
    """A plan by its letterhead: the unit or the keys of `issuer`, and the keys of `document`."""
    return a_plan(
        issuer={"unit": issuer} if isinstance(issuer, str) else issuer,
        document={"subject": "Cải cách hành chính", **document},
    )


def a_task(title: str = "Rà soát thủ tục", **changes: Any) -> Task:
    """A task with a title and nothing else."""
    return Task.model_validate({"title": title, **changes})


def a_group(*tasks: Task, **changes: Any) -> TaskGroup:
    """A group of `tasks`, or of one task; without a name unless `group` gives it one."""
    return TaskGroup.model_validate({"tasks": tasks or (a_task(),), **changes})


def an_item(text: str | None = None, **changes: Any) -> Item:
    """An item: a text, or whatever `changes` make of it; `from` is `part` here."""
    return Item.model_validate({"text": text, **changes})


def a_heading(heading: str, *items: Any, **changes: Any) -> Item:
    """A titled level with what stands below it: texts, items, assignments."""
    return Item.model_validate({"heading": heading, "items": items, **changes})


def an_assignment(to: str = "Công chức Văn phòng", **changes: Any) -> Assignment:
    """A body that is told something."""
    return Assignment.model_validate({"to": to, **changes})


def an_appendix(**changes: Any) -> Appendix:
    """An appendix that shows the tasks; the plan it goes into needs some."""
    shown = {} if {"items", "table", "source", "from"} & changes.keys() else {"source": "tasks"}
    return Appendix.model_validate({"title": "Biểu tổng hợp nhiệm vụ", **shown, **changes})


def composed(plan: Plan) -> Document:
    """`plan`, which has no placeholders, as it stands on the page."""
    bench = workshop()
    return compose_plan(plan, bench.prose, bench.settings.layout)


def lines(blocks: Iterable[Block]) -> list[str]:
    """Headings and paragraphs as `1. Mục đích`; tables are passed over."""
    return [
        f"{block.marker} {shown(block.content)}".strip() for block in blocks if isinstance(block, Heading | Paragraph)
    ]


def shown(content: Inlines) -> str:
    """`content` without its typefaces; `[1]` is a reference to a footnote."""
    return "".join(part.text if isinstance(part, Text) else f"[{part.number}]" for part in content)
