"""What one key cannot show: each check is a generator named for what it finds, and `CHECKS` is the list of them."""

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date

from planforge.diagnostics import Code, Diagnostic
from planforge.messages import _
from planforge.plan.appendices import Appendix
from planforge.plan.markup import note_keys, open_decisions, plain
from planforge.plan.outline import Assignment, Entry, Item, Part
from planforge.plan.plan import Plan
from planforge.plan.tasks import Task, TaskGroup
from planforge.source.tree import Tree, scalars
from planforge.vietnamese import is_shouted, slug

Path = tuple[str | int, ...]
Check = Callable[[Plan, Tree], Iterator[Diagnostic]]

TWO_TIERS_SINCE = date(2025, 7, 1)
LANDSCAPE_ROOM_MM = 257
PORTRAIT_ROOM_MM = 165
PARTS: tuple[Part, ...] = ("purpose", "requirements", "assignments", "tasks")
"""What `from` can put into its place."""


def check(plan: Plan, tree: Tree) -> Iterator[Diagnostic]:
    """Every finding about `plan` as a whole; its placeholders are filled already."""
    for one in CHECKS:
        yield from one(plan, tree)


def _found(tree: Tree, code: Code, message: str, path: Path, hint: str | None = None) -> Diagnostic:
    return Diagnostic(code, message, tree.place(path), hint)


def _tasks(plan: Plan) -> Iterator[tuple[Path, TaskGroup, Task]]:
    for group_index, group in enumerate(plan.tasks):
        for task_index, task in enumerate(group.tasks):
            yield ("tasks", group_index, "tasks", task_index), group, task


def _entries(plan: Plan) -> list[tuple[Path, Entry]]:
    """Every item and assignment of the outline, with its path."""
    found: list[tuple[Path, Entry]] = []
    for part in ("sections", "purpose", "requirements", "assignments"):
        _collect((part,), getattr(plan, part), found)
    for index, appendix in enumerate(plan.appendices):
        _collect(("appendices", index, "items"), appendix.items, found)
    for path, _group, task in _tasks(plan):
        for field in ("objective", "measures", "deliverables", "deadline"):
            if content := task.content(field):
                _collect((*path, field, "items"), content.items, found)
    return found


def _collect(path: Path, entries: tuple[Entry, ...], found: list[tuple[Path, Entry]]) -> None:
    for index, entry in enumerate(entries):
        found.append(((*path, index), entry))
        if isinstance(entry, Item):
            if entry.items:
                _collect((*path, index, "items"), entry.items, found)
        elif entry.duties:
            _collect((*path, index, "duties"), entry.duties, found)


# text


def blank_lines(plan: Plan, tree: Tree) -> Iterator[Diagnostic]:
    """A paragraph is one text; an empty line inside it would be lost."""
    for path, value in scalars(tree.root, lambda text: "\n" in text):
        text = value.text.strip("\n")
        if "deadline" in path or "rows" in path or "\n" not in text:
            continue
        if value.style != "|" or "\n\n" in text.replace(" \n", "\n"):
            yield _found(
                tree,
                Code.BLANK_LINE,
                _("có dòng trống trong một đoạn văn"),
                path,
                _("bỏ dòng trống, hoặc tách thành hai mục của danh sách"),
            )


def open_places(plan: Plan, tree: Tree) -> Iterator[Diagnostic]:
    """Places between `==` wait for a person."""
    for path, value in scalars(tree.root, lambda text: "==" in text):
        if count := open_decisions(value.text):
            yield _found(
                tree,
                Code.OPEN_DECISION,
                _("còn {count} chỗ ==…== cần quyết định").format(count=count),
                path,
                _("sửa nội dung và bỏ hai dấu =="),
            )


def footnotes_undefined_or_unused(plan: Plan, tree: Tree) -> Iterator[Diagnostic]:
    """Every `[^key]` has its footnote and every footnote its `[^key]`."""
    used: set[str] = set()
    for path, value in scalars(tree.root, lambda text: "[^" in text):
        inside = path[0] == "footnotes"
        for key in note_keys(value.text):
            if inside or key not in plan.footnotes:
                message, hint = _("chưa có cước chú `{key}`").format(key=key), _("thêm vào khóa `footnotes`")
                if inside:
                    message = _("cước chú không được dẫn cước chú khác: [^{key}]").format(key=key)
                    hint = _("viết thẳng nội dung vào cước chú này")
                yield _found(tree, Code.UNDEFINED_FOOTNOTE, message, path, hint)
            used.add(key)
    for key in plan.footnotes:
        if key not in used:
            yield Diagnostic(
                Code.UNUSED_FOOTNOTE,
                _("cước chú `{key}` không được dùng").format(key=key),
                tree.key_place(("footnotes", key)),
                _("thêm [^{key}] vào câu, hoặc bỏ cước chú").format(key=key),
            )


