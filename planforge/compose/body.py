"""The body: sections in their order, and the named parts of the plan where `from` puts them."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from planforge.compose.numbering import BOLD_HEADINGS, Level, Siblings
from planforge.compose.wording import Wording, label_colon, one_line, with_stop
from planforge.document.blocks import Block, Heading, Paragraph
from planforge.document.inlines import Inlines, Text
from planforge.plan.outline import Assignment, Content, Deliverable, Entry, Item, Labels, Marker
from planforge.plan.plan import Plan
from planforge.plan.tasks import Task, TaskGroup

DEFAULT_LABELS = Labels(
    objective="Mục tiêu, yêu cầu",
    measures="Nhiệm vụ, giải pháp",
    deliverables="Kết quả",
    responsibility="Phân công trách nhiệm",
    lead="Đơn vị chủ trì",
    supporting="Đơn vị phối hợp",
    deadline="Thời gian thực hiện",
)


def compose_body(plan: Plan, wording: Wording) -> tuple[Block, ...]:
    """The blocks of the body, from the first section to the last assignment."""
    return tuple(_Body(plan, wording).blocks(plan.sections or default_sections(plan)))


def task_numbers(plan: Plan) -> dict[int, str]:
    """Where the body writes a task out: `II.1.2`, `II.3.a`, by the task's `id()`; only the tasks it does write."""
    body = _Body(plan, Wording(plan.footnotes))
    body.blocks(plan.sections or default_sections(plan))
    return body.task_numbers


def compose_items(items: Iterable[Entry], plan: Plan, wording: Wording, level: Level | None = None) -> list[Block]:
    """The blocks of any list of items, at `level`."""
    body = _Body(plan, wording)
    return body.entries(items, Siblings(level or Level()))


def default_sections(plan: Plan) -> tuple[Item, ...]:
    """The body of a plan that does not lay itself out (`spec.md` section 2)."""
    return (*_aims(plan), *_task_section(plan), *_assignment_section(plan))


def _aims(plan: Plan) -> tuple[Item, ...]:
    purpose = Item(heading="Mục đích", part="purpose")
    requirements = Item(heading="Yêu cầu", part="requirements")
    if plan.purpose and plan.requirements:
        return (Item(heading="MỤC ĐÍCH, YÊU CẦU", items=(purpose, requirements)),)
    if plan.purpose:
        return (purpose.model_copy(update={"heading": "MỤC ĐÍCH"}),)
    return (requirements.model_copy(update={"heading": "YÊU CẦU"}),) if plan.requirements else ()


def _task_section(plan: Plan) -> tuple[Item, ...]:
    in_appendix = any(appendix.source for appendix in plan.appendices)
    if not plan.tasks or in_appendix:
        return ()
    return (Item(heading="NHIỆM VỤ, GIẢI PHÁP", part="tasks"),)


def _assignment_section(plan: Plan) -> tuple[Item, ...]:
    return (Item(heading="TỔ CHỨC THỰC HIỆN", part="assignments"),) if plan.assignments else ()


@dataclass(frozen=True, slots=True)
class _Told:
    """How assignments are set in the list being walked: their default marker, and whether a colon follows."""

    marker: Marker | None = None
    colon: bool | None = None
    plain_texts: bool = False


