"""`planforge validate` as a clerk meets it: a new process each time, from the start of Python to the last sentence."""

import os
import subprocess
import sys
from functools import partial
from pathlib import Path

from benchmarks.stages import Timing, timings
from benchmarks.workload import spec_text_of_size

SIZE = 100_000


def cold_starts(folder: Path, runs: int) -> dict[str, Timing]:
    """`planforge validate` on a spec of 100 KB, and beside it, in turns, a Python that does nothing.

    Byte code is kept, as where planforge is installed, but in `folder`: the run that warms up writes it.
    """
    spec = folder / "cold.yaml"
    spec.write_text(spec_text_of_size(SIZE), encoding="utf-8")
    commands = {
        "planforge validate, 100 KB": [sys.executable, "-m", "planforge", "validate", str(spec)],
        "python -c pass": [sys.executable, "-c", "pass"],
    }
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": str(folder / "byte-code")}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    return timings({name: partial(_run, command, environment) for name, command in commands.items()}, runs)


def _run(command: list[str], environment: dict[str, str]) -> None:
    subprocess.run(command, check=True, capture_output=True, env=environment)
