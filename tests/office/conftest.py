"""LibreOffice, run once for all papers. Without it these tests are skipped; on a build server that is a failure."""

import os
import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from planforge.errors import OutsideProgramFailed
from planforge.writers.pdf import convert, find_libreoffice
from tests.office.papers import papers
from tests.office.sheets import Pdf
from tests.support.times_widths import font_files

Pdfs = Callable[[str], Pdf]


def missing_tools() -> str:
    """What keeps a PDF from being made and measured here, in words; empty when all is there."""
    missing = []
    try:
        if not has_calc(Path(find_libreoffice())):
            missing.append("LibreOffice Calc")
    except OutsideProgramFailed:
        missing.append("LibreOffice")
    if not shutil.which("pdftotext"):
        missing.append("pdftotext (poppler-utils)")
    if font_files() is None:
        missing.append("Liberation Serif (fonts-liberation2)")
    return ", ".join(missing)


def has_calc(program: Path) -> bool:
    """Whether LibreOffice opens workbooks: Debian packs that by itself, others always have it."""
    folder = program.resolve().parent
    return not (folder / "libswlo.so").exists() or (folder / "libsclo.so").exists()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """One worker does all of it, since the papers are made once for each."""
    for item in items:
        if item.get_closest_marker("office"):
            item.add_marker(pytest.mark.xdist_group("office"))


@pytest.fixture(scope="session")
def tools() -> None:
    """Skips what asks for it when a tool is missing, and fails it on a build server (CI=true)."""
    if missing := missing_tools():
        reason = f"not installed: {missing}"
        if os.environ.get("CI", "").lower() == "true":
            pytest.fail(reason, pytrace=False)
        pytest.skip(reason)


@pytest.fixture(autouse=True)
def _tools_for_marked_tests(request: pytest.FixtureRequest) -> None:
    if request.node.get_closest_marker("office"):
        request.getfixturevalue("tools")


@pytest.fixture(scope="session")
def pdf_bytes(tools: None, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Every paper as a PDF."""
    folder = tmp_path_factory.mktemp("papers")
    files: list[Path] = []
    for name, data in papers(folder).items():
        files.append(folder / f"{name}.docx")
        files[-1].write_bytes(data)
    program = find_libreoffice()
    with ThreadPoolExecutor(2) as pool:
        halves = pool.map(lambda half: list(convert(half, program, 120)), (files[::2], files[1::2]))
        made = {file.stem: data for half in halves for file, data in half}
    lost = [name for name, data in made.items() if data is None]
    assert not lost, f"LibreOffice made no PDF of {lost}"
    return {name: data for name, data in made.items() if data is not None}


@pytest.fixture(scope="session")
def pdf(pdf_bytes: dict[str, bytes]) -> Iterator[Pdfs]:
    """A paper by its name, measured once."""
    opened: dict[str, Pdf] = {}

    def open_once(name: str) -> Pdf:
        if name not in opened:
            opened[name] = Pdf(pdf_bytes[name])
        return opened[name]

    yield open_once
    for one in opened.values():
        one.close()
