"""A list of the plan as a cell has it now: what says the same stays as it is written, the rest is new."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from planforge.plan.markup import has_marks, literal, plain
from planforge.transforms.cell_texts import NAMES, lines_of, names_in, same_line, split_marker
from planforge.transforms.cell_values import items_of
from planforge.transforms.changes import Data
from planforge.transforms.known_tasks import Printed

Line = tuple[str, str]


def says_more(raw: Any) -> bool:
    """Whether what is written holds more than its letters: marks, footnotes, placeholders, keys of its own."""
    match raw:
        case str():
            return "{{" in raw or (has_marks(raw) and plain(raw) != raw)
        case list():
            return any(map(says_more, raw))
        case Mapping():
            return not raw.keys() <= {"text", "items"} or any(map(says_more, raw.values()))
    return False


def has_notes(raw: Any) -> bool:
    """Whether footnotes hang on what is written."""
    match raw:
        case str():
            return "[^" in raw
        case list():
            return any(map(has_notes, raw))
        case Mapping():
            return any(map(has_notes, raw.values()))
    return False


def kept_list(name: str, raw: Sequence[Any], printed: Printed, text: str) -> list[Any] | None:
    """The list `raw`, which the plan prints as `printed`, as `text` has it.

    Entries that say the same stay as they are written. None when the cell cannot say it: when it is not plain which
    lines an entry is, or when a changed entry held more than its letters.
    """
    if name in NAMES:
        return _kept_names(raw, names_in(printed.text), names_in(text))
    blocks = _blocks(raw, printed.lines)
    if len(blocks) != len(raw):
        return None
    top = split_marker(f"{printed.lines[0][0]} x")[0] if printed.lines else "none"
    return _Kept(raw, blocks, printed.has_notes, top).list(lines_of(text))


def _kept_names(raw: Sequence[Any], before: Sequence[str], after: Sequence[str]) -> list[Any] | None:
    written: dict[str, list[Any]] = {}
    if len(before) == len(raw):
        for name, entry in zip(before, raw, strict=True):
            written.setdefault(name, []).append(entry)
    made = [written[name].pop(0) if written.get(name) else literal(name) for name in after]
    gone = [entry for entry in raw if entry not in made]
    return None if any(map(says_more, gone)) and len(after) >= len(raw) else made


def _blocks(raw: Sequence[Any], lines: Sequence[Line]) -> list[tuple[Line, ...]]:
    """The lines that each entry of `raw` is printed as; nothing when that is not plain."""
    sizes = [_size(entry) for entry in raw]
    if None in sizes or sum(size or 0 for size in sizes) != len(lines):
        return []
    rest = iter(lines)
    return [tuple(next(rest) for _line in range(size or 0)) for size in sizes]


def _size(entry: Any) -> int | None:
    """How many lines an entry is printed as; None where another part of the plan stands in it."""
    if not isinstance(entry, Mapping):
        return 1
    if "from" in entry:
        return None
    below = [_size(item) for key in ("items", "duties") for item in entry.get(key) or ()]
    if None in below:
        return None
    return sum(size or 0 for size in below) + bool({"text", "heading", "to"} & entry.keys())


@dataclass(slots=True)
class _Kept:
    """Goes down the lines of a cell and takes for each what the plan has for it."""

    raw: Sequence[Any]
    blocks: Sequence[tuple[Line, ...]]
    has_notes: bool
    top: str
    made: list[Any] = field(default_factory=list)
    unused: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))

    def list(self, lines: Sequence[str]) -> list[Any] | None:
        for index, block in enumerate(self.blocks):
            if block:
                self.unused[_start(block[0][1])].append(index)
        fresh: list[str] = []
        number, new = 0, 0
        while number < len(lines):
            entry = None if fresh and self._is_below(lines[number]) else self._found(lines, number)
            if entry is None:
                fresh.append(lines[number])
                number, new = number + 1, new + 1
                continue
            if not self._add(fresh):
                return None
            fresh = []
            self.made.append(self.raw[entry])
            number += len(self.blocks[entry])
        gone = [self.raw[entry] for entries in self.unused.values() for entry in entries]
        lost = any(map(says_more, gone)) if new else any(map(has_notes, gone))
        return self.made if self._add(fresh) and not lost else None

    def _found(self, lines: Sequence[str], number: int) -> int | None:
        """The entry that the lines from `number` on are, and that is not taken yet."""
        kind, _marker, words = split_marker(lines[number])
        starts = dict.fromkeys((_start(lines[number]), _start(words) if kind != "none" else _start(lines[number])))
        for start in starts:
            for index in self.unused.get(start, ()):
                block = self.blocks[index]
                here = lines[number : number + len(block)]
                pairs = zip(here, block, strict=False)
                if len(here) == len(block) and all(same_line(line, *other, self.has_notes) for line, other in pairs):
                    self.unused[start].remove(index)
                    return index
        return None

    def _is_below(self, line: str) -> bool:
        """Whether `line` belongs under the one before it by its marker."""
        kind = split_marker(line)[0]
        return kind not in (self.top, "none") and kind in ("dash", "plus")

    def _add(self, lines: Sequence[str]) -> bool:
        """Take `lines` in as new items; those at the start that go deeper belong to the entry before them."""
        own = 0
        while own < len(lines) and self._is_below(lines[own]) and self.made:
            own += 1
        if own and not self._extend(lines[:own]):
            return False
        items = items_of(lines[own:], self.top)
        if items is None:
            return False
        self.made += [item.data() for item in items]
        return True

    def _extend(self, lines: Sequence[str]) -> bool:
        """Put `lines` under the last entry, which has nothing below it yet or plain items."""
        last = self.made[-1]
        if isinstance(last, Mapping) and not (last.keys() <= {"text", "items"} and "text" in last):
            return False
        below: list[Data] = [literal(split_marker(line)[2]) for line in lines]
        whole = {"text": last} if isinstance(last, str) else dict(last)
        self.made[-1] = {**whole, "items": [*(whole.get("items") or ()), *below]}
        return len({split_marker(line)[0] for line in lines}) == 1


def _start(words: str) -> str:
    """`words` as the key under which an entry is looked for: without what a table may say otherwise."""
    return "".join(words.partition("[")[0].split())
