"""Comments put into a spec file for the person who is to go on with it."""

from collections.abc import Mapping
from typing import Any

from planforge.diagnostics import Report
from planforge.source.text import clean_text
from planforge.source.tree import Tree, parse_tree, plain_data

Path = tuple[str | int, ...]


def with_notes(text: str, notes: Mapping[Path, str], name: str = "") -> str:
    """`text` of a spec file with each note as a comment on a line of its own, above the line of its path.

    The data stay what they are: a note for which there is no room (inside a list in brackets that runs over lines) is
    left out. Line ends are those of the file.
    """
    tree, data = _read(text, name)
    if tree is None:
        return text
    lines = text.split("\n")
    above: dict[int, list[str]] = {}
    for path, note in notes.items():
        above.setdefault(_line_of(tree, path), []).append(note)
    noted = _noted(lines, above)
    if _read(noted, name)[1] == data:
        return noted
    for line, words in sorted(above.items(), reverse=True):  # from below, so that the lines above keep their numbers
        tried = _noted(lines, {line: words})
        if _read(tried, name)[1] == data:
            lines = tried.split("\n")
    return "\n".join(lines)


def _read(text: str, name: str) -> tuple[Tree | None, Any]:
    report = Report()
    source = clean_text(text.encode("utf-8"), name, report)
    tree = parse_tree(source, report) if source else None
    return tree, plain_data(tree, report) if tree else None


def _line_of(tree: Tree, path: Path) -> int:
    """The line, from 1, on which the key or the entry at the end of `path` begins."""
    place = tree.key_place(path) if isinstance(path[-1], str) else tree.place(path)
    return place.line


def _noted(lines: list[str], above: Mapping[int, list[str]]) -> str:
    written: list[str] = []
    for number, line in enumerate(lines, 1):
        for note in above.get(number, ()):
            indent = line[: len(line) - len(line.lstrip(" "))]
            end = "\r" if line.endswith("\r") else ""
            written.append(f"{indent}# {' '.join(note.split())}{end}")
        written.append(line)
    return "\n".join(written)
