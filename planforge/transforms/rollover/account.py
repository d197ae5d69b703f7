"""What became of one thing in the old plan: moved, kept or put before a person, and why."""

from dataclasses import dataclass
from enum import StrEnum

from planforge.transforms.changes import Path


class Fate(StrEnum):
    """What a person has to know first of it."""

    DECIDE = "decide"
    """Cần quyết định: only a person can tell."""

    LOOK = "look"
    """Xem lại: kept, and likely to have changed (people, recipients)."""

    MOVED = "moved"
    """Đã chuyển."""

    KEPT = "kept"
    """Giữ nguyên."""


@dataclass(frozen=True, slots=True)
class Account:
    """One mention or one key of the old plan. `start` and `end` tell where in `text` the words in question stand."""

    path: Path
    """Where it stands in the file, by its own steps."""

    fate: Fate
    kind: str
    """The class of a mention (`shift`, `decide-result` …), or `key` for a key of the spec."""

    rule: str
    reason: str
    before: str
    after: str
    text: str = ""
    start: int = 0
    end: int = 0
