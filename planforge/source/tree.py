"""The YAML tree of a file: every value as it is written, with the place it stands at.

Built from the parser's events rather than by a loader, for three reasons: scalars stay text (`7:30`, `010`
and `no` are not numbers here), a key given twice is seen, and depth is bounded before anything recurses.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import yaml

from planforge.diagnostics import Code, Place, Report
from planforge.messages import _
from planforge.source.text import SourceText

MAX_DEPTH = 60
MAX_NODES = 400_000
"""Nodes after aliases are followed: a plan of 2,000 tasks has about 40,000."""

_KEY = re.compile("[a-z][a-z0-9_]*")
_PARSER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(slots=True, eq=False)
class Scalar:
    """One value as written. `style` is empty for a bare value, else its quote or block sign (`'`, `"`, `>`, `|`)."""

    text: str
    style: str
    line: int
    column: int

    @property
    def is_empty(self) -> bool:
        """Nothing was written, or YAML's own word for nothing."""
        return not self.style and self.text in ("", "~", "null")


@dataclass(slots=True, eq=False)
class SequenceNode:
    """A list."""

    line: int
    column: int
    items: list["Node"] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class MappingNode:
    """A mapping. `keys` holds the place of each key, `values` what stands below it."""

    line: int
    column: int
    keys: dict[str, Scalar] = field(default_factory=dict)
    values: dict[str, "Node"] = field(default_factory=dict)


Node = Scalar | SequenceNode | MappingNode
Path = Sequence[str | int]


@dataclass(frozen=True, slots=True)
class Tree:
    """A file's YAML tree, and the file's name for messages. `overrides` are keys set on the command line."""

    name: str
    root: MappingNode
    overrides: frozenset[tuple[str | int, ...]] = frozenset()

    def node(self, path: Path) -> Node:
        """What stands at `path` or, if the path breaks off, where it breaks off."""
        return _walk(self.root, path)[0]

    def place(self, path: Path) -> Place:
        """Where the value at `path` stands or, if the path breaks off, where it breaks off.

        A name that a list does not have is passed over: models give a bare list a home
        (`measures.items[2]`) that the file does not write.
        """
        for length in range(len(path), 0, -1):
            if tuple(path[:length]) in self.overrides:
                return Place(f"--set {'.'.join(str(step) for step in path[:length])}")
        node = self.node(path)
        return Place(self.name, node.line, node.column)

    def key_place(self, path: Path) -> Place:
        """Where the key at the end of `path` stands."""
        parent, walked = _walk(self.root, path[:-1])
        key = parent.keys.get(str(path[-1])) if isinstance(parent, MappingNode) and walked else None
        return Place(self.name, key.line, key.column) if key else self.place(path)


def _walk(root: Node, path: Path) -> tuple[Node, bool]:
    node = root
    for step in path:
        if isinstance(node, MappingNode) and str(step) in node.values:
            node = node.values[str(step)]
        elif isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
        elif isinstance(node, SequenceNode) and isinstance(step, str):
            continue
        else:
            return node, False
    return node, True


def parse_tree(source: SourceText, report: Report) -> Tree | None:
    """The tree of `source`, or None when it is no YAML or no mapping; `report` says why and where."""
    before = report.errors
    try:
        root = _Builder(source, report).build()
    except yaml.YAMLError as error:
        _explain(error, source, report)
        return None
    except _Stop:
        return None
    if not isinstance(root, MappingNode):
        place = Place(source.name, root.line, root.column) if root else Place(source.name)
        report.add(
            Code.WRONG_TYPE,
            _("tệp phải là các cặp `khóa: giá trị`"),
            place,
            _("xem mẫu bằng `planforge new`"),
        )
        return None
    return Tree(source.name, root) if report.errors == before or root.values else None


class _Stop(Exception):
    """The tree is not built further; the report says why."""


_COLLECTIONS: dict[type, type[SequenceNode] | type[MappingNode]] = {
    yaml.SequenceStartEvent: SequenceNode,
    yaml.MappingStartEvent: MappingNode,
}
_ENDS = (yaml.SequenceEndEvent, yaml.MappingEndEvent)