def shouted_subject(plan: Plan, tree: Tree) -> Iterator[Diagnostic]:
    """The trích yếu is set in lower case (PL I-II.5b)."""
    if is_shouted(plain(plan.document.subject)):
        yield _found(
            tree,
            Code.SHOUTED_SUBJECT,
            _("trích yếu viết toàn chữ in hoa"),
            ("document", "subject"),
            _("viết chữ thường; Nghị định 30, PL I-II.5b"),
        )


def headings_not_in_capitals(plan: Plan, tree: Tree) -> Iterator[Diagnostic]:
    """A mục with a Roman number has its title in capitals (PL I-V, 6b)."""
    for index, section in enumerate(plan.sections):
        if not isinstance(section, Item) or not section.heading or section.marker not in (None, "roman"):
            continue
        words = plain(section.heading)
        if any(letter.isalpha() for letter in words) and not is_shouted(words):
            yield _found(
                tree,
                Code.HEADING_NOT_CAPITALS,
                _("tiêu đề mục lớn “{title}” không viết in hoa").format(title=words),
                ("sections", index, "heading"),
                _("viết “{title}”; Nghị định 30, PL I-V").format(title=words.upper()),
            )


# what is printed


def no_content(plan: Plan, tree: Tree) -> Iterator[Diagnostic]:
    """A plan says something."""
    if not (plan.purpose or plan.requirements or plan.sections or plan.all_tasks() or plan.assignments):
        yield _found(
            tree,
            Code.NO_CONTENT,
            _("kế hoạch chưa có nội dung"),
            (),
            _("thêm một trong các khóa purpose, requirements, sections, tasks, assignments"),
        )


def items_that_say_nothing(plan: Plan, tree: Tree) -> Iterator[Diagnostic]:
    """An item is a heading, a text or the place of a part: one of them, not several, not none."""
    for path, entry in _entries(plan):
        if isinstance(entry, Assignment):
            continue
        if entry.heading and entry.text:
            yield _found(
                tree,
                Code.WRONG_VALUE,
                _("một mục có cả `heading` và `text`"),
                path,
                _("giữ `heading`, chuyển `text` thành mục đầu của `items`"),
            )
        if not (entry.heading or entry.text or entry.part or entry.items):
            yield _found(tree, Code.EMPTY_TEXT, _("mục này không có nội dung"), path, _("thêm `heading` hoặc `text`"))


def parts_not_printed(plan: Plan, tree: Tree) -> Iterator[Diagnostic]:
    """With `sections` given, a part that no `from` places would vanish from the page."""
    if not plan.sections:
        return
    placed = Counter(
        entry.part for path, entry in _entries(plan) if isinstance(entry, Item) and entry.part and entry.part != path[0]
    )
    in_appendix = any(appendix.source for appendix in plan.appendices)
    for part in PARTS:
        if not getattr(plan, part) or (part == "tasks" and in_appendix):
            continue
        if not placed[part]:
            yield Diagnostic(
                Code.NOT_PRINTED,
                _("phần `{part}` không được đặt ở đâu trong `sections` nên sẽ không in ra").format(part=part),
                tree.key_place((part,)),
                _("thêm `from: {part}` vào một mục").format(part=part),
            )
        elif placed[part] > 1 and part != "tasks":
            yield Diagnostic(
                Code.PRINTED_TWICE,
                _("phần `{part}` được đặt hai lần").format(part=part),
                tree.key_place((part,)),
                _("chỉ giữ một `from: {part}`").format(part=part),
            )


def groups_not_printed(plan: Plan, tree: Tree) -> Iterator[Diagnostic]:
    """A group of tasks that every placement leaves out."""
    shown: set[str | None] = set()
    for choice in _group_choices(plan):
        shown |= {group.id for group in plan.groups(choice)}
    if not shown and not plan.sections:
        return
    for index, group in enumerate(plan.tasks):
        if shown and group.id not in shown:
            yield _found(
                tree,
                Code.GROUP_NOT_PRINTED,
                _("nhóm nhiệm vụ “{name}” không được in ở đâu").format(name=group.group or group.id),
                ("tasks", index),
                _("thêm id của nhóm vào `groups`"),
            )


