"""Tên gọi chung: which bodies a line such as "Các sở, ban, ngành tỉnh" speaks of, and whether it reaches a body.

What cannot be told is taken to reach: a false alarm costs more trust than a finding that is missed.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from planforge.plan.bodies import Issuer
from planforge.registry.kinds_of_bodies import EVERYONE, kinds_called, kinds_spoken_of, kinds_spoken_of_alone
from planforge.registry.name_lists import (
    BEFORE_NAMES,
    LEADERS,
    PERSONS,
    after_mark,
    begins_name,
    kinds_of_named,
    name_alone,
    names_in,
    phrase_at,
    stripped,
    without_separators,
)
from planforge.registry.short_forms import Words, spelled_out


def covers(recipient: str, body: str, issuer: Issuer) -> bool:
    """True when a line of nơi nhận reaches `body` of a plan that `issuer` issues; in doubt it does.

    The issuer itself and those who lead it need no line.
    """
    return reach([recipient], issuer).includes(body)


def is_collective(name: str, issuer: Issuer) -> bool:
    """True when `name` stands for many bodies: các thôn, buôn; cán bộ, công chức; các cơ quan, đơn vị liên quan."""
    return _sense(name, _own(issuer)).many


def is_own(name: str, issuer: Issuer) -> bool:
    """True for the issuer itself and those who lead it, and for a person: UBND xã, Chủ tịch UBND xã, ông …."""
    return _sense(name, _own(issuer)).own


def key_within(name: str, issuer: Issuer) -> str:
    """As `same_body_key`, within one plan: for xã Ea Ral are Công an, Công an xã and Công an xã Ea Ral one body."""
    return _sense(name, _own(issuer)).key


class Reach(NamedTuple):
    """All that some names, of recipients or of others, speak of."""

    own: "_Own"
    runs: frozenset[str]
    spoken: frozenset[str]
    called: frozenset[str]

    def includes(self, body: str) -> bool:
        """True when the names reach `body`: by its name, or one of the two speaks of a kind that the other is of."""
        sense = _sense(body, self.own)
        if sense.own or EVERYONE in self.spoken or EVERYONE in sense.spoken:
            return True
        if not self.runs.isdisjoint(sense.names):
            return True
        if sense.many and not sense.spoken:
            return True
        return bool(self.spoken & (sense.called | sense.spoken) or sense.spoken & self.called)


def reach(names: Iterable[str], issuer: Issuer) -> Reach:
    """What `names` speak of, for a plan that `issuer` issues."""
    own = _own(issuer)
    senses = [_sense(name, own) for name in names]
    return Reach(
        own,
        frozenset(run for sense in senses for run in sense.runs),
        frozenset(kind for sense in senses for kind in sense.spoken),
        frozenset(kind for sense in senses for kind in sense.called),
    )


# what a name says


class _Own(NamedTuple):
    """The issuer's unit, the word for its kind, and what the issuer is called inside it."""

    unit: Words
    kind: Words
    names: frozenset[str]


def _own(issuer: Issuer) -> _Own:
    return _own_of(issuer.unit, issuer.body)


@lru_cache(maxsize=64)
def _own_of(unit: str, body: str) -> _Own:
    words, kind = without_separators(spelled_out(body)), Issuer(unit=unit).type_word
    return _Own(spelled_out(unit), spelled_out(kind), frozenset({"", kind, " ".join(words), *words[:1]}))


class _Sense(NamedTuple):
    """What one name says."""

    key: str
    names: frozenset[str]
    """The name, and each name in it when it is a list."""
    runs: frozenset[str]
    """What else it may be read as: each run of its parts, for a comma stands inside names too."""
    spoken: frozenset[str]
    """The kinds it speaks of as a whole."""
    called: frozenset[str]
    """The kinds that its names belong to."""
    many: bool
    own: bool


@lru_cache(maxsize=4096)
def _sense(name: str, own: _Own) -> _Sense:
    parts = list(names_in(_without_unit(spelled_out(name)[:_MOST_WORDS], own)))
    bare = [name_alone(part, own.kind) for part in parts]
    spoken = frozenset() if _under_another(parts, own) else frozenset(_spoken(parts, own.kind))
    return _Sense(
        key=" ".join(word for part in bare for word in part),
        names=frozenset(_names(parts, bare)) - own.names,
        runs=frozenset(_runs(bare)),
        spoken=spoken,
        called=frozenset(kind for part in bare for kind in kinds_of_named(part)),
        many=bool(spoken) or any(after_mark(part) for part in parts),
        own=bool(parts) and all(_is_own(part, own) for part in bare),
    )


def _names(parts: list[Words], bare: list[Words]) -> Iterator[str]:
    """The whole, and the parts that begin as names do; each also without a title before it."""
    yield from _untitled_too(bare)
    for part, words in zip(parts, bare, strict=True):
        if begins_name(part):
            yield from _untitled_too([words])


def _runs(bare: list[Words]) -> Iterator[str]:
    for start in range(len(bare)):
        for end in range(start + 1, min(start + _LONGEST_NAME, len(bare)) + 1):
            yield from _untitled_too(bare[start:end])


def _untitled_too(parts: list[Words]) -> Iterator[str]:
    words = tuple(word for part in parts for word in part)
    for form in {" ".join(words), " ".join(stripped(words, BEFORE_NAMES))} - {""}:
        yield form
        if form in _OFFICES:
            yield "văn phòng"


def _spoken(parts: list[Words], own_kind: Words) -> Iterator[str]:
    """The kinds named in a list that "các" opens, or by words that never name one body alone."""
    if not parts or parts[0][0] in _ELSEWHERE:
        yield EVERYONE
    listing = False
    for part in parts:
        head = after_mark(part)
        listing = listing or bool(head)
        kinds = kinds_spoken_of(head or part) if listing else kinds_spoken_of_alone(name_alone(part, own_kind))
        listing = listing or bool(kinds)
        yield from kinds


def _under_another(parts: list[Words], own: _Own) -> bool:
    """True for a list of the divisions of one body that is not the issuer: các phòng thuộc Văn phòng UBND tỉnh."""
    for part in parts:
        above = part[part.index("thuộc") + 1 :] if "thuộc" in part else ()
        if kinds_called(above) and not _is_own(name_alone(above, own.kind), own):
            return True
    return False


def _is_own(bare: Words, own: _Own) -> bool:
    """True for the issuer and who leads it; and for a person, who hears of it without a line."""
    return bool(phrase_at(bare, 0, PERSONS)) or " ".join(stripped(bare, LEADERS)) in own.names


def _without_unit(words: Words, own: _Own) -> Words:
    """`words` with the issuer's unit called by its kind alone: Công an xã Ea Ral is Công an xã."""
    size = len(own.unit)
    start = next((at for at in range(len(words) - size + 1) if size and words[at : at + size] == own.unit), None)
    return words if start is None else (*words[:start], *own.kind, *words[start + size :])


_LONGEST_NAME = 5
"""How many commas a name has, and one: Trung tâm Văn hóa, Thông tin, Thể thao …"""

_OFFICES = frozenset({"văn phòng ủy ban nhân dân", "văn phòng hội đồng nhân dân ủy ban nhân dân"})
"""The issuer's own office, which a list may call by one word: CVP, các PCVP."""

_MOST_WORDS = 200
"""More words than this are no name; what stands after them is not looked at."""

_ELSEWHERE = frozenset({"như", "mục", "điều", "phần", "theo", "danh"})
"""A line that begins so names no one here: Như mục III, Theo danh sách."""
