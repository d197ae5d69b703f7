"""A YAML tree as a model, or everything that keeps it from being one, said in words.

The model finds, the tree places, and neither knows of the other.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from difflib import get_close_matches
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from planforge.diagnostics import Code, Place, Report
from planforge.messages import _
from planforge.source.tree import MappingNode, Node, Scalar, SequenceNode, Tree, plain_data

M = TypeVar("M", bound=BaseModel)
Path = tuple[str | int, ...]


def fit(tree: Tree, model: type[M], report: Report) -> M | None:
    """`tree` as a `model`, or None, and then `report` has everything that keeps it from being one."""
    data = plain_data(tree, report)
    if data is None:
        return None
    try:
        return model.model_validate(data)
    except ValidationError as error:
        seen: set[tuple[Code, Place]] = set()
        for detail in error.errors(include_url=False):
            for code, message, place, hint in _explain(detail, tree, model):
                if (code, place) not in seen:
                    seen.add((code, place))
                    report.add(code, message, place, hint)
        return None


Explained = tuple[Code, str, Place, str | None]


def _explain(detail: ErrorDetails, tree: Tree, model: type[BaseModel]) -> Iterator[Explained]:
    path = tuple(step for step in detail["loc"] if not str(step).startswith("<"))
    kind = detail["type"]
    node = tree.node(path)
    name = next((str(step) for step in reversed(path) if isinstance(step, str)), "")
    if kind == "extra_forbidden":
        yield _unknown_key(path, tree, _keys_at(model, path[:-1]))
    elif kind == "missing":
        yield _missing_key(path, tree)
    elif swallowed := _sentence_taken_for_mapping(node):
        yield Code.COLON_IN_TEXT, *swallowed, _node_place(tree, path, node), _quote_hint()
    elif isinstance(node, Scalar) and node.is_empty:
        yield Code.EMPTY_TEXT, _("mục này trống"), tree.place(path), _("viết nội dung hoặc xóa dòng này")
    else:
        explain = _KINDS.get(kind, _wrong_value)
        yield explain(detail, name, tree.place(path), node)


def _node_place(tree: Tree, path: Path, node: Node) -> Place:
    place = tree.place(path)
    return place if place.file.startswith("--set") else Place(tree.name, node.line, node.column)


def _quote_hint() -> str:
    return _("đặt cả câu trong ngoặc kép hoặc viết sau >-")


def _sentence_taken_for_mapping(node: Node) -> tuple[str] | None:
    """A text that ends in ":" or holds ": " is, unquoted, a mapping with one key."""
    if isinstance(node, MappingNode) and len(node.keys) == 1:
        key = next(iter(node.keys))
        if _is_sentence(key):
            return (_("câu có dấu hai chấm: “{key}: …”").format(key=_short(key)),)
    return None


def _is_sentence(key: str) -> bool:
    return not key.isascii() or " " in key or key[:1].isupper()


def _short(text: str, length: int = 40) -> str:
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"


def _unknown_key(path: Path, tree: Tree, known: Sequence[str]) -> Explained:
    key = str(path[-1])
    place = tree.key_place(path)
    if _is_sentence(key):
        return (
            Code.COLON_IN_TEXT,
            _("câu có dấu hai chấm: “{key}: …”").format(key=_short(key)),
            place,
            _quote_hint(),
        )
    near = get_close_matches(key, known, n=1, cutoff=0.5)
    hint = _("các khóa dùng được ở đây: {keys}").format(keys=", ".join(known)) if known else None
    if near:
        hint = _("có phải là `{key}`?").format(key=near[0])
    return Code.UNKNOWN_KEY, _("không có khóa `{key}`").format(key=_short(key)), place, hint


def _missing_key(path: Path, tree: Tree) -> Explained:
    place = tree.place(path[:-1])
    message = _("thiếu khóa `{key}`").format(key=path[-1])
    if len(path) > 1:
        message = _("thiếu khóa `{key}` trong `{parent}`").format(key=path[-1], parent=_dotted(path[:-1]))
    return Code.MISSING_KEY, message, place, None


def _dotted(path: Path) -> str:
    written = ""
    for step in path:
        written += f"[{step + 1}]" if isinstance(step, int) else f".{step}"
    return written.lstrip(".")


def _wrong_type(expected: Callable[[], str]) -> "Explainer":
    def explain(detail: ErrorDetails, name: str, place: Place, node: Node) -> Explained:
        message = _("`{name}` phải là {expected}, không phải {given}").format(
            name=name, expected=expected(), given=_described(node)
        )
        return Code.WRONG_TYPE, message, place, None

    return explain


def _described(node: Node) -> str:
    if isinstance(node, SequenceNode):
        return _("danh sách")
    if isinstance(node, MappingNode):
        return _("các cặp khóa: giá trị")
    return _("“{text}”").format(text=_short(node.text))


def _wrong_value(detail: ErrorDetails, name: str, place: Place, node: Node) -> Explained:
    message = _("`{name}` không nhận giá trị {given}").format(name=name, given=_described(node))
    return Code.WRONG_VALUE, message, place, None


def _not_one_of(detail: ErrorDetails, name: str, place: Place, node: Node) -> Explained:
    code, message, _place, _hint = _wrong_value(detail, name, place, node)
    expected = str(detail.get("ctx", {}).get("expected", ""))
    words = re.findall(r"'([^']+)'", expected) or [expected]
    near = get_close_matches(node.text, words, n=1, cutoff=0.5) if isinstance(node, Scalar) else []
    if name == "planforge":
        return Code.WRONG_VERSION, _("khuôn dạng này có phiên bản 1"), place, _("viết `planforge: 1`")
    if near:
        return code, message, place, _("có phải là `{key}`?").format(key=near[0])
    return code, message, place, _("chọn một trong: {words}").format(words=", ".join(words))


def _wrong_column(detail: ErrorDetails, name: str, place: Place, node: Node) -> Explained:
    code, message, _place, hint = _wrong_value(detail, name, place, node)
    pattern = str(detail.get("ctx", {}).get("pattern", ""))
    words = re.findall(r"[a-z_]{3,}", pattern.split("extra")[0])
    if isinstance(node, Scalar) and words:
        near = get_close_matches(node.text, words, n=1, cutoff=0.5)
        hint = _("có phải là `{key}`?").format(key=near[0]) if near else ", ".join([*words, "extra.…"])
    return code, message, place, hint


def _no_such_date(detail: ErrorDetails, name: str, place: Place, node: Node) -> Explained:
    return Code.WRONG_DATE, _("không có ngày {given}").format(given=_described(node)), place, None


def _not_a_date(detail: ErrorDetails, name: str, place: Place, node: Node) -> Explained:
    message = _("{given} không phải ngày").format(given=_described(node))
    return Code.WRONG_DATE, message, place, _("viết 2026-01-14, hoặc 2026-01 khi chưa rõ ngày")


def _empty_text(detail: ErrorDetails, name: str, place: Place, node: Node) -> Explained:
    return Code.EMPTY_TEXT, _("`{name}` trống").format(name=name), place, _("viết nội dung hoặc xóa dòng này")


def _not_a_slug(detail: ErrorDetails, name: str, place: Place, node: Node) -> Explained:
    message = _("`{name}` không nhận giá trị {given}").format(name=name, given=_described(node))
    hint = _("dùng chữ thường không dấu, số và gạch nối: cai-cach-hanh-chinh")
    return Code.WRONG_VALUE, message, place, hint


def _out_of_range(detail: ErrorDetails, name: str, place: Place, node: Node) -> Explained:
    code, message, _place, _hint = _wrong_value(detail, name, place, node)
    bounds = detail.get("ctx", {})
    if "ge" in bounds or "gt" in bounds:
        return code, message, place, _("từ {low} trở lên").format(low=bounds.get("ge", bounds.get("gt")))
    return code, message, place, _("nhiều nhất {high}").format(high=bounds.get("le", bounds.get("lt")))


Explainer = Callable[[ErrorDetails, str, Place, Node], Explained]

_KINDS: dict[str, Explainer] = {
    "string_type": _wrong_type(lambda: _("một câu")),
    "tuple_type": _wrong_type(lambda: _("danh sách")),
    "list_type": _wrong_type(lambda: _("danh sách")),
    "dict_type": _wrong_type(lambda: _("các cặp khóa: giá trị")),
    "model_type": _wrong_type(lambda: _("các cặp khóa: giá trị")),
    "model_attributes_type": _wrong_type(lambda: _("các cặp khóa: giá trị")),
    "int_type": _wrong_type(lambda: _("số nguyên")),
    "int_parsing": _wrong_type(lambda: _("số nguyên")),
    "float_type": _wrong_type(lambda: _("một số")),
    "float_parsing": _wrong_type(lambda: _("một số")),
    "bool_type": _wrong_type(lambda: _("true hoặc false")),
    "bool_parsing": _wrong_type(lambda: _("true hoặc false")),
    "literal_error": _not_one_of,
    "string_pattern_mismatch": _wrong_column,
    "no_such_date": _no_such_date,
    "not_a_date": _not_a_date,
    "empty_text": _empty_text,
    "not_a_slug": _not_a_slug,
    "too_short": _empty_text,
    "greater_than": _out_of_range,
    "greater_than_equal": _out_of_range,
    "less_than": _out_of_range,
    "less_than_equal": _out_of_range,
}


def _keys_at(model: type[BaseModel], path: Path) -> list[str]:
    """The keys that may stand in the mapping at `path`; none when they are the user's own."""
    models: list[type[BaseModel]] = [model]
    for step in path:
        if isinstance(step, str):
            models = [inner for outer in models for inner in _models_of(outer, step)] or models
    return list(dict.fromkeys(key for found in models for key in keys_of(found)))


def keys_of(model: type[BaseModel]) -> list[str]:
    """The keys of `model` as files write them (`from`, not `part`)."""
    return [field.alias or name for name, field in model.model_fields.items()]


def _models_of(model: type[BaseModel], key: str) -> list[type[BaseModel]]:
    for name, field in model.model_fields.items():
        if key in (name, field.alias):
            return list(_models_in(field.annotation))
    return []


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from _models_in(inner)
