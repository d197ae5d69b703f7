"""What the commands that change a spec have in common: they show each change, ask, keep the old file, write."""

import sys
from collections.abc import Sequence
from itertools import takewhile
from pathlib import Path

import click

from planforge.cli import console
from planforge.messages import _
from planforge.outputs import save, spare_copy
from planforge.transforms.changes import Change, Kind


def offer(changes: Sequence[Change], data: bytes, spec: Path, dry_run: bool, yes: bool) -> None:
    """Show `changes` and, when the person agrees or `yes` says so, write `data` to `spec`, the old file kept beside."""
    for change in changes:
        _show(change)
    if dry_run or not (yes or _agreed(len(changes), spec)):
        console.say(_("chưa ghi gì vào {spec}").format(spec=spec))
        return
    kept = spare_copy(spec)
    save(data, spec)
    message = _("đã ghi {count} thay đổi vào {spec}, bản cũ là {kept}")
    console.say(message.format(count=len(changes), spec=spec, kept=kept.name))


AROUND = 60
"""Letters of a long text that are shown on either side of what changes in it."""


def _show(change: Change) -> None:
    """Where the new value comes from, whose it is, and both values; of long texts what changes in them."""
    place = f"{change.source}: " if change.source else ""
    click.echo(f"{place}{change.what}")
    before, after = _cut_to_change(change.before, change.after)
    if change.kind is not Kind.INSERT:
        for line in before.split("\n"):
            click.echo(f"  - {line}".rstrip())
    if change.kind is not Kind.REMOVE:
        for line in after.split("\n"):
            click.echo(f"  + {line}".rstrip())


def _cut_to_change(before: str, after: str) -> tuple[str, str]:
    """Both texts without most of what they begin and end with alike, cut between words."""
    alike = _alike(before, after)
    if not alike or min(len(before), len(after)) < 4 * AROUND:
        return before, after
    ends_alike = _alike(before[alike:][::-1], after[alike:][::-1])
    first = before.rfind(" ", 0, max(alike - AROUND, 0)) + 1
    return _excerpt(before, first, ends_alike - AROUND), _excerpt(after, first, ends_alike - AROUND)


def _alike(text: str, other: str) -> int:
    """How many letters both begin with."""
    return sum(1 for _pair in takewhile(lambda pair: pair[0] == pair[1], zip(text, other, strict=False)))


def _excerpt(text: str, first: int, last: int) -> str:
    """`text` from its letter `first`, without its last `last` letters or so."""
    stop = len(text)
    if last > 0:
        stop = text.find(" ", len(text) - last)
        stop = len(text) if stop < 0 else stop
    return ("… " if first else "") + text[first:stop] + (" …" if stop < len(text) else "")


def _agreed(count: int, spec: Path) -> bool:
    """Whether the person at the terminal says yes; without one nothing is written."""
    if not sys.stdin.isatty():
        console.say(_("thêm --yes để ghi"))
        return False
    question = _("Ghi {count} thay đổi vào {spec}?").format(count=count, spec=spec)
    return click.confirm(question, default=False, err=True)
