"""Brackets that have become too long for their line: their entries on lines of their own."""

import re

from planforge.spec.dump import WIDTH, Layout, dump_entry
from planforge.spec.edit import flow
from planforge.spec.edit.block import Page, Splice, spliced
from planforge.spec.edit.changes import Brackets, Replace, Reshape
from planforge.spec.edit.edits import Value
from planforge.spec.edit.spans import Collection, Entry, Scalar, line_end

LONGEST_LINE = WIDTH + 6
"""Columns of a line that ends in brackets; one that was longer may stay so."""

_BREAK = re.compile(r"[\r\n]")

Written = str | tuple[str, Value]
"""An entry as it is written already, or its key and its value."""


def fits(page: Page, node: Collection, inner: list[Splice]) -> bool:
    """True when the brackets of `node` may keep to their line with the changes `inner`."""
    old = page.text[node.start : node.end]
    new = spliced(page.text, inner, node.start, node.end)
    if len(new) <= len(old) or _BREAK.search(old):
        return True
    several_lines = "\\n" in new and "\\n" not in old
    return node.column + len(new) <= LONGEST_LINE and not several_lines


def may_unfold(page: Page, node: Collection) -> bool:
    """False for brackets with comments in them, with a name (`&a`), or with keys that have no colon."""
    odd = any(entry.after is None for entry in node.entries)
    return not (odd or node.anchor or flow.has_comments(page.text, node))


def unfolded(page: Page, layout: Layout, change: Brackets, inner: list[Splice]) -> list[Splice]:
    """The brackets of `change` as lines. What does not change in them is written as it was; `inner` is what does
    within their entries.
    """
    node, parent = change.node, change.parent
    after = change.entry.after or change.entry.start
    below_key = parent.is_map and not _BREAK.search(page.text, after, node.start)
    further = layout.step if node.is_map else layout.dash
    column = parent.indent + further if below_key else node.column
    lines = [
        one if isinstance(one, str) else page.broken(dump_entry(*one, not node.is_map, column, layout))
        for one in _entries(page, change, inner)
    ]
    start = page.eol + " " * column
    written = start + start.join(lines) if below_key else start.join(lines)
    head, line_break, below = written.partition(page.eol)
    line = line_end(page.text, node.end)
    return [Splice(after if below_key else node.start, node.end, head), Splice(line, line, line_break + below)]


def _entries(page: Page, change: Brackets, inner: list[Splice]) -> list[Written]:
    """The entries of the brackets as they will be, in their order."""
    node = change.node
    shape = next((one for one in change.inner if isinstance(one, Reshape) and one.node is node), None)
    replaced = {id(one.entry): one for one in change.inner if isinstance(one, Replace) and one.parent is node}
    entries: list[Written] = []
    for index in range(len(node.entries) + 1):
        entries += shape.added.get(index, ()) if shape else ()
        if index < len(node.entries) and not (shape and index in shape.removed):
            entry = node.entries[index]
            entries.append(_entry(page, node, entry, replaced.get(id(entry)), inner))
    return entries


def _entry(page: Page, node: Collection, entry: Entry, change: Replace | None, inner: list[Splice]) -> Written:
    value = entry.value
    if change and isinstance(value, Scalar) and not value.style:
        return entry.key or "", change.value
    own = [splice for splice in inner if value.start <= splice.start and splice.end <= value.end]
    written = spliced(page.text, own, value.start, value.end).strip(" ")
    lead = page.text[entry.start : entry.after] if node.is_map else "-"
    return f"{lead} {written}".rstrip(" ")
