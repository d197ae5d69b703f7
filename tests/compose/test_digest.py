"""The news item says only what the plan says, in whole sentences, and no more of them than there is room for."""

import re

import pytest

from planforge.compose.digest.news import DIGEST_NAMES, compose_digest, issuing_body_in_full
from planforge.compose.prose import Prose
from planforge.document.inlines import plain_text
from planforge.plan.bodies import Issuer
from planforge.plan.plan import Plan
from planforge.settings import builtin_templates
from tests.support.builders import a_group, a_heading, a_plan, a_task, an_appendix, an_assignment, an_item
from tests.support.rendering import ROOT, workshop

ALL_WORDS = 100_000


def digest(plan: Plan, words: int = ALL_WORDS) -> list[str]:
    """The paragraphs of the digest of `plan`."""
    return [plain_text(block.content) for block in compose_digest(plan, workshop().prose, words).pages[0].blocks]


def issued(**changes) -> Plan:
    """A plan with number and date."""
    document = {"number": "8", "date": "2026-01-14", "subject": "Cải cách hành chính năm 2026"}
    return a_plan(**{"document": document, **changes})


# the first sentence and the source

OPENINGS = [
    (
        {"number": "8", "date": "2026-02-04"},
        "Ngày 04/02/2026, UBND xã Tân Lập ban hành Kế hoạch số 08/KH-UBND về việc mở lớp học đêm.",
    ),
    ({"number": "8"}, "UBND xã Tân Lập ban hành Kế hoạch số 08/KH-UBND về việc mở lớp học đêm."),
    ({"date": "2026-10-14"}, "Ngày 14/10/2026, UBND xã Tân Lập ban hành Kế hoạch về việc mở lớp học đêm."),
    ({"date": "2026-10"}, "UBND xã Tân Lập ban hành Kế hoạch về việc mở lớp học đêm."),
    ({}, "UBND xã Tân Lập ban hành Kế hoạch về việc mở lớp học đêm."),
    ({"subject": "Lớp học đêm."}, "UBND xã Tân Lập ban hành Kế hoạch: Lớp học đêm."),
    ({"subject": "Mở **lớp** đêm[^a]"}, "UBND xã Tân Lập ban hành Kế hoạch về việc mở lớp đêm."),
]


@pytest.mark.parametrize(("document", "expected"), OPENINGS)
def test_the_first_sentence_leaves_out_what_is_not_known_yet(document, expected):
    plan = a_plan(document={"subject": "Mở lớp học đêm", **document}, footnotes={"a": "một"})
    assert digest(plan)[0] == expected


SOURCES = [
    ({"number": "8", "date": "2026-01-14"}, ["Nguồn: Kế hoạch số 08/KH-UBND ngày 14/01/2026 của UBND xã Tân Lập."]),
    ({"number": "8"}, ["Nguồn: Kế hoạch số 08/KH-UBND của UBND xã Tân Lập."]),
    ({"date": "2026-01-14"}, []),
    ({}, []),
]


@pytest.mark.parametrize(("document", "expected"), SOURCES)
def test_the_source_is_named_last_once_there_is_a_number(document, expected):
    written = digest(a_plan(document={"subject": "Mở lớp", **document}))
    assert [paragraph for paragraph in written if paragraph.startswith("Nguồn")] == expected
    assert written[-1:] == expected or not expected


BODIES = [
    ({"unit": "xã Tân Lập"}, "UBND xã Tân Lập"),
    ({"unit": "thành phố Hồ Chí Minh"}, "UBND thành phố Hồ Chí Minh"),
    ({"unit": "tỉnh Đắk Lắk", "body": "Sở Nội vụ"}, "Sở Nội vụ tỉnh Đắk Lắk"),
    ({"unit": "tỉnh Đắk Lắk", "body": "Thanh tra tỉnh"}, "Thanh tra tỉnh Đắk Lắk"),
    ({"unit": "xã Tân Lập", "body": "Phòng Kinh tế xã Tân Lập"}, "Phòng Kinh tế xã Tân Lập"),
    ({"unit": "xã An", "body": "Công an"}, "Công an xã An"),
]


@pytest.mark.parametrize(("issuer", "expected"), BODIES)
def test_the_issuing_body_is_named_with_its_unit(issuer, expected):
    assert issuing_body_in_full(Issuer.model_validate(issuer)) == expected


# the paragraphs

