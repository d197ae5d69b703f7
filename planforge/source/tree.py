"""The YAML tree of a file: every value as it is written, with the place it stands at.

Built from the parser's events rather than by a loader, for three reasons: scalars stay text (`7:30`, `010`
and `no` are not numbers here), a key given twice is seen, and depth is bounded before anything recurses.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import yaml

from planforge.diagnostics import Code, Place, Report
from planforge.messages import _
from planforge.source.text import SourceText, clean_value
from planforge.source.trouble import KEY, Trouble, backslash_hint, explain, quote_hint, with_letters

MAX_DEPTH = 60
MAX_NODES = 400_000
"""Nodes after aliases are followed: a plan of 2,000 tasks has about 40,000."""

MAX_TROUBLES = 20
"""Sentences that YAML stumbles over, named in one run: each costs another reading of the file."""

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

    def written(self, path: Path) -> tuple[str | int, ...]:
        """`path` as far as the file has it, in the file's own steps.

        Models give a bare list a home (`measures.items[2]`) or wrap it in a list of one (`tasks[0].tasks[2]`);
        such steps are passed over where the file does not write them.
        """
        return _walk(self.root, path)[1]

    def place(self, path: Path) -> Place:
        """Where the value at `path` stands or, if the path breaks off, where it breaks off."""
        node, written, _whole = _walk(self.root, path)
        for length in range(len(written), 0, -1):
            if written[:length] in self.overrides:
                return override_place(written[:length])
        if node.line == 0:  # made by an override that goes deeper
            return next(override_place(keys) for keys in self.overrides if keys[: len(written)] == written)
        return Place(self.name, node.line, node.column)

    def key_place(self, path: Path) -> Place:
        """Where the key at the end of `path` stands."""
        parent, written, whole = _walk(self.root, path[:-1])
        if (*written, *path[-1:]) in self.overrides:
            return override_place((*written, *path[-1:]))
        key = parent.keys.get(str(path[-1])) if isinstance(parent, MappingNode) and whole else None
        return Place(self.name, key.line, key.column) if key else self.place(path)


def override_place(path: Path) -> Place:
    """The place of a value set on the command line, whose lists count from 1."""
    steps = (str(step + 1) if isinstance(step, int) else step for step in path)
    return Place(f"--set {'.'.join(steps)}")


def _walk(root: Node, path: Path) -> tuple[Node, tuple[str | int, ...], bool]:
    """What `path` leads to, the steps of it that the file has, and whether it leads all the way."""
    node = root
    written: list[str | int] = []
    index = 0
    while index < len(path):
        step = path[index]
        index += 1
        if isinstance(node, MappingNode) and str(step) in node.values:
            node = node.values[str(step)]
        elif isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.items):
            if _wraps(node.items[step], path[index - 1 :]):
                index += 1
                continue
            node = node.items[step]
        elif isinstance(node, SequenceNode) and isinstance(step, str):
            continue
        else:
            return node, tuple(written), False
        written.append(step)
    return node, tuple(written), True


def _wraps(first: Node, steps: Path) -> bool:
    """True when `steps` begin with a list of one that only the model has."""
    match tuple(steps[:3]):
        case (0, str(key), int()):
            return isinstance(first, MappingNode) and key not in first.values
    return False


def parse_tree(source: SourceText, report: Report) -> Tree | None:
    """The tree of `source`, or None when it is no YAML or no mapping; `report` says why and where.

    A sign that YAML takes for its own is read as a letter once it is reported, so that the rest is seen too.
    """
    text = source.text
    for _attempt in range(MAX_TROUBLES):
        found = Report()
        try:
            root = _Builder(SourceText(source.name, text), found).build()
        except yaml.YAMLError as error:
            trouble = explain(error, source)
        except _Stop as stop:
            trouble = stop.trouble
        else:
            report.extend(found)
            return _mapping(root, source, report)
        report.add(trouble.code, trouble.message, trouble.place, trouble.hint)
        mended = with_letters(text, trouble.signs)
        if mended == text:
            report.extend(found)
            return None
        text = mended
    return None


def _mapping(root: "Node | None", source: SourceText, report: Report) -> Tree | None:
    """`root` as the tree of a file, which is a mapping."""
    if isinstance(root, MappingNode):
        return Tree(source.name, root)
    if root is None or (isinstance(root, Scalar) and root.is_empty):
        report.add(Code.EMPTY_FILE, _("tệp rỗng"), Place(source.name), _("tạo tệp mẫu bằng `planforge new`"))
        return None
    report.add(
        Code.WRONG_TYPE,
        _("tệp phải gồm các dòng `khóa: giá trị`"),
        Place(source.name, root.line, root.column),
        _("xem mẫu bằng `planforge new`"),
    )
    return None


class _Stop(Exception):
    """The tree is not built further, and why."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble.message)
        self.trouble = trouble


