"""So sánh hai kế hoạch: what differs between an old plan and a new one, part by part, for a person to read."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal, NamedTuple


class Part(StrEnum):
    """Phần của kế hoạch, in the order in which a comparison goes through them."""

    LETTERHEAD = "letterhead"
    LEGAL_BASES = "legal_bases"
    INTRODUCTION = "introduction"
    PURPOSE = "purpose"
    REQUIREMENTS = "requirements"
    SECTIONS = "sections"
    TASKS = "tasks"
    ASSIGNMENTS = "assignments"
    CLOSING = "closing"
    RECIPIENTS = "recipients"
    SIGNATURE = "signature"
    APPENDICES = "appendices"
    FOOTNOTES = "footnotes"
    LABELS = "labels"


class Kind(StrEnum):
    """What kind of thing is compared."""

    PART = "part"
    FACT = "fact"
    """A single value under its own name: number, date, signer, a label."""

    TEXT = "text"
    HEADING = "heading"
    PLACE = "place"
    """Where `from` puts a part of the plan; it has no words of its own."""

    GROUP = "group"
    TASK = "task"
    ASSIGNMENT = "assignment"
    RECIPIENT = "recipient"
    APPENDIX = "appendix"
    COLUMN = "column"
    ROW = "row"
    FOOTNOTE = "footnote"


class Outcome(StrEnum):
    """What became of it."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "moved"


State = Literal["same", "gone", "new"]


class Run(NamedTuple):
    """Letters that are in both texts, in the old one only or in the new one only."""

    text: str
    state: State


Words = tuple[Run, ...]
"""A text in runs; joined they are the text. Empty where there is none."""


def joined(words: Words) -> str:
    """The text that `words` are."""
    return "".join(run.text for run in words)


@dataclass(frozen=True, slots=True)
class ComparedText:
    """One text as it was and as it is. `label` is the field it fills, such as `deadline`; `moved` within its list."""

    label: str
    before: Words
    after: Words
    moved: bool = False


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a thing stands: the name of what it stands under, and the how-manieth of its kind it is there, from 1."""

    part: Part
    above: str
    """Empty directly under the part."""

    position: int


@dataclass(frozen=True, slots=True)
class Difference:
    """A thing that is not as it was: only those of its texts that differ, all of them where it was added or removed.

    What stands under an added or removed thing is among its texts, save for tasks, which stand alone.
    """

    kind: Kind
    outcomes: tuple[Outcome, ...]
    """One, or moved and changed."""

    name: str
    old: Spot | None
    new: Spot | None
    texts: tuple[ComparedText, ...] = ()
    only_years: bool = False
    """The new texts are the old ones with every year moved by as much as the plan's own."""


@dataclass(frozen=True, slots=True)
class Section:
    """The differences of one part of the plan, in the order of the new plan, what was removed where it stood."""

    part: Part
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything that differs; only parts with differences are there."""

    sections: tuple[Section, ...]
    layout_only: int = 0
    """How many things say the same and are set otherwise: marker, bold, columns, order of parts."""

    def differences(self) -> Iterator[Difference]:
        """All of them in order."""
        for section in self.sections:
            yield from section.differences

    def count(self, outcome: Outcome, kinds: Iterable[Kind]) -> int:
        """How many things of `kinds` had this outcome."""
        wanted = frozenset(kinds)
        return sum(outcome in one.outcomes and one.kind in wanted for one in self.differences())
