"""A task with several deliverables: what the rows of the sheet change in each of them and in what they share."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from planforge.diagnostics import Code
from planforge.messages import _
from planforge.transforms.cell_items import has_notes, says_more
from planforge.transforms.cell_texts import NAMES, lines_of, same
from planforge.transforms.cell_values import text_of, value_of
from planforge.transforms.changes import Change, Data, Kind, Path
from planforge.transforms.known_tasks import KnownRow, Printed
from planforge.transforms.piece_matching import stands_for_all, which_pieces
from planforge.transforms.task_changes import FieldChanges
from planforge.transforms.task_sheet import SheetRow

SHARED = ("lead", "supporting", "deadline")
"""What a deliverable has from its task where it says nothing itself."""


class PieceChanges:
    """The changes that `rows` make to the deliverables of one task, and to what these share."""

    def __init__(
        self, rows: Sequence[SheetRow], pieces: Sequence[KnownRow], fields: FieldChanges, remove: bool
    ) -> None:
        self.rows = rows
        self.pieces = pieces
        self.fields = fields
        self.remove = remove
        self.first = pieces[0]
        self.path, self.entries = _entries(self.first)

    def changes(self) -> Iterator[Change]:
        """In the order of the rows; a deliverable without a row stays unless `remove`."""
        if len(self.pieces) == 1:
            yield from self._of_one_piece()
            return
        if stands_for_all(self.rows, self.pieces):
            self.rows = list(self.rows) * len(self.pieces)
            nths: list[int | None] | None = [*range(len(self.pieces))]
        else:
            nths = which_pieces(self.rows, self.pieces)
        if nths is None:
            self._tell_unclear()
            return
        known = {nth: row for row, nth in zip(self.rows, nths, strict=True) if nth is not None}
        yield from self._of_shared(known)
        yield from self._of_own(known)
        yield from self._added(nths)
        yield from self._missing(known)

    # what they say

    def _of_one_piece(self) -> Iterator[Change]:
        """A task that is one row in the plan, and perhaps several in the sheet."""
        row = self.rows[0]
        for name in SHARED if len(self.rows) > 1 else ("deliverables", *SHARED):
            if name in row.texts and not same(name, row.texts[name], self.first.says(name)):
                yield from self.fields.of_field(row, name, self.first)
        if len(self.rows) > 1:
            yield from self._split()

    def _split(self) -> Iterator[Change]:
        """The one deliverable of the plan as several, each with its own row."""
        raw = self.first.written("deliverables")
        if not (raw is None or isinstance(raw, str)) or says_more(raw):
            for row in self.rows[1:]:
                self.fields.refuse_more(row, "deliverables")
            return
        value = own_deliverables(self.rows)
        before = self.first.says("deliverables").text
        after = "\n".join(row.texts.get("deliverables", "") for row in self.rows)
        what, place = self.fields.what(self.first, "deliverables"), self.rows[1].place
        yield Change(Kind.PUT, (*self.first.path, "deliverables"), what, before, after, value, place)

    def _of_shared(self, known: Mapping[int, SheetRow]) -> Iterator[Change]:
        """What the task says for its deliverables, where all that have it from there change alike."""
        for name in SHARED:
            heirs = self._heirs(name)
            rows = [known[nth] for nth in heirs if nth in known and name in known[nth].texts]
            if heirs and len(rows) == len(heirs) and self._all_changed(name, heirs, rows):
                yield from self.fields.of_field(rows[0], name, self.pieces[heirs[0]])

    def _heirs(self, name: str) -> list[int]:
        """The deliverables that have the field from the task."""
        return [nth for nth, entry in enumerate(self.entries) if not (isinstance(entry, Mapping) and entry.get(name))]

    def _all_changed(self, name: str, heirs: Sequence[int], rows: Sequence[SheetRow]) -> bool:
        changed = not any(map(lambda row, nth: self._is_same(row, name, nth), rows, heirs))
        return changed and len({tuple(lines_of(row.texts[name])) for row in rows}) == 1

    def _is_same(self, row: SheetRow, name: str, nth: int) -> bool:
        return same(name, row.texts[name], self.pieces[nth].says(name))

    def _of_own(self, known: Mapping[int, SheetRow]) -> Iterator[Change]:
        """What each deliverable says for itself."""
        for nth, row in known.items():
            shared = {
                name
                for name in SHARED
                if nth in (heirs := self._heirs(name))
                and all(one in known and name in known[one].texts for one in heirs)
                and self._all_changed(name, heirs, [known[one] for one in heirs])
            }
            changed = [
                name
                for name in ("deliverables", *SHARED)
                if name in row.texts and name not in shared and not self._is_same(row, name, nth)
            ]
            taken = [name for name in changed if self._is_taken(row, name, nth)]
            yield from self._entry(row, nth, taken)

    def _is_taken(self, row: SheetRow, name: str, nth: int) -> bool:
        """Whether a changed cell can be one of the entry's; otherwise it is told."""
        entry = self.entries[nth]
        is_empty = not row.texts[name]
        old = entry if not isinstance(entry, Mapping) else entry.get("text" if name == "deliverables" else name)
        has_more = name == "deliverables" and isinstance(entry, Mapping) and {"items", "heading", "to"} & entry.keys()
        if is_empty and (name == "deliverables" or nth in self._heirs(name) or self.first.written(name)):
            self.fields.refuse(row, name, _("ô bị xóa ở một nhiệm vụ nhiều sản phẩm"))
        elif (name == "deliverables" or nth not in self._heirs(name)) and (has_more or says_more(old)):
            self.fields.refuse_more(row, name)
        else:
            return True
        return False

    def _entry(self, row: SheetRow, nth: int, names: Sequence[str]) -> Iterator[Change]:
        """The changes to one entry: to its keys or, where it was a text, to the whole of it."""
        piece, entry = self.pieces[nth], self.entries[nth]
        values = {"text" if name == "deliverables" else name: own_value(name, row.texts[name]) for name in names}
        if isinstance(entry, Mapping):
            for name, key in zip(names, values, strict=True):
                path = (*self.path, nth, key)
                if row.texts[name]:
                    yield self.fields.put(path, row, name, piece, values[key])
                else:
                    what = self.fields.what(piece, name)
                    yield Change(Kind.REMOVE, path, what, piece.says(name).text, "", "", row.places[name])
        elif names:
            value: Data = {"text": entry, **values} if values.keys() != {"text"} else values["text"]
            before = "\n".join(piece.says(name).text for name in names)
            after = "\n".join(row.texts[name] for name in names)
            what, place = self.fields.what(piece, *names), row.places[names[0]]
            yield Change(Kind.PUT, (*self.path, nth), what, before, after, value, place)

    # which come and go

    def _added(self, nths: Sequence[int | None]) -> Iterator[Change]:
        after = 0
        for row, nth in zip(self.rows, nths, strict=True):
            if nth is not None:
                after = nth + 1
                continue
            what = _("thêm sản phẩm của nhiệm vụ “{title}”").format(title=self.first.title)
            text = row.texts.get("deliverables", "")
            if not text:
                self.fields.refuse(row, "deliverables", _("sản phẩm phải có tên"))
                continue
            entry = own_entry(row, {name: self._of_the_task(name) for name in SHARED})
            yield Change(Kind.INSERT, (*self.path, after), what, "", text, entry, row.place)

    def _of_the_task(self, name: str) -> Printed:
        """What the plan prints of a field for a deliverable that says nothing itself."""
        heirs = self._heirs(name)
        return self.pieces[heirs[0]].says(name) if heirs else Printed()

    def _tell_unclear(self) -> None:
        message = _("chưa rõ các dòng này là sản phẩm nào của nhiệm vụ “{title}”").format(title=self.first.title)
        hint = _("ghi `id` cho nhiệm vụ trong tệp kế hoạch, xuất lại bảng rồi nhập")
        self.fields.report.add(Code.UNCLEAR_ROW, message, self.rows[0].place, hint)

    def _missing(self, known: Mapping[int, SheetRow]) -> Iterator[Change]:
        for piece in self.pieces:
            if piece.nth in known:
                continue
            words = {"title": self.first.title, "text": piece.says("deliverables").text}
            if self.remove and not has_notes(self.entries[piece.nth]):
                what = _("bỏ sản phẩm của nhiệm vụ “{title}”").format(**words)
                yield Change(Kind.REMOVE, (*self.path, piece.nth), what, words["text"])
            else:
                message = _("sản phẩm “{text}” của nhiệm vụ “{title}” không có trong bảng, vẫn giữ trong kế hoạch")
                hint = _("sửa trong tệp kế hoạch") if self.remove else _("thêm --remove-missing để bỏ")
                self.fields.report.add(Code.ROW_MISSING, message.format(**words), self.rows[0].place, hint)


