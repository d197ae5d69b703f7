"""The letterhead and the signature block, a case a row."""

import pytest

from planforge.compose.letterhead import compose_letterhead, compose_signature, issuing_body, issuing_body_short
from tests.support.builders import a_plan, an_issued_plan

XA = {"unit": "xã Tân Lập", "within": ["huyện Krông Búk", "tỉnh Đắk Lắk"]}
DEPARTMENT = {"unit": "tỉnh Đắk Lắk", "body": "Sở Nội vụ"}


def head_of(issuer="xã Tân Lập", **document):
    return compose_letterhead(an_issued_plan(issuer, **document), draft=False)


BODIES = [
    ("xã Tân Lập", "", ["ỦY BAN NHÂN DÂN", "XÃ TÂN LẬP"]),
    ("thành phố Hồ Chí Minh", "", ["ỦY BAN NHÂN DÂN", "THÀNH PHỐ HỒ CHÍ MINH"]),
    (DEPARTMENT, "UBND TỈNH ĐẮK LẮK", ["SỞ NỘI VỤ"]),
    ({**XA, "body": "Phòng Văn hóa - Xã hội"}, "UBND XÃ TÂN LẬP", ["PHÒNG VĂN HÓA - XÃ HỘI"]),
    ({**XA, "superior_line": "UBND huyện Krông Búk"}, "UBND HUYỆN KRÔNG BÚK", ["ỦY BAN NHÂN DÂN", "XÃ TÂN LẬP"]),
]


@pytest.mark.parametrize(("issuer", "parent", "body"), BODIES)
def test_the_issuing_body_stands_in_capitals_under_its_parent_if_it_has_one(issuer, parent, body):
    head = head_of(issuer)
    assert (head.parent_body, list(head.issuing_body)) == (parent, body)


REFERENCES = [
    ({}, "Số:      /KH-UBND"),
    ({"number": "8"}, "Số: 08/KH-UBND"),
    ({"number": "08"}, "Số: 08/KH-UBND"),
    ({"number": "0155"}, "Số: 0155/KH-UBND"),
    ({"number": "12a"}, "Số: 12a/KH-UBND"),
    ({"number": "12", "symbol": "KHPH-UBND-MTTQ"}, "Số: 12/KHPH-UBND-MTTQ"),
]


@pytest.mark.parametrize(("document", "expected"), REFERENCES)
def test_the_number_is_printed_as_typed_or_leaves_a_gap(document, expected):
    assert head_of(**document).reference == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Sở Nội vụ", "KH-SNV"),
        ("Sở Kế hoạch và Đầu tư", "KH-SKHĐT"),
        ("Sở Lao động - Thương binh và Xã hội", "KH-SLĐTBXH"),
        ("Sở Văn hóa, Thể thao và Du lịch", "KH-SVHTTDL"),
    ],
)
def test_a_department_is_known_by_its_initials(body, expected):
    assert head_of({"unit": "tỉnh Đắk Lắk", "body": body}).reference == f"Số:      /{expected}"


DATES = [
    (None, "Tân Lập, ngày      tháng      năm 2026"),
    ("2026-01", "Tân Lập, ngày      tháng 01 năm 2026"),
    ("2026-01-05", "Tân Lập, ngày 05 tháng 01 năm 2026"),
    ("2026-03-09", "Tân Lập, ngày 09 tháng 3 năm 2026"),
    ("2025-12-31", "Tân Lập, ngày 31 tháng 12 năm 2025"),
]


@pytest.mark.parametrize(("date", "expected"), DATES)
def test_a_date_in_words_has_the_zeros_of_the_decree_and_gaps_for_what_is_open(date, expected):
    place_and_date = head_of(**({"date": date} if date else {})).place_and_date
    assert " ".join(place_and_date.split()) == " ".join(expected.split())
    assert ("  " in place_and_date) == ("  " in expected)