def _group_choices(plan: Plan) -> Iterator[tuple[str, ...]]:
    for _path, entry in _entries(plan):
        if isinstance(entry, Item) and entry.part == "tasks":
            yield entry.groups
    for appendix in plan.appendices:
        if appendix.source:
            yield appendix.groups
    if not plan.sections and not any(appendix.source for appendix in plan.appendices):
        yield ()


def nothing_to_place(plan: Plan, tree: Tree) -> Iterator[Diagnostic]:
    """`from` names a part that the plan has not, or groups that it has not."""
    ids = {group.id for group in plan.tasks}
    places: list[tuple[Path, str | None, tuple[str, ...]]] = [
        (path, entry.part, entry.groups) for path, entry in _entries(plan) if isinstance(entry, Item)
    ]
    places += [
        (("appendices", index), "tasks" if appendix.source else None, appendix.groups)
        for index, appendix in enumerate(plan.appendices)
    ]
    for path, part, groups in places:
        if part and not getattr(plan, part):
            yield _found(
                tree,
                Code.NOTHING_TO_PLACE,
                _("`from: {part}` nhưng kế hoạch không có phần `{part}`").format(part=part),
                (*path, "from"),
                _("thêm khóa `{part}`, hoặc bỏ mục này").format(part=part),
            )
        for index, group in enumerate(groups):
            if group not in ids:
                known = ", ".join(sorted(str(known) for known in ids if known))
                yield _found(
                    tree,
                    Code.UNKNOWN_GROUP,
                    _("không có nhóm nhiệm vụ `{group}`").format(group=group),
                    (*path, "groups", index),
                    _("các nhóm có id: {ids}").format(ids=known) if known else _("đặt `id` cho nhóm nhiệm vụ"),
                )


def parts_inside_themselves(plan: Plan, tree: Tree) -> Iterator[Diagnostic]:
    """A part that `from` puts into itself, straight or by way of another, would never end."""
    placements = [
        (str(path[0]), entry.part, path)
        for path, entry in _entries(plan)
        if isinstance(entry, Item) and entry.part and path[0] in PARTS
    ]
    for outer, inner, path in placements:
        reached = {inner}
        for _part in PARTS:
            reached |= {below for above, below, _path in placements if above in reached}
        if outer in reached:
            message = _("`from: {part}` đặt trong chính phần `{outer}`").format(part=inner, outer=outer)
            yield _found(tree, Code.WRONG_VALUE, message, (*path, "from"), _("chỉ viết `from` trong `sections`"))


# tasks


def ids_given_twice(plan: Plan, tree: Tree) -> Iterator[Diagnostic]:
    """An id names one task, or one group, or one item."""
    seen: dict[tuple[str, str], Path] = {}
    named: list[tuple[str, str | None, Path]] = [
        ("group", group.id, ("tasks", index)) for index, group in enumerate(plan.tasks)
    ]
    named += [("task", task.id, path) for path, _group, task in _tasks(plan)]
    named += [("item", entry.id, path) for path, entry in _entries(plan)]
    for kind, name, path in named:
        if name is None:
            continue
        if (kind, name) in seen:
            first = tree.place((*seen[kind, name], "id")).line
            yield _found(
                tree,
                Code.DUPLICATE_ID,
                _("id `{id}` đã dùng ở dòng {line}").format(id=name, line=first),
                (*path, "id"),
                _("đặt id khác"),
            )
        seen.setdefault((kind, name), path)


def incomplete_tasks(plan: Plan, tree: Tree) -> Iterator[Diagnostic]:
    """A task that only has a title, or lacks who leads it, by when, or the id that ties it to other plans."""
    for path, _group, task in _tasks(plan):
        title = plain(task.title)
        if task.id is None:
            hint = _("thêm `id: {id}`").format(id=slug(title)[:40].strip("-") or "nhiem-vu")
            yield _found(tree, Code.MISSING_ID, _("nhiệm vụ “{title}” chưa có id").format(title=title), path, hint)
        if not (task.objective or task.measures or task.deliverables or task.lead or task.deadline):
            message = _("nhiệm vụ “{title}” chỉ có tên").format(title=title)
            yield _found(tree, Code.BARE_TASK, message, path, _("thêm `measures`, `lead`, `deadline`"))
            continue
        if not task.lead:
            message = _("nhiệm vụ “{title}” chưa có đơn vị chủ trì").format(title=title)
            yield _found(tree, Code.NO_LEAD, message, path, _("thêm khóa `lead`"))
        if task.deadline is None:
            message = _("nhiệm vụ “{title}” chưa có thời hạn").format(title=title)
            yield _found(tree, Code.NO_DEADLINE, message, path, _("thêm khóa `deadline`"))


