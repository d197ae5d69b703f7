"""The texts of one thing as they were and as they are: which line of a list is which."""

from collections import defaultdict, deque
from collections.abc import Iterable, Sequence

from planforge.plan.comparison import ComparedText, Run
from planforge.transforms.comparison.likeness import alike, word_bag
from planforge.transforms.comparison.moves import out_of_order
from planforge.transforms.comparison.things import Line
from planforge.transforms.comparison.words import compare_words

LEAST_ALIKE = 0.45
"""How alike two lines of one list are, from 0 to 1, to be one line changed."""


def compare_lines(old: Sequence[Line], new: Sequence[Line]) -> tuple[ComparedText, ...]:
    """The lines that are not as they were, field by field in the order of `new`; a lost field stands last."""
    labels = dict.fromkeys(line.label for line in (*new, *old))
    before, after = _by_label(old), _by_label(new)
    return tuple(
        text for label in labels for text in _compare_field(label, before.get(label, []), after.get(label, []))
    )


def only_in_old(lines: Iterable[Line]) -> tuple[ComparedText, ...]:
    """All of `lines` as lost."""
    return tuple(ComparedText(line.label, (Run(line.text, "gone"),), ()) for line in lines)


def only_in_new(lines: Iterable[Line]) -> tuple[ComparedText, ...]:
    """All of `lines` as added."""
    return tuple(ComparedText(line.label, (), (Run(line.text, "new"),)) for line in lines)


def _by_label(lines: Iterable[Line]) -> dict[str, list[str]]:
    texts: dict[str, list[str]] = defaultdict(list)
    for line in lines:
        texts[line.label].append(line.text)
    return texts


def _compare_field(label: str, old: list[str], new: list[str]) -> list[ComparedText]:
    """The lines of one field, what was removed where it stood."""
    if old == new:
        return []
    pairs = sorted(_pairs(old, new))
    moved = {pairs[index] for index in out_of_order([right for _left, right in pairs])}
    found: list[tuple[int, int, ComparedText]] = []
    for left, right in pairs:
        if old[left] != new[right] or (left, right) in moved:
            words = compare_words(old[left], new[right])
            found.append((right, 1, ComparedText(label, *words, moved=(left, right) in moved)))
    there = dict(pairs)
    spot = -1
    for left, text in enumerate(old):
        spot = there.get(left, spot)
        if left not in there:
            found += [(spot, 2, lost) for lost in only_in_old([Line(label, text)])]
    taken = set(there.values())
    for right, text in enumerate(new):
        if right not in taken:
            found += [(right, 0, added) for added in only_in_new([Line(label, text)])]
    return [text for _spot, _turn, text in sorted(found, key=lambda one: one[:2])]


def _pairs(old: list[str], new: list[str]) -> list[tuple[int, int]]:
    """Equal lines first, then lines that are alike; two that are left alone are one line replaced."""
    pairs = _equal(old, new)
    left = sorted(set(range(len(old))) - {one for one, _other in pairs})
    right = sorted(set(range(len(new))) - {other for _one, other in pairs})
    if len(left) == len(right) == 1:
        return [*pairs, (left[0], right[0])]
    bags = [word_bag(old[index]) for index in left], [word_bag(new[index]) for index in right]
    return [*pairs, *((left[one], right[other]) for one, other in alike(*bags, LEAST_ALIKE))]


def _equal(old: list[str], new: list[str]) -> list[tuple[int, int]]:
    waiting: dict[str, deque[int]] = defaultdict(deque)
    for index, text in enumerate(new):
        waiting[text].append(index)
    return [(index, waiting[text].popleft()) for index, text in enumerate(old) if waiting[text]]
