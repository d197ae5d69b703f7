"""The findings of a workbook: the first of each kind on a sheet with their cells, of many more only how many."""

from collections import Counter
from collections.abc import Iterator

from planforge.diagnostics import Code, Diagnostic, Place
from planforge.messages import _

MAX_SAID = 20


class Tally:
    """Collects the findings of one workbook, called `name` in them."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.said: list[Diagnostic] = []
        self.count: Counter[tuple[str | None, Code]] = Counter()
        self.next: dict[tuple[str | None, Code], Place] = {}

    def add(self, finding: Diagnostic) -> None:
        """Note one more finding."""
        key = (finding.place.sheet, finding.code)
        self.count[key] += 1
        if self.count[key] <= MAX_SAID:
            self.said.append(finding)
        else:
            self.next.setdefault(key, finding.place)

    def findings(self) -> Iterator[Diagnostic]:
        """What was noted."""
        yield from self.said
        for key, place in self.next.items():
            left = self.count[key] - MAX_SAID
            yield Diagnostic(key[1], _("từ ô này còn {count} ô như thế nữa").format(count=left), place)