# the body that issues


def unclear_level(plan: Plan, tree: Tree) -> Iterator[Diagnostic]:
    """The unit's type word tells its level, or `level` does; where both do, they agree."""
    issuer = plan.issuer
    read = issuer.model_copy(update={"level": None}).unit_level
    if issuer.unit_level is None:
        yield _found(
            tree,
            Code.UNKNOWN_LEVEL,
            _("không rõ “{unit}” là cấp nào").format(unit=issuer.unit),
            ("issuer", "unit"),
            _("viết kèm loại đơn vị: xã …, phường …, huyện …, tỉnh …, thành phố …; hoặc thêm `level`"),
        )
    elif issuer.level and read and issuer.level != read:
        yield _found(
            tree,
            Code.LEVEL_AND_UNIT,
            _("`level: {level}` không khớp với “{unit}”").format(level=issuer.level, unit=issuer.unit),
            ("issuer", "level"),
            _("bỏ `level`, hoặc sửa `unit`, `within`"),
        )


def ended_level(plan: Plan, tree: Tree) -> Iterator[Diagnostic]:
    """There is no district since 1 July 2025."""
    day = plan.document.date.first_day() if plan.document.date else date(plan.year, 1, 1)
    read = plan.issuer.model_copy(update={"level": None}).unit_level
    if plan.issuer.unit_level == "district" and read in ("district", None) and day >= TWO_TIERS_SINCE:
        yield _found(
            tree,
            Code.ENDED_LEVEL,
            _("từ 01/7/2025 không còn cấp huyện, kế hoạch này ghi ngày sau đó"),
            ("issuer", "unit"),
            _("sửa `unit` thành xã, phường, đặc khu hoặc tỉnh; hoặc xem lại năm, ngày"),
        )


def unknown_symbol(plan: Plan, tree: Tree) -> Iterator[Diagnostic]:
    """A department's initials are its symbol; what another body is called by is for its head to say."""
    issuer = plan.issuer
    if not issuer.is_committee and not plan.document.symbol and not issuer.body.startswith("Sở "):
        yield _found(
            tree,
            Code.UNKNOWN_SYMBOL,
            _("chưa biết ký hiệu văn bản của “{body}”").format(body=issuer.body),
            ("issuer", "body"),
            _("thêm `symbol: KH-…` trong `document`"),
        )


def date_outside_period(plan: Plan, tree: Tree) -> Iterator[Diagnostic]:
    """A plan is issued in its year, or late in the year before."""
    day = plan.document.date
    if day and not plan.year - 1 <= day.year <= max(plan.year, plan.to_year or 0):
        yield _found(
            tree,
            Code.DATE_OUTSIDE_PERIOD,
            _("ngày ban hành {date} xa năm kế hoạch {year}").format(date=day, year=plan.year),
            ("document", "date"),
            _("xem lại `date` và `year`"),
        )
    if plan.to_year and plan.to_year < plan.year:
        message = _("`to_year` {to_year} trước `year` {year}").format(to_year=plan.to_year, year=plan.year)
        yield _found(tree, Code.WRONG_VALUE, message, ("to_year",), _("`to_year` là năm cuối của kế hoạch nhiều năm"))


def signature_that_does_not_pair(plan: Plan, tree: Tree) -> Iterator[Diagnostic]:
    """A deputy signs KT. for the head, and only a deputy does (NĐ 30, Điều 13)."""
    signature = plan.signature
    position = (signature.position or "").upper()
    deputy = position.startswith("PHÓ ")
    where: Path = ("signature", "position") if signature.position else ("signature", "capacity")
    if signature.capacity == "KT" and position and not deputy and not signature.head:
        message = _("ký KT. nhưng chức vụ “{position}” không phải cấp phó").format(position=position)
        hint = _("sửa `position`, hoặc ghi người được ký thay vào `head`")
        yield _found(tree, Code.SIGNATURE_PAIR, message, where, hint)
    if signature.capacity in (None, "Q") and deputy:
        message = _("“{position}” ký thì phải có KT.").format(position=position)
        yield _found(tree, Code.SIGNATURE_PAIR, message, where, _("thêm `capacity: KT`"))
    if signature.capacity in ("TL", "TUQ") and not position:
        message = _("ký {capacity}. phải ghi chức vụ người ký").format(capacity=signature.capacity)
        yield _found(tree, Code.SIGNATURE_PAIR, message, where, _("thêm khóa `position`"))


