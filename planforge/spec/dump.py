"""A plan as the YAML that a clerk reads and edits: the way back from `read`."""

import io
import re
from dataclasses import dataclass
from datetime import date
from typing import Any

import yaml

from planforge.plan.appendices import Column, TableColumn
from planforge.plan.bodies import Recipient
from planforge.plan.outline import CascadeTo, Content, Deliverable, Deliverables, Item
from planforge.plan.plan import Plan, PlanOrigin
from planforge.plan.values import IssueDate, Model

WIDTH = 94
"""PyYAML breaks a line after the word that passes this column, so that lines end near the hundredth."""

NARROW = 30
"""Columns that a long text has at least, however far in it stands."""

LONGEST_KEY = 100
"""Letters of a key that is written in the usual form."""

ONE_LINE = 72
"""Letters that a list in brackets or a mapping in braces may hold."""

_SHORT_FORMS: dict[type[Model], str] = {
    Item: "text",
    Deliverable: "text",
    Content: "run_in",
    Deliverables: "run_in",
    Recipient: "to",
    Column: "field",
    TableColumn: "label",
}
"""The key that each is written without when it has no other."""

_IN_BRACES = (Item, Recipient, Column, TableColumn, CascadeTo, PlanOrigin)
_ONE_OR_MORE = ("within", "lead", "supporting")
_IN_BRACKETS = (*_ONE_OR_MORE, "to", "deliverables", "groups", "columns", "merge")
_LAST = ("items", "duties", "tasks", "table")
"""Long lists stand below the short keys of their mapping."""


def dump_spec(plan: Plan) -> str:
    """`plan` as the text of a spec, of which `read_spec` makes an equal plan.

    Keys come in the order of the model, defaults are left out, what has a short form takes it, and a text is
    quoted only where YAML or an editor would take it for something else. Comments are not in a plan, and are lost.
    """
    written = last = ""
    for key, value in _keys(plan).items():
        entry = yaml.dump({key: value}, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=WIDTH)
        apart = last and max(last.count("\n"), entry.count("\n")) > 1
        written += "\n" + entry if apart else entry
        last = entry
    return written.replace(_KEPT, " ")


@dataclass(frozen=True, slots=True)
class Layout:
    """How many columns further in a file writes what stands below a key or behind a dash."""

    step: int = 2
    """Mappings and long texts below a key."""

    dash: int = 2
    """The dashes of a list below its key."""

    item: int = 2
    """What stands behind a dash, on its own line and on those below."""


def dump_entry(
    key: str, value: Any, listed: bool = False, column: int = 0, layout: Layout | None = None, style: str | None = None
) -> str:
    """`key: value` as `dump_spec` writes it or, `listed`, the entry `- value` of the list below `key`.

    The first line is for `column` and comes without indentation, the last without its end. `value` is plain data:
    texts, numbers, days, lists and mappings of them. A text takes `style` where it can: a quote, `>`, or "" for bare,
    which is for texts that look like numbers or days. A key has at most `LONGEST_KEY` letters.
    """
    lead = "-" if listed else _EntryDumper(Layout(), WIDTH).text_of({key: 0}).removesuffix(" 0")
    return lead + dump_value(key, value, listed, column, layout, style)


def dump_value(
    key: str, value: Any, listed: bool = False, column: int = 0, layout: Layout | None = None, style: str | None = None
) -> str:
    """What `dump_entry` writes behind the colon or the dash: a blank and the value, or lines below it."""
    styled = value if style is None else _Styled.of(value, style)
    lead = "k" * min(len(key), LONGEST_KEY)
    said = [_entry(styled, key)] if listed else {lead: _said(styled, key)}
    lines = _EntryDumper(layout or Layout(), max(WIDTH - column, NARROW)).text_of(said).split("\n")
    first = lines[0].removeprefix("-" if listed else f"{lead}:")
    return "\n".join([first, *(" " * column + line if line else "" for line in lines[1:])])


def dump_inline(value: Any, style: str | None = None) -> str:
    """`value` on one line, as it may stand between brackets and anywhere else; for `style` see `dump_entry`."""
    styled = value if style is None else _Styled.of(value, style)
    return _EntryDumper(Layout(), 10**9).text_of(_Brackets([styled]))[1:-1]


class _Styled(str):
    """A text in a style of its own."""

    __slots__ = ("style",)
    style: str

    @classmethod
    def of(cls, value: Any, style: str) -> Any:
        """`value` in `style` when it is a text or has to become one; any other as it is."""
        if not isinstance(value, str) and (isinstance(value, list | dict) or not style):
            return value
        styled = cls(as_text(value))
        styled.style = style
        return styled


