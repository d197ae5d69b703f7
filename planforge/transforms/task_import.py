"""A table of tasks that people filled in or changed, as changes to the plan it belongs to."""

from collections.abc import Iterator, Sequence

from planforge.diagnostics import Code, Place, Report
from planforge.messages import _
from planforge.transforms.cell_items import has_notes
from planforge.transforms.changes import Change, Kind
from planforge.transforms.known_tasks import KnownPlan
from planforge.transforms.new_tasks import NewTasks
from planforge.transforms.task_changes import FieldChanges
from planforge.transforms.task_matching import Found, Matching
from planforge.transforms.task_pieces import PieceChanges
from planforge.transforms.task_sheet import SheetRow


def changes_of(sheet: Sequence[SheetRow], known: KnownPlan, remove_missing: bool, report: Report) -> list[Change]:
    """What has to change in the plan for it to say what `sheet` says, in the order of the sheet.

    A row that is not surely one task, a cell that holds what a cell cannot say and a task that has no row are told to
    `report`; nothing is guessed. A task without a row stays unless `remove_missing`.
    """
    found = Matching(known, report).found(sheet)
    fields = FieldChanges(known, report)
    changes: list[Change] = []
    for one in found:
        if one.task is not None:
            changes += fields.of_task(one)
            changes += PieceChanges(one.rows, known.tasks[one.task], fields, remove_missing).changes()
    changes += NewTasks(known, report).insertions(found)
    return changes + list(_missing(found, known, remove_missing, report))


def _missing(found: Sequence[Found], known: KnownPlan, remove: bool, report: Report) -> Iterator[Change]:
    """Tasks that no row is: of groups that the sheet shows, for a table may show some groups only."""
    seen = {one.task for one in found if one.task is not None}
    shown = {first.group for first in known.first_rows() if first.task in seen}
    for first in known.first_rows():
        if first.task in seen or first.group not in shown:
            continue
        if remove and not has_notes(dict(first.raw)):
            yield Change(Kind.REMOVE, first.path, _("bỏ nhiệm vụ “{title}”").format(title=first.title), first.title)
        else:
            _tell_missing(first.title, remove, found[0].rows[0].place, report)


def _tell_missing(title: str, remove: bool, place: Place, report: Report) -> None:
    message = _("nhiệm vụ “{title}” không có trong bảng, vẫn giữ trong kế hoạch").format(title=title)
    hint = _("thêm --remove-missing để bỏ")
    if remove:
        message = _("nhiệm vụ “{title}” không có trong bảng nhưng có cước chú, vẫn giữ").format(title=title)
        hint = _("bỏ nhiệm vụ cùng cước chú của nó trong tệp kế hoạch")
    report.add(Code.ROW_MISSING, message, Place(place.file, 1, 1, place.sheet), hint)
