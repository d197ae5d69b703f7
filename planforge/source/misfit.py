"""One thing that keeps a file from being what it should be, in a sentence with a hint."""

import re
from calendar import monthrange
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from planforge.diagnostics import Code, Diagnostic, Place
from planforge.messages import _, language
from planforge.source.tree import MappingNode, Node, Scalar, SequenceNode
from planforge.source.trouble import quote_hint

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Misfit:
    """What a model refuses: why (`kind`, `context`), and what the file has there."""

    kind: str
    context: Mapping[str, Any]
    path: Path
    """As the file writes it; for a missing key, where it should be."""

    node: Node
    place: Place
    key_place: Place
    keys: tuple[str, ...] = ()
    """What may stand in the mapping here; none when the keys are the user's own."""

    description: str = ""
    """What the model says of the field."""

    bounds: Mapping[str, Any] = field(default_factory=dict)
    """What the model says of how small and how large a number may be: `ge`, `gt`, `le`."""

    takes_text: bool = False
    """An entry of the list here may be a bare text."""

    @property
    def name(self) -> str:
        """`` `year` ``, or which entry of which list."""
        number = self.path[-1] if self.path else ""
        key = next((step for step in reversed(self.path) if isinstance(step, str)), "")
        if isinstance(number, int):
            return _("mục {number} của `{key}`").format(number=number + 1, key=key)
        return f"`{key}`"

    @property
    def given(self) -> str:
        """What stands there, in words."""
        if isinstance(self.node, SequenceNode):
            return _("danh sách")
        if isinstance(self.node, MappingNode):
            return _("các cặp khóa: giá trị")
        return _("“{text}”").format(text=short(self.node.text))


def short(text: str, length: int = 40) -> str:
    """`text` with its end left off when it is long, for quoting."""
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"


def is_sentence(key: str) -> bool:
    """True for what no key looks like: it is the start of a sentence with a colon in it."""
    return not key.isascii() or " " in key or key[:1].isupper()


def nearest(word: str, words: Sequence[str]) -> str | None:
    """The one of `words` that was probably meant."""
    return next(iter(get_close_matches(word, words, n=1)), None)


def explain(misfit: Misfit) -> Diagnostic:
    """`misfit` in words."""
    kind = misfit.kind
    if kind == "extra_forbidden":
        return _unknown_key(misfit)
    if kind == "missing":
        return _missing_key(misfit)
    if kind == "wrong_key":
        return _wrong_key(misfit)
    if (key := _swallowed_sentence(misfit.node)) is not None:
        return Diagnostic(Code.COLON_IN_TEXT, _colon_in(key), misfit.place, quote_hint())
    if isinstance(misfit.node, Scalar) and misfit.node.is_empty:
        return Diagnostic(Code.EMPTY_TEXT, _("mục này trống"), misfit.place, _fill_hint())
    return _KINDS.get(kind, _wrong_value)(misfit)


def _fill_hint() -> str:
    return _("viết nội dung hoặc xóa dòng này")


def _swallowed_sentence(node: Node) -> str | None:
    """A text that ends in ":" or holds ": " is, unquoted, a mapping with one key."""
    if isinstance(node, MappingNode) and len(node.keys) == 1:
        key = next(iter(node.keys))
        return key if is_sentence(key) else None
    return None


def _colon_in(key: str) -> str:
    return _("câu có dấu hai chấm: “{key}: …”").format(key=short(key))


def _unknown_key(misfit: Misfit) -> Diagnostic:
    key, place = str(misfit.path[-1]), misfit.key_place
    if is_sentence(key):
        return Diagnostic(Code.COLON_IN_TEXT, _colon_in(key), place, quote_hint())
    return Diagnostic(Code.UNKNOWN_KEY, _("không có khóa `{key}`").format(key=short(key)), place, _keys_hint(misfit))


def _keys_hint(misfit: Misfit) -> str | None:
    if near := nearest(str(misfit.path[-1]), misfit.keys):
        return _("có phải là `{key}`?").format(key=near)
    return _("các khóa dùng được ở đây: {keys}").format(keys=", ".join(misfit.keys)) if misfit.keys else None


