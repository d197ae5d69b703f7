"""What a rule is: a name that stays, and a judgement on one spot or none."""

from collections.abc import Callable
from typing import NamedTuple

from planforge.plan.citations import Stretch
from planforge.transforms.mentions.mention import Kind
from planforge.transforms.mentions.spots import Spot


class Verdict(NamedTuple):
    """What a rule says of a spot: its kind, why, and what ages beside it."""

    kind: Kind
    reason: str
    figures: tuple[Stretch, ...] = ()


class Rule(NamedTuple):
    """`judge` gives None when the rule has nothing to say of a spot."""

    name: str
    judge: Callable[[Spot], Verdict | None]
