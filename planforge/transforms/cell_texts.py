"""What the text of a cell says, and whether that is what the plan says already."""

import re

from planforge.transforms.known_tasks import Printed
from planforge.vietnamese import same_words

NAMES = ("lead", "supporting")
"""Fields that hold names."""

_KINDS = {
    "dash": r"[-–—•·*]",
    "plus": r"\+",
    "number": r"\(?\d{1,2}[.)]",
    "letter": r"[a-zđ]{1,2}\)",
    "roman": r"[IVXLC]{1,7}\.",
    "decimal": r"\d{1,2}(?:\.\d{1,2}){1,3}\.?",
}
_MARKER = re.compile("(?:" + "|".join(f"(?P<{kind}>{sign})" for kind, sign in _KINDS.items()) + r") +(?=\S)")
_NOTE_NUMBER = re.compile(r"\[\d+\]")
_OF_TITLES = ("dash", "plus", "number", "letter")
"""Markers that a table puts before titles."""


def split_marker(line: str) -> tuple[str, str, str]:
    """The kind of marker `line` begins with (`none` for none), the marker, and the words after it."""
    match = _MARKER.match(line)
    return (match.lastgroup or "none", match[0].strip(), line[match.end() :]) if match else ("none", "", line)


def lines_of(text: str) -> list[str]:
    """The lines of a cell that hold something, spaces in them single."""
    lines = (re.sub(r"[ \t]+", " ", line).strip() for line in text.split("\n"))
    return [line for line in lines if line]


def names_in(text: str) -> list[str]:
    """The names in a cell: one a line, or several with semicolons between them; dashes before them dropped."""
    names = (part.strip(" ;,\t\xa0") for line in lines_of(text) for part in _without_dash(line).split(";"))
    return [name for name in names if name]


def _without_dash(line: str) -> str:
    kind, _marker, words = split_marker(line)
    return words if kind in ("dash", "plus") else line


def title_in(text: str) -> str:
    """The title in a cell, on one line, without the number or letter that a table puts before it."""
    line = " ".join(lines_of(text))
    kind, _marker, words = split_marker(line)
    return words if kind in _OF_TITLES else line


def folded_title(text: str) -> str:
    """`text` of a title cell for finding the same title again; the numbers of footnotes do not count."""
    return same_words(_NOTE_NUMBER.sub("", title_in(text)))


def folded_group(name: str) -> str:
    """A group's name for finding it again: its number, its colon and the numbers of footnotes do not count."""
    line = _NOTE_NUMBER.sub("", " ".join(lines_of(name)))
    kind, _marker, words = split_marker(line)
    return same_words((words if kind != "none" else line).rstrip(" :"))


def same(name: str, text: str, printed: Printed) -> bool:
    """Whether `text` in a cell of the field `name` says what the plan says there.

    Spaces at the ends of lines, empty lines, how names are set apart and the numbers of footnotes do not count; nor
    does a marker that the plan computes when the cell leaves it out or has another of its kind.
    """
    if text == printed.text:
        return True
    if name in NAMES:
        return [_folded(each, printed) for each in names_in(text)] == [
            _folded(each, printed) for each in names_in(printed.text)
        ]
    if name == "title":
        return _folded(title_in(text), printed) == _folded(title_in(printed.text), printed)
    lines = lines_of(text)
    known = [line for line in printed.lines if line[0] or line[1].strip()]
    return len(lines) == len(known) and all(
        same_line(line, *other, printed.has_notes) for line, other in zip(lines, known, strict=True)
    )


def same_line(line: str, marker: str, words: str, has_notes: bool = False) -> bool:
    """Whether `line` says `words`, with their marker, with none, or with another marker of the same kind."""
    printed = Printed(has_notes=has_notes)
    wanted, given = _folded(words, printed), _folded(line, printed)
    if given == wanted or not marker:
        return given == wanted
    kind, _marker, rest = split_marker(line)
    return given == _folded(f"{marker} {words}", printed) or (
        kind == split_marker(f"{marker} x")[0] and _folded(rest, printed) == wanted
    )


def _folded(text: str, printed: Printed) -> str:
    text = " ".join(text.split())
    return _NOTE_NUMBER.sub("[]", text) if printed.has_notes else text
