"""The built-in Word frame with something changed, to see what is said of it."""

import zipfile
from collections.abc import Iterable, Mapping
from io import BytesIO

from planforge.settings import builtin_templates
from planforge.writers.package import Part, zipped

FRAME = builtin_templates() / "frames" / "ke-hoach.docx"


def changed_frame(changes: Iterable[tuple[str, ...]] = (), parts: Mapping[str, str | None] | None = None) -> bytes:
    """The built-in frame as a Word file, with each (what is there, what shall be) made in its main texts.

    A text may stand in the document, its styles or its headers, and has to be in one of them. `parts` replaces
    whole parts, None leaves one out.
    """
    texts = frame_parts()
    for old, new in changes:
        found = [name for name in texts if name.startswith("word/") and old in texts[name]]
        assert found, f"the frame has no {old}"
        for name in found:
            texts[name] = texts[name].replace(old, new)
    all_parts = {**texts, **(parts or {})}
    return zipped([Part(name, text.encode("utf-8")) for name, text in all_parts.items() if text is not None])


def frame_parts() -> dict[str, str]:
    """The parts of the built-in frame, by name."""
    with zipfile.ZipFile(FRAME) as package:
        return {name: package.read(name).decode("utf-8") for name in package.namelist()}


def word_file(**parts: str) -> bytes:
    """A zip of `parts`, whatever they are."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        for name, text in parts.items():
            package.writestr(name, text)
    return stream.getvalue()
