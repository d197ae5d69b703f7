"""Whether the appendices that the text announces are there, and those that are there are announced."""

import re
from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from planforge.diagnostics import Code, Diagnostic
from planforge.messages import _
from planforge.plan.appendices import Appendix
from planforge.plan.markup import plain
from planforge.plan.outline import Item
from planforge.spec.checks.survey import Path, Survey
from planforge.vietnamese import roman


class Mention(NamedTuple):
    """Words that announce an appendix: of this plan for sure, or perhaps of another document."""

    words: str
    numbers: tuple[int, ...]
    sure: bool


def appendices_absent_or_not_announced(seen: Survey) -> Iterator[Diagnostic]:
    """A text announces an appendix of this plan that is not there, or none announces those that are."""
    appendices = seen.plan.appendices
    announced = False
    for path, mention in _mentions(seen):
        announced = True
        if mention.sure and max(mention.numbers, default=1) > len(appendices):
            yield _absent(seen, path, mention)
    if appendices and not announced:
        yield Diagnostic(
            Code.APPENDIX_NOT_ANNOUNCED,
            _("kế hoạch có phụ lục nhưng không câu nào nhắc tới"),
            seen.tree.key_place(("appendices",)),
            _("thêm một câu, ví dụ: “{sentence}”").format(sentence=_announcement(appendices)),
        )


def _absent(seen: Survey, path: Path, mention: Mention) -> Diagnostic:
    there = len(seen.plan.appendices)
    if not there:
        message = _("nhắc tới “{words}” nhưng kế hoạch không có phụ lục nào").format(words=mention.words)
        return seen.found(Code.APPENDIX_ABSENT, message, path, _("thêm khóa `appendices`, hoặc sửa câu này"))
    message = _("nhắc tới “{words}” nhưng kế hoạch chỉ có {count} phụ lục").format(words=mention.words, count=there)
    return seen.found(Code.APPENDIX_ABSENT, message, path, _("sửa số phụ lục, hoặc thêm vào `appendices`"))


def _announcement(appendices: tuple[Appendix, ...]) -> str:
    """A sentence of the plan, and so never in another language."""
    if len(appendices) > 1:
        numbers = ", ".join(roman(number) for number in range(1, len(appendices) + 1))
        return f"Nội dung chi tiết nêu tại các Phụ lục {numbers} kèm theo Kế hoạch này."
    if appendices[0].source:
        return "Nhiệm vụ cụ thể, phân công và thời hạn nêu tại Phụ lục kèm theo Kế hoạch này."
    return "Nội dung chi tiết nêu tại Phụ lục kèm theo Kế hoạch này."


# the texts


def _mentions(seen: Survey) -> Iterator[tuple[Path, Mention]]:
    """The texts of the body that announce an appendix, each with its surest mention and the highest number."""
    for path, key, text in _texts(seen):
        in_task = path[:1] == ("tasks",)
        # Most texts hold none of these, and there may be ten thousand.
        if "ục" in text or "ỤC" in text or "hoạch này" in text or (not in_task and _TABLE.search(text)):
            found = list(mentions(plain(text), in_task))
            if found:
                yield (*path, key), max(found, key=lambda mention: (mention.sure, max(mention.numbers, default=0)))


_TABLE = re.compile("kèm|KÈM|iểu |IỂU ")


def _texts(seen: Survey) -> Iterator[tuple[Path, str | int, str]]:
    """What is printed between the legal bases and the recipients, but for the names of bodies."""
    for index, text in enumerate(seen.plan.introduction or ()):
        yield ("introduction",), index, text
    for path, entry in seen.entries:
        if path[0] != "appendices":
            if entry.text:
                yield path, "text", entry.text
            if type(entry) is Item and entry.heading:
                yield path, "heading", entry.heading
    for path, _group, task in seen.tasks:
        yield path, "title", task.title
        for key, content in (("objective", task.objective), ("measures", task.measures)):
            if content is not None and content.run_in:
                yield path, key, content.run_in
        if task.deliverables is not None and task.deliverables.run_in:
            yield path, "deliverables", task.deliverables.run_in
    yield (), "closing", seen.plan.closing or ""


def mentions(text: str, in_task: bool = False) -> Iterator[Mention]:
    """The announcements in `text`, in order; what is plainly an appendix of another document is passed over.

    A task has reports and forms with appendices of their own: `in_task` only “kèm theo Kế hoạch này” is sure.
    """
    low = text.lower()
    if len(low) != len(text):  # a letter of another alphabet; places would be off by one
        text = low
    doubtful = in_task or bool(_CITED.search(low))
    for found in _ANNOUNCING.finditer(low):
        is_appendix = found[0] == "phụ lục"
        numbers, end = _numbers(low, found.end()) if is_appendix else ((), found.end())
        around = _around(low, found.start(), end, doubtful)
        whose = _appendix_whose(around, bool(numbers)) if is_appendix else _table_whose(around, found[0], in_task)
        if whose is not Whose.ANOTHERS:
            words = text[found.start() : end + around.attached_end]
            yield Mention(words + ")" * (words.count("(") > words.count(")")), numbers, whose is Whose.OURS)


