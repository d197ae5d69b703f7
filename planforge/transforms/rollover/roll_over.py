"""The whole: keys, sentences and deadlines of a plan moved to a later year, each year of it accounted for."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from planforge.transforms.changes import Change, Kind, Path
from planforge.transforms.mentions import Kind as MentionKind
from planforge.transforms.mentions import Mention, Where, mentions, rewritten
from planforge.transforms.rollover.account import Account, Fate
from planforge.transforms.rollover.keys import Issued, key_changes
from planforge.transforms.rollover.texts import prose_of


@dataclass(frozen=True, slots=True)
class RolledOver:
    """The changes that make the draft, and an account of everything in the old plan that has a year or a name."""

    changes: tuple[Change, ...]
    accounts: tuple[Account, ...]


def roll_over(data: Mapping[str, Any], issued: Issued, to_year: int | None, shift: int) -> RolledOver:
    """The plan that `data` (a spec's plain data, placeholders as written) holds, `shift` years later.

    `to_year` is the last year of a plan of several years. Placeholders follow `year` and are left alone; what stands
    between `==` is open already. The input is not changed.
    """
    keys = list(key_changes(data, issued, shift))
    changes = [change for change, _account in keys if change is not None]
    accounts = [account for _change, account in keys]
    for path, text, where in prose_of(data):
        found = mentions(text, issued.year, to_year, shift=shift, where=where)
        after = rewritten(text, found)
        if after != text:
            changes.append(Change(Kind.PUT, path, ".".join(map(str, path)), text, after, after))
        accounts += _accounts(path, text, found, where)
    return RolledOver(tuple(changes), tuple(accounts))


def _accounts(path: Path, text: str, found: Sequence[Mention], where: Where) -> Iterator[Account]:
    for one in found:
        yield Account(
            path, _fate(one), one.kind.value, one.rule, one.reason, one.text, one.after, text, one.start, one.end
        )


def _fate(mention: Mention) -> Fate:
    if mention.kind.is_decision or mention.is_open:
        return Fate.DECIDE
    return Fate.MOVED if mention.kind in (MentionKind.SHIFT, MentionKind.OWN_IDENTITY) else Fate.KEPT
