"""The years of the plan (kỳ kế hoạch) and by how many it moves."""

from typing import NamedTuple


class Cycle(NamedTuple):
    """The plan is of `year` up to `to_year`, its draft begins `shift` years later."""

    year: int
    to_year: int
    shift: int

    @property
    def target(self) -> int:
        """The first year of the draft."""
        return self.year + self.shift

    def holds(self, year: int) -> bool:
        """True of the plan's own years."""
        return self.year <= year <= self.to_year

    @property
    def is_long(self) -> bool:
        """True of a plan of several years."""
        return self.to_year > self.year
