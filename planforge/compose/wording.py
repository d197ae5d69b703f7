"""From a text with a clerk's marks to inlines, and the punctuation a document is owed exactly once."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from planforge.document.inlines import Inline, Inlines, NoteReference, Text
from planforge.plan.markup import Span, has_marks, spans

END_MARK = "./."


def one_line(text: str) -> str:
    """`text` as one paragraph: a line end or a tab inside it is a space."""
    return text.replace("\n", " ").replace("\t", " ")


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

    def listed(self, texts: Iterable[str]) -> Inlines:
        """Several texts as one, `; ` between them: a mark that is open in one means nothing in the next."""
        first, *others = [self.inlines(text.rstrip(" ;,")) for text in texts]
        return (*first, *(part for content in others for part in (Text("; "), *content)))

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


_TAIL = re.compile(r"(?<=\S)(?:\*+|==|\[\^[A-Za-z0-9-]+\])+$")
"""Closing marks and footnotes at the end of a text: punctuation counts before them and is put after them."""

_TYPED_END_MARK = re.compile(r"\s*(?:\.\s*/\s*\.?|/\s*\.)$")


def _cut(text: str) -> tuple[str, str]:
    """`text` without the space at its end, and what stands at its end beside letters and punctuation."""
    text = text.rstrip()
    tail = _TAIL.search(text) if text[-1:] in ("*", "=", "]") else None
    return (text[: tail.start()], tail[0]) if tail else (text, "")


def _without_sign(words: str, drop: str) -> str:
    """`words` without the sign of `drop` at their end. An ellipsis is a word's worth and stays, so does "v.v."."""
    if words[-1:] in drop and words[-2:-1] not in (".", "…") and not words.endswith("v.v."):
        return words[:-1].rstrip()
    return words


def ended(text: str, mark: str, drop: str = ".;,") -> str:
    """`text` with `mark` at its end, in place of one sign of `drop` that the clerk typed there."""
    words, tail = _cut(text)
    if mark == "." and words.endswith(("..", "…")):
        return words + tail
    return _without_sign(words, drop) + tail + mark


def with_end_mark(words: str) -> str:
    """`words` closed by `./.`, once, whether they were typed with a stop, with the mark itself or with nothing."""
    words = words.rstrip()
    typed = _TYPED_END_MARK.search(words)
    if typed and typed[0] == END_MARK:
        return words
    words = _without_sign(words[: typed.start()] if typed else words, ".;,:")
    return words + ("/." if words.endswith("..") else END_MARK)


def end_marked(content: Inlines) -> Inlines:
    """`content` closed by `./.`, after its last letters or, where a footnote stands last, after that."""
    last = max((index for index, part in enumerate(content) if isinstance(part, Text)), default=None)
    words = content[last] if last is not None else None
    if last is None or not isinstance(words, Text) or words.highlight:
        return (*content, Text(END_MARK))
    if last == len(content) - 1:
        return (*content[:-1], replace(words, text=with_end_mark(words.text)))
    bare = replace(words, text=with_end_mark(words.text).removesuffix(END_MARK))
    return (*content[:last], bare, *content[last + 1 :], replace(words, text=END_MARK))


def in_capitals(content: Inlines) -> Inlines:
    """`content` with every letter a capital."""
    return tuple(replace(part, text=part.text.upper()) if isinstance(part, Text) else part for part in content)


_FINAL = (".", ";", ":", "?", "!", "…")


def with_stop(text: str) -> str:
    """`text` with a full stop, unless some final punctuation is there."""
    words, tail = _cut(text)
    return words + tail if words.endswith(_FINAL) else f"{words}{tail}."


def with_colon(text: str) -> str:
    """`text` with a colon, unless some final punctuation is there."""
    words, tail = _cut(text)
    return words + tail if words.endswith((*_FINAL, ",")) else f"{words}{tail}:"


def label_colon(label: str) -> str:
    """`label` with exactly one colon after it."""
    return without_colon(label) + ":"


def without_colon(text: str) -> str:
    """`text` without the colon that would open a list under it."""
    words, tail = _cut(text)
    return words.removesuffix(":").rstrip() + tail
