"""So sánh hai kế hoạch: what was changed, added, removed or moved between them, nothing left out."""

import re
from collections.abc import Iterator, Mapping

from planforge.plan.comparison import ComparedText, Comparison, Difference, Kind, Outcome, Part, Section, Spot, joined
from planforge.plan.plan import Plan
from planforge.transforms.comparison.lines import compare_lines, only_in_new, only_in_old
from planforge.transforms.comparison.matching import NAMED_BY_KEY, matched
from planforge.transforms.comparison.moves import out_of_order
from planforge.transforms.comparison.plan_things import own_names, things_of
from planforge.transforms.comparison.things import Line, Thing

ALONE = frozenset({Kind.TASK})
"""What is told by itself also where all that it stands under was added or removed."""


def compare(old: Plan, new: Plan) -> Comparison:
    """Everything in which the texts of `new` are not those of `old`; empty for the same plan twice.

    What has no words (markers, bold, column widths) is counted where the words are the same. Ids and what the tools
    keep are not compared. Sentences that planforge supplies are compared as `(câu mẫu)`.
    """
    return _Comparing(old, new).comparison()


class _Comparing:
    def __init__(self, old: Plan, new: Plan) -> None:
        names = own_names(old, new)
        self.old, self.new = things_of(old, names), things_of(new, names)
        self.years = new.year - old.year
        self.partner = matched(self.old, self.new)
        self.moved = _moved(self.old, self.partner)
        self.layout_only = 0

    def comparison(self) -> Comparison:
        by_part: dict[Part, list[Difference]] = {part: [] for part in Part}
        for thing, difference in self._in_order():
            by_part[thing.part].append(difference)
        sections = (Section(part, tuple(found)) for part, found in by_part.items() if found)
        return Comparison(tuple(sections), self.layout_only)

    def _in_order(self) -> Iterator[tuple[Thing, Difference]]:
        """What differs in the order of the new plan, what is gone after what stood before it and still stands."""
        places = {thing: place for place, thing in enumerate(self.new.all())}
        found: list[tuple[tuple[int, int], Thing, Difference]] = []
        spot = 0
        for place, thing in enumerate(self.old.all()):
            now = self.partner.get(thing)
            if now is None:
                found += [((spot, place + 1), thing, one) for one in self._alone(thing, Outcome.REMOVED)]
            elif now.part is thing.part:
                spot = places[now]
        for thing, place in places.items():
            before = self.partner.get(thing)
            told = self._alone(thing, Outcome.ADDED) if before is None else self._both(before, thing)
            found += [((place, 0), thing, one) for one in told]
        for _place, thing, difference in sorted(found, key=lambda one: one[0]):
            yield thing, difference

    def _both(self, old: Thing, new: Thing) -> Iterator[Difference]:
        texts = compare_lines(old.lines, new.lines)
        outcomes = tuple(
            outcome for outcome, holds in ((Outcome.MOVED, new in self.moved), (Outcome.CHANGED, bool(texts))) if holds
        )
        if outcomes:
            only_years = bool(texts) and all(self._only_years(text) for text in texts)
            yield Difference(new.kind, outcomes, new.name, _spot(old), _spot(new), texts, only_years)
        elif old.form != new.form:
            self.layout_only += 1

    def _only_years(self, text: ComparedText) -> bool:
        """Whether each year in the new text is the old one, as much later as the plan is."""

        def later(year: re.Match[str]) -> str:
            return str(int(year[0]) + self.years)

        before, after = joined(text.before), joined(text.after)
        return bool(self.years) and not text.moved and before != after == _YEAR.sub(later, before)

    def _alone(self, thing: Thing, outcome: Outcome) -> Iterator[Difference]:
        """A thing that is in one plan only, with what stands under it and is told with it."""
        if thing.kind not in ALONE and self._is_told_above(thing):
            return
        lines = (*thing.lines, *self._lines_below(thing))
        if not thing.lines:
            self.layout_only += thing.kind is Kind.PLACE
        elif outcome is Outcome.ADDED:
            yield Difference(thing.kind, (outcome,), thing.name, None, _spot(thing), only_in_new(lines))
        else:
            yield Difference(thing.kind, (outcome,), thing.name, _spot(thing), None, only_in_old(lines))

    def _is_told_above(self, thing: Thing) -> bool:
        """Whether something above that has words is in the same plan only, and tells of this too."""
        above = thing.above
        while above is not None and above not in self.partner:
            if above.lines:
                return True
            above = above.above
        return False

    def _lines_below(self, thing: Thing) -> Iterator[Line]:
        for below in thing.below:
            if below not in self.partner and below.kind not in ALONE:
                yield from below.lines
                yield from self._lines_below(below)


_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def _spot(thing: Thing) -> Spot:
    return Spot(thing.part, thing.title, thing.position)


def _moved(old: Thing, partner: Mapping[Thing, Thing]) -> set[Thing]:
    """The things of the new plan that stand under another thing than before, or elsewhere in its order."""
    moved: set[Thing] = set()
    for above in old.all():
        stayed = []
        for thing in above.below:
            now = partner.get(thing)
            if now is not None and now.above is partner.get(above):
                stayed.append(now)
            elif now is not None:
                moved.add(now)
        moved |= _out_of_order([thing for thing in stayed if thing.kind not in NAMED_BY_KEY])
    return moved


def _out_of_order(stayed: list[Thing]) -> set[Thing]:
    if not stayed or stayed[0].above is None:
        return set()
    places = {thing: place for place, thing in enumerate(stayed[0].above.below)}
    return {stayed[index] for index in out_of_order([places[thing] for thing in stayed])}