class _Builder:
    """Makes the tree from the parser's events, without recursion."""

    def __init__(self, source: SourceText, report: Report) -> None:
        self.source = source
        self.report = report
        self.anchors: dict[str, Node] = {}
        self.stack: list[Node] = []
        self.pending: list[Scalar | None] = []
        self.root: Node | None = None

    def build(self) -> Node | None:
        documents = 0
        parser = _PARSER(self.source.text)
        while event := parser.get_event():
            kind = type(event)
            mark = event.start_mark
            if kind is yaml.ScalarEvent:
                self._add(Scalar(event.value, event.style or "", mark.line + 1, mark.column + 1), event)
            elif kind in _COLLECTIONS:
                node = _COLLECTIONS[kind](mark.line + 1, mark.column + 1)
                self._add(node, event)
                self._open(node)
            elif kind in _ENDS:
                self.stack.pop()
                self.pending.pop()
            elif kind is yaml.AliasEvent:
                self._alias(event)
            elif kind is yaml.DocumentStartEvent:
                documents += 1
                if documents > 1:
                    message = _("tệp có nhiều tài liệu YAML cách nhau bằng `---`; mỗi kế hoạch một tệp")
                    self._refuse(Code.SEVERAL_DOCUMENTS, message, event)
        return self.root

    def _open(self, node: Node) -> None:
        self.stack.append(node)
        self.pending.append(None)
        if len(self.stack) > MAX_DEPTH:
            place = Place(self.source.name, node.line, node.column)
            message = _("các mục lồng nhau quá {depth} tầng").format(depth=MAX_DEPTH)
            self.report.add(Code.TOO_DEEP, message, place)
            raise _Stop

    def _alias(self, event: Any) -> None:
        target = self.anchors.get(event.anchor)
        if target is None:
            # A text that begins with `*` is read by YAML as the name of something defined elsewhere.
            self._refuse(
                Code.STAR_IN_TEXT,
                _("“*{name}”: YAML hiểu dấu * ở đầu là tham chiếu").format(name=event.anchor),
                event,
                _("đặt cả câu trong ngoặc kép hoặc viết sau >-"),
            )
        assert target is not None
        if target in self.stack:
            self._refuse(Code.TOO_DEEP, _("tham chiếu *{name} chứa chính nó").format(name=event.anchor), event)
        self._place(target)

    def _add(self, node: Node, event: Any) -> None:
        if event.tag is not None and event.tag != "!":
            self._refuse(
                Code.TAG_REFUSED,
                _("thẻ YAML `{tag}` không được dùng").format(tag=event.tag),
                event,
                _("bỏ phần bắt đầu bằng dấu !"),
            )
        if event.anchor:
            self.anchors[event.anchor] = node
        self._place(node)

    def _place(self, node: Node) -> None:
        if not self.stack:
            self.root = node
            return
        parent = self.stack[-1]
        if isinstance(parent, SequenceNode):
            parent.items.append(node)
            return
        assert isinstance(parent, MappingNode)
        key = self.pending[-1]
        if key is None:
            self.pending[-1] = self._key(node)
            return
        self.pending[-1] = None
        if key.text in parent.values:
            first = parent.keys[key.text]
            self.report.add(
                Code.DUPLICATE_KEY,
                _("khóa `{key}` đã có ở dòng {line}").format(key=key.text, line=first.line),
                Place(self.source.name, key.line, key.column),
                _("giữ một chỗ, bỏ chỗ kia"),
            )
            return
        parent.keys[key.text] = key
        parent.values[key.text] = node

    def _key(self, node: Node) -> Scalar:
        place = Place(self.source.name, node.line, node.column)
        if not isinstance(node, Scalar):
            self.report.add(Code.YAML_SYNTAX, _("khóa phải là một từ"), place)
            raise _Stop
        if node.text == "<<" and not node.style:
            self.report.add(Code.MERGE_KEY, _("khóa gộp `<<` không được dùng"), place, _("chép lại các khóa cần dùng"))
        return node

    def _refuse(self, code: Code, message: str, event: Any, hint: str | None = None) -> None:
        mark = event.start_mark
        self.report.add(code, message, Place(self.source.name, mark.line + 1, mark.column + 1), hint)
        raise _Stop


_COLON_HINT = "đặt cả câu trong ngoặc kép hoặc viết sau >-"


