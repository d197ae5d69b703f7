"""What the rows of the sheet change in the task they are."""

from collections.abc import Iterator, Mapping
from typing import Any

from planforge.diagnostics import Code, Report
from planforge.messages import _
from planforge.transforms.cell_items import kept_list, says_more
from planforge.transforms.cell_texts import same
from planforge.transforms.cell_values import value_of
from planforge.transforms.changes import Change, Data, Kind
from planforge.transforms.known_tasks import OF_A_TASK, KnownPlan, KnownRow
from planforge.transforms.sheet_tasks import in_group
from planforge.transforms.task_matching import Found
from planforge.transforms.task_sheet import SheetRow


class FieldChanges:
    """Makes the changes of single fields, and tells of the cells that are not taken."""

    def __init__(self, known: KnownPlan, report: Report) -> None:
        self.known = known
        self.report = report

    def of_task(self, one: Found) -> Iterator[Change]:
        """The changes to what is the task's alone: its title, its objective, its measures, the office's own fields."""
        row, piece = one.rows[0], self.known.tasks[one.task or 0][0]
        for name in row.texts:
            is_own = name in OF_A_TASK or name.startswith("extra.")
            if is_own and not same(name, row.texts[name], piece.says(name)):
                yield from self.of_field(row, name, piece)
        self._tell_other_group(row, piece)

    def of_field(self, row: SheetRow, name: str, piece: KnownRow) -> Iterator[Change]:
        """The change of what the task itself has in one field, or why it is not taken."""
        text, raw = row.texts[name], piece.written(name)
        path = (*piece.path, *name.split(".", 1))
        if not text and name == "title":
            self.refuse(row, name, _("nhiệm vụ phải có tên"))
        elif not text and not says_more(_items(raw)):
            yield Change(Kind.REMOVE, path, self.what(piece, name), piece.says(name).text, "", "", row.places[name])
        elif isinstance(items := _items(raw), list) and text:
            kept = kept_list(name, items, piece.says(name), text)
            if kept is None:
                self.refuse_more(row, name)
            else:
                path = path if raw is items else (*path, "items")
                yield self.put(path, row, name, piece, kept)
        elif says_more(raw):
            self.refuse_more(row, name)
        else:
            yield self.put(path, row, name, piece, value_of(name, text))

    def put(self, path: tuple[str | int, ...], row: SheetRow, name: str, piece: KnownRow, value: Data) -> Change:
        """`value` in place of what the plan has for the field `name`."""
        before, after = piece.says(name).text, row.texts[name]
        return Change(Kind.PUT, path, self.what(piece, name), before, after, value, row.places[name])

    def what(self, piece: KnownRow, *names: str) -> str:
        """In words, which fields of which task."""
        labels = ", ".join(self.known.labels.get(name, name.removeprefix("extra.")) for name in names)
        return _("nhiệm vụ “{title}”, {label}").format(title=piece.title, label=labels)

    def refuse_more(self, row: SheetRow, name: str) -> None:
        """Tell that a cell is left because the plan has more there than its letters."""
        self.refuse(row, name, _("chỗ này trong kế hoạch có nhiều hơn chữ trong ô"))

    def refuse(self, row: SheetRow, name: str, why: str) -> None:
        """Tell that a cell is left, and why."""
        place = row.places.get(name, row.place)
        hint = _("sửa chỗ này trong tệp kế hoạch")
        self.report.add(Code.CELL_NOT_TAKEN, _("ô này không nhập: {why}").format(why=why), place, hint)

    def _tell_other_group(self, row: SheetRow, piece: KnownRow) -> None:
        if in_group(row, self.known.groups[piece.group]):
            return
        group = self.known.groups[piece.group].name.text
        message = (
            _("nhiệm vụ “{title}” ở nhóm khác trong kế hoạch (“{group}”); chưa chuyển nhóm được từ bảng")
            if group
            else _("nhiệm vụ “{title}” không thuộc nhóm nào trong kế hoạch; chưa chuyển nhóm được từ bảng")
        )
        hint = _("chuyển nhiệm vụ trong tệp kế hoạch, hoặc ghi lại tên nhóm")
        place = row.places.get("group", row.place)
        self.report.add(Code.CELL_NOT_TAKEN, message.format(title=piece.title, group=group), place, hint)


def _items(raw: Any) -> Any:
    """The list of a field that has one, under a key of its own or not; anything else as it is."""
    if isinstance(raw, Mapping) and raw.keys() <= {"item_marker", "items"} and isinstance(raw.get("items"), list):
        return raw["items"]
    return raw