def as_text(value: str | int | float | date) -> str:
    """`value` as a reader of YAML sees it, to whom all scalars are texts."""
    return str(value).lower() if isinstance(value, bool) else str(value)


class _Braces(dict[str, Any]):
    """A mapping on one line."""


class _Brackets(list[Any]):
    """A list on one line."""


def _keys(model: Model) -> dict[str, Any]:
    """What `model` says beyond its defaults, by the keys that files use."""
    said = [
        (field.alias or name, _value(name, value))
        for name, field in type(model).model_fields.items()
        if (value := getattr(model, name)) != field.default
    ]
    keys = dict(said)
    return {key: keys[key] for key in in_order(type(model), list(keys))}


def in_order(model: type[Model], keys: list[str]) -> list[str]:
    """`keys` of `model`, which come in its order, as a file has them: long lists last, save in the plan itself."""
    return keys if model is Plan else sorted(keys, key=lambda key: key in _LAST)


def _value(name: str, value: Any) -> Any:
    """What stands after the key of the field `name`."""
    plain = _plain(value)
    match plain:
        case [str(only)] if name in _ONE_OR_MORE:
            return only
        case [{"tasks": [_, *_] as tasks, **others}] if not others:  # one group without a name
            return tasks
    return _shaped(name, plain)


def _shaped(name: str, plain: Any) -> Any:
    """`plain`, what stands after the key `name`, on one line where that is the custom."""
    match plain:
        case [*rows] if name == "rows" and all(_fits(row, 2 * ONE_LINE) for row in rows):
            return [_Brackets(row) for row in rows]
        case [*names] if name in _IN_BRACKETS and _fits(names) and all(map(_is_name, names)):
            return _Brackets(names)
        case dict() if name == "extra" and _fits([*plain, *plain.values()]):
            return _Braces(plain)
    return plain


def _said(value: Any, name: str) -> Any:
    """Plain data below the key `name` in the forms in which `_value` has what a plan says."""
    if isinstance(value, list):
        return _shaped(name, [_entry(one, "") for one in value])
    if isinstance(value, dict):
        keys = {key: _said(below, key) for key, below in value.items()}
        return _in_braces(keys) if name in _PLACES_OF_BRACES else _shaped(name, keys)
    return value


def _entry(value: Any, name: str) -> Any:
    """An entry of the list below the key `name`."""
    if isinstance(value, dict):
        keys = {key: _said(below, key) for key, below in value.items()}
        told = list(keys) == ["to"] and isinstance(keys["to"], str)  # an assignment, not a recipient
        return _in_braces(keys) if not told and any(keys.keys() <= known for known in _KEYS_IN_BRACES) else keys
    said = _said(value, "")
    return _Brackets(said) if name == "rows" and isinstance(said, list) and _fits(said, 2 * ONE_LINE) else said


def _in_braces(keys: dict[str, Any]) -> dict[str, Any]:
    return _Braces(keys) if _fits([*keys, *keys.values()]) else keys


_KEYS_IN_BRACES = [
    {field.alias or name for name, field in model.model_fields.items()}
    for model in (Deliverable, Recipient, Column, TableColumn)
]
_PLACES_OF_BRACES = ("cascade", "rolled_over_from", "cascaded_from")


def _is_name(entry: Any) -> bool:
    return isinstance(entry, str) and not entry.endswith(".")


def _plain(value: Any) -> Any:
    """`value` as a string, number, date, list or mapping."""
    match value:
        case Model():
            return _short(value)
        case tuple():
            return [_plain(entry) for entry in value]
        case IssueDate():
            return str(value) if value.day is None else value.first_day()
        case float() if value.is_integer():
            return int(value)
    return value


def _short(model: Model) -> Any:
    keys = _keys(model)
    if isinstance(model, Recipient) and len(model.to) == 1:
        keys["to"] = model.to[0]
    match list(keys.items()):
        case [(key, str(text))] if key == _SHORT_FORMS.get(type(model)):
            return text
        case [] | [("items", _)] if isinstance(model, Content):
            return keys.get("items", [])
    return _in_braces(keys) if isinstance(model, _IN_BRACES) else keys


def _fits(entries: list[Any], room: int = ONE_LINE) -> bool:
    """True when `entries` are texts and numbers, or what is on one line already, and together no longer than `room`."""
    simple = all(isinstance(entry, str | int | float | date | _Braces | _Brackets) for entry in entries)
    letters = "".join(map(str, entries)) if simple else "\n"
    return "\n" not in letters and len(letters) <= room


