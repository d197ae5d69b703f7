"""News items of small plans, beside their specs; `--accept` writes them down again, and the diff is read.

`digest.txt` has the usual length, `digest-60.txt` at most 60 words.
"""

import io
import re
from pathlib import Path

import docx
import pytest

from planforge.compose.digest.news import USUAL_WORDS, compose_digest
from tests.support.docx_text import plain_words
from tests.support.html_words import html_words
from tests.support.rendering import read, workshop
from tests.support.schema_order import faults_of

CASES = sorted(Path(__file__).parent.glob("*/digest*.txt"))


@pytest.mark.parametrize("file", CASES, ids=lambda file: f"{file.parent.name}-{file.stem}")
def test_the_digest_comes_out_as_written_down(file: Path, accept: bool) -> None:
    words = int(file.stem.removeprefix("digest").removeprefix("-") or USUAL_WORDS)
    extract = compose_digest(read(file.with_name("spec.yaml")).filled, workshop().prose, words)
    made = workshop().write(extract, "text").decode()
    if accept:
        file.write_text(made, encoding="utf-8")
    assert made == file.read_text(encoding="utf-8")


def test_every_spec_has_its_digest() -> None:
    specs = {file.parent for file in Path(__file__).parent.glob("*/spec.yaml")}
    assert specs == {file.parent for file in CASES}


@pytest.mark.parametrize("folder", sorted({file.parent for file in CASES}), ids=lambda folder: folder.name)
def test_every_format_says_the_same_words_with_nothing_around_them(folder: Path) -> None:
    extract = compose_digest(read(folder / "spec.yaml").filled, workshop().prose)
    word_file, page, text = (workshop().write(extract, name) for name in ("docx", "html", "text"))
    assert faults_of(word_file) == []
    assert plain_words(word_file) == html_words(page) == text.decode().split()
    assert "Kèm theo" not in {paragraph.style.name for paragraph in docx.Document(io.BytesIO(word_file)).paragraphs}
    assert not re.search(rb"<p[^>]*></p>", page)
    assert b"\n\n\n" not in text
