"""Plans of any number of tasks as a clerk would type them: about 1 KB of YAML a task, no two sentences alike."""

from collections.abc import Iterator, Sequence
from datetime import date
from random import Random
from textwrap import fill

from planforge.registry.holidays import is_day_off, working_day_before

TASKS_IN_A_GROUP = 8
YEAR = 2026


def spec_text(rows: int) -> str:
    """A valid spec with `rows` tasks, shown in an appendix of eight columns with the groups' cells merged.

    The same number gives the same text, and a longer plan begins with the tasks of a shorter one. The words are
    drawn one by one, so that the text packs no better than an office's own. No text holds `&`, `<`, `>` or
    inline marks: docxtpl as documented would lose or print them.
    """
    return "".join((_HEAD, "tasks:\n", *_groups(rows), _TAIL))


def spec_text_of_size(size: int) -> str:
    """The shortest spec of at least `size` bytes."""
    rows = 1
    while len((text := spec_text(rows)).encode()) < size:
        rows += 1
    return text


def _groups(rows: int) -> Iterator[str]:
    for number, first in enumerate(range(0, rows, TASKS_IN_A_GROUP), 1):
        draw = Random(f"group {number}")
        yield f"  - group: {_verb(draw)} {_noun(draw)} và {_noun(draw)}\n    id: nhom-{number}\n    tasks:\n"
        yield from map(_task, range(first + 1, min(first + TASKS_IN_A_GROUP, rows) + 1))


def _task(number: int) -> str:
    draw = Random(number)
    lead, *supporting = draw.sample(_BODIES, 4)
    return "".join(
        (
            f"      - id: nhiem-vu-{number}\n",
            f"        title: {_verb(draw)} {_noun(draw)} và {_noun(draw)} đợt {number}\n",
            _texts("measures", [_measure(draw) for _ in range(draw.choice((2, 2, 3)))]),
            _texts("deliverables", [f"{draw.choice(_PRODUCTS)} {_noun(draw)}." for _ in range(2)]),
            f"        lead: {lead}\n",
            _texts("supporting", supporting),
            f"        deadline: Trước ngày {_working_day(draw)}/{{{{ year }}}}\n\n",
        )
    )


def _working_day(draw: Random) -> str:
    """A day and a month of the workload's year on which offices are open."""
    day = date(YEAR, draw.randint(3, 12), draw.randint(1, 28))
    day = day if is_day_off(day) is None else working_day_before(day)
    return f"{day.day:02}/{day.month}"


def _measure(draw: Random) -> str:
    return (
        f"{_verb(draw)} {_noun(draw)}, {_noun(draw)} tại {draw.choice(_PLACES)}; {_verb(draw).lower()} {_noun(draw)} "
        f"cùng {_noun(draw)}, bảo đảm {draw.choice(_MANNERS)}, {draw.choice(_MANNERS)}, đạt {draw.randint(60, 100)}%."
    )


def _verb(draw: Random) -> str:
    return draw.choice(_VERBS)


def _noun(draw: Random) -> str:
    return draw.choice(_NOUNS)


def _texts(key: str, texts: Sequence[str]) -> str:
    items = "".join(f"          - {_folded(text, ' ' * 12)}\n" for text in texts)
    return f"        {key}:\n{items}"


def _folded(text: str, indent: str) -> str:
    """`text` on the line of its dash or, when it is long, folded below it."""
    if len(text) < 80:
        return text
    return ">-\n" + fill(text, 104, initial_indent=indent, subsequent_indent=indent)


def _listed(text: str) -> tuple[str, ...]:
    return tuple(" ".join(words.split()) for words in text.split(","))


