"""A plan as the things that a comparison matches: each with its texts, its name, and what it stands under."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from planforge.plan.comparison import Kind, Part
from planforge.plan.markup import spans


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text and the field it fills."""

    label: str
    text: str


@dataclass(eq=False, slots=True)
class Thing:
    """Something of a plan that can be kept, changed, added, removed or moved as a whole."""

    kind: Kind
    part: Part
    lines: tuple[Line, ...] = ()
    key: str = ""
    """By which it is surely known again: the id of a task, the name of a fact, the folded name of a body."""

    form: Any = None
    """All that is not words: how it is set. Compared only where the words are the same."""

    above: "Thing | None" = None
    below: list["Thing"] = field(default_factory=list)
    counts: dict[Kind, int] = field(default_factory=dict)
    position: int = 0
    """The how-manieth of its kind it is there, from 1."""

    def add(self, thing: "Thing") -> "Thing":
        """Put `thing` under this one; gives it back."""
        thing.above = self
        count = self.counts[thing.kind] = self.counts.get(thing.kind, 0) + 1
        thing.position = count
        self.below.append(thing)
        return thing

    @property
    def name(self) -> str:
        """Its first text with letters in it, which in a row is not its number; without words its key."""
        texts = [line.text for line in self.lines]
        return next((text for text in texts if any(map(str.isalpha, text))), texts[0] if texts else self.key)

    @property
    def title(self) -> str:
        """The name of the nearest thing above that has words; empty when there is none."""
        above = self.above
        while above is not None and not above.lines:
            above = above.above
        return above.name if above is not None else ""

    def all(self) -> Iterator["Thing"]:
        """This thing and all below it, as they are read."""
        yield self
        for thing in self.below:
            yield from thing.all()


def shown(text: str) -> str:
    """`text` as a person reads it: without typefaces, a footnote as `[a]`, what is open still between `==`."""
    return "".join(_span(span.text, span.open, span.note) for span in spans(text))


def _span(text: str, is_open: bool, note: str | None) -> str:
    if note is not None:
        return f"[{note}]"
    return f"=={text}==" if is_open else text


def lines_of(label: str, text: str | None) -> tuple[Line, ...]:
    """Each line of `text` that says something, its blanks single."""
    lines = (" ".join(line.split()) for line in shown(text or "").split("\n"))
    return tuple(Line(label, line) for line in lines if line)


def lines_of_all(label: str, texts: Iterable[str]) -> tuple[Line, ...]:
    """The lines of several texts of one field."""
    return tuple(line for text in texts for line in lines_of(label, text))
