"""Which thing of the old plan is which of the new one: what is certain first, then what is likely."""

from collections import Counter, defaultdict, deque
from collections.abc import Callable, Hashable, Iterable

from planforge.plan.comparison import Kind
from planforge.transforms.comparison.likeness import WordBag, alike, best_pairs, word_bag
from planforge.transforms.comparison.things import Thing
from planforge.vietnamese import same_words

KeyOf = Callable[[Thing], Hashable | None]

LEAST_ALIKE = 0.45
"""How alike two texts under the same thing are, from 0 to 1, to be one text changed."""

LEAST_ALIKE_ELSEWHERE = 0.7
"""The same for texts that stand elsewhere: moved and changed."""

LEAST_ALIKE_ROWS = 0.7
"""Rows of a table are all alike somewhat: only their names tell them apart."""

REPLACEABLE = frozenset({Kind.HEADING, Kind.TEXT, Kind.GROUP, Kind.APPENDIX, Kind.COLUMN})
"""What is taken for changed when it stands alone between the same neighbours, however little is common."""

NAMED_BY_KEY = frozenset({Kind.PART, Kind.FACT, Kind.PLACE, Kind.FOOTNOTE})
"""What its key alone tells apart."""

BODIES = frozenset({Kind.ASSIGNMENT, Kind.RECIPIENT})
"""What its body tells apart: another body is not the same one changed, however like its name is."""

OF_A_TABLE = frozenset({Kind.COLUMN, Kind.ROW})


def matched(old: Thing, new: Thing) -> dict[Thing, Thing]:
    """For each thing of either plan the one it is in the other, where there is one. Cost about linear."""
    matching = _Matching(old, new)
    for key in CERTAIN:
        matching.pair_by(key)
    matching.pair_by_what_is_below()
    matching.pair_alike_under_the_same(old)
    matching.pair_alike_anywhere()
    return matching.partner


# certain


def _by_key(thing: Thing) -> Hashable | None:
    """Facts by their names; tasks, groups and items by their ids."""
    if not thing.key or thing.kind in BODIES | OF_A_TABLE:
        return None
    return (thing.kind, thing.part if thing.kind in NAMED_BY_KEY else None, thing.key)


def _by_place_and_body(thing: Thing) -> Hashable | None:
    """Bodies by any of their names and columns by their fields, under the same thing."""
    return (
        (thing.kind, thing.part, _path(thing), thing.key) if thing.key and thing.kind in BODIES | OF_A_TABLE else None
    )


def _by_body(thing: Thing) -> Hashable | None:
    return (thing.kind, thing.key) if thing.key and thing.kind in BODIES else None


def _by_place_and_words(thing: Thing) -> Hashable | None:
    return (thing.kind, thing.part, _path(thing), thing.lines) if _has_words(thing) else None


def _by_words(thing: Thing) -> Hashable | None:
    return (thing.kind, thing.lines) if _has_words(thing) and thing.kind is not Kind.COLUMN else None


def _by_place_and_name(thing: Thing) -> Hashable | None:
    return (thing.kind, thing.part, _path(thing), same_words(thing.name)) if _has_words(thing) else None


def _by_name(thing: Thing) -> Hashable | None:
    return (thing.kind, same_words(thing.name)) if _has_words(thing) and thing.kind not in OF_A_TABLE else None


CERTAIN: tuple[KeyOf, ...] = (
    _by_key,
    _by_place_and_words,
    _by_place_and_body,
    _by_words,
    _by_body,
    _by_place_and_name,
    _by_name,
)
"""By what things are known again, the surest first."""


def _has_words(thing: Thing) -> bool:
    return bool(thing.lines) and thing.kind not in NAMED_BY_KEY


def _path(thing: Thing) -> tuple[str, ...]:
    path = []
    above = thing.above
    while above is not None:
        path.append(above.name)
        above = above.above
    return tuple(path)


# likely


