"""Plans as offices write them, in every shape a spec can have: what the laws are held against.

Each is valid: `spec.checks` finds no error in it (warnings it may). Words are Vietnamese and in NFC, with all the
signs that mean something to YAML, to XML, to Jinja or to the clerk's own marks.
"""

from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy
from functools import cache
from itertools import pairwise, product
from random import Random
from typing import Any

from hypothesis import strategies as st
from pydantic import BaseModel

from planforge.plan.appendices import TASK_FIELDS
from planforge.plan.markup import note_keys
from planforge.plan.plan import Plan
from planforge.vietnamese import nfc

_WORDS = """
rà soát|công khai|thủ tục hành chính|Ủy ban nhân dân|người dân, doanh nghiệp|Đắk Lắk|Ea H'Leo|nghị quyết số 76/NQ-CP
Bộ phận Một cửa|dữ liệu|chuyển đổi số|đặc biệt|nguyễn|phường|hằng quý|kịp thời|Quỹ hỗ trợ|ưu tiên|khuyến khích|giám sát
trước ngày 30/11/2026|đạt từ 85% trở lên|(TTHC)|chỉ đạo|bảo đảm|xã hội; y tế|kiểm tra…|báo cáo
"""
_SIGNS = r"""
& < > " ' % { } [ ] # : - * ~ \ ` @ ! | ? , = ; . / + – “ ” ≥ & &amp; <b> ]]> {x} [x] a:b C:\tmp #1 R&D C# 3*4*5 * **
- - 1. a) 08 1e3 0x1F no null 7:30 --- ... 2026-01-14 \{{ ~50% 'a' "b" %d %s {% {# <!-- 50.000đ y=x snake_case
"""
WORDS = tuple(_WORDS.strip().replace("\n", "|").split("|"))
SIGNS = tuple(_SIGNS.split())
MARKED = ("**đậm**", "*nghiêng*", "***cả hai***", "==cần rà soát==", "**đậm *và nghiêng* nữa**", "\\*sao\\*")
PLACEHOLDERS = (
    "{{ year }}",
    "{{ year - 1 }}",
    "{{ year + 1 }}",
    "{{ unit }}",
    "{{ unit_name | upper }}",
    "cấp {{ level }}",
    "{{ committee }}",
    "{{ committee_full }}",
    "{{ 'đầu' if year < 2025 else 'cuối' }} kỳ",
)
NOTE_KEYS = ("a", "b", "tt-01")
MARKERS = ("roman", "number", "letter", "dash", "plus", "decimal", "none")
EXTRA_KEYS = ("theo_doi", "kinh-phi")


def _mixed(words: tuple[str, ...], longest: int) -> list[str]:
    """Each of `words`, then texts of several, always the same ones."""
    choice = Random(1)
    several = (" ".join(choice.choices(words, k=choice.randint(2, longest))) for _ in range(600))
    return [text for text in (*words, *several) if any(letter.isalnum() for letter in text)]


_PLAIN = _mixed((*WORDS, *SIGNS, *MARKED, *WORDS), 6)
_NOTES = (*(f"từ[^{key}]" for key in NOTE_KEYS), *(f"{key}.[^{key}]" for key in NOTE_KEYS))
_ALL = (*WORDS, *SIGNS, *MARKED, *WORDS, *PLACEHOLDERS, *_NOTES)
_OVER_LINES = [f"{first}\n{second}" for first, second in pairwise(WORDS)]
_TEXTS = [*_mixed(_ALL, 6), *_mixed(_ALL, 40)[len(_ALL) :: 3], *_OVER_LINES]

PLAIN = st.sampled_from(_PLAIN)
"""For what is printed as it stands: names in the letterhead, recipients."""

FILLED = st.sampled_from(_mixed((*WORDS, *SIGNS, *PLACEHOLDERS), 6))
TEXTS = st.sampled_from(_TEXTS)
"""A text of words and signs, clerk's marks, placeholders, footnotes: a single draw, so that a whole plan is quick."""

Keys = st.SearchStrategy[dict[str, Any]]


