"""Whether the plan agrees with itself on who does what: the tasks, the assignments, and those it is sent to."""

from collections.abc import Iterator
from typing import Literal

from planforge.diagnostics import Code, Diagnostic
from planforge.messages import _
from planforge.plan.bodies import Issuer
from planforge.plan.markup import open_decisions, plain
from planforge.plan.outline import Assignment, Deliverable
from planforge.registry.body_names import find_body, same_body_key
from planforge.registry.collective_names import is_collective, is_own, key_within, reach
from planforge.spec.checks.survey import Path, Survey
from planforge.vietnamese import same_words

Places = dict[str, list[Path]]
"""Names as they are written, each with every path where it stands, in the order of first appearance."""


def leads_not_among_recipients(seen: Survey) -> Iterator[Diagnostic]:
    """A body that leads a task and that no line of nơi nhận reaches would not be sent the plan."""
    lines = [plain(name) for recipient in seen.plan.recipients for name in recipient.to]
    if not lines:
        return
    reached = reach(lines, seen.plan.issuer)
    for name, paths in _bodies(_written(seen, "lead"), seen.plan.issuer):
        if not reached.includes(name):
            yield seen.found(Code.LEAD_NOT_RECIPIENT, _not_reached(name, paths), paths[0], _line_to_add(name, lines))


def _not_reached(name: str, paths: list[Path]) -> str:
    tasks = len({path[:4] for path in paths})
    return _("“{body}” chủ trì {count} nhiệm vụ nhưng không có trong nơi nhận").format(body=name, count=tasks)


def _line_to_add(name: str, lines: list[str]) -> str:
    """What to do about a body that is not reached: a line that may be meant for it, or a line of its own."""
    parts = {part.strip(): line for line in reversed(lines) for part in (line, *line.replace(";", ",").split(","))}
    near = find_body(name, list(parts)).near
    if near:
        return _("nơi nhận có “{line}”; nếu là một thì viết cùng một tên").format(line=parts[near[0]])
    return _("thêm “{body}” vào `recipients`").format(body=name)


def assigned_without_task(seen: Survey) -> Iterator[Diagnostic]:
    """A body that is told something under tổ chức thực hiện and neither leads nor supports any task."""
    issuer, assigned, leads = seen.plan.issuer, _assigned(seen), _written(seen, "lead")
    if not assigned or not leads:
        return
    in_tasks = reach(map(plain, leads | _written(seen, "supporting")), issuer)
    for name, paths in _bodies(assigned, issuer):
        if not (is_own(name, issuer) or is_collective(name, issuer) or in_tasks.includes(name)):
            yield seen.found(
                Code.ASSIGNED_WITHOUT_TASK,
                _("“{body}” được giao ở đây nhưng không chủ trì hay phối hợp nhiệm vụ nào").format(body=name),
                paths[0],
                _("nếu sót thì thêm vào `lead` hoặc `supporting` của nhiệm vụ"),
            )


def _bodies(places: Places, issuer: Issuer) -> Iterator[tuple[str, list[Path]]]:
    """Each body by the first of its names, with its places; a name that still waits for a person is left out."""
    bodies: dict[str, tuple[str, list[Path]]] = {}
    for written, paths in places.items():
        if not open_decisions(written):
            name = plain(written)
            bodies.setdefault(key_within(name, issuer), (name, []))[1].extend(paths)
    yield from bodies.values()


# who does what


def _written(seen: Survey, field: Literal["lead", "supporting"]) -> Places:
    """Who stands under `field` in the tasks, and in those of their deliverables that have bodies of their own."""
    places: Places = {}
    for path, _group, task in seen.tasks:
        for index, name in enumerate(getattr(task, field)):
            places.setdefault(name, []).append((*path, field, index))
        for number, entry in enumerate(task.deliverables.items if task.deliverables is not None else ()):
            if type(entry) is Deliverable:
                for index, name in enumerate(getattr(entry, field)):
                    places.setdefault(name, []).append((*path, "deliverables", "items", number, field, index))
    return places


_OUTLINE = ("sections", "purpose", "requirements", "assignments")
_ASKED = ("đề nghị", "mời", "khuyến khích", "kính")
_STEERING = ("ban chỉ đạo", "ban chỉ huy phòng", "ban tổ chức", "hội đồng", "tổ công tác", "tổ giúp việc")


def _assigned(seen: Survey) -> Places:
    """Who is told something in the outline.

    A body that is only asked is not under the issuer, and one that steers has the whole plan for its task.
    """
    places: Places = {}
    for path, entry in seen.entries:
        if path[0] in _OUTLINE and type(entry) is Assignment:
            asked = same_words(entry.verb or "").startswith(_ASKED)
            if not asked and not same_body_key(entry.to).startswith(_STEERING):
                places.setdefault(entry.to, []).append((*path, "to"))
    return places
