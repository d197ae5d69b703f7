"""Chữ viết tắt: the name of a body in words, whichever of the short forms of data/short_forms.txt it was written in."""

import re
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from planforge.plan.markup import has_marks, plain
from planforge.vietnamese import same_words

Words = tuple[str, ...]

SEPARATORS = frozenset({",", "và"})
"""What stands between names, and inside them: "Sở Văn hóa, Thể thao và Du lịch"."""

UNIT_WORDS = ("thành phố", "thị xã", "thị trấn", "đặc khu", "tỉnh", "huyện", "quận", "xã", "phường")
"""The kinds of administrative units, those of two words first."""


@lru_cache(maxsize=4096)
def spelled_out(name: str) -> Words:
    """The words of `name` in lower case with short forms written out; `,` and `và` stay, as words of their own.

    Other signs are dropped, and so is a recipient's note in brackets such as `(b/c)`.
    """
    table = _table()
    words = _cut(_APOSTROPHE.sub("", same_words(_without_note(plain(name) if has_marks(name) else name))))
    return _rewritten(_rewritten(words, table.short_forms), table.other_names)


_APOSTROPHE = re.compile(r"['’‘ʼ`´]\s?")
_WORD = re.compile(r"[^\W_]+|[,;:&]")
_SIGNS = {";": ",", ":": ",", "&": "và"}
_NOTES = ("để ", "b/c", "báo cáo", "t/h", "thực hiện", "p/h", "phối hợp", "do ", "gửi ", "qua ")


def _cut(text: str) -> Words:
    return tuple(_SIGNS.get(word, word) for word in _WORD.findall(text))


def _without_note(name: str) -> str:
    """`name` without the note to a recipient that stands in brackets after it; other brackets belong to a name."""
    bare = name.rstrip(" ;,.")
    start = bare.rfind("(") if bare.endswith(")") else -1
    is_note = start > 0 and same_words(bare[start + 1 : -1]).startswith(_NOTES)
    return bare[:start] if is_note else name


# the table

Rewritings = dict[str, list[tuple[Words, Words]]]
"""By their first word, the runs of words that are written otherwise, the longest first."""


class _Table(NamedTuple):
    """Rewritings of words: the short forms first, then the other names of one body."""

    short_forms: Rewritings
    other_names: Rewritings


@lru_cache(maxsize=1)
def _table() -> _Table:
    table = _Table({}, {})
    text = (Path(__file__).parent / "data" / "short_forms.txt").read_text(encoding="utf-8")
    for line in text.lower().splitlines():
        if line and not line.startswith("#"):
            _add_line(line, table)
    for runs in (*table.short_forms.values(), *table.other_names.values()):
        runs.sort(key=lambda run: -len(run[0]))
    return table


def _add_line(line: str, table: _Table) -> None:
    """A line `KH&ĐT = …` or `A ~ B`; one with `<đơn vị>` holds for each kind of unit."""
    rewritings = table.other_names if " ~ " in line else table.short_forms
    for unit in UNIT_WORDS if "<đơn vị>" in line else ("",):
        short, full = re.split(" [=~] ", line.replace("<đơn vị>", unit))
        for spelling in _spellings(short):
            rewritings.setdefault(spelling[0], []).append((spelling, _cut(full)))


def _spellings(short: str) -> set[Words]:
    """`KH&ĐT` as it may be met: kh và đt, kh đt, khđt."""
    first, *pieces = (_cut(piece) for piece in re.split(r"[&,-]", short))
    made = {first}
    for piece in pieces:
        apart = {(*words, *sign, *piece) for words in made for sign in ((), (",",), ("và",))}
        made = apart | {(*words[:-1], words[-1] + piece[0], *piece[1:]) for words in made}
    return made


# writing out


def _rewritten(words: Words, rewritings: Rewritings) -> Words:
    """`words` with each run that has a rewriting replaced, from the left, the longest run first."""
    made: list[str] = []
    start = 0
    while start < len(words):
        start, full = _run_at(start, words, rewritings)
        made += full
    return tuple(made)


def _run_at(start: int, words: Words, rewritings: Rewritings) -> tuple[int, Words]:
    """Where the run that begins at `start` ends and what is written for it; one word, as it is, when there is none.

    A run gives way to one that begins inside it and goes on: in `Phòng KT-HT` it is KT-HT that is written out.
    """
    for short, full in rewritings.get(words[start], ()):
        end = start + len(short)
        if words[start:end] == short and all(
            _run_at(later, words, rewritings)[0] <= end for later in range(start + 1, end)
        ):
            return end, full
    return start + 1, words[start : start + 1]