class _Matching:
    def __init__(self, old: Thing, new: Thing) -> None:
        self.partner: dict[Thing, Thing] = {}
        self.old, self.new = [*old.all()], [*new.all()]

    def open(self, things: Iterable[Thing]) -> list[Thing]:
        return [thing for thing in things if thing not in self.partner]

    def pair(self, old: Thing, new: Thing) -> None:
        self.partner[old], self.partner[new] = new, old

    def pair_by(self, key_of: KeyOf) -> None:
        """Things with the same key, the first with the first."""
        waiting: dict[Hashable, deque[Thing]] = defaultdict(deque)
        for thing in self.open(self.new):
            waiting[key_of(thing)].append(thing)
        waiting.pop(None, None)
        for thing in self.open(self.old):
            if same := waiting.get(key_of(thing)):
                self.pair(thing, same.popleft())

    def pair_by_what_is_below(self) -> None:
        """A heading, group or appendix is the one under which most of what stood under it stands now."""
        votes: Counter[tuple[Thing, Thing]] = Counter()
        for thing in self.old:
            if (other := self.partner.get(thing)) and thing.above and other.above:
                votes[thing.above, other.above] += 1
        pairs = [pair for pair, count in votes.most_common() if self._may_be(*pair, count)]
        places = {thing: place for things in (self.old, self.new) for place, thing in enumerate(things)}
        for left, right in best_pairs((places[old], places[new]) for old, new in pairs):
            self.pair(self.old[left], self.new[right])

    def _may_be(self, old: Thing, new: Thing, count: int) -> bool:
        is_open = old not in self.partner and new not in self.partner
        return is_open and old.kind is new.kind and 2 * count >= min(len(old.below), len(new.below))

    def pair_alike_under_the_same(self, old: Thing) -> None:
        """From above: what is left under two things that are the same, by likeness, then by its neighbours."""
        new = self.partner.get(old)
        if new is not None:
            self._pair_alike(self.open(old.below), self.open(new.below), LEAST_ALIKE)
            self._pair_between_neighbours(old, new)
        for thing in old.below:
            self.pair_alike_under_the_same(thing)

    def pair_alike_anywhere(self) -> None:
        self._pair_alike(self.open(self.old), self.open(self.new), LEAST_ALIKE_ELSEWHERE)

    def _pair_alike(self, old: list[Thing], new: list[Thing], least: float) -> None:
        for kind in [kind for kind in Kind if kind not in NAMED_BY_KEY | BODIES]:
            left = [thing for thing in old if thing.kind is kind and thing.lines]
            right = [thing for thing in new if thing.kind is kind and thing.lines]
            enough = max(least, LEAST_ALIKE_ROWS) if kind in OF_A_TABLE else least
            # Two that have ids are two, however alike they are.
            self._pair_alike_texts([thing for thing in left if not thing.key], right, enough)
            self._pair_alike_texts(self.open(left), [thing for thing in self.open(right) if not thing.key], enough)

    def _pair_alike_texts(self, old: list[Thing], new: list[Thing], least: float) -> None:
        for left, right in alike(_bags(old), _bags(new), least):
            self.pair(old[left], new[right])

    def _pair_between_neighbours(self, old: Thing, new: Thing) -> None:
        """What stands alone between the same neighbours in both plans."""
        there = dict(self._gaps(new))
        for (first, last), gap in self._gaps(old):
            other = there.get((first and self.partner[first], last and self.partner[last]), [])
            if len(gap) == len(other) == 1 and gap[0].kind is other[0].kind and gap[0].kind in REPLACEABLE:
                self.pair(gap[0], other[0])

    def _gaps(self, thing: Thing) -> list[tuple[tuple[Thing | None, Thing | None], list[Thing]]]:
        """What is still open under `thing`, with the matched neighbours before and after it."""
        gaps = []
        first: Thing | None = None
        gap: list[Thing] = []
        for last in (*thing.below, None):
            if last is not None and last not in self.partner:
                gap.append(last)
                continue
            if gap:
                gaps.append(((first, last), gap))
            first, gap = last, []
        return gaps


def _bags(things: Iterable[Thing]) -> list[WordBag]:
    return [word_bag(" ".join(line.text for line in thing.lines)) for thing in things]
