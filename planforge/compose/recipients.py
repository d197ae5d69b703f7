"""Nơi nhận: one line a body, punctuation supplied once (NĐ 30, PL I-II.9d)."""

import re

from planforge.compose.wording import one_line
from planforge.document.blocks import RecipientLine
from planforge.plan.bodies import Recipient
from planforge.plan.markup import plain
from planforge.plan.plan import Plan


def compose_recipients(plan: Plan) -> tuple[RecipientLine, ...]:
    """The lines under `Nơi nhận:`; the last one says where the document is filed and ends with a stop."""
    inline = plan.recipient_notes == "inline"
    lines = [line for recipient in plan.recipients for line in _lines(recipient, inline)]
    if plan.filed_with:
        lines.append(RecipientLine((f"- Lưu: {plain(one_line(plan.filed_with))}.",)))
    elif lines:
        last = lines[-1]
        lines[-1] = RecipientLine((*last.lines[:-1], last.lines[-1].removesuffix(";") + "."), last.note)
    return tuple(lines)


def _lines(recipient: Recipient, inline: bool) -> list[RecipientLine]:
    names = [_bare(name) for name in recipient.to]
    note = _bare_note(recipient.note)
    if note and (inline or len(names) == 1):
        return [RecipientLine((f"- {name} ({note});",)) for name in names]
    if note:
        return [RecipientLine(tuple(f"- {name};" for name in names), note)]
    return [RecipientLine((f"- {name};",)) for name in names]


def _bare(name: str) -> str:
    """`name` without the dash before it and the punctuation after it that a clerk may have typed."""
    return _TYPED_END.sub("", re.sub(r"^[-–]\s+", "", plain(one_line(name))))


_TYPED_END = re.compile(r"[\s;,]*(?:(?<!\.)\.)?[\s;,]*$")
"""A stop and whatever else was typed around it; an ellipsis is a word's worth and stays."""


def _bare_note(note: str | None) -> str:
    note = plain(one_line(note or "")).strip()
    return note[1:-1] if note.startswith("(") and note.endswith(")") else note
