"""The marks a clerk may put inside a text: `**đậm**`, `*nghiêng*`, `==cần rà soát==`, `[^a]`, `\\` before a mark.

Anything else is literal and must reach the page: a star with a space after it, `3*4*5`, a mark that is never
closed, a `\\` before any other sign.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple


class Span(NamedTuple):
    """A run of text with its marks, or, when `note` is set, a reference to that footnote."""

    text: str
    bold: bool = False
    italic: bool = False
    open: bool = False
    note: str | None = None


_MARK = re.compile(r"\\[*=\[\\]|\*\*\*|\*\*|\*|==|\[\^[A-Za-z0-9-]+\]")
_NOTE = re.compile(r"(?<!\\)\[\^([A-Za-z0-9-]+)\]")
_FLAG = {"**": "bold", "*": "italic", "==": "open"}


def spans(text: str) -> tuple[Span, ...]:
    """`text` cut at its marks; neighbours with the same marks are one span; empty text gives none."""
    if not has_marks(text):
        return (Span(text),) if text else ()
    tokens = list(_tokens(text))
    return tuple(_joined(_marked(tokens, _pairs(tokens))))


def has_marks(text: str) -> bool:
    """True when `text` holds a sign that may be a mark; most texts hold none and need no cutting."""
    return "*" in text or "==" in text or "[^" in text or "\\" in text


def plain(text: str) -> str:
    """`text` as the reader sees it, without marks and footnote references."""
    return "".join(span.text for span in spans(text))


def note_keys(text: str) -> list[str]:
    """The footnote keys used in `text`, in order, each as often as it is used."""
    return _NOTE.findall(text) if "[^" in text else []


def without_notes(text: str) -> str:
    """`text` without its footnote references, for a sentence that quotes it."""
    return _NOTE.sub("", text) if "[^" in text else text


def open_decisions(text: str) -> int:
    """How many places of `text` stand between `==`."""
    return sum(span.open for span in spans(text)) if "==" in text else 0


class _Token(NamedTuple):
    text: str
    sign: str = ""
    opens: bool = False
    closes: bool = False


def _tokens(text: str) -> Iterator[_Token]:
    end = 0
    for match in _MARK.finditer(text):
        if match.start() > end:
            yield _Token(text[end : match.start()])
        end = match.end()
        sign = match[0]
        if sign[0] == "\\":
            yield _Token(sign[1])
        elif sign[0] == "[":
            yield _Token("", sign)
        else:
            before, after = text[max(match.start() - 1, 0) : match.start()], text[end : end + 1]
            inside_word = sign != "=="
            opens = bool(after.strip()) and not (inside_word and before.isalnum())
            closes = bool(before.strip()) and not (inside_word and after.isalnum())
            for part in _signs(sign, opening=opens and not closes):
                yield _Token(part, part, opens, closes)
    if end < len(text):
        yield _Token(text[end:])


def _signs(sign: str, opening: bool) -> tuple[str, ...]:
    """`***` is two signs, and what opened last closes first."""
    if sign != "***":
        return (sign,)
    return ("**", "*") if opening else ("*", "**")


def _pairs(tokens: list[_Token]) -> dict[int, bool]:
    """Index of each sign that takes effect: True where it opens, False where it closes."""
    pairs: dict[int, bool] = {}
    waiting: list[int] = []
    for index, token in enumerate(tokens):
        if token.sign not in _FLAG:
            continue
        partner = next((i for i in reversed(waiting) if tokens[i].sign == token.sign), None)
        if partner is not None and token.closes and index > partner + 1:
            pairs[partner], pairs[index] = True, False
            del waiting[waiting.index(partner) :]
        elif token.opens and partner is None:
            waiting.append(index)
    return pairs


def _marked(tokens: list[_Token], pairs: dict[int, bool]) -> Iterator[Span]:
    flags = {"bold": False, "italic": False, "open": False}
    for index, token in enumerate(tokens):
        if index in pairs:
            flags[_FLAG[token.sign]] = pairs[index]
        elif token.sign.startswith("[^"):
            yield Span("", note=token.sign[2:-1])
        else:
            yield Span(token.text, flags["bold"], flags["italic"], flags["open"])


def _joined(cut: Iterator[Span]) -> Iterator[Span]:
    last: Span | None = None
    for span in cut:
        if last and not span.note and not last.note and span[1:] == last[1:]:
            last = last._replace(text=last.text + span.text)
            continue
        if last:
            yield last
        last = span
    if last:
        yield last


_SIGNS = re.compile(r"\\(?=[*=\[\\{])|\*|==|\[\^|\{\{")


def literal(text: str) -> str:
    """`text` with `\\` before each sign that would mean something, so that it reads as it stands."""
    needed = "{{" in text or (has_marks(text) and (plain(text) != text or "[^" in text))
    return _SIGNS.sub(lambda sign: "\\" + sign[0], text) if needed else text