@pytest.mark.parametrize(
    ("issuer", "expected"),
    [
        ("xã Tân Lập", "Tân Lập"),
        ("tỉnh Đắk Lắk", "Đắk Lắk"),
        ("thành phố Hồ Chí Minh", "Thành phố Hồ Chí Minh"),
        ("thành phố Đà Nẵng", "Đà Nẵng"),
        ("quận 1", "Quận 1"),
        ("phường 12", "Phường 12"),
        ({"unit": "phường Điện Biên Phủ", "place_name": "Phường Điện Biên Phủ"}, "Phường Điện Biên Phủ"),
    ],
)
def test_the_place_is_the_name_of_the_unit(issuer, expected):
    assert head_of(issuer).place_and_date.startswith(f"{expected}, ngày")


def test_only_a_draft_says_so():
    plan = a_plan()
    assert compose_letterhead(plan, draft=True).draft_mark == "DỰ THẢO"
    assert compose_letterhead(plan, draft=False).draft_mark == ""


@pytest.mark.parametrize(
    ("issuer", "full", "short"),
    [
        ("xã Tân Lập", "Ủy ban nhân dân xã Tân Lập", "UBND xã"),
        (DEPARTMENT, "Sở Nội vụ", "Sở Nội vụ"),
        ({"unit": "Côn Đảo", "level": "commune"}, "Ủy ban nhân dân Côn Đảo", "UBND Côn Đảo"),
    ],
)
def test_in_running_text_a_body_is_called_by_its_name(issuer, full, short):
    unit = an_issued_plan(issuer).issuer
    assert (issuing_body(unit), issuing_body_short(unit)) == (full, short)


TM = "TM. ỦY BAN NHÂN DÂN"
SIGNATURES = [
    # by whom, what stands above the name (NĐ 30, Điều 13; PL I-II.7b)
    ("xã", {}, [TM, "CHỦ TỊCH"]),
    ("xã", {"for_committee": False}, ["CHỦ TỊCH"]),
    ("xã", {"capacity": "KT"}, [TM, "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]),
    ("xã", {"capacity": "KT", "position": "Phó Chủ tịch"}, [TM, "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]),
    ("xã", {"capacity": "KT", "for_committee": False}, ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]),
    ("xã", {"capacity": "kt."}, [TM, "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]),
    ("xã", {"capacity": "Q"}, [TM, "Q. CHỦ TỊCH"]),
    ("xã", {"capacity": "TL", "position": "Chánh Văn phòng"}, ["TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"]),
    (
        "xã",
        {"capacity": "TL", "position": "PHÓ CHÁNH VĂN PHÒNG"},
        ["TL. CHỦ TỊCH", "KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"],
    ),
    ("xã", {"capacity": "TUQ", "position": "Giám đốc Sở Nội vụ"}, ["TUQ. CHỦ TỊCH", "GIÁM ĐỐC SỞ NỘI VỤ"]),
    ("sở", {}, ["GIÁM ĐỐC"]),
    ("sở", {"capacity": "KT"}, ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"]),
    ("sở", {"capacity": "TL", "position": "Chánh Văn phòng"}, ["TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG"]),
    ("sở", {"position": "Trưởng phòng"}, ["TRƯỞNG PHÒNG"]),
    ("sở", {"for_committee": True}, ["TM. SỞ NỘI VỤ", "GIÁM ĐỐC"]),
    ("xã", {"capacity": "KT", "position": "ỦY VIÊN", "head": "Trưởng ban"}, [TM, "KT. TRƯỞNG BAN", "ỦY VIÊN"]),
]


@pytest.mark.parametrize(("body", "signature", "expected"), SIGNATURES)
def test_the_lines_above_a_signature(body, signature, expected):
    plan = a_plan(issuer=DEPARTMENT if body == "sở" else XA, signature=signature)
    assert list(compose_signature(plan).authority) == expected


def test_the_name_stays_as_written_and_the_own_post_is_in_capitals():
    signature = compose_signature(a_plan(signature={"name": "H'Yim Kđoh", "own_post": "Giám đốc Sở Nội vụ"}))
    assert (signature.name, signature.own_post) == ("H'Yim Kđoh", "GIÁM ĐỐC SỞ NỘI VỤ")
