"""`planforge new`: a first spec, from a few questions or from options."""

from datetime import date
from pathlib import Path

import click

from planforge.cli import console
from planforge.errors import UnwritableOutput, UsageError
from planforge.messages import _
from planforge.outputs import save
from planforge.plan.bodies import Issuer
from planforge.spec.schema import schema_text
from planforge.spec.starter import SCHEMA_FILE, Starter, starter_text

FILE_NAME = "ke-hoach.yaml"


@click.command(
    cls=console.Command,
    help=_(
        "Tạo một tệp kế hoạch mẫu có ghi chú ở TARGET (tệp .yaml hoặc thư mục); thiếu gì thì hỏi.\n\n"
        "\b\nVí dụ:\n  planforge new ke-hoach.yaml\n"
        '  planforge new cchc --unit "xã Tân Lập" --within "tỉnh Đắk Lắk" --year 2026 --subject "Cải cách hành chính"'
    ),
)
@click.argument("target", metavar="DIR|FILE", type=click.Path(path_type=Path))
@click.option(
    "--level",
    type=click.Choice(["province", "district", "commune"]),
    help=_("Cấp; thường suy ra từ tên đơn vị."),
)
@click.option("--unit", help=_("Đơn vị ban hành, kèm loại: “xã Tân Lập”."))
@click.option("--within", multiple=True, help=_("Đơn vị cấp trên, gần nhất trước; lặp lại được."))
@click.option("--year", type=click.IntRange(1990, 2100), help=_("Năm kế hoạch."))
@click.option("--subject", help=_("Trích yếu, không có chữ “Kế hoạch” và năm."))
def command(
    target: Path,
    level: str | None,
    unit: str | None,
    within: tuple[str, ...],
    year: int | None,
    subject: str | None,
) -> None:
    """Write a first spec to TARGET."""
    file = target if target.suffix.lower() in (".yaml", ".yml") else target / FILE_NAME
    if file.exists():
        raise UnwritableOutput(_("{file} đã có, không ghi đè").format(file=file), _("chọn tên khác hoặc thư mục khác"))
    unit = unit or click.prompt(_("Đơn vị ban hành, kèm loại (ví dụ: xã Tân Lập)"))
    issuer = Issuer(unit=unit, within=within)
    if level is None and issuer.unit_level is None:
        choice = click.Choice(["province", "district", "commune"])
        level = click.prompt(_("Cấp (province: tỉnh, district: huyện, commune: xã)"), type=choice)
    settled = Issuer(unit=unit, within=within, level=level).unit_level or "commune"
    if settled != "province" and not within:
        answer = click.prompt(_("Đơn vị cấp trên, gần nhất trước, cách nhau bằng dấu phẩy (ví dụ: tỉnh Đắk Lắk)"))
        within = tuple(name.strip() for name in answer.split(",") if name.strip())
    year = year or click.prompt(_("Năm kế hoạch"), default=date.today().year, type=click.IntRange(1990, 2100))
    subject = subject or click.prompt(_("Trích yếu, không có chữ “Kế hoạch” và năm (ví dụ: Cải cách hành chính)"))
    if issuer.unit_level and level and issuer.unit_level != level and issuer.type_word != "thành phố":
        raise UsageError(_("“{unit}” không phải cấp `{level}`").format(unit=unit, level=level))
    starter = Starter(unit.strip(), year, subject.strip(), settled, within)
    save(starter_text(starter).encode("utf-8"), file)
    schema = file.with_name(SCHEMA_FILE)
    if not schema.exists():
        save(schema_text().encode("utf-8"), schema)
    click.echo(str(file))
    console.say(
        _("Sửa tệp này, kiểm tra bằng `planforge validate {file}`, rồi `planforge render {file}`.").format(file=file)
    )
