"""A spec as an editor with the JSON Schema sees it: YAML 1.2, in which `08` is a number and a date is a text."""

import re
from typing import Any

import yaml


class _Loader(yaml.SafeLoader):
    """The core schema of YAML 1.2 in place of the types of YAML 1.1."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 - PyYAML's own name


def _takes(tag: str, pattern: str, first: str, construct: Any) -> None:
    _Loader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{pattern})$"), list(first))
    _Loader.add_constructor(f"tag:yaml.org,2002:{tag}", lambda loader, node: construct(node.value))


_takes("null", "~|null|Null|NULL|", "~nN", lambda _text: None)
_Loader.add_implicit_resolver("tag:yaml.org,2002:null", re.compile("^$"), [""])
_takes("bool", "true|True|TRUE|false|False|FALSE", "tTfF", lambda text: text.lower() == "true")
_takes("int", r"[-+]?[0-9]+", "-+0123456789", int)
_takes("float", r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?", "-+.0123456789", float)


def as_edited(text: str) -> Any:
    """The data of `text` as an editor checks it against the schema."""
    return yaml.load(text, _Loader)
