"""Which rows of a sheet are one task: by one key, by one merged title, or because the plan has just these rows."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from planforge.diagnostics import Code, Report
from planforge.messages import _
from planforge.transforms.cell_texts import folded_group, folded_title, same
from planforge.transforms.known_tasks import KnownGroup, KnownPlan, KnownRow
from planforge.transforms.task_headings import KEY
from planforge.transforms.task_sheet import SheetRow
from planforge.vietnamese import slug

NEW = ("mới", "moi", "+")
"""What a person writes in the key column to say that a task is new, however like another its name is."""

_NOT_COMPARED = {"ordinal", "group", KEY}


@dataclass(slots=True)
class SheetTask:
    """The rows that are one task, and the task of the plan where that is certain."""

    rows: list[SheetRow]
    task: int | None = None


class SheetTasks:
    """Goes down the rows of a sheet and puts those together that are one task."""

    def __init__(self, known: KnownPlan, by_title: Mapping[str, Sequence[int]], report: Report) -> None:
        self.known = known
        self.by_title = by_title
        self.by_key = {rows[0].key: rows[0].task for rows in known.tasks if rows[0].key}
        self.report = report
        self.taken: set[int] = set()
        self.tasks: list[SheetTask] = []
        self.keyed: dict[str, SheetTask] = {}
        self.seen = Counter[str]()
        self.has_keys = False
        self.titled: dict[str, SheetTask] = {}
        """The first task of each title that has no key, for tables that show a task several times."""

    def of(self, sheet: Sequence[SheetRow]) -> list[SheetTask]:
        """The tasks in the order of their first rows."""
        self.has_keys = any(row.key and not says_new(row) for row in sheet)
        index = 0
        last: SheetTask | None = None
        while index < len(sheet):
            row = sheet[index]
            count = 1
            if row.key:
                last = self._by_key(row)
            elif (task := self._in_plan(sheet, index)) is not None:
                count = len(self.known.tasks[task])
                last = self._begun(SheetTask([*sheet[index : index + count]], task))
            elif last is not None and (row.continues or self._repeats(row, last)):
                self._join(row, last)
            else:
                last = self._by_title(row)
            index += count
        return self.tasks

    def _begun(self, task: SheetTask) -> SheetTask:
        self.tasks.append(task)
        if task.task is not None:
            self.taken.add(task.task)
        if not task.rows[0].key:
            self.titled.setdefault(folded_title(task.rows[0].texts["title"]), task)
        return task

    # rows with a key

    def _by_key(self, row: SheetRow) -> SheetTask:
        if says_new(row):
            return self._begun(SheetTask([row]))
        key = task_key(row)
        key = key if key in self.by_key else slug(key) or key
        if key not in self.keyed:
            self.keyed[key] = self._begun(SheetTask([row], self.by_key.get(key)))
            return self.keyed[key]
        task = self.keyed[key]
        before = next((one for one in task.rows if one.key == row.key), None)
        if before is None:
            task.rows.append(row)
        elif before.section == row.section or not _is_same(before, row):
            message = _("mã `{key}` đã dùng ở dòng {row}").format(key=row.key, row=before.place.line)
            hint = _("cột Mã ở cuối bảng, có thể đang ẩn: xóa mã ở dòng thêm mới, hoặc xóa dòng thừa")
            self.report.add(Code.UNCLEAR_ROW, message, row.places[KEY], hint)
        return task

    # rows without

    def _in_plan(self, sheet: Sequence[SheetRow], index: int) -> int | None:
        """The task whose rows in the plan are just the rows from `index` on, which have no keys.

        Where others have keys it is one without an id. Of several that are, one of its group; of these the one that
        comes as late among those of its title.
        """
        title = folded_title(sheet[index].texts["title"])
        nth, self.seen[title] = self.seen[title], self.seen[title] + 1
        same_title = enumerate(self.by_title.get(title, ()))
        alike = [(place, task) for place, task in same_title if self._is_just(sheet, index, task)]
        groups = {task: self.known.groups[self.known.tasks[task][0].group] for _place, task in alike}
        best = min(alike, key=lambda one: (not names(sheet[index], groups[one[1]]), abs(one[0] - nth)), default=None)
        return best[1] if best else None

    def _is_just(self, sheet: Sequence[SheetRow], index: int, task: int) -> bool:
        known = self.known.tasks[task]
        rows = sheet[index : index + len(known)]
        may_be = task not in self.taken and not (known[0].key and self.has_keys) and not any(row.key for row in rows)
        return may_be and in_group(rows[0], self.known.groups[known[0].group]) and says_all(rows, known)

    def _repeats(self, row: SheetRow, last: SheetTask) -> bool:
        """Whether `row` has the title of the row above it again, and the plan one task of it with several rows."""
        title = folded_title(row.texts["title"])
        tasks = self.by_title.get(title, ())
        if last.rows[0].key or last.rows[-1].section != row.section or len(tasks) != 1:
            return False
        return folded_title(last.rows[-1].texts["title"]) == title and len(self.known.tasks[tasks[0]]) > 1

    def _by_title(self, row: SheetRow) -> SheetTask:
        """A task of its own, unless it stood in an earlier table of the sheet already."""
        task = self.titled.get(folded_title(row.texts["title"]))
        if task is None or task.rows[0].section == row.section:
            return self._begun(SheetTask([row]))
        self._join(row, task)
        return task

    def _join(self, row: SheetRow, task: SheetTask) -> None:
        """Add `row` to a task. The same row in an earlier table says nothing new, a changed one is asked about."""
        above = [one for one in task.rows if one.section != row.section]
        if any(_is_same(one, row) for one in above):
            return
        if not above or task.task is None:
            task.rows.append(row)
            return
        message = _("dòng này cùng tên với dòng {row} ở bảng trên mà nói khác").format(row=above[0].place.line)
        self.report.add(Code.UNCLEAR_ROW, message, row.place, _("sửa cả hai dòng như nhau, hoặc bỏ một dòng"))


def task_key(row: SheetRow) -> str:
    """The id of the row's task: what stands before the number of its deliverable."""
    return row.key.partition("#")[0].strip()


def says_new(row: SheetRow) -> bool:
    """Whether a person wrote that the row is a new task."""
    return row.key.lower() in NEW


def in_group(row: SheetRow, group: KnownGroup) -> bool:
    """Whether `row` may stand in `group`: a table with a row for each name has none for a group without one."""
    return row.group is None or (not group.name.text and "group" not in row.texts) or names(row, group)


def names(row: SheetRow, group: KnownGroup) -> bool:
    """Whether `row` says that it stands in `group`; in a column of groups nothing means the group without a name."""
    said = row.texts.get("group", row.group)
    return said is not None and folded_group(said) == folded_group(group.name.text)


def says_all(rows: Sequence[SheetRow], known: Sequence[KnownRow]) -> bool:
    """Whether `rows` say in every field just what the plan says in `known`."""
    return len(rows) == len(known) and all(map(_says, rows, known))


def _says(row: SheetRow, known: KnownRow) -> bool:
    return all(same(name, row.texts[name], known.says(name)) for name in _compared(row.texts))


def _is_same(row: SheetRow, other: SheetRow) -> bool:
    """Whether two rows say the same in the fields that both have."""
    return all(row.texts[name] == other.texts[name] for name in _compared(row.texts) & other.texts.keys())


def _compared(fields: Iterable[str]) -> set[str]:
    return {*fields} - _NOT_COMPARED
