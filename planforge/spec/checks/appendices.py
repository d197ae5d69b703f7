"""What an appendix shows, and whether it fits the page."""

from collections.abc import Iterator

from planforge.diagnostics import Code, Diagnostic
from planforge.messages import _
from planforge.plan.appendices import Appendix
from planforge.spec.checks.survey import Path, Survey

LANDSCAPE_ROOM_MM = 257
PORTRAIT_ROOM_MM = 165


def unclear_appendices(seen: Survey) -> Iterator[Diagnostic]:
    """An appendix shows one thing, each row of a table has a cell for each column, and columns fit the page."""
    extras = {key for _path, _group, task in seen.tasks for key in task.extra}
    for index, appendix in enumerate(seen.plan.appendices):
        path: Path = ("appendices", index)
        shown = [name for name in ("source", "items", "table") if getattr(appendix, name)]
        if len(shown) != 1:
            yield seen.found(
                Code.WRONG_VALUE,
                _("phụ lục “{title}” phải có đúng một trong `from`, `items`, `table`").format(title=appendix.title),
                path,
                _("`from: tasks` là biểu nhiệm vụ, `items` là lời văn, `table` là bảng tự do"),
            )
        for column_index, column in enumerate(appendix.columns):
            place: Path = (*path, "columns", column_index)
            key = column.field.removeprefix("extra.")
            if column.field.startswith("extra.") and key not in extras:
                message = _("không nhiệm vụ nào có `extra.{key}`").format(key=key)
                yield seen.found(Code.UNUSED_EXTRA, message, place, _("cột này sẽ trống; xem lại tên cột"))
            if column.field.startswith("extra.") and not column.label:
                message = _("cột `extra.{key}` chưa có tiêu đề").format(key=key)
                yield seen.found(Code.MISSING_KEY, message, place, _("viết {field: …, label: …}"))
        if appendix.table:
            yield from _ragged_rows(appendix.table.rows, len(appendix.table.columns), path, seen)
        yield from _columns_too_wide(appendix, path, seen)


def _columns_too_wide(appendix: Appendix, path: Path, seen: Survey) -> Iterator[Diagnostic]:
    columns = appendix.table.columns if appendix.table else appendix.columns
    wide = sum(column.width_mm or 0 for column in columns)
    room = PORTRAIT_ROOM_MM if appendix.orientation == "portrait" else LANDSCAPE_ROOM_MM
    if wide > room:
        message = _("các cột rộng {sum} mm, trang chỉ có {room} mm").format(sum=round(wide), room=room)
        where = (*path, "table", "columns") if appendix.table else (*path, "columns")
        yield seen.found(Code.TOO_WIDE, message, where, _("giảm `width_mm`"))


def _ragged_rows(rows: tuple[tuple[str, ...], ...], count: int, path: Path, seen: Survey) -> Iterator[Diagnostic]:
    for index, row in enumerate(rows):
        if len(row) != count:
            message = _("dòng {row} có {cells} ô, bảng có {count} cột").format(
                row=index + 1, cells=len(row), count=count
            )
            yield seen.found(Code.WRONG_VALUE, message, (*path, "table", "rows", index), _("ô trống viết là ''"))
