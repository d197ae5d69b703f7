"""Chuyển kỳ kế hoạch: last year's spec as this year's draft, with everything that has a year accounted for."""

from planforge.transforms.rollover.account import Account, Fate
from planforge.transforms.rollover.roll_over import RolledOver, roll_over

__all__ = ["Account", "Fate", "RolledOver", "roll_over"]
