"""Lines of nơi nhận, and the bodies they reach: the cases stand in `reached.txt`."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planforge.plan.bodies import Issuer
from planforge.registry.collective_names import covers, is_collective, is_own, reach

TABLE = Path(__file__).with_name("reached.txt")


def rows() -> list[tuple[str, str, str, str]]:
    lines = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    return [(issuer, recipient, body, said) for issuer, recipient, body, said in (line.split(" | ") for line in lines)]


def an_issuer(words: str) -> Issuer:
    """`tỉnh Đắk Lắk` or `tỉnh Đắk Lắk; Sở Nội vụ`."""
    unit, _, body = words.partition("; ")
    return Issuer(unit=unit, body=body) if body else Issuer(unit=unit)


COMMUNE = an_issuer("xã Ea Ral")


@pytest.mark.parametrize(("issuer", "recipient", "body", "said"), rows())
def test_a_line_reaches_a_body_or_not(issuer, recipient, body, said):
    assert covers(recipient, body, an_issuer(issuer)) == {"yes": True, "no": False}[said]


@given(
    st.sampled_from([row for row in rows() if row[0] == "xã Ea Ral"]), st.sampled_from(["UBND tỉnh", "Các đoàn thể"])
)
def test_a_line_more_takes_nobody_away(row, more):
    _issuer, recipient, body, said = row
    assert reach([recipient, more], COMMUNE).includes(body) >= (said == "yes")


@given(st.text("các thôn,;và ỦY cấp()*=[^a]123'", max_size=60), st.text("các thôn,;và ủy cấp", max_size=60))
def test_any_text_may_stand_where_a_name_should(recipient, body):
    assert covers(recipient, recipient, COMMUNE)
    assert covers(recipient, body, COMMUNE) in (True, False)


@pytest.mark.parametrize(
    "name",
    [
        "Các thôn, buôn",
        "Trưởng các thôn, buôn",
        "Các sở, ban, ngành tỉnh",
        "UBND cấp xã",
        "Cán bộ, công chức xã",
        "Ủy ban MTTQ Việt Nam xã và các đoàn thể xã",
        "Toàn thể cán bộ, công chức xã",
        "Các chủ đầu tư",
        "Các cơ quan, đơn vị liên quan",
    ],
)
def test_a_name_for_many(name):
    assert is_collective(name, COMMUNE)


@pytest.mark.parametrize(
    "name",
    [
        "Công an xã",
        "Sở Văn hóa, Thể thao và Du lịch",
        "Phòng Kinh tế, Hạ tầng và Đô thị",
        "Công an xã, Trạm Y tế xã",
        "Ban Chỉ đạo an toàn thực phẩm",
        "UBND phường Ba Đình",
        "Công chức Văn phòng - Thống kê",
    ],
)
def test_a_name_for_one_or_for_each_it_names(name):
    assert not is_collective(name, COMMUNE)


@pytest.mark.parametrize(
    ("name", "own"), [("UBND xã", True), ("Lãnh đạo UBND xã", True), ("UBND huyện", False), ("Công an xã", False)]
)
def test_the_issuer_and_who_leads_it(name, own):
    assert is_own(name, COMMUNE) == own
