"""Changes written into a clerk's own file: what they ask for changes, and not a letter of the rest."""

from collections.abc import Sequence
from pathlib import Path as File
from typing import Any

import yaml

from planforge.diagnostics import Place, Report, Severity
from planforge.messages import _
from planforge.source.text import clean_text, read_text
from planforge.source.tree import Tree, parse_tree, plain_data
from planforge.spec.edit.block import Crossing, Page, spliced
from planforge.spec.edit.changes import Changes
from planforge.spec.edit.edits import Branch, CannotEdit, Edit, Insert, Path, Put, Remove, Value, applied, grown
from planforge.spec.edit.refusals import Refusals
from planforge.spec.edit.spans import layout_of, line_break, spans_of
from planforge.spec.edit.writing import Writing

__all__ = ["CannotEdit", "Edit", "Insert", "Path", "Put", "Remove", "Value", "edit_file", "edited"]


def edit_file(file: File, edits: Sequence[Edit]) -> bytes:
    """What `file` is to hold once `edits` are made; nothing is written. For the rest see `edited`."""
    report = Report()
    if read_text(file, report) is None:
        raise _faulty(report, str(file))
    return edited(file.read_bytes().decode("utf-8"), edits, str(file)).encode("utf-8")


def edited(text: str, edits: Sequence[Edit], name: str = "") -> str:
    """`text`, a spec file called `name`, with all of `edits` made at once.

    Paths and indexes are those of `text`, as the file has them (`Tree.written`), whatever the order of `edits`.
    Comments, blank lines, quotes, line ends and a byte order mark stay, save within what is replaced or removed;
    what is new is written as `dump_spec` would, laid out as the file is. Raises CannotEdit, and then for all of
    them, when two edits want the same place, when one leads nowhere, when a place is shared by way of `&` and `*`,
    when the file has errors, or when the outcome is not exactly the data asked for.
    """
    branch = grown(edits)
    if not edits:
        return text
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    body = text.removeprefix(mark)
    tree, data = _read(body, name)
    after = _spliced(body, tree, data, branch)
    wanted = applied(data, branch)
    if wanted != (data if after == body else _said(after, name)):
        raise _unsure(name)
    return mark + after


def _read(text: str, name: str) -> tuple[Tree, Any]:
    report = Report()
    tree, data = _data(text, name, report)
    if tree is None or report.errors:
        raise _faulty(report, name)
    return tree, data


def _data(text: str, name: str, report: Report) -> tuple[Tree | None, Any]:
    source = clean_text(text.encode("utf-8", "surrogatepass"), name, report)
    tree = parse_tree(source, report) if source else None
    return tree, plain_data(tree, report) if tree else None


def _faulty(report: Report, name: str) -> CannotEdit:
    first = next(finding for finding in report if finding.severity is Severity.ERROR)
    return CannotEdit(
        _("tệp còn lỗi nên chưa sửa gì: {message}").format(message=first.message), first.place, first.hint
    )


def _spliced(text: str, tree: Tree, data: Any, branch: Branch) -> str:
    refusals = Refusals(tree)
    try:
        found = spans_of(text)
        writing = Writing(Page(text, line_break(text)), layout_of(found.root), refusals)
        return spliced(text, [*writing.splices(Changes(found, refusals).of(data, branch))])
    except (yaml.YAMLError, Crossing) as error:  # YAMLError: where composing letters has made signs into others
        raise _unsure(tree.name) from error


def _said(text: str, name: str) -> Any:
    """What `text`, the outcome, says; CannotEdit when it has errors."""
    report = Report()
    data = _data(text, name, report)[1]
    if errors := [finding for finding in report if finding.severity is Severity.ERROR]:
        raise CannotEdit(_("sửa như thế thì tệp có lỗi: {message}").format(message=errors[0].message), Place(name))
    return data


def _unsure(name: str) -> CannotEdit:
    message = _("không sửa được tệp mà giữ nguyên mọi chỗ khác, nên chưa sửa gì")
    return CannotEdit(message, Place(name), _("sửa tay những chỗ này"))
