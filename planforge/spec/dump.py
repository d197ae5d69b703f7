"""A plan as the YAML that a clerk reads and edits: the way back from `read`."""

import re
from datetime import date
from typing import Any

import yaml

from planforge.plan.appendices import Column, TableColumn
from planforge.plan.bodies import Recipient
from planforge.plan.outline import CascadeTo, Content, Item
from planforge.plan.plan import Plan, PlanOrigin
from planforge.plan.values import IssueDate, Model

WIDTH = 94
"""PyYAML breaks a line after the word that passes this column, so that lines end near the hundredth."""

ONE_LINE = 72
"""Letters that a list in brackets or a mapping in braces may hold."""

_SHORT_FORMS: dict[type[Model], str] = {
    Item: "text",
    Content: "run_in",
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
    return dict(said if isinstance(model, Plan) else sorted(said, key=lambda entry: entry[0] in _LAST))


def _value(name: str, value: Any) -> Any:
    """What stands after the key of the field `name`."""
    plain = _plain(value)
    match plain:
        case [str(only)] if name in _ONE_OR_MORE:
            return only
        case [{"tasks": [_, *_] as tasks, **others}] if not others:  # one group without a name
            return tasks
        case [*rows] if name == "rows" and all(_fits(row, 2 * ONE_LINE) for row in rows):
            return [_Brackets(row) for row in rows]
        case [*names] if name in _IN_BRACKETS and _fits(names) and all(map(_is_name, names)):
            return _Brackets(names)
        case dict() if name == "extra" and _fits([*plain, *plain.values()]):
            return _Braces(plain)
    return plain


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
    return _Braces(keys) if isinstance(model, _IN_BRACES) and _fits([*keys, *keys.values()]) else keys


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
            if self.column + len(text) > WIDTH and self.analysis.allow_block:
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


_Dumper.add_representer(_Braces, lambda dumper, data: dumper.represent_mapping("tag:yaml.org,2002:map", data, True))
_Dumper.add_representer(_Brackets, lambda dumper, data: dumper.represent_sequence("tag:yaml.org,2002:seq", data, True))
_Dumper.add_implicit_resolver(
    "tag:yaml.org,2002:float",  # what editors, which read YAML 1.2, take for a number: 08, 1e3, 0o7
    re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$|0o[0-7]+$|0x[0-9a-fA-F]+$"),
    list("-+.0123456789"),
)
