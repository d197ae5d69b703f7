"""What every check looks at: the plan, the file's tree, and each entry and task with its path, found once."""

from collections.abc import Iterator
from dataclasses import dataclass

from planforge.diagnostics import Code, Diagnostic
from planforge.plan.outline import Entry, Item
from planforge.plan.plan import Plan
from planforge.plan.tasks import Task, TaskGroup
from planforge.source.tree import Tree

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Survey:
    """A plan, its placeholders filled, as the checks see it."""

    plan: Plan
    tree: Tree
    tasks: list[tuple[Path, TaskGroup, Task]]
    entries: list[tuple[Path, Entry]]
    """Every item and assignment of the outline and of the tasks."""

    def found(self, code: Code, message: str, path: Path, hint: str | None = None) -> Diagnostic:
        """A finding about what stands at `path`."""
        return Diagnostic(code, message, self.tree.place(path), hint)


def survey(plan: Plan, tree: Tree) -> Survey:
    """`plan` walked through once."""
    return Survey(plan, tree, list(_tasks(plan)), _entries(plan))


def _tasks(plan: Plan) -> Iterator[tuple[Path, TaskGroup, Task]]:
    for group_index, group in enumerate(plan.tasks):
        for task_index, task in enumerate(group.tasks):
            yield ("tasks", group_index, "tasks", task_index), group, task


def _entries(plan: Plan) -> list[tuple[Path, Entry]]:
    """Every item and assignment of the outline, with its path."""
    found: list[tuple[Path, Entry]] = []
    for part in ("sections", "purpose", "requirements", "assignments"):
        _collect((part,), getattr(plan, part), found)
    for index, appendix in enumerate(plan.appendices):
        _collect(("appendices", index, "items"), appendix.items, found)
    for path, _group, task in _tasks(plan):
        for field in ("objective", "measures", "deliverables", "deadline"):
            if content := task.content(field):
                _collect((*path, field, "items"), content.items, found)
    return found


def _collect(path: Path, entries: tuple[Entry, ...], found: list[tuple[Path, Entry]]) -> None:
    for index, entry in enumerate(entries):
        found.append(((*path, index), entry))
        if isinstance(entry, Item):
            if entry.items:
                _collect((*path, index, "items"), entry.items, found)
        elif entry.duties:
            _collect((*path, index, "duties"), entry.duties, found)