_VERBS = _listed(
    """Rà soát, Kiểm tra, Theo dõi, Đánh giá, Tổng hợp, Thống kê, Báo cáo về, Công khai, Hướng dẫn về, Trao đổi về,
    Lấy ý kiến về, Giải đáp về, Tuyên truyền về, Tập huấn về, Phân công phụ trách, Đôn đốc, Giám sát, Khảo sát,
    Đối chiếu số liệu về, Lập sổ theo dõi, Mở chuyên mục về, Họp dân bàn về, Bố trí kinh phí cho, Cải tiến,
    Nâng cao chất lượng, Chấn chỉnh, Khắc phục hạn chế trong, Sơ kết, Phổ biến quy định về, Xây dựng kế hoạch về,
    Chuẩn hóa quy trình về, Ứng dụng công nghệ trong, Tiếp nhận phản ánh về, Nhân rộng cách làm hay về, Quan tâm"""
)
_NOUNS = _listed(
    """cấp đất ở, đăng ký khai sinh, lưu trữ sổ hộ tịch, thu phí chợ, niêm yết giá dịch vụ, tiếp dân định kỳ,
    hòm thư góp ý, đường dây nóng, phiếu hài lòng, màn hình tra cứu, ghế chờ cho dân, máy lấy số, mẫu đơn song ngữ,
    chữ ký số, kho lưu trữ, cấp thẻ bảo hiểm y tế, bình xét hộ nghèo, quỹ khuyến học, nguồn nước sạch, thu gom rác,
    đèn đường, cầu dân sinh, mương thoát nước, chợ phiên, bến đò, trạm bơm, nhà văn hóa, sân bóng, thư viện xã,
    lớp xóa mù chữ, bếp ăn bán trú, tủ thuốc cơ quan, vận chuyển cấp cứu, tiêm chủng, vườn thuốc nam, chuồng trại,
    giống cà phê, trồng hồ tiêu, chăn nuôi bò, nuôi cá nước ngọt, vật tư nông nghiệp, tem truy xuất, hợp tác xã,
    tổ vay vốn, tiền đền bù, ranh giới thửa đất, giấy phép xây dựng, vỉa hè, biển hiệu, nhà trọ, camera an ninh,
    tổ tự quản, hương ước, lễ hội cồng chiêng, giữ gìn bến nước, bảo tồn nhà dài, nghề dệt, dạy tiếng Ê Đê,
    chăm sóc người cao tuổi, nuôi dưỡng trẻ mồ côi, trợ giúp người khuyết tật, việc làm thanh niên, dạy nghề nông thôn,
    hội chợ việc làm, thuế hộ khoán, hóa đơn điện tử, thanh toán không tiền mặt, cấp căn cước, tài khoản định danh,
    kiến nghị cử tri, đơn thư kéo dài, biên bản họp dân, quy chế chi tiêu, tài sản công, sử dụng xe công, dự toán năm,
    đấu thầu thuốc, mua sắm tập trung, công trình dở dang, nhật ký thi công, giám sát cộng đồng, báo cáo quý,
    trang thông tin điện tử, loa truyền thanh, bản đồ quy hoạch, rừng phòng hộ, chốt kiểm lâm, phương án sơ tán,
    nhà tránh lũ, cấp phát áo phao, tỉa cây nguy hiểm, điểm sạt lở, lịch trực, biển tên công chức, sơ cứu ban đầu,
    lối đi xe lăn"""
)
_PLACES = _listed(
    """bộ phận một cửa, các buôn vùng sâu, tổ dân phố trung tâm, điểm bưu điện - văn hóa, trường học, trạm y tế,
    khu tái định cư, khu nhà trọ công nhân, bến xe, thôn có nhiều đơn thư, cụm dân cư mới, xã biên giới, hội trường,
    phòng tiếp dân, chợ đầu mối, nông trường, lâm trường, khu công nghiệp, bệnh viện, ký túc xá, trụ sở cũ, kho bạc"""
)
_MANNERS = _listed(
    """minh bạch, đúng hẹn, dễ hiểu, không gây phiền hà, tiết kiệm, đúng đối tượng, có người chịu trách nhiệm,
    có ảnh chụp kèm theo, trả lời bằng văn bản, giữ kín danh tính, ghi rõ lý do, không trùng lặp, kịp mùa vụ,
    có chữ ký của người dân, thuận tiện cho người già, không phát sinh chi phí, báo trước ba ngày, công khai số liệu"""
)
_PRODUCTS = _listed(
    """Danh sách, Quy trình nội bộ về, Tờ gấp về, Biên bản kiểm tra, Chuyên mục về, Báo cáo về, Kế hoạch kiểm tra,
    Sổ theo dõi, Công văn hướng dẫn về, Bộ câu hỏi về, Bảng số liệu về, Phóng sự về"""
)
_BODIES = (
    "Văn phòng Ủy ban nhân dân tỉnh",
    "Sở Nội vụ",
    "Sở Tư pháp",
    "Sở Tài chính",
    "Sở Y tế",
    "Sở Xây dựng",
    "Sở Công Thương",
    "Sở Khoa học và Công nghệ",
    "Sở Nông nghiệp và Môi trường",
    "Sở Giáo dục và Đào tạo",
    "Sở Văn hóa, Thể thao và Du lịch",
    "Sở Dân tộc và Tôn giáo",
    "Thanh tra tỉnh",
    "Công an tỉnh",
    "Bảo hiểm xã hội tỉnh",
    "Báo và Phát thanh, Truyền hình tỉnh",
    "Ủy ban nhân dân các xã, phường",
    "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh",
)

