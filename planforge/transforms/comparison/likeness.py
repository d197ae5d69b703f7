"""Which texts are the same ones reworded: by the words they share, and without holding each against every other."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import product

COMMON_WORD = 48
"""A word that stands in more texts than this says nothing about any of them."""

MOST_CANDIDATES = 8
"""How many texts that share the most telling words are looked at closely."""

NEIGHBOURS = 2
"""Texts at about the same place are looked at in any case."""

WordBag = Counter[str]

_WORD = re.compile(r"\w+")


def word_bag(text: str) -> WordBag:
    """The words of `text` with how often each stands in it; case does not matter."""
    return Counter(_WORD.findall(text.lower()))


def likeness(one: WordBag, other: WordBag) -> float:
    """The share of the words of both that is common, from 0 to 1."""
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 0.0


def alike(old: Sequence[WordBag], new: Sequence[WordBag], least: float) -> list[tuple[int, int]]:
    """Pairs of an old and a new text that are at least so much alike, each text in one pair, the likest first."""
    scored = ((likeness(old[left], new[right]), left, right) for left, right in _candidates(old, new))
    alike_enough = [one for one in scored if one[0] >= least]
    alike_enough.sort(key=lambda one: (-one[0], abs(one[1] - one[2]), one[1] + one[2]))
    return best_pairs((left, right) for _score, left, right in alike_enough)


def best_pairs(pairs: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Those of `pairs`, best first, of which neither side was taken by a better one."""
    left_taken: set[int] = set()
    right_taken: set[int] = set()
    taken = []
    for left, right in pairs:
        if left not in left_taken and right not in right_taken:
            left_taken.add(left)
            right_taken.add(right)
            taken.append((left, right))
    return taken


def _candidates(old: Sequence[WordBag], new: Sequence[WordBag]) -> Iterator[tuple[int, int]]:
    """All pairs of short lists; of long ones those that share telling words or stand at the same place."""
    if len(old) * len(new) <= COMMON_WORD**2:
        yield from product(range(len(old)), range(len(new)))
        return
    found_in: dict[str, list[int]] = defaultdict(list)
    for right, bag in enumerate(new):
        for word in bag:
            found_in[word].append(right)
    for left, bag in enumerate(old):
        places = [found_in[word] for word in bag if word in found_in]
        shared = Counter(right for rights in places if len(rights) <= COMMON_WORD for right in rights)
        near = left * len(new) // len(old)
        beside = range(max(near - NEIGHBOURS, 0), min(near + NEIGHBOURS + 1, len(new)))
        for right in {*(right for right, _count in shared.most_common(MOST_CANDIDATES)), *beside}:
            yield left, right
