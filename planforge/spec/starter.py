"""A first spec for an office to write on: short, commented, valid as it stands."""

from dataclasses import dataclass

import yaml

from planforge.plan.bodies import Issuer, Level
from planforge.vietnamese import slug

SCHEMA_FILE = "planforge.schema.json"


@dataclass(frozen=True, slots=True)
class Starter:
    """What has to be known to begin: whose plan, for which year, about what."""

    unit: str
    year: int
    subject: str
    level: Level
    within: tuple[str, ...] = ()
    body: str = ""

    @property
    def two_tiers(self) -> bool:
        """True from the year in which there is no district any more."""
        return self.year >= 2026


def starter_text(starter: Starter) -> str:
    """The YAML of a draft plan, with comments that say what to do, ending in a line end."""
    unit = Issuer(unit=starter.unit).type_word or starter.unit
    return _TEXT.format(
        schema=SCHEMA_FILE,
        id=slug(starter.subject)[:60].strip("-") or "ke-hoach",
        year=starter.year,
        unit=_value(starter.unit),
        within=_within(starter),
        level=_level(starter),
        subject=_value(starter.subject.replace("{{", "\\{{") + " năm {{ year }}"),
        draft_date=f"{starter.year}-01",
        report=_value(f"Tổng hợp kết quả thực hiện, báo cáo UBND {unit} theo quy định."),
        superior=_value(_superior(starter)),
        party=_party(starter),
        council=_value(f"Thường trực HĐND {unit}"),
        committee_heads=_value(f"Chủ tịch, các PCT UBND {unit}"),
        below=_below(starter),
        officer=_OFFICER[starter.level, starter.two_tiers],
    )


def _value(value: str | list[str]) -> str:
    """`value` as YAML on one line, quoted where YAML would misread it."""
    dumped: str = yaml.safe_dump([value], allow_unicode=True, width=100_000, default_flow_style=True)
    return dumped.strip().removeprefix("[").removesuffix("]")


def _within(starter: Starter) -> str:
    if not starter.within:
        return ""
    return f"\n  within: {_value(list(starter.within))}      # các đơn vị cấp trên, gần nhất trước"


def _level(starter: Starter) -> str:
    known = Issuer(unit=starter.unit, within=starter.within).unit_level
    return "" if known == starter.level else f"\n  level: {starter.level}"


def _superior(starter: Starter) -> str:
    if starter.level == "province":
        return "Bộ Nội vụ"
    return f"UBND {Issuer(unit=starter.within[0]).type_word or starter.within[0]}" if starter.within else "UBND tỉnh"


def _below(starter: Starter) -> str:
    if starter.level == "province":
        return "UBND các xã, phường" if starter.two_tiers else "UBND các huyện, thị xã, thành phố"
    if starter.level == "district":
        kinds = {"quận": "phường", "huyện": "xã, thị trấn"}
        return f"UBND các {kinds.get(Issuer(unit=starter.unit).type_word, 'xã, phường')}"
    return "Các thôn, tổ dân phố"


def _party(starter: Starter) -> str:
    """The party committee of the unit, named for the unit's kind."""
    word = Issuer(unit=starter.unit).type_word
    named = {"thành phố": "Thành ủy", "quận": "Quận ủy", "thị xã": "Thị ủy"}
    usual: dict[Level, str] = {"province": "Tỉnh ủy", "district": "Huyện ủy", "commune": "Đảng ủy"}
    return f"Thường trực {named.get(word, usual[starter.level])}"


_OFFICER: dict[tuple[Level, bool], str] = {
    ("province", True): "Sở Nội vụ",
    ("province", False): "Sở Nội vụ",
    ("district", True): "Phòng Nội vụ",
    ("district", False): "Phòng Nội vụ",
    ("commune", True): "Phòng Văn hóa - Xã hội",
    ("commune", False): "Công chức Văn phòng - Thống kê",
}

_TEXT = """\
# yaml-language-server: $schema={schema}
#
# Kế hoạch viết bằng YAML. Sửa chữ sau mỗi dấu hai chấm, giữ nguyên tên khóa và cách thụt dòng.
# Câu có dấu hai chấm, hoặc bắt đầu bằng dấu * hay {{{{, thì đặt trong ngoặc kép. Sau dấu # là ghi chú.
# Kiểm tra: planforge validate <tệp này>     Tạo văn bản: planforge render <tệp này>

planforge: 1
id: {id}      # tên ngắn, giữ nguyên qua các năm
year: {year}

issuer:
  unit: {unit}{within}{level}

document:
  # number: "08"                  # bỏ dấu # và ghi số khi đã được cấp số
  date: {draft_date}                   # ghi đủ {draft_date}-15 khi biết ngày ký
  subject: {subject}
  draft: true                     # in chữ DỰ THẢO; `planforge render --final` bỏ chữ này

signature:
  capacity: KT                    # bỏ dòng này nếu người đứng đầu ký
  position: PHÓ CHỦ TỊCH
  name: Nguyễn Văn A              # họ tên người ký

legal_bases:
  - Căn cứ Luật Tổ chức chính quyền địa phương

purpose:
  - Cụ thể hóa các nhiệm vụ, giải pháp thực hiện trong năm {{{{ year }}}} trên địa bàn {{{{ level }}}}.
requirements:
  - Xác định rõ nội dung, thời hạn và trách nhiệm của từng cơ quan, đơn vị.

tasks:
  - group: Công tác chỉ đạo, điều hành
    id: chi-dao-dieu-hanh
    tasks:
      - id: ban-hanh-van-ban
        title: Ban hành văn bản triển khai Kế hoạch
        measures:
          - Rà soát nội dung được giao, ban hành văn bản chỉ đạo, hướng dẫn thực hiện.
        deliverables: [Văn bản chỉ đạo]
        lead: {officer}
        supporting: Các cơ quan, đơn vị liên quan
        deadline: Quý I năm {{{{ year }}}}
      - id: kiem-tra-don-doc
        title: Kiểm tra, đôn đốc thực hiện
        measures:
          - Kiểm tra định kỳ, kịp thời chấn chỉnh và tháo gỡ khó khăn.
        deliverables: [Báo cáo kết quả kiểm tra]
        lead: {officer}
        deadline: Định kỳ hằng quý

assignments:
  - to: {officer}
    verb: Giao
    duties:
      - Chủ trì, phối hợp với các cơ quan, đơn vị triển khai Kế hoạch này.
      - {report}
  - Các cơ quan, đơn vị liên quan căn cứ chức năng, nhiệm vụ chủ động thực hiện.

recipients:
  - {{to: {superior}, note: b/c}}
  - {party}
  - {council}
  - {committee_heads}
  - {officer}
  - {below}
filed_with: VT

# Bỏ dấu # ở các dòng dưới để có phụ lục "Biểu tổng hợp nhiệm vụ" thay cho phần nhiệm vụ trong kế hoạch,
# và thêm vào requirements một câu: Nhiệm vụ, phân công và thời hạn nêu tại Phụ lục kèm theo Kế hoạch này.
# appendices:
#   - title: Biểu tổng hợp nhiệm vụ
#     from: tasks
"""