def _entries(piece: KnownRow) -> tuple[Path, Sequence[Any]]:
    """The list of a task's deliverables, and where it stands."""
    deliverables = piece.written("deliverables")
    if isinstance(deliverables, Mapping):
        return (*piece.path, "deliverables", "items"), deliverables.get("items") or ()
    return (*piece.path, "deliverables"), deliverables if isinstance(deliverables, list) else ()


def own_value(name: str, text: str) -> Data:
    """`text` as a deliverable holds it in a field: names, or a text."""
    return value_of(name, text) if name in NAMES else text_of(lines_of(text))


def own_entry(row: SheetRow, of_task: Mapping[str, Printed]) -> Data:
    """A new deliverable with what it says otherwise than its task."""
    entry: dict[str, Data] = {"text": own_value("deliverables", row.texts.get("deliverables", ""))}
    for name in SHARED:
        text = row.texts.get(name, "")
        if text and not same(name, text, of_task.get(name, Printed())):
            entry[name] = own_value(name, text)
    return entry if len(entry) > 1 else entry["text"]


def own_deliverables(rows: Sequence[SheetRow]) -> list[Data]:
    """The deliverables of a task whose own row is the first of `rows`, each a row of its own.

    Where none says anything of its own the last one repeats what the task says, or they would be one row.
    """
    shared = {name: Printed((("", rows[0].texts.get(name, "")),)) for name in SHARED}
    entries = [own_entry(row, shared) for row in rows]
    name = next((name for name in SHARED if rows[-1].texts.get(name)), None)
    if name and not any(isinstance(entry, dict) for entry in entries):
        entries[-1] = {"text": entries[-1], name: own_value(name, rows[-1].texts[name])}
    return entries
