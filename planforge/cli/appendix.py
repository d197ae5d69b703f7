"""`planforge appendix`: the task table without the plan, in the columns and the format that somebody asks for."""

from difflib import get_close_matches
from pathlib import Path

import click

from planforge.cli import console, making
from planforge.messages import _
from planforge.pipeline import TABLE_FORMATS
from planforge.plan.appendices import TASK_FIELDS, Column
from planforge.views import AppendixChoice, appendix_alone


def _columns(ctx: click.Context, parameter: click.Parameter, value: str | None) -> tuple[Column, ...] | None:
    return tuple(map(_column, filter(str.strip, value.split(",")))) if value is not None else None


def _column(written: str) -> Column:
    """`lead`, `lead=Cơ quan chủ trì`, `lead=Cơ quan chủ trì:40`, `lead:40`."""
    name, _equals, label = written.strip().partition("=")
    given, _colon, width = (
        (label or name).rpartition(":") if (label or name).rpartition(":")[0] else (label or name, "", "")
    )
    field = name.strip() if label else given.strip()
    _refuse_unknown(field)
    return Column(field=field, label=given.strip() or None if label else None, width_mm=_millimetres(width, written))


def _refuse_unknown(field: str) -> None:
    if field in TASK_FIELDS or field.startswith("extra."):
        return
    near = get_close_matches(field, TASK_FIELDS, n=1)
    hint = (
        _("có phải là `{key}`?").format(key=near[0]) if near else _("các cột: ") + ", ".join(TASK_FIELDS) + ", extra.…"
    )
    raise click.BadParameter(_("không có cột `{name}`; {hint}").format(name=field, hint=hint))


def _millimetres(width: str, written: str) -> float | None:
    if not width.strip():
        return None
    try:
        millimetres = float(width.strip().replace(",", "."))
    except ValueError:
        millimetres = 0.0
    if not 0 < millimetres <= 400:
        raise click.BadParameter(_("bề rộng cột không hiểu được: “{text}”; viết số milimét").format(text=written))
    return millimetres


@click.command(
    cls=console.Command,
    short_help=_("Chỉ biểu nhiệm vụ (phụ lục): Word, Excel, PDF."),
    help=_(
        "Tạo riêng phụ lục của kế hoạch, không kèm văn bản; kế hoạch không có phụ lục thì lập biểu tổng hợp nhiệm vụ. "
        "Bảng Excel sửa xong đọc lại được bằng `planforge tasks import`.\n\n"
        "\b\nVí dụ:\n  planforge appendix ke-hoach.yaml --to docx,xlsx\n"
        '  planforge appendix ke-hoach.yaml --columns "ordinal,title,lead=Cơ quan chủ trì:40,deadline"\n'
        "  planforge appendix ke-hoach.yaml --groups-as header_rows --orientation portrait"
    ),
)
@making.specs_argument()
@making.output_option()
@making.formats_option(TABLE_FORMATS)
@click.option(
    "--columns",
    metavar=_("CỘT"),
    callback=_columns,
    help=_(
        "Các cột theo thứ tự, cách nhau bằng dấu phẩy; nhãn sau dấu =, bề rộng (mm) sau dấu hai chấm: {known}."
    ).format(known=", ".join(TASK_FIELDS) + ", extra.…"),
)
@click.option(
    "--groups-as",
    type=click.Choice(["merged_cells", "header_rows"]),
    help=_("Nhóm ở cột gộp ô, hay ở dòng riêng đánh số La Mã."),
)
@click.option("--orientation", type=click.Choice(["landscape", "portrait"]), help=_("Trang ngang hay dọc."))
@click.option(
    "--number", type=click.IntRange(min=1), metavar=_("SỐ"), help=_("Phụ lục thứ mấy; mặc định mọi biểu nhiệm vụ.")
)
@making.frame_option()
@making.overrides_option()
@making.strict_option()
def command(
    paths: tuple[Path, ...],
    output: Path | None,
    formats: tuple[str, ...],
    columns: tuple[Column, ...] | None,
    groups_as: str | None,
    orientation: str | None,
    number: int | None,
    frame: str | None,
    overrides: dict[str, str],
    strict: bool,
) -> None:
    """Make the appendix of every spec in PATHS."""
    wanted = {"columns": columns, "groups_as": groups_as, "orientation": orientation}
    choice = AppendixChoice(number, tuple((key, value) for key, value in wanted.items() if value))
    making.make(paths, output, frame, strict, formats=formats, overrides=overrides, papers=appendix_alone(choice))
