"""A plan's own years as placeholders, so that next year only `year` has to change."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from planforge.transforms.changes import Change, Kind
from planforge.transforms.mentions import Kind as MentionKind
from planforge.transforms.mentions import Mention, mentions
from planforge.transforms.rollover.texts import prose_of

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def placeholder_changes(data: Mapping[str, Any], year: int, to_year: int | None) -> list[Change]:
    """The texts in which the plan's own years are literal, with `{{ year }}`, `{{ year - 1 }}` … in their place.

    Only what a roll-over would move: years in citations, names, periods and whatever a person has to decide stay.
    """
    changes = []
    for path, text, where in prose_of(data):
        moved = [one for one in mentions(text, year, to_year, where=where) if one.kind is MentionKind.SHIFT]
        after = _with_placeholders(text, moved, year, to_year)
        if after != text:
            changes.append(Change(Kind.PUT, path, ".".join(map(str, path)), text, after, after))
    return changes


def _with_placeholders(text: str, moved: Sequence[Mention], year: int, to_year: int | None) -> str:
    for one in reversed(moved):
        if one.is_open or one.text != text[one.start : one.end]:
            continue
        words = _YEAR.sub(lambda found: _placeholder(int(found[0]), year, to_year), one.text)
        text = text[: one.start] + words + text[one.end :]
    return text


def _placeholder(named: int, year: int, to_year: int | None) -> str:
    if named == year:
        return "{{ year }}"
    if named == to_year:
        return "{{ to_year }}"
    return f"{{{{ year {'-' if named < year else '+'} {abs(named - year)} }}}}"
