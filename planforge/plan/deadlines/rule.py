"""What a rule is: a name, the whole phrase it knows, and what that says."""

import re
from collections.abc import Callable, Sequence
from functools import cache
from typing import NamedTuple

from planforge.plan.deadlines.kinds import Deadline
from planforge.plan.deadlines.stretches import Years


class Said(NamedTuple):
    """The phrase as it was written, which every value keeps, and the years it may speak of."""

    text: str
    years: Years


class Rule(NamedTuple):
    """`read` is called with the match of the whole folded phrase; None when the rule does not hold after all."""

    name: str
    pattern: str
    read: Callable[[re.Match[str], Said], tuple[Deadline, ...] | None]

    def match(self, folded: str) -> re.Match[str] | None:
        """The match of a phrase from end to end. Most runs need few of the rules, so each is compiled when needed."""
        return _compiled(self.pattern).fullmatch(folded)


def read_by(rules: Sequence[Rule], folded: str, said: Said) -> tuple[Deadline, ...] | None:
    """What the first of `rules` that knows `folded` reads in it; None when none does. Raises Misread."""
    for rule in rules:
        if (match := rule.match(folded)) and (found := rule.read(match, said)):
            return found
    return None


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)