_ESCAPED = re.compile("[^\n -~\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010fffe]")
"""What can only be written as an escape: tabs, and the signs that YAML takes for ends of lines."""


_PLACEHOLDER = re.compile(r"\{\{.*?\}\}")
_KEPT = "\ufeff"
"""A blank at which no line may end; itself it is always escaped."""


class _Dumper(yaml.SafeDumper):
    """Block style with indented lists; long texts folded, others whole: bare or, where they must be, quoted."""

    def ignore_aliases(self, data: Any) -> bool:
        return True

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)

    def choose_scalar_style(self) -> str:
        usual: str = super().choose_scalar_style()
        assert isinstance(self.event, yaml.ScalarEvent) and self.analysis
        text: str = self.event.value
        if _ESCAPED.search(text):
            return '"'
        if not self.flow_level and not self.simple_key_context:
            if "\n" in text:
                return "|"
            if self.column + len(text) > self.best_width and self.analysis.allow_block:
                return ">"
        return '"' if usual == "'" and not {'"', "\\"} & set(text) else usual

    def write_plain(self, text: str, split: bool = True) -> None:
        super().write_plain(text, False)

    def write_single_quoted(self, text: str, split: bool = True) -> None:
        super().write_single_quoted(text, False)

    def write_double_quoted(self, text: str, split: bool = True) -> None:
        super().write_double_quoted(text, False)

    def write_folded(self, text: str) -> None:
        super().write_folded(_PLACEHOLDER.sub(lambda found: found[0].replace(" ", _KEPT), text))


class _EntryDumper(_Dumper):
    """For a part of a file that someone else has laid out."""

    def __init__(self, layout: Layout, width: int) -> None:
        self.written = io.StringIO()
        super().__init__(self.written, allow_unicode=True, width=width, sort_keys=False)
        self.layout = layout

    def text_of(self, data: Any) -> str:
        """`data` as YAML, without the end of its last line."""
        self.open()
        self.represent(data)
        self.close()
        return self.written.getvalue().rstrip("\n").replace(_KEPT, " ")

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        if self.indent is None:
            return super().increase_indent(flow, False)
        self.indents.append(self.indent)
        in_mapping = self.layout.dash if isinstance(self.event, yaml.SequenceStartEvent) else self.layout.step
        self.indent += self.layout.item if self.sequence_context else in_mapping
        return None

    def choose_scalar_style(self) -> str:
        style = super().choose_scalar_style()
        assert isinstance(self.event, yaml.ScalarEvent) and self.analysis
        text: str = self.event.value
        if style == "|" and text.endswith("\n"):  # it would reach for the blank lines that follow it
            return '"'
        single = self.event.style == "'" and self.analysis.allow_single_quoted
        return "'" if style == '"' and single and not _ESCAPED.search(text) and not {"'", "\n"} & set(text) else style

    def determine_block_hints(self, text: str) -> str:
        hints: str = super().determine_block_hints(text)
        return hints.replace(str(self.best_indent), str((self.indent or 0) - (self.indents[-1] or 0)))


def implicit_tag(text: str) -> str:
    """What YAML, or an editor, takes `text` for when it stands bare: text, a whole number, a day, nothing, …"""
    tag: str = _TAGS.resolve(yaml.ScalarNode, text, (True, False))  # type: ignore[no-untyped-call]
    return tag


def _represent_styled(dumper: _Dumper, styled: _Styled) -> yaml.ScalarNode:
    """Bare is bare whatever it looks like: to a reader of specs every scalar is a text."""
    node = yaml.ScalarNode("tag:yaml.org,2002:str", str(styled), style=styled.style or None)
    if not styled.style:
        node.tag = implicit_tag(node.value)
    return node


_TAGS = _EntryDumper(Layout(), WIDTH)
_Dumper.add_representer(_Styled, _represent_styled)
_Dumper.add_representer(_Braces, lambda dumper, data: dumper.represent_mapping("tag:yaml.org,2002:map", data, True))
_Dumper.add_representer(_Brackets, lambda dumper, data: dumper.represent_sequence("tag:yaml.org,2002:seq", data, True))
_Dumper.add_implicit_resolver(
    "tag:yaml.org,2002:float",  # what editors, which read YAML 1.2, take for a number: 08, 1e3, 0o7
    re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$|0o[0-7]+$|0x[0-9a-fA-F]+$"),
    list("-+.0123456789"),
)
