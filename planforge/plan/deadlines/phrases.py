"""A deadline taken apart into its phrases, as they were written."""

import re
from collections.abc import Iterator

from planforge.plan.markup import plain
from planforge.plan.outline import Content, Entry, Item
from planforge.vietnamese import nfc

_BREAK = re.compile(r"[;\n\r]")


def phrases(content: Content | None) -> tuple[str, ...]:
    """Every phrase of a deadline in the order of the page: of its lines, or of its items with all below them.

    Marks and footnote references are taken out, nothing else is.
    """
    return tuple(phrase for text in _texts(content) for phrase in split_phrases(plain(text)))


def split_phrases(text: str) -> list[str]:
    """`text` cut at “;” and line ends, composed (NFC); empty pieces and the space around each are dropped."""
    return [phrase for piece in _BREAK.split(nfc(text)) if (phrase := piece.strip())]


def _texts(content: Content | None) -> Iterator[str]:
    if content is None:
        return
    if content.run_in is not None:
        yield content.run_in
    for entry in content.items:
        yield from _entry_texts(entry)


def _entry_texts(entry: Entry) -> Iterator[str]:
    if isinstance(entry, Item):
        named, below = (entry.heading, entry.text), entry.items
    else:
        named, below = (" ".join(filter(None, (entry.verb, entry.to))), entry.text), entry.duties
    yield from filter(None, named)
    for inner in below:
        yield from _entry_texts(inner)
