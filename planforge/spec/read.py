"""A spec file as a plan: the one door from YAML to the model, with everything that is wrong with it."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from planforge.diagnostics import Report
from planforge.plan.plan import Plan
from planforge.source.fit import fit
from planforge.source.text import read_text
from planforge.source.tree import MappingNode, Node, Scalar, SequenceNode, Tree, parse_tree
from planforge.spec import placeholders
from planforge.spec.checks import check


@dataclass(frozen=True, slots=True)
class Spec:
    """A plan read from a file: as written, with its placeholders filled, and the tree that knows its places."""

    plan: Plan
    filled: Plan
    tree: Tree


def read_spec(file: Path, report: Report, overrides: Mapping[str, str] | None = None) -> Spec | None:
    """The plan of `file`, or None when it is none; `report` gets every finding either way.

    `overrides` are values set from outside by dotted key (`document.number`), as `--set` gives them.
    """
    source = read_text(file, report)
    tree = parse_tree(source, report) if source else None
    if tree is None:
        return None
    tree = _overridden(tree, overrides or {})
    plan = fit(tree, Plan, report)
    if plan is None:
        return None
    filled, faults = placeholders.fill(plan)
    for fault in faults:
        report.add(fault.code, fault.message, tree.place(fault.path), fault.hint)
    report.extend(check(filled, tree))
    return Spec(plan, filled, tree)


def _overridden(tree: Tree, overrides: Mapping[str, str]) -> Tree:
    """`tree` with the values of `overrides` put in; a path through a list or a text makes a key of its own."""
    for dotted, value in overrides.items():
        node: Node = tree.root
        *way, last = dotted.split(".")
        for step in way:
            node = _below(node, step)
        _put(node, last, Scalar(value, '"' if value else "", node.line, node.column))
    return Tree(tree.name, tree.root, frozenset(tuple(_steps(dotted)) for dotted in overrides))


def _steps(dotted: str) -> list[str | int]:
    return [int(step) - 1 if step.isdigit() else step for step in dotted.split(".")]


def _below(node: Node, step: str) -> Node:
    if isinstance(node, SequenceNode) and step.isdigit() and 0 < int(step) <= len(node.items):
        return node.items[int(step) - 1]
    if not isinstance(node, MappingNode):
        return MappingNode(node.line, node.column)
    if step not in node.values:
        _put(node, step, MappingNode(node.line, node.column))
    return node.values[step]


def _put(node: Node, key: str, value: Node) -> None:
    if isinstance(node, MappingNode):
        node.keys[key] = Scalar(key, "", node.line, node.column)
        node.values[key] = value
    elif isinstance(node, SequenceNode) and key.isdigit() and 0 < int(key) <= len(node.items):
        node.items[int(key) - 1] = value
