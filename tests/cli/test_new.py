"""`planforge new`: what is asked, in which order, and what is made of the answers. The wording is in `messages/`."""

from datetime import date

import pytest
import yaml

from planforge.spec.schema import schema_text
from tests.support.message_cases import run


def asked(folder, options: str, *answers: str) -> list[str]:
    """What `planforge new ke-hoach.yaml` with `options` says when it is answered so."""
    return run(f"planforge new ke-hoach.yaml {options}", folder, "".join(f"{answer}\n" for answer in answers))


def spec(folder) -> dict:
    return yaml.safe_load((folder / "ke-hoach.yaml").read_text(encoding="utf-8"))


def test_the_year_offered_is_this_one(tmp_path):
    said = asked(tmp_path, "", "xã Tân Lập", "tỉnh Đắk Lắk", "", "Cải cách hành chính")
    assert (said[-1], spec(tmp_path)["year"]) == ("=> 0", date.today().year)
    assert f"Năm kế hoạch [{date.today().year}]:" in said[0]


def test_nothing_is_asked_that_can_be_known(tmp_path):
    said = asked(tmp_path, '--unit "tỉnh Đắk Lắk" --year 2026 --subject "Cải cách hành chính"')
    assert said[0] == "ke-hoach.yaml"
    assert spec(tmp_path)["issuer"] == {"unit": "tỉnh Đắk Lắk"}


def test_units_above_are_cut_at_commas(tmp_path):
    asked(tmp_path, "--year 2024", "xã Tân Lập", " huyện Krông Búk ,tỉnh Đắk Lắk, ", "Cải cách")
    assert spec(tmp_path)["issuer"]["within"] == ["huyện Krông Búk", "tỉnh Đắk Lắk"]


@pytest.mark.parametrize(
    ("unit", "within", "level", "code"),
    [
        ("thành phố Đà Nẵng", "", "province", 0),
        ("thành phố Đà Nẵng", "tỉnh A", "province", 2),
        ("thành phố Huế", "tỉnh A", "district", 0),
        ("thành phố Huế", "tỉnh A", "commune", 2),
        ("xã A", "tỉnh A", "district", 2),
        ("Côn Đảo", "tỉnh A", "commune", 0),
        ("Côn Đảo", "tỉnh A", "district", 0),
    ],
)
def test_the_level_has_to_be_the_units(unit, within, level, code, tmp_path):
    above = f'--within "{within}"' if within else ""
    said = asked(tmp_path, f'--unit "{unit}" {above} --level {level} --year 2024 --subject "Cải cách"')
    assert said[-1] == f"=> {code}"
    assert (tmp_path / "ke-hoach.yaml").exists() is (code == 0)
    if code == 0:
        assert run("planforge validate ke-hoach.yaml --strict", tmp_path)[-1] == "=> 0"


@pytest.mark.parametrize(
    ("subject", "written"),
    [
        ("Cải cách hành chính", "Cải cách hành chính năm {{ year }}"),
        ("Kế hoạch cải cách năm 2025", "cải cách năm {{ year }}"),
        ("năm 2025", "năm 2025 năm {{ year }}"),
        ("Cải cách {{ x }}", "Cải cách \\{{ x }} năm {{ year }}"),
    ],
)
def test_the_subject(subject, written, tmp_path):
    asked(tmp_path, f'--unit "tỉnh Đắk Lắk" --year 2026 --subject "{subject}"')
    assert spec(tmp_path)["document"]["subject"] == written


def test_the_schema_is_put_beside_the_spec_and_an_older_one_is_left_alone(tmp_path):
    schema = tmp_path / "planforge.schema.json"
    options = '--unit "tỉnh Đắk Lắk" --year 2026 --subject "Cải cách"'
    asked(tmp_path, options)
    assert schema.read_text(encoding="utf-8") == schema_text()
    schema.write_text("{}", encoding="utf-8")
    (tmp_path / "ke-hoach.yaml").unlink()
    asked(tmp_path, options)
    assert schema.read_text(encoding="utf-8") == "{}"


@pytest.mark.parametrize("answers", [(), ("xã Tân Lập",), ("xã Tân Lập", "tỉnh Đắk Lắk", "2026")])
def test_nothing_is_written_when_the_answers_stop(answers, tmp_path):
    assert asked(tmp_path, "", *answers)[-1] == "=> 130"
    assert list(tmp_path.iterdir()) == []