_COLLECTIONS: dict[type, type[SequenceNode] | type[MappingNode]] = {
    yaml.SequenceStartEvent: SequenceNode,
    yaml.MappingStartEvent: MappingNode,
}
_HASH_WORD = re.compile(r"[ \t]+(#[^\s#][^\n]*)")
_ENDS = (yaml.SequenceEndEvent, yaml.MappingEndEvent)


class _Builder:
    """Makes the tree from the parser's events, without recursion."""

    def __init__(self, source: SourceText, report: Report) -> None:
        self.source = source
        self.lines = source.text.split("\n")
        self.has_hashes = " #" in source.text or "\t#" in source.text
        self.report = report
        self.anchors: dict[str, Node] = {}
        self.unused: dict[str, Place] = {}
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
                self._add(self._scalar(event), event)
            elif kind in _COLLECTIONS:
                node = _COLLECTIONS[kind](mark.line + 1, mark.column + 1)
                self._add(node, event)
                self._open(node, event)
            elif kind in _ENDS:
                self.stack.pop()
                self.pending.pop()
            elif kind is yaml.AliasEvent:
                self._alias(event)
            elif kind is yaml.DocumentStartEvent:
                documents += 1
                if documents > 1:
                    message = _("tệp có nhiều tài liệu YAML cách nhau bằng `---`; mỗi kế hoạch một tệp")
                    raise self._stop(Code.SEVERAL_DOCUMENTS, message, event)
        self._name_unused_anchors()
        return self.root

    def _scalar(self, event: Any) -> Scalar:
        mark = event.start_mark
        text, style = event.value, event.style or ""
        if style == '"':  # its escapes have not passed the file's border
            text = clean_value(text, self._place_of(event), self.report, backslash_hint())
        elif not style and event.end_mark.line > mark.line:
            self._note_swallowed_items(mark.line, event.end_mark.line)
        if not style and self.has_hashes:
            self._note_lost_words(event.end_mark)
        return Scalar(text, style, mark.line + 1, mark.column + 1)

    def _note_lost_words(self, end: Any) -> None:
        """` #1` inside a bare sentence is a comment to YAML: what follows it would be lost."""
        lost = _HASH_WORD.match(self.lines[end.line], end.column) if end.line < len(self.lines) else None
        if lost is not None:
            self.report.add(
                Code.HASH_IN_TEXT,
                _("phần từ “{text}” bị coi là ghi chú nên sẽ không in ra").format(text=lost[1]),
                Place(self.source.name, end.line + 1, lost.start(1) + 1),
                _("đặt cả câu trong ngoặc kép; nếu là ghi chú thì thêm dấu cách sau #"),
            )

    def _note_swallowed_items(self, first: int, last: int) -> None:
        """A list item indented deeper than the one above is, to YAML, more text of that one."""
        for number, line in enumerate(self.lines[first + 1 : last + 1], first + 2):
            if line.lstrip().startswith("- "):
                self.report.add(
                    Code.YAML_SYNTAX,
                    _("dòng này bắt đầu bằng dấu gạch nhưng bị nối vào câu ở trên"),
                    Place(self.source.name, number, len(line) - len(line.lstrip()) + 1),
                    _("cho dấu gạch thẳng hàng với mục trên; nếu là chữ trong câu thì viết cả câu sau >-"),
                )

    def _open(self, node: Node, event: Any) -> None:
        self.stack.append(node)
        self.pending.append(None)
        if len(self.stack) > MAX_DEPTH:
            message = _("các mục lồng nhau quá {depth} tầng").format(depth=MAX_DEPTH)
            raise self._stop(Code.TOO_DEEP, message, event, _("bớt tầng, hoặc xem lại dấu ngoặc và cách thụt dòng"))

    def _alias(self, event: Any) -> None:
        self.unused.pop(event.anchor, None)
        target = self.anchors.get(event.anchor)
        if target is None:
            # A text that begins with `*` is read by YAML as the name of something defined elsewhere.
            place = self._place_of(event)
            message = _("YAML hiểu dấu * ở đầu câu là tham chiếu")
            raise _Stop(Trouble(Code.STAR_IN_TEXT, message, place, quote_hint(), (self.source.offset(place),)))
        if target in self.stack:
            message = _("tham chiếu *{name} chứa chính nó").format(name=event.anchor)
            hint = _("bỏ *{name}, viết lại nội dung cần dùng").format(name=event.anchor)
            raise self._stop(Code.TOO_DEEP, message, event, hint)
        self._place(target)

    def _add(self, node: Node, event: Any) -> None:
        if event.tag is not None:
            self._refuse_tag(event)
        if event.anchor:
            self.anchors[event.anchor] = node
            if isinstance(node, Scalar):
                self.unused[event.anchor] = self._place_of(event)
        self._place(node)

    def _refuse_tag(self, event: Any) -> None:
        place = self._place_of(event)
        written = self.lines[place.line - 1][place.column - 1 :].split()
        raise self._stop(
            Code.TAG_REFUSED,
            _("thẻ YAML `{tag}` không được dùng").format(tag=written[0] if written else event.tag),
            event,
            _("bỏ phần bắt đầu bằng dấu !; nếu là chữ trong câu thì đặt cả câu trong ngoặc kép"),
        )

    def _name_unused_anchors(self) -> None:
        """`- &a b` loses `&a`: harmless where something refers to it, lost text where nothing does."""
        for name, place in self.unused.items():
            self.report.add(
                Code.YAML_SYNTAX,
                _("YAML hiểu `&{name}` là tên để tham chiếu, mà không chỗ nào dùng tên này").format(name=name),
                place,
                _("bỏ `&{name}`; nếu là chữ trong câu thì đặt cả câu trong ngoặc kép").format(name=name),
            )

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
        if key.text == "<<" and not key.style:
            return
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
            raise _Stop(self._key_that_is_none(node, place))
        if node.text == "<<" and not node.style:
            self.report.add(Code.MERGE_KEY, _("khóa gộp `<<` không được dùng"), place, _("chép lại các khóa cần dùng"))
        return node

    def _key_that_is_none(self, node: Node, place: Place) -> Trouble:
        """`{{ year }}` at the start of a value is, to YAML, a mapping whose key is a mapping."""
        line, opening = self.lines[place.line - 1], place.column - 2
        closing = line.find("}}", opening)
        if not line.startswith("{{", max(opening, 0)) or closing < 0:
            return Trouble(Code.YAML_SYNTAX, _("khóa phải là một từ"), place, quote_hint())
        start = self.source.offset(Place(place.file, place.line))
        braces = (opening, opening + 1, closing, closing + 1)
        return Trouble(
            Code.YAML_SYNTAX,
            _("câu bắt đầu bằng {{ phải đặt trong ngoặc kép"),
            Place(place.file, place.line, opening + 1),
            _('viết "{{ year }} …", hoặc viết sau >-'),
            tuple(start + column for column in braces),
        )

    def _stop(self, code: Code, message: str, event: Any, hint: str | None = None) -> _Stop:
        return _Stop(Trouble(code, message, self._place_of(event), hint))

    def _place_of(self, event: Any) -> Place:
        mark = event.start_mark
        return Place(self.source.name, mark.line + 1, mark.column + 1)