_HEAD = """\
planforge: 1
id: phuc-vu-nguoi-dan
year: 2026

issuer:
  unit: tỉnh Đắk Lắk

document:
  number: "35"
  date: 2026-01-22
  subject: Nâng cao chất lượng phục vụ người dân của chính quyền các cấp trên địa bàn tỉnh năm {{ year }}

signature:
  capacity: KT
  position: PHÓ CHỦ TỊCH
  name: Nguyễn Thị Bích Thảo

legal_bases:
  - Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025
  - Căn cứ Luật Thực hiện dân chủ ở cơ sở ngày 10 tháng 11 năm 2022
  - >-
    Căn cứ Nghị quyết của Hội đồng nhân dân tỉnh về nhiệm vụ phát triển kinh tế - xã hội, bảo đảm quốc
    phòng, an ninh năm {{ year }}

introduction:
  - >-
    Nhằm làm cho người dân, doanh nghiệp hài lòng hơn khi đến giao dịch, Ủy ban nhân dân tỉnh ban hành Kế
    hoạch {{ subject }}, cụ thể như sau

purpose:
  - >-
    Khắc phục những việc người dân chưa hài lòng trong năm {{ year - 1 }}; giữ vững những mặt đã được đánh
    giá tốt.
  - Giao việc rõ người, rõ thời hạn, rõ kết quả để các cấp, các ngành chủ động thực hiện.

requirements:
  - >-
    Người đứng đầu trực tiếp chỉ đạo và chịu trách nhiệm; kết quả thực hiện là căn cứ đánh giá, xếp loại
    cuối năm.
  - Mỗi nhiệm vụ có sản phẩm kiểm đếm được, không phát sinh thủ tục, chi phí cho người dân.
  - Lồng ghép với cải cách hành chính, chuyển đổi số để tiết kiệm nguồn lực.

"""
_TAIL = """\
assignments:
  - to: Sở Nội vụ
    duties:
      - Theo dõi, đôn đốc các nhiệm vụ tại Phụ lục kèm theo; kiểm tra đột xuất ít nhất mười cơ quan, đơn vị.
      - Tổng hợp kết quả, báo cáo Ủy ban nhân dân tỉnh trước ngày 15 tháng cuối mỗi quý.
  - to: Sở Tài chính
    duties:
      - Bố trí kinh phí trong dự toán được giao theo quy định về phân cấp ngân sách.
  - to: Báo và Phát thanh, Truyền hình tỉnh
    duties:
      - Mở chuyên mục hỏi, đáp hằng tuần; giới thiệu cách làm hay của các địa phương.
  - to: Ủy ban nhân dân các xã, phường
    duties:
      - Ban hành kế hoạch của địa phương trước ngày 15/02/{{ year }} và tổ chức thực hiện.
      - Công khai kết quả tại trụ sở, nhà văn hóa các thôn, buôn, tổ dân phố.

closing: >-
  Trên đây là Kế hoạch {{ subject }}; yêu cầu các cơ quan, đơn vị nghiêm túc thực hiện, có vướng mắc thì phản
  ánh về Sở Nội vụ để được hướng dẫn

recipients:
  - Bộ Nội vụ (b/c)
  - Thường trực Tỉnh ủy, HĐND tỉnh (b/c)
  - Chủ tịch, các PCT UBND tỉnh
  - Ủy ban MTTQ Việt Nam tỉnh
  - Các sở, ban, ngành tỉnh
  - UBND các xã, phường
  - Báo và PTTH tỉnh
filed_with: VT, NC

appendices:
  - title: Biểu tổng hợp nhiệm vụ nâng cao chất lượng phục vụ người dân năm {{ year }}
    from: tasks
    columns: [ordinal, group, title, measures, deliverables, lead, supporting, deadline]
"""
