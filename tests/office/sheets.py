"""A PDF as a person with a ruler sees it: lines of text, rules, frames, all in millimetres from the top left."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from typing import Any

import pdfplumber

MM = 25.4 / 72
HIGHEST_NOTE = 9
"""Points: smaller letters are the marks of footnotes, which sit above the line they belong to."""

Letter = dict[str, Any]


@dataclass(frozen=True)
class Line:
    """A line of text: its words, its ends, its baseline, the size of its type in points, whether all is bold."""

    text: str
    left: float
    right: float
    baseline: float
    size: float
    bold: bool

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2

    @property
    def top(self) -> float:
        """Where a capital with a tone mark ends."""
        return self.baseline - 0.9 * self.size * MM

    @property
    def foot(self) -> float:
        """Where `p` and `g` end."""
        return self.baseline + 0.217 * self.size * MM


@dataclass(frozen=True)
class Rule:
    """A straight line on the paper."""

    left: float
    right: float
    top: float
    bottom: float

    @property
    def length(self) -> float:
        return self.right - self.left

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2


def _ink(letters: list[Letter]) -> list[Letter]:
    return [letter for letter in letters if letter["text"].strip()]


def _line(baseline: float, letters: list[Letter]) -> Line:
    ink = _ink(letters)
    sizes = Counter(round(letter["size"], 1) for letter in ink)
    left, right = min(letter["x0"] for letter in ink) * MM, max(letter["x1"] for letter in ink) * MM
    bold = all("Bold" in letter["fontname"] for letter in ink)
    return Line(_words(letters), left, right, baseline, sizes.most_common(1)[0][0], bold)


def _words(letters: list[Letter]) -> str:
    """The words of a line; where there is a gap, as between two cells, a space."""
    written, end = "", 0.0
    for letter in sorted(letters, key=lambda letter: letter["x0"]):
        written += " " + letter["text"] if letter["x0"] > end + 1.5 else letter["text"]
        end = letter["x1"]
    return " ".join(written.split())


class Sheet:
    """One page."""

    def __init__(self, page: Any) -> None:
        self._page = page
        self.width, self.height = float(page.width) * MM, float(page.height) * MM

    @cached_property
    def letters(self) -> list[Letter]:
        return [letter for letter in self._page.chars if letter["text"].strip()]

    @cached_property
    def lines(self) -> list[Line]:
        """The lines of the page, whole: what stands side by side on one level is one line."""
        return self.lines_of(lambda letter: True)

    def lines_of(self, chosen: Callable[[Letter], bool]) -> list[Line]:
        """The lines of the letters that are `chosen`, from top to bottom."""
        letters = [letter for letter in self._page.chars if chosen(letter)]
        rows: dict[float, list[Letter]] = {}
        for letter in letters:
            if letter["size"] > HIGHEST_NOTE:
                baseline = self.baseline(letter)
                near = next((known for known in rows if abs(known - baseline) < 1.0), baseline)
                rows.setdefault(near, []).append(letter)
        for letter in letters:
            if letter["size"] <= HIGHEST_NOTE:
                below = [known for known in rows if 0 < known - self.baseline(letter) < 3]
                rows.setdefault(min(below, default=self.baseline(letter)), []).append(letter)
        return [_line(baseline, row) for baseline, row in sorted(rows.items()) if _ink(row)]

    def lines_between(self, left: float, right: float) -> list[Line]:
        """The lines of what stands between two verticals."""
        return self.lines_of(lambda letter: left <= (letter["x0"] + letter["x1"]) / 2 * MM <= right)

    def baseline(self, letter: Letter) -> float:
        """Millimetres from the top of the page."""
        return self.height - letter["matrix"][5] * MM

    @cached_property
    def rules(self) -> list[Rule]:
        """Everything drawn, each once: LibreOffice draws some lines twice."""
        drawn = [*self._page.lines, *self._page.rects]
        found = {Rule(*(round(shape[side] * MM, 2) for side in ("x0", "x1", "top", "bottom"))) for shape in drawn}
        return sorted(found, key=lambda rule: (rule.top, rule.left))

    @cached_property
    def level_rules(self) -> list[Rule]:
        """The horizontal rules."""
        return [rule for rule in self.rules if rule.length > 3 and rule.bottom - rule.top < 1]

    @cached_property
    def upright_rules(self) -> list[Rule]:
        """The vertical rules."""
        return [rule for rule in self.rules if rule.bottom - rule.top > 3 and rule.length < 1]

    def line(self, words: str) -> Line:
        """The only line that holds `words`."""
        found = [line for line in self.lines if words in line.text]
        assert len(found) == 1, f"{words}: {[line.text for line in found]}"
        return found[0]

    def has(self, words: str) -> bool:
        return any(words in line.text for line in self.lines)


class Pdf:
    """A PDF, its pages read when they are asked for."""

    def __init__(self, data: bytes) -> None:
        self._pdf = pdfplumber.open(BytesIO(data))

    @cached_property
    def sheets(self) -> list[Sheet]:
        return [Sheet(page) for page in self._pdf.pages]

    def close(self) -> None:
        self._pdf.close()

    def parts(self) -> list[list[Sheet]]:
        """The pages of the main part and of each appendix."""
        parts: list[list[Sheet]] = []
        for sheet in self.sheets:
            if not parts or any(line.text.split()[:2] == ["Phụ", "lục"] for line in sheet.lines[:2]):
                parts.append([])
            parts[-1].append(sheet)
        return parts
