"""From the text of a cell to what a spec holds."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from planforge.plan.markup import literal
from planforge.transforms.cell_texts import NAMES, lines_of, names_in, split_marker, title_in
from planforge.transforms.changes import Data
from planforge.vietnamese import point_letter, roman

CONTENTS = ("objective", "measures", "deliverables", "deadline")
"""Fields that hold a text or a list of items."""

_BELOW = {
    "none": ("dash", "plus"),
    "number": ("dash", "plus"),
    "letter": ("dash", "plus"),
    "roman": ("dash", "plus"),
    "dash": ("plus",),
    "plus": (),
}
"""What the plan prints below items of each kind; items that go otherwise stay lines of one text."""


_COUNTED: dict[str, Callable[[int], str]] = {"number": str, "letter": point_letter, "roman": roman}


def value_of(name: str, text: str) -> Data:
    """`text` of a cell as the value of the field `name`: one string, several names, or the lines as items.

    Signs that mean something in a spec are made to mean themselves.
    """
    if name in NAMES:
        names = [literal(each) for each in names_in(text)]
        return names[0] if len(names) == 1 else names
    if name == "title":
        return literal(title_in(text))
    lines = lines_of(text)
    if name in CONTENTS:
        return _content(lines, several_are_items=name != "deadline")
    return text_of(lines)


def text_of(lines: Sequence[str]) -> str:
    """`lines` as one text, each of them a line of it."""
    return literal("\n".join(lines))


def _content(lines: Sequence[str], several_are_items: bool) -> Data:
    kinds = [split_marker(line)[0] for line in lines]
    if set(kinds) <= {"none"} and (len(lines) == 1 or not several_are_items):
        return text_of(lines)
    top = kinds[0]
    items = items_of(lines, top) if _counts_on(lines, top) else None
    if items is None:
        return text_of(lines)
    if top == "dash" or set(kinds) == {"none"}:
        return [item.data() for item in items]
    return {"item_marker": top, "items": [item.data() for item in items]}


def _counts_on(lines: Sequence[str], kind: str) -> bool:
    """Whether the numbers of this kind are 1, 2, 3 …, as the plan would compute them."""
    if kind not in _COUNTED:
        return True
    counted = _COUNTED[kind]
    parts = [split_marker(line) for line in lines]
    signs = [marker.strip("().") for one, marker, _words in parts if one == kind]
    return signs == [counted(number) for number in range(1, len(signs) + 1)]


@dataclass(slots=True)
class NewItem:
    """A line of a cell with the lines that belong under it."""

    text: str
    items: list["NewItem"] = field(default_factory=list)

    def data(self) -> Data:
        """As a spec holds it."""
        text = literal(self.text)
        return {"text": text, "items": [item.data() for item in self.items]} if self.items else text


def items_of(lines: Sequence[str], top: str) -> list[NewItem] | None:
    """`lines` as items of the kind `top`, those of deeper kinds below them; None when they do not nest like that."""
    items: list[NewItem] = []
    deeper = _BELOW.get(top)
    for kind, words in _kinds(lines):
        if deeper is None:
            return None
        if kind in (top, "none"):
            items.append(NewItem(words))
            continue
        if kind not in deeper or not items:
            return None
        over = [items[-1]]
        for _step in range(deeper.index(kind)):
            if not over[-1].items:
                return None
            over.append(over[-1].items[-1])
        over[-1].items.append(NewItem(words))
    return items


def _kinds(lines: Sequence[str]) -> Iterator[tuple[str, str]]:
    for line in lines:
        kind, _marker, words = split_marker(line)
        yield kind, words
