"""Which texts of a spec may speak of years, and what kind of text each is."""

from collections.abc import Iterator
from typing import Any

from planforge.transforms.changes import Path
from planforge.transforms.mentions import Where

_NO_PROSE = frozenset(
    {
        *("planforge", "id", "year", "to_year", "issuer", "number", "symbol", "date", "draft", "signature", "origin"),
        *(
            "marker",
            "item_marker",
            "from",
            "groups",
            "groups_as",
            "bold",
            "colon",
            "orientation",
            "task_marker",
            "merge",
        ),
        *("number_first_page", "repeat_groups", "field", "width_mm", "of", "recipient_notes", "filed_with", "verb"),
    }
)
"""Keys below which there are names, choices and numbers; what of them ages is accounted for by itself."""


def prose_of(data: Any, path: Path = ()) -> Iterator[tuple[Path, str, Where]]:
    """Every text of the spec that is printed as a sentence, in the order of the file."""
    if isinstance(data, dict):
        for key, value in data.items():
            if key not in _NO_PROSE:
                yield from prose_of(value, (*path, key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from prose_of(value, (*path, index))
    elif isinstance(data, str) and data:
        yield path, data, _where(path)


def _where(path: Path) -> Where:
    if path == ("document", "subject"):
        return Where.SUBJECT
    if path[-1] == "attached":
        return Where.ATTACHED
    return Where.DEADLINE if "deadline" in path else Where.PROSE
