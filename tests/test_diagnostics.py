"""Findings: how they read, how they weigh, in which order they come."""

import re

import pytest

from planforge.diagnostics import Code, Diagnostic, Place, Report, Severity


def test_a_finding_reads_as_place_severity_code_sentence_and_hint():
    finding = Diagnostic(Code.NO_LEAD, "nhiệm vụ chưa có đơn vị chủ trì", Place("k.yaml", 12, 5), "thêm khóa `lead`")
    assert str(finding) == (
        "k.yaml:12:5: warning[thieu-don-vi-chu-tri]: nhiệm vụ chưa có đơn vị chủ trì\n  gợi ý: thêm khóa `lead`"
    )


def test_a_finding_without_a_hint_is_one_line():
    assert str(Diagnostic(Code.EMPTY_FILE, "tệp rỗng", Place("k.yaml"))) == "k.yaml:1:1: error[tep-rong]: tệp rỗng"


def test_a_finding_for_a_program_has_all_its_parts():
    finding = Diagnostic(Code.EMPTY_FILE, "tệp rỗng", Place("k.yaml", 2, 3))
    assert finding.as_dict() == {
        "file": "k.yaml",
        "line": 2,
        "column": 3,
        "severity": "error",
        "code": "tep-rong",
        "message": "tệp rỗng",
        "hint": None,
    }


def a_report(*findings: tuple[Code, int]) -> Report:
    report = Report()
    for code, line in findings:
        report.add(code, code.slug, Place("k.yaml", line))
    return report


def test_findings_come_in_the_order_of_the_file_and_else_as_they_were_found():
    report = a_report((Code.NO_LEAD, 9), (Code.NO_DEADLINE, 9), (Code.WRONG_TYPE, 2), (Code.MISSING_KEY, 10))
    assert [finding.code.name for finding in report] == ["WRONG_TYPE", "NO_LEAD", "NO_DEADLINE", "MISSING_KEY"]


def test_a_report_takes_over_another():
    report = a_report((Code.NO_LEAD, 9))
    report.extend(a_report((Code.WRONG_TYPE, 1)))
    assert (len(report), report.errors, report.warnings) == (2, 1, 1)


@pytest.mark.parametrize(
    ("codes", "fails", "fails_strictly"),
    [([], False, False), ([Code.NO_LEAD], False, True), ([Code.WRONG_TYPE], True, True)],
)
def test_warnings_fail_a_run_only_where_they_are_told_to(codes, fails, fails_strictly):
    report = a_report(*((code, 1) for code in codes))
    assert (report.fails(), report.fails(strict=True)) == (fails, fails_strictly)


def test_codes_are_plain_words_and_no_two_are_the_same():
    slugs = [code.slug for code in Code]
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug) for slug in slugs)
    assert len(set(slugs)) == len(slugs) == len(Code.__members__)
    assert {code.severity for code in Code} == set(Severity)
