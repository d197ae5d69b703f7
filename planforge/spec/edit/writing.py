"""How changes are written into the text of a file: as splices, each no larger than it has to be."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TypeGuard

from planforge.spec.dump import Layout, dump_entry, dump_inline, dump_value, implicit_tag
from planforge.spec.edit import flow
from planforge.spec.edit.block import Page, Splice
from planforge.spec.edit.changes import Brackets, Change, Replace, Reshape, field_of
from planforge.spec.edit.edits import Value
from planforge.spec.edit.refusals import Refusals
from planforge.spec.edit.spans import Collection, Node, Scalar, line_end
from planforge.spec.edit.unfold import fits, may_unfold, unfolded

_BREAK = re.compile(r"\r\n|\r|\n")
_BLOCK_SIGN = re.compile(r" [>|][0-9]?[-+]?\Z")
_LOOKALIKES = ({"int", "float"}, {"timestamp"}, {"bool"})
"""Kinds of bare values: what is written for one of a kind may be written bare for another."""


@dataclass(frozen=True, slots=True)
class Writing:
    """Writes the changes of one file."""

    page: Page
    layout: Layout
    refusals: Refusals

    def splices(self, changes: list[Change]) -> Iterator[Splice]:
        """`changes` as splices, in the same order."""
        for change in changes:
            match change:
                case Replace():
                    yield from self._replace(change)
                case Reshape():
                    yield from self._reshape(change)
                case Brackets():
                    yield from self._brackets(change)

    def _brackets(self, change: Brackets) -> list[Splice]:
        """Brackets stay if the line is not too long for them then."""
        inner = [*self.splices(change.inner)]
        if fits(self.page, change.node, inner) or not may_unfold(self.page, change.node):
            return inner
        deeper = [one for one in change.inner if not (isinstance(one, Reshape) and one.node is change.node)]
        return unfolded(self.page, self.layout, change, [*self.splices(deeper)])

    # entries that come and go

    def _reshape(self, change: Reshape) -> list[Splice]:
        node, text = change.node, self.page.text
        if len(change.removed) == len(node.entries) and not change.added:
            return self._emptied(change)
        if not node.flow and any(entry.after is None for entry in node.entries):
            raise self.refusals.odd(change.path)
        if node.flow:
            if change.removed and flow.has_comments(text, node):
                raise self.refusals.odd(change.path)
            new = {index: [_between(node, *one) for one in group] for index, group in change.added.items()}
            return [*flow.gaps(text, node, change.removed, new)]
        new = {index: [self._line(node, *one) for one in group] for index, group in change.added.items()}
        return [*self.page.gaps(node, change.removed, new)]

    def _line(self, node: Collection, key: str, value: Value) -> str:
        return self.page.broken(dump_entry(key, value, not node.is_map, node.indent, self.layout))

    def _emptied(self, change: Reshape) -> list[Splice]:
        """Nothing is left in a list or mapping but the comments between its lines."""
        own, node = change.own, change.node
        if own is None:
            raise self.refusals.whole_file()
        if own.after is None or (node.anchor and not node.flow):
            raise self.refusals.odd(change.path)
        if node.flow:
            if flow.has_comments(self.page.text, node):
                raise self.refusals.odd(change.path)
            return [Splice(*flow.inside(self.page.text, node), "")]
        return self._over_lines(node, own.after, " {}" if node.is_map else " []", "".join(self.page.comments(node)))

    # values

    def _replace(self, change: Replace) -> list[Splice]:
        parent, entry, old = change.parent, change.entry, change.entry.value
        if entry.after is None or (isinstance(old, Collection) and old.anchor):
            raise self.refusals.odd(change.path)
        style = _style(old, change.value)
        if parent.flow:
            gap = " " if parent.is_map and old.start == entry.after else ""
            return [Splice(old.start, old.end, gap + dump_inline(change.value, style))]
        head, below = self._dumped(change, style)
        if self._has_lines(old):
            comments = "".join(self.page.comments(old))
            lines = below + comments if _BLOCK_SIGN.search(head) else comments + below
            return self._over_lines(old, entry.after, head, lines)
        return self._beside(parent, old, entry.after, head, below)

    def _has_lines(self, old: Node) -> TypeGuard[Collection]:
        return isinstance(old, Collection) and not old.flow

    def _dumped(self, change: Replace, style: str | None) -> tuple[str, str]:
        """The value of a key or dash: what stands behind that, and the lines below it, each after a line break."""
        parent, entry, old = change.parent, change.entry, change.entry.value
        key, layout = field_of(change.path) or "", self._layout(parent, old)
        dumped = dump_value(key, change.value, not parent.is_map, parent.indent, layout, style)
        head, line_break, below = dumped.partition("\n")
        comments = any(self.page.comments(old)) if self._has_lines(old) else False
        between = "#" in self.page.text[entry.after : old.start]
        if _BLOCK_SIGN.match(head) and (comments or between or self._is_swallowed(old, below)):
            return f" {dump_inline(change.value, style)}", ""
        return head, self.page.broken(line_break + below)

    def _layout(self, parent: Collection, old: Node) -> Layout:
        """The file's layout, save that a block of text keeps the indentation it has."""
        if not isinstance(old, Scalar) or not old.is_block:
            return self.layout
        lines = _BREAK.split(self.page.text[old.head : old.end])[1:]
        columns = [len(line) - len(line.lstrip(" ")) for line in lines if line.strip()]
        further = min(columns, default=0) - parent.indent
        if further < 1:
            return self.layout
        return replace(self.layout, step=further) if parent.is_map else replace(self.layout, item=further)

    def _is_swallowed(self, old: Node, line: str) -> bool:
        """True when the comment or blanks below `old` would become part of a text that ends with `line`."""
        return bool(line) and self.page.reach_below(old.end) >= len(line) - len(line.lstrip(" "))

    def _beside(self, parent: Collection, old: Node, after: int, head: str, below: str) -> list[Splice]:
        """`head` and `below` in place of a value that began behind its key or dash; its trailing comment stays."""
        first = old.head if isinstance(old, Scalar) else old.end
        line = line_end(self.page.text, first)
        behind, rest = self._behind(old, after, head, bool(below)), Splice(line, max(line, old.end), below)
        if self._is_swallowed(old, below.rpartition(self.page.eol)[2]) and not _BLOCK_SIGN.search(head):
            stop = self.page.comments_end(old.end, parent.indent)
            return [behind, rest._replace(new=""), Splice(stop, stop, below)]
        return [behind, rest]

    def _behind(self, old: Node, after: int, head: str, goes_on: bool) -> Splice:
        first = old.head if isinstance(old, Scalar) else old.end
        gap = self.page.text[after : old.start]
        if "#" in gap:
            return Splice(old.start, first, head.lstrip(" "))
        if gap and head and not goes_on and not _BREAK.search(gap):
            head = gap + head.lstrip(" ")
        return Splice(after, first, head)

    def _over_lines(self, old: Collection, after: int, head: str, below: str) -> list[Splice]:
        """The same in place of entries that stood on lines of their own."""
        stop = self.page.stop(old, len(old.entries) - 1)
        if not _BREAK.search(self.page.text, after, old.start):
            return [Splice(after, stop, head + below)]
        return [Splice(after, after, head), Splice(self.page.end_before(old, after), stop, below)]


def _between(node: Collection, key: str, value: Value) -> str:
    return dump_inline({key: value})[1:-1] if node.is_map else dump_inline(value)


def _style(old: Node, value: Value) -> str | None:
    """The style of `old` where `value` should keep it: its quotes, its `>`, or bare where both look like numbers."""
    if not isinstance(old, Scalar) or old.is_empty:
        return None
    over_lines = isinstance(value, str) and "\n" in value
    if old.style == '"' or (old.style in ("'", ">") and not over_lines):
        return old.style  # a line end would be an empty line in `>` and in `'`, which a spec must not have
    if old.style or not isinstance(value, str):
        return None
    kinds = {implicit_tag(text).rpartition(":")[2] for text in (old.text, value)}
    return "" if any(kinds <= alike for alike in _LOOKALIKES) else None
