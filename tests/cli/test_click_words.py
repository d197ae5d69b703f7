"""Click's own sentences in Vietnamese: all of them, with the same gaps, compiled as they are written."""

import re
from collections.abc import Sequence
from pathlib import Path
from string import Formatter

import click
import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

from planforge.messages import LOCALE_DIR

FOLDER = LOCALE_DIR / "vi" / "LC_MESSAGES"


def written():
    """The catalogue as it is written."""
    with (FOLDER / "messages.po").open("rb") as file:
        return read_po(file, abort_invalid=True)


def clicks_sentences() -> list[str]:
    """Every sentence of the click that is installed, by its first form."""
    found = extract_from_dir(str(Path(click.__file__).parent), method_map=[("**.py", "python")])
    return sorted(
        {sentence[0] if isinstance(sentence, tuple) else sentence for _file, _line, sentence, *_rest in found}
    )


def gaps(sentence: str) -> set[str]:
    """The names of the gaps of `sentence`, in either way of writing them."""
    return {name for _text, name, *_rest in Formatter().parse(sentence) if name} | set(
        re.findall(r"%\((\w+)\)", sentence)
    )


def test_every_sentence_of_click_is_translated():
    catalogue = written()
    assert [sentence for sentence in clicks_sentences() if sentence not in catalogue] == []


def test_a_translation_fills_no_gap_that_the_sentence_has_not():
    for message in written():
        forms = message.id if isinstance(message.id, tuple) else (message.id,)
        said = message.string if isinstance(message.string, tuple) else (message.string,)
        if message.id:
            assert set().union(*map(gaps, said)) <= set().union(*map(gaps, forms)), message.id


def test_no_translation_is_empty():
    assert [message.id for message in written() if message.id and not any(message.string)] == []


def test_the_compiled_catalogue_is_the_written_one():
    with (FOLDER / "messages.mo").open("rb") as file:
        compiled = {_first(message.id): _first(message.string) for message in read_mo(file) if message.id}
    assert compiled == {_first(message.id): _first(message.string) for message in written() if message.id}


def _first(forms: str | Sequence[str]) -> str:
    """A sentence, or the first of its forms: Vietnamese has one."""
    return forms if isinstance(forms, str) else forms[0]


@pytest.mark.parametrize("older", ["No such option: {name}", "Error: {e.message}", "(Deprecated) {text}"])
def test_sentences_of_older_clicks_are_kept(older):
    assert older in written()
