"""Whether a plan agrees with itself: when the checks speak, where, and when they hold their tongue."""

import subprocess
import sys

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from planforge.diagnostics import Code, Report
from tests.support.loading import read_text_of_spec

OURS = {Code.LEAD_NOT_RECIPIENT, Code.ASSIGNED_WITHOUT_TASK, Code.APPENDIX_ABSENT, Code.APPENDIX_NOT_ANNOUNCED}
BASE = {
    "planforge": 1,
    "id": "thu",
    "year": 2026,
    "issuer": {"unit": "xã Tân Lập", "within": ["tỉnh Đắk Lắk"]},
    "document": {"subject": "Chuyển đổi số"},
    "purpose": ["Phục vụ người dân."],
}


def report_of(**keys):
    """Everything that is said of a plan with these keys."""
    report = Report()
    read_text_of_spec(yaml.safe_dump({**BASE, **keys}, allow_unicode=True, sort_keys=False), report)
    return report


def said(**keys):
    """What the checks of this page say of a plan with these keys."""
    return [finding for finding in report_of(**keys) if finding.code in OURS]


def names_in(findings):
    """The names and words that the findings quote first."""
    return [finding.message.split("“")[1].split("”")[0] for finding in findings]


def a_task(lead, **keys):
    return {"id": "a", "title": "A", "lead": lead, "deadline": "Thường xuyên", **keys}


def not_sent(leads, recipients, **keys):
    """The leads of tasks, one task each, that are said to be no recipients."""
    tasks = [{**a_task(lead), "id": f"nv-{number}"} for number, lead in enumerate(leads)]
    return names_in(said(tasks=tasks, recipients=recipients, **keys))


# leads and recipients


@pytest.mark.parametrize(
    ("leads", "recipients", "missing"),
    [
        (["Công an xã"], ["Công an xã"], []),
        (["Công an xã"], ["CA xã (để t/h)"], []),
        (["Công an xã"], [{"to": ["Các thôn", "Công an xã"], "note": "t/h"}], []),
        (["Công an xã"], ["Các thôn"], ["Công an xã"]),
        (["Công an xã", "CA xã", "Công an xã Tân Lập"], ["Các thôn"], ["Công an xã"]),
        (["UBND xã", "Lãnh đạo UBND xã"], ["Các thôn"], []),
        ([["Công an xã", "Phòng Kinh tế"]], ["Phòng Kinh tế"], ["Công an xã"]),
        (["==Công an xã=="], ["Các thôn"], []),
        (["**Công an xã**"], ["Các thôn"], ["Công an xã"]),
        (["Công an xã"], ["Như mục II"], []),
        (["Công an xã"], ["==…=="], []),
    ],
)
def test_a_lead_is_sent_the_plan(leads, recipients, missing):
    assert not_sent(leads, recipients) == missing


def test_nothing_is_missing_while_no_recipient_is_written():
    assert not_sent(["Công an xã"], []) == []


def test_a_body_is_named_once_at_its_first_place_with_the_number_of_its_tasks():
    tasks = [a_task("Các thôn"), a_task(["Các thôn", "CA xã"], id="b"), a_task("Công an xã", id="c")]
    (finding,) = said(tasks=tasks, recipients=["Các thôn"])
    assert finding.message == "“CA xã” chủ trì 2 nhiệm vụ nhưng không có trong nơi nhận"
    assert (
        yaml.safe_dump({**BASE, "tasks": tasks}, allow_unicode=True, sort_keys=False)
        .splitlines()[finding.place.line - 1]
        .strip()
        == "- CA xã"
    )


def test_the_lead_of_a_deliverable_is_a_lead_and_its_task_counts_once():
    deliverables = [{"text": "Kế hoạch.", "lead": "Công an xã"}, {"text": "Báo cáo.", "lead": "Công an xã"}, "Sổ."]
    (finding,) = said(tasks=[a_task("Các thôn", deliverables=deliverables)], recipients=["Các thôn"])
    assert finding.message.startswith("“Công an xã” chủ trì 1 nhiệm vụ")