def plain_data(tree: Tree, report: Report) -> Any:
    """`tree` as dicts, lists, strings and None (an empty list item), aliases followed within bounds.

    None instead when following the aliases would grow past `MAX_NODES` or `MAX_DEPTH`.
    """
    budget = _Budget(MAX_NODES)
    try:
        return _plain(tree.root, budget, 0)
    except _Spent:
        report.add(
            Code.TOO_MANY_NODES,
            _("tham chiếu (&, *) làm kế hoạch phình quá {count} mục").format(count=MAX_NODES),
            Place(tree.name),
            _("bỏ các tham chiếu, viết thẳng nội dung"),
        )
        return None


class _Spent(Exception):
    """The budget is."""


@dataclass(slots=True)
class _Budget:
    left: int


def _plain(node: Node, budget: _Budget, depth: int) -> Any:
    budget.left -= 1
    if budget.left < 0 or depth > 2 * MAX_DEPTH:
        raise _Spent
    if isinstance(node, Scalar):
        return None if node.is_empty else node.text
    if isinstance(node, SequenceNode):
        return [_plain(item, budget, depth + 1) for item in node.items]
    plain = ((key, _plain(value, budget, depth + 1)) for key, value in node.values.items())
    # A key with nothing after it counts as absent. A sentence taken for a key stays, so that it can be named.
    return {key: value for key, value in plain if value is not None or not KEY.fullmatch(key)}


Found = tuple[tuple[str | int, ...], Scalar]


def scalars(root: Node, wanted: Callable[[str], bool]) -> list[Found]:
    """Every value below `root` whose text is `wanted`, with its path, in the order of the file."""
    found: list[Found] = []
    _collect(root, wanted, (), found)
    return found


def _collect(node: Node, wanted: Callable[[str], bool], path: tuple[str | int, ...], found: list[Found]) -> None:
    children: Iterable[tuple[str | int, Node]] = ()
    if isinstance(node, MappingNode):
        children = node.values.items()
    elif isinstance(node, SequenceNode):
        children = enumerate(node.items)
    for step, child in children:
        if not isinstance(child, Scalar):
            _collect(child, wanted, (*path, step), found)
        elif wanted(child.text):
            found.append(((*path, step), child))