def maybe(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """One of `values`, or None, which leaves the key out."""
    return st.none() | values


def some(values: st.SearchStrategy[Any], least: int = 0, most: int = 2) -> st.SearchStrategy[list[Any]]:
    """A short list of `values`."""
    return st.lists(values, min_size=least, max_size=most)


def keys(*more: Keys, **values: st.SearchStrategy[Any]) -> Keys:
    """A mapping with a key for each of `values` that is not None, and all the keys of `more`."""
    return st.tuples(st.fixed_dictionaries(values), *more).map(
        lambda parts: {key: value for part in parts for key, value in part.items() if value is not None}
    )


def choices(**values: Sequence[Any]) -> Keys:
    """A mapping with a key for one of each of `values`, in one draw; None leaves the key out."""
    mixes = [dict(zip(values, mix, strict=True)) for mix in product(*values.values())]
    return st.sampled_from([{key: value for key, value in mix.items() if value is not None} for mix in mixes])


SLUGS = ("ra-soat", "cong-khai", "1", "nv-2026")
slugs = st.sampled_from(SLUGS)
CASCADES = ("keep", "drop", {"to": ["commune"]}, {"to": ["district", "commune"], "measures": ["rà soát: một"]}, {})
LABELS = (
    *[None] * 4,
    {"lead": "Chủ trì"},
    {"objective": "Mục tiêu:", "deadline": "Hạn & định"},
    {"group": "a: b", "title": "*"},
    {},
)
_ORIGIN = [{}, {}, {"origin": "ra-soat"}, *({"cascade": cascade} for cascade in CASCADES)]
_MARKS = [{"marker": marker} for marker in MARKERS] + [{"item_marker": marker} for marker in MARKERS]
_TOOLS = [{}] * 16 + _MARKS + _ORIGIN + [{"bold": True}, {"bold": False, "item_marker": "number"}]
_item_markers = choices(item_marker=(None, *MARKERS))


def _pool(make: Callable[[Random], Any]) -> st.SearchStrategy[Any]:
    """A thousand things that `make` makes, always the same ones, the smallest first, for that is where shrinking ends.

    Built of hypothesis's own parts a plan would take two hundred draws, and a run of all laws minutes.
    """
    choice = Random(1)
    return st.sampled_from(sorted((make(choice) for _ in range(1000)), key=lambda made: len(str(made))))


# the outline


@cache
def entries(depth: int = 3, least: int = 0) -> st.SearchStrategy[list[Any]]:
    """What may stand in a list of items: texts, headings and assignments, nested up to `depth` below this."""
    return _pool(lambda choice: _entries(choice, depth, least))


def _entries(choice: Random, depth: int, least: int = 0) -> list[Any]:
    return [_entry(choice, depth) for _ in range(choice.randint(least, 2))]


def _entry(choice: Random, depth: int) -> Any:
    said, text = choice.choice(_TOOLS), choice.choice(_TEXTS)
    below = _entries(choice, depth - 1) if depth else []
    match choice.randrange(7):
        case 0:
            return {**said, "text": text, "items": below}
        case 1 | 2:
            return {**said, "heading": text, "items": below}
        case 3:
            return {**said, **choice.choice(_TOLD), "to": text, "duties": below}
        case 4:
            return {"items": [text, *below]}
    return text


_TOLD = (
    {},
    {"verb": "Giao"},
    {"text": "rà soát [x]"},
    {"verb": "Đề nghị", "text": "**đậm** từ[^b]"},
    {"verb": "Giao", "text": "chủ trì:", "colon": False},
    {"colon": False},
    {"colon": True},
)

# tasks


def _content(choice: Random) -> Any:
    texts = [choice.choice(_TEXTS) for _ in range(choice.randint(1, 3))]
    return choice.choice(
        [
            None,
            texts[0],
            texts,
            _entries(choice, 1, least=1),
            {"item_marker": choice.choice(MARKERS), "items": _entries(choice, 0, least=1)},
        ]
    )


_DEADLINES = (
    "Thường xuyên",
    "Quý II, III năm {{ year }}",
    "Trước ngày 30/11/{{ year }}",
    "Trước và trong quá trình bầu cử\nThường xuyên",
    "Quý I;\n\nQuý II.",
    "2026",
)


def _deliverables(choice: Random) -> Any:
    """Any content, or deliverables some of which have bodies and deadlines of their own; the first never has."""
    own = [_own_deliverable(choice) for _ in range(choice.randint(1, 2))]
    return choice.choice([_content(choice), _content(choice), [choice.choice(_TEXTS), *own, choice.choice(_TEXTS)]])


def _own_deliverable(choice: Random) -> dict[str, Any]:
    said: dict[str, Any] = {"text": choice.choice(_TEXTS)}
    for field, values in (("lead", _PLAIN), ("supporting", _PLAIN), ("deadline", _DEADLINES)):
        if choice.random() < 0.6 or (field == "deadline" and len(said) == 1):
            said[field] = choice.choice(values)
    return said


_contents = _pool(_content)
_names = _pool(lambda choice: [choice.choice(_PLAIN) for _ in range(choice.randint(0, 3))])
_tasks = keys(
    st.sampled_from(_ORIGIN),
    choices(id=[True, False], like_the_last=[None, None, True], labels=LABELS),
    title=TEXTS | st.just("Tên nhiệm vụ:"),
    objective=_contents,
    measures=_contents,
    deliverables=_pool(_deliverables),
    lead=_names,
    supporting=_names,
    deadline=_contents | st.sampled_from(_DEADLINES),
    extra=maybe(st.fixed_dictionaries({EXTRA_KEYS[0]: TEXTS, EXTRA_KEYS[1]: st.just("Thanh tra\nvà đôn đốc")})),
)
_groups = keys(
    st.sampled_from(_ORIGIN), choices(id=[True, False], labels=LABELS), group=maybe(TEXTS), tasks=some(_tasks, 1, 3)
)


def _with_ids(groups: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """`groups` with an id where one is wanted, each given once; some neighbours equal, so that a table merges them."""
    for number, group in enumerate(groups):
        _name(group, f"nhom-{number}")
        for index, task in enumerate(group["tasks"]):
            _name(task, f"nv-{number}-{index}")
            if task.pop("like_the_last", False) and index:
                last = group["tasks"][index - 1]
                task |= {key: last[key] for key in ("title", "lead", "deadline") if key in last}
    return groups


def _name(entry: dict[str, Any], name: str) -> None:
    if entry.pop("id"):
        entry["id"] = name


# appendices

_field_columns = keys(
    choices(field=TASK_FIELDS, width_mm=[None, None, 12, 20.5], of=[None, "group", "task", "all"]), label=maybe(TEXTS)
)
_extra_columns = keys(choices(field=[f"extra.{key}" for key in EXTRA_KEYS]), label=TEXTS)
_columns = some(st.sampled_from(TASK_FIELDS) | _field_columns | _extra_columns, 0, 6)
_some_groups = some(st.integers(0, 2))
_page = keys(
    choices(orientation=[None, "landscape", "portrait"], number_first_page=[False, True]),
    title=TEXTS,
    attached=maybe(PLAIN),
)
_item_appendices = keys(_page, _item_markers, items=entries(2, least=1))
_cells = st.one_of(TEXTS, st.sampled_from(["", "1", "08", "Xã A\nXã B", "một  hai", "Bậc"]))
_table_appendices = keys(
    _page,
    table=keys(
        columns=some(TEXTS | keys(label=TEXTS, width_mm=st.sampled_from([None, 10, 33.3])), 1, 4),
        rows=some(st.lists(_cells, min_size=4, max_size=4), 1, 4),
    ),
)
_task_appendices = keys(
    _page,
    choices(
        source=["tasks", "tasks", "tasks_by_body"],
        labels=LABELS,
        groups_as=[None, "merged_cells", "header_rows"],
        merge=[[], ["title"], ["lead", "deadline"], ["title", "objective", "measures", "deliverables", "supporting"]],
        task_marker=[None, "letter", "number", "none"],
    ),
    groups=_some_groups,
    columns=_columns,
)


def _fitting(appendices: list[dict[str, Any]], groups: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Those of `appendices` that a plan with these groups can have; rows as long as their table is wide."""
    for appendix in appendices:
        if "table" in appendix:
            count = len(appendix["table"]["columns"])
            appendix["table"]["rows"] = [row[:count] for row in appendix["table"]["rows"]]
        if "source" in appendix:
            appendix["groups"] = _chosen(appendix["groups"], groups)
    return [appendix for appendix in appendices if groups or "source" not in appendix]


def _chosen(numbers: list[int], groups: list[dict[str, Any]]) -> list[str]:
    ids = [group["id"] for group in groups if "id" in group]
    return [ids[number] for number in dict.fromkeys(numbers) if number < len(ids)]


# the plan

ISSUERS = (
    {"unit": "xã Tân Lập", "within": ["huyện Krông Búk", "tỉnh Đắk Lắk"]},
    {"unit": "huyện Ea H'Leo", "within": ["tỉnh Đắk Lắk"]},
    {"unit": "tỉnh Đắk Lắk"},
    {"unit": "thành phố Hồ Chí Minh", "superior_line": "Chính phủ & Quốc hội"},
    {"unit": "phường 5", "within": ["Thành phố Hồ Chí Minh"], "place_name": "Phường 5"},
    {"unit": "thị trấn Ea Drăng"},
    {"unit": "Côn Đảo", "level": "commune"},
    {"unit": "tỉnh Đắk Lắk", "body": "Sở Nội vụ"},
    {"unit": "xã Ea Knuếc", "body": "Phòng Văn hóa - Xã hội"},
)
_signers = choices(
    name=[None, "Nguyễn Văn A", "H'Yim Kđoh"],
    for_committee=[None, True, False],
    own_post=[None, None, "Giám đốc Sở Nội vụ"],
)
_HEADS = [None, "CHỦ TỊCH", "Giám đốc"]
_DEPUTIES = [None, "PHÓ CHỦ TỊCH", "Phó Giám đốc"]
_DELEGATES = ["CHÁNH VĂN PHÒNG", "Phó Chánh Văn phòng"]
_authorities = st.one_of(
    choices(capacity=[None, "Q"], position=_HEADS),
    choices(capacity=["KT"], position=_DEPUTIES, head=_HEADS),
    choices(capacity=["KT"], position=["ỦY VIÊN"], head=["Trưởng ban"]),
    choices(capacity=["TL", "TUQ"], position=_DELEGATES, head=_HEADS),
)
_recipients = st.one_of(
    PLAIN,
    st.sampled_from(["- Các thôn;", "Như trên;", "UBND huyện (b/c).", "Lưu trữ."]),
    keys(choices(note=[None, "b/c", "(để thực hiện)", "& < >"]), to=some(PLAIN, 1, 3)),
)
_ABOVE = {"reference": "189/KH-UBND", "date": "2024-08-19", "issuer": "tỉnh Đắk Lắk"}
_PLANS_BEFORE = (None, {"id": "1", "subject": "a: b & {{ year }}"}, {"year": 2023}, _ABOVE)
_endings = st.sampled_from(["", ".", "./.", " ./.", ";", "[^a]", "[^b]."])
_places = keys(
    choices(labels=LABELS, colon=[None, True, False], marker=[*[None] * 7, *MARKERS]),
    _item_markers,
    heading=maybe(TEXTS),
    items=entries(0),
    groups=_some_groups,
)
_sections = st.fixed_dictionaries(
    {
        "order": st.permutations(["purpose", "requirements", "tasks", "assignments"]),
        "places": st.lists(_places, min_size=4, max_size=4),
        "before": entries(3),
        "after": entries(1, least=1),
        "nested": st.booleans(),
        "tasks_twice": st.booleans(),
    }
)
_raw = keys(
    choices(id=SLUGS[:2], year=[2024, 2026], to_year=[None, 2030], issuer=ISSUERS),
    choices(recipient_notes=["brace", "inline"], filed_with=[None, "VT", "Lưu: VT, NV (2).", "VT & <NV>"]),
    document=keys(
        choices(
            number=[None, "8", "08", "0155", "12a"],
            symbol=[None, "KH-UBND"],
            date=[None, "2024-01-14", "2026-12", "2025-3-5", "05/02/2026"],
            draft=[False, True],
        ),
        subject=TEXTS,
    ),
    signature=keys(_signers, _authorities),
    legal_bases=some(TEXTS | st.sampled_from(["Căn cứ Luật;", "Theo đề nghị."]), 0, 3),
    introduction=maybe(some(TEXTS)),
    purpose=entries(1),
    requirements=entries(1),
    tasks=some(_groups, 0, 3),
    assignments=entries(2),
    sections=maybe(_sections),
    closing=st.none() | st.just("") | st.builds("{}{}".format, TEXTS, _endings),
    recipients=some(_recipients, 0, 4),
    appendices=some(st.one_of(_item_appendices, _table_appendices, _task_appendices, _task_appendices)),
    labels=st.sampled_from(LABELS),
    footnotes=st.lists(FILLED, min_size=3, max_size=3),
    origin=choices(rolled_over_from=_PLANS_BEFORE, cascaded_from=_PLANS_BEFORE),
)


def _assembled(drawn: dict[str, Any]) -> Plan:
    """The plan of what was drawn, once its parts fit together."""
    raw = deepcopy(drawn)
    raw["tasks"] = _with_ids(raw["tasks"])
    raw["appendices"] = _fitting(raw["appendices"], raw["tasks"])
    if raw["issuer"].get("body", "").startswith("Phòng"):
        raw["document"]["symbol"] = "KH-PVHXH"
        deputy = raw["signature"].get("capacity") == "KT"
        raw["signature"].setdefault("position", "PHÓ TRƯỞNG PHÒNG" if deputy else "TRƯỞNG PHÒNG")
        if raw["signature"].get("capacity") in ("TL", "TUQ"):
            raw["signature"].setdefault("head", "TRƯỞNG PHÒNG")
    parts = [part for part in ("purpose", "requirements", "tasks", "assignments") if raw[part]]
    if "sections" in raw or not parts:
        raw["sections"] = _laid_out(raw, parts) if "sections" in raw else ["Một câu."]
    notes = dict(zip(NOTE_KEYS, raw.pop("footnotes"), strict=True))
    used = {key for text in all_texts(raw) for key in note_keys(text)}
    return Plan.model_validate({"planforge": 1, **raw, "footnotes": {key: notes[key] for key in notes if key in used}})


def _laid_out(raw: dict[str, Any], parts: list[str]) -> list[Any]:
    """Sections that place every part once, in any order, the last one perhaps a level down."""
    drawn = raw["sections"]
    in_appendix = any("source" in appendix for appendix in raw["appendices"])
    order = [part for part in drawn["order"] if part in parts]
    if in_appendix and not drawn["tasks_twice"]:
        order = [part for part in order if part != "tasks"]
    placed = [{**place, "from": part} for part, place in zip(order, drawn["places"], strict=False)]
    for place in placed:
        place["groups"] = _chosen(place["groups"], raw["tasks"]) if place["from"] == "tasks" else []
    if len(placed) > 1 and drawn["nested"]:
        *placed, last = placed
        placed.append({"heading": "NỘI DUNG", "items": [last]})
    return [*drawn["before"], *placed, *drawn["after"]]


plans = _raw.map(_assembled)
"""A plan without faults, every key of which may or may not be there."""


def all_texts(value: Any) -> Iterator[str]:
    """Every string in a plan or in a part of one."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, BaseModel):
        yield from all_texts(value.__dict__)
    elif isinstance(value, dict):
        yield from all_texts(tuple(value.values()))
    elif isinstance(value, list | tuple):
        for entry in value:
            yield from all_texts(entry)


# any text at all

_CLEAN = st.characters(
    exclude_categories=["Cs"],
    exclude_characters="".join(map(chr, (*range(9), *range(11, 32), 127, 0xFFFE, 0xFFFF))),
)
anything = st.text(_CLEAN, max_size=30).map(nfc).filter(str.strip)
"""Whatever passes the border of `source.text`, however little sense it makes."""
