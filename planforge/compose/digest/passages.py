"""Các đoạn của tin bài: all that a plan has to say to the readers of a portal, in the plan's own order."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from planforge.compose.body import default_sections
from planforge.compose.digest.beginnings import begins_usually, heading_words
from planforge.compose.digest.sentences import closed
from planforge.compose.digest.statements import assignment_name, run_together, sentences_of, statements
from planforge.compose.digest.tasks import task_sentences
from planforge.compose.letterhead import DOCUMENT_TYPE
from planforge.compose.prose import Prose
from planforge.plan.outline import Assignment, Entry, Item
from planforge.plan.plan import Plan
from planforge.plan.tasks import TaskGroup


@dataclass(frozen=True, slots=True)
class Passage:
    """Một đoạn: sentences under a theme, of which a digest takes as many as there is room for."""

    prose_name: str
    sentences: tuple[str, ...]
    theme: str = ""
    weights: tuple[int, ...] = ()
    """One for each sentence, the lightest is taken first; none when they are taken as they come."""

    as_actions: bool = False
    """Whether the sentences are things to do, so that they can run together in one sentence."""

    def by_weight(self) -> list[int]:
        """Which sentence is taken first, second, …: their indexes."""
        return sorted(range(len(self.sentences)), key=lambda index: (*self.weights[index : index + 1], index))

    def written(self, prose: Prose, indexes: Iterable[int]) -> str:
        """The sentences with these indexes, in the passage's own order, in the words of the prose."""
        taken = [self.sentences[index] for index in sorted(indexes)]
        actions = closed(run_together(taken)) if self.as_actions else ""
        return _written(prose, self.prose_name, self.theme, " ".join(taken), actions)


def _written(prose: Prose, name: str, theme: str, text: str, actions: str = "") -> str:
    return prose.sentence(f"digest/{name}", document_type=DOCUMENT_TYPE, theme=theme, text=text, actions=actions)


def aims(plan: Plan) -> list[Passage]:
    """Mục đích, yêu cầu."""
    made = (_aim("purpose", plan.purpose), _aim("requirements", plan.requirements))
    return [passage for passage in made if passage.sentences]


def _aim(name: str, items: Iterable[Entry]) -> Passage:
    each = [statement.sentences() for statement in statements(items)]
    cut = tuple(sentence for sentences in each for sentence in sentences)
    return Passage(name, cut, as_actions=len(cut) == len(each) and all(map(begins_usually, cut)))


@dataclass(frozen=True, slots=True)
class BodyPassages:
    """What a plan says beside its purpose and requirements."""

    measures: tuple[Passage, ...]
    tasks: tuple[Passage, ...]
    """Those that only an appendix prints."""

    organisation: tuple[Passage, ...]
    """Kinh phí, báo cáo, tổ chức thực hiện: the least of the news."""


def body_passages(plan: Plan, prose: Prose) -> BodyPassages:
    """The sections in their order, the tasks where the body prints them."""
    walk = _Walk(plan, prose)
    measures: list[Passage] = []
    organisation: list[Passage] = []
    for section in plan.sections or default_sections(plan):
        (organisation if _is_organisation(section) else measures).extend(walk.passages((section,), ""))
    tasks = () if walk.met_tasks else walk.task_passages(plan.tasks, "")
    return BodyPassages(tuple(measures), tuple(tasks), tuple(organisation))


_ORGANISATION = ("tổ chức thực hiện", "kinh phí", "báo cáo", "phân công", "trách nhiệm thực hiện")
_MEASURES = ("nhiệm vụ", "giải pháp")


def _is_organisation(entry: Entry) -> bool:
    if isinstance(entry, Assignment):
        return True
    heading = (entry.heading or "").lower()
    named = any(words in heading for words in _ORGANISATION) and not any(words in heading for words in _MEASURES)
    return named or entry.part == "assignments"


_GENERAL = frozenset({"mục đích", "yêu cầu", "mục tiêu", "chỉ tiêu", "nội dung", "nhiệm vụ", "giải pháp", "biện pháp"})
_TARGETS = ("mục tiêu", "chỉ tiêu")
_GENERAL_END = re.compile(r" (?:chung|cụ thể|chủ yếu|trọng tâm|thực hiện)$")