PARAGRAPHS = {
    "purposes that are things to do run on": (
        {"purpose": ["Mở lớp học.", "Giúp người già đọc báo;"]},
        "Kế hoạch nhằm mở lớp học; giúp người già đọc báo.",
    ),
    "purposes of another kind stay as they are": (
        {"purpose": ["Mở lớp học", "Người già đọc được báo."]},
        "Mục đích của Kế hoạch: Mở lớp học. Người già đọc được báo.",
    ),
    "purposes of several sentences stay as they are": (
        {"purpose": ["Mở lớp học. Giúp người già."]},
        "Mục đích của Kế hoạch: Mở lớp học. Giúp người già.",
    ),
    "requirements that are things to do run on": (
        {"requirements": ["Phân công rõ người."]},
        "Kế hoạch yêu cầu phân công rõ người.",
    ),
    "requirements of another kind stay as they are": (
        {"requirements": ["Mỗi thôn một lớp."]},
        "Yêu cầu của Kế hoạch: Mỗi thôn một lớp.",
    ),
    "a task that is a sentence stands for itself": (
        {"tasks": [{"tasks": [{"title": "Mở lớp", "measures": ["Mời dân. Phát sách."], "lead": "Các thôn"}]}]},
        "Mở lớp (do các thôn chủ trì). Mời dân. Phát sách.",
    ),
    "a task that is none is followed by what is done": (
        {
            "tasks": [
                {"tasks": [{"title": "Tri thức:", "measures": ["Mời dân. Phát sách."], "deadline": "Quý I;\nTết"}]}
            ]
        },
        "Tri thức (thời gian: quý I; Tết): Mời dân. Phát sách.",
    ),
    "a task says who leads it, by when, and what comes of it": (
        {
            "tasks": [
                {
                    "title": "Mở lớp",
                    "lead": ["Sở Nội vụ", "UBND các xã, phường"],
                    "deadline": ["Tháng 5/2026", "Tháng 8/2026"],
                    "deliverables": ["Danh sách lớp.", "Sổ điểm"],
                }
            ]
        },
        "Mở lớp (do Sở Nội vụ; UBND các xã, phường chủ trì, thời gian: tháng 5/2026; tháng 8/2026). "
        "Kết quả: Danh sách lớp, Sổ điểm.",
    ),
    "a lead and a deadline that do not hold for all of a task are left out": (
        {
            "tasks": [
                {
                    "title": "Mở lớp",
                    "lead": "Sở Nội vụ",
                    "deadline": "Quý I",
                    "deliverables": ["Danh sách", {"text": "Sổ", "lead": "Các thôn", "deadline": "Quý II"}],
                }
            ]
        },
        "Mở lớp. Kết quả: Danh sách, Sổ.",
    ),
    "groups are the themes of their paragraphs": (
        {"tasks": [{"group": "Học tập", "tasks": [{"title": "Mở lớp"}]}, {"group": "Vui chơi", "tasks": []}]},
        "Học tập: Mở lớp.",
    ),
    "a heading that says nothing of its own is left out": (
        {"sections": [a_heading("NHIỆM VỤ, GIẢI PHÁP CHỦ YẾU", a_heading("Học tập", "Mở lớp."))]},
        "Học tập: Mở lớp.",
    ),
    "but not where texts stand right below it": (
        {"sections": [a_heading("NHIỆM VỤ", "Mở lớp.")]},
        "Nhiệm vụ: Mở lớp.",
    ),
    "a heading that makes a difference stays with the first one below it": (
        {
            "sections": [
                a_heading("GIAI ĐOẠN 2026 - 2028", a_heading("Học tập", "Mở lớp."), a_heading("Hát", "Lập đội."))
            ]
        },
        "Giai đoạn 2026 - 2028 - Học tập: Mở lớp. Hát: Lập đội.",
    ),
    "a target is never told as a fact": (
        {"sections": [a_heading("MỤC TIÊU", a_heading("Học tập", "100% người già biết đọc."))]},
        "Mục tiêu - Học tập: 100% người già biết đọc.",
    ),
    "unless the heading below says that it is one": (
        {"sections": [a_heading("MỤC TIÊU, CHỈ TIÊU", a_heading("Chỉ tiêu", "100% người già biết đọc."))]},
        "Chỉ tiêu: 100% người già biết đọc.",
    ),
    "a heading that may hold a name keeps its capitals": (
        {"sections": [a_heading("LỚP HỌC Ở BUÔN ĐÔN", "Mở lớp.")]},
        "LỚP HỌC Ở BUÔN ĐÔN: Mở lớp.",
    ),
    "a body that is told something is the theme": (
        {"assignments": [an_assignment("Các thôn:", verb="Giao", duties=["Mở lớp.", "Mời dân."])]},
        "Giao các thôn: Mở lớp. Mời dân.",
    ),
}


@pytest.mark.parametrize("case", PARAGRAPHS, ids=lambda case: case)
def test_paragraph(case):
    changes, expected = PARAGRAPHS[case]
    assert digest(a_plan(**changes))[1:] == [expected]


def test_the_tasks_stand_where_the_body_puts_them_and_purpose_and_requirements_before_all():
    plan = a_plan(
        purpose=["Vui sống."],
        tasks=[a_group(a_task("Mở lớp"), group="A"), a_group(a_task("Lập đội"), group="B", id="b")],
        sections=[
            a_heading("NỘI DUNG", a_heading("Đã có", "Có sân.")),
            a_heading("VIỆC LÀM", part="tasks"),
            a_heading("MỤC ĐÍCH", part="purpose"),
        ],
    )
    assert digest(plan)[1:] == [
        "Mục đích của Kế hoạch: Vui sống.",
        "Đã có: Có sân.",
        "VIỆC LÀM - A: Mở lớp.",
        "VIỆC LÀM - B: Lập đội.",
    ]


