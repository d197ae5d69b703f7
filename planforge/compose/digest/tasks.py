"""Nhiệm vụ trong tin bài: what is to be done, who leads it and by when, how, and what comes of it."""

from collections.abc import Iterator, Sequence

from planforge.compose.digest.beginnings import begins_usually, body_inside, time_inside
from planforge.compose.digest.sentences import bare, closed, said
from planforge.compose.digest.statements import content_says, statements
from planforge.compose.prose import Prose
from planforge.plan.tasks import Piece, Task

WHAT, HOW, RESULT = range(3)
"""The weight of a sentence: the tasks of a group are named before any of them is gone into."""


def task_sentences(task: Task, prose: Prose) -> Iterator[tuple[int, str]]:
    """The sentences of `task` in the order of the plan, each with its weight.

    A title that is no sentence (Tri thức công dân) is followed by the first measure at once.
    """
    title = bare(said(task.title))
    how = [sentence for statement in content_says(task.measures) for sentence in statement.sentences()]
    at_once = 0 if begins_usually(title) else 1
    first = prose.sentence(
        "digest/task",
        title=title,
        lead=_listed([body_inside(said(name)) for name in _agreed_lead(task)]),
        deadline="; ".join(map(time_inside, _agreed_deadline(task))),
        measure="".join(how[:at_once]),
    )
    yield WHAT, closed(first)
    yield from ((HOW, sentence) for sentence in how[at_once:])
    if results := [statement.words for statement in content_says(task.deliverables)]:
        yield RESULT, closed(prose.sentence("digest/deliverables", deliverables=_listed(results)))


def _listed(words: Sequence[str]) -> str:
    """`words` as one list inside a sentence."""
    between = "; " if any("," in each or ";" in each for each in words) else ", "
    return between.join(map(bare, words))


def _agreed_lead(task: Task) -> tuple[str, ...]:
    """Who leads the task; nobody when others lead some part of it."""
    leads = {piece.lead for piece in task.pieces()}
    return task.lead if leads == {task.lead} else ()


def _agreed_deadline(task: Task) -> list[str]:
    """By when, phrase by phrase; nothing when some part of the task has a deadline of its own."""
    first, *others = map(_phrases, task.pieces())
    return first if all(other == first for other in others) else []


def _phrases(piece: Piece) -> list[str]:
    content = piece.deadline
    if content is None:
        return []
    written = (content.run_in or "").replace(";", "\n").split("\n")
    phrases = [bare(said(phrase)) for phrase in written] + [bare(each.words) for each in statements(content.items)]
    return [phrase for phrase in phrases if phrase]
