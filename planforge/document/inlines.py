"""What stands inside a line: text with its typeface, and references to footnotes."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Text:
    """A run of letters, in the typeface it has on the page; what a writer's style gives anyway it need not repeat.

    `highlight` marks what a person still has to decide (yellow in a draft).
    """

    text: str
    bold: bool = False
    italic: bool = False
    highlight: bool = False


@dataclass(frozen=True, slots=True)
class NoteReference:
    """A reference to a footnote (cước chú) by its number; `first` is where the note itself hangs."""

    number: int
    first: bool = True


Inline = Text | NoteReference
Inlines = tuple[Inline, ...]


def plain_text(inlines: Iterable[Inline]) -> str:
    """The letters of `inlines`, without references."""
    return "".join(inline.text for inline in inlines if isinstance(inline, Text))
