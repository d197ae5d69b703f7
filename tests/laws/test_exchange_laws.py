"""Tasks out to a workbook and back: nothing changes that nobody changed, and what was changed is said or named."""

import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

from hypothesis import assume, given
from hypothesis import strategies as st
from openpyxl.cell.cell import MergedCell

from planforge.diagnostics import Report, Severity
from planforge.errors import PlanforgeError
from planforge.plan.plan import Plan
from planforge.spec.dump import dump_spec
from planforge.transforms.cell_texts import split_marker
from planforge.transforms.changes import Kind
from tests.laws.test_edit_laws import decorated
from tests.support.rendering import read, workshop
from tests.support.strategies import TEXTS, anything, plans
from tests.support.workbooks import SHAPES, Exchange, papers_of

SEEDS = st.integers(0, 2**32).map(Random)
plans_with_tasks = plans.filter(lambda plan: any(group.tasks for group in plan.tasks))


@contextmanager
def written(plan: Plan, choice: Random) -> Iterator[Exchange]:
    """A file of `plan`, with comments."""
    with tempfile.TemporaryDirectory() as folder:
        spec = Path(folder) / "spec.yaml"
        spec.write_text(decorated(dump_spec(plan), choice), encoding="utf-8")
        yield Exchange(spec)


@given(plans_with_tasks, st.sampled_from(sorted(SHAPES)), SEEDS)
def test_what_goes_out_comes_back_and_changes_nothing(plan, shape, choice):
    assume(not may_be_unclear(plan))
    with written(plan, choice) as exchange:
        before = exchange.spec.read_bytes()
        for paper in papers_of(read(exchange.spec), SHAPES[shape]):
            exchange.table.write_bytes(workshop().write(paper.paper, "xlsx"))
            report = Report()
            made = exchange.come_in(report)
            if made is None:
                codes = {finding.code.slug for finding in report if finding.severity is Severity.ERROR}
                assert codes == {"bang-khong-co-tieu-de"}
            else:
                assert made.changes == ()
                assert made.data == before


def may_be_unclear(plan: Plan) -> bool:
    """Whether a table shows some task several times, and by nothing but its title: such a table may be refused."""
    by_body = any(appendix.source == "tasks_by_body" for appendix in plan.appendices)
    return by_body and not all(task.id for task in plan.all_tasks())


# one cell changed

TYPED = (
    *("- Một\n- Hai", "Một\nHai", "1. Một\n2. Hai", "a) Một\nb) Hai", "12. Một", "- Một\n+ nhỏ\n- Hai", "Một:\n- nhỏ"),
    *("+ Một", "- Một\n1. Hai", "I. Một", "Sở Y tế; Sở Nội vụ", "Sở Y tế\nSở Nội vụ;", "08", "=1+1", "46188", "[1]"),
    *("http://a.vn", "[^a]", "C:\\tmp", "==rà soát==", "**đậm**", "\\*sao\\*", "*a*b *c*", "{{ year }}", "\\{{ x"),
    *("x: y", "# một", "'", "null", "a\xa0b", "-", "- ", "  một   hai \n\n ba"),
)
TYPEABLE = anything.filter(lambda text: not re.search("[\x7f-\x9f\u2028\u2029]", text))
CELLS = st.one_of(st.sampled_from(TYPED), TEXTS, TYPEABLE, st.just(""))


@given(plans_with_tasks, CELLS, SEEDS)
def test_a_changed_cell_is_in_the_plan_or_is_named(plan, text, choice):
    with written(plan, choice) as exchange:
        place = a_cell(exchange.go_out(), choice)
        under = heading(exchange.change((place, text)), place)
        before, report = exchange.spec.read_bytes(), Report()
        try:
            made = exchange.come_in(report)
        except PlanforgeError as error:
            assert f"!{place}: " in error.message, error.message
            return
        if any(finding.place.sheet and finding.place.cell == place for finding in report):
            return
        assert made is not None, "\n".join(map(str, report))
        if any(change.kind is Kind.INSERT for change in made.changes):
            return  # a title without a key is a new task
        starts = lines_of_tasks(exchange.spec)
        exchange.spec.write_bytes(made.data)
        assert exchange.come_in(Report()).changes == ()
        assert within_one_task(before.decode(), made.data.decode(), starts)
        after = {words(each) for each in said(exchange.go_out(), under, place)}
        assert after & {words(text), words(" ".join(text.split()))}, f"{place} {under}: {made.changes}"


# rows that come, go and move

DEEDS = st.lists(st.sampled_from(["delete", "copy", "copy as new", "add", "forget key", "change", "turn"]), max_size=4)


