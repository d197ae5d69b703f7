"""Entries put in and taken out between brackets."""

from collections.abc import Iterator

from planforge.spec.edit.block import New, Splice
from planforge.spec.edit.spans import Collection, first_sign


def gaps(text: str, node: Collection, removed: set[int], new: New) -> Iterator[Splice]:
    """The changes between the entries of `node` that stay; what is new is parted from others as they are."""
    count = len(node.entries)
    before = None
    for after in [*(index for index in range(count) if index not in removed), count]:
        first = 0 if before is None else before + 1
        if first < after or any(new.get(index) for index in range(first, after + 1)):
            yield _gap(text, node, before, after, [one for at in range(first, after + 1) for one in new.get(at, ())])
        before = after


def _gap(text: str, node: Collection, before: int | None, after: int, new: list[str]) -> Splice:
    entries = node.entries
    comma = _between(text, node)
    start = entries[0].start if before is None else entries[before].end
    if after == len(entries):
        written = "".join(comma + one for one in new)
        return Splice(start, entries[-1].end, written.removeprefix(comma) if before is None else written)
    if before is None:
        return Splice(start, entries[after].start, "".join(one + comma for one in new))
    rest = text[entries[after - 1].end : entries[after].start]
    return Splice(start, entries[after].start, "".join(comma + one for one in new) + rest)


def _between(text: str, node: Collection) -> str:
    """What parts two entries: a comma and a blank, or the beginning of a line."""
    if len(node.entries) < 2:
        return ", "
    between = text[node.entries[0].end : node.entries[1].start]
    return ", " if "#" in between else between


def inside(text: str, node: Collection) -> tuple[int, int]:
    """Where the text between the brackets of `node` begins and ends."""
    return first_sign(text, node.start) + 1, node.end - 1


def has_comments(text: str, node: Collection) -> bool:
    """True when there are comments between the entries of `node`: lines that must not be joined."""
    at, end = inside(text, node)
    for entry in node.entries:
        if "#" in text[at : entry.start]:
            return True
        at = entry.end
    return "#" in text[at:end]
