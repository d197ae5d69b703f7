"""From the text of a spec to its plan, by the doors that a file goes through."""

import tempfile
from pathlib import Path

from planforge.diagnostics import Report
from planforge.plan.plan import Plan
from planforge.source.fit import fit
from planforge.source.text import clean_text
from planforge.source.tree import parse_tree
from planforge.spec.read import Spec, read_spec


def spec_of(text: str) -> Spec:
    """The spec that `text` is, which has to be without errors."""
    report = Report()
    spec = read_text_of_spec(text, report)
    assert not report.errors, "\n".join([*map(str, report), text])
    assert spec is not None
    return spec


def read_text_of_spec(text: str, report: Report) -> Spec | None:
    """What `read_spec` makes of a file that holds `text`."""
    with tempfile.NamedTemporaryFile(suffix=".yaml") as file:
        file.write(text.encode("utf-8"))
        file.flush()
        return read_spec(Path(file.name), report)


def plan_of(text: str) -> Plan:
    """The plan that `text` fits, whatever else may be wrong with it; its placeholders are still there."""
    report = Report()
    source = clean_text(text.encode("utf-8"), "spec.yaml", report)
    tree = parse_tree(source, report) if source else None
    plan = fit(tree, Plan, report) if tree else None
    assert plan is not None, "\n".join([*map(str, report), text])
    return plan