def unknown_position(plan: Plan, tree: Tree) -> Iterator[Diagnostic]:
    """Committees have a chairman and departments a director; who heads another body the spec has to say."""
    issuer, signature = plan.issuer, plan.signature
    if signature.position or signature.capacity in ("TL", "TUQ"):  # those two have a finding of their own
        return
    if not issuer.is_committee and not issuer.body.startswith("Sở "):
        yield _found(
            tree,
            Code.UNKNOWN_POSITION,
            _("chưa biết chức vụ người ký của “{body}”").format(body=issuer.body),
            ("signature",) if "signature" in tree.root.values else ("issuer", "body"),
            _("thêm khóa `position` trong `signature`"),
        )


# appendices


def unclear_appendices(plan: Plan, tree: Tree) -> Iterator[Diagnostic]:
    """An appendix shows one thing, each row of a table has a cell for each column, and columns fit the page."""
    extras = {key for _path, _group, task in _tasks(plan) for key in task.extra}
    for index, appendix in enumerate(plan.appendices):
        path: Path = ("appendices", index)
        shown = [name for name in ("source", "items", "table") if getattr(appendix, name)]
        if len(shown) != 1:
            yield _found(
                tree,
                Code.WRONG_VALUE,
                _("phụ lục “{title}” phải có đúng một trong `from`, `items`, `table`").format(title=appendix.title),
                path,
                _("`from: tasks` là biểu nhiệm vụ, `items` là lời văn, `table` là bảng tự do"),
            )
        for column_index, column in enumerate(appendix.columns):
            place: Path = (*path, "columns", column_index)
            key = column.field.removeprefix("extra.")
            if column.field.startswith("extra.") and key not in extras:
                message = _("không nhiệm vụ nào có `extra.{key}`").format(key=key)
                yield _found(tree, Code.UNUSED_EXTRA, message, place, _("cột này sẽ trống; xem lại tên cột"))
            if column.field.startswith("extra.") and not column.label:
                message = _("cột `extra.{key}` chưa có tiêu đề").format(key=key)
                yield _found(tree, Code.MISSING_KEY, message, place, _("viết {field: …, label: …}"))
        if appendix.table:
            yield from _ragged_rows(appendix.table.rows, len(appendix.table.columns), path, tree)
        yield from _columns_too_wide(appendix, path, tree)


def _columns_too_wide(appendix: Appendix, path: Path, tree: Tree) -> Iterator[Diagnostic]:
    columns = appendix.table.columns if appendix.table else appendix.columns
    wide = sum(column.width_mm or 0 for column in columns)
    room = PORTRAIT_ROOM_MM if appendix.orientation == "portrait" else LANDSCAPE_ROOM_MM
    if wide > room:
        message = _("các cột rộng {sum} mm, trang chỉ có {room} mm").format(sum=round(wide), room=room)
        where = (*path, "table", "columns") if appendix.table else (*path, "columns")
        yield _found(tree, Code.TOO_WIDE, message, where, _("giảm `width_mm`"))


def _ragged_rows(rows: tuple[tuple[str, ...], ...], count: int, path: Path, tree: Tree) -> Iterator[Diagnostic]:
    for index, row in enumerate(rows):
        if len(row) != count:
            message = _("dòng {row} có {cells} ô, bảng có {count} cột").format(
                row=index + 1, cells=len(row), count=count
            )
            yield _found(tree, Code.WRONG_VALUE, message, (*path, "table", "rows", index), _("ô trống viết là ''"))


CHECKS: tuple[Check, ...] = (
    no_content,
    blank_lines,
    open_places,
    footnotes_undefined_or_unused,
    shouted_subject,
    headings_not_in_capitals,
    items_that_say_nothing,
    parts_not_printed,
    groups_not_printed,
    nothing_to_place,
    parts_inside_themselves,
    ids_given_twice,
    incomplete_tasks,
    unclear_level,
    ended_level,
    unknown_symbol,
    date_outside_period,
    signature_that_does_not_pair,
    unknown_position,
    unclear_appendices,
)
