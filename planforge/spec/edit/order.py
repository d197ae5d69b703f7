"""Where a new key belongs among those that are there: in the order in which the guide lists them."""

from collections.abc import Iterator
from functools import cache
from typing import Any, get_args

from planforge.plan.plan import Plan
from planforge.plan.values import Model
from planforge.source.fit import keys_of
from planforge.spec.dump import in_order


def key_order(field: str | None, keys: set[str]) -> tuple[str, ...]:
    """The keys of the mapping below the key `field` (None: the plan itself) that has `keys`, in the order of dumps.

    Nothing when no model has all of them: the keys of `extra` and of `footnotes` are the clerk's own.
    """
    for model in _models().get(field, ()):
        known = keys_of(model)
        if keys.issubset(known):
            return tuple(in_order(model, known))
    return ()


_UNWRITTEN = ("items", "tasks")
"""Keys that a file may leave out: `measures: [a]` is `measures: {items: [a]}`."""


@cache
def _models() -> dict[str | None, tuple[type[Model], ...]]:
    """The models that stand below each key, those first that a file writes out."""
    found: dict[str | None, list[type[Model]]] = {None: [Plan]}
    for model in _below(Plan):
        for name, field in model.model_fields.items():
            direct = [*_in(field.annotation)]
            inner = [
                deeper
                for wrapper in direct
                for key in _UNWRITTEN
                if key in wrapper.model_fields
                for deeper in _in(wrapper.model_fields[key].annotation)
            ]
            found.setdefault(field.alias or name, []).extend([*direct, *inner])
    return {key: tuple(dict.fromkeys(models)) for key, models in found.items()}


def _below(model: type[Model]) -> list[type[Model]]:
    """`model` and every model in it, at any depth."""
    found = [model]
    for one in found:
        inner = (deeper for field in one.model_fields.values() for deeper in _in(field.annotation))
        found.extend(dict.fromkeys(deeper for deeper in inner if deeper not in found))
    return found


def _in(annotation: Any) -> Iterator[type[Model]]:
    if isinstance(annotation, type) and issubclass(annotation, Model):
        yield annotation
    for inner in get_args(annotation):
        yield from _in(inner)
