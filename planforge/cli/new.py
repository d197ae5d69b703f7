"""`planforge new`: a first spec, from a few questions or from options."""

import re
from datetime import date
from pathlib import Path
from typing import Any

import click

from planforge.cli import console
from planforge.errors import UnwritableOutput, UsageError
from planforge.messages import _
from planforge.outputs import save
from planforge.plan.bodies import Issuer, Level
from planforge.spec.checks.issuer import TWO_TIERS_SINCE
from planforge.spec.schema import schema_text
from planforge.spec.starter import SCHEMA_FILE, Starter, starter_text

FILE_NAME = "ke-hoach.yaml"
YEARS = click.IntRange(1990, 2100)
LEVELS = click.Choice(["province", "district", "commune"])


def _text(ctx: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    return None if value is None else _checked(value)


def _texts(ctx: click.Context, parameter: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(map(_checked, value))


def _checked(value: str) -> str:
    """`value` without the spaces around it; refused when nothing is left or when it would break the file."""
    text = value.strip()
    if not text:
        raise click.BadParameter(_("không được để trống"))
    if not text.isprintable():
        raise click.BadParameter(_("có ký tự điều khiển"))
    return text


@click.command(
    cls=console.Command,
    short_help=_("Tạo tệp kế hoạch mẫu."),
    help=_(
        "Tạo một tệp kế hoạch mẫu có ghi chú ở TARGET (tệp .yaml hoặc thư mục); thiếu gì thì hỏi.\n\n"
        "\b\nVí dụ:\n  planforge new ke-hoach.yaml\n"
        '  planforge new cchc --unit "xã Tân Lập" --within "tỉnh Đắk Lắk" \\\n'
        '                     --year 2026 --subject "Cải cách hành chính"'
    ),
)
@click.argument("target", metavar="TARGET", type=click.Path(path_type=Path))
@click.option("--level", type=LEVELS, help=_("Cấp; thường suy ra từ tên đơn vị."))
@click.option("--unit", metavar=_("TÊN"), callback=_text, help=_("Đơn vị ban hành, kèm loại: “xã Tân Lập”."))
@click.option(
    "--within",
    metavar=_("TÊN"),
    multiple=True,
    callback=_texts,
    help=_("Đơn vị cấp trên, gần nhất trước; lặp lại được."),
)
@click.option("--year", metavar=_("NĂM"), type=YEARS, help=_("Năm kế hoạch."))
@click.option("--subject", metavar=_("CÂU"), callback=_text, help=_("Trích yếu, không có chữ “Kế hoạch” và năm."))
def command(
    target: Path,
    level: Level | None,
    unit: str | None,
    within: tuple[str, ...],
    year: int | None,
    subject: str | None,
) -> None:
    """Write a first spec to TARGET."""
    file = target if target.suffix.lower() in (".yaml", ".yml") else target / FILE_NAME
    if file.exists():
        raise UnwritableOutput(_("{file} đã có, không ghi đè").format(file=file), _("chọn tên khác hoặc thư mục khác"))
    unit = unit or _ask(_("Đơn vị ban hành, kèm loại (ví dụ: xã Tân Lập)"))
    level = level or Issuer(unit=unit, within=within).unit_level or _ask_level()
    if level != "province" and not within:
        answer = _ask(_("Đơn vị cấp trên, gần nhất trước, cách nhau bằng dấu phẩy (ví dụ: tỉnh Đắk Lắk)"))
        within = tuple(name.strip() for name in answer.split(",") if name.strip())
    if Issuer(unit=unit, within=within).unit_level not in (None, level):
        raise UsageError(
            _("“{unit}” không phải cấp `{level}`").format(unit=unit, level=level),
            _("bỏ --level, hoặc xem lại tên đơn vị và --within"),
        )
    year = year or click.prompt(_("Năm kế hoạch"), default=date.today().year, type=YEARS, err=True)
    if level == "district" and year > TWO_TIERS_SINCE.year:
        raise UsageError(
            _("từ 01/7/2025 không còn cấp huyện, năm {year} không lập được kế hoạch cấp này").format(year=year),
            _("lập kế hoạch của xã, phường, đặc khu hoặc tỉnh, thành phố"),
        )
    subject = subject or _ask(_("Trích yếu, không có chữ “Kế hoạch” và năm (ví dụ: Cải cách hành chính)"))
    _write(Starter(unit, year, _without_year(subject), level, within), file)


def _ask(question: str) -> str:
    answer: str = click.prompt(question, value_proc=_checked, err=True)
    return answer


def _ask_level() -> Level:
    question = _("Cấp (province: tỉnh, district: huyện, commune: xã)")
    asked: Any = LEVELS
    level: Level = click.prompt(question, type=asked, show_choices=False, err=True)
    return level


def _without_year(subject: str) -> str:
    """`subject` without the words that the document and the spec supply."""
    bare = re.sub(r"^kế hoạch\s+", "", subject, flags=re.IGNORECASE)
    return re.sub(r"\s+năm\s+\d{4}$", "", bare, flags=re.IGNORECASE) or subject


def _write(starter: Starter, file: Path) -> None:
    save(starter_text(starter).encode("utf-8"), file)
    schema = file.with_name(SCHEMA_FILE)
    if not schema.exists():
        save(schema_text().encode("utf-8"), schema)
    click.echo(str(file))
    console.say(
        _("Sửa tệp này, kiểm tra bằng `planforge validate {file}`, rồi `planforge render {file}`.").format(file=file)
    )
