"""What is said of one mention: its place, its kind, the rule that decided, and the text that takes its place."""

from dataclasses import dataclass
from enum import Enum

from planforge.plan.citations import Citation, Stretch


class Kind(Enum):
    """What becomes of a mention when the plan of one year becomes the draft of the next."""

    SHIFT = "shift"
    """The plan's own cycle: it moves."""

    KEEP_CITATION = "keep-citation"
    """Number and date of a standing document, date of an event: it stays."""

    DECIDE_ANNUAL_CITATION = "decide-annual-citation"
    """A document of the cycle: it has a successor that only a person can name."""

    KEEP_NAME = "keep-name"
    """In a name, of a law or a standard: it stays."""

    KEEP_PERIOD = "keep-period"
    """A period that covers the draft's year or lies ahead: it stays."""

    DECIDE_PERIOD = "decide-period"
    """A period that has ended by then."""

    KEEP_HORIZON = "keep-horizon"
    """A year to be reached, still ahead: it stays."""

    DECIDE_HORIZON = "decide-horizon"
    """A year to be reached that has come."""

    DECIDE_RESULT = "decide-result"
    """A fact of one year: the year moves, the fact has to be replaced."""

    OWN_IDENTITY = "own-identity"
    """Number and date of the plan itself: left blank in the draft."""

    UNKNOWN = "unknown"
    """What no rule could tell: a person is asked."""

    @property
    def is_decision(self) -> bool:
        """True when a person has to look."""
        return self is Kind.UNKNOWN or self.value.startswith("decide-")


class Where(Enum):
    """What kind of text it is, as far as the text itself does not show it."""

    PROSE = "prose"
    SUBJECT = "subject"
    """Trích yếu: the plan's own title."""

    ATTACHED = "attached"
    """The line (Kèm theo …) of an appendix, which names the plan itself."""

    DEADLINE = "deadline"
    """Thời hạn: “Đến hết năm 2024” is a day by which work is done, not a target."""


@dataclass(frozen=True, slots=True)
class Mention:
    """One year, day, stretch of years or document number in a text; places count in the composed (NFC) text."""

    start: int
    end: int
    text: str
    kind: Kind
    rule: str
    """The rule that decided: a name that stays the same from version to version."""

    after: str
    """What takes its place, with `==` around it where a person has to look; the same text where it stays."""

    reason: str
    """Why, in one sentence for the clerk."""

    figures: tuple[Stretch, ...] = ()
    """Of a result: the figures, slogans and ordinals to be replaced, none inside a mention."""

    is_open: bool = False
    """True when it stands between `==` already, so that no mark is added."""

    citation: Citation | None = None
    """The cited document whose number, date or title it stands in."""
