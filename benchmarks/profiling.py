"""Where the time of each stage goes: the top functions of cProfile."""

import cProfile
import io
import pstats
from collections.abc import Callable

from benchmarks.stages import Work

RUNS = 20
SHOWN = 14


def profiles(work: Work) -> str:
    """The top functions of reading, composing and writing Word, by their own time over several runs."""
    stages = {"read and validate": work.read, "compose": work.compose, "write docx": work.write}
    return "\n".join(f"== {name}, {RUNS} runs ==\n{_profile(run)}" for name, run in stages.items())


def _profile(run: Callable[[], object]) -> str:
    run()
    profiler = cProfile.Profile()
    profiler.enable()
    for _ in range(RUNS):
        run()
    profiler.disable()
    written = io.StringIO()
    statistics = pstats.Stats(profiler, stream=written).strip_dirs()
    statistics.sort_stats("tottime").print_stats(SHOWN)
    return written.getvalue().strip()
