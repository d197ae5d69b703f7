"""A YAML tree as a model, or everything that keeps it from being one.

The model finds, the tree places, `misfit` says it in words, and none knows of the others.
"""

import re
from collections.abc import Iterator
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, BeforeValidator, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from planforge.diagnostics import Diagnostic, Report
from planforge.source.misfit import Misfit, explain, is_sentence, nearest
from planforge.source.tree import MappingNode, Node, Scalar, SequenceNode, Tree, plain_data
from planforge.source.trouble import KEY

M = TypeVar("M", bound=BaseModel)
Path = tuple[str | int, ...]

_BRANCH = re.compile(r"<[a-z]+>|literal\[.*\]|[A-Z]\w*")
"""What a model adds to a path where it has a choice: `<item>`, `literal['keep','drop']`, `CascadeTo`."""


_BORDER = ("string_unicode",)
"""What the border has named already: half a character is a control character there."""


def fit(tree: Tree, model: type[M], report: Report) -> M | None:
    """`tree` as a `model`, or None, and then `report` has everything that keeps it from being one."""
    data = plain_data(tree, report)
    if data is None:
        return None
    report.extend(_unknown_empty_keys(tree, model))
    try:
        return model.model_validate(data)
    except ValidationError as error:
        details = [one for one in error.errors(include_url=False, include_input=False) if one["type"] not in _BORDER]
        misfits = [_misfit(detail, tree, model) for detail in details if not _of_another_branch(detail, tree)]
        found = (explain(misfit) for misfit in _without_echoes(misfits))
        report.extend(dict.fromkeys(found))
        return None


def _misfit(detail: ErrorDetails, tree: Tree, model: type[BaseModel]) -> Misfit:
    kind, loc = detail["type"], detail["loc"]
    of_key = kind in ("missing", "extra_forbidden")
    of_a_key_itself = loc[-1:] == ("[key]",)
    where = _file_path(loc[:-1] if of_a_key_itself else loc, tree)
    path = (*tree.written(where[:-1] if of_key else where), *(where[-1:] if of_key else ()))
    field = _field_at(model, loc)
    return Misfit(
        kind="wrong_key" if of_a_key_itself else kind,
        context=detail.get("ctx", {}),
        path=path,
        node=tree.node(path),
        place=tree.place(path[:-1] if kind == "missing" else path),
        key_place=tree.key_place(path) if path else tree.place(path),
        keys=tuple(_keys_at(model, loc[:-1] if of_key else loc)),
        description=(field.description or "") if field else "",
        bounds=_bounds(field) if field else {},
        takes_text=_takes_text(model, loc),
    )


def _file_path(loc: Path, tree: Tree) -> Path:
    """`loc` without what the model adds where it has a choice."""
    path: Path = ()
    for step in loc:
        if isinstance(step, str) and _BRANCH.fullmatch(step):
            node = tree.node(path)
            if not isinstance(node, MappingNode) or step not in node.values:
                continue
        path = (*path, step)
    return path


def _of_another_branch(detail: ErrorDetails, tree: Tree) -> bool:
    """True for what a word may be where a mapping is written, and the other way round."""
    for index, step in enumerate(detail["loc"]):
        if isinstance(step, str) and _BRANCH.fullmatch(step) and not step.startswith("<"):
            node = tree.node(_file_path(detail["loc"][:index], tree))
            if step.startswith("literal[") != isinstance(node, Scalar):
                return True
    return False


def _without_echoes(misfits: list[Misfit]) -> Iterator[Misfit]:
    """`misfits` without those that follow from another: a key that is missing because it is misspelt."""
    unknown = [misfit for misfit in misfits if misfit.kind == "extra_forbidden"]
    sentences = {misfit.path[:-1] for misfit in unknown if is_sentence(str(misfit.path[-1]))}
    meant = {(*misfit.path[:-1], nearest(str(misfit.path[-1]), misfit.keys)) for misfit in unknown}
    below = {misfit.path[:length] for misfit in misfits for length in range(len(misfit.path))}
    for misfit in misfits:
        misspelt = misfit.path in meant or misfit.path[:-1] in sentences
        if misfit.kind == "missing" and misspelt:
            continue
        if misfit.kind == "too_short" and misfit.path in below:
            continue
        yield misfit


