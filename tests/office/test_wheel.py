"""The wheel carries what an installed planforge needs: it works in an empty folder, far from the checkout."""

import importlib.util
import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

pytestmark = [pytest.mark.office, pytest.mark.xdist_group("wheel")]
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout, built once."""
    folder = tmp_path_factory.mktemp("wheel")
    isolation = ["--no-build-isolation"] if importlib.util.find_spec("hatchling") else []
    pip("wheel", "--no-deps", *isolation, "--wheel-dir", str(folder), str(ROOT))
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that holds nothing but the installed wheel."""
    target = tmp_path_factory.mktemp("installed")
    pip("install", "--no-deps", "--target", str(target), str(wheel))
    return target


def pip(*arguments: str) -> None:
    """Run pip of this environment; what it says is shown when it fails."""
    command = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check", *arguments]
    answer = subprocess.run(command, capture_output=True, text=True, cwd=ROOT)
    assert answer.returncode == 0, answer.stdout + answer.stderr


def planforge(installed: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """`python -m planforge` in `folder`: the installed one, with the libraries of this environment.

    `-S` keeps out what only a site hook brings, an editable install of the checkout above all.
    """
    libraries = {sysconfig.get_path(name) for name in ("purelib", "platlib")}
    path = os.pathsep.join([str(installed), *libraries])
    return subprocess.run(
        [sys.executable, "-S", "-m", "planforge", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": path, "PYTHONIOENCODING": "utf-8", "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
    )


def test_the_wheel_holds_code_templates_and_catalogues_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as package:
        names = package.namelist()
    assert {name.split("/")[0].split("-")[0] for name in names} == {"planforge"}
    assert "planforge/templates/frames/ke-hoach.docx" in names
    assert "planforge/templates/prose/introduction.j2" in names
    wanted = ("*.py", "*.mo", "py.typed")
    inside = {path.relative_to(ROOT).as_posix() for form in wanted for path in (ROOT / "planforge").rglob(form)}
    assert inside <= set(names)
    assert [name for name in names if name.startswith("planforge/tests") or name.endswith(".pyc")] == []


def test_an_installed_planforge_makes_its_first_plan_in_an_empty_folder(installed: Path, tmp_path: Path) -> None:
    subject = ("--subject", "Thu gom rác", "--year", "2026", "--unit", "xã Bình Minh", "--within", "tỉnh Đắk Lắk")
    made = planforge(installed, tmp_path, "new", "ke-hoach.yaml", *subject)
    assert (made.returncode, made.stdout) == (0, "ke-hoach.yaml\n"), made.stderr
    rendered = planforge(installed, tmp_path, "render", "ke-hoach.yaml", "--to", "docx,html,text")
    assert rendered.returncode == 0, rendered.stderr
    files = [Path(line) for line in rendered.stdout.splitlines()]
    assert {file.suffix for file in files} == {".docx", ".html", ".txt"}
    assert all((tmp_path / file).stat().st_size > 0 for file in files)


def test_an_installed_planforge_takes_frames_and_prose_from_inside_itself(installed: Path, tmp_path: Path) -> None:
    listed = planforge(installed, tmp_path, "frame", "list").stdout
    assert str(installed / "planforge" / "templates" / "frames" / "ke-hoach.docx") in "".join(listed.split())
    assert planforge(installed, tmp_path, "frame", "check").returncode == 0
