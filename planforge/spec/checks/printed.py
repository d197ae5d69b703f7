"""What would be printed nowhere, twice, or is not there to be printed."""

from collections import Counter
from collections.abc import Iterator

from planforge.diagnostics import Code, Diagnostic
from planforge.messages import _
from planforge.plan.outline import Assignment, Item, Part
from planforge.spec.checks.survey import Path, Survey

PARTS: tuple[Part, ...] = ("purpose", "requirements", "assignments", "tasks")
"""What `from` can put into its place."""


def no_content(seen: Survey) -> Iterator[Diagnostic]:
    """A plan says something."""
    if not (
        seen.plan.purpose
        or seen.plan.requirements
        or seen.plan.sections
        or seen.plan.all_tasks()
        or seen.plan.assignments
    ):
        yield seen.found(
            Code.NO_CONTENT,
            _("kế hoạch chưa có nội dung"),
            (),
            _("thêm một trong các khóa purpose, requirements, sections, tasks, assignments"),
        )


def items_that_say_nothing(seen: Survey) -> Iterator[Diagnostic]:
    """An item is a heading, a text or the place of a part: one of them, not several, not none."""
    for path, entry in seen.entries:
        if isinstance(entry, Assignment):
            continue
        if entry.heading and entry.text:
            yield seen.found(
                Code.WRONG_VALUE,
                _("một mục có cả `heading` và `text`"),
                path,
                _("giữ `heading`, chuyển `text` thành mục đầu của `items`"),
            )
        if not (entry.heading or entry.text or entry.part or entry.items):
            yield seen.found(Code.EMPTY_TEXT, _("mục này không có nội dung"), path, _("thêm `heading` hoặc `text`"))


def parts_not_printed(seen: Survey) -> Iterator[Diagnostic]:
    """With `sections` given, a part that no `from` places would vanish from the page."""
    if not seen.plan.sections:
        return
    placed = Counter(
        entry.part for path, entry in seen.entries if isinstance(entry, Item) and entry.part and entry.part != path[0]
    )
    in_appendix = any(appendix.source for appendix in seen.plan.appendices)
    for part in PARTS:
        if not getattr(seen.plan, part) or (part == "tasks" and in_appendix):
            continue
        if not placed[part]:
            yield Diagnostic(
                Code.NOT_PRINTED,
                _("phần `{part}` không được đặt ở đâu trong `sections` nên sẽ không in ra").format(part=part),
                seen.tree.key_place((part,)),
                _("thêm `from: {part}` vào một mục").format(part=part),
            )
        elif placed[part] > 1 and part != "tasks":
            yield Diagnostic(
                Code.PRINTED_TWICE,
                _("phần `{part}` được đặt hai lần").format(part=part),
                seen.tree.key_place((part,)),
                _("chỉ giữ một `from: {part}`").format(part=part),
            )


def groups_not_printed(seen: Survey) -> Iterator[Diagnostic]:
    """A group of tasks that every placement leaves out."""
    shown: set[str | None] = set()
    for choice in _group_choices(seen):
        shown |= {group.id for group in seen.plan.groups(choice)}
    if not shown and not seen.plan.sections:
        return
    for index, group in enumerate(seen.plan.tasks):
        if shown and group.id not in shown:
            yield seen.found(
                Code.GROUP_NOT_PRINTED,
                _("nhóm nhiệm vụ “{name}” không được in ở đâu").format(name=group.group or group.id),
                ("tasks", index),
                _("thêm id của nhóm vào `groups`"),
            )


def _group_choices(seen: Survey) -> Iterator[tuple[str, ...]]:
    for _path, entry in seen.entries:
        if isinstance(entry, Item) and entry.part == "tasks":
            yield entry.groups
    for appendix in seen.plan.appendices:
        if appendix.source:
            yield appendix.groups
    if not seen.plan.sections and not any(appendix.source for appendix in seen.plan.appendices):
        yield ()


def nothing_to_place(seen: Survey) -> Iterator[Diagnostic]:
    """`from` names a part that the plan has not, or groups that it has not."""
    ids = {group.id for group in seen.plan.tasks}
    places: list[tuple[Path, str | None, tuple[str, ...]]] = [
        (path, entry.part, entry.groups) for path, entry in seen.entries if isinstance(entry, Item)
    ]
    places += [
        (("appendices", index), "tasks" if appendix.source else None, appendix.groups)
        for index, appendix in enumerate(seen.plan.appendices)
    ]
    for path, part, groups in places:
        if part and not getattr(seen.plan, part):
            yield seen.found(
                Code.NOTHING_TO_PLACE,
                _("`from: {part}` nhưng kế hoạch không có phần `{part}`").format(part=part),
                (*path, "from"),
                _("thêm khóa `{part}`, hoặc bỏ mục này").format(part=part),
            )
        for index, group in enumerate(groups):
            if group not in ids:
                known = ", ".join(sorted(str(known) for known in ids if known))
                yield seen.found(
                    Code.UNKNOWN_GROUP,
                    _("không có nhóm nhiệm vụ `{group}`").format(group=group),
                    (*path, "groups", index),
                    _("các nhóm có id: {ids}").format(ids=known) if known else _("đặt `id` cho nhóm nhiệm vụ"),
                )


def parts_inside_themselves(seen: Survey) -> Iterator[Diagnostic]:
    """A part that `from` puts into itself, straight or by way of another, would never end."""
    placements = [
        (str(path[0]), entry.part, path)
        for path, entry in seen.entries
        if isinstance(entry, Item) and entry.part and path[0] in PARTS
    ]
    for outer, inner, path in placements:
        reached = {inner}
        for _part in PARTS:
            reached |= {below for above, below, _path in placements if above in reached}
        if outer in reached:
            message = _("`from: {part}` đặt trong chính phần `{outer}`").format(part=inner, outer=outer)
            yield seen.found(Code.WRONG_VALUE, message, (*path, "from"), _("chỉ viết `from` trong `sections`"))
