"""What one text shows only beside the others: empty lines, open places, footnotes, capitals."""

from collections.abc import Iterator

from planforge.diagnostics import Code, Diagnostic
from planforge.messages import _
from planforge.plan.markup import note_keys, open_decisions, plain
from planforge.plan.outline import Item
from planforge.source.tree import scalars
from planforge.spec.checks.survey import Path, Survey
from planforge.vietnamese import is_shouted


def blank_lines(seen: Survey) -> Iterator[Diagnostic]:
    """A paragraph is one text; an empty line inside it would be lost."""
    for path, value in scalars(seen.tree.root, lambda text: "\n" in text):
        text = value.text.strip("\n")
        if "deadline" in path or "rows" in path or "\n" not in text:
            continue
        if value.style != "|" or "\n\n" in text.replace(" \n", "\n"):
            yield seen.found(
                Code.BLANK_LINE,
                _("có dòng trống trong một đoạn văn"),
                path,
                _("bỏ dòng trống, hoặc tách thành hai mục của danh sách"),
            )


def open_places(seen: Survey) -> Iterator[Diagnostic]:
    """Places between `==` wait for a person."""
    for path, value in scalars(seen.tree.root, lambda text: "==" in text):
        if count := open_decisions(value.text):
            yield seen.found(
                Code.OPEN_DECISION,
                _("còn {count} chỗ ==…== cần quyết định").format(count=count),
                path,
                _("sửa nội dung và bỏ hai dấu =="),
            )


_PRINTED_WITHOUT_NOTES = frozenset({"recipients", "filed_with", "signature", "issuer"})


def _loses_notes(path: Path) -> bool:
    """True for the texts that carry no footnote on the page: the letterhead, the signature, nơi nhận, (Kèm theo …)."""
    return path[0] in _PRINTED_WITHOUT_NOTES or (path[0] == "appendices" and path[-1] == "attached")


def footnotes_undefined_or_unused(seen: Survey) -> Iterator[Diagnostic]:
    """Every `[^key]` has its footnote, stands where one is printed, and every footnote has its `[^key]`."""
    cited: set[str] = set()
    for path, value in scalars(seen.tree.root, lambda text: "[^" in text):
        for key in note_keys(value.text):
            cited.add(key)
            if _loses_notes(path):
                yield seen.found(
                    Code.UNUSED_FOOTNOTE,
                    _("ở đây không in cước chú; dấu [^{key}] sẽ mất").format(key=key),
                    path,
                    _("bỏ [^{key}], hoặc dẫn ở phần nội dung").format(key=key),
                )
            elif path[0] == "footnotes":
                message = _("cước chú không được dẫn cước chú khác: [^{key}]").format(key=key)
                yield seen.found(Code.UNDEFINED_FOOTNOTE, message, path, _("viết thẳng nội dung vào cước chú này"))
            elif key not in seen.plan.footnotes:
                message = _("chưa có cước chú `{key}`").format(key=key)
                yield seen.found(Code.UNDEFINED_FOOTNOTE, message, path, _("thêm vào khóa `footnotes`"))
    yield from _never_cited(seen, cited)


def _never_cited(seen: Survey, cited: set[str]) -> Iterator[Diagnostic]:
    for key in seen.plan.footnotes:
        if key not in cited:
            yield Diagnostic(
                Code.UNUSED_FOOTNOTE,
                _("cước chú `{key}` không được dùng").format(key=key),
                seen.tree.key_place(("footnotes", key)),
                _("thêm [^{key}] vào câu, hoặc bỏ cước chú").format(key=key),
            )


def shouted_subject(seen: Survey) -> Iterator[Diagnostic]:
    """The trích yếu is set in lower case (PL I-II.5b)."""
    if is_shouted(plain(seen.plan.document.subject)):
        yield seen.found(
            Code.SHOUTED_SUBJECT,
            _("trích yếu viết toàn chữ in hoa"),
            ("document", "subject"),
            _("viết chữ thường; Nghị định 30, PL I-II.5b"),
        )


def headings_not_in_capitals(seen: Survey) -> Iterator[Diagnostic]:
    """A mục with a Roman number has its title in capitals (PL I-V, 6b)."""
    for index, section in enumerate(seen.plan.sections):
        if not isinstance(section, Item) or not section.heading or section.marker not in (None, "roman"):
            continue
        words = plain(section.heading)
        if any(letter.isalpha() for letter in words) and not is_shouted(words):
            yield seen.found(
                Code.HEADING_NOT_CAPITALS,
                _("tiêu đề mục lớn “{title}” không viết in hoa").format(title=words),
                ("sections", index, "heading"),
                _("viết “{title}”; Nghị định 30, PL I-V").format(title=words.upper()),
            )
