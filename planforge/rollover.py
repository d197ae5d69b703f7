"""Last year's spec file as this year's draft: read, moved, written anew, read again before it is believed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from planforge.compose.letterhead import reference
from planforge.compose.rollover_report import Entry, Section
from planforge.diagnostics import Place, Report, Severity
from planforge.errors import PlanforgeError, UsageError
from planforge.messages import _
from planforge.plan.plan import Plan
from planforge.source.tree import Tree, plain_data
from planforge.spec.edit import edited
from planforge.spec.edit.edits import Edit, Put, Remove
from planforge.spec.notes import with_notes
from planforge.spec.read import Spec, read_spec, read_spec_data
from planforge.transforms.changes import Change, Kind
from planforge.transforms.parametrize import placeholder_changes
from planforge.transforms.rollover import Account, Fate, RolledOver, roll_over
from planforge.transforms.rollover.keys import Issued

MOST_YEARS = 20


@dataclass(frozen=True, slots=True)
class Draft:
    """The new file's bytes, and the account of everything in the old one."""

    old: Plan
    tree: Tree
    data: bytes
    accounts: tuple[Account, ...]

    def of(self, fate: Fate) -> tuple[Account, ...]:
        """The accounts of one fate, in the order of the file."""
        return tuple(account for account in self.accounts if account.fate is fate)

    def place(self, account: Account) -> Place:
        """Where in the old file it stands."""
        return self.tree.place(account.path)


def draft_of(file: Path, to: int, report: Report) -> Draft | None:
    """What the plan of `file` becomes in the year `to`; None when the plan has errors, which `report` gets.

    Nothing is written. Raises UsageError when `to` is no later year, PlanforgeError when the outcome is no plan.
    """
    spec = _read(file, report)
    if spec is None:
        return None
    shift = to - spec.plan.year
    _refuse_year(spec.plan, to)
    data = plain_data(spec.tree, Report())
    rolled = roll_over(data, _issued(spec.plan), spec.plan.to_year, shift)
    text = edited(file.read_bytes().decode("utf-8"), [_edit(change) for change in rolled.changes], str(file))
    text = with_notes(text, _notes(rolled), str(file))
    _make_sure(text, str(file), to)
    return Draft(spec.filled, spec.tree, text.encode("utf-8"), rolled.accounts)


def _read(file: Path, report: Report) -> Spec | None:
    seen = Report()
    spec = read_spec(file, seen)
    report.extend(finding for finding in seen if finding.severity is Severity.ERROR)
    return None if seen.errors else spec


def _refuse_year(plan: Plan, to: int) -> None:
    if plan.year < to <= plan.year + MOST_YEARS:
        return
    if to == plan.year:
        message = _("kế hoạch này đã là của năm {year}").format(year=to)
    elif to < plan.year:
        message = _("năm {to} trước năm {year} của kế hoạch").format(to=to, year=plan.year)
    else:
        message = _("năm {to} quá xa năm {year} của kế hoạch").format(to=to, year=plan.year)
    raise UsageError(message, _("viết --to {year}").format(year=plan.year + 1))


def _issued(plan: Plan) -> Issued:
    """The old plan as it is cited; a number that is still open is no reference."""
    issuer = plan.issuer.unit if plan.issuer.is_committee else f"{plan.issuer.body}, {plan.issuer.unit}"
    cited = reference(plan) if plan.document.number else ""
    return Issued(plan.year, issuer, cited, str(plan.document.date or ""))


def _edit(change: Change) -> Edit:
    return Remove(change.path) if change.kind is Kind.REMOVE else Put(change.path, change.value)


def _notes(rolled: RolledOver) -> dict[tuple[str | int, ...], str]:
    """A comment for each place that waits for a person: why, and what stood there."""
    notes: dict[tuple[str | int, ...], dict[str, list[str]]] = {}
    gone = {change.path for change in rolled.changes if change.kind is Kind.REMOVE}
    for account in rolled.accounts:
        if account.fate is Fate.DECIDE and account.path not in gone:
            notes.setdefault(account.path, {}).setdefault(account.reason, []).append(account.before)
    return {path: _note(reasons) for path, reasons in notes.items()}


