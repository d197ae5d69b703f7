"""`{{ year - 1 }}`, `{{ committee }}`: what a placeholder may say, and putting the values in.

A placeholder is a Jinja expression over strings and numbers. Before it is run its parse tree is held
against a short list of what may stand in it, so nothing can reach an attribute, call a function or grow
without bound; the sandbox is the second lock.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from functools import lru_cache
from typing import Any, NamedTuple

from jinja2 import StrictUndefined, TemplateSyntaxError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment
from pydantic import BaseModel

from planforge.diagnostics import Code
from planforge.messages import _
from planforge.plan.bodies import PEOPLE_COMMITTEE, Issuer
from planforge.plan.plan import Plan
from planforge.vietnamese import short_date

MAX_EXPRESSION = 200
FILTERS = ("upper", "lower", "capitalize")
PARENT_FIELDS = ("reference", "committee", "subject", "date", "year")

Path = tuple[str | int, ...]
Values = Mapping[str, str | int | dict[str, str | int]]


@dataclass(frozen=True, slots=True)
class Fault:
    """A placeholder that cannot be filled: where in the plan, and what to say."""

    path: Path
    code: Code
    message: str
    hint: str | None = None


class _Asked(NamedTuple):
    """The names an expression asks for, and the fields of `parent`."""

    names: tuple[str, ...]
    parent_fields: tuple[str, ...]


class _Misfit(Exception):
    def __init__(self, code: Code, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.fault = Fault((), code, message, hint)


def fill(plan: Plan) -> tuple[Plan, list[Fault]]:
    """`plan` with every placeholder replaced, and the faults of those that could not be.

    A text with a fault stays as it is. What others may quote is filled before them, with what is known by then:
    the unit and the body with the years, the plan above with those too, and then the subject.
    """
    faults: list[Fault] = []
    quoted = plan
    values = dict(_years(plan))
    for part, key in (("issuer", "unit"), ("issuer", "body")):
        quoted = _filled_at(quoted, part, key, values, faults)
    values |= _names(quoted.issuer)
    quoted = _filled_at(quoted, "origin", "cascaded_from", values, faults)
    if parent := parent_values(quoted):
        values["parent"] = parent
    quoted = _filled_at(quoted, "document", "subject", values, faults)
    values["subject"] = quoted.document.subject
    filled = _walk(plan, _Known(values), faults)
    assert isinstance(filled, Plan)
    if quoted is not plan:
        filled = _with_quoted(filled, quoted)
    return filled, list({(fault.path, fault.message): fault for fault in faults}.values())


def _years(plan: Plan) -> Values:
    return {"year": plan.year} if plan.to_year is None else {"year": plan.year, "to_year": plan.to_year}


def _names(issuer: Issuer) -> Values:
    return {
        "unit": issuer.unit,
        "unit_name": issuer.unit_name,
        "level": issuer.type_word or issuer.unit,
        "committee": committee_of(issuer),
        "committee_full": f"{PEOPLE_COMMITTEE} {issuer.unit}",
        "body": issuer.body,
    }


def _filled_at(plan: Plan, part: str, key: str, values: Values, faults: list[Fault]) -> Plan:
    """`plan` with one field of one part filled."""
    owner = getattr(plan, part)
    old = getattr(owner, key) if owner is not None else None
    before = len(faults)
    new = _walk(old, _Known(values), faults)
    _prefix(faults, before, key)
    _prefix(faults, before, part)
    return plan if new is old else plan.model_copy(update={part: owner.model_copy(update={key: new})})


def _with_quoted(filled: Plan, quoted: Plan) -> Plan:
    """`filled` with what was filled before it: a text is filled once, since what comes out of it is literal."""
    issuer = {"unit": quoted.issuer.unit, "body": quoted.issuer.body}
    above = {"cascaded_from": quoted.origin.cascaded_from} if quoted.origin else {}
    return filled.model_copy(
        update={
            "issuer": filled.issuer.model_copy(update=issuer),
            "document": filled.document.model_copy(update={"subject": quoted.document.subject}),
            "origin": filled.origin and filled.origin.model_copy(update=above),
        }
    )


def committee_of(issuer: Issuer) -> str:
    """`UBND xã`: the short name an office uses for its own committee."""
    return f"UBND {issuer.type_word or issuer.unit}"


def parent_values(plan: Plan) -> dict[str, str | int]:
    """What is known of the plan above, for `parent.*`."""
    above = plan.origin.cascaded_from if plan.origin else None
    if above is None:
        return {}
    values: dict[str, str | int | None] = {
        "reference": above.reference,
        "committee": _issuing_committee(above.issuer) if above.issuer else None,
        "subject": above.subject,
        "year": above.year,
        "date": short_date(above.date.first_day()) if above.date and above.date.day else None,
    }
    return {key: value for key, value in values.items() if value is not None}


def _issuing_committee(issuer: str) -> str:
    """`UBND huyện Ea H'Leo` for a unit; a department, which is no unit, as it is called."""
    return f"UBND {issuer}" if Issuer(unit=issuer).type_word else issuer


@dataclass(frozen=True, slots=True)
class _Known:
    """What placeholders stand for, and what those already met come to: a plan says `{{ year }}` many times."""

    values: Values
    written: dict[str, str] = field(default_factory=dict)


def _walk(value: Any, known: _Known, faults: list[Fault]) -> Any:
    """`value` with its texts filled; the same object when nothing in it changed.

    Paths of faults are put together on the way back, since hardly any text has one.
    """
    kind = type(value)
    if kind is str:
        return _filled_or_fault(value, known, faults) if "{{" in value else value
    if kind is tuple:
        return _walk_tuple(value, known, faults) if value else value
    if hasattr(kind, "model_fields"):  # a model; asking isinstance takes longer than the rest of the walk
        return _walk_model(value, known, faults)
    return _walk_mapping(value, known, faults) if kind is dict and value else value


def _filled_or_fault(text: str, known: _Known, faults: list[Fault]) -> str:
    """`text` filled, or as it is when there is a fault in it; each of its faults is noted."""
    before = len(faults)
    written: list[str] = []
    try:
        for literal, piece in _pieces(text):
            written.append(piece if literal else _value_or_fault(piece, known, faults))
    except _Misfit as misfit:
        faults.append(misfit.fault)
    filled = "".join(written)
    if len(faults) == before and not filled.strip():
        faults.append(_nothing_left())
    return text if len(faults) > before else filled


def _nothing_left() -> Fault:
    hint = _("viết chữ cho chỗ điền, hoặc bỏ cả mục này")
    return Fault((), Code.EMPTY_TEXT, _("chỗ điền làm cho chỗ này không còn chữ nào"), hint)


def _value_or_fault(expression: str, known: _Known, faults: list[Fault]) -> str:
    if expression in known.written:
        return known.written[expression]
    try:
        return known.written.setdefault(expression, str(_evaluate(expression, known.values)))
    except _Misfit as misfit:
        faults.append(misfit.fault)
        return ""


def _walk_tuple(value: tuple[Any, ...], known: _Known, faults: list[Fault]) -> tuple[Any, ...]:
    new: list[Any] | None = None
    for index, item in enumerate(value):
        before = len(faults)
        filled = _walk(item, known, faults)
        if len(faults) > before:
            _prefix(faults, before, index)
        if filled is not item:
            new = new or list(value)
            new[index] = filled
    return value if new is None else tuple(new)


def _walk_model(value: BaseModel, known: _Known, faults: list[Fault]) -> BaseModel:
    changed: dict[str, Any] = {}
    for name, item in value.__dict__.items():
        if item is None or item == ():
            continue
        before = len(faults)
        filled = _walk(item, known, faults)
        if len(faults) > before:
            _prefix(faults, before, type(value).model_fields[name].alias or name)
        if filled is not item:
            changed[name] = filled
    return value.model_copy(update=changed) if changed else value


def _walk_mapping(value: dict[str, Any], known: _Known, faults: list[Fault]) -> dict[str, Any]:
    new = dict(value)
    for key, item in value.items():
        before = len(faults)
        new[key] = _walk(item, known, faults)
        _prefix(faults, before, key)
    return new if any(new[key] is not item for key, item in value.items()) else value


def _prefix(faults: list[Fault], start: int, step: str | int) -> None:
    faults[start:] = [replace(fault, path=(step, *fault.path)) for fault in faults[start:]]


def _pieces(text: str) -> Iterator[tuple[bool, str]]:
    """(True, literal text) and (False, expression) in turn; `\\{{` is literal."""
    end = 0
    while (start := text.find("{{", end)) >= 0:
        if text[start - 1 : start] == "\\" and start > end - 1:
            yield True, text[end : start - 1] + "{{"
            end = start + 2
            continue
        stop = text.find("}}", start)
        if stop < 0:
            raise _Misfit(Code.BAD_PLACEHOLDER, _("chỗ điền {{ chưa đóng"), _("viết {{ year }}, hoặc \\{{ nếu là chữ"))
        yield True, text[end:start]
        yield False, text[start + 2 : stop].strip()
        end = stop + 2
    yield True, text[end:]


_ENVIRONMENT = ImmutableSandboxedEnvironment(undefined=StrictUndefined, autoescape=False)
_ALLOWED = (
    nodes.Template,
    nodes.Output,
    nodes.Name,
    nodes.Add,
    nodes.Sub,
    nodes.Neg,
    nodes.Concat,
    nodes.CondExpr,
    nodes.Compare,
    nodes.Operand,
    nodes.TemplateData,
)


def _evaluate(expression: str, values: Values) -> str | int:
    _check_names(expression, values)
    try:
        result = _compiled(expression)(**values)
    except Exception as error:  # adding a number to a text, dividing what cannot be divided, nesting too deep
        raise _bad(_("chỗ điền “{text}” không tính được"), expression, _operations()) from error
    if isinstance(result, bool) or not isinstance(result, str | int):
        raise _bad(_("chỗ điền “{text}” không cho ra chữ hay số"), expression, _operations())
    return result


def _operations() -> str:
    return _("chỉ cộng, trừ số với số, như {{ year - 1 }}; nối chữ bằng dấu ~")


def _bad(message: str, expression: str, hint: str) -> _Misfit:
    shown = expression if len(expression) <= 40 else expression[:39] + "…"
    return _Misfit(Code.BAD_PLACEHOLDER, message.format(text=shown), hint)


@lru_cache(maxsize=1000)
def _asked(expression: str) -> _Asked:
    """What `expression` asks for, once it is known to hold nothing but what may stand there."""
    example = _("viết như {{ year }} hoặc {{ year - 1 }}")
    if not expression:
        raise _Misfit(Code.BAD_PLACEHOLDER, _("chỗ điền {{ }} trống"), example)
    if len(expression) > MAX_EXPRESSION:
        raise _bad(_("chỗ điền “{text}” quá dài"), expression, example)
    try:
        tree = _ENVIRONMENT.parse("{{ " + expression + " }}")
        allowed = all(_is_allowed(node) for node in tree.find_all(nodes.Node))
    except (TemplateSyntaxError, RecursionError) as error:
        raise _bad(_("chỗ điền “{text}” viết sai"), expression, example) from error
    if not allowed:
        hint = _("chỉ dùng các tên có sẵn, phép cộng và phép trừ")
        raise _bad(_("chỗ điền “{text}” dùng điều không được phép"), expression, hint)
    return _Asked(
        tuple(name.name for name in tree.find_all(nodes.Name)),
        tuple(attribute.attr for attribute in tree.find_all(nodes.Getattr)),
    )


def _is_allowed(node: nodes.Node) -> bool:
    match node:
        case nodes.Getattr():
            return isinstance(node.node, nodes.Name) and node.node.name == "parent"
        case nodes.Filter():
            return node.name in FILTERS and not node.args and not node.kwargs
        case nodes.Const(value=str() as text):
            return text.isprintable()
        case nodes.Const(value=value):
            return isinstance(value, int)
    return isinstance(node, _ALLOWED)


@lru_cache(maxsize=1000)
def _compiled(expression: str) -> Any:
    return _ENVIRONMENT.compile_expression(expression, undefined_to_none=False)


def _check_names(expression: str, values: Values) -> None:
    asked = _asked(expression)
    for name in asked.names:
        if name not in values:
            raise _unknown(name, list(values))
    parent = values.get("parent")
    for name in asked.parent_fields:
        if isinstance(parent, dict) and name in parent:
            continue
        if name in PARENT_FIELDS:
            raise _Misfit(
                Code.UNKNOWN_PLACEHOLDER,
                _("chưa biết `parent.{name}` của kế hoạch cấp trên").format(name=name),
                _("ghi vào `origin.cascaded_from`"),
            )
        raise _unknown(f"parent.{name}", [f"parent.{known}" for known in PARENT_FIELDS])


def _unknown(name: str, known: list[str]) -> _Misfit:
    near = get_close_matches(name, known, n=1)
    if name == "parent":
        hint = _("ghi kế hoạch cấp trên vào `origin.cascaded_from`")
    elif name == "to_year":
        hint = _("thêm khóa `to_year` cho kế hoạch nhiều năm")
    elif near:
        hint = _("có phải là `{key}`?").format(key=near[0])
    else:
        hint = _("các tên dùng được: {names}").format(names=", ".join(known))
    return _Misfit(Code.UNKNOWN_PLACEHOLDER, _("không có chỗ điền `{name}`").format(name=name), hint)
