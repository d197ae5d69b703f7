"""What a transform wants changed: where, what stood there, what shall stand there, for a person to look at first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from planforge.diagnostics import Place

Path = tuple[str | int, ...]
Data = str | int | date | Sequence["Data"] | Mapping[str, "Data"]
"""Plain data as a spec file holds it."""


class Kind(StrEnum):
    """What is done with the place."""

    PUT = "put"
    INSERT = "insert"
    REMOVE = "remove"


@dataclass(frozen=True, slots=True)
class Change:
    """One change to a spec. `path` has the steps that the file has; for an insertion the last is the index."""

    kind: Kind
    path: Path
    what: str
    """In words, whose field it is: `nhiệm vụ “Rà soát”, thời hạn`."""

    before: str = ""
    after: str = ""
    value: Data = ""
    source: Place | None = None
    """Where the new value comes from."""