def _note(reasons: Mapping[str, Sequence[str]]) -> str:
    """Each reason once, with all that stood there for it."""
    parts = [
        _("{reason} (trước: {before})").format(reason=reason, before="; ".join(before))
        for reason, before in reasons.items()
    ]
    return _("CẦN QUYẾT ĐỊNH: {reasons}").format(reasons="; ".join(parts))


def _make_sure(text: str, name: str, to: int) -> None:
    """The draft is a plan of that year without errors."""
    after = Report()
    spec = read_spec_data(text.encode("utf-8"), name, after)
    if spec is None or after.errors or spec.plan.year != to:
        first = next((finding for finding in after if finding.severity is Severity.ERROR), None)
        raise PlanforgeError(
            _("kế hoạch chuyển xong có lỗi, không ghi gì: {finding}").format(finding=first or ""),
            _("sửa chỗ này trong kế hoạch cũ rồi chuyển lại"),
        )


def parametrized(file: Path, report: Report) -> tuple[list[Change], bytes] | None:
    """The plan's own years as placeholders: what changes in `file`, and its bytes then; None when it has errors.

    The plan says the same as before, letter by letter, or nothing is changed.
    """
    spec = _read(file, report)
    if spec is None:
        return None
    data = file.read_bytes()
    changes = placeholder_changes(plain_data(spec.tree, Report()), spec.plan.year, spec.plan.to_year)
    if changes:
        data = edited(data.decode("utf-8"), [_edit(change) for change in changes], str(file)).encode("utf-8")
        after = read_spec_data(data, str(file), Report())
        if after is None or after.filled != spec.filled:
            raise PlanforgeError(
                _("thay xong kế hoạch không còn nói đúng như cũ; {file} không thay đổi").format(file=file)
            )
    return [replace(one, source=spec.tree.place(one.path), what=_("năm của kế hoạch")) for one in changes], data


# where it goes, and what is told of it


def target_of(file: Path, year: int, to: int) -> Path:
    """Where the draft of `file` goes: the old year in its folder or its name is the new one, or the year is added."""
    old, new = str(year), str(to)
    if old in file.name:
        return file.with_name(file.name.replace(old, new))
    parts = [new if part == old else part for part in file.parts]
    if parts != list(file.parts):
        return Path(*parts)
    return file.with_name(f"{file.stem}-{new}{file.suffix}")


def report_sections(draft: Draft) -> Sequence[Section]:
    """The account as the sections of a report, decisions first."""
    titles = {
        Fate.DECIDE: _("Cần quyết định"),
        Fate.LOOK: _("Xem lại"),
        Fate.MOVED: _("Đã chuyển"),
        Fate.KEPT: _("Giữ nguyên"),
    }
    return [(title, [_entry(draft, account) for account in draft.of(fate)]) for fate, title in titles.items()]


def _entry(draft: Draft, account: Account) -> Entry:
    place = draft.place(account)
    words = account.text or account.before
    end = account.end if account.text else len(words)
    return Entry(
        _("dòng {line}").format(line=place.line),
        words,
        account.start,
        end,
        account.before,
        account.after,
        account.reason,
        account.rule,
    )


def as_records(draft: Draft) -> Iterable[dict[str, object]]:
    """The account for machines, in the order of the file."""
    for account in draft.accounts:
        place = draft.place(account)
        yield {
            "file": place.file,
            "line": place.line,
            "column": place.column,
            "path": list(account.path),
            "fate": str(account.fate),
            "class": account.kind,
            "rule": account.rule,
            "reason": account.reason,
            "before": account.before,
            "after": account.after,
            "sentence": account.text,
            "start": account.start,
            "end": account.end,
        }
