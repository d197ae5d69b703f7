"""Điều được nói: what each item of an outline says, with the list it announces."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from planforge.compose.digest.beginnings import begins_usually, body_inside, heading_words, small_letter
from planforge.compose.digest.sentences import bare, closed, said, sentences
from planforge.plan.outline import Assignment, Content, Entry


@dataclass(frozen=True, slots=True)
class Statement:
    """What one item says; one with a list in it is taken whole, since half a list says something else."""

    words: str
    whole: bool = False

    def sentences(self) -> list[str]:
        """Its sentences, closed; a reader who has the first ones understands them without the others."""
        return [closed(self.words)] if self.whole else sentences(self.words)


def statements(entries: Iterable[Entry]) -> Iterator[Statement]:
    """What `entries` say, nested ones in their order; a text that ends in a colon with all that it announces."""
    opened = [(*_opened(entry), entry) for entry in entries]
    index = 0
    while index < len(opened):
        opening, below, _entry = opened[index]
        index += 1
        if not opening.endswith(":"):
            if bare(opening) and not _is_pointer(opening):
                yield Statement(opening)
            yield from statements(below)
            continue
        announced = list(below)
        while not below and index < len(opened) and not opened[index][0].endswith(":"):
            announced.append(opened[index][2])  # the list stands beside the text that announces it
            index += 1
        if listed := [statement.words for statement in statements(announced)]:
            yield Statement(f"{bare(opening)}: {run_together(listed)}", whole=True)


def sentences_of(entries: Iterable[Entry]) -> list[str]:
    """Every sentence of what `entries` say."""
    return [sentence for statement in statements(entries) for sentence in statement.sentences()]


def content_says(content: Content | None) -> list[Statement]:
    """What stands after a label, whether it runs on or is a list."""
    if content is None:
        return []
    run_in = [Statement(said(content.run_in))] if content.run_in is not None else []
    return [statement for statement in (*run_in, *statements(content.items)) if bare(statement.words)]


def assignment_name(entry: Assignment) -> str:
    """`Giao các thôn`, `Sở Nội vụ`, without a colon."""
    name = bare(said(entry.to))
    return f"{said(entry.verb)} {body_inside(name)}" if entry.verb else name


def run_together(texts: Sequence[str]) -> str:
    """`texts` as one list inside a sentence, in small letters where each begins with a usual verb."""
    if any(len(sentences(text)) > 1 for text in texts):
        return bare(" ".join(map(closed, texts)))
    as_actions = all(map(begins_usually, texts))
    return "; ".join(small_letter(bare(text)) if as_actions else bare(text) for text in texts)


def _opened(entry: Entry) -> tuple[str, Sequence[Entry]]:
    """The words of `entry` itself, ending in a colon where they announce what stands below."""
    if isinstance(entry, Assignment):
        name = assignment_name(entry)
        if entry.text is None:
            return f"{name}:", entry.duties
        return said(f"{name}{' ' if entry.colon is False else ': '}{entry.text}"), entry.duties
    if entry.heading is not None:
        return f"{heading_words(entry.heading)}:", entry.items
    return said(entry.text or ""), entry.items


_ATTACHED = ("kèm theo", "kèm theo Kế hoạch này", "đính kèm", "gửi kèm")


def _is_pointer(text: str) -> bool:
    """(Phân công nhiệm vụ kèm theo Kế hoạch này): it only says on which other page something stands."""
    words = bare(text)
    in_brackets = words.startswith("(") and words.find(")") == len(words) - 1
    return in_brackets or (words.endswith(_ATTACHED) and "Phụ lục" in words and len(sentences(text)) == 1)