class _Body:
    def __init__(self, plan: Plan, wording: Wording) -> None:
        self.plan = plan
        self.wording = wording
        self.section = ""
        self.task_numbers: dict[int, str] = {}

    def blocks(self, sections: Iterable[Entry]) -> list[Block]:
        return self.entries(sections, Siblings(Level()))

    def entries(self, entries: Iterable[Entry], siblings: Siblings, told: _Told | None = None) -> list[Block]:
        blocks: list[Block] = []
        for entry in entries:
            if isinstance(entry, Assignment):
                blocks += self._assignment(entry, siblings, told or _Told())
            else:
                blocks += self._item(entry, siblings, told)
        return blocks

    def _item(self, item: Item, siblings: Siblings, told: _Told | None) -> list[Block]:
        level = siblings.level
        if item.heading is not None:
            marker = item.marker or level.only or level.heading
            written, number = siblings.next(marker)
            if level.depth == 1:
                self.section = written
            block: Block = self._heading(item.heading, written, marker, level.depth, item.bold)
            below = level.below_heading(marker, number).forced(item.item_marker)
            return [block, *self._children(item, Siblings(below))]
        if item.text is not None:
            default: Marker = "none" if told and told.plain_texts else level.text
            marker = item.marker or level.only or default
            written, number = siblings.next(marker)
            content = self.wording.inlines(item.text, bold=bool(item.bold))
            block = Paragraph(content, written, keep_next=bool(item.items))
            if not item.items and item.part is None:  # nearly every text of a plan
                return [block]
            below = level.below_text(marker, number).forced(item.item_marker)
            return [block, *self._children(item, Siblings(below))]
        return self._children(item, siblings.forced(item.item_marker))

    def _heading(self, words: str, written: str, marker: Marker, depth: int, bold: bool | None) -> Heading:
        is_bold = marker in BOLD_HEADINGS if bold is None else bold
        return Heading(depth, written, self.wording.inlines(words, bold=is_bold), is_bold)

    def _children(self, item: Item, siblings: Siblings) -> list[Block]:
        """The items below, then the part that `from` brings."""
        blocks = self.entries(item.items, siblings)
        match item.part:
            case "purpose":
                blocks += self.entries(self.plan.purpose, siblings)
            case "requirements":
                blocks += self.entries(self.plan.requirements, siblings)
            case "assignments":
                told = _Told(siblings.level.only or siblings.level.heading, item.colon, plain_texts=True)
                blocks += self.entries(self.plan.assignments, siblings, told)
            case "tasks":
                blocks += self._tasks(item, siblings)
            case None:
                pass
        return blocks

    def _assignment(self, entry: Assignment, siblings: Siblings, told: _Told) -> list[Block]:
        level = siblings.level
        marker = entry.marker or told.marker or level.only or level.text
        written, number = siblings.next(marker)
        colon = next((choice for choice in (entry.colon, told.colon) if choice is not None), True)
        name = f"{entry.verb} {entry.to}" if entry.verb else entry.to
        below = level.below_heading(marker, number) if marker in BOLD_HEADINGS else level.below_text(marker, number)
        line = self._told_line(entry, name, written, marker, level.depth, colon)
        return [line, *self.entries(entry.duties, Siblings(below.forced(entry.item_marker)))]

    def _told_line(self, entry: Assignment, name: str, written: str, marker: Marker, depth: int, colon: bool) -> Block:
        has_more = bool(entry.text or entry.duties)
        name = label_colon(name) if colon and has_more else name
        bold = entry.bold
        if entry.text is None and entry.duties and marker in BOLD_HEADINGS and marker != "none":
            return self._heading(name, written, marker, depth, bold)
        content = self.wording.inlines(name, bold=bool(bold))
        if entry.text:
            content += (Text(" "), *self.wording.inlines(entry.text))
        return Paragraph(content, written, keep_next=bool(entry.duties))

    def _tasks(self, item: Item, siblings: Siblings) -> list[Block]:
        groups = self.plan.groups(item.groups)
        labels = DEFAULT_LABELS
        for nearer in (self.plan.labels, item.labels):
            labels = nearer.over(labels) if nearer else labels
        if len(groups) > 1 and any(group.group for group in groups):
            return [
                block
                for group in groups
                for block in (
                    self._group(group, siblings, labels, item.item_marker)
                    if group.group
                    else self._group_tasks(group, siblings, labels)
                )
            ]
        return [block for group in groups for block in self._group_tasks(group, siblings, labels)]

    def _group(self, group: TaskGroup, siblings: Siblings, labels: Labels, marker: Marker | None) -> list[Block]:
        """The group's name as a level of its own.

        Under a mục it is 1. and its tasks 1.1.; under a khoản it is 1.1. and its tasks a), so that a lettered
        line never stands below a dash.
        """
        level = replace(siblings.level, only=None)
        heading: Marker = "decimal" if level.heading == "letter" else level.heading
        written, number = siblings.next(heading)
        below = level.below_heading(heading, number)
        if heading == "number":
            below = replace(below, heading="decimal")
        name = self._heading(group.group or "", written, heading, level.depth, None)
        return [name, *self._group_tasks(group, Siblings(below.forced(marker)), labels, written)]

    def _group_tasks(self, group: TaskGroup, siblings: Siblings, labels: Labels, above: str = "") -> list[Block]:
        labels = group.labels.over(labels) if group.labels else labels
        return [block for task in group.tasks for block in self._task(task, siblings, labels, above)]

    def _task(self, task: Task, siblings: Siblings, labels: Labels, above: str) -> list[Block]:
        labels = task.labels.over(labels) if task.labels else labels
        level = siblings.level
        marker = level.only or level.heading
        written, number = siblings.next(marker)
        steps = (self.section, "" if marker == "decimal" else above, written)
        self.task_numbers.setdefault(id(task), ".".join(step.rstrip(".)") for step in steps if step.rstrip(".)-+")))
        title = self._heading(task.title, written, marker, level.depth, None)
        below = level.below_heading(marker, number)
        lines = Siblings(below.forced("dash" if marker == "letter" else "letter"))
        return [title, *self._task_lines(task, lines, labels)]

    def _task_lines(self, task: Task, lines: Siblings, labels: Labels) -> list[Block]:
        blocks: list[Block] = []
        for field in ("objective", "measures"):
            if content := task.content(field):
                blocks += self._content_line(getattr(labels, field), content, lines)
        if task.deliverables:
            blocks += self._deliverables(task.deliverables, lines, labels)
        if task.lead or task.supporting:
            blocks += self._responsibility(task, lines, labels)
        if task.deadline:
            blocks += self._content_line(labels.deadline or "", task.deadline, lines, _as_deadline)
        return blocks

    def _deliverables(self, content: Content, lines: Siblings, labels: Labels) -> list[Block]:
        """The deliverables; below one with bodies or a deadline of its own a line for each of these."""
        line, below = self._label_line(labels.deliverables or "", content, lines, _as_line)
        blocks: list[Block] = [line]
        for entry in content.items:
            blocks += self.entries((entry,), below)
            if isinstance(entry, Deliverable):
                marker = entry.marker or below.level.only or below.level.text
                blocks += self._own_lines(entry, Siblings(below.level.below_text(marker, 0)), labels)
        return blocks

    def _own_lines(self, entry: Deliverable, siblings: Siblings, labels: Labels) -> Iterable[Block]:
        for label, names in ((labels.lead, entry.lead), (labels.supporting, entry.supporting)):
            if names:
                yield self._body_line(label or "", names, siblings)
        if entry.deadline:
            words = self._labelled(labels.deadline or "", _as_deadline(entry.deadline))
            yield Paragraph(words, siblings.next(siblings.level.text)[0])

    def _responsibility(self, task: Task, lines: Siblings, labels: Labels) -> list[Block]:
        written, number = lines.next(lines.level.only or "letter")
        heading = Paragraph(self.wording.inlines(label_colon(labels.responsibility or "")), written, keep_next=True)
        below = Siblings(lines.level.below_text(lines.level.only or "letter", number))
        bodies = ((labels.lead, task.lead), (labels.supporting, task.supporting))
        return [heading, *(self._body_line(label or "", names, below) for label, names in bodies if names)]

    def _body_line(self, label: str, names: tuple[str, ...], siblings: Siblings) -> Paragraph:
        return Paragraph(self._labelled(label, _stopped(names)), siblings.next(siblings.level.text)[0])

    def _content_line(
        self,
        label: str,
        content: Content,
        lines: Siblings,
        wording: Callable[[str], Sequence[str]] | None = None,
    ) -> list[Block]:
        line, below = self._label_line(label, content, lines, wording or _as_line)
        return [line, *self.entries(content.items, below)]

    def _label_line(
        self, label: str, content: Content, lines: Siblings, wording: Callable[[str], Sequence[str]]
    ) -> tuple[Paragraph, Siblings]:
        """The label with the text that runs on after it, and the siblings below."""
        marker = lines.level.only or "letter"
        written, number = lines.next(marker)
        words = self.wording.inlines(label_colon(label))
        if content.run_in is not None:
            words = self._labelled(label, wording(content.run_in))
        below = Siblings(lines.level.below_text(marker, number).forced(content.item_marker))
        return Paragraph(words, written, keep_next=bool(content.items)), below

    def _labelled(self, label: str, words: Sequence[str]) -> Inlines:
        heading = self.wording.inlines(label_colon(label))
        return (
            *heading,
            Text(" "),
            *(self.wording.listed(words) if len(words) > 1 else self.wording.inlines(words[0])),
        )


def _as_line(text: str) -> Sequence[str]:
    return (one_line(text),)


def _as_deadline(text: str) -> Sequence[str]:
    """The phrases of a deadline, each on its own line there, to be read as one sentence."""
    return _stopped([line.strip().rstrip(".;") for line in text.split("\n") if line.strip()])


def _stopped(texts: Sequence[str]) -> Sequence[str]:
    """`texts` with a full stop after the last, where a separator may have been typed."""
    return (*texts[:-1], with_stop(texts[-1].rstrip(" ;,")))