def _explain(error: yaml.YAMLError, source: SourceText, report: Report) -> None:
    """Say a YAML error as a clerk would need it said."""
    mark = getattr(error, "problem_mark", None)
    place = Place(source.name, mark.line + 1, mark.column + 1) if mark else Place(source.name)
    problem = str(getattr(error, "problem", None) or error)
    line = "".join(source.text.split("\n")[place.line - 1 : place.line])
    if "mapping values are not allowed" in problem:
        report.add(Code.COLON_IN_TEXT, _("câu có dấu hai chấm"), place, _(_COLON_HINT))
    elif "\t" in line[: len(line) - len(line.lstrip())]:
        report.add(Code.TAB_INDENT, _("dòng này thụt vào bằng phím Tab"), place, _("dùng dấu cách"))
    elif "expected alphabetic or numeric character" in problem and "alias" in str(error):
        report.add(Code.STAR_IN_TEXT, _("YAML hiểu dấu * ở đầu câu là tham chiếu"), place, _(_COLON_HINT))
    else:
        report.add(Code.YAML_SYNTAX, _yaml_problem(problem), place, _yaml_hint(problem))


def _yaml_problem(problem: str) -> str:
    known = {
        "expected <block end>": _(
            "dòng này thụt vào không khớp với các dòng trên, hoặc thiếu dấu cách sau dấu hai chấm"
        ),
        "could not find expected ':'": _("thiếu dấu hai chấm sau khóa"),
        "did not find expected key": _("dòng này không khớp với các dòng trên: sai thụt đầu dòng hoặc thừa dấu ngoặc"),
        "did not find expected '-' indicator": _("danh sách này thiếu dấu gạch đầu dòng"),
        "found unexpected end of stream": _("tệp hết giữa chừng: có dấu ngoặc hoặc dấu nháy chưa đóng"),
        "did not find expected ',' or ']'": _("danh sách trong [ ] chưa đóng hoặc thiếu dấu phẩy"),
        "did not find expected ',' or '}'": _("cặp ngoặc { } chưa đóng hoặc thiếu dấu phẩy"),
        "did not find expected node content": _("chỗ này thiếu nội dung"),
        "found character that cannot start any token": _("ký tự này không thể đứng đầu một giá trị"),
        "exceeded max depth": _("các mục lồng nhau quá sâu"),
    }
    for start, sentence in known.items():
        if problem.startswith(start):
            return sentence
    return _("không đọc được YAML: {problem}").format(problem=problem)


def _yaml_hint(problem: str) -> str | None:
    if "cannot start any token" in problem:
        return _(_COLON_HINT)
    return None


def plain_data(tree: Tree, report: Report) -> Any:
    """`tree` as dicts, lists, strings and None (an empty list item), aliases followed within bounds.

    None instead when following the aliases would grow past `MAX_NODES` or `MAX_DEPTH`.
    """
    budget = _Budget(MAX_NODES)
    try:
        return _plain(tree.root, budget, 0)
    except _Stop:
        report.add(
            Code.TOO_MANY_NODES,
            _("tham chiếu (&, *) làm kế hoạch phình quá {count} mục").format(count=MAX_NODES),
            Place(tree.name),
        )
        return None


@dataclass(slots=True)
class _Budget:
    left: int


def _plain(node: Node, budget: _Budget, depth: int) -> Any:
    budget.left -= 1
    if budget.left < 0 or depth > 2 * MAX_DEPTH:
        raise _Stop
    if isinstance(node, Scalar):
        return None if node.is_empty else node.text
    if isinstance(node, SequenceNode):
        return [_plain(item, budget, depth + 1) for item in node.items]
    plain = ((key, _plain(value, budget, depth + 1)) for key, value in node.values.items())
    # A key with nothing after it counts as absent. A sentence taken for a key stays, so that it can be named.
    return {key: value for key, value in plain if value is not None or not _KEY.fullmatch(key)}


def scalars(
    node: Node, wanted: Callable[[str], bool], path: tuple[str | int, ...] = ()
) -> Iterator[tuple[tuple[str | int, ...], Scalar]]:
    """Every value below `node` whose text is `wanted`, with its path, in the order of the file."""
    children: Iterable[tuple[str | int, Node]]
    children = enumerate(node.items) if isinstance(node, SequenceNode) else ()
    if isinstance(node, MappingNode):
        children = node.values.items()
    for step, child in children:
        if not isinstance(child, Scalar):
            yield from scalars(child, wanted, (*path, step))
        elif wanted(child.text):
            yield (*path, step), child
