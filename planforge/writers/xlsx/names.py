"""Names of sheets: what Excel allows, each once."""

import re
from collections.abc import Iterable

CHOICES_SHEET = "Đơn vị"
KEY_HEADING = "Mã"
"""Above the hidden column by which rows are known again."""

LONGEST_NAME = 31


def sheet_names(labels: Iterable[str]) -> list[str]:
    """A name for each label: without the signs Excel refuses, at most 31 letters, told apart by a number."""
    taken = {CHOICES_SHEET.lower(), "history"}
    names = []
    for label in labels:
        plain = re.sub(r"[\[\]:*?/\\]", " ", label)
        plain = " ".join(plain.split()).strip("' ")[:LONGEST_NAME].strip("' ") or "Bảng"
        name, number = plain, 1
        while name.lower() in taken:
            number += 1
            name = f"{plain[: LONGEST_NAME - len(str(number)) - 3].strip()} ({number})"
        taken.add(name.lower())
        names.append(name)
    return names
