"""Which words of a text are gone and which are new, so that it still reads well."""

import re
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from planforge.plan.comparison import Run, State, Words

LEAST_COMMON = 0.4
"""What share of two texts has to be common for their words to be told apart; below it one replaced the other."""

MOST_WORK = 1_000_000
"""Words of the one times words of the other: what is longer and differs in between is shown as replaced."""

LONE_WORD = 3
"""A change so many times longer than the one common word beside it takes that word with it."""

_TOKEN = re.compile(r" ?(?:\w+(?:[./,:'’-]\w+)*%?|[^\w ])")


def compare_words(before: str, after: str) -> tuple[Words, Words]:
    """Both texts in runs. Words, dates and figures stay whole; blanks are taken to be single."""
    if before == after:
        return _whole(before, "same"), _whole(after, "same")
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    stretches = _smoothed(_stretches(old, new))
    common = sum(stretch.common for stretch in stretches if stretch.same)
    if 2 * common < LEAST_COMMON * (_letters(old) + _letters(new)):
        return _whole(before, "gone"), _whole(after, "new")
    return (
        tuple(Run("".join(part.old), "same" if part.same else "gone") for part in stretches if part.old),
        tuple(Run("".join(part.new), "same" if part.same else "new") for part in stretches if part.new),
    )


def _whole(text: str, state: State) -> Words:
    return (Run(text, state),) if text else ()


class _Stretch(NamedTuple):
    """Tokens that stand for one another, the same ones or others."""

    same: bool
    old: list[str]
    new: list[str]

    @property
    def common(self) -> int:
        return min(_letters(self.old), _letters(self.new))

    @property
    def size(self) -> int:
        return max(_letters(self.old), _letters(self.new))


def _letters(tokens: Iterable[str]) -> int:
    return sum(map(len, tokens))


def _stretches(old: list[str], new: list[str]) -> list[_Stretch]:
    """What is common at both ends first: most changes of a plan are a word in a long text."""
    left, right = [token.strip() for token in old], [token.strip() for token in new]
    start = _common_start(left, right)
    end = _common_start(left[start:][::-1], right[start:][::-1])
    old_end, new_end = len(old) - end, len(new) - end
    between = _between(old[start:old_end], new[start:new_end])
    whole = [_Stretch(True, old[:start], new[:start]), *between, _Stretch(True, old[old_end:], new[new_end:])]
    return [stretch for stretch in whole if stretch.old or stretch.new]


def _common_start(left: Sequence[str], right: Sequence[str]) -> int:
    pairs = enumerate(zip(left, right, strict=False))
    return next((index for index, (one, other) in pairs if one != other), min(len(left), len(right)))


def _between(old: list[str], new: list[str]) -> list[_Stretch]:
    if not old or not new or len(old) * len(new) > MOST_WORK:
        return [_Stretch(False, old, new)]
    matcher = SequenceMatcher(None, [one.strip() for one in old], [one.strip() for one in new], autojunk=False)
    return [
        _Stretch(tag == "equal", old[first:last], new[begin:end])
        for tag, first, last, begin, end in matcher.get_opcodes()
    ]


def _smoothed(stretches: Iterable[_Stretch]) -> list[_Stretch]:
    """`stretches` without the common words between two changes that are short beside them: they only disturb."""
    smooth: list[_Stretch] = []
    for stretch in stretches:
        smooth.append(stretch)
        while len(smooth) > 2 and _disturbs(*smooth[-3:]):
            first, second, third = smooth[-3:]
            smooth[-3:] = [
                _Stretch(False, [*first.old, *second.old, *third.old], [*first.new, *second.new, *third.new])
            ]
    return smooth


def _disturbs(before: _Stretch, between: _Stretch, after: _Stretch) -> bool:
    if before.same or after.same or not between.same:
        return False
    if len(between.old) == 1 and between.size * LONE_WORD < max(before.size, after.size):
        return True
    return between.size <= min(before.size, after.size) or not any(
        letter.isalnum() for token in between.old for letter in token
    )