def test_tasks_that_only_an_appendix_prints_come_after_the_body_and_before_who_does_what():
    plan = a_plan(
        tasks=[a_group(a_task("Mở lớp"))],
        sections=[
            a_heading("KINH PHÍ", "Dân góp."),
            an_item("Lập đội."),
            a_heading("TỔ CHỨC THỰC HIỆN", part="assignments"),
        ],
        assignments=["Ghi sổ."],
        appendices=[an_appendix()],
    )
    assert digest(plan)[1:] == ["Lập đội.", "Mở lớp.", "Kinh phí: Dân góp.", "Ghi sổ."]


def test_the_page_is_headed_like_the_plan_and_carries_nothing_else():
    extract = compose_digest(issued(), workshop().prose)
    (page,) = extract.pages
    assert (page.label, plain_text(page.title), page.attached) == ("Kế hoạch", "Cải cách hành chính năm 2026", "")
    assert not page.landscape
    assert extract.properties.day == "2026-01-14"


def test_an_open_place_stays_marked_for_whoever_looks_before_it_is_printed():
    page = compose_digest(a_plan(purpose=["Mở ==mấy== lớp."]), workshop().prose).pages[0]
    assert [part.text for part in page.blocks[1].content if part.highlight] == ["mấy"]


# length


def test_each_group_has_a_sentence_before_any_has_two_and_tasks_are_named_before_they_are_told():
    tasks = [a_task("Mở lớp", measures=["Mời dân."]), a_task("Mở sách")]
    plan = a_plan(tasks=[a_group(*tasks, group="A"), a_group(a_task("Lập đội", measures=["Mua loa."]), group="B")])
    shortest_first = list(dict.fromkeys(tuple(digest(plan, words)[1:]) for words in range(1, 60)))
    assert shortest_first == [
        (),
        ("A: Mở lớp.",),
        ("A: Mở lớp.", "B: Lập đội."),
        ("A: Mở lớp. Mở sách.", "B: Lập đội."),
        ("A: Mở lớp. Mở sách.", "B: Lập đội. Mua loa."),
        ("A: Mở lớp. Mời dân. Mở sách.", "B: Lập đội. Mua loa."),
    ]


def test_purposes_and_requirements_take_turns_and_the_fourth_waits_for_the_measures():
    four = ["Một người vui.", "Hai người vui.", "Ba người vui.", "Bốn người vui."]
    plan = a_plan(purpose=four, requirements=four[:1], tasks=[a_group(a_task("Mở lớp", measures=["Mời dân."]))])
    counts = [len(re.findall(r"vui|Mở lớp|Mời dân", " ".join(digest(plan, words)[1:]))) for words in range(1, 70)]
    assert sorted(counts) == counts
    five = next(digest(plan, words) for words in range(1, 70) if counts[words - 1] == 5)
    assert five[1:] == [
        "Mục đích của Kế hoạch: Một người vui. Hai người vui. Ba người vui.",
        "Yêu cầu của Kế hoạch: Một người vui.",
        "Mở lớp.",
    ]


def test_a_list_is_taken_whole_or_not_at_all():
    plan = a_plan(purpose=[an_item("Ba việc:", items=["Học.", "Hát.", "Vẽ tranh."])])
    assert {len(digest(plan, words)) for words in range(1, 40)} == {1, 2}
    assert digest(plan)[1] == "Mục đích của Kế hoạch: Ba việc: Học; Hát; Vẽ tranh."


def test_the_source_comes_before_any_other_sentence():
    counts = {words: len(digest(issued(), words)) for words in (1, 31, 32, 40, 41, 450)}
    assert counts == {1: 1, 31: 1, 32: 2, 40: 2, 41: 3, 450: 3}


# the prose


def test_there_is_a_template_for_every_name_and_none_besides():
    folder = builtin_templates() / "prose" / "digest"
    assert sorted(f"digest/{file.stem}" for file in folder.glob("*.j2")) == sorted(DIGEST_NAMES)


def test_every_template_has_its_row_in_the_docs():
    doc = (ROOT / "docs" / "tin-bai.md").read_text(encoding="utf-8")
    assert [name for name in DIGEST_NAMES if f"| `{name}.j2` |" not in doc] == []


def test_an_office_says_it_in_its_own_words(tmp_path):
    (tmp_path / "digest").mkdir()
    (tmp_path / "digest" / "opening.j2").write_text("{{ issuing_body }} vừa có {{ subject }}.", encoding="utf-8")
    prose = Prose([tmp_path, builtin_templates() / "prose"])
    blocks = compose_digest(issued(), prose).pages[0].blocks
    assert plain_text(blocks[0].content) == "UBND xã Tân Lập vừa có Cải cách hành chính năm 2026."


def test_a_passage_that_an_office_does_not_want_is_left_out(tmp_path):
    (tmp_path / "digest").mkdir()
    (tmp_path / "digest" / "purpose.j2").write_text("{# không in #}", encoding="utf-8")
    prose = Prose([tmp_path, builtin_templates() / "prose"])
    assert len(compose_digest(issued(), prose).pages[0].blocks) == 2
