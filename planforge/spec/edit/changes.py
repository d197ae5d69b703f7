"""Which entries of a file change when its data is to: values replaced, entries that come and go."""

from dataclasses import dataclass
from typing import Any

from planforge.spec.dump import LONGEST_KEY
from planforge.spec.edit.differences import differences
from planforge.spec.edit.edits import Branch, Path, Put, Remove, Value, texts
from planforge.spec.edit.order import key_order
from planforge.spec.edit.refusals import Refusals
from planforge.spec.edit.spans import Alias, Collection, Entry, Node, Scalar, Spans


@dataclass(frozen=True, slots=True)
class Replace:
    """`value` in place of all that `entry` of `parent` has."""

    parent: Collection
    entry: Entry
    value: Value
    path: Path


@dataclass(frozen=True, slots=True)
class Reshape:
    """Entries of `node` that go, by their index, and new ones by the index of the entry they come before.

    A new one has its key, in a list that of the list. `own` is the entry whose value `node` is, None for the file.
    """

    own: Entry | None
    node: Collection
    removed: set[int]
    added: dict[int, list[tuple[str, Value]]]
    path: Path


@dataclass(frozen=True, slots=True)
class Brackets:
    """Changes within the outermost brackets, `node`, which `entry` of `parent` has."""

    parent: Collection
    entry: Entry
    node: Collection
    inner: list["Change"]


Change = Replace | Reshape | Brackets


class Changes:
    """Finds the changes of one file: those of entries before those of what they are in."""

    def __init__(self, spans: Spans, refusals: Refusals) -> None:
        self.spans, self.refusals = spans, refusals

    def of(self, data: Any, branch: Branch) -> list[Change]:
        """What makes `branch` come true in a file that says `data`; CannotEdit where that is not possible."""
        if isinstance(branch.own, Put):
            branch = differences(data, branch.own.value) or branch
        if branch.own:
            raise self.refusals.whole_file()
        return self._below(None, self.spans.root, data, branch, ())

    def _entry(self, parent: Collection, entry: Entry, data: Any, branch: Branch, path: Path) -> list[Change]:
        """The changes to what `entry` has, which itself stays."""
        node = entry.value
        if isinstance(node, Alias):
            raise self.refusals.borrowed(node.name, node)
        if isinstance(branch.own, Put):
            if data == texts(branch.own.value):
                return []
            finer = differences(data, branch.own.value) if isinstance(node, Collection) else None
            if finer is None:
                return self._replaced(parent, entry, branch.own.value, path)
            branch = finer
        if isinstance(node, Scalar) or not node.entries:
            return self._replaced(parent, entry, self._first(node, branch, path), path)
        inner = self._below(entry, node, data, branch, path)
        return [Brackets(parent, entry, node, inner)] if inner and node.flow and not parent.flow else inner

    def _replaced(self, parent: Collection, entry: Entry, value: Value, path: Path) -> list[Change]:
        self._refuse_borrowed(entry.value)
        return [Replace(parent, entry, value, path)]

    def _first(self, node: Scalar | Collection, branch: Branch, path: Path) -> Value:
        """What nothing, or an empty list or mapping, becomes when something is put into it."""
        is_list = isinstance(node, Collection) and not node.is_map
        if is_list and not branch.below and branch.inserts.keys() == {0}:
            return branch.inserts[0]
        if is_list or (isinstance(node, Scalar) and not node.is_empty):
            raise self.refusals.no_list(path)
        return self._made(branch, path)

    def _made(self, branch: Branch, path: Path) -> Value:
        """The value that the changes below a key come to, when the key is not there yet."""
        if isinstance(branch.own, Put):
            return branch.own.value
        if branch.inserts or branch.own or not all(isinstance(step, str) for step in branch.below):
            raise self.refusals.absent(path)
        keys = {str(step): self._made(inner, (*path, step)) for step, inner in branch.below.items()}
        order = key_order(field_of(path), {*keys})
        return {key: keys[key] for key in order or sorted(keys) if key in keys}

    def _below(self, own: Entry | None, node: Collection, data: Any, branch: Branch, path: Path) -> list[Change]:
        """The changes to the entries of `node`, which is the value of `own`."""
        if node.anchor and self.spans.aliases[node.anchor]:
            raise self.refusals.borrowed(node.anchor, node)
        changes: list[Change] = []
        removed: set[int] = set()
        missing: dict[str, Branch] = {}
        places = {entry.key: index for index, entry in enumerate(node.entries)}
        for step, inner in branch.below.items():
            here = (*path, step)
            index = places.get(step) if isinstance(step, str) else step
            if index is None and node.is_map:
                missing[str(step)] = inner
                continue
            if index is None or node.is_map != isinstance(step, str) or not 0 <= index < len(node.entries):
                raise self.refusals.absent(here)
            if isinstance(inner.own, Remove):
                self._refuse_borrowed(node.entries[index].value)
                removed.add(index)
            else:
                below = data[step] if isinstance(step, int) else data.get(step)
                changes += self._entry(node, node.entries[index], below, inner, here)
        added = self._added(node, branch, missing, path)
        return [*changes, Reshape(own, node, removed, added, path)] if removed or added else changes

    def _added(
        self, node: Collection, branch: Branch, missing: dict[str, Branch], path: Path
    ) -> dict[int, list[tuple[str, Value]]]:
        """New entries by their place: those of a list where the edits say, keys in their order."""
        if node.is_map and branch.inserts:
            raise self.refusals.no_list(path)
        if not branch.inserts.keys() <= set(range(len(node.entries) + 1)):
            raise self.refusals.absent((*path, max(branch.inserts)))
        key = field_of(path) or ""
        added = {index: [(key, value) for value in values] for index, values in branch.inserts.items()}
        places = sorted((*self._place(node, key, inner, path), key) for key, inner in missing.items())
        for index, _rank, key in places:
            added.setdefault(index, []).append((key, self._made(missing[key], (*path, key))))
        return added

    def _place(self, node: Collection, key: str, branch: Branch, path: Path) -> tuple[int, int]:
        """Before which entry a new `key` comes, and its rank among the new ones there."""
        if len(key) > LONGEST_KEY or "\n" in key:
            raise self.refusals.odd(path)
        own = branch.own.order if isinstance(branch.own, Put) else ()
        there = {entry.key for entry in node.entries if entry.key is not None}
        order = own or key_order(field_of(path), {*there, key})
        if key not in order:
            return len(node.entries), len(order)
        earlier = order[: order.index(key)]
        before = (index for index, entry in enumerate(node.entries) if entry.key in earlier)
        return max(before, default=-1) + 1, len(earlier)

    def _refuse_borrowed(self, value: Node) -> None:
        """CannotEdit when `value`, which goes, comes from elsewhere or has something that is used elsewhere."""
        if isinstance(value, Alias):
            raise self.refusals.borrowed(value.name, value)
        waiting: list[Node] = [value]
        named: list[tuple[str, Node]] = []
        used = []
        while waiting:
            node = waiting.pop()
            if isinstance(node, Alias):
                used.append(node.name)
                continue
            named += [(node.anchor, node)] if node.anchor else []
            waiting += [entry.value for entry in node.entries] if isinstance(node, Collection) else []
        for name, node in named:
            if used.count(name) < self.spans.aliases[name]:
                raise self.refusals.borrowed(name, node)


def field_of(path: Path) -> str | None:
    """The key that a path ends at or below: of a list and of its entries the same."""
    return next((step for step in reversed(path) if isinstance(step, str)), None)
