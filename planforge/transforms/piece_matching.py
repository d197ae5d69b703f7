"""Which of a task's deliverables each row of the sheet is."""

from collections.abc import Sequence

from planforge.transforms.cell_texts import same
from planforge.transforms.known_tasks import OF_A_PIECE, KnownRow
from planforge.transforms.task_sheet import SheetRow


def which_pieces(rows: Sequence[SheetRow], pieces: Sequence[KnownRow]) -> list[int | None] | None:
    """The deliverable that each of a task's rows is, None for a new one; nothing at all when that is not plain.

    A row is first of all what it says, for the numbers in keys do not count on when a deliverable is added; then what
    its key says; rows without keys, where as many deliverables are left, are these in their order.
    """
    nths: list[int | None] = [None] * len(rows)
    left = {piece.nth: piece.says("deliverables") for piece in pieces}
    for index, row in enumerate(rows):
        text = row.texts.get("deliverables", "")
        alike = [nth for nth, printed in left.items() if text and same("deliverables", text, printed)]
        if alike:
            nths[index] = min(alike, key=lambda nth: nth != _number(row))
            del left[nths[index] or 0]
    for index, row in enumerate(rows):
        if nths[index] is None and row.key and _number(row) in left:
            nths[index] = _number(row)
            del left[_number(row)]
    if any(row.key for row in rows) or not left or None not in nths:
        return nths
    if len(left) != nths.count(None):
        return None
    rest = iter(left)
    return [next(rest) if nth is None else nth for nth in nths]


def stands_for_all(rows: Sequence[SheetRow], pieces: Sequence[KnownRow]) -> bool:
    """Whether the sheet has no column of deliverables and one row for a task whose deliverables say the same in it."""
    shown = [name for name in rows[0].texts if name in OF_A_PIECE]
    alike = all(len({piece.says(name).text for piece in pieces}) == 1 for name in shown)
    return len(rows) == 1 and "deliverables" not in shown and alike


def _number(row: SheetRow) -> int:
    """The place of a deliverable that the row's key gives, from 0."""
    number = row.key.partition("#")[2].strip()
    return int(number) - 1 if number.isascii() and number.isdecimal() and len(number) < 4 else 0