def _missing_key(misfit: Misfit) -> Diagnostic:
    key = misfit.path[-1]
    if isinstance(misfit.node, Scalar):  # the key is there, and nothing after it
        return Diagnostic(Code.EMPTY_TEXT, _("`{key}` trống").format(key=key), misfit.key_place, _description(misfit))
    message = _("thiếu khóa `{key}`").format(key=key)
    if len(misfit.path) > 1:
        parent = misfit.path[-2]
        message = _("mục này thiếu khóa `{key}`").format(key=key)
        if isinstance(parent, str):
            message = _("`{parent}` thiếu khóa `{key}`").format(parent=parent, key=key)
    return Diagnostic(Code.MISSING_KEY, message, misfit.place, _description(misfit))


def _description(misfit: Misfit) -> str:
    """How the missing key is written, and what the model says it is for (in Vietnamese only)."""
    written = _("viết `{key}: …`").format(key=misfit.path[-1])
    return f"{written} ({misfit.description})" if misfit.description and language() == "vi" else written


def _wrong_key(misfit: Misfit) -> Diagnostic:
    message = _("khóa `{key}` có chữ không dùng được").format(key=short(str(misfit.path[-1])))
    return Diagnostic(Code.WRONG_VALUE, message, misfit.key_place, _plain_letters())


def _plain_letters() -> str:
    return _("chỉ dùng chữ không dấu, số và gạch nối")


Explainer = Callable[[Misfit], Diagnostic]


def _wrong_type(expected: Callable[[], str], hint: Callable[[Misfit], str | None] = lambda _misfit: None) -> Explainer:
    def explain_type(misfit: Misfit) -> Diagnostic:
        message = _("{name} phải là {expected}, không phải {given}").format(
            name=misfit.name, expected=expected(), given=misfit.given
        )
        return Diagnostic(Code.WRONG_TYPE, message, misfit.place, hint(misfit))

    return explain_type


def _list_hint(misfit: Misfit) -> str | None:
    return _("viết mỗi mục ở một dòng, bắt đầu bằng dấu gạch và dấu cách: - …")


def _no_mapping(misfit: Misfit) -> Diagnostic:
    """Something else where a mapping is expected, or, in some lists, a text."""
    keys = ", ".join(misfit.keys[:3]) + (", …" if len(misfit.keys) > 3 else "")
    entry = isinstance(misfit.path[-1], int) if misfit.path else False
    if entry and misfit.keys:
        expected = _("một câu hoặc {keys}") if misfit.takes_text else _("{keys}")
        message = _("{name} phải là {expected}, không phải {given}").format(
            name=misfit.name, expected=expected.format(keys=f"{{{keys}}}"), given=misfit.given
        )
        hint = quote_hint() if misfit.takes_text and isinstance(misfit.node, SequenceNode) else None
        return Diagnostic(Code.WRONG_TYPE, message, misfit.place, hint)
    known = _("các khóa dùng được ở đây: {keys}").format(keys=", ".join(misfit.keys)) if misfit.keys else None
    return _wrong_type(lambda: _("các cặp khóa: giá trị"), lambda _misfit: known)(misfit)


def _wrong_value(misfit: Misfit) -> Diagnostic:
    return Diagnostic(Code.WRONG_VALUE, _refused(misfit), misfit.place)


def _refused(misfit: Misfit) -> str:
    return _("{name} không nhận giá trị {given}").format(name=misfit.name, given=misfit.given)


def _not_one_of(misfit: Misfit) -> Diagnostic:
    expected = str(misfit.context.get("expected", ""))
    words = re.findall(r"'([^']+)'", expected) or [expected]
    if misfit.path == ("planforge",):
        message = _("chỉ đọc được khuôn dạng 1, không phải {given}").format(given=misfit.given)
        return Diagnostic(Code.WRONG_VERSION, message, misfit.place, _("viết `planforge: 1`"))
    near = nearest(misfit.node.text, words) if isinstance(misfit.node, Scalar) else None
    hint = _("chọn một trong: {words}").format(words=", ".join(words))
    if near:
        hint = _("có phải là `{key}`?").format(key=near)
    return Diagnostic(Code.WRONG_VALUE, _refused(misfit), misfit.place, hint)


