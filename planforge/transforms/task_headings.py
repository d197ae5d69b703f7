"""Which field of a task a column of somebody's table means, told by its Vietnamese heading."""

from collections.abc import Mapping, Sequence

from planforge.vietnamese import same_words, without_marks

KEY = "key"
"""The column of ids, by which rows are known again."""

_WORDS: dict[str, tuple[str, ...]] = {
    KEY: ("mã", "mã nhiệm vụ", "mã số", "id"),
    "ordinal": ("tt", "stt", "số tt", "số thứ tự", "thứ tự"),
    "group": (
        *("nhóm", "nhóm nhiệm vụ", "chỉ số nội dung", "lĩnh vực", "nội dung chính", "chỉ số", "nhóm nội dung"),
        *("nhóm nhiệm vụ, giải pháp", "mục"),
    ),
    "title": (
        *("nội dung thành phần", "tên nhiệm vụ", "nhiệm vụ", "nội dung", "nội dung công việc", "công việc"),
        *("nội dung nhiệm vụ", "nhiệm vụ cụ thể", "nhiệm vụ chủ yếu", "hoạt động", "tiêu chí", "nội dung thực hiện"),
        *("tên công việc", "nhiệm vụ trọng tâm", "nội dung, nhiệm vụ", "nhiệm vụ, giải pháp"),
    ),
    "objective": ("mục tiêu", "mục tiêu, yêu cầu", "yêu cầu", "mục tiêu cụ thể", "chỉ tiêu", "yêu cầu, mục tiêu"),
    "measures": (
        *("nhiệm vụ, giải pháp", "giải pháp", "nhiệm vụ và giải pháp", "nội dung thực hiện", "biện pháp"),
        *("cách thức thực hiện", "nhiệm vụ cụ thể", "nhiệm vụ, giải pháp cụ thể", "nhiệm vụ", "giải pháp thực hiện"),
    ),
    "deliverables": (
        *("kết quả", "sản phẩm", "kết quả, sản phẩm", "sản phẩm, kết quả", "sản phẩm đầu ra", "kết quả đạt được"),
        *("dự kiến sản phẩm", "kết quả đầu ra", "sản phẩm dự kiến", "sản phẩm hoàn thành", "kết quả thực hiện"),
        *("dự kiến kết quả", "kết quả dự kiến", "kết quả và sản phẩm", "kết quả, sản phẩm dự kiến"),
    ),
    "lead": (
        *("đơn vị chủ trì", "cơ quan chủ trì", "chủ trì", "cơ quan, đơn vị chủ trì", "đơn vị, cá nhân chủ trì"),
        *("công chức chủ trì", "bộ phận chủ trì", "cơ quan chủ trì thực hiện", "đơn vị chủ trì thực hiện"),
        *("đơn vị chịu trách nhiệm", "trách nhiệm chủ trì", "phân công chủ trì", "đơn vị chủ trì, tham mưu"),
        *("cơ quan chủ trì, tham mưu", "chủ trì thực hiện", "cơ quan chịu trách nhiệm"),
    ),
    "supporting": (
        *("đơn vị phối hợp", "cơ quan phối hợp", "phối hợp", "cơ quan, đơn vị phối hợp", "phối hợp thực hiện"),
        *("công chức phối hợp", "bộ phận phối hợp", "đơn vị phối hợp thực hiện", "cơ quan phối hợp thực hiện"),
    ),
    "deadline": (
        *("thời gian thực hiện", "thời gian", "thời hạn", "thời hạn hoàn thành", "thời gian hoàn thành", "tiến độ"),
        *("thời gian, tiến độ", "hạn hoàn thành", "thời điểm hoàn thành", "thời gian thực hiện, hoàn thành"),
        *("thời hạn thực hiện", "tiến độ thực hiện", "tiến độ hoàn thành"),
    ),
}
"""Headings as offices write them; one that stands under several fields goes to the first of these that is free."""


def _folded(heading: str) -> str:
    """`heading` without what does not tell columns apart: case, tone marks, line ends, what stands in brackets."""
    words = heading.partition("(")[0].replace("/", ", ").replace(" - ", ", ").replace(" – ", ", ")
    return without_marks(same_words(words).replace(" ,", ",").strip(" .:;*"))


_LONGEST = 100
"""Letters of a heading; the long texts of a table need no looking up."""

_FIELDS: dict[str, list[str]] = {}
for _field, _headings in _WORDS.items():
    for _heading in _headings:
        _FIELDS.setdefault(_folded(_heading), []).append(_field)


def columns_of(headings: Sequence[str], labels: Mapping[str, str]) -> dict[str, int]:
    """The index of the column of each field that `headings` name.

    `labels` are the plan's own words for its columns, which are believed first, save that a table has to have titles:
    where no other heading means them, `Nhiệm vụ` does, whatever else the plan calls so. A heading that could mean two
    fields takes the one that no other heading means. A column that is not understood is left out.
    """
    found = _certain(headings, {_folded(words): field for words, field in labels.items()})
    choices = {
        index: _FIELDS.get(_folded(heading), [])
        for index, heading in enumerate(headings)
        if index not in found.values()
    }
    for index, fields in sorted(choices.items(), key=lambda choice: len(choice[1])):
        free = next((field for field in fields if field not in found), None)
        if free:
            found[free] = index
    return found


def means_a_field(heading: str) -> bool:
    """Whether offices write `heading` above a column of tasks."""
    return len(heading) <= _LONGEST and _folded(heading) in _FIELDS


def _certain(headings: Sequence[str], own: Mapping[str, str]) -> dict[str, int]:
    """The columns with the plan's own words above them, the first of equals.

    Where none of them is the titles', words that may mean titles are not certain.
    """
    found: dict[str, int] = {}
    for index, heading in enumerate(headings):
        field = own.get(_folded(heading))
        if field:
            found.setdefault(field, index)
    if "title" in found:
        return found
    return {field: index for field, index in found.items() if "title" not in _FIELDS.get(_folded(headings[index]), ())}
