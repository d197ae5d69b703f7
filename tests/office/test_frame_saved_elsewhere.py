"""A frame that an office has opened and saved in another program is still a frame."""

import subprocess
from pathlib import Path

import pytest

from planforge.diagnostics import Report
from planforge.pipeline import Workshop
from planforge.settings import read_settings
from planforge.spec.read import read_spec
from planforge.writers.docx.frame_check import check_frame
from planforge.writers.pdf import find_libreoffice
from tests.support.docx_text import plain_words

PLAN = Path(__file__).parents[2] / "plan_specs" / "chuyen-doi-so" / "2026" / "phuong-buon-ma-thuot.yaml"

pytestmark = pytest.mark.office


@pytest.fixture(scope="module")
def saved_frame(tools: None, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built-in frame as LibreOffice saves it: style ids made anew, footnotes renumbered, direct formats added."""
    folder = tmp_path_factory.mktemp("frame")
    source = Workshop(read_settings(Report(), folder)).settings.frame_file()
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [find_libreoffice(), profile, "--headless", "--convert-to", "docx:MS Word 2007 XML"]
    subprocess.run(
        [*command, "--outdir", str(folder / "out"), str(source)], check=True, capture_output=True, timeout=120
    )
    return folder / "out" / source.name


def test_it_passes_the_check(saved_frame: Path) -> None:
    assert [str(finding) for finding in check_frame(saved_frame)] == []


def test_a_document_made_with_it_says_the_same_words(saved_frame: Path, tmp_path: Path) -> None:
    settings = read_settings(Report(), tmp_path)
    spec = read_spec(PLAN, Report())
    assert spec is not None
    workshops = (Workshop(settings), Workshop(settings, str(saved_frame)))
    words = [plain_words(workshop.write(workshop.compose(spec), "docx")) for workshop in workshops]
    assert words[0] == words[1]
