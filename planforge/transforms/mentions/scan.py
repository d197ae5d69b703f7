"""A whole text scanned: its sentences, their spots, what the rules say of each."""

import re
from bisect import bisect_right, insort
from collections.abc import Iterator, Sequence

from planforge.plan.citations import Stretch, sentences
from planforge.transforms.mentions.cycle import Cycle
from planforge.transforms.mentions.mention import Kind, Mention, Where
from planforge.transforms.mentions.moving import after
from planforge.transforms.mentions.rule import Rule, Verdict
from planforge.transforms.mentions.rules import judged
from planforge.transforms.mentions.spots import PLACEHOLDER, Spot, spots
from planforge.vietnamese import nfc


def mentions(
    text: str, year: int, to_year: int | None = None, *, shift: int = 1, where: Where = Where.PROSE
) -> tuple[Mention, ...]:
    """Every year, day and document number in `text`, each once, in order, as the plan of `year` (–`to_year`) has them.

    Each is judged for a draft `shift` years later. Places count in the composed text (NFC). What stands in a
    placeholder is left alone; only where figures beside `{{ year - 1 }}` age is it a mention, with itself behind it.
    """
    text = nfc(text)
    if not _CANDIDATE.search(text):
        return ()
    cycle = Cycle(year, max(year, to_year or year), shift)
    opened = [Stretch(*match.span(1)) for match in _OPEN.finditer(text)] if "==" in text else []
    taken: list[Mention] = []
    for sentence in sentences(text):
        if _CANDIDATE.search(text, *sentence):
            taken += _of_sentence(spots(text, sentence, cycle, where), opened)
    return tuple(taken)


_CANDIDATE = re.compile(r"[0-9]|\{\{")
_OPEN = re.compile(r"==(?=\S)([^=]+(?:=[^=]+)*+)==")


def _of_sentence(found: Sequence[Spot], opened: Sequence[Stretch]) -> Iterator[Mention]:
    places = [Stretch(spot.start, spot.end) for spot in found]
    marked: list[Stretch] = []
    for spot in found:
        rule, verdict = judged(spot)
        if spot.is_placeholder and verdict.kind is not Kind.DECIDE_RESULT:
            continue
        figures = tuple(one for one in verdict.figures if _can_be_marked(one, spot.text, opened))
        figures = tuple(one for one in figures if not _touches(places, one) and not _touches(marked, one))
        for figure in figures:
            insort(marked, figure)
        if figures or not spot.is_placeholder:
            yield _mention(spot, rule, verdict, figures, is_open=_inside(opened, spot.start))


def _can_be_marked(figure: Stretch, text: str, opened: Sequence[Stretch]) -> bool:
    """False where a mark or a placeholder stands in a figure, or the figure between marks."""
    said = text[figure.start : figure.end]
    return not (_inside(opened, figure.start) or "==" in said or PLACEHOLDER.search(said))


def _touches(places: Sequence[Stretch], one: Stretch) -> bool:
    """Whether `one` overlaps any of `places`, which stand in order and apart."""
    index = bisect_right(places, one.start, key=lambda place: place.start)
    return (index > 0 and places[index - 1].end > one.start) or (index < len(places) and places[index].start < one.end)


def _inside(places: Sequence[Stretch], at: int) -> bool:
    index = bisect_right(places, at, key=lambda place: place.start) - 1
    return index >= 0 and at < places[index].end


def _mention(spot: Spot, rule: Rule, verdict: Verdict, figures: tuple[Stretch, ...], is_open: bool) -> Mention:
    written = after(spot, verdict._replace(figures=figures), is_open)
    said = spot.text[spot.start : spot.end]
    return Mention(
        *(spot.start, spot.end, said, verdict.kind, rule.name, written, verdict.reason),
        figures=figures,
        is_open=is_open,
        citation=spot.citation,
    )
