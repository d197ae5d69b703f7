"""A spec file as a plan: the one door from YAML to the model, with everything that is wrong with it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from planforge.diagnostics import Code, Report
from planforge.messages import _
from planforge.plan.plan import Plan
from planforge.source.fit import fit
from planforge.source.text import SourceText, clean_text, clean_value, read_text
from planforge.source.tree import MappingNode, Node, Scalar, SequenceNode, Tree, override_place, parse_tree
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
    return _read_source(source, report, overrides or {}) if source else None


def read_spec_data(data: bytes, name: str, report: Report) -> Spec | None:
    """The plan that a file called `name` with these bytes would be; `read_spec` for what is not written yet."""
    source = clean_text(data, name, report)
    return _read_source(source, report, {}) if source else None


def _read_source(source: SourceText, report: Report, overrides: Mapping[str, str]) -> Spec | None:
    tree = parse_tree(source, report)
    if tree is None:
        return None
    tree = _overridden(tree, overrides, report)
    plan = fit(tree, Plan, report)
    if plan is None:
        return None
    filled, faults = placeholders.fill(plan)
    for fault in faults:
        report.add(fault.code, fault.message, tree.place(fault.path), fault.hint)
    report.extend(check(filled, tree))
    return Spec(plan, filled, tree)


def spec_files(paths: Sequence[Path]) -> Iterator[Path]:
    """The specs named by `paths`: files as they are, folders for every .yaml file below them, in order."""
    for path in paths:
        if path.is_dir():
            found = sorted(file for ending in ("*.yaml", "*.yml") for file in path.rglob(ending))
            yield from (file for file in found if file.name != "planforge.yaml")
        else:
            yield path


def _overridden(tree: Tree, overrides: Mapping[str, str], report: Report) -> Tree:
    """`tree` with the values of `overrides` put in; one that leads nowhere is a finding."""
    paths = set()
    for dotted, value in overrides.items():
        place = override_place(tuple(dotted.split(".")))
        text = clean_value(value, place, report)
        path = _put(tree.root, dotted.split("."), Scalar(text, '"' if text else "", 0, 0))
        if path is None:
            report.add(
                Code.UNKNOWN_KEY,
                _("không có chỗ nào là `{key}` trong kế hoạch").format(key=dotted),
                place,
                _("viết khóa như document.number; mục thứ hai của danh sách là purpose.2"),
            )
        else:
            paths.add(path)
    return Tree(tree.name, tree.root, frozenset(paths))


def _put(root: MappingNode, steps: list[str], value: Scalar) -> tuple[str | int, ...] | None:
    """Where `value` was put: keys are made where there are none, entries of a list have to be there."""
    node: Node = root
    path: list[str | int] = []
    if not all(steps):
        return None
    for index, step in enumerate(steps, 1):
        new = value if index == len(steps) else MappingNode(0, 0)
        if isinstance(node, SequenceNode) and step.isdecimal() and 0 < int(step) <= len(node.items):
            path.append(int(step) - 1)
            if new is value:
                node.items[int(step) - 1] = new
            node = node.items[int(step) - 1]
        elif isinstance(node, MappingNode):
            path.append(step)
            if new is value or step not in node.values:
                node.keys[step], node.values[step] = Scalar(step, "", 0, 0), new
            node = node.values[step]
        else:
            return None
    return tuple(path)
