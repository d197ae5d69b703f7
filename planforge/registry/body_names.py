"""Tên cơ quan, đơn vị: one body under the several names that offices write it by, and the nearest of other names."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from planforge.registry.short_forms import SEPARATORS, UNIT_WORDS, Words, spelled_out
from planforge.vietnamese import without_marks


class Match(NamedTuple):
    """What a name was found to be: `name` when it is surely that one, else the names it may have been meant for."""

    name: str | None
    near: tuple[str, ...] = ()


def same_body_key(name: str) -> str:
    """`name` with short forms written out and everything folded that does not matter; same key, same body.

    Case, spacing, tone-mark placement, apostrophes, dashes, `&` and `và` and commas, a dash before and a stop after,
    and a recipient's note such as `(b/c)`. Empty when there are no words.
    """
    return " ".join(word for word in spelled_out(name) if word not in SEPARATORS)


def find_body(wanted: str, known: Sequence[str]) -> Match:
    """The first of `known` that is the same body as `wanted`, or else the nearest of them, best first.

    A name that differs in a word that tells bodies apart (Phòng, Sở; xã, huyện; Nội vụ, Y tế) is not near.
    """
    key = same_body_key(wanted)
    keys = {name: same_body_key(name) for name in known}
    if not key:
        return Match(None)
    exact = next((name for name, other in keys.items() if other == key), None)
    return Match(exact) if exact is not None else Match(None, _nearest(key, keys))


def grouped(names: Iterable[str]) -> list[list[str]]:
    """The spellings of each body together, bodies and spellings in the order of first appearance, each once.

    A name without words, such as an open `==…==`, is a body of its own.
    """
    bodies: dict[str, dict[str, None]] = {}
    for name in names:
        bodies.setdefault(same_body_key(name) or f"({name})", {})[name] = None
    return [list(spellings) for spellings in bodies.values()]


# the nearest names

NEAR = 55
"""How alike two names are, out of 100, for one to be meant by the other: measured on tests/registry/body_names.txt."""

MAX_NEAR = 3

TITLES = (
    *("phó chủ tịch", "chủ tịch", "phó chánh", "chánh", "phó giám đốc", "giám đốc", "chỉ huy trưởng", "trạm trưởng"),
    *("thủ trưởng", "phó trưởng", "trưởng", "thường trực", "lãnh đạo", "đồng chí", "công chức", "cán bộ"),
)
"""Who acts for a body: words before its name that do not make it another body."""


class _Core(NamedTuple):
    """The words of a name between a title before it and the kind of unit after it; every kind of unit it names."""

    words: Words
    units: frozenset[str]


def _nearest(key: str, keys: dict[str, str]) -> tuple[str, ...]:
    # Loading it takes longer than checking a plan in which every name is found.
    from rapidfuzz import fuzz, process

    mine = _core(key)
    cores = {name: _core(other) for name, other in keys.items()}
    texts = {name: " ".join(core.words) for name, core in cores.items()}
    alike = process.extract(" ".join(mine.words), texts, scorer=fuzz.token_sort_ratio, limit=None, score_cutoff=NEAR)
    return tuple(name for _text, _score, name in alike if _may_be_meant(mine, cores[name]))[:MAX_NEAR]


def _core(key: str) -> _Core:
    words = tuple(key.split())
    units = frozenset(_units_in(words))
    while title := next((title for title in _TITLES if words[: len(title)] == title), ()):
        words = words[len(title) :]
    end = next((len(unit) for unit in _UNITS if words[-len(unit) :] == unit), 0)
    return _Core(words[: len(words) - end] or words, units)


_TITLES: tuple[Words, ...] = tuple(tuple(title.split()) for title in TITLES)
_UNITS: tuple[Words, ...] = tuple(tuple(unit.split()) for unit in UNIT_WORDS)
_NO_UNITS: tuple[Words, ...] = (("xã", "hội"), ("hợp", "tác", "xã"))


def _units_in(words: Words) -> Iterator[str]:
    start = 0
    while start < len(words):
        found = next((run for run in (*_NO_UNITS, *_UNITS) if words[start : start + len(run)] == run), ())
        if found in _UNITS:
            yield " ".join(found)
        start += len(found) or 1


def _may_be_meant(mine: _Core, theirs: _Core) -> bool:
    """True when the names begin alike, and words are missing in only one of them or misspelt.

    Where a word stands for another they are two bodies, and so they are where each names a unit of another kind.
    """
    if mine.units and theirs.units and not mine.units & theirs.units:
        return False
    if not mine.words or not theirs.words or not _is_slip(mine.words[0], theirs.words[0]):
        return False
    from rapidfuzz.distance import Indel

    edits = Indel.editops(mine.words, theirs.words)
    left = [mine.words[edit.src_pos] for edit in edits if edit.tag == "delete"]
    right = [theirs.words[edit.dest_pos] for edit in edits if edit.tag == "insert"]
    _take_out_slips(left, right)
    return not (left and right)


def _take_out_slips(left: list[str], right: list[str]) -> None:
    """From the words that only one of two names has, those that are the same word misspelt."""
    for word in left[:_MOST_SLIPS]:
        slip = next((far for far in right[:_MOST_SLIPS] if _is_slip(word, far)), None)
        if slip is not None:
            left.remove(word)
            right.remove(slip)


_MOST_SLIPS = 20


def _is_slip(word: str, other: str) -> bool:
    """True for words that differ in their marks only, or longer ones in one letter; figures are the same or not."""
    if word.isdigit() or other.isdigit():
        return word == other
    if without_marks(word) == without_marks(other):
        return True
    from rapidfuzz.distance import OSA

    return min(len(word), len(other)) >= 4 and OSA.distance(word, other, score_cutoff=1) <= 1