def _wrong_pattern(misfit: Misfit) -> Diagnostic:
    """A pattern that lists words is a choice of them; any other is about letters."""
    words = re.findall(r"[a-z_]{3,}", str(misfit.context.get("pattern", "")).split("extra")[0])
    hint = _("chọn một trong: {words}").format(words=", ".join([*words, "extra.…"])) if words else _plain_letters()
    if misfit.path == ("document", "number"):
        hint = _('chỉ ghi số, ví dụ "08"; ký hiệu ghi ở `symbol`')
    if words and isinstance(misfit.node, Scalar) and (near := nearest(misfit.node.text, words)):
        hint = _("có phải là `{key}`?").format(key=near)
    return Diagnostic(Code.WRONG_VALUE, _refused(misfit), misfit.place, hint)


def _no_such_date(misfit: Misfit) -> Diagnostic:
    message = _("không có ngày {given}").format(given=misfit.given)
    return Diagnostic(Code.WRONG_DATE, message, misfit.place, _days_of_month(misfit.node))


def _days_of_month(node: Node) -> str:
    """Why a day that looks like one is none."""
    numbers = [int(number) for number in re.findall(r"\d+", node.text)] if isinstance(node, Scalar) else []
    year = max(numbers, default=0)
    if len(numbers) == 3 and 0 < numbers[1] <= 12 and 1000 <= year <= 9999:
        days = monthrange(year, numbers[1])[1]
        return _("tháng {month} năm {year} có {days} ngày").format(month=numbers[1], year=year, days=days)
    return _("một năm có 12 tháng; viết năm-tháng-ngày như 2026-01-14")


def _not_a_date(misfit: Misfit) -> Diagnostic:
    message = _("{name} phải là một ngày, không phải {given}").format(name=misfit.name, given=misfit.given)
    return Diagnostic(Code.WRONG_DATE, message, misfit.place, _("viết 2026-01-14, hoặc 2026-01 khi chưa rõ ngày"))


def _empty_text(misfit: Misfit) -> Diagnostic:
    return Diagnostic(Code.EMPTY_TEXT, _("{name} trống").format(name=misfit.name), misfit.place, _fill_hint())


def _not_a_slug(misfit: Misfit) -> Diagnostic:
    hint = _("dùng chữ thường không dấu, số và gạch nối: cai-cach-hanh-chinh")
    return Diagnostic(Code.WRONG_VALUE, _refused(misfit), misfit.place, hint)


def _out_of_range(misfit: Misfit) -> Diagnostic:
    hint: str | None = None
    match {**misfit.bounds, **misfit.context}:
        case {"ge": low, "le": high}:
            hint = _("từ {low} đến {high}").format(low=low, high=high)
        case {"gt": low, "le": high}:
            hint = _("lớn hơn {low}, nhiều nhất là {high}").format(low=low, high=high)
    return Diagnostic(Code.WRONG_VALUE, _refused(misfit), misfit.place, hint)


_KINDS: dict[str, Explainer] = {
    "string_type": _wrong_type(lambda: _("một câu")),
    "tuple_type": _wrong_type(lambda: _("danh sách"), _list_hint),
    "list_type": _wrong_type(lambda: _("danh sách"), _list_hint),
    "dict_type": _no_mapping,
    "model_type": _no_mapping,
    "model_attributes_type": _no_mapping,
    "int_type": _wrong_type(lambda: _("số nguyên")),
    "int_parsing": _wrong_type(lambda: _("số nguyên")),
    "float_type": _wrong_type(lambda: _("một số")),
    "float_parsing": _wrong_type(lambda: _("một số")),
    "finite_number": _wrong_type(lambda: _("một số")),
    "bool_type": _wrong_type(lambda: _("true hoặc false")),
    "bool_parsing": _wrong_type(lambda: _("true hoặc false")),
    "literal_error": _not_one_of,
    "string_pattern_mismatch": _wrong_pattern,
    "no_such_date": _no_such_date,
    "not_a_date": _not_a_date,
    "dataclass_type": _not_a_date,
    "string_too_short": _empty_text,
    "not_a_slug": _not_a_slug,
    "too_short": _empty_text,
    "greater_than": _out_of_range,
    "greater_than_equal": _out_of_range,
    "less_than": _out_of_range,
    "less_than_equal": _out_of_range,
}