def _unknown_empty_keys(tree: Tree, model: type[BaseModel]) -> Iterator[Diagnostic]:
    """Keys with nothing after them, which the model never sees, and would not know."""
    for path, keys in _empty_keys(tree.root, ()):
        known = tuple(_keys_at(model, path))
        for key in keys:
            if known and key not in known and KEY.fullmatch(key):
                where = (*path, key)
                place = tree.key_place(where)
                yield explain(Misfit("extra_forbidden", {}, where, tree.node(where), place, place, known))


def _empty_keys(node: Node, path: Path) -> Iterator[tuple[Path, list[str]]]:
    if isinstance(node, MappingNode):
        empty = [key for key, value in node.values.items() if isinstance(value, Scalar) and value.is_empty]
        if empty:
            yield path, empty
        for key, value in node.values.items():
            if not isinstance(value, Scalar):
                yield from _empty_keys(value, (*path, key))
    elif isinstance(node, SequenceNode):
        for index, item in enumerate(node.items):
            if not isinstance(item, Scalar):
                yield from _empty_keys(item, (*path, index))


# what a model has at a path


def keys_of(model: type[BaseModel]) -> list[str]:
    """The keys of `model` as files write them (`from`, not `part`), without those that are the reader's own."""
    return [
        field.alias or name
        for name, field in model.model_fields.items()
        if not any(type(mark).__name__ == "SkipJsonSchema" for mark in field.metadata)
    ]


def _keys_at(model: type[BaseModel], loc: Path) -> list[str]:
    """The keys that may stand in the mapping at `loc`; none when they are the user's own."""
    return list(dict.fromkeys(key for found in _models_at(model, loc) for key in keys_of(found)))


def _models_at(model: type[BaseModel], loc: Path) -> list[type[BaseModel]]:
    models: list[type[BaseModel]] = [model]
    for step in loc:
        if isinstance(step, int):
            continue
        if _BRANCH.fullmatch(step):
            chosen = [found for found in models if found.__name__.lower() == step.strip("<>").lower()]
            models = chosen or models
        else:
            fields = (_field(outer, step) for outer in models)
            models = [inner for field in fields if field for inner in _models_in(field.annotation)]
    return models


def _field_at(model: type[BaseModel], loc: Path) -> FieldInfo | None:
    """The field at the end of `loc`, or the one whose list or choice `loc` ends in."""
    for end in range(len(loc), 0, -1):
        step = loc[end - 1]
        if isinstance(step, str) and not _BRANCH.fullmatch(step):
            fields = (_field(outer, step) for outer in _models_at(model, loc[: end - 1]))
            return next((field for field in fields if field), None)
    return None


def _field(model: type[BaseModel], key: str) -> FieldInfo | None:
    return next((field for name, field in model.model_fields.items() if key in (name, field.alias)), None)


def _bounds(field: FieldInfo) -> dict[str, Any]:
    """How small and how large a number may be, also one that may be left out."""
    inner = (extra for choice in get_args(field.annotation) for extra in getattr(choice, "__metadata__", ()))
    found: dict[str, Any] = {}
    for extra in (*field.metadata, *inner):
        for limits in (extra, *getattr(extra, "metadata", ())):
            found |= {name: getattr(limits, name) for name in ("ge", "gt", "le") if hasattr(limits, name)}
    return found


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from _models_in(inner)


def _takes_text(model: type[BaseModel], loc: Path) -> bool:
    """True when an entry of the list that `loc` ends in may be a bare text, which its model then makes a mapping."""
    field = _field_at(model, loc)
    entry = next(iter(get_args(field.annotation)), None) if field else None
    return any(isinstance(extra, BeforeValidator) for extra in getattr(entry, "__metadata__", ()))
