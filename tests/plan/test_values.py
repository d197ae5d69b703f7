"""How a text of a spec becomes a value: years, dates of issue, yes and no, ids."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from planforge.plan.values import Issued, IssueDate, Millimetres, Names, Slug, Switch, Text, Year


def value(kind, written):
    """`written` as a `kind`."""
    return TypeAdapter(kind).validate_python(written)


def fault(kind, written) -> str:
    """Why `written` is no `kind`."""
    with pytest.raises(ValidationError) as caught:
        value(kind, written)
    return caught.value.errors()[0]["type"]


@pytest.mark.parametrize(("written", "year"), [("2026", 2026), ("02026", 2026), ("1990", 1990), ("2100", 2100)])
def test_a_year(written, year):
    assert value(Year, written) == year


@pytest.mark.parametrize("written", ["26", "1989", "2101", "0", "999999999"])
def test_a_year_out_of_range(written):
    assert fault(Year, written) in ("greater_than_equal", "less_than_equal")


@pytest.mark.parametrize("written", ["hai", "2026.0", "-2026", " 2026", "2_026", "9999999999", "", "２０２６x"])
def test_no_year(written):
    assert fault(Year, written) == "int_parsing"


@pytest.mark.parametrize(
    ("written", "issued"),
    [
        ("2026-01-14", IssueDate(2026, 1, 14)),
        ("2026-1-4", IssueDate(2026, 1, 4)),
        ("2026-01", IssueDate(2026, 1)),
        ("14/01/2026", IssueDate(2026, 1, 14)),
        ("1/2026", IssueDate(2026, 1)),
        ("2024-02-29", IssueDate(2024, 2, 29)),
        (" 2026-01-14 ", IssueDate(2026, 1, 14)),
    ],
)
def test_a_date_of_issue(written, issued):
    assert value(Issued, written) == issued


@pytest.mark.parametrize("written", ["2026-02-30", "2026-13-01", "2026-00", "31/4/2026", "0000-01-01"])
def test_a_date_that_does_not_exist(written):
    assert fault(Issued, written) == "no_such_date"


def test_there_is_no_day_nought():
    assert fault(Issued, "2026-01-00") == "no_such_date"


def test_a_date_is_no_mapping():
    assert fault(Issued, {"year": "2026", "month": "13"}) == "not_a_date"


@pytest.mark.parametrize("written", ["mai", "2026", "14-01-2026", "2026/01/14", "2026-01-14T00:00", "14.1.2026", ""])
def test_no_date(written):
    assert fault(Issued, written) == "not_a_date"


@given(st.dates(date(1990, 1, 1), date(2100, 12, 31)))
def test_a_date_is_read_as_it_is_written(day):
    issued = value(Issued, str(day))
    assert (str(issued), issued.first_day()) == (str(day), day)


def test_an_open_day_is_the_first_of_its_month():
    assert value(Issued, "2026-02").first_day() == date(2026, 2, 1)
    assert str(value(Issued, "2026-2")) == "2026-02"


@pytest.mark.parametrize(
    ("written", "is_on"), [("true", True), ("Có", True), ("YES", True), ("no", False), ("không", False)]
)
def test_yes_and_no(written, is_on):
    assert value(Switch, written) is is_on


@pytest.mark.parametrize("written", ["1", "on", "đúng", "", "có lẽ"])
def test_neither_yes_nor_no(written):
    assert fault(Switch, written) == "bool_parsing"


@pytest.mark.parametrize(("written", "width"), [("12", 12), ("12.7", 12.7), ("12,7", 12.7), ("400", 400)])
def test_millimetres(written, width):
    assert value(Millimetres, written) == width


@pytest.mark.parametrize(
    ("written", "kind"), [("0", "greater_than"), ("401", "less_than_equal"), ("-1", "float_parsing")]
)
def test_no_millimetres(written, kind):
    assert fault(Millimetres, written) == kind


@pytest.mark.parametrize("written", ["inf", "nan", "1e2", "12 mm", "1.2.3", ".5", ""])
def test_millimetres_are_plain_figures(written):
    assert fault(Millimetres, written) == "float_parsing"


@pytest.mark.parametrize("written", ["a", "cai-cach-hanh-chinh", "nv-2026", "1"])
def test_an_id(written):
    assert value(Slug, written) == written


@pytest.mark.parametrize("written", ["", "A", "a--b", "-a", "a-", "a_b", "a b", "đ", "a/b", "..", "a\n"])
def test_no_id(written):
    assert fault(Slug, written) == "not_a_slug"


def test_a_text_loses_the_spaces_around_it():
    assert value(Text, "  một câu \n") == "một câu"


@pytest.mark.parametrize("written", ["", "  ", "\n"])
def test_an_empty_text(written):
    assert fault(Text, written) == "string_too_short"


def test_one_name_is_a_list_of_one_and_is_never_split():
    assert value(Names, "Sở Nội vụ, Sở Tài chính; Công an") == ("Sở Nội vụ, Sở Tài chính; Công an",)
    assert value(Names, ["a", "b"]) == ("a", "b")
