"""Entries put in and taken out where each has lines of its own, with the comments and blank lines around them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from planforge.spec.edit.spans import Collection, Entry, line_end


class Splice(NamedTuple):
    """`new` in place of the text from `start` to `end`."""

    start: int
    end: int
    new: str


New = dict[int, list[str]]
"""The texts of new entries, by the index of the entry they come before."""

_BREAK = re.compile(r"\r\n|\r|\n")
_LINE = re.compile(r"(?:\r\n|\r|\n)([ \t]*+)(#[^\r\n]*+)?(?=[\r\n]|\Z)")


@dataclass(frozen=True, slots=True)
class Page:
    """The text of a file, and the line break that is usual in it."""

    text: str
    eol: str

    def gaps(self, node: Collection, removed: set[int], new: New) -> Iterator[Splice]:
        """The changes between the entries of `node` that stay; there is to be one, or something new.

        Comments on lines of their own stay when the entry below them goes. What is new stands apart by a blank
        line where its neighbours do.
        """
        count = len(node.entries)
        before = None
        for after in [*(index for index in range(count) if index not in removed), count]:
            first = 0 if before is None else before + 1
            if first < after or any(new.get(index) for index in range(first, after + 1)):
                yield self._gap(node, before, after, new)
            before = after

    def _gap(self, node: Collection, before: int | None, after: int, new: New) -> Splice:
        """What is between the entries `before` and `after`, both of which stay; either may be missing."""
        count = len(node.entries)
        start = self.above(node.entries[0]) if before is None else self.stop(node, before)
        end = node.entries[after].start if after < count else self.stop(node, count - 1)
        lines: list[str] = []
        apart = False
        for index in range(0 if before is None else before + 1, after + 1):
            lines += self._new_lines(node, index, new.get(index, []))
            if index < after:
                comments = self._comments(node, index)
                lines.append(comments)
                apart = not comments and (apart or _has_blank_line(self._lead(node, index)))
        written = "".join(lines) + (
            self._before(node, after, new, apart and before is not None) if after < count else ""
        )
        return Splice(start, end, written.lstrip(" \t\r\n") if before is None else written)

    def _new_lines(self, node: Collection, index: int, texts: list[str]) -> Iterator[str]:
        """The new entries that come before entry `index`, each after its line break."""
        neighbour = node.entries[max(index - 1, 0)]
        last = self.text[neighbour.start : neighbour.end]
        for text in texts:
            yield self._start_of_line(node, self._is_apart(node, index, last, text)) + text
            last = text

    def _before(self, node: Collection, index: int, new: New, apart: bool) -> str:
        """What comes before the entry `index`, which stays."""
        lead = self._lead(node, index)
        if index == 0:
            first = self.text[node.entries[0].start : node.entries[0].end]
            return self._start_of_line(node, self._is_apart(node, 0, first, new[0][-1])) + lead
        return self.eol + lead if apart and not _has_blank_line(lead) else lead

    def _start_of_line(self, node: Collection, apart: bool) -> str:
        return self.eol * (1 + apart) + " " * node.indent

    def _is_apart(self, node: Collection, index: int, *neighbours: str) -> bool:
        """True when a blank line belongs between two neighbours, one of them new, as between those around them."""
        count = len(node.entries)
        if index == count and node.is_map:
            blank = any(_has_blank_line(self._lead(node, other)) for other in range(1, count))
        else:
            gap = min(max(index, 1), count - 1)
            blank = gap > 0 and _has_blank_line(self._lead(node, gap))
        return blank and (not node.is_map or any(map(_BREAK.search, neighbours)))

    def stop(self, node: Collection, index: int) -> int:
        """Where entry `index` ends with its comments: the trailing one, and lines of them that stand further in."""
        return self.comments_end(node.entries[index].end, node.indent)

    def comments_end(self, offset: int, column: int) -> int:
        """Where the line of `offset` ends or, if comments further in than `column` follow, the last of those."""
        end = at = line_end(self.text, offset)
        while line := _LINE.match(self.text, at):
            if line[2] and len(line[1]) <= column:
                break
            at = line.end()
            end = at if line[2] else end
        return end

    def above(self, entry: Entry) -> int:
        """Where the comment lines right above the first entry begin; the entry itself without any."""
        start = top = entry.start - entry.column
        if self.text[start : entry.start].strip(" "):
            return entry.start  # behind a dash
        while start > 0:
            last = start - (2 if self.text.endswith("\r\n", 0, start) else 1)
            start = self.text.rfind(self.eol[-1], 0, last) + 1
            line = self.text[start:last]
            if not line.startswith(" " * entry.column + "#"):
                break
            top = start
        return top + entry.column

    def comments(self, node: Collection) -> Iterator[str]:
        """The comment lines between the entries of `node`, each after its line break."""
        return filter(None, (self._comments(node, index) for index in range(len(node.entries))))

    def _comments(self, node: Collection, index: int) -> str:
        """The lines above entry `index` down to the last comment among them; nothing when there is none."""
        lead = self._lead(node, index) if index else self._start_of_line(node, False) + self._lead(node, 0)
        last = lead.rfind("#")
        return lead[: line_end(lead, last)] if last >= 0 else ""

    def reach_below(self, offset: int) -> int:
        """How far in the comment begins that is next below the line of `offset`, or the blanks of lines before it end.

        A text whose lines begin no further in than that would take it in.
        """
        at, reach = line_end(self.text, offset), -1
        while line := _LINE.match(self.text, at):
            if line[2]:
                return max(reach, len(line[1]))
            at, reach = line.end(), max(reach, len(line[1]) - 1)
        return reach

    def end_before(self, node: Collection, offset: int) -> int:
        """Where the last line above `node` ends that is not blank: a comment, or the line of `offset`."""
        top = self.above(node.entries[0])
        line = line_end(self.text, offset)
        return line + len(self.text[line:top].rstrip(" \t\r\n"))

    def broken(self, text: str) -> str:
        """`text` with the line breaks of the file."""
        return text if self.eol == "\n" else text.replace("\n", self.eol)

    def _lead(self, node: Collection, index: int) -> str:
        """What stands between entry `index` and the one before it: a line end, blank lines, comments, indentation."""
        start = self.stop(node, index - 1) if index else self.above(node.entries[0])
        return self.text[start : node.entries[index].start]


def _has_blank_line(lead: str) -> bool:
    return any(not line.strip() for line in _BREAK.split(lead)[1:-1])


class Crossing(Exception):
    """Two splices want the same text."""


def spliced(text: str, splices: list[Splice], start: int = 0, end: int | None = None) -> str:
    """The text from `start` to `end` with `splices`, which are within it; of two at one point the first comes first.

    Crossing when they get in each other's way.
    """
    pieces, at = [], start
    for splice in sorted(splices, key=lambda one: one[:2]):
        if splice.start < at:
            raise Crossing
        pieces += [text[at : splice.start], splice.new]
        at = splice.end
    return "".join([*pieces, text[at : len(text) if end is None else end]])
