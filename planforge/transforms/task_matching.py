"""Which task of the plan a row of the sheet is: by its key, or else by its title; a doubtful one is asked about."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from planforge.diagnostics import Code, Report
from planforge.messages import _
from planforge.transforms.cell_texts import folded_title
from planforge.transforms.known_tasks import KnownPlan
from planforge.transforms.sheet_tasks import SheetTasks, in_group, names, says_all, says_new
from planforge.transforms.task_headings import KEY
from planforge.transforms.task_sheet import SheetRow

ALIKE = 80
"""How alike two titles are, out of 100, before it is asked whether one is the other changed."""


@dataclass(frozen=True, slots=True)
class Found:
    """The rows of the sheet that are one task, and the task of the plan they are; None for a new one."""

    rows: tuple[SheetRow, ...]
    task: int | None


class Matching:
    """Finds for each task of the sheet the one of the plan that it is."""

    def __init__(self, known: KnownPlan, report: Report) -> None:
        self.known = known
        self.report = report
        self.by_title: dict[str, list[int]] = defaultdict(list)
        for first in known.first_rows():
            self.by_title[folded_title(first.title)].append(first.task)
        self.taken: set[int] = set()

    def found(self, sheet: Sequence[SheetRow]) -> list[Found]:
        """The tasks of the sheet in its order; what is doubtful is reported."""
        tasks = SheetTasks(self.known, self.by_title, self.report).of(sheet)
        self.taken = {one.task for one in tasks if one.task is not None}
        found = [Found(tuple(one.rows), self._by_title(one.rows) if one.task is None else one.task) for one in tasks]
        self._refuse_other_title(found)
        self._refuse_doubtful([one.rows[0] for one in found if one.task is None])
        return found

    def _by_title(self, rows: Sequence[SheetRow]) -> int | None:
        """The only task with the title of `rows` that is not taken yet; of several the only one in their group, or one
        in which they change nothing.

        A row with a key that the plan has not is a new task, save that one told to be new may be in the plan already.
        """
        first = rows[0]
        left = [task for task in self.by_title.get(folded_title(first.texts["title"]), ()) if task not in self.taken]
        if first.key:
            left = [task for task in left if says_new(first) and says_all(rows, self.known.tasks[task])][:1]
        here = self._in_group(first, left)
        unchanged = [task for task in here if self._has_all(task, rows)] if len(here) > 1 else []
        here = unchanged[:1] or here
        if len(here) > 1:
            message = _("có {count} nhiệm vụ cùng tên này, chưa rõ dòng là nhiệm vụ nào").format(count=len(here))
            hint = _("ghi `id` cho các nhiệm vụ ấy trong tệp kế hoạch, xuất lại bảng rồi nhập")
            self.report.add(Code.UNCLEAR_ROW, message, first.place, hint)
        self.taken.update(here[:1])
        return here[0] if here else None

    def _has_all(self, task: int, rows: Sequence[SheetRow]) -> bool:
        """Whether each of `rows` says just what some deliverable of the task says."""
        return all(any(says_all([row], [piece]) for piece in self.known.tasks[task]) for row in rows)

    def _in_group(self, row: SheetRow, tasks: list[int]) -> list[int]:
        """Those of `tasks` in the group of `row`, or in one that it may stand in; else all of them."""
        groups = {task: self.known.groups[self.known.tasks[task][0].group] for task in tasks}
        named = [task for task in tasks if names(row, groups[task])]
        return named or [task for task in tasks if in_group(row, groups[task])] or tasks

    # what is doubtful

    def _refuse_other_title(self, found: Sequence[Found]) -> None:
        """A key beside the title of another task: the key column was left behind when the others were sorted."""
        for one in found:
            others = self.by_title.get(folded_title(one.rows[0].texts["title"]), [])
            if one.task is None or not one.rows[0].key or not others or one.task in others:
                continue
            message = _("mã `{key}` là của nhiệm vụ “{title}”, tên ở dòng này là của nhiệm vụ khác").format(
                key=one.rows[0].key, title=self.known.tasks[one.task][0].title
            )
            hint = _("cột Mã ở cuối bảng, có thể đang ẩn: sắp xếp thì chọn cả cột ấy, hoặc xuất lại bảng")
            self.report.add(Code.UNCLEAR_ROW, message, one.rows[0].places[KEY], hint)

    def _refuse_doubtful(self, rows: Sequence[SheetRow]) -> None:
        """A row whose title is nearly that of a task that has no row: a new name, or a new task?"""
        left = [first for first in self.known.first_rows() if first.task not in self.taken]
        titles = [folded_title(first.title) for first in left]
        for row in rows:
            near = _nearest(row.texts["title"], titles) if titles and not says_new(row) else None
            if near is not None:
                title, key = left[near].title, left[near].key
                message = _("dòng này gần giống nhiệm vụ “{title}”: đổi tên, hay nhiệm vụ mới?").format(title=title)
                same_task = _("ghi `{key}` vào cột Mã nếu là nhiệm vụ ấy, ghi `mới` nếu là nhiệm vụ mới")
                no_key = _("giữ nguyên tên nếu là nhiệm vụ ấy, ghi `mới` vào cột Mã nếu là nhiệm vụ mới")
                self.report.add(Code.UNCLEAR_ROW, message, row.place, same_task.format(key=key) if key else no_key)


def _nearest(title: str, titles: Sequence[str]) -> int | None:
    # Loaded only when a title is not found; a table that comes back unchanged needs none of it.
    from rapidfuzz import fuzz, process

    best = process.extractOne(folded_title(title), titles, scorer=fuzz.ratio, score_cutoff=ALIKE)
    return best[2] if best else None