@pytest.mark.parametrize(
    ("recipient", "hint"),
    [
        ("Các thôn", "thêm “Công an xã” vào `recipients`"),
        ("Côgn an xã", "nơi nhận có “Côgn an xã”; nếu là một thì viết cùng một tên"),
        ("Trạm Y tế xã, Cong an xã", "nơi nhận có “Trạm Y tế xã, Cong an xã”; nếu là một thì viết cùng một tên"),
    ],
)
def test_a_line_that_may_be_meant_is_quoted_as_it_stands(recipient, hint):
    (finding,) = said(tasks=[a_task("Công an xã")], recipients=[recipient])
    assert finding.hint == hint


# assignments and tasks


@pytest.mark.parametrize(
    ("entry", "idle"),
    [
        ({"to": "Phòng Kinh tế", "text": "x"}, []),
        ({"to": "Phòng Kinh tế xã", "text": "x"}, []),
        ({"to": "CA xã", "text": "x"}, []),
        ({"to": "Trạm Y tế xã", "text": "x"}, ["Trạm Y tế xã"]),
        ({"to": "Trạm Y tế xã, Công an xã", "text": "x"}, []),
        ({"to": "Trạm Y tế xã", "verb": "Đề nghị", "text": "x"}, []),
        ({"to": "Trạm Y tế xã", "verb": "ĐỀ NGHỊ", "text": "x"}, []),
        ({"to": "Các trường học", "text": "x"}, []),
        ({"to": "UBND xã", "text": "x"}, []),
        ({"to": "Chủ tịch UBND xã", "text": "x"}, []),
        ({"to": "Ban Chỉ đạo chuyển đổi số xã", "text": "x"}, []),
        ({"to": "==Trạm Y tế xã==", "text": "x"}, []),
        ("Trạm Y tế xã thực hiện.", []),
    ],
)
@pytest.mark.parametrize("part", ["assignments", "requirements"])
def test_a_body_that_is_told_something_has_a_task(part, entry, idle):
    assert names_in(said(tasks=[a_task("Phòng Kinh tế", supporting=["Công an xã"])], **{part: [entry]})) == idle


def test_an_assignment_anywhere_in_the_outline_is_one_and_is_found_where_its_body_stands():
    nested = [{"heading": "A", "items": ["x", {"to": "Trạm Y tế xã", "duties": ["y"]}]}]
    sections = [{"heading": "B", "from": "purpose"}, {"heading": "C", "from": "tasks"}, *nested]
    (finding,) = said(tasks=[a_task("Phòng Kinh tế")], sections=sections)
    written = yaml.safe_dump(
        {**BASE, "tasks": [a_task("Phòng Kinh tế")], "sections": sections}, allow_unicode=True, sort_keys=False
    )
    assert written.splitlines()[finding.place.line - 1][finding.place.column - 1 :] == "Trạm Y tế xã"


def test_a_body_told_twice_is_named_once():
    told = [{"to": "Trạm Y tế xã", "text": "x"}, {"to": "Trạm YT xã", "text": "y"}]
    assert names_in(said(tasks=[a_task("Phòng Kinh tế")], assignments=told)) == ["Trạm Y tế xã"]


def test_the_lead_of_a_deliverable_has_a_task():
    task = a_task("Phòng Kinh tế", deliverables=[{"text": "Kế hoạch.", "supporting": "Trạm Y tế xã"}])
    assert said(tasks=[task], assignments=[{"to": "Trạm Y tế xã", "text": "x"}]) == []


def test_nobody_is_idle_while_no_task_has_a_lead():
    task = {"id": "a", "title": "A", "measures": ["b"], "supporting": "Công an xã"}
    assert said(tasks=[task], assignments=[{"to": "Trạm Y tế xã", "text": "x"}]) == []


# appendices

LIST = {"title": "Lịch", "items": ["Thứ Hai."]}


