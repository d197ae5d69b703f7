"""Tasks of the sheet that the plan has not, put where the sheet has them."""

from collections.abc import Iterator, Sequence

from planforge.diagnostics import Code, Report
from planforge.messages import _
from planforge.transforms.cell_texts import folded_group, title_in
from planforge.transforms.cell_values import text_of, value_of
from planforge.transforms.changes import Change, Data, Kind
from planforge.transforms.known_tasks import OF_A_PIECE, KnownPlan
from planforge.transforms.sheet_tasks import says_new, task_key
from planforge.transforms.task_header import one_line
from planforge.transforms.task_matching import Found
from planforge.transforms.task_pieces import own_deliverables
from planforge.transforms.task_sheet import SheetRow
from planforge.vietnamese import slug

LONGEST_ID = 40


class NewTasks:
    """Tasks of the sheet that the plan has not, as insertions where the sheet has them."""

    def __init__(self, known: KnownPlan, report: Report) -> None:
        self.known = known
        self.report = report
        self.ids = {first.key for first in known.first_rows()}
        self.by_name = {folded_group(group.name.text): index for index, group in reversed([*enumerate(known.groups)])}

    def insertions(self, found: Sequence[Found]) -> Iterator[Change]:
        """A change for each new task and each new group, the groups last, in the order of the sheet."""
        new_groups: dict[str, list[Found]] = {}
        homes = self._homes(found)
        for index, one in enumerate(found):
            if one.task is None and isinstance(homes[index], str):
                new_groups.setdefault(folded_group(str(homes[index])), []).append(one)
            elif one.task is None:
                yield self._insertion(one, homes, found, index)
        yield from self._new_groups(list(new_groups.values()))

    # where

    def _homes(self, found: Sequence[Found]) -> list[int | str]:
        """The group of each task of the sheet: its place in the plan, or the name of one that is new.

        A task whose row names no group goes with the one above it; the first of all with the one below.
        """
        named: list[int | str | None] = [self._named(one) for one in found]
        fallback = next((home for home in named if home is not None), 0 if self.known.groups else "")
        homes: list[int | str] = []
        for home in named:
            above = homes[-1] if homes else fallback
            homes.append(above if home is None else home)
        return homes

    def _named(self, one: Found) -> int | str | None:
        if one.task is not None:
            return self.known.tasks[one.task][0].group
        group = one.rows[0].group
        return None if group is None else self.by_name.get(folded_group(group), group)

    def _insertion(self, one: Found, homes: Sequence[int | str], found: Sequence[Found], index: int) -> Change:
        number = int(homes[index])
        group = self.known.groups[number]
        name = group.name.text
        what = _("thêm nhiệm vụ vào nhóm “{group}”").format(group=name) if name else _("thêm nhiệm vụ")
        title = title_in(one.rows[0].texts["title"])
        path = (*group.path, self._place(number, homes, found, index))
        return Change(Kind.INSERT, path, what, "", title, self._task(one.rows), one.rows[0].place)

    def _place(self, group: int, homes: Sequence[int | str], found: Sequence[Found], index: int) -> int:
        """After the task above it in the sheet, or before the first one of its group that is below it."""
        for other in (*range(index - 1, -1, -1), *range(index + 1, len(found))):
            task = found[other].task
            if homes[other] == group and task is not None:
                return int(self.known.tasks[task][0].path[-1]) + int(other < index)
        return self.known.groups[group].tasks

    # what

    def _new_groups(self, groups: Sequence[Sequence[Found]]) -> Iterator[Change]:
        """Groups of new tasks at the end of the plan's groups; the first ones of a plan that has no tasks."""
        if self.known.is_flat:
            for group in groups:
                self._refuse_group(group[0].rows[0])
            return
        values = [self._group(tasks) for tasks in groups]
        place, path = self.known.groups_path, (*self.known.groups_path, len(self.known.groups))
        if values and not self.known.groups:
            after = "\n".join(map(_shown, groups))
            yield Change(Kind.PUT, place, _("thêm nhiệm vụ"), "", after, values, groups[0][0].rows[0].place)
            return
        for tasks, value in zip(groups, values, strict=True):
            what = _("thêm nhóm có {count} nhiệm vụ").format(count=len(tasks))
            yield Change(Kind.INSERT, path, what, "", _shown(tasks), value, tasks[0].rows[0].place)

    def _group(self, tasks: Sequence[Found]) -> Data:
        name = one_line(tasks[0].rows[0].group or "")
        entries = [self._task(one.rows) for one in tasks]
        return {"group": text_of([name]), "tasks": entries} if name else {"tasks": entries}

    def _refuse_group(self, row: SheetRow) -> None:
        message = _("kế hoạch không chia nhóm, bảng có nhóm “{group}”").format(group=one_line(row.group or ""))
        hint = _("chia nhóm trong tệp kế hoạch, hoặc bỏ tên nhóm này trong bảng")
        self.report.add(Code.UNCLEAR_ROW, message, row.places.get("group", row.place), hint)

    def _task(self, rows: Sequence[SheetRow]) -> Data:
        first = rows[0]
        title = title_in(first.texts["title"])
        if not title:
            message, hint = _("dòng này chưa có tên nhiệm vụ"), _("ghi tên, hoặc xóa dòng")
            self.report.add(Code.UNCLEAR_ROW, message, first.place, hint)
        task: dict[str, Data] = {"id": self._id(first, title), "title": value_of("title", title)}
        for name in ("objective", "measures", *OF_A_PIECE):
            if len(rows) > 1 and name == "deliverables":
                task[name] = own_deliverables(rows)
            elif first.texts.get(name):
                task[name] = value_of(name, first.texts[name])
        extra = {name[6:]: value_of(name, text) for name, text in first.texts.items() if name[:6] == "extra." and text}
        return {**task, "extra": extra} if extra else task

    def _id(self, row: SheetRow, title: str) -> str:
        """The key somebody wrote, or one made of the title; never one that is taken."""
        key = "" if says_new(row) else slug(task_key(row))
        base = key or slug(title)[:LONGEST_ID].strip("-") or "nhiem-vu"
        made, number = base, 1
        while made in self.ids:
            number += 1
            made = f"{base}-{number}"
        self.ids.add(made)
        return made


def _shown(tasks: Sequence[Found]) -> str:
    """A new group as it is shown: its name, and the titles of its tasks."""
    name = one_line(tasks[0].rows[0].group or "")
    titles = [f"- {title_in(one.rows[0].texts['title'])}" for one in tasks]
    return "\n".join([name, *titles] if name else titles)
