"""The sentences that planforge supplies, and those an office puts in their place."""

import pytest

from planforge.compose.prose import NAMES, Prose
from planforge.errors import BrokenProse
from planforge.settings import builtin_templates
from tests.support.builders import a_plan, an_appendix, composed, lines

BUILTIN = builtin_templates() / "prose"
VALUES = {
    "document_type": "Kế hoạch",
    "subject": "A & B",
    "year": 2026,
    "issuing_body": "Ủy ban nhân dân xã Tân Lập",
    "issuing_body_short": "UBND xã",
    "reference": "08/KH-UBND",
    "date": "ngày 14 tháng 01 năm 2026",
}


@pytest.fixture
def own(tmp_path):
    """Prose whose first folder is the office's, and a way to write into it."""

    def write(name, text):
        (tmp_path / f"{name}.j2").write_text(text, encoding="utf-8")
        return Prose([tmp_path, BUILTIN])

    return write


def test_there_is_a_template_for_every_name_and_none_besides():
    assert sorted(file.stem for file in BUILTIN.glob("*.j2")) == sorted(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_supplied_sentence_is_one_line_without_gaps(name):
    sentence = Prose([BUILTIN]).sentence(name, **VALUES)
    assert sentence == " ".join(sentence.split())


def test_signs_in_values_stay_as_they_are():
    assert "Kế hoạch A & B" in Prose([BUILTIN]).sentence("introduction", **VALUES)


def test_an_office_puts_its_own_sentence_first_and_keeps_the_others(own):
    prose = own("closing", "{# ghi chú #}\nHết  {{ subject }}\n\n  năm {{ year }}\n")
    assert prose.sentence("closing", **VALUES) == "Hết  A & B năm 2026"
    assert prose.sentence("introduction", **VALUES).startswith("Ủy ban nhân dân xã Tân Lập ban hành")


def test_a_template_may_print_nothing(own):
    assert own("closing", "{# không có #}").sentence("closing", **VALUES) == ""


BROKEN = {
    "an unknown name": ("một\n{{ subjet }}", "closing.j2:1", "subjet"),
    "bad syntax": ("một\n{{ subject", "closing.j2:2", ""),
    "an attribute that is not there": ("{{ subject.__class__.__mro__ }}", "closing.j2:1", ""),
}


@pytest.mark.parametrize("case", BROKEN, ids=lambda case: case)
def test_a_broken_sentence_is_named_with_what_it_may_use(case, own):
    text, place, why = BROKEN[case]
    with pytest.raises(BrokenProse) as raised:
        own("closing", text).sentence("closing", **VALUES)
    assert place in raised.value.message
    assert why in raised.value.message
    assert "issuing_body_short" in raised.value.hint


def test_a_sentence_in_another_encoding_is_broken(tmp_path):
    (tmp_path / "closing.j2").write_bytes("Hết năm".encode("utf-16"))
    with pytest.raises(BrokenProse):
        Prose([tmp_path]).sentence("closing", **VALUES)


def test_a_missing_sentence_is_broken(tmp_path):
    with pytest.raises(BrokenProse, match=r"attached\.j2"):
        Prose([tmp_path]).sentence("attached", **VALUES)


def test_a_plan_without_words_of_its_own_gets_the_supplied_ones():
    written = lines(composed(a_plan(introduction=None, closing=None)).body)
    assert written[0] == ("Ủy ban nhân dân xã Tân Lập ban hành Kế hoạch Cải cách hành chính năm 2026, cụ thể như sau:")
    assert written[-1].startswith("Trên đây là Kế hoạch Cải cách hành chính năm 2026; yêu cầu")
    assert written[-1].endswith("xem xét, giải quyết./.")


ATTACHED = [
    ({}, "(Kèm theo Kế hoạch số /KH-UBND ngày tháng năm 2026 của Ủy ban nhân dân xã Tân Lập)"),
    (
        {"number": "8", "date": "2026-01-14"},
        "(Kèm theo Kế hoạch số 08/KH-UBND ngày 14 tháng 01 năm 2026 của Ủy ban nhân dân xã Tân Lập)",
    ),
]


@pytest.mark.parametrize(("document", "expected"), ATTACHED)
def test_an_appendix_says_to_what_it_belongs(document, expected):
    plan = a_plan(document={"subject": "A", **document}, appendices=[an_appendix(items=["x"])])
    assert " ".join(composed(plan).appendices[0].attached.split()) == expected


def test_an_appendix_may_say_it_in_the_words_of_the_office():
    plan = a_plan(appendices=[an_appendix(items=["x"], attached="(Kèm theo\nKế hoạch này)")])
    assert composed(plan).appendices[0].attached == "(Kèm theo Kế hoạch này)"
