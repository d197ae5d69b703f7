"""From a text with a clerk's marks to inlines, and the punctuation a document is owed exactly once."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from planforge.document.inlines import Inline, Inlines, NoteReference, Text
from planforge.plan.markup import Span, has_marks, spans

END_MARK = "./."


def one_line(text: str) -> str:
    """`text` as one paragraph: a line end inside it is a space."""
    return " ".join(text.split("\n")) if "\n" in text else text


class Wording:
    """Makes inlines, and numbers footnotes in the order in which they are first used.

    One for each document, used from its first line to its last.
    """

    def __init__(self, footnotes: Mapping[str, str]) -> None:
        self._texts = footnotes
        self._numbers: dict[str, int] = {}

    def inlines(self, text: str, bold: bool = False, italic: bool = False) -> Inlines:
        """`text` with its marks resolved; `bold` and `italic` hold for all of it."""
        if not has_marks(text):
            return (Text(one_line(text), bold, italic),) if text else ()
        return tuple(self._inline(span, bold, italic) for span in spans(one_line(text)))

    def footnotes(self) -> tuple[Inlines, ...]:
        """The footnotes used so far, in the order of their numbers."""
        return tuple(
            tuple(Text(span.text, span.bold, span.italic, span.open) for span in spans(one_line(self._texts[key])))
            for key in self._numbers
        )

    def _inline(self, span: Span, bold: bool, italic: bool) -> Inline:
        words, is_bold, is_italic, is_open, note = span
        if note is None:
            return Text(words, bold or is_bold, italic or is_italic, is_open)
        first = note not in self._numbers
        return NoteReference(self._numbers.setdefault(note, len(self._numbers) + 1), first)


def ended(text: str, mark: str, drop: str = ".;,") -> str:
    """`text` with `mark` at its end, in place of one sign of `drop` that the clerk typed there.

    An ellipsis is a word's worth and stays: only a single sign is replaced.
    """
    text = text.rstrip()
    if text.endswith(mark) and not text.endswith("." + mark):
        return text
    if text[-1:] in drop and text[-2:-1] not in (".", "…"):
        text = text[:-1].rstrip()
    return text + mark


def with_end_mark(text: str) -> str:
    """`text` closed by `./.`, once, whether it was typed with a stop, with the mark itself or with nothing."""
    text = re.sub(r"\s*\.?\s*/\s*\.\s*$", "", text) if text.rstrip().endswith("/.") else text
    return ended(text, END_MARK, ".;,:")


def end_marked(content: Inlines) -> Inlines:
    """`content` closed by `./.`, after its last letters or, where a footnote stands last, after that."""
    last = content[-1] if content else None
    if isinstance(last, Text) and not last.highlight:
        return (*content[:-1], replace(last, text=with_end_mark(last.text)))
    return (*content, Text(END_MARK))


def in_capitals(content: Inlines) -> Inlines:
    """`content` with every letter a capital."""
    return tuple(replace(part, text=part.text.upper()) if isinstance(part, Text) else part for part in content)


def with_stop(text: str) -> str:
    """`text` with a full stop, unless some final punctuation is there."""
    text = text.rstrip()
    return text if text.endswith((".", ";", ":", "?", "!", "…")) else text + "."


def with_colon(text: str) -> str:
    """`text` with a colon, unless some final punctuation is there."""
    text = text.rstrip()
    return text if text.endswith((".", ";", ":", "?", "!", "…", ",")) else text + ":"


def label_colon(label: str) -> str:
    """`label` with exactly one colon after it."""
    return label.rstrip().removesuffix(":").rstrip() + ":"


def without_colon(text: str) -> str:
    """`text` without the colon that would open a list under it."""
    return text.rstrip().removesuffix(":").rstrip()


def joined(names: Iterable[str]) -> str:
    """Bodies of a list as one text."""
    return "; ".join(names)
