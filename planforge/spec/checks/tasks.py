"""What a task needs, and that an id names one thing."""

from collections.abc import Iterator

from planforge.diagnostics import Code, Diagnostic
from planforge.messages import _
from planforge.plan.markup import plain
from planforge.spec.checks.survey import Path, Survey
from planforge.vietnamese import slug


def ids_given_twice(seen: Survey) -> Iterator[Diagnostic]:
    """An id names one task, or one group, or one item."""
    given: dict[tuple[str, str], Path] = {}
    named: list[tuple[str, str | None, Path]] = [
        ("group", group.id, ("tasks", index)) for index, group in enumerate(seen.plan.tasks)
    ]
    named += [("task", task.id, path) for path, _group, task in seen.tasks]
    named += [("item", entry.id, path) for path, entry in seen.entries]
    for kind, name, path in named:
        if name is None:
            continue
        if (kind, name) in given:
            first = seen.tree.place((*given[kind, name], "id")).line
            yield seen.found(
                Code.DUPLICATE_ID,
                _("id `{id}` đã dùng ở dòng {line}").format(id=name, line=first),
                (*path, "id"),
                _("đặt id khác"),
            )
        given.setdefault((kind, name), path)


def incomplete_tasks(seen: Survey) -> Iterator[Diagnostic]:
    """A task that only has a title, or lacks who leads it, by when, or the id that ties it to other plans."""
    for path, _group, task in seen.tasks:
        title = plain(task.title)
        if task.id is None:
            hint = _("thêm `id: {id}`").format(id=slug(title)[:40].strip("-") or "nhiem-vu")
            yield seen.found(Code.MISSING_ID, _("nhiệm vụ “{title}” chưa có id").format(title=title), path, hint)
        pieces = task.pieces()
        if not (task.objective or task.measures or task.deliverables or task.lead or task.deadline):
            message = _("nhiệm vụ “{title}” chỉ có tên").format(title=title)
            yield seen.found(Code.BARE_TASK, message, path, _("thêm `measures`, `lead`, `deadline`"))
            continue
        if not all(piece.lead for piece in pieces):
            message = _("nhiệm vụ “{title}” chưa có đơn vị chủ trì").format(title=title)
            yield seen.found(Code.NO_LEAD, message, path, _("thêm khóa `lead`"))
        if not all(piece.deadline for piece in pieces):
            message = _("nhiệm vụ “{title}” chưa có thời hạn").format(title=title)
            yield seen.found(Code.NO_DEADLINE, message, path, _("thêm khóa `deadline`"))


def overruled_by_every_deliverable(seen: Survey) -> Iterator[Diagnostic]:
    """What a task says and each of its deliverables says otherwise: a table has no cell left for it."""
    if not any(appendix.source for appendix in seen.plan.appendices):
        return
    for path, _group, task in seen.tasks:
        pieces = task.pieces()
        for field in ("lead", "supporting", "deadline"):
            said = getattr(task, field)
            if said and all(getattr(piece, field) is not said for piece in pieces):
                yield seen.found(
                    Code.NOT_PRINTED,
                    _("`{field}` của nhiệm vụ “{title}” sẽ không in trong biểu: mọi sản phẩm đều ghi riêng").format(
                        field=field, title=plain(task.title)
                    ),
                    (*path, field),
                    _("bỏ khóa này ở nhiệm vụ, hoặc ở sản phẩm nào giống nhiệm vụ"),
                )