_ANNOUNCING = re.compile(
    r"\b(?:phụ lục|biểu|bảng|danh mục|danh sách|đề cương|(?:kèm theo|gửi kèm|đính kèm|kèm) kế hoạch này)\b"
)
_NUMBER = re.compile(r"[\s,]{0,3}(?:và |đến |phụ lục |số |[-–] ?)?([ivx]{1,6}|[0-9]{1,2})\b(?![/.][0-9])")
_ROMAN = {roman(number).lower(): number for number in range(1, 31)}


def _numbers(low: str, end: int) -> tuple[tuple[int, ...], int]:
    """The numbers that follow "phụ lục": I · số 01 · I, II và III; and where the last of them ends."""
    numbers: list[int] = []
    while len(numbers) < len(_ROMAN) and (match := _NUMBER.match(low, end)):
        number = int(match[1]) if match[1].isdigit() else _ROMAN.get(match[1], 0)
        if not 0 < number <= len(_ROMAN):
            break
        numbers.append(number)
        end = match.end()
    return tuple(numbers), end


# whose appendix


class Whose(Enum):
    """Whose appendix is meant."""

    OURS = "của kế hoạch này"
    PERHAPS = "không rõ"
    ANOTHERS = "của văn bản khác"


class _Around(NamedTuple):
    """What stands before and after some words in their sentence; `doubtful` where a document is cited in the text."""

    before: str
    after: str
    doubtful: bool

    @property
    def attached_end(self) -> int:
        """How much of `after` belongs to the announcement: … kèm theo Kế hoạch này."""
        match = _THIS_PLAN.search(self.after) or _ATTACHED.search(self.after)
        return match.end() if match else 0


def _around(low: str, start: int, end: int, doubtful: bool) -> _Around:
    after = _SENTENCE_END.split(low[end : end + _WINDOW], maxsplit=1)[0]
    return _Around(low[max(0, start - _WINDOW) : start], after, doubtful)


def _appendix_whose(around: _Around, numbered: bool) -> Whose:
    if whose := _named(around):
        return whose
    closed, attached = _CLOSED.match(around.after), _ATTACHED.search(around.after)
    pointed_at = _POINTING.search(around.before)
    ours = (
        numbered or (attached and (closed or pointed_at)) or (closed and (pointed_at or _HAVING.search(around.before)))
    )
    return Whose.OURS if ours and not around.doubtful else Whose.PERHAPS


def _table_whose(around: _Around, words: str, in_task: bool) -> Whose:
    """As for an appendix; a table that is not attached is nothing, unless it looks to be the table of the tasks."""
    if words.endswith("kế hoạch này"):
        return Whose.OURS
    if whose := _named(around):
        return whose
    attached = _ATTACHED.search(around.after)
    if in_task or not (attached or (words == "biểu" and _OF_TASKS.match(around.after))):
        return Whose.ANOTHERS
    ours = attached and _POINTING.search(around.before) and not around.doubtful
    return Whose.OURS if ours else Whose.PERHAPS


def _named(around: _Around) -> Whose | None:
    """Whose it is where the words after it say so."""
    this_plan, other = _THIS_PLAN.search(around.after), _OTHER.search(around.after)
    if this_plan and not (other and other.start() < this_plan.start()):
        return Whose.OURS
    return Whose.ANOTHERS if other and other.start() < _WINDOW // 2 else None


_WINDOW = 100
_SENTENCE_END = re.compile(r"[.;\n]")
_THIS_PLAN = re.compile(r"\b(?:kèm(?: theo)?|cùng(?: với)?) kế hoạch này")
_ATTACHED = re.compile(r"\b(?:kèm theo|đính kèm|gửi kèm)")
_POINTING = re.compile(r"(?:\b(?:tại|theo|trong|xem|ở|chi tiết|căn cứ|nêu)(?: các)?|\()[\s“\"]{0,3}$")
_HAVING = re.compile(r"\b(?:có|kèm|các)[\s“\"]{0,3}$")
_CLOSED = re.compile(r"\s?(?:$|[),:”\"]|kèm|đính kèm|gửi kèm|ban hành kèm|của kế hoạch này)")
_OF_TASKS = re.compile(r"\s(?:tổng hợp|phân công|nhiệm vụ|chỉ tiêu)\b")
_DOCUMENTS = r"nghị định|thông tư|nghị quyết|quyết định|luật|pháp lệnh|công văn|chỉ thị|hợp đồng|đề án|tờ trình|quy chế"
_OTHER = re.compile(
    rf"\b(?:{_DOCUMENTS}|hướng dẫn số|thông báo số|chương trình|văn bản số)\b"
    r"|(?:^\s?|\bkèm theo |\bcủa |\btrong )kế hoạch(?! này)\b"
)
_CITED = re.compile(rf"\b(?:{_DOCUMENTS}|kế hoạch|hướng dẫn|thông báo|văn bản) (?:liên tịch )?số [0-9]")
