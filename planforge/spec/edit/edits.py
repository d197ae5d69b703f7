"""What may be changed in a spec file: a value put, an entry put in, something taken out; and what that comes to."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from planforge.diagnostics import Place
from planforge.errors import PlanforgeError
from planforge.messages import _
from planforge.spec.dump import as_text
from planforge.vietnamese import nfc

Path = tuple[str | int, ...]
Value = str | int | float | date | Sequence["Value"] | Mapping[str, "Value"]
"""Plain data, without None. Numbers and days are written bare; a text that looks like one is quoted."""


class CannotEdit(PlanforgeError):
    """A change that cannot be made without touching more than was meant; the file stays as it is.

    `place` is where in the file that is, None when the change itself makes no sense.
    """

    def __init__(self, message: str, place: Place | None = None, hint: str | None = None) -> None:
        super().__init__(f"{place}: {message}" if place and place.file else message, hint)
        self.place = place


@dataclass(frozen=True, slots=True)
class Put:
    """`value` at `path`, whether or not something is there.

    A key that is new comes after those that stand before it in `order` or, without one, in the model of a plan.
    Where a list or a mapping is there already only the entries that differ change. Keys on the way are made.
    """

    path: Path
    value: Value
    order: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Insert:
    """`value` before entry `index` of the list at `path`; at its end when `index` is its length.

    Several at one index come in the order in which they are given.
    """

    path: Path
    index: int
    value: Value


@dataclass(frozen=True, slots=True)
class Remove:
    """The key or the entry at `path`, which has to be there, with its trailing comment.

    A list that loses its last entry is written `[]`, a mapping `{}`: an empty list may say something (`introduction`).
    """

    path: Path


Edit = Put | Insert | Remove


@dataclass(slots=True)
class Branch:
    """All that is to change at one place: it itself, or entries put into it and what stands below it."""

    own: Put | Remove | None = None
    inserts: dict[int, list[Value]] = field(default_factory=dict)
    below: dict[str | int, "Branch"] = field(default_factory=dict)


def grown(edits: Sequence[Edit]) -> Branch:
    """`edits` as one tree by their steps; CannotEdit when two of them want the same place."""
    root = Branch()
    for edit in edits:
        branch = root
        for step in edit.path:
            _refuse_two(branch.own, edit)
            branch = branch.below.setdefault(step, Branch())
        _refuse_two(branch.own, edit)
        if isinstance(edit, Insert):
            branch.inserts.setdefault(edit.index, []).append(settled(edit.value))
        else:
            _refuse_two(branch.below or branch.inserts, edit)
            branch.own = replace(edit, value=settled(edit.value)) if isinstance(edit, Put) else edit
    return root


def _refuse_two(other: object, edit: Edit) -> None:
    if other:
        raise CannotEdit(_("hai thay đổi cùng nhắm vào {path}").format(path=dotted(edit.path)))


def dotted(path: Path) -> str:
    """`path` as a clerk writes it: `purpose.2`, lists counted from 1."""
    return "`" + ".".join(str(step + 1) if isinstance(step, int) else step for step in path) + "`"


def settled(value: Value) -> Value:
    """`value` with its texts in NFC, in lists and dicts of its own. TypeError for what a file cannot hold."""
    match value:
        case str():
            return nfc(value)
        case int() | float() | date():
            return value
        case Mapping():
            return {nfc(key): settled(below) for key, below in value.items()}
        case list() | tuple():
            return [settled(entry) for entry in value]
    raise TypeError(f"a spec cannot hold {value!r}")


def texts(value: Value) -> Any:
    """`value`, which is settled, as it is read again: every scalar a text."""
    if isinstance(value, Mapping):
        return {key: texts(below) for key, below in value.items()}
    if isinstance(value, list):
        return [texts(entry) for entry in value]
    assert isinstance(value, str | int | float | date)
    return as_text(value)


def applied(data: Any, branch: Branch) -> Any:
    """`data`, as a file is read, with the changes of `branch` made; what they do not touch is shared."""
    if isinstance(branch.own, Put):
        return texts(branch.own.value)
    if isinstance(data, list):
        return [*_entries(data, branch)]
    keys = dict(data or {})
    for step, inner in branch.below.items():
        if isinstance(inner.own, Remove):
            keys.pop(step, None)
        else:
            keys[step] = applied(keys.get(step), inner)
    return keys


def _entries(data: list[Any], branch: Branch) -> Iterator[Any]:
    for index in range(len(data) + 1):
        yield from map(texts, branch.inserts.get(index, ()))
        if index < len(data):
            inner = branch.below.get(index)
            if inner is None:
                yield data[index]
            elif not isinstance(inner.own, Remove):
                yield applied(data[index], inner)
