"""The JSON Schema of a spec, for editors: what a clerk sees while typing."""

import json
from typing import Any

from planforge.plan.plan import Plan

SCHEMA_ID = "planforge/1/schema.json"


def json_schema() -> dict[str, Any]:
    """The schema of version 1: every key with its Vietnamese description, every fixed value listed."""
    schema = Plan.model_json_schema(by_alias=True, mode="validation")
    _drop_titles(schema)
    _name_bounds(schema)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": SCHEMA_ID,
        "title": "Kế hoạch (planforge 1)",
        **schema,
    }


def schema_text() -> str:
    """The schema as the text of a file."""
    return json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n"


def _drop_titles(schema: dict[str, Any]) -> None:
    """Take out the titles that are the English names over again, and defaults that only say "nothing"."""
    for model in (schema, *schema.get("$defs", {}).values()):
        model.pop("title", None)
        for value in model.get("properties", {}).values():
            value.pop("title", None)
            if value.get("default") in (None, [], {}):
                value.pop("default", None)


_BOUNDS = {"ge": "minimum", "le": "maximum", "gt": "exclusiveMinimum"}
"""Where a number is read from text first, pydantic leaves its own words for the bounds in the schema."""


def _name_bounds(node: Any) -> None:
    """Say the bounds of numbers in JSON Schema's words, in `node` and all below it."""
    if isinstance(node, list):
        for item in node:
            _name_bounds(item)
    if isinstance(node, dict):
        for name, keyword in _BOUNDS.items():
            if isinstance(node.get(name), int | float):
                node[keyword] = node.pop(name)
        for value in node.values():
            _name_bounds(value)