@pytest.mark.parametrize(
    ("text", "count", "codes"),
    [
        ("Có Phụ lục kèm theo.", 0, ["APPENDIX_ABSENT"]),
        ("Có Phụ lục kèm theo.", 1, []),
        ("Theo Phụ lục I, II.", 0, ["APPENDIX_ABSENT"]),
        ("Theo Phụ lục I, II.", 1, ["APPENDIX_ABSENT"]),
        ("Theo Phụ lục I, II.", 2, []),
        ("Theo Phụ lục I Nghị định số 30/2020/NĐ-CP.", 0, []),
        ("Theo Phụ lục I Nghị định số 30/2020/NĐ-CP.", 1, ["APPENDIX_NOT_ANNOUNCED"]),
        ("Nghị định số 30/2020/NĐ-CP (Phụ lục I).", 0, []),
        ("Nghị định số 30/2020/NĐ-CP (Phụ lục I).", 1, []),
        ("Không có gì.", 0, []),
        ("Không có gì.", 1, ["APPENDIX_NOT_ANNOUNCED"]),
        ("Không có gì.", 2, ["APPENDIX_NOT_ANNOUNCED"]),
    ],
)
def test_appendices_are_there_when_they_are_announced_and_announced_when_they_are_there(text, count, codes):
    assert [finding.code.name for finding in said(requirements=[text], appendices=[LIST] * count)] == codes


ANNOUNCED = "Việc cụ thể nêu tại Phụ lục kèm theo Kế hoạch này."


@pytest.mark.parametrize(
    "keys",
    [
        {"introduction": ANNOUNCED},
        {"purpose": [{"text": ANNOUNCED}]},
        {"sections": [{"heading": "A (có Phụ lục kèm theo)", "from": "purpose"}]},
        {"assignments": [{"to": "Các thôn", "duties": [ANNOUNCED]}]},
        {"assignments": [{"to": "Các thôn", "text": ANNOUNCED}]},
        {"tasks": [a_task("Các thôn", measures=[ANNOUNCED])]},
        {"closing": ANNOUNCED},
    ],
)
def test_any_text_of_the_body_may_announce_an_appendix(keys):
    assert said(**keys, appendices=[LIST]) == []
    assert [finding.code for finding in said(**keys)] == [Code.APPENDIX_ABSENT]


@pytest.mark.parametrize(
    "keys",
    [
        {"legal_bases": [ANNOUNCED]},
        {"recipients": [ANNOUNCED]},
        {"footnotes": {"a": ANNOUNCED}, "purpose": ["x[^a]"]},
        {"appendices": [{"title": ANNOUNCED, "items": [ANNOUNCED]}]},
        {"tasks": [a_task("Các thôn", cascade={"to": ["commune"], "measures": [ANNOUNCED]})]},
    ],
)
def test_no_other_text_does(keys):
    assert [finding.code for finding in said(**{"appendices": [LIST], **keys})] == [Code.APPENDIX_NOT_ANNOUNCED]


def test_every_text_that_announces_what_is_not_there_is_found():
    findings = said(purpose=[ANNOUNCED, "x"], requirements=["y", ANNOUNCED])
    assert [finding.code for finding in findings] == [Code.APPENDIX_ABSENT] * 2


@pytest.mark.parametrize("appendices", [[LIST], [LIST] * 3, [{"title": "Biểu", "from": "tasks"}]])
def test_the_sentence_of_the_hint_is_an_announcement(appendices):
    keys = {"tasks": [a_task("Các thôn")], "appendices": appendices}
    (finding,) = said(**keys)
    sentence = (finding.hint or "").split("“")[1].split("”")[0]
    assert said(**keys, requirements=[sentence]) == []


# all of it


@given(
    st.lists(
        st.sampled_from(["Công an xã", "CA xã", "Sở Y tế", "Các thôn", "UBND xã", "==…==", "Hội ND xã"]), max_size=5
    ),
    st.lists(st.sampled_from(["Công an xã", "Các đoàn thể", "Sở Y tế, Công an xã", "Thôn 1"]), max_size=3),
)
def test_adding_each_body_that_is_missing_leaves_none_missing(leads, recipients):
    missing = not_sent(leads, recipients)
    assert not_sent(leads, [*recipients, *missing]) == []


def test_validating_loads_nothing_to_compare_names_when_all_are_found():
    code = "import sys, planforge.spec.checks, planforge.registry.collective_names; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert [name for name in loaded if name.startswith("rapidfuzz")] == []
