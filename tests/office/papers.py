"""The documents that are put through LibreOffice, all of them in one go: what is hard to get right on paper."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from planforge.compose.continued import has_repeated
from planforge.diagnostics import Report
from planforge.document.blocks import Paper
from planforge.pipeline import Job, PaperMaker, Workshop
from planforge.settings import read_settings
from planforge.views import AppendixChoice, appendix_alone, calendar_of_tasks, sheets_by_body
from tests.support.rendering import PLAN_SPECS, REAL_PLANS, a_spec, read, workshop, written

Spec = dict[str, Any]

ISSUERS: dict[str, Spec] = {
    "xa": {"unit": "xã Bình Minh", "within": ["tỉnh Đắk Lắk"]},
    "phuong": {"unit": "phường Buôn Ma Thuột", "within": ["tỉnh Đắk Lắk"]},
    "thanh-pho": {"unit": "Thành phố Hồ Chí Minh"},
    "hai-ten": {"unit": "thành phố Phan Rang - Tháp Chàm", "within": ["tỉnh Ninh Thuận"]},
    "so": {"unit": "tỉnh Đắk Lắk", "body": "Sở Nông nghiệp và Môi trường"},
    "so-dai": {"unit": "tỉnh Bà Rịa - Vũng Tàu", "body": "Sở Lao động - Thương binh và Xã hội và Phát triển nông thôn"},
    "ban": {
        "unit": "Thành phố Hồ Chí Minh",
        "body": "Ban Chỉ đạo phòng thủ dân sự và ứng phó với biến đổi khí hậu",
        "superior_line": "Ủy ban nhân dân Thành phố Hồ Chí Minh",
    },
}
DATES = {"open": None, "day": "2024-12-29"}

SUBJECTS = {
    "mot": "Thu gom rác thải sinh hoạt năm 2026",
    "hai": "Thu gom, phân loại rác thải sinh hoạt tại khu dân cư trên địa bàn các thôn, buôn năm 2026",
    "ba": (
        "Nâng cao chất lượng thu gom, phân loại và xử lý rác thải sinh hoạt tại khu dân cư nông thôn trên địa bàn "
        "giai đoạn 2026 - 2030, định hướng đến năm 2035 và những năm tiếp theo"
    ),
    "ngan": "Năm 2026",
    "hoa": "PHÒNG, CHỐNG THIÊN TAI VÀ TÌM KIẾM CỨU NẠN TRÊN ĐỊA BÀN NĂM 2026",
}
LINES = range(18, 48)
"""Lines of body of the documents that look for a signature block cut in two."""

SENTENCE = (
    "Các thôn phối hợp với Văn phòng UBND xã rà soát, cập nhật danh sách hộ tham gia, báo cáo kết quả đúng thời hạn "
    "và đề xuất những việc cần điều chỉnh cho phù hợp với tình hình thực tế."
)


def letterheads() -> Iterator[tuple[str, Spec]]:
    """Every issuer with every subject, dates and drafts in turn."""
    for number, (issuer, unit) in enumerate(ISSUERS.items()):
        for turn, (subject, words) in enumerate(SUBJECTS.items()):
            if (number + turn) % 2 and subject not in ("ba", "mot"):
                continue
            day = list(DATES.values())[(number + turn) % 2]
            document = {"number": "0155", "date": day, "subject": words, "draft": str(turn == 1).lower()}
            document["symbol"] = "KH-BCĐPTDS" if issuer == "ban" else None
            yield (
                f"letterhead-{issuer}-{subject}",
                a_spec(issuer=unit, document={key: value for key, value in document.items() if value}),
            )


def signatures() -> Iterator[tuple[str, Spec]]:
    """Bodies that differ by one line, so that the signature block comes to every place of a page."""
    for count in LINES:
        yield (
            f"signature-{count}",
            a_spec(
                requirements=["Làm đúng tiến độ."],
                purpose=[f"Việc thứ {number}." for number in range(count)],
                closing=SENTENCE if count % 2 else "Trên đây là Kế hoạch thu gom rác.",
                signature={"capacity": "KT", "name": "Nguyễn Văn A"},
                recipients=[
                    "Đảng ủy xã",
                    {"to": ["Thường trực HĐND xã", "Chủ tịch, các PCT UBND xã"], "note": "b/c"},
                    *(f"Thôn {number}" for number in range(count % 7)),
                ],
            ),
        )


def a_task(number: int) -> Spec:
    return {
        "id": f"viec-{number}",
        "title": f"Nhiệm vụ số {number}",
        "measures": [SENTENCE] * (1 + number % 3),
        "deliverables": "Báo cáo",
        "lead": "Văn phòng UBND xã" if number % 2 else "Công chức Địa chính",
        "supporting": ["Các thôn", "Hội Phụ nữ xã"],
        "deadline": "Thường xuyên" if number % 5 else "Trước ngày 30/11/2026",
    }


def a_table(count: int, **appendix: Any) -> Spec:
    """A plan whose appendix shows `count` tasks in groups of ten."""
    groups = [
        {
            "group": f"Nhóm {first // 10 + 1}",
            "id": f"nhom-{first}",
            "tasks": [a_task(n) for n in range(first, first + 10)],
        }
        for first in range(0, count, 10)
    ]
    return a_spec(tasks=groups, appendices=[{"title": "Biểu tổng hợp nhiệm vụ", "from": "tasks", **appendix}])


def others() -> Iterator[tuple[str, Spec]]:
    """One of each thing that has gone wrong somewhere."""
    columns = ["ordinal", "title", "measures", "lead", "deadline"]
    yield "table-60", a_table(60, groups_as="header_rows")
    yield "table-300", a_table(300, columns=columns, groups_as="header_rows")
    merged = {"groups_as": "merged_cells", "merge": ["lead", "deadline"], "task_marker": "letter"}
    yield "table-merged", a_table(60, **merged)
    yield "table-portrait", a_table(20, orientation="portrait", columns=columns)
    yield "table-by-body", a_table(20, **{"from": "tasks_by_body"})
    yield "table-numbered", a_table(30, number_first_page="true")
    yield (
        "table-long-words",
        a_spec(
            appendices=[
                {
                    "title": "Bảng có chữ dài",
                    "table": {
                        "columns": ["TT", "Đường dẫn", "Ghi chú"],
                        "rows": [[str(n), "https://dichvucong.gov.vn/" + "thu-tuc-" * 30, "x"] for n in range(3)],
                    },
                }
            ]
        ),
    )
    yield (
        "appendices",
        a_spec(
            document={"subject": SUBJECTS["mot"]},
            purpose=[SENTENCE] * 30,
            appendices=[
                {"title": "Bảng chỉ tiêu", "table": {"columns": ["TT", "Tên"], "rows": [["1", SENTENCE]] * 40}},
                {"title": "Hướng dẫn phân loại rác", "items": [SENTENCE] * 40},
                {
                    "title": "Bảng dọc",
                    "orientation": "portrait",
                    "table": {"columns": ["TT", "Tên"], "rows": [["1", SENTENCE]] * 20},
                },
            ],
        ),
    )
    yield (
        "footnotes",
        a_spec(
            purpose=[SENTENCE + "[^a]", SENTENCE + "[^b]", *[SENTENCE] * 20, "Cuối[^c], lại[^a]."],
            footnotes={"a": "Chú thích thứ nhất.", "b": f"Chú thích thứ hai: {SENTENCE}", "c": "Chú thích thứ ba."},
        ),
    )
    yield (
        "footnotes-in-table",
        a_spec(
            footnotes={"a": "Chú thích trong bảng.", "b": "Chú thích của tiêu đề cột."},
            appendices=[
                {
                    "title": "Bảng có cước chú",
                    "table": {
                        "columns": ["TT", "Tên[^b]"],
                        "rows": [["1", SENTENCE + "[^a]"], *[["2", SENTENCE]] * 30],
                    },
                }
            ],
        ),
    )
    yield "headings", a_spec(purpose=None, sections=[a_section(number) for number in range(1, 9)])
    yield "signs", a_spec(purpose=["Sở A & B: <b> \"x\" 'y' 5% > 3%, mã {% if %} {{ '{{' }} 1 }}."])
    yield "layout", {**a_table(30), "purpose": [SENTENCE] * 40}


def split_tasks(count: int) -> list[Spec]:
    """`count` tasks of three deliverables, each with a body and a deadline of its own."""
    deliverables = [
        {"text": SENTENCE, "deadline": "Quý I/2026"},
        {"text": "Báo cáo kết quả.", "lead": "Hội Phụ nữ xã", "deadline": "Trước ngày 30/10/2026"},
        "Hồ sơ lưu.",
    ]
    return [{**a_task(number), "deliverables": deliverables} for number in range(count)]


def split_spec(**appendix: Any) -> Spec:
    """A plan of two groups of such tasks."""
    groups = [
        {"group": f"Nhóm {number}", "id": f"nhom-{number}", "tasks": split_tasks(20)[10 * number : 10 * number + 10]}
        for number in range(2)
    ]
    return a_spec(tasks=groups, appendices=[{"title": "Biểu tổng hợp nhiệm vụ", "from": "tasks", **appendix}])


REPEATED = {"groups_as": "merged_cells", "repeat_groups": "true", "task_marker": "letter"}
EXTRACTS: dict[str, tuple[Spec, PaperMaker]] = {
    "extract-appendix": (a_table(60, groups_as="header_rows"), appendix_alone(AppendixChoice())),
    "extract-split": (split_spec(groups_as="header_rows"), appendix_alone(AppendixChoice())),
    "extract-calendar": (split_spec(), calendar_of_tasks()),
    "extract-body": (split_spec(), sheets_by_body(("Hội Phụ nữ xã",))),
    "extract-repeated": (a_table(40, **REPEATED), appendix_alone(AppendixChoice())),
    "extract-repeated-split": (split_spec(**REPEATED), appendix_alone(AppendixChoice())),
    "extract-2000": (
        a_table(2000, groups_as="header_rows", columns=["ordinal", "title", "lead", "deadline"]),
        appendix_alone(AppendixChoice()),
    ),
}
"""Tables without their plan: the spec, and what is made of it."""


def extracts(folder: Path) -> dict[str, Paper]:
    """Each of them, its merged cells repeated where they cross a page, if it asks for that."""
    made = {}
    for name, (spec, maker) in EXTRACTS.items():
        papers_made = maker(workshop(), read(written(spec, folder, name)), Job(), Report())
        paper = next(iter(papers_made)).paper
        made[name] = workshop().with_repeated_cells(paper) if has_repeated(paper) else paper
    return made


def a_section(number: int) -> Spec:
    """A mục with headings at many places, some after one another."""
    items = [
        {"heading": f"Khoản {number}.{step}", "items": [{"heading": "Điểm", "items": [SENTENCE] * (step % 3 + 1)}]}
        for step in range(number % 3 + 3)
    ]
    return {"heading": f"MỤC SỐ {number}", "items": items}


LAYOUT = {
    "margin_top": 25,
    "margin_bottom": 22,
    "margin_left": 35,
    "margin_right": 20,
    "header_distance": 12,
    "national_name_size": 12,
    "national_motto_size": 13,
    "date_size": 13,
    "body_size": 13,
    "first_line_indent": 10,
    "line_spacing": 1.3,
    "paragraph_gap": 9,
    "page_number_size": 13,
    "table_size": 11,
}


def office_workshop(folder: Path) -> Workshop:
    """The workshop of an office whose `planforge.yaml` has every measure of `LAYOUT`."""
    values = "".join(f"  {name}: {value}\n" for name, value in LAYOUT.items())
    (folder / "planforge.yaml").write_text(f"layout:\n{values}", encoding="utf-8")
    report = Report()
    settings = read_settings(report, folder)
    assert not len(report), list(report)
    return Workshop(settings)


def papers(folder: Path) -> dict[str, bytes]:
    """Every paper as a Word file, by its name; `folder` is for the specs."""
    made: dict[str, bytes] = {}
    for name, spec in (*letterheads(), *signatures(), *others()):
        shop = office_workshop(folder) if name == "layout" else workshop()
        made[name] = shop.write(shop.compose(read(written(spec, folder, name))), "docx")
    for name, paper in extracts(folder).items():
        made[name] = workshop().write(paper, "docx")
    for file in (*PLAN_SPECS, *REAL_PLANS):
        made[plan_name(file)] = workshop().write(workshop().compose(read(file)), "docx")
    return made


def plan_name(file: Path) -> str:
    return f"plan-{file.parents[1].name}-{file.parent.name}-{file.stem}"


PLANS = [plan_name(file) for file in PLAN_SPECS]
LETTERHEADS = [name for name, _spec in letterheads()]
OTHERS = [name for name, _spec in others()]
