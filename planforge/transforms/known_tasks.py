"""What an import has to know of the plan: the rows its own table has, and what the file holds for each."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from planforge.transforms.changes import Path

OF_A_TASK = ("title", "objective", "measures")
OF_A_PIECE = ("deliverables", "lead", "supporting", "deadline")
"""Fields that are the task's alone, and fields that each of its deliverables may have."""


@dataclass(frozen=True, slots=True)
class Printed:
    """What a table says in one field: its lines, each a marker and words; `has_notes` when footnotes are among them."""

    lines: tuple[tuple[str, str], ...] = ()
    has_notes: bool = False

    @property
    def text(self) -> str:
        """The text of the cell."""
        return "\n".join(f"{marker} {words}" if marker else words for marker, words in self.lines)


@dataclass(frozen=True, slots=True)
class KnownRow:
    """A row as the plan's own table has it: a piece of a task."""

    task: int
    """The task's place in the plan, from 0."""

    nth: int
    """The piece's place in the task, from 0."""

    key: str
    group: int
    path: Path
    """Where the task stands in the file."""

    raw: Mapping[str, Any]
    """The task's keys as they are written, placeholders and marks included."""

    printed: Mapping[str, Printed]
    """What a table says, by field."""

    def says(self, name: str) -> Printed:
        """What a table says in the field `name`; nothing where the plan has no such column."""
        return self.printed.get(name, Printed())

    def written(self, name: str) -> Any:
        """What the file has for a field, None for nothing; `extra.theo_doi` is a key within a key."""
        value: Any = self.raw
        for step in name.split(".", 1):
            value = value.get(step) if isinstance(value, Mapping) else None
        return value

    @property
    def title(self) -> str:
        """The task's name as printed."""
        return self.says("title").text


@dataclass(frozen=True, slots=True)
class KnownGroup:
    """A group of tasks: its name as printed, where the list of its tasks stands, how many there are."""

    name: Printed
    path: Path
    tasks: int


@dataclass(frozen=True, slots=True)
class KnownPlan:
    """The tasks of the plan, row by row, and where its groups stand in the file."""

    tasks: tuple[tuple[KnownRow, ...], ...]
    """The rows of each task, one for each of its pieces."""

    groups: tuple[KnownGroup, ...]
    groups_path: Path
    labels: Mapping[str, str] = field(default_factory=dict)
    """The heading of each field, for the one who reads what will change."""

    @property
    def is_flat(self) -> bool:
        """Whether the file has its tasks in one list, without groups."""
        return len(self.groups) == 1 and self.groups[0].path == self.groups_path

    def first_rows(self) -> Iterator[KnownRow]:
        """The first row of each task."""
        return (rows[0] for rows in self.tasks)
