"""`python -m benchmarks`: one table of what each stage costs, beside docxtpl and the floor, and what is aimed at.

`--profile 60` prints the top functions of each stage for a plan of 60 rows instead.
"""

import argparse
import platform
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from benchmarks.cold_start import cold_starts
from benchmarks.profiling import profiles
from benchmarks.stages import COMPOSE, DOCX, DOCXTPL, FLOOR, OWN_FLOOR, READ, WHOLE, Timing, stages, timings, work_on
from planforge.diagnostics import Report
from planforge.pipeline import Workshop
from planforge.settings import read_settings

SIZES = (60, 500, 2000)
COLD_RUNS = 15

Measured = dict[int, dict[str, Timing]]


def main() -> None:
    """Measure, and print the table."""
    given = _arguments()
    with tempfile.TemporaryDirectory(prefix="planforge-bench-") as name:
        folder = Path(name)
        workshop = Workshop(read_settings(Report(), start=folder))
        if given.profile:
            print(profiles(work_on(given.profile, folder, workshop)))
            return
        measured: Measured = {}
        print(f"Python {platform.python_version()}; milliseconds a document; ratios: the median over the rounds")
        print(_line("rows", "stage", "min", "median", "us/row", "x floor", "docxtpl x"))
        for rows in given.rows:
            work = work_on(rows, folder, workshop)
            measured[rows] = timings(stages(work, folder), given.rounds or _rounds(rows))
            print("\n".join(_table(rows, measured[rows])), flush=True)
        cold = cold_starts(folder, COLD_RUNS)
    print("\n".join((*_cold_lines(cold), "", *_aims(measured, next(iter(cold.values()))))))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--rows", type=int, nargs="+", default=SIZES, help="sizes of the plans")
    parser.add_argument("--rounds", type=int, help="rounds for every size")
    parser.add_argument("--profile", type=int, metavar="ROWS", help="print the top functions for a plan of ROWS rows")
    return parser.parse_args()


def _rounds(rows: int) -> int:
    """About as much time for every size, and never fewer rounds than a median needs."""
    return max(15, min(61, 10_000 // rows))


def _table(rows: int, taken: Mapping[str, Timing]) -> Iterator[str]:
    """A line a stage: what it takes, what a row costs, how many floors it is and how many of it docxtpl is."""
    yield ""
    for name, timing in taken.items():
        yield _line(
            str(rows),
            name,
            f"{timing.least:.2f}",
            f"{timing.usual:.2f}",
            f"{1000 * timing.least / rows:.1f}",
            f"{timing.over(taken[FLOOR]):.2f}",
            f"{taken[DOCXTPL].over(timing):.1f}",
        )


def _cold_lines(cold: Mapping[str, Timing]) -> Iterator[str]:
    yield ""
    for name, timing in cold.items():
        yield _line("", name, f"{timing.least:.0f}", f"{timing.usual:.0f}")


def _line(rows: str, name: str, *figures: str) -> str:
    return f"{rows:>5}  {name:<29}" + "".join(f"{figure:>11}" for figure in figures)


def _aims(measured: Measured, cold: Timing) -> Iterator[str]:
    """What the project aims at, and what this run says to it."""
    for rows, taken in measured.items():
        for floor in (FLOOR, OWN_FLOOR):
            yield _aim(f"{rows} rows: write docx, times the {floor}", taken[DOCX].over(taken[floor]), 1.5)
        yield _aim(f"{rows} rows: write docx, part of docxtpl", taken[DOCX].over(taken[DOCXTPL]), 1 / 8)
    if taken := measured.get(60, {}):
        yield _aim("60 rows: read + compose + write docx, ms", taken[WHOLE].usual, 15)
    yield _aim("planforge validate of 100 KB, cold, ms", cold.usual, 400)
    small, large = min(measured), max(measured)
    for name in (READ, COMPOSE, DOCX) if small < large else ():
        growth = measured[large][name].least / large / (measured[small][name].least / small)
        yield _aim(f"{name}: a row of {large} by a row of {small}", growth, 1.2)


def _aim(name: str, figure: float, most: float) -> str:
    return f"{'ok  ' if figure <= most else 'MISS'}  {name:<56} {figure:8.3f}  aim: {most:g} at most"


if __name__ == "__main__":
    main()
