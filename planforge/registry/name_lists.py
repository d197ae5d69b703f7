"""Câu liệt kê: a line cut into the names in it, and what stands before and after a name."""

from collections.abc import Iterator

from planforge.registry.body_names import TITLES
from planforge.registry.kinds_of_bodies import kinds_called, kinds_spoken_of
from planforge.registry.short_forms import SEPARATORS, Words

Phrases = dict[str, list[Words]]
"""Phrases by their first word."""


def _phrases(*texts: str) -> Phrases:
    found: Phrases = {}
    for words in (tuple(text.split()) for text in texts):
        found.setdefault(words[0], []).append(words)
    return found


_MANY = ("các", "những", "mọi", "toàn thể", "toàn bộ", "tất cả")
_MANY_OF_A_KIND = ("cấp", "hai", "ba", "bốn")

_AFTER_NAMES = _phrases(
    *("thuộc", "trực thuộc", "trên", "trong", "của", "ở", "tại", "theo"),
    *("liên quan", "có liên quan", "phối hợp", "phụ trách"),
)
"""What follows a name and is none of it: thuộc UBND xã, trên địa bàn, có liên quan, phối hợp với."""
_MARKS = _phrases(*_MANY)
_MARKS_OF_KINDS = _phrases(*_MANY_OF_A_KIND)
"""Words that mean many only before the name of a kind: cấp xã, ba nhà trường; but Ba Đình."""
BEFORE_NAMES = _phrases(*TITLES, *_MANY)
"""What may stand before a name and is none of it: Trưởng Công an xã, các Phó Chánh Văn phòng."""
LEADERS = _phrases(*(title for title in TITLES if title not in ("công chức", "cán bộ")), "ban giám đốc", *_MANY)
"""Who acts for the issuer: Chủ tịch, các Phó Chủ tịch UBND xã."""
PERSONS = _phrases("ông", "bà", "đồng chí")


def names_in(words: Words) -> Iterator[Words]:
    """What stands between commas; "và" divides only where another name begins."""
    start = 0
    for index, word in enumerate(words):
        if word == "," or (word == "và" and begins_name(words[index + 1 :])):
            if part := without_separators(words[start:index]):
                yield part
            start = index + 1
    if part := without_separators(words[start:]):
        yield part


def without_separators(words: Words) -> Words:
    """`words` without commas and "và"."""
    return tuple(word for word in words if word not in SEPARATORS)


def begins_name(words: Words) -> bool:
    """True when `words` begin as the name of a body, or of many, does."""
    return stripped(words, BEFORE_NAMES) != words or bool(kinds_of_named(words))


def stripped(words: Words, before: Phrases) -> Words:
    """`words` without those of `before` that they begin with."""
    while found := phrase_at(words, 0, before):
        words = words[len(found) :]
    return words


def kinds_of_named(words: Words) -> frozenset[str]:
    """The kinds of the body that `words` name, or of the one that stands after a title."""
    return kinds_called(words) | kinds_called(stripped(words, BEFORE_NAMES))


def name_alone(part: Words, own_kind: Words) -> Words:
    """`part` up to where its name ends, without the word for the issuer's own kind of unit: công an xã is công an."""
    kept = part[: next((at for at in range(1, len(part)) if phrase_at(part, at, _AFTER_NAMES)), len(part))]
    bare = kept[: -len(own_kind)] if own_kind and kept[-len(own_kind) :] == own_kind else kept
    return bare if bare and bare[-1] not in (*_MANY, *_MANY_OF_A_KIND) else kept


def after_mark(part: Words) -> Words:
    """What follows "các" or a word like it; nothing where there is none."""
    for at in range(len(part)):
        if mark := phrase_at(part, at, _MARKS):
            return stripped(part[at + len(mark) :], _MARKS)
        if phrase_at(part, at, _MARKS_OF_KINDS) and kinds_spoken_of(part[at + 1 :]):
            return part[at + 1 :]
    return ()


def phrase_at(words: Words, at: int, phrases: Phrases) -> Words:
    """The one of `phrases` that stands at `at`, or nothing."""
    if at < len(words):
        for phrase in phrases.get(words[at], ()):
            if words[at : at + len(phrase)] == phrase:
                return phrase
    return ()
