"""A whole list or mapping that is put where one is already, as changes to those of its entries that differ."""

import json
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any

from planforge.spec.edit.edits import Branch, Put, Remove, Value, texts


def differences(data: Any, value: Value) -> Branch | None:
    """What to change below `data` to make it `value`; None when the two have nothing in common.

    Entries of a list that have an `id` keep to it wherever they stand, others are compared by what they say.
    """
    if isinstance(data, dict) and isinstance(value, Mapping) and (not value or data.keys() & value.keys()):
        return _of_keys(data, value)
    if isinstance(data, list) and data and isinstance(value, Sequence) and not isinstance(value, str):
        return _of_entries(data, value)
    return None


def _of_keys(data: dict[str, Any], value: Mapping[str, Value]) -> Branch:
    branch = Branch(below={key: Branch(Remove(())) for key in data if key not in value})
    for key, below in value.items():
        if key not in data or data[key] != texts(below):
            branch.below[key] = Branch(Put((), below))
    return branch


def _of_entries(data: list[Any], value: Sequence[Value]) -> Branch:
    wanted = [texts(entry) for entry in value]
    branch = Branch()
    matcher = SequenceMatcher(None, [*map(_name, data)], [*map(_name, wanted)])
    for kind, start, end, other, other_end in matcher.get_opcodes():
        while start < end and other < other_end and (kind == "equal" or _may_become(data[start], wanted[other])):
            if data[start] != wanted[other]:
                branch.below[start] = Branch(Put((), value[other]))
            start, other = start + 1, other + 1
        branch.below |= {index: Branch(Remove(())) for index in range(start, end)}
        if other < other_end:
            branch.inserts.setdefault(end, []).extend(value[other:other_end])
    return branch


def _name(entry: Any) -> str:
    if isinstance(entry, dict) and isinstance(entry.get("id"), str):
        return f"id {entry['id']}"
    return json.dumps(entry, ensure_ascii=False, sort_keys=True)


def _may_become(entry: Any, other: Any) -> bool:
    """False for two mappings of which one has an `id`: those are two things, not one that has changed."""
    both = isinstance(entry, dict) and isinstance(other, dict)
    return not (both and ("id" in entry or "id" in other))
