"""The first spec an office gets: valid as it stands, at every level, before and after the district ended."""

from itertools import product

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from planforge.diagnostics import Report
from planforge.spec.read import Spec
from planforge.spec.starter import Starter, starter_text
from tests.support.loading import read_text_of_spec
from tests.support.rendering import workshop

UNITS = [
    ("province", "tỉnh Đắk Lắk", ()),
    ("province", "thành phố Đà Nẵng", ()),
    ("district", "huyện Krông Búk", ("tỉnh Đắk Lắk",)),
    ("district", "quận 1", ("Thành phố Hồ Chí Minh",)),
    ("district", "thị xã Buôn Hồ", ("tỉnh Đắk Lắk",)),
    ("district", "thành phố Buôn Ma Thuột", ("tỉnh Đắk Lắk",)),
    ("commune", "xã Tân Lập", ("huyện Krông Búk", "tỉnh Đắk Lắk")),
    ("commune", "phường Buôn Ma Thuột", ("tỉnh Đắk Lắk",)),
    ("commune", "Côn Đảo", ("Thành phố Hồ Chí Minh",)),
]


def read(starter: Starter) -> Spec:
    """The spec that the starter is, which has to be without any finding."""
    report = Report()
    spec = read_text_of_spec(starter_text(starter), report)
    assert [str(finding) for finding in report] == []
    assert spec is not None
    return spec


@pytest.mark.parametrize(
    ("level", "unit", "within", "year"),
    [(*unit, year) for unit, year in product(UNITS, (2024, 2026)) if (unit[0], year) != ("district", 2026)],
)
def test_it_has_no_finding_and_makes_a_document(level, unit, within, year):
    spec = read(Starter(unit, year, "Cải cách hành chính", level, within))
    page = workshop().write(workshop().compose(spec), "text").decode()
    assert spec.filled.document.subject == f"Cải cách hành chính năm {year}"
    assert unit.upper().split()[-1] in page.split("\n\n")[0]


@pytest.mark.parametrize(
    ("level", "unit", "party"),
    [
        ("province", "tỉnh Đắk Lắk", "Tỉnh ủy"),
        ("province", "thành phố Đà Nẵng", "Thành ủy"),
        ("district", "huyện Krông Búk", "Huyện ủy"),
        ("district", "quận 1", "Quận ủy"),
        ("district", "thị xã Buôn Hồ", "Thị ủy"),
        ("commune", "xã Tân Lập", "Đảng ủy"),
    ],
)
def test_the_party_committee_has_the_name_of_its_level(level, unit, party):
    recipients = read(
        Starter(unit, 2024, "Cải cách", level, ("tỉnh A",) if level != "province" else ())
    ).plan.recipients
    assert (f"Thường trực {party}",) in [recipient.to for recipient in recipients]


words = st.text("aăđ xã tỉnh:#-*&!|>'\"%@`{}[],?.0", min_size=1).map(str.strip).filter(bool)


@given(words, st.lists(words, max_size=2), words)
def test_names_reach_the_spec_whatever_signs_they_have(unit, within, subject):
    report = Report()
    starter = Starter(unit, 2026, subject, "commune", tuple(within))
    spec = read_text_of_spec(starter_text(starter), report)
    assert spec is not None, "\n".join(map(str, report))
    assert spec.plan.issuer.within == tuple(within)
    assert spec.filled.document.subject == f"{subject} năm 2026"


def test_the_appendix_in_the_comments_can_be_switched_on():
    text = starter_text(Starter("xã A", 2026, "Cải cách", "commune", ("tỉnh B",)))
    switched = (
        text.replace("# appendices:", "appendices:")
        .replace("#   - title", "  - title")
        .replace("#     from", "    from")
        .replace("requirements:\n", "requirements:\n  - Nhiệm vụ, phân công nêu tại Phụ lục kèm theo Kế hoạch này.\n")
    )
    report = Report()
    spec = read_text_of_spec(switched, report)
    assert (len(report), spec is not None and len(spec.plan.appendices)) == (0, 1)


def test_the_number_in_the_comments_can_be_switched_on():
    text = starter_text(Starter("xã A", 2026, "Cải cách", "commune", ("tỉnh B",)))
    assert yaml.load(text.replace('# number: "08"', 'number: "08"'), yaml.BaseLoader)["document"]["number"] == "08"
