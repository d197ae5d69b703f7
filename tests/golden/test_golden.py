"""Every kind of plan, small, beside what it comes out as; `--accept` writes that down again, and the diff is read."""

from pathlib import Path

import pytest

from tests.support.docx_text import docx_text
from tests.support.rendering import document_of, workshop

CASES = sorted(file.parent for file in Path(__file__).parent.glob("*/spec.yaml"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_spec_comes_out_as_written_down(case: Path, accept: bool):
    document = document_of(case / "spec.yaml")
    made = {
        "docx.txt": docx_text(workshop().write(document, "docx")),
        "document.txt": workshop().write(document, "text").decode(),
    }
    for name, text in made.items():
        if accept:
            (case / name).write_text(text, encoding="utf-8")
        assert (case / name).is_file(), f"{name} is not there yet: run pytest with --accept and read it"
        assert text == (case / name).read_text(encoding="utf-8")
