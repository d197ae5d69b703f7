"""The keys of a spec that belong to one year: what becomes of each when the plan moves on."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from planforge.messages import _
from planforge.transforms.changes import Change, Data, Kind, Path
from planforge.transforms.rollover.account import Account, Fate


@dataclass(frozen=True, slots=True)
class Issued:
    """The old plan as others cite it: who issued it, under which reference, when; empty where that is open."""

    year: int
    issuer: str
    reference: str
    date: str


def key_changes(data: Mapping[str, Any], issued: Issued, shift: int) -> Iterator[tuple[Change | None, Account]]:
    """The change of each such key, if there is one, and what is to be said of it."""
    yield from _years(data, shift)
    yield from _identity(data)
    yield _origin(issued)
    yield from _plan_above(data, shift)
    yield from _people(data)


def _years(data: Mapping[str, Any], shift: int) -> Iterator[tuple[Change, Account]]:
    for key in ("year", "to_year"):
        if key in data:
            before, after = str(data[key]), str(int(data[key]) + shift)
            yield (
                Change(Kind.PUT, (key,), key, before, after, int(after)),
                _account((key,), Fate.MOVED, "nam-ke-hoach", _("năm kế hoạch"), before, after),
            )


def _identity(data: Mapping[str, Any]) -> Iterator[tuple[Change, Account]]:
    document = data.get("document")
    for key, words in (("number", _("số của văn bản cũ")), ("date", _("ngày của văn bản cũ"))):
        if isinstance(document, Mapping) and document.get(key):
            before = str(document[key])
            path: Path = ("document", key)
            yield (
                Change(Kind.REMOVE, path, key, before),
                _account(path, Fate.MOVED, "so-ngay-cu", words + _(", ghi lại ở origin.rolled_over_from"), before, ""),
            )


def _origin(issued: Issued) -> tuple[Change, Account]:
    facts: dict[str, Data] = {"year": issued.year, "issuer": issued.issuer}
    if issued.reference:
        facts["reference"] = issued.reference
    if issued.date:
        facts["date"] = issued.date if len(issued.date) < len("2026-01-14") else date.fromisoformat(issued.date)
    path: Path = ("origin", "rolled_over_from")
    after = ", ".join(map(str, facts.values()))
    return (
        Change(Kind.PUT, path, "rolled_over_from", "", after, facts),
        _account(path, Fate.MOVED, "nguon-goc", _("kế hoạch năm trước, để đối chiếu"), "", after),
    )


def _plan_above(data: Mapping[str, Any], shift: int) -> Iterator[tuple[Change | None, Account]]:
    """The plan above has one of the new year, whose number only a person can find."""
    origin = data.get("origin")
    above = origin.get("cascaded_from") if isinstance(origin, Mapping) else None
    if not isinstance(above, Mapping):
        return
    base: Path = ("origin", "cascaded_from")
    reason = _("kế hoạch cấp trên của năm mới có số, ngày khác")
    if str(above.get("year", "")).isdecimal():
        before, after = str(above["year"]), str(int(above["year"]) + shift)
        yield (
            Change(Kind.PUT, (*base, "year"), "year", before, after, int(after)),
            _account((*base, "year"), Fate.MOVED, "ke-hoach-cap-tren", reason, before, after),
        )
    if above.get("reference"):
        before = str(above["reference"])
        after = before if "==" in before else f"=={before}=="
        yield (
            Change(Kind.PUT, (*base, "reference"), "reference", before, after, after),
            _account((*base, "reference"), Fate.DECIDE, "ke-hoach-cap-tren", reason, before, after),
        )
    if above.get("date"):
        before = str(above["date"])
        yield (
            Change(Kind.REMOVE, (*base, "date"), "date", before),
            _account((*base, "date"), Fate.DECIDE, "ke-hoach-cap-tren", reason, before, ""),
        )


def _people(data: Mapping[str, Any]) -> Iterator[tuple[None, Account]]:
    """Who signs and who receives changes from year to year."""
    signature = data.get("signature")
    if isinstance(signature, Mapping) and signature.get("name"):
        name = str(signature["name"])
        yield None, _account(("signature", "name"), Fate.LOOK, "nguoi-ky", _("người ký có thể đã khác"), name, name)
    if recipients := data.get("recipients"):
        reason = _("nơi nhận có thể đã khác ({count} dòng)").format(count=len(recipients))
        yield None, _account(("recipients",), Fate.LOOK, "noi-nhan", reason, "", "")


def _account(path: Path, fate: Fate, rule: str, reason: str, before: str, after: str) -> Account:
    return Account(path, fate, "key", rule, reason, before, after)