@given(plans_with_tasks, DEEDS, st.booleans(), SEEDS)
def test_whatever_is_done_to_the_rows_the_plan_says_it_once_or_it_is_asked_about(plan, deeds, remove_missing, choice):
    with written(plan, choice) as exchange:
        exchange.go_out().edit(lambda sheet: do(sheet, deeds, choice))
        report = Report()
        try:
            made = exchange.come_in(report, remove_missing=remove_missing)
        except PlanforgeError as error:
            assert "vẫn khác bảng" in error.message, error.message
            return
        if made is None:
            assert report.errors
            return
        exchange.spec.write_bytes(made.data)
        again = exchange.come_in(Report(), remove_missing=remove_missing)
        assert again is not None and again.changes == ()


def do(sheet, deeds: list[str], choice: Random) -> None:
    """Take merged cells apart, then do `deeds` to rows of the table."""
    first, last = heading_row(sheet) + 1, last_row(sheet)
    for area in list(sheet.merged_cells.ranges):
        words = sheet.cell(area.min_row, area.min_col).value
        sheet.unmerge_cells(str(area))
        for row in range(area.min_row, area.max_row + 1) if area.min_row >= first else ():
            sheet.cell(row, area.min_col).value = words
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=first, max_row=last)]
    for deed in deeds:
        rows = done(rows, deed, choice) if rows else rows
    sheet.delete_rows(first, sheet.max_row)
    for number, row in enumerate(rows, first):
        for column, words in enumerate(row, 1):
            sheet.cell(number, column).value = words
            sheet.cell(number, column).data_type = "s" if words else "n"


def done(rows: list[list[str | None]], deed: str, choice: Random) -> list[list[str | None]]:
    """`rows` with one of them gone, copied, added, changed, or all in another order."""
    index, row = choice.choice(list(enumerate(rows)))
    other = list(row)
    match deed:
        case "delete":
            return rows[:index] + rows[index + 1 :]
        case "turn":
            return rows[index:] + rows[:index]
        case "copy as new":
            other[-1] = "mới"
        case "add":
            other = [None, row[1], *(choice.choice(TYPED) for _cell in row[2:-1]), None]
        case "forget key":
            other[-1] = None
        case "change":
            other[choice.randrange(1, max(len(row) - 1, 2))] = choice.choice(TYPED)
    return [*rows[:index], *([row] if deed.startswith(("copy", "add")) else []), other, *rows[index + 1 :]]


def a_cell(exchange: Exchange, choice: Random) -> str:
    """The name of a cell of the table that a person may fill in."""
    cells: list[str] = []

    def note(sheet):
        top = heading_row(sheet)
        groups = any(group.group for group in read(exchange.spec).plan.tasks)
        columns = [cell.column for cell in sheet[top][1 + groups :] if cell.value and cell.value != "Mã"]
        for row in sheet.iter_rows(min_row=top + 1, max_row=last_row(sheet)):
            cells.extend(c.coordinate for c in row if c.column in columns and not isinstance(c, MergedCell))

    exchange.edit(note)
    return choice.choice(cells)


def last_row(sheet) -> int:
    """The last row of the table."""
    return int(re.search(r"(\d+)$", sheet.auto_filter.ref)[1])


def heading(exchange: Exchange, place: str) -> str:
    """What stands above the column of a cell."""
    found: list[str] = []
    exchange.edit(lambda sheet: found.append(sheet.cell(heading_row(sheet), sheet[place].column).value))
    return found[0]


def said(exchange: Exchange, under: str, place: str) -> list[str]:
    """What the table says in the row of `place` under a heading, which two columns may share.

    An office's own column may have moved or gone.
    """
    found: list[str] = []

    def note(sheet):
        columns = [cell.column for cell in sheet[heading_row(sheet)] if cell.value == under]
        found.extend(sheet.cell(sheet[place].row, column).value or "" for column in columns)

    exchange.edit(note)
    return found or [""]


def heading_row(sheet) -> int:
    """The row of the headings."""
    return next(row[0].row for row in sheet.iter_rows() if row[0].value == "TT")


def words(text: str) -> str:
    """The letters of `text`, without what sets lines, items and names apart."""
    lines = (split_marker(" ".join(line.split()))[2] for line in text.split("\n"))
    return re.sub(r"[-–+;,\s]", "", "".join(lines))


def lines_of_tasks(spec: Path) -> list[int]:
    """The lines, from 1, in which the tasks of a file begin."""
    plan = read(spec)
    places = [
        plan.tree.place(("tasks", group, "tasks", index)).line
        for group, one in enumerate(plan.plan.tasks)
        for index in range(len(one.tasks))
    ]
    return [*places, 10**9]


def within_one_task(before: str, after: str, starts: list[int]) -> bool:
    """Whether what changed stands in the lines of one task."""
    old, new = before.split("\n"), after.split("\n")
    first = common_start(old, new)
    last = len(old) - common_start(old[first:][::-1], new[first:][::-1])
    task = max(start for start in starts if start <= first + 1)
    return last < starts[starts.index(task) + 1]


def common_start(lines: list[str], others: list[str]) -> int:
    """How many lines are the same from the first on."""
    pairs = zip(lines, others, strict=False)
    return next((number for number, (a, b) in enumerate(pairs) if a != b), min(len(lines), len(others)))
