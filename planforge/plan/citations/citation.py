"""A cited document: what its citation says, where each part stands, and whether it belongs to one year's cycle."""

import re
from dataclasses import dataclass

from planforge.plan.citations.sentences import Stretch
from planforge.plan.citations.times import Time
from planforge.plan.citations.types import DocumentType, Life


@dataclass(frozen=True, slots=True)
class Citation:
    """One document as cited. Parts that the text leaves out are empty; places count in the composed (NFC) text."""

    start: int
    end: int
    type: DocumentType

    reference: Stretch
    """Where number and symbol stand, “61/2018/NĐ-CP”; empty (start = end) for a document without a number."""

    number: str = ""
    symbol: str = ""

    number_year: int | None = None
    """The year inside the number: 2018 in “61/2018/NĐ-CP”."""

    date: Time | None = None
    """The day of issue; of a law it may be the year only."""

    issuer: str = ""
    title: str = ""
    title_at: Stretch | None = None
    """Where the title stands; None when there is none."""

    title_years: tuple[int, ...] = ()
    """The years that the title says plainly (“năm 2024”, “năm học 2024 - 2025”), neither a period's nor a horizon's."""

    title_spans_years: bool = False
    """True when the title names a period, or a year by which something is reached."""

    follows_year: bool = False
    """True when the title holds the year of the plan as a placeholder."""

    carries_out: bool = False
    """True when the title says no more than that the document carries out another, standing one."""

    @property
    def year(self) -> int | None:
        """The year of issue, from the date or the number; None when neither says it, or the date is no day."""
        return self.date.year if self.date and self.date.exists else self.number_year

    def is_annual(self, year: int) -> bool:
        """True when the document belongs to one year's cycle, so that the plan after `year`'s needs its successor.

        It does when its title says a year near its own. A period or a horizon in the title makes it standing. Else
        what was issued in `year` or the year before counts: a plan, a letter, a report, what hands out the year's
        targets or budget or, without a title, may do so; unless it carries out a standing document. A plan, letter or
        report without a date is taken for recent.
        """
        if (self.follows_year and self.is_of_cycle(year)) or any(self.is_of_cycle(one) for one in self.title_years):
            return True
        if self.title_spans_years or not self.is_recent(year):
            return False
        if self._opens_the_year() or _HANDS_OUT.search(self.title):
            return True
        if self.carries_out:
            return False
        if self.type.life is not Life.STANDING:
            return True
        return bool(self.date and _ADOPTS_A_PLAN.match(self.title)) or self._may_hand_out()

    def is_of_cycle(self, named: int) -> bool:
        """True when a document of this date may be the one of the year `named`: of that year, or next to it."""
        return self.year is None or abs(self.year - named) <= 1

    def is_recent(self, year: int) -> bool:
        """True when it was issued in `year`, the year before or later, or when no one can tell."""
        if self.year is None:
            return self.type.life is not Life.STANDING
        return self.year >= year - 1

    def _may_hand_out(self) -> bool:
        """A committee's own recent decision, cited without its title: it may give out the year's targets."""
        return bool(self.date) and not self.title and self.number_year is None and self.symbol == "QĐ-UBND"

    def _opens_the_year(self) -> bool:
        """The Government's resolutions 01 and 02 of each January, on the year's tasks and the business environment."""
        is_january = bool(self.date and self.date.month == 1)
        return is_january and self.symbol == "NQ-CP" and self.number.lstrip("0") in ("1", "2")


_HANDS_OUT = re.compile(
    r"\bgiao (?:bổ sung )?(?:dự toán|chỉ tiêu|kế hoạch|nhiệm vụ)|dự toán (?:thu|chi|ngân sách)"
    r"|nhiệm vụ,? (?:giải pháp )?(?:chủ yếu )?(?:thực hiện )?(?:kế hoạch )?phát triển kinh tế",
    re.IGNORECASE,
)
_ADOPTS_A_PLAN = re.compile(r"(?:về )?(?:việc )?(?:ban hành|phê duyệt) (?:bổ sung )?kế hoạch\b", re.IGNORECASE)
