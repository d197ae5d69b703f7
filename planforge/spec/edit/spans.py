"""Which letters of a file write which value: the YAML tree with the stretch of text that each part of it takes."""

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

import yaml

from planforge.spec.dump import Layout
from planforge.vietnamese import nfc

_PARSER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(slots=True, eq=False)
class Scalar:
    """One value as written; `start` is its anchor, if it has one. `style` is its quote or block sign, or empty."""

    start: int
    end: int
    line: int
    column: int
    anchor: str | None
    text: str
    style: str
    head: int
    """Where its first line ends: behind the sign and the hints of a block, elsewhere at `end`."""

    @property
    def is_empty(self) -> bool:
        """Nothing was written, or YAML's own word for nothing."""
        return not self.style and self.text in ("", "~", "null")

    @property
    def is_block(self) -> bool:
        """True when its text stands on the lines below its sign."""
        return self.style in (">", "|")


@dataclass(slots=True, eq=False)
class Alias:
    """`*name`: what is written elsewhere."""

    start: int
    end: int
    line: int
    column: int
    name: str


@dataclass(slots=True, eq=False)
class Collection:
    """A list or a mapping; `flow` is between brackets."""

    start: int
    end: int
    line: int
    column: int
    anchor: str | None
    is_map: bool
    flow: bool
    entries: list["Entry"] = field(default_factory=list)

    @property
    def indent(self) -> int:
        """The column of its keys or dashes, when it has no brackets."""
        return self.entries[0].column


@dataclass(slots=True, eq=False)
class Entry:
    """A key or a dash, and what it has. `after` is behind the colon or the dash, None where they are written oddly."""

    start: int
    column: int
    after: int | None
    key: str | None
    value: "Node"

    @property
    def end(self) -> int:
        """Where its value ends."""
        return self.value.end


Node = Scalar | Alias | Collection

_APART = re.compile(r"(?:[ \t\r\n]++|#[^\r\n]*+)*+")
_COLON = re.compile(r"[ \t]*+:")
_REST = re.compile(r"[^\r\n]*+")
_ANCHOR = re.compile(r"&[^ \t\r\n]++")


def line_break(text: str) -> str:
    """The first line break of `text`, `\n` without one."""
    first = re.search(r"\r\n|\r|\n", text)
    return first[0] if first else "\n"


def line_end(text: str, offset: int) -> int:
    """Where the line of `offset` ends, before its line break."""
    match = _REST.match(text, offset)
    assert match
    return match.end()


def first_sign(text: str, offset: int) -> int:
    """The first letter from `offset` that is neither blank nor in a comment; an anchor is passed over."""
    anchor = _ANCHOR.match(text, offset)
    match = _APART.match(text, anchor.end() if anchor else offset)
    assert match
    return match.end()


@dataclass(frozen=True, slots=True)
class Spans:
    """A file's tree, and how often each name is used in it (`*name`)."""

    root: Collection
    aliases: Counter[str]


def spans_of(text: str) -> Spans:
    """The tree of `text`, which `source.tree` has found to be a mapping without faults."""
    builder = _Builder(text)
    return Spans(builder.build(), builder.aliases)


