"""The numbers of the outline: always computed, never typed (NĐ 30, PL I-II.6đ; `spec.md` section 2)."""

from dataclasses import dataclass, replace

from planforge.plan.outline import Marker
from planforge.vietnamese import point_letter, roman

_BELOW_HEADING: dict[Marker, Marker] = {
    "roman": "number",
    "number": "letter",
    "decimal": "letter",
    "letter": "dash",
    "dash": "plus",
    "plus": "plus",
}
_NUMBERED = frozenset({"roman", "number", "letter", "decimal"})
BOLD_HEADINGS = frozenset({"roman", "number", "decimal", "none"})
"""Mục and khoản with a title are bold; điểm is not."""


@dataclass(frozen=True, slots=True)
class Level:
    """What the items of one list take by default, and where the list stands."""

    heading: Marker = "roman"
    """The marker of headings here."""

    text: Marker = "dash"
    """The marker of texts here."""

    depth: int = 1
    """Outline level of headings here, from 1."""

    path: tuple[int, ...] = ()
    """The numbers above, for markers that continue them (1. → 1.1.)."""

    only: Marker | None = None
    """`item_marker` of the parent: the marker of everything here."""

    def forced(self, marker: Marker | None) -> "Level":
        """This level with `item_marker` of its parent laid over it."""
        return self if marker is None else replace(self, only=marker)

    def below_heading(self, marker: Marker, number: int) -> "Level":
        """The level under a heading; one without a number does not deepen what follows."""
        if marker == "none":
            return replace(self, only=None, text="dash")
        return Level(_BELOW_HEADING[marker], "dash", self.depth + 1, self._path(marker, number))

    def below_text(self, marker: Marker, number: int) -> "Level":
        """The level under a text: dash under a number or a letter, plus under a dash."""
        if marker == "none":
            return replace(self, only=None)
        text: Marker = "dash" if marker in _NUMBERED else "plus"
        heading = _BELOW_HEADING[marker] if marker in _NUMBERED else self.heading
        return Level(heading, text, self.depth, self._path(marker, number))

    def _path(self, marker: Marker, number: int) -> tuple[int, ...]:
        if marker == "decimal":
            return (*self.path, number)
        return (number,) if marker in _NUMBERED else self.path


class Siblings:
    """Counts the items of one list: siblings of one marker kind count together, headings and texts alike."""

    def __init__(self, level: Level, counts: dict[Marker, int] | None = None) -> None:
        self.level = level
        self._counts: dict[Marker, int] = {} if counts is None else counts

    def forced(self, marker: Marker | None) -> "Siblings":
        """The same siblings, numbering on, with `item_marker` laid over the next of them."""
        return self if marker is None else Siblings(self.level.forced(marker), self._counts)

    def next(self, marker: Marker) -> tuple[str, int]:
        """The marker to print before the next item of this kind, and its number."""
        # with no number above it to continue, 1.1. is written 1. and counts with those
        kind: Marker = "number" if marker == "decimal" and not self.level.path else marker
        number = self._counts.get(kind, 0) + 1
        self._counts[kind] = number
        return written(marker, number, self.level.path), number


def written(marker: Marker, number: int, path: tuple[int, ...] = ()) -> str:
    """`III.`, `3.`, `c)`, `-`, `+`, `2.3.` or nothing."""
    match marker:
        case "roman":
            return f"{roman(number)}."
        case "number":
            return f"{number}."
        case "letter":
            return f"{point_letter(number)})"
        case "decimal":
            return ".".join(str(step) for step in (*path, number)) + "."
        case "dash":
            return "-"
        case "plus":
            return "+"
        case "none":
            return ""
