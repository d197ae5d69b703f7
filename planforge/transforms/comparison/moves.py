"""Which things of a list changed their place: as few as explain the new order."""

from bisect import bisect_left
from collections.abc import Sequence


def out_of_order(places: Sequence[int]) -> set[int]:
    """The indexes of `places`, all different, outside its longest rising part.

    `places` says for each thing in its old order where it stands in the new one. Cost n log n.
    """
    ends: list[int] = []
    tails: list[int] = []
    before: list[int | None] = []
    for index, place in enumerate(places):
        at = bisect_left(ends, place)
        before.append(tails[at - 1] if at else None)
        ends[at : at + 1] = [place]
        tails[at : at + 1] = [index]
    rising = set()
    last = tails[-1] if tails else None
    while last is not None:
        rising.add(last)
        last = before[last]
    return set(range(len(places))) - rising