class _Builder:
    """Makes the tree from the parser's events; each mark counts the characters before it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.names: dict[str, Node] = {}
        self.aliases: Counter[str] = Counter()
        self.stack: list[Collection] = []
        self.keys: list[tuple[str, int, int, int] | None] = []
        self.root: Collection | None = None

    def build(self) -> Collection:
        parser = _PARSER(self.text)
        while event := parser.get_event():
            if isinstance(event, yaml.ScalarEvent):
                self._add(self._scalar(event))
            elif isinstance(event, yaml.AliasEvent):
                self._add(self._alias(event))
            elif isinstance(event, yaml.CollectionStartEvent):
                self._open(event)
            elif isinstance(event, yaml.CollectionEndEvent):
                self._close(event)
        assert self.root is not None
        return self.root

    def _scalar(self, event: Any) -> Scalar:
        mark, end, head = event.start_mark, event.end_mark.index, None
        style = event.style or ""
        if style in (">", "|"):
            sign = first_sign(self.text, mark.index)
            head = sign + len(self.text[sign : line_end(self.text, sign)].split(maxsplit=1)[0])
            end = self._end_of_block(sign, end)
        return self._named(
            Scalar(mark.index, end, mark.line, mark.column, event.anchor, nfc(event.value), style, head or end)
        )

    def _alias(self, event: Any) -> Alias:
        mark = event.start_mark
        self.aliases[event.anchor] += 1
        return Alias(mark.index, event.end_mark.index, mark.line, mark.column, event.anchor)

    def _end_of_block(self, sign: int, end: int) -> int:
        """Behind the last letter of a block; blank lines belong to it where its sign says so (`|+`)."""
        header = line_end(self.text, sign)
        if "+" in self.text[sign:header].split("#")[0]:
            return max(
                header, end - (2 if self.text.endswith("\r\n", 0, end) else self.text.endswith(("\n", "\r"), 0, end))
            )
        while end > header and self.text[end - 1] in " \t\r\n":
            end -= 1
        return line_end(self.text, max(header, end))

    def _named(self, scalar: Scalar) -> Scalar:
        if scalar.anchor:
            self.names[scalar.anchor] = scalar
        return scalar

    def _open(self, event: Any) -> None:
        mark = event.start_mark
        is_map, flow = isinstance(event, yaml.MappingStartEvent), bool(event.flow_style)
        node = Collection(mark.index, mark.index, mark.line, mark.column, event.anchor, is_map, flow)
        if self.stack:
            self._add(node)
        else:
            self.root = node
        self.stack.append(node)
        self.keys.append(None)

    def _close(self, event: Any) -> None:
        node = self.stack.pop()
        self.keys.pop()
        node.end = event.end_mark.index if node.flow else node.entries[-1].end

    def _add(self, node: Node) -> None:
        parent = self.stack[-1]
        if not parent.is_map:
            parent.entries.append(self._listed(parent, node))
        elif self.keys[-1] is None:
            self.keys[-1] = self._key(parent, node)
        else:
            key, start, column, after = self.keys[-1]
            self.keys[-1] = None
            parent.entries.append(Entry(start, column, after if after >= 0 else None, key, node))

    def _key(self, parent: Collection, node: Node) -> tuple[str, int, int, int]:
        named = self.names.get(node.name) if isinstance(node, Alias) else node
        assert isinstance(named, Scalar)
        colon = _COLON.match(self.text, node.end)
        alone = parent.flow or self._dash(parent) == node.start
        return named.text, node.start, node.column, colon.end() if colon and alone else -1

    def _listed(self, parent: Collection, node: Node) -> Entry:
        if parent.flow:
            return Entry(node.start, node.column, node.start, None, node)
        dash = self._dash(parent)
        return Entry(dash, self._column(parent, dash), dash + 1, None, node)

    def _dash(self, parent: Collection) -> int:
        """Where the next entry of a block begins: at a dash, a key or, before an odd key, at its question mark."""
        if not parent.entries:
            return first_sign(self.text, parent.start)
        return first_sign(self.text, parent.entries[-1].end)

    def _column(self, parent: Collection, dash: int) -> int:
        if parent.entries:
            return parent.entries[0].column
        if not parent.anchor:
            return parent.column
        return dash - max(self.text.rfind("\n", 0, dash), self.text.rfind("\r", 0, dash)) - 1


def layout_of(root: Collection) -> Layout:
    """How far in the file writes things, going by what is most common in it."""
    usual = Layout()
    seen = {"step": Counter[int](), "dash": Counter[int](), "item": Counter[int]()}
    waiting: list[Collection] = [root]
    while waiting:
        outer = waiting.pop()
        for entry in outer.entries:
            inner = entry.value
            if isinstance(inner, Collection) and not inner.flow and inner.entries:
                waiting.append(inner)
                kind = "item" if not outer.is_map else "step" if inner.is_map else "dash"
                seen[kind][inner.indent - outer.indent] += 1
    return Layout(*(_most(seen[kind], getattr(usual, kind)) for kind in ("step", "dash", "item")))


def _most(seen: Counter[int], usual: int) -> int:
    return seen.most_common(1)[0][0] if seen else usual
