"""Makes the table of public holidays; the committed table must be what this gives.

`python -m tests.support.public_holidays` writes it. A new release of the package `holidays` brings the days off that
the government has announced since; its version is pinned in `constraints.txt`.
"""

from pathlib import Path

import holidays

FIRST, LAST = 2015, 2050
TABLE = Path(__file__).parents[2] / "planforge" / "registry" / "data" / "holidays.txt"
HEADER = f"""\
# Ngày nghỉ lễ, tết ở Việt Nam từ năm {FIRST} đến năm {LAST}: ngày, tên.
# Made by tests/support/public_holidays.py; a test makes it again and compares.
"""
_SPELLING = {"Nguyên Đán": "Nguyên đán", "29 Tết": "Ngày 29 Tết"}


def table() -> str:
    """The text of `planforge/registry/data/holidays.txt`: a line a day, in order of the days."""
    days = holidays.country_holidays("VN", years=range(FIRST, LAST + 1), language="vi")
    lines = [f"{day} {_spelled(name)}\n" for day, name in sorted(days.items()) if FIRST <= day.year <= LAST]
    return HEADER + "".join(lines)


def _spelled(name: str) -> str:
    for theirs, ours in _SPELLING.items():
        name = name.replace(theirs, ours)
    return name


if __name__ == "__main__":
    TABLE.parent.mkdir(exist_ok=True)
    TABLE.write_text(table(), encoding="utf-8")