def _is_general(heading: str, items: Iterable[Entry]) -> bool:
    """True when the headings below say as much without this one: NHIỆM VỤ, GIẢI PHÁP TRỌNG TÂM.

    Without MỤC TIÊU a target would read as a fact, unless each heading below says again that it is one.
    """
    parts = {_GENERAL_END.sub("", part) for part in re.split(r", | và ", heading.lower())}
    below = [entry.heading.lower() for entry in items if isinstance(entry, Item) and entry.heading]
    if not parts.isdisjoint(_TARGETS) and not all(name.startswith(_TARGETS) for name in below):
        return False
    return parts <= _GENERAL


class _Walk:
    """Down the outline of a plan, a passage for each heading that says something."""

    def __init__(self, plan: Plan, prose: Prose) -> None:
        self.plan = plan
        self.prose = prose
        self.met_tasks = False

    def passages(self, entries: Iterable[Entry], theme: str) -> list[Passage]:
        """What `entries` say; the texts that stand here have `theme`."""
        made: list[Passage] = []
        texts: list[Entry] = []
        for entry in entries:
            if isinstance(entry, Item) and entry.text is not None and entry.part is None:
                texts.append(entry)
                continue
            made += self._texts(texts, theme)
            texts = []
            made += self._assignment(entry) if isinstance(entry, Assignment) else self._item(entry, theme)
        return made + self._texts(texts, theme)

    def _texts(self, entries: Iterable[Entry], theme: str) -> list[Passage]:
        cut = sentences_of(entries)
        return [Passage("measures", tuple(cut), theme)] if cut else []

    def _assignment(self, entry: Assignment) -> list[Passage]:
        return self._texts((entry,), "") if entry.text else self._texts(entry.duties, assignment_name(entry))

    def _item(self, item: Item, theme: str) -> list[Passage]:
        if item.heading is None:
            own = self._texts((item.model_copy(update={"items": ()}),), theme) if item.text else []
            return [*own, *self.passages(item.items, theme), *self._part(item, theme)]
        heading = heading_words(item.heading)
        if _is_general(heading, item.items):
            return [*self.passages(item.items, heading), *self._part(item, "")]
        return [*self._below(item.items, heading), *self._parts_inside(item.items, heading), *self._part(item, heading)]

    def _below(self, entries: Sequence[Entry], theme: str) -> list[Passage]:
        """All below one heading; where another heading follows at once, the two are one theme."""
        first: list[str] = []
        if entries and isinstance(entries[0], Item) and entries[0].heading is not None:
            first = self._titled(entries[0].items)
            theme = f"{theme} - {heading_words(entries[0].heading)}" if first else theme
            entries = entries[1:]
        cut = (*first, *self._titled(entries))
        return [Passage("measures", cut, theme)] if cut else []

    def _titled(self, entries: Iterable[Entry]) -> list[str]:
        """The sentences below a heading; the first one below each heading further down is named after that."""
        made: list[str] = []
        texts: list[Entry] = []
        for entry in entries:
            if not isinstance(entry, Item) or entry.heading is None:
                texts.append(entry)
                continue
            made += sentences_of(texts)
            texts = []
            if below := self._titled(entry.items):
                made += [_written(self.prose, "measures", heading_words(entry.heading), below[0]), *below[1:]]
        return made + sentences_of(texts)

    def _parts_inside(self, entries: Iterable[Entry], theme: str) -> list[Passage]:
        made: list[Passage] = []
        for item in entries:
            if isinstance(item, Item):
                nearest = heading_words(item.heading) if item.heading else theme
                made += [*self._parts_inside(item.items, nearest), *self._part(item, nearest)]
        return made

    def _part(self, item: Item, theme: str) -> list[Passage]:
        """What `from` brings; purpose and requirements have their place in every digest."""
        match item.part:
            case "tasks":
                self.met_tasks = True
                return self.task_passages(self.plan.groups(item.groups), theme)
            case "assignments":
                return self.passages(self.plan.assignments, "")
        return []

    def task_passages(self, groups: Sequence[TaskGroup], theme: str) -> list[Passage]:
        """A passage for each group, named as the body names it."""
        made = []
        for group in groups:
            is_named = group.group and (len(groups) > 1 or not theme)
            names = (theme, heading_words(group.group) if group.group and is_named else "")
            pairs = [pair for task in group.tasks for pair in task_sentences(task, self.prose) if pair[1]]
            sentences, weights = tuple(pair[1] for pair in pairs), tuple(pair[0] for pair in pairs)
            made.append(Passage("measures", sentences, " - ".join(filter(None, names)), weights))
        return made
