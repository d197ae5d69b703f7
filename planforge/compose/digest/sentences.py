"""Câu: the text of a plan without its marks, cut into sentences none of which is ever cut itself."""

import re

from planforge.compose.wording import one_line
from planforge.plan.markup import Span, has_marks, spans
from planforge.vietnamese import without_marks

_ELLIPSES = ("..", "…", "v.v.")
_CLOSED = (*_ELLIPSES, "?", "!", ".”", "?”", "!”", '."', '?"', '!"')


_CLOSING = ')”"]='
_MAY_END = re.compile(rf"[.?!][{re.escape(_CLOSING)}]*\s")


def said(text: str) -> str:
    """`text` on one line without bold, italics and footnotes; its open places keep their `==`.

    It stays a text with marks: a sign that was literal is literal still.
    """
    if has_marks(text):
        text = "".join(map(_without_typeface, spans(text)))
    return " ".join(one_line(text).split())


def _without_typeface(span: Span) -> str:
    words = re.sub(r"[*=\[\\]", r"\\\g<0>", span.text)
    return f"=={words}==" if span.open else words


def bare(text: str) -> str:
    """`text` without the punctuation at its end; an ellipsis and "v.v." are a word's worth and stay."""
    text = text.removesuffix("./.").rstrip(" ;,:")
    if text.endswith(".") and not text.endswith(_ELLIPSES):
        text = text[:-1].rstrip(" ;,:")
    return text


def closed(text: str) -> str:
    """`text` with one full stop at its end, unless it ends a sentence as it is; empty for no words."""
    words = bare(text)
    return words if not words or words.endswith(_CLOSED) else f"{words}."


def sentences(text: str) -> list[str]:
    """The sentences of `text`, each closed. Where it is not plain that one ends, it goes on."""
    if not _MAY_END.search(text):  # nearly every text of a plan is one sentence
        return [closed(text)] if bare(text) else []
    words = text.split()
    cut: list[str] = []
    start, inside = 0, _Brackets()
    for index, (word, following) in enumerate(zip(words, [*words[1:], ""], strict=True), 1):
        inside.pass_over(word)
        if not following or (inside.are_closed and _ends_sentence(word, following)):
            cut.append(closed(" ".join(words[start:index])))
            start = index
    return [sentence for sentence in cut if sentence]


class _Brackets:
    """Whether everything opened so far is closed again: a stop within brackets or quotes ends nothing."""

    def __init__(self) -> None:
        self._depth = {"()": 0, "“”": 0, "[]": 0}
        self._odd = {'"': False, "==": False}

    def pass_over(self, word: str) -> None:
        for pair in self._depth:
            self._depth[pair] += word.count(pair[0]) - word.count(pair[1])
        for sign in self._odd:
            self._odd[sign] ^= word.count(sign) % 2 == 1

    @property
    def are_closed(self) -> bool:
        return not any(self._depth.values()) and not any(self._odd.values())


def _ends_sentence(word: str, following: str) -> bool:
    ending = word.rstrip(_CLOSING)
    begins = following.lstrip('(“"[=')[:1].isupper()
    return begins and ending.endswith((".", "?", "!")) and _is_whole(ending[:-1])


def _is_whole(word: str) -> bool:
    """False for a short form with its stop (TP., ThS., v.v.) and the number of a list (II., 3.), true for a word."""
    if word.endswith((")", "”", '"', "%")):
        return True
    letters = word.lstrip('(“"[')
    if letters.isupper() or any(letter.isdigit() for letter in letters):
        return letters.replace("/", "").isalnum() and len(letters) > 3 and bool(set(letters) - set("IVXLC"))
    return letters.isalpha() and len(letters) > 1 and bool(set(without_marks(letters.lower())) & set("aeiouy"))
