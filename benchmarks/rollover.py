"""`python -m benchmarks.rollover`: agreement of the mention scanner with years labelled by hand, and its speed.

The labels are test data beside the checkout: real plans, one record a year, with what should become of it. Agreement
is the label or one of those that can be defended as well. A silent error is what no one would be asked about: moved
where it should stay, kept where it should move, either where a person should decide, or not found at all.
"""

import gc
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path
from statistics import mean, median
from time import process_time
from typing import NamedTuple

from planforge.transforms.mentions import Kind, Mention, mentions
from planforge.vietnamese import nfc

SHARED = Path(__file__).parents[2] / "shared"
LABELS = SHARED / "data" / "rollover-mentions.jsonl"
TEXTS = SHARED / "real_plans"
YEARS = {
    "daklak-papi-2020.txt": 2020,
    "trungtrac-papi-2022.txt": 2022,
    "earal-par-sipas-2024.txt": 2024,
    "hcmc-gender-2025.txt": 2025,
    "dongthap-technology-2025.txt": 2025,
}
SIZE = 100_000
ROUNDS = 15


@dataclass(frozen=True, slots=True)
class Judged:
    """One labelled year and what the scanner says of it; None where it found nothing."""

    file: str
    number: int
    label: str
    also: tuple[str, ...]
    context: str
    mention: Mention | None

    @property
    def agrees(self) -> bool:
        """True when the kind is the label, or one of those beside it."""
        return self.mention is not None and self.mention.kind.value in (self.label, *self.also)

    @property
    def is_silent_error(self) -> bool:
        """True when the draft would be wrong and no one would be asked."""
        if self.agrees or (self.mention and self.mention.kind.is_decision):
            return False
        wanted = {_fate(label) for label in (self.label, *self.also)}
        return self.mention is None or _fate(self.mention.kind.value) not in wanted


def _fate(kind: str) -> str:
    """What happens to the year: decided, moved, blanked, kept."""
    if Kind(kind).is_decision:
        return "decide"
    return kind if kind in ("shift", "own-identity") else "keep"


class Score(NamedTuple):
    """How many there are, how many agree, how many are wrong in silence."""

    all: int
    agreed: int
    silent: int

    @property
    def share(self) -> float:
        """The agreement, from 0 to 1."""
        return self.agreed / self.all


def score(judged: Sequence[Judged]) -> Score:
    """The score of `judged`, taken together."""
    return Score(len(judged), sum(one.agrees for one in judged), sum(one.is_silent_error for one in judged))


def judged_labels() -> list[Judged]:
    """Every label with what the scanner says of its year."""
    by_file: dict[str, list[Mention]] = {}
    found: list[Judged] = []
    for line in LABELS.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        name, at = record["file"], record["offset"]
        if name not in by_file:
            by_file[name] = [*mentions(text_of(name), YEARS[name])]
        mention = next((one for one in by_file[name] if one.start <= at < one.end), None)
        label, also = record["label"], tuple(record["also"])
        found.append(Judged(name, record["n"], label, also, record["context"], mention))
    return found


def text_of(name: str) -> str:
    """The text of a labelled plan, composed, which is what the places count in."""
    return nfc((TEXTS / name).read_text(encoding="utf-8"))


def grouped(judged: Sequence[Judged], key: str) -> Mapping[str, list[Judged]]:
    """`judged` by one of their fields, in the order of first sight."""
    groups: dict[str, list[Judged]] = defaultdict(list)
    for one in judged:
        groups[getattr(one, key)].append(one)
    return groups


def timings() -> Iterator[tuple[str, float, float]]:
    """For each kind of text: the least and the median milliseconds of processor time for 100 KB of it."""
    for name, text in texts_to_time().items():
        run = partial(mentions, text, YEARS.get(name, 2024))
        run()
        taken = [_milliseconds(run) for _ in range(ROUNDS)]
        factor = SIZE / len(text.encode())
        yield name, min(taken) * factor, median(taken) * factor


def texts_to_time() -> Mapping[str, str]:
    """The real plans where they are, and texts in which every word is a mention."""
    texts = {name: text_of(name) for name in YEARS} if LABELS.exists() else {}
    if texts:
        texts["all five, 100 KB"] = "\n\n".join(texts.values()).encode()[:SIZE].decode(errors="ignore")
    dense = "Kế hoạch số 12/KH-UBND ngày 19/8/2024 của UBND huyện về nước sạch năm 2024, tăng 5% so với năm 2023; "
    return texts | {"nothing but citations": dense * (SIZE // len(dense.encode()))}


def _milliseconds(run: "partial[object]") -> float:
    gc.collect()
    gc.disable()
    begun = process_time()
    run()
    taken = process_time() - begun
    gc.enable()
    return taken * 1000


def _lines(judged: Sequence[Judged]) -> Iterator[str]:
    for key in ("label", "file"):
        yield f"{key:30} {'all':>5} {'agree':>6} {'silent':>7} {'share':>7}"
        scores = {name: score(group) for name, group in grouped(judged, key).items()}
        yield from (_line(name, one) for name, one in scores.items())
        yield f"{'macro':30} {'':>20} {mean(one.share for one in scores.values()):7.1%}"
        yield _line("micro", score(judged))
        yield ""
    yield from (_disagreement(one) for one in islice((one for one in judged if not one.agrees), 40))


def _line(name: str, of: Score) -> str:
    return f"{name:30} {of.all:5} {of.agreed:6} {of.silent:7} {of.share:7.1%}"


def _disagreement(one: Judged) -> str:
    said = f"{one.mention.kind.value} ({one.mention.rule})" if one.mention else "nothing"
    return f"{'SILENT ' if one.is_silent_error else ''}{one.file} {one.number}: {one.label}, not {said}: {one.context}"


def main() -> None:
    """Measure, and print."""
    if LABELS.exists():
        print("\n".join(_lines(judged_labels())))
    else:
        print("no labels beside the checkout")
    print(f"\n{'ms for 100 KB':30} {'min':>7} {'median':>7}")
    for name, least, usual in timings():
        print(f"{name:30} {least:7.1f} {usual:7.1f}", flush=True)


if __name__ == "__main__":
    main()
