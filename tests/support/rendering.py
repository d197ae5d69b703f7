"""From a spec to its files, as the pipeline does it, for tests that look at what comes out."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from planforge.diagnostics import Report
from planforge.document.blocks import Document
from planforge.document.page_layout import PageLayout
from planforge.pipeline import Workshop
from planforge.settings import Settings, builtin_templates
from planforge.spec.read import Spec, read_spec

ROOT = Path(__file__).parents[2]
PLAN_SPECS = sorted((ROOT / "plan_specs").rglob("*.yaml"))
REAL_PLANS = sorted((ROOT.parent / "shared" / "real_plans").glob("*.yaml"))
"""Real plans lie beside the checkout, where they lie at all."""


@cache
def workshop(**layout: float) -> Workshop:
    """A workshop with the built-in frame, and `layout` where it is not the usual one."""
    return Workshop(Settings(PageLayout().with_values(layout), (builtin_templates(),)))


def read(file: Path) -> Spec:
    """The spec in `file`, which has to be without errors."""
    report = Report()
    spec = read_spec(file, report)
    assert not report.errors, "\n".join(map(str, report))
    assert spec is not None
    return spec


@cache
def document_of(file: Path) -> Document:
    """The page of the spec in `file`."""
    return workshop().compose(read(file))


def written(spec: Mapping[str, Any], folder: Path, name: str = "spec") -> Path:
    """A file in `folder` that holds `spec`."""
    file = folder / f"{name}.yaml"
    file.write_text(yaml.safe_dump(dict(spec), allow_unicode=True, sort_keys=False), encoding="utf-8")
    return file


def a_spec(**changes: Any) -> dict[str, Any]:
    """A small spec without faults; `changes` replace whole keys, None leaves one out."""
    spec = {
        "planforge": "1",
        "id": "thu-gom-rac",
        "year": "2026",
        "issuer": {"unit": "xã Bình Minh", "within": ["tỉnh Đắk Lắk"]},
        "document": {"number": "08", "date": "2026-01-14", "subject": "Thu gom rác thải sinh hoạt năm 2026"},
        "signature": {"name": "Nguyễn Văn A"},
        "introduction": "UBND xã ban hành Kế hoạch như sau:",
        "purpose": ["Giữ gìn vệ sinh đường làng, ngõ xóm."],
        "closing": "Trên đây là Kế hoạch thu gom rác thải năm 2026.",
        "recipients": ["Đảng ủy xã", "Các thôn"],
        "filed_with": "VT",
    }
    return {key: value for key, value in {**spec, **changes}.items() if value is not None}
