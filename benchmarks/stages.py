"""Milliseconds of each stage for one size of plan, measured in turns so that a drift of the machine cancels."""

import gc
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter

from benchmarks.docxtpl_as_documented import context_of, write_docxtpl, write_template
from benchmarks.floor import prepared, write_floor
from benchmarks.workload import spec_text
from planforge.diagnostics import Report
from planforge.document.blocks import Document
from planforge.pipeline import Workshop
from planforge.spec.read import Spec, read_spec
from planforge.writers import package

READ, COMPOSE, DOCX, WHOLE = "read and validate", "compose", "write docx", "read + compose + write docx"
HTML, TEXT, DOCXTPL = "write html", "write text", "docxtpl as documented"
FLOOR, OWN_FLOOR = "floor (zlib 6)", f"floor at the writer's zlib {package.LEVEL}"


@dataclass(frozen=True, slots=True)
class Timing:
    """What one stage took in each round, in milliseconds."""

    taken: tuple[float, ...]

    @property
    def least(self) -> float:
        """The round that nothing else on the machine disturbed."""
        return min(self.taken)

    @property
    def usual(self) -> float:
        """The median round."""
        return median(self.taken)

    def over(self, other: "Timing") -> float:
        """How many times `other` this takes: the median over the rounds, each held against itself."""
        return median(own / its for own, its in zip(self.taken, other.taken, strict=True))


@dataclass(frozen=True, slots=True)
class Work:
    """A plan of some size at every point of its way, so that each stage can be run by itself."""

    file: Path
    workshop: Workshop
    spec: Spec
    document: Document

    def read(self) -> Spec:
        """The plan of the file, which has no findings."""
        report = Report()
        spec = read_spec(self.file, report)
        assert spec is not None and not report.found, [str(finding) for finding in report]
        return spec

    def compose(self) -> Document:
        """The block tree of the plan."""
        return self.workshop.compose(self.spec)

    def write(self, format_name: str = "docx") -> bytes:
        """The file of the block tree."""
        return self.workshop.write(self.document, format_name)

    def whole(self) -> bytes:
        """From the file on the disk to the bytes of the Word file."""
        return self.workshop.write(self.workshop.compose(self.read()), "docx")


def work_on(rows: int, folder: Path, workshop: Workshop) -> Work:
    """A plan of `rows` tasks, its spec written into `folder`."""
    file = folder / f"{rows}.yaml"
    file.write_text(spec_text(rows), encoding="utf-8")
    spec = read_spec(file, Report())
    assert spec is not None
    return Work(file, workshop, spec, workshop.compose(spec))


def stages(work: Work, folder: Path) -> dict[str, Callable[[], object]]:
    """Everything that is timed, by name, in the order of the table; what is compared stands side by side."""
    template = folder / "docxtpl.docx"
    write_template(work.workshop.settings.frame_file(), template)
    context = context_of(work.document)
    strings = prepared(work.write())
    return {
        READ: work.read,
        COMPOSE: work.compose,
        DOCX: work.write,
        FLOOR: lambda: write_floor(strings),
        OWN_FLOOR: lambda: write_floor(strings, package.LEVEL),
        DOCXTPL: lambda: write_docxtpl(template, context),
        HTML: lambda: work.write("html"),
        TEXT: lambda: work.write("text"),
        WHOLE: work.whole,
    }


def timings(things: Mapping[str, Callable[[], object]], rounds: int) -> dict[str, Timing]:
    """Each of `things` timed `rounds` times, one after the other in every round; one round before warms up.

    Garbage is collected before each, and as Python sees fit while the clock runs.
    """
    taken: dict[str, list[float]] = {name: [] for name in things}
    for number in range(rounds + 1):
        for name, run in things.items():
            gc.collect()
            start = perf_counter()
            run()
            end = perf_counter()
            if number:
                taken[name].append(1000 * (end - start))
    return {name: Timing(tuple(values)) for name, values in taken.items()}
