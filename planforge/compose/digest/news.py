"""Tin bài: when, who, number and subject, then what the plan is for and what it does, as long as is wanted."""

from collections.abc import Iterator, Sequence

from planforge.compose.digest.beginnings import subject_inside
from planforge.compose.digest.passages import Passage, aims, body_passages
from planforge.compose.digest.sentences import bare, closed, said
from planforge.compose.extract import extract_of
from planforge.compose.letterhead import DOCUMENT_TYPE, reference
from planforge.compose.prose import Prose
from planforge.compose.wording import Wording
from planforge.document.blocks import Appendix, Extract, Paragraph
from planforge.document.inlines import plain_text
from planforge.plan.bodies import Issuer
from planforge.plan.plan import Plan
from planforge.vietnamese import short_date

DIGEST_NAMES = tuple(
    f"digest/{name}" for name in ("opening", "purpose", "requirements", "measures", "task", "deliverables", "source")
)
"""The prose texts of a digest; a test holds that each has a template and its row in the docs."""

USUAL_WORDS = 450
_AIMS_FIRST = 3
"""So many purposes and so many requirements come before the first measure; the others wait for one of each group."""


def compose_digest(plan: Plan, prose: Prose, words: int = USUAL_WORDS) -> Extract:
    """The digest of `plan`, its placeholders filled: at most `words` words, the title not counted.

    The first sentence always stands. After it come, as far as there is room, the line of the source, purpose and
    requirements by turns, a sentence of each group of measures and then the second ones, in the end who does what.
    It ends where the next sentence has no room: more words only ever add to it. Nothing is in it that the plan
    does not say. Raises BrokenProse.
    """
    facts = _facts(plan)
    opening = closed(prose.sentence("digest/opening", **facts))
    source = closed(prose.sentence("digest/source", **facts)) if facts["reference"] else ""
    room = words - count_words(opening) - count_words(source)
    texts = [opening] if room < 0 else [opening, *_chosen(plan, prose, room), source]
    wording = Wording({})
    page = Appendix(
        label=DOCUMENT_TYPE,
        title=wording.inlines(facts["subject"], bold=True),
        attached="",
        blocks=tuple(Paragraph(wording.inlines(text)) for text in texts if text),
    )
    return extract_of(plan, (page,), wording)


def lacks_for_issue(plan: Plan) -> tuple[str, ...]:
    """Which of `number` and `date` the plan has not yet; without them it is not issued."""
    day = plan.document.date
    lacking = (("number", plan.document.number is None), ("date", day is None or day.day is None))
    return tuple(name for name, is_open in lacking if is_open)


def count_words(text: str) -> int:
    """How many words `text` has on the page, as Word counts them."""
    return len(plain_text(Wording({}).inlines(text)).split())


def _facts(plan: Plan) -> dict[str, str]:
    """What the first sentence and the source are made of; what is not known yet is empty."""
    lacking = lacks_for_issue(plan)
    subject = bare(said(plan.document.subject)) or said(plan.document.subject)
    day = plan.document.date
    return {
        "document_type": DOCUMENT_TYPE,
        "issuing_body": said(issuing_body_in_full(plan.issuer)),
        "subject": subject,
        "about": subject_inside(subject),
        "reference": "" if "number" in lacking else said(reference(plan)),
        "date": "" if day is None or "date" in lacking else short_date(day.first_day()),
    }


def issuing_body_in_full(issuer: Issuer) -> str:
    """`UBND xã Tân Lập`, `Sở Nội vụ tỉnh Đắk Lắk`: for readers of another place."""
    if issuer.is_committee:
        return f"UBND {issuer.unit}"
    if issuer.body.endswith(f" {issuer.unit_name}"):
        return issuer.body
    ends_alike = issuer.type_word and issuer.body.endswith(f" {issuer.type_word}")
    return f"{issuer.body} {issuer.unit_name if ends_alike else issuer.unit}"


def _chosen(plan: Plan, prose: Prose, room: int) -> list[str]:
    """The passages with as many of their sentences as `room` words hold, in the order of the plan."""
    body = body_passages(plan, prose)
    tiers = (aims(plan), body.measures, body.tasks, body.organisation)
    passages = [passage for tier in tiers for passage in tier]
    orders = [passage.by_weight() for passage in passages]
    taken: list[list[int]] = [[] for _passage in passages]
    for number in _turns(tiers):
        passage, index = passages[number], orders[number][len(taken[number])]
        # what stands around the first sentence of a passage counts; the later ones only add their own words
        room -= count_words(passage.sentences[index] if taken[number] else passage.written(prose, [index]))
        if room < 0:
            break
        taken[number].append(index)
    return [
        passage.written(prose, indexes) if indexes else "" for passage, indexes in zip(passages, taken, strict=True)
    ]


def _turns(tiers: Sequence[Sequence[Passage]]) -> Iterator[int]:
    """Which passage gets its next sentence: all of a tier by turns before the next tier has one.

    Of the aims only the first few go before the first sentence of each measure.
    """
    starts = [sum(map(len, tiers[:number])) for number in range(len(tiers))]
    of_aims, *others = [list(_rounds(tier, start)) for tier, start in zip(tiers, starts, strict=True)]
    rounds = [*of_aims[:_AIMS_FIRST]]
    main = next((tier for tier in others[:2] if tier), [])
    rounds += [*main[:1], *of_aims[_AIMS_FIRST:], *main[1:]]
    rounds += [turn for tier in others if tier is not main for turn in tier]
    for turn in rounds:
        yield from turn


def _rounds(tier: Sequence[Passage], start: int) -> Iterator[list[int]]:
    """For the first, the second, … sentence which passages have one, by their numbers from `start`."""
    for number in range(max((len(passage.sentences) for passage in tier), default=0)):
        yield [start + index for index, passage in enumerate(tier) if number < len(passage.sentences)]
